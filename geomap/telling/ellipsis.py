"""Tellings whose verb is left out, since a sentence or its neighbour has said it: *A was shut on Monday, B on Tuesday*.

Such a telling is a copy of the one it leans on, with the place, the time and the number that stand in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from geomap.incidents import CLOSURES, REOPENINGS
from geomap.incidents._lexicon import CONCEPTS
from geomap.telling.amounts import Count
from geomap.telling.fitting import incident
from geomap.telling.frames import Frame
from geomap.telling.scenes import Group, Scene


def with_ellipses(scenes: Sequence[Scene], frames: Sequence[Frame]) -> list[Frame]:
    """The tellings in text order, with those whose verb is left out."""
    told: list[Frame] = []
    for scene in scenes:
        told += (f for f in frames if f.scene is scene)
        told += _gapped(scene, [f for f in told if f.scene is scene])
        told += _dashed(scene, told)
        told += _followed(scene, told)
    return told


# -- within a sentence --------------------------------------------------------------------------------------------------

_GAPPING = ("strike", "impact", "interception", "sighting", "airport_closure", "airport_reopening", "crossing_closure", "crossing_reopening")  # fmt: skip
_FILLERS = {
    "en": r"and|off|outside|the other|in|on|at|over|near|the|then|also|another|about|around|some|just|as well as|later|early|late|plus|one|others?|that of|those of|of|both|city|town|village|by|to|last|previously",
    "pl": r"i|oraz|a|w|we|na|nad|pod|koło|przy|potem|także|również|kolejn\w+|inn\w+|drug\w+|trzeci\w*|czwart\w+|jeden|później|ok|około|następnie",
    "uk": r"акваторі\w+|територі\w+|небом|област\w+|і|й|та|а|у|в|на|над|під|біля|по|потім|також|ще|інш\w+|друг\w+|трет\w+|один|близько|згодом|пізніше",
    "ru": r"акватори\w+|территори\w+|небом|област\w+|и|а|в|во|на|над|под|у|около|по|затем|потом|также|еще|ещё|друг\w+|втор\w+|трет\w+|один|позже",
    "de": r"und|in|im|auf|an|am|über|bei|nahe|dann|auch|weitere\w*|andere\w*|dritte\w*|zweite\w*|der|die|das|den|dem|später|danach|sowie|ein|eine|einer",
    "cs": r"a|i|v|ve|na|nad|u|pak|také|později",
    "ro": r"și|iar|în|la|peste|lângă|apoi|de asemenea",
}
_VERB = {
    "en": r"(?:was|were|is|are|be|been|had|has|have|will|would|did|does|said|says|\w{3,}ed|came|went|took|gave|saw|left|made|sent|kept|remains?|stays?|open|closed)",
    "pl": r"(?:jest|są|był\w*|został\w*|będzie|będą|\w{2,}(?:ał|ała|ało|ali|ały|ił|iła|ili|iły|ął|ęła|ęli|ęto|ano|ono))",
    "uk": r"(?:є|був|була|було|були|буде|будуть|\w{2,}(?:в|ла|ло|ли|но|то|ють|ує|уть|ять))",
    "ru": r"(?:есть|был|была|было|были|будет|будут|\w{2,}(?:л|ла|ло|ли|лся|лась|лись|ют|ет|ит|ат|ят))",
    "de": r"(?:ist|sind|war|waren|wurde\w*|wird|werden|hat|haben|hatte\w*|soll\w*|kann|können|\w{3,}te|\w{3,}ten)",
    "cs": r"(?:je|jsou|byl\w*|bude|\w{3,}(?:al|ala|ali|il|ila|ili))",
    "ro": r"(?:este|sunt|a|au|a fost|au fost|va|vor)",
}


_ONE_MORE = {
    "en": r"\b(?:another|a second|a third|one|others)\b", "pl": r"\b(?:kolejn\w+|drug\w+|trzeci\w*|inn\w+|jeden)\b", "uk": r"\b(?:ще один|інш\w+|друг\w+|трет\w+)\b",
    "ru": r"\b(?:ещ[её] один|друг\w+|втор\w+|трет\w+)\b", "de": r"\b(?:ein[e]? weitere\w*|eine andere|ein\w* zweite\w*|ein\w* dritte\w*)\b", "cs": r"\b(?:další|druh\w+|třetí)\b",
    "ro": r"\b(?:alt\w*|al doilea|a doua|încă un\w*)\b",
}  # fmt: skip


def _gapped(scene: Scene, frames: Sequence[Frame]) -> list[Frame]:
    """Places in segments of their own after a telling, with a time or a number and no verb (*…, B in the night to Friday*)."""
    models = [f for f in frames if f.category in _GAPPING and f.heads and f.group is not None]
    if not models:
        return []
    taken = {h.spot.key for f in frames for h in f.heads} | {w.key for f in frames for h in f.heads for w in h.within}
    found: list[Frame] = []
    for group in scene.groups:
        if any(h.spot.key in taken for h in group.heads) or group.heads[0].spot.metonym:
            continue
        if group.relation in ("from", "to", "away", "of", "by", "agent"):
            continue
        before = [f for f in models if f.start < group.start and f.group is not None and f.group.end <= group.start]
        if not before:
            continue
        model = max(before, key=lambda f: f.end)
        edge = max(model.end, model.group.end if model.group else 0, *(f.end for f in found), 0)
        segment = _segment(scene, group, edge)
        if segment is None or not _alike(model, group):
            continue
        found.append(_copied(model, scene, group, segment))
    return found


def _segment(scene: Scene, group: Group, edge: int) -> tuple[int, int] | None:
    """The verbless stretch that a group stands in, from the last comma before it; ``None`` when it is no such stretch."""
    low = scene.low
    starts = [
        m.end()
        for m in re.compile(r"[,;]\s|\s(?:and|i|oraz|a|та|і|и|und|sowie|și|iar)\s").finditer(low, edge, group.start + 1)
    ]
    if not starts:
        return None
    start = starts[-1] if not any(low[s - 2] in ",;" for s in starts) else max(s for s in starts if low[s - 2] in ",;")
    stop = re.compile(r"[,;.:!?]\s|[.!?]$").search(low, group.end, scene.end)
    end = stop.start() if stop else scene.end
    bare = _without_times(scene, start, group.start)
    if not re.fullmatch(rf"(?:[-\s\d,;(–—\"«„]|(?<!\w)(?:{_FILLERS[scene.language]})(?!\w))*", bare):
        return None
    after = _without_times(scene, group.end, end)
    if re.search(rf"(?<!\w){_VERB[scene.language]}(?!\w)", after) or len(after.split()) > 8:
        return None
    own = (
        re.search(_ONE_MORE[scene.language], low[start : group.start]) is not None
        or re.search(rf"(?<!\w)(?:{_ALSO[scene.language]})(?!\w)", after) is not None
        or any(start <= t.start < end for t in scene.times)
        or group.heads[0].spot.kind != "derived"  # "in A, some 300 metres from B" is one place
        and any(start <= q.start < group.start for q in scene.quantities)
    )
    return (start, end) if own else None


def _without_times(scene: Scene, start: int, end: int) -> str:
    """A stretch of the sentence with its times and amounts blanked."""
    text = scene.low[start:end]
    for first, last in [(t.start, t.end) for t in scene.times] + [(q.start, q.end) for q in scene.quantities]:
        a, b = max(first, start) - start, min(last, end) - start
        if a < b:
            text = text[:a] + " " * (b - a) + text[b:]
    return text


def _alike(model: Frame, group: Group) -> bool:
    """Whether a group is of the kind that the model happens to, tied in the same way."""
    head = model.heads[0].spot
    if abs(head.breadth - group.heads[0].spot.breadth) > 2:
        return False
    told = model.group.relation if model.group else ""
    return (
        group.relation == told
        or not group.relation
        or {group.relation, told} <= {"in", "near", "over", "on", "into", ""}
    )


def _copied(model: Frame, scene: Scene, group: Group, segment: tuple[int, int]) -> Frame:
    number = next((q for q in scene.quantities if segment[0] <= q.start < group.start), None)
    counts: tuple[Count, ...] = ()
    if number is not None:
        concept, unit = (model.counts[0].concept, model.counts[0].unit) if model.counts else (_thing(model), "")
        counts = (Count(number, concept, unit),) if concept else ()
    return replace(model, start=group.start, end=group.end, heads=group.heads, group=group, counts=counts, scene=scene)


def _thing(model: Frame) -> str:
    """What a telling without a number counts: the first of its category's things that its clause names."""
    return next((c for c in incident(model.category).COUNTS if c in CONCEPTS and model.scene.has(c, *model.clause)), "")


