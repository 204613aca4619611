"""Edits made in a GIS tool come back as corrections, with old and new values."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio
import pytest
from export_sample import full
from factories import document, event, place, reading, resolution

from geomap import returned
from geomap.corrections import apply_corrections, read_corrections
from geomap.errors import InputError, OutputError
from geomap.export import export_layers
from geomap.model import TimeSpan

QGIS_PYTHON = Path("/usr/bin/python3")


def sample():
    """Three impacts and a place that no event rests on."""
    events = [
        event("impact", place("Old Town", 21.2, 52.2, 1_000.0), id="moved", time=TimeSpan("2025-09-10")),
        event("impact", place("Wood", 21.5, 51.5, 500.0), id="gone", time=TimeSpan("2025-09-10", "2025-09-11")),
        event("impact", place("Hill", 20.5, 50.5, None), id="changed", time=TimeSpan("2025-09-10")),
    ]
    return reading(events, documents=(document(),), resolutions=[resolution("Elsewhere", place("Elsewhere"), start=90)])


def edited(path: Path, change: dict[str, dict[str, Any]], gone: tuple[str, ...] = ()) -> None:
    """A GeoJSON with other properties; ``shift`` moves a geometry by degrees."""
    data = json.loads(path.read_text("utf-8"))
    data["features"] = [one for one in data["features"] if one["properties"]["event_id"] not in gone]
    for feature in data["features"]:
        for name, value in change.get(feature["properties"]["event_id"], {}).items():
            if name == "shift":
                rings = feature["geometry"]["coordinates"]
                feature["geometry"]["coordinates"] = [[[x + value[0], y + value[1]] for x, y in ring] for ring in rings]
            else:
                feature["properties"][name] = value
    path.write_text(json.dumps(data), encoding="utf-8")


def decided(path: Path, made=None) -> tuple[list[returned.Decision], list[str]]:
    """The decisions, and what was reported."""
    made = made or sample()
    said: list[str] = []
    found = returned.decisions(
        returned.read_edited(path, made), made, who="Ada", when="2025-09-12", reason="seen", report=lambda e: said.append(str(e))
    )
    return found, said


@pytest.fixture(params=[".geojson", ".gpkg"])
def exported(request, tmp_path: Path) -> Path:
    """The sample in a format that edits are read from."""
    export_layers(sample(), tmp_path / f"map{request.param}")
    return tmp_path / f"map{request.param}"


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg"])
def test_nothing_edited_is_no_correction(suffix: str, tmp_path: Path) -> None:
    """What was not touched decides nothing, whatever kinds of geometry and text there are."""
    export_layers(full(), tmp_path / f"map{suffix}")

    assert decided(tmp_path / f"map{suffix}", full()) == ([], [])


class TestGeoJson:
    """Edits of each kind."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        """The sample as GeoJSON."""
        export_layers(sample(), tmp_path / "map.geojson")
        return tmp_path / "map.geojson"

    def test_a_moved_disc_keeps_its_radius(self, path: Path) -> None:
        """The new place is the middle of the disc, and no more exact than before."""
        edited(path, {"moved": {"shift": (0.1, 0.05)}})
        (one,), said = decided(path)

        assert (one.key, one.action, one.old) == ("moved", "move", "Old Town")
        assert one.new == {"lon": pytest.approx(21.3, abs=1e-4), "lat": pytest.approx(52.25, abs=1e-4), "uncertainty_m": 1_000.0}
        assert said == []

    def test_an_unknown_radius_stays_unknown(self, path: Path) -> None:
        """The ring round a spot of unknown exactness is a size of drawing and does not become a distance."""
        edited(path, {"changed": {"shift": (0.1, 0.0)}})
        (one,), _ = decided(path)

        assert set(one.new) == {"lon", "lat"}

    def test_a_deleted_feature_is_rejected(self, path: Path) -> None:
        """The event is no longer one."""
        edited(path, {}, gone=("gone",))
        (one,), _ = decided(path)

        assert (one.key, one.action, one.new) == ("gone", "reject", None)

    def test_type_and_time(self, path: Path) -> None:
        """A new type and new dates come with what stood there."""
        edited(path, {"changed": {"type": "strike", "start": "2025-09-09"}, "gone": {"end": "2025-09-12"}})
        found, _ = decided(path)

        assert [(one.key, one.action, one.old, one.new) for one in found] == [
            ("gone", "re-date", "2025-09-10", "2025-09-10/2025-09-12"),
            ("changed", "retype", "impact", "strike"),
            ("changed", "re-date", "2025-09-10", "2025-09-09"),
        ]

    def test_dates_that_a_tool_writes_as_midnight_are_the_same(self, path: Path) -> None:
        """GDAL takes a column of dates for moments when it saves."""
        edited(path, {"gone": {"start": "2025-09-10T00:00:00", "end": "2025/09/11 00:00:00"}})

        assert decided(path) == ([], [])

    def test_a_new_note_is_the_reason(self, path: Path) -> None:
        """What was written to the note column says why."""
        edited(path, {"changed": {"type": "strike", "note": "The crater shows it."}})
        (one,), _ = decided(path)

        assert one.reason == "The crater shows it."

    def test_a_place_outside_of_events_is_a_correction_of_its_mention(self, path: Path) -> None:
        """Deleting it rejects the mention."""
        other = sample()
        data = json.loads(path.read_text("utf-8"))
        keys = [one["properties"]["event_id"] for one in data["features"] if one["properties"]["type"] == "mention"]
        kept = next(one for one in data["features"] if one["properties"]["type"] == "mention")
        data["features"].append({**kept, "properties": {**kept["properties"], "event_id": None}})
        path.write_text(json.dumps(data), encoding="utf-8")
        edited(path, {}, gone=tuple(keys))
        found, said = decided(path, other)

        assert [(one.what, one.key, one.action) for one in found] == [("mention", keys[0], "reject")]
        assert len(said) == 1
        assert "is new" in said[0]

    def test_a_layer_left_out_was_not_deleted(self, path: Path) -> None:
        """Saving one layer alone rejects nothing of the others."""
        edited(path, {}, gone=("moved", "gone", "changed"))

        assert decided(path) == ([], [])

    @pytest.mark.parametrize(("column", "value"), [("status", "denied"), ("type", "earthquake"), ("start", "soon"), ("count_low", 5)])
    def test_what_no_correction_says_is_reported(self, path: Path, column: str, value: Any) -> None:
        """One line each, and nothing decided."""
        edited(path, {"changed": {column: value}})
        found, said = decided(path)

        assert found == []
        assert len(said) == 1
        assert "map.geojson: feature" in said[0]

    def test_another_reading_is_refused(self, path: Path) -> None:
        """Differences to other inputs are nobody's edits."""
        with pytest.raises(InputError, match="from another reading"):
            decided(path, full())


