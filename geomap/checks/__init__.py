"""Checks of what the inputs say against what can be computed: one question a file.

A module here promises `Check`: ``find`` looks through a whole reading and yields a `Finding` for each thing that it could
compare. A finding is a ``problem`` when words and computation cannot both hold, given how exact the words are and how
uncertain the places; otherwise it is a ``note`` that shows both side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from geomap.model import Event, Evidence, Gazetteer, Mention, Place, Reading

Level = Literal["problem", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something said, and what was computed of it."""

    check: str
    """Name of the module that found it."""
    level: Level
    where: str
    """``document:start`` of the words."""
    said: str
    computed: str
    off_by: float | None = None
    """How far the two are apart, in ``unit``; ``None`` where that is no number."""
    unit: str | None = None
    """``m``, ``deg``, ``d`` (days), or what is counted."""
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at."""

    reading: Reading
    gazetteer: Gazetteer
    place_of: Callable[[Mention], Place | None]
    """The place of an anchor of an expression."""
    sentence_at: Callable[[str, int], tuple[int, int]]
    """The span of the sentence of a document that a position lies in."""


class Check(Protocol):
    """What a module in this folder promises."""

    def find(self, context: Context) -> Iterator[Finding]:
        """What it could compare, in the order of the reading."""
        ...


def spot(event: Event) -> str:
    """``document:start`` of an event's first evidence; its id where it has none."""
    first: Evidence | None = event.evidence[0] if event.evidence else None
    return f"{first.document}:{first.start}" if first else event.id


def flat(text: str, limit: int = 120) -> str:
    """Words of a source on one line, cut at a length."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def kilometres(metres: float) -> str:
    """A distance in kilometres, to 100 m."""
    return f"{metres / 1000:.1f} km"
