"""Outlines of districts abroad: Voronoi cells of the places that belong to each, within the country's land.

No package has these outlines, but two say of each place which district it is in. The cell of a place is what lies nearer
to it than to any other; the cells of a district's places together are its outline, good to about the distance between
neighbouring places. Ukraine, Belarus, the Baltic states, Czechia, Slovakia, Romania and Finland have second-level regions
done so, Germany its Landkreise, Latvia (municipalities of 2021) and Moldova the first level too.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import admin, places, raions, topology
from gazetteer.packages import Cache
from gazetteer.tables import write_bytes
from geomap.gazetteers import _tables

FILES = {1: "osm/first_level.topojson.xz", 2: "osm/districts.topojson.xz"}
SECOND, FIRST, KREISE = ("UA", "BY", "LT", "LV", "EE", "CZ", "SK", "RO", "FI"), ("LV", "MD"), ("DE",)
INNER_M = 150.0
"""Tolerance of simplification of the lines between districts."""
COARSEST_POINT_M = 6_000.0
NEIGHBOURS = 6
SPACING_SHARE = {1: 1.1, 2: 0.85}
"""Farthest that 95 of 100 points of such an outline lie from the official one, as a share of the distance between places.

Measured by level: 1.1 for Polish voivodeships; 0.66 to 0.84 for the counties of Kentucky, Ohio and Colorado (TIGER), 0.56 to
0.69 for Polish powiats made of few places, 10 to 28 km apart, against those made of all."""
LEAST_M = 1_500.0
COARSEST_M = 25_000.0
"""No outline that may be farther off. Measured on powiats, places 28 km apart still give an outline with a median intersection
over union of 0.48, and a disc of the reach of the same places one of 0.04."""
SMALLEST_PART = 0.02
"""Parts of a district smaller than this share of it are strays of single places, given to those around."""


def build(cache: Cache, out: Path) -> dict[str, int]:
    """Write the outlines."""
    countries = _tables.Topology(out / "osm" / "countries.topojson.xz").areas()
    return {file: _build(cache, out / file, level, countries, _members(out, level)) for level, file in FILES.items()}


def _build(
    cache: Cache, path: Path, level: int, countries: dict[str, BaseGeometry], members: dict[str, list[tuple[float, float, str]]]
) -> int:
    found: dict[str, BaseGeometry] = {}
    accuracy: dict[str, dict[str, object]] = {}
    share = SPACING_SHARE[level]
    for country, points in sorted(members.items()):
        land = shapely.difference(countries[country], admin._sea(cache, countries[country]))
        shapes, spacing = outlines(points, countries[country], land)
        good = {code: shape for code, shape in shapes.items() if share * spacing[code] <= COARSEST_M}
        found |= good
        accuracy |= {code: {"accuracy_m": round(max(share * spacing[code], LEAST_M), -2)} for code in good}
        values = sorted(spacing.values())
        print(
            f"  {country}: {len(good)} of {len(shapes)} districts from {len(points):,} places, "
            f"median spacing {values[len(values) // 2]:,.0f} m"
        )
    made = topology.build(found)
    topology.drop_small(made, lambda _: 1.0)
    topology.simplify_validly(made, lambda _, names: INNER_M if len(names) > 1 else 0.0)
    write_bytes(path, topology.topojson(made, accuracy))
    return len(found)


def _members(out: Path, level: int) -> dict[str, list[tuple[float, float, str]]]:
    """Country → (longitude, latitude, code of the district) of the places whose district is known, one for each spot."""
    found: dict[str, dict[tuple[float, float], str]] = defaultdict(dict)
    for file in ("places.tsv.xz", "postal.tsv.xz"):
        for cells in _tables.tsv(out / file, len(places.COLUMNS)):
            record = dict(zip(places.COLUMNS, cells, strict=True))
            code = _code(record, level)
            if code and float(record["accuracy_m"]) <= COARSEST_POINT_M:
                found[record["country"]].setdefault((float(record["lon"]), float(record["lat"])), code)
    return {country: [(*spot, code) for spot, code in sorted(spots.items())] for country, spots in found.items()}


def _code(record: dict[str, str], level: int) -> str:
    country, first = record["country"], f"{record['country']}.{record['admin1']}"
    if level == 1:
        return first if country in FIRST and record["admin1"] else ""
    if country in SECOND and record["admin1"] and record["admin2"]:
        return f"{first}.{record['admin2']}"
    if country in KREISE and record["admin1"] and record["admin3"]:
        return raions.kreis_code(record["admin1"], record["admin3"])
    return ""


def outlines(
    points: list[tuple[float, float, str]], outline: BaseGeometry, land: BaseGeometry
) -> tuple[dict[str, BaseGeometry], dict[str, float]]:
    """The districts' outlines (EPSG:4326) and the distance between places in each, in metres."""
    kept = list(_without_strays(points))
    cells = shapely.voronoi_polygons(shapely.MultiPoint([(x, y) for x, y, _ in kept]), extend_to=outline, ordered=True)
    groups: dict[str, list[BaseGeometry]] = defaultdict(list)
    for (_, _, code), cell in zip(kept, cells.geoms, strict=True):
        groups[code].append(cell)
    whole = _give_away_scraps({code: shapely.union_all(parts) for code, parts in sorted(groups.items())})
    shapes = {code: admin._areal(shapely.intersection(shape, land)) for code, shape in whole.items()}
    shapes = {code: shape for code, shape in shapes.items() if not shape.is_empty}
    return shapes, {code: math.sqrt(_area_m2(shape) / len(groups[code])) for code, shape in shapes.items()}


def _without_strays(points: list[tuple[float, float, str]]) -> Iterator[tuple[float, float, str]]:
    """Places less those none of whose neighbours is in the same district, where the district has others."""
    squeeze = math.cos(math.radians(float(np.mean([y for _, y, _ in points]))))
    xy = np.array([(x * squeeze, y) for x, y, _ in points])
    counts = Counter(code for *_, code in points)
    tree = shapely.STRtree(shapely.points(xy))
    for number, (point, (x, y)) in enumerate(zip(points, xy, strict=True)):
        reach = 0.05
        near: np.ndarray = np.array([], dtype=int)
        while len(near) <= NEIGHBOURS and reach < 3:
            near = tree.query(shapely.box(x - reach, y - reach, x + reach, y + reach))
            reach *= 1.6
        order = near[np.argsort(((xy[near] - (x, y)) ** 2).sum(axis=1))]
        neighbours = [points[int(i)][2] for i in order if i != number][:NEIGHBOURS]
        if counts[point[2]] <= 3 or point[2] in neighbours:
            yield point


def _give_away_scraps(areas: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Areas whose small detached parts went to the neighbour with the longest common line."""
    scraps: list[BaseGeometry] = []
    kept = {}
    for code, area in areas.items():
        parts = list(getattr(area, "geoms", [area]))
        kept[code] = [part for part in parts if part.area >= SMALLEST_PART * area.area]
        scraps += [part for part in parts if part.area < SMALLEST_PART * area.area]
    codes = sorted(kept)
    tree = shapely.STRtree([shapely.union_all(kept[code]) for code in codes])
    for scrap in scraps:
        near = tree.query(scrap, predicate="intersects")
        shared = {int(i): shapely.intersection(scrap.boundary, tree.geometries[i]).length for i in near}
        if shared:
            kept[codes[max(sorted(shared), key=lambda i: shared[i])]].append(scrap)
    return {code: shapely.union_all(parts) for code, parts in kept.items()}


def _area_m2(shape: BaseGeometry) -> float:
    return float(shape.area * math.cos(math.radians(shape.centroid.y)) * 111_320.0**2)
