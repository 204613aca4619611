"""Coverages as arcs: what neighbours share is stored once, so it stays shared after simplification.

Input polygons must form a coverage: edges that two polygons share have the same vertices. Rings are cut at junctions
(vertices where the two sides of the boundary change), equal arcs become one, each arc is simplified by itself, and the
result is written as TopoJSON with integer coordinates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

SCALE = 1e-5
"""Degrees in one unit of the written coordinates: 1.1 m."""


@dataclass
class Topology:
    """Arcs (n × 2 arrays of degrees) and, for each object, polygons as rings of signed arc numbers (~i reversed)."""

    arcs: list[np.ndarray] = field(default_factory=list)
    objects: dict[str, list[list[list[int]]]] = field(default_factory=dict)

    def sides(self) -> dict[int, list[str]]:
        """The objects on the sides of each arc."""
        found: dict[int, list[str]] = {}
        for name, polygons in self.objects.items():
            for arc in {a if a >= 0 else ~a for polygon in polygons for ring in polygon for a in ring}:
                found.setdefault(arc, []).append(name)
        return found


def build(polygons: Mapping[str, BaseGeometry]) -> Topology:
    """The topology of a coverage."""
    rings, owners = [], []
    for name, geometry in polygons.items():
        for part_number, part in enumerate(getattr(geometry, "geoms", [geometry])):
            for ring in (part.exterior, *part.interiors):
                rings.append(shapely.get_coordinates(ring)[:-1])
                owners.append((name, part_number))
    lengths = np.array([len(ring) for ring in rings])
    vertices = np.rint(np.concatenate(rings) * 1e7).astype(np.int64)
    _, ids = np.unique(vertices[:, 0] * (1 << 32) + vertices[:, 1], return_inverse=True)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    junction = _junctions(ids, starts, lengths)
    topology, known = Topology(), {}
    last_owner = None
    for start, length, ring, owner in zip(starts, lengths, rings, owners, strict=True):
        numbers = _ring(topology, known, ids[start : start + length], ring, junction)
        name, _ = owner
        if owner != last_owner:
            topology.objects.setdefault(name, []).append([])
            last_owner = owner
        topology.objects[name][-1].append(numbers)
    return topology


def _junctions(ids: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """True for each vertex id whose neighbours differ between visits."""
    previous, following = np.roll(ids, 1), np.roll(ids, -1)
    ends = starts + lengths - 1
    previous[starts], following[ends] = ids[ends], ids[starts]
    low, high = np.minimum(previous, following), np.maximum(previous, following)
    pair = low * (int(ids.max()) + 1) + high
    smallest = np.full(ids.max() + 1, np.iinfo(np.int64).max)
    largest = np.full(ids.max() + 1, -1)
    np.minimum.at(smallest, ids, pair)
    np.maximum.at(largest, ids, pair)
    return smallest != largest


def _ring(topology: Topology, known: dict[bytes, int], ids: np.ndarray, ring: np.ndarray, junction: np.ndarray) -> list[int]:
    cuts = np.flatnonzero(junction[ids])
    if len(cuts) == 0:
        first = int(ids.argmin())
        cuts = np.array([first])
    numbers = []
    for here, there in zip(cuts, [*cuts[1:], cuts[0] + len(ids)], strict=True):
        index = np.arange(here, there + 1) % len(ids)
        numbers.append(_arc(topology, known, ids[index], ring[index]))
    return numbers


def _arc(topology: Topology, known: dict[bytes, int], ids: np.ndarray, coordinates: np.ndarray) -> int:
    forward, backward = ids.tobytes(), ids[::-1].tobytes()
    if forward in known:
        return known[forward]
    if backward in known:
        return ~known[backward]
    known[forward] = len(topology.arcs)
    topology.arcs.append(coordinates)
    return known[forward]


def simplify(arc: np.ndarray, tolerance_m: float) -> np.ndarray:
    """An arc with fewer points (Douglas & Peucker 1973); the tolerance holds in a locally scaled plane."""
    scale = np.array([max(0.1, np.cos(np.radians(arc[:, 1].mean()))), 1.0]) * 111_320.0
    line = shapely.simplify(shapely.LineString(arc * scale), tolerance_m, preserve_topology=True)
    kept = shapely.get_coordinates(line) / scale
    if np.array_equal(arc[0], arc[-1]) and len(kept) < 5:
        kept = arc[np.linspace(0, len(arc) - 1, min(len(arc), 9)).round().astype(int)]
    kept[0], kept[-1] = arc[0], arc[-1]
    return kept


def simplify_validly(topology: Topology, tolerance_m: Callable[[int, list[str]], float], scale: float = SCALE) -> None:
    """Simplify and round each arc; arcs near a spot where an area became invalid are taken with half the tolerance again."""
    full = list(topology.arcs)
    tolerances = {number: tolerance_m(number, names) for number, names in topology.sides().items()}
    changed = set(tolerances)
    for _ in range(8):
        for number in changed:
            topology.arcs[number] = _rounded(simplify(full[number], tolerances[number]), scale)
        changed = set()
        for name, geometry in polygons(topology).items():
            if geometry.is_valid:
                continue
            reason = shapely.is_valid_reason(geometry)
            numbers = re.search(r"\[(\S+) (\S+)\]", reason)
            assert numbers is not None
            spot = shapely.Point(float(numbers[1]), float(numbers[2])).buffer(0.02)
            for number in {a if a >= 0 else ~a for part in topology.objects[name] for ring in part for a in ring}:
                if shapely.intersects(shapely.LineString(full[number]), spot):
                    tolerances[number] /= 3
                    changed.add(number)
        if not changed:
            return
    print("  areas that stay invalid, which the compiler mends:", [n for n, g in polygons(topology).items() if not g.is_valid])


def drop_small(topology: Topology, smallest_km2: Callable[[str], float]) -> None:
    """Drop islands below an area that share no arc with anyone, but never the largest part of an object."""
    sides = topology.sides()
    for name, polygons in topology.objects.items():
        sizes = [_area_km2(topology, polygon[0]) for polygon in polygons]
        largest = max(sizes)
        topology.objects[name] = [
            polygon
            for polygon, size in zip(polygons, sizes, strict=True)
            if size == largest
            or size >= smallest_km2(name)
            or any(len(sides[a if a >= 0 else ~a]) > 1 for ring in polygon for a in ring)
        ]


def _area_km2(topology: Topology, ring: list[int]) -> float:
    points = np.concatenate([topology.arcs[a] if a >= 0 else topology.arcs[~a][::-1] for a in ring])
    scale = np.array([np.cos(np.radians(points[:, 1].mean())), 1.0]) * 111.32
    return float(shapely.Polygon(points * scale).area) if len(points) >= 4 else 0.0


def polygons(topology: Topology) -> dict[str, BaseGeometry]:
    """The objects as geometries, from the arcs as they are now."""
    made = {}
    for name, parts in topology.objects.items():
        shapes = []
        for part in parts:
            rings = [_stitched(topology, ring) for ring in part]
            shapes.append(shapely.Polygon(rings[0], [ring for ring in rings[1:] if len(ring) >= 4]))
        made[name] = shapes[0] if len(shapes) == 1 else shapely.MultiPolygon(shapes)
    return made


def _stitched(topology: Topology, ring: list[int]) -> np.ndarray:
    pieces = [topology.arcs[a] if a >= 0 else topology.arcs[~a][::-1] for a in ring]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _rounded(arc: np.ndarray, scale: float) -> np.ndarray:
    """An arc on the grid it is written in, without repeated points."""
    units = np.rint(arc / scale)
    keep = np.concatenate([[True], np.any(np.diff(units, axis=0) != 0, axis=1)])
    if keep.sum() < 2:
        keep[-1] = True
    return units[keep] * scale


def topojson(topology: Topology, properties: Mapping[str, Mapping[str, object]], scale: float = SCALE) -> bytes:
    """TopoJSON with one object ``areas``; arcs that nothing uses are left out."""
    used = sorted(topology.sides())
    renumber = {old: new for new, old in enumerate(used)}

    def signed(number: int) -> int:
        return renumber[number] if number >= 0 else ~renumber[~number]

    arcs = []
    for number in used:
        units = np.rint(topology.arcs[number] / scale).astype(np.int64)
        arcs.append(np.concatenate([units[:1], np.diff(units, axis=0)]).tolist())
    geometries = [
        {
            "type": "MultiPolygon",
            "id": name,
            "properties": dict(properties.get(name, {})),
            "arcs": [[[signed(a) for a in ring] for ring in part] for part in parts],
        }
        for name, parts in topology.objects.items()
    ]
    document = {
        "type": "Topology",
        "transform": {"scale": [scale, scale], "translate": [0, 0]},
        "objects": {"areas": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
