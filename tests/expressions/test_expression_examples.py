"""Every expression kind finds what its examples say, in the words as they should be marked, and can place most of it."""

import pytest

from geomap.find import find_mentions
from geomap.model import Document
from geomap.plugins import variants
from geomap.text import detect_language

KINDS = variants("expressions")
CASES = [(name, text, expected) for name, module in KINDS.items() for text, expected in module.EXAMPLES.items()]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_example_is_found(name: str, text: str, expected: str, gazetteer) -> None:  # type: ignore[no-untyped-def]
    """The expression is marked to the letter and recognised as its kind."""
    found = {m.text: m.expression.name for m in find_mentions(Document("d", text), gazetteer) if m.expression is not None}

    assert found.get(expected) == name


@pytest.mark.parametrize("name", KINDS)
def test_examples_are_in_five_languages(name: str) -> None:
    """Each kind shows that it is read in English, Polish, Ukrainian, Russian and German."""
    assert {"en", "pl", "uk", "ru", "de"} <= {detect_language(text) for text in KINDS[name].EXAMPLES}
