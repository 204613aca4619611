"""Fronts, envelopes and chains: drawn only where claims link them, and with all they rest on."""

from __future__ import annotations

import json

import pytest
import shapely
from factories import AREAS, BORDERS, CannedGazetteer, border, claim, country, event, origin_claim, place
from geopandas import GeoDataFrame

from geomap.draw import draw_layers
from geomap.model import EventPlace, Speaker, TimeSpan

NIGHT = TimeSpan("2025-09-09T23:30", "2025-09-10T06:30", "exact", "night")
DAY = TimeSpan("2025-09-10", None, "unknown", "day")
OTHER_YEAR = TimeSpan("2022-11-15", None, "unknown", "day")
HAIR = 1e-5


def corridors(*events, mode: str = "default") -> dict[str, GeoDataFrame]:
    """The corridor layers by name."""
    layers = draw_layers(events, gazetteer=CannedGazetteer(), corridors=mode)
    return {layer.name: layer.features for layer in layers if layer.name.startswith("entry_")}


def violation(*claims, **given):
    """A violation of AA's airspace with claims on where it came from."""
    return event("airspace_violation", country("AA"), **({"id": "v", "claims": claims, "time": NIGHT} | given))


class TestFronts:
    """Which borders are drawn."""

    def test_each_named_origin_has_its_own_front(self) -> None:
        """Two speakers with two origins: two fronts of equal weight, each with its own claims and no share of a count."""
        one, two = origin_claim("BB", speaker=Speaker("Ada")), origin_claim("CC", speaker=Speaker("Ben"))
        rows = corridors(violation(one, two, count_low=19, count_high=23))["entry_fronts"]

        assert [json.loads(text)["origin"] for text in rows.construction] == ["BB", "CC"]
        assert [json.loads(text)["claims"][0]["speaker"] for text in rows.construction] == ["Ada", "Ben"]
        assert rows[["stroke", "stroke_width", "fill", "fill_opacity"]].drop_duplicates().shape[0] == 1
        assert rows.count_low.isna().all()

    def test_claims_on_one_origin_share_a_front(self) -> None:
        """Two speakers on the same origin make one front that names both."""
        claims = [origin_claim("BB", id=f"c{n}", speaker=Speaker(name)) for n, name in enumerate(("Ada", "Ben"))]
        rows = corridors(violation(*claims))["entry_fronts"]

        assert len(rows) == 1
        assert "Ada, Ben" in rows.title[0]
        assert json.loads(rows.construction[0])["linked_by"] == ["c0", "c1"]

    def test_one_speaker_may_name_two_versions(self) -> None:
        """The same speaker naming one origin once and two another time leaves two fronts, each with its own claims."""
        claims = [origin_claim("BB", id="first"), origin_claim("BB", id="then", places=(country("BB"), country("CC")))]
        rows = corridors(violation(*claims))["entry_fronts"]

        assert [json.loads(text)["linked_by"] for text in rows.construction] == [["first", "then"], ["then"]]

    def test_no_claim_no_front(self) -> None:
        """A violation whose origin nobody names draws nothing, however near a border is."""
        assert corridors(violation(), event(where=place("Edge", 21.99, 51.5), time=NIGHT)) == {}

    def test_a_denied_origin_is_no_origin(self) -> None:
        """ "Not from there" alone draws nothing."""
        assert corridors(violation(origin_claim("BB", polarity="negative"))) == {}

    def test_a_denial_makes_a_front_disputed(self) -> None:
        """Named by one and denied by another: the front is disputed and names both."""
        claims = origin_claim("BB"), origin_claim("BB", id="no", polarity="negative", speaker=Speaker("Ministry"))
        row = corridors(violation(*claims))["entry_fronts"].iloc[0]

        assert (row.status, row.fill_pattern) == ("disputed", "crosshatch")
        assert "Ministry" in row.title

    def test_an_origin_among_the_events_places_counts(self) -> None:
        """The report's own words name an origin too."""
        at = country("AA")
        told = violation(places=(EventPlace("area", at, "d1:0"), EventPlace("origin", country("BB"), "d1:9")))

        assert json.loads(corridors(told)["entry_fronts"].construction[0])["origin"] == "BB"

    def test_the_border_itself_stands_for_its_other_side(self) -> None:
        """ "Over the border with BB" names BB."""
        row = corridors(violation(claim("origin", "the border", places=(border("AA", "BB"),))))["entry_fronts"].iloc[0]

        assert json.loads(row.construction)["origin"] == "BB"

    def test_a_region_cuts_the_front_to_where_it_touches(self) -> None:
        """ "From northern BB" leaves the northern stretch; "from a town in BB" leaves nothing."""
        north = place("northern BB", 23, 52.8, geometry=shapely.box(22, 52.6, 24, 53), country_codes=("BB",))
        town = place("Town", 22.5, 52.5, country_codes=("BB",))
        rows = corridors(violation(claim("origin", "north", places=(north,))))["entry_fronts"]

        assert json.loads(rows.construction[0])["front_km"] == pytest.approx(44.5 + 2, abs=1)
        assert corridors(violation(claim("origin", "town", places=(town,)))) == {}

    def test_strip_lies_on_the_origins_side(self) -> None:
        """Nothing of the strip lies in the country entered."""
        row = corridors(violation(origin_claim("BB")))["entry_fronts"].iloc[0]

        assert (row.geometry & AREAS["AA"]).area == pytest.approx(0, abs=1e-6)


