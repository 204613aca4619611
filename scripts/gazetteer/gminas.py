"""Polish gminas (third-level regions) as the middle and reach of their postal places.

A gmina whose name no place in it bears, as Wyryki, is spelled in Cyrillic as villages are; of the others the place is meant.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from gazetteer import admin, places
from gazetteer.cyrillic import spellings
from gazetteer.packages import Cache
from gazetteer.tables import number, write
from geomap.gazetteers import _tables

COLUMNS = ("region", "name", "lon", "lat", "extent_m", "places", "spellings")


def build(cache: Cache, out: Path) -> dict[str, int]:
    """Write ``gminas.tsv.xz`` from the written tables of places."""
    members: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    borne: dict[tuple[str, str], set[str]] = defaultdict(set)
    for file in ("places.tsv.xz", "postal.tsv.xz"):
        for cells in _tables.tsv(out / file, len(places.COLUMNS)):
            record = dict(zip(places.COLUMNS, cells, strict=True))
            if record["country"] == "PL" and record["admin2"] and record["admin3"]:
                region = f"PL.{record['admin1']}.{record['admin2']}"
                name = record["admin3"].removeprefix("Gmina ").strip()
                borne[region, name].add(record["name"])
                members[region, name].append((float(record["lon"]), float(record["lat"]), 0))
    rows = []
    for (region, name), points in sorted(members.items()):
        lon, lat, reach = admin.centre(points)
        cyrillic = "" if name in borne[region, name] else "|".join(spellings(name))
        rows.append((region, name, number(lon), number(lat), number(reach, 0), len(points), cyrillic))
    header = ("Polish gminas: names and places from GeoNames postal codes, CC BY 4.0; made by scripts/build_gazetteer.py",)
    return {"gminas.tsv.xz": write(out / "gminas.tsv.xz", COLUMNS, rows, header)}
