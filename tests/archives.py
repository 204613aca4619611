"""Small PMTiles archives of invented streets, for the tests of the page's ground."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import Any

CENTRE = (23.3643, 51.5624)
"""Longitude and latitude of the middle of the invented town."""

Coordinates = list[tuple[float, float]]


def vectors(path: Path, *, zooms: range = range(15), attribution: str = "<a href='https://x.example'>© Town &amp; Co</a>") -> Path:
    """Vector tiles in the schema of Protomaps: land, a wood, a lake, houses, roads of four classes, a quarter's name."""
    import mapbox_vector_tile

    shapes = _town()

    def tile(z: int, x: int, y: int) -> bytes:
        layers: dict[str, list[dict[str, Any]]] = {}
        for layer, kind, coordinates, tags in shapes:
            points = [_in_tile(z, x, y, lon, lat) for lon, lat in coordinates]
            if all(not (-0.2 < px < 1.2 and -0.2 < py < 1.2) for px, py in points) and len(points) < 12:
                continue
            geometry = _wkt(kind, [(round(px * 4096), round(py * 4096)) for px, py in points])
            layers.setdefault(layer, []).append({"geometry": geometry, "properties": tags})
        layers["earth"] = [{"geometry": "POLYGON((-64 -64,4160 -64,4160 4160,-64 4160,-64 -64))", "properties": {"kind": "earth"}}]
        options = {"y_coord_down": True, "extents": 4096}
        return bytes(mapbox_vector_tile.encode([{"name": n, "features": f} for n, f in layers.items()], default_options=options))

    return _write(path, "MVT", zooms, tile, {"attribution": attribution, "vector_layers": [{"id": "roads", "fields": {}}]})


def images(path: Path, kind: str = "PNG", *, zooms: range = range(12), attribution: str = "© Pictures") -> Path:
    """Raster tiles, each of a colour of its own with its number written on it."""
    from PIL import Image, ImageDraw

    def tile(z: int, x: int, y: int) -> bytes:
        image = Image.new("RGB", (256, 256), (200 + 20 * (x % 2), 190 + 30 * (y % 2), 170 + z))
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, 0, 255, 255), outline=(90, 90, 90))
        draw.text((12, 12), f"{z}/{x}/{y}", fill=(30, 30, 30))
        out = io.BytesIO()
        image.save(out, kind)
        return out.getvalue()

    return _write(path, kind, zooms, tile, {"attribution": attribution})


def _town() -> list[tuple[str, str, Coordinates, dict[str, Any]]]:
    lon, lat = CENTRE
    step = 0.0022

    def at(east: float, north: float) -> tuple[float, float]:
        return lon + east * step * 1.6, lat + north * step

    shapes: list[tuple[str, str, Coordinates, dict[str, Any]]] = [
        ("landuse", "area", [at(-9, -7), at(-4, -8), at(-3, -2), at(-8, -1)], {"kind": "forest"}),
        ("landuse", "area", [at(-3, -4), at(4, -4), at(4, 4), at(-3, 4)], {"kind": "residential"}),
        ("water", "area", [at(5, 1), at(8, 2), at(9, 5), at(6, 6), at(5, 4)], {"kind": "lake"}),
        ("water", "line", [at(-10, 8), at(-2, 6), at(5, 4)], {"kind": "river"}),
        ("places", "point", [at(1.3, 1.6)], {"kind": "neighbourhood", "name": "Upper Quarter", "name:pl": "Górna"}),
        ("roads", "line", [at(-40, -6), at(-10, -5.2), at(0, -5), at(12, -5.4), at(40, -4)], {"kind": "highway"}),
        ("roads", "line", [at(0, -40), at(0, -5), at(0, 0), at(0.6, 9), at(2, 40)], {"kind": "major_road", "name": "Long Road"}),
        ("roads", "line", [at(-30, 2.5), at(30, 2.7)], {"kind": "rail"}),
    ]
    for i in range(-3, 5):
        shapes.append(("roads", "line", [at(-3, i), at(4, i)], {"kind": "minor_road", "name": f"Street {i + 4}"}))
        shapes.append(("roads", "line", [at(i, -4), at(i, 4)], {"kind": "medium_road" if i == 2 else "minor_road", "name": f"Lane {i + 4}"}))
        for j in range(-3, 4):
            house = [at(i + 0.15, j + 0.2), at(i + 0.5, j + 0.2), at(i + 0.5, j + 0.7), at(i + 0.15, j + 0.7)]
            shapes.append(("buildings", "area", house, {"kind": "building"}))
    return shapes


def _in_tile(z: int, x: int, y: int, lon: float, lat: float) -> tuple[float, float]:
    side = 2**z
    sine = math.sin(math.radians(lat))
    return (lon / 360 + 0.5) * side - x, (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * side - y


def _wkt(kind: str, points: list[tuple[int, int]]) -> str:
    text = ",".join(f"{x} {y}" for x, y in points)
    if kind == "point":
        return f"POINT({text})"
    return f"LINESTRING({text})" if kind == "line" else f"POLYGON(({text},{points[0][0]} {points[0][1]}))"


def _write(path: Path, kind: str, zooms: range, tile: Any, metadata: dict[str, Any]) -> Path:
    """The tiles round the town, five by five at each zoom."""
    import gzip

    from pmtiles.tile import Compression, TileType, zxy_to_tileid
    from pmtiles.writer import Writer

    lon, lat = CENTRE
    wanted = set()
    for z in zooms:
        px, py = _in_tile(z, 0, 0, lon, lat)
        wanted |= {
            (z, x, y)
            for x in range(max(0, int(px) - 2), min(2**z, int(px) + 3))
            for y in range(max(0, int(py) - 2), min(2**z, int(py) + 3))
        }
    vector = kind == "MVT"
    with path.open("wb") as stream:
        writer = Writer(stream)
        for number, z, x, y in sorted((zxy_to_tileid(*one), *one) for one in wanted):
            data = tile(z, x, y)
            writer.write_tile(number, gzip.compress(data, mtime=0) if vector else data)
        header = {
            "tile_type": TileType[kind], "tile_compression": Compression.GZIP if vector else Compression.NONE,
            "min_lon_e7": int((lon - 0.3) * 1e7), "min_lat_e7": int((lat - 0.2) * 1e7),
            "max_lon_e7": int((lon + 0.3) * 1e7), "max_lat_e7": int((lat + 0.2) * 1e7),
        }  # fmt: skip
        writer.finalize(header, metadata)
    return path
