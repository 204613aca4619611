"""Several compiled files asked as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.lookup.compiled import CompiledGazetteer
from geomap.model import Entry

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


class LayeredGazetteer:
    """Several compiled files asked as one: a workspace's own places first, then the embedded ones."""

    def __init__(self, parts: Sequence[CompiledGazetteer]) -> None:
        self.parts = tuple(parts)

    def named(self, name: str, *, country: str | None = None, limit: int = 60) -> list[Entry]:
        """`CompiledGazetteer.named` of all parts, one after the other."""
        return [entry for part in self.parts for entry in part.named(name, country=country, limit=limit)][:limit]

    def named_many(self, names: Sequence[str], *, limit: int = 60) -> dict[str, list[Entry]]:
        """`named` for many names at once; names without an entry are left out."""
        answers = [part.named_many(names, limit=limit) for part in self.parts]
        found = {name: [entry for answer in answers for entry in answer.get(name, ())][:limit] for name in names}
        return {name: entries for name, entries in found.items() if entries}

    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the folded keys that some entry carries."""
        return set().union(*(part.known_keys(keys) for part in self.parts))

    def similar(self, name: str, *, country: str | None = None, limit: int = 10) -> list[Entry]:
        """Entries whose name differs by an edit or two, those of the first part first."""
        return [entry for part in self.parts for entry in part.similar(name, country=country, limit=limit)][:limit]

    def beginning(self, name: str, *, limit: int = 10) -> list[Entry]:
        """Entries whose name begins with a whole word or words, those of the first part first."""
        return [entry for part in self.parts for entry in part.beginning(name, limit=limit)][:limit]

    def entry(self, id: str) -> Entry | None:
        """The entry with this id."""
        return next((entry for part in self.parts if (entry := part.entry(id)) is not None), None)

    def geometry(self, entry: Entry) -> BaseGeometry:
        """The full geometry of an entry, in EPSG:4326."""
        return next((p for p in self.parts if p.entry(entry.id) is not None), self.parts[-1]).geometry(entry)

    def country(self, code: str) -> Entry | None:
        """The entry of a country by ISO 3166-1 alpha-2 code."""
        return self.parts[-1].country(code)

    def border(self, a: str, b: str) -> Entry | None:
        """The international border between two countries, by their codes in either order."""
        return self.parts[-1].border(a, b)

    def borders_of(self, code: str) -> list[Entry]:
        """All borders of a country."""
        return self.parts[-1].borders_of(code)

    def within(self, geometry: BaseGeometry, feature_codes: Sequence[str] = (), *, limit: int = 1000) -> list[Entry]:
        """Entries whose point lies within a geometry, those of the first part first."""
        return [entry for part in self.parts for entry in part.within(geometry, feature_codes, limit=limit)][:limit]

    def near(
        self, lon: float, lat: float, radius_m: float, feature_codes: Sequence[str] = (), *, limit: int = 50
    ) -> list[Entry]:
        """Entries within a distance of a point, nearest first."""
        from geomap.geodesy import great_circle_m

        found = [entry for part in self.parts for entry in part.near(lon, lat, radius_m, feature_codes, limit=limit)]
        return sorted(found, key=lambda e: great_circle_m(lon, lat, e.lon or 0.0, e.lat or 0.0))[:limit]
