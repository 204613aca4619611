"""Shapes that several expression kinds make, and the helpers they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from geomap import geodesy
from geomap.model import Entry, Gazetteer, Mention, Place

NEAR_M = 10_000.0
"""How far beyond its edge a town is still near. "The buffer distance is arbitrary" (GBIF Georeferencing Quick Reference
Guide, "Feature – near a Feature"); that guide's own example takes 10 km."""

NEAR_BORDER_M = 30_000.0
"""How far "near the border" is taken to reach. No source fixes it either; 30 km is the depth that a border area may have
at most in European law on local border traffic (Regulation (EC) No 1931/2006, article 3)."""


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
    centre: tuple[float, float] | None = None,
) -> Place:
    """A `Place` round a geometry; its representative point is ``centre`` or else `geodesy.middle`."""
    lon, lat = centre or geodesy.middle(geometry)
    codes = tuple(codes) or tuple(unique(e.country_code for e in entries))
    return Place(label, geometry, uncertainty_m, lon, lat, kind, tuple(entries), tuple(derivation), codes)


def part(geometry: BaseGeometry, direction: str, share: float) -> BaseGeometry:
    """The part of an area that lies in a direction from its middle.

    The cut is a straight line across the direction, laid so that ``share`` of the area lies beyond it; ``c`` is the
    inner part, the area scaled about its centroid. There is no published definition of "eastern X"; a share of the
    area is independent of shape and scale, and is stated in the derivation.
    """

    def cut(g: BaseGeometry) -> BaseGeometry:
        if direction == "c":
            return affinity.scale(g, share**0.5, share**0.5, origin=g.centroid).intersection(g)
        turned = affinity.rotate(g, geodesy.COMPASS[direction], origin=g.centroid)
        west, south, east, north = turned.bounds
        low, high, wanted = south, north, share * turned.area
        for _ in range(24):
            middle = (low + high) / 2
            low, high = (middle, high) if shapely.clip_by_rect(turned, west, middle, east, north).area > wanted else (low, middle)
        # A line that is straight here is bent in degrees, so that it needs points on its way.
        kept = shapely.segmentize(turned.intersection(shapely.box(west, low, east, north)), (east - west) / 60)
        return affinity.rotate(kept, -geodesy.COMPASS[direction], origin=g.centroid)

    # The cut is vague by far more than this; a coarser outline makes it quick for a continent's worth of vertices.
    west, south, east, north = geometry.bounds
    coarse = geometry.simplify(max(east - west, north - south) / 3000, preserve_topology=False)
    return geodesy.in_metres(_valid(coarse if not coarse.is_empty else geometry), cut, equal_area=True)


def _valid(geometry: BaseGeometry) -> BaseGeometry:
    """The areas of a geometry, mended where a coarser outline crosses itself."""
    if geometry.is_valid:
        return geometry
    return shapely.make_valid(geometry, method="structure", keep_collapsed=False)


def sector(lon: float, lat: float, bearing_deg: float, half_deg: float, inner_m: float, outer_m: float) -> BaseGeometry:
    """What lies between two distances of a point and within an angle of a bearing, as a polygon."""
    turns = np.linspace(bearing_deg - half_deg, bearing_deg + half_deg, 25)

    def arc(radius_m: float) -> list[tuple[float, float]]:
        return [geodesy.destination(lon, lat, float(turn), radius_m) for turn in turns]

    return shapely.Polygon([*arc(outer_m), *(arc(inner_m)[::-1] if inner_m > 0 else [(lon, lat)])])


def strip(geometry: BaseGeometry, distance_m: float, reach_m: float) -> BaseGeometry:
    """All points whose distance from a geometry is so much, give or take a reach."""
    outer, inner = distance_m + reach_m, max(0.0, distance_m - reach_m)

    def ring(g: BaseGeometry) -> BaseGeometry:
        # Of a long border no more detail is kept than the strip can show: a fortieth of its width, or 500 m.
        g = g.simplify(min(outer / 20, max(500.0, min(outer / 40, reach_m / 10))))
        around = g.buffer(outer, quad_segs=8)
        return around.difference(g.buffer(inner, quad_segs=8)) if inner else around

    return geodesy.in_metres(geometry, ring)


def land(gazetteer: Gazetteer, code: str) -> BaseGeometry | None:
    """The polygon of a country, with its territorial sea."""
    entry = gazetteer.country(code)
    return gazetteer.geometry(entry) if entry else None


