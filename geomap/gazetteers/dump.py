"""GeoNames dumps that a workspace has added: all places of a country, their alternate names and postal villages.

They lie in ``data/gazetteer/geonames/`` as GeoNames publishes them: ``PL.zip`` (or ``.txt``), ``alternatenames/PL.zip``
and ``zip/PL.zip``; `geomap gazetteer add` puts them there. A place that the embedded gazetteer knows by its geonameid, or
as a postal village of the same name within 3 km, takes that one's place and keeps both ids; a distance larger than either's
accuracy becomes its accuracy, and one larger than both radii is reported. Countries, regions and airports that the embedded
gazetteer knows stay as they are there, for it has more than a point of them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from geomap.gazetteers import Row, _places, _regions
from geomap.gazetteers._dump_files import MOST_PROBLEMS, PLACE_COLUMNS, BadRow, Problems, Report, degrees, records
from geomap.gazetteers._dump_names import LARGEST_ID, Alternates, alternates
from geomap.gazetteers._dump_postal import MERGE_M, Village, Villages, same_place, villages
from geomap.names import fold
from geomap.strict import shown

LICENCE = "CC BY 4.0"
FILES: tuple[str, ...] = ()
EXAMPLES: dict[str, tuple[float, float, float]] = {}
FOLDER = "geonames"
ALTERNATES, POSTAL = "alternatenames", "zip"

EXACT_M, MINUTES_M = 500.0, 1_500.0
"""Accuracy of GeoNames points, and of those given in whole arc minutes."""
EXTENT_M = {
    "PCL": 300_000.0, "ADM1": 60_000.0, "ADM2": 20_000.0, "ADM3": 6_000.0, "ADM4": 4_000.0, "A": 10_000.0, "H": 5_000.0,
    "L": 5_000.0, "P": 1_000.0, "R": 1_000.0, "S": 300.0, "T": 3_000.0, "U": 50_000.0, "V": 3_000.0, "": 5_000.0,
}  # fmt: skip
"""Radius by feature code or class where nothing better is known: a rough middle of what each is used for."""
PROMINENCE = {"P": 50.0, "A": 40.0, "AIRP": 5_000.0, "": 10.0}


class Known(NamedTuple):
    """What the embedded gazetteer has of a geonameid."""

    lon: float
    lat: float
    radius_m: float
    also: tuple[str, ...]


class Embedded(NamedTuple):
    """What the embedded gazetteer has of some countries, to merge with."""

    places: Mapping[int, Known]
    villages: Villages
    """Postal villages."""
    towns: Villages
    """Places with a geonameid."""
    better: frozenset[int]
    """Countries and regions: by geonameid, and with more than a point."""
    airports: Mapping[tuple[int, int], list[tuple[float, float]]]
    """Points of airports by tenths of a degree."""


NOTHING = Embedded({}, {}, {}, frozenset(), {})


def files(folder: Path) -> list[Path]:
    """The dumps in a workspace's ``data/gazetteer``, places first."""
    return [path for part in ("", ALTERNATES, POSTAL) for path in _tables(folder / FOLDER / part)]


def _tables(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in (".zip", ".txt") and path.is_file())


def rows(folder: Path) -> Iterator[Row]:
    """The places of a folder's dumps."""
    return read(folder, NOTHING, _unheard)


def _unheard(_: str) -> None:
    pass


def read(folder: Path, embedded: Embedded, report: Report, scratch: Path | None = None) -> Iterator[Row]:
    """The places of a folder's dumps, as they come; ``report`` is told of each row that is left out, and of jumps.

    ``scratch`` is where a temporary file with the alternate names may lie.
    """
    problems = {path: Problems(path, report) for path in files(folder)}
    postal = villages(_tables(folder / FOLDER / POSTAL), problems)
    with alternates(_tables(folder / FOLDER / ALTERNATES), scratch or Path(tempfile.gettempdir()), problems) as further:
        reader = _Reader(_regions.names(_embedded_folder()), embedded, postal, further, report)
        for path in _tables(folder / FOLDER):
            yield from reader.places(path, problems[path])
        yield from reader.villages_left()
    for each in problems.values():
        each.finish()


