"""GeoParquet 1.1, for DuckDB, geopandas and data lakes; needs pyarrow."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from geomap.errors import OutputError
from geomap.exports import Options, _tables
from geomap.model import Reading

SUFFIX = ".parquet"
ALIASES = (".geoparquet",)


def write(reading: Reading, path: Path, options: Options) -> None:
    """One table with the features of all layers, geometry as WKB, compressed with zstd.

    Raises:
        OutputError: pyarrow is not installed.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise OutputError(f"{path.name}: GeoParquet needs pyarrow; install `geomap[parquet]`")
    table = _tables.features(reading)
    texts = {column: "string" for column in table.columns if table[column].dtype == object}
    table = table.astype(texts)
    table.to_parquet(path, index=False, compression="zstd", schema_version="1.1.0")
