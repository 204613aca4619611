"""Facts about countries, borders and regions as shapes."""

import pytest
import shapely

from geomap.gazetteers import _tables
from geomap.geodesy import distance_to_m, length_km
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


def test_polish_villages_lie_in_poland(gazetteer: Gazetteer) -> None:
    """Each of 49 thousand postal places, to within its own doubt."""
    poland = area(gazetteer, "country:PL")
    shapely.prepare(poland)
    rows = [row for row in _tables.tsv(embedded_data_dir() / "postal.tsv.xz", 16) if row[3] == "PL"]
    inside = shapely.intersects_xy(poland, [float(row[8]) for row in rows], [float(row[7]) for row in rows])
    outside = [row for row, is_in in zip(rows, inside, strict=True) if not is_in]

    assert len(rows) > 45_000
    assert all(distance_to_m(poland, float(row[8]), float(row[7])) <= float(row[11]) for row in outside)
