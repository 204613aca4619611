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

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.lookup.building import build, compiled_path, embedded_file
from geomap.lookup.compiled import CompiledGazetteer, opened
from geomap.lookup.folders import cache_dir, embedded_data_dir
from geomap.lookup.layered import LayeredGazetteer

if TYPE_CHECKING:
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
    if not workspace_dirs:
        return embedded
    from geomap.lookup.own import workspace_files, workspace_folders

    own: list[CompiledGazetteer] = []
    dumps: list[CompiledGazetteer] = []
    for folder in workspace_folders(workspace_dirs):
        files = workspace_files(folder)
        own += map(opened, files[0])
        dumps += map(opened, files[1])
    return LayeredGazetteer(own, dumps, embedded) if own or dumps else embedded


def problems(workspace_dirs: Sequence[Path]) -> list[str]:
    """What is wrong with the tables of some workspaces: rows that cannot be used, and places far from their namesakes."""
    from geomap.lookup import own

    return own.problems(workspace_dirs)


def info(workspace_dirs: Sequence[Path] = ()) -> dict[str, Any]:
    """What is compiled: file, size in bytes, entries, entries by source, and the licences and credits of each file.

    ``workspace`` lists the same of what the given folders add.
    """
    import csv
    import json

    from geomap.lookup.own import workspace_folders

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
        "workspace": [part for folder in workspace_folders(workspace_dirs) for part in _workspace_info(folder)],
    }


def _workspace_info(folder: Path) -> Iterator[dict[str, Any]]:
    import json

    from geomap.gazetteers import user
    from geomap.lookup import adding
    from geomap.lookup.own import workspace_files

    own, dumps = workspace_files(folder)
    stated = [
        f"{row['file']}: {row['source']}, version {row['version'] or 'not stated'}, {row['licence']}" for row in adding.sources(folder)
    ]
    for path, made_from in [(path, [file.name for file in user.files(folder)]) for path in own] + [(path, stated) for path in dumps]:
        about = opened(path).about()
        yield {
            "file": str(path), "bytes": path.stat().st_size, "entries": int(about["entries"]),
            "sources": json.loads(about["sources"]), "made_from": made_from,
        }  # fmt: skip
