"""Somewhere between two places: "in a field between Rabiany and Sewerynów"."""

from __future__ import annotations

import shapely

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, town_of, unique
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 30
LEVEL = 2
HINT = r"between|między|pomiędzy|між|между|zwischen"
_EN = r"(?:fell|found|crashed|landed|came down|area|zone|stretch|fields?|forest|somewhere|located|discovered|wreckage|debris|road|waters|corridor|vanished|disappeared|stopped|halted|lay|lies|lying|lines?|railway|track|highway|woods?|villages?|train|convoy|columns?|clash\w*|fighting|explosions?|shelling|positions)"
PATTERNS = {
    "en": (
        r"(?P<half>half-?way|midway) between (?P<place>{T} and {T})",
        r"(?<![\s\S])(?P<span>between (?P<place>{T} and {T}))",
        rf"{_EN}(?: \w+){{0,3}} (?P<span>between (?:the )?(?:villages? of |towns? of )?(?P<place>{{T}} and {{T}}))",
    ),
    "pl": (r"(?P<half>w połowie drogi|w pół drogi) (?:między|pomiędzy) (?P<place>{T} a {T})", r"(?:spad\w+|znalezion\w+|rozbi\w+|upad\w+|w polu|na polu|las\w*|drog\w+|stan[ąę]\w*|leż\w+|pociąg\w*|tras\w+|lini\w+|wsi\w*|walk\w+|tor\w+)(?: \w+){0,3} (?P<span>(?:między|pomiędzy) (?:miejscowościami |wsiami )?(?P<place>{T} a {T}))",),
    "uk": (r"(?P<half>на півдорозі|на півшляху|посередині) між (?P<place>{T} (?:та|і|й) {T})", r"(?:упа\w+|впа\w+|знай\w+|поле|полі|доро[гз]\w+|район\w*|ліс\w*|атак\w+|обстріл\w*|трас\w+|ділян\w+|зупин\w+|ста[лв]\w*|бої|сел\w+|колон\w+)(?: \w+){0,3} (?P<span>між (?:селами )?(?P<place>{T} (?:та|і|й) {T}))",),
    "ru": (r"(?P<half>на полпути|посередине) между (?P<place>{T} и {T})", r"(?:упа\w+|найд\w+|пол[еяю]|дорог\w+|район\w*|лес\w*|сош\w+|рельс\w+|произо\w+|поезд\w*|трасс\w+|участ\w+|останов\w+|бои|с[её]л\w*|колонн\w+|перегон\w*)(?: \w+){0,3} (?P<span>между (?:сёлами |селами )?(?P<place>{T} и {T}))",),
    "de": (r"(?P<half>auf halbem Weg|auf halber Strecke|in der Mitte) zwischen (?P<place>{T} und {T})", r"(?:fiel\w*|gefunden|stürzte\w*|Feld\w*|Gebiet|Straße|Wald\w*|Strecke|Zug|hielt|brach|lag|liegt|Dorf|Kämpfe\w*|Autobahn|Bahnstrecke|Flugzeug)(?: \w+){0,3} (?P<span>zwischen (?:den Orten )?(?P<place>{T} und {T}))",),
}


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The convex hull of both places with their extents (BioGeomancer BF; GBIF guide, "between two features")."""
    assert mention.expression is not None
    places = [town_of(anchor, place_of(anchor), gazetteer) for anchor in mention.expression.anchors]
    known = [p for p in places if p is not None and p.geometry_type == "point"]
    if len(known) != 2:
        return None
    if "half" in mention.expression.params:
        return _halfway(*known)
    if geodesy.distance_m(known[0].lon, known[0].lat, known[1].lon, known[1].lat) > 500_000:
        return None
    discs = [geodesy.disc(p.lon, p.lat, max(p.uncertainty_m or 0.0, 500.0)) for p in known]
    hull = geodesy.in_metres(shapely.union_all(discs), lambda g: g.convex_hull)
    label = f"between {known[0].label} and {known[1].label}"
    steps = [*known[0].derivation, *known[1].derivation, "convex hull of both with their extents"]
    codes = unique(c for p in known for c in p.country_codes)
    return area(label, hull, "derived", steps, entries=[e for p in known for e in p.entries], uncertainty_m=0.0, codes=codes)


def _halfway(a: Place, b: Place) -> Place:
    """The middle of the way, uncertain by an eighth of it, as who says half means neither a quarter nor three, and extents."""
    azimuth_deg, _, length_m = geodesy.geod().inv(a.lon, a.lat, b.lon, b.lat)
    lon, lat = geodesy.destination(a.lon, a.lat, float(azimuth_deg), float(length_m) / 2)
    doubt_m = float(length_m) / 8 + max(a.uncertainty_m or 0.0, b.uncertainty_m or 0.0) / 2
    steps = (*a.derivation, *b.derivation, f"the middle of {length_m / 1000:.0f} km, give or take an eighth of them")
    codes = tuple(unique([*a.country_codes, *b.country_codes]))
    return Place(f"halfway between {a.label} and {b.label}", shapely.Point(lon, lat), doubt_m, lon, lat, "derived", (*a.entries, *b.entries), steps, codes)


EXAMPLES = {
    "The wreckage was found in a field between Lublin and Warsaw on Wednesday.": "between Lublin and Warsaw",
    "The town lies midway between Lublin and Warsaw.": "midway between Lublin and Warsaw",
    "Szczątki znaleziono, dron spadł między Chełmem a Włodawą.": "między Chełmem a Włodawą",
    "Колону атакували між Херсоном і Миколаєвом.": "між Херсоном і Миколаєвом",
    "Авария произошла на полпути между Тулой и Рязанью.": "на полпути между Тулой и Рязанью",
    "Der Brand brach in einem Wald zwischen Passau und Regensburg aus.": "zwischen Passau und Regensburg",
}
