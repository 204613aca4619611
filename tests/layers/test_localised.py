"""Names and labels in the language of the map."""

from __future__ import annotations

import pytest

from geomap.layers._localised import event_label, localised, localised_unmapped, place_name
from geomap.layers._phrases import PHRASES
from geomap.model import Evidence, Unmapped
from tests.factories import entry
from tests.readings import sample_reading


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("en", "Poland", "Poland"),
        ("pl", "Poland", "Polska"),
        ("uk", "Airspace of Poland", "Повітряний простір: Польща"),
        ("be", "Belarus–Poland border", "мяжа Беларусь–Польшча"),
        ("de", "road crossings on the Belarus–Poland border", "Straßenübergänge an der Grenze Belarus–Polen"),
        ("pl", "Wyryki-Wola", "Wyryki-Wola"),
        ("pl", "Kukuryki–Kazłovičy", "Kukuryki–Kazłovičy"),
        ("pl", "Airspace of Nowhere", "przestrzeń powietrzna: Nowhere"),
        ("de", "15 km north-east of Chełm", "15 km nordöstlich von Chełm"),
        ("uk", "between Rabiany and Belarus–Poland border", "між: Rabiany і кордон Білорусь–Польща"),
        ("pl", "eastern Poland", "Polska: część wschodnia"),
        ("xx", "Poland", "Poland"),
    ],
)
def test_places_are_called_what_the_language_calls_them(language: str, name: str, said: str) -> None:
    """Countries and what is named after them are; all else keeps its name."""
    assert place_name(language, name) == said


def test_towns_are_told_by_their_entries() -> None:
    """Of two places of one name the language calls each its own way; a name without an entry stays."""
    assert place_name("be", "Brest", [entry("Brest", id="geonames:629634")]) == "Брэст"
    assert place_name("pl", "5 km from Brest", [entry("Brest", id="geonames:629634")]) == "5 km od: Brześć"
    assert place_name("pl", "Brest", [entry("Brest", id="geonames:3030300")]) == "Brest"
    assert place_name("pl", "Brest") == "Brest"


def test_labels_that_somebody_wrote_stay() -> None:
    """Only labels that geomap made out of kind and place are made anew."""
    for event in sample_reading().events:
        assert event_label("en", event) == event.label
        assert localised("en", event) is event
    written = [e for e in sample_reading().events if e.label == "Roof torn open in Wyryki-Wola"]
    assert [localised("pl", e).label for e in written] == ["Roof torn open in Wyryki-Wola"]


def test_every_language_has_every_phrase() -> None:
    """No language falls back to English for a phrase of a layer."""
    for language, phrases in PHRASES.items():
        assert PHRASES["en"].keys() - phrases.keys() == set(), language


def test_told_of_places_nobody_knows() -> None:
    """What geomap calls an event at an unknown place is said in the language; the name stays as the report has it."""
    one = Unmapped("d:impact:3", "Impact: Tumbru", "impact", "", Evidence("d", 0, 1, "x"))
    mention = Unmapped("d:3", "Tumbru", "toponym", "", Evidence("d", 0, 1, "x"))

    assert localised_unmapped("pl", one).text == "Upadek: Tumbru"
    assert localised_unmapped("en", one).text == "Impact: Tumbru"
    assert localised_unmapped("pl", mention).text == "Tumbru"
