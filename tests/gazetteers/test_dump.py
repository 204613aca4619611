"""Facts about GeoNames dumps that a workspace has added."""

import zipfile
from pathlib import Path

import pytest
from dumps import ALTERNATES, PLACES, POSTAL, place, put, zipped

from geomap import lookup
from geomap.gazetteers import dump
from geomap.lookup import own
from geomap.lookup.adding import describe


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace's data/gazetteer with the dumps of a small country."""
    folder = tmp_path / "data" / "gazetteer"
    put(folder, PLACES, ALTERNATES, POSTAL)
    return folder


def read(folder: Path) -> tuple[dict[str, object], list[str]]:
    """Rows by id, and what was reported."""
    said: list[str] = []
    return {row.id: row for row in dump.read(folder, dump.NOTHING, said.append)}, said


def test_places_names_and_codes_come_together(folder: Path) -> None:
    """Names of the dump and of the table of alternate names; links are none, codes are abbreviations, former ones are told."""
    rows, said = read(folder)
    row = rows["geonames:9000001"]

    assert said == []
    assert (row.name, row.lon, row.lat, row.country_code, row.population) == ("Testowo Wielkie", 19.5, 50.25, "PL", 5200)
    assert row.names.split("|") == ["Gross Testau", "Тестово-Велике", "Stare Testowo"]
    assert row.abbreviations == "TSW"
    assert row.properties == {"former_names": ["Stare Testowo"]}


def test_coarse_points_and_unknown_extents_say_so(folder: Path) -> None:
    """A point in whole arc minutes is 1.5 km off at most, and a hill has the radius that is usual for its class."""
    rows, _ = read(folder)

    assert (rows["geonames:9000001"].accuracy_m, rows["geonames:9000003"].accuracy_m) == (1500.0, 500.0)
    hill = rows["geonames:9000003"]
    assert (hill.feature_code, hill.extent_m, hill.extent_origin) == ("HLL", 3000.0, "default for its kind")


def test_a_postal_village_beside_a_place_of_its_name_is_that_place(folder: Path) -> None:
    """Both ids find it, the distance becomes its accuracy; one elsewhere stands for itself."""
    rows, _ = read(folder)

    assert rows["geonames:9000002"].also == ("postal:PL/testowko/00123",)
    assert 1300 < rows["geonames:9000002"].accuracy_m < 1500
    assert rows["geonames:9000002"].postal_code == "00-123"
    assert rows["postal:PL/daleko/00124"].accuracy_m == 300.0
    assert "postal:PL/testowko/00123" not in rows


BAD = [
    ("9000009\tA\tA", "3 columns, GeoNames dumps have 19"),
    (place(9000009, "A", lat="95"), "latitude “95” is not between -90 and 90 degrees"),
    (place(9000009, "A", lon="nan"), "longitude “nan” is not between -180 and 180 degrees"),
    (place(9000009, "A", lon=""), "longitude “” is not between -180 and 180 degrees"),
    (place(9000009, " "), "no name"),
    (place("x", "A"), "geonameid “x” is no number of a place"),
    (place(9000001, "A"), "geonameid 9000001 a second time; the first one is used"),
    (place(9000009, "A", country="P1"), "country “P1” is no ISO 3166-1 code"),
    (place(9000009, "A", population="many"), "population “many” is no number"),
    (place(9000009, "A\0B"), "holds a NUL in “A␀B”"),
    (place(9000009, "A\udce4B"), "is not UTF-8"),
    (place(9000009, "A\ud800B"), "is not UTF-8"),
]


@pytest.mark.parametrize(("line", "what"), BAD, ids=[what for _, what in BAD])
def test_a_bad_row_is_left_out_with_file_and_row(tmp_path: Path, line: str, what: str) -> None:
    """One line each; the good rows before and after it are kept."""
    put(tmp_path, [PLACES[0], line, PLACES[1]], [], [], suffix=".txt")
    rows, said = read(tmp_path)

    assert set(rows) == {"geonames:9000001", "geonames:9000002"}
    assert said == [f"{tmp_path}/geonames/PL.txt:2: {what}"]


