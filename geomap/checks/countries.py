"""Impacts, strikes and interceptions that lie outside the country that their row or their words name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import shapely

from geomap import geodesy
from geomap.checks import Context, Finding, kilometres, spot
from geomap.model import Event, Mention, Place

_ON_THE_GROUND = ("impact", "strike", "interception", "sighting")
_SLACK_M = 1000.0
"""How exact the outlines of countries are taken to be."""
_BETWEEN = re.compile(r",? (?:(?:in|w|we|в|у|во|v|ve|în) )?", re.IGNORECASE)
"""What stands between a place and the country it is said to be in."""


def find(context: Context) -> Iterator[Finding]:
    """Each such event whose spot lies farther outside than its uncertainty allows."""

    @lru_cache(maxsize=300)
    def outline(code: str) -> shapely.Geometry | None:
        entry = context.gazetteer.country(code)
        shape = context.gazetteer.geometry(entry) if entry is not None else None
        if shape is None or "Polygon" not in shape.geom_type:
            return None
        shapely.prepare(shape)
        return shape

    named_after = _countries_named(context)
    for event in context.reading.events:
        place = event.place
        if event.category not in _ON_THE_GROUND or place is None or place.geometry_type != "point":
            continue
        named = _named(event, place, named_after)
        shapes = {code: shape for code in named if (shape := outline(code)) is not None}
        if not shapes or any(shape.covers(shapely.Point(place.lon, place.lat)) for shape in shapes.values()):
            continue
        far_m, code = min((geodesy.distance_to_m(shape, place.lon, place.lat), code) for code, shape in shapes.items())
        if far_m <= (place.uncertainty_m or 0.0) + _SLACK_M:
            continue
        names = ", ".join(sorted(shapes))
        yield Finding(
            check="countries",
            level="problem",
            where=spot(event),
            said=f"{event.label}: in {names}",
            computed=f"{place.label} at {place.lat:.4f}, {place.lon:.4f} lies {kilometres(far_m)} outside {code}",
            off_by=round(far_m),
            unit="m",
            event=event.id,
        )


def _named(event: Event, place: Place, named_after: dict[str, list[str]]) -> list[str]:
    """The countries named for an event's spot: in its row, else right after the words that it came from."""
    if place.kind == "coordinates":
        return list(place.country_codes)
    mentions = [at.mention for at in event.places if at.place.label == place.label]
    return list(dict.fromkeys(code for key in mentions for code in named_after.get(key, ())))


def _countries_named(context: Context) -> dict[str, list[str]]:
    """Codes of the country that a report names right after a place ("Lublin, Poland"), by the key of the place's mention."""
    texts = {document.id: document.text for document in context.reading.documents}
    found: dict[str, list[str]] = {}
    before: Mention | None = None
    for resolution in context.reading.resolutions:
        mention, place = resolution.mention, resolution.place
        is_country = mention.kind == "toponym" and place is not None and place.kind == "country"
        if is_country and place is not None and before is not None and before.document == mention.document:
            between = texts.get(mention.document, "")[before.end : mention.start]
            if _BETWEEN.fullmatch(between):
                found[before.key] = list(place.country_codes)
        before = mention
    return found
