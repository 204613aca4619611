"""What a mention is taken for, and how sure that is."""

import pytest

from geomap import geodesy
from geomap.find import find_mentions
from geomap.model import Document, Gazetteer, Resolution
from geomap.resolve import resolve_mentions


def resolved(text: str, gazetteer: Gazetteer, language: str | None = None) -> dict[str, Resolution]:
    """The resolutions of a text by the words of their mentions."""
    document = Document("d", text, language=language)
    return {r.mention.text: r for r in resolve_mentions(document, find_mentions(document, gazetteer), gazetteer)}


def test_a_village_is_a_point_with_a_radius(gazetteer: Gazetteer) -> None:
    """Wyryki-Wola lies where two independent sources put it, within half a kilometre."""
    place = resolved("A house was hit in Wyryki-Wola, in eastern Poland.", gazetteer)["Wyryki-Wola"].place

    assert place is not None
    assert geodesy.distance_m(place.lon, place.lat, 23.3643, 51.5624) < 500
    assert place.uncertainty_m is not None
    assert place.uncertainty_m > 0


def test_a_country_is_an_area(gazetteer: Gazetteer) -> None:
    """A country comes with its polygon."""
    place = resolved("Drones fell in Poland on Wednesday.", gazetteer)["Poland"].place

    assert place is not None
    assert place.geometry_type == "polygon"
    assert place.country_codes == ("PL",)


def test_the_border_with_a_neighbour_is_the_shared_line(gazetteer: Gazetteer) -> None:
    """Poland's border with Belarus is a line of about 418 km."""
    place = resolved("Poland closed the border with Belarus.", gazetteer)["the border with Belarus"].place

    assert place is not None
    assert place.geometry_type == "line"
    assert 405 < geodesy.length_km(place.geometry) < 425


def test_near_both_borders_is_the_corner_between(gazetteer: Gazetteer) -> None:
    """The area near two borders lies near both and on the side the text is about."""
    text = "A house in Wyryki-Wola, in eastern Poland, near both the Ukrainian and Belarusian borders, was hit."
    place = resolved(text, gazetteer)["near both the Ukrainian and Belarusian borders"].place

    assert place is not None
    assert place.geometry_type == "polygon"
    assert geodesy.distance_to_m(place.geometry, 23.3643, 51.5624) == 0
    assert geodesy.distance_to_m(place.geometry, 21.01, 52.23) > 100_000


def test_eastern_poland_is_the_east_of_poland(gazetteer: Gazetteer) -> None:
    """A part by the compass lies in that part and not in the other."""
    place = resolved("Drones fell in eastern Poland.", gazetteer)["eastern Poland"].place

    assert place is not None
    assert geodesy.distance_to_m(place.geometry, 23.3643, 51.5624) == 0
    assert geodesy.distance_to_m(place.geometry, 15.0, 52.0) > 100_000
    assert place.derivation


def test_the_other_airport_is_kept(gazetteer: Gazetteer) -> None:
    """"Warsaw airport" is Chopin, with Modlin as a candidate and a note."""
    found = resolved("The minister said Warsaw airport was closed overnight.", gazetteer)["Warsaw airport"]

    assert found.ambiguous
    assert [c.entry.properties["icao"] for c in found.candidates[:2]] == ["EPWA", "EPMO"]
    assert "Modlin" in found.note


def test_explicit_containment_decides(gazetteer: Gazetteer) -> None:
    """"Paris, Texas" is in Texas."""
    place = resolved("A fire broke out in Paris, Texas on Monday evening, officials said.", gazetteer)["Paris"].place

    assert place is not None
    assert place.entries[0].country_code == "US"


def test_offsets_without_a_direction_take_the_place_beside_them(gazetteer: Gazetteer) -> None:
    """A village said to be so far from a border gives the offset its place, when it is so far."""
    text = "The missile fell near Przewodów in Poland, six kilometres from the Ukrainian border."
    place = resolved(text, gazetteer)["six kilometres from the Ukrainian border"].place

    assert place is not None
    assert geodesy.distance_m(place.lon, place.lat, 23.934, 50.471) < 2000


def test_heading_and_distance_follow_the_georeferencing_guide() -> None:
    """"10 km NE" is uncertain by 3.90 km from the heading alone (GBIF's worked example)."""
    from geomap.expressions.offset import heading_uncertainty_m

    assert heading_uncertainty_m("ne", 10_000) == pytest.approx(3902, abs=2)


