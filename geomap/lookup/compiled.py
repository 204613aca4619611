"""A compiled file, asked. Whatever is read from it is held against checksums, so that damage never becomes an answer."""

from __future__ import annotations

import json
import math
import os
import sqlite3
import threading
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from geomap import names as naming
from geomap.errors import GazetteerError
from geomap.lookup import fuzzy
from geomap.lookup.building import connect, identity, replace_damaged
from geomap.lookup.layout import checksum_of, geometry_of, name_checksum
from geomap.model import Entry

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_COLUMNS = (
    "p.fid, p.id, p.name, p.feature_code, p.country_code, p.lon, p.lat, p.admin1, p.admin2, p.population, p.extent_m, "
    "p.extent_origin, p.accuracy_m, p.shape, p.gazetteer, p.names, p.abbreviations, p.region, p.admin3, p.postal_code, "
    "p.also, p.properties, p.checksum"
)
_CHUNK = 900


_P = ParamSpec("_P")
_T = TypeVar("_T")


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
        self._local.connection = None
        if not replace_damaged(self.path, self._local.identity, damage):
            raise GazetteerError(f"{self.path}: damaged ({damage}); set aside, run the command again to rebuild it")

    def _query(self, sql: str, arguments: Sequence[object] = ()) -> list[Any]:
        connection = getattr(self._local, "connection", None)
        try:
            if connection is None or self._local.pid != os.getpid():
                self._local.identity = identity(self.path)
                connection = self._local.connection = connect(self.path)
                self._local.pid = os.getpid()
            return connection.execute(sql, arguments).fetchall()
        except sqlite3.DatabaseError as error:
            raise _Damage(str(error)) from error

    def _entry(self, cells: Sequence[Any]) -> Entry:
        (fid, ident, name, code, country, lon, lat, admin1, admin2, population, extent, origin, accuracy, shape,
         gazetteer, names, short, region, admin3, postal_code, also, properties, checksum) = cells  # fmt: skip
        try:
            right = checksum_of((ident, name, code, country, lon, lat, extent, accuracy, shape, also), fid)
            facts = json.loads(properties) if properties else {}
        except (TypeError, ValueError) as error:
            raise _Damage(f"row {fid}: {error}") from error
        if checksum != right:
            raise _Damage(f"row {fid}")
        # Written out, since it is done for every row of every answer.
        if origin:
            facts["extent_origin"] = origin
        if admin3:
            facts["admin3"] = admin3
        if postal_code:
            facts["postal_code"] = postal_code
        if short:
            facts["abbreviations"] = short.split("|")
        if also:
            facts["also"] = also.split("|")
        if region:
            first = region.find(".", region.find(".") + 1)
            facts["admin1_code"] = region if first < 0 else region[:first]
            if first >= 0:
                facts["admin2_code"] = region
        return Entry(
            gazetteer, ident, name, code, country, lon, lat, admin1, admin2, population, extent, accuracy, shape,
            tuple(names.split("|")) if names else (), facts,
        )  # fmt: skip

    def named(self, name: str, *, country: str | None = None, limit: int = 60) -> list[Entry]:
        """Entries with this name in any spelling that folds alike, most prominent first.

        An abbreviation counts only as written, dots aside: ``BUG`` names an airport, ``Bug`` a river.
        """
        return [entry for _, entry in self.ranked(name, country, limit)]

    @_whole
    def ranked(self, name: str, country: str | None, limit: int) -> list[tuple[float, Entry]]:
        """`named` with each entry's prominence, turned round so that the most prominent sorts first."""
        return self._keyed(naming.fold(name), name, country, limit)

    def _keyed(self, key: str, written: str, country: str | None, limit: int) -> list[tuple[float, Entry]]:
        """Entries under a key; those that carry it as an abbreviation only where it is written so."""
        where, arguments = _country_filter(country)
        upper = sum(character.isupper() for character in written)
        shorts = "" if upper else " AND n.short=0"
        sql = (
            f"SELECT {_COLUMNS}, p.prominence, n.short, n.checksum FROM names n JOIN places p ON p.fid=n.fid "
            f"WHERE n.key=?{shorts}{where} ORDER BY n.short, n.fid LIMIT {limit * 2:d}"
        )
        found: list[tuple[float, Entry]] = []
        for *cells, prominence, short, checksum in self._query(sql, (key, *arguments)):
            _check_name(key, short, cells[0], checksum)
            entry = self._entry(cells)
            if not short or _plain(written) in {_plain(each) for each in entry.properties["abbreviations"]}:
                found.append((-prominence, entry))
        if upper:  # those that carry the key as an abbreviation came last
            found.sort(key=_rank)
        return found[:limit]

    @_whole
    def named_many(self, names: Sequence[str], *, limit: int = 60) -> dict[str, list[Entry]]:
        """`named` for many names at once; names without an entry are left out."""
        keys = {name: naming.fold(name) for name in names}
        known = self.known_keys(list(keys.values()))
        found = {name: self._keyed(key, name, None, limit) for name, key in keys.items() if key in known}
        return {name: [entry for _, entry in entries] for name, entries in found.items() if entries}

    @_whole
    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the folded keys that some entry carries."""
        distinct, known = sorted(set(keys)), set[str]()
        for start in range(0, len(distinct), _CHUNK):
            chunk = distinct[start : start + _CHUNK]
            marks = ",".join(["(?)"] * len(chunk))
            sql = f"WITH asked(key) AS (VALUES {marks}) SELECT key FROM asked WHERE EXISTS (SELECT 1 FROM names n WHERE n.key=asked.key)"
            known.update(key for (key,) in self._query(sql, chunk))
        return known

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
        where, arguments = _country_filter(country)
        for score in sorted(set(scored.values())):
            keys = sorted(key for key, value in scored.items() if value == score)[:_CHUNK]
            marks = ",".join("?" * len(keys))
            sql = (
                f"SELECT {_COLUMNS}, p.prominence, n.key, n.short, n.checksum FROM names n JOIN places p ON p.fid=n.fid "
                f"WHERE n.key IN ({marks}){where} ORDER BY p.fid LIMIT {limit * 2:d}"
            )
            for *cells, prominence, key, short, checksum in self._query(sql, (*keys, *arguments)):
                _check_name(key, short, cells[0], checksum)
                entry = self._entry(cells)
                entries.setdefault(entry.id, ((score, -prominence), entry))
            if len(entries) >= limit:
                break
        return list(entries.values())[:limit]

    @_whole
    def beginning(self, name: str, *, limit: int = 10) -> list[Entry]:
        """Entries whose name begins with a whole word or words: ``Wyryki`` gives ``Wyryki-Wola``; most prominent first."""
        key = naming.fold(name)
        sql = (
            f"SELECT {_COLUMNS}, n.key, n.short, n.checksum FROM names n JOIN places p ON p.fid=n.fid "
            f"WHERE n.key>=? AND n.key<? ORDER BY n.fid LIMIT {limit * 2:d}"
        )
        found: dict[str, Entry] = {}
        for *cells, full, short, checksum in self._query(sql, (key + " ", key + "!")):
            _check_name(full, short, cells[0], checksum)
            entry = self._entry(cells)
            found.setdefault(entry.id, entry)
        return list(found.values())[:limit]

    @_whole
    def entry(self, id: str) -> Entry | None:
        """The entry with this id, or with this id among its further ones."""
        found = self._query(f"SELECT {_COLUMNS} FROM ids i JOIN places p ON p.fid=i.fid WHERE i.id=?", (id,))
        if not found:
            return None
        entry = self._entry(found[0])
        if entry.id != id and id not in entry.properties.get("also", ()):
            raise _Damage(f"id of {entry.id!r}")
        return entry

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
        sql = f"SELECT {_COLUMNS} FROM lines l JOIN places p ON p.fid=l.fid WHERE l.feature_code='BRDR' AND p.countries LIKE ? ORDER BY p.id"
        return [self._entry(cells) for cells in self._query(sql, (f"% {code.upper()} %",))]

    @_whole
    def within(self, geometry: BaseGeometry, feature_codes: Sequence[str] = (), *, limit: int = 1000) -> list[Entry]:
        """Entries whose point lies within a geometry (or on its edge), most prominent first."""
        import shapely

        if geometry.is_empty:
            return []
        minx, miny, maxx, maxy = geometry.bounds
        sql = (
            "SELECT p.fid, p.lon, p.lat FROM rtree_places_geom r JOIN places p ON p.fid=r.id "
            f"WHERE r.maxx>=? AND r.minx<=? AND r.maxy>=? AND r.miny<=?{_code_filter(feature_codes)} ORDER BY r.id"
        )
        rows = self._query(sql, (minx, maxx, miny, maxy, *feature_codes))
        if not rows:
            return []
        shapely.prepare(geometry)
        inside = shapely.intersects_xy(geometry, [row[1] for row in rows], [row[2] for row in rows])
        return self._by_fid([row[0] for row, is_in in zip(rows, inside, strict=True) if is_in][:limit])

    @_whole
    def near(
        self, lon: float, lat: float, radius_m: float, feature_codes: Sequence[str] = (), *, limit: int = 50
    ) -> list[Entry]:
        """Entries whose point lies within a distance of a point, nearest first."""
        rows = [
            (_distance_m(lon, lat, row[1], row[2]), row[0])
            for minx, maxx, miny, maxy in _boxes(lon, lat, radius_m)
            for row in self._query(
                "SELECT p.fid, p.lon, p.lat FROM rtree_places_geom r JOIN places p ON p.fid=r.id "
                f"WHERE r.maxx>=? AND r.minx<=? AND r.maxy>=? AND r.miny<=?{_code_filter(feature_codes)}",
                (minx, maxx, miny, maxy, *feature_codes),
            )
        ]
        return self._by_fid([fid for distance, fid in sorted(rows) if distance <= radius_m][:limit])

    def _by_fid(self, fids: Sequence[int]) -> list[Entry]:
        """Entries by number, in the order asked for."""
        found = {}
        for start in range(0, len(fids), _CHUNK):
            chunk = fids[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            found.update({c[0]: self._entry(c) for c in self._query(f"SELECT {_COLUMNS} FROM places p WHERE p.fid IN ({marks})", chunk)})
        return [found[fid] for fid in fids]

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
    if checksum != name_checksum(key, short, fid):
        raise _Damage(f"name {key!r}")


def _plain(abbreviation: str) -> str:
    """An abbreviation without dots and spaces, in its own case."""
    return abbreviation.replace(".", "").replace(" ", "")


def _country_filter(country: str | None) -> tuple[str, tuple[str, ...]]:
    """A condition for entries of a country, or between it and another."""
    if country is None:
        return "", ()
    code = country.upper()
    return " AND (p.country_code=? OR p.countries LIKE ?)", (code, f"% {code} %")


def _code_filter(feature_codes: Sequence[str]) -> str:
    return f" AND p.feature_code IN ({','.join('?' * len(feature_codes))})" if feature_codes else ""


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
