"""What can go wrong, as one tree.

GeomapError
├── InputError(ValueError)         an input cannot be used; says where, what was found, what would do
├── OutputError(OSError)           a target cannot be written
├── UsageError(ValueError)         an option has no such value
└── GazetteerError(RuntimeError)   the gazetteer is missing, damaged or cannot be built
"""

from __future__ import annotations


class GeomapError(Exception):
    """Base of everything geomap raises on purpose. Its message is one line, fit to be shown."""


class InputError(GeomapError, ValueError):
    """An input, or one record of it, cannot be used."""

    def __init__(self, where: str, found: str, remedy: str = "") -> None:
        self.where, self.found, self.remedy = where, found, remedy
        super().__init__(f"{where}: {found}" + (f"; {remedy}" if remedy else ""))


class OutputError(GeomapError, OSError):
    """A target cannot be written; whatever stood there before is untouched."""


class UsageError(GeomapError, ValueError):
    """An option or argument has a value that does not exist."""


class GazetteerError(GeomapError, RuntimeError):
    """The gazetteer is missing, damaged or could not be built."""
