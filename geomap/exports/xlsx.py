"""XLSX: a workbook with a sheet each for features, events, claims, mentions and documents; needs xlsxwriter."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from geomap.errors import OutputError
from geomap.exports import Options, _tables
from geomap.model import Reading

SUFFIX = ".xlsx"

MOST_ROWS = 1_048_575
"""Rows that a sheet of Excel takes below its heading; what is more goes to a further sheet."""

MOST_CHARACTERS = 32_767
"""Characters that a cell of Excel takes."""

SHEETS = ("events", "claims", "mentions", "documents", "unmapped", "about")
_WIDTHS = {"title": 50, "label": 28, "quote": 60, "value": 40, "reason": 50, "text": 28, "note": 40, "event_id": 24}


def write(reading: Reading, path: Path, options: Options) -> None:
    """Sheets ``features``, ``events``, ``claims``, ``mentions``, ``documents``, ``unmapped`` and ``about``.

    Text is text and never a formula, also after a cell was edited: each text that could start one carries the mark that
    Excel sets for a leading apostrophe, and is not changed itself. A place is ``lon``, ``lat`` and ``radius_m``, since a
    sheet holds no geometry.

    Raises:
        OutputError: xlsxwriter is not installed.
    """
    if importlib.util.find_spec("xlsxwriter") is None:
        raise OutputError(f"{path.name}: XLSX needs xlsxwriter; install `geomap[xlsx]`")
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError, FileSizeError

    cut = 0
    options_of_book = {"constant_memory": True, "use_zip64": True, "tmpdir": str(path.parent)}
    try:
        with xlsxwriter.Workbook(str(path), options_of_book) as book:
            book.set_properties({"title": _tables.clean(reading.title)[:250], "created": datetime(2000, 1, 1)})
            heading, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
            for name, table in _sheets(reading):
                for number, start in enumerate(range(0, max(len(table), 1), MOST_ROWS), 1):
                    sheet = book.add_worksheet(name if number == 1 else f"{name} {number}")
                    cut += _fill(sheet, table.iloc[start : start + MOST_ROWS], heading, quoted)
    except (FileCreateError, FileSizeError) as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
        raise OutputError(f"{path.name}: cannot be written ({getattr(cause, 'strerror', None) or cause})") from None
    if cut:
        options.report(f"{path.name}: {cut} texts were cut at {MOST_CHARACTERS} characters, the most that Excel takes")


def _sheets(reading: Reading) -> Iterator[tuple[str, Any]]:
    features = _tables.features(reading)
    yield "features", features.drop(columns="geometry").assign(geometry_type=features.geometry.geom_type)
    for name in SHEETS:
        yield name, getattr(_tables, name)(reading)


def _fill(sheet: Any, table: Any, heading: Any, quoted: Any) -> int:
    """Write a table to a sheet; how many texts had to be cut. Rows go in order, as constant memory wants it."""
    from geomap.exports.csv import guard

    sheet.freeze_panes(1, 0)
    for column, title in enumerate(table.columns):
        sheet.set_column(column, column, _WIDTHS.get(title, 14))
        sheet.write_string(0, column, title, heading)
    if len(table):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
    cells = [_tables.cells(table[column]) for column in table.columns]
    risky = {value for column in cells for value in set(column) if isinstance(value, str) and guard(value) != value}
    cut = 0
    text, number = sheet.write_string, sheet.write_number
    for row, values in enumerate(zip(*cells, strict=True), 1):
        for column, value in enumerate(values):
            if value is None:
                continue
            if not isinstance(value, str):
                number(row, column, value)
                continue
            if len(value) > MOST_CHARACTERS:
                value, cut = value[:MOST_CHARACTERS], cut + 1  # noqa: PLW2901
            if value in risky:
                text(row, column, value, quoted)
            elif value:
                text(row, column, value)
    return cut
