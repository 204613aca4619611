"""Drones, aircraft or armed men seen, no border crossed as far as is said."""

from __future__ import annotations

from geomap.layers import Context, Row
from geomap.layers._rows import counted, event_row, events_of, shaped

TITLE = "Sightings"
ORDER = 65
ON = True
CATEGORIES = ("sighting",)


def build(context: Context) -> list[Row]:
    """A feature for each event at its place."""
    return shaped(
        [
            event_row(context, event, label=counted(context, event), symbol="sighting")
            for event in events_of(context, CATEGORIES)
        ]
    )
