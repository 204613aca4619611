"""Places of a workspace's own: ``data/gazetteer/*.csv``, ``*.geojson`` and ``*.gpkg`` add places, spellings and corrections.

A CSV has a line of column names; ``name``, ``lon`` and ``lat`` (degrees) must be among them. Known as well: ``id``,
``feature_code`` (GeoNames code, PPL without one), ``country`` (ISO 3166-1 alpha-2), ``admin1``, ``admin2``,
``population``, ``extent_m``, ``accuracy_m``, ``names`` (further spellings, joined by ``|``), ``countries`` (both sides
of a crossing or border, joined by ``|``), ``prominence`` and ``source``. A GeoJSON file has the same as properties of its
features, and points, lines or areas as geometries; a GeoPackage as columns of its layers, in any coordinate system. Any
other column or property travels along.

An ``id`` of your own makes a place of your own (``user:ID``). The id of an entry that is there already, as
``geonames:756135``, means that one: without ``lon`` and ``lat`` the row adds its ``name`` and ``names`` as spellings, with
them it corrects the entry, which then answers in its stead. `geomap.lookup.problems` reports corrections that jump.

A bad row is left out and reported with file and row; the others are used.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.gazetteers import Row

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.model import Entry, Gazetteer

LICENCE = ""
"""Whatever the user says, in a column ``licence``."""

FILES: tuple[str, ...] = ()
EXAMPLES: dict[str, tuple[float, float, float]] = {}
SUFFIXES = (".csv", ".geojson", ".gpkg")
LARGEST_BYTES = 200_000_000
DEFAULT_EXTENT_M, DEFAULT_ACCURACY_M = 1_000.0, 1_000.0
PROMINENCE = 1e5
"""Of a place whose table gives none: about a town's."""

KNOWN = {
    "id", "name", "lon", "lat", "feature_code", "country", "admin1", "admin2", "population", "extent_m", "accuracy_m",
    "names", "countries", "prominence",
}  # fmt: skip
OTHER_NAMES = {"longitude": "lon", "lng": "lon", "x": "lon", "latitude": "lat", "y": "lat", "aliases": "names", "uncertainty_m": "accuracy_m"}


Record = tuple[str, dict[str, Any], "BaseGeometry | None"]
"""Where a row stands, its cells by known names, and its geometry."""


class _BadRow(ValueError):
    """A row that cannot be used; the message says what was found and what would do."""


def files(folder: Path) -> list[Path]:
    """The tables in a folder, in alphabetical order."""
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())


def rows(folder: Path) -> Iterator[Row]:
    """The usable places of a folder."""
    return iter(read(folder)[0])


def read(folder: Path, gazetteer: Gazetteer | None = None) -> tuple[list[Row], list[str]]:
    """The usable places of a folder, and a line for each row that is not: ``data/gazetteer/x.csv:7: lat '95' …``.

    ``gazetteer`` is where ids of entries that are there already are looked up.
    """
    found: list[Row] = []
    aliases: dict[str, list[str]] = {}
    problems: list[str] = []
    for path in files(folder):
        try:
            records = _records(path)
        except ValueError as error:
            problems.append(f"{path}: {error}")
            continue
        for where, record, shape in records:
            try:
                _check_text(path, record)
                known = _known_entry(record, gazetteer)
                if known is not None and _is_alias(record, shape):
                    aliases.setdefault(known.id, []).extend(_spellings(record))
                else:
                    found.append(_row(f"{path.name}:{where}", record, shape, known))
            except _BadRow as error:
                problems.append(f"{path}:{where}: {error}")
    return _with_aliases(_distinct(found, problems), aliases, gazetteer), problems


def _records(path: Path) -> list[Record]:
    """Each row with its position, its cells by known names, and its geometry where it has one."""
    if path.stat().st_size > LARGEST_BYTES:
        raise ValueError(f"{path.stat().st_size:,} bytes, {LARGEST_BYTES:,} at most")
    if path.suffix.lower() == ".gpkg":
        from geomap.gazetteers._geopackage import features

        return [(where, _by_known_names(cells), shape) for where, cells, shape in features(path)]
    data = path.read_bytes()
    if path.suffix.lower() == ".csv" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _csv(data.decode("utf-8-sig", "surrogateescape"))  # what is no UTF-8 costs its own row
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start} is not UTF-8; save the file as UTF-8") from error
    return _geojson(text)


