"""Layers → files: the suffix chooses the format, and a file appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import OutputError, UsageError
from geomap.plugins import variants
from geomap.strict import plain

if TYPE_CHECKING:
    from geomap.exports import ExportModule
    from geomap.model import Reading


def export_layers(reading: Reading, path: Path | str, *, fmt: str | None = None, **options: Any) -> None:
    """Write the layers of a reading, and what goes with them, to a file.

    ``fmt`` names the format (``geojson``, ``gpkg`` …) when the suffix does not. Further options are those of
    `geomap.exports.Options`.

    Raises:
        UsageError: there is no such format or option.
        OutputError: the file cannot be written; whatever stood there before is untouched.
    """
    from geomap.exports import Options

    path = Path(path)
    module = format_of(path, fmt)
    try:
        chosen = Options(**options)
    except TypeError:
        raise UsageError(f"export has no option {', '.join(sorted(options))}") from None
    with replacing(path) as part:
        module.write(reading, part, chosen)


def formats() -> dict[str, ExportModule]:
    """The export modules by suffix, aliases included."""
    found: dict[str, Any] = variants("exports")
    return {
        suffix: module
        for name in sorted(found)
        for module in [found[name]]
        for suffix in (module.SUFFIX, *getattr(module, "ALIASES", ()))
    }


def format_of(path: Path, fmt: str | None = None) -> ExportModule:
    """The module that writes a file, by its suffix or by ``fmt``."""
    known = formats()
    suffix = f".{fmt.lstrip('.').casefold()}" if fmt else path.suffix.casefold()
    if suffix in known:
        return known[suffix]
    what = f"suffix {suffix!r}" if suffix else "no suffix"
    raise UsageError(f"{plain(path.name)}: {what}; the formats are {' '.join(sorted(known))}")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path of the same name in a new folder beside ``path``; what is written there takes its place at the end.

    The folder takes up what a driver leaves beside its file (journals, indexes) as well, and goes in any case.
    """
    _refuse(path)
    try:
        folder = Path(tempfile.mkdtemp(prefix=".geomap-", dir=path.parent))
    except OSError as error:
        raise OutputError(f"{plain(path)}: cannot be written ({_reason(error)})") from None
    try:
        part = folder / path.name
        yield part
        _publish(part, path)
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"{plain(path)}: cannot be written ({_reason(error)})") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse(path: Path) -> None:
    """Only a regular file is ever replaced: not a link, whose target one might not see, nor a device or a folder."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise OutputError(f"{plain(path)}: cannot be written ({_reason(error)})") from None
    if not stat.S_ISREG(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "a link" if stat.S_ISLNK(mode) else "a device or pipe"
        raise OutputError(f"{plain(path)}: is {kind}, not a regular file; name a file to write")


def _publish(part: Path, path: Path) -> None:
    """Make sure that the bytes are on the disk, then let them take the old file's place."""
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
    part.replace(path)
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError) -> str:
    return error.strerror or plain(error)
