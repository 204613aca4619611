"""A table of events as CSV: comma, semicolon or tab, UTF-8, the first row naming the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from geomap.documents import Report, raise_error
from geomap.errors import InputError
from geomap.eventfiles import Row
from geomap.presets import gdelt
from geomap.strict import decode, opened, plain, shown

SUFFIXES = (".csv", ".tsv")
DELIMITERS = ",;\t"
_MAX_LINE = 1 << 20


class _Lines:
    """Decoded lines of a stream, and how many there have been: the number of the physical line."""

    def __init__(self, stream: BinaryIO, where: str, report: Report) -> None:
        self.stream, self.where, self.report, self.number = stream, where, report, 0

    def __iter__(self) -> Iterator[str]:
        while raw := self.stream.readline(_MAX_LINE + 1):
            self.number += 1
            at = f"{self.where}:{self.number}"
            if len(raw) > _MAX_LINE:
                raise InputError(
                    at, f"is a line of more than {_MAX_LINE >> 20} MB", "the rest of the file was not read"
                )
            try:
                yield decode(raw, at)
            except InputError as error:
                self.report(error)


def read(path: Path, *, report: Report = raise_error) -> Iterator[Row]:
    """The rows of a table, streamed. A row with too few or too many fields is reported and left out."""
    where = plain(path)
    with opened(path) as stream:
        lines = _Lines(stream, where, report)
        header_line = next((line for line in lines if line.strip()), None)
        if header_line is None:
            raise InputError(where, "is empty")
        delimiter = max(DELIMITERS, key=header_line.count)
        first_cells = header_line.rstrip("\r\n").split("\t")
        if len(first_cells) == len(gdelt.HEADER) and first_cells[0].isdigit():  # GDELT's files have no header
            columns = list(gdelt.HEADER)
            yield Row(dict(zip(columns, first_cells, strict=True)), f"{where}:{lines.number}", 1)
            number = 1
        else:
            columns = _columns(header_line, delimiter, f"{where}:{lines.number}")
            number = 0
        table = csv.reader(lines, delimiter=delimiter, strict=True)
        while True:
            first = lines.number + 1
            at = f"{where}:{first}"
            try:
                values = next(table)
            except StopIteration:
                return
            except csv.Error as error:
                report(
                    InputError(at, f"is not CSV: {error}", "the rest of the file was not read; look for a lone quote")
                )
                return
            if not any(value.strip() for value in values):
                continue
            number += 1
            if len(values) != len(columns):
                report(InputError(at, f"has {len(values)} fields, the first row names {len(columns)} columns"))
                continue
            yield Row(dict(zip(columns, values, strict=True)), at, number)


def _columns(line: str, delimiter: str, at: str) -> list[str]:
    try:
        columns = [name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter, strict=True))]
    except csv.Error as error:
        raise InputError(at, f"is not CSV: {error}") from None
    for name in columns:
        if not name or columns.count(name) > 1:
            found = "a column without a name" if not name else f"column {shown(name)} twice"
            raise InputError(at, f"has {found}", "the first row names each column once")
    return columns
