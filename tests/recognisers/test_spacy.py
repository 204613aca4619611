"""A spaCy pipeline of the user's as recogniser."""

from dataclasses import dataclass

import pytest

from geomap.errors import UsageError
from geomap.find import find_mentions
from geomap.model import Document, Gazetteer
from geomap.recognisers import spacy

TEXT = "The river froze along the Danube, and Zgierz was cut off."


@dataclass
class Entity:
    """An entity as spaCy has it."""

    start_char: int
    end_char: int
    label_: str


class Pipeline:
    """Stands in for a pipeline: it takes fixed words for entities."""

    lang = "en"

    def __call__(self, text: str) -> "Pipeline":
        """Read a text."""
        self.ents = [
            Entity(text.index(word), text.index(word) + len(word), label)
            for word, label in (("the Danube", "LOC"), ("Zgierz", "GPE"), ("river", "ORG"))
            if word in text
        ]
        return self


def test_places_of_the_pipeline_are_marked(monkeypatch: pytest.MonkeyPatch, gazetteer: Gazetteer) -> None:
    """Its places are taken with geomap's spans: without the article; what it calls otherwise is not."""
    monkeypatch.setenv("GEOMAP_SPACY", "stand-in")
    monkeypatch.setattr(spacy, "_pipeline", lambda name: Pipeline())

    found = {m.text for m in find_mentions(Document("d", TEXT, language="en"), gazetteer)}

    assert "Zgierz" in found
    assert "Danube" in found
    assert not any(text.startswith("river") for text in found)


def test_a_pipeline_that_is_not_there_is_one_line(monkeypatch: pytest.MonkeyPatch, gazetteer: Gazetteer) -> None:
    """What is missing and what would do is said before anything is read."""
    monkeypatch.setenv("GEOMAP_SPACY", "no_such_pipeline")

    with pytest.raises(UsageError, match="no_such_pipeline"):
        find_mentions(Document("d", TEXT, language="en"), gazetteer)


def test_without_the_variable_it_keeps_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody gets spaCy unasked."""
    from geomap.text import View

    monkeypatch.delenv("GEOMAP_SPACY", raising=False)

    assert not spacy.available(View(Document("d", TEXT, language="en")))
