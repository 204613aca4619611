"""The way between two towns: "the Chernihiv–Kyiv highway", "the road from Chernihiv to Kyiv"."""

from __future__ import annotations

import shapely

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, town_of, unique
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 56
LEVEL = 2
HINT = r"road|highway|motorway|route|railway|line|dro[gd]|tras|autostrad|szos|lini|шлях|доро|шосе|залізниц|трас|шоссе|autobahn|straße|strecke"
_TO = r" ?[-–—] ?"
_EN = r"(?:main |coastal |dirt |mountain )?(?:road|highway|motorway|route|railway|railway line|rail line)"
PATTERNS = {
    "en": (
        rf"(?:the )?(?P<place>{{T}}{_TO}{{T}}) {_EN}",
        rf"(?:the |a )?{_EN} (?:from|between|linking|connecting) (?P<place>{{T}} (?:to|and|with) {{T}})",
    ),
    "pl": (
        r"(?:dro[gd]\w+|tras\w+|autostrad\w+|szos\w+|lini\w+ kolejow\w+) (?:z|ze|między|pomiędzy) (?P<place>{T} (?:do|a|i) {T})",
        rf"(?:dro[gd]\w+|tras\w+|autostrad\w+|szos\w+|lini\w+ kolejow\w+) (?P<place>{{T}}{_TO}{{T}})",
    ),
    "uk": (
        rf"(?:трас\w+|доро[гз]\w+|шосе|автошля\w+|залізниц\w+) [«\"]?(?P<place>{{T}}{_TO}{{T}})",
        r"(?:трас\w+|доро[гз]\w+|шосе|автошля\w+) (?:між|з|із|від) (?P<place>{T} (?:та|і|й|до) {T})",
    ),
    "ru": (
        rf"(?:трасс\w+|дорог\w+|шоссе|автодорог\w+|железн\w+ дорог\w+) [«\"]?(?P<place>{{T}}{_TO}{{T}})",
        r"(?:трасс\w+|дорог\w+|шоссе|автодорог\w+) (?:между|из|от) (?P<place>{T} (?:и|в|до) {T})",
    ),
    "de": (
        r"(?:Autobahn|Straße|Landstraße|Bundesstraße|Bahnstrecke|Strecke) (?:zwischen|von) (?P<place>{T} (?:und|nach) {T})",
        rf"(?:Autobahn|Straße|Bahnstrecke|Strecke) (?P<place>{{T}}{_TO}{{T}})",
    ),
}
DETOUR = 1.3
"""How much longer roads are than the straight way: the mean detour index of road networks is about 1.3 (Ballou, Rahardja,
Sakai 2002, doi:10.1016/S0965-8564(01)00044-1, find 1.1 to 2.1 by country)."""
FARTHEST_M = 1_500_000.0


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The straight way between two towns, uncertain by how far a road of usual detour may leave it (BioGeomancer P).

    The gazetteer has no roads. A road that is `DETOUR` times as long as the straight way stays within the ellipse with the
    towns as foci; half of that ellipse's width is the uncertainty. A road by its number alone has no place.
    """
    assert mention.expression is not None
    ends = [town_of(anchor, place_of(anchor), gazetteer) for anchor in mention.expression.anchors]
    known = [p for p in ends if p is not None and p.geometry_type == "point"]
    if len(known) != 2:
        return None
    a, b = known
    length_m = geodesy.distance_m(a.lon, a.lat, b.lon, b.lat)
    if not 500 < length_m < FARTHEST_M:
        return None
    doubt_m = length_m / 4 * (DETOUR**2 - 1) ** 0.5
    line = shapely.LineString([(a.lon, a.lat), (b.lon, b.lat)])
    steps = [*a.derivation, *b.derivation, "the straight way between both: the road itself is not in the gazetteer",
             f"uncertainty {doubt_m / 1000:.0f} km: a road {DETOUR} times as long stays mostly within it"]  # fmt: skip
    return area(f"{a.label}–{b.label} road", line, "derived", steps, entries=(*a.entries, *b.entries), uncertainty_m=doubt_m,
                codes=unique([*a.country_codes, *b.country_codes]))  # fmt: skip


EXAMPLES = {
    "A column burned on the road from Chernihiv to Kyiv.": "the road from Chernihiv to Kyiv",
    "Mines were cleared from the Damascus-Aleppo highway.": "the Damascus-Aleppo highway",
    "Wypadek na drodze z Lublina do Zamościa.": "drodze z Lublina do Zamościa",
    "Рух перекрили на трасі Київ – Чернігів.": "трасі Київ – Чернігів",
    "ДТП произошло на трассе Москва – Тула.": "трассе Москва – Тула",
    "Gesperrt ist die Autobahn zwischen Berlin und Dresden.": "Autobahn zwischen Berlin und Dresden",
}
