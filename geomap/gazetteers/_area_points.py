"""GeoNames' own points, names and populations of countries and regions, by geonameid.

Where a country is drawn as a point, its point is a convention. GeoNames' is the one that gazetteers and corpora share,
so it stands for the country wherever no shape is drawn; the middle of an outline would be as good and as arbitrary.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from geomap.gazetteers import _tables

FILE = "area_points.tsv.xz"
COLUMNS = 7


class AreaPoint(NamedTuple):
    """What GeoNames has of a country or region: its point, its people and its names."""

    lon: float
    lat: float
    population: int
    names: tuple[str, ...]


@cache
def points(folder: Path) -> dict[str, AreaPoint]:
    """By geonameid; areas of 30,000 people and less are not in the source."""
    if not (folder / FILE).exists():
        return {}
    return {
        ident: AreaPoint(float(lon), float(lat), int(people), tuple(names.split("|")))
        for ident, _, _, lon, lat, people, names in _tables.tsv(folder / FILE, COLUMNS)
    }
