"""What a row of an event file means, whatever its format.

Columns, all but ``category`` optional: ``id``, ``category``, ``status``, ``label``, ``place`` (text, looked up) or
``lon`` and ``lat`` with ``uncertainty_m``, ``country`` (ISO 3166-1 alpha-2), ``start``, ``end`` (EDTF), ``end_kind``,
``precision``, ``announced``, ``tz`` (IANA), ``count_low``, ``count_high``, ``unit``, ``speaker``, ``role``,
``organisation``, ``publisher`` (or ``source``), ``url``, ``published``, ``language``, ``licence``, ``reliability``,
``credibility``, ``quote``, ``origin`` (places, with ``;`` between them), ``cause``, ``intent``, ``actor``, ``validity``,
``scope``, ``note``. Any other scalar column is kept among the event's properties.

Rows with the same id are claims about one event, side by side: they must agree in category and place, and nothing else.
Rows of one publisher, url and day make one source document, whose text is what they quote or note, a line each.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast, get_args

from geomap.documents import Report, raise_error
from geomap.documents._meta import edtf
from geomap.errors import InputError
from geomap.eventfiles import EventFileReader, Row
from geomap.eventfiles._geometry import degrees, geometry
from geomap.eventfiles._presets import Mapped, mapper
from geomap.model import (
    CATEGORIES,
    STATUSES,
    Claim,
    Document,
    EndKind,
    Event,
    EventPlace,
    Evidence,
    Place,
    Precision,
    Speaker,
    TimeSpan,
)
from geomap.plugins import variants
from geomap.strict import plain, shown

PlaceOf = Callable[[str, str | None], Place | None]
"""Looks up a place text, within a country if one is named."""

CLAIMED = ("origin", "cause", "intent", "actor", "validity", "scope")
"""Columns that are claims of their own."""

_KNOWN = frozenset(
    """id category status label place lon lat uncertainty_m country start end end_kind precision announced tz count_low
    count_high unit speaker role organisation publisher source url published language licence reliability credibility
    quote note""".split()
).union(CLAIMED)

_ROLES = {
    "impact": "impact",
    "strike": "impact",
    "airport_closure": "closed",
    "airport_reopening": "reopened",
    "crossing_closure": "closed",
    "crossing_reopening": "reopened",
    "diplomatic": "venue",
    "deployment": "deployment",
}
_TEXT = {str}
_END_KINDS, _PRECISIONS = get_args(EndKind), get_args(Precision)
_BY_LENGTH = {4: "year", 7: "month", 10: "day", 16: "minute"}
"""How exact a date is by how many characters it has."""
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?")
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_float = lru_cache(maxsize=10_000)(float)
_edtf = lru_cache(maxsize=50_000)(edtf)
_NOTHING: Mapping[str, Any] = {}
"""Shared by all events that have no properties: a million empty ones take room, too."""
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")


@cache
def readers() -> dict[str, EventFileReader]:
    """The reader of each file suffix."""
    modules = variants("eventfiles").values()
    return {suffix: cast(EventFileReader, module) for module in modules for suffix in module.SUFFIXES}


def suffixes() -> frozenset[str]:
    """File suffixes that event files have."""
    return frozenset(readers())


@dataclass(slots=True)
class _Source:
    """A source document in the making: what is known of it, and its lines so far."""

    document: Document
    speakers: dict[tuple[str | None, ...], Speaker] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    length: int = 0
    documents: tuple[str, ...] = ()
    kept: bool = True

    def __post_init__(self) -> None:
        self.documents = (self.document.id,)  # one tuple for all its events

    def add(self, line: str) -> tuple[int, int]:
        start = self.length
        if self.kept:
            self.lines.append(line)
        self.length += len(line) + 1
        return start, start + len(line)

    def finished(self) -> Document:
        return replace(self.document, text="\n".join(self.lines))


class _Sources(dict[tuple[str | None, ...], _Source]):
    """Source documents by file, publisher, url and day."""

    def __init__(self, *, texts: bool = True) -> None:
        super().__init__()
        self.texts = texts
        """Whether their texts are kept; else only how long they are, so that offsets are the same."""


@dataclass(frozen=True, slots=True)
class _File:
    """The names of a file, worked out once."""

    name: str
    stem: str
    shown: str
    times: dict[tuple[str | None, ...], TimeSpan] = field(default_factory=dict)
    """Times by the cells that state them, read once: a million rows have some hundred."""


def _no_grade(_: Row) -> None:
    """The credibility of claims that the table does not state."""


def read_events(
    paths: Iterable[Path],
    place_of: PlaceOf,
    *,
    known: Callable[[str | None], bool] | None = None,
    report: Report = raise_error,
) -> tuple[list[Event], list[Document]]:
    """Events of event files and the source documents they rest on, in the order of the files.

    Rows for whose publication date ``known`` says no are passed over.
    """
    events: dict[str, Event] = {}
    sources = _Sources()
    with _without_collector():
        for path in paths:
            for row, event in _events_of(path, sources, place_of, known, report):
                try:
                    events[event.id] = _joined(events.get(event.id), event, row)
                except InputError as error:
                    report(error)
    return list(events.values()), [source.finished() for source in sources.values() if source.lines]


def stream_events(
    paths: Sequence[Path],
    place_of: PlaceOf,
    *,
    known: Callable[[str | None], bool] | None = None,
    report: Report = raise_error,
) -> Iterator[Event]:
    """`read_events` for tables of any length: an event at a time, and nothing kept of it.

    The files are looked through twice where they have ids: events told by several rows come last, when all of those have
    been read.
    """
    repeated = _repeated_ids(paths)
    sources = _Sources(texts=False)
    waiting: dict[str, Event] = {}
    for path in paths:
        told = _events_of(path, sources, place_of, known, report)
        yield from _not_waiting(told, lambda _, event: event.id in repeated, waiting, report)
    yield from waiting.values()


def stream_apart(
    paths: Sequence[Path],
    place_of: PlaceOf,
    held: Collection[tuple[int, int]],
    kept: list[Event],
    documents: list[Document],
    *,
    grade: str,
    known: Callable[[str | None], bool] | None = None,
    report: Report = raise_error,
) -> Iterator[Event]:
    """`read_events` for tables of any length: an event at a time, but those of some rows go to ``kept`` instead.

    ``held`` has the number of the file, from 0, and of the row in it; of rows with one id it has all. Claims of the other
    rows get the credibility ``grade`` where the table states none. When all has been read, ``documents`` has been given the
    source documents, without their texts.
    """
    sources = _Sources(texts=False)
    waiting: dict[str, Event] = {}
    for number, path in enumerate(paths):

        def grade_of(row: Row, number: int = number) -> str | None:
            return None if (number, row.number) in held else grade

        def is_held(row: Row, _: Event, number: int = number) -> bool:
            return (number, row.number) in held

        yield from _not_waiting(_events_of(path, sources, place_of, known, report, grade_of), is_held, waiting, report)
    kept += waiting.values()
    documents += [source.document for source in sources.values()]


def _not_waiting(
    told: Iterable[tuple[Row, Event]], waits: Callable[[Row, Event], bool], waiting: dict[str, Event], report: Report
) -> Iterator[Event]:
    """The events that need no other row; the others are put together in ``waiting`` by their ids."""
    for row, event in told:
        if not waits(row, event):
            yield event
            continue
        try:
            waiting[event.id] = _joined(waiting.get(event.id), event, row)
        except InputError as error:
            report(error)


def events_of_rows(
    rows: Mapping[Path, Sequence[Row]],
    place_of: PlaceOf,
    *,
    known: Callable[[str | None], bool] | None = None,
    report: Report = raise_error,
) -> tuple[list[Event], list[Document]]:
    """`read_events` for some rows of files that have been read already."""
    events: dict[str, Event] = {}
    sources = _Sources()
    for path, some in rows.items():
        for row, event in _understood(path, some, sources, place_of, known, report):
            try:
                events[event.id] = _joined(events.get(event.id), event, row)
            except InputError as error:
                report(error)
    return list(events.values()), [source.finished() for source in sources.values() if source.lines]


def _ignore(_: InputError) -> None:
    """The report of a first look; the second one says what is wrong."""


def _repeated_ids(paths: Iterable[Path]) -> set[str]:
    """Ids that several rows have; what is wrong with rows is said when they are read."""
    seen: set[int] = set()
    repeated: set[str] = set()
    for path in paths:
        reader = readers().get(path.suffix.lower())
        try:
            for row in reader.read(path, report=_ignore) if reader is not None else ():
                value = row.fields.get("id")
                if value is None or value == "":
                    if row.number == 1 and "id" not in row.fields and path.suffix.lower() in (".csv", ".tsv", ".xlsx"):
                        break  # a table without that column
                    continue
                name = str(value).strip()
                if hash(name) in seen:
                    repeated.add(name)
                seen.add(hash(name))
        except InputError:
            continue
    return repeated


def _events_of(
    path: Path,
    sources: _Sources,
    place_of: PlaceOf,
    known: Callable[[str | None], bool] | None,
    report: Report,
    grade_of: Callable[[Row], str | None] = _no_grade,
) -> Iterator[tuple[Row, Event]]:
    """The rows of a file, each with what it says happened; broken ones are reported."""
    reader = readers().get(path.suffix.lower())
    if reader is None:
        remedy = f"there are readers for {' '.join(sorted(readers()))}"
        report(InputError(plain(path), f"no event reader for {shown(path.suffix)}", remedy))
        return
    yield from _understood(path, reader.read(path, report=report), sources, place_of, known, report, grade_of)


def _understood(
    path: Path,
    rows: Iterable[Row],
    sources: _Sources,
    place_of: PlaceOf,
    known: Callable[[str | None], bool] | None,
    report: Report,
    grade_of: Callable[[Row], str | None] = _no_grade,
) -> Iterator[tuple[Row, Event]]:
    """Rows with what each says happened; broken ones are reported."""
    file = _File(path.name, path.stem, plain(path))
    try:
        mapped = mapper(path)
        for row in rows:
            try:
                fields = _Fields(row, mapped(row))
                if known is None or known(fields.date("published")):
                    yield row, _event(fields, file, sources, place_of, report, grade_of(row))
            except InputError as error:
                report(error)
    except InputError as error:
        report(error)


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for reference cycles meanwhile: records have none, and looking through a million takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


# -- one row ----------------------------------------------------------------------------------------------------------


class _Fields:
    """The fields of a row, asked for by column and converted; what does not fit names row, column and expected form."""

    def __init__(self, row: Row, mapped: Mapped) -> None:
        self.row, self.fields, self.names = row, mapped.fields, mapped.names
        # Most cells of most tables are text: taken in one go, since a million rows ask for forty columns each.
        self.texts = {
            name: text for name, value in self.fields.items() if type(value) is str and (text := value.strip())
        }
        self.all_text = set(map(type, self.fields.values())) <= _TEXT

    def fail(self, column: str, found: str, remedy: str = "") -> InputError:
        return InputError(self.row.where, f"column {self.names.get(column, column)}: {found}", remedy)

    def text(self, column: str) -> str | None:
        text = self.texts.get(column)
        if text is not None or self.all_text:
            return text
        value = self.fields.get(column)
        if value is None or value == "" or isinstance(value, list | dict):
            if value:
                raise self.fail(column, "is a list or object", "give one value")
            return None
        if isinstance(value, bool):
            value = "true" if value else "false"
        return str(value).strip() or None

    def number(self, column: str) -> float | None:
        value = self.text(column)
        if value is None:
            return None
        if not _NUMBER.fullmatch(value):
            raise self.fail(
                column, f"{shown(value)} is no number", "give digits as 19 or 2.5, or leave it empty when unknown"
            )
        return _float(value)

    def one_of(self, column: str, known: Iterable[str], default: str) -> str:
        stated = self.text(column)
        if stated is None and default:
            return default
        value = stated.lower() if stated is not None else default
        for one in known:
            if one == value:
                return one  # theirs, so that a million rows do not hold a million copies
        if value not in known:
            raise self.fail(column, f"{shown(value) if value else 'is empty'}", f"use one of {', '.join(known)}")
        return value

    def date(self, column: str) -> str | None:
        """EDTF as `Document.published` has it."""
        value = self.text(column)
        if value is not None and (day := _edtf(value)) is None:
            raise self.fail(column, f"{shown(value)} is no date", "give 2025, 2025-09, 2025-09-10 or 2025-09-10T14:05")
        return None if value is None else day

    def time(self, column: str, tz: str | None) -> str | None:
        """EDTF in local time of the place; a time with an offset from UTC is brought there."""
        value, day = self.text(column), self.date(column)
        if value is None or day is None or "T" not in day or not _OFFSET.search(value):
            return day
        if tz is None:
            raise self.fail(column, f"{shown(value)} is not local time", "add tz as Europe/Warsaw, or give local time")
        from datetime import datetime
        from zoneinfo import ZoneInfo

        return datetime.fromisoformat(value).astimezone(ZoneInfo(tz)).strftime("%Y-%m-%dT%H:%M")

    def zone(self) -> str | None:
        name = self.text("tz")
        if name is None:
            return None
        from zoneinfo import ZoneInfo

        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise self.fail("tz", f"{shown(name)} is no time zone", "give one as Europe/Warsaw") from None
        return name


def _event(
    fields: _Fields, file: _File, sources: _Sources, place_of: PlaceOf, report: Report, grade: str | None
) -> Event:
    row = fields.row
    category = fields.one_of("category", CATEGORIES, "")
    status = fields.one_of("status", STATUSES, "observed")
    place, note = _place(row, fields, place_of, report)
    time = _known_time(fields, file)
    low, high = fields.number("count_low"), fields.number("count_high")
    if low is not None and high is not None and low > high:
        raise fields.fail("count_low", f"{low:g} is more than count_high {high:g}")
    name = fields.text("place") or (place.label if place else None)
    words = category.replace("_", " ").capitalize()
    label = fields.text("label") or sys.intern(f"{words}: {name}" if name else words)
    event_id = fields.text("id") or f"{file.stem}-{row.number}"

    source = _source(fields, file, sources)
    stated = fields.text("quote") or fields.text("note") or label
    quoted = " ".join(stated.split())
    if quoted == stated:
        quoted = stated
    start, end = source.add(quoted)
    evidence = Evidence(source.document.id, start, end, quoted)
    mention = f"{evidence.document}:{start}"
    claims = _claims(fields, event_id, evidence, mention, source, place_of, status, grade)
    role = _ROLES.get(category, "area")
    unit = fields.text("unit")
    unit = sys.intern(unit) if unit else None
    own_note = fields.text("note") or ""
    places = [EventPlace(role, place, mention)] if place else []
    places += [EventPlace("origin", origin, mention) for c in claims if c.attribute == "origin" for origin in c.places]
    known = _NOTHING if fields.fields.keys() <= _KNOWN else _others(fields.fields)
    return Event(
        id=event_id,
        category=category,
        status=status,
        negated=status == "denied",
        place=place,
        time=time,
        label=label,
        evidence=(evidence,),
        claims=tuple(claims),
        places=tuple(places),
        count_low=low,
        count_high=high,
        count_unit=unit,
        documents=source.documents,
        properties=known,
        note=f"{own_note}; {note}" if own_note and note else own_note or note,
    )


def _others(cells: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a row states in columns of its own."""
    stated = {k: v for k, v in cells.items() if k not in _KNOWN and isinstance(v, str | int | float) and v != ""}
    return stated or _NOTHING


