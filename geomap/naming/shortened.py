"""Names beside a shortened area word: ``woj. lubelskie``, ``Харківська обл.``, ``м. Харків``, ``Lkr. Uckermark``, ``Co. Kerry``.

The word is written out and the whole looked up, so that ``pow. bialski`` finds what ``powiat bialski`` would. A region is
marked with its word, as it is when that is written in full; of a settlement the name alone is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from geomap import lexicons
from geomap.model import Gazetteer
from geomap.naming.matching import adjoins, known_forms, starts_name
from geomap.recognisers import Name, without_overlap
from geomap.text import View

WORDS = 4
"""Words of the longest name looked for beside an abbreviation."""


class _Short(NamedTuple):
    """What an abbreviation is short for, the class of place it tells of, and the side the name stands on."""

    full: tuple[str, ...]
    feature: str
    side: str


class _Stretch(NamedTuple):
    """Tokens ``first`` to ``last`` (inclusive) that may be the name, beside the abbreviation at ``start`` to ``end``."""

    first: int
    last: int
    start: int
    end: int
    short: _Short


def shortened_names(view: View, gazetteer: Gazetteer) -> list[Name]:
    """Names beside the abbreviations of the text's language that the gazetteer knows, in order."""
    pattern, table = _lexicon(view.language or "en")
    if pattern is None:
        return []
    stretches = [
        s for m in pattern.finditer(view.text) if not view.skipped(m.start()) for s in _stretches(view, m.start(), m.end(), table[m.group()])
    ]
    texts = {t for s in stretches for t in (*_written_out(view, s), _text(view, s))}
    known = known_forms(sorted(texts), view.language, gazetteer) if texts else {}
    return without_overlap([name for s in stretches if (name := _name(view, s, known)) is not None])


@cache
def _lexicon(language: str) -> tuple[re.Pattern[str] | None, dict[str, _Short]]:
    rows = [row for row in lexicons.rows("areas_shortened") if row[0] == language]
    table = {row[1]: _Short(tuple(filter(None, row[2].split("/"))), row[3], row[4]) for row in rows}
    longest_first = sorted(table, key=lambda word: (-len(word), word))
    if not table:
        return None, {}
    # "2024 г." is a year and "20 м." a length; "Tiffany & Co." and "Ford Motor Co." are firms.
    not_after = r"(?<![\w&.-])(?<![\dIVXХ]\s)(?<!&\s)"
    return re.compile(f"{not_after}(?:{'|'.join(map(re.escape, longest_first))})(?!\\w)"), table


def _stretches(view: View, start: int, end: int, short: _Short) -> Iterator[_Stretch]:
    first, after = view.token_range(start, end)
    if short.side in ("after", "both") and not (view.language == "en" and first and starts_name(view.tokens[first - 1])):
        for last in _reach(view, after, 1):
            yield _Stretch(after, last, start, end, short)
    if short.side in ("before", "both") and first and view.text[view.tokens[first - 1].end : start].isspace():
        for begin in _reach(view, first - 1, -1):
            if starts_name(view.tokens[begin]):
                yield _Stretch(begin, first - 1, start, end, short)


def _reach(view: View, index: int, step: int) -> Iterator[int]:
    """Indices from one token on, as far as a name may go."""
    tokens = view.tokens
    for i in range(index, index + step * WORDS, step):
        if not 0 <= i < len(tokens) or not tokens[i].word or tokens[i].text.isdigit():
            return
        if i != index and not adjoins(view, tokens[min(i, i - step)], tokens[max(i, i - step)]):
            return
        yield i


def _text(view: View, s: _Stretch) -> str:
    return view.text[view.tokens[s.first].start : view.tokens[s.last].end]


def _written_out(view: View, s: _Stretch) -> list[str]:
    """The name with its area word in full, on the side it stands on."""
    name = _text(view, s)
    return [f"{word} {name}" if view.tokens[s.first].start >= s.end else f"{name} {word}" for word in s.short.full]


def _name(view: View, s: _Stretch, known: dict[str, tuple[str, ...]]) -> Name | None:
    start, end = view.tokens[s.first].start, view.tokens[s.last].end
    alone = known.get(_text(view, s), ()) if starts_name(view.tokens[s.first]) and starts_name(view.tokens[s.last]) else ()
    if not s.short.full:
        return Name(start, end, feature=s.short.feature, forms=alone) if alone else None
    forms = next((known[text] for text in _written_out(view, s) if text in known), ())
    if not forms and (not alone or view.language == "en"):
        return None
    return Name(min(start, s.start), max(end, s.end), feature=s.short.feature, forms=forms or alone)
