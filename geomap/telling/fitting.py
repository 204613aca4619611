"""Which place of a sentence belongs to a trigger: by preposition, grammar, kind of place and nearness.

Every place gets a cost: what its relation and kind cost in the category's file, clause boundaries and words in between,
and the triggers of other categories that stand nearer. The cheapest wins; what cannot be a place of the category is
refused. Owners (*Russia's drones*), actors before a verb and addressees (*the ambassador of X*) are no places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from geomap.incidents import OVERHEAD, Incident, Trigger
from geomap.incidents import _lexicon as lexicon
from geomap.incidents._words import TRAFFIC, wording
from geomap.plugins import variants
from geomap.telling.scenes import Group, Head, Scene, contains

FARTHEST = 24.0
"""A place that costs more than this is too far from the trigger to be its own."""

REACH = 400
"""Farther off in characters than this nothing belongs to a trigger."""


def incident(category: str) -> Incident:
    """The module of a category."""
    return cast(Incident, variants("incidents")[category])


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
        told = [s for s, e in others if first <= s and e <= last]
        if told and category in OVERHEAD and group.start >= end and "," in scene.low[end : told[0]]:
            continue  # "four were shot down, one fell on a house in A"
        cost += 9.0 * any(first <= s and e <= last for s, e in others)
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
            named = (*group.heads, *_parallel(scene, group, group.heads, rated))
            return tuple(replace(h, within=(*h.within, heads[0].spot)) for h in named)
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
        if group.heads[0].spot.metonym and not heads[0].spot.metonym:
            continue
        before = scene.low[best.end : group.start]
        tied = re.search(rf"(?<!\w){_JOINED[scene.language]}\s+(?:[\w-]+\s+){{0,4}}$", before)
        if not tied or ";" in before or abs(group.heads[0].spot.breadth - heads[0].spot.breadth) > 1:
            continue
        if (
            group.relation not in ("", best.relation)
            and not {group.relation, best.relation} <= {"in", "near", "over"}
            or any(contains(h.spot.place, g.spot.place) for h in heads for g in group.heads)
        ):
            continue
        if any(m for m in re.finditer(r"\w+ed\b", tied.group())) or _acts_alone(scene, best, group):
            continue
        found += [h for h in group.heads if h not in heads]
    return tuple(found)


def _acts_alone(scene: Scene, best: Group, group: Group) -> bool:
    """Whether a place opens a clause with a verb of its own (*A has been shut since April, and B was closed on Monday*)."""
    if not scene.crossings(best.end, group.start):
        return False
    return re.match(_OWN_VERB[scene.language], scene.low[group.end : scene.clause_of(group.start)[1]]) is not None


_OWN_VERB = {
    "en": r"\s+(?:[\w-]+\s+){0,3}(?:was|were|is|are|has|have|had|will|would|remains?|remained|stays?|stayed|reopened|closed)\b",
    "pl": r"\s+(?:[\w-]+\s+){0,3}(?:jest|są|był\w*|został\w*|będzie|będą|pozostaj\w+|zamknięto|działa\w*)\b",
    "uk": r"\s+(?:[\w'-]+\s+){0,3}(?:є|був|була|було|були|буде|залиша\w+|закри\w+|відкри\w+|працю\w+)\b",
    "ru": r"\s+(?:[\w-]+\s+){0,3}(?:был\w*|будет|оста\w+|закры\w+|откры\w+|работа\w+)\b",
    "de": r"\s+(?:[\w-]+\s+){0,3}(?:ist|sind|war|waren|wurde\w*|wird|bleib\w+|blieb\w*|schloss\w*|öffnet\w*)\b",
    "cs": r"\s+(?:[\w-]+\s+){0,3}(?:je|jsou|byl\w*|bude|zůstává\w*)\b",
    "ro": r"\s+(?:[\w-]+\s+){0,3}(?:este|sunt|a fost|au fost|va fi|rămâne\w*)\b",
}
"""A verb soon after a name, whose subject it is."""
_TO_BE = re.compile(r"\s+to\s+(?:be\s+\w+ed|close|shut|reopen|remain|stay)\b")


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
    if relation == "from" and category == "impact" and re.match(_TAKEN, scene.low[start:end]):
        relation = "in"  # fished out of a lake, it came down there
    if category == "sighting" and relation in ("from", "of", "subject"):
        relation = _watched_from(scene, group, start, relation)
    if category == "deployment" and relation == "from" and _HOME_BASE.search(scene.low[start:end]):
        relation = "in"  # "operate out of Malbork"
    own_sky = (
        relation in ("subject", "object")
        and category.startswith("air")
        and head.spot.breadth >= 5
        and _own_sky(scene, start)
    )
    if (
        metonym
        and category != "diplomatic"
        and not own_sky
        and not (relation in ("in", "over", "into") or _possessive_at(scene.low, group.end))
    ):
        return None
    if category == "diplomatic" and metonym and relation in ("in", "near", "over"):
        relation = "in"
    if trigger.relations and relation not in trigger.relations:
        return None
    if category == "diplomatic" and _addressed(scene, group) and not _hands_over(scene, group, start):
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
    if (
        closing
        and not own_sky
        and head.spot.kind in ("settlement", "country", "admin1", "admin2", "region", "derived", "facility")
    ):
        wanted = "airport" if category.startswith("airport") else "crossing"
        if not _beside(scene, group, wanted, relation) and not _just_named(scene, group, wanted, start):
            return None
    first, last = scene.clause_of(group.start)
    outdone = closing and head.spot.kind in ("settlement", "country", "admin1") and _named_outright(scene, category, first, last)
    if (
        category.startswith("crossing")
        and head.spot.kind == "border"
        and relation in ("in", "on", "near", "object", "subject")
        and scene.has("crossing", first, last)
        and (
            not wording("SEVERAL", scene.language).search(scene.low, first, last)
            or re.search(r"[«„\"]\s?\w", scene.low[first:last])
        )
    ):
        return None  # "the crossing X on the border with Y": it is X that is closed
    if (
        overlapping
        and group.relation == ""
        and (metonym or head.spot.breadth >= 5)
        and group.end < end
        and category in OVERHEAD
    ):
        return None  # who owns what flies: "беспилотники Азербайджана ударили"
    if relation == "to" and _TO_BE.match(scene.low, group.end):
        relation = "subject"  # "for the airport to be closed"
        allowed = module.RELATIONS.get(relation, 0)
    if (
        (relation in ("from", "to", "into") and category == "airport_closure" or relation in ("to", "into") and category == "airport_reopening")
        and (
            not _FLIGHTS_FROM.search(scene.low[max(scene.start, group.start - 60) : group.start])
            or relation != "from"
            and _DIVERTED.search(scene.low[max(scene.start, group.start - 40) : group.start])
        )
    ):
        return None
    if category.startswith("airport") and _on_a_route(scene, group, relation):
        return None
    if (
        relation == "to"
        and category == "interception"
        and _ON_THE_WAY.search(scene.low[max(scene.start, group.start - 40) : group.start])
    ):
        allowed = 0
    if own_sky:
        allowed = 0
    elif relation == "subject" and category in OVERHEAD:
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
    if category in ("diplomatic", "deployment") and _aftermath(scene, end, group.start):
        return None
    if category == "diplomatic" and group.start >= end and is_background(scene, start):
        return None  # "after the truce announced on Saturday, A opened its airports"
    if trigger.echo and (scene.crossings(start, group.start) or relation == "subject"):
        return None
    distance = scene.words_between(end, group.start) if group.start >= end else scene.words_between(group.end, start)
    crossed = float(scene.crossings(start, group.start))
    crossed += 0.4 * scene.low.count(",", min(end, group.end), max(start, group.start))
    crossed += (3.0 if closing else 1.5) * scene.low.count("; ", min(end, group.end), max(start, group.start))
    if group.end <= start and _opens(scene, group):
        crossed *= 0.3  # "In Isfahan, …" holds for the whole sentence
    if category != "diplomatic" and _VERSION.search(scene.low, max(scene.start, group.start - 40), group.start):
        return None
    if category != "diplomatic" and _SEAT.search(scene.low, max(scene.start, group.start - 60), group.start):
        if category in OVERHEAD and _STATE.search(scene.low, max(scene.start, group.start - 60), group.start):
            return None  # a government sits in its capital, whatever happened elsewhere
        crossed += 2.0
    return 2.0 * allowed + 2.0 * min(known) + 5.0 * crossed + 0.5 * distance + 12.0 * outdone


def _named_outright(scene: Scene, category: str, first: int, last: int) -> bool:
    """Whether the clause names an airport or crossing itself, so that a town in it says only where something else is."""
    kind = "airport" if category.startswith("airport") else "crossing"
    return any(h.spot.kind == kind and first - 60 <= h.spot.start < last for g in scene.groups for h in g.heads)


_HOME_BASE = re.compile(r"(?:operat|fly|work)\w* (?:out of|from)$")
_TELLS = re.compile(r"report|confirm|saw|sees|spot|log|meld|bestätig|zgłos|zgłasz|potwierdz|повідом|підтверд|сообщ|подтверд")
_WATCHERS = re.compile(
    r"(?<!\w)(?:residents|inhabitants|people|locals|villagers|townspeople|fishermen|anglers|farmers|hikers|sailors|witnesses|readers|guards|staff|police|officers|deputies|soldiers|workers|employees"
    r"|mieszka[nń]\w+|rybac\w+|wędkarz\w*|rolni\w+|świadk\w+|policjan\w+|strażni\w+|pracowni\w+|czytelni\w+"
    r"|мешкан\w+|жител\w+|рибалк\w+|фермер\w*|селян\w*|очевид\w+|поліцейськ\w+|прикордонник\w*|працівник\w*|рыбак\w*|дачник\w*|полицейск\w+|пограничник\w*|сотрудник\w*|чабан\w*|пастух\w*"
    r"|ochron\w+|obsług\w+|załog\w+|охорон\w+|екіпаж\w*|охран\w+|экипаж\w*|wachdienst\w*|besatzung\w*|security|anwohner\w*|bewohner\w*|einwohner\w*|bürger\w*|fischer\w*|angler\w*|bauern?|landwirte?|spaziergänger\w*|zeugen?|polizist\w*|mitarbeiter\w*|werkschützer\w*|leser\w*)"
    r"\s+(?:[\w-]+\s+){0,2}$"
)
"""Who sees what flies where they are (*fishermen from Killybegs*, *mieszkańcy Rypina*)."""


def _watched_from(scene: Scene, group: Group, start: int, relation: str) -> str:
    """``in`` for the place that watchers are of or look from, else the relation as it is."""
    if relation == "subject" and group.heads[0].spot.kind in ("airport", "facility") and _TELLS.match(scene.low, start):
        return "in"  # "Keflavík airport reports strange lights"
    near = 0 <= start - group.end < 60 and scene.crossings(group.end, start) == 0
    if near and _WATCHERS.search(scene.low, max(scene.start, group.start - 50), group.start):
        return "in"
    if relation == "from" and 0 <= start - group.end < 12 and scene.crossings(group.end, start) == 0:
        return "in"  # "Из Ельца видели три цели"
    if relation == "from" and re.search(r"leaving\s+(?:the\s+)?$", scene.low[max(scene.start, group.start - 14) : group.start]):
        return "in"  # "seen leaving San Antonio"
    return relation


def is_background(scene: Scene, start: int) -> bool:
    """Whether an act is only what came before (*after a ceasefire*, *Nach der am Samstag verkündeten Waffenruhe*)."""
    first = scene.clause_of(start)[0]
    found = AFTERMATH[scene.language].search(scene.low, max(first, start - 70), start)
    return found is not None and "," not in scene.low[found.end() : start] and scene.language == "de"


def _aftermath(scene: Scene, end: int, start: int) -> bool:
    """Whether a place after a trigger stands in what the act answers to (*expelled envoys after an attack in A*)."""
    return end <= start and AFTERMATH[scene.language].search(scene.low, end, start) is not None


AFTERMATH = {
    language: re.compile(rf"(?<!\w)(?:{words})\s")
    for language, words in {
        "en": r"after|following|in response to|in retaliation for|because of|over(?= (?:an? |the (?:attack|strike|shelling|incident|killing|incursion|violation)))|in answer to",
        "pl": r"po(?= (?:atak|ostrzal|nalo|uderzeni|zamach|incyden|narusz|wtargn|tym|wlot|zabój))|w odpowiedzi na|w odwecie za|z powodu|w związku z|w reakcji na",
        "uk": r"після|у відповідь на|в відповідь на|через(?= (?:атак|обстріл|удар|напад|інцидент|вторгнен|поруш|вліт|заліт))|у зв'язку з",
        "ru": r"после|в ответ на|из-за|в связи с",
        "de": r"nach(?= (?:de[mr] |ein\w+ |\w*(?:angriff|beschuss|vorfall|verletzung|anschlag|überfall)))|als reaktion auf|wegen|aufgrund|als antwort auf",
        "cs": r"po(?= (?:útok|ostřel|inciden|nálet))|v reakci na|kvůli",
        "ro": r"după|ca răspuns la|din cauza",
    }.items()
}
"""Words that open the reason for an act."""
_FLIGHTS_FROM = re.compile(
    r"(?:flights?|departures?|services?|traffic|take-?offs?|planes|rejsy?|loty|вильот\w*|рейс\w*|вылет\w*|flüge\w*|starts?|abflüge\w*|lety|zboruri\w*)\s+(?:[\w-]+\s+){0,6}$"
)


def _on_a_route(scene: Scene, group: Group, relation: str) -> bool:
    """Whether a town is the far end of a route (*flights from A to B were suspended* closes A), or both are one airline's."""
    if _SENT_ON.search(scene.low, max(scene.start, group.start - 60), group.start):
        return True  # where the planes went instead
    if relation in ("to", "into") and _WENT_TO.search(scene.low, group.end, scene.clause_of(group.start)[1]):
        return True
    starts = any(g.relation == "from" and g.end < group.start and _near_each_other(scene, g, group) for g in scene.groups)
    if relation in ("to", "into", "in"):
        return starts or relation != "in" and _airline(scene, group)
    goals = any(g.start > group.end and _near_each_other(scene, group, g) for g in scene.groups)
    return relation == "from" and goals and _airline(scene, group)


