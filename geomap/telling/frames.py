"""Incidents told in a sentence: triggers with the place, the amounts and the cues that belong to each.

A `Frame` is one telling. Two frames may tell of one event; `geomap.telling.stories` puts them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from geomap.incidents import OVERHEAD, Incident, Trigger
from geomap.incidents import _lexicon as lexicon
from geomap.incidents._words import wording
from geomap.plugins import variants
from geomap.telling.amounts import Count, counts_in, is_plural, singles_in, summed
from geomap.telling.cues import status_of
from geomap.telling.fitting import OTHER_THINGS, REACH, choose, incident
from geomap.telling.scenes import Group, Head, Scene


@dataclass(frozen=True)
class Frame:
    """One telling of an incident: where it stands, where it happened, how many, and how certain."""

    category: str
    trigger: Trigger
    start: int
    end: int
    scene: Scene
    heads: tuple[Head, ...] = ()
    group: Group | None = None
    status: str = "observed"
    negated: bool = False
    hedge: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    note: str = ""
    cost: float = 0.0
    plural: bool = False

    @property
    def clause(self) -> tuple[int, int]:
        """The clause of its trigger."""
        return self.scene.clause_of(self.start)


@cache
def _compiled(
    language: str,
) -> tuple[
    tuple[str, Incident, re.Pattern[str], tuple[tuple[Trigger, re.Pattern[str], re.Pattern[str] | None], ...]], ...
]:
    """By category: a pattern of any trigger, and each trigger with its bars."""
    table = []
    for category, module in variants("incidents").items():
        entries = []
        for trigger in cast(Incident, module).TRIGGERS.get(language, ()):
            body = lexicon.expand(trigger.pattern, language)
            bars = re.compile(rf"(?<!\w)(?:{trigger.bars})(?!\w)") if trigger.bars else None
            entries.append((trigger, re.compile(rf"(?<![\w])(?:{body})(?![\w])"), bars))
        if entries:
            union = re.compile("|".join(p.pattern for _, p, _ in entries))
            table.append((category, cast(Incident, module), union, tuple(entries)))
    return tuple(table)


# -- what bars a document or a sentence -----------------------------------------------------------------------------------


def barred(scenes: Sequence[Scene]) -> str | None:
    """Why a whole document is not about incidents (a match, a film, an election, a drill), or ``None``."""
    if not scenes:
        return None
    language = scenes[0].language
    off, fake = lexicon.cue("OFF_TOPIC", language), lexicon.cue("DRILL", language)
    weapon = [lexicon.concept(c, language) for c in ("drone", "missile", "airspace", "crossing")]
    sample = scenes[:120]
    strange = sum(len(off.findall(s.text)) for s in sample)
    hard = sum(len(w.findall(s.text)) for s in sample for w in weapon)
    if strange >= 3 and strange > 1.5 * hard:
        return "the text is about something else (sport, arts, business, elections)"
    drilled = [bool(fake.search(s.text)) for s in sample]
    if sum(drilled) >= 2 and sum(drilled) >= 0.34 * len(sample) and any(drilled[:2]):
        return "the text is about an exercise"
    return None


def _off(scene: Scene, category: str, start: int, end: int) -> bool:
    """Whether the words round a trigger tell of a drill, of fiction, of the past or of a war as a whole."""
    language = scene.language
    first, last = scene.clause_of(start)
    if wording("SCRIPT", language).search(scene.text):
        return True
    if category in OVERHEAD or category == "deployment":
        if lexicon.cue("DRILL", language).search(scene.low, first, last):
            return True
        if lexicon.cue("FICTION", language).search(scene.low, first, last):
            return True
    if category == "deployment" and _civil(scene, start, end):
        return True
    if category in OVERHEAD:
        for m in lexicon.cue("INVASION", language).finditer(scene.low, first, last):
            if (
                m.start() <= end
                and start <= m.end() + 12
                or m.start() < start < m.end() + 60
                and scene.crossings(m.start(), start) == 0
            ):
                return True
    return False


_BARE_CRAFT = re.compile(
    r"(?:vessels?|ships?|boats?|aircraft|planes?|jets?|units?|officers|agents|personnel|equipment|statek|statk\w+|samolot\w*|maszyn\w*|корабл\w+|літак\w*|борт\w*|самол[её]т\w*|\w*schiffe?\w*|\w*flugzeuge?\w*|maschinen?|boote?\w*)"
)
_MILITARY = re.compile(
    r"(?<!\w)(?:navy|naval|coast ?guards?|warships?|frigates?|destroyers?|troops?|soldiers?|army|military|armed|air force|fighters?|marines|patrol\w*|f-?\d+|submarines?|war|attack|combat|defen[cs]e|bombers?|reconnaissance|surveillance|transport planes?|nato"
    r"|marynark\w+|wojsk\w*|okręt\w*|żołnierz\w*|myśliw\w+|patrol\w*|straż\w*|bojow\w+|obron\w+|rozpoznaw\w+|військ\w*|вмс|винищувач\w*|прикордон\w+|патрул\w*|бойов\w+|армі\w+|воєнн\w+|розвід\w+|ппо"
    r"|военн\w+|вмф|истребител\w*|погран\w+|патрул\w*|боев\w+|арми\w+|войск\w*|разведыват\w+|пво|marine\w*|küstenwache\w*|streitkräfte\w*|bundeswehr|soldat\w*|kampf\w*|kriegs\w*|patrouill\w*|armee\w*|militär\w*|truppen\w*|luftwaffe\w*|aufklärungs\w*|abwehr\w*)(?!\w)"
)
_CIVIL = re.compile(
    r"(?<!\w)(?:tankers?|bulk carriers?|cargo|container ships?|merchant|freighters?|under the flag|-flagged|trawlers?|ferr(?:y|ies)|fishing|cruise|yachts?|diverted|airlines?|flights?|airports?|passengers?|lorries|trucks?|queue"
    r"|tankow\w+|masow\w+|frachtow\w+|kontenerow\w+|pod banderą|prom\w*|kut(?:er|r)\w*|wycieczkow\w+|rejs\w*|lotnisk\w*|lini\w+ lotnicz\w+|pasażer\w*|ciężarów\w+|tir\w*|kolejk\w+"
    r"|танкер\w*|балкер\w*|суховантаж\w*|сухогруз\w*|контейнеров\w*|під прапором|под флагом|пор[оа]м\w*|рейс\w*|аеропорт\w*|аэропорт\w*|авіакомпан\w+|авиакомпан\w+|пасажир\w*|пассажир\w*|вантажів\w+|грузовик\w*|фур\w*|черг(?:а|и|у|ою|ах)|очеред(?:ь|и|ью)"
    r"|\w*tanker\w*|\w*frachter\w*|unter der flagge|fähre\w*|fischer\w*|\w*flüge\w*|flughafen\w*|flughäfen\w*|fluggesellschaft\w*|umgeleitet|passagier\w*|lkw\w*|lastwagen\w*)(?!\w)"
)


def _civil(scene: Scene, start: int, end: int) -> bool:
    """Whether what moves is a ship, an airliner or a lorry: no forces are named, or none that its words do not share."""
    low = scene.low
    first, last = max(scene.start, start - 160), min(scene.end, end + 160)
    forces = [low[a:b] for a, b in scene.spans("troops", first, last)]
    if any(not _BARE_CRAFT.fullmatch(f) for f in forces) and not _FREIGHT.search(low, *scene.clause_of(start)):
        return False
    if _MILITARY.search(low, first, last):
        return False
    return _CIVIL.search(low, max(0, scene.start - 200), last) is not None


_FREIGHT = re.compile(r"(?<!\w)(?:lorries|trucks?|queue|ciężarów\w+|kolejk\w+|вантажів\w+|черг(?:а|и|у|ою|ах)|грузовик\w*|фур(?:а|ы|у|ам|ами)?|очеред(?:ь|и|ью)|lkw\w*|lastwagen\w*)(?!\w)")


# -- tellings ---------------------------------------------------------------------------------------------------------------


def frames_in(scenes: Sequence[Scene]) -> list[Frame]:
    """The tellings of a document in text order."""
    if not scenes or barred(scenes):
        return []
    frames: list[Frame] = []
    topics = _topics(scenes)
    for scene in scenes:
        frames += _frames_of(scene, topics, scenes)
    return frames


def aimed_ones(frames: list[Frame]) -> list[Frame]:
    """Weak tellings of an impact (``an explosion shook …``) turned into strikes where an attack is told beside them."""
    attacks = [f.scene.index for f in frames if f.category == "strike" and not f.trigger.echo and not f.negated]
    module = incident("strike")

    def aimed(frame: Frame) -> bool:
        if frame.category == "impact" and frame.scene.index in attacks and not frame.trigger.weak:
            # "rockets landed on a petrol station" in the sentence of an attack; what falls in pieces was not aimed
            first, last = frame.clause
            return frame.scene.has("missile", first, last) and not frame.scene.has("debris", first, last)
        return (
            frame.category == "impact"
            and frame.trigger.weak
            and (frame.plural or len(attacks) > 1 or any(abs(i - frame.scene.index) <= 2 for i in attacks))
        )

    return [_with_counts(replace(f, category="strike"), module) if aimed(f) else f for f in frames]


def _topics(scenes: Sequence[Scene]) -> list[bool]:
    """For each scene, whether words of war stand in it or beside it."""
    own = [s.has("weapon|hostile", s.start, s.end) and bool(_warlike(s)) for s in scenes]
    return [any(own[max(0, i - 6) : i + 7]) for i in range(len(scenes))]


def _warlike(scene: Scene) -> bool:
    weapon = scene.spans("drone", scene.start, scene.end) or scene.spans("missile", scene.start, scene.end)
    hostile = scene.spans("hostile", scene.start, scene.end)
    return bool(weapon) or len(hostile) >= 3


def _frames_of(scene: Scene, topics: Sequence[bool], scenes: Sequence[Scene]) -> list[Frame]:
    raw: list[tuple[int, int, str, Incident, Trigger]] = []
    for category, module, union, entries in _compiled(scene.language):
        if not union.search(scene.low, scene.start, scene.end):
            continue
        spans: list[tuple[int, int]] = []
        for trigger, pattern, bars in entries:
            for m in pattern.finditer(scene.low, scene.start, scene.end):
                if any(s < m.end() and m.start() < e for s, e in spans):
                    continue
                if not _holds(scene, m, trigger, bars, topics, scenes) or _off(scene, category, m.start(), m.end()):
                    continue
                if (trigger.kinds or trigger.relations) and not choose(scene, *m.span(), category, trigger):
                    continue  # what asks for a certain place tells of nothing without it
                spans.append(m.span())
                raw.append((m.start(), m.end(), category, module, trigger))
    found = [_frame(scene, start, end, category, module, trigger, raw) for start, end, category, module, trigger in raw]
    return _settled([_seen(f) for f in found], scene)


def _seen(frame: Frame) -> Frame:
    """A flight over a base or a town as a sighting, unless a border, an airspace or an origin abroad is in play."""
    if (
        frame.category != "airspace_violation"
        or not frame.heads
        or frame.heads[0].spot.breadth > 1
        or frame.heads[0].within
    ):
        return frame
    scene = frame.scene
    if (
        frame.group is None
        or frame.group.relation not in ("over", "near")
        or not scene.has("drone|balloon", scene.start, scene.end)
    ):
        return frame
    abroad = any(
        g.relation == "from" and g.heads[0].spot.kind in ("country", "airspace", "border", "water")
        for g in scene.groups
    )
    if abroad or scene.has("airspace|border|missile", scene.start, scene.end):
        return frame
    if re.search(r"incursion|violat|intrusion|narusz|поруш|наруш|verletz", scene.low[frame.start : frame.end]):
        return frame
    return _with_counts(replace(frame, category="sighting"), incident("sighting"))


def _holds(
    scene: Scene,
    m: re.Match[str],
    trigger: Trigger,
    bars: re.Pattern[str] | None,
    topics: Sequence[bool],
    scenes: Sequence[Scene],
) -> bool:
    """Whether a trigger's conditions are met."""
    start, end = m.span()
    first, last = scene.clause_of(start)
    if any(s.spot.start <= start and end <= s.spot.end for g in scene.groups for s in g.heads):
        return False
    if any(t.edge == "notice" and t.start <= start and end <= t.end for t in scene.times):
        return False  # "do odwołania" calls nothing off
    if bars is not None and bars.search(scene.low, first, last):
        return False
    if trigger.topic and not topics[scene.index]:
        return False
    if trigger.echo and _CARED.search(scene.low, first, scene.end):
        return False  # where the wounded were taken
    low, high = max(scene.start, start - trigger.reach), min(scene.end, end + trigger.reach)
    if all(_need(scene, need, low, high) for need in trigger.needs):
        return True
    before = scenes[max(0, scene.index - 2) : scene.index]
    return all(_need(scene, need, low, high) or _taken_up(scene, need, first, last, before) for need in trigger.needs)


