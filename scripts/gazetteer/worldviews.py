"""Borders by who is in control, where that differs from the recognised ones: what other areas and lines there are then.

OpenStreetMap's time zones follow the clocks that people live by. Where a recognised country has land that no zone of its
own covers, somebody else is in control of it: Crimea (Europe/Simferopol) and the Golan Heights (Asia/Jerusalem).
"""

from __future__ import annotations

import json
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import admin, countries, topology
from gazetteer.packages import Cache
from gazetteer.tables import write_bytes
from geomap.gazetteers import _tables

FILE = "osm/worldviews.geojson.xz"
VIEW = "control"
LINE_DEG = 0.001
"""Tolerance of the lines on land between the two sides, which the basemap draws."""
MOVED = {"crimea": ("UA", "RU", ("Europe/Simferopol", "Europe/Moscow")), "golan": ("SY", "IL", ("Asia/Jerusalem",))}
"""Area → recognised holder, holder in control, zones that are not the recognised holder's clocks."""


def build(cache: Cache, out: Path) -> dict[str, int]:
    """Write the areas that change hands and every border line that changes with them."""
    shapes = _tables.Topology(out / "osm" / "countries.topojson.xz").areas()
    recognised = _tables.Topology(out / "osm" / "countries.topojson.xz").lines()
    zones, table = countries._zones(cache), countries._zone_table()
    features, changed = [], dict(shapes)
    near: set[str] = set()
    for name, (holder, controller, foreign) in MOVED.items():
        own = shapely.union_all([zone for tz, zone in zones.items() if table[tz] == holder and tz not in foreign])
        area = countries._largest(shapely.difference(shapes[holder], own, grid_size=topology.SCALE))
        changed[holder] = shapely.difference(changed[holder], area, grid_size=topology.SCALE)
        changed[controller] = shapely.union(changed[controller], area, grid_size=topology.SCALE)
        near |= {code for code, shape in shapes.items() if shapely.intersects(shape, area.envelope)}
        features.append(_feature(f"{VIEW}/{name}", area, {"view": VIEW, "from": holder, "to": controller}))
        front = shapely.difference(_shared(changed[holder], area), admin._sea(cache, area))
        features.append(_feature(f"{VIEW}/line:{name}", shapely.simplify(front, LINE_DEG), {"view": VIEW, "line": name}))
    for pair in sorted({tuple(sorted((a, b))) for a in near for b in near if a != b}):
        line = _shared(changed[pair[0]], changed[pair[1]])
        before = recognised.get(pair)
        if not line.is_empty and (before is None or shapely.symmetric_difference(line, before.buffer(1e-4)).length > 0.01):
            features.append(_feature(f"{VIEW}/border:{pair[0]}-{pair[1]}", line, {"view": VIEW, "between": list(pair)}))
    document = {"type": "FeatureCollection", "features": features}
    write_bytes(out / FILE, json.dumps(document, separators=(",", ":")).encode("utf-8"))
    return {FILE: len(features)}


def _shared(a: BaseGeometry, b: BaseGeometry) -> BaseGeometry:
    """The lines that two areas have in common."""
    common = shapely.intersection(a.boundary, b.boundary, grid_size=topology.SCALE)
    lines = [part for part in getattr(common, "geoms", [common]) if part.geom_type == "LineString" and not part.is_empty]
    return shapely.line_merge(shapely.MultiLineString(lines)) if lines else shapely.LineString()


def _feature(ident: str, shape: BaseGeometry, properties: dict[str, object]) -> dict[str, object]:
    geometry = json.loads(shapely.to_geojson(shapely.set_precision(shape, topology.SCALE)))
    return {"type": "Feature", "id": ident, "properties": properties, "geometry": geometry}
