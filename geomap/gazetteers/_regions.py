"""Names of first- and second-level regions by GeoNames code, for the sources that only hold codes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from geomap.gazetteers import _tables

FILE = "admin.tsv.xz"
COLUMNS = 11


@lru_cache(maxsize=1)
def names(folder: Path) -> dict[str, str]:
    """Region code (``PL.75``, ``PL.75.0619``) → name."""
    path = folder / FILE
    if not path.exists():
        return {}
    return {cells[0]: cells[3] for cells in _tables.tsv(path, COLUMNS)}
