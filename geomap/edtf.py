"""Dates as exact as the words allow (EDTF, ISO 8601-2), read as the stretch of time they may mean."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?:[T ](?P<hour>\d{2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?"
)


@lru_cache(maxsize=4096)
def bounds(text: str | None) -> tuple[datetime, datetime] | None:
    """The half-open stretch ``[earliest, latest)`` that a date means, in the local time it was given in.

    ``2025-09`` is all of September, ``2025-09-09T22/2025-09-10T06`` a night. Qualifiers (``?``, ``~``, ``%``) do not widen
    it. ``None`` for what is unknown, open or not EDTF. A stated offset is converted to UTC and dropped.
    """
    if not text:
        return None
    first, slash, last = text.strip().partition("/")
    start = _stretch(first)
    if not slash:
        return start
    end = _stretch(last)
    if start is None or end is None or end[1] <= start[0]:
        return None
    return start[0], end[1]


def span(start: str | None, end: str | None) -> tuple[datetime, datetime] | None:
    """The stretch from the earliest of ``start`` to the latest of ``end``; ``start`` alone when there is no end."""
    first, last = bounds(start), bounds(end)
    if first is None:
        return last
    return first if last is None or last[1] <= first[0] else (first[0], last[1])


def utc(moment: datetime, zone: str | None) -> datetime:
    """A local moment as an aware one in UTC; without a known zone its wall time is taken for UTC."""
    try:
        local = ZoneInfo(zone) if zone else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        local = UTC
    try:
        return moment.replace(tzinfo=local).astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def _stretch(text: str) -> tuple[datetime, datetime] | None:
    found = _DATE.fullmatch(text.strip().rstrip("?~%"))
    if found is None:
        return None
    try:
        return _read(found)
    except (ValueError, OverflowError):
        return None


def _read(found: re.Match[str]) -> tuple[datetime, datetime]:
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year:
        low = int(year.replace("X", "0"))
        return datetime(low, 1, 1), datetime(low + 10 ** year.count("X"), 1, 1)
    if month in (None, "XX"):
        return datetime(int(year), 1, 1), datetime(int(year) + 1, 1, 1)
    if day in (None, "XX"):
        first = datetime(int(year), int(month), 1)
        return first, (first + timedelta(days=31)).replace(day=1)
    if found["hour"] is None:
        first = datetime(int(year), int(month), int(day))
        return first, first + timedelta(days=1)
    hour, extra = (0, 1) if found["hour"] == "24" else (int(found["hour"]), 0)
    moment = datetime(int(year), int(month), int(day), hour, int(found["minute"] or 0), int(found["second"] or 0))
    moment += timedelta(days=extra) - _offset(found["zone"])
    step = "second" if found["second"] else "minute" if found["minute"] else "hour"
    return moment, moment + timedelta(**{f"{step}s": 1})


def _offset(zone: str | None) -> timedelta:
    if zone in (None, "Z"):
        return timedelta()
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    return timedelta(minutes=-minutes if zone[0] == "-" else minutes)
