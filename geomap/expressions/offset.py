"""A distance from a place or border, with or without a direction: "20 km north of X", "6 km from the border"."""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, unique
from geomap.expressions._words import COMPASS, COMPASS_NAMES, NUMBER_PATTERN, UNIT_PATTERN, compass_code, metres, number
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 70
LEVEL = 2
HINT = r"\ue000"


def _distance(language: str) -> str:
    return rf"(?P<number>{NUMBER_PATTERN})[ -]?(?P<unit>{UNIT_PATTERN})(?: \([^()]{{1,20}}\))?"


def _compass(language: str) -> str:
    return "|".join(stem for stem, _ in COMPASS[language])


PATTERNS = {
    "en": (
        rf"{_distance('en')}(?: to the)?(?: (?P<compass>{_compass('en')}))? (?:of|from|away from|off|outside|inside|beyond) (?:the )?(?P<place>{{X}})",
        rf"{_distance('en')}(?: to the)? (?P<compass>{_compass('en')})(?:ern)? (?P<place>{{X}})",
    ),
    "pl": (
        rf"{_distance('pl')}(?: na)?(?: (?P<compass>{_compass('pl')}))? od (?:\w+ )?(?P<place>{{X}})",
    ),
    "uk": (
        rf"{_distance('uk')}(?: на)?(?: (?P<compass>{_compass('uk')}))? (?:від|од) (?:\w+ )?(?P<place>{{X}})",
    ),
    "ru": (
        rf"{_distance('ru')}(?: к| на)?(?: (?P<compass>{_compass('ru')}))? от (?:\w+ )?(?P<place>{{X}})",
    ),
    "de": (
        rf"{_distance('de')}(?: (?P<compass>{_compass('de')}))? (?:von|vor|entfernt von|hinter) (?:der |dem )?(?P<place>{{X}})",
        rf"{_distance('de')} (?P<compass>{_compass('de')}) (?P<place>{{X}})",
    ),
}  # fmt: skip


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """Point-radius of an offset (BioGeomancer FOH with a direction, FO without).

    With a direction: the point at that bearing and distance; its uncertainty adds the anchor's, the precision of the
    distance as written and the arc that the heading leaves open, as in the GBIF Georeferencing Quick Reference Guide
    (10 km NE alone: 3.90 km). Without: the ring or strip at that distance; where another place in the sentence lies
    at it, that place.
    """
    assert mention.expression is not None
    params = mention.expression.params
    anchor = place_of(mention.expression.anchors[0])
    if anchor is None:
        return None
    value, vague = number(str(params["number"]))
    unit_m = metres(str(params["unit"]))
    distance_m = value * unit_m
    precision_m = distance_m / 2 if vague else written_precision_m(str(params["number"]), value, unit_m)
    direction = compass_code(str(params["compass"]), "en") if params.get("compass") else None
    if direction is not None and anchor.geometry_type == "point":
        return _headed(anchor, direction, distance_m, precision_m)
    return _ring(anchor, mention, place_of, distance_m, precision_m)


def written_precision_m(written: str, value: float, unit_m: float) -> float:
    """Half of the last decimal or trailing power of ten that was written (GBIF guide, "distance precision")."""
    if "." in written:
        return 0.5 * 10.0 ** -len(written.split(".")[1]) * unit_m
    if value and value == int(value):
        zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
        return 0.5 * 10.0**zeros * unit_m
    return 0.5 * unit_m


def heading_uncertainty_m(direction: str, distance_m: float) -> float:
    """Chord left open by a heading: N is ±45°, NE ±22.5°, NNE ±11.25°.

    GBIF's worked example: "10 km NE" is uncertain by 3.90 km from the heading alone, 2 · 10 km · sin(22.5° / 2).
    """
    half_deg = {1: 45.0, 2: 22.5, 3: 11.25}[len(direction)]
    return 2 * distance_m * math.sin(math.radians(half_deg) / 2)


