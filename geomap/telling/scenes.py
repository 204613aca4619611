"""A document as scenes: each sentence with its places, times and amounts, ready to be read for incidents.

A `Spot` is a mention that has a place. Spots that stand together are a `Group`: a list (``in A, B and C``) has several
heads, a nested place (``in A, B district``) one head with its context. The word before a group gives its relation to
what happens: ``in near over into on of to from by away``, or none, when grammar decides (subject, object).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

import shapely

from geomap.geodesy import great_circle_m
from geomap.incidents import _lexicon as lexicon
from geomap.model import Document, Place, Resolution
from geomap.telling.asides import is_aside
from geomap.telling.quantities import Quantity, find_quantities
from geomap.telling.times import TimeMention, find_times
from geomap.text import Sentence, View

ASIDE = "aside"
"""The relation of a place that only says where somebody speaks or travels to: no event is there."""

LONGEST_SENTENCE = 1500
"""A longer "sentence" (a table, a broken scan) is read in pieces of this many characters."""

_BREADTH = {
    "facility": 0, "airport": 0, "crossing": 0, "settlement": 1, "derived": 2, "water": 4, "admin2": 3, "region": 5,
    "border": 4, "admin1": 5, "airspace": 7, "country": 7,
}  # fmt: skip
"""How wide kinds of place are, for deciding which of two names the place and which its surroundings."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention with a place."""

    start: int
    end: int
    text: str
    place: Place
    resolution: Resolution
    kind: str
    metonym: bool = False

    @property
    def key(self) -> str:
        """The key of its mention."""
        return self.resolution.mention.key

    @property
    def breadth(self) -> int:
        """0 for a building, 7 for a country."""
        return _BREADTH.get(self.kind, 4)


