"""Events of Bellingcat's and Forensic Architecture's TimeMap: JSON with ``description``, ``date``, ``latitude``, ``sources``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from geomap.presets import text

TELLTALE = frozenset({"description", "date", "latitude", "longitude", "sources"})
COLUMNS = {
    "place": "location",
    "lon": "longitude",
    "lat": "latitude",
    "note": "description",
    "start": "date",
    "url": "sources",
}


def convert(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The date as ISO, the first source as url; what its filters say is kept as words, not made a category."""
    stated = text(fields, "date")
    for form in ("%m/%d/%Y", "%Y/%m/%d"):
        try:
            stated = datetime.strptime(stated, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    time = text(fields, "time")[:5]
    sources = fields.get("sources")
    first = sources[0] if isinstance(sources, list) and sources else sources
    if isinstance(first, Mapping):
        first = next((first[name] for name in ("path", "url", "link", "id") if first.get(name)), None)
    return {
        "category": text(fields, "category") if "category" in fields else "other",
        "start": f"{stated}T{time}" if len(stated) == 10 and len(time) == 5 and time[2] == ":" else stated,
        "url": str(first) if isinstance(first, str) and first.startswith(("http:", "https:")) else None,
        "filters": "; ".join(_filter(one) for one in fields.get("filters") or ()) or None,
    }


def _filter(one: Any) -> str:
    return (
        ": ".join(str(one[name]) for name in ("key", "value") if one.get(name))
        if isinstance(one, Mapping)
        else str(one)
    )
