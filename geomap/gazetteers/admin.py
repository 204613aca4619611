"""First- and second-level regions of the world: voivodeships, oblasts, states, counties, raions, powiats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.gazetteers import Row, _area_points, _regions, _tables

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

LICENCE = "CC BY 4.0"
FILES = (
    _regions.FILE, "admin_aliases.csv", "admin1.topojson.xz", "us1.topojson.xz", "us2.topojson.xz", "osm/poland.topojson.xz",
    "osm/districts.topojson.xz", "osm/first_level.topojson.xz", _area_points.FILE,
)  # fmt: skip
EXAMPLES = {
    "Lublin Voivodeship": (23.0, 51.2, 40_000),
    "województwo podlaskie": (23.0, 53.2, 40_000),
    "powiat włodawski": (23.3, 51.5, 15_000),
    "Харківська область": (36.5, 49.6, 60_000),
    "Rapides Parish": (-92.5, 31.2, 25_000),
    "Louisiana": (-92.0, 31.0, 150_000),
    "Покровський район": (37.1, 48.3, 30_000),
    "Берестовицкий район": (24.0, 53.2, 30_000),
    "Landkreis Görlitz": (14.8, 51.3, 30_000),
    "Krāslavas novads": (27.3, 56.0, 30_000),
}
ACCURACY_M = {"admin1": 3_000.0, "us1": 500.0, "us2": 500.0, "poland": 2_600.0}
"""Farthest that outlines usually lie from the official line: Natural Earth 1:10m and Voronoi cells of Polish postal
places were measured against official outlines (95th percentile); TIGER's are simplified to 150 m. The districts of other
countries each state their own, by how far their places are from one another."""

DISSOLVED = ("PL.", "CZ.", "EE.", "SK.")
"""Countries whose second-level outlines are finer than the first-level ones of Natural Earth, so that the former make the latter."""
DISSOLVED_SHARE = 1.1 / 0.85
"""How much farther off such a line is, as a share of the distance between places, than one between second-level regions."""

POINT_ACCURACY_M = 10_000.0
"""Of the mean of a region's places, where there is no outline."""


def rows(folder: Path) -> Iterator[Row]:
    """Regions as rows; with an outline where one is known, else a point with the reach of its places."""
    from geomap.geodesy import middle

    shapes = _shapes(folder)
    names = _regions.names(folder)
    aliases = _aliases(folder)
    reference = _area_points.points(folder)
    for cells in _tables.tsv(folder / _regions.FILE, _regions.COLUMNS):
        code, geonameid, iso, name, kind, country, lon, lat, reach, rank, alternates = cells
        level = code.count(".")
        shape, accuracy = shapes.get(code, (None, POINT_ACCURACY_M))
        if shape is None and not lon:
            continue
        point = middle(shape) if shape is not None else (float(lon), float(lat))
        known = reference.get(geonameid)
        if known:
            point, alternates = (known.lon, known.lat), "|".join((alternates, *known.names))
        full, short = aliases.get(code, ([], []))
        kreis = country == "DE" and kind == "Landkreis"  # coded ADM3 by GeoNames, below the Regierungsbezirk
        yield Row(
            "admin", f"geonames:{geonameid}" if geonameid else f"admin:{code}", name, "ADM3" if kreis else f"ADM{level}", country,
            round(point[0], 5), round(point[1], 5),
            admin1=names.get(code.rsplit(".", 1)[0]) if level == 2 else None,
            population=known.population if known else None,
            extent_m=_tables.reach_m(shape, *point) if shape is not None else float(reach),
            extent_origin="outline" if shape is not None else "reach of its places", accuracy_m=accuracy,
            prominence=float(rank), names="|".join(dict.fromkeys(n for n in [*alternates.split("|"), *full] if n)),
            abbreviations="|".join(short), also=(f"admin:{code}",) if geonameid else (), region=code,
            properties={key: value for key, value in (("iso", iso), ("kind", kind)) if value}, geometry=shape,
        )  # fmt: skip


def _shapes(folder: Path) -> dict[str, tuple[BaseGeometry, float]]:
    """Region code → outline and its accuracy in metres."""

    found: dict[str, tuple[BaseGeometry, float]] = {}
    for file in FILES[2:8]:
        source = file.split("/")[-1].split(".")[0]
        areas = _tables.topology(folder / file).areas()
        if source in ACCURACY_M:
            accuracy = dict.fromkeys(areas, ACCURACY_M[source])
        else:
            facts = _tables.topology(folder / file).properties()
            accuracy = {code: facts[code]["accuracy_m"] for code in areas}
        found |= {code: (shape, accuracy[code]) for code, shape in areas.items()}
    return found | dict(_put_together(found))


def _put_together(found: dict[str, tuple[BaseGeometry, float]]) -> Iterator[tuple[str, tuple[BaseGeometry, float]]]:
    """First-level regions made of their second-level ones: where those are finer, and where there is no other outline."""
    import shapely

    groups: dict[str, list[tuple[BaseGeometry, float]]] = defaultdict(list)
    for code, part in found.items():
        if code.count(".") == 2:
            groups[code.rsplit(".", 1)[0]].append(part)
    for code, parts in groups.items():
        if code.startswith(DISSOLVED) or code not in found:
            doubt = sum(accuracy for _, accuracy in parts) / len(parts)
            whole = shapely.coverage_union_all([shape for shape, _ in parts])
            yield code, (whole, ACCURACY_M["poland"] if code.startswith("PL.") else doubt * DISSOLVED_SHARE)


def _aliases(folder: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Region code → (names, abbreviations) from the curated file."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    path = folder / FILES[1]
    for record in _tables.csv_rows(path) if path.exists() else ():
        full, short = found.setdefault(record["code"], ([], []))
        (short if record["kind"] == "abbreviation" else full).append(record["name"])
    return found
