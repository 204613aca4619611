"""Events of many documents → events: what several reports tell of is one event, with everyone's claims side by side.

Two events are one when they have the same category, compatible places and compatible nights, and come from different
documents; events of one document were told apart by `geomap.extract` or by the file they come from and stay apart.
Nothing is merged away: every claim is kept with its speaker and source, and how claims stand to each other is computed.

- *Places* are compatible when they are the same entry, a country and its airspace, or spots that their uncertainties
  let be one and whose names share their first word (``Wyryki``, ``Wyryki-Wola``).
- *Nights* are compatible when the stretches of time they may mean overlap, a night reaching back to the evening before.
  An event without a date joins the only dated one it can mean, never one of several.
- *Counts* span what the claims say: from the lowest number named to the highest, ``None`` where none is named.
- Claims *conflict* when both cannot be true: ranges of one unit that do not meet (about-numbers within a tenth of each
  other do), different origins, causes or intents, a statement and its denial. They *corroborate* each other when they
  come from different speakers or documents and say the same.
- A later claim of the same speaker on the same matter supersedes the earlier (``Event.properties["superseded"]``: old
  claim → new); both stay.
- ``credibility`` follows the Admiralty scale as far as the claims themselves tell: 1 confirmed from another document by
  another speaker, 2 agreed with inside the document, 4 contradicted and not confirmed, 6 cannot be judged.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from geomap import edtf
from geomap.geodesy import great_circle_m, radius_m
from geomap.model import FINENESS, Claim, Document, Event, EventPlace, Evidence, Place, TimeSpan
from geomap.names import fold
from geomap.telling.scenes import same_place

_NIGHT = timedelta(hours=18)
"""How far a night or a day may reach back before the date it is given by."""
_WIDE = ("country", "airspace", "admin1", "region", "water", "border")
CELL_DEG = 0.1
"""Points are looked for in their own cell of this many degrees and in those around it."""
UNREAL = ("hypothetical", "requested")
"""What did not happen, or not yet, joins nothing."""
NOT_JUDGED = "6"
"""The Admiralty scale's *truth cannot be judged*: the grade of a claim that no other claim bears on."""
_MOST_CLAIMS = 400
"""Claims of one event beyond this number are kept but no longer compared one by one."""

Span = tuple[datetime, datetime]


def join_events(events: Sequence[Event], documents: Sequence[Document]) -> list[Event]:
    """Events with those that different documents tell of joined, in the order of their first members.

    The id of a joined event is that of its first member with the number of the others (``a:impact:588+2``).
    """
    order = {document.id: i for i, document in enumerate(documents)}
    groups = _grouped(events, order)
    return [_with_relations(_joined(group)) for group in groups]


def merge_events(events: Sequence[Event]) -> Event:
    """Events that somebody says are one, as one, with how their claims stand to each other worked out anew."""
    return _with_relations(_joined(events))


# -- which events are one -------------------------------------------------------------------------------------------------


@dataclass
class _Group:
    """Events taken for one."""

    members: list[Event]
    documents: set[str] = field(default_factory=set)
    span: Span | None = None


def _grouped(events: Sequence[Event], order: dict[str, int]) -> list[list[Event]]:
    """Groups of events, in the order of their first members."""
    if len({d for event in events for d in _sources(event)}) < 2:
        return [[event] for event in events]
    position = {id(event): i for i, event in enumerate(events)}
    buckets = _Buckets()
    groups: list[_Group] = []
    dated = sorted(events, key=lambda e: (possible_span(e.time) is None, position[id(e)]))
    for event in dated:
        home = _home(event, buckets) if event.place is not None and not _unreal(event) else None
        if home is None:
            home = _Group([])
            groups.append(home)
            if event.place is not None:
                buckets.add(event, home)
        home.members.append(event)
        home.documents |= _sources(event)
        home.span = _meet(home.span, possible_span(event.time))
    for group in groups:
        group.members.sort(key=lambda e: (order.get(e.documents[0], -1) if e.documents else -1, position[id(e)]))
    groups.sort(key=lambda g: min(position[id(e)] for e in g.members))
    return [g.members for g in groups]


