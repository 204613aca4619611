"""Text as tokens, sentences and clauses, by offset; and the language it is written in.

Everything here is linear in the length of the text, also for a line of 50 MB.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from geomap.model import Document, Zone

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?!\w)"  # 1,000  10.5  3rd
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  e.g.
    r"|[^\W_]+(?:(?!['’]s\b)['’ʼ\-‐‑][^\W_]+)*"  # Wyryki-Wola  Куп’янськ  F-16; a possessive stands apart
    r"|[^\w\s]|_"
)
_ABBREVIATIONS = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "capt", "sgt", "maj", "adm", "brig", "rep", "sen", "gov", "pres", "rev", "hon", "st", "sts", "mt", "ft", "no", "nos", "vs", "etc", "inc", "corp", "co", "ltd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "u.s", "u.k", "u.n", "e.g", "i.e", "a.m", "p.m", "al", "ul", "woj", "pow", "gm", "im", "m.in", "np", "tj", "tzw", "ok", "godz", "r", "hab", "inż", "płk", "gen", "mjr", "kpt", "św", "br", "вул", "пн", "пд", "сх", "зх", "ш", "ім", "р", "рр", "ст", "обл", "м", "с", "смт", "тис", "млн", "млрд", "г", "гг", "ул", "им", "д", "тыс", "руб", "т.е", "т.д", "т.п", "см", "bzw", "ca", "z.b", "d.h", "u.a", "str", "nr", "usw", "m", "lkr", "lkrs", "kr", "krs", "bez", "obw", "rej", "пос", "дер", "кр", "респ", "пгт", "вобл", "аг", "apskr", "raj", "mstl", "pag", "jud", "mun"]
)
_GERMAN_MONTHS = frozenset(
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jan Feb Okt Nov Dez".split()
)
"""A day of the month stands before them with a full stop."""
_STRONG_END = re.compile(r"[.!?…]+[\"'”’»)\]]*$")


class Token(NamedTuple):
    """A word, number or mark with its half-open span."""

    start: int
    end: int
    text: str

    @property
    def capitalised(self) -> bool:
        """Whether it starts with an upper-case letter."""
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        """Whether it starts with a letter or digit."""
        return self.text[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span and its place in the order of the document."""

    start: int
    end: int
    index: int


def tokenize(text: str) -> list[Token]:
    """Tokens of a text in order."""
    new = tuple.__new__  # a third of the time of Token(…)
    return [new(Token, (*m.span(), m.group())) for m in _TOKEN.finditer(text)]


def split_sentences(text: str, tokens: Sequence[Token]) -> list[Sentence]:
    """Sentences as spans. A blank line or a line end after a strong mark ends one; an abbreviation or initial does not."""
    sentences: list[Sentence] = []
    start: int | None = None
    for i, token in enumerate(tokens):
        if start is None:
            start = token.start
        gap_end = tokens[i + 1].start if i + 1 < len(tokens) else len(text)
        gap = text[token.end : gap_end]
        last = i + 1 == len(tokens)
        if last or "\n\n" in gap or "\r\n\r\n" in gap or _ends(text, tokens, i, gap):
            sentences.append(Sentence(start, token.end, len(sentences)))
            start = None
    return sentences