@dataclass(frozen=True, slots=True)
class Head:
    """The place something happens at, with the wider places named beside it."""

    spot: Spot
    within: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Places named together, in one relation to what happens. ``joint`` marks parts of one whole (*the A and B districts*)."""

    start: int
    end: int
    heads: tuple[Head, ...]
    relation: str
    joint: bool = False


@dataclass(frozen=True, eq=False)
class Scene:
    """A sentence with what it holds, each kind of thing looked for when first asked for.

    ``low`` is the whole document in lower case, markup blanked, same offsets; ``cased`` the sentence with its case.
    ``named`` are spans that are names and hold neither times nor clause boundaries.
    """

    index: int
    start: int
    end: int
    paragraph: int
    low: str
    cased: str
    language: str
    spots: tuple[Spot, ...]
    named: tuple[tuple[int, int], ...]

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """Expressions of time, in order."""
        found = (_moved(t, self.start) for t in find_times(self.cased, self.language))
        return tuple(t for t in found if not any(s <= t.start and t.end <= e for s, e in self.named))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Amounts outside dates and clock times, in order."""
        skip = [(t.start - self.start, t.end - self.start) for t in self.times if t.first or t.clock or t.duration]
        found = find_quantities(self.text, self.language, skip=skip)
        return tuple(replace(q, start=q.start + self.start, end=q.end + self.start) for q in found)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Places named together."""
        if not self.spots:
            return ()
        blanks = [(q.start, q.end) for q in self.quantities] + [(t.start, t.end) for t in self.times]
        found = groups_of(self.spots, self.low, self.start, self.language, blanks, self.cased)
        return tuple(replace(g, relation=ASIDE) if self._is_aside(g, alone=len(found) == 1) else g for g in found)

    def _is_aside(self, group: Group, *, alone: bool) -> bool:
        """Whether somebody speaks at a place or a ship goes there, and nothing that the sentence tells happens there."""
        if group.relation not in ("in", "from", "near", "on", "to", "into", "") or group.heads[0].spot.metonym:
            return False
        capital = any(e.feature_code == "PPLC" for h in group.heads for e in h.spot.place.entries)
        end = group.heads[-1].spot.end  # of "in Rawalpindi that Pakistan …" the first name alone
        return is_aside(self.low, self.start, group.start, end, self.end, self.language, capital=capital, alone=alone)

    @cached_property
    def boundaries(self) -> tuple[int, ...]:
        """Offsets at which a clause begins, but for the first."""
        found = (m.start() for m in _boundary(self.language).finditer(self.low, self.start, self.end))
        return tuple(
            b for b in found if b > self.start and not any(s < b < e for s, e in self.named) and not self._announces(b)
        )

    def _announces(self, colon: int) -> bool:
        """Whether a boundary is a colon that only announces places (*three airports were closed: A, B and C*)."""
        if self.low[colon] != ":":
            return False
        spot = next((s for s in self.spots if s.start > colon), None)
        return spot is not None and not re.search(r"[,.;]", self.low[colon : spot.start]) and spot.start - colon < 30

    @property
    def text(self) -> str:
        """The sentence in lower case."""
        return self.low[self.start : self.end]

    def clause_of(self, position: int) -> tuple[int, int]:
        """The clause a position lies in."""
        i = bisect_right(self.boundaries, position)
        first = self.boundaries[i - 1] if i else self.start
        last = self.boundaries[i] if i < len(self.boundaries) else self.end
        return first, last

    def crossings(self, a: int, b: int) -> int:
        """How many clause boundaries lie between two positions."""
        low, high = min(a, b), max(a, b)
        return bisect_right(self.boundaries, high) - bisect_right(self.boundaries, low)

    def words_between(self, a: int, b: int) -> int:
        """Words between two positions."""
        low, high = min(a, b), max(a, b)
        return self.low.count(" ", low, high)

    def has(self, concept: str, start: int, end: int) -> bool:
        """Whether a concept, or one of ``a|b``, occurs in a span."""
        return any(self.spans(name, start, end) for name in concept.split("|"))

    def spans(self, name: str, start: int, end: int) -> list[tuple[int, int]]:
        """The occurrences of one concept in a span."""
        found = self._concepts.get(name)
        if found is None:
            found = [m.span() for m in lexicon.concept(name, self.language).finditer(self.low, self.start, self.end)]
            self._concepts[name] = found
        i = bisect_left(found, (start, 0))
        out = []
        while i < len(found) and found[i][0] < end:
            out.append(found[i])
            i += 1
        return out

    def counts(self, concepts: tuple[str, ...], find: Callable[[Scene, tuple[str, ...]], list[Any]]) -> list[Any]:
        """What ``find`` finds for some concepts, found once."""
        if concepts not in self._found:
            self._found[concepts] = find(self, concepts)
        return self._found[concepts]

    @cached_property
    def _found(self) -> dict[tuple[str, ...], list[Any]]:
        return {}

    @cached_property
    def _concepts(self) -> dict[str, list[tuple[int, int]]]:
        return {}


# -- text ---------------------------------------------------------------------------------------------------------------

_LINK = re.compile(r"\[([^\]\n]{1,200})\]\(([^)\n]{0,300})\)")
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2010": "-",
                        "*": " ", "_": " ", "\n": " ", "\r": " ", "\t": " "})  # fmt: skip


def masked(view: View) -> str:
    """The document's text in lower case with skipped zones, link targets and emphasis marks blanked; same length."""
    text = view.text
    text = _LINK.sub(lambda m: " " + m[1] + " " * (len(m[2]) + 3), text)
    text = text.translate(_PLAIN)
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    spans = [(z.start, z.end) for z in view.document.zones if view.skipped(z.start)]
    for start, end in spans:
        low = low[:start] + " " * (end - start) + low[end:]
    return low


# -- spots --------------------------------------------------------------------------------------------------------------

_CROSSING_WORDS = re.compile(
    r"crossing|checkpoint|border (?:post|gate)|przejś|пункт\w* пропуск|кпп|погран|переход|перехід|grenzüberg|přechod|punct\w* de trecere|gate"
)
_AIRPORT_WORDS = re.compile(
    r"airport|airfield|air ?base|aerodrom|lotnisk|port\w* lotnicz|аеропорт|аэропорт|аеродром|аэродром|flughaf|flugpl|letiš|aeroport"
)


