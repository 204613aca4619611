"""Skeletons: sentences in which names stand as marks, so that a grammar can be written as plain patterns.

"the border between Poland and Belarus" becomes "the border between \\ue000T0\\ue001 and \\ue000T1\\ue001". A pattern is
matched on the skeleton, and the match is carried back to offsets of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from geomap.model import Expression, Mention
from geomap.text import Sentence, View

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}([TDFX])(\\d+){_CLOSE}")
_LETTER = {"toponym": "T", "metonym": "T", "demonym": "D", "facility": "F"}
LONGEST_SENTENCE = 4000
"""Characters of a sentence that are looked at; a longer one is cut into stretches, to keep the time linear."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One sentence with its names as marks."""

    text: str
    atoms: tuple[Mention, ...]
    breaks: tuple[int, ...]
    """Where in ``text`` words and marks begin, in turn."""
    origins: tuple[int, ...]
    """Offset in the document of each of them."""

    def to_document(self, position: int) -> int:
        """Offset in the document of a position in the skeleton; of one within a mark, where its name starts."""
        piece = bisect_right(self.breaks, position) - 1
        return self.origins[piece] + (0 if piece % 2 else position - self.breaks[piece])


def skeletons(view: View, atoms: Sequence[Mention]) -> Iterator[Skeleton]:
    """The skeleton of every sentence; ``atoms`` in order and without overlap."""
    i = 0
    for sentence in view.sentences:
        inside: list[Mention] = []
        while i < len(atoms) and atoms[i].start < sentence.end:
            if atoms[i].start >= sentence.start:
                inside.append(atoms[i])
            i += 1
        for start in range(sentence.start, sentence.end, LONGEST_SENTENCE):
            part = Sentence(start, min(sentence.end, start + LONGEST_SENTENCE), sentence.index)
            yield _skeleton(view, part, [a for a in inside if part.start <= a.start and a.end <= part.end])


def _skeleton(view: View, sentence: Sentence, atoms: list[Mention]) -> Skeleton:
    pieces: list[str] = []
    breaks, origins = [0], [sentence.start]
    position, length = sentence.start, 0
    for n, atom in enumerate(atoms):
        words, mark = view.text[position : atom.start], f"{_OPEN}{_LETTER.get(atom.kind, 'X')}{n}{_CLOSE}"
        pieces += (words, mark)
        length += len(words)
        breaks += (length, length + len(mark))
        origins += (atom.start, atom.end)
        length += len(mark)
        position = atom.end
    pieces.append(view.text[position : sentence.end])
    return Skeleton("".join(pieces), tuple(atoms), tuple(breaks), tuple(origins))


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with ``{T}``, ``{D}``, ``{F}``, ``{X}`` replaced by marks; spaces match any run of white space."""
    for letter, marks in (("T", "T"), ("D", "D"), ("F", "F"), ("X", "TDFX"), ("TD", "TD"), ("TF", "TF")):
        pattern = pattern.replace("{" + letter + "}", f"{_OPEN}[{marks}]\\d{{1,4}}{_CLOSE}")
    pattern = pattern.replace(" ?", r"\s?").replace(" ", r"\s+")
    return re.compile(r"(?<!\w)(?:" + pattern + r")(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _hint(pattern: str) -> re.Pattern[str]:
    # All in small letters and no flag, so that the machine may skip by first letters; escapes such as \\W stay.
    return re.compile("".join(part if i % 2 else part.lower() for i, part in enumerate(re.split(r"(\\.)", pattern))))


_BETWEEN = "\ue002"
"""A mark of no writing that stands between sentences, so that nothing is found across them."""


class Lines:
    """The sentences of a text in small letters, to be asked which of them hold something; one search runs through them all."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._whole = _BETWEEN.join(lines)
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def hinted(self, pattern: str) -> Iterator[int]:
        """Numbers of the sentences that hold what an expression kind cannot do without."""
        hint, starts, position = _hint(pattern), self._starts, 0
        while (m := hint.search(self._whole, position)) is not None:
            i = bisect_right(starts, m.start()) - 1
            yield i
            position = starts[i + 1]


def matches(skeleton: Skeleton, patterns: Sequence[str], name: str) -> Iterator[Mention]:
    """Mentions of an expression kind in a skeleton.

    Groups whose name starts with ``place`` become anchors, in order; the others parameters. Without such a group all
    marks in the match are anchors. A group ``span`` narrows what is marked.
    """
    for pattern in patterns:
        for m in compiled(pattern).finditer(skeleton.text):
            groups = {k: v for k, v in m.groupdict().items() if v is not None}
            begin, end = m.span("span") if "span" in groups else m.span()
            anchor_text = "".join(v for k, v in groups.items() if k.startswith("place")) or m.group()
            anchors = tuple(skeleton.atoms[int(n)] for _, n in _MARK.findall(anchor_text))
            start, stop = skeleton.to_document(begin), _end(skeleton, end)
            params = {k: v for k, v in groups.items() if not k.startswith("place") and k != "span"}
            params["pattern"] = patterns.index(pattern)
            yield Mention(
                anchors[0].document if anchors else "",
                start,
                stop,
                "",
                "expression",
                expression=Expression(name, anchors, params),
            )


def _end(skeleton: Skeleton, position: int) -> int:
    """Offset in the document of the end of a match; a mark at its end counts whole."""
    if position and skeleton.text[position - 1] == _CLOSE:
        m = _MARK.match(skeleton.text, skeleton.text.rfind(_OPEN, 0, position))
        assert m is not None
        return skeleton.atoms[int(m.group(2))].end
    return skeleton.to_document(position - 1) + 1
