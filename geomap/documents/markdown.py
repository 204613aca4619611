"""Markdown, with or without YAML front matter: one document a file, to the letter.

The front matter and the marks of headings, emphasis and links are zones of kind ``markup``: part of the text, since
offsets count them, but not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from geomap.documents import Report, raise_error
from geomap.documents._meta import stem, where, with_metadata
from geomap.errors import InputError
from geomap.model import Document, Zone
from geomap.strict import decode, load_yaml, read_bytes

SUFFIXES = (".md", ".markdown")

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_HEADING = re.compile(r"^(?P<marks>#{1,6}[ \t]+)(?P<text>.*?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)


def read(path: Path, *, stream: BinaryIO | None = None, report: Report = raise_error) -> Iterator[Document]:
    """The one document of a Markdown file, with what its front matter states."""
    text = decode(read_bytes(path, stream), where(path))
    document = Document(id=stem(path), text=text, path=str(path))
    front = _FRONT.match(text)
    body = 0
    if front:
        body = front.end()
        document = replace(document, zones=(Zone(0, body, "markup", "front matter"),))
        try:
            meta = load_yaml(front["yaml"], where(path), first_line=2)
            if isinstance(meta, dict):
                document = with_metadata(document, meta, where(path), report)
            elif meta is not None:
                raise InputError(where(path), "the front matter is no list of key: value")
        except InputError as error:
            report(error)  # the text below is good all the same
    zones = list(document.zones)
    for heading in _HEADING.finditer(text, body):
        if not heading["text"]:
            continue
        zones += [
            Zone(*heading.span("marks"), "markup", "marks of a heading"),
            Zone(*heading.span("text"), "heading", "marked as a heading"),
        ]
        if document.title is None and heading["marks"].startswith("# "):
            document = replace(document, title=heading["text"])
    yield replace(document, zones=tuple(zones))