def spots_of(resolutions: Iterable[Resolution]) -> list[Spot]:
    """The mentions that have a place, in text order. Metonyms are kept apart: they act, nothing happens in them.

    A name that is part of an expression with a place (*Poland* in *eastern Poland*) is none of its own.
    """
    spots = []
    resolutions = list(resolutions)
    placed = {r.mention.key for r in resolutions if r.place is not None and r.mention.within is None}
    for resolution in resolutions:
        mention, place = resolution.mention, resolution.place
        if place is None or mention.kind not in ("toponym", "expression", "facility", "metonym"):
            continue
        if mention.within in placed:
            continue
        if mention.use in ("negative-location", "negative_location", "boilerplate"):
            continue
        spots.append(
            Spot(
                mention.start,
                mention.end,
                mention.text,
                place,
                resolution,
                _kind(resolution, place),
                mention.kind == "metonym",
            )
        )
    return sorted(spots, key=lambda s: (s.start, s.end))


def _kind(resolution: Resolution, place: Place) -> str:
    mention = resolution.mention
    expression = mention.expression.name if mention.expression else ""
    if expression == "airspace" or place.kind == "airspace":
        return "airspace"
    if expression == "border":
        return "border"
    if expression == "crossings":
        return "crossing"
    if expression in ("near", "offset", "between", "junction", "coast"):
        return "derived"
    if place.kind in ("facility", "derived", "region") or mention.kind == "facility":
        low = mention.text.lower()
        if _CROSSING_WORDS.search(low):
            return "crossing"
        if _AIRPORT_WORDS.search(low):
            return "airport"
    if expression and place.kind not in ("airport", "crossing", "border"):
        return "derived" if place.kind not in ("region", "water", "facility") else place.kind
    return place.kind


def contains(outer: Place, inner: Place) -> bool:
    """Whether one place lies in another, as far as their shapes and doubts tell."""
    if outer is inner or outer == inner:
        return True
    if outer.kind in ("country", "airspace") and set(inner.country_codes) & set(outer.country_codes):
        return True
    if outer.geometry_type == "polygon":
        box = outer.geometry.bounds
        if not (box[0] - 0.1 <= inner.lon <= box[2] + 0.1 and box[1] - 0.1 <= inner.lat <= box[3] + 0.1):
            return False
        return bool(outer.geometry.distance(shapely.Point(inner.lon, inner.lat)) < 0.05)
    if outer.kind in ("admin1", "admin2") and any(_in_region(e.admin1, e.admin2, outer) for e in inner.entries):
        return True
    if outer.uncertainty_m:
        return great_circle_m(outer.lon, outer.lat, inner.lon, inner.lat) <= outer.uncertainty_m
    return False


def _in_region(admin1: str | None, admin2: str | None, outer: Place) -> bool:
    names = {e.name for e in outer.entries} | {outer.label}
    return bool(names & {n for n in (admin1, admin2) if n})


def same_place(a: Place, b: Place) -> bool:
    """Whether two places are one for the purpose of counting events: same entry, a country and its sky, worked-out spots within 3 km."""
    if a is b or a == b:
        return True
    ids = {e.id for e in a.entries} & {e.id for e in b.entries}
    if ids and len(a.entries) == len(b.entries):
        return True
    wide = ("country", "airspace")
    if a.kind in wide and b.kind in wide:
        return bool(set(a.country_codes) & set(b.country_codes))
    if a.kind in wide or b.kind in wide:
        return False
    if (
        a.geometry_type != "point"
        or b.geometry_type != "point"
        or len(a.entries) == len(b.entries) == 1
        and "derived" not in (a.kind, b.kind)
    ):
        return a.label == b.label
    return great_circle_m(a.lon, a.lat, b.lon, b.lat) <= 3000.0


# -- groups -------------------------------------------------------------------------------------------------------------


