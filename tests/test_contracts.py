"""What every variant of a folder promises, whoever wrote it, and what every module may import."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import geomap
from geomap.plugins import FOLDERS, first_line, folders, variants

PACKAGE = Path(geomap.__file__).parent
VARIANTS = [(folder, name, module) for folder in folders() for name, module in variants(folder).items()]
IDS = [f"{folder}/{name}" for folder, name, _ in VARIANTS]

STAGES = {"intake", "find", "resolve", "extract", "join", "draw", "render", "export"}
ON_TOP = {"pipeline", "settings", "notebook", "cli"}
ROOMS = {"naming", "telling"}
AT_THE_BOTTOM = {"entry", "model", "errors", "names"}


def promise(folder: str) -> type[Any]:
    """The protocol that a folder's ``__init__`` states for its modules: the one that modules themselves fulfil."""
    package = importlib.import_module(f"geomap.{folder}")
    protocols = [
        value
        for value in vars(package).values()
        if isinstance(value, type) and getattr(value, "_is_protocol", False) and value.__module__ == package.__name__
    ]
    (only,) = protocols
    return only


def members(protocol: type[Any]) -> set[str]:
    """Names that a protocol asks for."""
    functions = {name for name, value in vars(protocol).items() if callable(value) and not name.startswith("_")}
    return functions | set(protocol.__annotations__)


class TestVariants:
    def test_every_folder_is_there(self) -> None:
        """All folders that `geomap kinds` can list have modules."""
        assert [folder for folder in FOLDERS if folder in folders() and variants(folder)] == list(FOLDERS)

    @pytest.mark.parametrize(("folder", "name", "module"), VARIANTS, ids=IDS)
    def test_keeps_its_promise(self, folder: str, name: str, module: ModuleType) -> None:
        """A module has every member of its folder's protocol, functions as functions."""
        protocol = promise(folder)
        missing = {member for member in members(protocol) if not hasattr(module, member)}

        assert missing == set()
        for member, value in vars(protocol).items():
            if callable(value) and not member.startswith("_"):
                assert callable(getattr(module, member))

    @pytest.mark.parametrize(("folder", "name", "module"), VARIANTS, ids=IDS)
    def test_first_line_says_what_it_is(self, folder: str, name: str, module: ModuleType) -> None:
        """`geomap kinds` prints a full sentence or phrase that ends with a full stop."""
        line = first_line(module)

        assert 15 <= len(line) <= 140
        assert line[0] == line[0].upper()
        assert line.rstrip('"”`)')[-1] in ".!?" or line.endswith(('"', "”"))

    @pytest.mark.parametrize(("folder", "name", "module"), VARIANTS, ids=IDS)
    def test_examples_are_not_empty(self, folder: str, name: str, module: ModuleType) -> None:
        """Where a folder promises examples, each of its modules shows some; a source without data of its own has none."""
        if "EXAMPLES" in members(promise(folder)):
            assert isinstance(module.EXAMPLES, Mapping)
            assert module.EXAMPLES or not getattr(module, "FILES", True)

    @pytest.mark.parametrize("folder", folders())
    def test_suffixes_belong_to_one_module(self, folder: str) -> None:
        """No two readers or exports of a folder claim a suffix, and each begins with a dot in lower case."""
        claimed: list[str] = []
        for module in variants(folder).values():
            claimed += [*getattr(module, "SUFFIXES", ()), *getattr(module, "ALIASES", ())]
            claimed += [module.SUFFIX] if hasattr(module, "SUFFIX") else []

        assert len(claimed) == len(set(claimed))
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in claimed)


def imports(path: Path) -> set[str]:
    """Modules of geomap that a module imports, by their first name below ``geomap``; those for types only are left out."""
    found: set[str] = set()
    tree = ast.parse(path.read_text("utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "geomap":
            below = node.module.split(".")[1:2]
            found |= set(below) if below else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("geomap.")}
    return found


MODULES = sorted(PACKAGE.rglob("*.py"))


class TestImports:
    @pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
    def test_go_one_way(self, path: Path) -> None:
        """Records know nothing of who uses them, stages nothing of each other, and only the top knows the stages."""
        name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        used = imports(path) - {name}
        if name in AT_THE_BOTTOM:
            assert used <= AT_THE_BOTTOM
        if name in STAGES | ROOMS:
            assert used & (STAGES | ON_TOP) == set()
        if name in folders():
            assert used & (STAGES | ON_TOP) == set()

    @pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
    def test_every_module_says_what_it_is_for(self, path: Path) -> None:
        """A docstring stands at the head of each module."""
        assert ast.get_docstring(ast.parse(path.read_text("utf-8")))

    def test_importing_geomap_loads_no_other_module(self) -> None:
        """The package itself imports none of its modules before a name is asked for."""
        assert imports(PACKAGE / "__init__.py") == set()


class TestPromisedNames:
    def test_all_of_them_are_there(self) -> None:
        """Each name in ``__all__`` has a home, and each home's name is promised."""
        assert sorted(geomap.__all__) == sorted(geomap._HOME_OF)
        assert [name for name in geomap.__all__ if not hasattr(geomap, name)] == []

    def test_other_names_are_not(self) -> None:
        """A name that is not promised is an error as usual."""
        with pytest.raises(AttributeError, match="module 'geomap' has no attribute 'nonsense'"):
            geomap.nonsense  # noqa: B018
