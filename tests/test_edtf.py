"""Dates as the stretch of time they may mean."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from geomap import edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", datetime(2025, 1, 1), datetime(2026, 1, 1)),
        ("2025-09", datetime(2025, 9, 1), datetime(2025, 10, 1)),
        ("2025-12", datetime(2025, 12, 1), datetime(2026, 1, 1)),
        ("2025-09-10", datetime(2025, 9, 10), datetime(2025, 9, 11)),
        ("2025-09-10T05", datetime(2025, 9, 10, 5), datetime(2025, 9, 10, 6)),
        ("2025-09-10T05:40", datetime(2025, 9, 10, 5, 40), datetime(2025, 9, 10, 5, 41)),
        ("2025-09-10T24:00", datetime(2025, 9, 11), datetime(2025, 9, 11, 0, 1)),
        ("2025-09-10T05:40:30Z", datetime(2025, 9, 10, 5, 40, 30), datetime(2025, 9, 10, 5, 40, 31)),
        ("2025-09-10T05:40+02:00", datetime(2025, 9, 10, 3, 40), datetime(2025, 9, 10, 3, 41)),
        ("2025-09-10T23:40-01:30", datetime(2025, 9, 11, 1, 10), datetime(2025, 9, 11, 1, 11)),
        ("2025-09-10?", datetime(2025, 9, 10), datetime(2025, 9, 11)),
        ("2025-09~", datetime(2025, 9, 1), datetime(2025, 10, 1)),
        ("2025-09-XX", datetime(2025, 9, 1), datetime(2025, 10, 1)),
        ("202X", datetime(2020, 1, 1), datetime(2030, 1, 1)),
        ("19XX", datetime(1900, 1, 1), datetime(2000, 1, 1)),
        ("2025-09-09T22/2025-09-10T06", datetime(2025, 9, 9, 22), datetime(2025, 9, 10, 7)),
    ],
)
def test_a_date_is_a_half_open_stretch(text: str, first: datetime, last: datetime) -> None:
    """From its first moment up to the first moment after it."""
    assert edtf.bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [None, "", "..", "yesterday", "2025-13", "2025-02-30", "2025-9-1", "10.09.2025", "9999", "2025/2024", "0000"],
)
def test_what_is_no_date_is_unknown(text: str | None) -> None:
    """Open, unknown, impossible and foreign forms give nothing, and nothing is raised."""
    assert edtf.bounds(text) is None


def test_a_span_reaches_from_start_to_end() -> None:
    """The stretch from the first moment of the start to the last of the end."""
    assert edtf.span("2025-09-12", "2025-09-16") == (datetime(2025, 9, 12), datetime(2025, 9, 17))


def test_an_end_before_the_start_does_not_count() -> None:
    """A contradiction leaves the start alone."""
    assert edtf.span("2025-09-12", "2025-09-01") == edtf.bounds("2025-09-12")


def test_local_time_is_moved_to_utc_with_its_summer_time() -> None:
    """Warsaw is two hours ahead in September and one in November."""
    assert edtf.utc(datetime(2025, 9, 10), "Europe/Warsaw") == datetime(2025, 9, 9, 22, tzinfo=UTC)
    assert edtf.utc(datetime(2025, 11, 17), "Europe/Warsaw") == datetime(2025, 11, 16, 23, tzinfo=UTC)


@pytest.mark.parametrize("zone", [None, "Nowhere/Land", "../../etc/passwd", ""])
def test_without_a_known_zone_the_wall_time_stands(zone: str | None) -> None:
    """An unknown zone neither raises nor reads a file."""
    assert edtf.utc(datetime(2025, 9, 10), zone) == datetime(2025, 9, 10, tzinfo=UTC)
