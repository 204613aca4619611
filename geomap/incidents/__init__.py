"""Incidents: one category of event a file.

The promise of a module here, whose name is the category:

``TITLE``
    what a map calls such an event.
``ROLE``
    the role its place has: ``impact``, ``area``, ``closed``, ``venue`` …
``TRIGGERS``
    by language, the `Trigger`s: words that tell of such an event and what must stand near them.
``KINDS``
    kinds of place it can happen at, with a penalty for the less fitting (0 is best); a kind left out is refused.
``RELATIONS``
    how the place may be tied to the trigger, with a penalty: by preposition (``in near over into on of to``), as
    grammatical ``subject`` or ``object`` without one, ``from`` (an origin, never the place of an event).
``COUNTS``
    concepts whose number is the event's count, first come first served; ``ONE`` is the count of an event that
    states none (1 for a closed crossing), or ``None``.
``EXAMPLES``
    by language, text → expected events, each ``category place [×low[–high]] [status]``. Places stand in square brackets with
    their kind, ``[Wyryki|settlement]``, so that examples need no gazetteer.

Words come from published vocabularies where there are any: the categories follow ACLED's sub-event types and PLOVER's
event classes, narrowed to what a map of air incidents and closures shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event.

    ``pattern`` is a regular expression over lower-case text in which ``{drone}`` stands for a concept. Each of ``needs``
    (``drone|missile``: either) must occur within ``reach`` characters of it in its sentence; a place of that kind
    serves as well (an airport's name for ``airport``). ``bars`` voids it when found in its clause. An ``echo`` tells
    of an event that is told elsewhere (``the attack``) and makes one of its own only with a place in its clause.
    ``topic`` asks for words of war near by (within six sentences). What a ``weak`` one tells is a
    strike when the report tells of an attack beside it; an ``aimed`` one tells of a strike even in words that would
    do for an impact (``shells landed on …``). ``status`` overrides what the cues say.
    """

    pattern: str
    needs: tuple[str, ...] = ()
    bars: str = ""
    echo: bool = False
    topic: bool = False
    weak: bool = False
    aimed: bool = False
    reach: int = 160
    kinds: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    status: str = ""


OVERHEAD = ("airspace_violation", "interception", "impact", "strike", "sighting")
"""Categories of things that come flying; a drill, a film or a war as a whole must not be mistaken for one."""
CLOSURES = ("airport_closure", "crossing_closure")
REOPENINGS = ("airport_reopening", "crossing_reopening")


class Incident(Protocol):
    """The promise, for type checkers."""

    TITLE: str
    ROLE: str
    KINDS: Mapping[str, int]
    RELATIONS: Mapping[str, int]
    COUNTS: tuple[str, ...]
    ONE: int | None
    TRIGGERS: Mapping[str, tuple[Trigger, ...]]
    EXAMPLES: Mapping[str, Mapping[str, tuple[str, ...]]]
