"""Reports as tables and as a map that shows itself."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

import geomap
from geomap.errors import InputError, UsageError
from geomap.notebook import EVENT_COLUMNS, MENTION_COLUMNS, IncidentMap

REPORT = (
    "Two drones crashed near Chełm, eastern Poland, on Tuesday night, police said. "
    "Lublin Airport was closed until Wednesday morning. Minsk denied it had sent them."
)


@pytest.fixture(scope="module")
def incident() -> IncidentMap:
    """A short report, read."""
    return geomap.read(text=REPORT, published="2025-11-05")


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is no workspace, as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestRead:
    def test_takes_a_text(self, incident: IncidentMap) -> None:
        """A report can be a string; it needs no file."""
        assert {"impact", "airport_closure"} <= set(incident.events.category)
        assert [document.id for document in incident.reading.documents] == ["text"]

    def test_takes_files_and_documents_together(self, nowhere: Path) -> None:
        """Paths and documents that somebody made are read in one go; documents come first."""
        (nowhere / "a.txt").write_text("A drone was found in Zamość, Poland.", "utf-8")
        found = geomap.read("a.txt", geomap.Document(id="mine", text="A drone fell on Mielnik."), published="2025-11-05")

        assert [document.id for document in found.reading.documents] == ["mine", "a"]

    def test_without_inputs_reads_the_workspace(self, nowhere: Path) -> None:
        """Like the commands, it takes seeds/ of the current folder, and the title of its settings."""
        (nowhere / "seeds").mkdir()
        (nowhere / "seeds" / "a.txt").write_text("A drone was found in Zamość, Poland.", "utf-8")
        (nowhere / "geomap.toml").write_text('title = "Mine"', "utf-8")

        assert geomap.read().reading.title == "Mine"

    def test_nothing_to_read_is_an_error(self, nowhere: Path) -> None:
        """No input and no workspace is said, not returned as an empty map."""
        with pytest.raises(InputError, match="nothing to read"):
            geomap.read()

    def test_a_bad_record_is_a_warning(self, nowhere: Path) -> None:
        """What cannot be read is said by a warning with its place, and the rest is kept."""
        (nowhere / "a.jsonl").write_text('{"text": "A drone fell on Chełm."}\n{"text": 5}\n', "utf-8")
        with pytest.warns(UserWarning, match=r"a\.jsonl:2"):
            found = geomap.read("a.jsonl")

        assert len(found.documents) == 1

    @pytest.mark.parametrize("wrong", [{"nonsense": 1}, {"language": "xx"}, {"corridors": "sideways"}])
    def test_unknown_options_are_wrong_usage(self, wrong: dict[str, object]) -> None:
        """An option that there is not, or a value of it, is named in the error."""
        with pytest.raises(UsageError, match=str(next(iter(wrong)))):
            geomap.read(text=REPORT, **wrong)


class TestTables:
    def test_events_have_documented_columns(self, incident: IncidentMap) -> None:
        """The columns are those that the documentation lists, in EPSG:4326."""
        assert tuple(incident.events.columns) == EVENT_COLUMNS
        assert incident.events.crs.to_epsg() == 4326
        closed = incident.events.set_index("category").loc["airport_closure"]
        assert shapely.distance(closed.geometry, shapely.Point(22.71, 51.24)) < 0.1

    def test_mentions_without_a_place_have_no_geometry(self, incident: IncidentMap) -> None:
        """A metonym is in the table, with its reason, and nowhere on the map."""
        assert tuple(incident.mentions.columns) == MENTION_COLUMNS
        minsk = incident.mentions.set_index("text").loc["Minsk"]
        assert (minsk.kind, minsk.doc) == ("metonym", "text")
        assert REPORT[minsk.char_start : minsk.char_end] == "Minsk"

    def test_claims_point_to_events(self, incident: IncidentMap) -> None:
        """Each claim names the event it is about."""
        assert set(incident.claims.event_id) <= set(incident.events.event_id)

    def test_layers_are_frames_by_name(self, incident: IncidentMap) -> None:
        """What is drawn comes as a GeoDataFrame a layer."""
        assert {"impacts", "airports"} <= set(incident.layers)
        assert all(isinstance(frame, gpd.GeoDataFrame) for frame in incident.layers.values())

    def test_an_empty_reading_keeps_its_columns(self) -> None:
        """A text without places gives tables without rows, with their columns and types."""
        found = geomap.read(text="Nothing happened at all.")

        assert (len(found.events), tuple(found.events.columns)) == (0, EVENT_COLUMNS)
        assert str(found.events.uncertainty_m.dtype) == "float64"
        assert found.unmapped.empty


class TestMap:
    def test_shows_itself_in_a_frame(self, incident: IncidentMap) -> None:
        """The page stands in a sandboxed frame whose document cannot end early."""
        shown = incident._repr_html_()

        assert shown.count("<iframe") == 1
        assert 'sandbox="allow-scripts' in shown
        assert "allow-same-origin" not in shown
        assert "<script" not in shown

    def test_hostile_text_stays_text(self) -> None:
        """A report's words cannot leave the frame's attribute."""
        shown = geomap.read(text=f'"></iframe><script>alert(1)</script> {REPORT}')._repr_html_()

        assert "<script" not in shown
        assert shown.count("</iframe>") == 1

    def test_is_geojson_to_others(self, incident: IncidentMap) -> None:
        """shapely and geopandas read it through `__geo_interface__`, and it is strict JSON."""
        found = incident.__geo_interface__
        json.dumps(found, allow_nan=False)
        frame = gpd.GeoDataFrame.from_features(incident)

        assert len(frame) == sum(len(layer) for layer in incident.layers.values())

    def test_is_saved_by_suffix(self, incident: IncidentMap, tmp_path: Path) -> None:
        """A page or an export, as the file's name says."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            page, layers = incident.save(tmp_path / "a.html"), incident.save(tmp_path / "a.geojson")

        assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
        assert len(json.loads(layers.read_text("utf-8"))["features"]) == len(incident.__geo_interface__["features"])

    def test_says_how_much_it_holds(self, incident: IncidentMap) -> None:
        """Its text form counts documents, events and features."""
        assert repr(incident).startswith("<IncidentMap documents: 1, events: ")
