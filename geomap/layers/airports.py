"""Airports closed and reopened; where a report leaves open which one, each that it may be, as possible."""

from __future__ import annotations

from geomap import geodesy
from geomap.layers import Context, Row
from geomap.layers._phrases import say
from geomap.layers._rows import as_json, entry_place, event_row, events_of, shaped
from geomap.layers._style import look
from geomap.model import Candidate, Entry, Event, Place, Resolution

TITLE = "Airports"
ORDER = 60
ON = True
CATEGORIES = ("airport_closure", "airport_reopening")

NEAR_SCORE = 0.5
"""A losing candidate is drawn when it has at least this share of the winner's score, and there was doubt at all."""

MOST = 4
NEAR_M = 150_000.0


def build(context: Context) -> list[Row]:
    """A feature for each event, and one for each other airport that its words could mean."""
    rows = []
    for event in events_of(context, CATEGORIES):
        others = candidates(context, event)
        symbol = "airspace" if event.place is not None and event.place.geometry_type == "polygon" else "airport"
        row = event_row(context, event, symbol=symbol)
        if others:
            names = ", ".join(candidate.entry.name for candidate in others)
            row["title"] += f"; {say(context.language, 'or_candidate', name=names)}"
            row["certainty"] = "Possible" if row["certainty"] in ("Observed", "Likely") else row["certainty"]
        rows += [row, *(_possible(context, event, candidate) for candidate in others)]
    return shaped(rows)


def candidates(context: Context, event: Event) -> list[Candidate]:
    """The other airports an event's words could mean, best first; none when they left no doubt."""
    resolution = _resolution(context, event)
    if resolution is None or not resolution.ambiguous or event.place is None:
        return []
    chosen = {entry.id for entry in event.place.entries}
    best = max((candidate.score for candidate in resolution.candidates), default=0.0)
    return [
        candidate
        for candidate in resolution.candidates
        if candidate.entry.feature_code.startswith("AIR")
        and candidate.entry.id not in chosen
        and candidate.score >= NEAR_SCORE * best
        and _alike(candidate.entry, event.place)
    ][:MOST]


def _alike(entry: Entry, place: Place) -> bool:
    """Whether an airport may be meant in the same breath: in the same country, or near. Elsewhere a city of the same name
    has its airport too, and the report is not about that one."""
    if entry.lon is None or entry.lat is None:
        return False
    if entry.country_code and entry.country_code in place.country_codes:
        return True
    return geodesy.distance_m(entry.lon, entry.lat, place.lon, place.lat) <= NEAR_M


def _resolution(context: Context, event: Event) -> Resolution | None:
    for item in event.places:
        found = context.by_mention.get(item.mention)
        if found is not None and item.place == event.place:
            return found
    return None


def _possible(context: Context, event: Event, candidate: Candidate) -> Row:
    place = entry_place(candidate.entry)
    assert place is not None
    name = say(context.language, "or_candidate", name=candidate.entry.name)
    return event_row(context, event, place=place) | {
        "role": "candidate",
        "status": "possible",
        "certainty": "Possible",
        "label": f"{candidate.entry.name}?",
        "title": f"{say(context.language, event.category)}: {name}",
        "construction": as_json(
            {
                "method": "candidate", "version": "1", "score": round(candidate.score, 3),
                "reasons": list(candidate.reasons), "gazetteer": [candidate.entry.id],
            }
        ),
        **look(event.category, "possible", symbol="airport"),
    }  # fmt: skip
