"""Compiling once and safely: by one process at a time, whole or not at all, anew when a file is damaged."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import GazetteerError
from geomap.lookup.folders import cache_dir, embedded_data_dir, inputs, remembered_signature, sources

if TYPE_CHECKING:
    from geomap.gazetteers import Row
    from geomap.lookup.compiler import Progress


class _Lock:
    """Exclusive over processes: a write transaction on a small database, which the system ends if the process dies."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(path, timeout=900, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise _unwritable(path.parent, error) from error

    def __enter__(self) -> None:
        try:
            self.connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise _unwritable(Path("build.lock"), error) from error

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
    temporary.unlink(missing_ok=True)
    try:
        with _Bar(title) as progress:
            compile_to(temporary, sources(), about, progress)
        temporary.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise _unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _usable(path: Path) -> bool:
    """Whether a compiled file is there and whole as far as its header and closing note tell."""
    if not path.exists():
        return False
    try:
        connection = connect(path)
        try:
            return bool(connection.execute("SELECT value FROM about WHERE key='complete'").fetchone() == ("yes",))
        finally:
            connection.close()
    except (sqlite3.Error, OSError):
        return False


def connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    connection.executescript("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=1073741824;")
    return connection


def set_aside(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        path.replace(path.with_name(path.name + ".damaged"))


def ensure(path: Path, title: str, sources: Callable[[], dict[str, Iterable[Row]]], about: dict[str, str]) -> Path:
    if not _usable(path):
        with _Lock(path.with_name("build.lock")):
            if not _usable(path):  # another process may have made it while this one waited
                if path.exists():
                    set_aside(path)
                _make(path, title, sources, about)
                _prune(path)
    return path


_KEPT = 2
"""Compiled files of earlier inputs that stay, so that two versions of geomap side by side do not rebuild in turns."""


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
    cache = cache_dir()
    return cache / f"gazetteer-{remembered_signature(inputs(embedded_data_dir()), cache)}.gpkg"


def build() -> Path:
    """Compile the embedded gazetteer afresh; gives the file."""
    path = compiled_path()
    folder = embedded_data_dir()
    with _Lock(path.with_name("build.lock")):
        _make(path, "gazetteer", lambda: embedded_rows(folder), {"signature": path.stem})
    return path


def embedded_file() -> Path:
    folder, path = embedded_data_dir(), compiled_path()
    return ensure(path, "gazetteer (once)", lambda: embedded_rows(folder), {"signature": path.stem})
