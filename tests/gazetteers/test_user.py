"""Facts about a workspace's own tables."""

import json
from pathlib import Path

import pytest

from geomap import lookup
from geomap.gazetteers import user

GOOD = "name,lon,lat,country,names,accuracy_m,source\nZagroda Testowa,23.1,51.2,PL,Testowo|Testova,50,survey\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace's data/gazetteer; what is compiled for it goes beside the embedded file."""
    folder = tmp_path / "data" / "gazetteer"
    folder.mkdir(parents=True)
    return folder


def test_a_table_adds_places_and_spellings(folder: Path) -> None:
    """A place of the user's own is found by its name and its further spellings; the embedded ones still are."""
    (folder / "own.csv").write_text(GOOD, "utf-8")
    gazetteer = lookup.open_gazetteer([folder])
    entry = gazetteer.named("testowo")[0]

    assert (entry.name, entry.lon, entry.lat, entry.accuracy_m) == ("Zagroda Testowa", 23.1, 51.2, 50.0)
    assert entry.properties["source"] == "survey"
    assert gazetteer.named("Warszawa")[0].id == "geonames:756135"
    assert gazetteer.near(23.1, 51.2, 500)[0] == entry


def test_shapes_come_from_geojson(folder: Path) -> None:
    """An area keeps its outline and gets a point inside and a reach."""
    ring = [[23.0, 51.0], [23.2, 51.0], [23.2, 51.1], [23.0, 51.1], [23.0, 51.0]]
    feature = {
        "type": "Feature", "id": "polygon-1", "properties": {"name": "Poligon Testowy", "feature_code": "RGN"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }  # fmt: skip
    (folder / "own.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    gazetteer = lookup.open_gazetteer([folder.parent.parent])
    entry = gazetteer.entry("user:polygon-1")
    assert entry is not None

    assert entry.shape == "polygon"
    assert gazetteer.geometry(entry).area == pytest.approx(0.02)
    assert entry.extent_m == pytest.approx(8_900, rel=0.1)


BAD = [
    ("name,lon,lat\nA,200,50\n", "own.csv:2: lon 200 is not between -180 and 180 degrees"),
    ("name,lon,lat\nA,20,95\n", "own.csv:2: lat 95 is not between -90 and 90 degrees"),
    ("name,lon,lat\nA,east,50\n", "own.csv:2: lon 'east' is not a number"),
    ("name,lon,lat\nA,nan,50\n", "own.csv:2: lon 'nan' is not a number"),
    ("name,lon,lat\n,20,50\n", "own.csv:2: no name"),
    ("name,lon,lat\nA,20\n", "own.csv:2: 2 cells, the table has 3 columns"),
    ("name,lon,lat\nA,20,50,60\n", "own.csv:2: 4 cells, the table has 3 columns"),
    ("name,lon,lat\nA,20,\n", "own.csv:2: no lat"),
    ("name,lon,lat\nA\0B,20,50\n", "own.csv:2: holds a NUL"),
    ("name,lon,lat,country\nA,20,50,Poland\n", "own.csv:2: country 'POLAND' is not an ISO 3166-1 alpha-2 code, as PL"),
    ("name,lat\nA,50\n", "own.csv: no column lon; name, lon and lat are needed"),
    ("id,name,lon,lat\n7,A,20,50\n7,B,21,51\n", "own.csv:3: id '7' a second time (B); the first one is used"),
]


@pytest.mark.parametrize(("text", "problem"), BAD)
def test_a_bad_row_is_left_out_and_named(folder: Path, text: str, problem: str) -> None:
    """One line says file, row and what was found."""
    (folder / "own.csv").write_text(text, "utf-8")
    found = user.read(folder)[1]

    assert len(found) == 1
    assert found[0].endswith(problem)


def test_good_rows_beside_a_bad_one_are_kept(folder: Path) -> None:
    """A NUL, a wrong coordinate and too many cells cost only their own rows."""
    (folder / "own.csv").write_text(GOOD + "Nul\0owo,23,51,PL,,,\nBad,999,51,PL,,,\nMany,23,51,PL,,,,,,\nNowa,23,51,PL,,,\n", "utf-8")
    rows, problems = user.read(folder)

    assert [row.name for row in rows] == ["Zagroda Testowa", "Nowa"]
    assert [problem.split(".csv:")[1].split(" ")[0] for problem in problems] == ["3:", "4:", "5:"]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"{", b"[]", b'{"type":"FeatureCollection"}', b'{"a":' * 5000])
def test_a_broken_file_is_one_problem(folder: Path, data: bytes) -> None:
    """Neither bytes that are no text nor JSON that is no GeoJSON stops the rest."""
    (folder / "own.geojson").write_bytes(data)

    assert [len(part) for part in user.read(folder)] == [0, 1]


def test_a_jump_from_a_namesake_is_reported(folder: Path) -> None:
    """Kyiv put to Moscow is used beside the known one, and said."""
    (folder / "own.csv").write_text("name,lon,lat,country\nKyiv,37.6,55.7,UA\n", "utf-8")
    lines = lookup.problems([folder])

    assert len(lines) == 1
    assert lines[0].startswith("own.csv:2: Kyiv: ")
    assert "farther than both radii" in lines[0]
    assert "geonames:703448" in [entry.id for entry in lookup.open_gazetteer([folder]).named("Kyiv")]