@cache
def _relation_pattern(language: str) -> re.Pattern[str]:
    table = lexicon.RELATIONS[language]
    forms = sorted(((w, r) for r, ws in table.items() for w in ws.split("|")), key=lambda f: -len(f[0]))
    seen: set[str] = set()
    alternatives = []
    for form, relation in forms:
        if form in seen:
            continue
        seen.add(form)
        alternatives.append((form, relation))
    by_relation: dict[str, list[str]] = {}
    for form, relation in alternatives:
        by_relation.setdefault(relation, []).append(form)
    groups = "|".join(
        f"(?P<{r}>{'|'.join(w.replace(' ', chr(92) + 's+') for w in ws)})" for r, ws in by_relation.items()
    )
    geo = lexicon.GEO_WORDS[language]
    return re.compile(rf"(?<![\w-])(?:{groups})\s+(?:[\"«„(]?\s*(?:{geo})[\s,\"«„(]+){{0,6}}[\"«„(]?\s*$")


@cache
def _inner_relation(language: str) -> re.Pattern[str]:
    table = lexicon.RELATIONS[language]
    groups = "|".join(f"(?P<{r}>{'|'.join(sorted(w.split('|'), key=len, reverse=True))})" for r, w in table.items())
    return re.compile(rf"(?:{groups})(?!\w)")


def relation_before(low: str, start: int, floor: int, language: str) -> str:
    """The relation that the words before a position give it, or an empty string."""
    window = low[max(floor, start - 90) : start]
    m = _relation_pattern(language).search(window)
    if m is None:
        return ""
    relation = next(k for k, v in m.groupdict().items() if v)
    if relation == "of" and (part := _PART_OF.search(window[: m.start()])):
        # "shook the port of Bosaso", "on the outskirts of Tyre": how the part is tied is how the whole is
        outer = _relation_pattern(language).search(window[: part.start()])
        return next(k for k, v in outer.groupdict().items() if v) if outer else ""
    if relation == "in" and _FROM_SEAT[language].search(window[: m.start()]):
        return "from"  # "aircraft flying from a carrier in the Red Sea"
    if relation == "from" and _PART.search(window[: m.start()]):
        return ""  # "das Zentrum von Sumy" is Sumy
    return relation


