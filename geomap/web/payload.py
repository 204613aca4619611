"""Reading → plain data for the page: columns for what is drawn, rows for what is read, geometry as small integers.

Nothing here is HTML. Offsets in embedded texts count UTF-16 units, as the browser's strings do.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from geomap.corrections import corrections_of
from geomap.geodesy import middle
from geomap.model import Known
from geomap.text import split_sentences, tokenize
from geomap.web.basemap import Box, pack
from geomap.web.sides import side
from geomap.web.telling import tell_data
from geomap.web.wordless import without_remarks, without_words

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.columns import Columns
    from geomap.model import Claim, Document, Entry, Event, Evidence, Layer, Place, Reading

COLUMNS = (
    "event_id", "type", "role", "status", "certainty", "precision_class", "radius_m", "start", "end", "end_kind", "tz",
    "count_what", "count_low", "count_high", "n_sources", "n_conflicts", "title", "label", "quote", "doc", "construction",
    "assumptions", "worldview", "licence", "stroke", "stroke_width", "stroke_opacity", "stroke_style", "fill",
    "fill_opacity", "fill_pattern", "symbol",
)  # fmt: skip
"""Columns of a layer that the page uses. One that a layer lacks is unknown."""

COORDINATE_QUANTUM_DEG = 1e-5
MAX_LATITUDE_DEG = 85.05
"""Web Mercator ends here."""

_SENTENCE_LIMIT = 900
_CIRCULAR = 0.97
_DETAIL, _DETAIL_ASIDE = 6000, 1500
"""Steps along the extent of a shape that is shown at first, and of one that has to be switched on."""
_DETAILED_DEG = 20.0
"""An area wider than this is too big to be looked at closely: it does not call for a detailed basemap."""
_OUTLINES = 200
"""So many places of events in columns get their outlines; of the others a sign stands in the middle."""
_DETAILED_CELLS = 300
"""So many one-degree cells get a detailed ground for events in columns: those with most sites."""


@dataclass
class Payload:
    """Data of a page, the geometries that its features refer to by number, and the boxes that want a detailed ground."""

    data: dict[str, Any]
    geometries: list[Shape]
    boxes: list[Box]


@dataclass(frozen=True)
class Shape:
    """A drawable geometry: ``kind`` 0 nothing, 1 points, 2 lines, 3 rings (even-odd); parts of (longitude, latitude)."""

    kind: int
    parts: tuple[tuple[tuple[float, float], ...], ...]


@dataclass
class _Texts:
    """Texts to embed and the evidence that points into them, each once."""

    documents: dict[str, Document]
    number: dict[str, int]
    passages: list[dict[str, Any]] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)
    _passage_at: dict[tuple[str, int, int], int] = field(default_factory=dict)
    _evidence_at: dict[tuple[str, int, int, str], int] = field(default_factory=dict)
    _sentences: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def cite(self, evidence: Evidence) -> int:
        """The number under which a piece of evidence is embedded."""
        key = (evidence.document, evidence.start, evidence.end, evidence.quote)
        if key not in self._evidence_at:
            self._evidence_at[key] = len(self.evidence)
            self.evidence.append(self._row(evidence))
        return self._evidence_at[key]

    def _row(self, evidence: Evidence) -> dict[str, Any]:
        document = self.documents.get(evidence.document)
        row: dict[str, Any] = {"doc": self.number.get(evidence.document), "start": evidence.start, "end": evidence.end}
        inside = document is not None and 0 <= evidence.start < evidence.end <= len(document.text)
        if document is None or not inside:
            # An event file has words but no text around them.
            quote = evidence.quote
            return {**row, "passage": self._passage(evidence.document, -1, len(self.passages), quote), "from": 0,
                    "to": _units(quote)}  # fmt: skip
        if document.own_text:
            low, high = 0, len(document.text)
            passage = None
        else:
            low, high = self._around(document, evidence.start, evidence.end)
            passage = self._passage(document.id, low, high, document.text[low:high])
        start, end = max(low, evidence.start), min(high, evidence.end)
        return {
            **row,
            "passage": passage,
            "from": _units(document.text[low:start]),
            "to": _units(document.text[low:end]),
        }

    def _passage(self, document: str, start: int, end: int, text: str) -> int:
        key = (document, start, end)
        if key not in self._passage_at:
            self._passage_at[key] = len(self.passages)
            self.passages.append({"doc": self.number.get(document), "start": start, "text": text})
        return self._passage_at[key]

    def _around(self, document: Document, start: int, end: int) -> tuple[int, int]:
        """The sentence or sentences that hold a span, cut down where they run on."""
        if document.id not in self._sentences:
            spans = [(s.start, s.end) for s in split_sentences(document.text, tokenize(document.text))]
            self._sentences[document.id] = spans
        spans = self._sentences[document.id]
        first = max(0, bisect_right(spans, (start, math.inf)) - 1)
        last = max(first, bisect_right(spans, (end - 1, math.inf)) - 1)
        low, high = (min(start, spans[first][0]), max(end, spans[last][1])) if spans else (start, end)
        margin = max(0, (_SENTENCE_LIMIT - (end - start)) // 2)
        return max(low, start - margin), min(high, end + margin)


def _units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def build_payload(
    reading: Reading, language: str = "en", embed_text: str | None = None, symbols: str = "own"
) -> Payload:
    """Everything the page shows, as plain data. ``embed_text`` and ``symbols`` are as `render_page` has them."""
    if embed_text is not None:
        whole = embed_text == "full"
        reading = replace(reading, documents=tuple(replace(one, own_text=whole) for one in reading.documents))
    reading = _in_language(reading, language)
    texts = _Texts({d.id: d for d in reading.documents}, {d.id: i for i, d in enumerate(reading.documents)})
    days = [*reading.history, Known("", reading.events, reading.layers)]
    claim_numbers = _Claims([event for day in reversed(days) for event in day.events])
    events, number_of = _events_by_day(days, texts, claim_numbers)
    claims = [_claim(claim, texts, claim_numbers) for claim in claim_numbers.claims]
    drawn = _all_layers(reading, days)
    columns, shapes, left_out = _features_by_day(days, drawn, number_of)
    unmapped = [
        {"key": u.key, "text": u.text, "kind": u.kind, "reason": u.reason, "evidence": texts.cite(u.evidence)}
        for u in reading.unmapped
    ]
    mentions = _mentions(reading, texts.number)
    documents = [_document(document) for document in reading.documents]
    if reading.columns is not None:
        digests = reading.columns.digests
        documents += [{**_document(desk), "sha256": digests.get(desk.path or "")} for desk in reading.columns.desks]
    meta = {
        "title": reading.title,
        "asOf": reading.as_of,
        "worldview": reading.worldview,
        "attributions": list(reading.attributions),
        "leftOut": left_out,
        "days": [day.as_of for day in reading.history],
    }
    layers = [{"name": layer.name, "title": layer.title, "on": layer.on, "note": layer.note} for layer in drawn]
    data: dict[str, Any] = {
        "meta": meta,
        "documents": documents,
        "layers": layers,
        "features": columns,
        "events": events,
        "claims": claims,
        "evidence": texts.evidence,
        "passages": texts.passages,
        "mentions": mentions,
        "unmapped": unmapped,
        "columns": _kinds(reading, drawn, shapes),
    }
    tell_data(data, language, [event for day in days for event in day.events])
    if embed_text in ("sentences", "none"):
        without_remarks(data, {i for i, document in enumerate(reading.documents) if not document.text})
    if embed_text == "none":
        without_words(data, (document.text for document in reading.documents))
    if symbols == "app6":
        _framed(data, days, number_of)
    drawn_in = zip(data["features"]["geometry"], data["features"]["layer"], strict=True)
    shown = {geometry for geometry, at in drawn_in if drawn[at].on}
    boxes = {box for i in shown for box in _boxes(shapes[i]) if max(box[2] - box[0], box[3] - box[1]) <= _DETAILED_DEG}
    boxes |= _cells(reading.columns)
    return Payload(data, shapes, sorted(boxes))


def _all_layers(reading: Reading, days: Sequence[Known]) -> list[Layer]:
    """The layers that have features on any day and those that draw columns, lowest first."""
    found = {layer.name: layer for layer in (reading.columns.layers if reading.columns else ())}
    found |= {layer.name: layer for day in days for layer in day.layers}
    if len(found) == len(reading.layers):
        return list(reading.layers)
    return sorted(found.values(), key=lambda layer: (layer.style.get("order", 0), layer.name))


def _kinds(reading: Reading, layers: Sequence[Layer], shapes: list[Shape]) -> dict[str, Any] | None:
    """What events in columns have in common; their columns are packed apart. Outlines are added to ``shapes``."""
    columns = reading.columns
    if columns is None:
        return None
    number = {layer.name: i for i, layer in enumerate(layers)}
    kinds = [
        {
            "category": kind.category,
            "status": kind.status,
            "certainty": kind.certainty,
            "layer": -1 if kind.layer is None else number[kind.layer],
            "cells": {name: _cell(value) for name, value in kind.cells.items()},
        }
        for kind in columns.kinds
    ]
    return {"count": len(columns), "placed": columns.placed, "kinds": kinds, "desks": len(reading.documents),
            "shapes": _outlines(columns, shapes)}  # fmt: skip


def _outlines(columns: Columns, shapes: list[Shape]) -> dict[str, int]:
    """The numbers of the shapes of places that are lines or areas, added to the others: those with most events."""
    import numpy as np

    rows = np.bincount(columns.sites.place + 2, columns.sites.rows, len(columns.places) + 2)[2:]
    wide = [i for i, place in enumerate(columns.places) if place.geometry_type != "point"]
    found: dict[str, int] = {}
    for i in sorted(wide, key=lambda i: (-rows[i], i))[:_OUTLINES]:
        shape, _ = drawable(columns.places[i].geometry, _DETAIL_ASIDE)
        if shape.kind > 1:
            found[str(i)] = len(shapes)
            shapes.append(shape)
    return found


def _cells(columns: Columns | None) -> set[Box]:
    """A spot in each one-degree cell that events in columns lie in."""
    if columns is None:
        return set()
    import numpy as np

    from geomap.columns import NOWHERE, QUANTUM_DEG

    some = columns.sites.place != NOWHERE
    corners = np.stack(
        [np.floor(values[some] * QUANTUM_DEG) for values in (columns.sites.lon, columns.sites.lat)], axis=1
    )
    cells, count = np.unique(corners, axis=0, return_counts=True)
    busy = cells[np.argsort(-count, kind="stable")[:_DETAILED_CELLS]] + 0.5
    return {(x, y, x, y) for x, y in busy.tolist()}


# -- rows -------------------------------------------------------------------------------------------------------------


def _framed(data: dict[str, Any], days: Sequence[Known], number_of: Mapping[str, int]) -> None:
    """Give each sign the frame of the side that its event's actor is said to be on; of rows of tables nobody says."""
    sides = {number_of[event.id]: side(event) for day in days for event in day.events}
    data["features"]["frame"] = [sides.get(n, "unknown") for n in data["features"]["event"]]
    for kind in data["columns"]["kinds"] if data["columns"] else ():
        kind["cells"]["frame"] = "unknown"


