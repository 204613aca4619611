"""The whole story of one mention or event in plain text: its words, what was weighed, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geomap.model import Candidate, Claim, Document, Event, Evidence, Mention, Place, Resolution, TimeSpan
from geomap.strict import plain

_AROUND = 160
_MOST = 10


def mention_story(resolution: Resolution, document: Document) -> str:
    """One mention: where it stands, what kind it is, its candidates with reasons, and the place."""
    return "\n".join(_mention(resolution, document)) + "\n"


def event_story(event: Event, documents: Mapping[str, Document]) -> str:
    """One event: what, where, when and how many, then each claim with its words, and what is not settled."""
    return "\n".join(_event(event, documents)) + "\n"


# -- a mention --------------------------------------------------------------------------------------------------------


def _mention(resolution: Resolution, document: Document) -> Iterator[str]:
    mention = resolution.mention
    yield f"{plain(mention.key)}  “{_flat(mention.text)}”  {mention.kind}, {mention.use}"
    yield from _source(document)
    yield f"  {_context(document.text, mention.start, mention.end)}"
    if mention.note:
        yield f"  found as: {mention.note}"
    for key in ("country", "within", "feature", "name"):
        value = mention.hints.get(key)
        if value and value != mention.text:
            words = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            yield f"  the text says {key}: {_flat(words)}"
    yield from _expression(mention)
    yield from _candidates(resolution)
    if resolution.place is None:
        yield "place: none"
    else:
        yield from _place(resolution.place)
    if resolution.ambiguous:
        yield "  more than one candidate fits about as well"
    if resolution.note:
        yield f"  note: {resolution.note}"


def _expression(mention: Mention) -> Iterator[str]:
    if mention.expression is None:
        return
    params = ", ".join(f"{name} {_flat(str(value))}" for name, value in mention.expression.params.items() if name != "pattern")
    yield f"expression: {mention.expression.name}" + (f" ({params})" if params else "")
    for anchor in mention.expression.anchors:
        yield f"  anchor “{_flat(anchor.text)}” at {anchor.start}"


def _candidates(resolution: Resolution) -> Iterator[str]:
    if not resolution.candidates:
        yield "candidates: none"
        return
    yield f"candidates: {len(resolution.candidates)}"
    for candidate in resolution.candidates[:_MOST]:
        yield f"  {_candidate(candidate)}"
        for reason in candidate.reasons:
            yield f"        {reason}"
    if len(resolution.candidates) > _MOST:
        yield f"  and {len(resolution.candidates) - _MOST} more with lower scores"


def _candidate(candidate: Candidate) -> str:
    entry = candidate.entry
    at = f"at {_at(entry.lon, entry.lat)}" if entry.lon is not None and entry.lat is not None else "without coordinates"
    region = ", ".join(part for part in (entry.admin2, entry.admin1, entry.country_code) if part)
    return f"{candidate.score:.3f}  {entry.name} ({entry.feature_code}, {region or 'no country'}) {at}  {entry.id}"


def _place(place: Place) -> Iterator[str]:
    within = "unknown" if place.uncertainty_m is None else f"{place.uncertainty_m:,.0f} m"
    yield f"place: {place.label}, a {place.geometry_type} round {_at(place.lon, place.lat)}, uncertainty {within}"
    for entry in place.entries:
        yield f"  from {entry.gazetteer}: {entry.name} ({entry.id})"
    for step in place.derivation:
        yield f"  {step}"


def _at(lon: float, lat: float) -> str:
    return f"lon {lon:.4f}, lat {lat:.4f}"


# -- an event ---------------------------------------------------------------------------------------------------------


def _event(event: Event, documents: Mapping[str, Document]) -> Iterator[str]:
    said = " (said not to have happened)" if event.negated else ""
    yield f"{plain(event.id)}  {_flat(event.label)}  {event.category}, {event.status}{said}"
    yield f"when: {_when(event.time)}"
    if event.count_low is not None or event.count_high is not None:
        yield f"how many: {_range(event.count_low, event.count_high)} {event.count_unit or ''}".rstrip()
    if event.place is None:
        yield "place: none"
    else:
        yield from _place(event.place)
    for at in event.places:
        yield f"  {at.role}: {at.place.label}, by mention {plain(at.mention)}"
    for member in event.members:
        yield f"  covers {member.name} ({member.id})"
    if event.note:
        yield f"note: {event.note}"
    yield f"claims: {len(event.claims)}"
    for claim in event.claims:
        yield from _claim(claim, documents)
    if not event.claims:
        for span in event.evidence:
            yield f"    {_quoted(span, documents)}"


def _when(time: TimeSpan) -> str:
    if time.start is None and time.end is None:
        return "not known"
    end = f" to {time.end}" if time.end and time.end != time.start else ""
    kind = "" if time.end_kind in ("exact", "unknown") else f", end {time.end_kind.replace('_', ' ')}"
    basis = f", from {time.basis}" if time.basis else ""
    zone = f" ({time.tz})" if time.tz else ""
    return f"{time.start or 'unknown'}{end}{zone}, to the {time.precision.replace('_', ' ')}{kind}{basis}"


def _range(low: float | None, high: float | None) -> str:
    if low == high and low is not None:
        return f"{low:g}"
    if high is None:
        return f"at least {low:g}"
    return f"at most {high:g}" if low is None else f"{low:g} to {high:g}"


def _claim(claim: Claim, documents: Mapping[str, Document]) -> Iterator[str]:
    speaker = claim.speaker.label if claim.speaker else "not stated who"
    polarity = " (denied)" if claim.polarity == "negative" else ""
    number = (
        f" [{_range(claim.low, claim.high)} {claim.unit or ''}]".replace(" ]", "]") if claim.low or claim.high else ""
    )
    hedge = f", hedged “{'”, “'.join(claim.hedge)}”" if claim.hedge else ""
    known = f", known from {claim.known_from}" if claim.known_from else ", not stated since when"
    yield f"  {claim.attribute}: {_flat(claim.value)}{number}{polarity} — {_flat(speaker)}{hedge}{known}"
    for other, word in ((claim.conflicts_with, "disagrees with"), (claim.corroborates, "agrees with")):
        if other:
            yield f"      {word} {', '.join(plain(name) for name in other)}"
    for span in claim.evidence:
        yield f"      {_quoted(span, documents)}"


def _quoted(span: Evidence, documents: Mapping[str, Document]) -> str:
    document = documents.get(span.document)
    who = document.publisher if document and document.publisher else span.document
    return f"“{_flat(span.quote)}” ({plain(who)}, {plain(span.document)}:{span.start}-{span.end})"


# -- both -------------------------------------------------------------------------------------------------------------


def _source(document: Document) -> Iterator[str]:
    stated = [part for part in (document.publisher, document.title, document.published) if part]
    if stated:
        yield f"  {_flat(', '.join(stated))}"


def _context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    cut_before, cut_after = "…" if start > _AROUND else "", "…" if end + _AROUND < len(text) else ""
    return f"{cut_before}{_flat(before)}[{_flat(text[start:end])}]{_flat(after)}{cut_after}"


def _flat(text: str) -> str:
    """One line, with control and direction characters shown and not obeyed."""
    return plain("".join(" " if c.isspace() else c for c in text))
