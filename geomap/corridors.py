"""What may be drawn of a way that nobody saw: entry fronts, envelopes and chains.

A report that says "from Belarus" tells which border was crossed and not where. So the most that may be drawn is the
shared border as a whole (`front`), the straight-line envelope from it to a place where something came down (`fan`), and,
where places on the way are named in their order, the hull from one to the next (`chain`). None of them is a track: each
comes with its assumptions and measures, and none has a centre line.

The ladder from evidence to geometry follows the georeferencing practice of GBIF ("heading only": a cone up to a
constraining boundary; "between two features") and time geography (Miller 2005, doi:10.1111/j.1538-4632.2005.00575.x).
Geometries come and go in EPSG:4326; the work is done in a projection centred on the target, where a straight line
through the centre is a geodesic.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap import geodesy

OFFSET_M = 8_000.0
"""Depth of the strip on the origin's side. It is a drawing width, not a measurement: wide enough to be seen."""

TOLERANCE_DEG = 22.5
"""Half the opening of one compass word out of eight ("westbound")."""

_SEGMENTS = 250
"""More pieces of border than this are generalised away first; the tolerance used is reported."""

_RAYS = 200
"""How many points of the border are tried for the share from which the target can be reached straight."""

_STEP_M = 5_000.0
_STEP_DEG = 0.02
"""Edges are cut to these lengths before they are projected: a straight edge of 200 km in one projection is a kilometre off
in the other, one of 5 km half a metre."""

_GRID_DEG = 1e-7


@dataclass(frozen=True, slots=True)
class Construction:
    """A constructed geometry in EPSG:4326 with the story of its making.

    ``line`` is the border stretch it starts from. ``measures`` holds figures by name, their unit in the name.
    """

    method: str
    geometry: BaseGeometry
    assumptions: tuple[str, ...]
    line: BaseGeometry | None = None
    measures: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def as_dict(self) -> dict[str, Any]:
        """Scalars and short lists, fit for the ``construction`` column; always with ``not_a_track``."""
        name, _, version = self.method.partition("/")
        head = {"method": name, "version": version, "not_a_track": True, "assumptions": list(self.assumptions)}
        return head | dict(self.measures)


@lru_cache(maxsize=64)
def front(
    border: BaseGeometry, origin: BaseGeometry, *, restrict: BaseGeometry | None = None, offset_m: float = OFFSET_M
) -> Construction | None:
    """``front/1``: the shared border as a strip on the origin's side, or ``None`` when there is no such line.

    It lies on the origin's side because that is what is known: where the thing came from, not where it got to.
    ``restrict`` is an area that the border is cut to, and only ever a quoted one ("near Włodawa").
    """
    line = border if restrict is None else _lines(shapely.intersection(border, restrict))
    if line.is_empty or line.length == 0:
        return None
    whole = shapely.line_merge(line) if line.geom_type == "MultiLineString" else line
    cap = (
        "flat" if whole.geom_type == "LineString" else "round"
    )  # round ends run on along the border of a third country
    band = geodesy.in_metres(whole, lambda g: g.simplify(100).buffer(offset_m, cap_style=cap))
    strip = _areas(shapely.intersection(band, _valid(origin)))
    if strip.is_empty:
        return None
    assumptions = ["entry anywhere on this border is equally possible"]
    if restrict is not None:
        assumptions.append("border cut to the stretch that was named")
    measures = {"front_km": round(geodesy.length_km(line), 1), "strip_km": round(offset_m / 1000, 1)}
    return Construction("front/1", _settle(strip), tuple(assumptions), line, measures)


@lru_cache(maxsize=64)
def fan(
    line: BaseGeometry,
    target: BaseGeometry,
    destination: BaseGeometry,
    *,
    border: BaseGeometry | None = None,
    heading_deg: float | None = None,
    tolerance_deg: float = TOLERANCE_DEG,
) -> Construction:
    """``fan/1``: all straight ways from a border stretch to a target area, cut to the country they end in.

    ``line`` is the front's border stretch and ``border`` the whole shared border if that is more: the envelope then stops
    short of the rest. ``heading_deg`` is the bearing of travel that somebody named ("westbound" is 270): the envelope is
    cut to the cone that it leaves behind the target. A target of several parts is several targets, and what comes is the
    envelope of all of them. Each target lies within.
    """
    centre = geodesy.rejoined(target).centroid
    forth, back = geodesy.local(centre.x, centre.y)
    goals = [shapely.convex_hull(part) for part in _leaves(forth(target))]
    line_m = forth(shapely.segmentize(shapely.normalize(line), _STEP_DEG))
    starts, tolerance_m = _generalised(line_m)
    reach = shapely.union_all([_reach(starts, goal, heading_deg, tolerance_deg) for goal in goals])
    home, whole = forth(_nearby(destination, line, target)), shapely.union_all(goals)
    inside = shapely.intersection(reach, shapely.union(home, whole))
    if border is not None:
        rest = shapely.difference(forth(shapely.segmentize(border, _STEP_DEG)), shapely.buffer(line_m, 1.0))
        inside = shapely.difference(inside, shapely.difference(shapely.buffer(rest, 1.0), whole))
    joined = _touching(inside, whole)
    geometry = _degrees(joined, back)
    assumptions = [
        "straight flight from the border to the impact",
        "a single entry",
        "no crossing back over the border",
    ]
    if heading_deg is not None:
        assumptions.append(f"heading {heading_deg:g}° ± {tolerance_deg:g}° at the impact, as claimed")
    measures = {
        "area_km2": _km2(geometry),
        "area_outside_km2": _km2(_degrees(shapely.difference(reach, home), back)),
        "area_cut_off_km2": _km2(_degrees(shapely.difference(inside, joined), back)),
        "front_km": round(geodesy.length_km(line), 1),
        "share_visible": _share_visible(line_m, goals[0], home) if len(goals) == 1 else None,
        "generalised_m": round(tolerance_m),
    }
    return Construction("fan/1", geometry, tuple(assumptions), line, measures)