def _in_language(reading: Reading, language: str) -> Reading:
    """A reading with the names and labels that geomap made in a language; layers were drawn in one."""
    if language == "en":
        return reading
    from geomap.layers._localised import localised, localised_resolution, localised_unmapped

    def told(events: Sequence[Event]) -> tuple[Event, ...]:
        return tuple(localised(language, event) for event in events)

    return replace(
        reading,
        events=told(reading.events),
        resolutions=tuple(localised_resolution(language, resolution) for resolution in reading.resolutions),
        unmapped=tuple(localised_unmapped(language, one) for one in reading.unmapped),
        history=tuple(replace(known, events=told(known.events)) for known in reading.history),
    )


class _Claims:
    """The claims of all events, each once, though the events of several days hold them."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.claims: list[Claim] = []
        self._number: dict[Claim, int] = {}
        self._by_id: dict[str, int] = {}
        for event in events:
            for claim in event.claims:
                self._number.setdefault(self._plain(claim), len(self._number))
                self._by_id.setdefault(claim.id, self._number[self._plain(claim)])
        self.claims = list(self._number)

    def of(self, claim: Claim) -> int:
        """The number of a claim, as its event holds it."""
        return self._number[self._plain(claim)]

    def named(self, ids: Iterable[str]) -> list[int]:
        """The numbers of claims by their ids, as they are now."""
        return sorted({self._by_id[id] for id in ids if id in self._by_id})

    @staticmethod
    def _plain(claim: Claim) -> Claim:
        # A joined event's id tells how many reports it is made of, which is nothing that the claim says.
        return replace(claim, event="")


def _same_event(id: str) -> str:
    """What of an event's id stays the same while further reports join it."""
    return re.sub(r"\+\d+$", "", id)