def _place(row: Row, fields: _Fields, place_of: PlaceOf, report: Report) -> tuple[Place | None, str]:
    """Where a row says it was, and a note: its geometry or coordinates, else its place text looked up."""
    name, country = fields.text("place"), fields.text("country")
    if country is not None and not _COUNTRY.fullmatch(country):
        raise fields.fail("country", f"{shown(country)} is no ISO 3166-1 code", "give two letters as PL")
    codes = (country.upper(),) if country else ()
    if row.geometry is not None:
        try:
            shape, note = geometry(row.geometry)
        except ValueError as error:
            raise InputError(row.where, str(error)) from None
        return _stated(shape, name, codes, fields, f"geometry stated in {row.cited}"), note
    lon, lat = fields.text("lon"), fields.text("lat")
    if lon is not None or lat is not None:
        if lon is None or lat is None:
            raise fields.fail("lon" if lon is None else "lat", "is empty", "give both lon and lat, or neither")
        import shapely

        try:
            point = shapely.Point(degrees(lon, 180), degrees(lat, 90))
        except ValueError as error:
            raise InputError(row.where, f"lon, lat: {error}") from None
        return _stated(point, name, codes, fields, f"coordinates stated in {row.cited}"), ""
    if name is None:
        return None, ""
    place = place_of(name, codes[0] if codes else None)
    if place is None:
        remedy = "it is listed and not drawn; name its region as “Name, Region”, or give lon and lat"
        report(InputError(row.where, f"place {shown(name)} is not known for certain", remedy))
        return None, f"place “{name}” is not known for certain"
    return place, ""


