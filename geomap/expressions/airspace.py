"""The airspace of a country: over its land and its territorial sea."""

from __future__ import annotations

from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, country_code, unique
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 50
LEVEL = 1
HINT = r"air ?space|skies|powietrzn|повітрян|воздушн|luftraum"
PATTERNS = {
    "en": (
        r"(?:the )?(?P<place>{D}) (?:and (?:allied|NATO) )?(?:national )?air ?space",
        r"(?P<place>{T})['’]s? (?:national |own )?air ?space",
        r"(?:the )?air ?space (?:of|over|above) (?P<place>{T})",
        r"(?:the )?skies (?:of|over|above) (?P<place>{T})",
    ),
    "pl": (
        r"przestrze\w+ powietrzn\w+ (?:nad )?(?P<place>{TD})",
        r"(?P<place>{D}) przestrze\w+ powietrzn\w+",
    ),
    "uk": (
        r"повітрян\w+ прост\w+ (?:над )?(?P<place>{T})",
        r"(?P<place>{D}) повітрян\w+ прост\w+",
    ),
    "ru": (
        r"воздушн\w+ пространств\w+ (?:над )?(?P<place>{T})",
        r"(?P<place>{D}) воздушн\w+ пространств\w+",
    ),
    "de": (
        r"(?:den |der |dem |im )?(?P<place>{D}) (?:Luftraums?|Luftraumes)",
        r"(?:den |der |dem |im )?Luftraums? (?:über |von |in )?(?P<place>{T})",
    ),
}


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """Polygon of land and territorial sea (BioGeomancer F). Airspace ends at the border, so it is as exact as that is."""
    assert mention.expression is not None
    codes = unique(country_code(place_of(anchor)) for anchor in mention.expression.anchors)
    entry = gazetteer.country(codes[0]) if codes else None
    if entry is None:
        return None
    steps = [f"airspace of {entry.name}: over its land and territorial sea, polygon of {entry.gazetteer}"]
    place = area(f"Airspace of {entry.name}", gazetteer.geometry(entry), "airspace", steps, entries=[entry])
    if entry.lon is None or entry.lat is None:
        return place
    return Place(
        place.label, place.geometry, entry.accuracy_m, entry.lon, entry.lat, "airspace", place.entries, place.derivation, place.country_codes
    )  # fmt: skip


EXAMPLES = {
    "Drones entered Polish airspace overnight.": "Polish airspace",
    "They violated Estonia's airspace.": "Estonia's airspace",
    "Drony naruszyły przestrzeń powietrzną Polski.": "przestrzeń powietrzną Polski",
    "Дрони порушили повітряний простір Польщі.": "повітряний простір Польщі",
    "Дроны нарушили воздушное пространство Польши.": "воздушное пространство Польши",
    "Die Drohnen verletzten den polnischen Luftraum.": "den polnischen Luftraum",
}
