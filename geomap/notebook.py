"""The library for notebooks: read reports, get tables, see the map.

    >>> import geomap
    >>> incident = geomap.read("seeds", published="2025-09-10")  # doctest: +SKIP
    >>> incident.events.plot()  # doctest: +SKIP

All tables with a place are GeoDataFrames in EPSG:4326, longitude before latitude. Text columns hold ``None`` for what is
missing, numbers ``NaN`` or ``<NA>``; no 0 and no (0, 0) stands for the unknown. Distances are in metres.
"""

from __future__ import annotations

import html
import json
import warnings
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import InputError
from geomap.model import Document, Event, Reading, Resolution

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame

FRAME_PX = 620
"""Height of the map in a notebook, in pixels."""

EVENT_COLUMNS = (
    "event_id", "category", "status", "negated", "label", "place", "country", "uncertainty_m",
    "start", "end", "end_kind", "precision", "tz", "count_low", "count_high", "count_unit",
    "n_claims", "n_conflicts", "n_sources", "quote", "doc", "char_start", "char_end", "note", "lon", "lat", "geometry",
)  # fmt: skip
"""The columns of `IncidentMap.events`.

event_id       id of the event, the same in `IncidentMap.claims` and in exports
category       one of `geomap.model.CATEGORIES`; status: one of `geomap.model.STATUSES`
negated        whether it is said *not* to have happened
place          label of its place; country: ISO 3166-1 alpha-2 codes, joined by ``-`` where it lies between two
uncertainty_m  metres round the geometry that the true place lies within; NaN when unknown
start, end     EDTF in local time, ``None`` when unknown; precision, end_kind, tz as in `geomap.model.TimeSpan`
count_low …    the range that claims span; an open end is NaN
n_claims       claims; n_conflicts: those that differ from another one; n_sources: documents
quote, doc, char_start, char_end  the first evidence: words, document and half-open character span
lon, lat       a representative point; geometry: point, line or area; ``None`` for an event without a place
"""

MENTION_COLUMNS = (
    "mention_id", "doc", "char_start", "char_end", "text", "kind", "use", "place", "country", "uncertainty_m",
    "gazetteer_id", "score", "ambiguous", "n_candidates", "note", "lon", "lat", "geometry",
)  # fmt: skip
"""The columns of `IncidentMap.mentions`, in the order of the text.

mention_id     ``document:offset``; ``geomap explain`` takes it
kind           toponym, facility, expression; or demonym, organisation …, which have no place; a metonym has that of the
               government or people it stands for, and is not drawn
uncertainty_m  metres round the geometry that the true place lies within; NaN when unknown
score          0…1, how sure the choice of the gazetteer entry is; ambiguous: others come close
note           why there is no place, or what is doubtful
"""


def read(*inputs: str | Path | Document, text: str | None = None, **options: Any) -> IncidentMap:
    """Read reports and event files, and everything up to the layers of a map.

    Args:
        inputs: files, folders, or documents; the workspace in the current folder when there are none and no ``text``.
        text: a report as a string, beside the inputs.
        options: those of `geomap.Options`, such as ``published="2025-09-10"``, ``as_of``, ``language``, ``title``.

    What is wrong with single records is said by a warning, and the others are kept.

    Raises:
        InputError: nothing could be read.
        UsageError: there is no such option, or its value is none.
    """
    from geomap import pipeline, settings
    from geomap.workspace import open_workspace

    def warn(error: InputError) -> None:
        warnings.warn(str(error), stacklevel=3)

    workspace = open_workspace()
    given = [*inputs, *([Document(id="text", text=text)] if text is not None else [])]
    chosen = settings.options(workspace, named=bool(given), **options)
    reading = pipeline.run(settings.sources(given, workspace), chosen, report=warn)
    return IncidentMap(reading, language=chosen.language)


