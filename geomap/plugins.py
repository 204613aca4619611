"""The folder is the registry: a variant is a module in its folder, and nothing else is edited."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from functools import cache
from types import ModuleType


@cache
def variants(folder: str) -> dict[str, ModuleType]:
    """The public modules of ``geomap.<folder>`` by name, in alphabetical order."""
    package = importlib.import_module(f"geomap.{folder}")
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.name.startswith("_"))
    return {name: importlib.import_module(f"geomap.{folder}.{name}") for name in names}


def first_line(module: ModuleType) -> str:
    """The first line of a module's docstring: what `geomap kinds` prints."""
    return (module.__doc__ or "").strip().split("\n", 1)[0]


FOLDERS = (
    "documents", "eventfiles", "presets", "gazetteers", "recognisers", "expressions", "incidents", "checks", "layers", "exports",
)  # fmt: skip
"""The folders of variants, in the order of the stages that use them."""


def folders() -> list[str]:
    """Those of `FOLDERS` that there are."""
    return [name for name in FOLDERS if importlib.util.find_spec(f"geomap.{name}")]
