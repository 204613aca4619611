"""Rows of others' tables as rows with geomap's columns: by a mapping file beside the table, else by a preset.

A mapping file is called like the table with ``.mapping`` in place of the suffix, and is YAML:

    columns: {start: Event Date, place: Town}     # geomap's column: theirs
    values: {category: {Drone attack: strike}}    # for a column of geomap's: what stands there → what it means
    defaults: {tz: Europe/Warsaw}                 # for every row
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from geomap.errors import InputError
from geomap.eventfiles import Row
from geomap.plugins import variants
from geomap.presets import Preset
from geomap.strict import decode, load_yaml, plain, read_bytes, shown

_PARTS = ("columns", "values", "defaults")


@dataclass(frozen=True, slots=True)
class Mapped:
    """A row's fields by geomap's columns, and what the table itself calls them."""

    fields: Mapping[str, Any]
    names: Mapping[str, str] = field(default_factory=dict)


Mapper = Callable[[Row], Mapped]


def mapper(path: Path) -> Mapper:
    """How the rows of a file are to be read.

    Raises:
        InputError: its mapping file is broken.
    """
    beside = path.with_suffix(".mapping")
    if beside.is_file():
        return _by_file(beside)
    known: dict[tuple[str, ...], Preset | None] = {}

    def mapped(row: Row) -> Mapped:
        columns = tuple(row.fields)
        if columns not in known:
            known[columns] = _preset(frozenset(name.lower() for name in columns))
        preset = known[columns]
        return Mapped(row.fields) if preset is None else _by_preset(row, preset)

    return mapped


def _preset(columns: frozenset[str]) -> Preset | None:
    """The preset for a table with these columns; none for one with geomap's own."""
    modules = variants("presets")
    for module in modules.values():
        if module.TELLTALE and columns >= module.TELLTALE:
            return cast(Preset, module)
    return None if "category" in columns else cast(Preset, modules["spreadsheet"])


def _by_preset(row: Row, preset: Preset) -> Mapped:
    theirs = {name.lower(): value for name, value in row.fields.items()}
    used = set(preset.COLUMNS.values())
    rest = {name: value for name, value in theirs.items() if name not in used}
    ours = {name: theirs[other] for name, other in preset.COLUMNS.items() if other in theirs}
    return Mapped({**rest, **ours, **preset.convert(theirs)}, preset.COLUMNS)


def _by_file(path: Path) -> Mapper:
    where = plain(path)
    value = load_yaml(decode(read_bytes(path), where), where)
    if not isinstance(value, dict) or not set(value) <= set(_PARTS):
        raise InputError(where, "is no mapping of columns", f"give {', '.join(_PARTS)}, each with a list of key: value")
    parts = {name: value.get(name) or {} for name in _PARTS}
    for name, part in parts.items():
        if not isinstance(part, dict):
            raise InputError(where, f"{name} {shown(part)} is no list of key: value")
    columns = {name: str(other).lower() for name, other in parts["columns"].items()}
    values, defaults = parts["values"], parts["defaults"]

    def mapped(row: Row) -> Mapped:
        theirs = {name.lower(): value for name, value in row.fields.items()}
        for name, other in columns.items():
            if other not in theirs:
                raise InputError(row.where, f"has no column {shown(other)}, which {where} names for {name}")
        used = set(columns.values())
        fields = {**defaults, **{name: value for name, value in theirs.items() if name not in used}}
        fields |= {name: theirs[other] for name, other in columns.items()}
        for name, meanings in values.items():
            if (stated := str(fields.get(name, ""))) in meanings:
                fields[name] = meanings[stated]
        return Mapped(fields, columns)

    return mapped
