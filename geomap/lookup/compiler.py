"""Rows into a compiled file, in bounded memory: rows wait in a file beside it and are sorted on disk.

    rows → stage (as they come) → places (by falling prominence) → names, sounds and ids (by key) → the R*Trees
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import names as naming
from geomap.errors import GazetteerError
from geomap.lookup import records, rtree
from geomap.lookup.layout import KINDS, SCHEMA, WGS84, blob_of, name_checksum, point_blob

if TYPE_CHECKING:
    from geomap.gazetteers import Row

Progress = Callable[[str, float], None]
"""Called with a stage and the share done, 0 to 1."""

_BATCH = 20_000
"""Rows that are held at once."""

_CELLS = (
    "geom, id, name, feature_code, country_code, lon, lat, admin1, admin2, population, extent_m, extent_origin, "
    "accuracy_m, shape, gazetteer, countries, prominence, names, postal_code, also"
)
_STAGE = f"""
CREATE TABLE stage.rows (seq INTEGER PRIMARY KEY, {_CELLS}, record);
CREATE TABLE stage.keys (key, short, seq);
CREATE TABLE stage.ids (id, seq);
CREATE TABLE stage.shapes (seq INTEGER PRIMARY KEY, shape, geom, minx, maxx, miny, maxy, checksum);
"""
_ORDER = "ORDER BY prominence DESC, id, seq"


def compile_to(path: Path, sources: dict[str, Iterable[Row]], about: dict[str, str], progress: Progress) -> int:
    """Compile rows into a new file; gives the number of entries. The file must not exist yet.

    Memory stays under a gigabyte at twelve million rows; on disk a file as large as the result waits beside it.
    """
    stage = path.with_name(f"{path.name}.stage")
    stage.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript("PRAGMA page_size=4096; PRAGMA application_id=1196444487; PRAGMA user_version=10300;")
        connection.execute("ATTACH ? AS stage", (str(stage),))
        for name, kib in (("main", 100_000), ("stage", 50_000)):
            connection.executescript(f"PRAGMA {name}.journal_mode=OFF; PRAGMA {name}.synchronous=OFF; PRAGMA {name}.cache_size=-{kib};")
        connection.executescript(SCHEMA + _STAGE)
        connection.execute("BEGIN")
        counts = _stage(connection, sources, progress)
        numbers = _number(connection, sum(counts.values()), progress)
        _write_places(connection, numbers, progress)
        _write_names(connection, progress)
        _write_shapes(connection)
        _write_directory(connection, counts, about)
        connection.execute("COMMIT")
        progress("done", 1.0)
    finally:
        connection.close()
        stage.unlink(missing_ok=True)
    return sum(counts.values())


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Without garbage collection: a source that holds all its rows would have them looked through again and again."""
    import gc

    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


# -- as they come -----------------------------------------------------------------------------------------------------


def _stage(connection: sqlite3.Connection, sources: dict[str, Iterable[Row]], progress: Progress) -> dict[str, int]:
    """Put all rows on the stage; gives the number of each gazetteer's."""
    counts: dict[str, int] = {}
    seq = 0
    with _no_collection():
        for number, (name, iterable) in enumerate(sources.items()):
            rows = iter(iterable)
            while batch := list(islice(rows, _BATCH)):
                progress(f"reading {name}, {seq + len(batch):,} rows", (number + 0.5) / len(sources) * 0.5)
                _stage_batch(connection, batch, seq)
                seq += len(batch)
                for row in batch:
                    counts[row.gazetteer] = counts.get(row.gazetteer, 0) + 1
    return counts


def _stage_batch(connection: sqlite3.Connection, rows: list[Row], before: int) -> None:
    marks = ",".join("?" * 22)
    connection.executemany(f"INSERT INTO stage.rows VALUES ({marks})", _cells(rows, before))
    connection.executemany("INSERT INTO stage.keys VALUES (?,?,?)", _keys(rows, before))
    further = ((ident, seq) for seq, row in enumerate(rows, before + 1) for ident in row.also)
    connection.executemany("INSERT INTO stage.ids VALUES (?,?)", further)
    shaped = (_shape_cells(seq, row) for seq, row in enumerate(rows, before + 1) if row.geometry is not None)
    connection.executemany("INSERT INTO stage.shapes VALUES (?,?,?,?,?,?,?,?)", shaped)


def _cells(rows: list[Row], before: int) -> Iterator[tuple[object, ...]]:
    for seq, r in enumerate(rows, before + 1):
        shape = _shape(r)
        yield (
            seq, point_blob(r.lon, r.lat), r.id, r.name, r.feature_code, r.country_code, r.lon, r.lat,
            r.admin1, r.admin2, r.population, r.extent_m, r.extent_origin or None, r.accuracy_m, shape,
            r.gazetteer, f" {' '.join(r.countries)} " if r.countries else None, r.prominence, r.names or None,
            r.postal_code or None, "|".join(r.also) or None, records.packed(r, shape),
        )  # fmt: skip


def _shape(row: Row) -> str:
    if row.geometry is None:
        return "point"
    kind = row.geometry.geom_type
    return "line" if "Line" in kind else "polygon" if "Polygon" in kind else "point"


