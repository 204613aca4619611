"""Rows into a compiled file."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from geomap import names as naming
from geomap.errors import GazetteerError
from geomap.lookup import rtree
from geomap.lookup.layout import SCHEMA, WGS84, blob_of, checksum_of, point_blob

if TYPE_CHECKING:
    from geomap.gazetteers import Row

Progress = Callable[[str, float], None]
"""Called with a stage and the share done, 0 to 1."""


def compile_to(path: Path, sources: dict[str, Iterable[Row]], about: dict[str, str], progress: Progress) -> int:
    """Compile rows into a new file; gives the number of entries. The file must not exist yet."""
    with _no_collection():
        return _compile_to(path, sources, about, progress)


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Without garbage collection: millions of rows that all stay would be looked through again and again."""
    import gc

    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _compile_to(path: Path, sources: dict[str, Iterable[Row]], about: dict[str, str], progress: Progress) -> int:
    rows: list[Row] = []
    for number, (name, iterable) in enumerate(sources.items()):
        progress(f"reading {name}", number / len(sources) * 0.35)
        rows += iterable
    rows.sort(key=lambda row: (-row.prominence, row.id))
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript("PRAGMA page_size=4096; PRAGMA application_id=1196444487; PRAGMA user_version=10300;")
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")
        connection.executescript(SCHEMA)
        connection.execute("BEGIN")
        _write_places(connection, rows, progress)
        _write_names(connection, rows, progress)
        progress("writing shapes", 0.92)
        _write_shapes(connection, rows)
        _write_directory(connection, rows, about)
        connection.execute("COMMIT")
        progress("done", 1.0)
    finally:
        connection.close()
    return len(rows)


def _write_places(connection: sqlite3.Connection, rows: list[Row], progress: Progress) -> None:
    progress("writing places", 0.35)
    marks = ",".join("?" * 26)
    connection.executemany(f"INSERT INTO places VALUES ({marks})", _place_cells(rows))
    progress("indexing places", 0.55)
    rtree.pack_points(connection, "rtree_places_geom", rows)
    idents = [(r.id, fid) for fid, r in enumerate(rows, 1)] + [(i, fid) for fid, r in enumerate(rows, 1) for i in r.also]
    connection.executemany("INSERT OR IGNORE INTO ids VALUES (?,?)", sorted(idents))


def _place_cells(rows: list[Row]) -> Iterator[tuple[object, ...]]:
    for fid, r in enumerate(rows, 1):
        yield (
            fid, point_blob(r.lon, r.lat), r.id, r.name, r.feature_code, r.country_code, r.lon, r.lat,
            r.admin1, r.admin2, r.population, r.extent_m, r.extent_origin or None, r.accuracy_m, _shape(r),
            r.gazetteer, f" {' '.join(r.countries)} " if r.countries else None, r.prominence, r.names or None,
            r.abbreviations or None, r.region or None, r.admin3 or None, r.postal_code or None, "|".join(r.also) or None,
            json.dumps(r.properties, ensure_ascii=False, separators=(",", ":")) if r.properties else None,
            checksum_of(r.id, r.name, r.lon, r.lat),
        )  # fmt: skip


def _shape(row: Row) -> str:
    if row.geometry is None:
        return "point"
    kind = row.geometry.geom_type
    return "line" if "Line" in kind else "polygon" if "Polygon" in kind else "point"


def _write_names(connection: sqlite3.Connection, rows: list[Row], progress: Progress) -> None:
    progress("folding names", 0.65)
    text = "\n".join(f"{r.name}|{r.names}|{r.spellings}\v{r.abbreviations}".replace("\n", " ") for r in rows)
    folded = naming.fold_lines(text).split("\n")
    if len(folded) != len(rows):
        raise GazetteerError(f"{len(folded)} lines of names for {len(rows)} entries")
    pairs: list[tuple[str, int, int]] = []
    for fid, line in enumerate(folded, 1):
        whole, _, short = line.partition("\v")
        keys = set(whole.split("|"))
        pairs += [(key, 0, fid) for key in keys if key]
        if short:
            pairs += [(key, 1, fid) for key in set(short.split("|")) - keys if key]
    progress("sorting names", 0.78)
    pairs.sort()
    progress("writing names", 0.84)
    connection.executemany("INSERT INTO names VALUES (?,?,?)", pairs)


_SHAPES = {"lines": "line", "areas": "polygon"}


def _write_shapes(connection: sqlite3.Connection, rows: list[Row]) -> None:
    for table, shape in _SHAPES.items():
        chosen = [(fid, row) for fid, row in enumerate(rows, 1) if _shape(row) == shape]
        connection.executemany(
            f"INSERT INTO {table} VALUES (?,?,?,?,?)",
            ((fid, blob_of(row.geometry), row.id, row.name, row.feature_code) for fid, row in chosen if row.geometry),
        )
        boxes = ((fid, *(row.geometry.bounds[i] for i in (0, 2, 1, 3))) for fid, row in chosen if row.geometry)
        connection.executemany(f"INSERT INTO rtree_{table}_geom VALUES (?,?,?,?,?)", boxes)


def _write_directory(connection: sqlite3.Connection, rows: list[Row], about: dict[str, str]) -> None:
    """GeoPackage's own tables (OGC 12-128r18). The date of change is fixed, so that equal inputs give equal files."""
    systems = [
        ("WGS 84", 4326, "EPSG", 4326, WGS84, "longitude and latitude in degrees"),
        ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", None),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
    ]
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,?)", systems)
    for table, kind, text in (
        ("places", "POINT", "a point for every entry"),
        ("lines", "GEOMETRY", "entries that are lines"),
        ("areas", "GEOMETRY", "entries that are areas"),
    ):
        box = _bounds(rows, table)
        contents = (table, "features", table, text, "2000-01-01T00:00:00.000Z", *box, 4326)
        connection.execute("INSERT INTO gpkg_contents VALUES (?,?,?,?,?,?,?,?,?,?)", contents)
        connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?,'geom',?,4326,0,0)", (table, kind))
        url = "http://www.geopackage.org/spec120/#extension_rtree"
        connection.execute("INSERT INTO gpkg_extensions VALUES (?,'geom','gpkg_rtree_index',?,'write-only')", (table, url))
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.gazetteer] = counts.get(row.gazetteer, 0) + 1
    facts = {**about, "entries": str(len(rows)), "sources": json.dumps(counts, sort_keys=True), "complete": "yes"}
    connection.executemany("INSERT INTO about VALUES (?,?)", sorted(facts.items()))


def _bounds(rows: list[Row], table: str) -> tuple[float | None, ...]:
    """The extent (minx, miny, maxx, maxy) of a layer."""
    if table == "places":
        boxes = [(r.lon, r.lat, r.lon, r.lat) for r in rows if r.lon is not None and r.lat is not None]
    else:
        boxes = [r.geometry.bounds for r in rows if r.geometry is not None and _shape(r) == _SHAPES[table]]
    if not boxes:
        return (None, None, None, None)
    minx, miny, maxx, maxy = zip(*boxes, strict=True)
    return min(minx), min(miny), max(maxx), max(maxy)
