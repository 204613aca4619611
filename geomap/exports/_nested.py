"""A feature's properties with objects and lists in them, for programs that read GeoJSON as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from geomap.exports import _style, _tables
from geomap.model import Claim, Event, Evidence, Reading

Row = dict[str, Any]

TIME = ("start", "end", "end_kind", "tz", "valid_from", "valid_to")
COUNT = {"count_what": "what", "count_low": "low", "count_high": "high"}
QUOTED = ("quote", "doc", "char_start", "char_end")
"""Columns that stand together in ``time``, ``count`` and ``evidence``, and are left out where they stood."""


def maker(reading: Reading) -> Callable[[Row], Row]:
    """What makes nested properties of a feature's columns, for the features of one reading."""
    events = {event.id: event for event in reading.events}

    def properties(row: Row) -> Row:
        event = events.get(row["event_id"])
        gone = {*TIME, *COUNT, *QUOTED, *_style.LOOK, "construction", "corrected"}
        made = {name: value for name, value in row.items() if name not in gone}
        made["time"] = {name: row[name] for name in TIME}
        made["count"] = {name: row[column] for column, name in COUNT.items()}
        made["construction"] = _parsed(row["construction"])
        made["corrected"] = _parsed(row["corrected"]) or []
        made["evidence"] = _all_evidence(row, event)
        made["claims"] = [_claim(claim) for claim in event.claims] if event else []
        made["style"] = {name: row[name] for name in _style.LOOK}
        return made | _style.simplestyle({name: row[name] for name in _style.LOOK})

    return properties


def _parsed(text: str | None) -> Any:
    return json.loads(text) if text else None


def _all_evidence(row: Row, event: Event | None) -> list[Row]:
    """The evidence of the event; of a feature that is none, what the feature itself quotes."""
    if event is not None and event.evidence:
        return [_evidence(one) for one in event.evidence]
    if row["doc"] is None:
        return []
    return [{"doc": row["doc"], "start": row["char_start"], "end": row["char_end"], "quote": row["quote"]}]


def _evidence(one: Evidence) -> Row:
    return {"doc": _tables.clean(one.document), "start": one.start, "end": one.end, "quote": _tables.clean(one.quote)}


def _claim(claim: Claim) -> Row:
    speaker = claim.speaker
    made = {
        "id": claim.id, "attribute": claim.attribute, "value": claim.value, "unit": claim.unit,
        "low": claim.low, "high": claim.high,
        "speaker": {"name": speaker.name, "role": speaker.role, "organisation": speaker.organisation} if speaker else None,
        "verb": claim.verb, "attribution": claim.attribution, "hedge": list(claim.hedge), "polarity": claim.polarity,
        "made_at": claim.made_at, "known_from": claim.known_from, "reliability": claim.reliability,
        "credibility": claim.credibility, "conflicts_with": list(claim.conflicts_with),
        "corroborates": list(claim.corroborates), "places": [place.label for place in claim.places],
        "evidence": [_evidence(one) for one in claim.evidence],
    }  # fmt: skip
    cleaned: Mapping[str, Any] = _cleaned(made)
    return dict(cleaned)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _tables.clean(value)
    if isinstance(value, Mapping):
        return {name: _cleaned(inner) for name, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value
