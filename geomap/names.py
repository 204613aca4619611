"""Place names compared: folding to a key that spellings share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile(r"[\s\-‐-―_/.,;:()\[\]{}«»„“”\"]+")
_MARKS = re.compile(r"['’ʼʹ`´ʻ′*]+")
_PLAIN = str.maketrans({c: " " if _SEPARATORS.match(c) else None for c in map(chr, range(128)) if _SEPARATORS.match(c) or _MARKS.match(c)})
"""ASCII's separators and marks."""


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key under which a name is looked up: lower-case ASCII words.

    Diacritics, script, case, hyphens, dots and apostrophes do not count: ``Wyryki-Wola``, ``WYRYKI WOLA`` and
    ``Wyryki Wola`` fold alike, and so do ``Харків`` and ``Kharkiv`` (transliteration by anyascii).
    """
    if name.isascii():
        return " ".join(name.translate(_PLAIN).lower().split())
    from anyascii import anyascii  # reads its tables from within a package, which takes milliseconds to begin with

    text = unicodedata.normalize("NFKC", name)
    text = _MARKS.sub("", text)
    if not text.isascii():
        text = _MARKS.sub("", anyascii(text))
    return _SEPARATORS.sub(" ", text).strip().casefold()


class _Folding(dict[int, str]):
    """Code point → its lower-case ASCII, a space for a separator, nothing for a mark; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        from anyascii import anyascii

        character = chr(code)
        if _MARKS.match(character):
            folded = ""
        elif character in "\n|\v":
            folded = character
        else:
            latin = character if code < 128 else _MARKS.sub("", anyascii(character)).replace("|", "")
            folded = _SEPARATORS.sub(" ", latin).casefold()
        self[code] = folded
        return folded


_FOLDING = _Folding()
_SPACES = re.compile("  +")


def fold_lines(text: str) -> str:
    """`fold` for many names at once, separated by ``|``, line feeds or vertical tabs, which stay: far faster than one by one."""
    text = unicodedata.normalize("NFKC", text).translate(_FOLDING)
    text = _SPACES.sub(" ", text).strip(" ")
    for edge in "|\n\v":
        text = text.replace(f" {edge}", edge).replace(f"{edge} ", edge)
    return text


_ALIKE = str.maketrans({"w": "v", "q": "k", "c": "k", "z": "s", "x": "ks", **dict.fromkeys("aeiouyjh", None)})
_DIGRAPHS = (("cz", "c"), ("sz", "s"), ("rz", "r"), ("ts", "c"), ("tz", "c"), ("ph", "f"))
_TWICE = re.compile(r"(.)\1+")


def sound(key: str) -> str | None:
    """What stays of a folded key when transcriptions and slips are taken out; ``None`` for keys too short or too long.

    Vowels, ``h``, ``j`` and ``y`` go, ``w`` is ``v``, ``c`` and ``q`` are ``k``, ``z`` is ``s``, ``cz``, ``sz``, ``rz``
    and ``ts`` are one letter, doubled letters are one, and words stand in alphabetical order: ``charkiw`` and ``kharkov``
    are ``krkv``.
    """
    if not 4 <= len(key) <= 40:
        return None
    for pair, letter in _DIGRAPHS:
        if pair in key:
            key = key.replace(pair, letter)
    words = _TWICE.sub(r"\1", key.translate(_ALIKE)).split()
    words.sort()
    text = " ".join(words)
    return text if len(text) > 1 else None
