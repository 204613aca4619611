"""Plain text in UTF-8: one document a file, to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from geomap.documents import Report, raise_error
from geomap.documents._meta import stem, where
from geomap.model import Document
from geomap.strict import decode, read_bytes

SUFFIXES = (".txt", ".text")


def read(path: Path, *, stream: BinaryIO | None = None, report: Report = raise_error) -> Iterator[Document]:
    """The one document of a text file."""
    yield Document(id=stem(path), text=decode(read_bytes(path, stream), where(path)), path=str(path))
