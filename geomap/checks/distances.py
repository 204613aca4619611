"""Distances and directions as quoted ("about 15 km from Belarus") against the computed ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geomap import geodesy
from geomap.checks import Context, Finding, flat, kilometres
from geomap.expressions._shapes import NEAR_BORDER_M
from geomap.expressions._words import compass_code, metres, number, written_precision_m
from geomap.model import Mention, Place, Resolution

ROUND = 0.2
"""How far off a quoted distance may be for its wording alone: speakers round, and say "about" or leave it out."""
_GAP = 90
"""Characters that may stand between a place and the distance that is said of it."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A distance or nearness as worded, and the two places it is between."""

    mention: Mention
    subject: Place
    anchor: Place


def find(context: Context) -> Iterator[Finding]:
    """Each quoted distance, heading or nearness whose two places are both known."""
    by_document: dict[str, list[Resolution]] = {}
    for resolution in context.reading.resolutions:
        by_document.setdefault(resolution.mention.document, []).append(resolution)
    for resolutions in by_document.values():
        for resolution in resolutions:
            mention = resolution.mention
            if mention.expression is None or mention.expression.name not in ("offset", "near"):
                continue
            quoted = _quoted(context, mention, resolutions)
            if quoted is None:
                continue
            if mention.expression.name == "near":
                yield _nearness(quoted, context)
            else:
                yield from _offset(quoted)


def _quoted(context: Context, mention: Mention, resolutions: list[Resolution]) -> _Quoted | None:
    assert mention.expression is not None
    anchor = context.place_of(mention.expression.anchors[0]) if mention.expression.anchors else None
    subject = _subject(context, mention, resolutions) or _place_of_event(context, mention)
    if anchor is None or subject is None or anchor.label == subject.label:
        return None
    return _Quoted(mention, subject, anchor)


def _subject(context: Context, mention: Mention, resolutions: list[Resolution]) -> Place | None:
    """The place that the words are said of: the nearest before them in their sentence, else the nearest after."""
    start, end = context.sentence_at(mention.document, mention.start)
    before: tuple[int, Place] | None = None
    after: tuple[int, Place] | None = None
    for other in resolutions:
        at, place = other.mention, other.place
        if place is None or place.geometry_type != "point" or at.kind not in ("toponym", "facility"):
            continue
        if at.use not in ("literal", "") or not start <= at.start < end:
            continue
        if at.end <= mention.start and mention.start - at.end <= _GAP:
            before = (at.start, place)
        elif at.start >= mention.end and after is None and at.start - mention.end <= _GAP:
            after = (at.start, place)
    return before[1] if before else after[1] if after else None


def _place_of_event(context: Context, mention: Mention) -> Place | None:
    """The spot of the one event whose words these are, unless that spot came from the words themselves."""
    found: dict[str, Place] = {}
    for event in context.reading.events:
        place = event.place
        if place is None or place.geometry_type != "point" or place.kind == "derived":
            continue
        if any(e.document == mention.document and e.start <= mention.start < e.end for e in event.evidence):
            found[place.label] = place
    return next(iter(found.values())) if len(found) == 1 else None


def _offset(quoted: _Quoted) -> Iterator[Finding]:
    mention, subject, anchor = quoted.mention, quoted.subject, quoted.anchor
    assert mention.expression is not None
    params = mention.expression.params
    value, vague = number(str(params["number"]))
    unit_m = metres(str(params["unit"]))
    said_m = value * unit_m
    computed_m = geodesy.distance_to_m(anchor.geometry, subject.lon, subject.lat)
    allowed_m = said_m / 2 if vague else max(ROUND * said_m, written_precision_m(str(params["number"]), value, unit_m))
    allowed_m += _doubt_m(subject) + _doubt_m(anchor)
    off_m = abs(said_m - computed_m)
    yield Finding(
        check="distances",
        level="problem" if off_m > allowed_m else "note",
        where=mention.key,
        said=f"{subject.label}: “{flat(mention.text)}”",
        computed=f"{kilometres(computed_m)} from {anchor.label}",
        off_by=round(off_m),
        unit="m",
    )
    direction = compass_code(str(params["compass"]), "en") if params.get("compass") else None
    if direction is not None and anchor.geometry_type == "point" and computed_m > 2 * _doubt_m(anchor):
        yield _heading(quoted, direction)


def _heading(quoted: _Quoted, direction: str) -> Finding:
    anchor, subject = quoted.anchor, quoted.subject
    bearing_deg = float(geodesy.geod().inv(anchor.lon, anchor.lat, subject.lon, subject.lat)[0]) % 360
    said_deg = geodesy.COMPASS[direction]
    off_deg = abs((bearing_deg - said_deg + 180) % 360 - 180)
    # N leaves ±45° open, NE ±22.5°, NNE ±11.25° (GBIF guide); as much again for how loosely headings are given.
    allowed_deg = {1: 45.0, 2: 22.5, 3: 11.25}[len(direction)] + 22.5
    return Finding(
        check="distances",
        level="problem" if off_deg > allowed_deg else "note",
        where=quoted.mention.key,
        said=f"{subject.label}: “{flat(quoted.mention.text)}”",
        computed=f"bearing {bearing_deg:.0f}° from {anchor.label}, {direction.upper()} is {said_deg:.0f}°",
        off_by=round(off_deg),
        unit="deg",
    )


def _nearness(quoted: _Quoted, context: Context) -> Finding:
    """Of several borders the farthest counts: near both is near each."""
    anchor, subject = quoted.anchor, quoted.subject
    shapes = [context.gazetteer.geometry(entry) for entry in anchor.entries] or [anchor.geometry]
    each_m = [geodesy.distance_to_m(shape, subject.lon, subject.lat) for shape in shapes]
    far_m = max(each_m)
    beyond_m = max(0.0, far_m - NEAR_BORDER_M)
    return Finding(
        check="distances",
        level="problem" if beyond_m > _doubt_m(subject) else "note",
        where=quoted.mention.key,
        said=f"{subject.label}: “{flat(quoted.mention.text)}”",
        computed=f"{' and '.join(map(kilometres, each_m))} from {anchor.label}; “near” is taken to reach {NEAR_BORDER_M / 1000:.0f} km",
        off_by=round(beyond_m),
        unit="m",
    )


def _doubt_m(place: Place) -> float:
    return place.uncertainty_m or 0.0 if place.geometry_type == "point" else 0.0