def _events_by_day(
    days: Sequence[Known], texts: _Texts, claims: _Claims
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Events as rows, and the number of each id on any day.

    The last day is now. An event that was different before has ``then``, for each day -1 when it was not known, 0 when it was
    as it is now, or the place, counted from 1, among its former rows ``was``.
    """
    rows: list[dict[str, Any]] = []
    number_of: dict[str, int] = {}
    at: dict[str, int] = {}
    for day in range(len(days) - 1, -1, -1):
        for event in days[day].events:
            row = _event(event, texts, claims)
            if _same_event(event.id) not in at:
                at[_same_event(event.id)] = len(rows)
                rows.append({**row, "then": [-1] * len(days), "was": []})
            n = number_of[event.id] = at[_same_event(event.id)]
            kept = rows[n]
            row["id"] = kept["id"]
            former = [{name: kept[name] for name in row}, *kept["was"]]
            if row not in former:
                kept["was"].append(row)
                former.append(row)
            kept["then"][day] = former.index(row)
    for row in rows:
        if not any(row["then"]):
            del row["then"], row["was"]
    return rows, number_of


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "licence": document.licence,
        "reliability": document.reliability,
        "sha256": document.sha256,
        "text": document.text if document.own_text else None,
    }


def _event(event: Event, texts: _Texts, claims: _Claims) -> dict[str, Any]:
    time = asdict(event.time)
    time["evidence"] = texts.cite(event.time.evidence) if event.time.evidence else None
    return {
        "id": event.id,
        "category": event.category,
        "status": event.status,
        "negated": event.negated,
        "label": event.label,
        "note": event.note,
        "corrected": corrections_of(event),
        "place": _place(event.place),
        "places": [{"role": p.role, "place": _place(p.place)} for p in event.places],
        "time": time,
        "low": _number(event.count_low),
        "high": _number(event.count_high),
        "unit": event.count_unit,
        "claims": sorted({claims.of(claim) for claim in event.claims}),
        "evidence": [texts.cite(evidence) for evidence in event.evidence],
        "documents": [texts.number[d] for d in event.documents if d in texts.number],
        "members": [_entry(entry) for entry in event.members],
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "label": place.label,
        "uncertainty": _number(place.uncertainty_m),
        "lon": _number(place.lon),
        "lat": _number(place.lat),
        "kind": place.kind,
        "geometry": place.geometry_type,
        "derivation": list(place.derivation),
        "entries": [_entry(entry) for entry in place.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "name": entry.name, "code": entry.feature_code, "country": entry.country_code,
            "lon": _number(entry.lon), "lat": _number(entry.lat)}  # fmt: skip


def _claim(claim: Claim, texts: _Texts, claims: _Claims) -> dict[str, Any]:
    return {
        "attribute": claim.attribute,
        "value": claim.value,
        "unit": claim.unit,
        "low": _number(claim.low),
        "high": _number(claim.high),
        "speaker": claim.speaker.label if claim.speaker else None,
        "attribution": claim.attribution,
        "hedge": list(claim.hedge),
        "negative": claim.polarity == "negative",
        "made": claim.made_at,
        "known": claim.known_from,
        "reliability": claim.reliability,
        "credibility": claim.credibility,
        "conflicts": claims.named(claim.conflicts_with),
        "corroborates": claims.named(claim.corroborates),
        "evidence": [texts.cite(evidence) for evidence in claim.evidence],
        "document": texts.number.get(claim.document),
    }


def _mentions(reading: Reading, number: Mapping[str, int]) -> list[dict[str, Any]]:
    """Mentions in texts that are shown whole, to be clicked."""
    whole = {document.id: document.text for document in reading.documents if document.own_text}
    event_of: dict[str, int] = {}
    for i, event in enumerate(reading.events):
        for role in event.places:
            event_of.setdefault(role.mention, i)
    rows = []
    for resolution in reading.resolutions:
        mention = resolution.mention
        text = whole.get(mention.document)
        if text is None:
            continue
        place = resolution.place
        rows.append(
            {
                "doc": number[mention.document],
                "from": _units(text[: mention.start]),
                "to": _units(text[: mention.end]),
                "kind": mention.kind,
                "use": mention.use,
                "label": place.label if place else None,
                "lon": _number(place.lon) if place else None,
                "lat": _number(place.lat) if place else None,
                "uncertainty": _number(place.uncertainty_m) if place else None,
                "note": resolution.note or mention.note,
                "event": event_of.get(mention.key),
            }
        )
    return rows


def _number(value: Any) -> float | int | None:
    """A finite number, whole where it can be, or None."""
    if value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 2**53 else round(number, 7)


# -- columns ----------------------------------------------------------------------------------------------------------


def _features_by_day(
    days: Sequence[Known], layers: Sequence[Layer], number_of: Mapping[str, int]
) -> tuple[dict[str, list[Any]], list[Shape], list[dict[str, str]]]:
    """Columns of all features ever drawn, their shapes (equal ones once), and what could not be drawn, with the reason.

    ``then`` has a bit for each day on which a feature is drawn, the first day lowest; ``None`` for all of them.
    """
    drawing = _Drawing(layers, number_of)
    for day in range(len(days) - 1, -1, -1):
        drawing.add(days[day].layers, 1 << day, day == len(days) - 1)
    every = (1 << len(days)) - 1
    drawing.columns["then"] = [None if bits == every else bits for bits in drawing.columns["then"]]
    return drawing.columns, drawing.shapes, drawing.left_out


class _Drawing:
    """Features gathered from layers, each once."""

    def __init__(self, layers: Sequence[Layer], number_of: Mapping[str, int]) -> None:
        names = ("layer", "event", "geometry", "shape", "anchors", *COLUMNS)
        self.columns: dict[str, list[Any]] = {name: [] for name in (*names, "then")}
        self.shapes: list[Shape] = []
        self.left_out: list[dict[str, str]] = []
        self._layer = {layer.name: i for i, layer in enumerate(layers)}
        self._number_of = number_of
        self._wanted = {g.wkb for layer in layers if layer.on for g in layer.features.geometry if g is not None}
        self._shape: dict[bytes, tuple[int, Shape, str]] = {}
        self._row: dict[tuple[Any, ...], int] = {}

    def add(self, layers: Sequence[Layer], bit: int, now: bool) -> None:
        """The features of some layers, which are drawn on the day of a bit; what cannot be drawn is told of now."""
        for layer in layers:
            frame = layer.features
            if not len(frame):
                continue
            cells = {name: list(frame[name]) if name in frame.columns else [None] * len(frame) for name in COLUMNS}
            lons, lats = (
                [_cell(v) for v in frame[c]] if c in frame.columns else [None] * len(frame) for c in ("lon", "lat")
            )
            for row, geometry in enumerate(frame.geometry):
                values = {name: _cell(cells[name][row]) for name in COLUMNS}
                number, shape, family = self._shape_of(geometry)
                if shape.kind:
                    head = (self._layer[layer.name], self._number_of.get(str(values["event_id"]), -1), number, family)
                    self._put(head, values, bit, (geometry, shape, lons[row], lats[row]))
                elif now:
                    title = values["title"] or values["label"] or values["event_id"]
                    self.left_out.append({"layer": layer.name, "title": str(title or ""), "reason": "geometry"})

    def _put(self, head: tuple[int, int, int, str], values: Mapping[str, Any], bit: int, where: Any) -> None:
        # The id of a joined event tells how many reports it is made of; the number of the event tells which it is.
        key = (*head, *(v if not isinstance(v, list) else tuple(v) for n, v in values.items() if n != "event_id"))
        at = self._row.get(key)
        if at is not None and not self.columns["then"][at] & bit:
            self.columns["then"][at] |= bit
            return
        self._row[key] = len(self.columns["then"])
        for name, value in zip(("layer", "event", "geometry", "shape"), head, strict=True):
            self.columns[name].append(value)
        self.columns["anchors"].append(_anchors(*where))
        self.columns["then"].append(bit)
        for name in COLUMNS:
            self.columns[name].append(values[name])

    def _shape_of(self, geometry: BaseGeometry | None) -> tuple[int, Shape, str]:
        key = b"" if geometry is None else geometry.wkb
        if key not in self._shape:
            detail = _DETAIL if key in self._wanted else _DETAIL_ASIDE
            self._shape[key] = (len(self.shapes), *drawable(geometry, detail))
            if self._shape[key][1].kind:
                self.shapes.append(self._shape[key][1])
        return self._shape[key]


def _cell(value: Any) -> Any:
    """A cell as JSON has it: text, a finite number, a truth value or None."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (datetime, date)):
        return None if str(value) == "NaT" else value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_cell(item) for item in value]
    try:
        return _number(value)
    except (TypeError, ValueError):
        return str(value)


