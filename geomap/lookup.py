"""The gazetteer: all sources compiled into one file on disk, opened read-only and shared by processes.

The file is an SQLite database and a GeoPackage at once: QGIS and GDAL open its layers ``places`` (a point for every
entry), ``lines`` and ``areas``; the table ``names`` maps folded names to entries. Entries are numbered by falling
prominence, so that the rows of a name come out of the index most prominent first.

    open_gazetteer() → Gazetteer        compiles on first use, into `cache_dir`
    build()                             compiles now, whatever is there
    info()                              what is compiled, from what, under which licences
    problems()                          what is wrong with a workspace's own tables
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import importlib.resources
import json
import logging
import os
import sqlite3
import struct
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import names as naming
from geomap.errors import GazetteerError
from geomap.model import Entry, Gazetteer
from geomap.plugins import variants

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteers import Row

FORMAT = 1
"""Version of the compiled file's layout; part of its name."""

Progress = Callable[[str, float], None]
"""Called with a stage and the share done, 0 to 1."""


# -- where things are -------------------------------------------------------------------------------------------------


def embedded_data_dir() -> Path:
    """The folder of the committed tables: inside the installed package, or in the clone it runs from."""
    package = Path(str(importlib.resources.files("geomap")))
    for folder in (package / "data" / "gazetteer", package.parent / "data" / "gazetteer"):
        if (folder / "places.tsv.xz").exists():
            return folder
    raise GazetteerError(f"{package}: no gazetteer tables beside the package; reinstall geomap")


def cache_dir() -> Path:
    """The folder of compiled files: ``$GEOMAP_CACHE`` or the platform's cache folder."""
    if override := os.environ.get("GEOMAP_CACHE"):
        return Path(override)
    from platformdirs import user_cache_path

    return user_cache_path("geomap")


def _inputs(folder: Path) -> list[Path]:
    """The files that the compiled gazetteer depends on: tables that exist and the code that reads them."""
    tables = {folder / name for module in _sources().values() for name in module.FILES}
    return [*sorted(path for path in tables if path.exists()), *_code()]


def _code() -> list[Path]:
    """The modules that decide what is in a compiled file."""
    package = Path(__file__).parent
    return [package / "lookup.py", package / "names.py", *sorted((package / "gazetteers").glob("*.py"))]


def _sources() -> dict[str, Any]:
    return {name: module for name, module in variants("gazetteers").items() if getattr(module, "FILES", ())}


def _signature(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256(f"format {FORMAT}".encode())
    for path in paths:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _remembered_signature(paths: Sequence[Path], cache: Path) -> str:
    """The hash of the inputs; files are read again only when their size or time of change differs."""
    stamp = json.dumps([FORMAT, *([str(p), s.st_size, s.st_mtime_ns] for p in paths for s in (p.stat(),))])
    stamp = hashlib.sha256(stamp.encode()).hexdigest()
    note = cache / f"inputs-{stamp[:16]}"
    try:
        return note.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        signature = _signature(paths)
        with contextlib.suppress(OSError):  # only a shortcut; a folder that cannot be written may hold the file already
            cache.mkdir(parents=True, exist_ok=True)
            temporary = note.with_name(f"{note.name}.{os.getpid()}.part")
            temporary.write_text(signature, "ascii")
            temporary.replace(note)
        return signature


# -- compiling --------------------------------------------------------------------------------------------------------

_SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, UNIQUE (table_name, column_name, extension_name));
CREATE TABLE places (fid INTEGER PRIMARY KEY, geom BLOB, id TEXT NOT NULL, name TEXT NOT NULL, feature_code TEXT NOT NULL,
  country_code TEXT, lon REAL, lat REAL, admin1 TEXT, admin2 TEXT, population INTEGER, extent_m REAL, extent_origin TEXT,
  accuracy_m REAL, shape TEXT NOT NULL, gazetteer TEXT NOT NULL, countries TEXT, prominence REAL NOT NULL, names TEXT,
  abbreviations TEXT, region TEXT, admin3 TEXT, postal_code TEXT, also TEXT, properties TEXT, checksum INTEGER NOT NULL);
