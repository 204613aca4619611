"""PDF: the layers as a picture with basemap, legend, caveats, scale bar and attribution; needs matplotlib."""

from __future__ import annotations

from pathlib import Path

from geomap.exports import Options, _picture
from geomap.model import Reading

SUFFIX = ".pdf"


def write(reading: Reading, path: Path, options: Options) -> None:
    """One picture of the layers that are on."""
    _picture.write(reading, path, options, "pdf")