def _embedded_folder() -> Path:
    from geomap.lookup.folders import embedded_data_dir

    return embedded_data_dir()


class _Reader:
    """Rows of dumps, one after the other."""

    def __init__(self, regions: dict[str, str], embedded: Embedded, postal: Villages, further: Alternates, report: Report) -> None:
        self.regions, self.embedded, self.postal, self.further, self.report = regions, embedded, postal, further, report
        self.seen = bytearray()
        self.merged: set[str] = set()
        self.jumps = 0

    def places(self, path: Path, problems: Problems) -> Iterator[Row]:
        """The places of one dump."""
        for line, cells in records(path, PLACE_COLUMNS, problems, "GeoNames dumps"):
            try:
                geonameid = self._new_id(cells[0])
                row = self._row(geonameid, cells)
            except BadRow as error:
                problems.add(line, str(error))
                continue
            if geonameid in self.embedded.better or (row.feature_code == "AIRP" and self._is_known_airport(row)):
                continue
            yield self._settled(geonameid, row) if row.country_code else row

    def _is_known_airport(self, row: Row) -> bool:
        from geomap.geodesy import great_circle_m

        lon, lat = row.lon or 0.0, row.lat or 0.0
        x, y = round(lon * 10), round(lat * 10)
        cells = ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        return any(great_circle_m(lon, lat, *point) <= MERGE_M for cell in cells for point in self.embedded.airports.get(cell, ()))

    def _new_id(self, cell: str) -> int:
        if not (cell.isascii() and cell.isdigit() and len(cell) < 12 and int(cell) < LARGEST_ID):
            raise BadRow(f"geonameid {shown(cell, 20)} is no number of a place")
        geonameid = int(cell)
        if geonameid >= len(self.seen):
            self.seen.extend(bytes(geonameid + 1_000_000 - len(self.seen)))
        if self.seen[geonameid]:
            raise BadRow(f"geonameid {geonameid} a second time; the first one is used")
        self.seen[geonameid] = 1
        return geonameid

    def _row(self, geonameid: int, cells: list[str]) -> Row:
        (ident, name, _, alternate, lat_cell, lon_cell, kind, code, country, both, first, second, _, _, people, *_) = cells
        lat, lon = degrees(lat_cell, "latitude", 90.0), degrees(lon_cell, "longitude", 180.0)
        name = " ".join(name.replace("|", " ").split())
        if not name:
            raise BadRow("no name")
        if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise BadRow(f"country {shown(country, 10)} is no ISO 3166-1 code")
        if people and not (people.isascii() and people.isdigit()):
            raise BadRow(f"population {shown(people, 20)} is no number")
        population = int(people) if people and people != "0" and len(people) < 12 else None
        names, codes, former = _names(name, alternate, self.further.of(geonameid))
        settled = kind == "P" and population
        extent = _places.extent_m(population) if settled and population else _usual_extent_m(kind, code)
        admin1 = f"{country}.{first}" if first and first != "00" else ""
        admin2 = f"{admin1}.{second}" if admin1 and second else ""
        codes_of_both = tuple(c for c in both.split(",") if len(c) == 2 and c != country)
        return Row(
            "geonames", f"geonames:{ident}", name, code or kind or "PPL", country or None, lon, lat,
            self.regions.get(admin1), self.regions.get(admin2) if admin2 else None, population,
            extent, "population" if settled else "default for its kind",
            MINUTES_M if _whole_minutes(lat) and _whole_minutes(lon) else EXACT_M,
            _prominence(kind, code, population), names, codes, (), admin2 or admin1,
            countries=(country, *codes_of_both) if codes_of_both and country else (),
            properties={"former_names": former} if former else None,
        )  # fmt: skip

    def _settled(self, geonameid: int, row: Row) -> Row:
        """A row with what the embedded gazetteer and the postal file have of the same place."""
        assert row.lon is not None
        assert row.lat is not None
        lon, lat = row.lon, row.lat
        known = self.embedded.places.get(geonameid)
        if known is not None:
            from geomap.geodesy import great_circle_m

            distance = great_circle_m(lon, lat, known.lon, known.lat)
            if distance > known.radius_m + (row.extent_m or 0.0) + (row.accuracy_m or 0.0):
                self._jump(row, distance)
            row = row._replace(also=known.also, accuracy_m=max(row.accuracy_m or 0.0, round(distance)))
        if row.feature_code.startswith("PPL") and (self.postal or self.embedded.villages):
            keys = {fold(name) for name in (row.name, *row.names.split("|"))}
            for source in (self.postal, self.embedded.villages):
                found = same_place(source, row.country_code or "", keys, lon, lat)
                if found is not None:
                    row = self._with_village(row, *found)
        return row

    def _jump(self, row: Row, distance_m: float) -> None:
        self.jumps += 1
        if self.jumps <= MOST_PROBLEMS:
            far = f"{distance_m / 1000:.1f} km from where geomap has it, farther than both radii"
            self.report(f"{row.name} ({row.id}): {far}; the added point is used")

    def _with_village(self, row: Row, distance: float, village: Village) -> Row:
        self.merged.add(village.id)
        accuracy = max(row.accuracy_m or 0.0, round(distance))
        also = row.also if village.id in row.also else (*row.also, village.id)
        return row._replace(also=also, accuracy_m=accuracy, postal_code=row.postal_code or village.postal_code)

    def villages_left(self) -> Iterator[Row]:
        """Postal villages that no place of a dump stands for."""
        for (country, key), found in self.postal.items():
            for village in found:
                where = (country, {key}, village.lon, village.lat)
                if village.id not in self.merged and same_place(self.embedded.towns, *where) is None:
                    known = same_place(self.embedded.villages, *where)
                    yield self._village_row(country, village, (known[1].id,) if known else ())
        if self.jumps > MOST_PROBLEMS:
            self.report(f"{self.jumps - MOST_PROBLEMS:,} more places so far from where geomap has them")

    def _village_row(self, country: str, village: Village, also: tuple[str, ...]) -> Row:
        spread = village.spread_m
        admin1 = f"{country}.{village.regions[0]}" if village.regions[0] else ""
        return Row(
            "postal", village.id, village.name, "PPL", country, village.lon, village.lat, self.regions.get(admin1),
            extent_m=max(spread, _places.DEFAULT_EXTENT_M) if spread else _places.DEFAULT_EXTENT_M,
            extent_origin="spread of postal points" if spread else "default", accuracy_m=village.accuracy_m,
            prominence=PROMINENCE["P"], also=tuple(i for i in also if i != village.id), postal_code=village.postal_code, region=admin1 if admin1 in self.regions else "",
        )  # fmt: skip


