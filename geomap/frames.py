"""Incidents told in a sentence: triggers with the place, the amounts and the cues that belong to each.

A `Frame` is one telling. Two frames may tell of one event; `geomap.extract` puts them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import takewhile
from types import ModuleType
from typing import cast

from geomap.incidents import Incident, Trigger
from geomap.incidents import _lexicon as lexicon
from geomap.model import STATUSES
from geomap.plugins import variants
from geomap.quantities import Quantity
from geomap.scenes import Group, Head, Scene, Spot, contains

assert "observed" in STATUSES

FARTHEST = 24.0
"""A place that costs more than this is too far from the trigger to be its own."""

ENTERING = ("airspace_violation", "impact", "interception", "sighting", "strike")
"""Categories of things that come flying."""
CLOSURES = ("airport_closure", "crossing_closure")
REOPENINGS = ("airport_reopening", "crossing_reopening")
REACH = 400
"""Farther off in characters than this nothing belongs to a trigger."""

OVERHEAD = ("airspace_violation", "interception", "impact", "strike", "sighting")
"""Categories that a drill, a film or a war as a whole must not be mistaken for."""


@dataclass(frozen=True, slots=True)
class Count:
    """An amount with the words it counts. ``concept`` is the class of what is counted."""

    quantity: Quantity
    concept: str
    unit: str
    distance: int = 0


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
    cause: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def clause(self) -> tuple[int, int]:
        """The clause of its trigger."""
        return self.scene.clause_of(self.start)


def incident(category: str) -> Incident:
    """The module of a category."""
    return cast(Incident, variants("incidents")[category])


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
    if category in OVERHEAD or category == "deployment":
        if lexicon.cue("DRILL", language).search(scene.low, first, last):
            return True
        if lexicon.cue("FICTION", language).search(scene.low, first, last):
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


# -- places -----------------------------------------------------------------------------------------------------------------

_PASSIVE = {
    "en": r"(?:was|were|been|being|is|are|be|came|come|suffer(?:ed|s|ing)?|sustain(?:ed|s))\s+(?:\w+\s+){0,2}$",
    "pl": r"(?:został\w*|był\w*|zostan\w*|jest|są)\s+(?:\w+\s+){0,2}$",
    "uk": r"(?:був|була|було|були|буде|зазнав\w*|зазнал\w*)\s+(?:\w+\s+){0,2}$",
    "ru": r"(?:был|была|было|были|подвергл\w*|будет)\s+(?:\w+\s+){0,2}$",
    "de": r"(?:wurde\w*|worden|ist|sind|wird|war)\s+.{0,60}$",
    "cs": r"(?:byl\w*|je|jsou|bude)\s+(?:\w+\s+){0,2}$",
    "ro": r"(?:a|au)\s+fost\s+(?:\w+\s+){0,2}$",
}


def choose(
    scene: Scene, start: int, end: int, category: str, trigger: Trigger, others: Sequence[tuple[int, int]] = ()
) -> tuple[Group, tuple[Head, ...], float] | None:
    """The places that belong to a trigger, with what they cost; ``None`` when none of the sentence fits.

    A place with the trigger of another category (``others``) in between is likelier to be that one's.
    """
    module = incident(category)
    rated: list[tuple[float, Group]] = []
    for group in scene.groups:
        if group.end < start - REACH or group.start > end + REACH:
            continue
        cost = _cost(scene, group, start, end, category, trigger, module)
        if cost is None:
            continue
        first, last = min(end, group.end), max(start, group.start)
        cost += 5.0 * any(first <= s and e <= last for s, e in others)
        if cost <= FARTHEST:
            rated.append((cost, group))
    if not rated:
        return None
    rated.sort(key=lambda r: (r[0], abs(r[1].start - start)))
    best_cost, best = rated[0]
    heads = best.heads
    for cost, group in rated[1:]:
        if cost > best_cost + 9 or group.relation in ("from", "away", "to"):
            continue
        inner = [
            h
            for h in group.heads
            if all(contains(b.spot.place, h.spot.place) and h.spot.breadth < b.spot.breadth for b in heads)
        ]
        if inner and len(inner) == len(group.heads) and not group.heads[0].spot.metonym:
            outer = heads[0].spot
            heads = tuple(replace(h, within=(*h.within, outer)) for h in inner)
            best = group
        elif len(heads) == 1 and all(
            contains(g.spot.place, heads[0].spot.place) and g.spot.breadth > heads[0].spot.breadth for g in group.heads
        ):
            heads = (replace(heads[0], within=(*heads[0].within, *(g.spot for g in group.heads))),)
    named = _included(scene, best, heads, rated)
    if named:
        return best, named, best_cost
    return best, (*heads, *_parallel(scene, best, heads, rated)), best_cost


_AMONG = re.compile(
    r"(?:including|among them|such as|namely|notably|w tym|między innymi|m\.in\.|зокрема|серед них|в тому числі|в том числе|среди них"
    r"|darunter|unter anderem|včetně|inclusiv|printre care)\s+(?:[\w-]+\s+){0,3}[\"«„(]?$"
)


def _included(
    scene: Scene, best: Group, heads: Sequence[Head], rated: Sequence[tuple[float, Group]]
) -> tuple[Head, ...]:
    """The places singled out of a wide one (*in the south-east, among them A and B*), with the wide one as context."""
    if heads[0].spot.breadth < 4:
        return ()
    for _, group in rated:
        if (
            group.start > best.end
            and _AMONG.search(scene.low[best.end : group.start])
            and group.heads[0].spot.breadth < 4
        ):
            return tuple(replace(h, within=(*h.within, heads[0].spot)) for h in group.heads)
    return ()


_JOINED = {
    "en": r"(?:and|as well as|plus|along with)", "pl": r"(?:i|oraz|a także)", "uk": r"(?:і|та|й|а також)", "ru": r"(?:и|а также)",
    "de": r"(?:und|sowie)", "cs": r"(?:a|i)", "ro": r"(?:și|precum și)",
}  # fmt: skip


def _parallel(
    scene: Scene, best: Group, heads: Sequence[Head], rated: Sequence[tuple[float, Group]]
) -> tuple[Head, ...]:
    """Heads of other groups that a conjunction ties to the best one across some words (*A for cars, as well as B*)."""
    found: list[Head] = []
    for _, group in sorted(rated, key=lambda r: r[1].start):
        if group is best or group.start < best.end or group.relation in ("from", "away") or group.start - best.end > 90:
            continue
        before = scene.low[best.end : group.start]
        tied = re.search(rf"(?<!\w){_JOINED[scene.language]}\s+(?:[\w-]+\s+){{0,4}}$", before)
        if not tied or ";" in before or abs(group.heads[0].spot.breadth - heads[0].spot.breadth) > 1:
            continue
        if (
            group.relation not in ("", best.relation)
            and not {group.relation, best.relation} <= {"in", "near", "over", "on"}
            or any(contains(h.spot.place, g.spot.place) for h in heads for g in group.heads)
        ):
            continue
        if any(m for m in re.finditer(r"\w+ed\b", tied.group())):
            continue
        found += [h for h in group.heads if h not in heads]
    return tuple(found)


def _cost(
    scene: Scene, group: Group, start: int, end: int, category: str, trigger: Trigger, module: Incident
) -> float | None:
    """How ill a group fits a trigger; ``None`` when it cannot be its place."""
    head = min(group.heads, key=lambda h: module.KINDS.get(h.spot.kind, 99))
    metonym = head.spot.metonym
    relation = group.relation
    overlapping = group.start < end and start < group.end
    if relation == "":
        relation = "object" if overlapping else "subject" if group.end <= start else "object"
    if (
        metonym
        and category != "diplomatic"
        and not (relation in ("in", "over", "into") or _possessive_at(scene.low, group.end))
    ):
        return None
    if category == "diplomatic" and metonym and relation in ("in", "near", "over"):
        relation = "in"
    if trigger.relations and relation not in trigger.relations:
        return None
    if category == "diplomatic" and _addressed(scene, group):
        return None
    allowed = module.RELATIONS.get(relation)
    if allowed is None:
        if _possessive_at(scene.low, group.end) and _airy(scene, group):
            allowed = 0
        else:
            return None
    kinds = [module.KINDS.get(h.spot.kind) for h in group.heads]
    if trigger.kinds and head.spot.kind not in trigger.kinds:
        return None
    known = [k for k in kinds if k is not None]
    if not known:
        return None
    closing = category.endswith(("_closure", "_reopening"))
    if closing and head.spot.kind in ("settlement", "country", "admin1", "admin2", "region", "derived", "facility"):
        wanted = "airport" if category.startswith("airport") else "crossing"
        if not _beside(scene, group, wanted, relation):
            return None
    if relation == "subject" and category in OVERHEAD:
        if _undergoes(scene, group, start, end, category):
            allowed = 0
        else:
            return None
    if relation == "of" and not _governed(scene, group, start, end, category):
        return None
    if relation == "subject" and _owns(scene, group):
        return None
    if (
        relation == "object"
        and (_owns(scene, group) or _nominal(scene, start, end))
        and category in (*OVERHEAD, "deployment")
    ):
        return None
    if category == "airspace_violation" and head.spot.breadth <= 3 and scene.crossings(start, group.start):
        return None
    if points_back(scene, start, end):
        return None
    if trigger.echo and (scene.crossings(start, group.start) or relation == "subject"):
        return None
    distance = scene.words_between(end, group.start) if group.start >= end else scene.words_between(group.end, start)
    crossed = scene.crossings(start, group.start)
    crossed += 0.4 * scene.low.count(",", min(end, group.end), max(start, group.start))
    return 2.0 * allowed + 2.0 * min(known) + 5.0 * crossed + 0.5 * distance


def _undergoes(scene: Scene, group: Group, start: int, end: int, category: str) -> bool:
    """Whether what stands before a trigger is what it happens to (*Kyiv was hit*), not who does it."""
    low, language = scene.low, scene.language
    if _possessive_at(scene.low, group.end):
        return _airy(scene, group)
    if category not in ("strike", "airspace_violation"):
        return False
    if re.search(_PASSIVE[language], low[max(scene.start, start - 40) : start]):
        return True
    if re.match(r"came under|зазнав|зазнал|подверг", low[start:end]):
        return True
    narrow = group.heads[0].spot.breadth <= 3 and not group.heads[0].spot.metonym
    if category == "strike" and narrow:
        if language in ("uk", "ru", "pl", "cs", "de"):
            return True  # free word order: the town before the verb is its object
        return bool(re.fullmatch(r"\s*", low[group.end : start]))  # "the Kyiv attack"
    return False


_GOVERN = r"(?:air ?space|territory|skies|sky|border|frontier|violations?|incursions?|bombardment|bombing|shelling|attacks?|closures?|reopening|shutdown|airports?|crossings?|checkpoints?|soil|part|parts|luftraum\w*|gebiet\w*|beschuss|sperrung|schließung|aerian|suspension)"


_NOUN = {
    "en": r"(?:attack|strike|raid|assault|barrage|salvo|bombardment|shelling|bombing|incursion|violation|intrusion|breach|damage|destruction|blast|explosion|impact|crash|closure|sighting|deployment|interception|incident|case|shootdown|wreckage)(?:s|es)?",
}
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|this|that|these|those|his|her|its|their|such|any|no|another|each|every|largest|first|latest|fresh|new|of|multiple|several)|'s)\s+(?:[\w-]+\s+){0,3}$"
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|such)\s+(?:[\w-]+\s+){0,2}$")


def _nominal(scene: Scene, start: int, end: int) -> bool:
    """Whether a trigger stands as a noun, so that what follows without a preposition is not its object."""
    if scene.language != "en":
        return False
    last = re.search(r"(\w+)$", scene.low[start:end])
    if last is None or not re.fullmatch(_NOUN["en"], last[1]):
        return False
    return bool(_DETERMINED.search(scene.low[max(scene.start, start - 40) : start]))


def points_back(scene: Scene, start: int, end: int) -> bool:
    """Whether a trigger points back to something told before (*the attack*, *this incident*)."""
    if not _nominal(scene, start, end):
        return False
    first = scene.clause_of(start)[0]
    return bool(_DEFINITE.search(scene.low[max(first, start - 30) : start])) and not re.match(
        r"\s+(?:on|in|at|of|near|over|against|into)\b", scene.low[end : end + 10]
    )


def _owns(scene: Scene, group: Group) -> bool:
    """Whether the last name of a group owns the word after it (*Russia's drones*), which is then no place."""
    return _possessive_at(scene.low, group.end) and not _airy(scene, group)


def _possessive_at(low: str, end: int) -> bool:
    return low.startswith("'s", end) or low[end - 2 : end] == "'s"


_BODY = r"(?:ministry|government|ministers?|president|parliament|office|leaders?|army|authorities|presidency|department|kingdom|republic)"


def _governed(scene: Scene, group: Group, start: int, end: int, category: str) -> bool:
    """Whether the noun before *of* is the trigger or a thing that such an event happens to."""
    before = scene.low[max(scene.start, group.start - 60) : group.start]
    m = re.search(r"(\S+)\s+(?:of|des|der|al|ale|a)\s+(?:[\w'-]+\s+){0,3}$", before)
    if m is None:
        return True
    if category == "diplomatic":
        return bool(re.fullmatch(_BODY, m[1]))
    at = max(scene.start, group.start - 60) + m.start(1)
    return start - 1 <= at < end + 1 or bool(re.fullmatch(_GOVERN, m[1]))


def _addressed(scene: Scene, group: Group) -> bool:
    """Whether the noun before a name is an envoy, so that the name is the country he is from (*посла Росії*)."""
    before = scene.low[max(scene.start, group.start - 40) : group.start]
    envoys = lexicon.pattern_of("envoy", scene.language)
    return bool(re.search(rf"(?<!\w)(?:{envoys})\s+(?:(?:of|de|des|der|von|in)\s+)?(?:the\s+)?$", before))


def _airy(scene: Scene, group: Group) -> bool:
    """Whether ``X's`` is followed by airspace, territory or border."""
    tail = scene.low[group.end : group.end + 30]
    return bool(re.match(r"(?:'s)?\s+(?:\w+\s+)?(?:air ?space|territory|skies|border|soil)", tail))


_OBJECT_WORDS = {"airport": ("airport", "airspace", "flights"), "crossing": ("crossing", "border")}


def _beside(scene: Scene, group: Group, wanted: str, relation: str) -> bool:
    """Whether a town or country in a closure stands by the word for what is closed there (``airports in Vilnius``)."""
    country = group.heads[0].spot.kind in ("country", "admin1", "admin2", "region")
    if wanted == "crossing" and country and relation not in ("in", "of"):
        return False
    if relation in ("subject", "object"):
        first = max(scene.clause_of(group.start)[0], group.start - 70)
        if not country and re.search(
            r"[,:]|includ|darunter|такие как|among|m\.in|в том числе|зокрема|w tym", scene.low[first : group.start]
        ):
            if any(scene.spans(c, first, group.start) for c in _OBJECT_WORDS[wanted]):
                return True  # "four crossings, among them Vaalimaa"
        first = scene.clause_of(group.start)[0]
        if any(
            re.search(
                rf"{lexicon.concept(c, scene.language).pattern}\s+[\"«„]?$",
                scene.low[max(first, group.start - 40) : group.start],
            )
            for c in _OBJECT_WORDS[wanted][:1]
        ):
            return True  # "Flughafen Bremen"
        # Who closes is not what is closed, unless the word follows at once ("Vilnius airport", "Poland's airspace").
        tail = scene.low[group.end : group.end + 30]
        return any(
            re.match(rf"(?:'s)?\s+(?:\w+\s+)?{lexicon.concept(c, scene.language).pattern}", tail)
            for c in _OBJECT_WORDS[wanted]
        )
    first, last = max(scene.start, group.start - 70), min(scene.end, group.end + 45)
    first = max(first, scene.clause_of(group.start)[0])
    last = min(last, max(scene.clause_of(group.end - 1)[1], group.end))
    concepts: tuple[str, ...] = ("airspace", "airport") if wanted == "airport" else ("crossing", "border")
    return any(scene.spans(c, first, last) for c in (concepts if country else _OBJECT_WORDS[wanted]))


# -- cues -------------------------------------------------------------------------------------------------------------------


def status_of(scene: Scene, start: int, end: int, category: str, trigger: Trigger) -> tuple[str, bool, tuple[str, ...]]:
    """Status, whether it is negated, and the hedging words, from the cues round a trigger."""
    language = scene.language
    first, last = scene.clause_of(start)
    hedge = tuple(
        dict.fromkeys(
            m.group()
            for m in lexicon.cue("REPORTED", language).finditer(scene.low, first, last)
            if not start <= m.start() < end
        )
    )
    if trigger.status:
        return trigger.status, trigger.status in ("denied", "hypothetical"), hedge
    if _denied(scene, first, start, end, last):
        return "denied", True, hedge
    planned = _cue_before("PLANNED", scene, first, start, 70)
    hypothetical = _hypothetical(scene, first, start, end, last, category)
    if hypothetical and not (planned and planned[0] <= hypothetical[0] and planned[1] >= hypothetical[0]):
        if hedge and re.fullmatch(r"(?:may|might|could) have", hedge[0]):
            return "claimed", False, hedge
        return "hypothetical", True, hedge
    if _cue_before("REQUESTED", scene, first, start, 60) and category in (
        "deployment",
        "airport_closure",
        "crossing_closure",
        "crossing_reopening",
        "airport_reopening",
    ):
        return "requested", False, hedge
    if planned and category not in ("strike", "impact", "interception", "sighting", "airspace_violation"):
        return "planned", False, hedge
    return ("claimed" if hedge else "observed"), False, hedge


def _cue_before(table: str, scene: Scene, first: int, start: int, reach: int) -> tuple[int, int] | None:
    found = None
    for m in lexicon.cue(table, scene.language).finditer(scene.low, max(first, start - reach), start):
        found = m.span()
    return found


_NOT_ABOUT = {
    "en": r"no one|nobody|no (?:\w+\s+)?(?:casualties|injuries|victims|damage|explosives|warhead|survivors|reopening|intent\w*|threat|comment|details|information|reason|doubt|clearance|permission|flight plan)|not (?:deny|dispute|rule out|only|just|immediately|specify|say|yet clear|clear|known|accidental|disclose)|without (?:permission|clearance|warning|consultation|authori[sz]ation|explosives|a|an|any|flight|transponders?|incident|explicit)|never before|no longer|not accepting|not receiving|not authori[sz]ed|no explosives",
    "pl": r"nikt nie|nie tylko|nie ma ofiar|bez (?:zgody|zezwolenia|ofiar|ostrzeżenia|rannych|planu)|nie był\w* uzbrojon\w+|nie działa\w*",
    "uk": r"не лише|не тільки|без (?:дозволу|жертв|попередження|постраждалих)|ніхто не|не прийма\w+|не прац\w+",
    "ru": r"не только|без (?:разрешения|жертв|предупреждения|пострадавших)|никто не|не принима\w+|не отправля\w+|не работа\w+",
    "de": r"nicht nur|ohne (?:genehmigung|erlaubnis|vorwarnung|flugplan|transponder|sprengstoff)|niemand|nicht mehr",
    "cs": r"nejen|bez (?:povolení|varování|obětí)|nikdo",
    "ro": r"nu numai|fără (?:autorizație|permisiune|avertisment|victime)|nimeni",
}
_POSTPOSED = {
    "en": r"(?:was|were|has been|have been|is|are|had been) (?:denied|ruled out|not confirmed|not planned)|did not (?:happen|occur|take place)|never happened",
    "pl": r"nie (?:doszło|potwierdz\w+|planuj\w+|zamierza\w*|będzie|będą)",
    "uk": r"не (?:було|підтверд\w+|зафіксовано|плану\w+|збира\w+|буде|будуть)",
    "ru": r"не (?:было|подтверд\w+|зафиксировано|планиру\w+|намерен\w*|собира\w+|будет|будут)",
    "de": r"(?:nicht|kein\w*) (?:bestätigt|gegeben|gekommen)",
    "cs": r"nedošlo|nepotvrdil\w*",
    "ro": r"nu s-a",
}


def _denied(scene: Scene, first: int, start: int, end: int, last: int) -> bool:
    """Whether the trigger is said not to have happened."""
    language, low = scene.language, scene.low
    skip = [m.span() for m in re.finditer(rf"(?<!\w)(?:{_NOT_ABOUT[language]})(?!\w)", low[first:last])]
    skip = [(a + first, b + first) for a, b in skip]
    if re.search(rf"(?<!\w)(?:{_POSTPOSED[language]})(?!\w)", low[end : min(last, end + 50)]):
        return True
    strong = {"denied", "denies", "deny", "denying", "dismissed", "rejected", "refuted", "unfounded"}
    for m in lexicon.cue("NEGATION", language).finditer(low, scene.start, start):
        word = m.group()
        if any(a <= m.start() < b for a, b in skip):
            continue
        far = word in strong or re.match(
            r"zaprzecz|zdement|dement|запереч|спросту|опровер|отриц|bestr|dementier|popř|vyvrát|neag|dezmin", word
        )
        if far:
            # "did not deny", "denied entry"
            if re.search(r"(?:not|n't|nie|не|nicht)\s*$", low[max(scene.start, m.start() - 6) : m.start()]):
                continue
            if scene.crossings(m.start(), start) <= 1 and start - m.start() <= 110:
                return True
            continue
        if m.start() < first:
            continue
        reach = {"without": 14, "без": 14, "bez": 14, "ohne": 14, "fără": 14}.get(
            word, 45 if language in ("en", "de", "ro") else 26
        )
        between = low[m.end() : start]
        if start - m.end() <= reach and not re.search(r"[,;]|\bbut\b|\bonly\b|\bsondern\b|\bale\b|\bале\b", between):
            if word in ("not", "n't") and re.match(r"\s+(?:accidentally|by accident|by chance)", between):
                continue
            return True
    if language == "de":
        for m in lexicon.cue("NEGATION", language).finditer(low, end, min(last, end + 25)):
            if not any(a <= m.start() < b for a, b in skip):
                return True
    return bool(re.search(r"n't\s+(?:\w+\s+){0,2}$", low[max(first, start - 30) : start]))


def _hypothetical(scene: Scene, first: int, start: int, end: int, last: int, category: str) -> tuple[int, int] | None:
    """The cue that makes a telling a mere possibility."""
    language = scene.language
    for m in lexicon.cue("HYPOTHETICAL", language).finditer(scene.low, max(first, start - 75), start):
        word = m.group()
        if category == "diplomatic" and re.match(r"call|demand|request|urg|solicit|domag|вимага|треб|forder", word):
            continue
        if re.match(r"warn", word) and category in ("airport_closure", "crossing_closure"):
            continue
        if word == "would" and re.search(
            r"(?:announc|said|confirm|decid|agree|order)\w*[^.;]{0,45}$",
            scene.low[max(scene.start, m.start() - 60) : m.start()],
        ):
            if category not in ("strike", "impact", "interception", "airspace_violation", "sighting"):
                return None
        if re.match(r"(?:може|можуть|може|могут|может|mógł|czy|ob|чи|ли)$", word) and start - m.end() > 30:
            continue
        return m.span()
    m2 = re.search(
        r"(?<!\w)(?:if|unless|falls|wenn|jeśli|якщо|если|pokud|dacă)(?!\w)", scene.low[end : min(last, end + 40)]
    )
    if m2 and category in OVERHEAD:
        return end + m2.start(), end + m2.end()
    return None


# -- amounts ----------------------------------------------------------------------------------------------------------------

_ONE_OF = {
    "en": r"(?:an?|another|one|a second|a single|the|a third)\s+(?:(?!(?:of|from|in|and|an?|the|said|says|that|which|had|has|have|was|were|is|are)\b)[\w'-]+\s+){{0,4}}?(?P<n>(?:{single}))(?![\w'-])(?!\s+(?:incursion|violation|attack|strike|sighting|crash|wreck|debris|fragment|part|alert|alarm|threat|report|raid|incident|defen[cs]e|base|crew|fire|war|barrage|warning|impact|salvo|activit|flight|operator|fuel|maker))",
    "de": r"(?:ein|eine|einen|einer|eines|einem)\s+(?:[\w-]+\s+){{0,3}}?(?P<n>(?:{single}))(?![\w])",
    "ro": r"(?:o|un|unei|unui)\s+(?P<n>(?:{single}))(?![\w])",
    "pl": r"(?P<n>(?:{single}))(?![\w])",
    "uk": r"(?P<n>(?:{single}))(?![\w])",
    "ru": r"(?P<n>(?:{single}))(?![\w])",
    "cs": r"(?P<n>(?:{single}))(?![\w])",
}
_SINGLE: dict[str, dict[str, str]] = {
    "en": {"drone": r"drone|uav|unmanned aerial vehicle|quadcopter|shahed|gerbera|geran|object|aircraft", "missile": r"missile|rocket|bomb|shell|projectile|warhead",
           "balloon": r"balloon", "aircraft": r"plane|jet|fighter|helicopter|warplane|aircraft", "debris": r"wreck|fragment|piece of \w+",
           "troops": r"battery|brigade|battalion|battlegroup|squadron|frigate|destroyer|warship|ship|regiment|company|contingent|aircraft carrier|radar|system"},
    "de": {"drone": r"\w*drohne|uav|flugobjekt|flugkörper|shahed", "missile": r"\w*rakete|bombe|marschflugkörper|granate", "balloon": r"\w*ballon", "aircraft": r"\w*flugzeug|kampfjet|hubschrauber", "debris": r"wrack|teil", "troops": r"batterie|brigade|fregatte|staffel|bataillon|einheit|\w*einheit|schiff"},
    "pl": {"drone": r"dron|drona|dronem|bezzałogowiec|bezzałogowca|aparat|obiekt|maszyna", "missile": r"rakieta|rakietę|rakiety|pocisk|bomba|bombę", "balloon": r"balon", "aircraft": r"samolot|śmigłowiec|myśliwiec", "debris": r"wrak"},
    "uk": {"drone": r"дрон|дрона|безпілотник|безпілотника|бпла|шахед|об'єкт", "missile": r"ракета|ракету|ракети|снаряд|бомба|бомбу", "balloon": r"аеростат", "aircraft": r"літак|гелікоптер|винищувач", "debris": r"(?!)"},
    "ru": {"drone": r"дрон|дрона|беспилотник|беспилотника|бпла|шахед|объект", "missile": r"ракета|ракету|ракеты|снаряд|бомба|бомбу", "balloon": r"аэростат|шар|зонд", "aircraft": r"самолёт|самолет|вертолёт|вертолет|истребитель", "debris": r"(?!)"},
    "cs": {"drone": r"dron|dronu|bezpilotní letoun", "missile": r"raketa|raketu|střela|střelu|bomba|bombu", "balloon": r"balón|balon", "aircraft": r"letoun|vrtulník", "debris": r"(?!)"},
    "ro": {"drone": r"dronă|dronei|dronă\w*", "missile": r"rachetă|proiectil|bombă", "balloon": r"balon", "aircraft": r"avion|elicopter|aeronavă", "debris": r"fragment"},
}  # fmt: skip


@cache
def _one_of(language: str, concept: str) -> re.Pattern[str]:
    single = _SINGLE[language].get(concept, r"(?!)")
    return re.compile(r"(?<![\w])" + _ONE_OF[language].format(single=single))


_TIMES = {
    "en": r"times?|occasions",
    "pl": r"razy|raz",
    "uk": r"разів|рази|раз",
    "ru": r"раз|раза",
    "de": r"mal",
    "cs": r"krát",
    "ro": r"ori",
}


def counts_in(scene: Scene, concepts: Sequence[str]) -> list[Count]:
    """Every amount of the sentence that counts one of the concepts, in text order."""
    low = scene.low
    found: list[Count] = []
    previous: Count | None = None
    for quantity in scene.quantities:
        count = _counted(scene, quantity, concepts)
        if count is None and previous is not None and (quantity.hedge or _MORE.match(low, quantity.end)):
            gap = low[previous.quantity.end : quantity.start]
            bare = re.match(r"\s*(?:[,.;:)]|but\b|and\b|according\b|$)", low[quantity.end : quantity.end + 14])
            if (bare or _MORE.match(low, quantity.end)) and len(gap) < 90:
                count = Count(quantity, previous.concept, previous.unit)
        if count is not None:
            found.append(count)
            previous = count
    return found


_APART = re.compile(
    r"[,;:.()]|\s(?:and|in|on|over|near|at|from|with|to|off|i|w|we|na|nad|z|ze|do|przez|та|і|й|у|в|на|над|з|із|до|и|во|с|из|по|und|über|auf|an|bei|von|mit|im|am|aus|durch|a|v|ve|nad|și|în|la|peste)\s"
)
_MORE = re.compile(r"\s+(?:more|others?|further|additional|weitere\w*|ещ[её]|ще|kolejn\w+|inn\w+|інш\w+|друг\w+)\b")
_FOLD = re.compile(
    r"(?:once|twice|thrice|dwukrotnie|trzykrotnie|kilkakrotnie|двічі|тричі|дважды|трижды|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|mehr)mal\w*)"
)


def _counted(scene: Scene, quantity: Quantity, concepts: Sequence[str]) -> Count | None:
    low = scene.low
    window = min(scene.end, quantity.end + 60)
    best: tuple[int, str, str] | None = None
    for concept in concepts:
        if concept in ("times", "violation", "sightings") and _FOLD.fullmatch(low, quantity.start, quantity.end):
            return Count(quantity, "times", "times")
        if concept == "times":
            m = re.compile(rf"\s*(?:{_TIMES[scene.language]})(?!\w)").match(low, quantity.end)
            if m:
                return Count(quantity, "times", m.group().strip())
            continue
        if concept not in lexicon.CONCEPTS:
            continue
        for start, end in scene.spans(concept, quantity.end, window):
            gap = low[quantity.end : start]
            if gap.count(" ") <= 4 and not _APART.search(gap) and (best is None or start < best[0]):
                best = (start, concept, low[start:end])
    if best is None:
        return None
    return Count(quantity, best[1], best[2])


def singles_in(scene: Scene, concepts: Sequence[str], first: int, last: int) -> list[Count]:
    """Objects told of in the singular (``a drone``): one each."""
    found: list[Count] = []
    for concept in concepts:
        if concept not in _SINGLE[scene.language]:
            continue
        for m in _one_of(scene.language, concept).finditer(scene.low, first, last):
            if any(q.start < m.end() and m.start("n") - 12 < q.end for q in scene.quantities if q.end <= m.start("n")):
                continue
            quantity = Quantity(m.start(), m.end("n"), m.group(), 1.0, 1.0)
            found.append(Count(quantity, concept, m["n"]))
    return found


# -- tellings ---------------------------------------------------------------------------------------------------------------


def frames_in(scenes: Sequence[Scene]) -> list[Frame]:
    """The tellings of a document in text order."""
    if not scenes or barred(scenes):
        return []
    frames: list[Frame] = []
    topics = _topics(scenes)
    for scene in scenes:
        frames += _frames_of(scene, topics, scenes)
        frames += _elliptic(scene, frames)
    return _aimed(frames)


def _aimed(frames: list[Frame]) -> list[Frame]:
    """Weak tellings of an impact (``an explosion shook …``) turned into strikes where an attack is told beside them."""
    attacks = [f.scene.index for f in frames if f.category == "strike" and not f.trigger.echo and not f.negated]
    module = incident("strike")

    def aimed(frame: Frame) -> bool:
        return (
            frame.category == "impact" and frame.trigger.weak and any(abs(i - frame.scene.index) <= 1 for i in attacks)
        )

    return [_with_counts(replace(f, category="strike"), module) if aimed(f) else f for f in frames]


def _topics(scenes: Sequence[Scene]) -> list[bool]:
    """For each scene, whether words of war stand in it or beside it."""
    own = [s.has("weapon|hostile", s.start, s.end) and bool(_warlike(s)) for s in scenes]
    return [any(own[max(0, i - 6) : i + 7]) for i in range(len(scenes))]


def _warlike(scene: Scene) -> bool:
    weapon = scene.spans("drone", scene.start, scene.end) or scene.spans("missile", scene.start, scene.end)
    hostile = scene.spans("hostile", scene.start, scene.end)
    return bool(weapon) or len(hostile) >= 2


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
    if scene.has("airspace|border|missile", scene.start, scene.end) or any(g.relation == "from" for g in scene.groups):
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
    if bars is not None and bars.search(scene.low, first, last):
        return False
    if trigger.topic and not topics[scene.index]:
        return False
    low, high = max(scene.start, start - trigger.reach), min(scene.end, end + trigger.reach)
    if all(_need(scene, need, low, high) for need in trigger.needs):
        return True
    before = scenes[max(0, scene.index - 2) : scene.index]
    return all(_need(scene, need, low, high) or _taken_up(scene, need, first, last, before) for need in trigger.needs)


_FLYERS = {"drone", "missile", "aircraft", "balloon", "debris", "object", "flyer", "weapon", "target"}


def _taken_up(scene: Scene, need: str, first: int, last: int, before: Sequence[Scene]) -> bool:
    """Whether a thing asked for was named in the two sentences before and is taken up here (*it*, *the craft*)."""
    names = need.split("|")
    if _FLYERS & set(names):
        return scene.has("it", first, last) and any(s.has(need, s.start, s.end) for s in before)
    kinds = {k for name in names for k in _SPOT_SERVES.get(name, ())}
    return bool(kinds) and any(h.spot.kind in kinds for s in before[-1:] for g in s.groups for h in g.heads)


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
    taken = [replace(c, distance=_distance(frame, c)) for c in _summed([*counts, *singles], scene)]
    order = {c: i for i, c in enumerate(module.COUNTS)}
    taken = [c for c in taken if c.distance <= 60]
    taken.sort(key=lambda c: (c.distance, order.get(c.concept, 9)))
    plural = False
    if not taken:
        for concept in module.COUNTS:
            if concept in lexicon.CONCEPTS and concept != "violation":
                for s, e in scene.spans(concept, first, last):
                    plural = plural or _is_plural(scene.low[s:e], scene.language)
    return replace(frame, counts=tuple(taken), plural=plural)


def _summed(counts: Sequence[Count], scene: Scene) -> list[Count]:
    """Counts with different things told in one breath (``600 drones and 31 missiles``) added up: bound by bound."""
    ordered = sorted(counts, key=lambda c: c.quantity.start)
    out: list[Count] = []
    for count in ordered:
        last = out[-1] if out else None
        if last is not None and count.concept != last.concept and {count.concept, last.concept} <= _OBJECTS:
            gap = scene.low[last.quantity.end : count.quantity.start]
            if re.fullmatch(
                r"[^,.;:()]{1,45}\s(?:and|i|oraz|та|й|і|и|und|și|a|sowie)\s(?:[^,.;:()]{0,14}\s)?", gap
            ) and not re.search(r"\b(?:at|in|over|near|w|у|в|над|nad|bei|über)\b", gap):
                a, b = last.quantity, count.quantity
                low = a.low + b.low if a.low is not None and b.low is not None else None
                high = a.high + b.high if a.high is not None and b.high is not None else None
                if low is None and high is None:
                    low = a.low if a.low is not None else b.low
                both = Quantity(a.start, b.end, f"{a.text} … {b.text}", low, high, (*a.hedge, *b.hedge))
                out[-1] = Count(both, last.concept, f"{last.unit} and {count.unit}")
                continue
        out.append(count)
    return out


_OBJECTS = {"drone", "missile", "aircraft", "balloon"}


def _distance(frame: Frame, count: Count) -> int:
    scene = frame.scene
    words = scene.words_between(count.quantity.start, frame.start)
    return words + 12 * scene.crossings(count.quantity.start, frame.start)


def _is_plural(word: str, language: str) -> bool:
    if language == "en":
        return word.endswith("s") or word == "aircraft"
    if language == "de":
        return word.endswith(("drohnen", "raketen", "flugzeuge", "ballons", "bomben", "jets"))
    if language == "pl":
        return word.endswith(("ony", "onów", "ety", "iki", "owce", "owców", "ski", "sków", "lony"))
    if language in ("uk", "ru"):
        return word.endswith(("ни", "нів", "ики", "иков", "иків", "еты", "ети", "ы", "ов", "ів"))
    return False


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
    return [f for f in kept if not _shadowed(f, kept) and not _outcome(f, kept)]


def _outcome(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Damage and casualties at a place where the sentence tells of an impact: its outcome, not a strike."""
    if frame.category != "strike" or not frame.trigger.echo or not frame.heads:
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


_ALSO = {
    "en": r"also|too|as well|likewise|similarly",
    "pl": r"również|także|też",
    "uk": r"також|теж",
    "ru": r"также|тоже",
    "de": r"ebenfalls|auch",
    "cs": r"také",
    "ro": r"de asemenea|la fel",
}


def _elliptic(scene: Scene, frames: Sequence[Frame]) -> list[Frame]:
    """Places listed with a dash and what happened there left out (``in Boktown – two wounded; in Cester – likewise``)."""
    near = list(takewhile(lambda f: f.scene.index >= scene.index - 2, reversed(frames)))[::-1]
    told = [f for f in near if f.category in ("strike", "impact")]
    if not told:
        return []
    taken = {h.spot.key for f in near if f.scene.index == scene.index for h in f.heads}
    model = told[-1]
    also = re.compile(rf"\s*(?:{_ALSO[scene.language]})(?!\w)")
    extra: list[Frame] = []
    for group in scene.groups:
        if (
            group.relation not in ("in", "near", "on")
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


def spots_before(scenes: Sequence[Scene], index: int, kinds: Sequence[str], back: int) -> Spot | None:
    """The last spot of one of the kinds before a scene, at most ``back`` sentences away."""
    for scene in reversed(scenes[max(0, index - back) : index]):
        for group in reversed(scene.groups):
            for head in reversed(group.heads):
                if head.spot.kind in kinds and not head.spot.metonym:
                    return head.spot
    return None


def modules() -> Mapping[str, ModuleType]:
    """The categories by name."""
    return variants("incidents")