# -- geometry ---------------------------------------------------------------------------------------------------------


def drawable(geometry: BaseGeometry | None, detail: int = 6000) -> tuple[Shape, str]:
    """A geometry as parts within the map, cut at the antimeridian, and its family: point, line, disc or area.

    Vertices that are not finite make a part undrawable; it is left out. What is finer than the
    extent divided by ``detail`` is dropped, since no screen shows it.
    """
    import shapely

    nothing = Shape(0, ())
    if geometry is None or geometry.is_empty:
        return nothing, "none"
    parts = [part for part in _simple_parts(geometry) if _finite(part)]
    if not parts:
        return nothing, "none"
    if all(min(abs(part.bounds[1]), abs(part.bounds[3])) > MAX_LATITUDE_DEG and part.bounds[1] * part.bounds[3] > 0 for part in parts):
        # Round a pole, beyond where the map ends: no shape is to be seen there, but a sign at the edge.
        return Shape(1, (((middle(parts[0])[0], _within(parts[0].bounds[1])),),)), "point"
    if all(part.geom_type == "Point" for part in parts):
        places = tuple(((part.x, _within(part.y)),) for part in parts)
        return Shape(1, places), "point"
    areas = [part for part in parts if part.geom_type == "Polygon"]
    chosen = areas or [part for part in parts if part.geom_type != "Point"]
    chosen = [cut for part in chosen for cut in _cut(part)]
    west, south, east, north = shapely.total_bounds(chosen)
    # What was cut at the antimeridian is as wide as its pieces, not as the world.
    width = east - west if east - west <= 180 else max(part.bounds[2] - part.bounds[0] for part in chosen)
    tolerance = min(1e-2, max(1e-5, math.hypot(width, north - south) / detail))
    chosen = _without_specks(chosen, tolerance)
    thin = [shapely.simplify(part, tolerance) for part in chosen]
    chosen = [part if small.is_empty else small for part, small in zip(chosen, thin, strict=True)]
    if not areas:
        return Shape(2, tuple(_coordinates(part) for part in chosen)), "line"
    rings = [ring for part in chosen for ring in (part.exterior, *part.interiors)]
    return Shape(3, tuple(_coordinates(ring) for ring in rings)), "disc" if _is_disc(chosen) else "area"


