"""Gazetteer names with guards, for every language without a model.

A name counts when a locative word or an area word stands beside it, or when it is prominent and to be expected in a
report of that language; never when it is a common word at a sentence's start, a month, an abbreviation, a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from geomap import lexicons
from geomap.expressions.facility import is_facility_noun, speaks_of_crossings
from geomap.model import Entry
from geomap.names import fold
from geomap.naming.demonyms import find_demonyms
from geomap.naming.matching import Match, area_noun
from geomap.recognisers import Name, Shelter, Sight
from geomap.text import Spans, Token, View

PRIORITY = 10

LOCATIVES = {
    "en": "in at near from to into outside around across through throughout toward towards over off via inside within between and of",
    "pl": "w we z ze do na pod nad koło obok przy od przed przez między pomiędzy niedaleko nieopodal pobliżu ku naprzeciw naprzeciwko",
    "uk": "в у з із зі до на під над біля від через між поблизу неподалік по перед навпроти напроти понад",
    "ru": "в во из до на под над около возле от через между близ вблизи по к перед напротив близь у за",
    "de": "in im aus nach bei beim von vom über unter zwischen nahe vor um ab bis durch auf an am gegen südlich nördlich östlich westlich unweit",
    "cs": "v ve z ze do na pod nad u od přes mezi",
    "ro": "în din la spre de peste lângă între",
    "lt": "į iš prie nuo iki",
    "be": "у ў з са да на пад над каля ад праз",
}
# words whose genitive is a place: residents of, the centre of, the outskirts of
_CUES = {
    "pl": "mieszkańców mieszkańcy mieszkańcom centrum centrze okolicach okolicy okolice przedmieściach dzielnicy miejscowości wsi kierunku "
    "kierunków strony rejonie rejonu granicach portu stacji stronie brzegu brzegach ujścia ujściu",
    "uk": "мешканців мешканці мешканцям жителів жителі центрі центру околицях околиці передмісті селі селища місті напрямку напрямків "
    "напрямкам боку сторони району районі акваторією порту станції березі берегу боці",
    "ru": "жителей жители жителям центре центра окраине окрестностях пригороде селе посёлке городе направления направлений направлению "
    "стороны района районе акваторией порта станции берегу стороне",
    "de": "Einwohner Bewohner Zentrum Nähe Ort Stadt Dorf Raum Richtung Hafen Insel Kreis",
}
_CUE_SETS = {language: frozenset(words.split()) for language, words in _CUES.items()}
# after these an unknown capitalised word is a place beyond doubt
_STRONG = {
    "pl": "koło pod nad obok niedaleko nieopodal pobliżu mieszkańców mieszkańcy mieszkańcom",
    "uk": "біля під над поблизу неподалік мешканців мешканці жителів",
    "ru": "под над около возле близ вблизи жителей жители",
    "de": "bei nahe",
}
_STRONG_SETS = {language: frozenset(words.split()) for language, words in _STRONG.items()}
_LOCATIVE_SETS = {language: frozenset(words.split()) for language, words in LOCATIVES.items()}
HOME = {
    "pl": "PL", "uk": "UA", "ru": "RU BY UA KZ", "de": "DE AT CH", "cs": "CZ", "sk": "SK", "ro": "RO MD", "lt": "LT", "be": "BY",
}  # fmt: skip
"""Countries whose towns a report in a language may name without saying that they are places."""
_NEIGHBOURS = {
    "pl": "BY UA LT DE CZ SK RU", "uk": "RU BY MD PL RO", "ru": "MD LV LT EE PL FI GE", "de": "PL CZ FR DK NL BE LU IT UA RU",
    "cs": "SK PL DE AT", "sk": "CZ PL UA HU", "ro": "UA HU BG", "lt": "LV PL BY RU", "be": "UA PL LT LV RU",
}  # fmt: skip
"""Countries whose large cities it may name so."""
_COUNTRY_ABBREVIATIONS = frozenset(map(fold, "USA UK UAE US ZEA RPA RFN ZSRR США ОАЭ КНР КНДР ФРГ ДНР ЛНР".split()))
_CITY_PEOPLE = 15_000
_HOME_TOWN_PEOPLE = 3_000
_KNOWN_CITY_PEOPLE = 50_000
_WORLD_CITY_PEOPLE = 1_000_000
_NEIGHBOUR_CITY_PEOPLE = 100_000
_WIDE_CODES = ("ADM1", "RGN", "SEA", "CONT", "PPLC")


def locatives(language: str | None) -> frozenset[str]:
    """Words after which a place is to be expected."""
    return _LOCATIVE_SETS.get(language or "en", _LOCATIVE_SETS["en"])


def available(view: View) -> bool:
    """Always."""
    return True


def names(sight: Sight) -> list[Name]:
    """Names beyond doubt, then those that stand in a list with them or repeat one of them."""
    view = sight.view
    starts = view.opening
    refused = Shelter(sight.refused)
    common = lexicons.words("common_words", view.language) if view.language else frozenset[str]()
    about = _countries(sight)
    taken: list[Name] = []
    doubtful: list[Match] = []
    for m in sight.matches:
        if refused.holding(_name(m)) is None:
            firm = _firm(view, m, sight.best[m], starts, common, about) or _crossing(sight, m, common)
            (taken if firm else doubtful).append(_name(m) if firm else m)  # type: ignore[arg-type]
    taken += _beginnings(sight, taken, common, about)
    known = {fold(form) for n in taken for form in n.forms}
    starting, ending = {n.start for n in taken}, {n.end for n in taken}
    for m in doubtful:
        repeated = m.start not in starts and bool({fold(form) for form in m.forms} & known)
        if repeated or _in_list(view, m, starting, ending):
            taken.append(_name(m))
            ending.add(m.end)
    return sorted(taken, key=lambda n: n.start)


_SURELY_IN = frozenset(
    """in at near between outside from over above around towards toward into reached circled across off left bombed bombs struck hit hits shelled attacked targeted
    reopened""".split()
)
"""Words after which a clean name of the gazetteer is a place: locative words, and verbs whose object is one."""


@cache
def _common_english() -> frozenset[str]:
    return lexicons.words("common_words", "en") | lexicons.words("calendar", "en") | lexicons.words("first_names") | lexicons.words("surnames")


def located_names(sight: Sight, spans: Spans) -> list[Name]:
    """A second opinion beside another recogniser: names it left out that stand after *in*, *at* or *near*.

    Border crossings need no such word: their names mean nothing else. Common words, people and organisations, and
    matches that are part of a longer capitalised run stay out.
    """
    view = sight.view
    starts, refused = view.opening, Shelter(sight.refused)
    common = _common_english()
    found: list[Name] = []
    starting, ending = {start for start, _ in spans}, {end for _, end in spans}
    about = _countries(sight) | {e.country_code for m in sight.matches if m.start in starting and (e := sight.best[m]) and e.country_code}
    for m in sight.matches:
        entry = sight.best[m]
        if entry is None or spans.overlap(m.start, m.end) or refused.holding(_name(m)) is not None:
            continue
        if _sea(view, m, sight.bearers[m]):
            found.append(_name(m))
            continue
        crossing = entry.feature_code.startswith("XING")
        before = view.tokens[m.first - 1].text.casefold() if m.first and m.start not in starts else ""
        first = fold(view.tokens[m.first].text)
        if (m.first == m.last and (len(first) < 3 or first in common)) or _touches_capital(view, m, starts):
            continue
        listed = m.start not in starts and _in_list(view, m, starting, ending)
        placed = listed or before in _SURELY_IN or _abroad(view, m, sight.bearers[m], about)
        if crossing or (placed and not view.text[m.start : m.end].isupper()):
            found.append(_name(m))
            starting.add(m.start)
            ending.add(m.end)
    return found


_ENGLISH = frozenset("US GB IE CA AU NZ ZA JM".split())
"""Countries whose towns are called as people and things are in English; a bare name proves nothing there."""
_SHORTEST_ABROAD = 5
_SAYING = frozenset("said says told tells added wrote noted warned argued reported reports news agency quoted cited".split())


def _abroad(view: View, m: Match, bearers: Sequence[Entry], about: frozenset[str]) -> bool:
    """Whether a word that is none in English is called as a place in a country that the text is about: *Kirkenes police*."""
    text = view.text[m.start : m.end]
    before = view.tokens[m.first - 1].text.casefold() if m.first else ""
    after = view.tokens[m.last + 1].text if m.last + 1 < len(view.tokens) else ""
    if len(text) < _SHORTEST_ABROAD or after in _SAYING or before in ("the", "a", "an"):
        return False
    words = lexicons.words("common_words", "en")
    if any(fold(found[1]) not in words for found in re.finditer(rf"([^\W\d_a-z][\w'’-]*) {re.escape(text)}\b", view.text)):
        return False  # a surname: the first name stands before it somewhere
    return any(e.country_code in about and e.country_code not in _ENGLISH for e in bearers)


_SEAS = frozenset(("OCN", "SEA"))
_SEA_WORDS = frozenset("Atlantic Pacific Mediterranean Baltic Caspian Adriatic Aegean".split())
_NO_NOUN = frozenset(
    """and or but in on at to from over off by with as after before during since for of near is are was were be been has have had will would could
    can may might must that which where when while than this last next early late saw said""".split()
)
"""What may follow the name of a sea; before a noun it is an adjective (*the Mediterranean diet*)."""


def is_sea(view: View, start: int, end: int) -> bool:
    """Whether a word that is an adjective as well stands for a sea: ``the Atlantic``, ``the tropical Atlantic``."""
    if view.language not in (None, "en") or view.text[start:end] not in _SEA_WORDS:
        return False
    first, after = view.token_range(start, end)
    tokens = view.tokens
    if after < len(tokens) and tokens[after].word and tokens[after].text not in _NO_NOUN:
        return False
    before = [t.text for t in tokens[max(0, first - 2) : first]]
    return bool(before) and (before[-1] in ("the", "The") or (before[0] in ("the", "The") and before[-1].islower()))


def _sea(view: View, m: Match, bearers: Sequence[Entry]) -> bool:
    return any(e.feature_code in _SEAS for e in bearers) and is_sea(view, m.start, m.end)


def _name(m: Match) -> Name:
    return Name(m.start, m.end, forms=m.forms)


def _countries(sight: Sight) -> frozenset[str]:
    """Countries that the text names or alludes to, with those at home in its language."""
    named = {e.country_code for e in sight.best.values() if e is not None and e.feature_code.startswith("PCL") and e.country_code}
    alluded = {d.code for d in find_demonyms(sight.view)}
    return frozenset({*HOME.get(sight.view.language or "", "").split(), *named, *alluded})


def _crossing(sight: Sight, m: Match, common: frozenset[str]) -> bool:
    """Whether a name is that of a border crossing in a text that speaks of border crossings."""
    crossing = any(e.feature_code.startswith("XING") for e in sight.bearers[m])
    return crossing and speaks_of_crossings(sight.view.text, sight.view.language) and fold(sight.view.text[m.start : m.end]) not in common


def _firm(
    view: View, m: Match, entry: Entry | None, starts: frozenset[int], common: frozenset[str], about: frozenset[str]
) -> bool:
    """Whether a gazetteer name is a place beyond reasonable doubt."""
    tokens = view.tokens
    first = fold(tokens[m.first].text)
    single = m.first == m.last
    opens = m.start in starts
    if single and _never(view, m, entry, first):
        return False
    before = _before(view, m.first)
    after = tokens[m.last + 1] if m.last + 1 < len(tokens) else None
    inner = not single and any(
        area_noun(t, view.language) or is_facility_noun(t.text, view.language) for t in tokens[m.first : m.last + 1]
    )
    if inner or (_beside_area(view, before, after) and not (opens and first in common)):
        return True
    located = before is not None and not opens and _locates(before, view.language)
    prominent = _prominent(entry)
    country = entry is not None and entry.feature_code.startswith("PCL")
    if opens and single and not country and (first in common or not prominent):
        return False  # a country's own name is the likelier reading even of a word that opens a sentence
    if _touches_capital(view, m, starts) and not (located and (not single or _genitive(after))):
        return False
    if not located:
        prominent = prominent or _at_home(view, m, entry)
        first_name = single and first in lexicons.words("first_names")
        return prominent and not first_name and _expected(entry, about, view.language) and _not_a_word(entry, first, opens, common)
    return prominent or not single or not ({first} | {fold(form) for form in m.forms}) & common


def _locates(token: Token, language: str | None) -> bool:
    """Whether a word says that a place follows: a locative word, a facility noun (``аэропортах Внуково``), a cue."""
    word = token.text.casefold()
    cue = word in _CUE_SETS.get(language or "", ()) or token.text in _CUE_SETS.get(language or "", ())
    return cue or word in locatives(language) or is_facility_noun(token.text, language)


def _before(view: View, index: int) -> Token | None:
    """The token before one, an opening quotation mark or a German article passed over."""
    if index and view.tokens[index - 1].text in _QUOTES:
        index -= 1
    if view.language == "de" and index > 1 and view.tokens[index - 1].text in ("der", "den", "dem", "die", "das"):
        index -= 1
    return view.tokens[index - 1] if index else None


_QUOTES = frozenset("„“”\"«»'‘’")
_GENITIVE = re.compile(r"\w+(?:ої|ого|ской|ского|ской|skiej|skiego|ckiej|ckiego)")


def _genitive(token: Token | None) -> bool:
    """Whether a word is an adjective in the genitive: what follows a village's name is the district it belongs to."""
    return token is not None and _GENITIVE.fullmatch(token.text) is not None