def _near_each_other(scene: Scene, a: Group, b: Group) -> bool:
    """Whether the second of two places follows the first with no more than a preposition between."""
    between = scene.low[a.end : b.start]
    return len(between) < 20 and not re.search(r"[,.;:]|\b(?:was|were|is|are)\b", between)


def _airline(scene: Scene, group: Group) -> bool:
    """Whether an airline, and no airport, acts in the clause of a place."""
    first, last = scene.clause_of(group.start)
    return _AIRLINE.search(scene.low, first, last) is not None and not scene.has("airport", first, last)


_DIVERTED = re.compile(
    r"(?:divert|redirect|rerout|sent|turned|skierowa|przekierowa|odesła|(?:пере)?направ|перенаправл|відправл|отправл|umgeleitet|umgelenkt|ausgewichen|wichen|ausweich)\w*\s+(?:[\w-]+\s+){0,3}$"
)
"""Where flights were sent instead."""
_SENT_ON = re.compile(
    r"(?<!\w)(?:diverted|redirected|rerouted|re-routed|sent|flown|moved|landed instead|(?:s|prze)kierowa\w+|odlecia\w+|przebazowa\w+|lądowa\w+|(?:пере)?направ\w+|(?:пере)?спрям\w+|сіл[аи]|сел[аи]?|ушл[аи]|уход\w+|приземл\w+|umgeleitet|ausgewichen|auswichen|verlegt)\s+(?:[\w-]+\s+){0,3}(?:to|at|in|do|na|до|у|в|на|nach|auf)\s+(?:the\s+|лотниск\w+\s+|lotnisk\w+\s+|аэропорт\w*\s+|аеропорт\w*\s+|запасн\w+\s+|аэродром\w*\s+|аеродром\w*\s+|den\s+flughafen\s+)*$"
)
"""Words that send planes elsewhere."""
_WENT_TO = re.compile(r"(?<!\w)(?:umgeleitet|ausgewichen|auswichen|verlegt|umgelenkt)(?!\w)")
_AIRLINE = re.compile(
    r"(?<!\w)(?:airlines?|carriers?|airways|lufthansa|ryanair|wizz air|emirates|lini[aei] lotnicz\w+|przewoźni\w+|авіакомпані\w+|авиакомпани\w+|лоукостер\w*|fluggesellschaft\w*|fluglinie\w*|aeroli\w+|companii? aerian\w+)(?!\w)"
)
_ON_THE_WAY = re.compile(
    r"(?:on (?:its|their) way|bound|headed|heading|en route|aimed|fired|approaching|летел\w*|летіл\w+|направлял\w+|прямувал\w+|lecąc\w*|zmierzając\w*)\s+(?:[\w-]+\s+){0,2}$"
)
_TAKEN = r"fished|pulled|recovered|retrieved|hauled|removed|picked|dredged|collected|wyłowi|wydoby|вилови|дістали|выловил|достали|geborgen|gefischt"
_OWN = (
    r"(?:its|their|his|her|our|the country's|sein\w*|ihr\w*|unser\w*|swoj\w+|swój|swe|swą|сво\w+|svůj|jejich|său|lor)"
)
_SEAT = re.compile(
    r"(?:\w*minist\w*|officials?|spokes\w+|president|government|cabinet|army|police|prosecutors?|embassy|staff|authorities|regierung|generalstab"
    r"|behörden|polizei|resort|rząd|wład[zy]\w*|міністерств\w+|уряд\w*|влад\w+|министерств\w+|правительств\w+|власт\w+)\s+(?:in|w|у|в|im)\s+$"
)
"""Who speaks from a place (*the ministry in Bucharest*): nothing happened there."""


