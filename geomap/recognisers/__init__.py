"""Recognisers of names: one way of marking toponyms a file.

The promise of a module here:

``PRIORITY``
    of those that are available for a text, the one with the highest number reads it.
``available(view)``
    whether it can read a text: its language, and that what it needs is there.
``names(sight)``
    the names it takes for places, as `Name` records without overlap, in order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from geomap.model import Entry, Gazetteer
from geomap.naming.matching import Match
from geomap.text import View


@dataclass(frozen=True, slots=True)
class Name:
    """A span taken for a name before it becomes a mention; ``forms`` are the spellings to look up."""

    start: int
    end: int
    kind: str = "toponym"
    note: str = ""
    use: str = "literal"
    forms: tuple[str, ...] = ()
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """What all recognisers see of a document: its text, the gazetteer's names in it and who best bears each."""

    view: View
    gazetteer: Gazetteer
    matches: tuple[Match, ...]
    best: dict[Match, Entry | None]
    bearers: dict[Match, tuple[Entry, ...]]
    refused: tuple[Name, ...] = ()
    """Runs of words already known to name something else."""


class Recogniser(Protocol):
    """The promise, for type checkers."""

    PRIORITY: int

    def available(self, view: View) -> bool:
        """Whether it can read this text."""
        ...

    def names(self, sight: Sight) -> list[Name]:
        """The names it takes for places."""
        ...


def look(view: View, gazetteer: Gazetteer, matches: Sequence[Match]) -> Sight:
    """A `Sight` with the most prominent bearer of every matched name, asked for at once."""
    named = gazetteer.named_many(sorted({form for m in matches for form in m.forms}), limit=BEARERS)
    best: dict[Match, Entry | None] = {}
    bearers: dict[Match, tuple[Entry, ...]] = {}
    for m in matches:
        first = [named[form][0] for form in m.forms if named.get(form)]
        best[m] = max(first, key=_prominence, default=None)
        bearers[m] = tuple(entry for form in m.forms for entry in named.get(form, ()))
    return Sight(view, gazetteer, tuple(matches), best, bearers)


BEARERS = 4
_FACILITY_PEOPLE = 20_000.0
"""A crossing, or an airport with scheduled traffic, is known as a town of so many people is."""


def _prominence(entry: Entry) -> float:
    code = entry.feature_code
    base = 1e9 if code.startswith("PCL") else 1e7 if code == "ADM1" else 0.0
    if code.startswith("XING") or (code == "AIRP" and entry.properties.get("iata")):
        base = _FACILITY_PEOPLE
    return base + float(entry.population or 0)


def without_overlap(names: Sequence[Name]) -> list[Name]:
    """The longest of names that overlap, in order of their start."""
    taken: dict[int, Name] = {}
    chosen: list[Name] = []
    for name in sorted(names, key=lambda n: (-(n.end - n.start), n.start)):
        # Names are short, so looking at each of their characters stays linear in the text.
        if not any(position in taken for position in range(name.start, name.end)):
            chosen.append(name)
            taken.update(dict.fromkeys(range(name.start, name.end), name))
    return sorted(chosen, key=lambda n: n.start)


class Shelter:
    """Names that do not overlap, asked which of them holds another; by bisection."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = sorted(names, key=lambda n: n.start)
        self._starts = [n.start for n in self._names]

    def holding(self, name: Name) -> Name | None:
        """The one that a name lies within."""
        i = bisect_right(self._starts, name.start) - 1
        return self._names[i] if i >= 0 and self._names[i].end >= name.end else None
