"""Document + Resolutions → Event: what a report tells of, each event with the claims behind it.

    scenes → frames → tellings → stories → events

A document's sentences (`geomap.telling.scenes`) are read for tellings of incidents (`geomap.telling.frames`). What a telling leaves out is
taken from its surroundings (`geomap.telling.surroundings`, `geomap.telling.narrative`), and the event's ``note`` says so: a place from the
sentence before, a day the report has stated earlier. What cannot be had stays unknown. Tellings of one category at one
place and time are one event (`geomap.telling.stories`); sentences elsewhere add origins, intent and numbers (`geomap.telling.remarks`);
`geomap.telling.assemble` makes the events with their claims. A lead that names a wider place without a number of its own, followed
by finer places, is kept as evidence of the first of them, not as an event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geomap.incidents import CLOSURES, REOPENINGS
from geomap.model import Document, Event, Evidence, Gazetteer, Resolution, Unmapped
from geomap.telling.amounts import Count
from geomap.telling.assemble import Assembly
from geomap.telling.claims import Attribution, attributions, speaker_at
from geomap.telling.ellipsis import with_ellipses
from geomap.telling.fitting import incident
from geomap.telling.frames import Frame, aimed_ones, frames_in
from geomap.telling.narrative import EARLIER, LATER, Narrative
from geomap.telling.remarks import add_remarks
from geomap.telling.roles import add_roles
from geomap.telling.scenes import Head, Spot, scenes_of
from geomap.telling.stories import Telling, told_together, without_leads
from geomap.telling.surroundings import Surroundings
from geomap.telling.times import resolve


def extract_events(
    document: Document, resolutions: Sequence[Resolution], gazetteer: Gazetteer | None = None
) -> list[Event]:
    """The events a document tells of, in the order of their first evidence; none when it tells of none."""
    return read_events(document, resolutions, gazetteer)[0]


def read_events(
    document: Document, resolutions: Sequence[Resolution], gazetteer: Gazetteer | None = None
) -> tuple[list[Event], list[Unmapped]]:
    """The events of a document, and what it tells of places that are not known, each with the reason it is on no map."""
    view, scenes = scenes_of(document, resolutions)
    frames = aimed_ones(with_ellipses(scenes, frames_in(scenes)))
    if not frames:
        return [], []
    said = attributions(view.text, scenes, resolutions)
    narrative = Narrative(document, scenes, said)
    surroundings = Surroundings(document, scenes, resolutions, gazetteer)
    tellings = [t for frame in frames for t in _tellings(frame, narrative, surroundings, said)]
    stories = without_leads(told_together(tellings))
    add_remarks(stories, scenes, frames, said)
    add_roles(stories, scenes, resolutions, surroundings.country)
    assembly = Assembly(document, narrative, said, stories)
    events = [assembly.event(story) for story in stories]
    placed = {(f.scene.index, f.category) for t in tellings if t.heads for f in (t.frame,)}
    nowhere = [f for f in frames if not f.heads and (f.scene.index, f.category) not in placed]
    return sorted(events, key=lambda e: (e.evidence[0].start, e.category, e.id)), _unplaced(document, nowhere, surroundings)


def _unplaced(document: Document, frames: Sequence[Frame], surroundings: Surroundings) -> list[Unmapped]:
    """Tellings whose clause names a place that is not known; one for each category and name."""
    found: dict[tuple[str, str], Unmapped] = {}
    for frame in frames:
        name = surroundings.unknown_place(frame)
        if name is None or frame.trigger.echo or frame.negated:
            continue
        key, start = (frame.category, name), frame.scene.start
        title = incident(frame.category).TITLE
        evidence = Evidence(document.id, start, frame.scene.end, document.text[start : frame.scene.end].strip())
        reason = f"the report puts it at “{name}”, and no such place is known"
        ident = f"{document.id}:{frame.category}:{frame.start}"
        found.setdefault(key, Unmapped(ident, f"{title}: {name}", frame.category, reason, evidence))
    return list(found.values())


def _tellings(
    frame: Frame, narrative: Narrative, surroundings: Surroundings, said: Sequence[Sequence[Attribution]]
) -> list[Telling]:
    """A frame at each of its places; one without a place when it names none and none can be inferred."""
    moment, time, note = narrative.when(frame)
    speaker = speaker_at(said[frame.scene.index], frame.start)
    if speaker is None and frame.heads:
        speaker = speaker_at(said[frame.scene.index], frame.heads[0].spot.start)
    if speaker is not None and speaker.negative and not frame.negated:
        frame = replace(frame, status="denied", negated=True)
    heads, inferred = frame.heads, ""
    if not heads:
        heads, inferred = surroundings.inferred(frame)
    heads = _members_only(heads)
    notes = "; ".join(n for n in (frame.note, inferred, note) if n)
    whole = Telling(frame, heads, moment, time, speaker, frame.counts, (), notes, note in (EARLIER, LATER))
    if not heads:
        return [] if surroundings.elsewhere(frame) else [whole]
    if not frame.negated:
        surroundings.used.append((frame.scene.index, frame.category, heads))
    if frame.group is not None and frame.group.joint and frame.category in (*CLOSURES, *REOPENINGS):
        return [whole]
    if frame.category in (*CLOSURES, *REOPENINGS) and len(heads[0].spot.place.entries) <= 1 and frame.counts:
        # A number of crossings or airports is not the number of this one.
        return [replace(whole, heads=(head,), counts=(), shared=frame.counts) for head in heads]
    if frame.category == "diplomatic":
        if _mutual(frame):
            return [whole]
        if frame.group is not None and frame.group.relation not in ("", "subject"):
            return [replace(whole, heads=heads[:1])]
    if len(heads) == 1 or (frame.group is not None and frame.group.joint) or _one_site(heads):
        return [whole]
    return _on_own_days(_each(whole), narrative)


def _each(whole: Telling) -> list[Telling]:
    """One telling a head; an amount right after a head is that head's, one for all is nobody's."""
    frame, heads = whole.frame, whole.heads
    spots = [h.spot for h in heads]
    leading = _leading_counts(frame.counts, spots) or _bare_counts(frame, spots)
    before = [c for c in frame.counts if not any(s.end <= c.quantity.start for s in spots)]
    alike = bool(before) and before[0].quantity.exact and before[0].quantity.low == len(heads)
    found = []
    for i, head in enumerate(heads):
        until = spots[i + 1].start if i + 1 < len(spots) else min(frame.scene.end, head.spot.end + 60)
        own = tuple(c for c in frame.counts if head.spot.end <= c.quantity.start < min(until, head.spot.end + 60))
        if leading is not None:
            own = (leading[i],)
        elif not own and before and before[0].quantity.exact and before[0].quantity.low == 1:
            own = (before[0],)  # one and the same at each of them
        elif not own and alike and frame.category in ("impact", "sighting"):
            one = replace(before[0].quantity, low=1.0, high=1.0)
            own = (Count(one, before[0].concept, before[0].unit),)
        found.append(replace(whole, heads=(head,), counts=own, shared=() if own else tuple(before)))
    return found


def _on_own_days(tellings: list[Telling], narrative: Narrative) -> list[Telling]:
    """Tellings of a list each with the day that follows its place, where each has one (*over A on Saturday, over B on Monday*)."""
    found: list[Telling] = []
    for i, telling in enumerate(tellings):
        scene, spot = telling.frame.scene, telling.heads[0].spot
        until = tellings[i + 1].heads[0].spot.start if i + 1 < len(tellings) else scene.end
        own = next((t for t in scene.times if t.dated and not t.edge and spot.end <= t.start < until), None)
        moment = resolve(own, narrative.anchor(scene)) if own is not None else None
        if moment is None:
            return tellings
        found.append(replace(telling, moment=moment, time=own, soft=False))
    return found


def _leading_counts(counts: Sequence[Count], spots: Sequence[Spot]) -> list[Count] | None:
    """Each place's own amount where one stands before each (``eleven over A and two over B``)."""
    ordered = sorted(counts, key=lambda c: c.quantity.start)
    if len(ordered) != len(spots):
        return None
    edge = -1
    for count, spot in zip(ordered, spots, strict=True):
        if not edge <= count.quantity.start < spot.start:
            return None
        edge = spot.end
    return ordered


