"""A facility in, at or named after a place: "Warsaw airport", "the airfield near Tomaszów", "the Chaman crossing"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import context_countries, country_code
from geomap.model import Candidate, Entry, Gazetteer, Mention, Place
from geomap.names import fold
from geomap.naming.inflect import nominatives

PRIORITY = 55
LEVEL = 1
KIND = "facility"
# type → nouns by language; a type marked "located" also takes "the airport in X" as one expression
_NOUNS: dict[str, dict[str, str]] = {
    "airport": {
        "en": r"(?:(?:international|regional|civil|city|main|military) )*(?:airports?|airfields?|aerodromes?|air ?ports?)",
        "pl": r"(?:lotnisk\w+|port\w* lotnicz\w+)",
        "uk": r"(?:аеропорт\w*|летовищ\w+|аеродром\w*)",
        "ru": r"(?:аэропорт\w*|аэродром\w*)",
        "de": r"(?:Flughafens?|Flughäfen|Flugplatz\w*|Airport)",
    },
    "air_base": {
        "en": r"(?:air ?base|air force base|military base|naval base|RAF base)",
        "pl": r"(?:baz(?:a|y|ie|ę|ą|ami|ach)(?: (?:lotnicz|wojskow)\w+)?)",
        "uk": r"(?:(?:авіа)?баз(?:а|и|і|у|ою|ами|ах))",
        "ru": r"(?:(?:авиа)?баз(?:а|ы|е|у|ой|ами|ах))",
        "de": r"(?:Luftwaffenstützpunkt\w*|Militärflugplatz\w*|Fliegerhorst\w*)",
    },
    "crossing": {
        "en": r"(?:(?:road|rail|railway|border|land|disused|closed|main|pedestrian|cargo) )*(?:border )?(?:crossings?|checkpoints?|crossing points?|border posts?|border gate)",
        "pl": r"(?:(?:drogow\w+|kolejow\w+) )?(?:przejści\w+(?: graniczn\w+)?|przejść graniczn\w+)",
        "uk": r"(?:пункт\w* пропуску|КПП|(?:прикордонн\w+ )?перех[оі]д\w*)",
        "ru": r"(?:пункт\w* пропуска|КПП|(?:пограничн\w+ |погран)?переход\w*|погранпункт\w*|автодорожн\w+ пункт\w* пропуска)",
        "de": r"(?:Grenzüberg(?:ang|änge)\w*|Grenzposten|Kontrollpunkt\w*)",
    },
    "port": {
        "en": r"(?:sea ?port|port|harbou?r|ferry terminal|oil terminal|container terminal)",
        "pl": r"(?:port\w* morski\w*)",
        "uk": r"(?:морськ\w+ порт\w*)",
        "ru": r"(?:морск\w+ порт\w*)",
        "de": r"(?:Seehafen\w*|Hafens?)",
    },
    "site": {
        "en": r"(?:(?:nuclear|thermal|hydroelectric|coal|solar) )?(?:power (?:plant|station)|refinery|oil depot|ammunition depot|depot|dam|barracks|training ground|garrison|hospital|temple|monastery|embassy|stadium)",
        "pl": r"(?:elektrowni\w*|rafineri\w*|koszar\w*|poligon\w*)",
        "uk": r"(?:електростанці\w*|АЕС|ТЕС|нафтобаз\w*|полігон\w*)",
        "ru": r"(?:электростанци\w*|АЭС|ТЭС|нефтебаз\w*|НПЗ|полигон\w*)",
        "de": r"(?:Kraftwerk\w*|Raffinerie\w*|Kaserne\w*|Truppenübungsplatz\w*)",
    },
}
HINT = (
    "airp|air p|airfield|aerodrome|lotnisk|port|аеропорт|летовищ|аеродром|аэропорт|аэродром|flughaf|flughäf|flugplatz|militärfl|fliegerh|luftwaff"
    "|base|baz|баз|cross|check|border p|border g|przej|пункт|кпп|перех|погран|grenz|kontroll|harbo|terminal|морськ|морск|hafen|power|refiner|depot"
    "|dam|barrack|training|garrison|hospital|temple|monaster|embass|stadium|elektrown|rafineri|koszar|poligon|електрост|аес|тес|нафтоб|полігон"
    "|электрост|аэс|тэс|нефтеб|нпз|полигон|kraftwerk|raffiner|kasern|truppen"
)
"""What every noun of `_NOUNS` has in it. Plain letters: a search for the nouns themselves costs a hundred times as much."""
_IN = {
    "en": r"(?:in|at|of|near|outside|serving)",
    "pl": r"(?:w|we|pod|koło|obok)",
    "uk": r"(?:в|у|біля|під|поблизу)",
    "ru": r"(?:в|во|под|около|близ)",
    "de": r"(?:in|bei|von|nahe)",
}
_CITY_FIRST = {"en", "de"}
_CASES = ("pl", "uk", "ru")


def _patterns(language: str) -> tuple[str, ...]:
    patterns: list[str] = []
    for kind, nouns in _NOUNS.items():
        noun = rf"(?P<noun_{kind}>{nouns[language]})"
        the = "(?:the )?(?:disused |former |nearby |main )?" if language == "en" else ""
        if language in _CITY_FIRST:
            patterns.append(rf"{the}(?P<place>{{T}})(?:['’]s)? {noun}")
            patterns.append(rf"{the}(?P<place>{{T}})-{noun}")
        else:
            patterns.append(rf'{noun} [„"«]?(?P<place>{{T}})[”"»]?')
        if kind in ("airport", "air_base", "crossing"):
            # "the Chaman crossing in Balochistan" is named already: the noun must not follow a name.
            patterns.append(rf"(?<!\ue001[ ]){the}{noun} (?P<relation>{_IN[language]}) (?:the )?(?:city of |town of |village of )?(?P<place>{{T}})")
    return tuple(patterns)


PATTERNS = {language: _patterns(language) for language in ("en", "pl", "uk", "ru", "de")}
CODES = {
    "airport": ("AIRP", "AIRB", "AIRF"),
    "air_base": ("AIRB", "AIRP", "AIRF"),
    "crossing": ("XING_ROAD", "XING_RAIL"),
    "port": ("PRT", "HBR"),
    "site": ("PS", "DAM", "OILR", "INSM", "MFG", "FCL"),
}
REACH_M = {"airport": 60_000.0, "air_base": 60_000.0, "crossing": 25_000.0, "port": 20_000.0, "site": 0.0}
"""How far from its place a facility of a type may lie and still be called after it."""
ELSEWHERE = 0.5
"""What is left of a facility's score where the text speaks of other countries only."""
EXTENT_M = {"AIRP": 2_500.0, "AIRB": 2_500.0, "AIRF": 1_500.0, "XING_ROAD": 500.0, "XING_RAIL": 500.0}


