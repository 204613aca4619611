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
    """One table with the features of all layers, geometry as WKB.

    Raises:
        OutputError: pyarrow is not installed.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise OutputError(f"{path.name}: GeoParquet needs pyarrow; install `geomap[parquet]`")
    table = _tables.features(reading)
    # a column of nothing but None would become one of no type
    texts = [column for column in table.columns if table[column].dtype == object]
    bare = [column for column in texts if all(value is None for value in table[column].array)]
    table = table.astype(dict.fromkeys(bare, "string"))
    table.to_parquet(path, index=False, schema_version="1.1.0")
