"""Records that flow through the stages, in the order they appear.

Each record is frozen and carries its evidence along. Positions in text are half-open character offsets into
``Document.text``. Coordinates are WGS 84 (EPSG:4326) in the order longitude, latitude. Unknown is ``None``, never 0.

    Document → Mention → Resolution(Candidate, Place) → Claim → Event → Layer
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from geomap.entry import Entry as Entry  # noqa: PLC0414 - the row of the gazetteer is one of the records

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from geomap.columns import Columns

# -- what a document is -----------------------------------------------------------------------------------------------

ZoneKind = Literal["boilerplate", "byline", "dateline", "caption", "credit", "markup", "heading"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a document that is not running text, with the reason it was taken for that.

    Zones of kind ``boilerplate``, ``byline``, ``credit`` and ``markup`` are left out of reading; the text itself stays
    whole, so that offsets hold.
    """

    start: int
    end: int
    kind: ZoneKind
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its text to the letter and what is known about it.

    ``published`` is the publication date as EDTF (``2025``, ``2025-09``, ``2025-09-10``, ``2025-09-10T14:05``), never
    the date of an event. ``language`` is ISO 639-1. ``reliability`` is the source's Admiralty letter, A to F.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    licence: str | None = None
    path: str | None = None
    reliability: str | None = None
    zones: tuple[Zone, ...] = ()
    own_text: bool = False

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text that offsets refer to, as UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that support something: a span of one document (W3C Web Annotation position and quote selectors)."""

    document: str
    start: int
    end: int
    quote: str


# -- what a mention is ------------------------------------------------------------------------------------------------

PLACE_KINDS = ("toponym", "expression", "facility", "metonym", "demonym")
"""Kinds of mention that ``geomap mentions`` lists. A metonym or demonym never becomes a place on the map."""

REJECTED_KINDS = ("organisation", "person", "equipment", "event_name", "boilerplate", "other")
"""Kinds recognised so that they are *not* taken for places; kept with the reason."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A place that has to be worked out: the name of its module in ``geomap.expressions``, anchors and parameters."""

    name: str
    anchors: tuple[Mention, ...] = ()
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that names a place, or looks as if it did.

    ``key`` is ``document:start``; where an expression begins with a name, that of the name is ``document:start-end``.
    """

    document: str
    start: int
    end: int
    text: str
    kind: str
    use: str = "literal"
    note: str = ""
    expression: Expression | None = None
    score: float | None = None
    hints: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What the text itself says about the place: ``country``, ``within`` (names), ``feature`` (class), ``name`` (the
    nominative form to look up when the text inflects it)."""
    within: str | None = None
    """The key of the expression that the name is part of: *Poland* within *eastern Poland*."""

    @property
    def key(self) -> str:
        """The readable key of the mention, stable as long as the text is."""
        key = f"{self.document}:{self.start}"
        return f"{key}-{self.end}" if self.within == key else key


# -- what a place is --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry a mention could mean, its score in 0…1, and why it scored so."""

    entry: Entry
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A geometry with its doubt. ``derivation`` tells, step by step, how it came about.

    ``uncertainty_m`` is the radius round ``geometry`` that the true place lies within, or ``None`` when unknown.
    ``lon``/``lat`` is a representative point: for a line its middle, for an area a point inside it.
    """

    label: str
    geometry: BaseGeometry
    uncertainty_m: float | None
    lon: float
    lat: float
    kind: str
    entries: tuple[Entry, ...] = ()
    derivation: tuple[str, ...] = ()
    country_codes: tuple[str, ...] = ()

    @property
    def geometry_type(self) -> Literal["point", "line", "polygon"]:
        """The family of the geometry."""
        name = self.geometry.geom_type
        return "point" if "Point" in name else "line" if "Line" in name else "polygon"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention was taken for: a place or ``None``, all candidates best first, and a note when there is doubt."""

    mention: Mention
    place: Place | None
    candidates: tuple[Candidate, ...] = ()
    note: str = ""
    score: float | None = None
    ambiguous: bool = False
    parts: tuple[Resolution, ...] = ()
    """What the names within an expression were taken for; each mention of them says that it is ``within``."""


