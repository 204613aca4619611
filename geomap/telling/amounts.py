"""What an amount counts: the things of a sentence with their numbers, and things told of in the singular."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geomap.incidents import _lexicon as lexicon
from geomap.telling.quantities import Quantity
from geomap.telling.scenes import Scene


@dataclass(frozen=True, slots=True)
class Count:
    """An amount with the words it counts. ``concept`` is the class of what is counted."""

    quantity: Quantity
    concept: str
    unit: str
    distance: int = 0


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
           "balloon": r"balloon", "aircraft": r"(?:mig|su|tu|il|f)-?\d+\w*|plane|jet|fighter|helicopter|warplane|aircraft", "debris": r"wreck|fragment|piece of \w+",
           "troops": r"battery|brigade|battalion|battlegroup|squadron|frigate|destroyer|warship|ship|regiment|company|contingent|aircraft carrier|radar|system"},
    "de": {"drone": r"\w*drohne|uav|flugobjekt|flugkörper|shahed", "missile": r"\w*rakete|bombe|marschflugkörper|granate", "balloon": r"\w*ballon", "aircraft": r"\w*flugzeug|kampfjet|hubschrauber", "debris": r"wrack|teil", "troops": r"batterie|brigade|fregatte|staffel|bataillon|einheit|\w*einheit|schiff"},
    "pl": {"drone": r"dron|drona|dronem|gerbera|gerberę|shahed|bezzałogowiec|bezzałogowca|aparat|obiekt|maszyna", "missile": r"rakieta|rakietę|rakiety|pocisk|bomba|bombę", "balloon": r"balon", "aircraft": r"(?:mig|su|tu|f)-?\d+\w*|samolot|śmigłowiec|myśliwiec", "troops": r"bateria|baterię|brygada|brygadę|batalion|fregata|fregatę|okręt|dywizjon|radar|kompania|kompanię", "debris": r"wrak"},
    "uk": {"drone": r"дрон|дрона|безпілотник|безпілотника|квадрокоптер|коптер|апарат|бпла|шахед|об'єкт", "missile": r"ракета|ракету|ракети|снаряд|бомба|бомбу", "balloon": r"аеростат", "aircraft": r"(?:міг|су|ту)-?\d+\w*|літак|гелікоптер|винищувач", "troops": r"батарея|батарею|бригада|бригаду|батальйон|дивізіон|фрегат|корабель|загін|радар", "debris": r"(?!)"},
    "ru": {"drone": r"дрон|дрона|беспилотник|беспилотника|квадрокоптер|коптер|аппарат|бпла|шахед|объект", "missile": r"ракета|ракету|ракеты|снаряд|бомба|бомбу", "balloon": r"аэростат|шар|зонд", "aircraft": r"самолёт|самолет|вертолёт|вертолет|истребитель|(?:миг|су|ту)-?\d+\w*", "troops": r"батарея|батарею|бригада|бригаду|батальон|дивизион|фрегат|корабль|отряд|радар", "debris": r"(?!)"},
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
        if (
            count is None
            and previous is not None
            and (
                quantity.hedge
                or _MORE.match(low, quantity.end)
                or _OF_THEM.match(low, quantity.end)
                or _ALONE.match(low, quantity.end)
                or _OUT_OF.search(low[max(scene.start, quantity.start - 14) : quantity.start])
            )
        ):
            gap = low[previous.quantity.end : quantity.start]
            bare = re.match(
                r"\s*(?:[,.;:)]|but\b|and\b|according\b|(?:were|was|have|had|of (?:them|which|these))\b|$)",
                low[quantity.end : quantity.end + 14],
            )
            if (
                bare
                or _OUT_OF.search(low[max(scene.start, quantity.start - 14) : quantity.start])
                or _OF_THEM.match(low, quantity.end)
                or _MORE.match(low, quantity.end)
            ) and len(gap) < 90:
                count = Count(quantity, previous.concept, previous.unit)
        if count is not None:
            found.append(count)
            previous = count
    return found


_APART = re.compile(
    r"[,;:.()]|\s(?:and|in|on|over|near|at|from|with|to|off|i|w|we|na|nad|z|ze|do|przez|та|і|й|у|в|на|над|з|із|до|и|во|с|из|по|und|über|auf|an|bei|von|mit|im|am|aus|durch|a|v|ve|nad|și|în|la|peste)\s"
)
def _apart(scene: Scene, start: int, end: int) -> bool:
    """Whether what stands between a number and a thing keeps them apart: a preposition, a clause, people or houses counted."""
    gap = scene.low[start:end]
    return bool(_APART.search(gap)) or scene.crossings(start, end) > 0 or scene.has("person|casualty", start, end)


_MORE = re.compile(r"\s+(?:more|others?|further|additional|weitere\w*|ещ[её]|ще|kolejn\w+|inn\w+|інш\w+|друг\w+)\b")
_OF_THEM = re.compile(
    r"\s+(?:z nich|із них|з них|из них|з яких|из которых|z których|davon|von ihnen|z toho|dintre ele|were|was|have been|had been|of (?:them|which|these))\b"
)
_OUT_OF = re.compile(
    r"(?:z nich|z czego|із них|з них|з яких|из них|из которых|of them|of those|of which|davon|darunter|z toho|dintre ele)\s+$"
)
_ALONE = re.compile(r"\s*(?:[,;.]|[–—-]\s|$)(?!\d)")
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
            if gap.count(" ") <= 4 and not _apart(scene, quantity.end, start) and (best is None or start < best[0]):
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
            if any(q.start < m.end() and m.start("n") - 12 < q.end for q in scene.quantities if q.start < m.start("n")):
                continue
            if _OF_SEVERAL.search(scene.low, max(first, m.start("n") - 40), m.start("n")):
                continue
            quantity = Quantity(m.start(), m.end("n"), m.group(), 1.0, 1.0)
            found.append(Count(quantity, concept, m["n"]))
    flyer = next((c for c in concepts if c in ("drone", "missile", "balloon", "aircraft")), None)
    if scene.language == "en" and flyer is not None and not found:
        others = _ANOTHER.finditer(scene.low, first, last)
        found += [Count(Quantity(m.start(), m.end(), m.group(), 1.0, 1.0), flyer, flyer) for m in others]
    return found


_OF_SEVERAL = re.compile(
    r"(?<!\w)(?:the (?:very )?(?:first|last|final|latest)|(?:d(?:ie|er|as|en)) (?:erste|letzte)[nrs]?|pierwsz\w+|ostatni\w*|перш\w+|останн\w+|перв\w+|последн\w+|první\w*|posledn\w+"
    r"|prim(?:a|ul)|ultim(?:a|ul))\s+(?:\w+\s+){0,2}$"
)
"""*The first drone came at 23:30* tells of one among others, whose number it does not say."""
_ANOTHER = re.compile(r"\b(?:another|a second|a third)(?=\s+(?:\w+ed|flew|came|fell|went|was|had|hit|struck)\b)")


def summed(counts: Sequence[Count], scene: Scene) -> list[Count]:
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


def is_plural(word: str, language: str) -> bool:
    if language == "en":
        return word.endswith("s") or word == "aircraft"
    if language == "de":
        return word.endswith(("drohnen", "raketen", "flugzeuge", "ballons", "bomben", "jets"))
    if language == "pl":
        return word.endswith(("ony", "onów", "ety", "iki", "owce", "owców", "ski", "sków", "lony"))
    if language in ("uk", "ru"):
        return word.endswith(("ни", "нів", "ики", "иков", "иків", "еты", "ети", "ы", "ов", "ів"))
    return False