def test_a_known_id_with_no_point_adds_spellings(folder: Path) -> None:
    """The entry keeps what it was, shape and all, and is found by the new names too."""
    (folder / "own.csv").write_text("id,name,names\ngeonames:756135,Warszawka,Stolica\ncountry:PL,Lechistan,\n", "utf-8")
    gazetteer = lookup.open_gazetteer([folder])
    before = lookup.open_gazetteer()
    poland = gazetteer.named("Lechistan")[0]

    assert [e.id for e in gazetteer.named("Stolica") if e.country_code == "PL"] == ["geonames:756135"]
    assert gazetteer.named("Warszawka")[0].population == before.named("Warszawa")[0].population
    assert [e.id for e in gazetteer.named("Warszawa")].count("geonames:756135") == 1
    assert (poland.shape, gazetteer.geometry(poland).geom_type) == ("polygon", "Polygon")


def test_a_known_id_with_a_point_corrects(folder: Path) -> None:
    """It answers in the entry's stead under all its names; a jump is said, a small step is not."""
    (folder / "own.csv").write_text(
        "id,name,lon,lat\ngeonames:756135,Warsaw,21.02,52.23\npostal:PL/wyryki-wola/22205,Wyryki-Wola,24.3,51.5\n", "utf-8"
    )
    gazetteer = lookup.open_gazetteer([folder])

    assert [(e.lon, e.lat) for e in gazetteer.named("Варшава") if e.id == "geonames:756135"] == [(21.02, 52.23)]
    assert [(e.lon, e.lat) for e in gazetteer.named("Вырыки-Воля")] == [(24.3, 51.5)]
    (line,) = lookup.problems([folder])
    assert line.startswith("own.csv:3: Wyryki-Wola: 65")
    assert line.endswith("; the row's point is used")


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:2180"])
def test_places_come_from_geopackages(folder: Path, crs: str) -> None:
    """Points and areas of a layer, in any coordinate system that is known."""
    import geopandas
    import shapely

    shapes = [shapely.Point(23.1, 51.2), shapely.box(23.2, 51.3, 23.3, 51.4), shapely.MultiPoint([(23.5, 51.5)])]
    frame = geopandas.GeoDataFrame({"name": ["Punkt", "Pole", "Jeden"], "accuracy_m": [40.0, None, None]}, geometry=shapes, crs="EPSG:4326")
    frame.to_crs(crs).to_file(folder / "own.gpkg", layer="places of ours")
    rows, problems = user.read(folder)

    assert problems == []
    assert [(r.name, round(r.lon or 0, 4), round(r.lat or 0, 4)) for r in rows[::2]] == [("Punkt", 23.1, 51.2), ("Jeden", 23.5, 51.5)]
    assert rows[0].accuracy_m == 40.0
    assert rows[1].geometry is not None


def test_a_broken_geopackage_is_one_problem(folder: Path) -> None:
    """Cut off, foreign, without a layer, or with geometries that are none."""
    import sqlite3

    (folder / "foreign.gpkg").write_bytes(b"SQLite format 3\0 and then nothing")
    sqlite3.connect(folder / "bare.gpkg").executescript("CREATE TABLE t (a)")
    sqlite3.connect(folder / "odd.gpkg").executescript(
        "CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id); CREATE TABLE gpkg_spatial_ref_sys (srs_id, organization, "
        "organization_coordsys_id); INSERT INTO gpkg_geometry_columns VALUES ('t','geom',4326); INSERT INTO gpkg_spatial_ref_sys VALUES "
        "(4326,'EPSG',4326); CREATE TABLE t (fid, geom, name); INSERT INTO t VALUES (1, x'00', 'A'), (2, NULL, 'B');"
    )
    rows, problems = user.read(folder)

    assert rows == []
    assert [line.removeprefix(f"{folder}/").split(" (")[0] for line in problems] == [
        "bare.gpkg: not a GeoPackage that can be read", "foreign.gpkg: not a GeoPackage that can be read",
        "odd.gpkg:t:1: no geometry that can be read", "odd.gpkg:t:2: no geometry that can be read",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["own.csv", "own.geojson"])
def test_lone_surrogates_and_nuls_cost_their_own_row(folder: Path, name: str) -> None:
    """Each is said in a line of its own; the good row beside them is kept."""
    if name == "own.csv":
        (folder / name).write_bytes(b"name,lon,lat\nA\xed\xa0\x80B,23,51\nGood,23,51\n")
    else:
        features = ",".join(
            json.dumps({"type": "Feature", "properties": {"name": "NAME"}, "geometry": {"type": "Point", "coordinates": [23, 51]}}).replace("NAME", text)
            for text in ("A\\ud800B", "A\\u0000B", "Good")
        )
        (folder / name).write_text(f'{{"type":"FeatureCollection","features":[{features}]}}', "utf-8")
    gazetteer = lookup.open_gazetteer([folder])

    said = {
        "own.csv": ["2: is not UTF-8; save the file as UTF-8"],
        "own.geojson": ["feature 1: holds a lone surrogate, which is half of a character", "feature 2: holds a NUL"],
    }
    assert user.read(folder)[1] == [f"{folder}/{name}:{line}" for line in said[name]]
    assert [e.name for e in gazetteer.near(23, 51, 100)] == ["Good"]