def ending(text: str, language: str | None) -> tuple[int, str] | None:
    """Where the facility noun at the end of a name starts, and its type: ``Munich Airport`` → (7, "airport")."""
    pattern = _ending(language if language in PATTERNS else "en")
    m = pattern.search(text)
    return (m.start(m.lastgroup), m.lastgroup) if m and m.lastgroup else None


@cache
def _ending(language: str) -> re.Pattern[str]:
    kinds = "|".join(rf"(?P<{kind}>{nouns[language]})" for kind, nouns in _NOUNS.items())
    return re.compile(rf"(?<=[\s-])(?:{kinds})$", re.IGNORECASE)


@cache
def _nouns(language: str) -> re.Pattern[str]:
    return re.compile("|".join(nouns[language] for nouns in _NOUNS.values()), re.IGNORECASE)


@lru_cache(maxsize=8)
def speaks_of_crossings(text: str, language: str | None) -> bool:
    """Whether a text has the word for a border crossing anywhere."""
    return language in PATTERNS and _noun("crossing", str(language)).search(text) is not None


def is_facility_noun(word: str, language: str | None) -> bool:
    """Whether a word is the noun of some facility in a language."""
    return language in PATTERNS and _nouns(language).fullmatch(word) is not None


@cache
def _noun(kind: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_NOUNS[kind][language]})(?!\w)", re.IGNORECASE)


_LIST = re.compile(
    r"(?:\s+(?:of|in|at|w|we|у|в|in|von)|\s*[:–—(])?(?:\s+(?:the\s+)?(?:[\"„«]?[^\W\d_][\w’'-]*[\"”»]?)(?:,|\s+(?:and|i|oraz|та|і|й|и|und))?){0,8}\s*"
)


def topic(text: str, start: int, sentence_start: int, sentence_end: int, language: str | None) -> str | None:
    """What kind of facility a bare name in a sentence is likely to be, from what its sentence talks about.

    ``crossing`` where the sentence speaks of border crossings, ``airport`` where the name stands in a list right behind
    the word for airports; else ``None``.
    """
    if language not in PATTERNS:
        return None
    sentence_start, sentence_end = max(sentence_start, start - 1200), min(sentence_end, start + 1200)
    for m in _noun("airport", language).finditer(text, sentence_start, start):
        if start - m.end() < 160 and _LIST.fullmatch(text, m.end(), start):
            return "airport"
    return "crossing" if _noun("crossing", language).search(text, sentence_start, sentence_end) else None


def facility_type(mention: Mention) -> str:
    """The type of facility a mention's noun states."""
    assert mention.expression is not None
    for name in mention.expression.params:
        if name.startswith("noun_"):
            return name.removeprefix("noun_")
    return str(mention.expression.params.get("type", "site"))


