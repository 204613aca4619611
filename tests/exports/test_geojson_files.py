"""GeoJSON and GeoJSON Lines: strict RFC 7946, flat, and nothing lost."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
import shapely
from export_sample import HOSTILE, empty, full
from factories import AREAS, country, event, reading
from rfc7946 import problems

from geomap.export import export_layers
from geomap.layers import COLUMNS


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> dict:
    """The full sample as GeoJSON."""
    path = tmp_path_factory.mktemp("geojson") / "map.geojson"
    export_layers(full(), path)
    return {"bytes": path.read_bytes(), "value": json.loads(path.read_text("utf-8"))}


class TestChecker:
    """The checker itself finds what is wrong."""

    @pytest.mark.parametrize(
        ("text", "section"),
        [
            ('{"type": "FeatureCollection"}', "3 "),
            ('{"type": "Point", "coordinates": [1, NaN]}', "1:"),
            ('{"type": "Point", "coordinates": [200, 0]}', "4 "),
            ('{"type": "Point", "coordinates": [1.123456789, 0]}', "11.2"),
            ('{"type": "LineString", "coordinates": [[179, 0], [-179, 0]]}', "3.1.9"),
            ('{"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}', "3.1.6"),
            ('{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 1]]]}', "3.1.6"),
            ('{"type": "FeatureCollection", "features": [], "crs": {}}', "4 "),
            ('{"type": "Feature", "geometry": null, "properties": [], "id": true}', "3.2"),
            ('{"type": "Feature", "geometry": null, "geometry": null, "properties": {}}', "1:"),
        ],
    )
    def test_finds(self, text: str, section: str) -> None:
        """Each broken text is found under its section."""
        assert any(line.startswith(section) for line in problems(text.encode()))


class TestStrict:
    """RFC 7946."""

    def test_full_sample(self, written: dict) -> None:
        """No rule is broken by the sample with areas, lines, a cut dateline and hostile text."""
        assert problems(written["bytes"]) == []

    def test_empty(self, tmp_path: Path) -> None:
        """Nothing is a collection of nothing, without a bounding box."""
        export_layers(empty(), tmp_path / "map.geojson")
        value = json.loads((tmp_path / "map.geojson").read_text())

        assert problems((tmp_path / "map.geojson").read_bytes()) == []
        assert value["features"] == []
        assert "bbox" not in value

    def test_lines_are_each_a_feature(self, tmp_path: Path) -> None:
        """Every line of GeoJSON Lines is a valid feature of its own, the same as in the collection."""
        export_layers(full(), tmp_path / "map.geojsonl")
        lines = (tmp_path / "map.geojsonl").read_bytes().splitlines()

        assert [problems(line) for line in lines] == [[]] * len(lines)
        assert len(lines) == sum(len(layer.features) for layer in full().layers)

    def test_dateline_is_cut(self, written: dict) -> None:
        """The disc at 179.99 E is two polygons, one on each side."""
        shape = next(f["geometry"] for f in written["value"]["features"] if f["properties"]["event_id"] == "d")
        sides = [shapely.geometry.shape({"type": "Polygon", "coordinates": part}) for part in shape["coordinates"]]

        assert sorted(math.copysign(1, side.centroid.x) for side in sides) == [-1.0, 1.0]

    def test_rings_stay_valid_on_the_grid(self, tmp_path: Path) -> None:
        """A spike thinner than the grid of coordinates does not leave a broken ring."""
        spike = shapely.Polygon([(20, 50), (22, 50), (22, 51), (21, 51), (21 + 1e-8, 52), (21 - 1e-8, 51), (20, 51)])
        at = country("AA")
        thin = event("interception", type(at)(at.label, spike, 100.0, 21.0, 50.5, "toponym", at.entries))
        export_layers(reading([thin]), tmp_path / "map.geojson")
        shape = json.loads((tmp_path / "map.geojson").read_text())["features"][0]["geometry"]

        assert shapely.geometry.shape(shape).is_valid


class TestProperties:
    """What stands beside the geometry."""

    def test_values_are_scalars(self, written: dict) -> None:
        """No lists and no objects: they arrive in GIS tools as text or not at all."""
        kinds = {type(v) for f in written["value"]["features"] for v in f["properties"].values()}

        assert kinds <= {str, int, float, type(None)}

    def test_every_column_arrives(self, written: dict) -> None:
        """Each column of a layer is a property, style columns under their simplestyle names."""
        names = set(written["value"]["features"][0]["properties"])
        styled = {column.replace("_", "-") if column.startswith(("stroke_", "fill_")) else column for column in COLUMNS}

        assert styled - {"geometry"} <= names

    def test_symbols_have_markers(self, written: dict) -> None:
        """A feature with a symbol has simplestyle's marker keys, others have none."""
        for feature in written["value"]["features"]:
            assert ("marker-symbol" in feature["properties"]) == bool(feature["properties"]["symbol"])

    def test_ids_are_distinct(self, written: dict) -> None:
        """No two features share an id."""
        ids = [feature["id"] for feature in written["value"]["features"]]

        assert len(set(ids)) == len(ids)

    def test_text_arrives_to_the_letter(self, written: dict) -> None:
        """Markup, braces, formulas and scripts are text; only NUL, which databases cannot hold, is replaced."""
        hostile = next(f["properties"] for f in written["value"]["features"] if f["properties"]["event_id"] == "h")

        assert hostile["quote"] == HOSTILE.replace("\x00", "\ufffd")

    def test_times_are_utc_intervals(self, written: dict) -> None:
        """Warsaw's night of 23:30 to 06:30 in September is 21:30 to 04:31 UTC; August 1944 is the whole month."""
        times = {f["properties"]["event_id"]: f["properties"] for f in written["value"]["features"]}

        assert (times["i"]["valid_from"], times["i"]["valid_to"]) == ("2025-09-09T21:30:00Z", "2025-09-10T04:31:00Z")
        assert (times["old"]["valid_from"], times["old"]["valid_to"]) == (
            "1944-08-01T00:00:00Z",
            "1944-09-01T00:00:00Z",
        )
        assert (times["x"]["valid_from"], times["x"]["valid_to"]) == ("2025-09-11T22:00:00Z", None)

    def test_unknown_is_null(self, written: dict) -> None:
        """An unknown radius is null, not 0."""
        airport = next(f["properties"] for f in written["value"]["features"] if f["properties"]["event_id"] == "a")

        assert airport["radius_m"] is None

    def test_caveats_and_attribution_come_along(self, written: dict) -> None:
        """What the reader must know stands beside the features."""
        assert written["value"]["attribution"] == ["Test data, CC0"]
        assert any("not flight paths" in text for text in written["value"]["caveats"])
        assert written["value"]["worldview"] == "recognised"

    def test_geometry_is_the_one_drawn(self, written: dict) -> None:
        """The airspace is the country's area, moved by no more than the grid of coordinates."""
        shape = next(f["geometry"] for f in written["value"]["features"] if f["properties"]["layer"] == "airspace")

        assert shapely.hausdorff_distance(shapely.geometry.shape(shape), AREAS["AA"]) < 1e-6
