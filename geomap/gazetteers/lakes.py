"""Named lakes and reservoirs of the world from Natural Earth, 1:10m."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _tables

LICENCE = "public domain"
FILES = ("lakes.geojson.xz",)
EXAMPLES = {"Lake Peipus": (27.5, 58.6, 40_000), "Lake Victoria": (33.0, -1.0, 100_000)}
ACCURACY_M = 2_000.0
PEOPLE_IN_MIND = 30_000.0
"""Prominence of every lake: below a town of that size, above its namesakes among villages."""


def rows(folder: Path) -> Iterator[Row]:
    """Lakes as rows, with their shores."""
    from geomap.geodesy import middle

    for ident, facts, shape in _tables.features(folder / FILES[0]):
        lon, lat = middle(shape)
        yield Row(
            "lakes", f"lake:{ident}", facts["name"], facts["code"], None, round(lon, 5), round(lat, 5),
            extent_m=_tables.reach_m(shape, lon, lat), extent_origin="outline", accuracy_m=ACCURACY_M,
            prominence=PEOPLE_IN_MIND, names="|".join(n.replace("|", " ") for n in facts["names"]), geometry=shape,
        )  # fmt: skip
