"""Places that reports mention outside of any event; off at first."""

from __future__ import annotations

from geomap.layers import COLUMNS, Context, Row
from geomap.layers._phrases import say
from geomap.layers._rows import construction, footprint, is_wide, licence, precision_class, quoted, shaped
from geomap.layers._style import look
from geomap.model import Evidence, Place, Resolution

TITLE = "Other places mentioned"
ORDER = 35
ON = False
CATEGORIES = ()

KINDS = ("toponym", "expression", "facility")


def build(context: Context) -> list[Row]:
    """A feature for each distinct place that was resolved and is part of no event."""
    used = {item.mention for event in context.events for item in event.places}
    groups: dict[tuple[object, ...], list[Resolution]] = {}
    for resolution in context.resolutions:
        place = resolution.place
        if place is not None and resolution.mention.key not in used and resolution.mention.kind in KINDS:
            groups.setdefault(_identity(place), []).append(resolution)
    return shaped([_row(context, group) for group in groups.values()])


def _identity(place: Place) -> tuple[object, ...]:
    return place.label, tuple(entry.id for entry in place.entries), place.lon, place.lat


def _row(context: Context, group: list[Resolution]) -> Row:
    first, place = group[0], group[0].place
    assert place is not None
    mention = first.mention
    state = "unplaced" if place.geometry_type == "point" and place.uncertainty_m is None else "context"
    return dict.fromkeys(COLUMNS) | {
        "event_id": mention.key,
        "type": "mention",
        "role": "context",
        "status": "observed",
        "certainty": "Possible" if first.ambiguous else "Unknown",
        "precision_class": precision_class(place),
        "radius_m": place.uncertainty_m,
        "end_kind": "unknown",
        "count_what": "mentions",
        "count_low": float(len(group)),
        "count_high": float(len(group)),
        "n_sources": len({resolution.mention.document for resolution in group}),
        "n_conflicts": 0,
        "title": f"{say(context.language, 'mention')}: {place.label}",
        "label": place.label,
        **quoted(Evidence(mention.document, mention.start, mention.end, mention.text)),
        "construction": construction(place),
        "worldview": context.worldview,
        "licence": licence(place.entries),
        **look("mention", state, wide=is_wide(place)),
        "lon": place.lon,
        "lat": place.lat,
        **footprint(place),
    }
