"""Places named on the way, in their order: the hull from each to the next. Not a flight path."""

from __future__ import annotations

from geomap import corridors, geodesy
from geomap.layers import Context, Row
from geomap.layers._incursions import ENTERING
from geomap.layers._phrases import say
from geomap.layers._rows import as_json, event_row, events_of, footprint, quoted
from geomap.layers._style import look
from geomap.model import Claim, Event, Place

TITLE = "Entry corridors: places on the way"
ORDER = 25
ON = True
CATEGORIES = ()


def build(context: Context) -> list[Row]:
    """A feature for each claim on a ``path`` that names two places or more with known uncertainty."""
    if context.corridors not in ("default", "tracks"):
        return []
    return [
        _row(context, event, claim)
        for event in events_of(context, ENTERING)
        for claim in event.claims
        if claim.attribute == "path" and claim.polarity == "positive" and _usable(claim.places)
    ]


def _usable(places: tuple[Place, ...]) -> bool:
    known = all(place.geometry_type == "polygon" or place.uncertainty_m is not None for place in places)
    return len(places) > 1 and known


def _area(place: Place) -> object:
    if place.geometry_type == "polygon":
        return place.geometry
    return geodesy.buffer(place.geometry, max(footprint(place).get("_disc_m", 0.0), place.uncertainty_m or 1.0))


def _row(context: Context, event: Event, claim: Claim) -> Row:
    made = corridors.chain([_area(place) for place in claim.places])
    lon, lat = geodesy.middle(made.geometry)
    names = " → ".join(place.label for place in claim.places)
    row = event_row(context, event) | {
        "type": "entry_chain",
        "role": "chain",
        "status": "claimed",
        "certainty": "Possible",
        "precision_class": "region",
        "radius_m": None,
        "title": say(context.language, "chain", places=names),
        "label": names,
        **quoted(claim.evidence[0] if claim.evidence else None),
        "construction": as_json(made.as_dict() | {"linked_by": [claim.id], "path": names}),
        **look("entry_chain", "constructed"),
        "lon": lon,
        "lat": lat,
        "geometry": made.geometry,
    }
    row.pop("_disc_m", None)
    return row
