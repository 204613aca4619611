"""One file format a file: how the layers leave for other tools.

A module here has a docstring whose first line `geomap kinds` prints, and

``SUFFIX``   the suffix that chooses it, with its dot
``ALIASES``  other suffixes for the same format (may be left out)
``write``    ``write(reading, path, options) -> None``: writes a new file; `geomap.export` sees to it that it takes the place
             of an older one only when it is whole

A writer raises `OutputError` for what it cannot write and lets `OSError` through. The same reading gives the same bytes:
no time of writing, no random id, no path of this machine goes into a file.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from geomap.model import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen about an export; formats that have no use for one pass over it."""

    language: str = "en"
    """Of what a picture says itself: legend, caveats."""
    width_px: int = 1600
    height_px: int = 1200
    """Size of a picture. SVG and PDF take it at 96 pixels an inch."""
    basemap: bool = True
    """Whether a picture has a basemap beneath its layers."""
    legend: bool = True
    picture: Literal["map", "days", "timeline"] = "map"
    """``map``: all in one; ``days``: a small map for each day; ``timeline``: when, without where."""
    nested: bool = False
    """Whether GeoJSON holds claims, evidence and corrections as objects within each feature. GIS tools want scalars."""
    report: Callable[[str], object] = warnings.warn
    """Told in a line what the format loses of this reading."""


class ExportModule(Protocol):
    """What a module in this folder promises."""

    SUFFIX: str

    def write(self, reading: Reading, path: Path, options: Options) -> None:
        """Write everything that is drawn, and as much of the rest as the format takes."""
        ...
