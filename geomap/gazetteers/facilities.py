"""Power stations, dams, bridges, ports, bases and training grounds that news names, curated, each with its doubt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _tables
from geomap.gazetteers.regions import ABBREVIATION

LICENCE = "CC0 1.0"
FILES = ("facilities.csv",)
EXAMPLES = {
    "Zaporizhzhia Nuclear Power Plant": (34.586, 47.512, 2_000),
    "Каховська ГЕС": (33.372, 46.778, 2_000),
    "Olenya air base": (33.464, 68.152, 2_000),
}


def rows(folder: Path) -> Iterator[Row]:
    """The facilities as rows."""
    for record in _tables.csv_rows(folder / FILES[0]):
        names = record["names"].split("|")
        yield Row(
            "facilities", f"facility:{record['id']}", record["name"], record["code"], record["country"] or None,
            float(record["lon"]), float(record["lat"]), extent_m=float(record["extent_m"]), extent_origin="stated",
            accuracy_m=float(record["accuracy_m"]), prominence=float(record["prominence"]),
            names="|".join(name for name in names if name and not ABBREVIATION.fullmatch(name)),
            abbreviations="|".join(name for name in names if ABBREVIATION.fullmatch(name)),
            properties={"source": record["source"]},
        )  # fmt: skip
