"""Long tables of invented events, and pages of them, for the tests of columns."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from geomap.columns import Columns
from geomap.draw import draw_columns
from geomap.eventfiles._table import read_columns
from geomap.model import Gazetteer, Place, Reading
from geomap.render import write_page

CATEGORIES = ("impact", "strike", "sighting", "interception", "deployment")
STATUSES = ("observed", "observed", "claimed", "observed", "disputed", "observed", "planned", "observed", "denied")


def nowhere(text: str, country: str | None) -> Place | None:
    """Knows no place."""
    return None


def events(count: int) -> Iterable[dict[str, Any]]:
    """Rows of eight properties each at a place of its own in Central Europe; the last digits of a title are unique."""
    for i in range(count):
        turn = i * 7919 % count
        yield {
            "id": f"e{i}", "category": CATEGORIES[i % 5], "status": STATUSES[i % 9],
            "lon": f"{14 + turn * 0.6180339887 % 1 * 18:.4f}", "lat": f"{48 + turn * 0.7548776662 % 1 * 8:.4f}",
            "uncertainty_m": (500, 2000, 5000)[i % 3], "start": f"2025-{turn % 12 + 1:02d}-{turn % 28 + 1:02d}",
            "count_low": i % 4 + 1, "count_high": i % 4 + 1, "unit": "drones", "publisher": f"Desk-{i % 50:02d}",
            "label": f"Incident {i} in the {'northern southern eastern western'.split()[i % 4]} sector",
        }  # fmt: skip


def table(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Rows as CSV; columns are those of the first row."""
    rows = iter(rows)
    first = next(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(first))
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)
    return path


def columns_of(
    path: Path, gazetteer: Gazetteer, place_of: Callable[[str, str | None], Place | None] = nowhere
) -> Columns:
    """A table as columns with their looks; what is wrong with its rows is passed over."""
    columns, _, _ = read_columns([path], place_of, report=lambda _: None)
    assert columns is not None
    return draw_columns(columns, gazetteer=gazetteer)


def page_of(columns: Columns, path: Path, **reading: Any) -> Path:
    """A page of columns alone."""
    return write_page(Reading((), (), (), title="Long table", columns=columns, **reading), path)
