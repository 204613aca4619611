"""A gazetteer whose countries and borders are drawn as seen by another view than the recognised one.

``recognised``
    the internationally recognised borders, whoever is in control: the default, and what the compiled file holds;
``control``
    who is in control, as OpenStreetMap's time zones have it: Crimea with Russia, the Golan Heights with Israel.

Only outlines of countries and border lines differ. Places keep the country that is recognised to hold them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.errors import UsageError
from geomap.lookup.folders import embedded_data_dir
from geomap.model import Entry, Gazetteer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

WORLDVIEWS = ("recognised", "control")
FILE = "osm/worldviews.geojson.xz"
GRID_DEG = 1e-5
"""The grid that outlines are written on; combining them on it keeps shared lines shared."""


class _View(NamedTuple):
    """What differs: land by (from, to) country, border lines by entry id, and the lines on land between the two sides."""

    moved: tuple[tuple[str, str, BaseGeometry], ...]
    borders: dict[str, BaseGeometry]
    lines: tuple[BaseGeometry, ...]


def check(worldview: str) -> None:
    """Refuse a view that there is not.

    Raises:
        UsageError: with the views there are.
    """
    if worldview not in WORLDVIEWS:
        raise UsageError(f"worldview {worldview!r} is none of {', '.join(WORLDVIEWS)}")


def seen_by(gazetteer: Gazetteer, worldview: str) -> Gazetteer:
    """The gazetteer as a view has it; itself for the recognised one.

    Raises:
        UsageError: there is no such view.
    """
    check(worldview)
    return gazetteer if worldview == WORLDVIEWS[0] else WorldviewGazetteer(gazetteer, worldview)


@lru_cache(maxsize=2)
def _view(worldview: str) -> _View:
    from geomap.gazetteers._tables import features

    moved, borders, lines = [], {}, []
    for ident, facts, shape in features(embedded_data_dir() / FILE):
        if facts["view"] != worldview:
            continue
        if "from" in facts:
            moved.append((str(facts["from"]), str(facts["to"]), shape))
        elif "line" in facts:
            lines.append(shape)
        else:
            borders[ident.partition("/")[2]] = shape
    return _View(tuple(moved), borders, tuple(lines))


def lines_of(worldview: str) -> tuple[BaseGeometry, ...]:
    """The lines on land that a view draws and the recognised borders do not have, in EPSG:4326."""
    return () if worldview == WORLDVIEWS[0] else _view(worldview).lines


class WorldviewGazetteer:
    """Another gazetteer with the outlines and border lines of a view."""

    def __init__(self, inner: Gazetteer, worldview: str) -> None:
        self.inner, self.worldview = inner, worldview
        self._shapes: dict[str, BaseGeometry] = {}

    def geometry(self, entry: Entry) -> BaseGeometry:
        """The full geometry of an entry, in EPSG:4326, as the view has it."""
        if entry.id not in self._shapes:
            changed = self._changed(entry)
            if changed is None:
                return self.inner.geometry(entry)
            self._shapes[entry.id] = changed
        return self._shapes[entry.id]

    def _changed(self, entry: Entry) -> BaseGeometry | None:
        """The geometry where the view has another one."""
        view = _view(self.worldview)
        if entry.feature_code == "BRDR":
            return view.borders.get(entry.id)
        code = entry.properties.get("iso2")
        if entry.shape != "polygon" or code not in {country for row in view.moved for country in row[:2]}:
            return None
        import shapely

        shape = self.inner.geometry(entry)
        for holder, controller, area in view.moved:
            if code == holder:
                shape = shapely.difference(shape, area, grid_size=GRID_DEG)
            elif code == controller:
                shape = shapely.union(shape, area, grid_size=GRID_DEG)
        return shape

    def named(self, name: str, *, country: str | None = None, limit: int = 60) -> list[Entry]:
        """Entries with this name, most prominent first."""
        return self.inner.named(name, country=country, limit=limit)

    def named_many(self, names: Sequence[str], *, limit: int = 60) -> dict[str, list[Entry]]:
        """`named` for many names at once."""
        return self.inner.named_many(names, limit=limit)

    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the folded keys that some entry carries."""
        return self.inner.known_keys(keys)

    def similar(self, name: str, *, country: str | None = None, limit: int = 10) -> list[Entry]:
        """Entries whose name differs by an edit or two, nearest first."""
        return self.inner.similar(name, country=country, limit=limit)

    def beginning(self, name: str, *, limit: int = 10) -> list[Entry]:
        """Entries whose name begins with a whole word or words."""
        return self.inner.beginning(name, limit=limit)

    def entry(self, id: str) -> Entry | None:
        """The entry with this id."""
        return self.inner.entry(id)

    def country(self, code: str) -> Entry | None:
        """The entry of a country by ISO 3166-1 alpha-2 code."""
        return self.inner.country(code)

    def border(self, a: str, b: str) -> Entry | None:
        """The border between two countries, by their codes in either order."""
        return self.inner.border(a, b)

    def borders_of(self, code: str) -> list[Entry]:
        """All borders of a country."""
        return self.inner.borders_of(code)

    def within(self, geometry: BaseGeometry, feature_codes: Sequence[str] = (), *, limit: int = 1000) -> list[Entry]:
        """Entries whose point lies within a geometry, most prominent first."""
        return self.inner.within(geometry, feature_codes, limit=limit)

    def near(
        self, lon: float, lat: float, radius_m: float, feature_codes: Sequence[str] = (), *, limit: int = 50
    ) -> list[Entry]:
        """Entries within a distance of a point, nearest first."""
        return self.inner.near(lon, lat, radius_m, feature_codes, limit=limit)

    def __getattr__(self, name: str) -> Any:
        """Whatever else the gazetteer can do."""
        return getattr(self.inner, name)