# -- by a verb that stands for another ------------------------------------------------------------------------------------

_SUIT = {
    "en": r"(?:did|has done|does) (?:the same|likewise|so too)|followed? suit|(?:is |are |was |were )?to follow|follow(?:s|ed)?(?= (?:at|on|in|by|later|soon|shortly|the next|an hour|minutes))|will follow|reacted in kind",
    "pl": r"zrobi\w+ to samo|uczyni\w+ to samo|posz\w+ (?:w ślady|za przykładem)|dołączy\w+ później|(?:w ślad za|po) ni\w+",
    "uk": r"зроби\w+ те саме|вчини\w+ так само|наслідува\w+ приклад|піш\w+ (?:слідом|за прикладом)",
    "ru": r"сдела\w+ то же(?: самое)?|поступи\w+ так же|последова\w+ примеру|приня\w+ такое же решение",
    "de": r"tat (?:es )?(?:ihr|ihm|ihnen)? ?(?:gleich|dasselbe)|zog\w* nach|folgt\w*(?= (?:am|um|dem|kurz|wenig|tags|später))|folgt\w*\s*[.,;]",
    "cs": r"uděl\w+ totéž",
    "ro": r"a făcut la fel",
}


def _followed(scene: Scene, frames: Sequence[Frame]) -> list[Frame]:
    """Places of which only a verb that stands for another is told (*Bamako did the same*, *Kuwait to follow at ten*)."""
    near = [f for f in frames if f.scene.index >= scene.index - 1 and f.category in (*CLOSURES, *REOPENINGS) and f.heads]
    if not near or not scene.groups:
        return []
    taken = {h.spot.key for f in frames if f.scene is scene for h in f.heads}
    verb = re.compile(rf"\s*(?:{_STAYS})?(?:[\w-]+\s+){{0,2}}(?:{_SUIT[scene.language]})")
    extra: list[Frame] = []
    for group in scene.groups:
        m = verb.match(scene.low, group.end, scene.end)
        model = next((f for f in reversed(near) if f.start < group.start), None)
        if m is None or model is None or any(h.spot.key in taken for h in group.heads):
            continue
        if abs(group.heads[0].spot.breadth - model.heads[0].spot.breadth) > 2 and not group.heads[0].spot.metonym:
            continue
        note = "what happened is told in the sentence before"
        extra.append(replace(model, scene=scene, start=m.start(), end=m.end(), heads=group.heads, group=group, counts=(), note=note))
    return extra


