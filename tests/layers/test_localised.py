"""Names and labels in the language of the map."""

from __future__ import annotations

import pytest

from geomap.layers._localised import event_label, localised, place_name
from geomap.layers._phrases import PHRASES
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
        ("pl", "Airspace of Nowhere", "Airspace of Nowhere"),
        ("xx", "Poland", "Poland"),
    ],
)
def test_places_are_called_what_the_language_calls_them(language: str, name: str, said: str) -> None:
    """Countries and what is named after them are; all else keeps its name."""
    assert place_name(language, name) == said


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
