"""GeoJSON with nested properties, for programs that read it as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from export_sample import full
from rfc7946 import problems

from geomap.export import export_layers


class TestNested:
    """GeoJSON with objects in its properties."""

    @pytest.fixture
    def features(self, tmp_path_factory) -> list[dict[str, Any]]:
        """The full sample, nested."""
        path = tmp_path_factory.mktemp("nested") / "map.geojson"
        export_layers(full(), path, nested=True)
        assert problems(path.read_bytes()) == []
        return json.loads(path.read_text("utf-8"))["features"]

    def test_a_feature_has_its_claims_and_evidence(self, features: list[dict[str, Any]]) -> None:
        """Claims are objects with their speakers and evidence, not text."""
        violation = next(one["properties"] for one in features if one["properties"]["event_id"] == "v")

        assert len(violation["claims"]) == 4
        assert violation["claims"][1]["speaker"] == {"name": "Ada", "role": "spokeswoman", "organisation": "Ministry"}
        assert violation["count"] == {"what": "drones", "low": 19.0, "high": 23.0}
        assert isinstance(violation["construction"], dict)
        assert violation["time"]["valid_from"] == "2025-09-09T21:30:00Z"

    def test_holds_the_same_features_as_the_flat_one(self, features: list[dict[str, Any]], tmp_path: Path) -> None:
        """Ids and geometry do not depend on the form of the properties."""
        export_layers(full(), tmp_path / "flat.geojson")
        flat = json.loads((tmp_path / "flat.geojson").read_text("utf-8"))["features"]

        assert [(one["id"], one["geometry"]) for one in flat] == [(one["id"], one["geometry"]) for one in features]