_FROM_SEAT = {
    language: re.compile(rf"(?<!\w)(?:{words})\s+(?:[\w.'’«»\"-]+\s+){{0,4}}$")
    for language, words in {
        "en": r"(?:fl(?:ying|ew|own)|launched|fired|taking off|took off|operating|coming|sent|departing) from (?:(?:an?|the|its|their) )?(?:[\w-]+ )?(?:carriers?|bases?|ships?|airfields?|sites?|positions|territory|areas?|airports?)",
        "pl": r"z (?:lotniskowca|bazy|baz|okrętu|okrętów|lotniska|pozycji|terytorium|wyrzutni|rejonu)",
        "uk": r"з (?:авіаносця|бази|баз|корабля|кораблів|аеродрому|позицій|території|району|полігону)",
        "ru": r"с (?:авианосца|базы|баз|корабля|кораблей|аэродрома|позиций|территории|полигона)|из района",
        "de": r"von (?:einem|einer|dem|der) (?:\w+ )?(?:flugzeugträger|basis|stützpunkt|schiff|flugplatz|stellung|gebiet)", "cs": r"z (?:letadlové lodi|základny|lodi|letiště)",
        "ro": r"de (?:pe|la) (?:portavionul|baza|nava|aerodromul)",
    }.items()
}
"""From where something flew; a place that says where that is is no more than an origin."""
_PART = re.compile(
    r"(?:zentrum|innenstadt|stadt|norden|süden|osten|westen|rand|nähe|hafen|bahnhof|teile?|gebiet|nördlich|südlich|östlich|westlich)\s+$"
)
_PART_OF = re.compile(
    r"(?:(?:the|a|an|all|most|much|some)\s+)?(?:[\w-]+ern\s+|[\w-]+\s+)?(?:ports?|ice|banks?|shallows|slopes?|vicinity|surroundings|waters?|skies|sky|airspace|approaches|mouth|tip|side|beach(?:es)?|forests?|cit(?:y|ies)|towns?|villages?|districts?|regions?|provinces?|counties|outskirts|edges?|suburbs?|cent(?:re|er)|heart|middle|coast|shores?"
    r"|islands?|airports?|area|settlements?|capital|north|south|east|west|all|most|much|parts?|whole|rest)\s+$"
)
_LINKS = {
    "en": r"and|or|a|an|the|'s|as well as|in|near|over|above|more|others|at|the|both|then|also|&|to|on|of|plus|off|across|about|some|roughly|around|just|only|from|outside|city|cities|towns?|villages?|districts?|region|airports?|settlements?|another|one|crossings?|checkpoints?|count(?:y|ies)|provinces?|regions?|oblasts?|parish(?:es)?|municipalit(?:y|ies)|islands?|ports?|deep inside|inside|both|later|finally|again|once more|by",
    "pl": r"porcie|lotnisku|lotnisko|bazie|miasteczku|mieście|wsi|elektrowni|rafinerii|składzie|stacji|pobliskim|pobliskiej|sąsiednim|i|oraz|w|we|a także|na|nad|pod|przy|lub|także|koło|miejscowości|z|powiecie|około|jakieś|ok|zaledwie|znów|znowu|ponownie|potem",
    "uk": r"порту|порт|місті|селі|селищі|аеропорту|базі|заводі|станції|нпз|складі|районі|сусідньому|сусідній|і|й|та|а також|у|в|на|по|над|або|також|біля|районах|з|близько|приблизно|знову|ще|потім|згодом",
    "ru": r"порту|порт|селе|посёлке|поселке|базе|заводе|станции|нпз|складе|районе|соседнем|соседней|и|а также|в|во|на|по|над|или|также|около|аэропорту|аэропорт|городе|районах|из|примерно|снова|вновь|ещё|еще|затем",
    "de": r"hafen|stadt|flughafen|fliegerhorst|stützpunkt|kernkraftwerk|gemeinde|dorf|ort|kreis|landkreis|insel|raffinerie|kraftwerk|depot|nahen|nahe gelegenen|benachbarten|und|sowie|in|im|bei|über|oder|auch|an|auf|der|den|die|dem|das|des|am|vom|nahe|von|aus|etwa|rund|knapp|nur|wieder|erneut|später|dann",
    "cs": r"a|i|v|ve|u|nad|nebo|také|na|z",
    "ro": r"și|în|la|lângă|peste|sau|precum|din|de",
}
_NESTERS = {
    "en": r"in|of|a|an|the|village|town|city|settlement|hamlet|community|suburb|on|outside|near|'s|northern|southern|eastern|western|central|within|inside|deep|neighbourhood|district|region|province|county|oblast|capital|administrative|centre|that|is|located|situated|port|small|border|area|part|specifically|namely|including|off|and|along|both|country|airport|airports|crossing|checkpoint|cities|towns|villages|close|to",
    "pl": r"w|we|na|powiat\w*|gmin\w*|województw\w*|woj\.|pow\.|gm\.|miejscowoś\w+|wieś|wsi|stolic\w+|pod|koło|przy|położon\w+|obwod\w*|lotnisk\w*|przejści\w+",
    "uk": r"у|в|на|район\w*|област\w*|громад\w*|сел\w*|міст\w*|столиц\w+|що|біля|під|аеропорт\w*|громад\w+|пункт\w*",
    "ru": r"в|во|на|район\w*|област\w*|кра\w+|сел\w*|город\w*|столиц\w+|что|под|около|республик\w*|аэропорт\w*|пункт\w*",
    "de": r"in|im|der|die|das|des|dem|den|von|landkreis\w*|kreis\w*|woiwodschaft\w*|provinz\w*|region\w*|gebiet\w*|ort|dorf|stadt|bei|nahe|hauptstadt|gemeinde|flughafen",
    "cs": r"v|ve|na|okres\w*|kraj\w*|obec|obci|měst\w*|u",
    "ro": r"în|din|județ\w*|raion\w*|comun\w*|sat\w*|oraș\w*|lângă",
}


