"""Metres and bearings on WGS 84: project near the thing, work in metres, come back.

Distances are geodesic (Karney 2013, doi:10.1007/s00190-012-0578-z, through PROJ). Areas and buffers are made in a
local azimuthal projection centred on the geometry, so that a radius in metres is a radius on the ground; web-Mercator
buffers would be off by the square of the latitude's secant.
"""

from __future__ import annotations

import math
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from pyproj import Geod, Proj
    from shapely import Polygon

COMPASS = {
    "n": 0.0, "nne": 22.5, "ne": 45.0, "ene": 67.5, "e": 90.0, "ese": 112.5, "se": 135.0, "sse": 157.5,
    "s": 180.0, "ssw": 202.5, "sw": 225.0, "wsw": 247.5, "w": 270.0, "wnw": 292.5, "nw": 315.0, "nnw": 337.5,
}  # fmt: skip
"""Azimuth in degrees of each compass point."""


@lru_cache(maxsize=1)
def geod() -> Geod:
    """The WGS 84 ellipsoid."""
    from pyproj import Geod

    return Geod(ellps="WGS84")


def distance_m(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Geodesic distance between two points in metres."""
    return float(geod().inv(lon_a, lat_a, lon_b, lat_b)[2])


def great_circle_m(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Distance on a sphere of the mean earth radius, in metres: within 0.6 % of `distance_m` and far cheaper."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * 6371008.8 * math.asin(min(1.0, math.sqrt(half)))


def destination(lon: float, lat: float, bearing_deg: float, distance_m: float) -> tuple[float, float]:
    """The point (lon, lat) reached from another by a bearing and a distance."""
    to_lon, to_lat, _ = geod().fwd(lon, lat, bearing_deg, distance_m)
    return float(to_lon), float(to_lat)


@lru_cache(maxsize=1024)
def _projection(lon: float, lat: float, equal_area: bool) -> Proj:
    """The azimuthal projection centred on a point; a bare one, since the datum stays and looking one up costs 30 times more."""
    from pyproj import Proj

    return Proj(f"+proj={'laea' if equal_area else 'aeqd'} +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m")


def _project(geometry: BaseGeometry, projection: Proj) -> BaseGeometry:
    """A geometry in EPSG:4326, projected to metres."""
    return shapely.transform(geometry, projection, interleaved=False)


def _unproject(geometry: BaseGeometry, projection: Proj) -> BaseGeometry:
    """A projected geometry back in EPSG:4326."""
    return shapely.transform(geometry, partial(projection, inverse=True), interleaved=False)


def in_metres(
    geometry: BaseGeometry, work: Callable[[BaseGeometry], BaseGeometry], *, equal_area: bool = False
) -> BaseGeometry:
    """Do ``work`` on a geometry in a local projection in metres and bring the result back to EPSG:4326."""
    whole = rejoined(geometry)
    centre = whole.centroid
    projection = _projection(round(centre.x, 2), round(centre.y, 2), equal_area)
    projected = _project(whole, projection)
    if not projected.is_valid:  # rings far from the centre may cross themselves
        projected = shapely.make_valid(projected)
    made = _unproject(work(projected), projection)
    return _mended(made) if abs(centre.x) < 90.0 else split_dateline(_mended(_beside(made, centre.x)))


def _mended(geometry: BaseGeometry) -> BaseGeometry:
    """Areas that are valid: a long straight edge may cross its neighbours on its way between projection and degrees."""
    if "Polygon" not in geometry.geom_type or geometry.is_valid:
        return geometry
    return shapely.make_valid(geometry, method="structure", keep_collapsed=False)


def buffer(geometry: BaseGeometry, radius_m: float, *, quad_segs: int = 16) -> BaseGeometry:
    """A geometry grown by a radius on the ground."""
    return in_metres(geometry, lambda g: g.buffer(radius_m, quad_segs=quad_segs))


def disc(lon: float, lat: float, radius_m: float) -> BaseGeometry:
    """A geodesic disc as a polygon."""
    return buffer(shapely.Point(lon, lat), radius_m)


def discs(
    lons: Sequence[float], lats: Sequence[float], radii_m: Sequence[float], *, vertices: int = 64
) -> list[Polygon]:
    """Geodesic discs as polygons, many at once; each vertex lies exactly ``radius_m`` from its centre.

    A disc over the antimeridian comes out with longitudes beyond ±180, which `split_dateline` mends. One over a pole is a
    cap: all longitudes from its edge to the pole.
    """
    count = len(lons)
    if not count:
        return []
    bearings = np.linspace(360.0, 0.0, vertices, endpoint=False)  # falling bearings make counter-clockwise rings
    flat = [np.repeat(np.asarray(values, dtype=float), vertices) for values in (lons, lats, radii_m)]
    to_lon, to_lat, _ = geod().fwd(flat[0], flat[1], np.tile(bearings, count), flat[2])
    to_lon = flat[0] + (to_lon - flat[0] + 540.0) % 360.0 - 180.0  # next to the centre, not round the world
    rings = np.stack([to_lon, to_lat], axis=1).reshape(count, vertices, 2)
    made = list(shapely.polygons(np.concatenate([rings, rings[:, :1]], axis=1)))
    for index in np.flatnonzero(_over_pole(np.asarray(lats, dtype=float), np.asarray(radii_m, dtype=float))).tolist():
        made[index] = _cap(rings[index], 90.0 if lats[index] > 0 else -90.0)
    return made


def _over_pole(lats: NDArray[Any], radii_m: NDArray[Any]) -> NDArray[Any]:
    poles = np.where(lats > 0, 90.0, -90.0)
    zeros = np.zeros_like(lats)
    return np.asarray(geod().inv(zeros, lats, zeros, poles)[2]) <= radii_m


def _cap(ring: NDArray[Any], pole: float) -> Polygon:
    """The area between a ring that goes round a pole and the pole itself, as a band over all longitudes."""
    edge = ring[np.argsort((ring[:, 0] + 180.0) % 360.0)]
    lons, lats = (edge[:, 0] + 180.0) % 360.0 - 180.0, edge[:, 1]
    seam = (lats[0] + lats[-1]) / 2
    edge = np.column_stack([[-180.0, *lons, 180.0], [seam, *lats, seam]])
    return shapely.orient_polygons(shapely.Polygon([*edge, (180.0, pole), (-180.0, pole)]))


def _beside(geometry: BaseGeometry, lon: float) -> BaseGeometry:
    """A geometry with each longitude within half a turn of a meridian, be it beyond ±180°."""
    return shapely.transform(geometry, lambda xy: np.column_stack([xy[:, 0] - 360.0 * np.round((xy[:, 0] - lon) / 360.0), xy[:, 1]]))


def rejoined(geometry: BaseGeometry) -> BaseGeometry:
    """A geometry that was cut at ±180° in one piece again, its western parts beyond 180°; any other as it is.

    Cut is what is narrower that way round: Fiji spans 360° of longitude as it is written, and 4° on the ground.
    """
    west, _, east, _ = geometry.bounds if not geometry.is_empty else (0.0, 0.0, 0.0, 0.0)
    if east - west <= 180.0:
        return geometry
    parts = [shapely.transform(part, lambda xy: np.add(xy, (360.0, 0.0))) if part.bounds[2] <= 0.0 else part for part in _parts(geometry)]
    narrow = min(part.bounds[0] for part in parts), max(part.bounds[2] for part in parts)
    if narrow[1] - narrow[0] >= east - west:
        return geometry
    return shapely.union_all(parts)


def _parts(geometry: BaseGeometry) -> Sequence[BaseGeometry]:
    return list(getattr(geometry, "geoms", [geometry]))


def split_dateline(geometry: BaseGeometry) -> BaseGeometry:
    """A geometry that runs past ±180° cut there, its far part brought back (RFC 7946, 3.1.9)."""
    west, _, east, _ = geometry.bounds
    if west >= -180.0 and east <= 180.0:
        return geometry
    parts = []
    for shift in (-360.0, 0.0, 360.0):
        inside = shapely.intersection(geometry, shapely.box(-180.0 - shift, -90.0, 180.0 - shift, 90.0))
        if not inside.is_empty:
            parts.append(shapely.transform(inside, lambda xy, s=shift: np.add(xy, (s, 0.0))))
    whole = shapely.union_all(parts)
    if whole.geom_type == "GeometryCollection":  # a side that lies on the line is left of it as a line
        dimension = shapely.get_dimensions(geometry)
        return shapely.union_all([part for part in _parts(whole) if shapely.get_dimensions(part) == dimension])
    return whole


def unrolled(geometry: BaseGeometry) -> BaseGeometry:
    """A line or polygon whose vertices jump from one side of the antimeridian to the other, as one that runs past 180°."""
    lon = shapely.get_coordinates(geometry)[:, 0]
    if not len(lon) or np.abs(np.diff(lon)).max(initial=0.0) <= 180.0:
        return geometry
    return shapely.transform(geometry, lambda xy: np.column_stack([np.where(xy[:, 0] < 0, xy[:, 0] + 360.0, xy[:, 0]), xy[:, 1]]))


def local(
    lon: float, lat: float
) -> tuple[Callable[[BaseGeometry], BaseGeometry], Callable[[BaseGeometry], BaseGeometry]]:
    """Two functions: into an azimuthal equidistant projection in metres centred on a point, and back to EPSG:4326.

    Straight lines through the centre are geodesics there, and distances from the centre are true.
    """
    projection = _projection(round(lon, 4), round(lat, 4), False)
    return (lambda geometry: _project(geometry, projection)), (lambda geometry: _unproject(geometry, projection))


def area_km2(geometry: BaseGeometry) -> float:
    """Ellipsoidal area in square kilometres."""
    # Rings that run the wrong way round would be taken away.
    return abs(float(geod().geometry_area_perimeter(shapely.orient_polygons(geometry))[0])) / 1e6


def length_km(geometry: BaseGeometry) -> float:
    """Ellipsoidal length of a line in kilometres."""
    return float(geod().geometry_length(geometry)) / 1e3


def distance_to_m(geometry: BaseGeometry, lon: float, lat: float) -> float:
    """Distance in metres from a point to the nearest part of a geometry; 0 inside an area."""
    point = shapely.Point(lon, lat)
    projection = _projection(round(lon, 2), round(lat, 2), False)
    return float(_project(geometry, projection).distance(_project(point, projection)))


def middle(geometry: BaseGeometry) -> tuple[float, float]:
    """A representative (lon, lat): of a line its middle, of an area its centroid if inside, else a point inside.

    What is cut at ±180° counts as the one piece it is on the ground.
    """
    geometry = rejoined(geometry)
    if "Line" in geometry.geom_type:
        longest = max(_parts(geometry), key=lambda part: part.length)
        if geometry.geom_type == "MultiLineString":
            longest = max(_parts(shapely.line_merge(geometry)), key=lambda part: part.length)
        point = longest.interpolate(0.5, normalized=True)
    else:
        point = geometry.centroid
        if "Polygon" in geometry.geom_type and not geometry.covers(point):
            point = geometry.representative_point()
    lon = float(point.x)
    return lon - 360.0 * round(lon / 360.0) if abs(lon) > 180.0 else lon, float(point.y)


def radius_m(geometry: BaseGeometry, lon: float, lat: float) -> float:
    """Geographic radial: distance from a point to the farthest vertex (GBIF Georeferencing Quick Reference Guide)."""
    coordinates = shapely.get_coordinates(geometry)
    return max((great_circle_m(lon, lat, float(x), float(y)) for x, y in coordinates), default=0.0)
