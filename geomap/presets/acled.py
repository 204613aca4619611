"""ACLED events: ``event_id_cnty``, ``event_date``, ``sub_event_type`` and the precision codes of its codebook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from geomap.presets import text

TELLTALE = frozenset({"event_id_cnty", "event_date", "sub_event_type"})
COLUMNS = {
    "id": "event_id_cnty",
    "start": "event_date",
    "category": "sub_event_type",
    "place": "location",
    "lon": "longitude",
    "lat": "latitude",
    "actor": "actor1",
    "publisher": "source",
    "note": "notes",
}
CATEGORIES = {
    "air/drone strike": "strike",
    "shelling/artillery/missile attack": "strike",
    "disrupted weapons use": "interception",
    "agreement": "diplomatic",
}
"""Sub-event types that say what geomap has a category for; any other is ``other``."""


def convert(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Category, and the date as exact as ``time_precision`` has it: 1 the day, 2 the week, 3 the month (ACLED codebook)."""
    day = _day(text(fields, "event_date"))
    precision = text(fields, "time_precision")
    return {
        "category": CATEGORIES.get(text(fields, "sub_event_type").lower(), "other"),
        "country": None,
        "start": day[:7] if precision == "3" else day,
        "precision": {"2": "week", "3": "month"}.get(precision),
        "label": " in ".join(part for part in (text(fields, "sub_event_type"), text(fields, "location")) if part)
        or None,
    }


def _day(stated: str) -> str:
    """``10 September 2025``, as its downloads have it, as ISO; anything else as it stands."""
    for form in ("%d %B %Y", "%d-%b-%Y", "%d %b %Y"):
        try:
            return datetime.strptime(stated, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return stated
