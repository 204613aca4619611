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
