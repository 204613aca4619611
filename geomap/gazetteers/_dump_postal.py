"""Villages of GeoNames' postal codes, country by country, merged with places of a name and neighbourhood."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from geomap.gazetteers._dump_files import POSTAL_COLUMNS, BadRow, Problems, degrees, records
from geomap.names import fold
from geomap.strict import shown

MERGE_M = 3_000.0
"""Places of one name and country within this distance are one."""
ACCURACY_M = {"6": 300.0, "5": 1_000.0, "4": 1_000.0, "3": 5_000.0, "2": 20_000.0, "1": 20_000.0, "": 20_000.0}
"""GeoNames' accuracy classes: 6 centroid of addresses or shape, 4 a GeoNames place, 3 the parent place, 1 estimated."""


class Village(NamedTuple):
    """A place of the postal file, or of the embedded gazetteer's postal villages."""

    id: str
    name: str
    lon: float
    lat: float
    accuracy_m: float
    spread_m: float | None
    regions: tuple[str, str, str]
    postal_code: str


Villages = dict[tuple[str, str], list[Village]]
"""Villages by country and folded name."""


def villages(files: list[Path], problems: dict[Path, Problems]) -> Villages:
    """The places of postal files; rows of one name and municipality that lie together are one."""
    groups: dict[tuple[str, ...], list[tuple[float, float, float, str]]] = defaultdict(list)
    for file in files:
        for line, cells in records(file, POSTAL_COLUMNS, problems[file], "postal codes"):
            try:
                key, point = _point(cells)
            except BadRow as error:
                problems[file].add(line, str(error))
            else:
                groups[key].append(point)
    found: Villages = defaultdict(list)
    used: set[str] = set()
    for (country, name, *regions), points in sorted(groups.items()):
        for cluster in _clusters(sorted(set(points))):
            village = _village(country, name, (regions[0], regions[1], regions[2]), cluster)
            if village.id in used:
                village = village._replace(id=next(i for n in range(2, 10_000) if (i := f"{village.id}-{n}") not in used))
            used.add(village.id)
            found[country, fold(name)].append(village)
    return found


def _point(cells: list[str]) -> tuple[tuple[str, ...], tuple[float, float, float, str]]:
    country, code, name, _, admin1, _, admin2, admin3, _, lat, lon, accuracy = cells
    name = " ".join(name.replace("|", " ").split())
    if not re.fullmatch("[A-Z]{2}", country):
        raise BadRow(f"country {shown(country, 10)} is no ISO 3166-1 code")
    if not name:
        raise BadRow("no place name")
    if accuracy not in ACCURACY_M:
        raise BadRow(f"accuracy {shown(accuracy, 10)} is none of 1 to 6")
    where = degrees(lon, "longitude", 180.0), degrees(lat, "latitude", 90.0)
    return (country, name, admin1, admin2, admin3), (*where, ACCURACY_M[accuracy], code)


def _clusters(points: list[tuple[float, float, float, str]]) -> Iterator[list[tuple[float, float, float, str]]]:
    """Groups of points that lie within `MERGE_M` of the first of the group."""
    from geomap.geodesy import great_circle_m

    while points:
        first = points[0]
        near = [p for p in points if great_circle_m(first[0], first[1], p[0], p[1]) <= MERGE_M]
        points = [p for p in points if p not in near]
        yield near


def _village(country: str, name: str, regions: tuple[str, str, str], cluster: list[tuple[float, float, float, str]]) -> Village:
    from geomap.geodesy import great_circle_m

    best = min(accuracy for *_, accuracy, _ in cluster)
    points = sorted({(lon, lat) for lon, lat, accuracy, _ in cluster if accuracy == best})
    lon, lat = median(p[0] for p in points), median(p[1] for p in points)
    spread = max(great_circle_m(lon, lat, *p) for p in points)
    code = min(code for *_, code in cluster)
    slug = f"{country}/{fold(name).replace(' ', '-')}/{re.sub(r'[^0-9A-Za-z]', '', code).lower()}"
    return Village(f"postal:{slug}", name, lon, lat, best, spread if len(points) >= 3 else None, regions, code)


def same_place(found: Villages, country: str, keys: set[str], lon: float, lat: float) -> tuple[float, Village] | None:
    """The nearest village of one of the names within reach, with its distance in metres."""
    bearers = [village for key in keys for village in found.get((country, key), ())]
    if not bearers:
        return None
    from geomap.geodesy import great_circle_m

    near = [(great_circle_m(lon, lat, village.lon, village.lat), village) for village in bearers]
    best = min(near, key=lambda pair: (pair[0], pair[1].id))
    if best[0] > max(MERGE_M, best[1].spread_m or 0.0):
        return None
    return best
