"""Where the gazetteer's files are: the committed tables, the cache, and the name that a compiled file has by its inputs."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.resources
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError
from geomap.lookup.layout import FORMAT
from geomap.plugins import variants


def embedded_data_dir() -> Path:
    """The folder of the committed tables: inside the installed package, or in the clone it runs from."""
    package = Path(str(importlib.resources.files("geomap")))
    for folder in (package / "data" / "gazetteer", package.parent / "data" / "gazetteer"):
        if (folder / "places.tsv.xz").exists():
            return folder
    raise GazetteerError(f"{package}: no gazetteer tables beside the package; reinstall geomap")


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


def code() -> list[Path]:
    """The modules that decide what is in a compiled file."""
    here, package = Path(__file__).parent, Path(__file__).parent.parent
    rooms = [here / "compiler.py", here / "layout.py", here / "rtree.py"]
    return [*rooms, package / "names.py", *sorted((package / "gazetteers").glob("*.py"))]


def sources() -> dict[str, Any]:
    """The sources that have tables of their own, by name."""
    return {name: module for name, module in variants("gazetteers").items() if getattr(module, "FILES", ())}


def signature_of(paths: Iterable[Path], rests_on: str = "") -> str:
    """A hash over names and contents of files, and over what else is given."""
    digest = hashlib.sha256(f"format {FORMAT} {rests_on}".encode())
    for path in paths:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").digest()
        digest.update(path.name.encode() + b"\0" + content)
    return digest.hexdigest()[:16]


def remembered_signature(paths: Sequence[Path], cache: Path, rests_on: str = "") -> str:
    """The hash of the inputs, and of what else the result rests on; files are read again only when their size or time of change differs."""
    stamp = json.dumps([FORMAT, rests_on, *([str(p), s.st_size, s.st_mtime_ns] for p in paths for s in (p.stat(),))])
    stamp = hashlib.sha256(stamp.encode()).hexdigest()
    note = cache / f"inputs-{stamp[:16]}"
    try:
        return note.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        signature = signature_of(paths, rests_on)
        with contextlib.suppress(OSError):  # only a shortcut; a folder that cannot be written may hold the file already
            cache.mkdir(parents=True, exist_ok=True)
            temporary = note.with_name(f"{note.name}.{os.getpid()}.part")
            temporary.write_text(signature, "ascii")
            temporary.replace(note)
        return signature