@cache
def _link_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A gap of a list, a gap of nesting, and the conjunction a list must have without a comma."""
    links, nesters = _LINKS[language], _NESTERS[language]
    words = r"(?:[\s,;()\"«»„“–—]|(?<!\w)(?:%s)(?!\w))*"
    conjunction = {"en": r",|\b(?:and|or|as well as)\b|&", "pl": r",|\b(?:i|oraz|lub|a także)\b", "uk": r",|\b(?:і|й|та|або|а також)\b",
                   "ru": r",|\b(?:и|или|а также)\b", "de": r",|\b(?:und|sowie|oder)\b", "cs": r",|\b(?:a|i|nebo)\b", "ro": r",|\b(?:și|sau|precum)\b"}  # fmt: skip
    return re.compile(words % links), re.compile(words % nesters + r"(?:'s\s*)?"), re.compile(conjunction[language])


def groups_of(
    spots: Sequence[Spot], low: str, start: int, language: str, blanks: Sequence[tuple[int, int]], cased: str = ""
) -> list[Group]:
    """Spots of one sentence, put together; ``cased`` is the sentence with its case, which tells unknown names."""
    groups: list[Group] = []
    for spot in spots:
        linked = _link(groups[-1], spot, low, start, language, blanks) if groups else None
        if linked is not None:
            groups[-1] = linked
            continue
        relation = _relation(low, spot, start, language) or _relation_of_list(low, cased, spot, start, language)
        groups.append(Group(spot.start, spot.end, (Head(spot),), relation))
    return [replace(g, joint=True) if _between(g, low, start) else g for g in groups]


def _between(group: Group, low: str, start: int) -> bool:
    """Whether two towns are the ends of one thing (*the crossing between A and B*)."""
    return len(group.heads) == 2 and _BETWEEN.search(low[max(start, group.start - 30) : group.start]) is not None


_BETWEEN = re.compile(r"(?:between|między|pomiędzy|між|между|zwischen|mezi|între)\s+(?:\w+\s+)?$")


def _relation(low: str, spot: Spot, start: int, language: str) -> str:
    before = relation_before(low, spot.start, start, language)
    if before == "agent" and not spot.metonym and spot.kind not in ("country", "admin1", "airspace"):
        return "near"  # "by Vaindloo Island" is a place, "by Russia" is not
    if before:
        return before
    if language == "de" and _GENITIVE.search(low, max(start, spot.start - 50), spot.start):
        return "of"  # "den Luftraum der Republik Moldau"
    inner = _inner_relation(language).match(low, spot.start, spot.end)
    if inner and spot.resolution.mention.kind in ("expression", "facility"):
        return next(k for k, v in inner.groupdict().items() if v)
    expression = spot.resolution.mention.expression
    if expression is not None and expression.name in ("offset", "near", "between", "coast", "junction"):
        return "near"
    return ""


def _relation_of_list(low: str, cased: str, spot: Spot, start: int, language: str) -> str:
    """The relation of a list whose first names are unknown (*in the Darnytskyi and [Dniprovskyi]*), or an empty string."""
    unknown = _UNKNOWN_NAMES.search(cased, 0, spot.start - start) if cased else None
    return relation_before(low, start + unknown.start(), start, language) if unknown else ""


_UNKNOWN_NAMES = re.compile(
    r"(?:[\"«„]?[^\W\d_a-zа-яёіїєґąćęłńóśźżäöü][\w'’-]+[\"»”]?(?:\s[^\W\d_a-zа-яёіїєґąćęłńóśźżäöü][\w'’-]+)?(?:,|\s(?:and|i|oraz|та|і|й|и|und|sowie|și|a))\s){1,5}$"
)


def _link(
    group: Group, spot: Spot, low: str, start: int, language: str, blanks: Sequence[tuple[int, int]]
) -> Group | None:
    """The group with one more spot, or ``None`` when the spot does not belong to it."""
    gap = low[group.end : spot.start]
    if len(gap) > 80:
        return None
    last = group.heads[-1]
    list_gap, nest_gap, conjunction = _link_patterns(language)
    countries = spot.kind == last.spot.kind == "country" and not group.relation
    if spot.metonym != last.spot.metonym and not countries and not (gap.strip() == "" and not spot.metonym):
        return None
    bare = _blanked(gap, group.end, blanks)
    bare = _APPOSITION.sub(lambda m: "," + " " * (len(m[0]) - 1 - len(m[1])) + m[1], bare)
    relation = _relation(low, spot, start, language)
    beside = spot.kind == "derived" or relation == "near" and group.relation != "near"
    if (
        relation == "near"
        and group.relation != "near"
        and list_gap.fullmatch(gap)
        and not _AND.search(gap)
        and "," not in gap
    ):
        # "the base Schwesing near Husum"
        return replace(group, end=spot.end, heads=(*group.heads[:-1], replace(last, within=(*last.within, spot))))
    if (
        beside
        and list_gap.fullmatch(bare)
        and "," in bare
        and not _AND.search(gap)
        and spot.breadth >= last.spot.breadth
    ):
        # "Kamaran Island, off the port of Salif": the second says where the first is.
        return replace(group, end=spot.end, heads=(*group.heads[:-1], replace(last, within=(*last.within, spot))))
    if gap.strip() == "(" and low.startswith(")", spot.end):
        # as in: the airport Gagarin (Saratov)
        return replace(group, end=spot.end + 1, heads=(*group.heads[:-1], replace(last, within=(*last.within, spot))))
    if nest_gap.fullmatch(gap) and ";" not in gap:
        inside = contains(spot.place, last.spot.place) or last.spot.breadth == 0 and _WITHIN.fullmatch(gap)
        if spot.breadth > last.spot.breadth and inside and not _AND.search(gap):
            if _far_apart(last.spot, spot):
                return replace(group, end=spot.end, heads=(*group.heads[:-1], Head(spot, last.within)))
            return replace(group, end=spot.end, heads=(*group.heads[:-1], replace(last, within=(*last.within, spot))))
        if (
            last.spot.breadth > spot.breadth
            and contains(last.spot.place, spot.place)
            and relation in ("", "in", "near", "over", "of", "on")
            and relation_ok(group.relation, relation)
            and not _AND.search(gap)
        ):
            head = Head(spot, (*last.within, last.spot))
            return replace(group, end=spot.end, heads=(*group.heads[:-1], head), relation=relation or group.relation)
    if list_gap.fullmatch(bare) and conjunction.search(bare):
        alike = not relation or not group.relation or relation == group.relation or {relation, group.relation} <= _LIKE
        broader = spot.breadth > last.spot.breadth + 1 and contains(spot.place, last.spot.place)
        if alike and not broader and abs(spot.breadth - last.spot.breadth) <= 5:
            tail = low[spot.end : spot.end + 14]
            joint = bool(re.match(r"\s*(?:districts|neighbourhoods|районах|районам|dzielnic\w+|bezirke\w*)", tail))
            return replace(group, end=spot.end, heads=(*group.heads, Head(spot)), joint=group.joint or joint)
    return None


_GENITIVE = re.compile(
    r"(?:luftraum\w*|hoheitsgebiet\w*|gebiet|territorium\w*|grenze|norden|süden|osten|westen|zentrum)\s+(?:der|des)\s+(?:\w+\s+)?$"
)


def _far_apart(inner: Spot, outer: Spot) -> bool:
    """Whether a building was taken for its namesake far from the town that the text puts it in; the town is then surer."""
    if inner.breadth > 0 or outer.breadth > 3:
        return False
    reach = 200_000.0 + (outer.place.uncertainty_m or 0.0)
    return great_circle_m(inner.place.lon, inner.place.lat, outer.place.lon, outer.place.lat) > reach


_WITHIN = re.compile(r"\s(?:in|w|we|у|в|in der|im|v|ve|în|din)\s")
"""What says outright that the place before lies in the one after, whatever a gazetteer's coordinates say."""
_LIKE = {"in", "near", "over", "into", "on"}
_AND = re.compile(r"(?<!\w)(?:and|or|i|oraz|та|і|й|и|und|sowie|și|a)(?!\w)|&")
_APPOSITION = re.compile(r",\s+(?:[^\W\d]+\s?){1,4},(\s+(?:and|or|i|oraz|та|і|и|und|a|și)\s)")


