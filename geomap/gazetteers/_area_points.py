"""GeoNames' own points and names of countries and regions, by geonameid.

Where a country is drawn as a point, its point is a convention. GeoNames' is the one that gazetteers and corpora share,
so it stands for the country wherever no shape is drawn; the middle of an outline would be as good and as arbitrary.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geomap.gazetteers import _tables

FILE = "area_points.tsv.xz"
COLUMNS = 6


@cache
def points(folder: Path) -> dict[str, tuple[float, float, str]]:
    """geonameid → (lon, lat, names joined by ``|``)."""
    if not (folder / FILE).exists():
        return {}
    return {cells[0]: (float(cells[3]), float(cells[4]), cells[5]) for cells in _tables.tsv(folder / FILE, COLUMNS)}