@lru_cache(maxsize=64)
def dry_land(gazetteer: Gazetteer, code: str) -> BaseGeometry | None:
    """The land of a country without its sea, as far as its first-level regions are known as areas; gaps and lakes filled."""
    whole = land(gazetteer, code)
    if whole is None:
        return None
    regions = [e for e in gazetteer.within(whole, ("ADM1",)) if e.shape == "polygon" and e.country_code == code]
    if not regions:
        return None
    merged = shapely.union_all([gazetteer.geometry(e).simplify(0.005) for e in regions])
    merged = merged.buffer(_GAP_DEG, quad_segs=_ARC).buffer(-_GAP_DEG, quad_segs=_ARC).simplify(0.001)
    dry = shapely.union_all([shapely.Polygon(p.exterior) for p in getattr(merged, "geoms", [merged]) if not p.is_empty])
    # Regions may be missing. What is left of the country then has towns in it: it is land up to 12 nautical miles from the
    # outline.
    rest = shapely.make_valid(whole.simplify(0.005)).difference(dry.buffer(0.03, quad_segs=_ARC))
    coarse = ((p, p.simplify(0.03)) for p in getattr(rest, "geoms", [rest]) if p.area > 0.05)
    wide = [(p, about) for p, about in coarse if about.buffer(-0.3, quad_segs=_ARC).area > 0.05]
    towns = ("PPL", "PPLA", "PPLA2", "PPLA3")
    missing = [p for p, about in wide if len(gazetteer.within(about.buffer(-0.2, quad_segs=_ARC), towns, limit=5)) > 4]
    if missing:
        inner = geodesy.buffer(whole.simplify(0.02), -TERRITORIAL_SEA_M)
        dry = shapely.union_all([dry, *(p.buffer(0.04).intersection(inner) for p in missing)])
    return dry


TERRITORIAL_SEA_M = 22_224.0
"""Twelve nautical miles (UNCLOS, article 3)."""
_GAP_DEG = 0.02
"""Regions of one country may lie so far apart where their outlines come from different hands."""
_ARC = 2
"""Segments of a quarter circle where a shape is grown to close gaps or to ask what lies near: exact to 0.0015° for a gap."""


@lru_cache(maxsize=64)
def coastline(gazetteer: Gazetteer, code: str) -> BaseGeometry | None:
    """Where the land of a country meets its territorial sea, as lines; ``None`` where it has no coast.

    The sea is what lies between the land and the country's outline, and reaches the outline elsewhere than at a border.
    """
    dry, whole = dry_land(gazetteer, code), land(gazetteer, code)
    if whole is None:
        return None
    outline = shapely.make_valid(whole.simplify(0.005))
    borders = shapely.union_all([gazetteer.geometry(e).simplify(0.01) for e in gazetteer.borders_of(code)]).buffer(0.08, quad_segs=_ARC)
    limit = outline.boundary.difference(borders)
    if dry is None:
        return limit if limit.length > 0.1 else None
    belt = outline.difference(dry.buffer(0.03, quad_segs=_ARC))
    seas = [p for p in getattr(belt, "geoms", [belt]) if p.buffer(0.02, quad_segs=_ARC).intersection(limit).length > 0.2]
    shore = dry.boundary.intersection(shapely.union_all(seas).simplify(0.002).buffer(0.1, quad_segs=_ARC)) if seas else limit
    return shore if shore.length > 0.1 else None


@lru_cache(maxsize=256)
def border_zone(
    gazetteer: Gazetteer, borders: tuple[Entry, ...], distance_m: float, reach_m: float, code: str | None = None
) -> BaseGeometry:
    """`strip` along borders, in the land of a country where one is given; made once, however often a text says so."""
    lines = shapely.union_all([gazetteer.geometry(b).simplify(0.005) for b in borders])
    zone = strip(lines, distance_m, reach_m)
    country = (dry_land(gazetteer, code) or land(gazetteer, code)) if code is not None else None
    return zone if country is None else shapely.make_valid(zone).intersection(shapely.make_valid(country))


def home_side(mention: Mention, codes: Sequence[str]) -> str | None:
    """Which of a border's countries a text speaks of, when it says so."""
    return next((code for code in context_countries(mention) if code in codes), None)


def neighbour(gazetteer: Gazetteer, mention: Mention, code: str) -> Entry | None:
    """The border of a country with the first country that the text round a mention is about and that it borders on."""
    found = (gazetteer.border(code, other) for other in context_countries(mention) if other != code)
    return next((entry for entry in found if entry is not None), None)


def town_of(anchor: Mention, place: Place | None, gazetteer: Gazetteer) -> Place | None:
    """The town that a bare name means from which a distance or direction is told, where the name was taken for its region.

    Who says "20 km east of Smolensk" measures from the town; where words call it a region, or no town of that name lies in
    it, the place stays as it is.
    """
    if place is None or place.kind not in ("admin1", "admin2") or anchor.hints.get("feature"):
        return place
    forms = [str(form) for form in anchor.hints.get("names", ())] or [anchor.text]
    for entries in gazetteer.named_many(forms).values():
        for entry in entries:
            if not entry.feature_code.startswith("PPL") or entry.lon is None or entry.lat is None:
                continue
            point = shapely.Point(entry.lon, entry.lat)
            if entry.country_code in place.country_codes and (place.geometry_type != "polygon" or place.geometry.covers(point)):
                steps = (f"{entry.name} ({entry.id})", "the town, not the region called after it")
                return Place(entry.name, point, entry.uncertainty_m, entry.lon, entry.lat, "settlement", (entry,), steps, place.country_codes)
    return place