_VERSION = re.compile(
    r"(?:according to|the version of|версии|данным|словам|сообщениям?|мнению|оценке|даними|словами|версією|повідомленням|według|zdaniem|wersji|(?:nach|laut) (?:angaben (?:aus|von)|darstellung)|podle|potrivit)\s+$"
)
"""Whose version it is (*По версии Бишкека*): who speaks, not where."""
_STATE = re.compile(
    r"(?:\w*minist\w*|spokes\w+|president|government|cabinet|embassy|regierung|generalstab|rząd|міністерств\w+|уряд\w*|министерств\w+|правительств\w+)\s+(?:in|w|у|в|im)\s+$"
)


def _opens(scene: Scene, group: Group) -> bool:
    """Whether a place opens its sentence and is set off from what follows (*In Isfahan, explosions were heard …*)."""
    first = group.start - scene.start <= 14 and group.relation in ("in", "over", "near", "on")
    return first and scene.low[group.end : group.end + 1] in (",", ":")


def _own_sky(scene: Scene, start: int) -> bool:
    """Whether a trigger's clause has *its airspace*, so that the one who closes it is also the place."""
    return _own_air(scene.language).search(scene.low, *scene.clause_of(start)) is not None


@cache
def _own_air(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){_OWN}\s+(?:own\s+|całą\s+|весь\s+|gesamten\s+|entire\s+)?(?:{lexicon.pattern_of('airspace', language)})"
    )


