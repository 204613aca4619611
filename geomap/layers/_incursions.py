"""Which violations and impacts are one incursion, and which origins its claims name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from geomap import edtf
from geomap.model import Claim, Event, Evidence, Place

ENTERING = ("airspace_violation", "impact", "interception", "sighting")
"""Categories whose claims may name where something came in from."""

_STATED = ("observed", "claimed", "disputed")

_VAGUE = timedelta(days=4)
"""A time longer than this does not tell one night from another and is treated as unknown."""

_SAME_NIGHT = timedelta(hours=7)
"""How far from an hour of the clock the same night reaches: what begins at 23:30 goes on after midnight."""

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Naming:
    """Somebody naming an origin: the claim, or the words of the report itself when ``claim`` is ``None``."""

    event: Event
    place: Place
    claim: Claim | None
    evidence: Evidence | None

    @property
    def speaker(self) -> str:
        """Who names it; the document when nobody is named."""
        if self.claim is not None and self.claim.speaker is not None:
            return self.claim.speaker.label
        return self.document

    @property
    def document(self) -> str:
        """The document it stands in."""
        if self.claim is not None:
            return self.claim.document
        return self.evidence.document if self.evidence else ""

    @property
    def id(self) -> str:
        """The claim's id, or the event's for the report's own words."""
        return self.claim.id if self.claim is not None else self.event.id


@dataclass(frozen=True)
class Origin:
    """A country that claims name as the one something entered from, with who says so and who says not."""

    code: str
    namings: tuple[Naming, ...]
    denials: tuple[Naming, ...]
    stretch: Place | None = None
    """The area inside the origin that was named; the front is cut to where it touches the border."""


@dataclass(frozen=True)
class Incursion:
    """Events of one night, as far as is known, in one country."""

    destination: str
    events: tuple[Event, ...]
    span: Span | None
    rule: dict[str, str]
    """Why each event belongs, by event id: ``same time``, ``same document``, ``only dated incursion``, or ``alone``."""

    @property
    def impacts(self) -> list[Event]:
        """What came down."""
        return [event for event in self.events if event.category == "impact"]

    @property
    def origins(self) -> list[Origin]:
        """The origins that are named, in alphabetical order of country and stretch; never merged."""
        named: dict[tuple[str, str], list[Naming]] = defaultdict(list)
        denied: dict[str, list[Naming]] = defaultdict(list)
        for event in self.events:
            for naming, negative in _namings(event):
                for code in _codes(naming.place, self.destination):
                    if negative:
                        denied[code].append(naming)
                    else:
                        named[code, naming.place.label if _stretch(naming.place) else ""].append(naming)
        return [
            Origin(code, tuple(namings), tuple(denied[code]), namings[0].place if stretch else None)
            for (code, stretch), namings in sorted(named.items(), key=lambda item: item[0])
        ]


def find_incursions(events: Sequence[Event]) -> tuple[Incursion, ...]:
    """Group events by country entered and by night.

    Events whose times are known and overlap belong together. One whose time is unknown joins the group that it shares
    most documents with, else the only dated one there is for its country, provided its time does not speak against it; so
    an impact of another year that a report recalls stays apart. Denied, merely planned and hypothetical events take no part.
    """
    by_country: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        code = destination(event)
        if code and event.category in ENTERING and not event.negated and event.status in _STATED:
            by_country[code].append(event)
    return tuple(incursion for code in sorted(by_country) for incursion in _groups(code, by_country[code]))


def destination(event: Event) -> str | None:
    """The one country an event lies in, by ISO code; ``None`` when it is nowhere, in two, or at sea."""
    if event.place is None:
        return None
    named = {
        code for naming, _ in _namings(event) for code in naming.place.country_codes if naming.place != event.place
    }
    codes = list(dict.fromkeys(event.place.country_codes))
    if len(codes) > 1:
        codes = [code for code in codes if code not in named]
    return codes[0] if len(codes) == 1 else None


def _groups(code: str, events: list[Event]) -> Iterator[Incursion]:
    dated = [(span, event) for event in events if (span := _night(event))]
    groups: list[tuple[Span, list[Event]]] = []
    for span, event in sorted(dated, key=lambda item: item[0]):
        home = next((n for n in range(len(groups) - 1, -1, -1) if _overlap(groups[n][0], span)), None)
        if home is None:
            groups.append((span, [event]))
        else:
            core, members = groups[home]
            groups[home] = ((max(core[0], span[0]), min(core[1], span[1])), [*members, event])
    rules = {event.id: "same time" if len(members) > 1 else "alone" for _, members in groups for event in members}
    yield from _with_undated(code, events, groups, rules)


def _with_undated(
    code: str, events: list[Event], groups: list[tuple[Span, list[Event]]], rules: dict[str, str]
) -> Iterator[Incursion]:
    in_document: dict[str, Counter[int]] = defaultdict(Counter)
    spans: list[Span | None] = [span for span, _ in groups]
    members = [list(group) for _, group in groups]
    for number, group in enumerate(members):
        for event in group:
            for document in _documents(event):
                in_document[document][number] += 1
    for event in events:
        if event.id in rules:
            continue
        shared = Counter[int]()
        for document in _documents(event):
            shared.update(dict.fromkeys(in_document[document], 1))
        loose = edtf.span(event.time.start, event.time.end)
        fitting = [n for n in shared if loose is None or (known := spans[n]) is None or _overlap(known, loose)]
        home = min(fitting, key=lambda n: (-shared[n], n), default=None)
        rule = "same document"
        if home is None and len(groups) == 1 and (loose is None or _overlap(groups[0][0], loose)):
            home, rule = 0, "only dated incursion"
        if home is None:
            home = len(members)
            members.append([])
            spans.append(None)
        members[home].append(event)
        rules[event.id] = rule if len(members[home]) > 1 else "alone"
        for document in _documents(event):
            in_document[document][home] += 1
    for span, group in zip(spans, members, strict=True):
        own = {event.id: rules[event.id] for event in group}
        yield Incursion(code, tuple(group), span, own)


def _night(event: Event) -> Span | None:
    span = edtf.span(event.time.start, event.time.end)
    if span is None or span[1] - span[0] > _VAGUE:
        return None
    if span[1] - span[0] < _SAME_NIGHT:
        return span[0] - _SAME_NIGHT, span[1] + _SAME_NIGHT
    return span


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _documents(event: Event) -> set[str]:
    return set(event.documents) or {evidence.document for evidence in event.evidence}


def _namings(event: Event) -> Iterator[tuple[Naming, bool]]:
    """Each naming of an origin in an event, and whether it is a denial."""
    told = set()
    for claim in event.claims:
        if claim.attribute == "origin":
            evidence = claim.evidence[0] if claim.evidence else None
            for place in claim.places:
                told.add((place.label, place.country_codes))
                yield Naming(event, place, claim, evidence), claim.polarity == "negative"
    for role in event.places:
        if role.role == "origin" and (role.place.label, role.place.country_codes) not in told:
            yield Naming(event, role.place, None, event.evidence[0] if event.evidence else None), False


def _codes(place: Place, destination: str) -> list[str]:
    """The countries an origin stands for; a border ("from the Belarusian border") stands for its other side."""
    return [code for code in dict.fromkeys(place.country_codes) if code != destination]


def _stretch(place: Place) -> bool:
    """Whether an origin is smaller than a country, so that only part of the border can be meant."""
    codes = {entry.feature_code for entry in place.entries}
    return bool(codes) and not any(code.startswith("PCL") or code == "BRDR" for code in codes)
