"""Airports with their other candidates, crossings with their own intervals, airspace with its counts."""

from __future__ import annotations

import json

import shapely
from factories import CannedGazetteer, border, claim, country, entry, event, place, resolution

from geomap.draw import draw_layers
from geomap.model import EventPlace, TimeSpan


def rows(name: str, *events, **options):
    """The features of one layer."""
    gazetteer = options.pop("gazetteer", CannedGazetteer())
    layers = {layer.name: layer for layer in draw_layers(events, gazetteer=gazetteer, **options)}
    return layers[name].features


class TestAirspace:
    """Counts side by side."""

    def test_label_is_the_range_and_how_many_differ(self) -> None:
        """Five counts from 10 to 24 read as their range with the number of sources that differ."""
        said = [(19, None), (23, 23), (19, 19), (24, 24), (10, None)]
        claims = tuple(claim(id=f"c{n}", low=low, high=high) for n, (low, high) in enumerate(said))
        violation = event("airspace_violation", country("AA"), claims=claims, count_low=10, count_high=24)

        assert rows("airspace", violation).label.tolist() == ["10–24, sources disagree (5)"]

    def test_known_conflicts_are_counted_when_they_are_known(self) -> None:
        """Where claims say which others they contradict, those are counted."""
        claims = (claim(id="a", low=19, conflicts_with=("b",)), claim(id="b", low=23), claim(id="c", low=19))
        row = rows("airspace", event("airspace_violation", country("AA"), claims=claims, count_low=19, count_high=23))

        assert row.label[0] == "19–23, sources disagree (2)"
        assert row.n_conflicts[0] == 2

    def test_open_ends_are_said(self) -> None:
        """ "At least" stays "at least"."""
        row = rows("airspace", event("airspace_violation", country("AA"), count_low=19))

        assert row.label[0] == "at least 19"

    def test_a_single_one_is_no_number(self) -> None:
        """One violation reads as its country, not as "1"."""
        one = event("airspace_violation", country("AA"), count_low=1, count_high=1)

        assert rows("airspace", one).label[0] == "Aland"

    def test_without_counts_the_label_is_the_country(self) -> None:
        """No number is made up."""
        assert rows("airspace", event("airspace_violation", country("AA"))).label[0] == "Aland"


class TestAirports:
    """Which airport it was."""

    def closed(self, ambiguous: bool):
        gazetteer = CannedGazetteer()
        big, small = gazetteer.entry("airport:A1"), gazetteer.entry("airport:A2")
        far = entry("Far Airport", 23, 51, code="AIRP", id="airport:A3")
        abroad = entry("Aland Airport", -80, 40, code="AIRP", id="airport:A4", country="US")
        at = place("Big Airport", 20.5, 52.5, entries=(big,))
        told = resolution("Aland airport", at, kind="facility", ambiguous=ambiguous,
                          candidates=[(big, 0.8), (abroad, 0.7), (small, 0.6), (far, 0.1)])  # fmt: skip
        shut = event("airport_closure", at, places=(EventPlace("closed", at, told.mention.key),))
        return rows("airports", shut, resolutions=[told])

    def test_a_second_candidate_is_drawn_as_possible(self) -> None:
        """The other airport that the words could mean is there, dashed and hollow; an unlikely one or one abroad is not."""
        found = self.closed(ambiguous=True)

        assert found.status.tolist() == ["observed", "possible"]
        assert found.label.tolist() == ["Big Airport", "Small Airport?"]
        assert (found.stroke_style[1], found.fill_opacity[1]) == ("dashed", 0.0)

    def test_doubt_shows_on_the_chosen_one_too(self) -> None:
        """That an airport was closed is a fact, that it was this one is not."""
        found = self.closed(ambiguous=True)

        assert found.certainty.tolist() == ["Possible", "Possible"]
        assert "Small Airport" in found.title[0]

    def test_without_doubt_there_is_one(self) -> None:
        """Losing candidates of a clear name are not drawn."""
        assert self.closed(ambiguous=False).label.tolist() == ["Big Airport"]


class TestCrossings:
    """The border and what crosses it."""

    closed = TimeSpan("2025-09-12", "2025-09-16", "exact", "day")

    def shut(self, *members):
        return event("crossing_closure", border("AA", "BB"), time=self.closed, members=members)

    def test_border_is_a_line_and_members_are_their_own(self) -> None:
        """The line, the road crossing and the rail crossing are three features with the same interval."""
        gazetteer = CannedGazetteer()
        found = rows("closed_crossings", self.shut(gazetteer.entry("crossing:R1"), gazetteer.entry("crossing:T1")))

        assert found.geometry.geom_type.tolist() == ["LineString", "Polygon", "Polygon"]
        assert found.symbol.tolist() == ["border", "crossing", "rail"]
        assert found.start.tolist() == ["2025-09-12"] * 3
        assert found.end.tolist() == ["2025-09-16"] * 3

    def test_an_earlier_closure_keeps_its_own_interval(self) -> None:
        """A crossing shut since 2021 is not shut by this closure, and is shown as what it is."""
        old = entry(
            "Old", 22, 52.5, code="XING_ROAD", properties={"states": [{"state": "closed", "from": "2021-11-09"}]}
        )
        row = rows("closed_crossings", self.shut(old)).iloc[1]

        assert (row.role, row.start, row.end) == ("context", "2021-11-09", None)
        assert "since 2021-11-09" in row.title
        assert json.loads(row.construction)["method"] == "earlier closure"

    def test_a_closure_that_had_ended_does_not_count(self) -> None:
        """A crossing that was open again belongs to this closure."""
        reopened = {"states": [{"state": "closed", "from": "2021-11-09", "until": "2023-01-01"}]}
        row = rows("closed_crossings", self.shut(entry("Old", 22, 52.5, code="XING_ROAD", properties=reopened))).iloc[1]

        assert (row.role, row.start) == ("member", "2025-09-12")

    def test_an_earlier_opening_is_no_closure(self) -> None:
        """A state that is not "closed" changes nothing."""
        opened = {"states": [{"state": "open", "from": "2021-11-09"}]}
        row = rows("closed_crossings", self.shut(entry("Old", 22, 52.5, code="XING_ROAD", properties=opened))).iloc[1]

        assert row.role == "member"

    def test_a_set_is_drawn_as_its_members(self) -> None:
        """ "All road crossings" is their discs, not another disc on each of them."""
        one, two = (entry(name, 22, lat, code="XING_ROAD") for name, lat in (("R1", 52.3), ("R2", 52.6)))
        at = place("road crossings", 22, 52.4, geometry=shapely.MultiPoint([(22, 52.3), (22, 52.6)]))
        found = rows("closed_crossings", event("crossing_closure", at, members=(one, two)))

        assert found.label.tolist() == ["R1", "R2"]

    def test_a_member_without_coordinates_is_left_out(self) -> None:
        """A crossing nobody knows the place of is not put anywhere."""
        nowhere = entry("Lost", None, None, code="XING_ROAD")

        assert len(rows("closed_crossings", self.shut(nowhere))) == 1
