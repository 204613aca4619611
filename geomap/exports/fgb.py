"""FlatGeobuf: all features in one file with a spatial index, quick to open over the web."""

from __future__ import annotations

from pathlib import Path

from geomap.exports import Options, _ogr, _tables
from geomap.model import Reading

SUFFIX = ".fgb"


def write(reading: Reading, path: Path, options: Options) -> None:
    """One layer of mixed geometry with a ``layer`` column; features come in the order of the index."""
    table = _tables.features(reading)
    _ogr.write(
        table, path, driver="FlatGeobuf", layer="features", geometry_type="Unknown",
        layer_options={"SPATIAL_INDEX": "YES" if len(table) else "NO"},
    )  # fmt: skip