def _undergoes(scene: Scene, group: Group, start: int, end: int, category: str) -> bool:
    """Whether what stands before a trigger is what it happens to (*Kyiv was hit*), not who does it."""
    low, language = scene.low, scene.language
    if _possessive_at(scene.low, group.end) and not _airy(scene, group):
        return False
    if _possessive_at(scene.low, group.end) and category != "strike":
        return True
    if category not in ("strike", "airspace_violation"):
        return False
    progressive = language == "en" and re.match(r"\w+ing\b", low[start:end])  # "was throwing missiles" is no passive
    if not progressive and re.search(_PASSIVE[language], low[max(scene.start, start - 40) : start]):
        return True
    if re.match(_SUFFERS[language], low[start:end]):
        return True
    if re.search(
        r"\b(?:was|were|been)\s+(?:\w+\s+)?\w+(?:ed|en|it|uck)\s+(?:by|in)\s+(?:[\w-]+\s+){0,4}$",
        low[group.end : start],
    ):
        return True  # "Beirut was rocked by an air strike"
    struck = re.fullmatch(r"hit|struck|bombed|shelled|attacked|targeted|raided", low[start:end])
    if struck and group.heads[0].spot.breadth == 0 and not scene.crossings(group.end, start) and _no_object(scene, end):
        return True  # "A and B air bases struck in return"
    narrow = group.heads[0].spot.breadth <= 3 and not group.heads[0].spot.metonym
    if category == "strike" and narrow:
        if language in ("uk", "ru", "pl", "cs", "de"):
            return True  # free word order: the town before the verb is its object
        return bool(re.fullmatch(r"\s*", low[group.end : start]))  # "the Kyiv attack"
    return False


