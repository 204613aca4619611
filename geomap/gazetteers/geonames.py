"""GeoNames populated places of 500 people and more, with alternate names in all scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _places, _regions

LICENCE = "CC BY 4.0"
FILES = ("places.tsv.xz", _regions.FILE, _places.ALIASES)
EXAMPLES = {
    "Włodawa": (23.55, 51.55, 2_000),
    "Kharkiv": (36.25, 49.98, 5_000),
    "Харків": (36.25, 49.98, 5_000),
    "Брэст": (23.70, 52.10, 5_000),
}


def rows(folder: Path) -> Iterator[Row]:
    """The places as rows."""
    return _places.rows(folder, FILES[0], "geonames")