class IncidentMap:
    """What was read, as tables, and the map of it.

    ``reading`` has the records (`geomap.Reading`). In Jupyter and VS Code the map shows itself.
    """

    def __init__(self, reading: Reading, *, language: str = "en") -> None:
        self.reading = reading
        self.language = language

    # -- tables -------------------------------------------------------------------------------------------------------

    @cached_property
    def events(self) -> GeoDataFrame:
        """A row an event, with the columns of `EVENT_COLUMNS`; those without a place have no geometry."""
        return _frame([_event_row(event) for event in self.reading.events], EVENT_COLUMNS)

    @cached_property
    def mentions(self) -> GeoDataFrame:
        """A row a mention, with the columns of `MENTION_COLUMNS`; also those that were recognised as no place."""
        return _frame([_mention_row(resolution) for resolution in self.reading.resolutions], MENTION_COLUMNS)

    @cached_property
    def claims(self) -> DataFrame:
        """A row a claim: who says what about which event (``event_id``), with hedge, time and quote."""
        from geomap.exports import _tables

        return _tables.claims(self.reading)

    @cached_property
    def documents(self) -> DataFrame:
        """A row a document: what identifies it, never its text."""
        from geomap.exports import _tables

        return _tables.documents(self.reading)

    @cached_property
    def unmapped(self) -> DataFrame:
        """A row for everything that is mentioned and not drawn, with the reason."""
        from geomap.exports import _tables

        return _tables.unmapped(self.reading)

    @cached_property
    def layers(self) -> dict[str, GeoDataFrame]:
        """What is drawn: the features of each layer by its name, with the columns of `geomap.layers.COLUMNS`.

        ``valid_from`` and ``valid_to`` are the stretch of time that ``start`` and ``end`` may mean, in UTC.
        """
        from geomap.exports import _tables

        return {layer.name: _tables.layer_features(layer) for layer in self.reading.layers}

    # -- out of here --------------------------------------------------------------------------------------------------

    def save(self, path: str | Path, **options: Any) -> Path:
        """Write the map as a page (``.html``), or the layers in the format that the suffix names.

        Raises:
            UsageError: there is no such format.
            OutputError: the file cannot be written; what stood there is untouched.
        """
        target = Path(path)
        if target.suffix.lower() in (".html", ".htm"):
            from geomap.render import write_page

            return write_page(self.reading, target, language=self.language, **options)
        from geomap.export import export_layers

        export_layers(self.reading, target, **options)
        return target

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        """All features as a GeoJSON FeatureCollection, for shapely, geopandas, folium, altair and others."""
        from geomap.exports import _geojson

        features = [json.loads(line) for line in _geojson.lines(self.reading)]
        return {"type": "FeatureCollection", "features": features}

    # -- seen ---------------------------------------------------------------------------------------------------------

    def __repr__(self) -> str:
        drawn = sum(len(layer.features) for layer in self.reading.layers)
        counts = (
            f"documents: {len(self.reading.documents)}, events: {len(self.reading.events)}, "
            f"layers: {len(self.reading.layers)}, features: {drawn}"
        )
        return f"<IncidentMap {counts}>"

    def _repr_html_(self) -> str:
        """The page in a frame of its own: its scripts reach nothing of the notebook, and nothing of the network."""
        from geomap.render import render_page

        page = html.escape(render_page(self.reading, language=self.language), quote=True)
        # What turns notebooks into other documents touches tabs and blank lines, and a touched script does not run.
        page = page.replace("\n", "&#10;").replace("\t", "&#9;")
        return (
            f"<p>{html.escape(repr(self))}</p>"
            f'<iframe srcdoc="{page}" sandbox="allow-scripts allow-downloads allow-popups" '
            f'title="{html.escape(self.reading.title or "Map of the incident", quote=True)}" '
            f'style="width:100%;height:{FRAME_PX}px;border:0"></iframe>'
        )


# -- rows -------------------------------------------------------------------------------------------------------------


def _event_row(event: Event) -> dict[str, Any]:
    place, evidence = event.place, event.evidence[0] if event.evidence else None
    return {
        "event_id": event.id, "category": event.category, "status": event.status, "negated": event.negated,
        "label": event.label, "place": place.label if place else None,
        "country": "-".join(place.country_codes) or None if place else None,
        "uncertainty_m": place.uncertainty_m if place else None,
        "start": event.time.start, "end": event.time.end, "end_kind": event.time.end_kind,
        "precision": event.time.precision, "tz": event.time.tz,
        "count_low": event.count_low, "count_high": event.count_high, "count_unit": event.count_unit,
        "n_claims": len(event.claims), "n_conflicts": sum(bool(claim.conflicts_with) for claim in event.claims),
        "n_sources": len(set(event.documents) or {span.document for span in event.evidence}),
        "quote": evidence.quote if evidence else None, "doc": evidence.document if evidence else None,
        "char_start": evidence.start if evidence else None, "char_end": evidence.end if evidence else None,
        "note": event.note or None, "lon": place.lon if place else None, "lat": place.lat if place else None,
        "geometry": place.geometry if place else None,
    }  # fmt: skip


def _mention_row(resolution: Resolution) -> dict[str, Any]:
    mention = resolution.mention
    place = None if mention.kind == "demonym" else resolution.place
    return {
        "mention_id": mention.key, "doc": mention.document, "char_start": mention.start, "char_end": mention.end,
        "text": mention.text, "kind": mention.kind, "use": mention.use, "place": place.label if place else None,
        "country": "-".join(place.country_codes) or None if place else None,
        "uncertainty_m": place.uncertainty_m if place else None,
        "gazetteer_id": "; ".join(entry.id for entry in place.entries) or None if place else None,
        "score": resolution.score, "ambiguous": resolution.ambiguous, "n_candidates": len(resolution.candidates),
        "note": resolution.note or mention.note or None,
        "lon": place.lon if place else None, "lat": place.lat if place else None,
        "geometry": place.geometry if place else None,
    }  # fmt: skip


_FLOATS = frozenset(("uncertainty_m", "count_low", "count_high", "score", "lon", "lat"))
_INTEGERS = frozenset(("n_claims", "n_conflicts", "n_sources", "n_candidates", "char_start", "char_end"))
_FLAGS = frozenset(("negated", "ambiguous"))


def _frame(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> GeoDataFrame:
    """Rows as a GeoDataFrame whose columns have their types also when there is no row."""
    import geopandas as gpd
    import pandas as pd

    def typed(column: str) -> Any:
        values = [row[column] for row in rows]
        if column in _FLOATS:
            return pd.Series(values, dtype="float64")
        if column in _INTEGERS:
            return pd.Series(values, dtype="Int64")
        return pd.Series(values, dtype=bool if column in _FLAGS else object)

    data = {column: typed(column) for column in columns if column != "geometry"}
    return gpd.GeoDataFrame(data, geometry=gpd.GeoSeries([row["geometry"] for row in rows], crs="EPSG:4326"))
