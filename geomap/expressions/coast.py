"""Off a coast: "off the coast of Yemen", "off the Estonian coast"."""

from __future__ import annotations

import shapely

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, country_code
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 45
LEVEL = 1
HINT = r"coast|waters|wybrze|узбереж|побереж|берег|küste"
PATTERNS = {
    "en": (
        r"off the (?:\w+ )?coasts? of (?P<place>{T})",
        r"off the (?P<place>{D}) coast",
        r"off (?P<place>{T})['’]s (?:\w+ )?coast",
        r"waters off (?:the coast of )?(?P<place>{T})",
    ),
    "pl": (r"u wybrzeży (?P<place>{T})",),
    "uk": (r"(?:біля|поблизу) узбережжя (?P<place>{T})",),
    "ru": (r"(?:у|вблизи) (?:побережья|берегов) (?P<place>{T})",),
    "de": (r"vor der Küste (?:von |der )?(?P<place>{T})", r"vor der (?P<place>{D}) Küste"),
}
OFF_COAST_M = 50_000.0
"""How far off the coast is taken to reach: about twice the territorial sea (22 km), stated in the derivation."""


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The sea within `OFF_COAST_M` of the anchor, other countries' land taken out (BioGeomancer FO, distance vague)."""
    assert mention.expression is not None
    anchor = place_of(mention.expression.anchors[0])
    if anchor is None or anchor.geometry_type == "line":
        return None
    code = country_code(anchor)
    shape = geodesy.buffer(anchor.geometry, OFF_COAST_M)
    if anchor.geometry_type == "polygon":
        shape = shape.difference(anchor.geometry)
    neighbours = [gazetteer.country(c) for e in (gazetteer.borders_of(code) if code else []) for c in e.properties.get("between", ())]
    lands = [gazetteer.geometry(n) for n in neighbours if n is not None]
    if lands:
        shape = shape.difference(shapely.union_all(lands))
    if shape.is_empty:
        return None
    steps = [*anchor.derivation, f"sea within {OFF_COAST_M / 1000:.0f} km: the text gives no distance"]
    return area(f"off the coast of {anchor.label}", shape, "water", steps, entries=anchor.entries, uncertainty_m=OFF_COAST_M / 2, codes=anchor.country_codes)


EXAMPLES = {"A tanker was hit off the coast of Yemen.": "off the coast of Yemen", "Vor der Küste von Estland lag ein Schiff.": "Vor der Küste von Estland"}
