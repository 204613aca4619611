"""A compiled file, asked. Whatever is read from it is held against checksums, so that damage never becomes an answer."""

from __future__ import annotations

import json
import math
import os
import sqlite3
import struct
import threading
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from geomap import names as naming
from geomap.entry import Entry
from geomap.errors import GazetteerError
from geomap.lookup import fuzzy
from geomap.lookup.building import connect, identity, replace_damaged
from geomap.lookup.layout import NO_SETTLEMENT, geometry_of, name_checksum
from geomap.lookup.records import checksum_of, read

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_RECORD = "r.fid, r.checksum, r.record"
_IN_COUNTRY = " JOIN places p ON p.fid=n.fid AND (p.country_code=? OR p.countries LIKE ?)"
"""Entries of a country, or between it and another."""
_NAMED = {
    (in_country, which): f"SELECT {_RECORD}, n.short, n.checksum FROM names n JOIN records r ON r.fid=n.fid"
    f"{_IN_COUNTRY if in_country else ''} WHERE n.key=?{condition} ORDER BY n.short, n.fid LIMIT ?"
    for in_country in (False, True)
    for which, condition in (("all", ""), ("whole", " AND n.short=0"), ("short", " AND n.short=1"))
}
"""By whether a country is given, and whether those count that carry the key as a name, as an abbreviation, or either."""
_OF_ID = f"SELECT {_RECORD} FROM ids i JOIN records r ON r.fid=i.fid WHERE i.id=?"
_KNOWN = "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM names n WHERE n.key=value)"
_CHUNK = 900


_P = ParamSpec("_P")
_T = TypeVar("_T")


_generation = object()
"""Changes in a process that was forked off: a connection must not be carried over."""


def _forked() -> None:
    global _generation  # noqa: PLW0603
    _generation = object()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


class _Damage(Exception):
    """What was read is not what was written."""