class TestEnvelopes:
    """Which impacts are joined to which fronts."""

    def test_an_impact_of_the_same_night_gets_one_envelope_a_front(self) -> None:
        """Two origins and one impact make two envelopes that stay two."""
        rows = corridors(violation(origin_claim("BB"), origin_claim("CC")), event(time=NIGHT))["entry_envelopes"]

        assert [json.loads(text)["origin"] for text in rows.construction] == ["BB", "CC"]
        assert all(json.loads(text)["impacts"] == ["e1"] for text in rows.construction)

    def test_story_is_complete(self) -> None:
        """Assumptions, areas, front, visible share, the linking claims and ``not_a_track`` are all there."""
        row = corridors(violation(origin_claim("BB")), event(time=NIGHT))["entry_envelopes"].iloc[0]
        story = json.loads(row.construction)

        assert story["not_a_track"] is True
        assert len(story["assumptions"]) == 3
        assert {"method", "version", "area_km2", "area_outside_km2", "front_km", "share_visible"} <= set(story)
        assert story["linked_by"] == ["c-origin-Beland"]

    def test_look_has_no_edge(self) -> None:
        """No outline, a hatch, and a tint of 8 % at most."""
        row = corridors(violation(origin_claim("BB")), event(time=NIGHT))["entry_envelopes"].iloc[0]

        assert (row.stroke_style, row.stroke_width, row.fill_pattern) == ("none", 0.0, "hatch")
        assert 0 < row.fill_opacity <= 0.08

    def test_holds_the_impact_and_ends_at_the_front(self) -> None:
        """The impact's disc is inside, and the envelope meets the border only where the front is."""
        events = violation(origin_claim("BB")), event(time=NIGHT)
        envelope = corridors(*events)["entry_envelopes"].geometry[0]
        impact = next(layer for layer in draw_layers(events, gazetteer=CannedGazetteer()) if layer.name == "impacts")

        assert envelope.buffer(HAIR).covers(impact.features.geometry[0])
        assert (envelope & BORDERS["AA", "CC"]).length == pytest.approx(0, abs=1e-4)

    def test_another_night_is_another_incursion(self) -> None:
        """An impact of another year in the same report is not joined to this night's front."""
        layers = corridors(violation(origin_claim("BB")), event(time=OTHER_YEAR))

        assert set(layers) == {"entry_fronts"}

    def test_an_undated_impact_of_the_same_report_is_joined_and_says_so(self) -> None:
        """Without a date the shared document links, and the story says that it is only that."""
        row = corridors(violation(origin_claim("BB")), event())["entry_envelopes"].iloc[0]

        assert json.loads(row.construction)["linked_how"] == "same document"

    def test_an_undated_impact_of_another_report_joins_the_only_night(self) -> None:
        """With one dated incursion into the country it is taken for part of it, and the story says why."""
        row = corridors(violation(origin_claim("BB")), event(documents=("d2",)))["entry_envelopes"].iloc[0]

        assert json.loads(row.construction)["linked_how"] == "only dated incursion"

    def test_between_two_nights_it_joins_neither(self) -> None:
        """With two dated incursions nothing says which one an undated report is about."""
        other = violation(id="w", time=OTHER_YEAR, documents=("d3",))

        assert "entry_envelopes" not in corridors(violation(origin_claim("BB")), other, event(documents=("d2",)))

    def test_an_undated_front_of_another_report_is_the_same_front(self) -> None:
        """Two reports on one origin, one of them without a date: one front with both claims."""
        undated = violation(origin_claim("BB", id="later", document="d2"), id="w", time=TimeSpan(), documents=("d2",))
        rows = corridors(violation(origin_claim("BB")), undated)["entry_fronts"]

        assert [json.loads(text)["linked_by"] for text in rows.construction] == [["c-origin-Beland", "later"]]

    def test_the_same_night_links_across_reports(self) -> None:
        """Two reports on one night, one with the origin and one with the impact."""
        row = corridors(violation(origin_claim("BB")), event(time=DAY, documents=("d2",)))["entry_envelopes"].iloc[0]

        assert json.loads(row.construction)["linked_how"] == "same time"

    def test_nights_do_not_chain(self) -> None:
        """Days and nights that overlap one after the other stay several incursions."""
        nights = [
            violation(id=f"v{day}", time=TimeSpan(f"2025-09-{day:02}T20:00", f"2025-09-{day + 1:02}T06:00"))
            for day in range(1, 9)
        ]
        impact = event(time=TimeSpan("2025-09-08"), claims=())
        named = violation(origin_claim("BB"), id="named", time=TimeSpan("2025-09-01T22:00"))

        assert "entry_envelopes" not in corridors(named, *nights, impact)

    @pytest.mark.parametrize("given", [{"negated": True}, {"status": "denied"}, {"status": "hypothetical"}])
    def test_what_did_not_happen_is_not_joined(self, given: dict) -> None:
        """A denied or hypothetical impact has no envelope."""
        assert "entry_envelopes" not in corridors(violation(origin_claim("BB")), event(time=NIGHT, **given))

    def test_a_heading_tightens_and_is_told(self) -> None:
        """A claim on the heading makes the envelope smaller and stands among the assumptions."""
        free = corridors(violation(origin_claim("CC")), event(time=NIGHT))["entry_envelopes"].iloc[0]
        bound = corridors(violation(origin_claim("CC")), event(time=NIGHT, claims=(claim("heading", "westbound"),)))
        row = bound["entry_envelopes"].iloc[0]

        assert free.geometry.buffer(HAIR).covers(row.geometry)
        assert row.geometry.area < free.geometry.area
        assert any("heading 270°" in text for text in json.loads(row.construction)["assumptions"])

    def test_many_impacts_share_one_envelope_a_front(self) -> None:
        """Twenty impacts make no cloud of twenty overlapping envelopes that looks like a density, but one a front."""
        impacts = [event(id=f"i{n}", where=place(f"P{n}", 21 + n / 30, 51.0), time=NIGHT) for n in range(20)]
        rows = corridors(violation(origin_claim("BB"), origin_claim("CC")), *impacts)["entry_envelopes"]

        assert [len(json.loads(text)["impacts"]) for text in rows.construction] == [20, 20]
        assert all(rows.geometry[0].buffer(HAIR).covers(shapely.Point(21 + n / 30, 51.0)) for n in range(20))

    def test_each_impact_has_its_own_when_asked_for(self) -> None:
        """Envelopes alone are one an impact."""
        impacts = [event(id=f"i{n}", where=place(f"P{n}", 21 + n / 30, 51.0), time=NIGHT) for n in range(6)]
        rows = corridors(violation(origin_claim("BB")), *impacts, mode="envelopes")["entry_envelopes"]

        assert rows.event_id.tolist() == [f"i{n}" for n in range(6)]