def _stated(shape: Any, name: str | None, codes: tuple[str, ...], fields: _Fields, derivation: str) -> Place:
    from geomap.geodesy import middle

    lon, lat = middle(shape)
    return Place(
        label=name or f"{lat:.4f}, {lon:.4f}",
        geometry=shape,
        uncertainty_m=fields.number("uncertainty_m"),
        lon=lon,
        lat=lat,
        kind="coordinates",
        derivation=(derivation,),
        country_codes=codes,
    )


_TIMES = ("start", "end", "end_kind", "precision", "announced", "tz")
_MOST_TIMES = 100_000


def _known_time(fields: _Fields, file: _File) -> TimeSpan:
    """`_time`, where rows that state the same have it worked out once."""
    if not fields.all_text:
        return _time(fields)
    cells = tuple(map(fields.texts.get, _TIMES))
    time = file.times.get(cells)
    if time is None:
        time = _time(fields)
        if len(file.times) < _MOST_TIMES:
            file.times[cells] = time
        return time
    basis = f"stated in {fields.row.cited}" if time.basis else ""
    return TimeSpan(time.start, time.end, time.end_kind, time.precision, basis, time.tz, time.announced)


def _time(fields: _Fields) -> TimeSpan:
    tz = fields.zone()
    start, end = fields.time("start", tz), fields.time("end", tz)
    if start and end and end[: len(start)] < start[: len(end)]:
        raise fields.fail("end", f"{end} is before start {start}")
    end_kind = cast(EndKind, fields.one_of("end_kind", _END_KINDS, "exact" if end else "unknown"))
    precision = fields.one_of("precision", _PRECISIONS, _BY_LENGTH.get(len(start or end or ""), "unknown"))
    basis = f"stated in {fields.row.cited}" if start or end else ""
    return TimeSpan(start, end, end_kind, cast(Precision, precision), basis, tz, fields.time("announced", tz))


