"""Near a border, or near several at once: "near both borders", "close to the Belarusian border", "along the border"."""

from __future__ import annotations

from functools import lru_cache, reduce

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.expressions import PlaceOf
from geomap.expressions._shapes import NEAR_BORDER_M, area, border_zone, context_countries
from geomap.model import Entry, Gazetteer, Mention, Place

PRIORITY = 65
LEVEL = 2
HINT = r"\ue000X"
PATTERNS = {
    "en": (
        r"(?:near|close to|not far from|adjacent to|next to) (?P<place>\ue000X\d+\ue001)",
        r"(?:in the )?(?P<span>(?:areas?|regions?|districts|territory) (?:near|bordering|along|adjacent to|close to) (?P<place>\ue000X\d+\ue001))",
    ),
    "pl": (r"(?:przy|w pobliżu|blisko|niedaleko|nieopodal|tuż przy) (?P<place>\ue000X\d+\ue001)",),
    "uk": (r"(?:біля|поблизу|неподалік(?: від)?|недалеко від|поруч із) (?P<place>\ue000X\d+\ue001)",),
    "ru": (r"(?:у|около|вблизи|рядом с|недалеко от|возле) (?P<place>\ue000X\d+\ue001)",),
    "de": (r"(?:nahe|unweit|in der Nähe|nahe an) (?:der |von |des )?(?P<place>\ue000X\d+\ue001)",),
}


@lru_cache(maxsize=128)
def _common(gazetteer: Gazetteer, borders: tuple[Entry, ...], code: str | None) -> BaseGeometry:
    """What is near all of some borders, in the land of a country where one is given."""
    return reduce(shapely.intersection, [border_zone(gazetteer, (border,), 0.0, NEAR_BORDER_M, code) for border in borders])


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The area within `NEAR_BORDER_M` of every line named, in the country the text is about (BioGeomancer NF)."""
    assert mention.expression is not None
    border = place_of(mention.expression.anchors[0])
    if border is None or border.kind != "border":
        return None
    common = _common(gazetteer, border.entries, None)
    joined = "within" if len(border.entries) == 1 else "within both zones of"
    if common.is_empty:
        common, joined = shapely.union_all([border_zone(gazetteer, (e,), 0.0, NEAR_BORDER_M) for e in border.entries]), "within either zone of"
    steps = [*border.derivation, f"{joined} {NEAR_BORDER_M / 1000:.0f} km: 'near' has no fixed reach"]
    codes = [c for c in context_countries(mention) if c in border.country_codes][:1]
    if codes:
        inside = _common(gazetteer, border.entries, codes[0])
        if not inside.is_empty:
            common = inside
            steps.append(f"on the side of {codes[0]}, which the text is about")
    return area(f"near {border.label}", common, "region", steps, entries=border.entries, uncertainty_m=NEAR_BORDER_M / 2, codes=codes)


EXAMPLES = {
    "A drone fell near the Belarusian border.": "near the Belarusian border",
    "A house was hit near both the Ukrainian and Belarusian borders.": "near both the Ukrainian and Belarusian borders",
    "Dron spadł w pobliżu granicy z Białorusią.": "w pobliżu granicy z Białorusią",
    "Дрон упав поблизу кордону з Білоруссю.": "поблизу кордону з Білоруссю",
    "Дрон упал вблизи границы с Белоруссией.": "вблизи границы с Белоруссией",
    "Die Drohne fiel nahe der belarussischen Grenze.": "nahe der belarussischen Grenze",
}
