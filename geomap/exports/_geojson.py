"""Features as GeoJSON text, a line each, for the formats that are made of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import shapely

from geomap.exports import _nested, _tables
from geomap.exports._style import simplestyle
from geomap.model import Reading

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

DECIMALS = 6
"""A tenth of a metre: finer than anything drawn here is known, coarser than the 7 places that RFC 7946 allows for."""

_BATCH = 20_000


def lines(reading: Reading, *, nested: bool = False) -> Iterator[str]:
    """Each feature as a line of GeoJSON (RFC 7946): right-handed rings, no coordinate reference system.

    Properties are scalars, or with ``nested`` objects that `_nested` makes of them.
    """
    seen: Counter[str] = Counter()
    properties = _nested.maker(reading) if nested else simplestyle
    for _, table in _tables.by_layer(reading):
        for start in range(0, len(table), _BATCH):
            yield from _batch(table.iloc[start : start + _BATCH], seen, properties)


def bounds(reading: Reading) -> list[float] | None:
    """West, south, east, north of everything drawn; ``None`` when nothing is."""
    boxes = [layer.features.total_bounds for layer in reading.layers if len(layer.features)]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return [round(float(v), DECIMALS) for v in (min(west), min(south), max(east), max(north))]


def _batch(
    table: GeoDataFrame, seen: Counter[str], properties: Callable[[dict[str, Any]], dict[str, Any]]
) -> Iterator[str]:
    columns = [column for column in table.columns if column != "geometry"]
    shapes = shapely.to_geojson(tidy(table.geometry.values))
    rows = zip(*(_tables.cells(table[column]) for column in columns), strict=True)
    for shape, values in zip(shapes, rows, strict=True):
        row = dict(zip(columns, values, strict=True))
        ident = _AS_JSON(_ident(row, seen))
        yield f'{{"type":"Feature","id":{ident},"geometry":{shape},"properties":{_AS_JSON(properties(row))}}}'


_AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def tidy(shapes: Any) -> Any:
    """Geometries on a grid of `DECIMALS`, still valid, outer rings counter-clockwise."""
    grid = 10.0**-DECIMALS
    rounded = shapely.set_precision(shapes, grid, mode="pointwise")
    broken = ~shapely.is_valid(rounded) | shapely.is_empty(rounded)
    if broken.any():
        rounded[broken] = shapely.set_precision(shapely.make_valid(shapes[broken]), grid)
    return shapely.orient_polygons(rounded)


def _ident(row: dict[str, Any], seen: Counter[str]) -> str:
    """An id that no other feature has: layer and event, numbered from the second on."""
    ident = f"{row['layer']}/{row['event_id']}"
    seen[ident] += 1
    return ident if seen[ident] == 1 else f"{ident}/{seen[ident]}"