_CARED = re.compile(
    r"(?<!\w)(?:(?:taken|brought|flown|rushed|evacuated|transferred|airlifted) to|treated (?:in|at)|przewiezi\w+|przewie\w+ do|trafi\w+ do szpital\w*|перевез\w+|доправ\w+|доставл\w+|госпіталіз\w+|лікують|привез\w+|госпитализ\w+|лечат|eingeliefert|gebracht|behandelt)(?!\w)"
)
"""Words of caring for the wounded, who may lie in another town."""
_FLYERS = {"drone", "missile", "aircraft", "balloon", "debris", "object", "flyer", "weapon", "target"}


def _taken_up(scene: Scene, need: str, first: int, last: int, before: Sequence[Scene]) -> bool:
    """Whether a thing asked for was named in the two sentences before and is taken up here (*it*, *the craft*)."""
    names = need.split("|")
    if _FLYERS & set(names):
        return scene.has("it", first, last) and any(s.has(need, s.start, s.end) for s in before)
    if {"airspace", "border"} & set(names) and any(s.has(need, s.start, s.end) for s in before):
        return True
    facilities = (
        [] if OTHER_THINGS.search(scene.low, first, last) else [n for n in names if n in ("airport", "crossing")]
    )
    if any(h.spot.kind in ("settlement", "airport", "facility", "crossing") for g in scene.groups for h in g.heads):
        told = scene.low[max(0, scene.start - 500) : scene.start]
        if any(lexicon.concept(name, scene.language).search(told) for name in facilities):
            return True
        if "airport" in facilities and scene.has("flights", scene.start, scene.end):
            return any(g.relation in ("", "in") for g in scene.groups)
    all_of = "airport" in facilities and not scene.groups and _ALL_OF.search(scene.text) is not None
    if all_of and any(s.has("airport|flights", s.start, s.end) for s in before):
        return True
    kinds = {k for name in names for k in _SPOT_SERVES.get(name, ())}
    return bool(kinds) and any(h.spot.kind in kinds for s in before[-1:] for g in s.groups for h in g.heads)