def relation_ok(a: str, b: str) -> bool:
    """Whether two relations can tie one nested place."""
    return "from" not in (a, b) or a == b or not b


def _blanked(gap: str, offset: int, blanks: Sequence[tuple[int, int]]) -> str:
    for start, end in blanks:
        a, b = max(0, start - offset), min(len(gap), end - offset)
        if a < b:
            gap = gap[:a] + " " * (b - a) + gap[b:]
    return re.sub(r"\b(?:times|raz\w*|разів|рази?|mal)\b", lambda m: " " * len(m[0]), gap)


# -- scenes -------------------------------------------------------------------------------------------------------------


def scenes_of(document: Document, resolutions: Sequence[Resolution]) -> tuple[View, list[Scene]]:
    """The sentences of a document as scenes; none when its language is not one that incidents are read in."""
    view = View(document)
    language = read_as(view.language)
    if language is None:
        return view, []
    low = masked(view)
    spots = [_at_work(s, low, language) for s in spots_of(resolutions) if not _thing(s, low, language)]
    starts = [s.start for s in spots]
    mention_spans = sorted(
        (r.mention.start, r.mention.end)
        for r in resolutions
        if r.place is not None or r.mention.kind in ("organisation", "person", "equipment", "event_name")
    )
    mention_starts = [s for s, _ in mention_spans]
    scenes: list[Scene] = []
    paragraph = 0
    previous_end = 0
    for piece in _pieces(view.sentences):
        if "\n\n" in view.text[previous_end : piece.start] or "\r\n\r\n" in view.text[previous_end : piece.start]:
            paragraph += 1
        previous_end = piece.end
        own = spots[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
        named = tuple(mention_spans[bisect_left(mention_starts, piece.start) : bisect_left(mention_starts, piece.end)])
        cased = _cased(view.text, piece.start, piece.end)
        scenes.append(Scene(len(scenes), piece.start, piece.end, paragraph, low, cased, language, tuple(own), named))
    return view, scenes


def _thing(spot: Spot, low: str, language: str) -> bool:
    """Whether a name is but a word for a drone (*Drohnen*), whatever place is called or sounds like it."""
    words = low[spot.start : spot.end]
    return lexicon.concept("drone", language).fullmatch(words) is not None


def _at_work(spot: Spot, low: str, language: str) -> Spot:
    """A name that acts, as a place after all where it is an airport or crossing that does (*der Flughafen Oslo schloss*)."""
    before = low[max(0, spot.start - 40) : spot.start]
    if not spot.metonym:
        bare = spot.kind == "country" and _ABBREVIATED.fullmatch(low, spot.start, spot.end)
        acts = bare and re.match(r"\s+[a-z]", low[spot.end : spot.end + 2]) and not _STANDS_IN.search(before)
        return replace(spot, metonym=True) if acts else spot
    named = any(
        re.search(rf"(?<!\w)(?:{lexicon.pattern_of(c, language)})\s+[\"«„]?$", before) for c in ("airport", "crossing")
    )
    return replace(spot, metonym=False) if named else spot


_ABBREVIATED = re.compile(r"u\.?s\.?(?:a\.?)?|u\.?k\.?|uae|u\.a\.e\.")
_STANDS_IN = re.compile(r"(?:in|into|over|to|from|of|near|across|towards?|outside|inside|within|against)\s+(?:the\s+)?$")


def read_as(language: str | None) -> str | None:
    """The language whose words a text is read with; ``None`` when there is none."""
    if language is None:
        return "en"
    if language in lexicon.LANGUAGES:
        return language
    return {"be": "ru", "sk": "cs"}.get(language)


def _cased(text: str, start: int, end: int) -> str:
    """A stretch of text with link targets and line breaks blanked, its case kept."""
    piece = _LINK.sub(lambda m: " " + m[1] + " " * (len(m[2]) + 3), text[start:end])
    return piece.translate(_PLAIN)


def _pieces(sentences: Sequence[Sentence]) -> list[Sentence]:
    pieces: list[Sentence] = []
    for s in sentences:
        for start in range(s.start, s.end, LONGEST_SENTENCE):
            pieces.append(Sentence(start, min(s.end, start + LONGEST_SENTENCE), len(pieces)))
    return pieces


def _moved(t: TimeMention, by: int) -> TimeMention:
    return replace(t, start=t.start + by, end=t.end + by)


@cache
def _boundary(language: str) -> re.Pattern[str]:
    return re.compile(lexicon.BOUNDARIES[language])
