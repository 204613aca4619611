"""Diplomatic acts at the place where they were done."""

from __future__ import annotations

from geomap.layers import Context, Row
from geomap.layers._rows import event_row, events_of, shaped

TITLE = "Diplomacy"
ORDER = 45
ON = True
CATEGORIES = ("diplomatic",)


def build(context: Context) -> list[Row]:
    """A feature for each event at its place."""
    return shaped([event_row(context, event, symbol="diplomatic") for event in events_of(context, CATEGORIES)])