def _never(view: View, m: Match, entry: Entry | None, first: str) -> bool:
    """Months and days, words of a letter or two, abbreviations other than a country's."""
    if first in lexicons.words("calendar", view.language or "en") or len(first) < 3:
        return True
    if view.language == "de" and entry is not None and not _prominent(entry) and _common_stem(first):
        return True
    return len(first) <= 5 and view.text[m.start : m.end].isupper() and first not in _COUNTRY_ABBREVIATIONS


def _common_stem(word: str) -> bool:
    """Whether a German word is a common one in the plural or an oblique case: *Schiffen*. Capitals tell nothing there."""
    common = lexicons.words("common_words", "de")
    return any(word.endswith(end) and word[: -len(end)] in common for end in ("en", "n", "e", "er", "ern", "s", "es"))


def _not_a_word(entry: Entry | None, first: str, opens: bool, common: frozenset[str]) -> bool:
    if entry is not None and (entry.feature_code.startswith("PCL") or (not opens and _known_in_news(entry))):
        return True
    people = (entry.population or 0) if entry else 0
    return first not in common or (not opens and people >= _KNOWN_CITY_PEOPLE)


_WATERS_AND_LAND = frozenset("SEA RGN PEN STRT GULF BAY LK STM ISL ISLS MTS VAL DSRT CNL".split())


