"""Entry fronts, envelopes and chains, over the invented countries of `factories`."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from factories import AREAS, BORDERS
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap import corridors, geodesy

HOME = AREAS["AA"]
BORDER = BORDERS["AA", "BB"]
OTHER = BORDERS["AA", "CC"]
TARGET = geodesy.discs([21.0], [51.0], [1000.0])[0]
HAIR = 1e-5
"""A metre, in degrees: what edges differ by that are straight in one projection and not in the other."""

targets = st.builds(
    lambda lon, lat, radius_m: geodesy.discs([lon], [lat], [radius_m])[0],
    st.floats(20.1, 21.9), st.floats(50.1, 52.9), st.floats(50, 20_000),
)  # fmt: skip
wriggles = st.lists(st.floats(-0.15, 0.15), min_size=3, max_size=12)


def wriggling(offsets: list[float]) -> tuple[shapely.LineString, shapely.Polygon]:
    """A border that runs from 22 E 50 N to 22 E 53 N with bends, and the country west of it."""
    steps = [(22 + bend, 50 + 3 * (n + 1) / (len(offsets) + 1)) for n, bend in enumerate(offsets)]
    line = [(22.0, 50.0), *steps, (22.0, 53.0)]
    return shapely.LineString(line), shapely.Polygon([*line, (20, 53), (20, 50)])


class TestFront:
    """The shared border as a strip."""

    def test_strip_lies_on_the_side_of_the_origin(self) -> None:
        """No part of the strip lies in the country entered."""
        made = corridors.front(BORDER, AREAS["BB"])

        assert made is not None
        assert AREAS["BB"].buffer(HAIR).covers(made.geometry)
        assert shapely.area(made.geometry & HOME) == pytest.approx(0, abs=1e-6)

    def test_strip_is_as_deep_as_asked(self) -> None:
        """111 km of border and 8 km of depth are about 890 km²."""
        made = corridors.front(BORDER, AREAS["BB"])

        assert made is not None
        assert geodesy.area_km2(made.geometry) == pytest.approx(111.3 * 8, rel=0.02)

    def test_a_named_stretch_cuts_the_border(self) -> None:
        """Only what lies within the named area is left, and it is said so."""
        whole, part = corridors.front(BORDER, AREAS["BB"]), None
        part = corridors.front(BORDER, AREAS["BB"], restrict=shapely.box(21.5, 52.5, 22.5, 53))

        assert whole is not None
        assert part is not None
        assert part.measures["front_km"] == pytest.approx(whole.measures["front_km"] / 2, rel=0.01)
        assert whole.geometry.buffer(HAIR).covers(part.geometry)
        assert "border cut to the stretch that was named" in part.assumptions

    def test_an_area_that_does_not_touch_gives_no_front(self) -> None:
        """A stretch that is nowhere near the border gives nothing rather than the whole border."""
        assert corridors.front(BORDER, AREAS["BB"], restrict=shapely.box(23.5, 52, 24, 53)) is None

    def test_a_border_that_only_touches_in_a_point_gives_no_front(self) -> None:
        """Two countries that meet in one point share no line."""
        assert corridors.front(shapely.LineString(), AREAS["BB"]) is None

    def test_says_that_it_is_not_a_track(self) -> None:
        """Assumptions and ``not_a_track`` are always there."""
        made = corridors.front(BORDER, AREAS["BB"])

        assert made is not None
        assert made.as_dict()["not_a_track"] is True
        assert made.as_dict()["assumptions"]


class TestFan:
    """All straight ways from a border to a target."""

    @settings(max_examples=40, deadline=None)
    @given(targets, wriggles)
    def test_target_lies_within(self, target: shapely.Polygon, bends: list[float]) -> None:
        """The impact is inside its fan, wherever it is and however the border bends."""
        border, home = wriggling(bends)

        assert corridors.fan(border, target, home).geometry.buffer(HAIR).covers(target)

    @settings(max_examples=40, deadline=None)
    @given(targets, wriggles)
    def test_stays_in_the_country_entered(self, target: shapely.Polygon, bends: list[float]) -> None:
        """Outside the country there is nothing but the target itself, where its disc reaches over."""
        border, home = wriggling(bends)
        made = corridors.fan(border, target, home)

        assert shapely.union(home, target).buffer(HAIR).covers(made.geometry)

    @settings(max_examples=30, deadline=None)
    @given(targets, wriggles, st.floats(50.2, 51.5), st.floats(0.3, 1.2))
    def test_meets_the_border_only_at_the_front(
        self, target: shapely.Polygon, bends: list[float], south: float, height: float
    ) -> None:
        """With a named stretch the fan touches no other part of the border (but for the target's own disc)."""
        border, home = wriggling(bends)
        line = border & shapely.box(20, south, 24, south + height)
        line = max(shapely.get_parts(line), key=lambda part: part.length)
        made = corridors.fan(line, target, home, border=border)
        touched = (made.geometry & border) - target.buffer(HAIR) - line.buffer(1e-4)

        assert touched.length == pytest.approx(0, abs=1e-5)

    @settings(max_examples=30, deadline=None)
    @given(targets, wriggles, st.floats(0, 359))
    def test_a_heading_never_enlarges(self, target: shapely.Polygon, bends: list[float], heading: float) -> None:
        """Fan with a heading lies within the fan without, and still holds the target."""
        border, home = wriggling(bends)
        free = corridors.fan(border, target, home).geometry
        bound = corridors.fan(border, target, home, heading_deg=heading).geometry

        assert (bound - free.buffer(HAIR)).area == pytest.approx(0, abs=1e-9)
        assert bound.buffer(HAIR).covers(target)

    @settings(max_examples=25, deadline=None)
    @given(targets, wriggles, st.floats(50.2, 51.5))
    def test_a_named_stretch_never_enlarges(self, target: shapely.Polygon, bends: list[float], south: float) -> None:
        """Fan from part of the border lies within the fan from all of it, but for what the border was generalised by."""
        border, home = wriggling(bends)
        line = max(shapely.get_parts(border & shapely.box(20, south, 24, south + 0.8)), key=lambda part: part.length)
        free = corridors.fan(border, target, home)
        bound = corridors.fan(line, target, home, border=border)
        slack_m = free.measures["generalised_m"] + bound.measures["generalised_m"]

        assert geodesy.buffer(free.geometry, slack_m + 1).covers(bound.geometry)

    @settings(max_examples=25, deadline=None)
    @given(targets, wriggles)
    def test_does_not_depend_on_the_order_of_vertices(self, target: shapely.Polygon, bends: list[float]) -> None:
        """The border read backwards gives the same fan."""
        border, home = wriggling(bends)
        one = corridors.fan(border, target, home)
        other = corridors.fan(border.reverse(), target, shapely.Polygon(home.exterior.coords[::-1]))

        assert one.geometry.equals_exact(other.geometry, HAIR) or (one.geometry ^ other.geometry).area < 1e-9
        assert one.measures == other.measures

    def test_from_a_straight_border_all_is_visible(self) -> None:
        """A convex country can be crossed straight from anywhere on its border."""
        made = corridors.fan(OTHER, TARGET, HOME)

        assert made.measures["share_visible"] == 1.0
        assert made.measures["area_outside_km2"] == 0

    def test_what_a_bulge_hides_is_not_visible(self) -> None:
        """Behind a wedge of the neighbour the target cannot be reached straight, and that part is cut off."""
        border = shapely.LineString([(22, 50), (22, 51.2), (20.6, 51.5), (22, 51.8), (22, 53)])
        home = shapely.Polygon([*border.coords, (20, 53), (20, 50)])
        made = corridors.fan(border, TARGET, home)

        assert made.measures["share_visible"] < 0.75
        assert made.measures["area_outside_km2"] > 1000

    def test_area_is_that_of_the_triangle(self) -> None:
        """A point-like target and a straight border make a triangle: half of base times height."""
        target = geodesy.discs([21.0], [51.0], [5.0])[0]
        made = corridors.fan(OTHER, target, HOME)
        base_m = geodesy.distance_m(22, 50, 22, 52)
        height_m = geodesy.distance_m(21, 51, 22, 51)

        assert made.measures["area_km2"] == pytest.approx(base_m * height_m / 2e6, rel=0.02)

    def test_a_westward_heading_leaves_a_cone_to_the_east(self) -> None:
        """Westbound things come from the east: 45° of opening are the tangent of 22.5° to either side."""
        target = geodesy.discs([21.0], [51.0], [5.0])[0]
        made = corridors.fan(OTHER, target, HOME, heading_deg=270.0)
        height_m = geodesy.distance_m(21, 51, 22, 51)
        expected_km2 = height_m**2 * math.tan(math.radians(22.5)) / 1e6

        assert made.measures["area_km2"] == pytest.approx(expected_km2, rel=0.02)

    def test_a_target_over_the_border_is_kept_whole(self) -> None:
        """A gazetteer may put a village just across; its disc stays whole all the same."""
        target = geodesy.discs([22.01], [51.0], [3000.0])[0]

        assert corridors.fan(OTHER, target, HOME).geometry.buffer(HAIR).covers(target)


class TestChain:
    """The hull from each named area to the next."""

    def test_holds_every_area(self) -> None:
        """Each named area lies within."""
        areas = [geodesy.discs([lon], [lat], [4000.0])[0] for lon, lat in [(21, 51), (21.5, 51.4), (20.6, 52)]]
        made = corridors.chain(areas)

        assert all(made.geometry.buffer(HAIR).covers(area) for area in areas)

    def test_times_never_enlarge(self) -> None:
        """With times and a speed the chain lies within the one without, and is smaller where time is short."""
        areas = [geodesy.discs([lon], [51.0], [15_000.0])[0] for lon in (20.5, 21.5)]
        free = corridors.chain(areas).geometry
        bound = corridors.chain(areas, hours=[0.32], speed_kmh=160).geometry

        assert free.buffer(HAIR).covers(bound)
        assert all(bound.buffer(HAIR).covers(area) for area in areas)

    def test_a_time_too_short_is_not_used(self) -> None:
        """70 km in a minute cannot be; the hull stays and the misfit is counted."""
        areas = [geodesy.discs([lon], [51.0], [1000.0])[0] for lon in (20.5, 21.5)]
        made = corridors.chain(areas, hours=[1 / 60], speed_kmh=160)

        assert made.measures["times_that_do_not_fit"] == 1
        assert made.geometry.equals(corridors.chain(areas).geometry)

    def test_one_area_is_no_chain(self) -> None:
        """One area has no next."""
        with pytest.raises(ValueError, match="at least two"):
            corridors.chain([TARGET])


def test_two_origins_never_merge() -> None:
    """Fronts and fans of two origins are two geometries, each from its own border only."""
    fronts = [corridors.front(BORDER, AREAS["BB"]), corridors.front(OTHER, AREAS["CC"])]

    assert all(front is not None for front in fronts)
    assert shapely.area(fronts[0].geometry & fronts[1].geometry) == pytest.approx(0, abs=1e-9)


def test_an_envelope_across_the_antimeridian_is_cut_there() -> None:
    """No part of it goes round the world the other way, and it is as large as the same one elsewhere."""

    def at(lon: float) -> corridors.Construction:
        def moved(*parts: shapely.Polygon) -> shapely.Geometry:
            return geodesy.split_dateline(shapely.transform(shapely.union_all(list(parts)), lambda xy: np.add(xy, (lon, 0))))

        line = shapely.transform(shapely.LineString([(2, 60), (2, 62)]), lambda xy: np.add(xy, (lon - (360 if lon > 178 else 0), 0)))
        return corridors.fan(line, moved(shapely.box(-1.1, 61, -1, 61.1)), moved(shapely.box(-5, 58, 2, 64)))

    here, there = at(20), at(179.5)
    assert there.measures["area_km2"] == pytest.approx(here.measures["area_km2"], rel=0.01)
    parts = there.geometry.geoms
    assert len(parts) == 2
    assert all(part.bounds[2] - part.bounds[0] < 5 for part in parts)
