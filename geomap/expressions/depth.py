"""So deep inside a country: "35 km inside Polish territory", "40 km w głąb Polski"."""

from __future__ import annotations

from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, border_zone, country_code, neighbour
from geomap.expressions._words import distance_pattern, written_distance_m
from geomap.model import Entry, Gazetteer, Mention, Place

PRIORITY = 75
LEVEL = 1
HINT = r"inside|into|deep|within|głąb|głębi|глиб|глуб|tief|innerhalb|landeinwärts"
_D = distance_pattern()
PATTERNS = {
    "en": (
        rf"{_D} (?:deep )?(?:inside|into|in) (?:the )?(?P<place>{{D}}) (?:territory|soil|airspace|interior)",
        rf"{_D} (?:deep )?(?:inside|into) (?:the )?(?P<place>{{TD}})(?:['’]s (?:territory|soil|airspace|interior))?",
        rf"{_D} (?:deep )?(?:inside|into) (?:the )?(?:territory|airspace) of (?:the )?(?P<place>{{T}})",
    ),
    "pl": (
        rf"{_D} (?:w głąb|w głębi) (?:terytorium |obszaru |kraju )?(?P<place>{{TD}})(?: terytorium)?",
    ),
    "uk": (
        rf"{_D} (?:углиб|вглиб|у глиб|в глиб|у глибину|в глибину|у глибині|в глибині) (?:території )?(?P<place>{{TD}})(?: території)?",
    ),
    "ru": (
        rf"{_D} (?:вглубь|в глубь|в глубину|в глубине) (?:территории )?(?P<place>{{TD}})(?: территории)?",
    ),
    "de": (
        rf"{_D} (?:tief )?(?:in|im|auf|innerhalb|ins) (?:der |den |dem |das )?(?P<place>{{D}}) (?:Gebiet|Territorium|Hoheitsgebiet|Staatsgebiet|Luftraum)\w*",
        rf"{_D} tief (?:in|im) (?:der |den |dem |das )?(?P<place>{{T}})",
    ),
}  # fmt: skip


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """All of the country's land that lies so far from its border, and no sector of it: the direction is not told.

    BioGeomancer FO, the border being the feature; GBIF guide, "Offset – Distance only". The border is that with the
    neighbour that the text is about; where it names none, all of the country's borders count.
    """
    assert mention.expression is not None
    params = mention.expression.params
    code = country_code(place_of(mention.expression.anchors[0]))
    if code is None:
        return None
    borders, whose = _borders(gazetteer, mention, code)
    if not borders:
        return None
    distance_m, precision_m = written_distance_m(str(params["number"]), str(params["unit"]))
    reach_m = max(precision_m, 0.25 * distance_m)
    shape = border_zone(gazetteer, tuple(borders), distance_m, reach_m, code)
    if shape.is_empty:
        return None
    names = " and ".join(b.name for b in borders[:3])
    steps = [f"{names}: {whose}", f"all of {code} that lies {distance_m / 1000:g} km ± {reach_m / 1000:.1f} km from it"]
    country = gazetteer.country(code)
    label = f"{distance_m / 1000:g} km inside {country.name if country is not None else code}"
    return area(label, shape, "derived", steps, entries=borders, uncertainty_m=reach_m, codes=[code])


def _borders(gazetteer: Gazetteer, mention: Mention, code: str) -> tuple[list[Entry], str]:
    one = neighbour(gazetteer, mention, code)
    if one is not None:
        return [one], "the border with the neighbour that the text is about"
    return gazetteer.borders_of(code), "all borders, as the text names no neighbour"


EXAMPLES = {
    "The drone fell 35 km inside Polish territory after crossing from Belarus.": "35 km inside Polish territory",
    "Rakieta wleciała 40 km w głąb Polski.": "40 km w głąb Polski",
    "Дрон залетів на 30 км углиб території Польщі.": "30 км углиб території Польщі",
    "Дрон пролетел 30 км вглубь территории Польши.": "30 км вглубь территории Польши",
    "Die Rakete drang 20 Kilometer tief in polnisches Gebiet ein.": "20 Kilometer tief in polnisches Gebiet",
}
