"""JSON Lines: a document a line as ``{"id","text","title","url","publisher","published","language"}``, all but text optional."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from geomap.documents import Report, raise_error
from geomap.documents._meta import stem, where, with_metadata
from geomap.errors import InputError
from geomap.model import Document
from geomap.strict import MAX_BYTES, decode, load_json, opened, plain

SUFFIXES = (".jsonl", ".ndjson")


def read(path: Path, *, stream: BinaryIO | None = None, report: Report = raise_error) -> Iterator[Document]:
    """The documents of a JSON Lines file, one line in memory at a time.

    Other keys, such as the annotations of a corpus, are passed over.
    """
    if stream is None:
        with opened(path) as file:
            yield from read(path, stream=file, report=report)
        return
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        at = f"{where(path)}:{number}"
        if len(line) > MAX_BYTES:
            # The rest of such a line is not looked for: it may be endless.
            report(InputError(at, f"is a line of more than {MAX_BYTES >> 20} MB", "the rest of the file was not read"))
            return
        if not line.strip():
            continue
        try:
            yield _document(load_json(decode(line.rstrip(b"\r\n"), at), at), path, number, at, report)
        except InputError as error:
            report(error)


def _document(row: Any, path: Path, number: int, at: str, report: Report) -> Document:
    if not isinstance(row, dict):
        raise InputError(at, "is no object", 'a document is a line as {"text": "…"}')
    text = row.get("text")
    if not isinstance(text, str):
        found = "has no text" if text is None else "its text is no string"
        raise InputError(at, found, 'a document is a line as {"text": "…"}')
    if not text.strip():
        raise InputError(at, "its text is empty")
    document = Document(id=f"{stem(path)}-{number}", text=text, path=plain(path))
    meta = {key: value for key, value in row.items() if key != "text"}
    return with_metadata(document, meta, at, report, strict=False)
