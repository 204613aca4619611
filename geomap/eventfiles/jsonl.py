"""Events as JSON Lines: an object a line, with a ``category`` and no ``text`` (which would make it a report)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.documents import Report, raise_error
from geomap.errors import InputError
from geomap.eventfiles import Row
from geomap.strict import decode, load_json, opened, plain

SUFFIXES = (".jsonl", ".ndjson")
_MAX_LINE = 1 << 20


def read(path: Path, *, report: Report = raise_error) -> Iterator[Row]:
    """The events of a file, streamed; ``geometry`` is a GeoJSON geometry."""
    where = plain(path)
    with opened(path) as stream:
        number = 0
        while line := stream.readline(_MAX_LINE + 1):
            number += 1
            at = f"{where}:{number}"
            if len(line) > _MAX_LINE:
                raise InputError(
                    at, f"is a line of more than {_MAX_LINE >> 20} MB", "the rest of the file was not read"
                )
            if not line.strip():
                continue
            try:
                value = load_json(decode(line.rstrip(b"\r\n"), at), at)
                if not isinstance(value, dict):
                    raise InputError(at, "is no object", 'an event is a line as {"category": "impact", …}')
            except InputError as error:
                report(error)
                continue
            yield Row(
                {key: item for key, item in value.items() if key != "geometry"}, at, number, value.get("geometry")
            )


def holds_events(path: Path) -> bool:
    """Whether the first line of a JSON Lines file is an event rather than a report."""
    try:
        with opened(path) as stream:
            first = load_json(decode(stream.readline(_MAX_LINE), ""), "")
    except InputError:
        return False
    return isinstance(first, dict) and "category" in first and "text" not in first
