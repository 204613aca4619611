"""What a run reads and how: as chosen by the caller, then in ``geomap.toml``, then by default."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from geomap.errors import InputError, UsageError
from geomap.model import Document
from geomap.pipeline import Options, checked_time
from geomap.workspace import Workspace

LANGUAGES = ("en", "pl", "uk", "be", "de")
"""Languages of the page."""

CORRIDORS = ("all", "fronts", "envelopes", "tracks", "none")
"""Which entry corridors are drawn."""


def sources(inputs: Sequence[str | Path | Document], workspace: Workspace) -> list[str | Path | Document]:
    """The inputs named, or those of the workspace when none is.

    Raises:
        InputError: none is named and the workspace has none.
    """
    found = list(inputs) or list(workspace.inputs)
    if not found:
        raise InputError(
            "here",
            "nothing to read: no seeds/ and no data/events*",
            "name files, or make a workspace with `geomap init DIR`",
        )
    return found


def options(workspace: Workspace, *, named: bool, **chosen: Any) -> Options:
    """Options as chosen, then in ``geomap.toml``, then by default; ``None`` is not chosen.

    ``named`` says whether inputs were named. The title and the time of a workspace are its own: they do not hold for
    files that lie elsewhere.

    Raises:
        UsageError: there is no such option or value.
    """
    settings: dict[str, Any] = {name: workspace.setting(name) for name in ("language", "worldview", "corridors")}
    if not named:
        settings |= {name: workspace.setting(name) for name in ("title", "as_of")}
    settings |= {"layers": workspace.layers}
    values: dict[str, Any] = {name: value for name, value in settings.items() if value is not None}
    values |= {name: value for name, value in chosen.items() if value is not None}
    for name, known in (("language", LANGUAGES), ("corridors", CORRIDORS)):
        value = values.get(name)
        if isinstance(value, StrEnum):
            values[name] = value.value
        elif value is not None and value not in known:
            raise UsageError(f"{name} {value!r} is none of {', '.join(known)}")
    values["as_of"] = checked_time(values.get("as_of"))
    corrections = values.pop("corrections", None)
    values["corrections"] = tuple(corrections) if corrections else workspace.corrections
    # A workspace's own corrections may be about reports that are not among those named.
    values["expect_corrections"] = bool(corrections) or not named
    values.setdefault("gazetteers", workspace.gazetteers)
    try:
        return Options(**values)
    except TypeError:
        unknown = sorted(set(values) - set(Options.__dataclass_fields__))
        raise UsageError(f"there is no option {', '.join(unknown)}") from None
