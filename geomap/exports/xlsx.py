"""XLSX: a workbook with a sheet each for features, events, claims, mentions and documents, safe from formulas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geomap.exports import Options, _tables, _workbook
from geomap.model import Reading

SUFFIX = ".xlsx"


def write(reading: Reading, path: Path, options: Options) -> None:
    """Sheets ``features``, ``events``, ``claims``, ``mentions``, ``documents``, ``unmapped`` and ``about``.

    Text is text and never a formula, also after a cell was edited: each text that could start one carries the mark that
    Excel sets for a leading apostrophe, and is not changed itself. A place is ``lon``, ``lat`` and ``radius_m``, since a
    sheet holds no geometry; times are text in UTC, since Excel knows none before 1900 and no zones.
    """
    cut = _workbook.write(path, _tables.clean(reading.title), _sheets(reading))
    if cut:
        most = _workbook.MOST_CHARACTERS
        options.report(f"{path.name}: {cut} texts were cut at {most} characters, the most that Excel takes")


def _sheets(reading: Reading) -> Iterator[tuple[str, Any]]:
    features = _tables.features(reading)
    yield "features", features.drop(columns="geometry").assign(geometry_type=features.geometry.geom_type)
    for name in _tables.NAMES:
        yield name, getattr(_tables, name)(reading)