def _known_in_news(entry: Entry) -> bool:
    """Whether an entry is a water or landscape that the gazetteer has because news names it: seas, Crimea, the Dniester."""
    return entry.gazetteer != "geonames" and entry.feature_code in _WATERS_AND_LAND


def _prominent(entry: Entry | None) -> bool:
    if entry is None:
        return False
    if _known_in_news(entry):
        return True
    wide = entry.feature_code.startswith(("PCL", "XING")) or entry.feature_code in _WIDE_CODES
    wide = wide or (entry.feature_code == "AIRP" and bool(entry.properties.get("iata")))
    return wide or (entry.population or 0) >= _CITY_PEOPLE


def _at_home(view: View, m: Match, entry: Entry | None) -> bool:
    """Whether a town of a country that the language is at home in stands there by its very name, as in lists of what was hit."""
    if entry is None or entry.country_code not in HOME.get(view.language or "", "").split():
        return False
    return (entry.population or 0) >= _HOME_TOWN_PEOPLE and view.text[m.start : m.end] in m.forms


def _expected(entry: Entry | None, about: frozenset[str], language: str | None) -> bool:
    """Whether a text about these countries may name the place without a word before it that says "place"."""
    if entry is None:
        return False
    if entry.feature_code.startswith(("PCL", "XING")) or entry.feature_code in _WIDE_CODES or _known_in_news(entry):
        return True
    people = entry.population or 0
    world = entry.feature_code == "PPLA" and people > _WORLD_CITY_PEOPLE
    near = people > _NEIGHBOUR_CITY_PEOPLE and entry.country_code in _NEIGHBOURS.get(language or "", "").split()
    return world or near or entry.country_code in about


