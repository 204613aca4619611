"""GeoPackage, FlatGeobuf, GeoParquet and KML, read back by GDAL and others."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely
from export_sample import HOSTILE, full

from geomap.export import export_layers, formats
from geomap.exports import _tables, gpkg
from geomap.layers import COLUMNS

KML = {"k": "http://www.opengis.net/kml/2.2"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The full sample in every format that GDAL reads."""
    made = tmp_path_factory.mktemp("gdal")
    for suffix in (".gpkg", ".fgb", ".parquet", ".kml", ".geojson", ".geojsonl", ".csv"):
        export_layers(full(), made / f"map{suffix}")
    return made


def features() -> int:
    """How many features the sample has."""
    return sum(len(layer.features) for layer in full().layers)


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="GDAL's command-line tools are not installed")
@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".kml", ".geojson", ".geojsonl", ".csv"])
def test_ogrinfo_reads_it_without_a_warning(folder: Path, suffix: str) -> None:
    """The system's own GDAL, older than the one that wrote it, reads every feature and complains of nothing."""
    done = subprocess.run(
        ["ogrinfo", "-al", "-ro", str(folder / f"map{suffix}")], capture_output=True, text=True, check=True
    )

    assert "ERROR" not in done.stdout + done.stderr
    assert "Warning" not in done.stderr
    assert done.stdout.count("OGRFeature(") >= features()


class TestGeoPackage:
    """Tables, styles, times."""

    def test_has_a_table_for_each_layer_and_family(self, folder: Path) -> None:
        """Crossings come as areas and lines apart; each table has one geometry type."""
        tables = {name: kind for name, kind in pyogrio.list_layers(folder / "map.gpkg") if kind}

        assert {"closed_crossings_areas", "closed_crossings_lines", "impacts_areas", "airspace_areas"} <= set(tables)
        assert all(
            kind == ("MultiLineString" if name.endswith("_lines") else "MultiPolygon") for name, kind in tables.items()
        )

    def test_holds_every_feature_with_every_column(self, folder: Path) -> None:
        """All tables together have all features, and each all columns."""
        names = [name for name, kind in pyogrio.list_layers(folder / "map.gpkg") if kind]
        tables = [pyogrio.read_dataframe(folder / "map.gpkg", layer=name) for name in names]

        assert sum(len(table) for table in tables) == features()
        assert all(set(COLUMNS) <= set(table.columns) for table in tables)

    def test_joins_claims_to_features(self, folder: Path) -> None:
        """Claims, mentions, documents and what is not drawn are tables; claims carry the event's id."""
        claims = pyogrio.read_dataframe(folder / "map.gpkg", layer="claims")
        airspace = pyogrio.read_dataframe(folder / "map.gpkg", layer="airspace_areas")

        assert set(claims.event_id) == set(airspace.event_id)
        assert claims.organisation.dropna().tolist() == ["Ministry"]
        for name, count in [("mentions", 1), ("documents", 2), ("unmapped", 1)]:
            assert len(pyogrio.read_dataframe(folder / "map.gpkg", layer=name)) == count

    def test_times_are_utc(self, folder: Path) -> None:
        """The night is there as UTC, and a time before 1970 too."""
        impacts = pyogrio.read_dataframe(folder / "map.gpkg", layer="impacts_areas").set_index("event_id")

        assert str(impacts.valid_from["i"]) == "2025-09-09 21:30:00+00:00"
        assert str(impacts.valid_from["old"]) == "1944-08-01 00:00:00+00:00"

    def test_each_table_has_a_style_that_is_well_formed(self, folder: Path) -> None:
        """The styles are defaults, found by QGIS by an empty catalogue and schema, and have dashes and hatches."""
        with closing(sqlite3.connect(folder / "map.gpkg")) as database:
            rows = database.execute(
                "SELECT f_table_name, styleQML FROM layer_styles "
                "WHERE useAsDefault = 1 AND f_table_catalog = '' AND f_table_schema = '' AND f_geometry_column = 'geom'"
            ).fetchall()
        styles = {name: ET.fromstring(qml.partition("\n")[2]) for name, qml in rows}

        assert set(styles) == {name for name, kind in pyogrio.list_layers(folder / "map.gpkg") if kind}
        strikes = styles["strikes_areas"]
        assert [layer.get("class") for layer in strikes.iterfind(".//symbol/layer")].count("LinePatternFill") == 2
        assert strikes.find(".//Option[@name='outline_style'][@value='dash']") is not None
        assert strikes.find("temporal").get("startField") == "valid_from"

    def test_every_feature_falls_into_a_category(self, folder: Path) -> None:
        """The value that QGIS works out for a feature is the value of a category of its table's style."""
        with closing(sqlite3.connect(folder / "map.gpkg")) as database:
            rows = database.execute("SELECT f_table_name, styleQML FROM layer_styles").fetchall()
            for name, qml in rows:
                style = ET.fromstring(qml.partition("\n")[2])
                values = {category.get("value") for category in style.iterfind(".//category")}
                columns = style.find("renderer-v2").get("attr").removeprefix("concat(").removesuffix(")").split(",")
                # QGIS's concat takes NULL for nothing, SQLite's || does not
                expression = " || ".join(c if c.startswith("'") else f"ifnull({c}, '')" for c in columns)
                assert "CASE WHEN" in expression
                found = {row[0] for row in database.execute(f'SELECT {expression} FROM "{name}"')}
                assert found <= values, name

    def test_is_sound(self, folder: Path) -> None:
        """SQLite finds no fault, and the application id is GeoPackage's."""
        with closing(sqlite3.connect(folder / "map.gpkg")) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("PRAGMA application_id").fetchone() == (0x47504B47,)

    def test_hostile_text_is_only_text(self, folder: Path) -> None:
        """Quotes, braces and formulas arrive to the letter."""
        strikes = pyogrio.read_dataframe(folder / "map.gpkg", layer="strikes_areas")

        assert strikes.quote[0] == HOSTILE.replace("\x00", "\ufffd")

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("impacts_areas", "impacts_areas"),
            ("../../etc/passwd", "etc_passwd"),
            ("Łódź; DROP TABLE x", "lodz_drop_table_x"),
            ("", "layer"),
            ("7 days", "t_7_days"),
            ("x" * 300, "x" * 48),
            ("claims", "claims_2"),
        ],
    )
    def test_names_of_tables_are_safe(self, text: str, name: str) -> None:
        """Slashes, quotes, 300 characters or the name of another table never reach the database."""
        assert _tables.safe_name(text, gpkg.TABLES) == name

    def test_names_of_tables_are_distinct(self) -> None:
        """Two layers that would get one name get two."""
        assert _tables.safe_name("a b", {"a_b", "a_b_2"}) == "a_b_3"


