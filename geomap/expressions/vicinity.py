"""Near a town: "near Kupiansk", "in the vicinity of Miranshah". The words stay outside, the name is marked."""

from __future__ import annotations

from dataclasses import replace

from geomap.expressions import PlaceOf
from geomap.expressions._shapes import NEAR_M
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 20
LEVEL = 1
KIND = "toponym"
HINT = (
    r"near|close to|not far|vicinity|around|nieopodal|niedaleko|pobliżu|okolic|koło|pod |blisko|біля|поблизу|неподалік|недалеко"
    r"|околиц|поруч|під |около|близ|возле|рядом|под |окрестност|nähe|nahe|unweit|bei |umgebung"
)
_NAME = r"(?P<span>(?P<place>{T}))"
PATTERNS = {
    "en": (
        rf"(?:near|nearby|close to|not far from|in the vicinity of|in the area of|next to|just outside) (?:the )?(?:city of |town of |village of )?{_NAME}",
    ),
    "pl": (rf"(?:w pobliżu|niedaleko|nieopodal|w okolicach?|w rejonie|koło|obok|blisko|pod) (?:miejscowości |miasta |wsi )?{_NAME}",),
    "uk": (rf"(?:поблизу|неподалік(?: від)?|недалеко від|біля|в околицях|у районі|в районі|поруч із|під) (?:міста |села |селища )?{_NAME}",),
    "ru": (rf"(?:вблизи|недалеко от|неподал[её]ку от|около|возле|близ|в окрестностях|в районе|рядом с|под) (?:города |села |пос[её]лка )?{_NAME}",),
    "de": (rf"(?:in der Nähe von|in der Nähe der Stadt|nahe|unweit von|nahe bei|bei|in der Umgebung von|unweit) {_NAME}",),
}


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The town with `NEAR_M` added to its extent (BioGeomancer NF; GBIF guide, "Feature – near a Feature").

    Anything but a settlement stays as it is: what is near a country or a river is told by nothing but itself.
    """
    assert mention.expression is not None
    anchor = place_of(mention.expression.anchors[0])
    if anchor is None or anchor.kind != "settlement" or anchor.uncertainty_m is None:
        return anchor
    step = f"near: {NEAR_M / 1000:.0f} km beyond its extent of {anchor.uncertainty_m / 1000:.1f} km"
    return replace(anchor, uncertainty_m=anchor.uncertainty_m + NEAR_M, derivation=(*anchor.derivation, step))


EXAMPLES = {
    "Shots were heard near Lublin on Friday.": "Lublin",
    "Dron spadł niedaleko Lublina.": "Lublina",
    "Бої тривають поблизу Харкова.": "Харкова",
    "Взрывы прогремели недалеко от Харькова.": "Харькова",
    "Das Wrack lag in der Nähe von Dresden.": "Dresden",
}
