"""A page without the words of reports: what remains says what was made of them, and where in them it stands.

Names, numbers and a few words at a time stay, or nothing could be told; a run of words as long as a sentence does not,
wherever it got to: notes, values of claims, labels, the way a place was found. Titles of reports stay, as a list of
sources needs them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from geomap.text import split_sentences, tokenize

if TYPE_CHECKING:
    from geomap.columns import Columns

RUN = 6
"""So many words in a row that a report has as well are taken from it."""
_SHORT = range(4, RUN)
"""Sentences of so many words are looked for whole; with fewer they could be anybody's."""
_WORD = re.compile(r"\w+")


@dataclass
class Reported:
    """What reports say, as runs of words."""

    runs: set[tuple[str, ...]] = field(default_factory=set)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Reported:
        """The runs of some texts and their short sentences."""
        reported = cls()
        for text in texts:
            words = _WORD.findall(text.casefold())
            reported.runs.update(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
            for sentence in split_sentences(text, tokenize(text)):
                short = tuple(_WORD.findall(text[sentence.start : sentence.end].casefold()))
                if len(short) in _SHORT:
                    reported.runs.add(short)
        return reported

    def cut(self, text: str) -> str:
        """A text with ``…`` in the place of what a report says."""
        found = list(_WORD.finditer(text))
        words = [match[0].casefold() for match in found]
        taken = [False] * len(words)
        for length in (*_SHORT, RUN):
            for i in range(len(words) - length + 1):
                if tuple(words[i : i + length]) in self.runs:
                    taken[i : i + length] = [True] * length
        if not any(taken):
            return text
        out, at, i = [], 0, 0
        while i < len(found):
            if not taken[i]:
                i += 1
                continue
            out.append(text[at : found[i].start()])
            while i < len(found) and taken[i]:
                at = found[i].end()
                i += 1
        return "…".join((*out, text[at:]))

    def cut_all(self, value: Any) -> Any:
        """The same for every text in lists and mappings."""
        if isinstance(value, str):
            return self.cut(value)
        if isinstance(value, list):
            return [self.cut_all(one) for one in value]
        if isinstance(value, dict):
            return {name: self.cut_all(one) for name, one in value.items()}
        return value


def without_words(data: dict[str, Any], texts: Iterable[str]) -> None:
    """Take the words of reports out of a page's data. ``texts`` are those of the reports, whole."""
    reported = Reported.of([*texts, *(passage["text"] for passage in data["passages"])])
    for passage in data["passages"]:
        passage["text"] = ""
    for row in data["evidence"]:
        row["from"] = row["to"] = 0
    for claim in data["claims"]:
        if claim["attribute"] == "occurrence":  # whose value is the sentence
            claim["value"] = ""
    data["features"]["quote"] = [None] * len(data["features"]["quote"])
    for part in ("features", "events", "claims", "mentions", "unmapped"):
        data[part] = reported.cut_all(data[part])


def without_remarks(data: dict[str, Any], rows: Container[int]) -> None:
    """Take out what rows of tables remark, beside what is quoted as evidence. ``rows`` are their numbers as documents."""
    for event in data["events"]:
        if event["documents"] and all(number in rows for number in event["documents"]):
            for row in (event, *event.get("was", ())):
                row["note"] = ""


def columns_with(columns: Columns, embed_text: str | None) -> Columns:
    """Tables with as many of their words as are wanted: of each row its evidence with ``sentences``, none with ``none``."""
    rows = list(zip(columns.quote, columns.note, strict=True))
    if embed_text == "sentences":
        return replace(columns, note=[None if quote else note for quote, note in rows])
    if embed_text != "none":
        return columns
    labels = [None if label and _said(label, row) else label for label, row in zip(columns.label, rows, strict=True)]
    said = tuple(replace(one, claims=tuple((c[0], _brief(c[1]), *c[2:]) for c in one.claims)) for one in columns.said)
    nothing: list[str | None] = [None] * len(rows)
    return replace(columns, quote=nothing, note=nothing, label=labels, said=said)


def _said(label: str, row: Iterable[str | None]) -> bool:
    """Whether a title is but what its row says."""
    words = _WORD.findall(label.casefold())
    said = " ".join(word for text in row if text for word in (*_WORD.findall(text.casefold()), "|"))
    return len(words) >= _SHORT[0] and " ".join(words) in said


def _brief(value: str) -> str:
    """A value that is no sentence."""
    return value if len(_WORD.findall(value)) < RUN else "…"
