"""Answers of a gazetteer, remembered: a corpus asks for the same names over and over."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, TypeVar

from geomap.model import Entry, Gazetteer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")


class _Memory(dict[_K, _V]):
    """A dictionary that starts anew when it is full, so that a stream of documents takes bounded memory."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def keep(self, key: _K, value: _V) -> _V:
        """Store and give a value."""
        if len(self) >= self.size:
            self.clear()
        self[key] = value
        return value


class RememberedGazetteer:
    """Another gazetteer whose answers about names, entries and shapes are kept for a while. Answers are not to be changed."""

    def __init__(self, inner: Gazetteer) -> None:
        self.inner = inner
        self._known: _Memory[str, bool] = _Memory(200_000)
        self._named: _Memory[tuple[str, int], list[Entry]] = _Memory(6_000)
        self._asked: _Memory[tuple[object, ...], list[Entry]] = _Memory(2_000)
        self._entries: _Memory[str, Entry | None] = _Memory(4_000)
        self._shapes: _Memory[str, BaseGeometry] = _Memory(300)

    def named(self, name: str, *, country: str | None = None, limit: int = 60) -> list[Entry]:
        """Entries with this name, most prominent first."""
        return self.inner.named(name, country=country, limit=limit)

    def named_many(self, names: Sequence[str], *, limit: int = 60) -> dict[str, list[Entry]]:
        """`named` for many names at once; names without an entry are left out."""
        missing = [name for name in names if (name, limit) not in self._named]
        fresh = self.inner.named_many(missing, limit=limit) if missing else {}
        found = {name: self._named.get((name, limit), []) or fresh.get(name, []) for name in names}
        for name in missing:
            self._named.keep((name, limit), fresh.get(name, []))
        return {name: list(entries) for name, entries in found.items() if entries}

    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the folded keys that some entry carries."""
        known = self._known
        missing = [key for key in keys if key not in known]
        if not missing:
            return {key for key in keys if known[key]}
        fresh = self.inner.known_keys(missing)
        found = {key for key in keys if known.get(key)} | fresh
        for key in missing:
            known.keep(key, key in fresh)
        return found

    def similar(self, name: str, *, country: str | None = None, limit: int = 10) -> list[Entry]:
        """Entries whose name differs by an edit or two, nearest first."""
        return self._once(("similar", name, country, limit), lambda: self.inner.similar(name, country=country, limit=limit))

    def beginning(self, name: str, *, limit: int = 10) -> list[Entry]:
        """Entries whose name begins with a whole word or words."""
        return self._once(("beginning", name, limit), lambda: self.inner.beginning(name, limit=limit))

    def _once(self, question: tuple[object, ...], ask: Callable[[], list[Entry]]) -> list[Entry]:
        answer = self._asked.get(question)
        return list(self._asked.keep(question, ask()) if answer is None else answer)

    def entry(self, id: str) -> Entry | None:
        """The entry with this id."""
        return self._entries[id] if id in self._entries else self._entries.keep(id, self.inner.entry(id))

    def geometry(self, entry: Entry) -> BaseGeometry:
        """The full geometry of an entry, in EPSG:4326."""
        shape = self._shapes.get(entry.id)
        return self._shapes.keep(entry.id, self.inner.geometry(entry)) if shape is None else shape

    def country(self, code: str) -> Entry | None:
        """The entry of a country by ISO 3166-1 alpha-2 code."""
        return self.inner.country(code)

    def border(self, a: str, b: str) -> Entry | None:
        """The international border between two countries, by their codes in either order."""
        return self.inner.border(a, b)

    def borders_of(self, code: str) -> list[Entry]:
        """All borders of a country."""
        return self._once(("borders_of", code), lambda: self.inner.borders_of(code))

    def within(self, geometry: BaseGeometry, feature_codes: Sequence[str] = (), *, limit: int = 1000) -> list[Entry]:
        """Entries whose point lies within a geometry, most prominent first."""
        return self.inner.within(geometry, feature_codes, limit=limit)

    def near(
        self, lon: float, lat: float, radius_m: float, feature_codes: Sequence[str] = (), *, limit: int = 50
    ) -> list[Entry]:
        """Entries within a distance of a point, nearest first."""
        return self.inner.near(lon, lat, radius_m, feature_codes, limit=limit)