def _no_object(scene: Scene, end: int) -> bool:
    """Whether nothing that could be hit follows a verb at once: its clause ends, or goes on with a preposition."""
    return bool(
        re.match(
            r"\s*(?:[,.;:]|(?:in|by|on|at|after|during|with|overnight|again|early|late|this|last|twice)\b|$)",
            scene.low[end : min(scene.end, end + 20)],
        )
    )


_SUFFERS = {
    "en": r"c(?:a|o)m(?:e|es|ing) under|(?:is|are|was|were|been) |caught fire|burst|went up|burn|suffer|lost power|in ruins",
    "pl": r"płon|stan\w+ w ogniu|ucierpi|znalaz",
    "uk": r"зазнав|зазнал|гори|палає|спалахн|опинил|потрапи|постражда",
    "ru": r"подверг|гори|загор|пыла|вспыхн|оказал|попал|пострада",
    "de": r"brenn|brannt|steh\w* in flammen|in flammen|geriet|unter beschuss",
    "cs": r"hoř|utrpěl",
    "ro": r"arde|ard|a luat foc|au luat foc",
}
"""Verbs whose subject is what it happens to, by language."""
_GOVERN = r"(?:all|most|parts?|some|residents|people|inhabitants|villagers|civilians|air ?space|territory|skies|sky|border|frontier|violations?|incursions?|bombardment|bombing|shelling|attacks?|closures?|reopening|shutdown|airports?|crossings?|checkpoints?|soil|part|parts|luftraum\w*|gebiet\w*|beschuss|sperrung|schließung|aerian|suspension)"


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


