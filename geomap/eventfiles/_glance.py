"""A first look at event files of any length: of each row only when, where and by whom, and no object kept of it.

Rows of long tables say few different things, so each distinct group of cells is read once. What is wrong with a row is not
told here: the look that makes events of rows tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap.errors import InputError
from geomap.eventfiles import Row
from geomap.eventfiles import _rows as rows_
from geomap.eventfiles._presets import Mapped, mapper
from geomap.model import CATEGORIES, Place, TimeSpan

_GROUPS = {
    "category": ("category",),
    "time": ("start", "end", "end_kind", "precision", "announced", "tz"),
    "place": ("place", "country", "lon", "lat", "uncertainty_m"),
    "source": ("publisher", "source", "url", "published"),
}
_MOST_KEPT = 200_000
"""So many distinct groups of cells are remembered at a time."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What tells whether a row can be one event with another. Equal place cells of a file give one `Place` object."""

    file: int
    """Which of the files, from 0."""
    row: int
    """The number the row has in its file."""
    id: str
    category: str
    place: Place | None
    time: TimeSpan
    source: tuple[str | None, ...]
    """Equal for rows that rest on one document, and for them alone."""


def glances(
    paths: Sequence[Path], place_of: rows_.PlaceOf, *, known: Callable[[str | None], bool] | None = None
) -> Iterator[Glance]:
    """The rows of event files that can be understood, in their order.

    Rows for whose publication date ``known`` says no are passed over.
    """
    for number, path in enumerate(paths):
        reader = rows_.readers().get(path.suffix.lower())
        if reader is None:
            continue
        look = _Look(path, place_of)
        try:
            mapped = mapper(path)
            for row in reader.read(path, report=_ignore):
                try:
                    glance, published = look.at(number, row, mapped(row))
                except InputError:
                    continue
                if known is None or known(published):
                    yield glance
        except InputError:
            continue


class _Look:
    """The rows of one file, each distinct group of cells read once."""

    def __init__(self, path: Path, place_of: rows_.PlaceOf) -> None:
        self.file, self.stem, self.place_of = path.name, path.stem, place_of
        self.read = {"category": _category, "time": rows_._time, "place": self._place, "source": self._source}
        self.memo: dict[str, dict[tuple[Any, ...], Any]] = {name: {} for name in _GROUPS}

    def at(self, number: int, row: Row, cells: Mapped) -> tuple[Glance, str | None]:
        """A row, and when it was published.

        Raises:
            InputError: it cannot be understood.
        """
        category = self._group("category", row, cells)
        source = self._group("source", row, cells)
        stated = cells.fields.get("id")
        name = stated.strip() if type(stated) is str else rows_._Fields(row, cells).text("id")
        place = self._place(rows_._Fields(row, cells)) if row.geometry is not None else self._group("place", row, cells)
        time = self._group("time", row, cells)
        name = name or f"{self.stem}-{row.number}"
        return Glance(number, row.number, name, category, place, time, source), source[-1]

    def _group(self, name: str, row: Row, cells: Mapped) -> Any:
        key = tuple(map(cells.fields.get, _GROUPS[name]))
        memo = self.memo[name]
        try:
            if key in memo:
                return memo[key]
        except TypeError:  # a list or object
            return self.read[name](rows_._Fields(row, cells))
        if len(memo) > _MOST_KEPT:
            memo.clear()
        value = memo[key] = self.read[name](rows_._Fields(row, cells))
        return value

    def _place(self, fields: rows_._Fields) -> Place | None:
        return rows_._place(fields.row, fields, self.place_of, _ignore)[0]

    def _source(self, fields: rows_._Fields) -> tuple[str | None, ...]:
        return (self.file, *rows_._source_cells(fields))


def _category(fields: rows_._Fields) -> str:
    return fields.one_of("category", CATEGORIES, "")


def _ignore(_: InputError) -> None:
    """The look that makes events of rows says what is wrong."""
