"""Letters that are not what they look like."""

import pytest

from geomap.find import find_mentions
from geomap.model import Document, Gazetteer, Resolution
from geomap.naming.lookalikes import suspicion
from geomap.resolve import resolve_mentions


def first(text: str, gazetteer: Gazetteer) -> Resolution:
    """The resolution of the first mention that is no demonym."""
    document = Document("d", text, language="en")
    return next(r for r in resolve_mentions(document, find_mentions(document, gazetteer), gazetteer) if r.mention.kind != "demonym")


@pytest.mark.parametrize(
    "text",
    [
        "A drone fell in \u041ayiv on Monday.",  # Cyrillic К
        "A drone fell near Lubl\u0456n on Monday.",  # Ukrainian і
        "A drone fell in \u202eKyiv\u202c on Monday.",  # written from right to left
        "A drone fell 15 km north of \u041ayiv on Monday.",
    ],
)
def test_lookalikes_are_flagged_and_not_placed(text: str, gazetteer: Gazetteer) -> None:
    """The mention says why, has no place, and offsets are still those of the text."""
    found = first(text, gazetteer)

    assert found.place is None
    assert found.mention.hints["lookalike"]
    assert "not placed" in found.note
    assert text[found.mention.start : found.mention.end] == found.mention.text


def test_candidates_of_a_lookalike_stay(gazetteer: Gazetteer) -> None:
    """What it looks like is among the candidates, for a person to confirm."""
    found = first("A drone fell in \u041ayiv on Monday.", gazetteer)

    assert found.candidates[0].entry.country_code == "UA"


@pytest.mark.parametrize("text", ["Kyiv", "Київ", "Łódź", "Αθήνα", "Куп’янськ", "München–Київ", "المكلا", "می\u200cبد"])
def test_words_in_one_script_are_not_suspicious(text: str) -> None:
    """Accents, apostrophes and two words in two scripts are how names are written."""
    assert suspicion(text, 0, len(text)) is None
