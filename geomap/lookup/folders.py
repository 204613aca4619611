"""Where the gazetteer's files are: the committed tables, the cache, and the name that a compiled file has by its inputs."""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError
from geomap.lookup.layout import FORMAT

_PACKAGE = Path(__file__).parent.parent


def embedded_data_dir() -> Path:
    """The folder of the committed tables: inside the installed package, or in the clone it runs from."""
    for folder in (_PACKAGE / "data" / "gazetteer", _PACKAGE.parent / "data" / "gazetteer"):
        if (folder / "places.tsv.xz").exists():
            return folder
    raise GazetteerError(f"{_PACKAGE}: no gazetteer tables beside the package; reinstall geomap")


def cache_dir() -> Path:
    """The folder of compiled files: ``$GEOMAP_CACHE`` or the platform's cache folder."""
    if override := os.environ.get("GEOMAP_CACHE"):
        return Path(override)
    from platformdirs import user_cache_path

    return user_cache_path("geomap")


def inputs(folder: Path) -> list[Path]:
    """The files that the compiled gazetteer depends on: tables that exist and the code that reads them."""
    tables = {folder / name for module in sources().values() for name in module.FILES}
    return [*sorted(path for path in tables if path.exists()), *code()]


def watched(folder: Path) -> list[Path]:
    """Whatever `inputs` could be among, told without importing a source."""
    return [*(Path(place, name) for place, _, names in os.walk(folder) for name in sorted(names)), *code()]


def code() -> list[Path]:
    """The modules that decide what is in a compiled file."""
    rooms = [_PACKAGE / "lookup" / name for name in ("compiler.py", "layout.py", "records.py", "rtree.py")]
    return [*rooms, _PACKAGE / "names.py", *sorted((_PACKAGE / "gazetteers").glob("*.py"))]


def sources() -> dict[str, Any]:
    """The sources that have tables of their own, by name."""
    from geomap.plugins import variants

    return {name: module for name, module in variants("gazetteers").items() if getattr(module, "FILES", ())}


def signature_of(paths: Iterable[Path], rests_on: str = "") -> str:
    """A hash over names and contents of files, and over what else is given."""
    import hashlib

    digest = hashlib.sha256(f"format {FORMAT} {rests_on}".encode())
    for path in paths:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").digest()
        digest.update(path.name.encode() + b"\0" + content)
    return digest.hexdigest()[:16]


def remembered_signature(paths: Sequence[Path], cache: Path, rests_on: str = "", among: Callable[[], Iterable[Path]] | None = None) -> str:
    """The hash of the inputs, and of what else the result rests on; files are read again only when their size or time of change differs.

    The inputs are ``paths``, or those ``among`` them that are only worked out where something has changed.
    """
    stamp = "\n".join([f"{FORMAT} {rests_on}", *(f"{path} {s.st_size} {s.st_mtime_ns}" for path in paths for s in (path.stat(),))])
    note = cache / f"inputs-{zlib.crc32(stamp.encode('utf-8', 'surrogateescape')):08x}"
    with contextlib.suppress(OSError, UnicodeDecodeError):
        signature, _, about = note.read_text("utf-8", "surrogateescape").partition("\n")
        if about == stamp:
            return signature
    signature = signature_of(among() if among else paths, rests_on)
    with contextlib.suppress(OSError):  # only a shortcut; a folder that cannot be written may hold the file already
        cache.mkdir(parents=True, exist_ok=True)
        _forget_notes(cache)
        temporary = note.with_name(f"{note.name}.{os.getpid()}.part")
        temporary.write_text(f"{signature}\n{stamp}", "utf-8", "surrogateescape")
        temporary.replace(note)
    return signature


_NOTES = 40
"""Notes that are kept; each names the inputs of a workspace as they were at one time."""


def _forget_notes(cache: Path) -> None:
    notes = sorted(cache.glob("inputs-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in notes[_NOTES:]:
        path.unlink(missing_ok=True)
