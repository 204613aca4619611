"""Tables whose columns others have named: one data set a file, recognised by its columns.

A module here promises `Preset`. It says which of its columns is which of geomap's (`geomap.eventfiles._rows` lists them),
and ``convert`` works out what is not simply another name: categories, dates and how exact they are. Columns that it does not
name stay among the event's properties.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol


class Preset(Protocol):
    """What a module in this folder promises. Column names are in lower case."""

    TELLTALE: frozenset[str]
    """Columns by which a table is known to be of this kind: all of them are there."""
    COLUMNS: Mapping[str, str]
    """geomap's column → theirs."""

    def convert(self, fields: Mapping[str, Any]) -> Mapping[str, Any]:
        """What has to be worked out of a row, by geomap's columns; it goes before ``COLUMNS``."""
        ...


def text(fields: Mapping[str, Any], name: str) -> str:
    """A field as text without the space round it; empty when it is not there."""
    value = fields.get(name)
    return "" if value is None else str(value).strip()