def _source_cells(fields: _Fields) -> tuple[str | None, str | None, str | None]:
    """What tells the source documents of a file apart: publisher, url and the day it was published."""
    return fields.text("publisher") or fields.text("source"), fields.text("url"), fields.date("published")


def _source(fields: _Fields, file: _File, sources: _Sources) -> _Source:
    """The source document a row belongs to, made when it is met first."""
    publisher, url, published = _source_cells(fields)
    key = (file.name, publisher, url, published)
    if key not in sources:
        number = sum(1 for name, *_ in sources if name == file.name) + 1 if len(sources) < 1000 else len(sources) + 1
        reliability = fields.text("reliability")
        if reliability is not None and (len(reliability) != 1 or reliability.upper() not in "ABCDEF"):
            raise fields.fail("reliability", f"{shown(reliability)} is no Admiralty letter", "give A to F")
        sources[key] = _Source(
            Document(
                id=f"{file.stem}#{number}",
                text="",
                title=f"{publisher or file.name}, as stated in {file.name}" if publisher else file.name,
                url=url,
                publisher=publisher,
                published=published,
                language=fields.text("language"),
                licence=fields.text("licence"),
                path=file.shown,
                reliability=reliability.upper() if reliability else None,
                own_text=(fields.text("licence") or "").upper().startswith("CC0"),
            ),
            kept=sources.texts,
        )
    return sources[key]


