"""Settlements that news names and no package holds with coordinates, curated one by one with their doubt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _regions, _tables

LICENCE = "CC0 1.0"
FILES = ("villages.csv", _regions.FILE)
EXAMPLES = {"Bruzgi": (23.70, 53.53, 4_000), "Казловічы": (23.60, 52.125, 5_000)}
PEOPLE_IN_MIND = 60.0
"""Prominence: just above villages without a population, so that a namesake nobody reports of does not go first."""


def rows(folder: Path) -> Iterator[Row]:
    """The settlements as rows."""
    regions = _regions.names(folder)
    for record in _tables.csv_rows(folder / FILES[0]):
        yield Row(
            "villages", f"village:{record['id']}", record["name"], record["code"], record["country"],
            float(record["lon"]), float(record["lat"]), admin1=regions.get(record["region"]),
            extent_m=float(record["extent_m"]), extent_origin="stated", accuracy_m=float(record["accuracy_m"]),
            prominence=PEOPLE_IN_MIND, names=record["names"], region=record["region"],
            properties={"source": record["source"]},
        )  # fmt: skip