CREATE TABLE lines (fid INTEGER PRIMARY KEY, geom BLOB, id TEXT NOT NULL, name TEXT NOT NULL, feature_code TEXT NOT NULL);
CREATE TABLE areas (fid INTEGER PRIMARY KEY, geom BLOB, id TEXT NOT NULL, name TEXT NOT NULL, feature_code TEXT NOT NULL);
CREATE VIRTUAL TABLE rtree_places_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_lines_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_areas_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE names (key TEXT NOT NULL, short INTEGER NOT NULL, fid INTEGER NOT NULL, PRIMARY KEY (key, short, fid))
  WITHOUT ROWID;
CREATE TABLE ids (id TEXT NOT NULL PRIMARY KEY, fid INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE about (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
    'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)

_POINT = struct.Struct("<2sBBiBIdd")


def _point(lon: float | None, lat: float | None) -> bytes | None:
    """A GeoPackage point: header without envelope, then WKB."""
    if lon is None or lat is None:
        return None
    return _POINT.pack(b"GP", 0, 1, 4326, 1, 1, lon, lat)


def _blob(geometry: BaseGeometry) -> bytes:
    """A GeoPackage geometry: header with envelope (x, x, y, y), then WKB."""
    import shapely

    minx, miny, maxx, maxy = geometry.bounds
    head = struct.pack("<2sBBidddd", b"GP", 0, 3, 4326, minx, maxx, miny, maxy)
    return head + bytes(shapely.to_wkb(geometry, byte_order=1))


_ENVELOPE_BYTES = (0, 32, 48, 48, 64)


def _geometry(blob: bytes) -> BaseGeometry:
    import shapely

    return shapely.from_wkb(blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :])


def _checksum(ident: str, name: str, lon: float | None, lat: float | None) -> int:
    """A checksum over what must never be read wrongly: identity, name and position."""
    import zlib

    # Adding 0.0 makes -0.0 positive, as SQLite stores it.
    position = None if lon is None or lat is None else (lon + 0.0, lat + 0.0)
    return zlib.crc32(repr((ident, name, position)).encode("utf-8", "surrogatepass"))


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
        connection.executescript(_SCHEMA)
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
    _pack_points(connection, "rtree_places_geom", rows)
    idents = [(r.id, fid) for fid, r in enumerate(rows, 1)] + [(i, fid) for fid, r in enumerate(rows, 1) for i in r.also]
    connection.executemany("INSERT OR IGNORE INTO ids VALUES (?,?)", sorted(idents))


_MOST_CELLS = 51
"""Cells that SQLite puts into a node of an R*Tree at most (RTREE_MAXCELLS in rtree.c)."""


def _pack_points(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    """Fill an R*Tree with all points at once, bottom up, in sort-tile-recursive order (Leutenegger et al. 1997).

    Ten times as fast as inserting and half the size. Nodes are written as https://sqlite.org/rtree.html describes
    them: depth (of the root) and count as 16-bit, then id as 64-bit and box as 32-bit floats, all big-endian.
    """
    import numpy as np

    fids = np.array([fid for fid, row in enumerate(rows, 1) if row.lon is not None and row.lat is not None])
    points = np.array([(row.lon, row.lat) for row in rows if row.lon is not None and row.lat is not None])
    if len(fids) <= _MOST_CELLS:
        boxes = ((int(fid), x, x, y, y) for fid, (x, y) in zip(fids, points, strict=True))
        connection.executemany(f"INSERT INTO {table} VALUES (?,?,?,?,?)", boxes)
        return
    cells = np.zeros(len(fids), [("id", "i8"), ("minx", "f4"), ("maxx", "f4"), ("miny", "f4"), ("maxy", "f4")])
    cells["id"] = fids
    for axis, column in (("x", 0), ("y", 1)):
        nearest = points[:, column].astype(np.float32)
        cells[f"min{axis}"] = np.where(nearest > points[:, column], np.nextafter(nearest, np.float32(-1e9)), nearest)
        cells[f"max{axis}"] = np.where(nearest < points[:, column], np.nextafter(nearest, np.float32(1e9)), nearest)
    _write_nodes(connection, table, cells)


def _write_nodes(connection: sqlite3.Connection, table: str, cells: Any) -> None:
    """The nodes over some leaf cells, level by level; node 1 is the root."""
    import numpy as np

    connection.execute(f"DELETE FROM {table}_node")
    written = cells.dtype.newbyteorder(">")
    depth, number = 0, 2
    while True:
        slices = -(-len(cells) // _MOST_CELLS)
        per_strip = _MOST_CELLS * max(1, round(slices**0.5))
        cells = cells[np.argsort(cells["minx"], kind="stable")]
        strips = [cells[i : i + per_strip] for i in range(0, len(cells), per_strip)]
        cells = np.concatenate([strip[np.argsort(strip["miny"], kind="stable")] for strip in strips])
        is_root = len(cells) <= _MOST_CELLS
        groups = [cells[i : i + _MOST_CELLS] for i in range(0, len(cells), _MOST_CELLS)]
        numbers = [1] if is_root else list(range(number, number + len(groups)))
        number += len(groups)
        size = 4 + _MOST_CELLS * cells.dtype.itemsize
        head = depth if is_root else 0
        nodes = [
            (node, (struct.pack(">HH", head, len(group)) + group.astype(written).tobytes()).ljust(size, b"\0"))
            for node, group in zip(numbers, groups, strict=True)
        ]
        connection.executemany(f"INSERT INTO {table}_node VALUES (?,?)", nodes)
        below, key = ("rowid", "rowid, nodeno") if depth == 0 else ("parent", "nodeno, parentnode")
        links = [(int(i), node) for node, group in zip(numbers, groups, strict=True) for i in group["id"]]
        connection.executemany(f"INSERT INTO {table}_{below} ({key}) VALUES (?,?)", sorted(links))
        if is_root:
            return
        above = np.zeros(len(groups), cells.dtype)
        above["id"] = numbers
        for name, pick in (("minx", np.min), ("maxx", np.max), ("miny", np.min), ("maxy", np.max)):
            above[name] = [pick(group[name]) for group in groups]
        cells, depth = above, depth + 1


def _place_cells(rows: list[Row]) -> Iterator[tuple[object, ...]]:
    for fid, r in enumerate(rows, 1):
        yield (
            fid, _point(r.lon, r.lat), r.id, r.name, r.feature_code, r.country_code, r.lon, r.lat,
            r.admin1, r.admin2, r.population, r.extent_m, r.extent_origin or None, r.accuracy_m, _shape(r),
            r.gazetteer, f" {' '.join(r.countries)} " if r.countries else None, r.prominence, r.names or None,
            r.abbreviations or None, r.region or None, r.admin3 or None, r.postal_code or None, "|".join(r.also) or None,
            json.dumps(r.properties, ensure_ascii=False, separators=(",", ":")) if r.properties else None,
            _checksum(r.id, r.name, r.lon, r.lat),
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
            ((fid, _blob(row.geometry), row.id, row.name, row.feature_code) for fid, row in chosen if row.geometry),
        )
        boxes = ((fid, *(row.geometry.bounds[i] for i in (0, 2, 1, 3))) for fid, row in chosen if row.geometry)
        connection.executemany(f"INSERT INTO rtree_{table}_geom VALUES (?,?,?,?,?)", boxes)


def _write_directory(connection: sqlite3.Connection, rows: list[Row], about: dict[str, str]) -> None:
    """GeoPackage's own tables (OGC 12-128r18). The date of change is fixed, so that equal inputs give equal files."""
    systems = [
        ("WGS 84", 4326, "EPSG", 4326, _WGS84, "longitude and latitude in degrees"),
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


# -- building once, safely --------------------------------------------------------------------------------------------


class _Lock:
    """Exclusive over processes: a write transaction on a small database, which the system ends if the process dies."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(path, timeout=900, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise _unwritable(path.parent, error) from error

    def __enter__(self) -> None:
        try:
            self.connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise _unwritable(Path("build.lock"), error) from error

    def __exit__(self, *_: object) -> None:
        self.connection.close()


def _unwritable(path: Path, error: Exception) -> GazetteerError:
    return GazetteerError(f"{path}: cannot be written ({error}); set GEOMAP_CACHE to a folder that can")


def _silent(_: str, __: float) -> None:
    pass


class _Bar:
    """A progress bar on stderr, when that is a terminal."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.progress: Any = None

    def __enter__(self) -> Progress:
        if not sys.stderr.isatty():
            return _silent
        from rich import progress as rich
        from rich.console import Console

        bar = rich.Progress(rich.TextColumn("{task.description}"), rich.BarColumn(), console=Console(stderr=True), transient=True)
        bar.start()
        task = bar.add_task(self.title, total=1.0)
        self.progress = bar
        return lambda stage, share: bar.update(task, description=f"{self.title}: {stage}", completed=share)

    def __exit__(self, *_: object) -> None:
        if self.progress is not None:
            self.progress.stop()


def _make(path: Path, title: str, sources: Callable[[], dict[str, Iterable[Row]]], about: dict[str, str]) -> None:
    """Compile into a temporary file beside ``path`` and move it there."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    temporary.unlink(missing_ok=True)
    try:
        with _Bar(title) as progress:
            compile_to(temporary, sources(), about, progress)
        temporary.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise _unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _usable(path: Path) -> bool:
    """Whether a compiled file is there and whole as far as its header and closing note tell."""
    if not path.exists():
        return False
    try:
        connection = _connect(path)
        try:
            return bool(connection.execute("SELECT value FROM about WHERE key='complete'").fetchone() == ("yes",))
        finally:
            connection.close()
    except (sqlite3.Error, OSError):
        return False


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    connection.executescript("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=1073741824;")
    return connection


def _set_aside(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        path.replace(path.with_name(path.name + ".damaged"))


def _ensure(path: Path, title: str, sources: Callable[[], dict[str, Iterable[Row]]], about: dict[str, str]) -> Path:
    if not _usable(path):
        with _Lock(path.with_name("build.lock")):
            if not _usable(path):  # another process may have made it while this one waited
                if path.exists():
                    _set_aside(path)
                _make(path, title, sources, about)
                _prune(path)
    return path


_KEPT = 2
"""Compiled files of earlier inputs that stay, so that two versions of geomap side by side do not rebuild in turns."""


def _prune(path: Path) -> None:
    """Delete older compiled files of the same kind; one that is open elsewhere stays readable there."""
    kind = path.name.split("-")[0]
    older = sorted((p for p in path.parent.glob(f"{kind}-*.gpkg*") if p != path), key=lambda p: p.stat().st_mtime, reverse=True)
    for stale in older[_KEPT:]:
        with contextlib.suppress(OSError):
            stale.unlink()


def _embedded_rows(folder: Path) -> dict[str, Iterable[Row]]:
    return {name: module.rows(folder) for name, module in _sources().items()}


def compiled_path() -> Path:
    """Where the compiled gazetteer of the present inputs is, or will be."""
    cache = cache_dir()
    return cache / f"gazetteer-{_remembered_signature(_inputs(embedded_data_dir()), cache)}.gpkg"


def build() -> Path:
    """Compile the embedded gazetteer afresh; gives the file."""
    path = compiled_path()
    folder = embedded_data_dir()
    with _Lock(path.with_name("build.lock")):
        _make(path, "gazetteer", lambda: _embedded_rows(folder), {"signature": path.stem})
    return path


def _compiled() -> Path:
    folder, path = embedded_data_dir(), compiled_path()
    return _ensure(path, "gazetteer (once)", lambda: _embedded_rows(folder), {"signature": path.stem})


# -- asking -----------------------------------------------------------------------------------------------------------

_COLUMNS = (
    "p.fid, p.id, p.name, p.feature_code, p.country_code, p.lon, p.lat, p.admin1, p.admin2, p.population, p.extent_m, "
    "p.extent_origin, p.accuracy_m, p.shape, p.gazetteer, p.names, p.abbreviations, p.region, p.admin3, p.postal_code, "
    "p.also, p.properties, p.checksum"
)
_CHUNK = 900
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class CompiledGazetteer:
    """A compiled file, open for reading. Safe to share between threads; each gets a connection of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    def _query(self, sql: str, arguments: Sequence[object] = ()) -> list[Any]:
        connection = getattr(self._local, "connection", None)
        if connection is None or self._local.pid != os.getpid():
            connection = self._local.connection = _connect(self.path)
            self._local.pid = os.getpid()
        try:
            return list(connection.execute(sql, arguments))
        except sqlite3.DatabaseError as error:
            _set_aside(self.path)
            raise GazetteerError(f"{self.path}: damaged ({error}); set aside, run the command again to rebuild it") from error

    def _entry(self, cells: Sequence[Any]) -> Entry:
        (_, ident, name, code, country, lon, lat, admin1, admin2, population, extent, origin, accuracy, shape,
         gazetteer, names, short, region, admin3, postal_code, also, properties, checksum) = cells  # fmt: skip
        if checksum != _checksum(ident, name, lon, lat):
            _set_aside(self.path)
            raise GazetteerError(f"{self.path}: damaged (row of {ident!r}); set aside, run the command again to rebuild it")
        facts = json.loads(properties) if properties else {}
        facts |= {key: value for key, value in (("extent_origin", origin), ("admin3", admin3), ("postal_code", postal_code)) if value}
        facts |= {key: value.split("|") for key, value in (("abbreviations", short), ("also", also)) if value}
        if region:
            facts |= {f"admin{level}_code": code for level, code in enumerate(_prefixes(region), 1)}
        return Entry(
            gazetteer, ident, name, code, country, lon, lat, admin1, admin2, population, extent, accuracy, shape,
            tuple(names.split("|")) if names else (), facts,
        )  # fmt: skip

    def named(self, name: str, *, country: str | None = None, limit: int = 60) -> list[Entry]:
        """Entries with this name in any spelling that folds alike, most prominent first.

        An abbreviation counts only as written, dots aside: ``BUG`` names an airport, ``Bug`` a river.
        """
        return self._keyed(naming.fold(name), name, country, limit)

    def _keyed(self, key: str, written: str, country: str | None, limit: int) -> list[Entry]:
        """Entries under a key; those that carry it as an abbreviation only where it is written so."""
        where, arguments = _country_filter(country)
        upper = sum(character.isupper() for character in written)
        shorts = "" if upper else " AND n.short=0"
        sql = (
            f"SELECT {_COLUMNS}, n.short FROM names n JOIN places p ON p.fid=n.fid "
            f"WHERE n.key=?{shorts}{where} ORDER BY n.fid LIMIT {limit * 2:d}"
        )
        found = []
        for cells in self._query(sql, (key, *arguments)):
            entry = self._entry(cells[:-1])
            if not cells[-1] or _plain(written) in {_plain(each) for each in entry.properties["abbreviations"]}:
                found.append(entry)
        return found[:limit]

    def named_many(self, names: Sequence[str], *, limit: int = 60) -> dict[str, list[Entry]]:
        """`named` for many names at once; names without an entry are left out."""
        keys = {name: naming.fold(name) for name in names}
        known = self.known_keys(list(keys.values()))
        found = {name: self._keyed(key, name, None, limit) for name, key in keys.items() if key in known}
        return {name: entries for name, entries in found.items() if entries}

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
        """Entries whose name differs by an edit or two, or in the order of its words, nearest first."""
        from rapidfuzz.distance import OSA

        key = naming.fold(name)
        if len(key) < 3:
            return []
        scored: dict[str, float] = {candidate: OSA.distance(key, candidate) for candidate in self.known_keys(_neighbours(key))}
        for candidate in self._same_start(key):
            distance = OSA.distance(key, candidate, score_cutoff=2)
            if 0 < distance <= (2 if len(key) >= 6 else 1):
                scored.setdefault(candidate, distance)
        for candidate in self.known_keys(_reordered(key)):
            scored[candidate] = 0.5
        scored.pop(key, None)
        return self._nearest(scored, country, limit)

    def _nearest(self, scored: dict[str, float], country: str | None, limit: int) -> list[Entry]:
        """Entries of scored keys, nearest first and among equals most prominent first."""
        entries: dict[str, Entry] = {}
        for score in sorted(set(scored.values())):
            keys = sorted(key for key, value in scored.items() if value == score)[:_CHUNK]
            where, arguments = _country_filter(country)
            marks = ",".join("?" * len(keys))
            sql = (
                f"SELECT DISTINCT {_COLUMNS} FROM names n JOIN places p ON p.fid=n.fid "
                f"WHERE n.key IN ({marks}){where} ORDER BY p.fid LIMIT {limit:d}"
            )
            for cells in self._query(sql, (*keys, *arguments)):
                entry = self._entry(cells)
                entries.setdefault(entry.id, entry)
            if len(entries) >= limit:
                break
        return list(entries.values())[:limit]

    def _same_start(self, key: str) -> list[str]:
        """Keys that share the first three letters and have about the same length."""
        start = key[:3]
        end = start[:-1] + chr(ord(start[-1]) + 1)
        sql = "SELECT DISTINCT key FROM names WHERE key>=? AND key<? AND length(key) BETWEEN ? AND ? LIMIT 50000"
        return [row[0] for row in self._query(sql, (start, end, len(key) - 2, len(key) + 2))]

    def beginning(self, name: str, *, limit: int = 10) -> list[Entry]:
        """Entries whose name begins with a whole word or words: ``Wyryki`` gives ``Wyryki-Wola``; most prominent first."""
        key = naming.fold(name)
        sql = f"SELECT {_COLUMNS} FROM names n JOIN places p ON p.fid=n.fid WHERE n.key>=? AND n.key<? ORDER BY n.fid LIMIT {limit:d}"
        found = {e.id: e for e in map(self._entry, self._query(sql, (key + " ", key + "!")))}
        return list(found.values())

    def entry(self, id: str) -> Entry | None:
        """The entry with this id, or with this id among its further ones."""
        found = self._query(f"SELECT {_COLUMNS} FROM ids i JOIN places p ON p.fid=i.fid WHERE i.id=?", (id,))
        return self._entry(found[0]) if found else None

    def geometry(self, entry: Entry) -> BaseGeometry:
        """The full geometry of an entry, in EPSG:4326."""
        import shapely

        if entry.shape != "point":
            table = "lines" if entry.shape == "line" else "areas"
            found = self._query(f"SELECT t.geom FROM ids i JOIN {table} t ON t.fid=i.fid WHERE i.id=?", (entry.id,))
            if found:
                return _geometry(found[0][0])
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

    def borders_of(self, code: str) -> list[Entry]:
        """All borders of a country, in order of their ids."""
        sql = f"SELECT {_COLUMNS} FROM lines l JOIN places p ON p.fid=l.fid WHERE l.feature_code='BRDR' AND p.countries LIKE ? ORDER BY p.id"
        return [self._entry(cells) for cells in self._query(sql, (f"% {code.upper()} %",))]

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

    def near(
        self, lon: float, lat: float, radius_m: float, feature_codes: Sequence[str] = (), *, limit: int = 50
    ) -> list[Entry]:
        """Entries whose point lies within a distance of a point, nearest first."""
        from geomap.geodesy import great_circle_m

        rows = [
            (great_circle_m(lon, lat, row[1], row[2]), row[0])
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

    def about(self) -> dict[str, str]:
        """What the file says of itself."""
        return dict(self._query("SELECT key, value FROM about"))


def _prefixes(region: str) -> list[str]:
    """``PL.75.0619`` → ``PL.75`` and itself."""
    parts = region.split(".")
    return [".".join(parts[: n + 1]) for n in range(1, len(parts))]


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
    import math

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


def _neighbours(key: str) -> list[str]:
    """All strings one edit away: a letter left out, put in, replaced, or swapped with its neighbour."""
    letters = _LETTERS + " "
    found: set[str] = set()
    for i in range(len(key) + 1):
        head, tail = key[:i], key[i:]
        found.update(head + letter + tail for letter in letters)
        if tail:
            found.add(head + tail[1:])
            found.update(head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            found.add(head + tail[1] + tail[0] + tail[2:])
    return [" ".join(candidate.split()) for candidate in found]


def _reordered(key: str) -> list[str]:
    """The words of a key in other orders: ``kolonia zablocie`` and ``zablocie kolonia``."""
    from itertools import permutations

    words = key.split()
    if not 2 <= len(words) <= 4:
        return []
    return [" ".join(order) for order in permutations(words)]


class LayeredGazetteer:
    """Several compiled files asked as one: a workspace's own places first, then the embedded ones."""

    def __init__(self, parts: Sequence[CompiledGazetteer]) -> None:
        self.parts = tuple(parts)

    def named(self, name: str, *, country: str | None = None, limit: int = 60) -> list[Entry]:
        """`CompiledGazetteer.named` of all parts, one after the other."""
        return [entry for part in self.parts for entry in part.named(name, country=country, limit=limit)][:limit]

    def named_many(self, names: Sequence[str], *, limit: int = 60) -> dict[str, list[Entry]]:
        """`named` for many names at once; names without an entry are left out."""
        answers = [part.named_many(names, limit=limit) for part in self.parts]
        found = {name: [entry for answer in answers for entry in answer.get(name, ())][:limit] for name in names}
        return {name: entries for name, entries in found.items() if entries}

    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the folded keys that some entry carries."""
        return set().union(*(part.known_keys(keys) for part in self.parts))

    def similar(self, name: str, *, country: str | None = None, limit: int = 10) -> list[Entry]:
        """Entries whose name differs by an edit or two, those of the first part first."""
        return [entry for part in self.parts for entry in part.similar(name, country=country, limit=limit)][:limit]

    def beginning(self, name: str, *, limit: int = 10) -> list[Entry]:
        """Entries whose name begins with a whole word or words, those of the first part first."""
        return [entry for part in self.parts for entry in part.beginning(name, limit=limit)][:limit]

    def entry(self, id: str) -> Entry | None:
        """The entry with this id."""
        return next((entry for part in self.parts if (entry := part.entry(id)) is not None), None)

    def geometry(self, entry: Entry) -> BaseGeometry:
        """The full geometry of an entry, in EPSG:4326."""
        return next((p for p in self.parts if p.entry(entry.id) is not None), self.parts[-1]).geometry(entry)

    def country(self, code: str) -> Entry | None:
        """The entry of a country by ISO 3166-1 alpha-2 code."""
        return self.parts[-1].country(code)

    def border(self, a: str, b: str) -> Entry | None:
        """The international border between two countries, by their codes in either order."""
        return self.parts[-1].border(a, b)

    def borders_of(self, code: str) -> list[Entry]:
        """All borders of a country."""
        return self.parts[-1].borders_of(code)

    def within(self, geometry: BaseGeometry, feature_codes: Sequence[str] = (), *, limit: int = 1000) -> list[Entry]:
        """Entries whose point lies within a geometry, those of the first part first."""
        return [entry for part in self.parts for entry in part.within(geometry, feature_codes, limit=limit)][:limit]

    def near(
        self, lon: float, lat: float, radius_m: float, feature_codes: Sequence[str] = (), *, limit: int = 50
    ) -> list[Entry]:
        """Entries within a distance of a point, nearest first."""
        from geomap.geodesy import great_circle_m

        found = [entry for part in self.parts for entry in part.near(lon, lat, radius_m, feature_codes, limit=limit)]
        return sorted(found, key=lambda e: great_circle_m(lon, lat, e.lon or 0.0, e.lat or 0.0))[:limit]


def open_gazetteer(workspace_dirs: Sequence[Path] = ()) -> Gazetteer:
    """The gazetteer, compiled on first use, with the tables in the given folders added to it.

    A folder is a workspace's ``data/gazetteer`` or the workspace. Rows that cannot be used are logged as warnings of
    ``geomap.gazetteer``; `problems` lists them.
    """
    embedded = _opened(_compiled())
    own = [_opened(_compiled_workspace(folder)) for folder in _workspace_folders(workspace_dirs)]
    return LayeredGazetteer([*own, embedded]) if own else embedded


def _workspace_folders(folders: Sequence[Path]) -> list[Path]:
    """Folders with tables of a user's own: never the embedded one, which a clone has in the same place.

    A clone's folder is known by its list of sources also where the package was installed from it and has a copy.
    """
    from geomap.gazetteers import user

    inner = [folder / "data" / "gazetteer" if (folder / "data" / "gazetteer").is_dir() else folder for folder in map(Path, folders)]
    embedded = embedded_data_dir()
    own = [folder for folder in inner if folder.is_dir() and not folder.samefile(embedded) and not _is_embedded(folder)]
    return [folder for folder in own if user.files(folder)]


def _is_embedded(folder: Path) -> bool:
    """Whether a folder holds the tables that geomap itself is made from."""
    return (folder / "SOURCES.csv").is_file() and (folder / "places.tsv.xz").is_file()


def _compiled_workspace(folder: Path) -> Path:
    """The compiled tables of a workspace."""
    from geomap.gazetteers import user

    inputs = [*user.files(folder), *_code()]
    path = cache_dir() / f"workspace-{_remembered_signature(inputs, cache_dir())}.gpkg"

    def sources() -> dict[str, Iterable[Row]]:
        rows, problems_found = user.read(folder)
        for problem in problems_found:
            logging.getLogger("geomap.gazetteer").warning(problem)
        return {"user": rows}

    return _ensure(path, "workspace gazetteer", sources, {"signature": path.stem})


def problems(workspace_dirs: Sequence[Path]) -> list[str]:
    """What is wrong with a workspace's tables: rows that cannot be used, and places far from their namesakes.

    A place that has the name and country of an embedded one but lies farther from it than both radii together is used
    beside it, and reported here.
    """
    from geomap.gazetteers import user

    found: list[str] = []
    embedded = _opened(_compiled())
    for folder in _workspace_folders(workspace_dirs):
        rows, lines = user.read(folder)
        found += lines
        for row in rows:
            found += _jump(row, embedded)
    return found


def _jump(row: Row, embedded: CompiledGazetteer) -> list[str]:
    from geomap.geodesy import great_circle_m

    if row.country_code is None or row.lon is None or row.lat is None:
        return []
    others = [e for e in embedded.named(row.name, country=row.country_code) if e.lon is not None and e.lat is not None]
    if not others:
        return []
    nearest = min(others, key=lambda e: great_circle_m(row.lon or 0, row.lat or 0, e.lon or 0, e.lat or 0))
    distance = great_circle_m(row.lon, row.lat, nearest.lon or 0, nearest.lat or 0)
    reach = (row.extent_m or 0) + (row.accuracy_m or 0) + (nearest.uncertainty_m or 0)
    if distance <= reach:
        return []
    file = (row.properties or {}).get("file")
    return [f"{file}: {row.name}: {distance / 1000:.1f} km from {nearest.id}, farther than both radii ({reach / 1000:.1f} km); both are kept"]


@lru_cache(maxsize=8)
def _opened(path: Path) -> CompiledGazetteer:
    return CompiledGazetteer(path)


def info() -> dict[str, Any]:
    """What is compiled: file, size in bytes, entries, entries by source, and the licences and credits of each file."""
    path = _compiled()
    about = _opened(path).about()
    with (embedded_data_dir() / "SOURCES.csv").open(encoding="utf-8", newline="") as file:
        sources = list(csv.DictReader(file))
    credits = [part for source in sources for part in source["attribution"].split("; ")]
    return {
        "file": str(path),
        "bytes": path.stat().st_size,
        "entries": int(about["entries"]),
        "sources": json.loads(about["sources"]),
        "signature": about["signature"],
        "attributions": list(dict.fromkeys(credit for credit in credits if not credit.startswith("geomap"))),
        "files": sources,
    }
