"""A workspace's own tables: compiled into a file of their own, and checked against the embedded one."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.lookup.building import embedded_file, ensure
from geomap.lookup.compiled import CompiledGazetteer, opened
from geomap.lookup.folders import cache_dir, code, embedded_data_dir, remembered_signature

if TYPE_CHECKING:
    from geomap.gazetteers import Row


def workspace_folders(folders: Sequence[Path]) -> list[Path]:
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


def workspace_file(folder: Path) -> Path:
    """The compiled tables of a workspace."""
    from geomap.gazetteers import user

    inputs = [*user.files(folder), *code()]
    path = cache_dir() / f"workspace-{remembered_signature(inputs, cache_dir())}.gpkg"

    def sources() -> dict[str, Iterable[Row]]:
        rows, problems_found = user.read(folder)
        for problem in problems_found:
            logging.getLogger("geomap.gazetteer").warning(problem)
        return {"user": rows}

    return ensure(path, "workspace gazetteer", sources, {"signature": path.stem})


def problems(workspace_dirs: Sequence[Path]) -> list[str]:
    """What is wrong with a workspace's tables: rows that cannot be used, and places far from their namesakes.

    A place that has the name and country of an embedded one but lies farther from it than both radii together is used
    beside it, and reported here.
    """
    from geomap.gazetteers import user

    found: list[str] = []
    embedded = opened(embedded_file())
    for folder in workspace_folders(workspace_dirs):
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