_MOST_WEEKS = 8


class _Buckets:
    """Groups by place and by the weeks they may lie in, so that an event meets only those it could belong to."""

    def __init__(self) -> None:
        self.by_week: dict[tuple[object, ...], list[_Group]] = defaultdict(list)
        self.all: dict[tuple[object, ...], list[_Group]] = defaultdict(list)

    def add(self, event: Event, group: _Group) -> None:
        """Make a new group findable from its first event."""
        span = possible_span(event.time)
        for key in _keys(event):
            self.all[key].append(group)
            for week in _weeks(span):
                self.by_week[(*key, week)].append(group)

    def near(self, event: Event, span: Span | None) -> Iterator[_Group]:
        """Groups at or beside the event's place that its time may meet; all of them when it has none."""
        for key in _near_keys(event):
            if span is None:
                yield from self.all.get(key, ())
                continue
            weeks = _weeks(span)
            if weeks == ["any"]:
                yield from self.all.get(key, ())
                continue
            for week in [*weeks, "any"]:
                yield from self.by_week.get((*key, week), ())


def _weeks(span: Span | None) -> list[object]:
    """Numbers of the weeks of a stretch; ``any`` when it is unknown or long."""
    if span is None:
        return ["any"]
    first, last = span[0].toordinal() // 7, span[1].toordinal() // 7
    return ["any"] if last - first > _MOST_WEEKS else list(range(first, last + 1))


def _unreal(event: Event) -> bool:
    return event.status in UNREAL


def _sources(event: Event) -> set[str]:
    return set(event.documents) or {e.document for e in event.evidence}


def is_wide(category: str, place: Place) -> bool:
    """Whether events at a place are looked for in its whole country."""
    return place.kind in _WIDE or category == "diplomatic" or not _is_spot(place)


SPOT_M = 12_000.0
"""Places farther apart than this are no one place, however vague they are."""
SECTOR_M = 20_000.0
"""How far a sector may reach from its point and still be looked for round it."""


def _is_spot(place: Place) -> bool:
    """Whether a place is a point or a small sector round one ("15 km north of X"); a ring has no middle to go by."""
    if place.geometry_type == "point":
        return True
    shape = place.geometry
    whole = place.kind == "derived" and shape.geom_type == "Polygon" and not len(getattr(shape, "interiors", ()))
    return whole and radius_m(shape, place.lon, place.lat) <= SECTOR_M


def _keys(event: Event) -> list[tuple[object, ...]]:
    """Where an event is looked for: by category and either country (wide places) or cell of 0.1°."""
    place = event.place
    if place is None:
        return []
    if is_wide(event.category, place):
        return [(event.category, code) for code in place.country_codes] or [(event.category, place.label)]
    return [(event.category, round(place.lon / CELL_DEG), round(place.lat / CELL_DEG))]