def _hands_over(scene: Scene, group: Group, start: int) -> bool:
    """Whether the envoy of a country opens the clause and does something (*Ambasador Ukrainy przekazał notę*)."""
    first = scene.clause_of(group.start)[0]
    return group.end <= start and group.start - first < 30


def _addressed(scene: Scene, group: Group) -> bool:
    """Whether the noun before a name is an envoy, so that the name is the country he is from (*посла Росії*)."""
    before = scene.low[max(scene.start, group.start - 40) : group.start]
    envoys = lexicon.pattern_of("envoy", scene.language)
    return bool(re.search(rf"(?<!\w)(?:{envoys})\s+(?:(?:of|de|des|der|von|in)\s+)?(?:the\s+)?$", before))


_PARTS = r"suburbs?|outskirts|cent(?:re|er)|districts?|quarters?|ports?|airports?|coast|countryside|waters|capital|north|south|east|west|region|provinces?|oblast|villages?|towns?|cit(?:y|ies)|neighbou?rhoods?|old town|downtown|main"


def _airy(scene: Scene, group: Group) -> bool:
    """Whether ``X's`` is followed by airspace, territory, border or a part of it (*Beirut's southern suburbs*)."""
    tail = scene.low[group.end : group.end + 40]
    return bool(re.match(rf"(?:'s)?\s+(?:\w+\s+){{0,2}}(?:air ?space|territory|skies|border|soil|{_PARTS})\b", tail))