def has_qgis() -> bool:
    """Whether the system's Python has PyQGIS."""
    return (
        Path("/usr/bin/python3").exists()
        and not subprocess.run(
            ["/usr/bin/python3", "-c", "import qgis.core"], capture_output=True, check=False
        ).returncode
    )


@pytest.mark.skipif(not has_qgis(), reason="PyQGIS is not installed")
def test_qgis_opens_it_with_its_styles(folder: Path, tmp_path: Path) -> None:
    """QGIS counts every feature, takes the stored styles with dashes and hatches, labels, times and foreign names."""
    script = Path(__file__).with_name("in_qgis.py")
    done = subprocess.run(
        ["/usr/bin/python3", str(script), str(folder / "map.gpkg"), str(tmp_path / "map.png")],
        capture_output=True, text=True, check=True, env={"PATH": "/usr/bin", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    told = json.loads(done.stdout)

    assert all(layer["valid"] and layer["renderer"] == "categorizedSymbol" for layer in told.values())
    assert sum(layer["features"] for layer in told.values()) == features()
    assert told["strikes_areas"]["symbol_layers"] == ["CentroidFill", "LinePatternFill", "SimpleFill"]
    assert "dash" in told["strikes_areas"]["line_styles"]
    assert told["impacts_areas"]["temporal"][1:] == ["valid_from", "valid_to"]
    assert told["impacts_areas"]["labels"] == "label"
    assert sorted(told["impacts_areas"]["starts"]) == ["1944-08-01 00:00:00", "2025-09-09 21:30:00"]
    assert "Łódź Київ 漢字" in told["strikes_areas"]["names"][0]
    assert (tmp_path / "map.png").stat().st_size > 1000


class TestFlatGeobuf:
    """One layer with everything."""

    def test_holds_every_feature(self, folder: Path) -> None:
        """All features with all columns and mixed geometry."""
        table = pyogrio.read_dataframe(folder / "map.fgb")

        assert len(table) == features()
        assert set(COLUMNS) <= set(table.columns)
        assert table.crs == "EPSG:4326"
        assert {"Polygon", "LineString"} <= set(table.geom_type)


class TestGeoParquet:
    """One table with everything."""

    def test_holds_every_feature(self, folder: Path) -> None:
        """geopandas reads it back with all features, columns, times and the reference system."""
        table = gpd.read_parquet(folder / "map.parquet")

        assert len(table) == features()
        assert set(COLUMNS) <= set(table.columns)
        assert table.crs == "EPSG:4326"
        assert str(table.valid_from.dtype) == "datetime64[ms, UTC]"

    def test_says_its_version(self, folder: Path) -> None:
        """The metadata are those of GeoParquet 1.1."""
        import pyarrow.parquet as pq

        meta = json.loads(pq.read_metadata(folder / "map.parquet").metadata[b"geo"])

        assert meta["version"] == "1.1.0"
        assert meta["columns"]["geometry"]["encoding"] == "WKB"

    def test_without_pyarrow_the_way_out_is_named(self, tmp_path: Path, monkeypatch) -> None:
        """The message names the extra to install."""
        import importlib.util

        from geomap.errors import OutputError

        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
        with pytest.raises(OutputError, match=r"geomap\[parquet\]"):
            export_layers(full(), tmp_path / "map.parquet")


class TestKml:
    """Placemarks with time spans and caveats."""

    @pytest.fixture
    def tree(self, folder: Path) -> ET.Element:
        """The document."""
        return ET.parse(folder / "map.kml").getroot()

    def placemark(self, tree: ET.Element, event: str) -> ET.Element:
        for mark in tree.iterfind(".//k:Placemark", KML):
            if mark.findtext("k:ExtendedData/k:Data[@name='event_id']/k:value", None, KML) == event:
                return mark
        raise AssertionError(event)

    def test_holds_every_feature(self, tree: ET.Element) -> None:
        """A placemark a feature, a folder a layer."""
        assert len(tree.findall(".//k:Placemark", KML)) == features()
        assert len(tree.findall(".//k:Folder", KML)) == len(full().layers)

    def test_time_spans_are_utc(self, tree: ET.Element) -> None:
        """A night has both ends, a closure until further notice only its begin."""
        night, closure = self.placemark(tree, "i"), self.placemark(tree, "x")

        assert night.findtext("k:TimeSpan/k:begin", None, KML) == "2025-09-09T21:30:00Z"
        assert night.findtext("k:TimeSpan/k:end", None, KML) == "2025-09-10T04:31:00Z"
        assert closure.find("k:TimeSpan/k:end", KML) is None

    def test_every_balloon_has_the_caveats(self, tree: ET.Element) -> None:
        """Dashes and hatches vanish in KML; the words that replace them are in every balloon."""
        for mark in tree.iterfind(".//k:Placemark", KML):
            assert "not flight paths" in mark.findtext("k:description", "", KML)

    def test_report_text_is_no_markup_in_a_balloon(self, tree: ET.Element) -> None:
        """What Google Earth would read as HTML is escaped for that; the attribute has it to the letter."""
        mark = self.placemark(tree, "h")

        assert "<b>" not in mark.findtext("k:description", "", KML)
        assert "&lt;b&gt;" in mark.findtext("k:description", "", KML)
        assert "<b>" in mark.findtext("k:ExtendedData/k:Data[@name='quote']/k:value", "", KML)

    def test_elements_stand_in_the_order_of_the_schema(self, tree: ET.Element) -> None:
        """KML 2.2 fixes the order of a placemark's elements (OGC 07-147r2, 9.11)."""
        order = ["name", "visibility", "description", "TimeSpan", "styleUrl", "ExtendedData"]
        for mark in tree.iterfind(".//k:Placemark", KML):
            names = [child.tag.partition("}")[2] for child in mark]
            assert names[:-1] == [name for name in order if name in names]
            assert names[-1] in ("Polygon", "LineString", "MultiGeometry")

    def test_layers_that_are_off_are_hidden(self, tree: ET.Element) -> None:
        """What is denied is in the file and not shown at first."""
        assert self.placemark(tree, "no").findtext("k:visibility", None, KML) == "0"


class TestProject:
    """The QGIS project within a GeoPackage."""

    def test_qgis_finds_layers_relations_and_times(self, folder: Path) -> None:
        """The project names every table, relates claims to events, and has every layer's times on."""
        with closing(sqlite3.connect(folder / "map.gpkg")) as database:
            (content,) = database.execute("SELECT content FROM qgis_projects WHERE name = 'geomap'").fetchone()
        project = ET.fromstring(zipfile.ZipFile(io.BytesIO(bytes.fromhex(content))).read("geomap.qgs"))
        layers = project.findall("projectlayers/maplayer")
        sources = {layer.findtext("datasource", "").partition("layername=")[2] for layer in layers}
        relations = {(one.get("referencingLayer"), one.get("referencedLayer")) for one in project.iter("relation")}

        assert sources == {name for name, _ in pyogrio.list_layers(folder / "map.gpkg")} - {"layer_styles"}
        assert ("geomap_layer_claims", "geomap_layer_events") in relations
        assert ("geomap_layer_impacts_areas", "geomap_layer_events") in relations
        spatial = [layer for layer in layers if layer.find("renderer-v2") is not None]
        assert spatial
        assert all(layer.find("temporal").get("enabled") == "1" for layer in spatial)
        assert project.findtext("ProjectTimeSettings/TemporalRange/start") == "1944-08-01T00:00:00Z"

    def test_foreign_keys_hold(self, folder: Path) -> None:
        """Claims refer to events and documents; every row has its parent."""
        with closing(sqlite3.connect(folder / "map.gpkg")) as database:
            keys = {row[2] for row in database.execute("PRAGMA foreign_key_list(claims)")}
            assert keys == {"events", "documents"}
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            counted = database.execute("SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'claims'").fetchone()
            assert counted == database.execute("SELECT count(*) FROM claims").fetchone()


class TestOddLayers:
    """Layers that nobody makes on purpose."""

    def odd(self):
        """Two layers of one title, one of 300 letters with slashes, one of a collection, one empty."""
        reading = full()
        first = next(layer for layer in reading.layers if layer.name == "impacts")
        row = first.features.iloc[[0]].copy()
        line = shapely.LineString([(21, 52), (22, 53)])
        row.geometry = [shapely.GeometryCollection([shapely.Point(21, 52).buffer(0.1), shapely.GeometryCollection([line])])]
        named = replace(first, name="a/b \\ " + "x" * 300)
        return replace(reading, layers=(first, named, replace(first, name="c", features=row), replace(first, features=row[:0])))

    @pytest.mark.parametrize("suffix", [".gpkg", ".zip"])
    def test_a_collection_goes_to_the_tables_of_its_parts(self, suffix: str, tmp_path: Path) -> None:
        """QGIS has no layers of collections: its area is among the areas, its line among the lines."""
        export_layers(self.odd(), tmp_path / f"map{suffix}", report=lambda _: None)
        path = str(tmp_path / f"map{suffix}")
        read = {name: pyogrio.read_dataframe(path, layer=name) for name, kind in pyogrio.list_layers(path) if kind}

        assert {"c_areas", "c_lines", "impacts_areas"} <= set(read)
        assert all(len(name) <= 60 and "/" not in name for name in read)
        assert read["c_lines"].geometry.length.sum() == pytest.approx(2**0.5)

    def test_every_format_takes_them(self, tmp_path: Path) -> None:
        """No name of a layer becomes a path, and nothing is refused."""
        for suffix in formats():
            if suffix not in (".png", ".svg", ".pdf"):
                export_layers(self.odd(), tmp_path / f"map{suffix}", report=lambda _: None)

        assert {path.parent for path in tmp_path.rglob("*")} == {tmp_path}