def _beside_area(view: View, before: Token | None, after: Token | None) -> bool:
    """Whether an area word stands on the side of a name where its language puts it."""
    left = area_noun(before, view.language) if before is not None else None
    right = area_noun(after, view.language) if after is not None else None
    return bool(left and left[1] in ("after", "both")) or bool(right and right[1] in ("before", "both"))


def _touches_capital(view: View, m: Match, starts: frozenset[int]) -> bool:
    """Whether a capitalised word follows or precedes directly: the match is part of a longer name.

    In German every noun is capitalised, so that says nothing there.
    """
    if view.language == "de":
        return False
    tokens = view.tokens
    before = tokens[m.first - 1] if m.first else None
    after = tokens[m.last + 1] if m.last + 1 < len(tokens) else None
    left = before is not None and before.capitalised and before.start not in starts and view.text[before.end : m.start] == " "
    left = left and before is not None and before.text.casefold() not in locatives(view.language)  # "16:45. In Kramatorsk"
    right = after is not None and after.capitalised and view.text[m.end : after.start] == " " and not after.text[:2].isupper()
    return left or right


_LIST_GAP = re.compile(r"[”»\"“’']?\s*(?:,|and|i|oraz|та|і|й|и|und|și|a)\s*[„«\"“‘']?")
_LONGEST_GAP = 8


