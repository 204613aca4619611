"""What the tables of populated places have in common."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _regions, _tables

COLUMNS = 16
ALIASES = "place_aliases.csv"
DEFAULT_EXTENT_M = 1_000.0
"""Radius of a settlement of unknown population."""

CAPITAL_BONUS = 1_000_000
ABBREVIATION = re.compile(r"[A-Z]{2,4}")
LARGEST_EXTENT_M = 40_000.0


def extent_m(population: int) -> float:
    """Radius in metres of a settlement with that many people: 104 m × the cube root of the population.

    That the area of settlements grows as population to the power 2/3 is Nordbeck's law of urban allometric growth
    (1971, doi:10.2307/490887). The constant is fitted to the areas of Polish towns: it gives 2.4 km for Włodawa
    (13 thousand people, 18 km²), 7.2 km for Lublin (330 thousand, 147 km²) and 12.8 km for Warsaw (1.86 million, 517 km²).
    """
    return min(104.0 * math.pow(population, 1 / 3), LARGEST_EXTENT_M)


def rows(folder: Path, file: str, gazetteer: str) -> Iterator[Row]:
    """The rows of a table of populated places."""
    regions = _regions.names(folder)
    aliases = _aliases(folder)
    for cells in _tables.tsv(folder / file, COLUMNS):
        row = _row(cells, gazetteer, regions)
        if row.id in aliases:
            row = row._replace(names="|".join([*row.names.split("|"), *aliases[row.id]]).strip("|"))
        yield row


def _aliases(folder: Path) -> dict[str, list[str]]:
    """Id → further spellings from the curated file."""
    found: dict[str, list[str]] = {}
    path = folder / ALIASES
    for record in _tables.csv_rows(path) if path.exists() else ():
        found.setdefault(record["id"], []).append(record["name"])
    return found


def _row(cells: list[str], gazetteer: str, regions: dict[str, str]) -> Row:
    ident, name, code, country, first, second, third, lat, lon, people, spread, accuracy, postal, also, names, spellings = cells
    admin1 = f"{country}.{first}" if first else ""
    population = int(people) if people else None
    if population:
        extent, origin = extent_m(population), "population"
    elif spread:
        extent, origin = max(float(spread), DEFAULT_EXTENT_M), "spread of postal points"
    else:
        extent, origin = DEFAULT_EXTENT_M, "default"
    abbreviations = ""
    if names and ABBREVIATION.search(names):
        parts = names.split("|")
        abbreviations = "|".join(part for part in parts if ABBREVIATION.fullmatch(part))
        if abbreviations:
            names = "|".join(part for part in parts if not ABBREVIATION.fullmatch(part))
    return Row(
        gazetteer, f"{gazetteer}:{ident}", name, code or "PPL", country, float(lon), float(lat),
        regions.get(admin1) if admin1 else None, regions.get(f"{admin1}.{second}") if second else None,
        population, extent, origin, float(accuracy),
        (population or 50) + (CAPITAL_BONUS if code == "PPLC" else 0),
        names, abbreviations, (f"postal:{also}",) if also else (),
        f"{admin1}.{second}" if second else admin1, third, postal, spellings,
    )  # fmt: skip
