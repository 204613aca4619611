"""Place names compared: folding to a key that spellings share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_SEPARATORS = re.compile(r"[\s\-‐-―_/.,;:()\[\]{}«»„“”\"]+")
_MARKS = re.compile(r"['’ʼʹ`´ʻ′*]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key under which a name is looked up: lower-case ASCII words.

    Diacritics, script, case, hyphens, dots and apostrophes do not count: ``Wyryki-Wola``, ``WYRYKI WOLA`` and
    ``Wyryki Wola`` fold alike, and so do ``Харків`` and ``Kharkiv`` (transliteration by anyascii).
    """
    text = unicodedata.normalize("NFKC", name)
    text = _MARKS.sub("", text)
    if not text.isascii():
        text = _MARKS.sub("", anyascii(text))
    return _SEPARATORS.sub(" ", text).strip().casefold()


_SEPARATORS_IN_LINES = re.compile(r"(?:(?!\n)[\s\-‐-―_/.,;:()\[\]{}«»„“”\"])+")
_EDGES = re.compile(r" ?([|\n]) ?")


class _Transliteration(dict[int, str]):
    """Code point → ASCII, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = character if code < 128 else anyascii(character).replace("|", "").replace("\n", " ")
        return self[code]


_TRANSLITERATION = _Transliteration()


def fold_lines(text: str) -> str:
    """`fold` for many names at once, separated by ``|`` or line feeds, which stay: ten times as fast."""
    text = unicodedata.normalize("NFKC", text)
    text = _MARKS.sub("", text).translate(_TRANSLITERATION)
    text = _MARKS.sub("", text)
    return _EDGES.sub(r"\1", _SEPARATORS_IN_LINES.sub(" ", text)).strip(" ").casefold()
