"""What the documentation shows is what happens."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from geomap import cli

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(path for path in DOCS.glob("*.md") if path.name != "notebook.md")]

GROUP: Any = typer.main.get_command(cli.app)


def leaves(group: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """The commands with their whole names."""
    for word, command in group.commands.items():
        whole = f"{name} {word}".strip()
        yield from leaves(command, whole) if hasattr(command, "commands") else [(whole, command)]


COMMANDS = dict(leaves(GROUP))


def shown_commands(text: str) -> Iterator[str]:
    """The ``geomap …`` commands in indented and fenced code, up to a pipe or the next command."""
    for line in re.findall(r"^(?: {4}|\$ |  Example: )(.*)$", text, re.MULTILINE):
        for part in re.split(r"\s(?:\||&&|#|<|>)\s|\s{2,}#", line):
            if part.strip().startswith(("geomap ", ".venv/bin/geomap ")):
                yield part.strip().removeprefix(".venv/bin/")


ALL = [(path.name, line) for path in PAGES for line in shown_commands(path.read_text("utf-8"))]
ALL += [
    (f"{name} --help", line) for name, command in COMMANDS.items() for line in shown_commands(f"  {(command.help or '').strip()}")
]


class TestCommands:
    @pytest.mark.parametrize("name", sorted(COMMANDS))
    def test_each_is_in_the_readme(self, name: str) -> None:
        """A command that nobody writes about is found by nobody."""
        words = name.split()
        rows = [line for line in PAGES[0].read_text("utf-8").splitlines() if line.startswith(f"| `geomap {words[0]}")]

        assert any(words[-1] in row for row in rows)

    @pytest.mark.parametrize("name", sorted(COMMANDS))
    def test_each_shows_an_example(self, name: str) -> None:
        """The help of a command ends with a line that can be copied."""
        assert re.search(rf"^\s*Example: .*\bgeomap {name}\b", COMMANDS[name].help or "", re.MULTILINE)

    @pytest.mark.parametrize(("where", "line"), ALL, ids=[f"{where}: {line}"[:60] for where, line in ALL])
    def test_what_is_shown_can_be_typed(self, where: str, line: str) -> None:
        """Each command in the pages and in help texts exists and has the options it is shown with."""
        words = shlex.split(line)[1:]
        found = next((n for n in (" ".join(words[:2]), words[0]) if n in COMMANDS), None)
        assert found, f"{where}: there is no command {line!r}"
        rest = words[len(found.split()) :]
        if found == "watch":
            found = "render"

        COMMANDS[found].make_context(found, rest)


class TestGettingStarted:
    def test_gives_what_it_shows(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Each ``$ geomap`` block, run in a folder with the example, prints what stands below it (``…`` is anything)."""
        shutil.copy(DOCS / "examples" / "copenhagen.txt", tmp_path)
        monkeypatch.chdir(tmp_path)
        blocks = re.findall(r"```console\n\$ geomap (.*)\n((?:.*\n)*?)```", (DOCS / "getting-started.md").read_text("utf-8"))
        assert len(blocks) >= 5
        for command, wanted in blocks:
            cli.run(shlex.split(command))
            said = "".join(capsys.readouterr())
            fits = doctest.OutputChecker().check_output(
                wanted.replace("…", "..."), said.replace("…", "..."), doctest.ELLIPSIS
            )
            assert fits, f"$ geomap {command}\n{said}"

    def test_prints_the_example_to_the_letter(self) -> None:
        """The report on the page is the file."""
        assert (DOCS / "examples" / "copenhagen.txt").read_text("utf-8") in (DOCS / "getting-started.md").read_text("utf-8")


class TestSite:
    def test_every_page_is_in_the_menu(self) -> None:
        """A page that the menu leaves out cannot be found; one that it names must be there or be made from code."""

        def named(items: list[Any]) -> Iterator[str]:
            for item in items:
                for value in item.values():
                    yield from [value] if isinstance(value, str) else named(value)

        menu = set(named(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]))
        made = {"notebook.md", "reference/commands.md", "reference/kinds.md", "reference/python.md", "design/README.md"}

        assert menu == {path.name for path in PAGES[1:]} | made

    @pytest.mark.parametrize("page", PAGES, ids=[path.name for path in PAGES])
    def test_links_between_pages_lead_somewhere(self, page: Path) -> None:
        """Relative links and pictures exist, or are made from code."""
        targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
        made = {"notebook.md", "reference/commands.md", "reference/kinds.md", "reference/python.md"}

        assert [target for target in targets if target not in made and not (page.parent / target).exists()] == []

    def test_reference_covers_every_command_and_name(self, tmp_path: Path) -> None:
        """The pages made from code hold each command and each promised name."""
        import runpy

        import geomap

        runpy.run_path(str(ROOT / "scripts" / "build_reference.py"))["main"](tmp_path)
        commands = (tmp_path / "commands.md").read_text("utf-8")
        python = (tmp_path / "python.md").read_text("utf-8")

        assert [name for name in COMMANDS if f"## geomap {name}\n" not in commands] == []
        assert [name for name in geomap.__all__ if f"## {name}\n" not in python] == []


class TestNotebook:
    def test_runs_from_top_to_bottom(self) -> None:
        """The worked notebook is executed as it stands; none of its cells fails, and its map shows itself."""
        import nbformat
        from nbclient import NotebookClient

        book = nbformat.read(DOCS / "notebook.ipynb", 4)
        assert all(not cell.get("outputs") for cell in book.cells), "commit it without results"
        NotebookClient(book, timeout=300, resources={"metadata": {"path": str(DOCS)}}).execute()
        shown = [output.data for cell in book.cells for output in cell.get("outputs", []) if "data" in output]

        assert any("<iframe" in data.get("text/html", "") for data in shown)