OTHER_THINGS = re.compile(
    r"(?<!\w)(?:trains?|consulates?|потяг\w*|поїзд\w*|поезд\w*|консульств\w*|pociąg\w*|konsulat\w*|züge\w*|bridges?|streets?|motorways?|schools?|shops?|offices|talks|negotiations|treat(?:y|ies)|agreements?|metro|railways?|universit\w+|embass\w+|most\w*|szkoł\w+|umow\w+|ambasad\w*"
    r"|мост\w*|міст|вулиц\w*|улиц\w*|школ\w*|угод\w*|соглашени\w+|переговор\w*|посольств\w*|метро|radars?|power (?:plants?|stations?)|refiner\w+|factor(?:y|ies)|рлс|радар\w*|нпз|підстанц\w+|подстанц\w+|завод\w*|фабрик\w*|електростанц\w+|электростанц\w+|rafineri\w*|fabryk\w*|elektrown\w*|fabrik\w*|kraftwerk\w*|brücke\w*|straße\w*|schule\w*|abkommen\w*|botschaft\w*|autobahn\w*)(?!\w)"
)
"""What else may be shut in a town."""
_SHUT_ALONE = re.compile(
    r"\s*(?:(?:was|were|is|are|had|has|have|been|also|again|had to|zostało|był\w*|jest|також|тоже|также|wurde\w*|ist|war)\s+){0,3}[\w-]+(?:\s+(?:for|at|from|until|since|shortly|early|again|on|after|na|od|do|o|на|з|с|до|о|в|für|seit|bis|um|ab|gegen)\b|\s*[.,;]|$)"
)
"""A verb right after the name, and then a time or nothing: *was shut for three hours*."""


def _queues(scene: Scene, group: Group) -> bool:
    """Whether lorries or cars stand in a clause of a text that speaks of crossings (*ciężarówki stoją także w Korczowej*)."""
    first, last = scene.clause_of(group.start)
    traffic = "|".join(TRAFFIC[scene.language].values())
    if OTHER_THINGS.search(scene.low, first, last) or not re.search(
        rf"(?<!\w)(?:{traffic})(?!\w)", scene.low[first:last]
    ):
        return False
    before = scene.low[max(0, scene.start - 500) : scene.start]
    return lexicon.concept("crossing", scene.language).search(before) is not None


def _named_for(scene: Scene, group: Group, wanted: str) -> bool:
    """Whether a town's bare name stands for its airport or crossing: the text speaks of such just before (*Roskilde halted all movements*)."""
    first, last = scene.clause_of(group.start)
    if OTHER_THINGS.search(scene.low, first, last):
        return False
    if wanted == "airport" and scene.has("flights", first, last):
        return True
    return bool(_SHUT_ALONE.match(scene.low, group.end, last)) and _spoken_of(scene, wanted)


def _just_named(scene: Scene, group: Group, wanted: str, start: int) -> bool:
    """Whether a town right before a closing verb stands for the crossing or airport of it that the text speaks of
    (*W Kuźnicy, zamkniętej od lat, …*)."""
    settled = group.heads[0].spot.kind == "settlement" and group.relation in ("in", "near", "")
    if not settled or not group.end <= start < group.end + 30 or scene.crossings(group.end, start) > 1:
        return False
    if OTHER_THINGS.search(scene.low, *scene.clause_of(start)):
        return False
    return _spoken_of(scene, wanted)


