"""A PMTiles archive as the ground of a page: the tiles near the events are taken into it, as an archive again.

The format is version 3 of https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md, read and written by its own
package. Of an archive of a whole country a page takes what can be looked at: at each zoom the tiles round each event and
round small areas, from the lowest zoom on, until the next zoom would be more than a page should hold.
"""

from __future__ import annotations

import io
import mmap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from geomap.errors import InputError
from geomap.strict import plain
from geomap.web.basemap import Box

MOST_BYTES = 24_000_000
"""Bytes of tiles that a page takes; base64 makes a third more of them in the file."""

_AROUND = 2
_WIDEST = 16
_MOST_TILES = 60_000
_LONGEST_CREDIT = 300
_KINDS = {"MVT": "", "PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "AVIF": "image/avif"}

GetBytes = Callable[[int, int], bytes]


@dataclass(frozen=True)
class Taken:
    """What a page takes of an archive: an archive of its own, whom it is owed to, and what is to be said of it."""

    data: bytes
    credit: str
    note: str


def check(path: Path) -> None:
    """Whether a file is an archive that a page can draw.

    Raises:
        InputError: it is not there, is no PMTiles archive of version 3, or holds tiles that browsers cannot unpack.
    """
    with _opened(path):
        pass


def take(path: Path, boxes: Sequence[Box], most_bytes: int = MOST_BYTES) -> Taken:
    """The tiles near the boxes, zoom by zoom while there is room for all of a zoom.

    Args:
        boxes: west, south, east, north in degrees of what is drawn; without any, the archive's own bounds.

    Raises:
        InputError: as `check` does; or it is damaged, or its coarsest tiles are too many for a page.
    """
    from pmtiles.tile import TileType
    from pmtiles.writer import Writer

    with _opened(path) as archive:
        header = archive.header
        kept: list[tuple[int, int, int]] = []
        size, deepest = 0, -1
        for zoom in range(header["min_zoom"], header["max_zoom"] + 1):
            wanted = _wanted(boxes or [_bounds(header)], zoom, _AROUND if header["tile_type"] == TileType.MVT else _AROUND + 1)
            found = None if wanted is None else archive.found(wanted)
            more = 0 if found is None else sum({offset: length for _, offset, length in found}.values())
            if found is None or size + more > most_bytes:
                break
            kept += found
            size, deepest = size + more, zoom
        name = plain(path.name)
        if deepest < 0:
            raise InputError(
                str(name),
                f"its coarsest tiles near the events are more than the {most_bytes / 1e6:.0f} MB that a page takes",
                "give it lower zooms, or cut an extract of it with `pmtiles extract`",
            )
        target = io.BytesIO()
        untyped: Any = Writer
        writer = untyped(target)
        for tile, offset, length in kept:
            writer.write_tile(tile, archive.bytes(header["tile_data_offset"] + offset, length))
        if kept:
            writer.finalize(
                {key: header[key] for key in ("tile_type", "tile_compression")} | _corners(header),
                {"vector_layers": [{"id": name} for name in archive.layers()]},
            )
        return Taken(target.getvalue(), archive.credit() or f"{name} (names no source)", _told(str(name), header, len(kept), size, deepest))


def _told(name: str, header: Any, tiles: int, size: int, deepest: int) -> str:
    if not tiles:
        return f"{name}: has no tiles where the events are; the embedded basemap is all that is drawn"
    told = f"{name}: {tiles:,} tiles near the events are in the page ({size / 1e6:.1f} MB)"
    if deepest < header["max_zoom"]:
        told += f", down to zoom {deepest} of {header['max_zoom']}; more would be too much for a page"
    return told


# -- which tiles ------------------------------------------------------------------------------------------------------


def _wanted(boxes: Sequence[Box], zoom: int, around: int) -> list[int] | None:
    """Numbers of the tiles that the boxes want at a zoom; None when they are too many to look for."""
    import numpy as np
    from pmtiles.tile import zxy_to_tileid

    side = 1 << zoom
    west, south, east, north = np.asarray(boxes, dtype=np.float64).T
    corners = np.stack([_column(west), _row(north), _column(east), _row(south)], axis=1) * side
    corners = np.floor(np.clip(corners, 0, side - 1e-6)).astype(np.int64)
    spans = corners[:, 2:] - corners[:, :2]
    # Close by, nobody looks at all of a country that an event is only somewhere in.
    corners = np.unique(corners[(spans <= _WIDEST).all(axis=1)], axis=0)
    cells = (corners[:, 2:] - corners[:, :2] + 1 + 2 * around).prod(axis=1).sum()
    if cells > 40 * _MOST_TILES:
        return None
    pairs = {
        (x % side, y)
        for x0, y0, x1, y1 in corners.tolist()
        for y in range(max(0, y0 - around), min(side - 1, y1 + around) + 1)
        for x in range(x0 - around, x1 + around + 1)
    }
    return None if len(pairs) > _MOST_TILES else sorted(zxy_to_tileid(zoom, x, y) for x, y in pairs)


def _column(lon: Any) -> Any:
    """Web Mercator's x of longitudes, 0…1."""
    return lon / 360 + 0.5


def _row(lat: Any) -> Any:
    """Web Mercator's y of latitudes, 0 in the north … 1 in the south."""
    import numpy as np

    sine = np.sin(np.radians(np.clip(lat, -85.05, 85.05)))
    return 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)


