"""Facts about countries, borders and regions as shapes."""

import pytest
import shapely

from geomap.gazetteers import _tables
from geomap.geodesy import distance_m, length_km, middle, rejoined
from geomap.lookup import embedded_data_dir
from geomap.model import Entry, Gazetteer


def area(gazetteer: Gazetteer, id: str) -> shapely.Geometry:
    """The geometry of the entry with this id."""
    entry = gazetteer.entry(id)
    assert entry is not None
    return gazetteer.geometry(entry)


def test_polish_belarusian_border_has_its_length(gazetteer: Gazetteer) -> None:
    """418 km officially; 410 to 425 here, for the length depends on the detail."""
    border = gazetteer.border("BY", "PL")
    assert border is not None

    assert border == gazetteer.border("PL", "BY")
    assert border.feature_code == "BRDR"
    assert border.shape == "line"
    assert 410 <= length_km(gazetteer.geometry(border)) <= 425


def test_poland_has_seven_borders(gazetteer: Gazetteer) -> None:
    """With Belarus, Czechia, Germany, Lithuania, Russia, Slovakia and Ukraine."""
    pairs = [set(border.properties["between"]) - {"PL"} for border in gazetteer.borders_of("PL")]

    assert sorted(code for pair in pairs for code in pair) == ["BY", "CZ", "DE", "LT", "RU", "SK", "UA"]


@pytest.mark.parametrize("pair", [("PL", "BY"), ("UA", "RU"), ("IL", "LB"), ("VN", "CN"), ("XK", "RS"), ("MX", "US")])
def test_neighbours_share_their_border_exactly(gazetteer: Gazetteer, pair: tuple[str, str]) -> None:
    """The line is part of both outlines, and the countries do not overlap."""
    a, b = (area(gazetteer, f"country:{code}") for code in pair)
    border = gazetteer.border(*pair)
    assert border is not None
    line = gazetteer.geometry(border)

    assert shapely.covers(a.boundary, line)
    assert shapely.covers(b.boundary, line)
    assert shapely.intersection(a, b).area < 1e-9


@pytest.mark.parametrize(
    ("place", "point", "code"),
    [
        ("Simferopol", (34.10, 44.95), "UA"),
        ("Sevastopol", (33.52, 44.61), "UA"),
        ("Kaliningrad", (20.51, 54.71), "RU"),
        ("Donetsk", (37.80, 48.00), "UA"),
        ("Hanoi", (105.85, 21.03), "VN"),
        ("Pristina", (21.16, 42.66), "XK"),
        ("Golan Heights", (35.80, 33.00), "SY"),
        ("Hebron", (35.10, 31.53), "PS"),
        ("Sukhumi", (41.02, 43.00), "GE"),
        ("Northern Cyprus", (33.32, 35.34), "CY"),
    ],
)
def test_land_belongs_to_whom_it_is_recognised(gazetteer: Gazetteer, place: str, point: tuple[float, float], code: str) -> None:
    """The internationally recognised borders, whoever is in control."""
    holders = [c for c in ("UA", "RU", "VN", "TH", "XK", "RS", "SY", "IL", "PS", "GE", "CY", "TR") if _has(gazetteer, c, point)]

    assert holders == [code], place


def _has(gazetteer: Gazetteer, code: str, point: tuple[float, float]) -> bool:
    country = gazetteer.country(code)
    assert country is not None
    return bool(shapely.intersects_xy(gazetteer.geometry(country), *point))


def test_territorial_sea_counts(gazetteer: Gazetteer) -> None:
    """Ten kilometres off Łeba is Poland still; forty are not."""
    poland = area(gazetteer, "country:PL")

    assert shapely.intersects_xy(poland, 17.55, 54.85)
    assert not shapely.intersects_xy(poland, 17.55, 55.15)


def test_countries_are_marked_where_their_people_think_them(gazetteer: Gazetteer) -> None:
    """Overseas parts do not pull France and the Netherlands off Europe."""
    points: dict[str, Entry | None] = {code: gazetteer.country(code) for code in ("FR", "NL", "US", "NO")}

    assert all(entry is not None and entry.lat is not None and 35 < entry.lat < 68 for entry in points.values())


def test_voivodeships_share_borders_and_fill_the_land(gazetteer: Gazetteer) -> None:
    """Sixteen, without overlaps, made of powiats; Włodawa lies in its powiat and voivodeship."""
    regions = [e for e in gazetteer.within(shapely.box(14, 49, 24.2, 55), ("ADM1",)) if e.country_code == "PL"]
    shapes = [gazetteer.geometry(entry) for entry in regions]
    powiat, voivodeship = (area(gazetteer, id) for id in ("admin:PL.75.0619", "admin:PL.75"))

    assert len(regions) == 16
    assert sum(shape.area for shape in shapes) == pytest.approx(shapely.union_all(shapes).area)
    assert shapely.intersects_xy(powiat, 23.549, 51.546)
    assert shapely.intersection(powiat, voivodeship).area == pytest.approx(powiat.area)


