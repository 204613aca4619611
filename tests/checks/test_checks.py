"""What is said is held against what can be computed, in a world small enough to check by eye (see `factories`)."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import pytest
from factories import CannedGazetteer, border, claim, country, event, evidence, place

from geomap.checks import Context, Finding, closures, countries, counts, dates, distances
from geomap.model import Document, Event, EventPlace, Expression, Mention, Place, Reading, Resolution, Speaker, TimeSpan


def findings(
    check: ModuleType,
    events: Sequence[Event] = (),
    resolutions: Sequence[Resolution] = (),
    *,
    text: str = "",
    published: str | None = None,
    anchor: Place | None = None,
) -> list[Finding]:
    """What a check finds in a reading of one document, which is one sentence."""
    document = Document("d1", text, published=published)
    reading = Reading((document,), tuple(resolutions), tuple(events))
    context = Context(reading, CannedGazetteer(), lambda mention: anchor, lambda name, at: (0, len(text)))
    return list(check.find(context))


def mention(text: str, words: str, kind: str = "toponym", **given: Any) -> Mention:
    """A mention of words in a text."""
    start = text.index(words)
    return Mention("d1", start, start + len(words), words, kind, **given)


def said(words: str, name: str = "offset", **params: Any) -> tuple[str, list[Resolution]]:
    """A sentence that says something of Village, and its mentions."""
    text = f"Village, {words}, was hit."
    anchor = mention(text, words)
    expression = Expression(name, (anchor,), params)
    at = mention(text, words, "expression", expression=expression)
    return text, [Resolution(mention(text, "Village"), place()), Resolution(at, None)]


class TestDistances:
    # Village at 21 E 51 N lies one degree of longitude, 70.2 km, west of the border at 22 E.
    @pytest.mark.parametrize(
        ("number", "level", "off_km"), [("70", "note", 0), ("60", "note", 10), ("15", "problem", 55)]
    )
    def test_quoted_against_computed(self, number: str, level: str, off_km: float) -> None:
        """A distance that rounding does not explain is a problem; any other is shown with what it comes to."""
        text, resolutions = said(f"{number} km from Celand", number=number, unit="km")

        (found,) = findings(distances, resolutions=resolutions, text=text, anchor=country("CC"))

        assert (found.level, found.unit, found.where) == (level, "m", "d1:9")
        assert found.off_by == pytest.approx(off_km * 1000, abs=400)
        assert "70.2 km from Celand" in found.computed

    @pytest.mark.parametrize(("direction", "level", "off_deg"), [("south", "note", 0), ("east", "problem", 90)])
    def test_headings(self, direction: str, level: str, off_deg: float) -> None:
        """A heading is compared with the bearing of one place from the other."""
        words = f"111 km {direction} of Town"
        text, resolutions = said(words, number="111", unit="km", compass=direction)

        by_unit = {
            f.unit: f for f in findings(distances, resolutions=resolutions, text=text, anchor=place("Town", 21.0, 52.0))
        }

        assert by_unit["m"].level == "note"
        assert (by_unit["deg"].level, by_unit["deg"].off_by) == (level, off_deg)

    def test_nearness(self) -> None:
        """Near a border is held against the reach that is taken for near."""
        text, resolutions = said("near the border with Celand", "near")

        (found,) = findings(distances, resolutions=resolutions, text=text, anchor=border("AA", "CC"))

        assert (found.level, found.off_by) == ("problem", pytest.approx(40_200, abs=200))

    def test_nothing_to_compare_with(self) -> None:
        """A distance of which no place is said gives no finding."""
        text, resolutions = said("15 km from Celand", number="15", unit="km")

        assert findings(distances, resolutions=resolutions[1:], text=text, anchor=country("CC")) == []


def closed(start: str, end: str | None = None, category: str = "crossing_closure", **given: Any) -> Event:
    """A closure of Village's crossing."""
    kind = "exact" if end else "unknown"
    given = {
        "id": f"{category}-{start}-{end}",
        "time": TimeSpan(start, end, given.pop("end_kind", kind), "day"),
    } | given
    return event(category, place(), **given)


