"""The gazetteer: all sources compiled into one file on disk, opened read-only and shared by processes.

The file is an SQLite database and a GeoPackage at once: QGIS and GDAL open its layers ``places`` (a point for every
entry), ``lines`` and ``areas``; the table ``names`` maps folded names to entries. Entries are numbered by falling
prominence, so that the rows of a name come out of the index most prominent first.

    open_gazetteer() → Gazetteer        compiles on first use, into `cache_dir`
    build()                             compiles now, whatever is there
    info()                              what is compiled, from what, under which licences
    problems()                          what is wrong with a workspace's own tables

The rooms: ``folders`` where files are, ``layout`` of a compiled file, ``compiler`` and ``rtree`` that write it,
``building`` that keeps it whole, ``own`` for a workspace's tables, ``compiled`` and ``fuzzy`` that ask it, ``layered`` that asks several.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geomap.lookup.building import build, compiled_path, embedded_file
from geomap.lookup.compiled import CompiledGazetteer, opened
from geomap.lookup.folders import cache_dir, embedded_data_dir
from geomap.lookup.layered import LayeredGazetteer
from geomap.lookup.own import problems, workspace_file, workspace_folders
from geomap.model import Gazetteer

__all__ = [
    "CompiledGazetteer", "LayeredGazetteer", "build", "cache_dir", "compiled_path", "embedded_data_dir", "info",
    "open_gazetteer", "problems",
]  # fmt: skip


def open_gazetteer(workspace_dirs: Sequence[Path] = ()) -> Gazetteer:
    """The gazetteer, compiled on first use, with the tables in the given folders added to it.

    A folder is a workspace's ``data/gazetteer`` or the workspace. Rows that cannot be used are logged as warnings of
    ``geomap.gazetteer``; `problems` lists them.
    """
    embedded = opened(embedded_file())
    own = [opened(workspace_file(folder)) for folder in workspace_folders(workspace_dirs)]
    return LayeredGazetteer([*own, embedded]) if own else embedded


def info() -> dict[str, Any]:
    """What is compiled: file, size in bytes, entries, entries by source, and the licences and credits of each file."""
    path = embedded_file()
    about = opened(path).about()
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
