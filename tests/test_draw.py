"""Events become layers; what cannot be drawn is listed with its reason."""

from __future__ import annotations

import json
import math
import re

import pytest
import shapely
from factories import (
    AREAS,
    CannedGazetteer,
    border,
    claim,
    country,
    event,
    evidence,
    origin_claim,
    place,
    resolution,
)
from geopandas import GeoDataFrame

from geomap import geodesy
from geomap.draw import draw_layers, legend, modules, undrawn
from geomap.errors import UsageError
from geomap.layers import COLUMNS, FLOAT_COLUMNS, INTEGER_COLUMNS, SYMBOLS, TEXT_COLUMNS
from geomap.layers._style import COLOURS, DENIED, LOOK
from geomap.model import STATUSES, EventPlace, Layer, Speaker, TimeSpan

NIGHT = TimeSpan("2025-09-09T23:30", "2025-09-10T06:30", "exact", "night")


def draw(*events, **options) -> dict[str, Layer]:
    """The layers by name."""
    options = {"gazetteer": CannedGazetteer()} | options
    return {layer.name: layer for layer in draw_layers(events, **options)}


def every_kind() -> list:
    """Events of every layer at once, some with everything and some with next to nothing known."""
    gazetteer = CannedGazetteer()
    members = tuple(gazetteer.entry(id) for id in ("crossing:R1", "crossing:T1"))
    violation = event(
        "airspace_violation", country("AA"), id="v", time=NIGHT, count_low=19, count_high=23,
        claims=(origin_claim("BB"), origin_claim("CC", speaker=Speaker("Other")), claim(id="p", attribute="path",
                places=(place("X", 21.8, 52.5), place("Y", 21.2, 51.5)))),
    )  # fmt: skip
    return [
        violation,
        event(id="i", time=NIGHT),
        event("crossing_closure", border("AA", "BB"), id="x", members=members),
        event("airport_closure", place("Big Airport", 20.5, 52.5, None), id="a"),
        *(event(kind, id=kind, status="claimed") for kind in ("strike", "interception", "deployment", "diplomatic")),
        event("sighting", id="s", status="disputed", evidence=(), documents=()),
        event("impact", id="no", negated=True),
    ]


class TestContract:
    """What holds for every layer and every feature."""

    @pytest.mark.parametrize("name", [name for name, _ in modules()])
    def test_module_keeps_the_promise(self, name: str) -> None:
        """A layer module has a docstring, a title, a place in the stack and the categories it draws."""
        module = dict(modules())[name]

        assert re.match(r"\w.*[.:]", module.__doc__ or "")
        assert module.TITLE
        assert isinstance(module.ORDER, int)
        assert isinstance(module.ON, bool)
        assert isinstance(module.CATEGORIES, tuple)

    def test_every_module_is_drawn_by_the_sample(self) -> None:
        """The sample below reaches every layer, so the checks on it do too."""
        layers = draw(*every_kind(), resolutions=[resolution("Elsewhere", place("Elsewhere"), start=90)])

        assert set(layers) == {name for name, _ in modules()}

    def test_features_have_the_columns(self) -> None:
        """Every layer has all columns in their order, in EPSG:4326, and only scalars in them."""
        for layer in draw(*every_kind()).values():
            features = layer.features

            assert isinstance(features, GeoDataFrame)
            assert tuple(features.columns) == COLUMNS
            assert features.crs == "EPSG:4326"
            for column in TEXT_COLUMNS:
                assert all(value is None or isinstance(value, str) for value in features[column]), column

    def test_columns_are_listed_once_by_type(self) -> None:
        """Text, float and integer columns together are all columns but the geometry."""
        assert sorted((*TEXT_COLUMNS, *FLOAT_COLUMNS, *INTEGER_COLUMNS, "geometry")) == sorted(COLUMNS)

    def test_values_come_from_the_vocabularies(self) -> None:
        """Styles, symbols, certainty and precision use the words that the columns promise."""
        for layer in draw(*every_kind()).values():
            rows = layer.features

            assert set(rows.stroke_style) <= {"solid", "dashed", "dotted", "none"}
            assert set(rows.fill_pattern) <= {"none", "hatch", "crosshatch"}
            assert {symbol for symbol in rows.symbol if symbol} <= set(SYMBOLS)
            assert set(rows.certainty) <= {"Observed", "Likely", "Possible", "Unlikely", "Unknown"}
            assert set(rows.status) <= {*STATUSES, "possible"}
            assert rows.fill_opacity.between(0, 1).all()
            assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in [*rows.stroke, *rows.fill])
            assert all(isinstance(json.loads(text), dict) for text in rows.construction)

    def test_geometries_are_whole(self) -> None:
        """No geometry is empty, invalid, a point, or off the earth."""
        for layer in draw(*every_kind()).values():
            shapes = layer.features.geometry

            assert shapes.is_valid.all()
            assert not shapes.is_empty.any()
            assert not shapes.geom_type.str.contains("Point").any()
            assert (shapes.bounds.abs() <= [180, 90, 180, 90]).all(axis=None)

    def test_layers_come_lowest_first(self) -> None:
        """The stack has airspace at the bottom and impacts near the top."""
        names = list(draw(*every_kind()))

        assert names.index("airspace") < names.index("entry_envelopes") < names.index("entry_fronts")
        assert names.index("entry_fronts") < names.index("impacts") < names.index("denied")

    def test_nothing_to_draw_gives_no_layer(self) -> None:
        """Without events there are no layers, and no empty ones."""
        assert draw_layers([], gazetteer=CannedGazetteer()) == ()

    def test_drawing_twice_gives_the_same(self) -> None:
        """The same events give the same features, geometry included."""
        one, other = draw(*every_kind()), draw(*every_kind())

        assert [layer.features.to_json() for layer in one.values()] == [
            layer.features.to_json() for layer in other.values()
        ]


