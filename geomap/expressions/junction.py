"""Where the borders of three countries meet: "where Jordan, Iraq and Syria meet"."""

from __future__ import annotations

import shapely

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, country_code, unique
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 80
LEVEL = 1
HINT = r"meet|junction|tri-?border|converge|come together|styk|стик|стык|dreiländer"
PATTERNS = {
    "en": (
        r"where (?:the borders of )?(?P<place>{T}, {T},? and {T}) (?:meet|come together|converge)",
        r"(?:the )?(?:tri-?border(?: area)?|junction|meeting point) (?:of|between) (?:the borders of )?(?P<place>{T}, {T},? and {T})",
    ),
    "pl": (r"styk\w* granic (?P<place>{TD}, {TD} (?:i|oraz) {TD})",),
    "uk": (r"стик\w* кордонів (?P<place>{T}, {T} (?:та|і|й) {T})",),
    "ru": (r"стык\w* границ (?P<place>{T}, {T} и {T})",),
    "de": (r"Dreiländereck (?:von )?(?P<place>{T}, {T} und {T})",),
}
JUNCTION_M = 20_000.0


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The point where the three borders come nearest to each other, with `JUNCTION_M` for how loosely that is said."""
    assert mention.expression is not None
    codes = unique(country_code(place_of(anchor)) for anchor in mention.expression.anchors)
    if len(codes) != 3:
        return None
    lands = [geodesy.buffer(gazetteer.geometry(e), 1000.0) for c in codes if (e := gazetteer.country(c)) is not None]
    common = shapely.intersection_all(lands) if len(lands) == 3 else shapely.Point()
    if common.is_empty:
        return None
    point = common.representative_point()
    steps = (f"where the territories of {', '.join(codes)} come together", f"{JUNCTION_M / 1000:.0f} km for how loosely it is said")
    return area(f"junction of {', '.join(codes)}", point, "derived", steps, uncertainty_m=JUNCTION_M, codes=codes)


EXAMPLES = {
    "The base lies where Jordan, Iraq and Syria meet.": "where Jordan, Iraq and Syria meet",
    "Patrol pojechał na styk granic Polski, Litwy i Białorusi.": "styk granic Polski, Litwy i Białorusi",
    "Навчання йдуть на стику кордонів України, Білорусі та Польщі.": "стику кордонів України, Білорусі та Польщі",
    "Колонна стоит на стыке границ России, Белоруссии и Украины.": "стыке границ России, Белоруссии и Украины",
    "Die Streife fuhr zum Dreiländereck von Deutschland, Polen und Tschechien.": "Dreiländereck von Deutschland, Polen und Tschechien",
}