def _bare_counts(frame: Frame, spots: Sequence[Spot]) -> list[Count] | None:
    """Each place's share of what was counted before (``of 216 drones 66 were over A, 59 over B``)."""
    scene = frame.scene
    if not frame.counts:
        return None
    model = min(frame.counts, key=lambda c: c.quantity.start)
    found, edge = [], model.quantity.end
    if model.quantity.end <= spots[0].start and not any(edge <= q.start < spots[0].start for q in scene.quantities):
        found, edge, spots = [model], spots[0].end, spots[1:]  # "two drones over A and four over B"
    for spot in spots:
        own = [q for q in scene.quantities if edge <= q.start and q.end <= spot.start and spot.start - q.end < 40]
        if not own:
            return None
        found.append(Count(own[-1], model.concept, model.unit))
        edge = spot.end
    return found


def _members_only(heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """Heads without a set whose members are named beside it (``both crossings, A and B``); the set stays as context."""
    sets = [h for h in heads if len(h.spot.place.entries) > 1 and h.spot.kind == "crossing"]
    if not sets or len(heads) - len(sets) < 2 - (len(heads) == 2):
        return heads
    rest = tuple(replace(h, within=(*h.within, sets[0].spot)) for h in heads if h not in sets)
    members = {e.id for s in sets for e in s.spot.place.entries}
    if any({e.id for e in h.spot.place.entries} & members or h.spot.kind == "settlement" for h in rest):
        return rest
    return heads


def _one_site(heads: Sequence[Head]) -> bool:
    """Whether several heads are parts of one named town: buildings in it, a stone's throw apart."""
    towns = {w.place.label for h in heads for w in h.within if w.kind == "settlement"}
    return len(towns) == 1 and all(h.spot.breadth == 0 for h in heads)


def _mutual(frame: Frame) -> bool:
    """Whether a diplomatic act is one that several do together: a truce, a treaty."""
    words = frame.scene.low[frame.start : frame.end]
    return bool(
        re.search(
            r"ceasefire|cease-fire|truce|armistice|fighting|firing|shooting|guns|hostilit|peace|treaty|accord|перемир|припинен|прекращ|прекрат|вогонь|стріля|rozejm|zawieszeni|waffen|feuerpause|relations|ties",
            words,
        )
    )
