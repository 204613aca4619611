"""Tokens, sentences and languages by offset."""

import pytest

from geomap.model import Document, Zone
from geomap.text import View, detect_language, merge_spans, tokenize


def words(text: str) -> list[str]:
    """The tokens of a text as strings."""
    return [t.text for t in tokenize(text)]


class TestTokens:
    """What one token is."""

    def test_hyphens_and_inner_apostrophes_join(self) -> None:
        """A hyphenated village and an apostrophe inside a word are one token."""
        assert words("Wyryki-Wola, Куп’янськ") == ["Wyryki-Wola", ",", "Куп’янськ"]

    def test_a_possessive_stands_apart(self) -> None:
        """The name before a possessive is a token of its own."""
        assert words("Poland’s F-16s")[0] == "Poland"

    def test_offsets_slice_the_text(self) -> None:
        """Every token is the text between its offsets."""
        text = "At 05:40, 1,000 people left U.S. soil."

        assert all(text[t.start : t.end] == t.text for t in tokenize(text))


class TestSentences:
    """Where sentences end."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Gen. Kukuła spoke. He left.", ["Gen. Kukuła spoke.", "He left."]),
            ("It hit 12 villages. Then it rained.", ["It hit 12 villages.", "Then it rained."]),
            ("W pow. bialskim spadł dron. Nikt nie zginął.", ["W pow. bialskim spadł dron.", "Nikt nie zginął."]),
            ("A headline without mark\n\nThe text.", ["A headline without mark", "The text."]),
            ("„Nie wiemy.” Tak powiedział.", ["„Nie wiemy.”", "Tak powiedział."]),
        ],
    )
    def test_abbreviations_do_not_end_one(self, text: str, expected: list[str]) -> None:
        """A full stop ends a sentence unless it belongs to an abbreviation; a blank line always does."""
        view = View(Document("d", text))

        assert [text[s.start : s.end] for s in view.sentences] == expected

    def test_skipped_zones_are_not_read(self) -> None:
        """Tokens of boilerplate are left out and the offsets of the rest stay."""
        text = "Subscribe now. Drones fell."
        view = View(Document("d", text, zones=(Zone(0, 14, "boilerplate", "appeal"),)))

        assert [t.text for t in view.tokens] == ["Drones", "fell", "."]
        assert view.tokens[0].start == 15


class TestLanguage:
    """Which language a text is in."""

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("The drones were seen over the city and it was closed for an hour.", "en"),
            ("W nocy drony naruszyły przestrzeń powietrzną, a lotnisko zostało zamknięte.", "pl"),
            ("У ніч на середу над містом помітили дрони, і його закрили для польотів.", "uk"),
            ("В ночь на среду над городом заметили дроны, и он был закрыт для полётов.", "ru"),
            ("In der Nacht wurden Drohnen über der Stadt gesehen und der Flughafen ist zu.", "de"),
        ],
    )
    def test_five_languages(self, text: str, language: str) -> None:
        """Script, letters and stop words tell the five languages apart."""
        assert detect_language(text) == language

    def test_nothing_to_go_by(self) -> None:
        """A text without words has no language."""
        assert detect_language("12:30 — 14") is None


def test_spans_that_touch_are_joined() -> None:
    """Overlapping and touching spans become one."""
    assert merge_spans([(5, 9), (0, 3), (2, 5)]) == [(0, 9)]