def _in_list(view: View, m: Match, starting: set[int], ending: set[int]) -> bool:
    """Whether a match stands in a list with a name already taken: "A, B and C"."""
    left = (view.text[m.start - n : m.start] for n in range(1, _LONGEST_GAP) if m.start - n in ending)
    right = (view.text[m.end : m.end + n] for n in range(1, _LONGEST_GAP) if m.end + n in starting)
    return any(_LIST_GAP.fullmatch(gap) for gap in (*left, *right))


def _beginnings(
    sight: Sight, taken: Sequence[Name], common: frozenset[str], about: frozenset[str]
) -> list[Name]:
    """Words after a locative one that no entry is called: places all the same where the place is plain.

    Those that begin a name (``Wyryki`` for ``Wyryki-Wola``) or are spelled like one (``Гайгалави`` for ``Gaigalava``) get its
    forms; those beside an area or facility word, or after *near*, *under*, *residents of*, stay as unknown toponyms.
    """
    view = sight.view
    spans = Spans([*((n.start, n.end) for n in (*taken, *sight.refused)), *((m.start, m.end) for m in sight.matches)])
    found: list[Name] = []
    for i, token in enumerate(view.tokens):
        key = fold(token.text)
        if not token.capitalised or token.text.isupper() or len(key) < 5 or key in common or spans.overlap(token.start, token.end):
            continue
        before = _before(view, i)
        if before is None or token.start in view.opening or not (_locates(before, view.language) or area_noun(before, view.language)):
            continue
        forms = _longer(sight, token.text) or _alike(sight, token.text, about)
        if forms or _plain(before, view.tokens[i + 1] if i + 1 < len(view.tokens) else None, view.language):
            found.append(Name(token.start, token.end, forms=forms or (token.text,)))
    return found


def _plain(before: Token, after: Token | None, language: str | None) -> bool:
    """Whether the words around leave no doubt that an unknown name is a place."""
    strong = before.text.casefold() in _STRONG_SETS.get(language or "", ())
    left = area_noun(before, language)
    right = area_noun(after, language) if after is not None else None
    area = bool(left and left[1] in ("after", "both")) or bool(right and right[1] in ("before", "both"))
    return strong or area or is_facility_noun(before.text, language)


def _alike(sight: Sight, text: str, about: frozenset[str]) -> tuple[str, ...]:
    """Names spelled like a word, in a country that the text is about."""
    similar = [e for e in sight.gazetteer.similar(text, limit=4) if e.country_code in about]
    return tuple(dict.fromkeys(e.name for e in similar[:2]))


def _longer(sight: Sight, text: str) -> tuple[str, ...]:
    """Names that begin with a word, those at home in the text's language first."""
    similar = sight.gazetteer.beginning(text, limit=12)
    home = HOME.get(sight.view.language or "", "").split()
    return tuple(dict.fromkeys(e.name for e in [e for e in similar if e.country_code in home] or similar))
