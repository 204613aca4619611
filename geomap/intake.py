"""Files to documents: every reader behind one door, and the parts of a text that are not its story marked as zones."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from io import BufferedReader
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, cast

from geomap.documents import DocumentReader, Report, raise_error
from geomap.documents._meta import edtf, with_metadata
from geomap.errors import InputError, UsageError
from geomap.model import Document
from geomap.plugins import variants
from geomap.strict import decode, load_yaml, plain, read_bytes, shown
from geomap.zones import mark_zones, stated_date

__all__ = ["files_below", "input_files", "mark_zones", "read_documents", "readers"]

STDIN = "-"
_NOT_REPORTS = ("readme", "license", "licence", "copying", "changelog", "contributing", "notice")


@cache
def readers() -> dict[str, DocumentReader]:
    """The reader of each file suffix."""
    modules: Iterable[ModuleType] = variants("documents").values()
    return {suffix: cast(DocumentReader, module) for module in modules for suffix in module.SUFFIXES}


def read_documents(
    inputs: Iterable[str | Path | Document], *, published: str | None = None, report: Report = raise_error
) -> Iterator[Document]:
    """Documents of files, folders and ``-`` (standard input), in the order given, one at a time; documents pass through.

    Folders are read with all below them, in alphabetical order, hidden files and suffixes without a reader left out.
    A file named twice is read once. ``published`` (EDTF) dates the documents whose front matter, line or sidecar
    (``NAME.meta.yaml`` beside ``NAME.txt``) does not; what the page itself states comes last. Ids are unique: a second
    ``report`` becomes ``report~2``, and ``report()`` is told so.

    Raises:
        UsageError: ``published`` is no date.
        InputError: from ``report``, where it raises; by default it does, at the first error.
    """
    if published is not None and edtf(published) is None:
        raise UsageError(
            f"--published {shown(published)} is no date; give 2025, 2025-09, 2025-09-10 or 2025-09-10T14:05"
        )
    fallback = edtf(published) if published else None
    taken: dict[str, int] = {}
    seen: set[Path] = set()
    for given in inputs:
        if isinstance(given, Document):
            yield _with_free_id(_dated(given, fallback), taken, report)
            continue
        for path in input_files([given], seen=seen, report=report):
            try:
                for document in _read_file(path, report):
                    yield _with_free_id(_dated(document, fallback), taken, report)
            except InputError as error:
                report(error)


def input_files(
    inputs: Iterable[str | Path],
    *,
    suffixes: Iterable[str] | None = None,
    seen: set[Path] | None = None,
    report: Report = raise_error,
) -> Iterator[Path]:
    """The files that inputs stand for, each once; ``-`` stays as it is. What is named directly is kept whatever its suffix.

    ``seen`` holds the files that came before; what comes now is added to it.
    """
    wanted = set(readers() if suffixes is None else suffixes)
    seen = set() if seen is None else seen
    for given in inputs:
        path = Path(given)
        if str(given) == STDIN:
            files: Iterable[Path] = [path]
        elif path.is_dir():
            files = files_below(path, wanted)
        elif path.exists():
            files = [path]
        else:
            report(InputError(plain(given), "no such file or folder"))
            continue
        for file in files:
            real = file.resolve() if str(file) != STDIN else file
            if real not in seen:
                seen.add(real)
                yield file


def files_below(folder: Path, suffixes: Iterable[str]) -> list[Path]:
    """Files with these suffixes in a folder and below, in alphabetical order; hidden ones and READMEs are left out."""
    wanted = set(suffixes)
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in wanted
        and not path.name.lower().endswith(".meta.yaml")
        and path.stem.lower() not in _NOT_REPORTS
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    )


def _read_file(path: Path, report: Report) -> Iterator[Document]:
    if str(path) == STDIN:
        yield from _read_stdin(report)
        return
    reader = readers().get(path.suffix.lower())
    if reader is None:
        if path.suffix and path.suffix.lower() not in (".", ""):
            known = " ".join(sorted(readers()))
            raise InputError(plain(path), f"no reader for {shown(path.suffix)} files", f"there are readers for {known}")
        reader = readers()[".txt"]
    sidecar = _sidecar(path, report)
    for document in reader.read(path, report=report):
        yield with_metadata(document, sidecar[0], sidecar[1], report) if sidecar else document


def _read_stdin(report: Report) -> Iterator[Document]:
    """Standard input as JSON Lines where it begins with a brace, as HTML where it begins with ``<``, else as text."""
    if sys.stdin is None:
        raise InputError("standard input", "is closed")
    buffer = cast(BufferedReader, sys.stdin.buffer)
    start = buffer.peek(1024).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    suffix = {b"{": ".jsonl", b"<": ".html"}.get(start, ".txt")
    if start == b"-":
        suffix = ".md"  # front matter
    yield from readers()[suffix].read(Path("stdin"), stream=cast(BinaryIO, buffer), report=report)


def _sidecar(path: Path, report: Report) -> tuple[dict[str, object], str] | None:
    """What ``NAME.meta.yaml`` beside a file states about it, and where it stands."""
    for beside in (path.with_name(f"{path.stem}.meta.yaml"), path.with_name(f"{path.name}.meta.yaml")):
        if not beside.is_file():
            continue
        try:
            stated = load_yaml(decode(read_bytes(beside), plain(beside)), plain(beside))
            if not isinstance(stated, dict):
                raise InputError(plain(beside), "is no list of key: value")
        except InputError as error:
            report(error)
            return None
        return stated, plain(beside)
    return None


def _dated(document: Document, fallback: str | None) -> Document:
    if document.published is not None:
        return document
    return replace(document, published=fallback or stated_date(document))


def _with_free_id(document: Document, taken: dict[str, int], report: Report) -> Document:
    count = taken.setdefault(document.id, 0)
    taken[document.id] += 1
    if not count:
        return document
    free = f"{document.id}~{count + 1}"
    while free in taken:
        count += 1
        free = f"{document.id}~{count + 1}"
    taken[free] = 1
    report(InputError(plain(document.path), f"the id {shown(document.id)} is taken", f"it is read as {shown(free)}"))
    return replace(document, id=free)