def _without_specks(parts: list[BaseGeometry], tolerance_deg: float) -> list[BaseGeometry]:
    """The parts without islands that are specks at this tolerance, if anything else is left."""
    kept = [p for p in parts if max(p.bounds[2] - p.bounds[0], p.bounds[3] - p.bounds[1]) > 4 * tolerance_deg]
    return kept or parts


def _simple_parts(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    if hasattr(geometry, "geoms"):
        for part in geometry.geoms:
            yield from _simple_parts(part)
    elif not geometry.is_empty:
        yield geometry


def _finite(part: BaseGeometry) -> bool:
    import numpy as np
    import shapely

    return bool(np.isfinite(shapely.get_coordinates(part)).all())


def _within(lat: float) -> float:
    return max(-MAX_LATITUDE_DEG, min(MAX_LATITUDE_DEG, lat))


def _coordinates(part: BaseGeometry) -> tuple[tuple[float, float], ...]:
    import shapely

    return tuple((float(x), _within(float(y))) for x, y in shapely.get_coordinates(part))


def _cut(part: BaseGeometry) -> list[BaseGeometry]:
    """A line or polygon whose neighbouring vertices jump over ±180°, unrolled and cut there."""
    import numpy as np
    import shapely

    lon = shapely.get_coordinates(part)[:, 0]
    if lon.max() - lon.min() <= 180 or np.abs(np.diff(lon)).max(initial=0) <= 180:
        return [part]

    def unroll(xy: Any) -> Any:
        return np.stack([np.degrees(np.unwrap(np.radians(xy[:, 0]))), xy[:, 1]], axis=1)

    if part.geom_type == "Polygon":
        whole = shapely.make_valid(shapely.Polygon(unroll(shapely.get_coordinates(part.exterior))))
    else:
        whole = shapely.LineString(unroll(shapely.get_coordinates(part)))
    found: list[BaseGeometry] = []
    for turn in (-360, 0, 360):
        piece = shapely.intersection(whole, shapely.box(-180 + turn, -90, 180 + turn, 90))
        moved = shapely.transform(piece, lambda xy, turn=turn: xy - np.array([turn, 0]))
        found += [cut for cut in _simple_parts(moved) if cut.geom_type == part.geom_type]
    return found or [part]


def _is_disc(polygons: Sequence[BaseGeometry]) -> bool:
    """Whether one polygon is a circle on the ground (its ratio of area to squared perimeter says so)."""
    import shapely

    if len(polygons) != 1 or polygons[0].interiors:
        return False
    squeeze = math.cos(math.radians(min(85.0, abs(polygons[0].centroid.y))))
    flat = shapely.transform(polygons[0], lambda xy: xy * [squeeze, 1.0])
    return bool(flat.length) and 4 * math.pi * flat.area / flat.length**2 > _CIRCULAR


def _anchors(geometry: BaseGeometry, shape: Shape, lon: float | None, lat: float | None) -> list[list[float]]:
    """Where symbols and labels belong: each point, or where the layer says, or the middle of a line or area."""
    if shape.kind == 1:
        return [[round(part[0][0], 6), round(part[0][1], 6)] for part in shape.parts]
    if lon is None or lat is None:
        lon, lat = middle(_widest(geometry))
    if not (math.isfinite(lon) and math.isfinite(lat)):
        lon, lat = shape.parts[0][0]
    return [[round((lon + 180) % 360 - 180, 6), round(_within(lat), 6)]]


def _widest(geometry: BaseGeometry) -> BaseGeometry:
    """The widest piece of a polygon that jumps over the antimeridian, whose own middle would be across the world."""
    if geometry.geom_type != "Polygon":
        return geometry
    return max(_cut(geometry), key=lambda part: part.bounds[2] - part.bounds[0])


def _boxes(shape: Shape) -> Iterator[Box]:
    for part in shape.parts:
        lons, lats = [p[0] for p in part], [p[1] for p in part]
        yield min(lons), min(lats), max(lons), max(lats)


def embed_geometry(shapes: Sequence[Shape]) -> str:
    """Shapes as base64 of gzipped variable-length integers: kind, parts, points, zigzag deltas in 1e-5 degrees."""
    out = bytearray()
    x = y = 0
    for shape in shapes:
        _put(out, shape.kind)
        _put(out, len(shape.parts))
        for part in shape.parts:
            _put(out, len(part))
            for lon, lat in part:
                to_x, to_y = round(lon / COORDINATE_QUANTUM_DEG), round(lat / COORDINATE_QUANTUM_DEG)
                _put(out, _zigzagged(to_x - x))
                _put(out, _zigzagged(to_y - y))
                x, y = to_x, to_y
    return pack(bytes(out))


def _zigzagged(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def _put(out: bytearray, value: int) -> None:
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
