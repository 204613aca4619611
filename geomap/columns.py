"""Many events as columns: what a million rows of a table say, without an object for each of them.

A few thousand events are objects (`geomap.model.Event`), joined, and drawn feature by feature. A table of more rows than
`COLUMNS_FROM` says is kept in columns instead: its rows are events of their own, told apart by their ids, and each is a
point, or a sign for the area or line, at its site. `geomap.eventfiles.table` fills the columns, `geomap.draw` adds how each
kind of event looks, `geomap.web.packing` writes them into the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geomap.model import Document, Place

COLUMNS_FROM = 5_000
"""Event files with more rows than this are kept in columns."""

QUANTUM_DEG = 1e-5
"""Coordinates of sites are whole multiples of this many degrees: 1.1 m at most."""

NOWHERE, STATED = -2, -1
"""Instead of the number of a place: the row names none that is known; the row states coordinates."""


@dataclass(frozen=True, slots=True)
class Form:
    """What times of events have in common: how exact they are, and what is said of their end.

    ``start`` and ``end`` are the grain of either, with its EDTF qualifier: ``""`` unknown, ``Y`` ``M`` ``D`` ``m`` (minute),
    such as ``D~``.
    """

    start: str
    end: str
    end_kind: str
    precision: str
    tz: str | None
    announced: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """What a row claims beside that it happened: ``claims`` are (attribute, value, unit, low, high)."""

    claims: tuple[tuple[str, str, str | None, float | None, float | None], ...]
    speaker: str | None
    credibility: str | None


@dataclass(frozen=True, slots=True)
class Kind:
    """Events that look alike: category, status and certainty, the layer that draws them, and the cells of their look."""

    category: str
    status: str
    certainty: str = "Unknown"
    layer: str | None = None
    cells: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, eq=False)
class Sites:
    """Where events were: arrays with one element a site, in Z-order, those nowhere last.

    ``lon`` and ``lat`` are in `QUANTUM_DEG`; ``place`` is a number in `Columns.places`, `STATED` or `NOWHERE`; ``label`` is
    what the table calls it (a number in `Columns.names`, -1 for nothing); ``radius_m`` is NaN where it is unknown; ``rows``
    is how many events lie there.
    """

    lon: NDArray[Any]
    lat: NDArray[Any]
    place: NDArray[Any]
    label: NDArray[Any]
    radius_m: NDArray[Any]
    rows: NDArray[Any]


@dataclass(frozen=True, eq=False)
class Columns:
    """Events and the reports they rest on, as arrays.

    Events lie in the order of their sites, and within a site in order of time. ``reports`` says how many rows of the table
    tell of an event; those stand in ``report`` columns in the same order. Times count minutes since 1970, local to the
    place. What is a number refers to the tuple of the same name.
    """

    sites: Sites
    places: tuple[Place, ...]
    names: tuple[str, ...]
    kinds: tuple[Kind, ...]
    forms: tuple[Form, ...]
    desks: tuple[Document, ...]
    """Sources by publisher: when and where each report appeared stands in its columns."""
    said: tuple[Said, ...]
    kind: NDArray[Any]
    begin: NDArray[Any]
    length: NDArray[Any]
    form: NDArray[Any]
    disagree: NDArray[Any]
    reports: NDArray[Any]
    ids: Sequence[str]
    desk: NDArray[Any]
    claim: NDArray[Any]
    line: NDArray[Any]
    published: Sequence[str | None]
    url: Sequence[str | None]
    label: Sequence[str | None]
    """What the table calls the event; ``None`` for category and place."""
    quote: Sequence[str | None]
    note: Sequence[str | None]
    digests: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file by its name."""
    layers: tuple[Any, ...] = ()
    """The layers that draw these events, without features."""

    def __len__(self) -> int:
        """How many events there are."""
        return len(self.kind)

    @property
    def placed(self) -> int:
        """How many of them lie somewhere."""
        return int(self.sites.rows[self.sites.place != NOWHERE].sum())


def z_order(lon: NDArray[Any], lat: NDArray[Any]) -> NDArray[Any]:
    """The place of points on Morton's curve, from coordinates in `QUANTUM_DEG`: neighbours mostly lie near each other."""
    import numpy as np

    def spread(values: NDArray[Any]) -> NDArray[Any]:
        v = values.astype(np.uint64)
        for shift, mask in ((16, 0x0000FFFF0000FFFF), (8, 0x00FF00FF00FF00FF), (4, 0x0F0F0F0F0F0F0F0F),
                            (2, 0x3333333333333333), (1, 0x5555555555555555)):  # fmt: skip
            v = (v | (v << np.uint64(shift))) & np.uint64(mask)
        return v

    half = round(180 / QUANTUM_DEG)
    x, y = np.asarray(lon, np.int64) + half, np.asarray(lat, np.int64) + half
    result: NDArray[Any] = spread(x) | (spread(y) << np.uint64(1))
    return result
