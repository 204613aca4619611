"""Names that look like others: letters of two scripts in one word, and characters that cannot be seen.

``Кyiv`` with a Cyrillic К reads as Kyiv and is another string; marks that turn the direction of writing, or take no room,
make a text read otherwise than it is. Such names are found and keep their candidates, but are put on the map by nobody but
a person (Unicode Technical Standard 39, sections 4 and 5.1: mixed scripts).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNSEEN = re.compile("[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINING = "\u200c\u200d\u200e\u200f"
"""What Arabic, Persian and Hebrew are rightly written with."""
_CONFUSED = (frozenset(("LATIN", "CYRILLIC")), frozenset(("LATIN", "GREEK")), frozenset(("CYRILLIC", "GREEK")))
_WORD = re.compile(r"[^\W\d_]+")


def suspicion(text: str, start: int, end: int) -> str | None:
    """Why the words of a span may not be what they look like; ``None`` when nothing speaks for that.

    The characters next to the span are looked at too, as unseen ones end a word.
    """
    around = text[max(0, start - 1) : end + 1]
    if around.isascii():
        return None
    unseen = _UNSEEN.search(around)
    if unseen and not (unseen.group() in _JOINING and any(unicodedata.bidirectional(c) in ("R", "AL") for c in around)):
        what = "turns the direction of writing" if _DIRECTION.match(unseen.group()) else "cannot be seen"
        return f"holds U+{ord(unseen.group()):04X}, which {what}"
    for word in _WORD.findall(text[start:end]):
        if not word.isascii() and (scripts := _mixed(word)):
            return f"“{word}” mixes {scripts} letters"
    return None


@lru_cache(maxsize=4096)
def _mixed(word: str) -> str | None:
    """The scripts that a word mixes, of those whose letters look alike."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    pair = next((pair for pair in _CONFUSED if pair <= scripts), None)
    return " and ".join(sorted(script.capitalize() for script in pair)) if pair else None