def test_all_shapes_are_valid(gazetteer: Gazetteer) -> None:
    """Every region and sea can be worked with."""
    entries = gazetteer.within(shapely.box(-180, -90, 180, 90), ("RGN", "SEA", "GULF", "STRT", "PCLI"), limit=10_000)

    assert len(entries) > 300
    assert all(gazetteer.geometry(entry).is_valid for entry in entries)


@pytest.mark.parametrize("country", ["PL", "BY", "UA", "LT", "LV", "EE", "RU", "CZ", "SK", "RO", "MD", "DE", "FI", "US"])
def test_postal_places_lie_in_their_country(gazetteer: Gazetteer, country: str) -> None:
    """Every one of them, for Poland 49 thousand: what a source puts beyond the border was brought back, or left out."""
    outline = area(gazetteer, f"country:{country}")
    shapely.prepare(outline)
    rows = [row for row in _tables.tsv(embedded_data_dir() / "postal.tsv.xz", 16) if row[3] == country]
    inside = shapely.intersects_xy(outline, [float(row[8]) for row in rows], [float(row[7]) for row in rows])

    assert len(rows) > (45_000 if country == "PL" else 1_000)
    assert [row[0] for row, is_in in zip(rows, inside, strict=True) if not is_in] == []


def test_polish_places_with_a_geonameid_lie_in_poland(gazetteer: Gazetteer) -> None:
    """All 3,866."""
    poland = area(gazetteer, "country:PL")
    shapely.prepare(poland)
    rows = [row for row in _tables.tsv(embedded_data_dir() / "places.tsv.xz", 16) if row[3] == "PL"]

    assert len(rows) > 3_500
    assert shapely.intersects_xy(poland, [float(row[8]) for row in rows], [float(row[7]) for row in rows]).all()


SECOND_LEVEL = {"PL": 380, "UA": 136, "BY": 117, "LT": 60, "LV": 490, "EE": 79, "DE": 399, "CZ": 98, "SK": 76, "RO": 3180, "FI": 66, "US": 3142}
WITHOUT_OUTLINE = {"LT": 3, "LV": 7, "EE": 1, "US": 13}
"""At most so many have none: too few places, or newer than the outlines, as the planning regions of Connecticut."""


@pytest.mark.parametrize("country", SECOND_LEVEL)
def test_second_level_regions_are_there_with_outlines(gazetteer: Gazetteer, country: str) -> None:
    """At least as many as listed, and all but a few with an outline of their own."""
    outline = area(gazetteer, f"country:{country}")
    code = "ADM3" if country == "DE" else "ADM2"
    regions = [e for e in gazetteer.within(outline.envelope, (code,), limit=100_000) if e.country_code == country]
    points = [e.name for e in regions if e.shape == "point"]

    assert len(regions) >= SECOND_LEVEL[country]
    assert len(points) <= WITHOUT_OUTLINE.get(country, 0), points


@pytest.mark.parametrize(("country", "count"), [("EE", 15), ("CZ", 14), ("SK", 8), ("LV", 43), ("MD", 37)])
def test_first_level_regions_of_these_countries_share_their_borders(gazetteer: Gazetteer, country: str, count: int) -> None:
    """All have outlines, which neither overlap nor leave land between them."""
    found = gazetteer.within(area(gazetteer, f"country:{country}").envelope, ("ADM1",), limit=1_000)
    shapes = [gazetteer.geometry(e) for e in found if e.country_code == country and e.shape == "polygon"]

    assert len(shapes) == count
    assert sum(shape.area for shape in shapes) == pytest.approx(shapely.union_all(shapes).area, rel=1e-6)



@pytest.mark.parametrize(
    ("id", "lon", "lat", "km"),
    [
        ("country:FJ", 178.5, -17.8, 800), ("country:NZ", 173.0, -41.5, 1400), ("country:RU", 97.0, 62.0, 4600), ("country:US", -105.0, 45.0, 5500),
        ("region:bering-sea", 180.0, 58.0, 2000), ("region:pacific", -155.0, 0.0, 12_000), ("region:asia", 95.0, 40.0, 8000),
        ("admin:RU.15", 172.0, 66.5, 1000), ("admin:US.AK.016", -175.0, 52.5, 1000),
    ],
)  # fmt: skip
def test_what_lies_over_the_dateline_is_in_its_place(gazetteer: Gazetteer, id: str, lon: float, lat: float, km: float) -> None:
    """Its outline is cut at ±180°, its point and the middle of its outline lie in it, and nothing reaches round the world."""
    entry = gazetteer.entry(id)
    assert entry is not None
    assert entry.lon is not None
    assert entry.lat is not None
    shape = gazetteer.geometry(entry)
    turned = rejoined(shape)

    assert shape.is_valid
    assert -180.0 <= shape.bounds[0] < shape.bounds[2] <= 180.0
    assert shape.covers(shapely.Point(*middle(shape)))
    assert distance_m(*middle(shape), lon, lat) < km * 1000 / 2
    assert distance_m(entry.lon, entry.lat, lon, lat) < km * 1000
    assert turned.bounds[2] - turned.bounds[0] < shape.bounds[2] - shape.bounds[0]
    assert (entry.extent_m or 0) < km * 1000
