"""The tables that every format writes in its own way: features, claims, mentions, documents, and what is not drawn."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from geomap import edtf
from geomap.layers import COLUMNS, FLOAT_COLUMNS, INTEGER_COLUMNS
from geomap.model import Claim, Event, Layer, Reading

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame

FAMILIES = {"areas": "Polygon", "lines": "LineString", "points": "Point"}
"""Suffix of a table and the geometry type that it holds, single or multi. GIS tools give a layer one style and one
geometry type; a mixed layer is split in three there, and styled as if it were one."""

CAVEATS = (
    "Discs and areas show how far off a place may be; no point is finer than its source.",
    "Entry fronts and envelopes are constructed from what is said about origins. They are not flight paths.",
    "Dashed: claimed. Heavy dashed with cross-hatch: sources disagree. Hollow: planned, requested or only possible.",
)
"""What travels with every export that has room for words, since formats lose dashes and hatches."""

_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Text that every format can hold: NUL and lone surrogates become U+FFFD, nothing else changes."""
    return _UNWRITABLE.sub("\ufffd", text)


def features(reading: Reading) -> GeoDataFrame:
    """All features of all layers in one table, with ``layer`` first, in the order they are stacked.

    Besides the columns of `geomap.layers.COLUMNS` it has ``valid_from`` and ``valid_to``: the stretch of time that ``start``
    and ``end`` may mean, in UTC, missing where unknown or open. Text is `clean`; missing text is ``None``.
    """
    import geopandas as gpd
    import pandas as pd

    frames = [layer_features(layer) for layer in reading.layers]
    if not frames:
        empty = gpd.GeoDataFrame(
            {column: [] for column in COLUMNS if column != "geometry"}, geometry=[], crs="EPSG:4326"
        )
        return layer_features(Layer("none", "", empty)).iloc[:0]
    table = pd.concat(frames, ignore_index=True)
    return gpd.GeoDataFrame(table, geometry="geometry", crs="EPSG:4326")


def layer_features(layer: Layer) -> GeoDataFrame:
    """The features of one layer, as `features` has them."""
    import pandas as pd

    table = layer.features.reset_index(drop=True).copy()
    for column in table.columns:
        if column == "geometry":
            continue
        if column in FLOAT_COLUMNS:
            table[column] = table[column].astype("float64")
        elif column in INTEGER_COLUMNS:
            table[column] = table[column].astype("Int64")
        else:
            table[column] = _texts(table[column].tolist())
    times = [
        _validity(start, end, kind, zone)
        for start, end, kind, zone in zip(
            table["start"].tolist(),
            table["end"].tolist(),
            table["end_kind"].tolist(),
            table["tz"].tolist(),
            strict=True,
        )
    ]
    for position, column in enumerate(("valid_from", "valid_to")):
        moments = [time[position] for time in times]
        table.insert(len(table.columns) - 1, column, pd.Series(moments, dtype="datetime64[ms, UTC]"))
    table.insert(0, "layer", pd.Series([layer.name] * len(table), dtype=object))
    return table


def _texts(values: list[Any]) -> Any:
    import pandas as pd

    texts = [clean(value) if isinstance(value, str) else None if pd.isna(value) else str(value) for value in values]
    return pd.Series(texts, dtype=object)


def _validity(
    start: str | None, end: str | None, kind: str | None, zone: str | None
) -> tuple[datetime | None, datetime | None]:
    """From when until when a feature holds, in UTC. An event without an end ends with the stretch its start may mean,
    unless it is a state whose end is open."""
    begin, finish = edtf.bounds(start), edtf.bounds(end)
    first = edtf.utc(begin[0], zone) if begin else None
    if finish:
        return first, edtf.utc(finish[1], zone)
    open_end = kind in ("until_further_notice", "permanent", "expected")
    return first, None if open_end or not begin else edtf.utc(begin[1], zone)


def families(table: GeoDataFrame) -> Iterator[tuple[str, GeoDataFrame]]:
    """The table split into areas, lines and points; each by its suffix, empty ones left out."""
    kinds = table.geometry.geom_type
    for suffix, kind in FAMILIES.items():
        chosen = table[kinds.isin([kind, f"Multi{kind}"])]
        if len(chosen):
            yield suffix, chosen
    mixed = table[kinds == "GeometryCollection"]
    if len(mixed):
        yield "mixed", mixed


def cells(column: Any) -> list[Any]:
    """A column as Python scalars: ``None`` for what is missing or not finite, times as ISO 8601 in UTC."""
    if str(column.dtype).startswith("datetime"):
        return [
            None if gone else f"{value:%Y-%m-%dT%H:%M:%SZ}" for value, gone in zip(column, column.isna(), strict=True)
        ]
    if str(column.dtype) == "float64":
        return [value if math.isfinite(value) else None for value in column.tolist()]
    missing = column.isna().tolist()
    return [None if gone else value for value, gone in zip(column.astype(object).tolist(), missing, strict=True)]


# -- the tables without geometry --------------------------------------------------------------------------------------