def _ends(text: str, tokens: Sequence[Token], i: int, gap: str) -> bool:
    """Whether a sentence ends with token ``i``, followed by ``gap`` and token ``i + 1``."""
    token, following = tokens[i], tokens[i + 1]
    if not gap:
        return False
    # The mark may be followed by closing quotes or brackets.
    j = i
    while j > 0 and tokens[j].text in "\"'”’»)]":
        j -= 1
    mark = tokens[j].text
    if "\n" in gap and (mark in ".!?…:" or following.capitalised or not token.word):
        return True
    if mark in "!?…":
        return following.text[:1].isupper() or not following.word
    if mark == ".":
        before = tokens[j - 1].text if j and tokens[j - 1].end == tokens[j].start else ""
        if before in ("m", "м") and tokens[j - 2].text.isdigit():
            return following.text[:1].isupper()  # metres
        if before.casefold() in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and before.isupper()):
            return False
        if before.isdigit() and len(before) <= 2 and (following.text[:1].islower() or following.text in _GERMAN_MONTHS):
            return False
        return not following.text[:1].islower() or following.text in "„«\"“"
    if mark in ("a.m.", "p.m.") and following.text[:1].isupper() and following.text[1:2].islower():
        return not re.match(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", following.text, re.IGNORECASE)
    # "U.S." before a capitalised word may end a sentence or not; it mostly does not.
    return False


# -- language ---------------------------------------------------------------------------------------------------------

_STOP_WORDS = {
    "en": "the of and to in a is that for it was on are with as at by from has have be this not were said which an its",
    "pl": "i w na z się do nie że o jest to po jak od przez za oraz dla był są jego co został tym została które przy w",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat sind wird wurde wurden bei nach am zur zum einen einer haben",
    "uk": "і в на з що не до у та за про від як це по його був для також під час є які було із через щодо було",
    "ru": "и в на с что не по к из у за от как о это его был для также во время которые было через том были после",
    "be": "і ў на з што не да па у як гэта ад для пра быў яго таксама які былі праз якія было пасля каля",
    "cs": "a v na se že je z do o s pro to po by jako ve byl od za k které jsou ale si podle",
    "sk": "a v na sa že je z do o s pre to po by ako vo bol od za k ktoré sú ale si podľa",
    "ro": "și în de la a cu pe din că nu care un o fost este pentru au mai prin după sau ale",
    "lt": "ir į iš su kad yra buvo ne tai per bet apie kaip po už nuo dėl jo jų bei",
    "fr": "le la les de des et en un une du que qui dans pour sur est au par avec pas il ne",
    "es": "el la los las de que y en un una por con para se del al es su lo como",
    "it": "il la le di che e in un una per con non si del della è da al dei",
}
_STOP_SETS = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}
_LETTERS = {"uk": "їєґ", "be": "ў", "ru": "ыэъё", "pl": "łąęśźżńć", "cs": "řěů", "ro": "țșţş", "lt": "ėųįūšž", "sk": "ľĺŕô", "de": "ß"}  # fmt: skip


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the language of a text, from its script, letters and stop words; ``None`` when nothing speaks.

    Looks at the first 20,000 characters at most.
    """
    sample = text[:20000].casefold()
    words = re.findall(r"[^\W\d_]+", sample)
    if not words:
        return None
    cyrillic = sum(1 for w in words if "Ѐ" <= w[0] <= "ӿ") * 2 > len(words)
    scores = {
        language: sum(1.0 if len(w) > 1 else 0.3 for w in words if w in stop) / len(words)
        for language, stop in _STOP_SETS.items()
        if (language in ("uk", "ru", "be")) == cyrillic
    }
    for language in scores:
        letters = _LETTERS.get(language, "")
        scores[language] += min(0.1, 5 * sum(sample.count(c) for c in letters) / max(1, len(sample)))
    if cyrillic and sum(map(len, words)) >= 20 and not set("іїєґ") & set(sample):
        scores["uk"] = scores["be"] = 0.0  # neither does without these letters for long
    best = max(scores, key=lambda language: scores[language])
    if scores[best] > 0.03:
        return best
    # Too short to tell: the plainest language of the script.
    return ("uk" if "і" in sample else "ru") if cyrillic else ("en" if sample.isascii() else None)


# -- a document as stages read it -------------------------------------------------------------------------------------

SKIPPED_ZONES = ("boilerplate", "byline", "credit", "markup")


class View:
    """A document cut into tokens and sentences once, for all who read it; what lies in skipped zones is left out."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.language = document.language or detect_language(document.text)
        self._skipped = merge_spans((z.start, z.end) for z in document.zones if z.kind in SKIPPED_ZONES)
        self._skip_starts = [s for s, _ in self._skipped]
        self.runs: list[tuple[int, int]] | None = None
        """What `geomap.naming.matching.runs` found, kept for all who ask."""
        self.remembered: dict[str, object] = {}
        """What others worked out from the text alone, kept by name for all who ask."""

    def skipped(self, position: int) -> bool:
        """Whether a position lies in a zone that is not read."""
        i = bisect_right(self._skip_starts, position) - 1
        return i >= 0 and position < self._skipped[i][1]

    def zone_at(self, position: int) -> Zone | None:
        """The zone a position lies in, the innermost first."""
        zones, starts = self._zones
        i = bisect_right(starts, position)
        # Zones nest a few deep at most.
        inside = [z for z in zones[max(0, i - 12) : i] if z.start <= position < z.end]
        return min(inside, key=lambda z: z.end - z.start, default=None)

    @cached_property
    def _zones(self) -> tuple[list[Zone], list[int]]:
        zones = sorted(self.document.zones, key=lambda z: z.start)
        return zones, [z.start for z in zones]

    @cached_property
    def opening(self) -> frozenset[int]:
        """Offsets at which a sentence starts."""
        return frozenset(self._sentence_starts)

    @cached_property
    def tokens(self) -> list[Token]:
        """Tokens outside skipped zones."""
        return [t for t in tokenize(self.text) if not self.skipped(t.start)]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Sentences over `tokens`; none spans a skipped zone with a line break beside it."""
        return split_sentences(self.text, self.tokens)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence a position lies in."""
        i = bisect_right(self._sentence_starts, position) - 1
        return self.sentences[i] if i >= 0 and position < self.sentences[i].end else None

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Indices of the tokens that start within a span, half-open."""
        return bisect_right(self._token_starts, start - 1), bisect_right(self._token_starts, end - 1)


class Spans:
    """Spans to ask about by bisection, so that asking stays quick however many there are."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._merged = merge_spans(spans)
        self._starts = [start for start, _ in self._merged]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._merged)

    def overlap(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with a span."""
        i = bisect_right(self._starts, end - 1) - 1
        return i >= 0 and self._merged[i][1] > start


def merge_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, overlapping ones joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
