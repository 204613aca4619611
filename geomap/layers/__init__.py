"""One layer a file: which events it draws, how its features come about, and where it lies in the stack.

A layer module has a docstring whose first line `geomap kinds` prints, and

``TITLE``       what the layer switch says, in English
``ORDER``       its place in the stack; what is low lies beneath
``ON``          whether it is shown at first
``CATEGORIES``  the categories of event it draws, as they are in the events (may be empty)
``build``       ``build(context) -> list[dict]``: a row a feature, with the columns of `COLUMNS`

Modules whose name starts with an underscore help and are no layers. Every value in a row is a scalar: lists and
mappings arrive in GIS tools as text nobody can read, so ``construction`` is a JSON string.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from geomap.layers._fronts import DrawnFront, NoFront
    from geomap.layers._incursions import Incursion
    from geomap.model import Event, Gazetteer, Resolution

Row = dict[str, Any]
"""A feature: a value for each of `COLUMNS`, ``geometry`` in EPSG:4326."""

Corridors = Literal["default", "fronts", "envelopes", "tracks", "none"]
CORRIDORS: tuple[Corridors, ...] = ("default", "fronts", "envelopes", "tracks", "none")

TEXT_COLUMNS = (
    "event_id", "type", "role", "status", "certainty", "precision_class", "start", "end", "end_kind", "tz",
    "count_what", "title", "label", "quote", "doc", "construction", "worldview", "licence",
    "stroke", "stroke_style", "fill", "fill_pattern", "symbol",
)  # fmt: skip
FLOAT_COLUMNS = ("radius_m", "count_low", "count_high", "stroke_width", "stroke_opacity", "fill_opacity", "lon", "lat")
INTEGER_COLUMNS = ("n_sources", "n_conflicts", "char_start", "char_end")

COLUMNS = (
    "event_id", "type", "role", "status", "certainty", "precision_class", "radius_m",
    "start", "end", "end_kind", "tz",
    "count_what", "count_low", "count_high", "n_sources", "n_conflicts",
    "title", "label", "quote", "doc", "char_start", "char_end",
    "construction", "worldview", "licence",
    "stroke", "stroke_width", "stroke_opacity", "stroke_style", "fill", "fill_opacity", "fill_pattern", "symbol",
    "lon", "lat", "geometry",
)  # fmt: skip
"""The columns of ``Layer.features``, in this order.

event_id         id of the event; several features may share it
type             category of the event, or ``entry_front``, ``entry_envelope``, ``entry_chain``, ``mention``
role             what the geometry is to the event: ``impact``, ``area``, ``closed``, ``member``, ``candidate``, ``front`` …
status           of the event (`geomap.model.STATUSES`), or ``possible`` for a candidate that was not chosen
certainty        CAP 1.2: Observed, Likely, Possible, Unlikely, Unknown; by the rule in ``_style.certainty``
precision_class  building, street, settlement, admin2, admin1, region, country, supranational, unknown
radius_m         metres round the geometry that the true place lies within; missing when unknown
start, end       EDTF in local time, missing when unknown; ``end_kind`` and ``tz`` (IANA) as in `TimeSpan`
count_*          what is counted and the range that the claims span; an open end is missing
n_sources        documents that report it; ``n_conflicts``: claims that differ from another one
title, label     a sentence and a few words; data, never markup
quote, doc, char_start, char_end  the first evidence: its words, document and half-open character span
construction     JSON: how the geometry came about (``method``, ``version``, and more)
worldview        which set of borders it was drawn with
licence          of the data the geometry comes from, missing when unknown
stroke … symbol  the look: colours ``#rrggbb``, widths in pixels, opacities 0…1; ``stroke_style`` solid, dashed, dotted or
                 none; ``fill_pattern`` none, hatch or crosshatch; ``symbol`` one of `SYMBOLS`, or missing
lon, lat         where a symbol or label goes, EPSG:4326; not a claim that the thing was there
"""

SYMBOLS = (
    "drone", "impact", "strike", "interception", "airport", "crossing", "rail", "deployment", "diplomatic", "sighting",
    "border", "airspace",
)  # fmt: skip


@dataclass(frozen=True)
class Context:
    """What a layer is built from."""

    events: tuple[Event, ...]
    gazetteer: Gazetteer
    corridors: Corridors = "default"
    worldview: str = "recognised"
    language: str = "en"
    resolutions: tuple[Resolution, ...] = ()

    @cached_property
    def incursions(self) -> tuple[Incursion, ...]:
        """The events that belong together as one incursion into one country, with the origins that claims name."""
        from geomap.layers._incursions import find_incursions

        return find_incursions(self.events)

    @cached_property
    def fronts(self) -> tuple[DrawnFront | NoFront, ...]:
        """For each origin of each incursion its front, or why there is none."""
        from geomap.layers._fronts import draw_front

        return tuple(
            draw_front(self, incursion, origin) for incursion in self.incursions for origin in incursion.origins
        )

    @cached_property
    def by_mention(self) -> Mapping[str, Resolution]:
        """The resolutions by the key of their mention."""
        return {resolution.mention.key: resolution for resolution in self.resolutions}


class LayerModule(Protocol):
    """What a module in this folder promises."""

    TITLE: str
    ORDER: int
    ON: bool
    CATEGORIES: Sequence[str]

    def build(self, context: Context) -> list[Row]:
        """The rows of the layer."""
        ...
