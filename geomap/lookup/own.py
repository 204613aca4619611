"""What a workspace adds: its own tables and GeoNames dumps, each compiled into a file beside the embedded one."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.lookup.building import embedded_file, ensure
from geomap.lookup.compiled import CompiledGazetteer, opened
from geomap.lookup.folders import cache_dir, code, embedded_data_dir, remembered_signature
from geomap.names import fold

if TYPE_CHECKING:
    from geomap.gazetteers import Row
    from geomap.gazetteers.dump import Embedded

_log = logging.getLogger("geomap.gazetteer")


def workspace_folders(folders: Sequence[Path]) -> list[Path]:
    """Folders with tables of a user's own: never the embedded one, which a clone has in the same place.

    A clone's folder is known by its list of sources also where the package was installed from it and has a copy.
    """
    from geomap.gazetteers import dump, user

    inner = [folder / "data" / "gazetteer" if (folder / "data" / "gazetteer").is_dir() else folder for folder in map(Path, folders)]
    embedded = embedded_data_dir()
    own = [folder for folder in inner if folder.is_dir() and not folder.samefile(embedded)]
    return [folder for folder in own if dump.files(folder) or (user.files(folder) and not _is_embedded(folder))]


def _is_embedded(folder: Path) -> bool:
    """Whether a folder holds the tables that geomap itself is made from."""
    return (folder / "SOURCES.csv").is_file() and (folder / "places.tsv.xz").is_file()


def workspace_files(folder: Path) -> tuple[list[Path], list[Path]]:
    """The compiled files of a workspace: of its own tables, and of its dumps; each none or one."""
    from geomap.gazetteers import dump, user

    own = [] if _is_embedded(folder) else user.files(folder)
    return [_own_file(folder, own)] if own else [], [dump_file(folder)] if dump.files(folder) else []


def _own_file(folder: Path, files: list[Path]) -> Path:
    from geomap.gazetteers import user

    embedded = embedded_file()
    signature = remembered_signature([*files, *code()], cache_dir(), embedded.stem)
    path = cache_dir() / f"workspace-{signature}.gpkg"

    def sources() -> dict[str, Iterable[Row]]:
        rows, problems_found = user.read(folder, opened(embedded))
        for problem in problems_found:
            _log.warning(problem)
        return {"user": rows}

    return ensure(path, "workspace gazetteer", sources, {"signature": path.stem})


def dump_file(folder: Path) -> Path:
    """The compiled dumps of a workspace, made first where they have changed."""
    from geomap.gazetteers import dump

    embedded, files = embedded_file(), dump.files(folder)
    path = cache_dir() / f"dump-{remembered_signature([*files, *code()], cache_dir(), embedded.stem)}.gpkg"

    def sources() -> dict[str, Iterable[Row]]:
        countries = {file.stem.upper() for file in files}
        known = _known(opened(embedded), countries if all(len(c) == 2 for c in countries) else None)
        return {"GeoNames": dump.read(folder, known, _log.warning, cache_dir())}

    return ensure(path, "GeoNames dumps", sources, {"signature": path.stem})


def _known(embedded: CompiledGazetteer, countries: set[str] | None) -> Embedded:
    """What the embedded gazetteer has of some countries, or of all."""
    from geomap.gazetteers._dump_postal import Village
    from geomap.gazetteers.dump import Embedded, Known

    places: dict[int, Known] = {}
    villages: dict[tuple[str, str], list[Village]] = defaultdict(list)
    towns: dict[tuple[str, str], list[Village]] = defaultdict(list)
    airports: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    better: set[int] = set()
    for gazetteer, id, name, country, lon, lat, extent, accuracy, also in embedded.points(countries):
        number = int(id[9:]) if id.startswith("geonames:") else None
        if gazetteer == "airports":
            airports[round(lon * 10), round(lat * 10)].append((lon, lat))
        elif gazetteer in ("geonames", "postal"):
            table = villages if number is None else towns
            table[country, fold(name)].append(Village(id, name, lon, lat, accuracy or 0.0, None, ("", "", ""), ""))
            if number is not None:
                places[number] = Known(lon, lat, (extent or 0.0) + (accuracy or 0.0), tuple(also.split("|")) if also else ())
        elif number is not None:
            better.add(number)
    return Embedded(places, villages, towns, frozenset(better), airports)


def problems(workspace_dirs: Sequence[Path]) -> list[str]:
    """What is wrong with a workspace's tables: rows that cannot be used, and places far from their namesakes.

    A place that has the name and country of an embedded one but lies farther from it than both radii together is used
    beside it, and reported here.
    """
    from geomap.gazetteers import user

    found: list[str] = []
    embedded = opened(embedded_file())
    for folder in workspace_folders(workspace_dirs):
        if _is_embedded(folder):
            continue
        rows, lines = user.read(folder, embedded)
        found += lines
        for row in rows:
            found += _jump(row, embedded)
    return found


def _jump(row: Row, embedded: CompiledGazetteer) -> list[str]:
    from geomap.geodesy import great_circle_m

    if row.country_code is None or row.lon is None or row.lat is None:
        return []
    same = embedded.entry(row.id)
    others = [same] if same else [e for e in embedded.named(row.name, country=row.country_code) if e.lon is not None and e.lat is not None]
    if not others:
        return []
    nearest = min(others, key=lambda e: great_circle_m(row.lon or 0, row.lat or 0, e.lon or 0, e.lat or 0))
    distance = great_circle_m(row.lon, row.lat, nearest.lon or 0, nearest.lat or 0)
    reach = (row.extent_m or 0) + (row.accuracy_m or 0) + (nearest.uncertainty_m or 0)
    if distance <= reach:
        return []
    file = (row.properties or {}).get("file")
    what = "the row's point is used" if same else "both are kept"
    return [f"{file}: {row.name}: {distance / 1000:.1f} km from {nearest.id}, farther than both radii ({reach / 1000:.1f} km); {what}"]