_ALL_OF = re.compile(r"(?<!\w)(?:all|both|wszystki\w+|oba|obie|[ув]с[іеї]\w?|обидва|все|всех|оба|alle|beide)\s+\w")
"""Words for those told of just now (*all three were open again*)."""
_SPOT_SERVES = {
    "airport": ("airport",),
    "crossing": ("crossing", "border"),
    "border": ("border", "crossing"),
    "airspace": ("airspace",),
}


def _need(scene: Scene, need: str, first: int, last: int) -> bool:
    if scene.has(need, first, last):
        return True
    kinds = {k for name in need.split("|") for k in _SPOT_SERVES.get(name, ())}
    return any(h.spot.kind in kinds and first <= h.spot.start < last for g in scene.groups for h in g.heads)


def _frame(
    scene: Scene,
    start: int,
    end: int,
    category: str,
    module: Incident,
    trigger: Trigger,
    raw: Sequence[tuple[int, int, str, Incident, Trigger]],
) -> Frame:
    status, negated, hedge = status_of(scene, start, end, category, trigger)
    others = [
        (s, e) for s, e, c, _, t in raw if c not in (category, "other") and not t.echo and not (s < end and start < e)
    ]
    chosen = choose(scene, start, end, category, trigger, others)
    frame = Frame(category, trigger, start, end, scene, status=status, negated=negated, hedge=hedge)
    if chosen is not None:
        group, heads, cost = chosen
        frame = replace(frame, group=group, heads=heads, cost=cost)
    return _with_counts(frame, module)