def _by_known_names(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {_known(key): value for key, value in cells.items()}


def _check_text(path: Path, record: Mapping[str, Any]) -> None:
    """No cell may hold what is no text: a NUL, bytes that are not UTF-8, half of a character."""
    if MISCOUNTED in record:
        raise _BadRow(record[MISCOUNTED])
    text = "".join(cell for cell in record.values() if isinstance(cell, str))
    if "\0" in text:
        raise _BadRow("holds a NUL")
    if any("\ud800" <= c <= "\udfff" for c in text):
        is_csv = path.suffix.lower() == ".csv"
        raise _BadRow("is not UTF-8; save the file as UTF-8" if is_csv else "holds a lone surrogate, which is half of a character")


def _known_entry(record: Mapping[str, Any], gazetteer: Gazetteer | None) -> Entry | None:
    """The entry that a row is about, if its id is that of one."""
    ident = _text(record.get("id"))
    return gazetteer.entry(ident) if gazetteer is not None and ":" in ident else None


def _is_alias(record: Mapping[str, Any], shape: BaseGeometry | None) -> bool:
    return shape is None and not _text(record.get("lon")) and not _text(record.get("lat"))


def _spellings(record: Mapping[str, Any]) -> list[str]:
    found = [_text(part) for part in (_text(record.get("name")), *_text(record.get("names")).split("|"))]
    if not any(found):
        raise _BadRow("no name")
    return [name.replace("|", " ") for name in found if name]


def _with_aliases(found: list[Row], aliases: Mapping[str, list[str]], gazetteer: Gazetteer | None) -> list[Row]:
    """Rows with further spellings, and a row for each entry that only got some."""
    corrected = {row.id for row in found}
    rows = [row._replace(names="|".join(filter(None, [row.names, *aliases.get(row.id, ())]))) for row in found]
    for ident, names in aliases.items():
        entry = gazetteer.entry(ident) if gazetteer is not None and ident not in corrected else None
        if entry is not None and gazetteer is not None:
            rows.append(_row_of(entry, names, gazetteer))
    return rows


def _row_of(entry: Entry, names: list[str], gazetteer: Gazetteer) -> Row:
    """An entry as it is, with further names."""
    apart = {"extent_origin", "admin3", "postal_code", "abbreviations", "also", "admin1_code", "admin2_code"}
    facts = entry.properties
    return Row(
        entry.gazetteer, entry.id, entry.name, entry.feature_code, entry.country_code, entry.lon, entry.lat,
        entry.admin1, entry.admin2, entry.population, entry.extent_m, str(facts.get("extent_origin", "")), entry.accuracy_m,
        float(entry.population or PROMINENCE), "|".join(dict.fromkeys([*entry.names, *names])),
        "|".join(facts.get("abbreviations", ())), tuple(facts.get("also", ())),
        str(facts.get("admin2_code") or facts.get("admin1_code") or ""), str(facts.get("admin3", "")),
        str(facts.get("postal_code", "")), countries=tuple(facts.get("between", ())),
        properties={key: value for key, value in facts.items() if key not in apart},
        geometry=None if entry.shape == "point" else gazetteer.geometry(entry),
    )  # fmt: skip


def _csv(text: str) -> list[Record]:
    lines = text.splitlines(keepends=True)
    skipped = sum(1 for _ in _leading_comments(lines))
    reader = csv.DictReader(io.StringIO("".join(lines[skipped:])), strict=True)
    try:
        columns = {_known(name) for name in reader.fieldnames or ()}
        if "id" in columns and "name" in columns and not columns & {"lon", "lat"}:
            pass  # spellings of entries that are there already
        elif missing := {"name", "lon", "lat"} - columns:
            raise ValueError(f"no column {', '.join(sorted(missing))}; name, lon and lat are needed")
        return [(str(reader.line_num + skipped), _cells(record, len(reader.fieldnames or ())), None) for record in reader]
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num + skipped}: {error}") from error


MISCOUNTED = "\0cells"
"""Key under which a row whose cells are not as many as the columns says so; no column can be called so."""


def _cells(record: dict[Any, Any], columns: int) -> dict[str, Any]:
    """The cells of a row by known names; only a word on their number where that is not that of the columns."""
    count = sum(value is not None for key, value in record.items() if key is not None) + len(record.get(None) or ())
    if count != columns:
        return {MISCOUNTED: f"{count} cells, the table has {columns} columns"}
    return {_known(key): value for key, value in record.items()}


def _leading_comments(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if not line.startswith("#"):
            return
        yield line


def _geojson(text: str) -> list[Record]:
    import shapely
    from shapely.geometry import shape

    try:
        document = json.loads(text)
        features = document["features"] if document["type"] == "FeatureCollection" else [document]
        assert isinstance(features, list)
    except (ValueError, KeyError, TypeError, AssertionError, RecursionError) as error:
        raise ValueError("not a GeoJSON FeatureCollection") from error
    found: list[Record] = []
    for number, feature in enumerate(features, 1):
        try:
            geometry = shape(feature["geometry"])
            record = {_known(key): value for key, value in (feature.get("properties") or {}).items()}
            record.setdefault("id", feature.get("id"))
        except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError):
            geometry, record = shapely.Point(), {}
        found.append((f"feature {number}", record, geometry))
    return found


