"""The tables that every format writes in its own way: features, claims, mentions, documents, and what is not drawn."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from geomap import edtf
from geomap.layers import COLUMNS, FLOAT_COLUMNS, INTEGER_COLUMNS
from geomap.model import Claim, Event, Layer, Reading

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame

FAMILIES = {"areas": "Polygon", "lines": "LineString", "points": "Point"}
"""Suffix of a table and the geometry type that it holds, single or multi. GIS tools give a layer one style and one
geometry type; a mixed layer is split in three there, and styled as if it were one."""

NAMES = ("events", "claims", "mentions", "documents", "unmapped", "about")
"""The tables without geometry."""

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

    Besides the columns of `geomap.layers.COLUMNS` it has `ADDED`. Text is `clean`; missing text is ``None``.
    """
    import geopandas as gpd
    import pandas as pd

    frames = [table for _, table in by_layer(reading)]
    if not frames:
        empty = gpd.GeoDataFrame(
            {column: [] for column in COLUMNS if column != "geometry"}, geometry=[], crs="EPSG:4326"
        )
        return layer_features(Layer("none", "", empty), {}).iloc[:0]
    table = pd.concat(frames, ignore_index=True)
    return gpd.GeoDataFrame(table, geometry="geometry", crs="EPSG:4326")


ADDED = ("valid_from", "valid_to", "corrected", "note")
"""Columns that features have on the way out besides those of their layer.

valid_from, valid_to  the stretch of time that ``start`` and ``end`` may mean, in UTC, missing where unknown or open
corrected             what people changed by hand: JSON, a list of objects with action, old, new, reason, who, when
note                  what is remarkable about the event, in words
"""


def by_layer(reading: Reading) -> Iterator[tuple[Layer, GeoDataFrame]]:
    """The layers, lowest first, each with its features as `features` has them."""
    remarks = {
        event.id: (event.properties.get("corrected"), event.note or None)
        for event in reading.events
        if event.note or "corrected" in event.properties
    }
    for layer in reading.layers:
        yield layer, layer_features(layer, remarks)


def layer_features(layer: Layer, remarks: Mapping[str, tuple[Any, str | None]] | None = None) -> GeoDataFrame:
    """The features of one layer, as `features` has them; ``remarks`` are ``corrected`` and ``note`` by event."""
    import pandas as pd

    table = layer.features.reset_index(drop=True)
    columns: dict[str, Any] = {"layer": pd.Series([layer.name] * len(table), dtype=object)}
    for column in table.columns:
        if column == "geometry":
            continue
        if column in FLOAT_COLUMNS:
            columns[column] = table[column].astype("float64")
        elif column in INTEGER_COLUMNS:
            columns[column] = table[column].astype("Int64")
        else:
            columns[column] = _texts(table[column])
    stretches = _stretches(*(columns[name].tolist() for name in ("start", "end", "end_kind", "tz")))
    columns |= dict(zip(ADDED, stretches, strict=False))
    known = [remarks.get(key, (None, None)) for key in columns["event_id"].tolist()] if remarks else []
    for position, name in enumerate(ADDED[2:]):
        columns[name] = _texts(pd.Series([one[position] for one in known] or [None] * len(table), dtype=object))
    return table.__class__(columns, geometry=table.geometry.values, crs="EPSG:4326")


def _texts(values: Any) -> Any:
    """A column as text that is `clean`, ``None`` where it is missing."""
    import pandas as pd

    texts = values.tolist() if isinstance(values, pd.Series) else list(values)
    if not _all_clean([text for text in texts if text is not None]):
        gone = pd.isna(pd.Series(texts, dtype=object)).tolist()
        texts = [None if missing else clean(str(text)) for text, missing in zip(texts, gone, strict=True)]
    return pd.Series(texts, dtype=object)


_BATCH = 50_000


def _all_clean(values: list[Any]) -> bool:
    """Whether all are text that needs no `clean`: tried on many at once, since nearly all of it needs none."""
    try:
        return not any(
            b"\0" in "".join(values[start : start + _BATCH]).encode() for start in range(0, len(values), _BATCH)
        )
    except (TypeError, UnicodeEncodeError):
        return False


def _stretches(*columns: list[Any]) -> tuple[Any, Any]:
    """``valid_from`` and ``valid_to`` for columns of start, end, kind of end and zone; each combination is worked out once."""
    import numpy as np
    import pandas as pd

    seen: dict[tuple[Any, ...], int] = {}
    rows = np.fromiter((seen.setdefault(row, len(seen)) for row in zip(*columns, strict=True)), dtype=np.intp)
    made = [_validity(*row) for row in seen]

    def moments(position: int) -> Any:
        instants = pd.Series([one[position] for one in made], dtype="datetime64[ms, UTC]")
        return instants.take(rows).reset_index(drop=True)

    return moments(0), moments(1)


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
    """The table split into areas, lines and points; each by its suffix, empty ones left out.

    A collection, which GIS tools have no layers for, gives each family those of its parts that belong there.
    """
    kinds = table.geometry.geom_type
    mixed = kinds == "GeometryCollection"
    for suffix, kind in FAMILIES.items():
        chosen = table[kinds.isin([kind, f"Multi{kind}"])]
        if mixed.any():
            chosen = _with_parts(chosen, table[mixed], kind)
        if len(chosen):
            yield suffix, chosen


