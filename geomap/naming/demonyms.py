"""Country adjectives and names of nationals: which country ``Belarusian``, ``białoruskiej``, ``российских`` belong to."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import cast

from geomap.model import Mention
from geomap.names import fold
from geomap.text import View

# Endings that an adjective or noun of nationality may carry after its stem, folded, by language.
_ENDINGS = {
    "en": ("", "s"),
    "de": ("", "e", "en", "er", "es", "em", "n", "s", "in", "innen"),
    "pl": ("", "i", "a", "e", "ie", "iego", "iej", "iemu", "im", "ich", "imi", "ego", "ej", "emu", "ych", "ymi", "ym", "y", "o", "ow", "om", "ami", "ach", "iem", "em"),
    "uk": tuple(map(fold, " ий а е і ого ої ому ій им их ими у ою ів ам ами ах и о ець ця ців цям".split(" "))),
    "ru": tuple(map(fold, " ий ый ая ое ие ые ой ого ому им ым их ых ими ыми ую ом ы и ов ам ами ах о е ец ца цы цев".split(" "))),
    "cs": ("", "y", "a", "e", "eho", "emu", "em", "ou", "ych", "ymi", "i", "o"),
    "ro": ("", "a", "e", "i", "ul", "ii", "ilor", "elor"),
}  # fmt: skip


COUNTRIES = frozenset(("philippines", "laos", "vatican"))
"""Countries whose names are what the plural of a nationality would be, or its adjective."""
_LOWER_CASE = frozenset(("uk", "ru", "be"))
_COUNTRY_IN_SKO = re.compile(r"[sc]k(?:o|a|u|em|om)$")
_ADJECTIVE = re.compile(r"(?:ськ|цьк|ск|цк)\w{1,3}$")


@dataclass(frozen=True, slots=True)
class Demonym:
    """A word of nationality: tokens' span and the country's ISO 3166-1 alpha-2 code."""

    start: int
    end: int
    code: str


@cache
def _table(language: str) -> dict[str, str]:
    """Folded word or stem → country code."""
    from geomap.lookup import embedded_data_dir

    found: dict[str, str] = {}
    with (embedded_data_dir() / "demonyms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            if row["language"] == language:
                found.setdefault(fold(row["word"]), row["country"])
    return found


@cache
def country_of(word: str, language: str | None) -> str | None:
    """The country a word of nationality belongs to, or ``None`` when it is none."""
    key = fold(word)
    if key in COUNTRIES:
        return None
    known = _table(language or "en")
    for ending in _ENDINGS.get(language or "en", ("",)):
        stem = key[: len(key) - len(ending)] if ending else key
        if len(stem) > 2 and key.endswith(ending) and (code := known.get(stem)):
            return code
    return None


def find_demonyms(view: View) -> Sequence[Demonym]:
    """Words of nationality in a text, also the halves of ``Polish-Belarusian`` and ``polsko-białoruski``."""
    if "demonyms" not in view.remembered:
        view.remembered["demonyms"] = tuple(_found(view))
    return cast("tuple[Demonym, ...]", view.remembered["demonyms"])


def _found(view: View) -> list[Demonym]:
    found: list[Demonym] = []
    tokens = view.tokens
    for token, after in pairwise(tokens):
        if not token.text[0].isupper() or not after.text[0].isupper():
            continue
        if code := country_of(f"{token.text} {after.text}", view.language):
            found.append(Demonym(token.start, after.end, code))
    paired = {d.start for d in found} | {d.end for d in found}
    english = view.language in (None, "en")
    for token in tokens:
        first = token.text[0]
        if not (first.isupper() if english else first.isalpha()) or len(token.text) < 3:
            continue
        if token.start in paired or token.end in paired:
            continue
        code = country_of(token.text, view.language)
        if code and view.language in ("cs", "sk") and token.capitalised and _COUNTRY_IN_SKO.search(token.text):
            continue  # „z Polska“ is from the country; its adjective is written small
        if code and view.language in _LOWER_CASE and token.capitalised and not _ADJECTIVE.search(token.text):
            continue  # written small in these languages: «Білорусі» is the country
        if code:
            found.append(Demonym(token.start, token.end, code))
        elif "-" in token.text:
            found += _halves(token.text, token.start, view.language)
    return sorted(found, key=lambda d: d.start)


def _halves(text: str, start: int, language: str | None) -> list[Demonym]:
    found: list[Demonym] = []
    offset = 0
    for half in text.split("-"):
        if len(half) > 2 and (code := country_of(half, language)):
            found.append(Demonym(start + offset, start + offset + len(half), code))
        offset += len(half) + 1
    return found


def as_mentions(document: str, text: str, demonyms: Sequence[Demonym]) -> list[Mention]:
    """Demonyms as mentions: recognised, never placed."""
    return [
        Mention(
            document, d.start, d.end, text[d.start : d.end], "demonym", "demonym",
            f"word of nationality ({d.code}), not a place", hints={"country": d.code},
        )
        for d in demonyms
    ]  # fmt: skip