def chain(
    regions: Sequence[BaseGeometry], *, hours: Sequence[float | None] = (), speed_kmh: float | None = None
) -> Construction:
    """``chain/1``: the hull of each named area and the next, in the order in which they were passed.

    ``hours`` is the time taken from each area to the next, ``None`` where it is not known; with the greatest speed a step
    is cut to the ellipse that can be flown in that time. A time too short for the distance is not used, and said so.

    Raises ValueError for fewer than two areas.
    """
    if len(regions) < 2:
        raise ValueError("a chain needs at least two areas")
    assumptions = ["passed the named areas in this order", "straight flight from one to the next"]
    steps, unused = [], 0
    for index, (here, there) in enumerate(pairwise(regions)):
        time_h = hours[index] if index < len(hours) else None
        step, used = _step(here, there, None if time_h is None or speed_kmh is None else time_h * speed_kmh * 1000)
        steps.append(step)
        unused += time_h is not None and not used
    if hours and speed_kmh is not None:
        assumptions.append(f"no faster than {speed_kmh:g} km/h")
    geometry = _settle(shapely.union_all(steps))
    measures = {"area_km2": _km2(geometry), "areas": len(regions), "times_that_do_not_fit": unused}
    return Construction("chain/1", geometry, tuple(assumptions), None, measures)


# -- in metres --------------------------------------------------------------------------------------------------------


def _generalised(line: BaseGeometry) -> tuple[BaseGeometry, float]:
    """The line with few enough vertices to be swept, and the tolerance in metres it took."""
    line = shapely.line_merge(line) if line.geom_type == "MultiLineString" else line
    tolerance_m = 50.0
    thinner = line.simplify(tolerance_m)
    while shapely.get_num_coordinates(thinner) > _SEGMENTS and tolerance_m < 10_000:
        tolerance_m *= 2
        thinner = line.simplify(tolerance_m)
    return thinner, tolerance_m


def _segments(line: BaseGeometry) -> np.ndarray:
    """The segments of a line or lines, as an array of shape (n, 2, 2)."""
    parts = [shapely.get_coordinates(part) for part in shapely.get_parts(line)]
    return np.concatenate([np.stack([part[:-1], part[1:]], axis=1) for part in parts if len(part) > 1])


def _hulls(line: BaseGeometry, goal: BaseGeometry) -> BaseGeometry:
    """The union of the hulls of each segment of the line with the goal."""
    segments = _segments(line)
    goal_xy = shapely.get_coordinates(goal)
    points = np.concatenate([segments, np.broadcast_to(goal_xy, (len(segments), *goal_xy.shape))], axis=1)
    owners = np.repeat(np.arange(len(segments)), points.shape[1])
    hulls = shapely.convex_hull(shapely.multipoints(shapely.points(points.reshape(-1, 2)), indices=owners))
    return shapely.union_all(hulls)


def _reach(line: BaseGeometry, goal: BaseGeometry, heading_deg: float | None, tolerance_deg: float) -> BaseGeometry:
    """All straight ways from the line to the goal, on a heading if there is one."""
    reach = _hulls(line, goal)
    return reach if heading_deg is None else shapely.intersection(reach, _cone(goal, heading_deg, tolerance_deg, line))


def _cone(goal: BaseGeometry, heading_deg: float, tolerance_deg: float, line: BaseGeometry) -> BaseGeometry:
    """Where one can have come from to reach the goal on this heading: a wedge swept over the goal."""
    far_m = 2 * max(1.0, float(np.abs(shapely.get_coordinates(line)).max()))
    bearings = np.radians(heading_deg + 180.0 + np.array([-tolerance_deg, 0.0, tolerance_deg]))
    wedge = np.concatenate([[(0.0, 0.0)], far_m * np.stack([np.sin(bearings), np.cos(bearings)], axis=1)])
    swept = (shapely.get_coordinates(goal)[:, None, :] + wedge[None, :, :]).reshape(-1, 2)
    return shapely.convex_hull(shapely.multipoints(swept))


def _nearby(area: BaseGeometry, *others: BaseGeometry) -> BaseGeometry:
    """The part of a country that the work can touch: its far provinces only cost time."""
    west, south, east, north = shapely.total_bounds(others)
    margin = max(0.5, 0.1 * (east - west))
    near = shapely.clip_by_rect(_valid(area), west - margin, south - margin, east + margin, north + margin)
    return shapely.segmentize(_valid(near), _STEP_DEG)


