"""Districts of large cities in Ukraine and Belarus, curated: discs about their middle, with the names reports use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _regions, _tables

LICENCE = "CC0 1.0"
FILES = ("city_districts.csv", _regions.FILE)
EXAMPLES = {"Saltivskyi District": (36.34, 50.005, 3_000), "Салтівський район": (36.34, 50.005, 3_000)}
RAION = {"UA": "район", "BY": "раён"}
"""The word for a district in the country's language."""


def rows(folder: Path) -> Iterator[Row]:
    """The districts as rows, coded ADM3 as GeoNames codes what lies below a raion."""
    regions = _regions.names(folder)
    for record in _tables.csv_rows(folder / FILES[0]):
        yield Row(
            "city_districts", f"city-district:{record['id']}", f"{record['name']} District", "ADM3", record["country"],
            float(record["lon"]), float(record["lat"]), admin1=regions.get(record["region"]),
            extent_m=float(record["extent_m"]), extent_origin="stated", accuracy_m=float(record["accuracy_m"]),
            prominence=float(record["prominence"]), names="|".join(_names(record)), region=record["region"],
            properties={"city": record["city"], "source": record["source"]},
        )  # fmt: skip


def _names(record: dict[str, str]) -> list[str]:
    """Each name with the word for a district, alone and with the city's, and the bare name: "the Saltivskyi and Kyivskyi districts"."""
    latin = [name for name in (record["name"], record["former"]) if name]
    local = [f"{record['local']} {RAION[record['country']]}", f"{record['ru']} район"]
    marked = [f"{name} {word}" for name in latin for word in ("District", "Raion")]
    return [*marked[1:], *latin, *(f"{name} of {record['city']}" for name in marked), *(f"{record['city']}'s {name}" for name in marked), *local]
