"""Bytes, text, JSON and YAML from files that nobody vouches for.

The standard parsers are kind to broken input: a duplicate key is dropped, ``NO`` becomes false, ``NaN`` passes, a merge
key can run for minutes. Here each of these is an `InputError` that names the line.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from geomap.errors import InputError, OutputError

MAX_BYTES = 50 << 20
"""The largest document or line that is read, in bytes."""

MAX_YAML_BYTES = 20 << 20
MAX_DEPTH = 20

_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def shown(text: object, limit: int = 60) -> str:
    """A foreign string as it may stand in a message: one line, short, without control or direction characters."""
    string = str(text)
    cut = string if len(string) <= limit else string[: limit - 1] + "…"
    return repr(cut) if not cut.isprintable() else f"“{cut}”"


def plain(text: object) -> str:
    """A foreign string, such as a file name, with every unprintable character escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(text))


# -- bytes and text ---------------------------------------------------------------------------------------------------


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A regular file open for reading. A pipe or device is refused, since it may never end.

    Raises:
        InputError: there is no such file, or it cannot be read.
    """
    where = plain(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise InputError(where, "no such file") from None
    except OSError as error:
        raise InputError(where, f"cannot be opened ({error.strerror})") from None
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise InputError(where, "is not a regular file", "give a file, a folder or - for standard input")
        yield stream


def read_bytes(
    path: Path, stream: BinaryIO | None = None, *, limit: int = MAX_BYTES, may_be_empty: bool = False
) -> bytes:
    """All bytes of a file, or of an open stream named ``path``.

    Raises:
        InputError: it is empty (unless it may be), longer than ``limit`` bytes or cannot be read.
    """
    if stream is None:
        with opened(path) as file:
            return read_bytes(path, file, limit=limit, may_be_empty=may_be_empty)
    try:
        data = stream.read(limit + 1)
    except OSError as error:
        raise InputError(plain(path), f"cannot be read ({error.strerror})") from None
    if len(data) > limit:
        raise InputError(
            plain(path), f"is larger than {limit >> 20} MB", "split it, or give its documents as JSON Lines"
        )
    if not data.strip() and not may_be_empty:
        raise InputError(plain(path), "is empty")
    return data


def decode(data: bytes, where: str) -> str:
    """UTF-8 bytes as text, line ends and all; a byte order mark at the start is not part of the text.

    Raises:
        InputError: the bytes are not UTF-8, or hold a NUL and are no text at all.
    """
    if (other := _OTHER_BOMS.get(data[:2])) is not None:
        raise InputError(where, f"is {other}", "save it as UTF-8")
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + (len(_BOM) if data.startswith(_BOM) else 0)
        raise InputError(where, f"byte 0x{data[at]:02x} at position {at} is not UTF-8", "save it as UTF-8") from None
    if "\0" in text:
        raise InputError(where, f"holds a NUL at character {text.index(chr(0))} and is no text")
    return text


# -- JSON -------------------------------------------------------------------------------------------------------------


def load_json(text: str, where: str) -> Any:
    """A JSON value as RFC 8259 has it: no NaN or Infinity, no duplicate keys.

    Lone surrogates in strings, which no output could hold, become U+FFFD one for one, so that offsets stay.

    Raises:
        InputError: the text is anything else.
    """

    def constant(name: str) -> NoReturn:
        raise InputError(where, f"{name} is not JSON", "use null for an unknown number")

    def integer(digits: str) -> int | float:
        return int(digits) if len(digits) <= 300 else real(digits)

    def real(digits: str) -> float:
        value = float(digits)
        if value in (float("inf"), float("-inf")):
            raise InputError(where, f"the number {shown(digits, 20)} is out of range")
        return value

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in items:
            if key in result:
                raise InputError(where, f"key {shown(key)} stands twice", "keep one of them")
            result[_whole(key)] = value
        return result

    try:
        value = json.loads(text, parse_constant=constant, parse_int=integer, parse_float=real, object_pairs_hook=pairs)
        return _without_surrogates(value) if "\\u" in text else value
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise InputError(where, f"is not JSON: {error.msg} at {at}") from None
    except RecursionError:
        raise InputError(where, "is nested too deep") from None


def _whole(text: str) -> str:
    return text if text.isascii() else "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return _whole(value)
        return value
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_surrogates(item) for key, item in value.items()}
    return value


# -- YAML -------------------------------------------------------------------------------------------------------------


def load_yaml(text: str, where: str, *, first_line: int = 1) -> Any:
    """A YAML document of mappings, lists and strings; `line_of` tells where each mapping began.

    Every scalar stays the string that was written (``2025-09-10``, ``NO``, ``010``), an empty one or ``null`` is
    ``None``: types are a matter of the schema that reads them. Anchors, aliases, merge keys, tags and duplicate keys are
    refused, since each has been a way to say one thing and mean another.

    Raises:
        InputError: naming the line, counted from ``first_line``.
    """
    import yaml

    if len(text) > MAX_YAML_BYTES:
        raise InputError(where, f"is larger than {MAX_YAML_BYTES >> 20} MB")

    def fail(mark: Any, found: str, remedy: str = "") -> NoReturn:
        line = first_line + (mark.line if mark is not None else 0)
        raise InputError(f"{where}:{line}", found, remedy)

    # Tokens are looked at before anything is composed, so that no alias is ever followed.
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_loader()):
            mark = event.start_mark
            if isinstance(event, yaml.AliasEvent):
                fail(mark, "YAML aliases (*name) are not read", "write the value out")
            if getattr(event, "anchor", None):
                fail(mark, "YAML anchors (&name) are not read", "write the value out where it is needed")
            tag = getattr(event, "tag", None)
            if tag and tag != "!":
                fail(mark, f"YAML tags ({shown(tag)}) are not read", "write a plain value")
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    fail(mark, f"is nested more than {MAX_DEPTH} deep")
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                depth -= 1
        node = yaml.compose(text, Loader=_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        fail(mark, f"is not YAML: {getattr(error, 'problem', None) or 'unreadable'}")
    return None if node is None else _built(node, fail, first_line)


class LineDict(dict[str, Any]):
    """A mapping that remembers the line it began at, and that of each key."""

    line: int
    key_lines: dict[str, int]


def _loader() -> Any:
    """The faster C loader where PyYAML was built with it; both give the same events."""
    import yaml

    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _built(node: Any, fail: Any, first_line: int) -> Any:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return None if node.style in (None, "") and node.value in ("", "~", "null", "Null", "NULL") else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_built(item, fail, first_line) for item in node.value]
    result = LineDict()
    result.line = first_line + node.start_mark.line
    result.key_lines = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            fail(key_node.start_mark, "a key must be a word")
        key = key_node.value
        if key == "<<":
            fail(key_node.start_mark, "YAML merge keys (<<) are not read", "write the keys out")
        if key in result:
            fail(key_node.start_mark, f"key {shown(key)} stands twice", "keep one of them")
        result[key] = _built(value_node, fail, first_line)
        result.key_lines[key] = first_line + key_node.start_mark.line
    return result


# -- writing ----------------------------------------------------------------------------------------------------------


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path of the same name in a new folder beside ``path``; what is written there takes its place at the end.

    The new folder takes up what a driver leaves beside its file (journals, indexes) as well, and goes in any case. Folders
    above ``path`` are made when they are not there.

    Raises:
        OutputError: the target cannot be written; whatever stood there before is untouched.
    """
    _refuse(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
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