class TestChains:
    """Places named on the way."""

    def test_a_path_of_places_is_a_chain(self) -> None:
        """Two places with their uncertainty give the hull of both, its story complete."""
        path = claim("path", "over X to Y", places=(place("X", 21.8, 52.5, 5000.0), place("Y", 21.2, 51.5, 3000.0)))
        row = corridors(violation(path))["entry_tracks"].iloc[0]

        assert json.loads(row.construction)["not_a_track"] is True
        assert row.geometry.covers(shapely.Point(21.5, 52.0))
        assert "not a flight path" in row.title

    def test_one_place_is_no_chain(self) -> None:
        """A single place on the way leads from nowhere to nowhere."""
        assert corridors(violation(claim("path", "over X", places=(place("X"),)))) == {}


@pytest.mark.parametrize(
    ("mode", "names"),
    [
        ("default", {"entry_fronts", "entry_envelopes"}),
        ("all", {"entry_fronts", "entry_envelopes"}),
        ("fronts", {"entry_fronts"}),
        ("envelopes", {"entry_envelopes"}),
        ("tracks", set()),
        ("none", set()),
    ],
)
def test_the_mode_narrows_what_is_drawn(mode: str, names: set[str]) -> None:
    """Each mode draws its own constructions and no others."""
    assert set(corridors(violation(origin_claim("BB")), event(time=NIGHT), mode=mode)) == names


def test_incursions_into_two_countries_stay_apart() -> None:
    """An origin named for one country draws no front on the border of another."""
    elsewhere = event("airspace_violation", country("CC"), id="w", time=NIGHT)
    rows = corridors(violation(origin_claim("BB")), elsewhere)["entry_fronts"]

    assert [json.loads(text)["destination"] for text in rows.construction] == ["AA"]


def test_a_night_does_not_end_at_midnight() -> None:
    """A violation that began at 23:30 with no end told, and an impact of the day after, are one incursion."""
    began = TimeSpan("2025-09-09T23:30", None, "unknown", "minute")
    fallen = event("impact", place(), id="i", time=DAY)

    drawn = corridors(violation(origin_claim("BB"), time=began), fallen)

    assert len(drawn["entry_envelopes"]) == 1
