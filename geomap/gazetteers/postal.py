"""Villages known from GeoNames' postal codes: Poland, its neighbours, the Baltic states, Romania, Moldova, Finland, US."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _places, _regions

LICENCE = "CC BY 4.0"
FILES = ("postal.tsv.xz", _regions.FILE, _places.ALIASES)
EXAMPLES = {
    "Wyryki-Wola": (23.3643, 51.5624, 500),
    "Wyryki-Połód": (23.3854, 51.5618, 500),
    "Połowce": (23.3669, 52.4836, 500),
}


def rows(folder: Path) -> Iterator[Row]:
    """The places as rows."""
    return _places.rows(folder, FILES[0], "postal")
