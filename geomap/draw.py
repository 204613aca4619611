"""Events → layers: what is drawn, how certain it looks, and what is left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geomap.columns import Columns, Kind
from geomap.errors import UsageError
from geomap.layers import COLUMNS, CORRIDORS, FLOAT_COLUMNS, INTEGER_COLUMNS, Context, LayerModule, Row
from geomap.model import (
    CATEGORIES,
    Claim,
    Event,
    Evidence,
    Gazetteer,
    Layer,
    Place,
    Resolution,
    TimeSpan,
    Unmapped,
)
from geomap.plugins import variants

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from numpy.typing import NDArray

LOOKS = ("type", "status", "stroke", "stroke_width", "stroke_opacity", "stroke_style",
         "fill", "fill_opacity", "fill_pattern", "symbol")  # fmt: skip
"""The columns that a legend entry stands for."""


def draw_layers(
    events: Sequence[Event],
    *,
    gazetteer: Gazetteer,
    corridors: str = "default",
    worldview: str = "recognised",
    language: str = "en",
    resolutions: Sequence[Resolution] = (),
) -> tuple[Layer, ...]:
    """The layers that have something to draw, lowest first.

    ``corridors`` narrows what is constructed of the way in: ``default`` (or ``all``) draws every construction that the
    claims allow, ``fronts``, ``envelopes`` and ``tracks`` one kind only, ``none`` nothing. ``resolutions`` lets airports
    show their other candidates and fills the layer of places that are part of no event.

    Raises:
        UsageError: ``corridors`` has no such value.
    """
    context = _context(events, gazetteer, corridors, worldview, language, resolutions)
    layers = [_layer(name, module, module.build(context), language) for name, module in modules()]
    return tuple(layer for layer in layers if layer is not None)


def draw_columns(columns: Columns, *, gazetteer: Gazetteer, language: str = "en") -> Columns:
    """Columns with the look of each kind of event, and the layers that draw them.

    What an event of a category, a status and a sort of place looks like is asked of the layers themselves, once for each
    kind; so a table of a million rows is drawn as a table of ten.
    """
    import numpy as np

    sort = _sorts_of_place(columns)
    several = (columns.reports > 1).astype(np.int64)
    mixed = ((columns.kind * len(_SORTS) + sort) * 2 + several) * 2 + columns.disagree
    codes, kind = np.unique(mixed, return_inverse=True)
    samples: list[Event] = []
    for code in codes.tolist():
        base, at = columns.kinds[code // (4 * len(_SORTS))], code // 4 % len(_SORTS)
        samples.append(_sample(len(samples), base, _SORTS[at], bool(code // 2 % 2), bool(code % 2)))
    layers = draw_layers(samples, gazetteer=gazetteer, corridors="none", language=language)
    kinds = tuple(_kind(sample, layers) for sample in samples)
    bare = tuple(replace(layer, features=layer.features.iloc[:0]) for layer in layers)
    return replace(columns, kinds=kinds, kind=kind, layers=bare)


_SORTS: tuple[tuple[str, float | None] | None, ...] = (
    None, ("point", 1000.0), ("point", None), ("line", None), ("area", None), ("wide", None)
)  # fmt: skip
"""Sorts of place that events look different at: none, a point of known or unknown reach, a line, an area, a country."""


def _sorts_of_place(columns: Columns) -> NDArray[Any]:
    """The number in `_SORTS` of the place of each event."""
    import numpy as np

    from geomap.layers._rows import is_wide

    def sort(place: Place) -> int:
        if place.geometry_type == "point":
            return 2 if place.uncertainty_m is None else 1
        return 3 if place.geometry_type == "line" else 5 if is_wide(place) else 4

    sites = columns.sites
    of_place = np.array([*(sort(place) for place in columns.places), 0])
    stated = np.where(np.isnan(sites.radius_m), 2, 1)
    found = np.where(sites.place >= 0, of_place[np.maximum(sites.place, -1)], np.where(sites.place == -1, stated, 0))
    return np.repeat(found, sites.rows)


def _sample(number: int, kind: Kind, sort: tuple[str, float | None] | None, several: bool, disagree: bool) -> Event:
    """An event of a kind, somewhere, for the layers to draw."""
    import shapely

    place = None
    if sort is not None:
        lon = number * 0.5 - 80.0  # apart from the others, since layers thin what lies on the same spot
        size = {"area": 0.01, "wide": 3.0}.get(sort[0])
        shape = (
            shapely.Point(lon, 0) if sort[0] == "point"
            else shapely.LineString([(lon, 0), (lon + 0.01, 0)]) if size is None else shapely.box(lon, 0, lon + size, size)
        )  # fmt: skip
        place = Place("", shape, sort[1], lon, 0.0, "settlement")
    evidence = Evidence("", 0, 0, "")
    first, second = f"{number}a", f"{number}b"
    claims = (
        Claim(first, str(number), "occurrence", "", "a", (evidence,), conflicts_with=(second,) if disagree else ()),
        Claim(second, str(number), "occurrence", "", "b", (evidence,), conflicts_with=(first,) if disagree else ()),
    )
    return Event(
        str(number), kind.category, kind.status, kind.status == "denied", place, TimeSpan(), "", (evidence,), claims=claims,
        documents=("a", "b") if several else ("a",),
    )  # fmt: skip


def _kind(sample: Event, layers: Sequence[Layer]) -> Kind:
    """How an event looks: as the first feature that a layer draws of it."""
    from geomap.layers._style import certainty

    kind = Kind(sample.category, "denied" if sample.negated else sample.status, certainty(sample))
    for layer in layers:
        for row in layer.features[layer.features["event_id"] == sample.id].to_dict("records"):
            cells = {name: row[name] for name in ("role", "status", *LOOKS[2:])}
            return replace(kind, layer=layer.name, cells=cells)
    return kind


def undrawn(
    events: Sequence[Event], *, gazetteer: Gazetteer | None = None, corridors: str = "default"
) -> list[Unmapped]:
    """The events that no layer draws, each with the reason.

    With a gazetteer also the constructions that could not be made: an origin that shares no border with the country
    entered, an impact too vague for an envelope.
    """
    drawn = {category for _, module in modules() for category in module.CATEGORIES}
    found = [_unmapped(event, reason) for event in events if (reason := _why_not(event, drawn))]
    if gazetteer is not None:
        found += _unconstructed(_context(events, gazetteer, corridors, "recognised", "en", ()))
    return found


def modules() -> list[tuple[str, LayerModule]]:
    """The layer modules by name, in the order they are stacked."""
    found: dict[str, Any] = variants("layers")
    return sorted(found.items(), key=lambda item: (item[1].ORDER, item[0]))


def legend(features: GeoDataFrame) -> list[dict[str, Any]]:
    """The distinct looks among features, each with its ``LOOKS`` columns and a ``count``, most frequent first."""
    rows = list(zip(*(features[column].tolist() for column in LOOKS), strict=True))
    return [
        dict(zip(LOOKS, look, strict=True)) | {"count": count}
        for look, count in sorted(Counter(rows).items(), key=lambda item: (-item[1], str(item[0])))
    ]


def _context(
    events: Sequence[Event],
    gazetteer: Gazetteer,
    corridors: str,
    worldview: str,
    language: str,
    resolutions: Sequence[Resolution],
) -> Context:
    mode = "default" if corridors == "all" else corridors
    if mode not in CORRIDORS:
        raise UsageError(f"corridors {corridors!r} is not one of: {', '.join(CORRIDORS)}")
    from geomap.layers._localised import localised, localised_resolution

    told = tuple(localised(language, event) for event in events)
    named = tuple(localised_resolution(language, resolution) for resolution in resolutions)
    return Context(told, gazetteer, mode, worldview, language, named)


def _layer(name: str, module: LayerModule, rows: list[Row], language: str) -> Layer | None:
    from geomap.layers._phrases import layer_title

    if not rows:
        return None
    features = frame(rows)
    style = {"order": module.ORDER, "legend": legend(features)}
    return Layer(name, layer_title(language, name, module.TITLE), features, style, module.ON)


def frame(rows: Sequence[Row]) -> GeoDataFrame:
    """Rows as a GeoDataFrame with the columns of `COLUMNS` in EPSG:4326.

    Text columns hold ``str`` or ``None``, numbers are ``float64`` (NaN for unknown) or nullable ``Int64``. What runs over
    the antimeridian is cut there.
    """
    import pandas as pd
    from geopandas import GeoDataFrame, GeoSeries

    from geomap.geodesy import split_dateline

    columns: dict[str, Any] = {}
    for column in COLUMNS:
        values = [row.get(column) for row in rows]
        if column == "geometry":
            continue
        dtype = "float64" if column in FLOAT_COLUMNS else "Int64" if column in INTEGER_COLUMNS else object
        columns[column] = pd.Series(values, dtype=dtype)
    geometry = GeoSeries([split_dateline(row["geometry"]) for row in rows], crs="EPSG:4326")
    return GeoDataFrame(columns, geometry=geometry)[list(COLUMNS)]


# -- what is left out -------------------------------------------------------------------------------------------------


def _why_not(event: Event, drawn: set[str]) -> str | None:
    if event.status == "hypothetical":
        return "hypothetical: nobody says that it happened"
    if event.place is None:
        return event.note or "the report names no place for it"
    if event.category not in drawn and event.category in CATEGORIES:
        return f"no layer draws events of the category {event.category!r}"
    if event.category not in drawn:
        return f"{event.category!r} is not a category that a layer knows"
    return None


def _unmapped(event: Event, reason: str) -> Unmapped:
    return Unmapped(event.id, event.label, event.category, reason, _evidence(event))


def _evidence(event: Event) -> Evidence:
    if event.evidence:
        return event.evidence[0]
    return Evidence(event.documents[0] if event.documents else "", 0, 0, "")


def _unconstructed(context: Context) -> Iterator[Unmapped]:
    from geomap.layers._fronts import NoFront, fronts_of
    from geomap.layers.entry_envelopes import no_envelope

    for missing in context.fronts:
        if isinstance(missing, NoFront):
            naming = missing.origin.namings[0]
            evidence = naming.evidence or _evidence(naming.event)
            reason = f"no entry front: {missing.reason}"
            yield Unmapped(naming.event.id, naming.place.label, "entry_front", reason, evidence)
    impacts = {event.id: event for front in fronts_of(context) for event in front.incursion.impacts}
    for event in impacts.values():
        reason = no_envelope(event) or ""
        if reason:
            yield Unmapped(event.id, event.label, "entry_envelope", f"no envelope: {reason}", _evidence(event))
