"""A folder with settings, reports, facts and maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.errors import InputError, UsageError
from geomap.workspace import make_workspace, open_workspace


def test_new_workspace_can_be_opened(tmp_path: Path) -> None:
    """What `geomap init` writes is a workspace whose settings and event file are read without complaint."""
    from geomap.eventfiles._rows import read_events

    make_workspace(tmp_path / "border-watch")
    workspace = open_workspace(tmp_path / "border-watch")

    assert workspace.setting("title") == "Border watch"
    assert [path.name for path in workspace.inputs] == ["seeds", "events.csv"]
    assert read_events(workspace.inputs[1:], lambda text, country: None) == ([], [])


def test_workspace_is_never_written_over(tmp_path: Path) -> None:
    """A second `geomap init` is refused."""
    make_workspace(tmp_path)

    with pytest.raises(UsageError, match="there is a workspace"):
        make_workspace(tmp_path)


def test_files_that_are_there_stay(tmp_path: Path) -> None:
    """A folder with reports becomes a workspace round them."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "events.csv").write_text("mine")

    written = make_workspace(tmp_path)

    assert tmp_path / "data" / "events.csv" not in written
    assert (tmp_path / "data" / "events.csv").read_text() == "mine"


def test_folder_without_anything_is_empty(tmp_path: Path) -> None:
    """Nothing must be there."""
    workspace = open_workspace(tmp_path)

    assert not workspace.exists
    assert (workspace.inputs, workspace.gazetteers, workspace.setting("title")) == ([], (), None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title = ", "is not TOML: Invalid value"),
        ('colour = "red"', "unknown setting “colour”; known are title"),
        ("title = 3", "title = “3” is not text; write title ="),
        ('layers = "impacts"', "layers = “impacts” is no list of names; write layers ="),
    ],
)
def test_broken_settings_are_named(tmp_path: Path, text: str, found: str) -> None:
    """A setting that does not exist is not passed over."""
    (tmp_path / "geomap.toml").write_text(text)

    with pytest.raises(InputError, match=found):
        open_workspace(tmp_path)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing set\n"])
def test_settings_that_set_nothing_are_the_defaults(tmp_path: Path, text: str) -> None:
    """An empty file is TOML, and a workspace."""
    (tmp_path / "geomap.toml").write_text(text)

    workspace = open_workspace(tmp_path)

    assert workspace.exists
    assert workspace.settings == {}
