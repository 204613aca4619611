"""Where the background of a page comes from: embedded, none, an archive of tiles, or tiles that a reader's browser asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from geomap.errors import UsageError
from geomap.web import archive
from geomap.web.basemap import CREDITS

OSM = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
"""The tiles of OpenStreetMap's own server, which are for light use: operations.osmfoundation.org/policies/tiles."""

_ADDRESS = re.compile(r"[!-~]+")
_UNSAFE = re.compile(r"[\s\"'<>;,\\]")


@dataclass(frozen=True)
class Ground:
    """A background.

    ``kind`` is offline, none or tiles. ``url`` is the address of tiles with ``{z} {x} {y}``, or of an archive whose tiles lie
    on the embedded basemap; ``path`` is such an archive to be embedded itself.
    """

    kind: str
    url: str = ""
    credits: tuple[str, ...] = ()
    path: Path | None = None

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
    """What ``--basemap`` asks for: ``offline``, ``none``, ``osm``, an address of raster tiles with ``{z}``, ``{x}``, ``{y}``, or
    a PMTiles archive, as a file or as an address.

    Raises:
        UsageError: it is none of them, or an address that a page must not hold.
        InputError: it is a file that is no archive a page can draw.
    """
    if basemap == "offline":
        return Ground("offline", credits=CREDITS)
    if basemap == "none":
        return Ground("none")
    if basemap == "osm":
        return Ground("tiles", OSM, ("© OpenStreetMap contributors (ODbL)",))
    remote = basemap.lower().startswith(("http:", "https:"))
    if basemap.lower().partition("?" if remote else "\0")[0].endswith(".pmtiles"):
        if remote:
            return Ground("offline", _checked(basemap, ()), CREDITS)
        archive.check(Path(basemap))
        return Ground("offline", credits=CREDITS, path=Path(basemap))
    return Ground("tiles", _checked(basemap, ("{x}", "{y}", "{z}")))


def _checked(address: str, slots: tuple[str, ...]) -> str:
    told = f"basemap {address[:120]!r}"
    if address.lower().partition("?")[0].endswith(".mbtiles"):
        raise UsageError(f"{told} is an MBTiles archive; `pmtiles convert` makes a PMTiles archive of it, which a page can hold")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            f"{told} is unknown; there are offline, osm, none, a FILE.pmtiles, or an address as https://host/{{z}}/{{x}}/{{y}}.png"
        )
    braces = re.findall(r"\{[^}]*\}?", parts.path + parts.query)
    if sorted(braces) != list(slots) or "{" in parts.netloc:
        wanted = "{z}, {x} and {y} once each and no other braces" if slots else "no braces"
        raise UsageError(f"{told} must hold {wanted}")
    if not _ADDRESS.fullmatch(address) or _UNSAFE.search(address) or "@" in parts.netloc or port == 0:
        raise UsageError(
            f"{told} holds signs that an address in a page must not: blanks, quotes, commas, semicolons, names"
        )
    return address
