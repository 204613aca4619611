"""Where the background of a page comes from: embedded, none, or tiles that a reader's browser asks a server for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from geomap.errors import UsageError
from geomap.web.basemap import CREDITS

OSM = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
"""The tiles of OpenStreetMap's own server, which are for light use: operations.osmfoundation.org/policies/tiles."""

_ADDRESS = re.compile(r"[!-~]+")
_UNSAFE = re.compile(r"[\s\"'<>;,\\]")


@dataclass(frozen=True)
class Ground:
    """A background: its ``kind`` (offline, none or tiles), and of tiles the address with ``{z} {x} {y}``."""

    kind: str
    url: str = ""
    credits: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """Scheme, host and port that tiles are asked of; empty when nobody is asked."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}" if self.url else ""

    @property
    def host(self) -> str:
        """The host to be named to readers."""
        return urlsplit(self.url).netloc


def ground(basemap: str) -> Ground:
    """What ``--basemap`` asks for: ``offline``, ``none``, ``osm``, or an address of raster tiles with ``{z}``, ``{x}``, ``{y}``.

    Raises:
        UsageError: it is none of them, or an address that a page must not hold.
    """
    if basemap == "offline":
        return Ground("offline", credits=CREDITS)
    if basemap == "none":
        return Ground("none")
    if basemap == "osm":
        return Ground("tiles", OSM, ("© OpenStreetMap contributors (ODbL)",))
    return Ground("tiles", _checked(basemap))


def _checked(address: str) -> str:
    told = f"basemap {address[:120]!r}"
    if address.lower().partition("?")[0].endswith((".pmtiles", ".mbtiles")):
        raise UsageError(
            f"{told} is an archive; give the address of a server's raster tiles with {{z}}, {{x}} and {{y}}"
        )
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            f"{told} is unknown; there are offline, osm, none, or an address as https://host/{{z}}/{{x}}/{{y}}.png"
        )
    braces = re.findall(r"\{[^}]*\}?", parts.path + parts.query)
    if sorted(braces) != ["{x}", "{y}", "{z}"] or "{" in parts.netloc:
        raise UsageError(f"{told} must hold {{z}}, {{x}} and {{y}} once each and no other braces")
    if not _ADDRESS.fullmatch(address) or _UNSAFE.search(address) or "@" in parts.netloc or port == 0:
        raise UsageError(
            f"{told} holds signs that an address in a page must not: blanks, quotes, commas, semicolons, names"
        )
    return address
