"""Where something came down: a disc of the stated uncertainty, never a pin."""

from __future__ import annotations

from geomap.layers import Context, Row
from geomap.layers._rows import event_row, events_of, shaped

TITLE = "Impacts and wreckage"
ORDER = 90
ON = True
CATEGORIES = ("impact",)


def build(context: Context) -> list[Row]:
    """A feature for each event at its place."""
    return shaped([event_row(context, event, symbol="impact") for event in events_of(context, CATEGORIES)])