def _near_keys(event: Event) -> list[tuple[object, ...]]:
    place = event.place
    assert place is not None
    if is_wide(event.category, place):
        return _keys(event)
    x, y = round(place.lon / CELL_DEG), round(place.lat / CELL_DEG)
    return [(event.category, x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]


def _home(event: Event, buckets: _Buckets) -> _Group | None:
    """The group an event belongs to: the first that fits when it is dated, the only one when it is not."""
    sources = _sources(event)
    span = possible_span(event.time)
    found: dict[int, _Group] = {}
    for group in buckets.near(event, span):
        if id(group) in found or group.documents & sources or not _may_be_one(event, span, group):
            continue
        if span is not None:
            return group
        found[id(group)] = group
        if len(found) > 1:
            return None
    return next(iter(found.values()), None)


def _may_be_one(event: Event, span: Span | None, group: _Group) -> bool:
    first = group.members[0]
    if _unreal(first) or first.place is None or event.place is None:
        return False
    if not any(m.place is not None and compatible_places(event.category, event.place, m.place) for m in group.members):
        return False
    if span is None or group.span is None:
        return True
    return span[0] < group.span[1] and group.span[0] < span[1]


def compatible_places(category: str, a: Place, b: Place) -> bool:
    """Whether two places can be the place of one event."""
    if same_place(a, b):
        return True
    if (
        category == "airspace_violation"
        and a.kind in ("country", "airspace", "border")
        and b.kind in ("country", "airspace", "border")
    ):
        return bool(set(a.country_codes) & set(b.country_codes))
    if category == "diplomatic":
        kinds = ("country", "settlement")
        return (
            a.kind in kinds and b.kind in kinds and "country" in (a.kind, b.kind) and a.country_codes == b.country_codes
        )
    if not _is_spot(a) or not _is_spot(b) or a.kind in _WIDE or b.kind in _WIDE:
        return a.label == b.label and a.kind == b.kind
    reach = (a.uncertainty_m or 0.0) + (b.uncertainty_m or 0.0) + 3000.0
    if great_circle_m(a.lon, a.lat, b.lon, b.lat) > min(reach, SPOT_M):
        return False
    if "derived" in (a.kind, b.kind):
        return True
    return fold(a.label).split()[:1] == fold(b.label).split()[:1]


def possible_span(time: TimeSpan) -> Span | None:
    """The stretch an event may lie in; a day or night reaches back into the evening before."""
    if time.start is None:
        return None
    span = edtf.span(time.start, time.end if time.end_kind in ("unknown", "exact") else None)
    if span is None:
        return None
    if time.precision in ("night", "day", "part_of_day"):
        return span[0] - _NIGHT if time.precision != "day" else span[0] - timedelta(hours=6), span[1]
    return span


def _meet(a: Span | None, b: Span | None) -> Span | None:
    """What two stretches have in common; the known one if the other is unknown."""
    if a is None or b is None:
        return a or b
    start, end = max(a[0], b[0]), min(a[1], b[1])
    return (start, end) if start < end else a


# -- one event of several -------------------------------------------------------------------------------------------------


def _joined(members: Sequence[Event]) -> Event:
    """The members as one event: most exact place and time, all claims, all evidence."""
    first = members[0]
    if len(members) == 1:
        return first
    best = min(members, key=lambda e: (_breadth(e.place), members.index(e)))
    dated = min(members, key=lambda e: (FINENESS[e.time.precision] if e.time.start else 9, members.index(e)))
    ident = f"{first.id}+{len(members) - 1}"
    claims = tuple(replace(c, event=ident) for m in members for c in m.claims)
    low, high = _counts(members, claims)
    status, negated = _status(members)
    notes = dict.fromkeys(part for m in members for part in m.note.split("; ") if part)
    properties: dict[str, object] = {}
    for m in reversed(members):
        properties |= dict(m.properties)
    properties["joined"] = [m.id for m in members]
    return replace(
        best,
        id=ident,
        status=status,
        negated=negated,
        time=_time(members, dated.time),
        evidence=_unique_evidence(e for m in members for e in m.evidence),
        claims=claims,
        places=_places(best, members),
        count_low=low,
        count_high=high,
        count_unit=next((m.count_unit for m in members if m.count_unit), None),
        documents=tuple(dict.fromkeys(d for m in members for d in m.documents)),
        members=tuple({e.id: e for m in members for e in m.members}.values()),
        properties=properties,
        note="; ".join(
            [
                *notes,
                f"told by {len({d for m in members for d in m.documents})} documents: same category, place and night",
            ]
        ),
    )


def _breadth(place: Place | None) -> float:
    if place is None:
        return 1e12
    rank = {
        "country": 5e9,
        "airspace": 4e9,
        "region": 3e9,
        "water": 3e9,
        "border": 2e9,
        "admin1": 1e9,
        "admin2": 1e8,
    }.get(place.kind, 0.0)
    return rank + (place.uncertainty_m if place.uncertainty_m is not None else 1e7)


def _time(members: Sequence[Event], best: TimeSpan) -> TimeSpan:
    """The most exact time, with an end and an announcement where another member states them."""
    end, kind, announced = best.end, best.end_kind, best.announced
    for m in members:
        ends = m.time.end is not None or m.time.end_kind != "unknown"
        later = m.time.end is None or best.start is None or m.time.end >= best.start
        if end is None and kind == "unknown" and ends and later and m.category.endswith("_closure"):
            end, kind = m.time.end, m.time.end_kind
        announced = announced or m.time.announced
    return replace(best, end=end, end_kind=kind, announced=announced)


def _status(members: Sequence[Event]) -> tuple[str, bool]:
    statuses = [m.status for m in members]
    if all(m.negated for m in members):
        return statuses[0], True
    if any(m.negated or m.status in ("denied", "disputed") for m in members):
        return "disputed", False
    for status in ("observed", "claimed", "planned", "superseded"):
        if status in statuses:
            return status, False
    return statuses[0], False


def _counts(members: Sequence[Event], claims: Sequence[Claim]) -> tuple[float | None, float | None]:
    counts = [c for c in claims if c.attribute == "count" and c.polarity == "positive"]
    numbers = [c for c in counts if c.value not in c.hedge]
    # *Several* adds nothing where somebody gives a number that it holds for.
    counts = [c for c in counts if c in numbers or not any(_holds_for(c, n) for n in numbers)]
    if counts:
        lows = [c.low for c in counts if c.low is not None]
        highs = [c.high for c in counts if c.high is not None]
        # An end that every claim leaves open stays open; else it is the outermost number named, be it a bound.
        return min(lows + highs) if lows else None, max(lows + highs) if highs else None
    lows = [m.count_low for m in members if m.count_low is not None]
    highs = [m.count_high for m in members if m.count_high is not None]
    return min(lows, default=None), max(highs, default=None)


def _holds_for(vague: Claim, number: Claim) -> bool:
    """Whether a vague amount is true of what another claim allows."""
    (least, most), (low, high) = _bounds(number), _bounds(vague)
    return most >= low and least <= high


def _unique_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence))


