"""What a file states about a report, checked key by key: the same keys in front matter, sidecar and JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from geomap.documents import Report
from geomap.errors import InputError
from geomap.model import Document
from geomap.strict import plain, shown

_EDTF = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<time>(?:[01]\d|2[0-3]):[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?"
    r"(?:\s?Z|\s?[+-]\d\d(?::?\d\d)?)?)?)?)?"
)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_STRINGS = ("title", "url", "publisher", "licence")
_SYNONYMS = {"license": "licence", "lang": "language", "date": "published"}


def edtf(value: str) -> str | None:
    """A publication date in the form `Document.published` has; ``None`` when it is no date.

    Seconds and the offset from UTC are left out: what counts for "on Wednesday" is the day where it was published.
    """
    match = _EDTF.fullmatch(value.strip())
    if not match:
        return None
    year, month, day, time = match.group("year", "month", "day", "time")
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part) + (f"T{time}" if time else "")


def with_metadata(
    document: Document, meta: Mapping[str, Any], where: str, report: Report, *, strict: bool = True
) -> Document:
    """A document with what ``meta`` states about it; what it does not state, or states wrongly, stays as it was.

    Keys: ``id title url publisher published language licence reliability own_text``. With ``strict``, any other key is
    reported too.
    """
    found: dict[str, Any] = {}
    for name, value in meta.items():
        key = _SYNONYMS.get(name, name)
        if value is None or value == "" or (key != name and key in meta):
            continue
        try:
            found |= _checked(key, value)
        except ValueError as error:
            if strict or key == name:  # "date" is others' word for it, and may hold anything
                report(InputError(where, f"{name}: {error}"))
        except KeyError:
            if strict:
                report(InputError(where, f"unknown key {shown(name)}", f"known are {', '.join(_KEYS)}"))
    return replace(document, **found) if found else document


_KEYS = ("id", *_STRINGS, "published", "language", "reliability", "own_text", "note")


def _checked(key: str, value: Any) -> dict[str, Any]:
    """One field, converted.

    Raises:
        KeyError: there is no such field.
        ValueError: the value does not fit it, with what would.
    """
    if key not in _KEYS:
        raise KeyError(key)
    if isinstance(value, int) and not isinstance(value, bool) and key in ("id", "published"):
        value = str(value)
    if key == "own_text":
        if str(value).lower() not in ("true", "false"):
            raise ValueError(f"{shown(value)} is not true or false")
        return {key: str(value).lower() == "true"}
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is not text")
    value = value.strip()
    if key == "note" or not value:
        return {}
    if key == "published":
        if (day := edtf(value)) is None:
            raise ValueError(f"{shown(value)} is not a date as 2025, 2025-09, 2025-09-10 or 2025-09-10T14:05")
        return {key: day}
    if key == "language":
        if (match := _LANGUAGE.fullmatch(value)) is None:
            raise ValueError(f"{shown(value)} is not an ISO 639 code as en or pl")
        return {key: match[1].lower()}
    if key == "reliability":
        if value.upper() not in "ABCDEF" or len(value) != 1:
            raise ValueError(f"{shown(value)} is not an Admiralty letter A to F")
        return {key: value.upper()}
    return {key: value}


def stem(path: Path) -> str:
    """The id of a document that states none."""
    return path.stem or path.name


def where(path: Path) -> str:
    """A path as messages name it."""
    return plain(path)