def candidates(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> list[Candidate]:
    """Facilities of the stated type that the gazetteer has under the name or within reach of the anchor."""
    assert mention.expression is not None
    kind = facility_type(mention)
    codes = CODES.get(kind, ())
    anchor = place_of(mention.expression.anchors[0]) if mention.expression.anchors else None
    code = country_code(anchor)
    found: dict[str, Candidate] = {}
    name = mention.text.removeprefix("the ").removeprefix("The ")
    if not codes:
        return []
    for form in _forms(name) if kind == "site" else (name,):
        for entry in gazetteer.named(form):
            whole = form.count(" ") > 1 and fold(entry.name) == fold(form)  # a base that is a place of its own
            if entry.feature_code in codes or whole:
                found.setdefault(entry.id, _named(entry, form, anchor, kind))
    if kind == "site":  # what is named after a town is not any plant near it
        return sorted(found.values(), key=lambda c: (-c.score, c.entry.id))
    if mention.expression.anchors:
        own = str(mention.expression.anchors[0].hints.get("name", mention.expression.anchors[0].text))
        for entry in gazetteer.named(own):
            if entry.feature_code in codes and (kind == "crossing" or code in (None, entry.country_code) or not anchor):
                very = kind == "crossing" and fold(entry.name) == fold(own)  # "the Terespol-Brest crossing"
                found.setdefault(entry.id, Candidate(entry, 0.95 if very else 0.8, ("has this very name" if very else f"carries the name {own!r}",)))
    if anchor is not None and anchor.kind != "country" and anchor.geometry_type == "point":
        names = {fold(e.name) for e in anchor.entries} | {fold(anchor.label)}
        for entry in gazetteer.near(anchor.lon, anchor.lat, REACH_M[kind], codes):
            if entry.id not in found:
                found[entry.id] = _nearby(entry, anchor, names, kind)
    about = set(context_countries(mention))
    told = _of_one_kind(list(found.values()), rail=_says_rail(mention)) if kind == "crossing" else found.values()
    ranked = (_in_context(c, about) for c in told)
    return sorted((c for c in ranked if c.score >= 0.2), key=lambda c: (-c.score, c.entry.id))


TWINS_M = 10_000.0
"""How far apart a road and a rail crossing of one place may lie."""
UNSAID = 0.5
"""What is left of the score of a rail crossing beside that of a road where the text says nothing of rails, and the other way round."""


def _of_one_kind(found: list[Candidate], *, rail: bool) -> list[Candidate]:
    """The candidates with those less sure that lie beside one of the kind told: a rail crossing is meant only where the text says so."""
    wanted, other = ("XING_RAIL", "XING_ROAD") if rail else ("XING_ROAD", "XING_RAIL")
    meant = [c for c in found if c.entry.feature_code == wanted]
    why = "a road crossing, where the text speaks of rails" if rail else "a rail crossing, which the text does not say"
    return [
        replace(c, score=round(c.score * UNSAID, 4), reasons=(*c.reasons, why))
        if c.entry.feature_code == other and any(_apart_m(m.entry, c.entry) <= TWINS_M for m in meant)
        else c
        for c in found
    ]  # fmt: skip


def _apart_m(a: Entry, b: Entry) -> float:
    if a.lon is None or a.lat is None or b.lon is None or b.lat is None:
        return float("inf")
    return geodesy.great_circle_m(a.lon, a.lat, b.lon, b.lat)


@lru_cache(maxsize=256)
def _forms(name: str) -> tuple[str, ...]:
    """A facility's name and what it may be in the nominative: ``Запорізької АЕС`` → ``Запорізька АЕС``."""
    return tuple(dict.fromkeys(form for language in _CASES for form in nominatives(name, language, limit=16)))


def _in_context(candidate: Candidate, about: set[str]) -> Candidate:
    """A namesake in a country that the text says nothing of is hardly meant: Nairobi's Wilson Airport, not Indiana's."""
    codes = {str(c) for c in candidate.entry.properties.get("between", ())} | {candidate.entry.country_code or ""}
    if not about or codes & about:
        return candidate
    reasons = (*candidate.reasons, "in a country that the text says nothing of")
    return Candidate(candidate.entry, round(candidate.score * ELSEWHERE, 4), reasons)


def _named(entry: Entry, name: str, anchor: Place | None, kind: str) -> Candidate:
    """A facility that is called so: of several, the one nearest its town and with scheduled traffic."""
    if fold(entry.name) == fold(name):
        return Candidate(entry, 0.95, ("has this very name",))
    score, reasons = 0.7, ["is also called so"]
    if anchor is not None and anchor.geometry_type == "point" and entry.lon is not None and entry.lat is not None:
        distance_m = geodesy.great_circle_m(anchor.lon, anchor.lat, entry.lon, entry.lat)
        score += 0.15 * max(0.0, 1 - distance_m / (REACH_M[kind] or 1.0))
        reasons.append(f"{distance_m / 1000:.0f} km from {anchor.label}")
    if entry.properties.get("iata"):
        score += 0.05
    return Candidate(entry, round(score, 3), tuple(reasons))


def _says_rail(mention: Mention) -> bool:
    return any(word in mention.text.casefold() for word in ("rail", "kolej", "залізн", "железн", "bahn"))


def _nearby(entry: Entry, anchor: Place, names: set[str], kind: str) -> Candidate:
    distance_m = geodesy.great_circle_m(anchor.lon, anchor.lat, entry.lon or 0.0, entry.lat or 0.0)
    score = 0.45 * (1 - distance_m / REACH_M[kind])
    reasons = [f"{distance_m / 1000:.0f} km from {anchor.label}"]
    if fold(str(entry.properties.get("city", ""))) in names:
        score += 0.2
        reasons.append("serves this town")
    if kind == "airport" and entry.properties.get("iata"):
        score += 0.15
        reasons.append("has scheduled traffic (IATA code)")
    return Candidate(entry, min(score, 0.79), tuple(reasons))


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The facility itself where the gazetteer has it, else somewhere in or near its place (BioGeomancer F, NF)."""
    ranked = candidates(mention, place_of, gazetteer)
    assert mention.expression is not None
    anchor = place_of(mention.expression.anchors[0]) if mention.expression.anchors else None
    if ranked:
        return facility_place(ranked[0].entry, gazetteer, ranked[0].reasons)
    named_alike = anchor is not None and (anchor.kind == "water" or any("spelled differently" in step for step in anchor.derivation))
    if anchor is None or (named_alike and facility_type(mention) != "port"):
        return _in_next(mention, place_of)
    if anchor.kind in ("country", "border"):
        return None
    kind = facility_type(mention)
    reach_m = REACH_M.get(kind) or 5_000.0
    steps = (*anchor.derivation, f"the {kind.replace('_', ' ')} itself is not in the gazetteer: somewhere within {reach_m / 1000:.0f} km of {anchor.label}")
    known = None if anchor.uncertainty_m is None else anchor.uncertainty_m + min(reach_m, 15_000.0)
    return Place(mention.text, anchor.geometry, known, anchor.lon, anchor.lat, "facility", anchor.entries, steps, anchor.country_codes)


def _in_next(mention: Mention, place_of: PlaceOf) -> Place | None:
    """An unknown facility whose text goes on "in X" or ", X": anywhere in X."""
    for other in mention.hints.get("beside", ()):
        if not 0 < other.start - mention.end <= 24:
            continue
        place = place_of(other)
        if place is None or place.kind == "country" or place.geometry_type == "line":
            continue
        extent_m = place.uncertainty_m if place.geometry_type == "point" else geodesy.radius_m(place.geometry, place.lon, place.lat)
        steps = (*place.derivation, f"{mention.text!r} is not in the gazetteer: somewhere in {place.label}")
        return Place(mention.text, place.geometry, extent_m, place.lon, place.lat, "facility", place.entries, steps, place.country_codes)
    return None


def facility_place(entry: Entry, gazetteer: Gazetteer, reasons: tuple[str, ...]) -> Place:
    """The place of a gazetteer's facility; where it states no extent, that usual for its kind."""
    extent = entry.extent_m if entry.extent_m is not None else EXTENT_M.get(entry.feature_code)
    uncertainty = None if extent is None else extent + (entry.accuracy_m or 0.0)
    kind = "crossing" if entry.feature_code.startswith("XING") else "airport" if entry.feature_code.startswith("AIR") else "facility"
    steps = (f"{entry.name} ({entry.id})", *reasons)
    codes = tuple(entry.properties.get("between", ())) or ((entry.country_code,) if entry.country_code else ())
    assert entry.lon is not None
    assert entry.lat is not None
    return Place(entry.name, gazetteer.geometry(entry), uncertainty, entry.lon, entry.lat, kind, (entry,), steps, codes)


EXAMPLES = {
    "Warsaw airport was closed.": "Warsaw airport",
    "Jets left the airfield near Lublin.": "the airfield near Lublin",
    "Zamknięto lotnisko w Lublinie.": "lotnisko w Lublinie",
    "Закрито аеропорт Харків.": "аеропорт Харків",
    "Закрыт аэропорт Белгород.": "аэропорт Белгород",
    "Am Flughafen von Dresden wurde der Betrieb eingestellt.": "Flughafen von Dresden",
}
