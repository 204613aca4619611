"""The queue of what most needs a person, best first, as a table that is filled in and read back as corrections.

Each event, and each mention that no event's place rests on, gets the reasons why it may be wrong, each with a weight that
says how much a look is worth; together they make its ``priority``, 1 − ∏(1 − weight). What somebody has corrected or
accepted already is left out. A person fills in ``decision``, ``new``, ``reason`` and ``who`` (`geomap.corrections` says what
each decision takes); ``old`` holds what a move starts from.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from geomap.checks import Finding, flat
from geomap.corrections import corrections_of
from geomap.exports.csv import guard
from geomap.model import PLACE_KINDS, Candidate, Event, Evidence, Place, Reading, Resolution

COLUMNS = (
    "priority", "what", "key", "category", "label", "place", "country", "lon", "lat", "uncertainty_m", "start", "end",
    "count_low", "count_high", "why", "alternatives", "quote", "document",
    "old", "decision", "new", "reason", "who", "when",
)  # fmt: skip
"""Columns of the queue; the last six are for the person who decides, ``old`` being filled in."""

SURE = 0.7
"""A score, which is a probability, below which a place is worth a look."""
FAR_M = 25_000.0
"""An uncertainty beyond which a spot says little more than a region."""
_ALTERNATIVES = 4

Reason = tuple[float, str]
"""How much a look is worth, and why."""


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the queue: its cells, and its place for GeoJSON."""

    cells: dict[str, Any]
    place: Place | None


def review_queue(reading: Reading, findings: Iterable[Finding] = ()) -> list[Item]:
    """What is worth a look, best first; equals in the order of the reading."""
    by_mention = {r.mention.key: r for r in reading.resolutions}
    problems: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.level == "problem":
            problems.setdefault(finding.event or finding.where, []).append(finding)
    items = [*_events(reading, by_mention, problems), *_mentions(reading, problems)]
    return sorted(items, key=lambda item: -float(item.cells["priority"]))


def _events(reading: Reading, by_mention: dict[str, Resolution], problems: dict[str, list[Finding]]) -> Iterator[Item]:
    for event in reading.events:
        if corrections_of(event):
            continue
        spot = [by_mention[at.mention] for at in event.places if at.place is event.place and at.mention in by_mention]
        reasons = [*_of_event(event), *_of_place(event.place, spot), *_of_findings(problems.get(event.id, ()))]
        if not reasons:
            continue
        first = event.evidence[0] if event.evidence else None
        others = spot[0].candidates if spot else ()
        yield _item("event", event.id, event.category, event.label, event.place, reasons, others, first, event)


def _mentions(reading: Reading, problems: dict[str, list[Finding]]) -> Iterator[Item]:
    """Names that are in doubt and that no event's place rests on: half as much worth, since less hangs on them."""
    used = {at.mention for event in reading.events for at in event.places}
    for resolution in reading.resolutions:
        mention = resolution.mention
        checked = resolution.note.startswith(("checked:", "moved by hand:", "rejected:"))
        if mention.kind not in PLACE_KINDS[:3] or mention.key in used or checked:
            continue
        reasons = [*_of_place(resolution.place, [resolution]), *_of_findings(problems.get(mention.key, ()))]
        if resolution.place is None:
            reasons.append((0.5, resolution.note or "no place of that name is known"))
        if reasons:
            halved = [(weight / 2, why) for weight, why in reasons]
            words = Evidence(mention.document, mention.start, mention.end, mention.text)
            yield _item("mention", mention.key, mention.kind, mention.text, resolution.place, halved,
                        resolution.candidates, words)  # fmt: skip


def _of_event(event: Event) -> Iterator[Reason]:
    if event.place is None:
        yield 0.8, "has no place and is not on the map"
    conflicts = {frozenset((c.id, other)) for c in event.claims for other in c.conflicts_with}
    if conflicts:
        yield min(0.8, 0.4 + 0.1 * len(conflicts)), f"claims disagree ({len(conflicts)} pairs)"
    if event.status == "disputed":
        yield 0.3, "is disputed"
    if event.time.start is None:
        yield 0.3, "has no date"
    elif event.time.precision in ("month", "year"):
        yield 0.2, f"is dated to the {event.time.precision} only"


