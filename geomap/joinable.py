"""Which rows of long tables can be one event with another at all, found in columns before any event is made of them.

`geomap.join` needs events side by side, but few rows of a table share category, place and night with a row of another
document. The others stay by themselves whatever else is read, so they need not be held. A row counts as one that can be
joined when another of the same category has a compatible place, a time that overlaps or is unknown, and another document.
That is the least two members of one event have in common; `geomap.join` asks more, and decides.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from geomap.join import CELL_DEG, compatible_places, is_wide, possible_span
from geomap.model import Event, Place, TimeSpan

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_PLACES = 50_000
"""Of more distinct places nothing is found out."""
MOST_PAIRS = 2_000_000
"""Nor when so many pairs of places would have to be compared."""

_ALWAYS = (-(1 << 40), 1 << 40)
"""The stretch, in seconds, of what has no time: it may be one with anything."""
_EPOCH = datetime(1970, 1, 1)
_REACH = 2
"""Members of one event lie in or beside the cell of its first member: at most this many cells apart."""
_NO_FILE = -1
"""Instead of the number of a file: an event that is held anyway."""
_NOWHERE = -1


class Joinable:
    """Events and rows in columns, an element each: what tells whether they can be joined, as numbers."""

    def __init__(self) -> None:
        self.columns = {name: array("q") for name in ("file", "row", "event", "site", "source", "begin", "finish")}
        self.sites: dict[tuple[str, int], int] = {}
        self.places: dict[int, Place] = {}
        self.sources: dict[object, int] = {}
        self.events: dict[object, int] = {}

    @property
    def full(self) -> bool:
        """Whether there are too many places for anything to be found out."""
        return len(self.places) > MOST_PLACES

    def add_event(self, event: Event) -> None:
        """An event that is held whatever is found out."""
        held = ("held", id(event))
        self.add(_NO_FILE, 0, held, event.category, event.place, event.time, held)

    def add(
        self, file: int, row: int, event: object, category: str, place: Place | None, time: TimeSpan, source: object
    ) -> None:
        """A row of a file; rows with equal ``event`` are one event, those with equal ``source`` rest on one document."""
        begin, finish = _seconds(time.start, time.end, time.end_kind, time.precision)
        site = _NOWHERE
        if place is not None:
            self.places[id(place)] = place
            site = self.sites.setdefault((category, id(place)), len(self.sites))
        numbers = (file, row, self.events.setdefault(hash(event), len(self.events)), site,
                   self.sources.setdefault(source, len(self.sources)), begin, finish)  # fmt: skip
        for column, number in zip(self.columns.values(), numbers, strict=True):
            column.append(number)

    def rows(self) -> set[tuple[int, int]] | None:
        """File and row of all that can be joined, or are one event with other rows; ``None`` when that was not found out."""
        import numpy as np

        pairs = None if self.full else self._pairs()
        if pairs is None:
            return None
        column = {name: np.frombuffer(values, np.int64) for name, values in self.columns.items()}
        repeated = np.bincount(column["event"], minlength=1)[column["event"]] > 1
        _as_one(column, repeated)
        can = repeated | _meeting(column, pairs)
        can &= column["file"] != _NO_FILE
        return set(zip(column["file"][can].tolist(), column["row"][can].tolist(), strict=True))

    def _pairs(self) -> list[tuple[int, int]] | None:
        """Sites where one event can be, each with itself and both ways round; ``None`` when there are too many to compare."""
        by_category: dict[str, list[tuple[int, Place]]] = defaultdict(list)
        for (category, number), site in self.sites.items():
            by_category[category].append((site, self.places[number]))
        found = [(site, site) for site in self.sites.values()]
        compared = 0
        for category, sites in by_category.items():
            for (site, place), beside in _neighbours(category, sites):
                compared += len(beside)
                if compared > MOST_PAIRS:
                    return None
                found += [
                    (site, other) for other, there in beside
                    if other != site and compatible_places(category, place, there)
                ]  # fmt: skip
        return found


def _neighbours(
    category: str, sites: Iterable[tuple[int, Place]]
) -> Iterator[tuple[tuple[int, Place], list[tuple[int, Place]]]]:
    """Each site of a category with those it is to be compared with: points near by, or all that are wide."""
    wide: list[tuple[int, Place]] = []
    cells: dict[tuple[int, int], list[tuple[int, Place]]] = defaultdict(list)
    for site, place in sites:
        if is_wide(category, place):
            wide.append((site, place))
        else:
            cells[_cell(place)].append((site, place))
    for one in wide:
        yield one, wide
    around = range(-_REACH, _REACH + 1)
    for (x, y), here in cells.items():
        beside = [other for i in around for j in around for other in cells.get((x + i, y + j), ())]
        for one in here:
            yield one, beside


def _cell(place: Place) -> tuple[int, int]:
    return round(place.lon / CELL_DEG), round(place.lat / CELL_DEG)


@lru_cache(maxsize=10_000)
def _seconds(start: str | None, end: str | None, end_kind: Any, precision: Any) -> tuple[int, int]:
    """The stretch an event may lie in as whole seconds since 1970."""
    span = possible_span(TimeSpan(start, end, end_kind, precision))
    if span is None:
        return _ALWAYS
    begin, finish = ((moment - _EPOCH).total_seconds() for moment in span)
    return floor(begin), ceil(finish)


def _as_one(column: dict[str, NDArray[Any]], repeated: NDArray[Any]) -> None:
    """Give rows of one event its stretch, which is no longer than all of theirs, and a document that is nobody else's."""
    import numpy as np

    event = column["event"]
    begin, finish = np.full(len(event), _ALWAYS[1]), np.full(len(event), _ALWAYS[0])
    np.minimum.at(begin, event, column["begin"])
    np.maximum.at(finish, event, column["finish"])
    column["begin"], column["finish"] = begin[event], finish[event]
    column["source"] = np.where(repeated, len(event) + event, column["source"])


def _meeting(column: dict[str, NDArray[Any]], pairs: Iterable[tuple[int, int]]) -> NDArray[Any]:
    """Which rows have, at a paired site, a row of another document whose stretch overlaps theirs."""
    import numpy as np

    order = np.argsort(column["site"], kind="stable")
    begin, finish, source = (column[name][order] for name in ("begin", "finish", "source"))
    sites = np.arange(column["site"].max(initial=_NOWHERE) + 2)
    edges = np.searchsorted(column["site"][order], sites)
    # Times by their rank and each document in a stretch of its own, so that one search counts within documents.
    times = np.unique(np.concatenate([begin, finish]))
    begin, finish = np.searchsorted(times, begin), np.searchsorted(times, finish)
    begin_of, finish_of = (np.unique(source, return_inverse=True)[1] * len(times) + values for values in (begin, finish))
    found = np.zeros(len(order), bool)
    for a, b in pairs:
        here, there = slice(edges[a], edges[a + 1]), slice(edges[b], edges[b + 1])
        overlapping = _overlapping(begin[here], finish[here], begin[there], finish[there])
        own = _overlapping(begin_of[here], finish_of[here], begin_of[there], finish_of[there])
        found[here] |= overlapping > own
    can = np.empty(len(order), bool)
    can[order] = found
    return can


def _overlapping(
    begin: NDArray[Any], finish: NDArray[Any], begins: NDArray[Any], finishes: NDArray[Any]
) -> NDArray[Any]:
    """With how many of other half-open stretches each overlaps: those begun before its end less those over by its beginning."""
    import numpy as np

    return np.searchsorted(np.sort(begins), finish, "left") - np.searchsorted(np.sort(finishes), begin, "right")
