"""Rows of a layer: what every feature of an event has in common."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import shapely

from geomap import geodesy
from geomap.layers import COLUMNS, Context, Row
from geomap.layers._phrases import say
from geomap.layers._style import certainty, look, state
from geomap.model import Claim, Entry, Event, Evidence, Place
from geomap.plugins import variants

NOMINAL_M = 2_000.0
"""Radius in metres of the ring drawn where nobody knows how exact a point is. A drawing size; ``radius_m`` stays missing."""

WIDE_KM2 = 20_000.0
"""Areas beyond this are tinted only: a region or country, not a place that something happened at."""

_SMALLEST_M = 1.0


def drawable(event: Event) -> bool:
    """Whether an event belongs on a layer of its category: it has a place and is neither hypothetical nor denied."""
    return event.place is not None and event.status != "hypothetical" and state(event) not in ("denied", "superseded")


def events_of(context: Context, categories: Iterable[str]) -> list[Event]:
    """The drawable events of some categories, in the order given."""
    wanted = set(categories)
    return [event for event in context.events if event.category in wanted and drawable(event)]


def event_row(context: Context, event: Event, *, place: Place | None = None, **given: Any) -> Row:
    """A row for an event at its place (or another), with the look of its state; ``given`` overrides columns."""
    at = place or event.place
    assert at is not None
    shape, style_state = footprint(at), state(event)
    if at.geometry_type == "point" and at.uncertainty_m is None and style_state not in ("denied", "superseded"):
        style_state = "unplaced"
    evidence = event.evidence[0] if event.evidence else None
    row = dict.fromkeys(COLUMNS) | {
        "event_id": event.id,
        "type": event.category,
        "role": role_of(event),
        "status": "denied" if event.negated else event.status,
        "certainty": certainty(event),
        "precision_class": precision_class(at),
        "radius_m": at.uncertainty_m,
        **when(event),
        "count_what": event.count_unit,
        "count_low": event.count_low,
        "count_high": event.count_high,
        "n_sources": len(set(event.documents) or {e.document for e in event.evidence}),
        "n_conflicts": len(conflicting(event.claims)),
        "title": title(context.language, event, at),
        "label": at.label,
        **quoted(evidence),
        "construction": construction(at),
        "worldview": context.worldview,
        "licence": licence(at.entries),
        **look(event.category, style_state, symbol=given.pop("symbol", None), wide=is_wide(at)),
        "lon": at.lon,
        "lat": at.lat,
        **shape,
    }
    return row | given


def when(event: Event) -> Row:
    """The columns of time."""
    time = event.time
    return {"start": time.start, "end": time.end, "end_kind": time.end_kind, "tz": time.tz}


def quoted(evidence: Evidence | None) -> Row:
    """The columns of the first evidence."""
    if evidence is None:
        return {"quote": None, "doc": None, "char_start": None, "char_end": None}
    return {
        "quote": evidence.quote,
        "doc": evidence.document,
        "char_start": evidence.start,
        "char_end": evidence.end,
    }


# -- geometry ---------------------------------------------------------------------------------------------------------


def footprint(place: Place) -> Row:
    """The geometry to draw for a place. A point is marked with its radius and becomes a disc in `shaped`."""
    if place.geometry_type != "point":
        return {"geometry": place.geometry}
    radius_m = NOMINAL_M if place.uncertainty_m is None else max(place.uncertainty_m, _SMALLEST_M)
    return {"geometry": place.geometry, "_disc_m": radius_m}


def shaped(rows: list[Row]) -> list[Row]:
    """The rows with their points grown to discs, all at once, and areas that lie on top of each other thinned."""
    points = [row for row in rows if row.get("_disc_m")]
    single = [row for row in points if row["geometry"].geom_type == "Point"]
    discs = geodesy.discs(
        [row["geometry"].x for row in single],
        [row["geometry"].y for row in single],
        [row["_disc_m"] for row in single],
    )
    for row, disc in zip(single, discs, strict=True):
        row["geometry"] = disc
    for row in points:
        if row["geometry"].geom_type == "MultiPoint":
            parts = row["geometry"].geoms
            grown = geodesy.discs([p.x for p in parts], [p.y for p in parts], [row["_disc_m"]] * len(parts))
            row["geometry"] = shapely.union_all(grown)
    for row in rows:
        row.pop("_disc_m", None)
    return _thinned(rows)


def _thinned(rows: list[Row]) -> list[Row]:
    """Features on the very same area share its fill between them, or five reports on one country would paint it out."""
    stacks: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        shape = row["geometry"]
        stacks.setdefault((shape.bounds, shapely.get_num_coordinates(shape)), []).append(row)
    for stack in stacks.values():
        for row in stack if len(stack) > 1 else ():
            row["fill_opacity"] = round(row["fill_opacity"] / len(stack), 4)
    return rows


def is_wide(place: Place) -> bool:
    """Whether a place is of a region's or country's size."""
    return place.geometry_type == "polygon" and geodesy.area_km2(place.geometry) > WIDE_KM2


_BY_CODE = (("PCL", "country"), ("ADM1", "admin1"), ("ADM2", "admin2"), ("PPL", "settlement"), ("BRDR", "region"))
_BY_RADIUS_M = (
    (100, "building"), (500, "street"), (10_000, "settlement"), (35_000, "admin2"), (150_000, "admin1"),
    (350_000, "region"), (1_500_000, "country"),
)  # fmt: skip


def precision_class(place: Place) -> str:
    """How fine a place is: by the kind of the one thing it is, else by its radius; "unknown" without either."""
    if place.geometry_type == "point" and place.uncertainty_m is None:
        return "unknown"
    if len(place.entries) == 1 and place.kind != "expression":
        code = place.entries[0].feature_code
        found = next((name for prefix, name in _BY_CODE if code.startswith(prefix)), None)
        if found:
            return found
    radius_m = place.uncertainty_m or 0.0
    if place.geometry_type != "point":
        radius_m += geodesy.radius_m(shapely.convex_hull(place.geometry), place.lon, place.lat)
    return next((name for limit_m, name in _BY_RADIUS_M if radius_m <= limit_m), "supranational")


def construction(place: Place) -> str:
    """The ``construction`` column of a place that was not constructed beyond its own derivation."""
    method = {"point": "point-radius", "line": "line", "polygon": "area"}[place.geometry_type]
    story: dict[str, Any] = {"method": method, "version": "1", "derivation": list(place.derivation)}
    if place.geometry_type == "point" and place.uncertainty_m is None:
        story |= {"uncertainty": "unknown", "nominal_ring_m": NOMINAL_M}
    if place.entries:
        story["gazetteer"] = [entry.id for entry in place.entries]
    return as_json(story)


def as_json(value: Mapping[str, Any]) -> str:
    """A mapping as one line of JSON, its keys in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str)