def _places(best: Event, members: Sequence[Event]) -> tuple[EventPlace, ...]:
    found: dict[tuple[str, str], EventPlace] = {}
    for m in (best, *members):
        for place in m.places:
            found.setdefault((place.role, place.mention), place)
    return tuple(found.values())


# -- how claims stand to each other ---------------------------------------------------------------------------------------


def _with_relations(event: Event) -> Event:
    """The event with agreement, conflict and supersession between its claims."""
    if len(event.claims) < 2:
        return replace(event, claims=tuple(_judged(c, event.claims) for c in event.claims)) if event.claims else event
    conflicts: dict[str, list[str]] = defaultdict(list)
    agreements: dict[str, list[str]] = defaultdict(list)
    superseded: dict[str, str] = {}
    by_attribute: dict[str, list[Claim]] = defaultdict(list)
    for claim in event.claims[:_MOST_CLAIMS]:
        by_attribute[claim.attribute].append(claim)
    for alike in by_attribute.values():
        for i, a in enumerate(alike):
            for b in alike[i + 1 :]:
                relation = _relation(a, b)
                if relation == "conflict":
                    conflicts[a.id].append(b.id)
                    conflicts[b.id].append(a.id)
                    if (pair := _later(a, b)) is not None:
                        superseded[pair[0].id] = pair[1].id
                elif relation == "agreement":
                    agreements[a.id].append(b.id)
                    agreements[b.id].append(a.id)
    related = tuple(
        replace(
            c,
            conflicts_with=tuple(dict.fromkeys((*c.conflicts_with, *conflicts[c.id]))),
            corroborates=tuple(dict.fromkeys((*c.corroborates, *agreements[c.id]))),
        )
        for c in event.claims
    )
    claims = tuple(_judged(c, related) for c in related)
    properties = dict(event.properties)
    if superseded:
        properties["superseded"] = superseded
    return replace(event, claims=claims, properties=properties)