def _with_parts(table: GeoDataFrame, mixed: GeoDataFrame, kind: str) -> GeoDataFrame:
    """A table and, below it, the rows of collections with the parts of one kind that they have."""
    import pandas as pd
    import shapely

    loose = mixed.explode()
    while (loose.geometry.geom_type == "GeometryCollection").any():
        loose = loose.explode()
    loose = loose.explode()  # of parts with parts
    fitting = loose[loose.geometry.geom_type == kind]
    gathered = fitting.geometry.groupby(level=0).apply(lambda parts: shapely.union_all(parts.to_numpy()))
    rows = mixed.loc[gathered.index].set_geometry(gathered.to_numpy(), crs=mixed.crs)
    return table.__class__(pd.concat([table, rows]), crs=mixed.crs) if len(rows) else table


def cells(column: Any) -> list[Any]:
    """A column as Python scalars: ``None`` for what is missing or not finite, times as ISO 8601 in UTC."""
    import numpy as np

    if str(column.dtype).startswith("datetime"):
        codes, moments = column.factorize()
        words: list[Any] = [*(f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in moments), None]
        return [words[code] for code in codes.tolist()]
    if str(column.dtype) == "float64":
        values = column.to_numpy()
        objects = values.astype(object)
        objects[~np.isfinite(values)] = None
        return cast("list[Any]", objects.tolist())
    if str(column.dtype) == "Int64":
        return cast("list[Any]", column.to_numpy(dtype=object, na_value=None).tolist())
    return cast("list[Any]", column.tolist())  # text, `_texts` has put None where there is none


def safe_name(text: str, taken: Collection[str]) -> str:
    """A name that is safe as a table, a folder or a file: ASCII letters, digits and underscores, short, and not taken."""
    from anyascii import anyascii

    base = re.sub(r"[^a-z0-9]+", "_", anyascii(text).casefold()).strip("_")[:48] or "layer"
    base = base if base[0].isalpha() else f"t_{base}"
    names = [base, *(f"{base}_{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def mapped(values: Sequence[Any], function: Callable[[Any], str]) -> list[str]:
    """A function of each value, worked out once for each that recurs: most columns have few."""
    known: dict[Any, str] = {value: function(value) for value in set(values)}
    return [known[value] for value in values]


# -- the tables without geometry --------------------------------------------------------------------------------------


def events(reading: Reading) -> DataFrame:
    """A row an event, drawn or not: what features, claims and documents are joined by."""
    return _table(
        [
            {
                "event_id": one.id, "type": one.category, "status": "denied" if one.negated else one.status,
                "label": one.label, "place": one.place.label if one.place else None,
                "lon": one.place.lon if one.place else None, "lat": one.place.lat if one.place else None,
                "radius_m": one.place.uncertainty_m if one.place else None,
                "start": one.time.start, "end": one.time.end, "end_kind": one.time.end_kind,
                "precision": one.time.precision, "tz": one.time.tz, "basis": one.time.basis or None,
                "count_what": one.count_unit, "count_low": one.count_low, "count_high": one.count_high,
                "documents": _list(one.documents), "corrected": one.properties.get("corrected"), "note": one.note or None,
            }
            for one in reading.events
        ],
        ("event_id", "type", "status", "label", "place", "lon", "lat", "radius_m", "start", "end", "end_kind", "precision",
         "tz", "basis", "count_what", "count_low", "count_high", "documents", "corrected", "note"),
    )  # fmt: skip


def reading_id(reading: Reading) -> str:
    """A short name for what was read, the same as long as events, places and times are: 16 hexadecimal digits.

    What comes back from a GIS tool is compared with the reading it left; this tells whether it is still that one.
    """
    digest = hashlib.sha256()
    for one in reading.events:
        place = (one.place.label, round(one.place.lon, 6), round(one.place.lat, 6)) if one.place else None
        digest.update(repr((one.id, one.category, place, one.time.start, one.time.end)).encode("utf-8", "replace"))
    return digest.hexdigest()[:16]


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
    facts += [("reading", reading_id(reading))]
    facts += [("attribution", text) for text in reading.attributions]
    facts += [("caveat", text) for text in CAVEATS]
    rows = [{"key": key, "value": value} for key, value in facts if value]
    return _table(rows, ("key", "value"))


_NUMBERS = {"low", "high", "lon", "lat", "radius_m", "score", "count_low", "count_high"}
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
