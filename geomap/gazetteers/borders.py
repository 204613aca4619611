"""International borders as the lines that two countries' areas share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _tables
from geomap.gazetteers.countries import ACCURACY_M, COLUMNS

LICENCE = "ODbL 1.0"
FILES = ("countries.tsv.xz", "osm/countries.topojson.xz")
NATURAL_EARTH = {("RS", "XK"): 2_700.0, ("IL", "SY"): 2_700.0}
"""Borders taken from Natural Earth, 1:10m, with the farthest it was measured to lie from Poland's official borders."""

EXAMPLES = {"border:BY-PL": (23.6, 52.4, 60_000)}


def rows(folder: Path) -> Iterator[Row]:
    """A row for each two countries that touch."""
    from geomap.geodesy import length_km, middle

    names = {cells[0]: cells[2] for cells in _tables.tsv(folder / FILES[0], COLUMNS)}
    for (a, b), line in _tables.topology(folder / FILES[1]).lines().items():
        lon, lat = middle(line)
        yield Row(
            "borders", f"border:{a}-{b}", f"{names[a]}–{names[b]} border", "BRDR", None, lon, lat,
            extent_m=_tables.reach_m(line, lon, lat), extent_origin="line", accuracy_m=NATURAL_EARTH.get((a, b), ACCURACY_M), prominence=1e6,
            names=f"{names[b]}–{names[a]} border", countries=(a, b),
            properties={"between": [a, b], "length_km": round(length_km(line), 1)}, geometry=line,
        )  # fmt: skip