def licence(entries: Iterable[Entry]) -> str | None:
    """The licences of the data behind a place, as the entries or their source in `geomap.gazetteers` state them."""
    sources = variants("gazetteers")
    stated = {
        entry.properties.get("licence") or getattr(sources.get(entry.gazetteer), "LICENCE", None) for entry in entries
    }
    return "; ".join(sorted(str(text) for text in stated if text)) or None


def entry_place(entry: Entry, *, kind: str = "facility") -> Place | None:
    """A place for an entry that stands for itself, such as a member of a set; ``None`` without coordinates."""
    if entry.lon is None or entry.lat is None:
        return None
    codes = (entry.country_code,) if entry.country_code else ()
    return Place(
        entry.name, shapely.Point(entry.lon, entry.lat), entry.uncertainty_m, entry.lon, entry.lat, kind,
        (entry,), (f"{entry.gazetteer} entry {entry.id}",), codes,
    )  # fmt: skip


# -- words ------------------------------------------------------------------------------------------------------------


def role_of(event: Event) -> str:
    """The role the event gives its place, else its category."""
    if event.place is not None:
        for item in event.places:
            if item.place is event.place or item.place == event.place:
                return item.role
    return event.category


def conflicting(claims: Sequence[Claim]) -> set[str]:
    """The ids of the claims that contradict another one, either way round."""
    ids = {claim.id for claim in claims}
    against = {other for claim in claims for other in claim.conflicts_with if other in ids}
    return against | {claim.id for claim in claims if claim.conflicts_with}


def title(language: str, event: Event, place: Place) -> str:
    """A sentence on an event: what, where, how many, when, and how sure."""
    parts = [f"{say(language, event.category)}: {place.label}"]
    count = count_words(language, event.count_low, event.count_high, event.count_unit)
    counted = event.count_unit or max(event.count_low or 0, event.count_high or 0) > 1
    parts += [count] if count and counted else []
    time = time_words(language, event)
    parts += [time] if time else []
    parts.append(doubt_words(language, event))
    if place.geometry_type == "point" and place.uncertainty_m is None:
        parts.append(say(language, "unknown_radius", km=f"{NOMINAL_M / 1000:g}"))
    return "; ".join(parts)


def count_words(language: str, low: float | None, high: float | None, unit: str | None = None) -> str:
    """A range of counts in words; empty when nothing was counted."""
    if low is None and high is None:
        return ""
    if low is None:
        number = say(language, "at_most", n=f"{high:g}")
    elif high is None:
        number = say(language, "at_least", n=f"{low:g}")
    else:
        number = f"{low:g}" if low == high else f"{low:g}–{high:g}"
    return f"{number} {unit.replace('_', ' ')}" if unit else number


def time_words(language: str, event: Event) -> str:
    """The interval of an event in words, as exact as it is known; empty when it is not."""
    time = event.time
    if time.start is None and time.end is None:
        return say(language, "until_notice") if time.end_kind == "until_further_notice" else ""
    if time.end is None:
        open_end = time.end_kind == "until_further_notice"
        text = time.start or ""
        return f"{say(language, 'from', start=text)} {say(language, 'until_notice')}" if open_end else text
    if time.start is None:
        return say(language, "until", end=time.end)
    return time.start if time.start == time.end else f"{time.start} – {time.end}"


def doubt_words(language: str, event: Event) -> str:
    """How far an event can be believed: its status, who claims or denies it, how many claims differ."""
    kind = state(event)
    who = speakers(event)
    if kind == "claimed" and who:
        text = say(language, "claimed_by", who=who)
    elif kind == "denied" and who:
        text = say(language, "denied_by", who=who)
    else:
        text = say(language, kind)
    n = len(conflicting(event.claims))
    return f"{text}; {say(language, 'disagree', n=n)}" if n else text


def speakers(event: Event, limit: int = 3) -> str:
    """Who says it, the first few by name."""
    names = list(dict.fromkeys(c.speaker.label for c in event.claims if c.speaker is not None))
    return ", ".join(names[:limit]) + (" …" if len(names) > limit else "")


def counted(context: Context, event: Event) -> str:
    """A short label with the count, where more than one thing is counted."""
    name = event.place.label if event.place is not None else event.label
    several = max(event.count_low or 0.0, event.count_high or 0.0) > 1
    return f"{name}: {count_words(context.language, event.count_low, event.count_high)}" if several else name
