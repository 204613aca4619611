"""Alternate names of a GeoNames dump, sorted on disk so that each place's are at hand when its row comes by."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from geomap.gazetteers._dump_files import ALTERNATE_COLUMNS, Problems, records
from geomap.strict import shown

_NO_NAMES = frozenset(("link", "wkdt", "post", "tcid", "unlc", "phon"))
"""What the column of languages calls entries that are no names."""
_CODES = frozenset(("iata", "icao", "faac", "abbr"))
LARGEST_ID = 1 << 27


class Alternates:
    """Names by geonameid."""

    def __init__(self, connection: sqlite3.Connection, known: bytearray) -> None:
        self._connection, self._known = connection, known

    def of(self, geonameid: int) -> list[tuple[str, str]]:
        """(name, kind) of a place; kind is ``name``, ``code`` or ``former``."""
        if geonameid >= len(self._known) or not self._known[geonameid]:
            return []
        return self._connection.execute("SELECT name, kind FROM names WHERE id=? ORDER BY seq", (geonameid,)).fetchall()


@contextmanager
def alternates(files: Iterable[Path], folder: Path, problems: dict[Path, Problems]) -> Iterator[Alternates]:
    """The alternate names in some files; while they are used, a temporary file in ``folder`` holds them."""
    with tempfile.TemporaryDirectory(dir=folder, suffix=".part") as scratch:
        connection = sqlite3.connect(Path(scratch) / "names", isolation_level=None)
        try:
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-50000; BEGIN;")
            connection.execute("CREATE TABLE raw (id INTEGER, seq INTEGER, name TEXT, kind TEXT)")
            connection.execute("CREATE TABLE names (id, seq, name, kind, PRIMARY KEY (id, seq)) WITHOUT ROWID")
            known = bytearray(LARGEST_ID >> 3)
            for file in files:
                connection.executemany("INSERT INTO raw VALUES (?,?,?,?)", _rows(file, problems[file], known))
            connection.execute("INSERT OR IGNORE INTO names SELECT * FROM raw ORDER BY id, seq")
            connection.execute("DROP TABLE raw")
            connection.execute("COMMIT")
            yield Alternates(connection, known)
        finally:
            connection.close()


def _rows(path: Path, problems: Problems, known: bytearray) -> Iterator[tuple[int, int, str, str]]:
    for line, cells in records(path, ALTERNATE_COLUMNS, problems, "alternate names"):
        number, ident, language, name = cells[:4]
        if language in _NO_NAMES:
            continue
        if not (ident.isascii() and ident.isdigit() and number.isascii() and number.isdigit() and int(ident) < LARGEST_ID):
            problems.add(line, f"geonameid {shown(ident, 20)} is no number of a place")
            continue
        if not name.strip():
            problems.add(line, "an empty name")
            continue
        geonameid = int(ident)
        if geonameid >= len(known):
            known.extend(bytes(geonameid + 1 - len(known)))
        known[geonameid] = 1
        kind = "code" if language in _CODES else "former" if cells[7] == "1" else "name"
        yield geonameid, int(number), " ".join(name.replace("|", " ").split()), kind
