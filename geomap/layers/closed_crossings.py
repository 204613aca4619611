"""Borders and crossings closed and reopened: the line itself, and each road and rail crossing with its own interval."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geomap import edtf
from geomap.layers import Context, Row
from geomap.layers._phrases import say
from geomap.layers._rows import as_json, doubt_words, entry_place, event_row, events_of, shaped, time_words
from geomap.layers._style import look
from geomap.model import Entry, Event

TITLE = "Closed crossings and borders"
ORDER = 50
ON = True
CATEGORIES = ("crossing_closure", "crossing_reopening")


def build(context: Context) -> list[Row]:
    """For each event its place (a border as a line, a crossing as a disc) and a feature for each member crossing.

    Of a set of crossings ("all road crossings") only the members are drawn: the set has no place of its own.
    A member that was closed before, as its gazetteer entry says, keeps its own interval: it is not part of this closure.
    """
    rows = []
    for event in events_of(context, CATEGORIES):
        members = [row for entry in event.members if (row := _member(context, event, entry))]
        is_set = members and event.place is not None and event.place.geometry_type == "point"
        if not is_set:
            rows.append(event_row(context, event, symbol=_symbol_of_place(event), role="closed"))
        rows += members
    return shaped(rows)


def _symbol_of_place(event: Event) -> str:
    place = event.place
    if place is None or place.geometry_type != "point":
        return "border"
    return _symbol(place.entries[0]) if place.entries else "crossing"


def _symbol(entry: Entry) -> str:
    return "rail" if entry.feature_code == "XING_RAIL" else "crossing"


def _member(context: Context, event: Event, entry: Entry) -> Row | None:
    place = entry_place(entry)
    if place is None or event.place is None:
        return None
    words = say(context.language, "member", name=entry.name, whole=event.place.label)
    parts = [f"{say(context.language, event.category)}: {words}", time_words(context.language, event)]
    row = event_row(context, event, place=place, symbol=_symbol(entry)) | {
        "role": "member",
        "label": entry.name,
        "title": "; ".join(part for part in [*parts, doubt_words(context.language, event)] if part),
        "count_what": None,  # the count is that of the set
        "count_low": None,
        "count_high": None,
    }
    earlier = closed_before(entry, event)
    return row if earlier is None else row | _own_interval(context, entry, earlier)


def closed_before(entry: Entry, event: Event) -> Mapping[str, Any] | None:
    """The closure that a crossing was under when this one began, as its gazetteer entry tells; ``None`` without one.

    ``Entry.properties["states"]`` is a list of ``{"state", "from", "until", "source"}`` with EDTF dates, open ends missing.
    """
    begin = edtf.bounds(event.time.start)
    if begin is None or event.category != "crossing_closure":
        return None
    for closure in entry.properties.get("states") or ():
        if closure.get("state") != "closed":
            continue
        since, until = edtf.bounds(closure.get("from")), edtf.bounds(closure.get("until"))
        if since and since[1] <= begin[0] and (until is None or until[0] > begin[0]):
            return dict(closure)
    return None


def _own_interval(context: Context, entry: Entry, closure: Mapping[str, Any]) -> Row:
    """What an earlier closure changes in a member's row."""
    return {
        "role": "context",
        "start": closure.get("from"),
        "end": closure.get("until"),
        "end_kind": "exact" if closure.get("until") else "until_further_notice",
        "title": f"{entry.name}: {say(context.language, 'earlier', start=closure.get('from'))}",
        "construction": as_json(
            {
                "method": "earlier closure", "version": "1", "from": closure.get("from"), "until": closure.get("until"),
                "source": closure.get("source"), "gazetteer": [entry.id],
            }
        ),
        **look("crossing_closure", "superseded", symbol=_symbol(entry)),
    }  # fmt: skip
