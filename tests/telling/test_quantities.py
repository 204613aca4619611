"""Amounts in words and figures, with the bounds they give."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.telling.quantities import LANGUAGES, find_quantities, number


def bounds(text: str, language: str) -> list[tuple[str, float | None, float | None]]:
    """What is found in a text: words, low, high."""
    return [(q.text, q.low, q.high) for q in find_quantities(text, language)]


class TestFind:
    @pytest.mark.parametrize(
        ("language", "text", "low", "high"),
        [
            ("en", "at least 19", 19, None),
            ("en", "as many as 23", None, 23),
            ("en", "around two dozen", 24, 24),
            ("en", "more than a dozen", 12, None),
            ("en", "between two and four", 2, 4),
            ("en", "three or four", 3, 4),
            ("en", "several", 3, None),
            ("en", "1,200", 1200, 1200),
            ("en", "twenty-three", 23, 23),
            ("pl", "co najmniej 19", 19, None),
            ("pl", "kilkanaście", 11, 19),
            ("pl", "od dwóch do czterech", 2, 4),
            ("uk", "щонайменше п’ять", 5, None),
            ("uk", "двадцять три", 23, 23),
            ("ru", "не менее двух", 2, None),
            ("ru", "около 50", 50, 50),
            ("uk", "близько двох десятків", 20, 20),
            ("uk", "десятків", 20, None),
            ("ru", "два десятка", 20, 20),
            ("ru", "около трёх сотен", 300, 300),
            ("de", "mehr als ein Dutzend", 12, None),
            ("de", "dreiundzwanzig", 23, 23),
            ("de", "bis zu 20", None, 20),
            ("cs", "nejméně šest", 6, None),
            ("ro", "cel puțin trei", 3, None),
        ],
    )
    def test_bounds(self, language: str, text: str, low: float | None, high: float | None) -> None:
        """The words bound a number below, above, or both, and nothing more is made up."""
        assert bounds(f"{text} drones", language) == [(text, low, high)]

    def test_hedge_as_written(self) -> None:
        """Hedging words are kept as the text has them."""
        (quantity,) = find_quantities("Roughly 40 jets", "en")

        assert quantity.hedge == ("Roughly",)

    def test_names_hold_no_amounts(self) -> None:
        """The figures of a type's name are no amount."""
        assert bounds("F-16 and MiG-31 jets", "en") == []

    def test_skipped_spans(self) -> None:
        """An amount inside a date is not found when the date is to be skipped."""
        assert [(q.text, q.low, q.high) for q in find_quantities("10 September, 3 drones", "en", skip=[(0, 12)])] == [
            ("3", 3, 3)
        ]

    def test_articles_are_no_amounts(self) -> None:
        """An indefinite article alone counts nothing."""
        assert bounds("eine Drohne", "de") == []


class TestNumber:
    def test_scales(self) -> None:
        """Dozens, hundreds and thousands multiply what stands before them."""
        assert (
            number("two dozen", "en"),
            number("six hundred", "en"),
            number("two thousand", "en"),
            number("one thousand one hundred", "en"),
        ) == (24, 600, 2000, 1100)

    def test_not_a_number(self) -> None:
        """Words that are none give nothing."""
        assert number("many drones", "en") is None

    @given(st.integers(0, 10**6), st.sampled_from(LANGUAGES))
    def test_digits(self, value: int, language: str) -> None:
        """Digits mean themselves in every language."""
        assert float(value) == number(str(value), language)


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_spans_hold(text: str, language: str) -> None:
    """Whatever the text, spans lie in it, in order, without overlap, and low is not above high."""
    found = find_quantities(text, language)

    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(q.low is None or q.high is None or q.low <= q.high for q in found)
