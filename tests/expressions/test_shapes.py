"""Shapes of place expressions against values worked out elsewhere, or known to anybody with a map."""

import pytest
import shapely

from geomap import geodesy
from geomap.expressions import mgrs, plus_code
from geomap.expressions._shapes import coastline, part, strip
from geomap.expressions.coordinates import precision_m
from geomap.expressions.offset import combined_uncertainty_m
from geomap.find import find_mentions
from geomap.model import Document, Gazetteer, Place
from geomap.resolve import resolve_mentions
from geomap.text import View


def placed(text: str, marked: str, gazetteer: Gazetteer) -> Place:
    """The place of the words marked in a text."""
    view = View(Document("d", text))
    found = {r.mention.text: r.place for r in resolve_mentions(view, find_mentions(view, gazetteer), gazetteer)}
    place = found[marked]
    assert place is not None
    return place


def holds(place: Place, lon: float, lat: float, *, doubt: bool = False) -> bool:
    """Whether a point lies in a place, or within its uncertainty."""
    return geodesy.distance_to_m(place.geometry, lon, lat) <= ((place.uncertainty_m or 0.0) if doubt else 0.0)


class TestCodes:
    """Grid references, Plus codes, coordinates."""

    @pytest.mark.parametrize(
        ("written", "lon", "lat"),
        [
            (("18", "S", "U", "J", "2337106519"), -77.03656, 38.88987),  # the Washington Monument, as GEOTRANS has it
            (("4", "Q", "F", "J", "12345678"), -157.916861, 21.309433),  # Honolulu, the usual example
        ],
    )
    def test_grid_references_are_where_others_have_them(self, written: tuple[str, ...], lon: float, lat: float) -> None:
        """A reference is decoded to within its own cell."""
        zone, band, column, row, digits = written
        found = mgrs.lon_lat(int(zone), band, column, row, digits)

        assert found is not None
        assert geodesy.distance_m(found[0], found[1], lon, lat) < 200

    def test_letters_that_do_not_go_together_are_no_place(self) -> None:
        """A square that its zone does not have is refused."""
        assert mgrs.lon_lat(18, "S", "A", "J", "23480648") is None

    def test_plus_codes_are_those_of_their_specification(self) -> None:
        """The specification's example, and its shortened form beside a town."""
        west, south, east, north = plus_code.decode("8FVC9G8F+6X")

        assert (west, south) == pytest.approx((8.524875, 47.3655), abs=1e-6)
        assert (east, north) == pytest.approx((8.525, 47.365625), abs=1e-6)
        assert plus_code.lengthened("9G8F+6X", 8.5, 47.4) == "8FVC9G8F+6X"

    def test_whole_degrees_at_the_equator_are_uncertain_by_157_km(self) -> None:
        """GBIF's worked value for a precision of one degree."""
        assert precision_m(0.0, 1.0, 1.0) == pytest.approx(157_000, rel=0.005)

    @pytest.mark.parametrize(
        "written", ["51°33'45\"N 23°21'51\"E", "N 51° 33.75' E 23° 21.85'", "51.5625° N, 23.3642° E", "51.5625, 23.3642"]
    )
    def test_notations_of_one_point_agree(self, written: str, gazetteer: Gazetteer) -> None:
        """Seconds, minutes, degrees; hemispheres before, behind or not at all."""
        place = placed(f"The crater is at {written} in a field.", written, gazetteer)

        assert geodesy.distance_m(place.lon, place.lat, 23.36417, 51.5625) < 50

    @pytest.mark.parametrize("words", ["It sold for 12.50, 13.75 and more.", "On 5 MAY 2020 it rained.", "F-16 AM 2000 flew."])
    def test_other_figures_are_no_coordinates(self, words: str, gazetteer: Gazetteer) -> None:
        """Prices and dates are not taken for places."""
        found = find_mentions(Document("d", words), gazetteer)

        assert not [m for m in found if m.expression is not None and m.expression.name in ("coordinates", "mgrs", "plus_code")]


