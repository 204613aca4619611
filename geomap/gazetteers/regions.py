"""Regions, seas, straits, islands and rivers that news names, curated, each with its source and doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _tables

LICENCE = "ODbL 1.0"
FILES = ("regions.csv", "rivers.csv", "osm/regions.geojson.xz")
ABBREVIATION = re.compile(r"[A-ZА-ЯЄ]{2,4}")
EXAMPLES = {
    "Donbas": (38.2, 48.3, 100_000),
    "Gaza Strip": (34.4, 31.42, 10_000),
    "Suwałki Gap": (23.1, 54.1, 30_000),
    "Red Sea": (38.5, 20.5, 200_000),
    "Snake Island": (30.204, 45.255, 2_000),
    "Західний Буг": (23.7, 51.7, 150_000),
}


def rows(folder: Path) -> Iterator[Row]:
    """Regions and rivers as rows, with their geometry."""
    from geomap.geodesy import middle

    shapes = {ident: shape for ident, _, shape in _tables.features(folder / FILES[2])}
    for file in FILES[:2]:
        for record in _tables.csv_rows(folder / file):
            shape = shapes.get(record["id"])
            if shape is None:
                continue
            label = record.get("label", "").split()
            lon, lat = (float(label[0]), float(label[1])) if label else middle(shape)
            names = record["names"].split("|")
            codes = tuple(record["countries"].split())
            is_point = shape.geom_type == "Point"
            yield Row(
                "regions", f"region:{record['id']}", record["name"], record["code"], codes[0] if len(codes) == 1 else None,
                round(lon, 5), round(lat, 5), extent_m=1_000.0 if is_point else _tables.reach_m(shape, lon, lat),
                extent_origin="default" if is_point else "outline", accuracy_m=float(record["accuracy_m"]),
                prominence=float(record["prominence"]), names="|".join(n for n in names if not ABBREVIATION.fullmatch(n)),
                abbreviations="|".join(n for n in names if ABBREVIATION.fullmatch(n)), countries=codes if len(codes) > 1 else (),
                properties={"countries": list(codes), "source": record["source"]}, geometry=None if is_point else shape,
            )  # fmt: skip
