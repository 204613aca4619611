"""Dates, nights and clock times in running text, and the days they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.telling.times import LANGUAGES, Anchor, Moment, find_times, parse_day, resolve

WEDNESDAY = Anchor(published=date(2025, 9, 10))


def meant(
    text: str, language: str = "en", anchor: Anchor = WEDNESDAY, *, future: bool = False
) -> list[tuple[str, str | None, str]]:
    """The times of a text as EDTF start, end and precision; what cannot be dated is left out."""
    moments = [resolve(m, anchor, future=future) for m in find_times(text, language)]
    return [(m.edtf, m.edtf_end, m.precision) for m in moments if m is not None]


class TestResolve:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("on Wednesday", ("2025-09-10", None, "day")),
            ("last Wednesday", ("2025-09-03", None, "day")),
            ("on Thursday night", ("2025-09-04", None, "night")),
            ("on the night of 9-10 September", ("2025-09-09", "2025-09-10", "night")),
            ("the previous night", ("2025-09-09", "2025-09-10", "night")),
            ("overnight", ("2025-09-10", None, "night")),
            ("three days ago", ("2025-09-07", None, "day")),
            ("last week", ("2025-09-01", "2025-09-07", "week")),
            ("12-16 September", ("2025-09-12", "2025-09-16", "day")),
            ("at 05:40 on 10 September", ("2025-09-10T05:40", None, "minute")),
            ("at 10:18 pm", ("2025-09-10T22:18", None, "minute")),
            ("Sunday, June 26", ("2025-06-26", None, "day")),
            ("in February 2022", ("2022-02", None, "month")),
            ("earlier in September", ("2025-09", None, "month")),
            ("this year", ("2025", None, "year")),
            ("in 2022", ("2022", None, "year")),
            ("2025-09-12", ("2025-09-12", None, "day")),
        ],
    )
    def test_english(self, text: str, expected: tuple[str, str | None, str]) -> None:
        """English wordings mean the days they say, as exactly as they say it."""
        assert [expected] == meant(text)

    @pytest.mark.parametrize(
        ("language", "text", "expected"),
        [
            ("pl", "w nocy z 9 na 10 września", ("2025-09-09", "2025-09-10", "night")),
            ("pl", "w niedzielę około 21.30", ("2025-09-07T21:30", None, "minute")),
            ("pl", "w nocy z soboty na niedzielę", ("2025-09-06", "2025-09-07", "night")),
            ("uk", "у ніч на 28 серпня", ("2025-08-28", None, "night")),
            ("uk", "уранці 24 серпня", ("2025-08-24", None, "part_of_day")),
            ("ru", "в ночь на 28 августа", ("2025-08-28", None, "night")),
            ("ru", "10 сентября 2025 года", ("2025-09-10", None, "day")),
            ("de", "in der Nacht zum Mittwoch", ("2025-09-10", None, "night")),
            ("de", "am Sonntagabend", ("2025-09-07", None, "part_of_day")),
            ("cs", "v pondělí", ("2025-09-08", None, "day")),
            ("ro", "luni", ("2025-09-08", None, "day")),
        ],
    )
    def test_other_languages(self, language: str, text: str, expected: tuple[str, str | None, str]) -> None:
        """So do wordings in the other languages."""
        assert [expected] == meant(text, language)

    def test_nothing_to_count_from(self) -> None:
        """Without a publication date or a stated day a weekday stays unknown."""
        assert meant("on Wednesday", anchor=Anchor()) == []

    def test_stated_day_first(self) -> None:
        """*The day before* counts from the day the text has stated, not from the publication date."""
        anchor = Anchor(date(2025, 9, 18), date(2025, 9, 10), told_words="10 September")

        assert meant("a day earlier", anchor=anchor) == [("2025-09-09", None, "day")]

    def test_year_stated_in_the_text(self) -> None:
        """A day without a year takes the year the text has stated when nothing else is known."""
        assert meant("on 1 May", anchor=Anchor(year=2024)) == [("2024-05-01", None, "day")]

    def test_future(self) -> None:
        """In a sentence about what is to come a weekday is the next one."""
        assert meant("on Friday", future=True) == [("2025-09-12", None, "day")]

    def test_basis(self) -> None:
        """The basis quotes the words and names what they were counted from."""
        (mention,) = find_times("on Monday", "en")
        moment = resolve(mention, WEDNESDAY)

        assert isinstance(moment, Moment)
        assert moment.basis == "“Monday” + published 2025-09-10"


class TestFind:
    def test_edges(self) -> None:
        """Words before a time make it a beginning or an end."""
        found = find_times("closed since Monday until at least 30 September, then until further notice", "en")

        assert [m.edge for m in found] == ["since", "until", "notice"]

    def test_duration(self) -> None:
        """A duration is kept as a number with its unit."""
        (found,) = find_times("for at least 24 hours", "en")

        assert found.duration == (24.0, "hour")

    def test_modal_verb(self) -> None:
        """The verb *may* is no month."""
        assert find_times("it may close", "en") == []

    def test_ambiguous_slashes(self) -> None:
        """Day and month with slashes are not guessed at."""
        assert [m for m in find_times("on 03/04/2025", "en") if m.first and m.first.kind == "date"] == []


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_spans_hold(text: str, language: str) -> None:
    """Whatever the text, spans lie in it and resolving raises nothing."""
    for mention in find_times(text, language):
        assert 0 <= mention.start < mention.end <= len(text)
        resolve(mention, WEDNESDAY)
        resolve(mention, Anchor())


def test_parse_day() -> None:
    """A day is read from a date or a date and time; a month has none."""
    assert (date(2025, 9, 10), date(2025, 9, 10), None, None) == (
        parse_day("2025-09-10"),
        parse_day("2025-09-10T05:40"),
        parse_day("2025-09"),
        parse_day(None),
    )
