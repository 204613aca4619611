"""GeoPackage: a table for each layer and geometry type, styled in QGIS, with claims, mentions and documents as tables."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from geomap.errors import OutputError
from geomap.exports import Options, _ogr, _qml, _style, _tables
from geomap.model import Reading

SUFFIX = ".gpkg"

WHEN = "2000-01-01T00:00:00.000Z"
"""Stands where the format wants a time of writing: the same reading gives the same bytes."""

DATASET = {"VERSION": "1.2"}
"""GDAL 3.6 and QGIS 3.22, which Debian and many offices have, warn about anything newer."""


def write(reading: Reading, path: Path, options: Options) -> None:
    """Feature tables ``<layer>_areas``, ``<layer>_lines``; tables ``claims``, ``mentions``, ``documents``, ``unmapped``,
    ``about``; and a default style for each feature table in ``layer_styles``, from where QGIS takes it on opening."""
    styles = list(_feature_tables(reading, path))
    for name, description in TABLES.items():
        table = getattr(_tables, name)(reading)
        _ogr.write(table, path, driver="GPKG", layer=name, append=path.exists(), dataset_options=DATASET,
                   layer_options={"DESCRIPTION": description, "ASPATIAL_VARIANT": "GPKG_ATTRIBUTES"})  # fmt: skip
    try:
        _finish(path, styles)
    except sqlite3.Error as error:
        raise OutputError(f"{path.name}: cannot be written ({error})") from None


TABLES = {
    "claims": "What somebody says about an attribute of an event; event_id joins it to the features",
    "mentions": "Places found in the documents and what they were taken for",
    "documents": "The reports; doc joins them to everything else",
    "unmapped": "What is mentioned and not drawn, with the reason",
    "about": "Title, worldview, attribution and caveats of this data set",
}


def _feature_tables(reading: Reading, path: Path) -> Iterator[tuple[str, str]]:
    """Write the feature tables; give each table's name and style."""
    taken: set[str] = set()
    for layer in reading.layers:
        for family, table in _tables.families(_tables.layer_features(layer)):
            name = table_name(f"{layer.name}_{family}", taken)
            taken.add(name)
            kind = _tables.FAMILIES.get(family)
            _ogr.write(
                table, path, driver="GPKG", layer=name, append=path.exists(),
                geometry_type=f"Multi{kind}" if kind else "GeometryCollection", promote_to_multi=bool(kind),
                dataset_options=DATASET,
                layer_options={"DATETIME_PRECISION": "MILLISECOND", "GEOMETRY_NAME": "geom", "IDENTIFIER": f"{layer.title} ({family})",
                               "DESCRIPTION": layer.note or layer.title},
            )  # fmt: skip
            yield name, _qml.document(_looks(table), family)


def table_name(text: str, taken: set[str]) -> str:
    """A name that is safe as a table, a folder or a file: ASCII letters, digits and underscores, short, and not taken."""
    from anyascii import anyascii

    base = re.sub(r"[^a-z0-9]+", "_", anyascii(text).casefold()).strip("_")[:48] or "layer"
    base = base if base[0].isalpha() else f"t_{base}"
    names = [base, *(f"{base}_{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken and name not in TABLES)


def _looks(table: Any) -> list[dict[str, Any]]:
    """The distinct looks of a table, as `_qml.document` wants them."""
    columns = list(dict.fromkeys((*_qml.KEYS, *_style.LOOK)))
    rows = zip(*(_tables.cells(table[column]) for column in columns), strict=True)
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        look = dict(zip(columns, row, strict=True))
        found.setdefault(_qml.key(look), look)  # the first stands for features that share their fill between them
    return [found[name] for name in sorted(found)]


_STYLES = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
"""


def _finish(path: Path, styles: list[tuple[str, str]]) -> None:
    """Add the styles and take the time of writing out. QGIS looks for an empty catalogue and schema, not for NULL."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(_STYLES)
        database.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
            "styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) "
            "VALUES ('', '', ?, 'geom', 'geomap', ?, '', 1, 'By certainty', '', '', ?)",
            [(name, qml, WHEN) for name, qml in styles],
        )
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) "
            "VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles that QGIS loads', ?, 0)",
            [WHEN],
        )
        database.execute("UPDATE gpkg_contents SET last_change = ?", [WHEN])
