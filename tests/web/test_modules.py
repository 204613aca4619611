"""The page's modules, tested by Node where there is one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from geomap.web import assets

NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="needs Node")
def test_pure_functions() -> None:
    """Projection, packing, placing of labels, dates, plurals and links do what their tests say."""
    assert NODE
    done = subprocess.run(
        [NODE, "--test", str(Path(__file__).with_name("modules.test.mjs"))], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.skipif(NODE is None, reason="needs Node")
def test_the_joined_script_parses(tmp_path: Path) -> None:
    """The modules joined to one script are one valid script."""
    assert NODE
    target = tmp_path / "page.js"
    target.write_text(assets.script(), encoding="utf-8")
    done = subprocess.run([NODE, "--check", str(target)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(shutil.which("tsc") is None, reason="needs TypeScript's checker")
def test_types() -> None:
    """The types that the modules state in their comments hold."""
    done = subprocess.run(
        ["tsc", "-p", str(Path(assets.__file__).parent / "js")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
