"""Entry envelopes: all straight ways from a front to an impact of the same incursion. Not a flight path."""

from __future__ import annotations

import shapely

from geomap import corridors, geodesy
from geomap.layers import Context, Row
from geomap.layers._fronts import DrawnFront, fronts_of
from geomap.layers._localised import place_name
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

MOST_SINGLE = 3
"""With more impacts than this the envelopes from one front become one. Many of them over each other would look like a
density, and a reader would take the dark part for the likely one; nothing is known of that."""

HEADINGS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
            "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0}  # fmt: skip


def build(context: Context) -> list[Row]:
    """A feature for each front and impact of its incursion; one for each front when there are many impacts.

    Asked for envelopes alone (``corridors="envelopes"``) it gives one for each impact however many there are.
    """
    if context.corridors not in ("default", "envelopes"):
        return []
    most = MOST_SINGLE if context.corridors == "default" else None
    return [_row(context, front, group) for front in fronts_of(context) for group in _groups(front, most)]


def _groups(front: DrawnFront, most: int | None) -> list[list[Event]]:
    """The impacts that share an envelope."""
    impacts = [event for event in front.incursion.impacts if no_envelope(event) is None]
    if most is None or len(impacts) <= most:
        return [[event] for event in impacts]
    return [impacts]


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


def _row(context: Context, front: DrawnFront, events: list[Event]) -> Row:
    assert front.construction.line is not None
    headings = {heading_of(event) for event in events}
    made = corridors.fan(
        front.construction.line,
        shapely.multipolygons([part for event in events for part in _target(event)]),
        context.gazetteer.geometry(front.destination),
        border=front.whole if front.origin.stretch is not None else None,
        heading_deg=headings.pop() if len(headings) == 1 else None,
    )
    names = ", ".join(event.place.label for event in events if event.place is not None)
    linked = {
        "linked_by": front.story()["linked_by"],
        "linked_how": "; ".join(sorted({front.incursion.rule[event.id] for event in events})),
        "origin": front.origin.code,
        "destination": front.incursion.destination,
        "impacts": [event.id for event in events],
    }
    lon, lat = geodesy.middle(made.geometry)
    return front.row(context) | {
        "event_id": events[0].id if len(events) == 1 else front.origin.namings[0].event.id,
        "type": "entry_envelope",
        "role": "envelope",
        "status": "disputed" if front.denied_by else "claimed",
        "title": say(
            context.language, "envelope", origin=place_name(context.language, front.country.name), place=names
        ),
        "label": say(context.language, "envelope_label"),
        "construction": as_json(made.as_dict() | linked),
        **look("entry_envelope", "constructed"),
        "lon": lon,
        "lat": lat,
        "geometry": made.geometry,
    }


def _target(event: Event) -> list[shapely.Geometry]:
    """The polygons of an impact: the disc that is drawn for a point, or the area itself."""
    place = event.place
    assert place is not None
    if place.geometry_type == "polygon":
        return list(shapely.get_parts(place.geometry))
    points = list(shapely.get_parts(place.geometry))
    radii = [max(place.uncertainty_m or 0.0, 1.0)] * len(points)
    return list(geodesy.discs([point.x for point in points], [point.y for point in points], radii))