def _with_counts(frame: Frame, module: Incident) -> Frame:
    """The frame with its amounts, nearest first, and whether its objects are told of in the plural."""
    scene = frame.scene
    counts = [c for c in scene.counts(module.COUNTS, counts_in) if abs(c.quantity.start - frame.start) <= REACH]
    first, last = frame.clause
    singles = singles_in(
        scene,
        [c for c in module.COUNTS if c in ("drone", "missile", "balloon", "aircraft", "debris", "troops")],
        first,
        last,
    )
    taken = [replace(c, distance=_distance(frame, c)) for c in summed([*counts, *singles], scene)]
    order = {c: i for i, c in enumerate(module.COUNTS)}
    taken = [c for c in taken if c.distance <= 60]
    if any(c.distance < 12 for c in taken):
        # A plain number beyond a clause boundary is another matter; a hedged one may be a second opinion.
        taken = [c for c in taken if c.distance < 12 or c.quantity.hedge]
    taken.sort(key=lambda c: (c.distance, order.get(c.concept, 9)))
    plural = False
    if not taken:
        for concept in module.COUNTS:
            if concept in lexicon.CONCEPTS and concept not in ("violation", "envoy"):
                for s, e in scene.spans(concept, first, last):
                    plural = plural or is_plural(scene.low[s:e], scene.language)
    return replace(frame, counts=tuple(taken), plural=plural)