def test_unknown_names_stay_without_a_place(gazetteer: Gazetteer) -> None:
    """A name nobody bears is kept, placed nowhere, and says why."""
    found = [r for r in resolved("The drone crashed in Xqzwvyrk County on Monday.", gazetteer).values() if r.place is None]

    assert all(r.note for r in found)


def test_losing_candidates_keep_their_reasons(gazetteer: Gazetteer) -> None:
    """Every candidate has a score and says why."""
    found = resolved("A siren was heard in Warsaw on Wednesday night.", gazetteer)["Warsaw"]

    assert len(found.candidates) > 1
    assert sum(c.score for c in found.candidates) <= 1.01
    assert all(c.reasons or c.score < 0.01 for c in found.candidates[:2])


def test_names_within_an_expression_are_resolved_beside_it(gazetteer: Gazetteer) -> None:
    """Eastern Poland speaks of Poland too; a name within the name of a facility does not stand for itself."""
    found = resolved("Drones fell in eastern Poland. They left Vancouver International Airport.", gazetteer)
    expression = found["eastern Poland"]

    assert [(p.mention.text, p.mention.within) for p in expression.parts] == [("Poland", expression.mention.key)]
    assert expression.parts[0].place is not None
    assert expression.parts[0].place.geometry_type == "polygon"
    assert found["Vancouver International Airport"].parts == ()


def test_a_facility_is_sought_where_the_text_is(gazetteer: Gazetteer) -> None:
    """Wilson Airport in a report from Kenya is Nairobi's, not one of its American namesakes."""
    text = "NAIROBI — Wilson Airport in Nairobi was closed for two hours on Tuesday, the Kenya Airports Authority said."
    place = resolved(text, gazetteer)["Wilson Airport"].place

    assert place is not None
    assert place.country_codes == ("KE",)


@pytest.mark.parametrize(
    ("language", "text", "name", "wanted"),
    [
        ("de", "Die Warschauer Flughäfen Chopin und Modlin wurden in der Nacht gesperrt.", "Chopin", "Warsaw Chopin Airport"),
        ("en", "Flights at Heathrow and Gatwick airports were halted on Monday.", "Heathrow", "London Heathrow Airport"),
        ("en", "Flights at Modlin airport in Warsaw were halted on Monday.", "Warsaw", "Warsaw"),
    ],
)
def test_where_airports_are_spoken_of_a_name_is_one(
    gazetteer: Gazetteer, language: str, text: str, name: str, wanted: str
) -> None:
    """A short name of an airport goes before a town elsewhere that bears it; the town an airport is in stays a town."""
    assert resolved(text, gazetteer, language)[name].place.label == wanted


def test_a_name_within_a_facility_is_not_in_another_country(gazetteer: Gazetteer) -> None:
    """What a facility's name is made of is listed beside it only where both can be in one country."""
    text = "Chopin airport in Warsaw was closed."
    found = resolve_mentions(Document("d", text), find_mentions(Document("d", text), gazetteer), gazetteer)

    assert {one.place.country_codes for one in found if one.place} == {("PL",)}


def test_an_area_word_may_be_the_reports_own(gazetteer: Gazetteer) -> None:
    """Where nothing is called "Ganghwa Island", Ganghwa is what is meant."""
    place = resolved("South Korea will put radars on Ganghwa Island.", gazetteer)["Ganghwa Island"].place

    assert place is not None
    assert place.country_codes == ("KR",)


def test_a_state_bears_its_usual_name_and_its_people(gazetteer: Gazetteer) -> None:
    """California is not labelled by its nickname; how many live in a state is GeoNames' figure, and no sum over its towns."""
    found = resolved("Wildfires in California and floods in New York State forced thousands to leave.", gazetteer)

    for name, label, people in (("California", "California", 39_512_223), ("New York State", "New York", 19_274_244)):
        place = found[name].place
        assert place is not None
        assert place.label == label
        assert place.entries[0].feature_code == "ADM1"
        assert place.entries[0].population == people


def test_scores_leave_room_for_a_place_that_is_not_listed(gazetteer: Gazetteer) -> None:
    """The only village of its name is likely, not certain; a large city is as good as certain."""
    found = resolved("A barn burned in Wyryki-Wola. A tram stopped in Warsaw.", gazetteer)

    assert 0.7 < (found["Wyryki-Wola"].score or 0) < 0.95
    assert (found["Warsaw"].score or 0) > 0.95
