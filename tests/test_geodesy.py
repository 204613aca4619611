"""Metres and bearings on the ellipsoid."""

from __future__ import annotations

import math

import pytest
import shapely

from geomap import geodesy


class TestDiscs:
    """Geodesic discs, many at once."""

    @pytest.mark.parametrize(("lon", "lat"), [(23.4, 51.6), (0.0, 0.0), (-120.0, 70.0), (179.9, -40.0)])
    def test_every_vertex_lies_at_the_radius(self, lon: float, lat: float) -> None:
        """Each vertex is as far from the centre as was asked, to the millimetre."""
        disc = geodesy.discs([lon], [lat], [5000.0])[0]
        far = [geodesy.distance_m(lon, lat, x, y) for x, y in shapely.get_coordinates(disc)]

        assert far == pytest.approx([5000.0] * 65, abs=1e-3)

    def test_area_is_that_of_a_circle(self) -> None:
        """A disc of 10 km has 314 km² on the ground at 52° north, not the 135 of a web-Mercator buffer."""
        disc = geodesy.discs([21.0], [52.0], [10_000.0], vertices=256)[0]

        assert math.pi * 100 == pytest.approx(geodesy.area_km2(disc), rel=2e-4)

    def test_ring_runs_counter_clockwise(self) -> None:
        """The outer ring runs counter-clockwise, as RFC 7946 asks."""
        disc = geodesy.discs([21.0], [52.0], [1000.0])[0]

        assert shapely.is_ccw(disc.exterior)

    @pytest.mark.parametrize(("lat", "pole"), [(89.9, 90.0), (-89.95, -90.0)])
    def test_a_disc_over_a_pole_is_a_cap(self, lat: float, pole: float) -> None:
        """Round a pole the disc is a valid band over all longitudes, with the area of the disc."""
        disc = geodesy.discs([30.0], [lat], [50_000.0], vertices=512)[0]

        assert disc.is_valid
        assert disc.covers(shapely.Point(-120.0, pole))
        assert geodesy.area_km2(disc) == pytest.approx(math.pi * 2500, rel=0.01)

    def test_none_gives_none(self) -> None:
        """No centre, no disc."""
        assert geodesy.discs([], [], []) == []

    def test_agrees_with_the_buffer(self) -> None:
        """The disc and a projected buffer of the same point cover the same ground."""
        one, other = geodesy.discs([23.0], [51.0], [20_000.0])[0], geodesy.disc(23.0, 51.0, 20_000.0)

        assert shapely.area(one ^ other) / one.area == pytest.approx(0.0, abs=0.005)


