"""Readers of reports, one file format a module.

A module here promises `DocumentReader`: the suffixes it reads and ``read``, which yields a file's documents one by one
and never holds more than one of them. What is wrong with one record goes to ``report`` and the others are kept; what is
wrong with the file as a whole is raised as `geomap.errors.InputError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from geomap.errors import InputError
from geomap.model import Document

Report = Callable[[InputError], None]
"""What is told of each record that cannot be used."""


def raise_error(error: InputError) -> None:
    """The report of those who want no record lost: raise the first error."""
    raise error


class DocumentReader(Protocol):
    """What a module in this folder promises."""

    SUFFIXES: tuple[str, ...]
    """File suffixes in lower case, with the dot."""

    def read(self, path: Path, *, stream: BinaryIO | None = None, report: Report = raise_error) -> Iterator[Document]:
        """The documents of a file, or of an open stream that is called ``path``.

        ``Document.id`` is the one the file states, else the file's stem. ``Document.text`` is the decoded text that
        offsets count in.
        """
        ...
