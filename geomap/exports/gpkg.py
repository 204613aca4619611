"""GeoPackage: a table for each layer and geometry type, styled for QGIS, related tables, and a QGIS project with times."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from geomap.errors import OutputError
from geomap.exports import Options, _geojson, _ogr, _project, _qml, _style, _tables
from geomap.exports._ogr import WHEN
from geomap.exports._project import Relation, Table
from geomap.model import Reading

SUFFIX = ".gpkg"

DATASET = {"VERSION": "1.2"}
"""GDAL 3.6 and QGIS 3.22, which Debian and many offices have, warn about anything newer."""


TABLES = {
    "events": "What happened, or is said to have; event_id joins it to the features and claims",
    "claims": "What somebody says about an attribute of an event; event_id joins it to the features",
    "mentions": "Places found in the documents and what they were taken for",
    "documents": "The reports; doc joins them to everything else",
    "unmapped": "What is mentioned and not drawn, with the reason",
    "about": "Title, worldview, attribution and caveats of this data set",
}

RELATIONS = (
    Relation("claims", "events", "event_id"),
    Relation("claims", "documents", "doc"),
    Relation("mentions", "documents", "doc"),
    Relation("unmapped", "documents", "doc"),
)
"""Between tables without geometry: foreign keys, as far as the data keep them, and relations of the project. Features
belong to ``events`` and ``documents`` by relations of the project alone, so that they can be edited freely."""


def write(reading: Reading, path: Path, options: Options) -> None:
    """Feature tables ``<layer>_areas``, ``<layer>_lines``; the tables of `TABLES`; a default style for each feature table
    in ``layer_styles``, from where QGIS takes it on opening; and a QGIS project ``geomap`` with the relations and times."""
    features = list(_feature_tables(reading, path))
    for name, description in TABLES.items():
        table = getattr(_tables, name)(reading)
        _ogr.write(table, path, driver="GPKG", layer=name, append=path.exists(), dataset_options=DATASET,
                   layer_options={"DESCRIPTION": description, "ASPATIAL_VARIANT": "GPKG_ATTRIBUTES"})  # fmt: skip
    try:
        with closing(sqlite3.connect(path)) as database, database:
            _add_styles(database, features)
            for relation in RELATIONS:
                _add_foreign_key(database, relation)
            _add_project(database, path.name, reading, features)
    except sqlite3.Error as error:
        raise OutputError(f"{path.name}: cannot be written ({error})") from None


@dataclass(frozen=True, slots=True)
class _Written:
    """A feature table that was written: what the project and the styles need to know of it."""

    table: Table
    looks: list[dict[str, Any]]
    times: tuple[datetime, datetime] | None


def _feature_tables(reading: Reading, path: Path) -> Iterator[_Written]:
    """Write the feature tables, lowest first."""
    taken: set[str] = set(TABLES)
    titles: set[str] = set()  # no two tables may have one identifier
    for layer, whole in _tables.by_layer(reading):
        parts = list(_tables.families(whole))
        for family, table in parts:
            name = _tables.safe_name(f"{layer.name}_{family}", taken)
            taken.add(name)
            kind = _tables.FAMILIES[family]
            identifier = f"{layer.title} ({family})"
            identifier = identifier if identifier not in titles else f"{identifier} {name}"
            titles.add(identifier)
            title = layer.title if len(parts) == 1 else f"{layer.title} ({family})"
            _ogr.write(
                table, path, driver="GPKG", layer=name, append=path.exists(),
                geometry_type=f"Multi{kind}", promote_to_multi=True,
                dataset_options=DATASET,
                layer_options={"DATETIME_PRECISION": "MILLISECOND", "GEOMETRY_NAME": "geom", "IDENTIFIER": _tables.clean(identifier),
                               "DESCRIPTION": layer.note or layer.title},
            )  # fmt: skip
            looks = _looks(table)
            style = _qml.body(looks, family)
            yield _Written(Table(name, _tables.clean(title), family, style, layer.on), looks, _times(table))


def _times(table: Any) -> tuple[datetime, datetime] | None:
    """The first and the last moment of a table; ``None`` when it has none."""
    import pandas as pd

    moments = pd.concat([table["valid_from"], table["valid_to"]]).dropna()
    return (moments.min().to_pydatetime(), moments.max().to_pydatetime()) if len(moments) else None


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


def _add_styles(database: sqlite3.Connection, features: list[_Written]) -> None:
    """QGIS looks for an empty catalogue and schema, not for NULL."""
    database.execute(_STYLES)
    database.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
        "styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) "
        "VALUES ('', '', ?, 'geom', 'geomap', ?, '', 1, 'By certainty', '', '', ?)",
        [(one.table.name, _qml.document(one.looks, one.table.family or ""), WHEN) for one in features],
    )
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) "
        "VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles that QGIS loads', ?, 0)",
        [WHEN],
    )


def _add_foreign_key(database: sqlite3.Connection, one: Relation) -> None:
    """Declare a relation where programs other than QGIS look for it, if every row has its parent and only one.

    SQLite takes a foreign key when a table is made, so the table is made once more; its triggers, which keep count of
    rows, go with it.
    """
    child, parent, column = one.child, one.parent, one.column
    twins = f"SELECT 1 FROM {parent} GROUP BY {column} HAVING count(*) > 1 OR {column} IS NULL LIMIT 1"
    orphans = f"SELECT 1 FROM {child} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT {column} FROM {parent}) LIMIT 1"
    if database.execute(twins).fetchone() or database.execute(orphans).fetchone():
        return
    database.execute(f"CREATE UNIQUE INDEX IF NOT EXISTS {parent}_{column} ON {parent} ({column})")
    made = database.execute("SELECT type, sql FROM sqlite_master WHERE tbl_name = ? AND sql NOT NULL", [child]).fetchall()
    (table,) = (sql for kind, sql in made if kind == "table")
    clause = f", CONSTRAINT {child}_{parent} FOREIGN KEY ({column}) REFERENCES {parent} ({column}))"
    database.execute(f"CREATE TEMP TABLE old_rows AS SELECT * FROM main.{child}")
    database.execute(f"DROP TABLE main.{child}")
    database.execute(table.rstrip().removesuffix(")") + clause)
    database.execute(f"INSERT INTO main.{child} SELECT * FROM old_rows")
    database.execute("DROP TABLE old_rows")
    for kind, sql in made:
        if kind != "table":
            database.execute(sql)


_PROJECTS = "CREATE TABLE qgis_projects(name TEXT PRIMARY KEY, metadata BLOB, content BLOB)"


def _add_project(database: sqlite3.Connection, file: str, reading: Reading, features: list[_Written]) -> None:
    tables = [*(one.table for one in features), *(Table(name, name) for name in TABLES)]
    links = [Relation(one.table.name, parent, column) for one in features for parent, column in _PARENTS.items()]
    times = [one.times for one in features if one.times]
    span = (min(begin for begin, _ in times), max(end for _, end in times)) if times else None
    text = _project.document(
        file, _tables.clean(reading.title or "geomap"), tables, [*RELATIONS, *links], _geojson.bounds(reading), span
    )
    metadata = json.dumps({"last_modified_time": WHEN[:19], "last_modified_user": ""})
    database.execute(_PROJECTS)
    database.execute("INSERT INTO qgis_projects VALUES ('geomap', ?, ?)", [metadata, _project.packed(text)])


_PARENTS = {"events": "event_id", "documents": "doc"}
"""What a feature belongs to, and by which column."""