class TestDateline:
    """Geometries past ±180°."""

    def test_a_disc_over_the_dateline_is_cut_there(self) -> None:
        """Both parts lie within ±180° and together have the area of the disc."""
        disc = geodesy.discs([179.95], [10.0], [20_000.0])[0]
        cut = geodesy.split_dateline(disc)

        assert cut.geom_type == "MultiPolygon"
        assert -180.0 <= cut.bounds[0] < cut.bounds[2] <= 180.0
        assert geodesy.area_km2(cut) == pytest.approx(geodesy.area_km2(disc), rel=1e-6)

    def test_an_area_with_a_side_on_the_dateline_stays_an_area(self) -> None:
        """The side is not left as a line beside the parts."""
        area = shapely.union_all([shapely.box(170, 60, 180, 70), shapely.box(180, 62, 190, 64)])
        cut = geodesy.split_dateline(area)

        assert cut.geom_type == "MultiPolygon"
        assert cut.area == pytest.approx(area.area)

    def test_what_does_not_cross_is_left_alone(self) -> None:
        """A geometry within ±180° comes back as it is."""
        box = shapely.box(10, 10, 20, 20)

        assert geodesy.split_dateline(box) is box

    def test_the_middle_of_islands_on_both_sides_is_between_them(self) -> None:
        """Cut at ±180°, they lie 360° apart as written and 3° apart on the ground."""
        islands = shapely.MultiPolygon([shapely.box(177, -19, 179.5, -16), shapely.box(-180, -17, -179.5, -16)])

        lon, lat = geodesy.middle(islands)

        assert 177 <= lon <= 179.5
        assert -19 <= lat <= -16
        assert islands.covers(shapely.Point(lon, lat))

    def test_the_middle_of_a_land_that_reaches_over_is_that_of_the_whole(self) -> None:
        """A peninsula from 160° E to 170° W, cut as RFC 7946 has it, has its middle at 175° E."""
        land = shapely.MultiPolygon([shapely.box(160, 64, 180, 68), shapely.box(-180, 64, -170, 68)])

        assert geodesy.middle(land) == pytest.approx((175.0, 66.0))

    def test_the_middle_of_a_line_over_it_is_on_the_line(self) -> None:
        """A line of 10° in the east and 30° in the west has its middle in the west."""
        line = shapely.MultiLineString([[(170, 0), (180, 0)], [(-180, 0), (-150, 0)]])

        assert geodesy.middle(line) == pytest.approx((-170.0, 0.0))

    def test_a_wide_land_that_does_not_reach_over_is_left_as_it_is(self) -> None:
        """From 170° W to 170° E the long way round: turning its western part would not make it narrower."""
        parts = shapely.MultiPolygon([shapely.box(-170, 0, -20, 10), shapely.box(0, 0, 150, 10)])

        assert geodesy.rejoined(parts) is parts

    def test_a_buffer_over_it_is_cut_there_and_has_its_size(self) -> None:
        """50 km round a point 20 km from it: both parts within ±180°, the area that of the disc."""
        made = geodesy.buffer(shapely.Point(179.8, -17.0), 50_000.0)

        assert made.is_valid
        assert made.geom_type == "MultiPolygon"
        assert -180.0 <= made.bounds[0] < made.bounds[2] <= 180.0
        assert geodesy.area_km2(made) == pytest.approx(math.pi * 50**2, rel=0.01)

    def test_a_buffer_of_what_lies_on_both_sides_is_made_where_it_is(self) -> None:
        """10 km round the islands of both sides adds a rim, not a band round the world."""
        islands = shapely.MultiPolygon([shapely.box(177, -19, 180, -16), shapely.box(-180, -17, -179, -16)])

        made = geodesy.buffer(islands, 10_000.0)

        assert made.is_valid
        assert geodesy.area_km2(islands) < geodesy.area_km2(made) < 1.4 * geodesy.area_km2(islands)


def test_local_projection_keeps_distances_from_its_centre() -> None:
    """A point 100 km away on the ground is 100 km from the centre in the local projection."""
    forth, back = geodesy.local(23.0, 51.0)
    lon, lat = geodesy.destination(23.0, 51.0, 300.0, 100_000.0)
    there = forth(shapely.Point(lon, lat))

    assert math.hypot(there.x, there.y) == pytest.approx(100_000.0, abs=0.01)
    assert shapely.get_coordinates(back(there))[0] == pytest.approx([lon, lat], abs=1e-9)


def test_offset_at_a_heading() -> None:
    """10 km north-east and back is 10 km apart (Karney 2013, both problems agree)."""
    lon, lat = geodesy.destination(23.0, 51.0, geodesy.COMPASS["ne"], 10_000.0)

    assert geodesy.distance_m(23.0, 51.0, lon, lat) == pytest.approx(10_000.0, abs=1e-6)


def test_distance_to_a_line_is_measured_to_its_nearest_part() -> None:
    """A quarter of a degree of longitude at 51.5° north is 17.4 km."""
    line = shapely.LineString([(22, 50), (22, 53)])

    assert geodesy.distance_to_m(line, 22.25, 51.5) == pytest.approx(17_364, abs=30)


def test_middle_of_an_area_lies_inside_it() -> None:
    """The representative point of a horseshoe is in the horseshoe, not in its gap."""
    horseshoe = shapely.Polygon([(0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3)])

    assert horseshoe.covers(shapely.Point(*geodesy.middle(horseshoe)))


def test_the_middle_of_what_lies_across_the_antimeridian_lies_there_too() -> None:
    """Two halves of an island at 180° have their middle at 180°, not in Africa; a cap over a pole stays as it is."""
    halves = shapely.MultiPolygon([shapely.box(178, -18, 180, -16), shapely.box(-180, -18, -179, -16)])
    lon, lat = geodesy.middle(halves)
    assert abs(abs(lon) - 179.5) < 0.01
    assert lat == pytest.approx(-17)
    cap = shapely.box(-180, 85, 180, 90)
    assert geodesy.rejoined(cap) == cap