def _usual_extent_m(kind: str, code: str) -> float:
    return EXTENT_M.get("PCL" if code.startswith("PCL") else code) or EXTENT_M.get(kind, EXTENT_M[""])


def _whole_minutes(degree: float) -> bool:
    minutes = degree * 60.0
    return abs(minutes - round(minutes)) < 2e-3


def _prominence(kind: str, code: str, population: int | None) -> float:
    """About the number of people a reader would think of; a region less than the city that bears its name."""
    if code.startswith("PCL"):
        return 1e9 + (population or 0)
    base = PROMINENCE.get(code) or PROMINENCE.get(kind, PROMINENCE[""])
    share = 1.0 if kind == "P" else 0.3
    return max(base, (population or 0) * share) + (_places.CAPITAL_BONUS if code == "PPLC" else 0)


def _names(name: str, column: str, further: list[tuple[str, str]]) -> tuple[str, str, list[str]]:
    """Further names and abbreviations, each joined by ``|``, and former names, without machine-made transliterations."""
    if not column and not further:
        return "", "", []
    kept = dict.fromkeys(each.strip() for each in column.replace("|", " ").split(","))
    former = [each for each, kind in further if kind == "former"]
    kept |= dict.fromkeys(each for each, kind in further if kind != "code")
    codes = dict.fromkeys(each for each, kind in further if kind == "code")
    names = [n for n in kept if n and n != name and n not in codes and not (n.isascii() and n == n.lower())]
    codes |= dict.fromkeys(n for n in names if _places.ABBREVIATION.fullmatch(n))
    return "|".join(n for n in names if n not in codes), "|".join(codes), former