def _distance(frame: Frame, count: Count) -> int:
    scene = frame.scene
    words = scene.words_between(count.quantity.start, frame.start)
    return words + 12 * scene.crossings(count.quantity.start, frame.start)


def _settled(found: list[Frame], scene: Scene) -> list[Frame]:
    """Frames of one sentence with rivals for the same words settled and repetitions dropped."""
    kept: list[Frame] = []
    found = [_own_counts(f, found) for f in found]
    found.sort(key=lambda f: (f.start, f.cost, f.category))
    for frame in found:
        rival = next(
            (k for k in kept if k.start < frame.end and frame.start < k.end and k.category != frame.category), None
        )
        if rival is not None:
            winner = _winner(rival, frame)
            if winner is rival:
                continue
            if winner is frame:
                kept.remove(rival)
        same = next((k for k in kept if k.category == frame.category and _same_telling(k, frame)), None)
        if same is not None:
            if (
                frame.heads
                and not same.heads
                or len(frame.counts) > len(same.counts)
                and bool(frame.heads) == bool(same.heads)
            ):
                kept[kept.index(same)] = replace(frame, negated=same.negated or frame.negated)
            continue
        kept.append(frame)
    return [f for f in kept if not _shadowed(f, kept) and not _outcome(f, kept) and not _described(f, kept)]


