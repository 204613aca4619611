"""What geomap itself says, in other languages: why a place was chosen, what a shape assumes, how a time was worked out.

The stages say it in English, as records, exports and the command line have it; the page tells it again in its own language.
There is one table a language. Its keys are the English wordings with their slots, in three parts: ``sentences``, ``names``
that are made of other names, and single ``words``. What no wording fits is somebody else's and stays as it is.

Slots: ``{n}`` a number, ``{place}`` and ``{border}`` a name, ``{said}`` another wording, ``{dir}`` and ``{kind}`` a word, ``{id}``
and ``{x}`` stay to the letter. Forms for one, few and many are parted by ``|`` and go by ``{n}``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
LANGUAGES = ("pl", "uk", "be", "de")
PARTS = ("sentences", "names", "words")

SLOT = re.compile(r"\{((n|place|border|said|dir|kind|id|x)\d?)\}")
_COMPASS = "|".join(sorted(("north", "south", "east", "west", "central"), key=len))
_SHAPES = {
    "n": r"[\d,]*\d(?:\.\d+)?", "id": r"[a-z]+:\S+", "dir": rf"(?:(?:{_COMPASS})(?:ern)?-?)+", "border": r".+? border",
    "said": ".+", "kind": r"[a-z -]+", "place": ".+?", "x": ".+?",
}  # fmt: skip

Namer = Callable[[str], str]


@dataclass(frozen=True)
class Saying:
    """A wording: the English one as a pattern, the text it begins with, and what it is in another language."""

    start: str
    pattern: re.Pattern[str]
    told: str


def table(language: str) -> dict[str, dict[str, str]]:
    """The table of a language, by parts."""
    found: dict[str, dict[str, str]] = json.loads((HERE / f"{language}.json").read_text(encoding="utf-8"))
    return found


def tell(language: str, text: str, name: Namer | None = None) -> str:
    """A sentence of geomap's in a language; one that is not its own stays. ``name`` tells places' names."""
    return _told(language, ("sentences",), text, name or (lambda given: name_of(language, given))) or text


def tell_all(language: str, text: str, name: Namer | None = None) -> str:
    """The same for several sentences that ``; `` parts."""
    return (
        tell(language, text, name)
        if "; " not in text
        else "; ".join(tell(language, one, name) for one in text.split("; "))
    )


def name_of(language: str, text: str, name: Namer | None = None) -> str:
    """A name that geomap made of other names, such as "15 km north of Chełm"; any other stays."""
    return _told(language, ("names",), text, name or (lambda given: name_of(language, given))) or text


def known(language: str, text: str) -> bool:
    """Whether each of the sentences in a text is geomap's own."""
    return all(_told(language, ("sentences",), one, str) is not None for one in text.split("; "))


# -- finding a wording ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _exact(language: str, part: str) -> Mapping[str, str]:
    return {english: told for english, told in table(language)[part].items() if not SLOT.search(english)}


@lru_cache(maxsize=16)
def _sayings(language: str, part: str) -> tuple[Saying, ...]:
    """Wordings with slots, those with the most words of their own first, so that the narrower one is found."""
    rows = [(english, told) for english, told in table(language)[part].items() if SLOT.search(english)]
    rows.sort(key=lambda row: (-len(SLOT.sub(lambda slot: "____" if slot[2] == "border" else "", row[0])), row[0]))
    return tuple(Saying(SLOT.split(english)[0], _pattern(english), told) for english, told in rows)


def _pattern(english: str) -> re.Pattern[str]:
    out, at = "", 0
    for slot in SLOT.finditer(english):
        out += re.escape(english[at : slot.start()]) + f"(?P<{slot[1]}>{_SHAPES[slot[2]]})"
        at = slot.end()
    return re.compile(out + re.escape(english[at:]), re.DOTALL)


def _told(language: str, parts: tuple[str, ...], text: str, name: Namer) -> str | None:
    for part in parts:
        if text in _exact(language, part):
            return _exact(language, part)[text]
    if len(text) > 2000:
        return None
    for part in parts:
        for saying in _sayings(language, part):
            if text.startswith(saying.start) and (found := saying.pattern.fullmatch(text)):
                return _filled(language, saying.told, found.groupdict(), name)
    return None


def _filled(language: str, told: str, slots: Mapping[str, str], name: Namer) -> str:
    forms = told.split("|")
    if len(forms) > 1:
        told = forms[_plural(language, slots["n"])]
    said = {slot: _slot(language, slot.rstrip("0123456789"), text, name) for slot, text in slots.items()}
    return SLOT.sub(lambda slot: said[slot[1]], told)


def _slot(language: str, kind: str, text: str, name: Namer) -> str:
    if kind == "n":
        return number(language, text)
    if kind in ("place", "border"):
        return name(text)
    if kind in ("dir", "kind"):
        return _exact(language, "words").get(text, text)
    if kind == "said":
        return _told(language, ("words", "sentences"), text, name) or text
    return text


def number(language: str, text: str) -> str:
    """Digits of an English number as a language groups and points them."""
    group = "." if language == "de" else "\u00a0"
    return text.replace(",", group) if "." not in text else text.replace(",", group).replace(".", ",")


def _plural(language: str, text: str) -> int:
    """Which of one, few and many a whole number takes, by the rules of Unicode CLDR."""
    n = int(re.sub(r"\D", "", text.split(".", maxsplit=1)[0]) or 0)
    one = n == 1 if language == "pl" else n % 10 == 1 and n % 100 != 11
    if one:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2
