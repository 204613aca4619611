"""Write the reference pages of the documentation from the code: commands, kinds, and the Python names.

    python scripts/build_reference.py docs/reference
"""

from __future__ import annotations

import inspect
import itertools
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import geomap
from geomap import cli
from geomap.plugins import first_line, folders, variants

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def commands() -> Iterator[str]:
    """Each command's help, as the command line shows it."""
    import typer

    yield "# Commands\n\nINPUT is files, folders or `-`; without one, the workspace in the current folder. Results go to standard"
    yield "output or `-o`, talk to standard error. Exit codes: 0 done, 1 nothing usable or an input that stops the job, 2 wrong"
    yield "usage, 130 interrupted.\n"
    group: Any = typer.main.get_command(cli.app)
    for name, command in leaves(group, "geomap"):
        context = command.make_context(name, [], resilient_parsing=True)
        context.info_name = name
        context.parent = None
        yield f"## {name}\n"
        yield f"```text\n{_STYLE.sub('', command.get_help(context))}\n```\n"


def leaves(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    """The commands of a group and of the groups in it, with their whole names."""
    for word, command in group.commands.items():
        below = getattr(command, "commands", None)
        yield from leaves(command, f"{name} {word}") if below else [(f"{name} {word}", command)]


def kinds() -> Iterator[str]:
    """The variants of each folder, with their first line."""
    yield "# Kinds\n\nEach is one file in `geomap/FOLDER/`; `geomap kinds` prints the same list.\n"
    for folder in folders():
        package = sys.modules.get(f"geomap.{folder}") or __import__(f"geomap.{folder}", fromlist=["x"])
        yield f"## {folder}\n\n{first_line(package)}\n\n| name | what it is |\n|---|---|"
        for name, module in variants(folder).items():
            yield f"| `{name}` | {first_line(module).replace('|', chr(92) + '|')} |"
        yield ""


def python() -> Iterator[str]:
    """The promised names with their docstrings, and the columns of tables."""
    yield "# Python\n\nThe names that `import geomap` promises. Everything else can be imported and may change.\n"
    for name in geomap.__all__:
        thing = getattr(geomap, name)
        yield f"## {name}\n"
        if inspect.isfunction(thing) or (inspect.isclass(thing) and not is_dataclass(thing)):
            yield f"```python\n{signature(name, thing)}\n```\n"
        yield text(thing)
        if is_dataclass(thing):
            yield "| field | type |\n|---|---|"
            yield from (f"| `{field.name}` | `{str(field.type).replace('|', chr(92) + '|')}` |" for field in fields(thing))
            yield ""
        if inspect.isclass(thing) and not issubclass(thing, Exception):
            for member, value in vars(thing).items():
                doc = inspect.getdoc(value)
                if not member.startswith("_") and doc and not isinstance(value, type(fields)) and hasattr(value, "__doc__"):
                    yield f"`.{member}`: {doc}\n"
    from geomap import layers, notebook

    for module, name in ((notebook, "EVENT_COLUMNS"), (notebook, "MENTION_COLUMNS"), (layers, "COLUMNS")):
        yield f"## {module.__name__}.{name}\n\n```text\n{after(module, name)}\n```\n"


def signature(name: str, thing: Any) -> str:
    """How a function or class is called."""
    try:
        return f"{name}{inspect.signature(thing)}"
    except ValueError:
        return name


def text(thing: Any) -> str:
    """A docstring, with its arguments and errors kept as they stand."""
    doc = inspect.getdoc(thing) or ""
    head, mark, rest = doc.partition("\nArgs:")
    if not mark:
        head, mark, rest = doc.partition("\nRaises:")
    return f"{head.strip()}\n\n```text\n{(mark + rest).strip()}\n```\n" if mark else f"{head.strip()}\n"


def after(module: ModuleType, name: str) -> str:
    """The string that stands after a constant of a module and explains it."""
    import ast

    body = ast.parse(inspect.getsource(module)).body
    for one, following in itertools.pairwise(body):
        target = one.targets[0] if isinstance(one, ast.Assign) else None
        if isinstance(target, ast.Name) and target.id == name and isinstance(following, ast.Expr):
            return inspect.cleandoc(str(ast.literal_eval(following.value)))
    return ""


def main(folder: Path) -> None:
    """Write the pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in (commands, kinds, python):
        (folder / f"{page.__name__}.md").write_text("\n".join(page()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