def _keys(rows: list[Row], before: int) -> Iterator[tuple[str, int, int]]:
    """Folded names with the row each belongs to; abbreviations are short."""
    text = "\n".join(f"{r.name}|{r.names}|{r.spellings}\v{r.abbreviations}".replace("\n", " ") for r in rows)
    folded = naming.fold_lines(text).split("\n")
    if len(folded) != len(rows):
        raise GazetteerError(f"{len(folded)} lines of names for {len(rows)} entries")
    for seq, line in enumerate(folded, before + 1):
        whole, _, short = line.partition("\v")
        keys = set(whole.split("|"))
        for key in keys:
            if key:
                yield key, 0, seq
        if short:
            for key in set(short.split("|")) - keys:
                if key:
                    yield key, 1, seq


def _shape_cells(seq: int, row: Row) -> tuple[object, ...]:
    import zlib

    assert row.geometry is not None
    minx, miny, maxx, maxy = row.geometry.bounds
    blob = blob_of(row.geometry)
    return seq, _shape(row), blob, minx, maxx, miny, maxy, zlib.crc32(blob)


# -- in order ---------------------------------------------------------------------------------------------------------


def _number(connection: sqlite3.Connection, count: int, progress: Progress) -> array[int]:
    """The number in the file of each row on the stage: most prominent first, then by id."""
    progress("sorting", 0.5)
    numbers = array("i", bytes(4 * (count + 1)))
    for fid, (seq,) in enumerate(connection.execute(f"SELECT seq FROM stage.rows {_ORDER}"), 1):
        numbers[seq] = fid
    connection.create_function("fid_of", 1, numbers.__getitem__, deterministic=True)
    connection.create_function("name_checksum", 3, name_checksum, deterministic=True)
    connection.create_function("record_checksum", 2, records.checksum_of, deterministic=True)
    connection.create_function("sound_of", 1, naming.sound, deterministic=True)
    return numbers


def _write_places(connection: sqlite3.Connection, numbers: array[int], progress: Progress) -> None:
    progress("writing places", 0.55)
    connection.execute(f"INSERT INTO places SELECT fid_of(seq), {_CELLS} FROM stage.rows {_ORDER}")
    connection.execute(
        "INSERT INTO records SELECT fid, record_checksum(record, fid), record "
        f"FROM (SELECT fid_of(seq) AS fid, record FROM stage.rows {_ORDER})"
    )
    progress("indexing places", 0.65)
    points = connection.execute("SELECT fid, lon, lat FROM places WHERE lon IS NOT NULL AND lat IS NOT NULL")
    rtree.pack_points(connection, "rtree_places_geom", points, len(numbers))
    connection.execute(KINDS)
    connection.execute(
        "INSERT OR IGNORE INTO ids SELECT id, fid FROM (SELECT id, fid, 0 AS rank FROM places "
        "UNION ALL SELECT id, fid_of(seq), 1 FROM stage.ids) ORDER BY id, rank, fid"
    )


def _write_names(connection: sqlite3.Connection, progress: Progress) -> None:
    progress("sorting names", 0.75)
    connection.execute(
        "INSERT INTO names SELECT key, short, fid, name_checksum(key, short, fid) "
        "FROM (SELECT key, short, fid_of(seq) AS fid FROM stage.keys ORDER BY 1, 2, 3)"
    )
    progress("sorting sounds", 0.9)
    connection.execute(
        "INSERT INTO sounds SELECT sound, key FROM (SELECT sound_of(key) AS sound, key FROM (SELECT DISTINCT key FROM names)) "
        "WHERE sound IS NOT NULL ORDER BY 1, 2"
    )


_SHAPES = {"lines": "line", "areas": "polygon"}


def _write_shapes(connection: sqlite3.Connection) -> None:
    for table, shape in _SHAPES.items():
        chosen = "FROM stage.shapes s JOIN places p ON p.fid=fid_of(s.seq) WHERE s.shape=? ORDER BY p.fid"
        connection.execute(
            f"INSERT INTO {table} SELECT p.fid, s.geom, p.id, p.name, p.feature_code, s.checksum {chosen}", (shape,)
        )
        boxes = connection.execute(f"SELECT p.fid, s.minx, s.maxx, s.miny, s.maxy {chosen}", (shape,)).fetchall()
        connection.executemany(f"INSERT INTO rtree_{table}_geom VALUES (?,?,?,?,?)", boxes)


def _write_directory(connection: sqlite3.Connection, counts: dict[str, int], about: dict[str, str]) -> None:
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
        box = _bounds(connection, table)
        contents = (table, "features", table, text, "2000-01-01T00:00:00.000Z", *box, 4326)
        connection.execute("INSERT INTO gpkg_contents VALUES (?,?,?,?,?,?,?,?,?,?)", contents)
        connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?,'geom',?,4326,0,0)", (table, kind))
        url = "http://www.geopackage.org/spec120/#extension_rtree"
        connection.execute("INSERT INTO gpkg_extensions VALUES (?,'geom','gpkg_rtree_index',?,'write-only')", (table, url))
    facts = {**about, "entries": str(sum(counts.values())), "sources": json.dumps(counts, sort_keys=True), "complete": "yes"}
    connection.executemany("INSERT INTO about VALUES (?,?)", sorted(facts.items()))


def _bounds(connection: sqlite3.Connection, table: str) -> tuple[Any, ...]:
    """The extent (minx, miny, maxx, maxy) of a layer."""
    box = "min(lon), min(lat), max(lon), max(lat) FROM places"
    if table != "places":
        box = f"min(minx), min(miny), max(maxx), max(maxy) FROM stage.shapes WHERE shape='{_SHAPES[table]}'"
    found: tuple[Any, ...] = connection.execute(f"SELECT {box}").fetchone()
    return found
