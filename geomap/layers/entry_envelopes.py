"""Entry envelopes: all straight ways from a front to an impact of the same incursion. Not a flight path."""

from __future__ import annotations

import shapely

from geomap import corridors, geodesy
from geomap.layers import Context, Row
from geomap.layers._fronts import DrawnFront, fronts_of
from geomap.layers._phrases import say
from geomap.layers._rows import as_json
from geomap.layers._style import look
from geomap.model import Event

TITLE = "Entry corridors: envelopes"
ORDER = 20
ON = True
CATEGORIES = ()

WIDEST_M = 30_000.0
"""An impact known no better than this gives no envelope: it would be the country over again."""

FAINTEST = 0.015

HEADINGS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
            "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0}  # fmt: skip


def build(context: Context) -> list[Row]:
    """A feature for each impact and front of its incursion; the more there are, the fainter each."""
    if context.corridors not in ("default", "envelopes"):
        return []
    rows = [_row(context, front, event) for front in fronts_of(context) for event in _impacts(front)]
    faint = max(FAINTEST, round(0.08 / max(1.0, len(rows) / 2), 4))
    for row in rows:
        row["fill_opacity"] = min(row["fill_opacity"], faint)
    return rows


def _impacts(front: DrawnFront) -> list[Event]:
    return [event for event in front.incursion.impacts if no_envelope(event) is None]


def no_envelope(event: Event) -> str | None:
    """Why an impact gets no envelope, or ``None`` when it does."""
    place = event.place
    if place is None:
        return "the place is not known"
    if place.geometry_type == "line":
        return "the place is a line"
    if place.geometry_type == "point" and place.uncertainty_m is None:
        return "how exact the place is, is not known"
    radius_m = place.uncertainty_m or 0.0
    if place.geometry_type == "polygon":
        radius_m += geodesy.radius_m(shapely.convex_hull(place.geometry), place.lon, place.lat)
    return f"the place is only known to {radius_m / 1000:.0f} km" if radius_m > WIDEST_M else None


def heading_of(event: Event) -> float | None:
    """The bearing that exactly one compass word of a claim on this event's ``heading`` gives; else ``None``."""
    found = {
        bearing
        for claim in event.claims
        if claim.attribute == "heading" and claim.polarity == "positive"
        for bearing in [
            HEADINGS.get(claim.value.casefold().replace("-", "").removesuffix("bound").removesuffix("ward"))
        ]
        if bearing is not None
    }
    return found.pop() if len(found) == 1 else None


def _row(context: Context, front: DrawnFront, event: Event) -> Row:
    place = event.place
    assert place is not None
    assert front.construction.line is not None
    target = place.geometry
    if place.geometry_type == "point":
        centre = target.centroid
        target = geodesy.discs([centre.x], [centre.y], [max(place.uncertainty_m or 0.0, 1.0)])[0]
    made = corridors.fan(
        front.construction.line,
        target,
        context.gazetteer.geometry(front.destination),
        border=front.whole if front.origin.stretch is not None else None,
        heading_deg=heading_of(event),
    )
    linked = {
        "linked_by": front.story()["linked_by"],
        "linked_how": front.incursion.rule.get(event.id, "same document"),
        "origin": front.origin.code,
        "destination": front.incursion.destination,
        "impact": event.id,
        "derivation": list(place.derivation),
    }
    lon, lat = geodesy.middle(made.geometry)
    return front.row(context) | {
        "event_id": event.id,
        "type": "entry_envelope",
        "role": "envelope",
        "status": "disputed" if front.denied_by else "claimed",
        "title": say(context.language, "envelope", origin=front.country.name, place=place.label),
        "label": say(context.language, "envelope_label"),
        "construction": as_json(made.as_dict() | linked),
        **look("entry_envelope", "constructed"),
        "lon": lon,
        "lat": lat,
        "geometry": made.geometry,
    }