def _described(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether *launched from …* only says which drones were shot down (*50 drones launched overnight along the border*)."""
    if frame.category != "strike" or not _LAUNCHED.match(frame.scene.low, frame.start, frame.end):
        return False
    heads = {h.spot.key for h in frame.heads}
    flown = {c.quantity for c in frame.counts if 0 <= frame.start - c.quantity.end < 40}
    return any(
        f.category == "interception" and flown & {c.quantity for c in f.counts} and heads <= {h.spot.key for h in f.heads}
        for f in frames
    )


_LAUNCHED = re.compile(r"launched|fired|sent|flown|wystrzel\w+|wysłan\w+|випущен\w+|запущен\w+|выпущен\w+|abgefeuert\w*|gestartet\w*|lansat\w*|vypálen\w*")


def _outcome(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Damage and casualties at a place where the sentence tells of an impact: its outcome, not a strike."""
    if frame.category != "strike" or not frame.heads:
        return False
    words = frame.scene.low[frame.start : frame.end]
    if not frame.trigger.echo and not re.match(r"damag|destr|wreck|kill|injur|wound", words):
        return False
    keys = {h.spot.key for h in frame.heads}
    return any(f.category == "impact" and keys & {h.spot.key for h in f.heads} for f in frames)


def _own_counts(frame: Frame, frames: Sequence[Frame]) -> Frame:
    """A frame without the amounts that stand nearer to another telling of its kind in the sentence."""
    rivals = [
        f for f in frames
        if f is not frame and f.category == frame.category and f.heads and 0 < abs(f.start - frame.start) <= REACH
    ]  # fmt: skip
    if not rivals or not frame.heads:
        return frame
    own = tuple(
        c
        for c in frame.counts
        if all(
            c.distance <= min((o.distance for o in r.counts if o.quantity == c.quantity), default=999) for r in rivals
        )
    )
    return replace(frame, counts=own)


def _same_telling(a: Frame, b: Frame) -> bool:
    if not a.heads or not b.heads:
        return a.scene.crossings(a.start, b.start) == 0 or not a.heads and not b.heads
    return {h.spot.key for h in a.heads} == {h.spot.key for h in b.heads} and a.negated == b.negated


_RIVALS = {
    frozenset(("impact", "strike")): "impact",
    frozenset(("airspace_violation", "sighting")): "airspace_violation",
    frozenset(("impact", "sighting")): "impact",
    frozenset(("impact", "interception")): "interception",
    frozenset(("strike", "interception")): "interception",
    frozenset(("airspace_violation", "impact")): "impact",
}


def _winner(a: Frame, b: Frame) -> Frame | None:
    """Which of two frames on the same words stands; ``None`` when both may."""
    pair = frozenset((a.category, b.category))
    if "other" in pair:
        return a if b.category == "other" else b
    if pair == {"impact", "strike"} and (a if a.category == "strike" else b).trigger.aimed:
        return a if a.category == "strike" else b
    if pair == {"impact", "sighting"}:
        seen = a if a.category == "sighting" else b
        overhead = seen.group is not None and seen.group.relation == "over"
        come_down = a if seen is b else b
        noticed = re.match(r"zauważ|spotted|помі|замет|bemerk", come_down.scene.low[come_down.start :][:12])
        if (overhead or noticed) and not seen.scene.has("debris", *seen.clause):
            return seen  # balloons noticed over a town have not come down there
    if pair == {"airspace_violation", "sighting"} and bool(a.heads) != bool(b.heads):
        return a if a.heads else b
    if pair <= {"airport_closure", "airport_reopening", "crossing_closure", "crossing_reopening"}:
        longer, shorter = (a, b) if a.end - a.start >= b.end - b.start else (b, a)
        if longer.start <= shorter.start and shorter.end <= longer.end and longer.heads and longer.end - longer.start > shorter.end - shorter.start:
            return longer  # "restrictions … were lifted" holds the word of a closure
    preferred = _RIVALS.get(pair)
    if preferred is not None:
        if preferred == "airspace_violation" and {a.category, b.category} == {"airspace_violation", "sighting"}:
            violation = a if a.category == "airspace_violation" else b
            other = b if violation is a else a
            # Seen over a town or an airport: no border is crossed there.
            if violation.heads and violation.heads[0].spot.breadth <= 3 and other.heads:
                return other
        return a if a.category == preferred else b
    if a.heads and not b.heads:
        return a
    if b.heads and not a.heads:
        return b
    if {a.category, b.category} & {"airport_closure", "crossing_closure", "airport_reopening", "crossing_reopening"}:
        return a if a.cost <= b.cost else b
    return None


def _shadowed(frame: Frame, frames: Iterable[Frame]) -> bool:
    """A sighting at a place where the sentence tells of something worse."""
    if frame.category not in ("sighting", "other"):
        return False
    keys = {h.spot.key for h in frame.heads}
    return any(
        f is not frame and not f.negated and f.category not in ("sighting", "other", "diplomatic", "deployment")
        and (not keys or keys & {h.spot.key for h in f.heads})
        for f in frames
    )  # fmt: skip