@pytest.mark.skipif(not QGIS_PYTHON.exists(), reason="there is no system Python")
def test_edits_made_in_qgis(exported: Path, tmp_path: Path) -> None:
    """PyQGIS opens the layer for editing, moves, retypes, deletes and saves; the corrections say just that."""
    if subprocess.run([QGIS_PYTHON, "-c", "import qgis.core"], capture_output=True, check=False).returncode:
        pytest.skip("PyQGIS is not installed")
    layer = "impacts_areas" if exported.suffix == ".gpkg" else "-"
    edits = ["move|moved|0.1|0.05", "delete|gone", "set|changed|type|strike"]
    script = Path(__file__).parent / "edit_in_qgis.py"
    done = subprocess.run([QGIS_PYTHON, script, exported, layer, *edits], capture_output=True, text=True, check=True,
                          env={"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)})  # fmt: skip
    assert json.loads(done.stdout.splitlines()[-1])["saved"]
    found, said = decided(exported)

    assert sorted((one.key, one.action, one.old) for one in found) == [
        ("changed", "retype", "impact"), ("gone", "reject", None), ("moved", "move", "Old Town")
    ]  # fmt: skip
    assert said == []


class TestGeoPackage:
    """What only a GeoPackage has."""

    def test_a_table_left_out_was_not_deleted(self, tmp_path: Path) -> None:
        """A file with one layer of several rejects nothing of the others."""
        export_layers(full(), tmp_path / "map.gpkg")
        keep = pyogrio.read_dataframe(tmp_path / "map.gpkg", layer="impacts_areas")
        about = pyogrio.read_dataframe(tmp_path / "map.gpkg", layer="about", read_geometry=False)
        pyogrio.write_dataframe(keep, tmp_path / "part.gpkg", layer="impacts_areas")
        pyogrio.write_dataframe(about, tmp_path / "part.gpkg", layer="about", append=True)

        assert decided(tmp_path / "part.gpkg", full()) == ([], [])

    def test_another_reference_system(self, tmp_path: Path) -> None:
        """A table saved in metres is the same place."""
        export_layers(sample(), tmp_path / "map.gpkg")
        table = gpd.read_file(tmp_path / "map.gpkg", layer="impacts_areas").to_crs(3857)
        shutil.copy(tmp_path / "map.gpkg", tmp_path / "metres.gpkg")
        pyogrio.write_dataframe(table, tmp_path / "metres.gpkg", layer="impacts_areas", append=False)

        assert decided(tmp_path / "metres.gpkg") == ([], [])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [("x.gpkg", b"not a database", "is no GeoPackage"), ("x.gpkg", b"SQLite format 3\0" + b"x" * 99, "cannot be read"),
     ("x.geojson", b'{"type": "FeatureCollection"}', "is no GeoJSON FeatureCollection"),
     ("x.geojson", b'{"features": [{"properties": {}}]}', "no feature has an event_id"),
     ("x.geojson", b'{"features": [7]}', "has no properties"),
     ("x.geojson", b'{"features": [{"properties": {}, "geometry": {"type": "Point", "coordinates": "x"}}]}', "geometry"),
     ("x.kml", b"<kml/>", "no edits are read from")],
)  # fmt: skip
def test_a_broken_file_is_one_line(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    """It says what was found, and no more."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        returned.read_edited(tmp_path / name, sample())

    assert "\n" not in str(caught.value)


class TestWriting:
    """Decisions become corrections in a file."""

    DECISION = returned.Decision("event", "moved", "move", "Old Town", {"lon": 21.3, "lat": 52.25, "uncertainty_m": 1000.0},
                                 'say "why": #1\nИ так', "Ada", "2025-09-12")  # fmt: skip

    @pytest.mark.parametrize("before", [None, "corrections:\n", "# ours\ncorrections:\n- event: a\n  action: reject\n  reason: r\n  who: w"])
    def test_are_read_back_and_applied(self, before: str | None, tmp_path: Path) -> None:
        """They stand at the end of the list; what stood there stays to the letter, and the event is moved."""
        path = tmp_path / "corrections.yaml"
        if before is not None:
            path.write_text(before, encoding="utf-8")
        returned.append(path, [self.DECISION])
        *_, last = found = read_corrections(path)
        moved = apply_corrections(sample().events, [last], lambda *_: None).events[0]

        assert path.read_text("utf-8").startswith((before or "corrections:\n").rstrip())
        assert last.reason == self.DECISION.reason
        assert (moved.place.lon, moved.place.lat, moved.place.uncertainty_m) == (21.3, 52.25, 1000.0)
        assert returned.not_yet(path, [self.DECISION]) == []
        assert len(found) == 1 + (before is not None and "event" in before)

    def test_a_file_that_nothing_can_be_added_to_stays(self, tmp_path: Path) -> None:
        """A list in brackets has no end to add to; the old file is untouched."""
        path = tmp_path / "corrections.yaml"
        path.write_text("corrections: []\n", encoding="utf-8")
        with pytest.raises(OutputError, match="nothing can be added"):
            returned.append(path, [self.DECISION])

        assert path.read_text("utf-8") == "corrections: []\n"
