"""Facts about the compiled gazetteer."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
import shapely

from geomap import lookup
from geomap.errors import GazetteerError
from geomap.gazetteers import Row
from geomap.lookup import building, folders, own
from geomap.lookup.compiler import compile_to
from geomap.model import Gazetteer

# Six invented places; a road from A to C, and an area round B and D:
#
#      51.0  A───────C
#            │   B   │
#      50.5      D       E(far east, beyond the antimeridian: F)
PLACES = [
    Row("test", "test:A", "Alfa", "PPL", "PL", 20.0, 51.0, population=5000, prominence=5000, names="Alpha|Альфа"),
    Row("test", "test:B", "Beta-Wola", "PPL", "PL", 20.5, 50.8, prominence=50, region="PL.75.0619", postal_code="00-001"),
    Row("test", "test:C", "Alfa", "PPL", "DE", 21.0, 51.0, population=90, prominence=90, abbreviations="ALF|A.F."),
    Row("test", "test:D", "Kolonia Delta", "PPL", "PL", 20.5, 50.5, prominence=50, also=("other:D",)),
    Row("test", "test:E", "East", "PPL", "FJ", 179.9, -17.0, prominence=10),
    Row("test", "test:F", "Ostrów", "PPL", "FJ", -179.9, -17.0, prominence=20),
    Row(
        "test", "border:DE-PL", "Germany–Poland border", "BRDR", None, 20.5, 51.0, countries=("DE", "PL"),
        properties={"between": ["DE", "PL"]}, geometry=shapely.LineString([(20, 51), (21, 51)]), prominence=1e6,
    ),
    Row(
        "test", "geonames:1", "Poland", "PCLI", "PL", 20.5, 50.7, also=("country:PL",), prominence=1e9,
        geometry=shapely.box(20, 50, 21, 51),
    ),
]  # fmt: skip


def compiled(path: Path, rows: Iterable[Row] = PLACES) -> lookup.CompiledGazetteer:
    """A compiled file of the rows."""
    compile_to(path, {"test": rows}, {"signature": "test"}, lambda stage, share: None)
    return lookup.CompiledGazetteer(path)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> lookup.CompiledGazetteer:
    """The invented places, compiled."""
    return compiled(tmp_path_factory.mktemp("small") / "small.gpkg")


def ids(entries: Iterable[object]) -> list[str]:
    """The ids of entries."""
    return [entry.id for entry in entries]  # type: ignore[attr-defined]


class TestNames:
    """Looking up by name."""

    def test_most_prominent_comes_first(self, small: lookup.CompiledGazetteer) -> None:
        """Of two Alfas the larger one."""
        assert ids(small.named("alfa")) == ["test:A", "test:C"]

    def test_country_narrows(self, small: lookup.CompiledGazetteer) -> None:
        """By country, and a border belongs to both sides."""
        assert ids(small.named("Alfa", country="DE")) == ["test:C"]
        assert ids(small.named("Germany-Poland border", country="PL")) == ["border:DE-PL"]

    @pytest.mark.parametrize("name", ["Альфа", "ALPHA", "alpha"])
    def test_alternate_names_count(self, small: lookup.CompiledGazetteer, name: str) -> None:
        """In any script and case."""
        assert ids(small.named(name))[0] == "test:A"

    @pytest.mark.parametrize(("name", "found"), [("ALF", True), ("A.F.", True), ("Alf", False), ("af", False)])
    def test_abbreviations_count_as_written(self, small: lookup.CompiledGazetteer, name: str, found: bool) -> None:
        """In capitals, dots aside."""
        assert ("test:C" in ids(small.named(name))) is found

    def test_an_abbreviation_is_not_lost_among_many_namesakes(self, tmp_path: Path) -> None:
        """However few answers are asked for, the most prominent comes first."""
        villages = [Row("test", f"test:{n}", "Dub", "PPL", "CZ", 15.0, 50.0 + n / 100, prominence=n) for n in range(20)]
        airport = Row("test", "test:airport", "Dublin Airport", "AIRP", "IE", -6.3, 53.4, prominence=1000, abbreviations="DUB")
        gazetteer = compiled(tmp_path / "dub.gpkg", [*villages, airport])

        assert [ids(gazetteer.named("DUB", limit=limit))[0] for limit in (1, 4, 60)] == ["test:airport"] * 3
        assert ids(gazetteer.named("DUB", country="IE", limit=1)) == ["test:airport"]
        assert ids(gazetteer.named("Dub", limit=2)) == ["test:19", "test:18"]

    def test_many_at_once_are_as_one_by_one(self, small: lookup.CompiledGazetteer) -> None:
        """Names without an entry are left out."""
        names = ["Alfa", "Nowhere", "Beta Wola", "Alf"]

        assert small.named_many(names) == {name: small.named(name) for name in names if small.named(name)}

    def test_known_keys_are_those_of_entries(self, small: lookup.CompiledGazetteer) -> None:
        """Of any number of keys."""
        keys = [f"key {number}" for number in range(2500)] + ["alfa", "beta wola"]

        assert small.known_keys(keys) == {"alfa", "beta wola"}
        assert small.known_keys([]) == set()

    @pytest.mark.parametrize(
        ("name", "expected"),
        [("Alfaa", "test:A"), ("Lafa", "test:A"), ("Betta Wola", "test:B"), ("Delta-Kolonia", "test:D"), ("Ostrof", "test:F")],
    )
    def test_similar_names_are_found(self, small: lookup.CompiledGazetteer, name: str, expected: str) -> None:
        """A letter too many or swapped, words in another order."""
        assert small.named(name) == []
        assert small.similar(name)[0].id == expected

    def test_nothing_is_similar_to_nothing(self, small: lookup.CompiledGazetteer) -> None:
        """Short and strange strings find nothing and break nothing."""
        assert [small.similar(name) for name in ("", "x", "' OR 1=1 --", "\0", "zzzzzzzzzz")] == [[]] * 5


class TestPlaces:
    """Looking up by id and position."""

    def test_an_entry_keeps_what_the_source_said(self, small: lookup.CompiledGazetteer) -> None:
        """Region codes, postal code and further ids are properties; unknown is None."""
        entry = small.entry("test:B")
        assert entry is not None

        assert entry.population is None
        assert entry.properties == {"postal_code": "00-001", "admin1_code": "PL.75", "admin2_code": "PL.75.0619"}
        assert small.entry("other:D") == small.entry("test:D")
        assert small.entry("test:X") is None

    def test_shapes_are_kept(self, small: lookup.CompiledGazetteer) -> None:
        """Lines, areas and points come back as they were."""
        border, country, place = small.border("PL", "DE"), small.country("pl"), small.entry("test:A")
        assert border is not None
        assert country is not None
        assert place is not None

        assert [small.geometry(entry).wkt for entry in (border, place)] == ["LINESTRING (20 51, 21 51)", "POINT (20 51)"]
        assert small.geometry(country).equals(shapely.box(20, 50, 21, 51))
        assert ids(small.borders_of("DE")) == ["border:DE-PL"]

    def test_within_takes_what_lies_inside_or_on_the_edge(self, small: lookup.CompiledGazetteer) -> None:
        """Most prominent first, and only of the wanted kinds."""
        assert ids(small.within(shapely.box(20.2, 50.2, 21, 51), ("PPL",))) == ["test:C", "test:B", "test:D"]
        assert small.within(shapely.Polygon()) == []

    def test_near_is_nearest_first(self, small: lookup.CompiledGazetteer) -> None:
        """34 km to D, 41 km to A and C: not within 35 km."""
        assert ids(small.near(20.5, 50.8, 35_000, ("PPL",))) == ["test:B", "test:D"]

    def test_near_reaches_over_the_antimeridian(self, small: lookup.CompiledGazetteer) -> None:
        """From 179.9 east to 179.9 west it is 21 km."""
        assert ids(small.near(179.9, -17.0, 25_000)) == ["test:E", "test:F"]


class TestFile:
    """The compiled file."""

    def test_equal_rows_give_equal_bytes(self, tmp_path: Path) -> None:
        """In any order of the rows."""
        one, two = tmp_path / "one.gpkg", tmp_path / "two.gpkg"
        compiled(one)
        compiled(two, list(reversed(PLACES)))

        assert one.read_bytes() == two.read_bytes()

    def test_gis_tools_read_it(self, small: lookup.CompiledGazetteer) -> None:
        """GDAL sees three layers and uses their spatial index."""
        import pyogrio

        layers = {str(name) for name, kind in pyogrio.list_layers(small.path) if kind}
        areas = pyogrio.read_dataframe(small.path, layer="areas", bbox=(20.1, 50.1, 20.2, 50.2))

        assert {"places", "lines", "areas"} <= layers
        assert list(areas["name"]) == ["Poland"]
        assert areas.crs == "EPSG:4326"

    @pytest.mark.parametrize("count", [1, 51, 52, 51 * 51 + 1])
    def test_the_packed_index_is_sound(self, tmp_path: Path, count: int) -> None:
        """SQLite's own check finds nothing, at sizes where the tree grows a level."""
        rows = [Row("test", f"test:{n}", "X", "PPL", None, (n * 7919) % 360 - 180.0, (n * 104729) % 180 - 90.0) for n in range(count)]
        gazetteer = compiled(tmp_path / "tree.gpkg", rows)
        connection = sqlite3.connect(gazetteer.path)

        assert connection.execute("SELECT rtreecheck('main', 'rtree_places_geom')").fetchone() == ("ok",)
        assert len(gazetteer.within(shapely.box(-180, -90, 180, 90), limit=10_000)) == count

    def test_a_flipped_bit_never_gives_another_answer(self, tmp_path: Path) -> None:
        """Entries and shapes are as they were, missing, or a clear error, wherever the damage is and however it is asked."""
        whole = compiled(tmp_path / "whole.gpkg")
        data, right = whole.path.read_bytes(), _answers(whole)
        path = tmp_path / "bad.gpkg"
        messages: set[str] = set()
        for offset in range(100, len(data), len(data) // 250):
            path.write_bytes(data[:offset] + bytes([data[offset] ^ 16]) + data[offset + 1 :])
            for question, known in right.items():
                try:
                    answer = _answer(lookup.CompiledGazetteer(path), question)
                except GazetteerError as error:
                    messages.add(str(error).split(": ")[1].split(" (")[0])
                else:
                    assert answer <= known, (offset, question)

        assert messages == {"damaged"}

    def test_a_row_under_another_number_is_damage(self, tmp_path: Path) -> None:
        """Two whole rows that changed places, and names that lead elsewhere, are noticed."""
        for number, change in enumerate((
            "UPDATE records SET fid=99 WHERE fid=3; UPDATE records SET fid=3 WHERE fid=4",
            "UPDATE OR REPLACE names SET fid=5 WHERE key='alfa'",
            "UPDATE OR REPLACE names SET key='alfa' WHERE key='ostrow'",
        )):  # fmt: skip
            path = compiled(tmp_path / f"{number}.gpkg").path
            connection = sqlite3.connect(path)
            connection.executescript(change)
            connection.close()

            with pytest.raises(GazetteerError, match="damaged"):
                lookup.CompiledGazetteer(path).named("Alfa")


def _answer(gazetteer: lookup.CompiledGazetteer, question: tuple[str, str]) -> set[tuple[object, ...]]:
    kind, what = question
    if kind == "shape":
        entry = gazetteer.entry(what)
        return {(entry.id, gazetteer.geometry(entry).wkb_hex)} if entry else set()
    found = gazetteer.near(20.5, 50.8, 60_000) if kind == "near" else getattr(gazetteer, kind)(what)
    return {(e.id, e.name, e.lon, e.lat, e.extent_m, e.accuracy_m, e.country_code, e.shape) for e in found}


def _answers(gazetteer: lookup.CompiledGazetteer) -> dict[tuple[str, str], set[tuple[object, ...]]]:
    questions = [("named", "Alfa"), ("near", ""), ("shape", "border:DE-PL"), ("shape", "country:PL"), ("beginning", "Kolonia")]
    return {question: _answer(gazetteer, question) for question in questions}


@pytest.fixture
def tiny_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, and the invented places in place of the embedded tables."""
    monkeypatch.setenv("GEOMAP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(building, "embedded_rows", lambda folder: {"test": PLACES})
    return tmp_path / "cache"


class TestCache:
    """Compiling on first use."""

    def test_is_compiled_once(self, tiny_data: Path) -> None:
        """The second opening finds the file and leaves it alone; nothing else stays in the folder."""
        lookup.open_gazetteer()
        first = lookup.compiled_path().stat()
        lookup.open_gazetteer()

        assert lookup.compiled_path().stat() == first
        assert sorted(path.name.split("-")[0] for path in tiny_data.iterdir()) == ["build.lock", "gazetteer", "inputs"]

    @pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0 and then nothing", None])
    def test_a_damaged_file_is_set_aside_and_made_again(
        self, tiny_data: Path, damage: bytes | None, caplog: pytest.LogCaptureFixture
    ) -> None:
        """Empty, foreign or cut off; one line says so."""
        lookup.open_gazetteer()
        path = lookup.compiled_path()
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:5000] if damage is None else damage)

        assert ids(lookup.open_gazetteer().named("Alfa")) == ["test:A", "test:C"]
        assert path.with_name(path.name + ".damaged").exists()
        assert [record.getMessage().count("set aside and made anew") for record in caplog.records] == [1]

    def test_damage_met_while_reading_is_mended_on_the_spot(self, tiny_data: Path, caplog: pytest.LogCaptureFixture) -> None:
        """The question is answered from a file made anew, with one line that says so; the damaged one is kept."""
        gazetteer = lookup.open_gazetteer()
        path = lookup.compiled_path()
        data = bytearray(path.read_bytes())
        at = data.find(b"Beta-Wola\x1f")
        data[at] ^= 1
        path.chmod(0o644)
        path.write_bytes(data)
        gazetteer = lookup.CompiledGazetteer(path)

        assert ids(gazetteer.named("Beta Wola")) == ["test:B"]
        assert [record.getMessage().count("damaged (row") for record in caplog.records] == [1]
        assert path.with_name(path.name + ".damaged").read_bytes() == bytes(data)

    @pytest.mark.skipif(os.name != "posix", reason="permissions are another matter there")
    def test_nobody_writes_to_it(self, tiny_data: Path) -> None:
        """Programs that would open it for writing, as QGIS does, are not let."""
        lookup.open_gazetteer()

        assert lookup.compiled_path().stat().st_mode & 0o222 == 0

    def test_an_administrator_does_not_write_to_it_either(self, tiny_data: Path) -> None:
        """Nor does a switch to another journal leave a mark, which QGIS makes in whatever it may write to; reading goes on."""
        lookup.open_gazetteer()
        path = lookup.compiled_path()
        path.chmod(0o644)
        before = path.read_bytes()
        connection = sqlite3.connect(path)

        assert connection.execute("SELECT count(*) FROM places").fetchone() == (len(PLACES),)
        for change in ("PRAGMA journal_mode=WAL", "DELETE FROM places", "PRAGMA user_version=1"):
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                connection.execute(change)
        connection.close()
        assert path.read_bytes() == before

    def test_what_a_killed_process_left_is_cleared_away(self, tiny_data: Path) -> None:
        """Half of a file and its stage."""
        tiny_data.mkdir()
        for name in ("gazetteer-1.gpkg.77.part", "gazetteer-1.gpkg.77.part.stage"):
            (tiny_data / name).write_bytes(b"half")
        lookup.open_gazetteer()

        assert not list(tiny_data.glob("*.part*"))

    def test_files_of_earlier_inputs_do_not_pile_up(self, tiny_data: Path) -> None:
        """Four of them stay."""
        tiny_data.mkdir()
        for number in range(9):
            (tiny_data / f"gazetteer-{number}.gpkg").write_bytes(b"old")
        lookup.open_gazetteer()

        assert len(list(tiny_data.glob("gazetteer-*.gpkg"))) == 5

    def test_a_folder_that_cannot_be_written_is_one_clear_line(self, tiny_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """With the way out in it."""
        blocked = tiny_data.parent / "file"
        blocked.write_text("in the way")
        monkeypatch.setenv("GEOMAP_CACHE", str(blocked))

        with pytest.raises(GazetteerError, match="GEOMAP_CACHE"):
            lookup.open_gazetteer()

    def test_waiting_for_another_process_is_said(self, tiny_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """In one line; then the file is made, or the other's taken."""
        tiny_data.mkdir()
        other = sqlite3.connect(tiny_data / "build.lock", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        said: list[str] = []
        monkeypatch.setattr(building, "_warn", lambda line: (said.append(line), other.close()))

        assert ids(lookup.open_gazetteer().named("Alfa")) == ["test:A", "test:C"]
        assert said == ["another process compiles the gazetteer; waiting for it"]

    def test_a_changed_input_gives_another_file(self, tmp_path: Path) -> None:
        """The name of the compiled file follows the content of what it is made from."""
        table = tmp_path / "table.csv"
        table.write_text("one")
        before = folders.signature_of([table])
        table.write_text("two")

        assert before != folders.signature_of([table])

    def test_two_processes_compile_once(self, tmp_path: Path) -> None:
        """The second waits for the first and uses its file."""
        code = (
            "import os, time\n"
            "from geomap import lookup\n"
            "from geomap.lookup import building\n"
            "from geomap.gazetteers import Row\n"
            "def rows(folder):\n"
            "    print('compiling', flush=True)\n"
            "    time.sleep(0.5)\n"
            "    return {'test': [Row('test', 'test:A', 'Alfa', 'PPL', None, 1.0, 2.0)]}\n"
            "building.embedded_rows = rows\n"
            "print(lookup.open_gazetteer().named('Alfa')[0].id)\n"
        )
        environment = {**os.environ, "GEOMAP_CACHE": str(tmp_path)}
        command = [sys.executable, "-c", code]
        running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(3)]
        outputs = [process.communicate()[0].split() for process in running]

        assert sorted(word for output in outputs for word in output) == ["compiling"] + ["test:A"] * 3


class TestEmbedded:
    """The embedded tables."""

    @pytest.mark.parametrize(
        ("name", "country", "expected"),
        [
            ("Wyryki-Wola", "PL", "postal:PL/wyryki-wola/22205"),
            ("Wyryki Wola", "PL", "postal:PL/wyryki-wola/22205"),
            ("Вирики-Воля", None, "postal:PL/wyryki-wola/22205"),
            ("Вырыки-Воля", None, "postal:PL/wyryki-wola/22205"),
            ("Вырыкі-Воля", None, "postal:PL/wyryki-wola/22205"),
            ("Чоснувка", None, "postal:PL/czosnowka/21500"),
            ("Domačava", "BY", "geonames:628968"),
            ("Bruzgi", "BY", "village:BY/bruzgi"),
            ("Warszawa", None, "geonames:756135"),
            ("Варшава", None, "geonames:756135"),
            ("Bakhmut", None, "geonames:713174"),
            ("Artemivsk", "UA", "geonames:713174"),
            ("Warsaw airport", None, "airport:EPWA"),
            ("Lublin Province", None, "geonames:858785"),
            ("województwo lubelskie", None, "geonames:858785"),
            ("UK", None, "geonames:2635167"),
            ("U.S.", None, "geonames:6252001"),
            ("Holland", None, "geonames:2750405"),
            ("Suwałki Gap", None, "region:suwalki-gap"),
            ("Bug", None, "region:bug"),
        ],
    )
    def test_names_lead_to_their_place(self, gazetteer: Gazetteer, name: str, country: str | None, expected: str) -> None:
        """In the spellings that reports use."""
        assert gazetteer.named(name, country=country)[0].id == expected

    def test_a_village_knows_its_district(self, gazetteer: Gazetteer) -> None:
        """Wyryki-Wola: powiat and voivodeship, where its radius comes from, and half a kilometre at most off."""
        entry = gazetteer.named("Wyryki-Wola")[0]

        assert (entry.admin1, entry.admin2, entry.properties["admin3"]) == ("Lublin Voivodeship", "Włodawa County", "Gmina Wyryki")
        assert entry.properties["extent_origin"] == "default"
        assert entry.lon == pytest.approx(23.3643, abs=0.005)
        assert entry.lat == pytest.approx(51.5624, abs=0.004)

    def test_homonyms_are_all_kept(self, gazetteer: Gazetteer) -> None:
        """Several Polish villages are called Osiny."""
        assert len(gazetteer.named("Osiny", country="PL")) >= 10

    def test_other_airport_stays_a_candidate(self, gazetteer: Gazetteer) -> None:
        """Warsaw has two, the main one first."""
        assert ids(gazetteer.named("Warsaw Airport"))[:2] == ["airport:EPWA", "airport:EPMO"]

    def test_info_names_sources_and_credits(self, gazetteer: Gazetteer) -> None:
        """What is in the file, and who has to be credited."""
        info = lookup.info()

        assert info["entries"] == sum(info["sources"].values())
        assert any("OpenStreetMap" in credit for credit in info["attributions"])
        assert any("GeoNames" in credit for credit in info["attributions"])


def test_a_copy_of_the_embedded_tables_is_not_a_users_own(tmp_path: Path) -> None:
    """A clone is a workspace too; its tables are the embedded ones, wherever the package was installed from them."""
    folder = tmp_path / "data" / "gazetteer"
    folder.mkdir(parents=True)
    (folder / "more.csv").write_text("name,lon,lat\nAlfa,1,2\n", "utf-8")

    assert own.workspace_folders([tmp_path]) == [folder]
    for name in ("SOURCES.csv", "places.tsv.xz"):
        (folder / name).write_bytes(b"")
    assert own.workspace_folders([tmp_path]) == []