class TestDistances:
    """Offsets."""

    def test_heading_and_distance_combine_as_published(self) -> None:
        """Without any other doubt what is left is the chord of the heading; 10 km NE alone is 3.90 km."""
        assert combined_uncertainty_m("ne", 10_000, 0.0) == pytest.approx(3902, abs=2)
        assert combined_uncertainty_m("ne", 10_000, 1_000) > 3902

    def test_an_offset_with_a_direction_is_a_sector_round_its_point(self, gazetteer: Gazetteer) -> None:
        """20 km north is from 15 km on, within 22.5° of north, and its point lies 20 km due north of the town."""
        place = placed("It crashed 20 km north of Lublin.", "20 km north of Lublin", gazetteer)
        town = place.entries[0]

        def turned(bearing_deg: float, km: float) -> bool:
            return place.geometry.covers(shapely.Point(geodesy.destination(town.lon, town.lat, bearing_deg, km * 1000)))

        assert geodesy.distance_m(place.lon, place.lat, town.lon, town.lat) == pytest.approx(20_000, rel=0.01)
        assert turned(0, 20)
        assert turned(20, 16)
        assert turned(-20, 24)
        assert not turned(0, 14)
        assert not turned(30, 20)
        assert place.uncertainty_m is not None
        assert place.uncertainty_m > 2 * 20_000 * 0.195  # the guide's ±45° reach so far beyond the sector

    def test_a_distance_in_fives_is_wider_than_one_in_ones(self, gazetteer: Gazetteer) -> None:
        """45 km may be 43; 12 km is hardly 10."""
        wide = placed("It crashed 45 km north of Lublin.", "45 km north of Lublin", gazetteer)
        narrow = placed("It crashed 42 km north of Lublin.", "42 km north of Lublin", gazetteer)

        assert geodesy.area_km2(wide.geometry) > geodesy.area_km2(narrow.geometry)

    def test_a_strip_keeps_its_distance(self) -> None:
        """All of a strip lies as far from its line as it says."""
        line = shapely.LineString([(23.0, 51.0), (24.0, 51.0)])
        shape = strip(line, 20_000, 5_000)
        points = shapely.points(shapely.get_coordinates(shape))
        away = [geodesy.distance_to_m(line, p.x, p.y) for p in points]

        assert min(away) == pytest.approx(15_000, rel=0.02)
        assert max(away) == pytest.approx(25_000, rel=0.02)

    def test_what_is_told_from_the_border_lies_on_the_side_that_the_text_is_about(self, gazetteer: Gazetteer) -> None:
        """A Lithuanian village is not in Belarus."""
        place = placed("The Lithuanian village is 20 km from the Belarusian border.", "20 km from the Belarusian border", gazetteer)

        assert place.country_codes == ("LT",)
        assert not holds(place, 26.0, 54.35)

    def test_so_deep_inside_a_country(self, gazetteer: Gazetteer) -> None:
        """Hajnówka lies 17 km from Belarus, Bielsk Podlaski 38 km."""
        text = "The drone fell 35 km inside Polish territory after crossing from Belarus."
        place = placed(text, "35 km inside Polish territory", gazetteer)

        assert holds(place, 23.19, 52.77)
        assert not holds(place, 23.58, 52.74)

    def test_a_town_and_not_its_region_is_measured_from(self, gazetteer: Gazetteer) -> None:
        """Twenty kilometres east of Smolensk is measured from the town."""
        place = placed("Поезд остановился в 20 километрах восточнее Смоленска.", "20 километрах восточнее Смоленска", gazetteer)

        assert geodesy.distance_m(place.lon, place.lat, 32.36, 54.78) < 5_000


class TestWords:
    """What words of place do to a name."""

    def test_near_a_town_is_more_than_the_town(self, gazetteer: Gazetteer) -> None:
        """The name is marked, its reach grows by ten kilometres, and candidates stay known."""
        view = View(Document("d", "Shots were heard near Lublin on Friday."))
        (near,) = resolve_mentions(view, find_mentions(view, gazetteer), gazetteer)
        town = placed("Shots were heard in Lublin on Friday.", "Lublin", gazetteer)

        assert near.place is not None
        assert (near.place.uncertainty_m or 0) == pytest.approx((town.uncertainty_m or 0) + 10_000)
        assert near.candidates

    def test_between_two_towns_lies_between_them(self, gazetteer: Gazetteer) -> None:
        """Half-way is a point in the middle, a road the way between."""
        half = placed("The town lies midway between Lublin and Warsaw.", "midway between Lublin and Warsaw", gazetteer)
        road = placed("Mines lay on the road from Chernihiv to Kyiv.", "the road from Chernihiv to Kyiv", gazetteer)

        assert geodesy.distance_m(half.lon, half.lat, 21.79, 51.74) < 5_000
        assert holds(road, 31.12, 50.91, doubt=True)  # Kozelets lies on it

    def test_towards_a_town_ends_at_it(self, gazetteer: Gazetteer) -> None:
        """A cone from where they came that holds what lies on the way and not what lies behind."""
        place = placed("Six drones flew from Sumy towards Poltava after midnight.", "Poltava", gazetteer)

        assert holds(place, 34.65, 50.25)
        assert not holds(place, 34.9, 51.2)

    def test_a_river_is_the_river_and_not_the_town(self, gazetteer: Gazetteer) -> None:
        """Along the Dnipro is a line that passes Kyiv."""
        place = placed("Positions along the Dnipro were hit in Ukraine.", "Dnipro", gazetteer)

        assert place.geometry_type == "line"
        assert geodesy.distance_to_m(place.geometry, 30.56, 50.45) < 8_000

    def test_a_side_of_a_border_and_of_a_river(self, gazetteer: Gazetteer) -> None:
        """Hajnówka is on the Polish side; Tyre is south of the Litani, Beirut is not."""
        side = placed("They wait on the Polish side of the border with Belarus.", "the Polish side of the border with Belarus", gazetteer)
        south = placed("Israel told people south of the Litani in Lebanon to leave.", "Litani", gazetteer)

        assert holds(side, 23.58, 52.74)
        assert not holds(side, 23.83, 53.68)
        assert holds(south, 35.43, 33.12)
        assert not holds(south, 35.50, 33.89)

    def test_the_border_is_that_of_the_neighbours_told_of(self, gazetteer: Gazetteer) -> None:
        """Without any other word it is the border of the two countries that the text is about."""
        text = "Poland and Belarus accuse each other. Migrants were stopped at the border on Monday."

        assert placed(text, "the border", gazetteer).country_codes == ("BY", "PL")

    @pytest.mark.parametrize("text", ["Leute reisten hinter die Grenzen des Möglichen.", "Wyjechał za granicę do pracy.", "Он уехал за границу."])
    def test_abroad_and_limits_are_no_border(self, text: str, gazetteer: Gazetteer) -> None:
        """Words that only sound like a border are not marked."""
        assert not [m for m in find_mentions(Document("d", text), gazetteer) if m.expression is not None]


