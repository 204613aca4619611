"""Reading GeoNames' published files line by line: country dumps, alternate names and postal codes, zipped or not.

https://download.geonames.org/export/dump/readme.txt and https://download.geonames.org/export/zip/readme.txt describe them.
A file may have twelve million lines: nothing here holds more than one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from geomap.errors import InputError
from geomap.strict import plain, shown

Report = Callable[[str], None]
"""Called with one line for each row that cannot be used."""

PLACE_COLUMNS, ALTERNATE_COLUMNS, POSTAL_COLUMNS = 19, 10, 12
LONGEST_LINE = 1 << 20
MOST_PROBLEMS = 10
"""Lines on bad rows of one file; the rest are counted."""


class BadRow(ValueError):
    """A row that cannot be used; the message says what was found and what would do."""


class Problems:
    """Says what is wrong with a file's rows: the first few one by one, the others as a number."""

    def __init__(self, path: Path, report: Report) -> None:
        self.path, self.report, self.count = plain(path), report, 0

    def add(self, line: int, what: str) -> None:
        """A row that was left out."""
        self.count += 1
        if self.count <= MOST_PROBLEMS:
            self.report(f"{self.path}:{line}: {what}")

    def finish(self) -> None:
        """Say how many more there were."""
        if self.count > MOST_PROBLEMS:
            self.report(f"{self.path}: {self.count - MOST_PROBLEMS:,} more rows left out for such reasons")


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """A dump as text: the table within a zip, or a plain file.

    Raises:
        InputError: it is no such file.
    """
    try:
        if path.suffix.lower() != ".zip":
            with path.open("rb") as file:
                yield _text(file)
            return
        with zipfile.ZipFile(path) as archive, archive.open(_member(path, archive)) as member:
            yield _text(member)
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(plain(path), f"cannot be read ({error})", "download it again") from None
    except Exception as error:
        if type(error).__module__ != "zlib":
            raise
        raise InputError(plain(path), f"cannot be unpacked ({error})", "download it again") from None


def _text(file: IO[bytes]) -> IO[str]:
    return io.TextIOWrapper(file, encoding="utf-8", errors="surrogateescape", newline="\n")


def _member(path: Path, archive: zipfile.ZipFile) -> str:
    """The table in an archive: the text file that is no readme and no list of languages, the largest of several."""
    tables = [i for i in archive.infolist() if i.filename.endswith(".txt") and not i.filename.startswith(("readme", "iso-"))]
    if not tables:
        raise InputError(plain(path), "holds no table", "a dump has one named as PL.txt in it")
    return max(tables, key=lambda info: info.file_size).filename


def records(path: Path, width: int, problems: Problems, what: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row with the right number of columns, all of them text; the others are reported."""
    with opened(path) as file:
        for number, line in enumerate(iter(partial(file.readline, LONGEST_LINE), ""), 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != width:
                if line.strip():
                    problems.add(number, f"{len(cells)} columns, {what} have {width}")
            elif "\0" in line:
                problems.add(number, f"holds a NUL in {shown(cells[1].replace(chr(0), '␀'))}")
            elif not line.isascii() and _broken(line):
                problems.add(number, "is not UTF-8")
            else:
                yield number, cells


def _broken(line: str) -> bool:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def degrees(cell: str, what: str, most: float) -> float:
    """A longitude or latitude.

    Raises:
        BadRow: it is none.
    """
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise BadRow(f"{what} {shown(cell, 20)} is not between -{most:g} and {most:g} degrees")
    return value
