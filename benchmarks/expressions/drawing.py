"""Pens for drawing the gold by hand: towns, lines, areas, half-planes, sectors, and outlines of countries.

Nothing here comes from geomap or from its gazetteer. The earth is a sphere; coordinates are longitude, latitude; distances
are kilometres. Country outlines are Natural Earth 1:10m (public domain) as the npm package world-atlas 2.0.2 has them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry as Shape

EARTH_KM = 6371.0088
ATLAS = "countries-10m.json"


def plane(lon0: float, lat0: float) -> tuple[Callable[[Shape], Shape], Callable[[Shape], Shape]]:
    """To kilometres round a point and back: azimuthal equidistant on the sphere (Snyder 1987, p. 195)."""
    a0, b0 = math.radians(lon0), math.radians(lat0)

    def forth(xy: np.ndarray) -> np.ndarray:
        a, b = np.radians(xy[:, 0]) - a0, np.radians(xy[:, 1])
        cosine = math.sin(b0) * np.sin(b) + math.cos(b0) * np.cos(b) * np.cos(a)
        angle = np.arccos(np.clip(cosine, -1, 1))
        k = np.where(angle < 1e-12, 1.0, angle / np.maximum(np.sin(angle), 1e-12))
        x = k * np.cos(b) * np.sin(a)
        y = k * (math.cos(b0) * np.sin(b) - math.sin(b0) * np.cos(b) * np.cos(a))
        return np.column_stack([x, y]) * EARTH_KM

    def back(xy: np.ndarray) -> np.ndarray:
        x, y = xy[:, 0] / EARTH_KM, xy[:, 1] / EARTH_KM
        angle = np.hypot(x, y)
        safe = np.maximum(angle, 1e-12)
        b = np.arcsin(np.clip(np.cos(angle) * math.sin(b0) + y * np.sin(angle) * math.cos(b0) / safe, -1, 1))
        a = a0 + np.arctan2(x * np.sin(angle), safe * math.cos(b0) * np.cos(angle) - y * math.sin(b0) * np.sin(angle))
        return np.column_stack([np.degrees(a), np.degrees(b)])

    return (lambda g: shapely.transform(g, forth)), (lambda g: shapely.transform(g, back))


def moved(lon: float, lat: float, bearing_deg: float, km: float) -> tuple[float, float]:
    """The point reached along a great circle."""
    b, c, d = math.radians(lat), math.radians(bearing_deg), km / EARTH_KM
    to_b = math.asin(math.sin(b) * math.cos(d) + math.cos(b) * math.sin(d) * math.cos(c))
    turn = math.atan2(math.sin(c) * math.sin(d) * math.cos(b), math.cos(d) - math.sin(b) * math.sin(to_b))
    return lon + math.degrees(turn), math.degrees(to_b)


def pairs(text: str) -> list[tuple[float, float]]:
    """``"23.1 51.2, 23.4 51.0"`` as points."""
    return [(float(p.split()[0]), float(p.split()[1])) for p in text.split(",")]


def dot(lon: float, lat: float) -> Shape:
    """One point."""
    return shapely.Point(lon, lat)


def dots(text: str) -> Shape:
    """Several points."""
    return shapely.MultiPoint(pairs(text))


def path(text: str) -> Shape:
    """A line through points."""
    return shapely.LineString(pairs(text))


def poly(text: str) -> Shape:
    """An area by its corners."""
    return shapely.Polygon(pairs(text)).buffer(0)


def box(west: float, south: float, east: float, north: float) -> Shape:
    """The area between two meridians and two parallels."""
    return shapely.box(west, south, east, north)


def grown(shape: Shape, km: float) -> Shape:
    """A shape and all that lies within a distance of it."""
    middle = shape.centroid
    forth, back = plane(middle.x, middle.y)
    return back(shapely.make_valid(forth(shape)).buffer(km))


def disc(at: tuple[float, float], km: float) -> Shape:
    """All points within a distance of one."""
    return grown(dot(*at), km)


def ring(at: tuple[float, float], low_km: float, high_km: float) -> Shape:
    """All points between two distances of one."""
    return disc(at, high_km).difference(disc(at, low_km))


def sector(
    at: tuple[float, float], bearing_deg: float, low_km: float, high_km: float, *, half_deg: float = 22.5
) -> Shape:
    """What lies between two distances of a point and within an angle of a bearing."""
    turns = np.linspace(bearing_deg - half_deg, bearing_deg + half_deg, 17)
    outer = [moved(*at, t, high_km) for t in turns]
    inner = [moved(*at, t, low_km) for t in turns[::-1]] if low_km else [at]
    return shapely.Polygon(outer + inner)


def strip(a: tuple[float, float], b: tuple[float, float], km: float) -> Shape:
    """The corridor of a half-width round the straight way from one point to another."""
    return grown(shapely.LineString([a, b]), km)


def cut(shape: Shape, *, west: float = -180, south: float = -90, east: float = 180, north: float = 90) -> Shape:
    """The part of a shape between meridians and parallels."""
    return shape.intersection(box(west, south, east, north))


class Atlas:
    """Outlines of countries by their English names, decoded from TopoJSON."""

    def __init__(self, path: Path) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        (sx, sy), (tx, ty) = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs = [np.cumsum(np.asarray(arc), axis=0) * (sx, sy) + (tx, ty) for arc in data["arcs"]]
        self.parts = {g["properties"]["name"]: g for g in data["objects"]["countries"]["geometries"]}

    def _ring(self, numbers: Sequence[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for n in numbers:
            arc = self.arcs[n] if n >= 0 else self.arcs[~n][::-1]
            points += [tuple(p) for p in (arc[1:] if points else arc)]
        return points

    @cache  # noqa: B019
    def land(self, *names: str) -> Shape:
        """The land of countries."""
        rings = [[self._ring(r) for r in part] for name in names for part in self._parts(name)]
        kept = [[r for r in part if len(r) > 3] for part in rings if len(part[0]) > 3]
        return shapely.union_all([shapely.Polygon(part[0], part[1:]).buffer(0) for part in kept])

    def _parts(self, name: str) -> list[list[list[int]]]:
        g = self.parts[name]
        return g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]]

    def _numbers(self, name: str) -> set[int]:
        return {n if n >= 0 else ~n for rings in self._parts(name) for r in rings for n in r}

    @cache  # noqa: B019
    def border(self, a: str, b: str) -> Shape:
        """The arcs that two countries share."""
        shared = sorted(self._numbers(a) & self._numbers(b))
        line = shapely.line_merge(shapely.MultiLineString([self.arcs[n] for n in shared]))
        # Natural Earth draws control and not law: its line between Russia and Crimea is no border that states recognise.
        return cut(line, south=46.6) if {a, b} == {"Russia", "Ukraine"} else line

    def all_land(self, window: Shape) -> Shape:
        """All land in a window."""
        west, south, east, north = window.bounds
        frame = box(west, south, east, north)
        return shapely.union_all([self.land(n).intersection(frame) for n in self.parts])


# -- codes from coordinates, written anew from their definitions -------------------------------------------------------

_PLUS = "23456789CFGHJMPQRVWX"


def plus_code(lon: float, lat: float) -> str:
    """A ten-digit Plus code (Open Location Code specification, "Encoding")."""
    x, y = int((lon + 180) * 8000), int((lat + 90) * 8000)
    code = ""
    for _ in range(5):
        code = _PLUS[y % 20] + _PLUS[x % 20] + code
        x, y = x // 20, y // 20
    return code[:8] + "+" + code[8:]


def mgrs(lon: float, lat: float, digits: int) -> str:
    """A grid reference: UTM by Krüger's series, then letters by NGA.STND.0037, chapter 3."""
    zone = int((lon + 180) // 6) + 1
    a, f = 6378137.0, 1 / 298.257223563
    n = f / (2 - f)
    b, d = math.radians(lat), math.radians(lon - (zone * 6 - 183))
    e = 2 * math.sqrt(n) / (1 + n)
    t = math.sinh(math.atanh(math.sin(b)) - e * math.atanh(e * math.sin(b)))
    xi, eta = math.atan2(t, math.cos(d)), math.atanh(math.sin(d) / math.hypot(1, t))
    series = (n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16, 13 * n**2 / 48 - 3 * n**3 / 5, 61 * n**3 / 240)
    scale = 0.9996 * a / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    east = 500000 + scale * (
        eta + sum(s * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, s in enumerate(series, 1))
    )
    north = scale * (xi + sum(s * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, s in enumerate(series, 1)))
    north += 10_000_000 if lat < 0 else 0
    band = "CDEFGHJKLMNPQRSTUVWXX"[int(lat + 80) // 8]
    column = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")[(zone - 1) % 3][int(east // 100_000) - 1]
    row = ("ABCDEFGHJKLMNPQRSTUV", "FGHJKLMNPQRSTUVABCDE")[(zone - 1) % 2][int(north // 100_000) % 20]
    step = 10 ** (5 - digits)
    return f"{zone}{band}{column}{row}{int(east % 100_000) // step:0{digits}d}{int(north % 100_000) // step:0{digits}d}"
