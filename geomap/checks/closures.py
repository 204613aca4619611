"""Closures of one facility that overlap with other ends, or that a reopening or a denial contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations

from geomap import edtf
from geomap.checks import Context, Finding, spot
from geomap.model import Event

_UNREAL = ("hypothetical", "requested", "superseded")
_MOST = 200
"""Closures of one facility beyond this number are not compared one by one."""

_OPEN = datetime(9999, 12, 31)
"""The end of what has none in sight."""

Stretch = tuple[datetime, datetime]


def find(context: Context) -> Iterator[Finding]:
    """Pairs of events on one facility that do not agree about when it was closed."""
    facilities: dict[str, tuple[str, list[Event]]] = {}
    for event in context.reading.events:
        if event.category.endswith(("_closure", "_reopening")) and event.status not in _UNREAL:
            for ident, name in _facilities(event):
                facilities.setdefault(ident, (name, []))[1].append(event)
    seen: set[tuple[str, str]] = set()
    for name, events in facilities.values():
        for a, b in combinations(events[:_MOST], 2):
            if (a.id, b.id) in seen or (finding := _compared(name, a, b)) is None:
                continue
            seen.add((a.id, b.id))  # two sets of crossings are compared once, not crossing by crossing
            yield finding


def _facilities(event: Event) -> list[tuple[str, str]]:
    if event.members:
        return [(entry.id, entry.name) for entry in event.members]
    place = event.place
    if place is None:
        return []
    return [(entry.id, entry.name) for entry in place.entries] or [(place.label, place.label)]


def _compared(name: str, a: Event, b: Event) -> Finding | None:
    closed_a, closed_b = a.category.endswith("_closure"), b.category.endswith("_closure")
    if closed_a and closed_b:
        return _two_closures(name, a, b)
    if closed_a != closed_b:
        return _closure_and_reopening(name, a, b) if closed_a else _closure_and_reopening(name, b, a)
    return None


def _two_closures(name: str, a: Event, b: Event) -> Finding | None:
    first, second = _stretch(a), _stretch(b)
    if first is None or second is None or first[0] >= second[1] or second[0] >= first[1]:
        return None
    if a.negated != b.negated:
        return _finding(name, a, b, "one says that it was closed then, the other that it was not")
    if a.negated or first == second or not (_has_end(a) and _has_end(b)):
        return None
    off_d = abs((first[1] - second[1]).total_seconds()) / 86400 if _OPEN not in (first[1], second[1]) else None
    return _finding(name, a, b, "the two overlap and differ in start or end", off_d)


def _has_end(event: Event) -> bool:
    return event.time.end is not None or event.time.end_kind in ("until_further_notice", "permanent")


def _closure_and_reopening(name: str, closure: Event, reopening: Event) -> Finding | None:
    """A reopening contradicts a closure that is said, for certain, to have lasted longer."""
    closed, opened = _stretch(closure), edtf.bounds(reopening.time.start)
    if closed is None or opened is None or closure.negated or reopening.negated or reopening.status == "planned":
        return None
    certain = closure.time.end is not None and closure.time.end_kind == "exact" or closure.time.end_kind == "permanent"
    if not certain or not closed[0] < opened[0] or opened[1] >= closed[1]:
        return None
    end = edtf.bounds(closure.time.end)
    if end is not None and opened[1] > end[0]:
        return None  # reopened on the very day it was to end
    off_d = (end[0] - opened[0]).total_seconds() / 86400 if end is not None else None
    return _finding(name, closure, reopening, "reopened before the closure ended", off_d)


def _finding(name: str, a: Event, b: Event, computed: str, off_d: float | None = None) -> Finding:
    return Finding(
        check="closures",
        level="problem",
        where=spot(a),
        said=f"{name}: {_when(a)} ({spot(a)}) and {_when(b)} ({spot(b)})",
        computed=computed,
        off_by=None if off_d is None else round(off_d, 2),
        unit=None if off_d is None else "d",
        event=a.id,
    )


def _when(event: Event) -> str:
    word = "reopened" if event.category.endswith("_reopening") else "not closed" if event.negated else "closed"
    time = event.time
    until = time.end or time.end_kind.replace("_", " ")
    if word == "reopened":
        return f"{word} {time.start or 'at an unknown time'}"
    return f"{word} {time.start or 'since an unknown time'} to {until}"


def _stretch(event: Event) -> Stretch | None:
    """From start to end; one that was left open runs on when the words say so, else it is its start alone."""
    time = event.time
    start = edtf.bounds(time.start)
    if start is None:
        return None
    end = edtf.bounds(time.end)
    if end is not None:
        return start[0], max(end[1], start[1])
    return start[0], _OPEN if time.end_kind in ("until_further_notice", "permanent") else start[1]
