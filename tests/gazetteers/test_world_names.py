"""Names that news uses anywhere in the world lie where they should."""

import csv
from pathlib import Path

from geomap.geodesy import great_circle_m
from geomap.model import Gazetteer

NAMES = Path(__file__).with_name("world_names.csv")


def test_the_first_bearer_of_each_name_is_the_one_meant(gazetteer: Gazetteer) -> None:
    """Regions, straits, seas, islands, lines of conflict, power stations and bases."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    found = gazetteer.named_many([row["name"] for row in rows])
    wrong = []
    for row in rows:
        first = next(iter(found.get(row["name"], [])), None)
        if first is None or first.lon is None or first.lat is None:
            wrong.append((row["name"], None))
        elif great_circle_m(float(row["lon"]), float(row["lat"]), first.lon, first.lat) > 1000 * float(row["km"]):
            wrong.append((row["name"], first.id))

    assert len(rows) > 380
    assert wrong == []
