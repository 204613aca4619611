"""Events as YAML: a list, or ``events:`` with a list and beside it what holds for all of them, such as publisher and url."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.documents import Report, raise_error
from geomap.errors import InputError
from geomap.eventfiles import Row
from geomap.strict import MAX_YAML_BYTES, LineDict, decode, load_yaml, plain, read_bytes

SUFFIXES = (".yaml", ".yml")


def read(path: Path, *, report: Report = raise_error) -> Iterator[Row]:
    """The events of a file; every value is the string that was written, whatever YAML would make of it."""
    where = plain(path)
    value = load_yaml(decode(read_bytes(path, limit=MAX_YAML_BYTES), where), where)
    common: dict[str, object] = {}
    if isinstance(value, dict):
        common = {key: item for key, item in value.items() if key != "events"}
        value = value.get("events")
    if not isinstance(value, list):
        raise InputError(where, "holds no list of events", "begin with events: and list them below, each with a -")
    for number, item in enumerate(value, 1):
        if not isinstance(item, LineDict):
            report(InputError(f"{where}: event {number}", "is no list of key: value"))
            continue
        yield Row({**common, **item}, f"{where}:{item.line}", number)
