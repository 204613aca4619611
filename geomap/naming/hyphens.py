"""Names that a hyphen ties to something else: ``Thailand-Cambodia``, ``R-London``, ``Denver-based``, ``Egyptian-US``.

A tokenizer takes such a word for one, and the gazetteer has no such name; here its parts are looked up. Which of these
means a place follows from what it is tied to: another place, a party's letter, a word like *based*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from geomap import lexicons
from geomap.model import Entry, Gazetteer
from geomap.names import fold
from geomap.naming.demonyms import country_of
from geomap.naming.matching import adjoins, known_forms, starts_name
from geomap.recognisers import BEARERS, Name
from geomap.text import Token, View

_HALF = r"(?:(?:[A-Z]\.){2,}|[A-Z][^\W\d_]*(?:['’][^\W\d_]+)?)"
_PAIR = re.compile(rf"(?<![\w.&-])(?P<left>{_HALF})[-‐–](?P<right>{_HALF})(?![\w-])")
_ROAD = re.compile(r"\s+(?:highway|road|motorway|route|railway|rail\s+line|line|corridor|flight|pipeline|ferry)\b")
_PARTY = re.compile(r"(?<![\w.-])(?:R|D|DFL|Rep|Dem)[-‐–](?=[A-Z])")
_AFTER_PARTY = re.compile(r"[A-Z][^\W\d_]*\.?(?:[A-Z]\.)*(?: [A-Z][^\W\d_]*\.?){0,2}")
_SURE = "based|area|born|bound"
_LOOSE = "wide|owned|led|backed|controlled|occupied|held|run|administered|brokered|ruled|funded|made|style"
_TIED = re.compile(rf"(?P<stem>.*[^\W\d_].*)[-‐–](?:(?P<sure>{_SURE})|{_LOOSE})", re.IGNORECASE)
CITY_PEOPLE = 100_000
"""From so many people on a place is meant although its name is a common word."""
_LONGEST_PARTY = 3
_BEFORE_TIED = 2
"""Words before a tied one that its name may begin with: ``New York-based``, ``Rio de Janeiro-based``."""


def hyphenated_names(view: View, gazetteer: Gazetteer) -> list[Name]:
    """Names within hyphenated words that need no other name of the text, in order."""
    if "-" not in view.text and "–" not in view.text and "‐" not in view.text:
        return []
    found = _pairs(view, gazetteer)
    if view.language in (None, "en"):
        found += [*_of_parties(view, gazetteer), *_tied(view, gazetteer)]
    return sorted(found, key=lambda n: n.start)


def _pairs(view: View, gazetteer: Gazetteer) -> list[Name]:
    """The halves of ``Thailand-Cambodia``: two countries joined by a hyphen, where nothing is called so as a whole.

    One country beside a nationality or a body in capitals will do (``Egyptian-US``, ``EU-Canada``); before the word for a
    road two towns (``the Damascus-Aleppo highway``).
    """
    joined = [m for m in _PAIR.finditer(view.text) if not view.skipped(m.start())]
    if not joined:
        return []
    halves = {half for m in joined for half in m.groups()}
    best = gazetteer.named_many(sorted({*halves, *(m.group() for m in joined)}), limit=BEARERS)
    names: list[Name] = []
    for m in joined:
        if m.group() in best:
            continue
        codes = [_code(best.get(half)) for half in m.groups()]
        states = [code.startswith("PCL") for code in codes]
        if _ROAD.match(view.text, m.end()) and all(code.startswith(("PPL", "ADM")) for code in codes):
            kept = [True, True]
        elif all(states):
            kept = states
        else:
            others = (m["right"], m["left"])
            kept = [state and _beside_a_country(other, view.language) for state, other in zip(states, others, strict=True)]
        names += [Name(*m.span(half), forms=(m[half],)) for half, keep in zip(("left", "right"), kept, strict=True) if keep]
    return names


def _code(bearers: Sequence[Entry] | None) -> str:
    """The feature code of a country that has the name, else that of the best known bearer."""
    codes = [e.feature_code for e in bearers or ()]
    return next((code for code in codes if code.startswith("PCL")), codes[0] if codes else "")


_BODIES = frozenset(("EU", "UN", "NATO", "ASEAN", "GCC", "AU", "ECOWAS", "OPEC"))


def _beside_a_country(half: str, language: str | None) -> bool:
    """Whether half of a word may stand beside a country: a nationality or a body of states."""
    return half in _BODIES or country_of(half, language) is not None


def _of_parties(view: View, gazetteer: Gazetteer) -> list[Name]:
    """Where American legislators are from, behind the letter of their party: ``R-London``, ``D-W. Va.``"""
    tried: list[tuple[int, list[str]]] = []
    for m in _PARTY.finditer(view.text):
        said = _AFTER_PARTY.match(view.text, m.end())
        if said is None or view.skipped(m.start()):
            continue
        words = said.group().split(" ")
        tried.append((m.end(), [t for n in range(len(words), 0, -1) for t in _with_and_without_stop(" ".join(words[:n]))]))
    known = known_forms(sorted({t for _, texts in tried for t in texts}), view.language, gazetteer) if tried else {}
    found: list[Name] = []
    for start, texts in tried:
        text = next((t for t in texts if t in known), None)
        if text is not None:
            found.append(Name(start, start + len(text), forms=known[text]))
    return found


def _with_and_without_stop(text: str) -> list[str]:
    """The stop belongs to an abbreviation (``Pa.``) and not to a name at the end of a sentence."""
    return [text, text[:-1]] if text.endswith(".") and len(text.rsplit(" ", maxsplit=1)[-1]) <= 6 else [text.rstrip(".")]


def _tied(view: View, gazetteer: Gazetteer) -> list[Name]:
    """Names before ``-based`` and its like; before ``-led``, ``-backed`` and others only countries and their regions."""
    tokens = view.tokens
    tried: list[tuple[int, int, bool]] = []
    for i, token in enumerate(tokens):
        m = _TIED.fullmatch(token.text) if "-" in token.text or "–" in token.text or "‐" in token.text else None
        if m is None or not token.capitalised or country_of(m["stem"], "en"):
            continue
        end = token.start + len(m["stem"])
        tried += [(tokens[begin].start, end, m["sure"] is not None) for begin in _beginnings(view, i)]
    texts = {view.text[start:end] for start, end, _ in tried}
    known = known_forms(sorted(texts), "en", gazetteer) if texts else {}
    best = gazetteer.named_many(sorted({f for forms in known.values() for f in forms}), limit=BEARERS)
    found: dict[int, Name] = {}
    for start, end, sure in tried:  # the longest first
        forms = known.get(view.text[start:end], ())
        bearers = [e for f in forms for e in best.get(f, ())]
        if end not in found and any(_counts(e, view.text[start:end], sure) for e in bearers):
            found[end] = Name(start, end, forms=forms)
    return list(found.values())


def _beginnings(view: View, i: int) -> list[int]:
    """Tokens that a name ending in token ``i`` may begin with, the farthest first."""
    tokens = view.tokens
    first = i
    while first and i - first < _BEFORE_TIED and adjoins(view, tokens[first - 1], tokens[first]) and _joins(tokens[first - 1]):
        first -= 1
    return [k for k in range(first, i + 1) if starts_name(tokens[k])]


def _joins(token: Token) -> bool:
    return starts_name(token) or token.text in ("de", "del", "la", "of", "al", ".")


def _counts(entry: Entry, text: str, sure: bool) -> bool:
    """Whether an entry is meant by a name before ``-based`` (``sure``) or before ``-led``."""
    if entry.feature_code.startswith("PCL") or entry.feature_code == "ADM1":
        return True
    words = lexicons.words("common_words", "en")
    return sure and (not all(fold(w) in words for w in text.split()) or (entry.population or 0) >= CITY_PEOPLE)


def split_names(view: View, names: Iterable[Name], gazetteer: Gazetteer) -> list[Name]:
    """Both halves of ``Athens-Clarke`` where the text names one of them as a place elsewhere: names in place of the whole."""
    said = {fold(view.text[n.start : n.end]) for n in names if n.kind == "toponym"}
    joined = [
        m
        for m in _PAIR.finditer(view.text)
        if not view.skipped(m.start()) and min(map(len, m.groups())) > 2 and any(fold(half) in said for half in m.groups())
    ]
    if not joined:
        return []
    longer = {m: view.text[m.start("right") : _end_of_area(view, m.end())] for m in joined}
    texts = {t for m in joined for t in (m.group(), *m.groups(), longer[m])}
    known = known_forms(sorted(texts), view.language, gazetteer)
    found: list[Name] = []
    for m in joined:
        if m.group() in known or m["left"] not in known or m["right"] not in known:
            continue
        right = longer[m] if longer[m] in known else m["right"]
        found.append(Name(m.start(), m.end("left"), forms=known[m["left"]]))
        found.append(Name(m.start("right"), m.start("right") + len(right), forms=known[right]))
    return found


def _end_of_area(view: View, end: int) -> int:
    """Where an area word behind a name ends: ``Paris-Henry County``."""
    after = re.compile(r" (?:County|Parish|District|Township)\b").match(view.text, end)
    return after.end() if after else end