def _bounds(header: Any) -> Box:
    west, south, east, north = (header[key] / 1e7 for key in ("min_lon_e7", "min_lat_e7", "max_lon_e7", "max_lat_e7"))
    return west, south, east, north


def _corners(header: Any) -> dict[str, Any]:
    return {key: header[key] for key in ("min_lon_e7", "min_lat_e7", "max_lon_e7", "max_lat_e7")}


# -- the archive ------------------------------------------------------------------------------------------------------


class _Archive:
    """An open archive."""

    def __init__(self, path: Path, read: GetBytes, length: int) -> None:
        from pmtiles.tile import deserialize_directory, deserialize_header

        self._where, self._read, self._length = plain(path.name), read, length
        self.header = self._sound(lambda: deserialize_header(self.bytes(0, 127)))
        self._directory = lru_cache(maxsize=64)(
            lambda at, length: self._sound(lambda: deserialize_directory(self.bytes(at, length)))
        )
        self._metadata = self._sound(self._read_metadata)

    def bytes(self, offset: int, length: int) -> bytes:
        """Some bytes of the file, all of them."""
        if length < 0 or offset + length > self._length:
            raise InputError(self._where, "ends early", "copy the archive anew")
        return self._read(offset, length)

    def found(self, wanted: Sequence[int]) -> list[tuple[int, int, int]]:
        """Number, offset and length of those of some tiles that are there."""
        return [hit for tile in wanted for hit in self._find(tile)]

    def layers(self) -> list[str]:
        """Names of the layers of vector tiles."""
        listed = self._metadata.get("vector_layers")
        return [str(one.get("id", "")) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []

    def credit(self) -> str:
        """Whom the tiles are owed to, as plain text."""
        text = _Words.of(str(self._metadata.get("attribution") or ""))
        return text if len(text) <= _LONGEST_CREDIT else f"{text[:_LONGEST_CREDIT]}…"

    def _find(self, tile: int) -> Iterator[tuple[int, int, int]]:
        from pmtiles.tile import find_tile

        offset, length = self.header["root_offset"], self.header["root_length"]
        for _ in range(4):
            entry = find_tile(self._directory(offset, length), tile)
            if entry is None:
                return
            if entry.run_length:
                yield tile, entry.offset, entry.length
                return
            offset, length = self.header["leaf_directory_offset"] + entry.offset, entry.length

    def _read_metadata(self) -> dict[str, Any]:
        import gzip
        import json

        raw = self.bytes(self.header["metadata_offset"], self.header["metadata_length"])
        if self.header["internal_compression"].name == "GZIP":
            raw = gzip.decompress(raw)
        found = json.loads(raw or b"{}")
        return found if isinstance(found, dict) else {}

    def _sound(self, step: Callable[[], Any]) -> Any:
        """A step of reading; whatever a damaged file makes the package raise is one line."""
        try:
            return step()
        except InputError:
            raise
        except Exception as error:  # noqa: BLE001 - the package raises whatever its bytes lead to
            raise InputError(self._where, f"is no sound PMTiles archive of version 3 ({type(error).__name__})", "make it anew") from None


class _opened:  # noqa: N801 - reads as a function
    """An archive for the length of a `with`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> _Archive:
        try:
            self._file = self._path.open("rb")
        except OSError as error:
            raise InputError(plain(self._path), f"cannot be read ({error.strerror or error})", "name a PMTiles archive") from None
        try:
            self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            self._file.close()
            raise InputError(plain(self._path.name), "is empty or no file", "name a PMTiles archive") from None
        try:
            archive = _Archive(self._path, lambda at, length: self._map[at : at + length], len(self._map))
            _drawable(archive.header, plain(self._path.name))
        except InputError:
            self.__exit__()
            raise
        return archive

    def __exit__(self, *_: object) -> None:
        self._map.close()
        self._file.close()


def _drawable(header: Any, where: str) -> None:
    """Raise when browsers cannot unpack the tiles."""
    kind, packed = header["tile_type"].name, header["tile_compression"].name
    if kind not in _KINDS:
        raise InputError(where, f"holds tiles of kind {kind}", f"a page draws {', '.join(_KINDS)}")
    if packed not in ("NONE", "GZIP", "UNKNOWN"):
        raise InputError(where, f"holds tiles packed by {packed.lower()}", "a page unpacks gzip; make the archive with that")
    if header["internal_compression"].name != "GZIP":
        raise InputError(where, f"has directories packed by {header['internal_compression'].name.lower()}", "gzip is read")
    if not 0 <= header["min_zoom"] <= header["max_zoom"] <= 24:
        raise InputError(where, f"has zooms {header['min_zoom']} to {header['max_zoom']}", "0 to 24 are possible")


class _Words(HTMLParser):
    """The text of a scrap of HTML, in which attributions are often written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    @classmethod
    def of(cls, html: str) -> str:
        """The words between the tags, with single blanks."""
        reader = cls()
        reader.feed(html)
        reader.close()
        return " ".join("".join(reader.parts).split())
