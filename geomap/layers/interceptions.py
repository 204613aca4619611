"""What was shot down or brought down otherwise, as far as the place is known."""

from __future__ import annotations

from geomap.layers import Context, Row
from geomap.layers._rows import counted, event_row, events_of, shaped

TITLE = "Interceptions"
ORDER = 70
ON = True
CATEGORIES = ("interception",)


def build(context: Context) -> list[Row]:
    """A feature for each event at its place."""
    return shaped(
        [
            event_row(context, event, label=counted(context, event), symbol="interception")
            for event in events_of(context, CATEGORIES)
        ]
    )
