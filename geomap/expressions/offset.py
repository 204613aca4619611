"""A distance from a place or border, with or without a direction: "20 km north of X", "6 km from the border"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, border_zone, home_side, sector, strip, town_of, unique
from geomap.expressions._words import (
    COMPASS_NAMES,
    DISTANCE_HINT,
    compass_code,
    compass_pattern,
    distance_pattern,
    rounding_m,
    written_distance_m,
)
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 70
LEVEL = 2
HINT = DISTANCE_HINT


_D = distance_pattern()
_RU_SIDES = r"севернее|южнее|восточнее|западнее|северо-восточнее|северо-западнее|юго-восточнее|юго-западнее"
_UK_SIDES = r"північніше|південніше|східніше|західніше"

PATTERNS = {
    "en": (
        rf"{_D}(?: to the)?(?: (?P<compass>{compass_pattern('en')}))? (?:of|from|away from|off|outside|beyond) (?:the )?(?:city of |town of |village of )?(?P<place>{{X}})",
        rf"{_D}(?: to the)? (?P<compass>{compass_pattern('en')})(?:ern)? (?P<place>{{X}})",
    ),
    "pl": (
        rf"{_D}(?: na)?(?: (?P<compass>{compass_pattern('pl')}))? od (?:\w+ )?(?P<place>{{X}})",
        rf"{_D} przed (?P<place>{{X}})",
    ),
    "uk": (
        rf"{_D}(?: на)?(?: (?P<compass>{compass_pattern('uk')}))? (?:від|од) (?:\w+ )?(?P<place>{{X}})",
        rf"{_D} (?P<compass>{_UK_SIDES})(?: від)? (?:\w+ )?(?P<place>{{X}})",
    ),
    "ru": (
        rf"{_D}(?: к| на)?(?: (?P<compass>{compass_pattern('ru')}))? от (?:\w+ )?(?P<place>{{X}})",
        rf"{_D} (?P<compass>{_RU_SIDES})(?: от)? (?:\w+ )?(?P<place>{{X}})",
    ),
    "de": (
        rf"{_D}(?: (?P<compass>{compass_pattern('de')}))? (?:von|vor|entfernt von|hinter|außerhalb von) (?:der |dem )?(?P<place>{{X}})",
        rf"{_D} (?P<compass>{compass_pattern('de')}) (?P<place>{{X}})",
    ),
}  # fmt: skip


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """Sector of an offset with a direction (BioGeomancer FOH), ring or strip of one without (FO).

    With a direction: what lies at that distance and within the direction's share of the compass, as `_headed` says; its
    representative point is the one at that bearing and distance. Without: the ring or strip at that distance; where
    another place in the sentence lies at it, that place.
    """
    assert mention.expression is not None
    params = mention.expression.params
    anchor = place_of(mention.expression.anchors[0])
    if anchor is None:
        return None
    number_text, unit_text = str(params["number"]), str(params["unit"])
    distance_m, precision_m = written_distance_m(number_text, unit_text)
    direction = compass_code(str(params["compass"]), "en") if params.get("compass") else None
    if direction is not None:
        anchor = town_of(mention.expression.anchors[0], anchor, gazetteer) or anchor
    if direction is not None and anchor.geometry_type == "point":
        return _headed(anchor, direction, distance_m, max(precision_m, rounding_m(number_text, unit_text)))
    return _ring(anchor, mention, place_of, gazetteer, distance_m, precision_m)


GUIDE_DEG = {1: 45.0, 2: 22.5, 3: 11.25}
"""How far either way one, two or three letters of a compass may be off at most (GBIF Georeferencing Quick Reference Guide)."""


def heading_uncertainty_m(direction: str, distance_m: float) -> float:
    """Chord left open by a heading: N is ±45°, NE ±22.5°, NNE ±11.25°.

    GBIF's worked example: "10 km NE" is uncertain by 3.90 km from the heading alone, 2 · 10 km · sin(22.5° / 2).
    """
    return 2 * distance_m * math.sin(math.radians(GUIDE_DEG[len(direction)]) / 2)


def combined_uncertainty_m(direction: str, distance_m: float, others_m: float) -> float:
    """How far the true place may lie from the point at a heading and distance.

    The farthest corner of the sector that heading and distance leave open, ``others_m`` being what distance and anchor add:
    √((d' cos θ − d)² + (d' sin θ)²) with d' = d + others (Wieczorek, Guo, Hijmans 2004, doi:10.1080/13658810412331280211,
    "combinations of uncertainties: distance and direction").
    """
    theta = math.radians(GUIDE_DEG[len(direction)])
    far_m = distance_m + others_m
    return math.hypot(far_m * math.cos(theta) - distance_m, far_m * math.sin(theta))


HALF_DEG = {1: 22.5, 2: 22.5, 3: 11.25}
"""Half of the share of the compass that one, two or three letters have: news tells eight winds apart, and each has 45° (the
cone-shaped directions of Frank 1996, doi:10.1080/02693799608902079); who says NNE tells sixteen apart."""


def _headed(anchor: Place, direction: str, distance_m: float, precision_m: float) -> Place:
    """The sector at a distance and heading from a town, and how far beyond it the place may lie.

    The distance may be told from the town's middle or from its edge, so the sector reaches farther out by the town's extent.
    Uncertainty: the extent, as the town's middle is not its every part, and what the Quick Reference Guide leaves open
    beyond ``HALF_DEG``, which is ±45° for N.
    """
    bearing_deg, half_deg = geodesy.COMPASS[direction], HALF_DEG[len(direction)]
    extent_m = anchor.uncertainty_m or 0.0
    inner_m, outer_m = max(0.0, distance_m - precision_m), distance_m + precision_m + extent_m
    shape = sector(anchor.lon, anchor.lat, bearing_deg, half_deg, inner_m, outer_m)
    lon, lat = geodesy.destination(anchor.lon, anchor.lat, bearing_deg, distance_m)
    aside_m = 2 * outer_m * math.sin(math.radians(GUIDE_DEG[len(direction)] - half_deg) / 2)
    radius_m = combined_uncertainty_m(direction, distance_m, extent_m + precision_m)
    label = f"{distance_m / 1000:g} km {COMPASS_NAMES[direction].removesuffix('ern')} of {anchor.label}"
    steps = [
        *anchor.derivation,
        f"moved {distance_m:.0f} m at {bearing_deg:.0f}° from its centre",
        (
            f"all that lies {inner_m / 1000:g} to {outer_m / 1000:.1f} km away within {half_deg:g}° of that bearing:"
            f" ± {precision_m:.0f} m as the number is rounded, {extent_m:.0f} m as it may be told from the town's edge"
        ),
        f"as a point it is uncertain by {radius_m:.0f} m, of which the heading {heading_uncertainty_m(direction, distance_m):.0f} m aside",
    ]
    known = None if anchor.uncertainty_m is None else extent_m + aside_m
    return Place(label, shape, known, lon, lat, "derived", anchor.entries, tuple(steps), anchor.country_codes)


def _ring(
    anchor: Place, mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer, distance_m: float, precision_m: float
) -> Place:
    label = f"{distance_m / 1000:g} km from {anchor.label}"
    reach_m = max(precision_m, 0.25 * distance_m) + (anchor.uncertainty_m or 0.0)
    near: list[Place] = []
    for other in mention.hints.get("beside", ()):
        place = place_of(other)
        if place is None or place.geometry_type != "point" or place is anchor:
            continue
        if other.expression is not None and other.expression.name == "vicinity" and 0 < other.start - mention.end <= NEXT:
            near.append(place)
            continue
        found_m = geodesy.distance_to_m(anchor.geometry, place.lon, place.lat)
        if abs(found_m - distance_m) <= max(reach_m, 0.4 * distance_m) + (place.uncertainty_m or 0.0):
            steps = [*place.derivation, f"{place.label} lies {found_m / 1000:.1f} km from {anchor.label}, as the text says"]
            return Place(label, place.geometry, place.uncertainty_m, place.lon, place.lat, "derived", place.entries, tuple(steps), place.country_codes)
    # What lies 15 km from a town is not in the town, however vaguely the distance is told.
    hole_m = min(reach_m, distance_m - min(anchor.uncertainty_m or 0.0, distance_m / 2)) if anchor.geometry_type == "point" else reach_m
    borders = tuple(e for e in anchor.entries if e.feature_code == "BRDR") if anchor.kind == "border" else ()
    home = home_side(mention, anchor.country_codes) if borders else None
    if home is not None and border_zone(gazetteer, borders, distance_m, reach_m, home).is_empty:
        home = None
    shape = border_zone(gazetteer, borders, distance_m, reach_m, home) if borders else strip(anchor.geometry, distance_m, reach_m)
    if hole_m < reach_m:
        shape = shape.difference(geodesy.buffer(anchor.geometry, distance_m - hole_m))
    steps = [*anchor.derivation, f"all points {distance_m / 1000:g} km ± {reach_m / 1000:.1f} km away: the text gives no direction"]
    codes = unique(mention.hints.get("context", ()))[:1] or list(anchor.country_codes)
    if home is not None and (country := gazetteer.country(home)) is not None:
        codes = [home]
        steps.append(f"of these, what lies in {country.name}, which the text is about")
    for narrower in (*_near_beside(near, distance_m), *_areas_beside(mention, place_of, anchor)):
        within = shape.intersection(narrower.geometry)
        if not within.is_empty:
            shape, codes = within, list(narrower.country_codes) or codes
            steps.append(f"of these, what lies in {narrower.label}")
            break
    return area(label, shape, "derived", steps, entries=anchor.entries, uncertainty_m=reach_m, codes=codes)


NEXT = 24
"""Characters within which "near X" behind an offset belongs to it, and is not just another place of the sentence."""


def _near_beside(near: Sequence[Place], distance_m: float) -> Iterator[Place]:
    """The surroundings of a town that the text says it is near: "20 km from the border near X"."""
    for town in near[:1]:
        disc = geodesy.disc(town.lon, town.lat, (town.uncertainty_m or 0.0) + distance_m / 2)
        yield replace(town, geometry=disc, label=f"the surroundings of {town.label}")


def _areas_beside(mention: Mention, place_of: PlaceOf, anchor: Place) -> Iterator[Place]:
    """Areas named in the same sentences that the strip may be narrowed to."""
    for other in mention.hints.get("around", ()):
        place = place_of(other)
        if place is not None and place is not anchor and place.geometry_type == "polygon":
            yield place


EXAMPLES = {
    "It crashed 20 km north of Lublin.": "20 km north of Lublin",
    "The village is six kilometres from the Ukrainian border.": "six kilometres from the Ukrainian border",
    "It lies about 15 kilometers (9 miles) from Lublin.": "15 kilometers (9 miles) from Lublin",
    "Dron spadł 5 km od Lublina.": "5 km od Lublina",
    "A convoy was hit a few miles from Kupiansk.": "a few miles from Kupiansk",
    "Spadł 15 km na południowy wschód od Lublina.": "15 km na południowy wschód od Lublina",
    "Дрон упав за 20 км від Харкова.": "20 км від Харкова",
    "Ракету збили за 18 км на південний схід від Харкова.": "18 км на південний схід від Харкова",
    "Поезд остановился в 20 километрах восточнее Смоленска.": "20 километрах восточнее Смоленска",
    "Das Lager liegt 40 km südöstlich von Leipzig.": "40 km südöstlich von Leipzig",
    "Дрон упал в 20 км от Харькова.": "20 км от Харькова",
    "Die Drohne stürzte 15 Kilometer von der belarussischen Grenze ab.": "15 Kilometer von der belarussischen Grenze",
}