_STAYS = r"(?:airport|crossing|checkpoint|border post)\s+"


# -- set off by dashes ----------------------------------------------------------------------------------------------------

_ALSO = {
    "en": r"also|too|as well|likewise|similarly",
    "pl": r"również|także|też",
    "uk": r"також|теж",
    "ru": r"также|тоже",
    "de": r"ebenfalls|auch|ebenso|desgleichen",
    "cs": r"také",
    "ro": r"de asemenea|la fel",
}


def _dashed(scene: Scene, frames: Sequence[Frame]) -> list[Frame]:
    """Places listed with a dash and what happened there left out (``in Boktown – two wounded; in Cester – likewise``)."""
    near = list(takewhile(lambda f: f.scene.index >= scene.index - 2, reversed(frames)))[::-1]
    told = [f for f in near if f.category in ("strike", "impact", "interception")]
    if not told:
        return []
    taken = {h.spot.key for f in near if f.scene.index == scene.index for h in f.heads}
    model = told[-1]
    also = re.compile(rf"\s*(?:{_ALSO[scene.language]})(?!\w)")
    extra: list[Frame] = []
    for group in scene.groups:
        if (
            group.relation not in ("in", "near", "on", "over")
            or any(h.spot.key in taken for h in group.heads)
            or group.heads[0].spot.metonym
        ):
            continue
        dash = re.match(r"\s*[–—-]\s*", scene.low[group.end : group.end + 6])
        if not dash:
            continue
        at = group.end + dash.end()
        clause_end = scene.clause_of(at + 1)[1]
        tail_end = min(clause_end, at + 70)
        number = next((q for q in scene.quantities if at <= q.start <= at + 2), None)
        if model.category == "interception":
            if number is not None:
                count = Count(
                    number,
                    model.counts[0].concept if model.counts else "drone",
                    model.counts[0].unit if model.counts else "",
                )
                extra.append(
                    replace(
                        model,
                        start=group.start,
                        end=group.end,
                        heads=group.heads,
                        group=group,
                        counts=(count,),
                        scene=scene,
                    )
                )
            continue
        if also.match(scene.low, at) or scene.has("person|casualty|building", at, tail_end):
            extra.append(
                replace(
                    model,
                    scene=scene,
                    start=group.start,
                    end=group.end,
                    heads=group.heads,
                    group=group,
                    counts=(),
                    note="what happened is told in the sentence before",
                )
            )
    return extra