def _whole(
    method: Callable[Concatenate[CompiledGazetteer, _P], _T],
) -> Callable[Concatenate[CompiledGazetteer, _P], _T]:
    """A question that is asked a second time when the file proves damaged and could be made anew."""

    @wraps(method)
    def asked(self: CompiledGazetteer, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return method(self, *args, **kwargs)
        except _Damage as damage:
            self._replace(str(damage))
        try:
            return method(self, *args, **kwargs)
        except _Damage as damage:
            raise GazetteerError(f"{self.path}: damaged ({damage}), although just made; check the disk") from None

    return asked


class CompiledGazetteer:
    """A compiled file, open for reading. Safe to share between threads; each gets a connection of its own.

    A file that proves damaged while it is read is set aside and, where `geomap.lookup.building` knows what it was made
    from, made anew; the question is then answered from the new one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._key_count: int | None = None

    def _replace(self, damage: str) -> None:
        """Set the damaged file aside and make it anew."""
        self._local.generation = None
        if not replace_damaged(self.path, self._local.identity, damage):
            raise GazetteerError(f"{self.path}: damaged ({damage}); set aside, run the command again to rebuild it")

    def _query(self, sql: str, arguments: Sequence[object] = ()) -> list[Any]:
        try:
            rows: list[Any] = self._asking()(sql, arguments).fetchall()
        except sqlite3.DatabaseError as error:
            raise _Damage(str(error)) from error
        return rows

    def _asking(self) -> Callable[[str, Sequence[object]], sqlite3.Cursor]:
        """What runs a query on this thread's connection; a process that was forked off opens its own."""
        local = self._local
        if getattr(local, "generation", None) != _generation:
            local.identity = identity(self.path)
            local.connection = connect(self.path)
            local.ask = local.connection.cursor().execute
            local.generation = _generation
        ask: Callable[[str, Sequence[object]], sqlite3.Cursor] = local.ask
        return ask

    @_whole
    def named(self, name: str, *, country: str | None = None, limit: int = 60) -> list[Entry]:
        """Entries with this name in any spelling that folds alike, most prominent first.

        An abbreviation counts only as written, dots aside: ``BUG`` names an airport, ``Bug`` a river.
        """
        return [entry for _, entry in self._keyed(naming.fold(name), name, country, limit)]

    @_whole
    def ranked(self, name: str, country: str | None, limit: int) -> list[tuple[float, Entry]]:
        """`named` with each entry's prominence, turned round so that the most prominent sorts first."""
        return self._keyed(naming.fold(name), name, country, limit)

    def _keyed(self, key: str, written: str, country: str | None, limit: int) -> list[tuple[float, Entry]]:
        """Entries under a key; those that carry it as an abbreviation only where it is written so."""
        where = _of_country(country)
        in_country = country is not None
        rows = self._query(_NAMED[in_country, "whole" if written == written.lower() else "all"], (*where, key, limit * 2))
        if len(rows) == limit * 2 and written != written.lower():  # abbreviations come last and may have been cut off
            rows = [row for row in rows if not row[3]] + self._query(_NAMED[in_country, "short"], (*where, key, _CHUNK))
        found: list[tuple[float, Entry]] = []
        abbreviated = False
        for fid, checksum, record, short, name_sum in rows:
            _check_name(key, short, fid, name_sum)
            ranked = _entry(fid, checksum, record)
            if not short:
                found.append(ranked)
            elif _plain(written) in map(_plain, ranked[1].properties["abbreviations"]):
                found.append(ranked)
                abbreviated = True
        if abbreviated:  # they came last
            found.sort(key=_rank)
        return found[:limit]

    @_whole
    def named_many(self, names: Sequence[str], *, limit: int = 60) -> dict[str, list[Entry]]:
        """`named` for many names at once; names without an entry are left out."""
        found = {name: self._keyed(naming.fold(name), name, None, limit) for name in names}
        return {name: [entry for _, entry in entries] for name, entries in found.items() if entries}

    @_whole
    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the folded keys that some entry carries."""
        return {key for (key,) in self._query(_KNOWN, (json.dumps(sorted(set(keys))),))}

    def similar(self, name: str, *, country: str | None = None, limit: int = 10) -> list[Entry]:
        """Entries whose name differs by an edit or two, by how it is transcribed, or in the order of its words, nearest first."""
        return [entry for _, entry in self.ranked_similar(name, country, limit)]

    @_whole
    def ranked_similar(self, name: str, country: str | None, limit: int) -> list[tuple[tuple[float, float], Entry]]:
        """`similar` with the distance and the prominence, turned round, that each is ranked by."""
        key = naming.fold(name)
        if len(key) < 3:
            return []
        scored = fuzzy.scored(key, [*self.known_keys(fuzzy.neighbours(key)), *self._sounding_alike(key)])
        scored |= dict.fromkeys(self.known_keys(fuzzy.reordered(key)), 0.5)
        scored.pop(key, None)
        return self._nearest(scored, country, limit)

    def _sounding_alike(self, key: str) -> list[str]:
        """Keys with the same sound, or one that is a letter away, of about the same length."""
        sound = naming.sound(key)
        if sound is None:
            return []
        start = key[: fuzzy.letters_kept(sound, self._keys())]
        asked = [(sound, ""), *((each, start) for each in fuzzy.nearby_sounds(sound))]
        found: list[str] = []
        for first in range(0, len(asked), _CHUNK // 2):
            chunk = asked[first : first + _CHUNK // 2]
            sql = (
                f"WITH asked(sound, start) AS (VALUES {','.join(['(?,?)'] * len(chunk))}) SELECT s.key FROM asked JOIN sounds s "
                "ON s.sound=asked.sound AND s.key>=asked.start AND s.key<asked.start||'~' "
                f"WHERE length(s.key) BETWEEN ? AND ? LIMIT {fuzzy.MOST_ALIKE:d}"
            )
            cells = [cell for pair in chunk for cell in pair]
            found += [row[0] for row in self._query(sql, (*cells, len(key) - 3, len(key) + 3))]
        return found

    def _keys(self) -> int:
        """About how many keys there are."""
        if self._key_count is None:
            found = self._query("SELECT value FROM about WHERE key='entries'")
            self._key_count = 2 * int(found[0][0]) if found else 0
        return self._key_count

    def _nearest(self, scored: dict[str, float], country: str | None, limit: int) -> list[tuple[tuple[float, float], Entry]]:
        """Entries of scored keys, nearest first and among equals most prominent first."""
        entries: dict[str, tuple[tuple[float, float], Entry]] = {}
        joined = "" if country is None else _IN_COUNTRY
        for score in sorted(set(scored.values())):
            keys = sorted(key for key, value in scored.items() if value == score)[:_CHUNK]
            marks = ",".join("?" * len(keys))
            sql = (
                f"SELECT {_RECORD}, n.key, n.short, n.checksum FROM names n JOIN records r ON r.fid=n.fid{joined} "
                f"WHERE n.key IN ({marks}) ORDER BY r.fid LIMIT ?"
            )
            for fid, checksum, record, key, short, name_sum in self._query(sql, (*_of_country(country), *keys, limit * 2)):
                _check_name(key, short, fid, name_sum)
                prominence, entry = _entry(fid, checksum, record)
                entries.setdefault(entry.id, ((score, prominence), entry))
            if len(entries) >= limit:
                break
        return list(entries.values())[:limit]

    @_whole
    def beginning(self, name: str, *, limit: int = 10) -> list[Entry]:
        """Entries whose name begins with a whole word or words: ``Wyryki`` gives ``Wyryki-Wola``; most prominent first."""
        key = naming.fold(name)
        sql = (
            f"SELECT {_RECORD}, n.key, n.short, n.checksum FROM names n JOIN records r ON r.fid=n.fid "
            "WHERE n.key>=? AND n.key<? ORDER BY n.fid LIMIT ?"
        )
        found: dict[str, Entry] = {}
        for fid, checksum, record, full, short, name_sum in self._query(sql, (key + " ", key + "!", limit * 2)):
            _check_name(full, short, fid, name_sum)
            entry = _entry(fid, checksum, record)[1]
            found.setdefault(entry.id, entry)
        return list(found.values())[:limit]

    @_whole
    def entry(self, id: str) -> Entry | None:
        """The entry with this id, or with this id among its further ones."""
        for cells in self._query(_OF_ID, (id,)):
            entry = _entry(*cells)[1]
            if entry.id != id and id not in entry.properties.get("also", ()):
                raise _Damage(f"id of {entry.id!r}")
            return entry
        return None

    @_whole
    def geometry(self, entry: Entry) -> BaseGeometry:
        """The full geometry of an entry, in EPSG:4326."""
        import shapely

        if entry.shape != "point":
            table = "lines" if entry.shape == "line" else "areas"
            sql = f"SELECT t.geom, t.id, t.checksum FROM ids i JOIN {table} t ON t.fid=i.fid WHERE i.id=?"
            for blob, ident, checksum in self._query(sql, (entry.id,)):
                if ident != entry.id or zlib.crc32(blob) != checksum:
                    raise _Damage(f"shape of {entry.id!r}")
                return geometry_of(blob)
        if entry.lon is None or entry.lat is None:
            return shapely.Point()
        return shapely.Point(entry.lon, entry.lat)

    def country(self, code: str) -> Entry | None:
        """The entry of a country by ISO 3166-1 alpha-2 code."""
        return self.entry(f"country:{code.upper()}")

    def border(self, a: str, b: str) -> Entry | None:
        """The international border between two countries, by their codes in either order."""
        first, second = sorted((a.upper(), b.upper()))
        return self.entry(f"border:{first}-{second}")

    @_whole
    def borders_of(self, code: str) -> list[Entry]:
        """All borders of a country, in order of their ids."""
        sql = (
            f"SELECT {_RECORD} FROM lines l JOIN places p ON p.fid=l.fid JOIN records r ON r.fid=l.fid "
            "WHERE l.feature_code='BRDR' AND p.countries LIKE ? ORDER BY p.id"
        )
        return [_entry(*cells)[1] for cells in self._query(sql, (f"% {code.upper()} %",))]

    @_whole
    def within(self, geometry: BaseGeometry, feature_codes: Sequence[str] = (), *, limit: int = 1000) -> list[Entry]:
        """Entries whose point lies within a geometry (or on its edge), most prominent first."""
        import shapely

        if geometry.is_empty:
            return []
        minx, miny, maxx, maxy = geometry.bounds
        rows = sorted(self._points_in((minx, maxx, miny, maxy), feature_codes))
        if not rows:
            return []
        shapely.prepare(geometry)
        inside = shapely.intersects_xy(geometry, [row[1] for row in rows], [row[2] for row in rows])
        return self._by_fid([row for row, is_in in zip(rows, inside, strict=True) if is_in][:limit])

    @_whole
    def near(
        self, lon: float, lat: float, radius_m: float, feature_codes: Sequence[str] = (), *, limit: int = 50
    ) -> list[Entry]:
        """Entries whose point lies within a distance of a point, nearest first."""
        rows = [
            (_distance_m(lon, lat, row[1], row[2]), row)
            for box in _boxes(lon, lat, radius_m)
            for row in self._points_in(box, feature_codes)
        ]
        return self._by_fid([row for distance, row in sorted(rows) if distance <= radius_m][:limit])

    def _points_in(self, box: tuple[float, float, float, float], feature_codes: Sequence[str]) -> list[tuple[int, float, float]]:
        """Number, longitude and latitude of what lies in a box (minx, maxx, miny, maxy), in any order."""
        codes = f" AND p.feature_code IN ({','.join('?' * len(feature_codes))})" if feature_codes else ""
        if feature_codes and not any(code.startswith("PPL") for code in feature_codes):
            sql = f"SELECT p.fid, p.lon, p.lat FROM places p WHERE {NO_SETTLEMENT} AND p.lon>=? AND p.lon<=? AND p.lat>=? AND p.lat<=?{codes}"
        else:
            sql = (
                "SELECT p.fid, p.lon, p.lat FROM rtree_places_geom r JOIN places p ON p.fid=r.id "
                f"WHERE r.maxx>=? AND r.minx<=? AND r.maxy>=? AND r.miny<=?{codes}"
            )
        return self._query(sql, (*box, *feature_codes))

    def _by_fid(self, points: Sequence[tuple[int, float, float]]) -> list[Entry]:
        """Entries by number, in the order asked for; those points decided what is asked for, so they have to be theirs."""
        found = {}
        for start in range(0, len(points), _CHUNK):
            chunk = [fid for fid, *_ in points[start : start + _CHUNK]]
            sql = f"SELECT {_RECORD} FROM records r WHERE r.fid IN ({','.join('?' * len(chunk))})"
            found.update({cells[0]: _entry(*cells)[1] for cells in self._query(sql, chunk)})
        for fid, lon, lat in points:
            if fid not in found or (found[fid].lon, found[fid].lat) != (lon, lat):
                raise _Damage(f"point {fid}")
        return [found[fid] for fid, *_ in points]

    @_whole
    def points(self, countries: set[str] | None) -> list[Any]:
        """Gazetteer, id, name, country, point, radii and further ids of all entries, or of those of some countries."""
        chosen = "" if countries is None else f" AND country_code IN ({','.join('?' * len(countries))})"
        return self._query(
            "SELECT gazetteer, id, name, country_code, lon, lat, extent_m, accuracy_m, also FROM places "
            f"WHERE lon IS NOT NULL{chosen} ORDER BY fid",
            sorted(countries or ()),
        )

    @_whole
    def about(self) -> dict[str, str]:
        """What the file says of itself."""
        return dict(self._query("SELECT key, value FROM about"))


def _distance_m(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """`geomap.geodesy.great_circle_m`, without what that module imports: it would double the memory of a lookup."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6_371_008.8 * math.asin(min(1.0, math.sqrt(half)))


def _rank(pair: tuple[float, Entry]) -> tuple[float, str]:
    return pair[0], pair[1].id


def _check_name(key: str, short: int, fid: int, checksum: int) -> None:
    try:
        right = name_checksum(key, short, fid)
    except (struct.error, AttributeError) as error:
        raise _Damage(f"name {key!r}") from error
    if checksum != right:
        raise _Damage(f"name {key!r}")


def _entry(fid: int, checksum: int, record: bytes) -> tuple[float, Entry]:
    """What a record holds, once it has proved to be what was written."""
    try:
        if checksum_of(record, fid) == checksum:
            return read(record)
    except (TypeError, ValueError) as error:
        raise _Damage(f"row {fid}: {error}") from error
    raise _Damage(f"row {fid}")


def _plain(abbreviation: str) -> str:
    """An abbreviation without dots and spaces, in its own case."""
    return abbreviation.replace(".", "").replace(" ", "")


def _of_country(country: str | None) -> tuple[str, ...]:
    """What `_IN_COUNTRY` is asked with; nothing where no country is given."""
    if country is None:
        return ()
    code = country.upper()
    return code, f"% {code} %"


def _boxes(lon: float, lat: float, radius_m: float) -> list[tuple[float, float, float, float]]:
    """Boxes (minx, maxx, miny, maxy) that hold a disc; two where it crosses the antimeridian."""
    dy = radius_m / 110_574.0
    miny, maxy = max(-90.0, lat - dy), min(90.0, lat + dy)
    widest = math.cos(math.radians(max(abs(miny), abs(maxy))))
    dx = radius_m / (111_320.0 * widest) if widest > 1e-3 else 180.0
    if dx >= 180.0:
        return [(-180.0, 180.0, miny, maxy)]
    boxes = [(max(-180.0, lon - dx), min(180.0, lon + dx), miny, maxy)]
    if lon - dx < -180.0:
        boxes.append((lon - dx + 360.0, 180.0, miny, maxy))
    if lon + dx > 180.0:
        boxes.append((-180.0, lon + dx - 360.0, miny, maxy))
    return boxes


@lru_cache(maxsize=8)
def opened(path: Path) -> CompiledGazetteer:
    """The file, opened once a process."""
    return CompiledGazetteer(path)
