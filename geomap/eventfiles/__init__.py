"""Readers of event files, one format a module: rows that somebody else has coded or curated.

A module promises `EventFileReader`: it turns a file into `Row`s and knows nothing of what they mean. What a row means is
said once, in `geomap.eventfiles._rows`. What is wrong with one row goes to ``report`` and the others are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from geomap.documents import Report, raise_error


@dataclass(frozen=True, slots=True)
class Row:
    """One record of an event file: its fields by column, where it stands, and a GeoJSON geometry if it has one."""

    fields: Mapping[str, Any]
    where: str
    """File and line, or file and record, as messages name it."""
    number: int
    """The record's place in the file, from 1."""
    geometry: Mapping[str, Any] | None = None

    @property
    def cited(self) -> str:
        """File and line without the folders above, as what is published names it: they are nobody else's business."""
        return self.where.replace("\\", "/").rpartition("/")[2]


class EventFileReader(Protocol):
    """What a module in this folder promises."""

    SUFFIXES: tuple[str, ...]
    """File suffixes in lower case, with the dot."""

    def read(self, path: Path, *, report: Report = raise_error) -> Iterator[Row]:
        """The records of a file, in its order."""
        ...


RowMaker = Callable[[Mapping[str, Any]], Row]
