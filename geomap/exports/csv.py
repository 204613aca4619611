"""CSV: a row for each feature and each thing not drawn, safe to open in a spreadsheet."""

from __future__ import annotations

import csv as csv_module
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from geomap.exports import Options, _tables
from geomap.model import Reading

SUFFIX = ".csv"

COLUMNS = (
    "layer", "event_id", "type", "role", "status", "certainty", "label", "title", "lon", "lat", "radius_m",
    "precision_class", "geometry_type", "start", "end", "end_kind", "tz", "valid_from", "valid_to", "count_what",
    "count_low", "count_high", "n_sources", "n_conflicts", "reason", "quote", "doc", "char_start", "char_end",
    "construction", "worldview", "licence", "corrected", "note",
)  # fmt: skip
"""``lon`` and ``lat`` are a representative point and may be ``radius_m`` off; ``reason`` is filled where nothing is drawn."""

_RISKY = re.compile(r"^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠｜％\t\r\n]")


def write(reading: Reading, path: Path, options: Options) -> None:
    """UTF-8 with a byte order mark, which Excel needs to read it as such; CRLF line ends (RFC 4180)."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv_module.writer(stream, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for _, table in _tables.by_layer(reading):
            kinds = table.geometry.geom_type
            writer.writerows(_rows(table.drop(columns="geometry").assign(geometry_type=kinds)))
        rest = _tables.unmapped(reading).rename(columns={"key": "event_id", "text": "label", "kind": "type"})
        writer.writerows(_rows(rest.assign(layer="not on the map")))


def guard(text: str) -> str:
    """Text that a spreadsheet takes for text.

    A cell whose first visible character is ``= + - @ | %`` (also full-width), a tab or a line end would be run as a formula;
    it gets an apostrophe in front, which spreadsheets do not show. Text that starts with an apostrophe already gets one
    more, so that taking one away always gives the original.
    """
    return "'" + text if _RISKY.match(text) or text.startswith("'") else text


def _rows(table: Any) -> Iterable[tuple[str, ...]]:
    columns = [_tables.cells(table[column]) if column in table else [None] * len(table) for column in COLUMNS]
    return zip(*(_tables.mapped(column, _cell) for column in columns), strict=True)


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return guard(value)
    if isinstance(value, float):
        return f"{value:.7f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)
