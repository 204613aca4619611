"""Forces sent or stationed somewhere; what is only planned or asked for is hollow."""

from __future__ import annotations

from geomap.layers import Context, Row
from geomap.layers._rows import counted, event_row, events_of, shaped

TITLE = "Deployments"
ORDER = 40
ON = True
CATEGORIES = ("deployment",)


def build(context: Context) -> list[Row]:
    """A feature for each event at its place."""
    return shaped(
        [
            event_row(context, event, label=counted(context, event), symbol="deployment")
            for event in events_of(context, CATEGORIES)
        ]
    )