class TestWater:
    """Coasts and seas."""

    def test_off_a_coast_is_sea(self, gazetteer: Gazetteer) -> None:
        """Off Yemen lies the Red Sea off Hodeidah, and not Sanaa."""
        place = placed("A tanker was hit off the coast of Yemen.", "off the coast of Yemen", gazetteer)

        assert holds(place, 42.75, 14.9)
        assert not holds(place, 44.21, 15.35)

    def test_a_coast_is_no_border(self, gazetteer: Gazetteer) -> None:
        """The Polish coast runs past Gdynia and nowhere near Lublin; Czechia has none."""
        shore = coastline(gazetteer, "PL")

        assert shore is not None
        assert geodesy.distance_to_m(shore, 18.55, 54.52) < 10_000
        assert geodesy.distance_to_m(shore, 22.57, 51.25) > 200_000
        assert coastline(gazetteer, "CZ") is None

    def test_a_gulf_is_not_the_country_in_its_name(self, gazetteer: Gazetteer) -> None:
        """The Gulf of Finland is water between Helsinki and Tallinn."""
        place = placed("A plane was tracked over the Gulf of Finland.", "Gulf of Finland", gazetteer)

        assert place.kind == "water"
        assert holds(place, 25.0, 59.8)


class TestUnknown:
    """Anchors that nobody knows."""

    @pytest.mark.parametrize(
        "text",
        ["It crashed 20 km north of Zzyrbekhoi.", "Debris lay between Ummelgrath and Ostverrin.", "It sank off the coast of Quellaria."],
    )
    def test_nothing_is_drawn(self, text: str, gazetteer: Gazetteer) -> None:
        """An expression on an unknown name has no place."""
        view = View(Document("d", text))

        assert not [r for r in resolve_mentions(view, find_mentions(view, gazetteer), gazetteer) if r.place is not None]


class TestTwins:
    """A road and a rail crossing of one name."""

    @pytest.mark.parametrize(
        ("text", "words", "code"),
        [
            ("Poland will reopen the Terespol-Brest crossing.", "the Terespol-Brest crossing", "XING_ROAD"),
            ("Freight waits at the Terespol rail crossing.", "the Terespol rail crossing", "XING_RAIL"),
            ("Freight waits at the Kuźnica railway crossing.", "the Kuźnica railway crossing", "XING_RAIL"),
        ],
    )
    def test_rails_are_meant_where_the_text_says_so(self, text: str, words: str, code: str, gazetteer: Gazetteer) -> None:
        """The other of the two stays a candidate, half as sure, and casts no doubt on the one told."""
        document = Document("d", text, language="en")
        found = {r.mention.text: r for r in resolve_mentions(document, find_mentions(document, gazetteer), gazetteer)}[words]

        assert found.place is not None
        assert found.place.entries[0].feature_code == code
        assert not found.ambiguous
        assert {c.entry.feature_code for c in found.candidates[:2]} == {"XING_ROAD", "XING_RAIL"}
        assert found.candidates[1].score <= found.candidates[0].score / 2


class TestParts:
    """Parts of countries, all round the world."""

    @pytest.mark.parametrize("code", ["US", "RU", "FJ", "NZ", "CA", "NO", "ID", "IT"])
    @pytest.mark.parametrize("direction", ["n", "e", "sw", "se"])
    def test_a_part_of_any_country_is_a_valid_third(self, code: str, direction: str, gazetteer: Gazetteer) -> None:
        """Also where the country is cut at the antimeridian."""
        entry = gazetteer.country(code)
        assert entry is not None
        shape = part(gazetteer.geometry(entry), direction, 1 / 3)

        assert shape.is_valid
        assert -180 <= shape.bounds[0] <= shape.bounds[2] <= 180
        assert geodesy.area_km2(shape) == pytest.approx(geodesy.area_km2(gazetteer.geometry(entry)) / 3, rel=0.05)
