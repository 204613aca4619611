"""Compiling once and safely: by one process at a time, whole or not at all, anew when a file is damaged."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import struct
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import GazetteerError
from geomap.lookup.folders import cache_dir, embedded_data_dir, inputs, remembered_signature, sources, watched
from geomap.lookup.layout import NOBODY_WRITES, WRITE_VERSION_AT

if TYPE_CHECKING:
    from geomap.gazetteers import Row
    from geomap.lookup.compiler import Progress


class _Lock:
    """Exclusive over processes: a write transaction on a small database, which the system ends if the process dies."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(path, timeout=2, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise _unwritable(path.parent, error) from error

    def __enter__(self) -> None:
        try:
            self._take()
        except sqlite3.Error as error:
            raise _unwritable(self.path, error) from error

    def _take(self) -> None:
        try:
            self.connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            _warn("another process compiles the gazetteer; waiting for it")
            self.connection.execute("PRAGMA busy_timeout=900000")
            self.connection.execute("BEGIN EXCLUSIVE")

    def __exit__(self, *_: object) -> None:
        self.connection.close()


def _unwritable(path: Path, error: Exception) -> GazetteerError:
    return GazetteerError(f"{path}: cannot be written ({error}); set GEOMAP_CACHE to a folder that can")


def _silent(_: str, __: float) -> None:
    pass


class _Bar:
    """A progress bar on stderr, when that is a terminal."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.progress: Any = None

    def __enter__(self) -> Progress:
        if not sys.stderr.isatty():
            return _silent
        from rich import progress as rich
        from rich.console import Console

        bar = rich.Progress(rich.TextColumn("{task.description}"), rich.BarColumn(), console=Console(stderr=True), transient=True)
        bar.start()
        task = bar.add_task(self.title, total=1.0)
        self.progress = bar
        return lambda stage, share: bar.update(task, description=f"{self.title}: {stage}", completed=share)

    def __exit__(self, *_: object) -> None:
        if self.progress is not None:
            self.progress.stop()


def _make(path: Path, title: str, sources: Callable[[], dict[str, Iterable[Row]]], about: dict[str, str]) -> None:
    """Compile into a temporary file beside ``path`` and move it there."""
    from geomap.lookup.compiler import compile_to

    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    for stale in path.parent.glob("*.gpkg.*.part*"):  # of a process that was killed: this one holds the lock
        stale.unlink(missing_ok=True)
    try:
        with _Bar(title) as progress:
            compile_to(temporary, sources(), about, progress)
        with temporary.open("rb+") as written:
            written.seek(WRITE_VERSION_AT)
            written.write(NOBODY_WRITES)
            written.flush()
            os.fsync(written.fileno())
        if os.name == "posix":
            temporary.chmod(0o444)
        temporary.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise _unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _usable(path: Path) -> bool:
    """Whether a compiled file is there and whole as far as its header, length and closing note tell."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
        page_bytes, pages = struct.unpack(">H10xI", head[16:32])
        if page_bytes * pages != path.stat().st_size:
            return False
        connection = connect(path)
        try:
            return bool(connection.execute("SELECT value FROM about WHERE key='complete'").fetchone() == ("yes",))
        finally:
            connection.close()
    except (sqlite3.Error, OSError, struct.error):
        return False


def connect(path: Path) -> sqlite3.Connection:
    """A connection for reading. Pages are read, not mapped: a mapped file that is cut off would end the process."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    connection.executescript("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA cache_size=-24000;")
    return connection


def identity(path: Path) -> tuple[int, int] | None:
    """Which file a path leads to just now; ``None`` for none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _set_aside(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        path.replace(path.with_name(path.name + ".damaged"))


_makers: dict[Path, Callable[[], Path]] = {}
"""How to make a compiled file of this process anew."""


def replace_damaged(path: Path, opened: tuple[int, int] | None, damage: str) -> bool:
    """Set a file aside that proved damaged, and make it anew where it is known how; whether it was.

    ``opened`` is the `identity` of the file that was read: another process may have put a whole one in its place since.
    """
    if identity(path) == opened:
        _set_aside(path)
    if path not in _makers:
        return False
    _warn(f"{path}: damaged ({damage}); set aside and made anew")
    _makers[path]()
    return True


def _warn(line: str) -> None:
    import logging

    logging.getLogger("geomap.gazetteer").warning("%s", line)


def ensure(path: Path, title: str, sources: Callable[[], dict[str, Iterable[Row]]], about: dict[str, str]) -> Path:
    """The compiled file, made first where there is none or a damaged one."""
    _makers[path] = lambda: ensure(path, title, sources, about)
    if not _usable(path):
        with _Lock(path.with_name("build.lock")):
            if not _usable(path):  # another process may have made it while this one waited
                if path.exists():
                    _set_aside(path)
                    _warn(f"{path}: damaged (cut off or no gazetteer); set aside and made anew")
                _make(path, title, sources, about)
                _prune(path)
    return path


_KEPT = 4
"""Compiled files of earlier inputs that stay, so that versions of geomap side by side do not rebuild in turns."""


def _prune(path: Path) -> None:
    """Delete older compiled files of the same kind; one that is open elsewhere stays readable there."""
    kind = path.name.split("-")[0]
    older = sorted((p for p in path.parent.glob(f"{kind}-*.gpkg*") if p != path), key=lambda p: p.stat().st_mtime, reverse=True)
    for stale in older[_KEPT:]:
        with contextlib.suppress(OSError):
            stale.unlink()


def embedded_rows(folder: Path) -> dict[str, Iterable[Row]]:
    return {name: module.rows(folder) for name, module in sources().items()}


def compiled_path() -> Path:
    """Where the compiled gazetteer of the present inputs is, or will be."""
    cache, folder = cache_dir(), embedded_data_dir()
    return cache / f"gazetteer-{remembered_signature(watched(folder), cache, among=lambda: inputs(folder))}.gpkg"


def build() -> Path:
    """Compile the embedded gazetteer afresh; gives the file."""
    path = compiled_path()
    folder = embedded_data_dir()
    with _Lock(path.with_name("build.lock")):
        _make(path, "gazetteer", lambda: embedded_rows(folder), {"signature": path.stem})
    return path


def embedded_file() -> Path:
    """The compiled gazetteer of the present inputs, made first where there is none."""
    folder, path = embedded_data_dir(), compiled_path()
    return ensure(path, "gazetteer (once)", lambda: embedded_rows(folder), {"signature": path.stem})
