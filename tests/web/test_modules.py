"""The page's modules: unit tests and types, by the Node that comes with the driver of the browser."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from geomap.web import assets

HERE = Path(__file__).parent
TSC = HERE / "node_modules" / "typescript" / "bin" / "tsc"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """A command's outcome, errors and output together."""
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def test_pure_functions(node: str) -> None:
    """Projection, packing, placing of labels, dates, plurals, links, archives and tiles do what their tests say."""
    done = run(node, "--test", *map(str, sorted(HERE.glob("*.test.mjs"))))
    assert done.returncode == 0, done.stdout[-4000:]


def test_the_joined_script_parses(node: str, tmp_path: Path) -> None:
    """The modules joined to one script are one valid script."""
    target = tmp_path / "page.js"
    target.write_text(assets.script(), encoding="utf-8")
    done = run(node, "--check", str(target))
    assert done.returncode == 0, done.stdout


def test_types(node: str) -> None:
    """The types that the modules state in their comments hold."""
    if not TSC.exists():
        pytest.skip("needs TypeScript's checker: npm ci --prefix tests/web")
    done = run(node, str(TSC), "-p", str(Path(assets.__file__).parent / "js"))
    assert done.returncode == 0, done.stdout
