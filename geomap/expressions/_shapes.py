"""Shapes that several expression kinds make, and the helpers they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from geomap import geodesy
from geomap.model import Entry, Gazetteer, Mention, Place


def country_code(place: Place | None) -> str | None:
    """The one country a place lies in, or ``None``."""
    if place is None:
        return None
    codes = place.country_codes or tuple(e.country_code for e in place.entries if e.country_code)
    return codes[0] if codes else None


def unique(codes: Iterable[str | None]) -> list[str]:
    """Codes in order, once each, without ``None``."""
    return list(dict.fromkeys(c for c in codes if c))


def context_countries(mention: Mention) -> list[str]:
    """Countries the surrounding text is about, nearest first (set by the resolver)."""
    return list(mention.hints.get("context", ()))


def area(
    label: str,
    geometry: BaseGeometry,
    kind: str,
    derivation: Sequence[str],
    *,
    entries: Sequence[Entry] = (),
    uncertainty_m: float | None = None,
    codes: Sequence[str] = (),
) -> Place:
    """A `Place` round a geometry; its representative point is `geodesy.middle`."""
    lon, lat = geodesy.middle(geometry)
    codes = tuple(codes) or tuple(unique(e.country_code for e in entries))
    return Place(label, geometry, uncertainty_m, lon, lat, kind, tuple(entries), tuple(derivation), codes)


def part(geometry: BaseGeometry, direction: str, share: float) -> BaseGeometry:
    """The part of an area that lies in a direction from its middle.

    The cut is a straight line across the direction, laid so that ``share`` of the area lies beyond it; ``c`` is the
    inner part, the area scaled about its centroid. There is no published definition of "eastern X"; a share of the
    area is independent of shape and scale, and is stated in the derivation.
    """

    def cut(whole: BaseGeometry) -> BaseGeometry:
        # The cut is vague by far more than this; a coarser outline makes it quick for a continent's worth of vertices.
        west, south, east, north = whole.bounds
        g = shapely.make_valid(whole.simplify(max(east - west, north - south) / 3000))
        if direction == "c":
            return affinity.scale(g, share**0.5, share**0.5, origin=g.centroid).intersection(g)
        turned = affinity.rotate(g, geodesy.COMPASS[direction], origin=g.centroid)
        west, south, east, north = turned.bounds
        low, high = south, north
        for _ in range(24):
            middle = (low + high) / 2
            beyond = turned.intersection(shapely.box(west, middle, east, north)).area
            low, high = (middle, high) if beyond > share * turned.area else (low, middle)
        kept = turned.intersection(shapely.box(west, low, east, north))
        return affinity.rotate(kept, -geodesy.COMPASS[direction], origin=g.centroid)

    return geodesy.in_metres(geometry, cut, equal_area=True)


def land(gazetteer: Gazetteer, code: str) -> BaseGeometry | None:
    """The polygon of a country."""
    entry = gazetteer.country(code)
    return gazetteer.geometry(entry) if entry else None