def _share_visible(line: BaseGeometry, goal: BaseGeometry, home: BaseGeometry) -> float | None:
    """Share of the border from which the goal can be reached straight without leaving the country again.

    A border wriggles; what lies outside over less than 250 m does not count as leaving.
    """
    length = line.length
    if not length or home.is_empty:
        return None
    stops = np.linspace(0.0, 1.0, min(_RAYS, max(8, int(length / 500))))
    merged = [part for part in shapely.get_parts(line) if part.length]
    ends = np.concatenate(
        [shapely.line_interpolate_point(part, stops[:: max(1, round(length / part.length))], normalized=True)
         for part in merged]
    )  # fmt: skip
    weights = np.concatenate(
        [np.full(n, part.length / n) for part in merged for n in [len(stops[:: max(1, round(length / part.length))])]]
    )
    coarse = _valid(shapely.simplify(home, 200, preserve_topology=False))
    shapely.prepare(coarse)
    centre = goal.centroid
    rays = shapely.linestrings([[(p.x, p.y), (centre.x, centre.y)] for p in ends])
    abroad = shapely.length(shapely.difference(rays, coarse))
    return round(float(weights[abroad <= 250.0].sum() / weights.sum()), 3)


def _step(here: BaseGeometry, there: BaseGeometry, reach_m: float | None) -> tuple[BaseGeometry, bool]:
    """The hull of two areas, cut to what can be flown in ``reach_m`` if that is far enough; and whether it was used."""
    middle = shapely.MultiPoint([here.centroid, there.centroid]).centroid
    forth, back = geodesy.local(middle.x, middle.y)
    first, last = forth(here), forth(there)
    hull = shapely.convex_hull(shapely.union(first, last))
    slack_m = sum(shapely.hausdorff_distance(area, area.centroid) for area in (first, last))
    used = reach_m is not None and reach_m + slack_m >= first.centroid.distance(last.centroid)
    if used and reach_m is not None:
        ellipse = _ellipse(first.centroid, last.centroid, reach_m + slack_m)
        hull = shapely.intersection(hull, shapely.union_all([ellipse, first, last]))
    return _degrees(hull, back), used


def _ellipse(a: BaseGeometry, b: BaseGeometry, sum_m: float) -> BaseGeometry:
    """Points whose distances from two foci add up to at most ``sum_m``."""
    half = sum_m / 2
    other = math.sqrt(max(0.0, half**2 - (a.distance(b) / 2) ** 2))
    turn = math.atan2(b.y - a.y, b.x - a.x)
    angles = np.linspace(0.0, 2 * math.pi, 128, endpoint=False)
    x, y = half * np.cos(angles), other * np.sin(angles)
    ring = np.stack([x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)], axis=1)
    centre = (a.x + b.x) / 2, (a.y + b.y) / 2
    return shapely.buffer(shapely.Polygon(np.add(ring, centre)), 0.1)


# -- whole again ------------------------------------------------------------------------------------------------------


def _valid(geometry: BaseGeometry) -> BaseGeometry:
    return geometry if geometry.is_valid else shapely.make_valid(geometry)


def _areas(geometry: BaseGeometry) -> BaseGeometry:
    """The polygons of a geometry; what an overlay leaves of lines and points is dropped."""
    return shapely.union_all([part for part in _leaves(geometry) if part.geom_type == "Polygon"])


def _lines(geometry: BaseGeometry) -> BaseGeometry:
    """The lines of a geometry, joined."""
    parts = [part for part in _leaves(geometry) if "Line" in part.geom_type]
    return shapely.line_merge(shapely.multilinestrings(parts)) if parts else shapely.LineString()


def _leaves(geometry: BaseGeometry) -> list[BaseGeometry]:
    parts = list(shapely.get_parts(geometry))
    return [leaf for part in parts for leaf in (_leaves(part) if hasattr(part, "geoms") else [part])]


def _touching(geometry: BaseGeometry, goal: BaseGeometry) -> BaseGeometry:
    """The parts that hang together with the goal; others could only be reached by leaving the country again."""
    return shapely.union_all(
        [part for part in _leaves(geometry) if part.geom_type == "Polygon" and part.intersects(goal)]
    )


def _degrees(geometry: BaseGeometry, back: Any) -> BaseGeometry:
    parts = _leaves(back(shapely.segmentize(geometry, _STEP_M)))
    # What was one piece in metres jumps in degrees where it crosses the antimeridian; it is cut there.
    return _settle(shapely.union_all([geodesy.split_dateline(_valid(geodesy.unrolled(part))) for part in parts]))


def _km2(geometry: BaseGeometry) -> int:
    return 0 if geometry.is_empty else round(geodesy.area_km2(geometry))


def _settle(geometry: BaseGeometry) -> BaseGeometry:
    """A geometry in one order of rings and vertices whatever order it was made in, on a centimetre grid."""
    return shapely.normalize(shapely.set_precision(_areas(_valid(geometry)), _GRID_DEG))