def _of_place(place: Place | None, resolutions: Sequence[Resolution]) -> Iterator[Reason]:
    if any(r.ambiguous for r in resolutions):
        yield 0.6, "the name fits several places about as well"
    scores = [r.score for r in resolutions if r.score is not None and r.place is not None]
    if scores and min(scores) < SURE:
        yield round(0.7 * (1 - min(scores)), 3), f"the place is chosen with a score of {min(scores):.2f}"
    if place is None or place.geometry_type != "point":
        return
    if place.uncertainty_m is None:
        yield 0.2, "how exact the spot is, is not known"
    elif place.uncertainty_m > FAR_M:
        yield 0.3, f"the spot may be {place.uncertainty_m / 1000:.0f} km off"


def _of_findings(findings: Iterable[Finding]) -> Iterator[Reason]:
    for finding in findings:
        if finding.check != "counts":  # these are among the claims that disagree
            yield 0.6, f"{finding.check}: {finding.computed}"


def _item(
    what: str,
    key: str,
    category: str,
    label: str,
    place: Place | None,
    reasons: Sequence[Reason],
    candidates: Sequence[Candidate],
    words: Evidence | None,
    event: Event | None = None,
) -> Item:
    rest = 1.0
    for weight, _ in reasons:
        rest *= 1 - weight
    cells = dict.fromkeys(COLUMNS) | {
        "priority": round(1 - rest, 3),
        "what": what,
        "key": key,
        "category": category,
        "label": flat(label),
        "place": place.label if place else None,
        "country": "-".join(place.country_codes) or None if place else None,
        "lon": round(place.lon, 6) if place else None,
        "lat": round(place.lat, 6) if place else None,
        "uncertainty_m": None if place is None or place.uncertainty_m is None else round(place.uncertainty_m),
        "why": "; ".join(why for _, why in sorted(reasons, key=lambda reason: -reason[0])),
        "alternatives": "; ".join(_alternative(c) for c in candidates[1 : 1 + _ALTERNATIVES]) or None,
        "quote": flat(words.quote, 300) if words else None,
        "document": words.document if words else None,
        "old": place.label if place else "nowhere",
    }
    if event is not None:
        cells |= {
            "start": event.time.start,
            "end": event.time.end,
            "count_low": event.count_low,
            "count_high": event.count_high,
        }
    return Item(cells, place)


def _alternative(candidate: Candidate) -> str:
    entry = candidate.entry
    at = f" {entry.lon:.4f}, {entry.lat:.4f}" if entry.lon is not None and entry.lat is not None else ""
    within = ", ".join(part for part in (entry.admin1, entry.country_code) if part)
    return f"{entry.name} ({within}){at}"


# -- writing ----------------------------------------------------------------------------------------------------------


def queue_csv(items: Iterable[Item]) -> str:
    """The queue as CSV. A cell that a spreadsheet would take for a formula has an apostrophe before it."""
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(COLUMNS)
    for item in items:
        table.writerow([_cell(item.cells[name]) for name in COLUMNS])
    return stream.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return guard(value)
    if isinstance(value, float) and value == int(value):
        return int(value)
    return "" if value is None else value


def queue_geojson(items: Iterable[Item]) -> str:
    """The queue as GeoJSON (RFC 7946), a feature a line: the spot, or no geometry where there is none."""
    lines = []
    for item in items:
        at = item.place
        shape = {"type": "Point", "coordinates": [round(at.lon, 6), round(at.lat, 6)]} if at else None
        feature = {"type": "Feature", "geometry": shape, "properties": item.cells}
        lines.append(json.dumps(feature, ensure_ascii=False, allow_nan=False))
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