class TestPoints:
    """A point is drawn as exact as it is known."""

    def test_a_point_becomes_a_disc_of_its_uncertainty(self) -> None:
        """A place known to 4 km is a disc of 4 km, its radius stated."""
        row = draw(event(where=place(uncertainty_m=4000.0)))["impacts"].features.iloc[0]

        assert geodesy.area_km2(row.geometry) == pytest.approx(math.pi * 16, rel=0.005)
        assert row.radius_m == 4000.0

    def test_unknown_uncertainty_is_said_and_not_made_up(self) -> None:
        """The radius stays missing, the class is unknown, the ring is dashed and hollow and its size is stated."""
        row = draw(event(where=place(uncertainty_m=None)))["impacts"].features.iloc[0]

        assert math.isnan(row.radius_m)
        assert (row.precision_class, row.stroke_style, row.fill_opacity) == ("unknown", "dashed", 0.0)
        assert json.loads(row.construction)["nominal_ring_m"] == 2000.0
        assert "2 km" in row.title

    def test_an_area_stays_an_area(self) -> None:
        """A country is drawn as the country, not as a point in it."""
        row = draw(event("interception", country("AA")))["interceptions"].features.iloc[0]

        assert row.geometry.equals(AREAS["AA"])
        assert row.precision_class == "country"

    def test_features_on_one_area_share_the_fill(self) -> None:
        """Ten reports on one country tint it as much as one does."""
        at = country("AA")
        one = draw(event("interception", at))["interceptions"].features
        ten = draw(*(event("interception", at, id=f"e{n}") for n in range(10)))["interceptions"].features

        assert ten.fill_opacity.sum() == pytest.approx(one.fill_opacity.sum(), rel=0.02)

    def test_a_disc_over_the_dateline_is_cut(self) -> None:
        """An impact at 179.99 E is drawn on both sides of the dateline."""
        row = draw(event(where=place("Far", 179.99, 10.0, 20_000.0)))["impacts"].features.iloc[0]

        assert row.geometry.geom_type == "MultiPolygon"
        assert row.geometry.bounds[0] == -180.0


class TestLook:
    """How certain a thing is decides how it looks."""

    @pytest.mark.parametrize(
        ("given", "stroke_style", "fill_pattern", "certainty"),
        [
            ({"status": "observed"}, "solid", "none", "Observed"),
            ({"status": "claimed"}, "dashed", "hatch", "Possible"),
            ({"status": "claimed", "documents": ("d1", "d2")}, "dashed", "hatch", "Likely"),
            ({"status": "disputed"}, "dashed", "crosshatch", "Possible"),
            ({"status": "planned"}, "dashed", "none", "Unknown"),
            ({"status": "requested"}, "dashed", "none", "Unknown"),
        ],
    )
    def test_status_decides(self, given: dict, stroke_style: str, fill_pattern: str, certainty: str) -> None:
        """Solid for fact, dashes for claims, cross-hatch for disputes, hollow for plans."""
        row = draw(event("deployment", **given))["deployments"].features.iloc[0]

        assert (row.stroke_style, row.fill_pattern, row.certainty) == (stroke_style, fill_pattern, certainty)

    @pytest.mark.parametrize("given", [{"negated": True}, {"status": "denied"}, {"status": "superseded"}])
    def test_what_is_denied_is_grey_and_apart(self, given: dict) -> None:
        """A denied, negated or superseded event is in a layer of its own that is off, thin and grey."""
        layers = draw(event(**given))
        row = layers["denied"].features.iloc[0]

        assert list(layers) == ["denied"]
        assert not layers["denied"].on
        assert (row.stroke, row.stroke_width, row.fill_opacity) == (DENIED, 1.0, 0.0)

    def test_every_status_has_a_look(self) -> None:
        """No status but the hypothetical, which is never drawn, falls back on another one's look."""
        assert set(STATUSES) - set(LOOK) == {"hypothetical"}

    @pytest.mark.parametrize("colour", sorted({*COLOURS.values(), DENIED}))
    def test_colours_are_seen_on_light_and_dark(self, colour: str) -> None:
        """Each colour has the contrast of 3:1 that WCAG 2.1 asks of graphics on a pale and on a dark ground."""

        def luminance(text: str) -> float:
            parts = [int(text[n : n + 2], 16) / 255 for n in (1, 3, 5)]
            r, g, b = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
            return 0.2126 * r + 0.7152 * g + 0.0722 * b

        own = luminance(colour) + 0.05

        assert (luminance("#f2efe9") + 0.05) / own >= 3.0
        assert own / (luminance("#1d2126") + 0.05) >= 3.0

    def test_legend_counts_what_is_drawn(self) -> None:
        """The legend has an entry for each look and their counts add up to the features."""
        features = draw(event(id="a"), event(id="b"), event(id="c", status="claimed"))["impacts"].features
        entries = legend(features)

        assert [(item["status"], item["count"]) for item in entries] == [("observed", 2), ("claimed", 1)]


