"""What places are called in the languages of the page, by their ids in the gazetteer.

`data/basemap/names.json.xz` is written by ``scripts/build_names.py``; `data/basemap/SOURCES.md` tells where names come from.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from geomap.web.basemap import folder


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(lzma.decompress((folder() / "names.json.xz").read_bytes()))
    return table


def place_names(language: str) -> Mapping[str, str]:
    """Names by id (``geonames:756135``); empty for English and for a language without names."""
    names: Mapping[str, str] = _table().get(language, {}) if language != "spots" else {}
    return names


@lru_cache(maxsize=8)
def town_names(language: str) -> Mapping[tuple[str, int, int], str]:
    """The same for labels of the basemap: by the gazetteer's name, longitude and latitude in thousandths of a degree."""
    names = place_names(language)
    return {(name, lon, lat): names[id] for id, (name, lon, lat) in _table()["spots"].items() if id in names}
