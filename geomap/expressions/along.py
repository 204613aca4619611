"""Along a river: "along the Dnipro", "wzdłuż Bugu". The name is marked, and is that of a river."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely.ops import substring

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._rivers import river
from geomap.expressions._shapes import area
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 30
LEVEL = 1
KIND = "toponym"
HINT = r"along|banks? of|wzdłuż|brzeg|уздовж|вздовж|вдоль|берег|entlang|ufer"
_WORD = r"(?-i:[^\W\d_a-zà-ÿа-яіїєґ][\w’'-]+)"
_NAME = rf"(?P<span>(?P<place>{{T}})|(?P<name>{_WORD}))"
PATTERNS = {
    "en": (
        rf"(?:along|down|up) the (?:(?:\w+ )?banks? of |course of |river )?(?:the )?{_NAME}(?! (?:border|coast|front|road|highway|line))",
        rf"(?:\w+ )?banks? of the (?:river )?{_NAME}",
    ),
    "pl": (rf"(?:wzdłuż|brzeg\w+|nad brzegiem) (?:rzeki )?{_NAME}(?! granic)",),
    "uk": (rf"(?:уздовж|вздовж|берег\w*) (?:річки |ріки )?{_NAME}(?! кордон)",),
    "ru": (rf"(?:вдоль|берег\w*) (?:реки )?{_NAME}(?! границ)",),
    "de": (rf"(?:entlang|Ufer|Ufern) (?:der|des) (?:Flusses )?{_NAME}", rf"(?:der|dem|den) {_NAME} entlang"),
}
RIVER_M = 5_000.0
"""How far from a river "along" is taken to reach, on both sides; no source fixes it."""


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The river's line, or that part of it which lies in a region named beside it or between two towns (BioGeomancer P).

    GBIF guide, "Feature – Path". A name that is no river known stays what it is.
    """
    assert mention.expression is not None
    anchors = mention.expression.anchors
    whole = river(mention, anchors[0] if anchors else None, gazetteer)
    if whole is None:
        return place_of(anchors[0]) if anchors else None
    line, steps = whole.geometry, [*whole.derivation]
    for part, step in (*_between_towns(mention, place_of, line), *_within_region(mention, place_of, line)):
        line = part
        steps.append(step)
        break
    return area(whole.label, line, "water", steps, entries=whole.entries, uncertainty_m=(whole.uncertainty_m or 0.0) + RIVER_M, codes=whole.country_codes)


def _between_towns(mention: Mention, place_of: PlaceOf, line: shapely.Geometry) -> Iterator[tuple[shapely.Geometry, str]]:
    """The stretch from one town on the river to another, where both stand right behind it."""
    towns = [p for o in mention.hints.get("beside", ()) if 0 < o.start - mention.end < 60 and (p := place_of(o)) is not None]
    near = [p for p in towns if p.kind == "settlement" and geodesy.distance_to_m(line, p.lon, p.lat) < 15_000]
    merged = shapely.line_merge(line) if line.geom_type == "MultiLineString" else line
    if len(near) < 2 or merged.geom_type != "LineString":
        return
    a, b = sorted(merged.project(shapely.Point(p.lon, p.lat)) for p in near[:2])
    yield substring(merged, a, b), f"its stretch from {near[0].label} to {near[1].label}"


def _within_region(mention: Mention, place_of: PlaceOf, line: shapely.Geometry) -> Iterator[tuple[shapely.Geometry, str]]:
    """Its part in a region or country of the same sentence."""
    for other in mention.hints.get("around", ()):
        place = place_of(other)
        if place is not None and place.geometry_type == "polygon" and place.kind != "country":
            inside = line.intersection(place.geometry)
            if not inside.is_empty and inside.length > 0.02:
                yield inside, f"as far as it runs through {place.label}"


EXAMPLES = {
    "Positions along the Dnipro were hit in Ukraine.": "Dnipro",
    "Patrole rozstawiono wzdłuż Bugu w Polsce.": "Bugu",
    "Обстріли тривають уздовж Дніпра в Україні.": "Дніпра",
    "Посты стоят вдоль Дона в России.": "Дона",
    "Hochwasser droht entlang der Oder in Polen.": "Oder",
}