def _spoken_of(scene: Scene, wanted: str) -> bool:
    """Whether the text before a sentence speaks of airports, or crossings, and last of those."""
    before = scene.low[max(0, scene.start - 500) : scene.start]
    last = {
        name: max((m.start() for m in lexicon.concept(name, scene.language).finditer(before)), default=-1)
        for name in ("airport", "crossing")
    }
    return last[wanted] >= 0 and last[wanted] == max(last.values())


def _sole_sky(scene: Scene, group: Group) -> bool:
    """Whether the only country of a sentence is followed by an airspace that nothing else owns (*Молдавия закрыла воздушное пространство*)."""
    if any(h.spot.breadth >= 3 for g in scene.groups if g is not group for h in g.heads):
        return False
    return bool(scene.spans("airspace", group.end, scene.end))


_AGAIN = re.compile(r"\b(?:again|resum\w+|wieder|znów|znowu|ponownie|знову|снова|вновь|opět|znovu|din nou)\b")
_OBJECT_WORDS = {"airport": ("airport", "airspace", "flights"), "crossing": ("crossing", "border")}


def _beside(scene: Scene, group: Group, wanted: str, relation: str) -> bool:
    """Whether a town or country in a closure stands by the word for what is closed there (``airports in Vilnius``)."""
    country = group.heads[0].spot.kind in ("country", "admin1", "admin2", "region")
    if wanted == "crossing" and not country and relation in ("in", "near") and _queues(scene, group):
        return True
    if wanted == "crossing" and country and relation not in ("in", "of"):
        return False
    if relation in ("subject", "object"):
        first = max(scene.clause_of(group.start)[0], group.start - 70)
        if (
            not country
            and re.search(
                r"[,:]|includ|darunter|такие как|among|m\.in|в том числе|зокрема|w tym", scene.low[first : group.start]
            )
            and any(scene.spans(c, first, group.start) for c in _OBJECT_WORDS[wanted])
        ):
            return True  # "four crossings, among them Vaalimaa"
        first = scene.clause_of(group.start)[0]
        if any(
            re.search(
                rf"{lexicon.concept(c, scene.language).pattern}\s+(?:(?:of|in|at|w|у|в|von|in)\s+)?[\"«„]?$",
                scene.low[max(first, group.start - 40) : group.start],
            )
            for c in _OBJECT_WORDS[wanted][:1]
        ):
            return True  # "Flughafen Bremen"
        # Who closes is not what is closed, unless the word follows at once ("Vilnius airport", "Poland's airspace").
        tail = scene.low[group.end : group.end + 40]
        if wanted == "airport" and relation == "subject" and group.heads[0].spot.kind == "country" and _sole_sky(scene, group):
            return True
        if not country and _named_for(scene, group, wanted):
            return True
        return any(
            re.match(
                rf"(?:'s)?\s+(?:and (?:several |some |many )?other |\w+\s+)?{lexicon.concept(c, scene.language).pattern}",
                tail,
            )
            for c in _OBJECT_WORDS[wanted]
        )
    first, last = max(scene.start, group.start - 70), min(scene.end, group.end + 45)
    first = max(first, scene.clause_of(group.start)[0])
    last = min(last, max(scene.clause_of(group.end - 1)[1], group.end))
    if wanted == "airport" and country and _AGAIN.search(scene.low, first, last) and scene.has("flights", first, last):
        return True  # "in Katar dürfen wieder Flugzeuge starten"
    concepts: tuple[str, ...] = ("airspace", "airport") if wanted == "airport" else ("crossing", "border")
    if group.heads[0].spot.kind == "admin2" and wanted == "airport":
        concepts = (*concepts, "flights")
    return any(scene.spans(c, first, last) for c in (concepts if country else _OBJECT_WORDS[wanted]))
