"""Somewhere between two places: "in a field between Rabiany and Sewerynów"."""

from __future__ import annotations

import shapely

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, unique
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 30
LEVEL = 2
HINT = r"between|między|pomiędzy|між|между|zwischen"
_EN = r"(?:fell|found|crashed|landed|came down|area|zone|stretch|fields?|forest|somewhere|located|discovered|wreckage|debris|halfway|midway|road|waters|corridor)"
PATTERNS = {
    "en": (
        r"(?<![\s\S])(?P<span>between (?P<place>{T} and {T}))",
        rf"{_EN}(?: \w+){{0,3}} (?P<span>between (?:the )?(?:villages? of |towns? of )?(?P<place>{{T}} and {{T}}))",
    ),
    "pl": (r"(?:spad\w+|znalezion\w+|rozbi\w+|upad\w+|w polu|na polu|las\w*|drog\w+)(?: \w+){0,3} (?P<span>(?:między|pomiędzy) (?:miejscowościami |wsiami )?(?P<place>{T} a {T}))",),
    "uk": (r"(?:упа\w+|впа\w+|знайден\w+|поле|полі|дороз\w+|район\w*)(?: \w+){0,3} (?P<span>між (?:селами )?(?P<place>{T} (?:та|і|й) {T}))",),
    "ru": (r"(?:упа\w+|найден\w+|пол\w|дорог\w+|район\w*)(?: \w+){0,3} (?P<span>между (?:сёлами |селами )?(?P<place>{T} и {T}))",),
    "de": (r"(?:fiel|gefunden|stürzte|Feld|Gebiet|Straße)(?: \w+){0,3} (?P<span>zwischen (?:den Orten )?(?P<place>{T} und {T}))",),
}


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The convex hull of both places with their extents (BioGeomancer BF; GBIF guide, "between two features")."""
    assert mention.expression is not None
    places = [place_of(anchor) for anchor in mention.expression.anchors]
    known = [p for p in places if p is not None and p.geometry_type == "point"]
    if len(known) != 2 or geodesy.distance_m(known[0].lon, known[0].lat, known[1].lon, known[1].lat) > 500_000:
        return None
    discs = [geodesy.disc(p.lon, p.lat, max(p.uncertainty_m or 0.0, 500.0)) for p in known]
    hull = geodesy.in_metres(shapely.union_all(discs), lambda g: g.convex_hull)
    label = f"between {known[0].label} and {known[1].label}"
    steps = [*known[0].derivation, *known[1].derivation, "convex hull of both with their extents"]
    codes = unique(c for p in known for c in p.country_codes)
    return area(label, hull, "derived", steps, entries=[e for p in known for e in p.entries], uncertainty_m=0.0, codes=codes)


EXAMPLES = {
    "The wreckage was found in a field between Lublin and Warsaw on Wednesday.": "between Lublin and Warsaw",
    "Szczątki znaleziono, dron spadł między Chełmem a Włodawą.": "między Chełmem a Włodawą",
}
