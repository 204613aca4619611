"""Airports and air bases with ICAO and IATA codes and the city they serve."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _tables

LICENCE = "MIT"
FILES = ("airports.tsv.xz", "airport_aliases.csv")
COLUMNS = 14
EXAMPLES = {
    "EPWA": (20.9671, 52.1657, 1_000),
    "Warsaw Airport": (20.9671, 52.1657, 1_000),
    "Lublin Airport": (22.7136, 51.2403, 2_000),
    "Charleroi Airport": (4.4538, 50.4592, 2_000),
}
MAIN_FACTOR = 3.0
"""How much more prominent the airport is that a city's name alone means ("London airport": Heathrow)."""

EXTENT_M = 2_000.0


def rows(folder: Path) -> Iterator[Row]:
    """Airports as rows; the code AIRB for air bases, AIRP for the rest."""
    aliases = _aliases(folder)
    for cells in _tables.tsv(folder / FILES[0], COLUMNS):
        icao, iata, name, code, country, city, region, lon, lat, weight, city_id, names, accuracy, other = cells
        more = aliases.get(icao, {})
        yield Row(
            "airports", f"airport:{icao}", name, code, country, float(lon), float(lat), admin1=region or None,
            extent_m=EXTENT_M, extent_origin="default", accuracy_m=float(accuracy), prominence=float(weight) * (MAIN_FACTOR if "main" in more else 1.0),
            names="|".join(dict.fromkeys(n for n in [*names.split("|"), *more.get("name", ())] if n)),
            abbreviations="|".join(dict.fromkeys(n for n in (icao, iata, *more.get("abbreviation", ())) if n)),
            also=(other,) if other else (),
            properties={
                "icao": icao, "iata": iata or None, "city": city or None,
                "city_id": f"geonames:{city_id}" if city_id else None,
            },
        )  # fmt: skip


def _aliases(folder: Path) -> dict[str, dict[str, list[str]]]:
    """ICAO code → kind → names from the curated file."""
    found: dict[str, dict[str, list[str]]] = {}
    path = folder / FILES[1]
    for record in _tables.csv_rows(path) if path.exists() else ():
        found.setdefault(record["icao"], {}).setdefault(record["kind"], []).append(record["name"])
    return found
