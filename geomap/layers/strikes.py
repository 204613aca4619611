"""Deliberate attacks, at the place that was hit or attacked."""

from __future__ import annotations

from geomap.layers import Context, Row
from geomap.layers._rows import counted, event_row, events_of, shaped

TITLE = "Strikes"
ORDER = 80
ON = True
CATEGORIES = ("strike",)


def build(context: Context) -> list[Row]:
    """A feature for each event at its place."""
    return shaped(
        [
            event_row(context, event, label=counted(context, event), symbol="strike")
            for event in events_of(context, CATEGORIES)
        ]
    )