def _claims(
    fields: _Fields,
    event_id: str,
    evidence: Evidence,
    mention: str,
    source: _Source,
    place_of: PlaceOf,
    status: str,
    grade: str | None,
) -> list[Claim]:
    """The occurrence as claimed, the count if there is one, and each claim column that is filled."""
    said = (fields.text("speaker"), fields.text("role"), fields.text("organisation"))
    speaker = None
    if any(said):
        speaker = source.speakers.setdefault(said, Speaker(*said))
    document = source.document
    spans = (evidence,)
    attribution = "indirect_speech" if said[0] else "narrator"
    negative = status == "denied"
    credibility = fields.text("credibility") or grade

    def claim(
        attribute: str,
        value: str,
        unit: str | None = None,
        low: float | None = None,
        high: float | None = None,
        places: tuple[Place, ...] = (),
    ) -> Claim:
        return Claim(
            id=f"{mention}/{attribute}",
            event=event_id,
            attribute=attribute,
            value=value,
            document=document.id,
            evidence=spans,
            unit=unit,
            low=low,
            high=high,
            speaker=speaker,
            attribution=attribution,
            polarity="negative" if negative else "positive",
            known_from=document.published,
            reliability=document.reliability,
            credibility=credibility,
            places=places,
        )

    words = fields.text("quote") or fields.text("note") or fields.text("label") or fields.text("place") or ""
    claims = [claim("occurrence", words)]
    low, high = fields.number("count_low"), fields.number("count_high")
    if low is not None or high is not None:
        unit = fields.text("unit")
        unit = sys.intern(unit) if unit else None
        claims.append(claim("count", sys.intern(_in_words(low, high)), unit, low, high))
    for attribute in () if fields.fields.keys().isdisjoint(CLAIMED) else CLAIMED:
        if (stated := fields.text(attribute)) is not None:
            places: tuple[Place, ...] = ()
            if attribute == "origin":
                found = (place_of(part.strip(), None) for part in stated.split(";"))
                places = tuple(place for place in found if place)
            claims.append(claim(attribute, stated, places=places))
    return claims


