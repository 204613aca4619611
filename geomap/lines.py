"""Records as JSON: the lines and features that the commands print, whose fields other programs rely on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geomap.corrections import corrections_of
from geomap.model import Candidate, Claim, Entry, Event, Evidence, Place, Resolution

_DIGITS = 6
"""Decimals of a coordinate: a tenth of a metre, finer than any source here."""


def mention_lines(resolution: Resolution) -> Iterator[dict[str, Any]]:
    """The line of a mention, then those of the names within its expression, whose ``use`` says so."""
    yield mention_line(resolution)
    yield from (mention_line(part) for part in resolution.parts)


def mention_line(resolution: Resolution) -> dict[str, Any]:
    """A mention and what it was taken for; the place is null where there is none, and ``note`` says why.

    A metonym keeps the place whose government or people it stands for, so that its country is known; ``kind`` says
    that nothing of it is on the map.
    """
    mention, place = resolution.mention, resolution.place
    if mention.kind == "demonym":
        place = None
    entry = place.entries[0] if place and place.entries else None
    return {
        "key": mention.key,
        "document": mention.document,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "use": mention.use,
        "place": place.label if place else None,
        **_where(place),
        "country": _country(place),
        "gazetteer": entry.gazetteer if entry else None,
        "id": entry.id if entry else None,
        "score": _rounded(resolution.score, 4),
        "note": resolution.note or mention.note or (f"within {mention.within}" if mention.within else ""),
    }


def event_line(event: Event) -> dict[str, Any]:
    """An event with its evidence and claims."""
    return {
        "id": event.id,
        "category": event.category,
        "status": event.status,
        "negated": event.negated,
        "label": event.label,
        "place": event.place.label if event.place else None,
        **_where(event.place),
        "country": _country(event.place),
        "start": event.time.start,
        "end": event.time.end,
        "end_kind": event.time.end_kind,
        "precision": event.time.precision,
        "count_low": _number(event.count_low),
        "count_high": _number(event.count_high),
        "count_unit": event.count_unit,
        "evidence": [_evidence(span) for span in event.evidence],
        "claims": [_claim(claim) for claim in event.claims],
        "places": [{"role": p.role, "place": p.place.label, "mention": p.mention} for p in event.places],
        "note": event.note,
        "corrected": corrections_of(event),
    }


def resolution_feature(resolution: Resolution) -> dict[str, Any]:
    """A resolution as a GeoJSON Feature (RFC 7946); ``geometry`` is null where there is no place."""
    from shapely.geometry import mapping

    mention, place = resolution.mention, resolution.place
    entry = place.entries[0] if place and place.entries else None
    return {
        "type": "Feature",
        "geometry": _plain_geometry(mapping(place.geometry)) if place else None,
        "properties": {
            "text": mention.text,
            "label": place.label if place else None,
            "kind": mention.kind,
            **_where(place),
            "country": _country(place),
            "gazetteer": entry.gazetteer if entry else None,
            "id": entry.id if entry else None,
            "score": _rounded(resolution.score, 4),
            "ambiguous": resolution.ambiguous,
            "candidates": [_candidate(candidate) for candidate in resolution.candidates],
            "derivation": list(place.derivation) if place else [],
            "note": resolution.note or mention.note,
        },
    }


def entry_line(entry: Entry) -> dict[str, Any]:
    """An entry of the gazetteer."""
    return {
        "id": entry.id,
        "name": entry.name,
        "gazetteer": entry.gazetteer,
        "feature_code": entry.feature_code,
        "country": entry.country_code,
        "admin1": entry.admin1,
        "admin2": entry.admin2,
        "lon": _rounded(entry.lon, _DIGITS),
        "lat": _rounded(entry.lat, _DIGITS),
        "uncertainty_m": _rounded(entry.uncertainty_m, 0),
        "population": entry.population,
        "shape": entry.shape,
    }


def _where(place: Place | None) -> dict[str, Any]:
    return {
        "geometry_type": place.geometry_type if place else None,
        "lon": _rounded(place.lon, _DIGITS) if place else None,
        "lat": _rounded(place.lat, _DIGITS) if place else None,
        "uncertainty_m": _rounded(place.uncertainty_m, 0) if place else None,
    }


def _country(place: Place | None) -> str | None:
    return "-".join(place.country_codes) or None if place else None


def _evidence(span: Evidence) -> dict[str, Any]:
    return {"document": span.document, "start": span.start, "end": span.end}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "attribute": claim.attribute,
        "value": claim.value,
        "unit": claim.unit,
        "low": _number(claim.low),
        "high": _number(claim.high),
        "speaker": claim.speaker.label if claim.speaker else None,
        "verb": claim.verb,
        "attribution": claim.attribution,
        "hedge": list(claim.hedge),
        "polarity": claim.polarity,
        "document": claim.document,
        "evidence": [{**_evidence(span), "quote": span.quote} for span in claim.evidence],
        "made_at": claim.made_at,
        "known_from": claim.known_from,
        "reliability": claim.reliability,
        "credibility": claim.credibility,
        "conflicts_with": list(claim.conflicts_with),
        "corroborates": list(claim.corroborates),
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {**entry_line(candidate.entry), "score": _rounded(candidate.score, 4), "reasons": list(candidate.reasons)}


def _plain_geometry(value: Any) -> Any:
    """Coordinates rounded, tuples as lists."""
    if isinstance(value, dict):
        return {key: _plain_geometry(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain_geometry(item) for item in value]
    return round(value, _DIGITS) if isinstance(value, float) else value


def _rounded(value: float | None, digits: int) -> float | int | None:
    if value is None:
        return None
    return round(value, digits) if digits else round(value)


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
