"""UCDP Georeferenced Event Dataset: ``date_start``, ``date_prec``, ``where_coordinates`` and deaths as low and high."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geomap.presets import text

TELLTALE = frozenset({"date_start", "date_prec", "where_coordinates"})
COLUMNS = {
    "start": "date_start",
    "end": "date_end",
    "place": "where_coordinates",
    "lon": "longitude",
    "lat": "latitude",
    "count_low": "low",
    "count_high": "high",
    "actor": "side_a",
    "publisher": "source_office",
    "published": "source_date",
    "quote": "source_headline",
}


def convert(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Deaths as the count, and the date as exact as ``date_prec``: 1 the day, 2 and 3 a week, 4 a month, 5 a year."""
    start, end = text(fields, "date_start")[:10], text(fields, "date_end")[:10]
    precision = text(fields, "date_prec")
    sides = " – ".join(part for part in (text(fields, "side_a"), text(fields, "side_b")) if part)
    return {
        "category": "other",
        "country": None,
        "start": {"4": start[:7], "5": start[:4]}.get(precision, start),
        "end": end if end != start and precision not in ("4", "5") else None,
        "precision": {"2": "week", "3": "week", "4": "month", "5": "year"}.get(precision),
        "unit": "deaths" if text(fields, "low") or text(fields, "high") else None,
        "label": sides or None,
        "published": text(fields, "source_date")[:10] or None,
    }
