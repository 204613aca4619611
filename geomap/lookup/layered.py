"""Several compiled files asked as one.

A place that one file has in another's stead (it bears that one's id) answers for it; nothing else is hidden.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from geomap.entry import Entry
from geomap.lookup.compiled import CompiledGazetteer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


class LayeredGazetteer:
    """A workspace's own tables first; then its dumps and the embedded gazetteer, by prominence."""

    def __init__(self, own: Sequence[CompiledGazetteer], dumps: Sequence[CompiledGazetteer], embedded: CompiledGazetteer) -> None:
        self.own, self.wide, self.embedded = tuple(own), (*dumps, embedded), embedded
        self.parts = (*self.own, *self.wide)

    def _settled(self, entries: Iterable[Entry], limit: int) -> list[Entry]:
        """Each entry once, in the form of the first part that has its id."""
        found: dict[str, Entry] = {}
        for entry in entries:
            if entry.id not in found:
                first = self.entry(entry.id) or entry
                found.setdefault(first.id, first)
            if len(found) >= limit:
                break
        return list(found.values())

    def named(self, name: str, *, country: str | None = None, limit: int = 60) -> list[Entry]:
        """`CompiledGazetteer.named` of all parts: the workspace's own, then the others by prominence."""
        own = [entry for part in self.own for entry in part.named(name, country=country, limit=limit)]
        wide = heapq.merge(*(part.ranked(name, country, limit) for part in self.wide), key=lambda pair: pair[0])
        return self._settled([*own, *(entry for _, entry in wide)], limit)

    def named_many(self, names: Sequence[str], *, limit: int = 60) -> dict[str, list[Entry]]:
        """`named` for many names at once; names without an entry are left out."""
        from geomap.names import fold

        known = self.known_keys([fold(name) for name in names])
        found = {name: self.named(name, limit=limit) for name in names if fold(name) in known}
        return {name: entries for name, entries in found.items() if entries}

    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the folded keys that some entry carries."""
        return set().union(*(part.known_keys(keys) for part in self.parts))

    def similar(self, name: str, *, country: str | None = None, limit: int = 10) -> list[Entry]:
        """Entries whose name differs by an edit or two, nearest first, and of equally near ones the most prominent."""
        own = [entry for part in self.own for entry in part.similar(name, country=country, limit=limit)]
        wide = heapq.merge(*(part.ranked_similar(name, country, limit) for part in self.wide), key=lambda pair: pair[0])
        return self._settled([*own, *(entry for _, entry in wide)], limit)

    def beginning(self, name: str, *, limit: int = 10) -> list[Entry]:
        """Entries whose name begins with a whole word or words, those of the first part first."""
        return self._settled((entry for part in self.parts for entry in part.beginning(name, limit=limit)), limit)

    def entry(self, id: str) -> Entry | None:
        """The entry with this id."""
        return next((entry for part in self.parts if (entry := part.entry(id)) is not None), None)

    def geometry(self, entry: Entry) -> BaseGeometry:
        """The full geometry of an entry, in EPSG:4326."""
        return next((p for p in self.parts if p.entry(entry.id) == entry), self.embedded).geometry(entry)

    def country(self, code: str) -> Entry | None:
        """The entry of a country by ISO 3166-1 alpha-2 code."""
        return self.embedded.country(code)

    def border(self, a: str, b: str) -> Entry | None:
        """The international border between two countries, by their codes in either order."""
        return self.embedded.border(a, b)

    def borders_of(self, code: str) -> list[Entry]:
        """All borders of a country."""
        return self.embedded.borders_of(code)

    def within(self, geometry: BaseGeometry, feature_codes: Sequence[str] = (), *, limit: int = 1000) -> list[Entry]:
        """Entries whose point lies within a geometry, those of the first part first."""
        return self._settled((e for part in self.parts for e in part.within(geometry, feature_codes, limit=limit)), limit)

    def near(
        self, lon: float, lat: float, radius_m: float, feature_codes: Sequence[str] = (), *, limit: int = 50
    ) -> list[Entry]:
        """Entries within a distance of a point, nearest first."""
        from geomap.geodesy import great_circle_m

        def distance_m(entry: Entry) -> float:
            return great_circle_m(lon, lat, entry.lon or 0.0, entry.lat or 0.0)

        found = [entry for part in self.parts for entry in part.near(lon, lat, radius_m, feature_codes, limit=limit)]
        settled = self._settled(sorted(found, key=distance_m), len(found) + 1)
        return [e for e in sorted(settled, key=distance_m) if distance_m(e) <= radius_m][:limit]
