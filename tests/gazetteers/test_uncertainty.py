"""Facts about how far off entries say they may be."""

import pytest
import shapely

from geomap.geodesy import great_circle_m
from geomap.model import Entry, Gazetteer

KINDS = {
    "population": "geonames:756135",
    "outline": "admin:UA.05.1416",
    "line": "border:BY-PL",
    "stated": "crossing:PL-BY/terespol-brest-road",
    "default": "airport:EPWA",
}
"""Origin of an extent → an entry that has it."""


def entry(gazetteer: Gazetteer, id: str) -> Entry:
    """The entry with this id."""
    found = gazetteer.entry(id)
    assert found is not None, id
    return found


@pytest.mark.parametrize("origin", KINDS)
def test_an_extent_says_where_it_is_from(gazetteer: Gazetteer, origin: str) -> None:
    """Each kind of entry has both radii, and the origin of its extent."""
    found = entry(gazetteer, KINDS[origin])

    assert found.properties["extent_origin"] == origin
    assert found.extent_m is not None
    assert found.accuracy_m is not None


def test_two_sources_of_one_place_keep_both_ids(gazetteer: Gazetteer) -> None:
    """A town that GeoNames and the postal places have is one entry, found by either id."""
    town = next(e for e in gazetteer.named("Włodawa", country="PL") if e.feature_code.startswith("PPL"))
    ids = [town.id, *town.properties.get("also", ())]

    assert any(id.startswith("geonames:") for id in ids)
    assert any(id.startswith("postal:") for id in ids)
    assert {entry(gazetteer, id).id for id in ids} == {town.id}


def test_airports_keep_both_ids_and_widen_where_sources_disagree(gazetteer: Gazetteer) -> None:
    """Charleroi is where its city is; of an airport that no city tells the place of, the disagreement is the doubt."""
    charleroi = entry(gazetteer, "airport:EBCI")
    assert charleroi.lon is not None
    assert charleroi.lat is not None

    assert entry(gazetteer, "ourairports:EBCI").id == charleroi.id
    assert great_circle_m(charleroi.lon, charleroi.lat, 4.4538, 50.4592) < 1_000
    assert (entry(gazetteer, "airport:FLSK").accuracy_m or 0) > 10_000


def test_districts_state_how_far_off_their_outlines_are(gazetteer: Gazetteer) -> None:
    """By how far apart their places are, at most 25 km; beyond that there is no outline but a reach."""
    codes = {"UA", "BY", "EE", "CZ", "SK", "FI", "LT", "LV", "RO"}
    found = [e for e in gazetteer.within(shapely.box(12, 44, 41, 71), ("ADM2",), limit=20_000) if e.country_code in codes]
    outlined = [e for e in found if e.shape == "polygon"]

    assert len(outlined) > 4_000
    assert all(1_500 <= (e.accuracy_m or 0) <= 25_000 for e in outlined)
    assert all(e.properties["extent_origin"] == "reach of its places" for e in found if e.shape == "point")


@pytest.mark.parametrize(
    ("town", "district"),
    [
        ((37.18, 48.28), "Pokrovsk Raion"), ((36.69, 49.84), "Chuhuiv Raion"), ((30.22, 50.55), "Bucha Raion"), ((25.30, 53.89), "Lida District"),
        ((23.97, 53.19), "Byerastavitsa District"), ((14.98, 51.15), "Landkreis Görlitz"), ((21.92, 48.75), "Michalovce District"), ((16.05, 48.86), "Znojmo District"),
    ],
)  # fmt: skip
def test_a_town_lies_in_its_district(gazetteer: Gazetteer, town: tuple[float, float], district: str) -> None:
    """Towns in the middle of districts lie inside the outline."""
    found = next(e for e in gazetteer.named(district) if e.shape == "polygon")

    assert gazetteer.geometry(found).covers(shapely.Point(town))
