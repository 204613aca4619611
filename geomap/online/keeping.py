"""What was answered, and whose turn it is: one small database in the cache folder, shared by all processes."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from geomap.errors import GazetteerError

INTERVAL_S = 1.05
"""Between two requests to one host, over all processes; a little more than a second, for clocks."""
KEPT_S, NOTHING_KEPT_S = 90 * 86_400.0, 7 * 86_400.0
"""How long an answer is good, and how long it is that there was none."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (service TEXT NOT NULL, query TEXT NOT NULL, answer TEXT NOT NULL, retrieved TEXT NOT NULL,
  expires REAL NOT NULL, PRIMARY KEY (service, query)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hosts (host TEXT NOT NULL PRIMARY KEY, next REAL NOT NULL, closed_until REAL NOT NULL) WITHOUT ROWID;
"""


class Kept(NamedTuple):
    """An answer, and the day it was given."""

    answer: list[dict[str, Any]]
    retrieved: str


class Keeper:
    """The database. Every method opens it anew and holds it for as short as it can."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=60, isolation_level=None)
            try:
                connection.executescript(_SCHEMA)
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            finally:
                connection.close()
        except sqlite3.OperationalError as error:
            raise GazetteerError(f"{self.path}: cannot be used ({error}); set GEOMAP_CACHE to a folder that can") from error
        except sqlite3.DatabaseError:
            self.path.replace(self.path.with_name(self.path.name + ".damaged"))
            raise GazetteerError(f"{self.path}: damaged; set aside, run the command again") from None

    def answer(self, service: str, query: str) -> Kept | None:
        """What a service once answered, if that is not too long ago."""
        with self._open() as connection:
            found = connection.execute(
                "SELECT answer, retrieved FROM answers WHERE service=? AND query=? AND expires>?", (service, query, time.time())
            ).fetchone()
        return Kept(json.loads(found[0]), found[1]) if found else None

    def keep(self, service: str, query: str, answer: list[dict[str, Any]]) -> Kept:
        """Remember an answer."""
        now = time.time()
        kept = Kept(answer, time.strftime("%Y-%m-%d", time.gmtime(now)))
        expires = now + (KEPT_S if answer else NOTHING_KEPT_S)
        with self._open() as connection:
            connection.execute("DELETE FROM answers WHERE expires<=?", (now,))
            connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?,?,?,?,?)", (service, query, json.dumps(answer), kept.retrieved, expires)
            )
        return kept

    def take_turn(self, host: str) -> float | None:
        """Wait for the next free second of a host; gives the seconds left when it wants to be left alone, without waiting."""
        with self._open() as connection:
            now = time.time()
            found = connection.execute("SELECT next, closed_until FROM hosts WHERE host=?", (host,)).fetchone() or (0.0, 0.0)
            if found[1] > now:
                return float(found[1] - now)
            turn = max(now, found[0] if found[0] < now + 3_600 else now)  # a clock that was set back does not block for ever
            connection.execute(
                "INSERT INTO hosts VALUES (?,?,0) ON CONFLICT (host) DO UPDATE SET next=excluded.next", (host, turn + INTERVAL_S)
            )
        time.sleep(max(0.0, turn - now))
        return self.closed_s(host)

    def closed_s(self, host: str) -> float | None:
        """Seconds for which a host still wants to be left alone."""
        with self._open() as connection:
            found = connection.execute("SELECT closed_until FROM hosts WHERE host=?", (host,)).fetchone()
        left = found[0] - time.time() if found else 0.0
        return left if left > 0 else None

    def close(self, host: str, seconds: float) -> None:
        """A host wants to be left alone for a while: all processes do."""
        until = time.time() + seconds
        with self._open() as connection:
            connection.execute(
                "INSERT INTO hosts VALUES (?,0,?) ON CONFLICT (host) DO UPDATE SET closed_until=max(closed_until, excluded.closed_until)",
                (host, until),
            )
