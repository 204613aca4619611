"""Adding GeoNames dumps to a workspace: files that are there already, or downloaded from where GeoNames publishes them.

They are kept as published, in ``data/gazetteer/geonames/`` of the workspace; ``SOURCES.csv`` beside them says where each
came from, of when it is, its hash and its licence. What there was before is replaced only when told to.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from geomap.errors import InputError, OutputError, UsageError
from geomap.gazetteers import dump
from geomap.gazetteers._dump_files import ALTERNATE_COLUMNS, PLACE_COLUMNS, POSTAL_COLUMNS, opened
from geomap.strict import plain, replacing, shown

PUBLISHED_AT = "https://download.geonames.org/export"
LICENCE, CREDIT = "CC-BY-4.0", "GeoNames (geonames.org), CC BY 4.0"
LARGEST_BYTES = 4 << 30
KINDS = {PLACE_COLUMNS: "", ALTERNATE_COLUMNS: dump.ALTERNATES, POSTAL_COLUMNS: dump.POSTAL}
"""Folder of each kind of file, by its columns."""
NAMES = {"": "places", dump.ALTERNATES: "alternate names", dump.POSTAL: "postal codes"}
COLUMNS = ("file", "source", "version", "rows", "sha256", "licence", "attribution")


@dataclass(frozen=True, slots=True)
class Added:
    """A file that a workspace now has: its row in ``SOURCES.csv``, and whether another one stood there before."""

    file: str
    source: str
    version: str
    rows: int
    sha256: str
    replaced: bool


def urls(country: str, base: str = PUBLISHED_AT) -> dict[str, str]:
    """Where GeoNames publishes the files of a country (``PL``), or of all (``all``), by kind.

    Raises:
        UsageError: it is neither.
    """
    if country.lower() == "all":
        return {
            "": f"{base}/dump/allCountries.zip", dump.ALTERNATES: f"{base}/dump/alternateNamesV2.zip",
            dump.POSTAL: f"{base}/zip/allCountries.zip",
        }  # fmt: skip
    code = country.upper()
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise UsageError(f"--geonames {shown(country, 20)} is no country; give two letters as PL, or all")
    return {
        "": f"{base}/dump/{code}.zip", dump.ALTERNATES: f"{base}/dump/alternatenames/{code}.zip",
        dump.POSTAL: f"{base}/zip/{code}.zip",
    }  # fmt: skip


def add_file(folder: Path, country: str, path: Path, source: str = "", version: str = "") -> Added:
    """Take a file that GeoNames published into a workspace's ``data/gazetteer``; what it is, its columns say.

    Raises:
        InputError: it is no such file, or holds no usable row.
        OutputError: it cannot be written.
    """
    kind, rows, newest = describe(path)
    name = ("all" if country.lower() == "all" else country.upper()) + path.suffix.lower()
    target = folder / dump.FOLDER / kind / name
    replaced = target.exists() and sha256(target) != sha256(path)
    for other in _others(target):
        other.unlink()  # the same table in the other wrapping
    try:
        with replacing(target) as part:
            shutil.copyfile(path, part)
    except OSError as error:
        raise OutputError(f"{plain(target)}: cannot be written ({error.strerror or error})") from None
    added = Added(f"{kind}/{name}".lstrip("/"), source or path.name, version or newest, rows, sha256(target), replaced)
    _note(folder / dump.FOLDER / "SOURCES.csv", added)
    return added


def _others(target: Path) -> Iterator[Path]:
    yield from (p for p in (target.with_suffix(".zip"), target.with_suffix(".txt")) if p != target and p.is_file())


def describe(path: Path) -> tuple[str, int, str]:
    """Kind, number of rows and newest date of change of a file that GeoNames published.

    Raises:
        InputError: it is none.
    """
    newest, rows, width = "", 0, 0
    with opened(path) as file:
        for line in file:
            cells = line.rstrip("\r\n").split("\t")
            if not width:
                width = len(cells)
                if width not in KINDS:
                    found = f"{width} columns in line 1"
                    remedy = f"GeoNames has {PLACE_COLUMNS} for places, {ALTERNATE_COLUMNS} for alternate names, {POSTAL_COLUMNS} for postal codes"
                    raise InputError(plain(path), found, remedy)
            rows += 1
            if width == PLACE_COLUMNS == len(cells) and len(cells[18]) == 10 and newest < cells[18] < "2999":
                newest = cells[18]
    if not rows:
        raise InputError(plain(path), "holds no rows", "download it again")
    return KINDS[width], rows, newest


def sha256(path: Path) -> str:
    """The hash of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _note(path: Path, added: Added) -> None:
    """Write down where a file came from."""
    known = {row["file"]: row for row in sources(path.parent.parent)}
    stem = added.file.rsplit(".", 1)[0]
    known = {file: row for file, row in known.items() if file.rsplit(".", 1)[0] != stem}
    known[added.file] = {
        "file": added.file, "source": added.source, "version": added.version, "rows": str(added.rows),
        "sha256": added.sha256, "licence": LICENCE, "attribution": CREDIT,
    }  # fmt: skip
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(known[file] for file in sorted(known))


def sources(folder: Path) -> list[dict[str, str]]:
    """What ``SOURCES.csv`` says of the dumps in a workspace's ``data/gazetteer``."""
    path = folder / dump.FOLDER / "SOURCES.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if set(COLUMNS) <= row.keys()]


# -- downloading ------------------------------------------------------------------------------------------------------

Moved = Callable[[int, int | None], None]
"""Called with the bytes so far and, where the server says, in all."""


def download(url: str, target: Path, moved: Moved) -> str | None:
    """Fetch a file; gives the date that the server states, or ``None`` when it has no such file.

    No redirect is followed, and no more than `LARGEST_BYTES` are taken.

    Raises:
        InputError: it could not be fetched whole.
    """
    import http.client
    import urllib.error
    import urllib.request

    from geomap import __version__

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    request = urllib.request.Request(url, headers={"User-Agent": f"geomap/{__version__}"})  # noqa: S310 - scheme is checked
    if not url.startswith(("https://", "http://")):
        raise UsageError(f"{shown(url)} is no http address")
    try:
        with urllib.request.build_opener(Stay).open(request, timeout=30) as answer:
            length = answer.headers.get("Content-Length", "")
            total = int(length) if length.isdigit() else None
            got = _copy(answer, target, url, total, moved)
            if total is not None and got != total:
                raise InputError(url, f"ended after {got:,} of {total:,} bytes", "try again")
            return _date(answer.headers.get("Last-Modified"))
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise InputError(url, f"the server answered {error.code} {plain(error.reason)}", "try again later") from None
    except (OSError, http.client.HTTPException) as error:
        raise InputError(url, f"cannot be fetched ({plain(getattr(error, 'reason', error))})", "check the network") from None


def _copy(answer: BinaryIO, target: Path, url: str, total: int | None, moved: Moved) -> int:
    got = 0
    with target.open("wb") as file:
        while block := answer.read(1 << 18):
            got += len(block)
            if got > LARGEST_BYTES:
                raise InputError(url, f"is larger than {LARGEST_BYTES >> 30} GB")
            file.write(block)
            moved(got, total)
    return got


def _date(header: str | None) -> str:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(header or "").date().isoformat()
    except ValueError:
        return ""


def present(folder: Path, country: str) -> Sequence[Path]:
    """The dumps of a country that a workspace has already."""
    stem = "all" if country.lower() == "all" else country.upper()
    return [path for path in dump.files(folder) if path.stem == stem]
