"""So many airports of an area: "three airports in eastern Poland", "wszystkie lotniska na Litwie"."""

from __future__ import annotations

from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, unique
from geomap.expressions._words import NUMBER_WORDS
from geomap.model import Entry, Gazetteer, Mention, Place

PRIORITY = 57
LEVEL = 2
HINT = r"airport|lotnisk|аеропорт|аэропорт|flughäfen"
PATTERNS = {
    "en": (
        r"(?P<quantifier>all|both|every|two|three|four|five|six|seven|eight|nine|ten|several|some|most|\d{1,2})(?: of)?(?: the)?(?: (?:\w+ )?(?:civil|civilian|major|main|international|regional|military))? airports? (?:in|across|of|throughout) (?:the )?(?P<place>{X}(?! ?['’]))",
    ),
    "pl": (r"(?P<quantifier>wszystkie|wszystkich|oba|dwa|trzy|cztery|pięć|kilka|\d{1,2}) lotnisk\w* (?:w|we|na) (?P<place>{X})",),
    "uk": (r"(?P<quantifier>всі|усі|всіх|обидва|два|три|чотири|п['’]ять|кілька|\d{1,2}) аеропорт\w* (?:в|у|на) (?P<place>{X})",),
    "ru": (r"(?P<quantifier>все|всех|оба|два|три|четыре|пять|несколько|\d{1,2}) аэропорт\w* (?:в|во|на) (?P<place>{X})",),
    "de": (r"(?P<quantifier>alle|aller|beide|zwei|drei|vier|fünf|mehrere|\d{1,2}) (?:\w+ )?Flughäfen (?:in|im) (?:der |den )?(?P<place>{X})",),
}


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The airports with scheduled traffic in the area, as points (BioGeomancer F, a set).

    Which of them are meant when the text counts fewer is not known: all are given, and the derivation says so.
    """
    assert mention.expression is not None
    around = place_of(mention.expression.anchors[0])
    if around is None or around.geometry_type != "polygon":
        return None
    members = _members(gazetteer, around.geometry)
    if not members:
        return None
    points = shapely.MultiPoint([(e.lon, e.lat) for e in members])
    steps = [*around.derivation, f"{len(members)} airports with scheduled traffic there", *(e.name for e in members)]
    word = str(mention.expression.params["quantifier"]).casefold()
    said = float(word) if word.isdigit() else NUMBER_WORDS.get(word)
    if said is not None and said != len(members):
        steps.append(f"the text counts {said:.0f}, and does not say which")
    return area(f"airports in {around.label}", points, "airport", steps, entries=members, uncertainty_m=3_000.0,
                codes=unique(e.country_code for e in members))  # fmt: skip


@lru_cache(maxsize=64)
def _members(gazetteer: Gazetteer, around: BaseGeometry) -> tuple[Entry, ...]:
    """Airports with scheduled traffic in an area, sought once for each."""
    found = [e for e in gazetteer.within(around, ("AIRP",)) if e.properties.get("iata")]
    return tuple(sorted(found, key=lambda e: e.id))


EXAMPLES = {
    "Flights stopped at three airports in eastern Poland.": "three airports in eastern Poland",
    "Zamknięto wszystkie lotniska na Litwie.": "wszystkie lotniska na Litwie",
    "Закрито всі аеропорти в Литві.": "всі аеропорти в Литві",
    "Закрыты все аэропорты в Литве.": "все аэропорты в Литве",
    "Gesperrt sind zwei Flughäfen in Litauen.": "zwei Flughäfen in Litauen",
}
