"""What was denied, taken back or overtaken by a later report: thin and grey, off at first."""

from __future__ import annotations

from geomap.layers import Context, Row
from geomap.layers._phrases import say
from geomap.layers._rows import event_row, shaped
from geomap.layers._style import SYMBOL, state

TITLE = "Denied or superseded"
ORDER = 95
ON = False
CATEGORIES = ()


def build(context: Context) -> list[Row]:
    """A feature for each event that is denied, negated or superseded, whatever its category."""
    return shaped(
        [
            event_row(
                context,
                event,
                label=f"{say(context.language, state(event))}: {event.place.label}",
                symbol=SYMBOL.get(event.category),
            )
            for event in context.events
            if event.place is not None and state(event) in ("denied", "superseded") and event.status != "hypothetical"
        ]
    )
