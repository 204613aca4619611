"""Problems in the inputs: what they say against what can be computed, by every check in `geomap.checks`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from geomap.checks import Context, Finding
from geomap.model import Gazetteer, Mention, Place, Reading
from geomap.plugins import variants
from geomap.strict import plain
from geomap.text import View


def check_reading(reading: Reading, gazetteer: Gazetteer) -> Iterator[Finding]:
    """What the checks found, check by check in alphabetical order, each in the order of the reading."""
    looked_up = _Lookup(reading, gazetteer)
    context = Context(reading, gazetteer, looked_up.place_of, looked_up.sentence_at)
    for module in variants("checks").values():
        yield from module.find(context)


class _Lookup:
    """Views of the documents and places of anchors, each made when it is first asked for."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer) -> None:
        self.reading, self.gazetteer = reading, gazetteer
        self.documents = {document.id: document for document in reading.documents}
        self.views: dict[str, View] = {}
        self.anchors: dict[str, dict[tuple[int, int], Place | None]] = {}

    def view(self, document: str) -> View:
        if document not in self.views:
            self.views[document] = View(self.documents[document])
        return self.views[document]

    def sentence_at(self, document: str, position: int) -> tuple[int, int]:
        sentence = self.view(document).sentence_at(position)
        return (sentence.start, sentence.end) if sentence is not None else (position, position)

    def place_of(self, mention: Mention) -> Place | None:
        """The place of an anchor, looked up among all mentions of its document, as it was when they were resolved."""
        name = mention.document
        if name not in self.anchors:
            self.anchors[name] = self._resolved(name)
        return self.anchors[name].get((mention.start, mention.end))

    def _resolved(self, document: str) -> dict[tuple[int, int], Place | None]:
        from geomap.resolve import resolve_mentions

        mentions = [r.mention for r in self.reading.resolutions if r.mention.document == document]
        anchors = [a for m in mentions if m.expression is not None for a in m.expression.anchors]
        # A country's adjective that a distance counts from stands for the country.
        named = [replace(a, kind="toponym") if a.kind == "demonym" else a for a in anchors]
        resolved = resolve_mentions(self.view(document), [*mentions, *named], self.gazetteer)[len(mentions) :]
        return {(r.mention.start, r.mention.end): r.place for r in resolved}


def finding_line(finding: Finding) -> dict[str, Any]:
    """A finding as JSON."""
    return asdict(finding)


def finding_text(finding: Finding) -> str:
    """A finding as one line for people: ``where: check: said; computed; off by``."""
    off = ""
    if finding.off_by is not None:
        amount = f"{finding.off_by / 1000:.1f} km" if finding.unit == "m" else f"{finding.off_by:g} {finding.unit}"
        off = f"; off by {amount}"
    mark = "" if finding.level == "problem" else " (note)"
    return plain(f"{finding.where}: {finding.check}{mark}: {finding.said}; computed: {finding.computed}{off}")
