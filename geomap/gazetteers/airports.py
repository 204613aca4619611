"""Airports and air bases with ICAO and IATA codes and the city they serve."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _tables

FILES = ("airports.tsv.xz",)
COLUMNS = 12
EXAMPLES = {
    "EPWA": (20.9671, 52.1657, 1_000),
    "Warsaw Airport": (20.9671, 52.1657, 1_000),
    "Lublin Airport": (22.7136, 51.2403, 2_000),
}
EXTENT_M, ACCURACY_M = 2_000.0, 1_000.0


def rows(folder: Path) -> Iterator[Row]:
    """Airports as rows; the code AIRB for air bases, AIRP for the rest."""
    for cells in _tables.tsv(folder / FILES[0], COLUMNS):
        icao, iata, name, code, country, city, region, lon, lat, weight, city_id, names = cells
        yield Row(
            "airports", f"airport:{icao}", name, code, country, float(lon), float(lat), admin1=region or None,
            extent_m=EXTENT_M, extent_origin="default", accuracy_m=ACCURACY_M, prominence=float(weight), names=names,
            abbreviations=f"{icao}|{iata}" if iata else icao,
            properties={
                "icao": icao, "iata": iata or None, "city": city or None,
                "city_id": f"geonames:{city_id}" if city_id else None,
            },
        )  # fmt: skip
