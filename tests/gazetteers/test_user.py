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
    ("name,lon,lat\nA,20\n", "own.csv:2: no lat"),
    ("name,lon,lat,country\nA,20,50,Poland\n", "own.csv:2: country 'POLAND' is not an ISO 3166-1 alpha-2 code, as PL"),
    ("name,lat\nA,50\n", "own.csv: no column lon; name, lon and lat are needed"),
    ("id,name,lon,lat\n7,A,20,50\n7,B,21,51\n", "own.csv: id '7' a second time (B); the first one is used"),
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
    (folder / "own.csv").write_text(GOOD + "Nul\0owo,23,51,PL,,,\nBad,999,51,PL,,,\nMany,23,51,PL,,,,,,\n", "utf-8")
    rows, problems = user.read(folder)

    assert [row.name for row in rows] == ["Zagroda Testowa", "Nul\ufffdowo", "Many"]
    assert len(problems) == 1


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
    assert "farther than both radii" in lines[0]
    assert "geonames:703448" in [entry.id for entry in lookup.open_gazetteer([folder]).named("Kyiv")]
