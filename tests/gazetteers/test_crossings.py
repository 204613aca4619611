"""Facts about border crossings."""

import pytest

from geomap.geodesy import distance_to_m
from geomap.model import Entry, Gazetteer

CODES = ("XING_ROAD", "XING_RAIL")


@pytest.fixture(scope="module")
def crossings(gazetteer: Gazetteer) -> list[Entry]:
    """All crossings of the embedded gazetteer."""
    import shapely

    return gazetteer.within(shapely.box(-180, -90, 180, 90), CODES)


def test_crossings_lie_on_their_border(gazetteer: Gazetteer, crossings: list[Entry]) -> None:
    """Each lies within a kilometre of the line between its two countries, or within its own accuracy."""
    far = []
    for entry in crossings:
        border = gazetteer.border(*entry.properties["between"])
        assert border is not None, entry.id
        assert entry.lon is not None
        assert entry.lat is not None
        distance = distance_to_m(gazetteer.geometry(border), entry.lon, entry.lat)
        if distance > max(1_000.0, entry.accuracy_m or 0.0):
            far.append((entry.id, round(distance)))

    assert far == []


def test_polish_belarusian_crossings_are_complete(crossings: list[Entry]) -> None:
    """Six crossings by road for vehicles, two for those on foot, five by rail."""
    own = [entry for entry in crossings if set(entry.properties["between"]) == {"PL", "BY"}]
    rail = [entry for entry in own if entry.feature_code == "XING_RAIL"]
    vehicles = [entry for entry in own if {"passenger", "freight"} & set(entry.properties["traffic"]) and entry not in rail]

    assert (len(vehicles), len(own) - len(vehicles) - len(rail), len(rail)) == (6, 2, 5)


@pytest.mark.parametrize(
    ("pair", "road", "rail"),
    [
        (("PL", "UA"), 9, 7), (("PL", "RU"), 4, 3), (("LT", "BY"), 16, 2), (("LT", "RU"), 5, 2),
        (("LV", "BY"), 6, 1), (("LV", "RU"), 7, 2), (("EE", "RU"), 5, 2), (("FI", "RU"), 10, 4),
    ],
)  # fmt: skip
def test_crossings_of_the_outer_border_are_complete(crossings: list[Entry], pair: tuple[str, str], road: int, rail: int) -> None:
    """As the lists of the countries have them: international ones, and those for people who live at the border."""
    own = [entry.feature_code for entry in crossings if set(entry.properties["between"]) == set(pair)]

    assert (own.count("XING_ROAD"), own.count("XING_RAIL")) == (road, rail)


def test_each_crossing_says_what_traffic_it_is_for_and_how_far_off_it_may_be(crossings: list[Entry]) -> None:
    """And bears the names of both sides, but for the one whose other side is not known."""
    assert all(entry.properties["traffic"] and entry.accuracy_m and entry.properties["source"] for entry in crossings)
    assert [e.id for e in crossings if not (e.properties["names_a"] and e.properties["names_b"])] == ["crossing:FI-RU/inari-lieksa"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kuźnica–Bruzgi", "crossing:PL-BY/kuznica-bruzgi"),
        ("Кузніца–Брузгі", "crossing:PL-BY/kuznica-bruzgi"),
        ("Bruzgi", "crossing:PL-BY/kuznica-bruzgi"),
        ("Piaščatka", "crossing:PL-BY/polowce-piascatka"),
        ("Песчатка", "crossing:PL-BY/polowce-piascatka"),
        ("Kazłovičy", "crossing:PL-BY/kukuryki-kazlovicy"),
        ("Козловичи", "crossing:PL-BY/kukuryki-kazlovicy"),
        ("Terespol-Brześć", "crossing:PL-BY/terespol-brest-road"),
        ("Medininkai crossing", "crossing:LT-BY/medininkai-kamenny-loh"),
        ("Rafah crossing", "crossing:EG-PS/rafah"),
        ("Torkham border crossing", "crossing:PK-AF/torkham"),
    ],
)
def test_crossings_answer_to_the_names_of_both_sides(gazetteer: Gazetteer, name: str, expected: str) -> None:
    """Polish, Belarusian in both scripts, Russian and English spellings lead to the crossing."""
    assert expected in [entry.id for entry in gazetteer.named(name)]


def test_closures_are_intervals(gazetteer: Gazetteer) -> None:
    """The closing of September 2025 has its start and its end."""
    entry = gazetteer.entry("crossing:PL-BY/terespol-brest-road")
    assert entry is not None

    assert {"2025-09-12T00:00": "2025-09-25T00:00"}.items() <= {c["from"]: c["until"] for c in entry.properties["closures"]}.items()
