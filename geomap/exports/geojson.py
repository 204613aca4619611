"""GeoJSON (RFC 7946), flat scalar properties and simplestyle keys; nested ones on request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geomap.exports import Options, _geojson, _tables
from geomap.exports._tables import reading_id
from geomap.model import Reading

SUFFIX = ".geojson"
ALIASES = (".json",)


def write(reading: Reading, path: Path, options: Options) -> None:
    """One FeatureCollection; what holds for all of it stands in foreign members beside the features."""
    head: dict[str, Any] = {"type": "FeatureCollection"}
    facts = {"title": reading.title, "worldview": reading.worldview, "as_of": reading.as_of, "reading": reading_id(reading)}
    head |= {name: _tables.clean(value) for name, value in facts.items() if value}
    head |= {"attribution": [_tables.clean(text) for text in reading.attributions], "caveats": list(_tables.CAVEATS)}
    box = _geojson.bounds(reading)
    if box:
        head |= {"bbox": box}
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [')
        comma = "\n"
        for line in _geojson.lines(reading, nested=options.nested):
            stream.write(comma + line)
            comma = ",\n"
        stream.write("\n]}\n")