def _headed(anchor: Place, direction: str, distance_m: float, precision_m: float) -> Place:
    lon, lat = geodesy.destination(anchor.lon, anchor.lat, geodesy.COMPASS[direction], distance_m)
    doubt_m = (anchor.uncertainty_m or 0.0) + precision_m + heading_uncertainty_m(direction, distance_m)
    label = f"{distance_m / 1000:g} km {COMPASS_NAMES[direction].removesuffix('ern')} of {anchor.label}"
    steps = [
        *anchor.derivation,
        f"moved {distance_m:.0f} m at {geodesy.COMPASS[direction]:.0f}° from its centre",
        (f"uncertainty: anchor {anchor.uncertainty_m or 0:.0f} m + distance {precision_m:.0f} m"
        f" + heading {heading_uncertainty_m(direction, distance_m):.0f} m"),
    ]
    known = None if anchor.uncertainty_m is None else doubt_m
    return Place(label, shapely.Point(lon, lat), known, lon, lat, "derived", anchor.entries, tuple(steps), anchor.country_codes)


def _ring(anchor: Place, mention: Mention, place_of: PlaceOf, distance_m: float, precision_m: float) -> Place:
    label = f"{distance_m / 1000:g} km from {anchor.label}"
    reach_m = max(precision_m, 0.25 * distance_m) + (anchor.uncertainty_m or 0.0)
    for other in mention.hints.get("beside", ()):
        place = place_of(other)
        if place is None or place.geometry_type != "point" or place is anchor:
            continue
        found_m = geodesy.distance_to_m(anchor.geometry, place.lon, place.lat)
        if abs(found_m - distance_m) <= max(reach_m, 0.4 * distance_m) + (place.uncertainty_m or 0.0):
            steps = [*place.derivation, f"{place.label} lies {found_m / 1000:.1f} km from {anchor.label}, as the text says"]
            return Place(label, place.geometry, place.uncertainty_m, place.lon, place.lat, "derived", place.entries, tuple(steps), place.country_codes)
    shape = _strip(anchor.geometry, distance_m, reach_m)
    wider = _area_beside(mention, place_of, anchor)
    if wider is not None and not (within := shape.intersection(wider.geometry)).is_empty:
        steps = [*anchor.derivation, *wider.derivation, f"all points of {wider.label} that lie {distance_m / 1000:g} km ± {reach_m / 1000:.1f} km away"]
        return area(label, within, "derived", steps, entries=anchor.entries, uncertainty_m=reach_m, codes=wider.country_codes)
    codes = unique(mention.hints.get("context", ()))[:1] or list(anchor.country_codes)
    steps = [*anchor.derivation, f"all points {distance_m / 1000:g} km ± {reach_m / 1000:.1f} km away: the text gives no direction"]
    return area(label, shape, "derived", steps, entries=anchor.entries, uncertainty_m=reach_m, codes=codes)


def _area_beside(mention: Mention, place_of: PlaceOf, anchor: Place) -> Place | None:
    """An area named in the same sentences that the strip may be narrowed to."""
    for other in mention.hints.get("around", ()):
        place = place_of(other)
        if place is not None and place is not anchor and place.geometry_type == "polygon":
            return place
    return None


def _strip(geometry: BaseGeometry, distance_m: float, reach_m: float) -> BaseGeometry:
    outer, inner = distance_m + reach_m, max(0.0, distance_m - reach_m)

    def ring(g: BaseGeometry) -> BaseGeometry:
        hole = g.buffer(inner) if inner else g
        return g.buffer(outer).difference(hole) if inner else g.buffer(outer)

    return geodesy.in_metres(geometry, ring)


EXAMPLES = {
    "It crashed 20 km north of Lublin.": "20 km north of Lublin",
    "The village is six kilometres from the Ukrainian border.": "six kilometres from the Ukrainian border",
    "It lies about 15 kilometers (9 miles) from Lublin.": "15 kilometers (9 miles) from Lublin",
    "Dron spadł 5 km od Lublina.": "5 km od Lublina",
    "Дрон упав за 20 км від Харкова.": "20 км від Харкова",
    "Дрон упал в 20 км от Харькова.": "20 км от Харькова",
    "Die Drohne stürzte 15 Kilometer von der belarussischen Grenze ab.": "15 Kilometer von der belarussischen Grenze",
}
