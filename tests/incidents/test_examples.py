"""Every category of incident keeps what its examples promise, in every language."""

from typing import cast

import pytest
from marked import marked

from geomap.extract import extract_events
from geomap.incidents import Incident, _lexicon
from geomap.model import CATEGORIES, Event
from geomap.plugins import variants

MODULES = {name: cast(Incident, module) for name, module in variants("incidents").items()}
EXAMPLES = [
    (language, text, expected)
    for module in MODULES.values()
    for language, texts in module.EXAMPLES.items()
    for text, expected in texts.items()
]


def summary(event: Event) -> str:
    """An event as an example writes it: category, place, count, status when it is not plainly a fact."""
    assert event.place is not None
    number = ""
    if (event.count_low, event.count_high) != (None, None) and not event.negated:
        low = "" if event.count_low is None else f"{event.count_low:g}"
        high = "" if event.count_high is None else f"{event.count_high:g}"
        number = f" ×{low}" if low == high else f" ×{low}–{high}"
    status = "" if event.status in ("observed", "claimed") else f" {event.status}"
    return f"{event.category} {event.place.label}{number}{status}"


@pytest.mark.parametrize(("language", "text", "expected"), EXAMPLES)
def test_example(language: str, text: str, expected: tuple[str, ...]) -> None:
    """An example gives the events it says, and no others."""
    document, resolutions = marked(text, language=language, published="2025-09-10")

    assert expected == tuple(summary(e) for e in extract_events(document, resolutions))


def test_every_category_is_a_file() -> None:
    """The categories of the model and the files of the folder are the same."""
    assert set(CATEGORIES) == set(MODULES)


@pytest.mark.parametrize("category", sorted(set(MODULES) - {"other"}))
def test_languages(category: str) -> None:
    """A category has triggers in every language, and examples in the five that are promised."""
    module = MODULES[category]

    assert set(_lexicon.LANGUAGES) == set(module.TRIGGERS)
    assert {"en", "pl", "uk", "ru", "de"} <= set(module.EXAMPLES)


@pytest.mark.parametrize("language", _lexicon.LANGUAGES)
def test_lexicon_compiles(language: str) -> None:
    """Every concept and cue table of a language compiles and matches no empty string."""
    for name in (*_lexicon.CONCEPTS, *_lexicon.ALIASES):
        assert _lexicon.concept(name, language).fullmatch("") is None
    for table in (
        "NEGATION",
        "HYPOTHETICAL",
        "PLANNED",
        "REPORTED",
        "REQUESTED",
        "DRILL",
        "OFF_TOPIC",
        "FICTION",
        "INVASION",
    ):
        assert _lexicon.cue(table, language).fullmatch("") is None