class TestUndrawn:
    """What is not on the map, and why."""

    def test_hypothetical_events_are_listed(self) -> None:
        """A hypothetical event is on no layer and on the list."""
        might = event(status="hypothetical")

        assert draw(might) == {}
        assert "hypothetical" in undrawn([might])[0].reason

    def test_events_without_a_place_are_listed_with_their_note(self) -> None:
        """The reason is the event's own note when it has one."""
        left = undrawn([event(nowhere=True, note="only a person is named"), event(nowhere=True, id="e2")])

        assert [item.reason for item in left] == ["only a person is named", "the report names no place for it"]

    def test_a_category_without_a_layer_is_listed(self) -> None:
        """An event that no layer draws does not vanish."""
        assert "'other'" in undrawn([event("other")])[0].reason

    def test_evidence_comes_along(self) -> None:
        """The words that mention it are kept."""
        assert undrawn([event(nowhere=True)])[0].evidence == evidence()

    def test_every_event_is_drawn_or_listed(self) -> None:
        """No event is lost between the layers and the list."""
        events = [
            *every_kind(),
            event("other", id="o"),
            event(id="h", status="hypothetical"),
            event(id="n", nowhere=True),
        ]
        drawn = {id for layer in draw(*events).values() for id in layer.features.event_id}

        assert drawn | {item.key for item in undrawn(events)} == {one.id for one in events}
        assert drawn & {item.key for item in undrawn(events)} == set()

    def test_an_origin_without_a_shared_border_is_listed(self) -> None:
        """An island named as origin draws no front, and the list says why."""
        island = event("airspace_violation", country("AA"), claims=(origin_claim("DD"),))
        left = undrawn([island], gazetteer=CannedGazetteer())

        assert "entry_fronts" not in draw(island)
        assert "share no border" in left[0].reason

    def test_an_impact_too_vague_for_an_envelope_is_listed(self) -> None:
        """An impact "somewhere in the country" gets a front and no envelope."""
        events = [
            event("airspace_violation", country("AA"), id="v", claims=(origin_claim("BB"),)),
            event(where=country("AA")),
        ]

        assert "entry_envelopes" not in draw(*events)
        assert "no envelope" in undrawn(events, gazetteer=CannedGazetteer())[0].reason


def test_an_unknown_kind_of_corridor_is_refused() -> None:
    """A value that does not exist is named, with those that do."""
    with pytest.raises(UsageError, match="'arrows' is not one of: default, fronts"):
        draw_layers([], gazetteer=CannedGazetteer(), corridors="arrows")


def test_places_of_no_event_are_a_layer_that_is_off() -> None:
    """A resolved mention of an event stays out of the layer, another is in it once however often it is named."""
    at = place("Elsewhere", 20.2, 50.2)
    mentions = [resolution("Village", place(), start=0), *(resolution("Elsewhere", at, start=n) for n in (20, 40))]
    layers = draw(event(places=(EventPlace("impact", place(), "d1:0"),)), resolutions=mentions)

    assert layers["places"].features.label.tolist() == ["Elsewhere"]
    assert layers["places"].features.count_low.tolist() == [2.0]
    assert not layers["places"].on


def test_titles_and_labels_come_in_the_language_asked_for() -> None:
    """Layer titles and constructed words are said in Polish, and in English where there is no such language."""
    polish, other = (draw(event(), language=code)["impacts"] for code in ("pl", "xx"))

    assert polish.title == "Upadki i znaleziska"
    assert polish.features.title[0].startswith("Upadek: Village")
    assert other.title == "Impacts and wreckage"


def test_braces_in_a_name_are_only_letters() -> None:
    """A name that looks like a placeholder is not filled in."""
    row = draw(event(where=place("{who} {0}")), language="de")["impacts"].features.iloc[0]

    assert row.label == "{who} {0}"
    assert "{who} {0}" in row.title


def test_shapely_is_given_no_point_layers() -> None:
    """A place of several points is drawn as their discs."""
    many = place(geometry=shapely.MultiPoint([(21, 51), (21.5, 51.5)]))
    row = draw(event(where=many))["impacts"].features.iloc[0]

    assert row.geometry.geom_type == "MultiPolygon"
    assert geodesy.area_km2(row.geometry) == pytest.approx(2 * math.pi, rel=0.005)