class Gazetteer(Protocol):
    """What stages ask of a gazetteer. Opened read-only; lookups never load the whole of it."""

    def __hash__(self) -> int:
        """By identity: what is worked out from a gazetteer may be remembered beside it."""
        ...

    def named(self, name: str, *, country: str | None = None, limit: int = 60) -> list[Entry]:
        """Entries with this name in any spelling that folds alike, most prominent first."""
        ...

    def named_many(self, names: Sequence[str], *, limit: int = 60) -> dict[str, list[Entry]]:
        """`named` for many names at once; names without an entry are left out."""
        ...

    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the folded keys (`geomap.names.fold`) that some entry carries."""
        ...

    def similar(self, name: str, *, country: str | None = None, limit: int = 10) -> list[Entry]:
        """Entries whose name differs by an edit or two, nearest first."""
        ...

    def beginning(self, name: str, *, limit: int = 10) -> list[Entry]:
        """Entries whose name begins with a whole word or words, most prominent first."""
        ...

    def entry(self, id: str) -> Entry | None:
        """The entry with this id."""
        ...

    def geometry(self, entry: Entry) -> BaseGeometry:
        """The full geometry of an entry, in EPSG:4326."""
        ...

    def country(self, code: str) -> Entry | None:
        """The entry of a country by ISO 3166-1 alpha-2 code."""
        ...

    def border(self, a: str, b: str) -> Entry | None:
        """The international border between two countries, by their codes in either order."""
        ...

    def borders_of(self, code: str) -> list[Entry]:
        """All borders of a country."""
        ...

    def within(self, geometry: BaseGeometry, feature_codes: Sequence[str] = (), *, limit: int = 1000) -> list[Entry]:
        """Entries whose point lies within a geometry, most prominent first."""
        ...

    def near(
        self, lon: float, lat: float, radius_m: float, feature_codes: Sequence[str] = (), *, limit: int = 50
    ) -> list[Entry]:
        """Entries within a distance of a point, nearest first."""
        ...


# -- what an event is -------------------------------------------------------------------------------------------------

CATEGORIES = (
    "airspace_violation",
    "impact",
    "strike",
    "interception",
    "airport_closure",
    "airport_reopening",
    "crossing_closure",
    "crossing_reopening",
    "deployment",
    "diplomatic",
    "sighting",
    "other",
)

STATUSES = ("observed", "claimed", "disputed", "planned", "requested", "denied", "hypothetical", "superseded")

EndKind = Literal["exact", "expected", "until_further_notice", "permanent", "unknown"]
Precision = Literal["minute", "hour", "part_of_day", "night", "day", "week", "month", "year", "unknown"]
FINENESS: dict[Precision, int] = {
    "minute": 0,
    "hour": 1,
    "part_of_day": 2,
    "night": 2,
    "day": 3,
    "week": 4,
    "month": 5,
    "year": 6,
    "unknown": 7,
}
"""How exact a precision is; 0 is best."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When: local time at the place, as EDTF and only as exact as the words allow.

    ``basis`` quotes what it was derived from (``"overnight" + published 2025-09-10``). All ``None`` is unknown time.
    """

    start: str | None = None
    end: str | None = None
    end_kind: EndKind = "unknown"
    precision: Precision = "unknown"
    basis: str = ""
    tz: str | None = None
    announced: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: the name as written, the role, the organisation; any may be unknown."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None

    @property
    def label(self) -> str:
        """Name and organisation or role in one string."""
        rest = self.organisation or self.role
        return f"{self.name} ({rest})" if self.name and rest else self.name or rest or "not stated"


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says about one attribute of one event.

    ``attribute`` is ``occurrence``, ``count``, ``origin``, ``cause``, ``intent``, ``actor``, ``validity``, ``scope`` …;
    ``value`` its words or number; ``low``/``high`` bound a number, ``None`` being open. ``hedge`` keeps the hedging words
    as written. ``known_from`` is when it became known (knowledge time).
    """

    id: str
    event: str
    attribute: str
    value: str
    document: str
    evidence: tuple[Evidence, ...]
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    speaker: Speaker | None = None
    verb: str | None = None
    attribution: str = "narrator"
    hedge: tuple[str, ...] = ()
    polarity: Literal["positive", "negative"] = "positive"
    made_at: str | None = None
    known_from: str | None = None
    reliability: str | None = None
    credibility: str | None = None
    conflicts_with: tuple[str, ...] = ()
    corroborates: tuple[str, ...] = ()
    places: tuple[Place, ...] = field(default=(), hash=False)
    """Places the value names, such as the country or countries of an origin."""


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A place of an event with its role: ``impact``, ``area``, ``closed``, ``origin``, ``venue``, ``actor`` …"""

    role: str
    place: Place
    mention: str
    """Key of the mention it came from."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened (or is said to have, or not to have) at one place.

    ``count_low``/``count_high`` span what the claims say, open ends ``None``; nothing is averaged. ``members`` are the
    facilities a closure of a quantified set covers.
    """

    id: str
    category: str
    status: str
    negated: bool
    place: Place | None
    time: TimeSpan
    label: str
    evidence: tuple[Evidence, ...]
    claims: tuple[Claim, ...] = ()
    places: tuple[EventPlace, ...] = ()
    count_low: float | None = None
    count_high: float | None = None
    count_unit: str | None = None
    documents: tuple[str, ...] = ()
    members: tuple[Entry, ...] = ()
    properties: Mapping[str, Any] = field(default_factory=dict, hash=False)
    note: str = ""


# -- what is drawn ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Layer:
    """A named set of features and how it looks. ``features`` has the columns of `geomap.layers.COLUMNS`, EPSG:4326."""

    name: str
    title: str
    features: GeoDataFrame
    style: Mapping[str, Any] = field(default_factory=dict, hash=False)
    on: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What was known at the end of a day: all events and layers as they were then."""

    as_of: str
    events: tuple[Event, ...]
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmapped:
    """Something mentioned but not drawn, with the reason: a mention, or an event without a place."""

    key: str
    text: str
    kind: str
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one run made, ready to be rendered or exported."""

    documents: tuple[Document, ...]
    resolutions: tuple[Resolution, ...]
    events: tuple[Event, ...]
    layers: tuple[Layer, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    title: str = ""
    as_of: str | None = None
    worldview: str = "recognised"
    attributions: tuple[str, ...] = ()
    columns: Columns | None = None
    """Further events, of tables too long for an object each."""
    history: tuple[Known, ...] = ()
    """What was known before, earliest first; empty when nobody asked for it or nothing changed."""