def test_many_bad_rows_are_counted(tmp_path: Path) -> None:
    """Ten are named, the others are a number."""
    put(tmp_path, ["broken"] * 500 + PLACES, [], [])
    rows, said = read(tmp_path)

    assert len(rows) == len(PLACES)
    assert len(said) == 11
    assert said[-1].endswith("PL.zip: 490 more rows left out for such reasons")


@pytest.mark.parametrize(
    ("kind", "line", "what"),
    [
        ("alternatenames", "1\t9000001", "2 columns, alternate names have 10"),
        ("alternatenames", "1\tx\ten\tName\t\t\t\t\t\t", "geonameid “x” is no number of a place"),
        ("zip", "PL\t00-125\tX\t\t\t\t\t\t\t51\t200\t4", "longitude “200” is not between -180 and 180 degrees"),
        ("zip", "PL\t00-125\tX\t\t\t\t\t\t\t51\t20\t9", "accuracy “9” is none of 1 to 6"),
    ],
)
def test_bad_rows_of_the_other_files_are_named_too(tmp_path: Path, kind: str, line: str, what: str) -> None:
    """Alternate names and postal codes."""
    put(tmp_path, PLACES, [line] if kind == "alternatenames" else [], [line] if kind == "zip" else [])
    rows, said = read(tmp_path)

    assert "geonames:9000001" in rows
    assert said == [f"{tmp_path}/geonames/{kind}/PL.zip:1: {what}"]


def test_a_workspace_finds_what_its_dumps_hold(folder: Path) -> None:
    """By any name, beside what is embedded, which is found once where both have it."""
    gazetteer = lookup.open_gazetteer([folder])

    assert [entry.id for entry in gazetteer.named("Тестово Велике")] == ["geonames:9000001"]
    assert gazetteer.named("Warszawa")[0].id == "geonames:756135"
    assert [e.id for e in gazetteer.named("Wyryki-Wola")] == ["geonames:9000004"]
    assert [e.id for e in gazetteer.named("Вырыки-Воля")] == ["geonames:9000004"]
    assert gazetteer.entry("postal:PL/wyryki-wola/22205") == gazetteer.entry("geonames:9000004")


def test_a_jump_is_reported_and_regions_keep_their_shape(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Lublin put 100 km off is said; Poland stays an area though the dump has a point of it."""
    put(folder, [place(765876, "Lublin", "24.0", "51.25", population="330000"), place(798544, "Poland", code="PCLI", kind="A")], [], [])
    path = own.dump_file(folder)
    gazetteer = lookup.open_gazetteer([folder])
    poland = gazetteer.country("PL")
    assert poland is not None

    assert [r.getMessage().split(" km")[0] for r in caplog.records if "farther" in r.getMessage()] == ["Lublin (geonames:765876): 99.5"]
    assert gazetteer.named("Lublin")[0].lon == 24.0
    assert gazetteer.geometry(poland).geom_type == "Polygon"
    assert lookup.CompiledGazetteer(path).entry("geonames:798544") is None


def test_a_cut_off_or_foreign_archive_is_one_line(tmp_path: Path) -> None:
    """With what would do."""
    from geomap.errors import InputError

    put(tmp_path, PLACES, [], [])
    path = tmp_path / "geonames" / "PL.zip"
    whole = path.read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[:-30])
    flipped = bytearray(whole)
    flipped[whole.find(b"PL.txt") + 60] ^= 255
    (tmp_path / "flipped.zip").write_bytes(flipped)
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing")
    (tmp_path / "other.txt").write_text("a\tb\n")
    zipped(tmp_path / "none.zip", "PL.txt", [])

    for name in ("cut.zip", "flipped.zip", "empty.zip", "other.txt", "none.zip", "missing.zip"):
        with pytest.raises(InputError, match=f"{name}: .*; "):
            describe(tmp_path / name)
