"""Events from a GeoPackage or FlatGeobuf: the columns are the fields, the geometry is the place, in any stated system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geomap.documents import Report, raise_error
from geomap.errors import InputError
from geomap.eventfiles import Row
from geomap.strict import plain, shown

SUFFIXES = (".gpkg", ".fgb")
BATCH = 50_000
"""Features held at once."""


def read(path: Path, *, report: Report = raise_error) -> Iterator[Row]:
    """The features of every layer that has a column ``category``, in the order of the file, as longitude and latitude.

    Layers without one (styles, relations, other tables) are passed over.

    Raises:
        InputError: it is no such file, or no layer holds events.
    """
    import pyogrio

    where = plain(path)
    try:
        names = [str(name) for name, _ in pyogrio.list_layers(path)]
        layers = [name for name in names if "category" in pyogrio.read_info(path, layer=name)["fields"]]
    except pyogrio.errors.DataSourceError as error:
        raise InputError(where, f"cannot be read ({plain(str(error).splitlines()[0])})") from None
    if not layers:
        raise InputError(where, f"no layer has a column category; there are {shown(', '.join(names))}")
    number = 0
    for layer in layers:
        for fields, geometry in _features(path, layer, where):
            number += 1
            yield Row(fields, f"{where}: {shown(layer)} feature {number}", number, geometry)


def _features(path: Path, layer: str, where: str) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Fields and geometry of each feature of a layer, a batch at a time."""
    import pyogrio

    done = 0
    while True:
        try:
            batch = pyogrio.read_dataframe(path, layer=layer, skip_features=done, max_features=BATCH)
        except (pyogrio.errors.DataLayerError, pyogrio.errors.FeatureError, ValueError) as error:
            raise InputError(where, f"layer {shown(layer)} cannot be read ({plain(str(error).splitlines()[0])})") from None
        if not len(batch):
            return
        shapes = _shapes(batch, where, layer)
        columns = [name for name in batch.columns if name != "geometry"]
        cells = [batch[name].astype(object).where(batch[name].notna(), None).tolist() for name in columns]
        for row, shape in zip(zip(*cells, strict=True), shapes, strict=True):
            yield {name: _plain(value) for name, value in zip(columns, row, strict=True)}, shape
        done += len(batch)


def _shapes(batch: Any, where: str, layer: str) -> list[dict[str, Any] | None]:
    """GeoJSON geometries in WGS 84; ``None`` for a feature, or a table, without one."""
    import json

    import shapely

    if "geometry" not in batch.columns or not hasattr(batch, "crs"):
        return [None] * len(batch)
    if batch.crs is None and batch.geometry.notna().any():
        raise InputError(where, f"layer {shown(layer)} states no coordinate system", "set one in your GIS")
    if batch.crs is not None:
        batch = batch.to_crs(4326)
    texts = shapely.to_geojson(shapely.force_2d(batch.geometry.values))
    return [json.loads(text) if text is not None else None for text in texts]


def _plain(value: Any) -> Any:
    """A time as ISO 8601; everything else as it is."""
    return value.isoformat() if hasattr(value, "isoformat") else value
