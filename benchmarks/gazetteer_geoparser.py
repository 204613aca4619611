"""geoparser's gazetteer with the same places and names, built and asked by its own code.

    PYTHON benchmarks/gazetteer_geoparser.py build TABLE.tsv FOLDER     then as a worker of gazetteer.py

Runs in a Python that has geoparser; its models are not needed for a gazetteer, so that
``pip install --no-deps geoparser`` and what its gazetteer imports (duckdb, pydantic, sqlmodel, rapidfuzz, shapely, pyproj,
typer, appdirs, requests) are enough. Points stay columns of the data, as its geometries want an extension from the internet.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
import types
from pathlib import Path
from typing import Any

COLUMNS = ("geonameid", "name", "alternatenames", "latitude", "longitude", "feature_code", "country_code", "population")
_TYPES = {"geonameid": "integer", "latitude": "real", "longitude": "real", "population": "integer"}


def without_models() -> None:
    """Let geoparser's gazetteer be imported without the rest of the package, which imports models."""
    found = importlib.util.find_spec("geoparser")
    if found is None or found.submodule_search_locations is None:
        raise ModuleNotFoundError("geoparser")
    package = types.ModuleType("geoparser")
    package.__path__ = list(found.submodule_search_locations)
    sys.modules["geoparser"] = package


def configuration(table: Path) -> str:
    """What geoparser is to make of a table; JSON is YAML."""
    attributes = [{"name": name, "type": _TYPES.get(name, "text")} for name in COLUMNS]
    source = {"name": "places", "path": str(table.resolve()), "file": table.name, "delimiter": "\t", "quote": "", "attributes": attributes}
    feature = {
        "source": "places", "identifier": "geonameid", "names": ["name", "unnest(string_split(alternatenames, '|'))"],
        "data": [name for name in COLUMNS if name != "alternatenames"],
    }  # fmt: skip
    return json.dumps({"name": "same", "crs": "EPSG:4326", "sources": [source], "features": [feature]})


def build(table: Path, folder: Path) -> dict[str, float]:
    """Build the gazetteer; gives seconds of CPU and megabytes."""
    os.environ["GEOPARSER_GAZETTEERS_DIR"] = str(folder)
    without_models()
    from geoparser.gazetteer.build import GazetteerBuilder

    config = table.with_suffix(".yaml")
    config.write_text(configuration(table), "utf-8")
    start = time.process_time()
    made = GazetteerBuilder().build(config)
    return {"build_s": time.process_time() - start, "megabytes": Path(made).stat().st_size / 1e6}


def worker(folder: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Ask it as `gazetteer.py` asks the others."""
    from gazetteer import asked_fresh, cost, resident_mb

    os.environ["GEOPARSER_GAZETTEERS_DIR"] = folder
    start = time.process_time()
    without_models()
    from geoparser.gazetteer.gazetteer import Gazetteer

    gazetteer = Gazetteer("same")
    gazetteer.search("Lublin")
    started = (time.process_time() - start) * 1e3
    return {
        "start_ms": started, **asked_fresh(lambda name: gazetteer.search(name, limit=60), asked["exact"][:400]),
        "fuzzy_ms": cost(lambda name: gazetteer.search(name, "fuzzy", limit=10), asked["fuzzy"][:20]) * 1e3, "resident_mb": resident_mb(),
    }  # fmt: skip


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    if sys.argv[1] == "build":
        print(json.dumps(build(Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        print(json.dumps(worker(sys.argv[2], json.load(sys.stdin))))