def _in_words(low: float | None, high: float | None) -> str:
    if low is None:
        return f"up to {high:g}"
    return f"at least {low:g}" if high is None else f"{low:g}" if low == high else f"{low:g} to {high:g}"


# -- rows of one event ------------------------------------------------------------------------------------------------


def _joined(before: Event | None, event: Event, row: Row) -> Event:
    """An event with the claims of one more row."""
    if before is None:
        return event
    if before.category != event.category:
        raise InputError(
            row.where, f"id {shown(event.id)} is of category {before.category} further up", "give it an id of its own"
        )
    if before.place and event.place and (before.place.lon, before.place.lat) != (event.place.lon, event.place.lat):
        raise InputError(
            row.where, f"id {shown(event.id)} is at {shown(before.place.label)} further up", "give it an id of its own"
        )
    counts = [claim for claim in (*before.claims, *event.claims) if claim.attribute == "count"]
    lows = [claim.low for claim in counts if claim.low is not None]
    highs = [claim.high for claim in counts if claim.high is not None]
    return replace(
        before,
        place=before.place or event.place,
        time=_later(before.time, event.time),
        evidence=before.evidence + event.evidence,
        claims=before.claims + event.claims,
        places=before.places + tuple(p for p in event.places if p not in before.places),
        count_low=min(lows, default=None),
        count_high=max(highs, default=None),
        count_unit=before.count_unit or event.count_unit,
        documents=tuple(dict.fromkeys(before.documents + event.documents)),
        properties={**event.properties, **before.properties},
        note="; ".join(dict.fromkeys(part for part in (before.note, event.note) if part)),
    )


def _later(before: TimeSpan, time: TimeSpan) -> TimeSpan:
    """A time with the end that a further row knows, where it was open."""
    if before.start is None and before.end is None:
        return time
    if before.end is not None or time.end is None:
        return before
    return replace(before, end=time.end, end_kind=time.end_kind, basis=f"{before.basis}, {time.basis}")