def _relation(a: Claim, b: Claim) -> str | None:
    """``conflict``, ``agreement`` or neither between two claims on one attribute."""
    same_voice = a.document == b.document and _voice(a) == _voice(b)
    if a.attribute == "count":
        return _count_relation(a, b, same_voice)
    if a.attribute == "origin":
        return _origin_relation(a, b, same_voice)
    if a.attribute == "occurrence":
        if a.polarity != b.polarity:
            return "conflict"
        return None if same_voice else "agreement"
    if a.attribute in ("cause", "intent", "actor", "validity"):
        if fold(a.value) == fold(b.value) and a.polarity == b.polarity:
            return None if same_voice else "agreement"
        return "conflict" if a.attribute in ("cause", "intent") else None
    return None


def _voice(claim: Claim) -> str:
    """Who speaks, for telling independent voices apart; the report itself when nobody is named."""
    speaker = claim.speaker
    return fold(speaker.name or speaker.role or speaker.organisation or "") if speaker else ""


_ABOUT = ("about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to", "około", "blisko", "prawie", "niemal",
          "близько", "приблизно", "майже", "около", "примерно", "почти", "rund", "etwa", "fast", "knapp", "ungefähr", "asi", "zhruba",
          "aproximativ", "circa")  # fmt: skip
_UNIT_CLASSES = (
    (
        "violations",
        ("violation", "times", "time", "incursion", "narusze", "razy", "порушен", "раз", "наруш", "verletzung", "mal"),
    ),
)


def _unit_class(claim: Claim) -> str:
    unit = (claim.unit or "").casefold()
    return next((name for name, stems in _UNIT_CLASSES if any(unit.startswith(s) for s in stems)), "objects")


def _count_relation(a: Claim, b: Claim, same_voice: bool) -> str | None:
    if _unit_class(a) != _unit_class(b):
        return None
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    if low_a > high_b or low_b > high_a:
        return "conflict"
    if (a.low, a.high) == (b.low, b.high) and not same_voice:
        return "agreement"
    return None


def _bounds(claim: Claim) -> tuple[float, float]:
    """The lowest and the highest number that a claim allows; an open end is infinite."""
    return -math.inf if claim.low is None else claim.low, math.inf if claim.high is None else claim.high


def _range(claim: Claim) -> tuple[float, float]:
    low, high = _bounds(claim)
    if any(h.casefold() in _ABOUT for h in claim.hedge):
        low, high = low * 0.9, high * 1.1
    return low, high


def _origin_relation(a: Claim, b: Claim, same_voice: bool) -> str | None:
    first, second = _codes(a), _codes(b)
    if a.polarity != b.polarity:
        return "conflict" if first & second else None
    if first == second:
        return None if same_voice else "agreement"
    return "conflict" if a.polarity == "positive" else None


def _codes(claim: Claim) -> frozenset[str]:
    return frozenset(code for place in claim.places for code in place.country_codes) or frozenset([fold(claim.value)])


def _later(a: Claim, b: Claim) -> tuple[Claim, Claim] | None:
    """The earlier and the later of two claims of one named speaker, when their dates tell."""
    if not _voice(a) or _voice(a) != _voice(b) or a.known_from is None or b.known_from is None:
        return None
    first, second = edtf.bounds(a.known_from), edtf.bounds(b.known_from)
    if first is None or second is None or first == second:
        return None
    if first[1] <= second[0]:
        return a, b
    return (b, a) if second[1] <= first[0] else None


def _judged(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """The claim with its credibility on the Admiralty scale, unless it came with one."""
    if claim.credibility is not None:
        return claim
    known = {c.id: c for c in claims} if claim.corroborates else {}
    others = [known[i] for i in claim.corroborates if i in known]
    independent = any(o.document != claim.document and _voice(o) != _voice(claim) for o in others)
    if independent and not claim.conflicts_with:
        grade = "1"
    elif others:
        grade = "2" if not claim.conflicts_with else "3"
    elif claim.conflicts_with:
        grade = "4"
    else:
        grade = NOT_JUDGED
    return replace(claim, credibility=grade)
