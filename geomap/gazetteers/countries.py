"""Countries as areas with their territorial sea, sharing borders exactly; internationally recognised view."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from geomap.gazetteers import Row, _area_points, _tables

LICENCE = "ODbL 1.0; CC BY 4.0"
FILES = ("countries.tsv.xz", "country_aliases.csv", "osm/countries.topojson.xz", _area_points.FILE)
COLUMNS = 14
EXAMPLES = {
    "Poland": (19.0, 52.0, 150_000),
    "Białoruś": (28.4, 53.8, 150_000),
    "Україна": (31.5, 49.0, 250_000),
    "Burma": (96.0, 21.5, 300_000),
}
ACCURACY_M = 150.0
"""Farthest that OpenStreetMap's Polish borders lie from the official ones; simplification stays within it."""

ABBREVIATION = re.compile(r"(?:[A-ZА-Я]\.?){2,5}")
FIRST_PROMINENCE = 1e9


def rows(folder: Path) -> Iterator[Row]:
    """Countries and dependencies as rows."""
    from geomap.geodesy import middle

    shapes = _tables.topology(folder / FILES[2]).areas()
    aliases = _aliases(folder)
    reference = _area_points.points(folder)
    for cells in _tables.tsv(folder / FILES[0], COLUMNS):
        code, geonameid, name, kind, iso3, wikidata, capital, capital_id, continent, people, lon, lat, languages, names = cells
        shape = shapes.get(code)
        if shape is None and not lon:
            continue
        point = (float(lon), float(lat)) if lon else middle(shape)
        others: tuple[str, ...] = ()
        if area := reference.get(geonameid):
            point, others = (area.lon, area.lat), area.names
        population = int(people) if people else None
        full, short = aliases.get(code, ([], []))
        known = [each for each in [*names.split("|"), *others] if _is_name(each)] + full
        short = [*short, *([iso3] if iso3 else [])]
        yield Row(
            "countries", f"geonames:{geonameid}" if geonameid else f"country:{code}", name, kind, code, *point,
            population=population,
            extent_m=_tables.reach_m(_main_part(shape, point), *point) if shape is not None else None,
            extent_origin="outline" if shape is not None else "",
            accuracy_m=ACCURACY_M if shape is not None else 10_000.0,
            prominence=(FIRST_PROMINENCE if kind == "PCLI" else 1e6) + (population or 0),
            names="|".join(dict.fromkeys(n for n in known if n not in short)),
            abbreviations="|".join(dict.fromkeys(short)),
            also=(f"country:{code}",) if geonameid else (),
            properties={
                "iso2": code, "iso3": iso3, "wikidata": wikidata, "capital": capital,
                "capital_id": f"geonames:{capital_id}" if capital_id else None, "continent": continent,
                "names": json.loads(languages),
            },
            geometry=shape,
        )  # fmt: skip


def _is_name(text: str) -> bool:
    """Whether a name from a source stands for the country by itself.

    Abbreviations come from the curated file alone: in the sources they are of all languages, and ``RU`` would be the
    United Kingdom too (Reino Unido).
    """
    return bool(text) and not ABBREVIATION.fullmatch(text) and not (text.isascii() and len(text.replace(".", "")) < 4)


def _aliases(folder: Path) -> dict[str, tuple[list[str], list[str]]]:
    """ISO code → (names, abbreviations) from the curated file."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    path = folder / FILES[1]
    for record in _tables.csv_rows(path) if path.exists() else ():
        full, short = found.setdefault(record["code"], ([], []))
        (short if record["kind"] == "abbreviation" else full).append(record["name"])
    return found


def _main_part(shape: object, point: tuple[float, float]) -> object:
    """The part that a country is thought of: its largest, and all within reach of it (no overseas parts)."""
    import shapely

    parts = list(getattr(shape, "geoms", [shape]))
    largest = max(parts, key=lambda part: part.area)
    near = [part for part in parts if part.distance(largest) < 5.0 and part.area > largest.area / 1000]
    return shapely.union_all(near) if len(near) > 1 else largest
