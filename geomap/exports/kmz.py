"""KMZ: the KML of `geomap export -o map.kml`, zipped, a tenth of its size."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from geomap.exports import Options, _zip, kml
from geomap.model import Reading

SUFFIX = ".kmz"


def write(reading: Reading, path: Path, options: Options) -> None:
    """One ``doc.kml``, as Google Earth wants it."""
    with (
        zipfile.ZipFile(path, "w") as archive,
        archive.open(_zip.entry("doc.kml"), "w", force_zip64=True) as raw,
        io.TextIOWrapper(raw, encoding="utf-8", newline="\n") as stream,
    ):
        kml.write_text(reading, stream)
