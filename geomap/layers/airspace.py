"""Violated airspace: the country's land and territorial sea, with the counts that sources give side by side."""

from __future__ import annotations

from geomap.layers import Context, Row
from geomap.layers._phrases import say
from geomap.layers._rows import conflicting, count_words, event_row, events_of, shaped
from geomap.model import Event

TITLE = "Airspace"
ORDER = 10
ON = True
CATEGORIES = ("airspace_violation",)


def build(context: Context) -> list[Row]:
    """A feature for each violation; its label is the range of the counts and how many of them differ."""
    return shaped(
        [
            event_row(context, event, label=_label(context, event), symbol="airspace")
            for event in events_of(context, CATEGORIES)
        ]
    )


def _label(context: Context, event: Event) -> str:
    counts = [claim for claim in event.claims if claim.attribute == "count"]
    several = max(event.count_low or 0.0, event.count_high or 0.0) > 1
    words = [count_words(context.language, event.count_low, event.count_high) if several else ""]
    disagreeing = len(conflicting(counts)) or len({(claim.low, claim.high) for claim in counts})
    if disagreeing > 1:
        words.append(say(context.language, "disagree", n=disagreeing))
    place = event.place.label if event.place else ""
    return ", ".join(word for word in words if word) or place
