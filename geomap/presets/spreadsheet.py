"""A plain spreadsheet with everyday column names: ``date``, ``location``, ``type``, ``latitude``, ``description``, ``link``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geomap.presets import text

TELLTALE: frozenset[str] = frozenset()
COLUMNS: Mapping[str, str] = {}
SYNONYMS = {
    "category": ("type", "event type", "event_type", "event", "kind"),
    "start": ("date", "event date", "event_date", "day", "when", "from", "start date", "start_date"),
    "end": ("until", "to", "end date", "end_date"),
    "place": ("location", "town", "city", "village", "where", "place name", "place_name"),
    "lon": ("longitude", "lng", "long", "x"),
    "lat": ("latitude", "y"),
    "note": ("description", "notes", "details", "comment", "summary"),
    "url": ("link", "source url", "source_url"),
    "quote": ("text",),
    "count_low": ("count", "number"),
}


def convert(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The columns that stand for one of geomap's that is not there; a category in words as one with underscores."""
    found = {}
    for name, others in SYNONYMS.items():
        other = next((one for one in others if one in fields), None)
        if other is not None and name not in fields:
            found[name] = fields[other]
            if name == "count_low" and "count_high" not in fields:
                found["count_high"] = fields[other]  # a number by itself is exact
    if category := text(found, "category"):
        found["category"] = category.lower().replace(" ", "_").replace("-", "_")
    return found