class TestClosures:
    @pytest.mark.parametrize(
        ("first", "second", "off_d"),
        [
            (closed("2025-09-12", "2025-09-16"), closed("2025-09-12", "2025-09-25"), 9),
            (closed("2025-09-12", "2025-09-16"), closed("2025-09-14", category="crossing_reopening"), 2),
        ],
    )
    def test_contradictions(self, first: Event, second: Event, off_d: float) -> None:
        """Other ends, and a reopening before the end, are problems with the days between them."""
        (found,) = findings(closures, [first, second])

        assert (found.level, found.off_by, found.unit) == ("problem", off_d, "d")

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (closed("2025-09-12", "2025-09-16"), closed("2025-09-12", "2025-09-16", id="again")),
            (closed("2025-09-12", "2025-09-13"), closed("2025-09-20", "2025-09-21")),
            (closed("2025-09-12", "2025-09-16"), closed("2025-09-12")),
            (closed("2025-09-12", "2025-09-16"), closed("2025-09-16", category="crossing_reopening")),
            (
                closed("2025-09-12", end_kind="until_further_notice"),
                closed("2025-09-24", category="crossing_reopening"),
            ),
        ],
    )
    def test_agreement(self, first: Event, second: Event) -> None:
        """The same, one after the other, an unknown end, and a reopening when it was due are no problems."""
        assert findings(closures, [first, second]) == []

    def test_denial(self) -> None:
        """One says that it was closed, the other that it was not."""
        other = closed("2025-09-12", negated=True, id="denied")

        (found,) = findings(closures, [closed("2025-09-12", "2025-09-16"), other])

        assert "not" in found.computed


class TestCounts:
    def test_ranges_that_do_not_meet(self) -> None:
        """A pair is found once, with the gap between the two."""
        a = claim(value="at least 19", low=19, id="a", conflicts_with=("b",), unit="drones")
        b = claim(value="4", low=4, high=4, id="b", conflicts_with=("a",), speaker=Speaker("Other"))

        (found,) = findings(counts, [event(claims=(a, b))])

        assert (found.off_by, found.unit) == (15, "drones")
        assert "at least 19 drones (Speaker); 4 (Other)" in found.said


class TestCountries:
    def test_coordinates_outside_the_country_of_the_row(self) -> None:
        """Coordinates are held against the country stated beside them."""
        at = place("Spot", 23.0, 51.0, 500.0, kind="coordinates", country_codes=("AA",))

        (found,) = findings(countries, [event(where=at)])

        assert found.off_by == pytest.approx(70_200, abs=200)

    @pytest.mark.parametrize(("named", "expected"), [("Aland", 0), ("Deland", 1)])
    def test_the_country_named_after_the_place(self, named: str, expected: int) -> None:
        """A report that puts a place into a country it is not in was misread or is wrong."""
        text = f"It fell in Village, {named}."
        code = {"Aland": "AA", "Deland": "DD"}[named]
        at = mention(text, "Village")
        there = place(named, 30.5, 52.5, kind="country", country_codes=(code,))
        found = event(where=place(), places=(EventPlace("impact", place(), at.key),), evidence=(evidence(),))

        resolutions = [Resolution(at, place()), Resolution(mention(text, named), there)]

        assert len(findings(countries, [found], resolutions, text=text)) == expected


class TestDates:
    @pytest.mark.parametrize(
        ("start", "status", "expected"),
        [
            ("2025-09-12", "observed", [1]),
            ("2025-09-12", "planned", []),
            ("2025-09-10", "observed", []),
            ("2025-09", "observed", []),
            (None, "observed", []),
        ],
    )
    def test_after_publication(self, start: str | None, status: str, expected: list[float]) -> None:
        """What is said to have happened lies before its report, as far as both dates are exact."""
        one = event(time=TimeSpan(start, precision="day"), status=status, documents=("d1",))

        assert [found.off_by for found in findings(dates, [one], published="2025-09-10")] == expected
