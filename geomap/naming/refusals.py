"""What looks like a place and is not: organisations, people, machines, exercises. Kept, with the reason.

Only runs that hold a name of the gazetteer are kept: the rest nobody would take for a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from geomap import lexicons
from geomap.expressions.facility import is_facility_noun
from geomap.names import fold
from geomap.naming.matching import Match, runs
from geomap.recognisers import Name, without_overlap
from geomap.recognisers.guarded import locatives
from geomap.text import Token, View

_EVENT = re.compile(r"[A-ZА-Я]\w{1,40}[-‐]20\d\d")
_PARTICLES = frozenset("van von de al bin el".split())
_ALSO_WORDS = frozenset("un ap ue who eu".split())
"""Abbreviations that are words too: only in capitals do they name a body."""


def find_refusals(view: View, matches: Sequence[Match]) -> list[Name]:
    """Refused names of a document, in order, without overlap."""
    known = {i for m in matches for i in range(m.first, m.last + 1)}
    names: list[Name] = []
    surnames: dict[str, str] = {}
    for begin, last in runs(view):
        first = begin + 1 if begin < last and view.tokens[begin].text.casefold() == "the" else begin
        run = view.tokens[first : last + 1]
        keys = [fold(t.text) for t in run]
        hits = {k for k in range(len(run)) if first + k in known}
        names += _listed(run, keys, hits)
        names += _person(view, run, keys, first, hits, surnames)
        names += _organisation(view, run, keys, hits)
        if _EVENT.fullmatch(run[-1].text):
            names.append(Name(run[0].start, run[-1].end, "event_name", "name of an exercise or event", "event-name"))
    names += _lone_surnames(view, matches, surnames)
    names += _diseases(view, matches)
    names += _money(view, matches)
    return without_overlap(names)


@cache
def _equipment() -> dict[str, str]:
    return {fold(word): what for word, what in lexicons.table("equipment").items()}


def _listed(run: Sequence[Token], keys: Sequence[str], hits: set[int]) -> Iterator[Name]:
    """Institutions and machines that stand in the word lists."""
    institutions = lexicons.rows_by_key("institutions")
    for i in range(len(run)):
        for size in (2, 1):
            if i + size > len(run):
                continue
            key = " ".join(keys[i : i + size])
            start, end = run[i].start, run[i + size - 1].end
            if key in institutions and not (key in _ALSO_WORDS and not run[i].text.isupper()):
                yield Name(start, end, "organisation", institutions[key][1], "institution")
                break
            if key in _equipment() and hits & set(range(i, i + size)):
                yield Name(start, end, "equipment", f"name of a machine ({_equipment()[key]})", "equipment")
                break


def _person(
    view: View, run: Sequence[Token], keys: Sequence[str], first: int, hits: set[int], surnames: dict[str, str]
) -> Iterator[Name]:
    """A person's name within a run; remembers the surname."""
    span = _person_span(view, run, keys, first)
    if span is None:
        return
    begin, end = span
    surnames.setdefault(run[end].text, view.text[run[begin].start : run[end].end])
    if hits & set(range(begin, end + 1)):
        yield Name(run[begin].start, run[end].end, "person", "name of a person", "embedded-in-person")


def _person_span(view: View, run: Sequence[Token], keys: Sequence[str], first: int) -> tuple[int, int] | None:
    """Token range of a person's name within a run: first name or title, then capitalised words."""
    firsts = lexicons.words("first_names")
    titles = lexicons.words("titles", view.language or "en")
    if first and is_facility_noun(view.tokens[first - 1].text, view.language):
        return None  # "lotnisko Ben Guriona" is an airport
    for i, key in enumerate(keys[:-1]):
        if key in firsts and run[i + 1].capitalised:
            end = i + 1
            while end + 1 < len(keys) and (len(keys[end]) == 1 or run[end].text.endswith(".") or keys[end] in _PARTICLES):
                end += 1
            return i, end
        if key in titles and i + 2 == len(keys) and run[i + 1].capitalised:
            return i + 1, i + 1
    before = view.tokens[first - 1] if first else None
    titled = before is not None and fold(before.text) in titles and view.text[before.end : run[0].start] in (" ", ". ")
    return (0, 0) if titled and len(keys) == 1 else None


def _organisation(view: View, run: Sequence[Token], keys: Sequence[str], hits: set[int]) -> Iterator[Name]:
    """A run with a word such as *ministry*, *university*, *treaty* in it."""
    heads = lexicons.words("organisation_words", view.language or "en")
    head = next((k for k in reversed(keys) if k in heads), None)
    if head and hits and len(run) > 1:
        note = f"name of an organisation ({head!r})"
        yield Name(run[0].start, run[-1].end, "organisation", note, "embedded-in-organisation")


_DISEASE = re.compile(
    r"[ -](?:ebola ?)?(?:virus(?:es)?|ebolavirus|disease|fever|h[ae]*morrhagic|syndrome|encephalitis|variant|measles|strain|flu|cholera)\b",
    re.IGNORECASE,
)


def _diseases(view: View, matches: Sequence[Match]) -> Iterator[Name]:
    """Names of diseases called after places (``Marburg virus``), also where the text shortens them to the place's name."""
    if view.language not in (None, "en"):
        return
    called = {fold(view.text[m.start : m.end]) for m in matches if _DISEASE.match(view.text, m.end)}
    sure = locatives(view.language) - {"of", "and", "from", "to", "over", "with"}
    for m in matches if called else ():
        located = m.first > 0 and view.tokens[m.first - 1].text.casefold() in sure
        if fold(view.text[m.start : m.end]) in called and (not located or _DISEASE.match(view.text, m.end)):
            yield Name(m.start, m.end, "other", "name of a disease", "disease")


def _money(view: View, matches: Sequence[Match]) -> Iterator[Name]:
    """Currencies: ``US$ 15``, ``$US 1.5 billion``."""
    for m in matches:
        if view.text[m.start - 1 : m.start] == "$" or view.text[m.end : m.end + 1] == "$":
            yield Name(m.start, m.end, "other", "a currency", "currency")


def _lone_surnames(view: View, matches: Sequence[Match], surnames: dict[str, str]) -> Iterator[Name]:
    """Later mentions of a person by surname alone, where no locative word says "place"."""
    never = locatives(view.language) - {"of", "and", "from", "to", "over"}
    for m in matches:
        word = view.text[m.start : m.end]
        located = m.first > 0 and view.tokens[m.first - 1].text.casefold() in never
        if m.first == m.last and word in surnames and not located:
            yield Name(m.start, m.end, "person", f"surname of {surnames[word]}", "embedded-in-person")