def _known(column: str) -> str:
    name = column.strip().lower()
    return OTHER_NAMES.get(name, name)


def _row(where: str, record: Mapping[str, Any], shape: BaseGeometry | None, known: Entry | None = None) -> Row:
    name = _text(record.get("name"))
    if not name:
        raise _BadRow("no name")
    if shape is not None:
        lon, lat = _representative(shape)
    else:
        lon, lat = _degrees(record, "lon", 180.0), _degrees(record, "lat", 90.0)
    countries = tuple(_codes(record.get("countries")))
    country = next(iter(_codes(record.get("country"))), None)
    ident = known.id if known else f"user:{_text(record.get('id')) or f'{name}/{lon:.5f},{lat:.5f}'}"
    kind = _text(record.get("feature_code")) or (known.feature_code if known else "PPL")
    if known is not None:
        country = country or known.country_code
    accuracy, extent = _metres(record, "accuracy_m"), _metres(record, "extent_m")
    population = _metres(record, "population")
    areal = shape is not None and shape.geom_type != "Point"
    return Row(
        "user", ident, name, kind, None if countries else country, lon, lat,
        _text(record.get("admin1")) or None, _text(record.get("admin2")) or None,
        int(population) if population is not None else None,
        extent if extent is not None else _reach(shape, lon, lat) if areal else DEFAULT_EXTENT_M,
        "stated" if extent is not None else "outline" if areal else "default",
        accuracy if accuracy is not None else DEFAULT_ACCURACY_M, _metres(record, "prominence") or population or PROMINENCE,
        names="|".join(part.strip() for part in _text(record.get("names")).split("|") if part.strip()), countries=countries,
        properties={
            **{key: value for key, value in record.items() if key not in KNOWN and value not in (None, "")},
            **({"between": list(countries)} if countries else {}), "file": where,
        },
        geometry=shape if areal else None,
    )  # fmt: skip


def _text(value: object) -> str:
    """A cell on one line, without control characters or lone surrogates."""
    if value is None:
        return ""
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() or c == " " else " " for c in text).split())


def _codes(value: object) -> Iterator[str]:
    for part in re.split(r"[|\s,;-]+", _text(value).upper()):
        if part and not re.fullmatch(r"[A-Z]{2}", part):
            raise _BadRow(f"country {part!r} is not an ISO 3166-1 alpha-2 code, as PL")
        if part:
            yield part


def _number(record: Mapping[str, Any], key: str) -> float | None:
    text = _text(record.get(key))
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise _BadRow(f"{key} {text!r} is not a number")
    return value


def _metres(record: Mapping[str, Any], key: str) -> float | None:
    value = _number(record, key)
    if value is not None and value < 0:
        raise _BadRow(f"{key} {value:g} is negative")
    return value


def _degrees(record: Mapping[str, Any], key: str, most: float) -> float:
    value = _number(record, key)
    if value is None:
        raise _BadRow(f"no {key}")
    if abs(value) > most:
        raise _BadRow(f"{key} {value:g} is not between -{most:g} and {most:g} degrees")
    return value


def _representative(shape: BaseGeometry) -> tuple[float, float]:
    from geomap.geodesy import middle

    if shape.is_empty:
        raise _BadRow("no geometry that can be read")
    minx, miny, maxx, maxy = shape.bounds
    if not all(map(math.isfinite, shape.bounds)) or minx < -180 or maxx > 180 or miny < -90 or maxy > 90:
        raise _BadRow("coordinates are not longitude and latitude in degrees")
    if not shape.is_valid:
        raise _BadRow("the geometry is not valid")
    return (shape.x, shape.y) if shape.geom_type == "Point" else middle(shape)


def _reach(shape: BaseGeometry | None, lon: float, lat: float) -> float:
    from geomap.gazetteers._tables import reach_m

    assert shape is not None
    return reach_m(shape, lon, lat)


def _distinct(found: list[Row], problems: list[str]) -> list[Row]:
    """Rows with an id each; a second row with the same id is left out and reported."""
    seen: dict[str, Row] = {}
    for row in found:
        if row.id in seen:
            file = (row.properties or {})["file"]
            problems.append(f"{file}: id {row.id.removeprefix('user:')!r} a second time ({row.name}); the first one is used")
        seen.setdefault(row.id, row)
    return list(seen.values())
