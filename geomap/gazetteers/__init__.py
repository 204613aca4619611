"""Sources of the gazetteer, one a file. Each reads its committed table into rows for the compiler.

A module here promises:

``FILES``
    names, relative to the data folder, of the files it reads;
``rows(folder)``
    the source's places as `Row`, in a stable order;
``LICENCE``
    the licence of its data, which exports state beside a place;
``EXAMPLES``
    names with the (longitude, latitude, tolerance in metres) they must resolve to, checked by one test for all.

Adding a source is adding a file here and its table to ``data/gazetteer``; nothing else is edited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


class Row(NamedTuple):
    """A place on its way into the compiled gazetteer: `geomap.model.Entry` plus what only the compiler needs.

    ``names`` and ``abbreviations`` are joined by ``|``. An abbreviation (``KY``, ``WAW``) is a key like any name but is
    listed apart, in ``properties["abbreviations"]``, because in running text it counts only as written.
    ``countries`` holds both codes of a thing between two countries. ``prominence`` orders entries of one name: about
    the number of people a reader would think of. ``also`` are further ids under which the entry is found. ``region`` is
    the GeoNames code of the finest region known (``PL.75.0619``). ``spellings`` are keys only, made by rule (Polish
    villages in Cyrillic), and not among the entry's names.
    """

    gazetteer: str
    id: str
    name: str
    feature_code: str
    country_code: str | None
    lon: float | None
    lat: float | None
    admin1: str | None = None
    admin2: str | None = None
    population: int | None = None
    extent_m: float | None = None
    extent_origin: str = ""
    accuracy_m: float | None = None
    prominence: float = 0.0
    names: str = ""
    abbreviations: str = ""
    also: tuple[str, ...] = ()
    region: str = ""
    admin3: str = ""
    postal_code: str = ""
    spellings: str = ""
    countries: tuple[str, ...] = ()
    properties: Mapping[str, Any] | None = None
    geometry: BaseGeometry | None = None


class Source(Protocol):
    """The promise of a module in this folder."""

    LICENCE: str
    FILES: tuple[str, ...]
    EXAMPLES: Mapping[str, tuple[float, float, float]]

    def rows(self, folder: Path) -> Iterator[Row]:
        """The source's places."""
        ...
