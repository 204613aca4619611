"""Polish gminas: the middle of their places, and how far these reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _regions, _tables
from geomap.names import fold

LICENCE = "CC BY 4.0"
FILES = ("gminas.tsv.xz", _regions.FILE)
COLUMNS = 7
EXAMPLES = {"gmina Wyryki": (23.35, 51.56, 8_000), "Gmina Biała Podlaska": (23.15, 52.05, 15_000)}
ACCURACY_M = 3_000.0
"""Of the mean of a gmina's places: they are spread over it, but not evenly."""

PEOPLE_IN_MIND = 40.0
"""Prominence: a gmina's bare name means the village or town first, wherever there is one."""


def rows(folder: Path) -> Iterator[Row]:
    """Gminas as rows of the code ADM3, named ``Gmina X``; the bare name counts as well."""
    names = _regions.names(folder)
    for region, name, lon, lat, extent, _, spellings in _tables.tsv(folder / FILES[0], COLUMNS):
        ident = f"{region}/{fold(name).replace(' ', '-')}"
        yield Row(
            "gminas", f"gmina:{ident}", f"Gmina {name}", "ADM3", "PL", float(lon), float(lat),
            names.get(region.rsplit(".", 1)[0]), names.get(region), extent_m=float(extent),
            extent_origin="reach of its places", accuracy_m=ACCURACY_M, prominence=PEOPLE_IN_MIND,
            names=f"{name}|{name} commune|{name} municipality|gm. {name}", region=region, admin3=f"Gmina {name}", spellings=spellings,
        )  # fmt: skip
