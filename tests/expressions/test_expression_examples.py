"""Every expression kind finds what its examples say, in the words as they should be marked."""

import pytest

from geomap.find import find_mentions
from geomap.model import Document
from geomap.plugins import variants

CASES = [(name, text, expected) for name, module in variants("expressions").items() for text, expected in module.EXAMPLES.items()]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_example_is_found(name: str, text: str, expected: str, gazetteer) -> None:  # type: ignore[no-untyped-def]
    """The expression is marked to the letter and recognised as its kind."""
    found = {m.text: m.expression.name for m in find_mentions(Document("d", text), gazetteer) if m.expression is not None}

    assert found.get(expected) == name
