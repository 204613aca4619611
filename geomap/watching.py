"""Run something again whenever its inputs change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geomap.errors import UsageError

SETTLED_MS = 400
"""How long the files must be left alone before they count as saved, in milliseconds: editors write more than once."""

LOOK_MS = 1000
"""How often single files are looked at, in milliseconds. A folder is watched by the system; a file is not, since
editors put a new file in its place."""


def rounds(paths: Iterable[str | Path], *, beside: Iterable[Path] = (), stop: Any = None) -> Iterator[list[Path]]:
    """Once at the start with nothing, then each time that something changes, with the files that did.

    Args:
        paths: files and folders; one at least must be there.
        beside: further ones, which may come into being later.
        stop: a `threading.Event` that ends it.

    Raises:
        UsageError: the package that watches folders is missing, or there is nothing that could change.
    """
    try:
        import watchfiles
    except ModuleNotFoundError:
        raise UsageError("watch needs the package watchfiles; install it with `pip install 'geomap[watch]'`") from None
    wanted = [Path(given) for given in paths]
    if any(str(path) == "-" for path in wanted):
        raise UsageError("watch: standard input does not change; name files or folders")
    if not any(path.exists() for path in wanted):
        raise UsageError(f"watch: {', '.join(map(str, wanted)) or 'nothing'} is not there; name files or folders")
    wanted += beside
    folders = sorted({path for path in wanted if path.is_dir()})
    files = [path for path in wanted if not path.is_dir()]
    before = {path: _state(path) for path in files}
    yield []
    for changes in watchfiles.watch(
        *(folders or [files[0].parent]),
        watch_filter=_counts if folders else _never,
        debounce=SETTLED_MS,
        rust_timeout=LOOK_MS,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=True,
        recursive=bool(folders),
    ):
        now = {path: _state(path) for path in files}
        changed = {Path(path) for _, path in changes} | {path for path in files if now[path] != before[path]}
        before = now
        if changed:
            yield sorted(changed)


def _state(path: Path) -> tuple[int, int] | None:
    """When a file was changed and how long it is; ``None`` when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _counts(_: Any, name: str) -> bool:
    """Editors' scratch files do not count."""
    last = Path(name).name
    return not (last.startswith((".", "~")) or last.endswith(("~", ".part", ".tmp")))


def _never(_: Any, __: str) -> bool:
    return False