def claims(reading: Reading) -> DataFrame:
    """A row a claim, joined to features by ``event_id``."""
    return _table(
        [_claim(event, claim) for event in reading.events for claim in event.claims],
        ("claim_id", "event_id", "attribute", "value", "unit", "low", "high", "speaker", "speaker_role", "organisation",
         "verb", "attribution", "hedge", "polarity", "made_at", "known_from", "reliability", "credibility",
         "conflicts_with", "corroborates", "places", "quote", "doc", "char_start", "char_end"),
    )  # fmt: skip


def _claim(event: Event, claim: Claim) -> dict[str, Any]:
    speaker, evidence = claim.speaker, claim.evidence[0] if claim.evidence else None
    return {
        "claim_id": claim.id, "event_id": event.id, "attribute": claim.attribute, "value": claim.value,
        "unit": claim.unit, "low": claim.low, "high": claim.high,
        "speaker": speaker.name if speaker else None, "speaker_role": speaker.role if speaker else None,
        "organisation": speaker.organisation if speaker else None,
        "verb": claim.verb, "attribution": claim.attribution, "hedge": _list(claim.hedge), "polarity": claim.polarity,
        "made_at": claim.made_at, "known_from": claim.known_from, "reliability": claim.reliability,
        "credibility": claim.credibility, "conflicts_with": _list(claim.conflicts_with),
        "corroborates": _list(claim.corroborates), "places": _list(place.label for place in claim.places),
        "quote": evidence.quote if evidence else None, "doc": claim.document,
        "char_start": evidence.start if evidence else None, "char_end": evidence.end if evidence else None,
    }  # fmt: skip


def mentions(reading: Reading) -> DataFrame:
    """A row a mention, with what it was taken for."""
    return _table(
        [
            {
                "mention_id": one.mention.key, "doc": one.mention.document, "char_start": one.mention.start,
                "char_end": one.mention.end, "text": one.mention.text, "kind": one.mention.kind, "use": one.mention.use,
                "place": place.label if place else None, "geometry_type": place.geometry_type if place else None,
                "lon": place.lon if place else None, "lat": place.lat if place else None,
                "radius_m": place.uncertainty_m if place else None,
                "gazetteer_id": _list(entry.id for entry in place.entries) if place else None,
                "country": _list(place.country_codes) if place else None,
                "score": one.score, "ambiguous": int(one.ambiguous), "n_candidates": len(one.candidates),
                "note": one.note or one.mention.note or None,
            }
            for one in reading.resolutions
            for place in [one.place]
        ],
        ("mention_id", "doc", "char_start", "char_end", "text", "kind", "use", "place", "geometry_type", "lon", "lat",
         "radius_m", "gazetteer_id", "country", "score", "ambiguous", "n_candidates", "note"),
    )  # fmt: skip


def documents(reading: Reading) -> DataFrame:
    """A row a document: what identifies it, never its text."""
    return _table(
        [
            {
                "doc": one.id, "title": one.title, "publisher": one.publisher, "published": one.published,
                "language": one.language, "url": one.url, "licence": one.licence, "reliability": one.reliability,
                "sha256": one.sha256, "characters": len(one.text),
            }
            for one in reading.documents
        ],
        ("doc", "title", "publisher", "published", "language", "url", "licence", "reliability", "sha256", "characters"),
    )  # fmt: skip


def unmapped(reading: Reading) -> DataFrame:
    """A row for everything that is mentioned and not drawn, with the reason."""
    return _table(
        [
            {
                "key": one.key, "text": one.text, "kind": one.kind, "reason": one.reason, "quote": one.evidence.quote,
                "doc": one.evidence.document, "char_start": one.evidence.start, "char_end": one.evidence.end,
            }
            for one in reading.unmapped
        ],
        ("key", "text", "kind", "reason", "quote", "doc", "char_start", "char_end"),
    )  # fmt: skip


def about(reading: Reading) -> DataFrame:
    """What holds for the whole: title, worldview, knowledge time, attribution, caveats; a row a fact."""
    facts = [("title", reading.title), ("worldview", reading.worldview), ("as_of", reading.as_of)]
    facts += [("attribution", text) for text in reading.attributions]
    facts += [("caveat", text) for text in CAVEATS]
    rows = [{"key": key, "value": value} for key, value in facts if value]
    return _table(rows, ("key", "value"))


_NUMBERS = {"low", "high", "lon", "lat", "radius_m", "score"}
_INTEGERS = {"char_start", "char_end", "ambiguous", "n_candidates", "characters"}


def _table(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> DataFrame:
    import pandas as pd

    def typed(column: str) -> Any:
        values = [row[column] for row in rows]
        if column in _NUMBERS:
            return pd.Series(values, dtype="float64")
        return pd.Series(values, dtype="Int64") if column in _INTEGERS else _texts(values)

    return pd.DataFrame({column: typed(column) for column in columns})


def _list(values: Any) -> str | None:
    return "; ".join(str(value) for value in values) or None
