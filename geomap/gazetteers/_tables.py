"""Reading the committed tables: xz-compressed tab-separated values, curated CSV and TopoJSON."""

from __future__ import annotations

import csv
import json
import lzma
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import GazetteerError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


def read_bytes(path: Path) -> bytes:
    """A file's content, decompressed when its name ends in .xz."""
    try:
        data = path.read_bytes()
        return lzma.decompress(data) if path.suffix == ".xz" else data
    except (OSError, lzma.LZMAError) as error:
        raise GazetteerError(f"{path}: cannot be read ({error}); restore it or run scripts/build_gazetteer.py") from error


def tsv(path: Path, width: int) -> Iterator[list[str]]:
    """The cells of each row of a table, after its comment lines and its line of column names."""
    lines = iter(read_bytes(path).decode("utf-8").split("\n"))
    number = 0
    for line in lines:
        number += 1
        if not line.startswith("#"):
            break
    for line in lines:
        number += 1
        cells = line.split("\t")
        if len(cells) != width:
            if not line:
                continue
            raise GazetteerError(f"{path}:{number}: {len(cells)} columns, {width} expected")
        yield cells


def csv_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a curated CSV file; lines that start with # are comments."""
    text = read_bytes(path).decode("utf-8-sig")
    return iter(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def number(cell: str) -> float | None:
    """A float, or ``None`` for an empty cell."""
    return float(cell) if cell else None


class Topology:
    """A TopoJSON file: areas that share their borders, and the lines between them."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        document = json.loads(read_bytes(path))
        scale = document["transform"]["scale"][0]
        deltas, lengths = document["arcs"], [len(arc) for arc in document["arcs"]]
        flat = np.fromiter(chain.from_iterable(chain.from_iterable(deltas)), dtype=np.int64, count=2 * sum(lengths))
        whole = (180.0, 90.0)  # the product of steps and scale may be a bit beyond
        self.arcs = [
            np.clip(np.cumsum(arc, axis=0) * scale, np.negative(whole), whole)
            for arc in np.split(flat.reshape(-1, 2), np.cumsum(lengths)[:-1])
        ]
        self.geometries: list[dict[str, Any]] = document["objects"]["areas"]["geometries"]

    def _ring(self, numbers: list[int]) -> Any:
        import numpy as np

        pieces = [self.arcs[n] if n >= 0 else self.arcs[~n][::-1] for n in numbers]
        return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])

    def areas(self) -> dict[str, BaseGeometry]:
        """The areas by id, in EPSG:4326."""
        import shapely

        found: dict[str, BaseGeometry] = {}
        for geometry in self.geometries:
            parts = [[self._ring(ring) for ring in polygon] for polygon in geometry["arcs"]]
            shapes = [shapely.Polygon(rings[0], rings[1:]) for rings in parts]
            shape = shapes[0] if len(shapes) == 1 else shapely.MultiPolygon(shapes)
            found[geometry["id"]] = shape if shape.is_valid else _mended(shape)
        return found

    def properties(self) -> dict[str, dict[str, Any]]:
        """The properties of the areas by id."""
        return {geometry["id"]: geometry.get("properties", {}) for geometry in self.geometries}

    def lines(self) -> dict[tuple[str, str], BaseGeometry]:
        """What each two areas share, by their ids in alphabetical order."""
        import shapely

        sides: dict[int, list[str]] = {}
        for geometry in self.geometries:
            for arc in {n if n >= 0 else ~n for polygon in geometry["arcs"] for ring in polygon for n in ring}:
                sides.setdefault(arc, []).append(geometry["id"])
        between: dict[tuple[str, str], list[Any]] = {}
        for arc, ids in sorted(sides.items()):
            if len(ids) == 2:
                a, b = sorted(ids)
                between.setdefault((a, b), []).append(self.arcs[arc])
        return {
            pair: shapely.line_merge(shapely.MultiLineString(arcs)) for pair, arcs in sorted(between.items())
        }


def _mended(shape: BaseGeometry) -> BaseGeometry:
    """A valid area; the lines that rings shrink to where they touch themselves are no part of it."""
    import shapely

    valid = shapely.make_valid(shape)
    parts = [p for g in getattr(valid, "geoms", [valid]) for p in getattr(g, "geoms", [g]) if p.geom_type == "Polygon"]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


@lru_cache(maxsize=2)
def topology(path: Path) -> Topology:
    """A TopoJSON file, read once for the sources that share it."""
    return Topology(path)


def features(path: Path) -> Iterator[tuple[str, dict[str, Any], BaseGeometry]]:
    """Id, properties and geometry of each feature of a GeoJSON file."""
    import shapely

    data = read_bytes(path)
    shapes = shapely.from_geojson(data).geoms
    for feature, shape in zip(json.loads(data)["features"], shapes, strict=True):
        yield feature["id"], feature["properties"], shape


def reach_m(geometry: BaseGeometry, lon: float, lat: float) -> float:
    """`geomap.geodesy.radius_m` for geometries of many vertices: the distance to the farthest one, on a sphere."""
    import numpy as np
    import shapely

    xs, ys = np.radians(shapely.get_coordinates(geometry)).T
    here = np.radians(lat)
    half = np.sin((ys - here) / 2) ** 2 + np.cos(here) * np.cos(ys) * np.sin((xs - np.radians(lon)) / 2) ** 2
    return round(float(2 * 6371008.8 * np.arcsin(np.sqrt(half.max()))), 0)
