"""Gazetteer names in a text: the longest runs of words that some entry is called, in any of their inflected forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geomap import lexicons
from geomap.model import Gazetteer
from geomap.names import fold
from geomap.naming.inflect import INFLECTED, nominatives
from geomap.text import Token, View

LONGEST_NAME = 6
"""Words of the longest name that is looked for."""
CONNECTORS = frozenset(
    ["of", "the", "de", "la", "le", "les", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "el", "al", "nad", "na", "pod", "am", "an", "der", "upon", "on", "sur", "sous", "en", "aux", "und", "i", "w", "we", "и", "на", "над", "под", "у", "в", "й", "та", "über", "unter", "bei", "im", "ob", "see", "pri", "bin", "ibn", "ad", "ash"]
)
_BRIDGES = frozenset({"", " ", "\n", "-", "‐", "‑", " \n", "\r\n", "  "})


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``first`` to ``last`` (inclusive) are a name of the gazetteer; ``forms`` are the spellings it has."""

    first: int
    last: int
    start: int
    end: int
    forms: tuple[str, ...]


def adjoins(view: View, before: Token, after: Token) -> bool:
    """Whether two neighbouring tokens can belong to one name."""
    gap = view.text[before.end : after.start]
    if before.text == "." or after.text == ".":
        return gap == "" or before.text == "."
    return gap in _BRIDGES


def runs(view: View) -> list[tuple[int, int]]:
    """Maximal runs of tokens that can be one name: capitalised words with connectors between, as (first, last)."""
    if view.runs is None:
        view.runs = list(_runs(view))
    return view.runs


def _runs(view: View) -> Iterator[tuple[int, int]]:
    tokens = view.tokens
    done = -1
    for i in [n for n, token in enumerate(tokens) if token.text[0].isupper() and starts_name(token)]:
        if i <= done:
            continue
        last = j = i
        while j + 1 < len(tokens) and adjoins(view, tokens[j], tokens[j + 1]):
            word = tokens[j + 1]
            if starts_name(word) or (word.text.isdigit() and len(word.text) <= 4):
                last = j + 1
            elif not (word.text in CONNECTORS or word.text in "-–" or (word.text == "." and _shortens(view, j + 1))):
                break
            j += 1
        yield i, last
        done = last


_SHORTENED = frozenset("St Ste Mt Ft Pt ST MT FT".split())


def _shortens(view: View, index: int) -> bool:
    """Whether a full stop shortens a word within a name, as in ``St. Louis``, ``W. Va.``, ``John F. Kennedy``."""
    tokens = view.tokens
    word = tokens[index - 1].text
    if index + 1 >= len(tokens) or tokens[index + 1].start in view.opening:
        return False
    return (word in _SHORTENED or (len(word) == 1 and word.isupper())) and starts_name(tokens[index + 1])


_DAYS = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February September October November December
    Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Januar Februar Oktober Dezember""".split()
)
"""Capitalised in any place and part of no place's name: "On Wednesday Warsaw airport was closed"."""


def starts_name(token: Token) -> bool:
    """Whether a token can begin a name or be part of one."""
    return token.capitalised and token.text not in _DAYS


def _spans(view: View, first: int, last: int) -> Iterator[tuple[int, int]]:
    tokens = view.tokens
    for i in range(first, last + 1):
        if not starts_name(tokens[i]):
            continue
        for j in range(i, min(last, i + LONGEST_NAME - 1) + 1):
            if starts_name(tokens[j]) or tokens[j].text[0].isdigit():
                yield i, j


def _forms(text: str, language: str | None) -> tuple[str, ...]:
    words = text.count(" ") + text.count("-") + 1
    if language in INFLECTED and words <= 4:
        return nominatives(" ".join(text.split()), language)
    return (text,)


def known_forms(texts: Sequence[str], language: str | None, gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """For each text the forms of it that the gazetteer has; texts with none are left out. One question for all."""
    forms = {text: _forms(text, language) for text in dict.fromkeys(texts)}
    keys = {form: fold(form) for many in forms.values() for form in many}
    known = gazetteer.known_keys(sorted({k for k in keys.values() if k}))
    found: dict[str, tuple[str, ...]] = {}
    for text, many in forms.items():
        distinct: dict[str, str] = {}
        for form in many:
            if keys[form] in known:
                distinct.setdefault(keys[form], form)
        if distinct:
            found[text] = tuple(distinct.values())
    return found


def _with_area_words(view: View) -> Iterator[tuple[int, int]]:
    """Spans in which a lower-case area word belongs to the name: ``Харківській області``, ``powiecie bialskim``."""
    tokens = view.tokens
    for i, token in enumerate(tokens):
        found = area_noun(token, view.language)
        if found is None or token.capitalised:
            continue
        if found[1] in ("before", "both"):
            for j in range(max(0, i - 3), i):
                if starts_name(tokens[j]) and all(adjoins(view, tokens[k], tokens[k + 1]) for k in range(j, i)):
                    yield j, i
        if found[1] in ("after", "both"):
            for j in range(i + 1, min(len(tokens), i + 3)):
                if not adjoins(view, tokens[j - 1], tokens[j]) or not tokens[j].word:
                    break
                yield i, j


def gazetteer_matches(view: View, gazetteer: Gazetteer) -> list[Match]:
    """Names in the text, longest first from each position, without overlap, in order."""
    tokens = view.tokens
    spans = [span for first, last in runs(view) for span in _spans(view, first, last)]
    if view.language not in (None, "en"):
        spans = list(dict.fromkeys([*spans, *_with_area_words(view)]))
    texts = {span: view.text[tokens[span[0]].start : tokens[span[1]].end] for span in spans}
    known = known_forms(list(texts.values()), view.language, gazetteer)
    found: list[Match] = []
    taken = -1
    for first, last in sorted(spans, key=lambda s: (s[0], -s[1])):
        text = texts[first, last]
        if first <= taken or text not in known:
            continue
        found.append(Match(first, last, tokens[first].start, tokens[last].end, known[text]))
        taken = last
    return found


def area_noun(token: Token, language: str | None) -> tuple[str, str] | None:
    """(feature class, side the name stands on) when a token is a word like *county*, *powiat*, *область*."""
    values = lexicons.by_language("areas").get(language or "en", {}).get(fold(token.text))
    return (values[0], values[1]) if values else None
