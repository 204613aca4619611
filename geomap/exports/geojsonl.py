"""GeoJSON Lines: a feature a line, for tools that stream."""

from __future__ import annotations

from pathlib import Path

from geomap.exports import Options, _geojson
from geomap.model import Reading

SUFFIX = ".geojsonl"
ALIASES = (".ndjson", ".geojsons")


def write(reading: Reading, path: Path, options: Options) -> None:
    """Newline-delimited GeoJSON, without the record separators of RFC 8142."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for line in _geojson.lines(reading, nested=options.nested):
            stream.write(line + "\n")
