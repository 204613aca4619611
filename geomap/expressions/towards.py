"""In the direction of a place from another: "from Sumy towards Poltava". The place headed for is marked."""

from __future__ import annotations

import math

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, sector, town_of, unique
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 28
LEVEL = 1
KIND = "toponym"
HINT = r"toward|direction|heading|kierunk|stronę|напрям|бік|направлен|сторону|richtung"
_NAME = r"(?P<span>(?P<place2>{T}))"
_FROM = r"(?P<place1>{T}),?(?: \w+){0,3}"
PATTERNS = {
    "en": (
        rf"from (?:the )?{_FROM} (?:towards?|in the direction of|heading for|heading to|headed for) (?:the )?(?:city of |town of )?{_NAME}",
        rf"(?:towards?|in the direction of) (?:the )?{_NAME}(?: \w+){{0,2}} from (?:the )?(?P<place1>{{T}})",
    ),
    "pl": (rf"(?:z|ze|od) {_FROM} (?:w kierunku|w stronę|ku) {_NAME}",),
    "uk": (rf"(?:з|із|зі|від) {_FROM} (?:в|у) (?:напрямку|напрямі|бік) {_NAME}",),
    "ru": (rf"(?:из|с|со|от) {_FROM} (?:в направлении|в сторону|к) {_NAME}",),
    "de": (rf"(?:von|aus) {_FROM} (?:in )?Richtung {_NAME}",),
}
HALF_DEG = 22.5
FARTHEST_M = 700_000.0


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """A cone from the place left, open by the heading, that ends at the place headed for.

    BioGeomancer H (heading only); GBIF guide, "Offset – Heading only": the cone of the heading's uncertainty as far as a
    bounding feature. A heading told by a place is as sharp as one of eight winds, ±22.5°. Of anything but two settlements
    the place headed for stays as it is.
    """
    assert mention.expression is not None
    start, end = _ends(mention)
    here, there = (town_of(m, place_of(m), gazetteer) for m in (start, end))
    if here is None or there is None or here.kind != "settlement" or here.kind != there.kind:
        return there
    bearing_deg, _, length_m = geodesy.geod().inv(here.lon, here.lat, there.lon, there.lat)
    if not 1_000 < length_m < FARTHEST_M:
        return there
    shape = sector(here.lon, here.lat, float(bearing_deg), HALF_DEG, 0.0, float(length_m))
    steps = [
        *here.derivation,
        *there.derivation,
        f"on the way from {here.label} to {there.label}: within {HALF_DEG}° of the bearing {bearing_deg % 360:.0f}°, no farther than {length_m / 1000:.0f} km",
    ]
    doubt_m = max(here.uncertainty_m or 0.0, float(length_m) * math.sin(math.radians(HALF_DEG)) / 4)
    return area(f"from {here.label} towards {there.label}", shape, "derived", steps, entries=(*here.entries, *there.entries),
                uncertainty_m=doubt_m, codes=unique([*here.country_codes, *there.country_codes]))  # fmt: skip


def _ends(mention: Mention) -> tuple[Mention, Mention]:
    """The place left and the one headed for, which is the one marked."""
    assert mention.expression is not None
    first, second = mention.expression.anchors
    return (first, second) if second.start == mention.start else (second, first)


EXAMPLES = {
    "Six drones flew from Sumy towards Poltava after midnight.": "Poltava",
    "Drony leciały z Lublina w kierunku Rzeszowa.": "Rzeszowa",
    "Шахеди рухаються з Чернігова в напрямку Києва.": "Києва",
    "Дроны летели из Курска в направлении Воронежа.": "Воронежа",
    "Die Kolonne fuhr von Dresden in Richtung Berlin.": "Berlin",
}
