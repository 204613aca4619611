"""Event files of many rows, read into columns. What a row means is `_rows`' business: each distinct piece is asked there once.

A million rows say few different things: some categories, some hundred days, some thousand places. So the cells of a row are
looked up in groups (its time, its place, its source …), and only a group that was not met before is read. What is wrong with
a row is reported as for any other event file, but a place that is not known is told once for all of its rows.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.columns import NOWHERE, QUANTUM_DEG, STATED, Columns, Form, Kind, Said, Sites, z_order
from geomap.documents import Report, raise_error
from geomap.errors import InputError
from geomap.eventfiles import Row
from geomap.eventfiles import _rows as rows_
from geomap.eventfiles._geometry import degrees, geometry
from geomap.eventfiles._presets import Mapped, mapper
from geomap.model import CATEGORIES, STATUSES, Document, Event, Place, Speaker
from geomap.steps import counted
from geomap.strict import shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GROUPS: dict[str, tuple[str, ...]] = {
    "kind": ("category", "status"),
    "time": ("start", "end", "end_kind", "precision", "announced", "tz"),
    "place": ("place", "country"),
    "desk": ("publisher", "source", "licence", "language", "reliability"),
    "published": ("published",),
    "claim": ("count_low", "count_high", "unit", "speaker", "role", "organisation", "credibility", *rows_.CLAIMED),
}
"""Columns that are read together, by what they say."""

_MOMENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?([?~%]?)")


@dataclass
class _Numbered:
    """Values and their numbers, in the order they are met."""

    values: list[Any] = field(default_factory=list)
    numbers: dict[Any, int] = field(default_factory=dict)

    def of(self, value: Any) -> int:
        number = self.numbers.get(value)
        if number is None:
            number = self.numbers[value] = len(self.values)
            self.values.append(value)
        return number


class _Table:
    """Columns in the making: an element a row of the files."""

    def __init__(self, place_of: rows_.PlaceOf, report: Report) -> None:
        self.place_of, self.report = place_of, report
        self.kinds, self.forms, self.desks, self.said = _Numbered(), _Numbered(), _Numbered(), _Numbered()
        self.names, self.dates = _Numbered(), _Numbered()
        self.places: list[Place] = []
        self.place_numbers: dict[Any, int] = {}
        self.numbers = {name: array("q") for name in ("event", "kind", "begin", "length", "form", "place", "name", "desk",
                                                      "claim", "line", "published")}  # fmt: skip
        self.lon, self.lat, self.radius_m = array("d"), array("d"), array("d")
        self.ids: dict[str, int] = {}
        self.texts: dict[str, list[str | None]] = {name: [] for name in ("url", "label", "quote", "note")}
        self.memo: dict[tuple[str, tuple[str, ...]], dict[Any, Any]] = {}
        self.unknown: Counter[tuple[str, str]] = Counter()

    # -- what a group of cells says ------------------------------------------------------------------------------------

    def kind(self, fields: rows_._Fields) -> int:
        return self.kinds.of((fields.one_of("category", CATEGORIES, ""), fields.one_of("status", STATUSES, "observed")))

    def time(self, fields: rows_._Fields) -> tuple[int, int, int]:
        time = rows_._time(fields)
        begin, start = _minutes(time.start)
        finish, end = _minutes(time.end)
        form = Form(start, end, time.end_kind, time.precision, time.tz, time.announced)
        return begin if start else finish, finish - begin if start and end else 0, self.forms.of(form)

    def place(self, fields: rows_._Fields) -> tuple[int, int]:
        """The number of a place by its name, and of the name."""
        name, country = fields.text("place"), fields.text("country")
        if country is not None and not rows_._COUNTRY.fullmatch(country):
            raise fields.fail("country", f"{shown(country)} is no ISO 3166-1 code", "give two letters as PL")
        if name is None:
            return NOWHERE, -1
        place = self.place_of(name, country.upper() if country else None)
        return (NOWHERE, self.names.of(name)) if place is None else (self.number_of(place), self.names.of(name))

    def number_of(self, place: Place) -> int:
        key = (place.geometry.wkb, place.label, place.uncertainty_m, tuple(entry.id for entry in place.entries))
        if key not in self.place_numbers:
            self.place_numbers[key] = len(self.places)
            self.places.append(place)
        return self.place_numbers[key]

    def desk(self, fields: rows_._Fields) -> int:
        publisher = fields.text("publisher") or fields.text("source")
        reliability = fields.text("reliability")
        if reliability is not None and (len(reliability) != 1 or reliability.upper() not in "ABCDEF"):
            raise fields.fail("reliability", f"{shown(reliability)} is no Admiralty letter", "give A to F")
        licence = fields.text("licence")
        return self.desks.of(
            (self.file, publisher, fields.text("language"), licence, reliability and reliability.upper())
        )

    def published(self, fields: rows_._Fields) -> int:
        return self.dates.of(fields.date("published"))

    def claim(self, fields: rows_._Fields) -> int:
        low, high = fields.number("count_low"), fields.number("count_high")
        if low is not None and high is not None and low > high:
            raise fields.fail("count_low", f"{low:g} is more than count_high {high:g}")
        claims: list[tuple[str, str, str | None, float | None, float | None]] = []
        if low is not None or high is not None:
            claims.append(("count", rows_._in_words(low, high), fields.text("unit"), low, high))
        stated = [(attribute, fields.text(attribute)) for attribute in rows_.CLAIMED]
        claims += [(attribute, value, None, None, None) for attribute, value in stated if value is not None]
        who = (fields.text("speaker"), fields.text("role"), fields.text("organisation"))
        speaker = Speaker(*who).label if any(who) else None
        return self.said.of(Said(tuple(claims), speaker, fields.text("credibility")))

    # -- rows ----------------------------------------------------------------------------------------------------------

    def read(self, path: Path, known: Callable[[str | None], bool] | None, apart: Collection[str]) -> Iterator[Row]:
        """Take the rows of a file in; those whose id is among ``apart`` are handed back."""
        self.file = path.name
        reader = rows_.readers()[path.suffix.lower()]
        mapped = mapper(path)
        plans: dict[tuple[str, ...], _Plan] = {}
        plan: _Plan | None = None
        names: Any = None
        for row in counted(f"rows of {self.file}", reader.read(path, report=self.report), every=4096):
            try:
                cells = mapped(row)
                if plan is None or cells.fields.keys() != names:
                    columns = tuple(cells.fields)
                    plan = plans.get(columns) or plans.setdefault(columns, _Plan(self, columns))
                    names = cells.fields.keys()
                event_id = _text(cells.fields.get("id")) or f"{path.stem}-{row.number}"
                if event_id in apart:
                    yield row
                    continue
                said = plan.said(row, cells)
                if known is None or known(self.dates.values[said["published"]]):
                    self._add(event_id, row, cells, said)
            except InputError as error:
                self.report(error)

    def _add(self, event_id: str, row: Row, cells: Mapped, said: dict[str, Any]) -> None:
        fields, numbers = cells.fields, self.numbers
        place, name, lon, lat, radius_m = self._where(row, cells, said)
        number = len(numbers["kind"])
        event = self.ids.setdefault(event_id, number)
        begin, length, form = said["time"]
        if event != number:
            self._check(event, event_id, row, said["kind"], (place, lon, lat))
        numbers["event"].append(event)
        numbers["kind"].append(said["kind"])
        numbers["begin"].append(begin)
        numbers["length"].append(length)
        numbers["form"].append(form)
        numbers["place"].append(place)
        numbers["name"].append(name)
        numbers["desk"].append(said["desk"])
        numbers["claim"].append(said["claim"])
        numbers["published"].append(said["published"])
        numbers["line"].append(_line(row))
        self.lon.append(lon)
        self.lat.append(lat)
        self.radius_m.append(radius_m)
        label, note = _text(fields.get("label")), _text(fields.get("note"))
        quote = _text(fields.get("quote"))
        self.texts["label"].append(label)
        self.texts["note"].append(note)
        self.texts["quote"].append(" ".join(quote.split()) if quote else None)
        self.texts["url"].append(_text(fields.get("url")))

    def _where(self, row: Row, cells: Mapped, said: dict[str, Any]) -> tuple[int, int, float, float, float]:
        """Number of the place, number of its name, coordinates and radius; a row's own geometry comes first."""
        fields = cells.fields
        lon, lat = fields.get("lon"), fields.get("lat")
        nan = float("nan")
        if row.geometry is None and (lon is None or lon == "") and (lat is None or lat == ""):
            place, name = said["place"]
            if place == NOWHERE and name >= 0:
                self.unknown[row.where.rpartition(":")[0], self.names.values[name]] += 1
            return place, name, nan, nan, nan
        whole = rows_._Fields(row, cells)
        name = whole.text("place")
        if row.geometry is None:
            if lon is None or lon == "" or lat is None or lat == "":
                rows_._place(row, whole, self.place_of, self.report)  # says what is missing
            try:
                x, y = degrees(lon, 180), degrees(lat, 90)
            except ValueError as error:
                raise InputError(row.where, f"lon, lat: {error}") from None
            radius_m = whole.number("uncertainty_m")
        else:
            try:
                shape, _ = geometry(row.geometry)
            except ValueError as error:
                raise InputError(row.where, str(error)) from None
            radius_m = whole.number("uncertainty_m")
            if shape.geom_type != "Point":
                place = rows_._stated(shape, name, (), whole, f"geometry stated in {row.cited}")
                return self.number_of(place), self.names.of(name) if name else -1, nan, nan, nan
            x, y = shape.x, shape.y
        return STATED, self.names.of(name) if name else -1, x, y, nan if radius_m is None else radius_m

    def _check(self, first: int, event_id: str, row: Row, kind: int, where: tuple[int, float, float]) -> None:
        """Rows of one event agree in category and place."""
        category, _ = self.kinds.values[self.numbers["kind"][first]]
        if category != self.kinds.values[kind][0]:
            raise InputError(
                row.where, f"id {shown(event_id)} is of category {category} further up", "give it an id of its own"
            )
        there = (self.numbers["place"][first], self.lon[first], self.lat[first])
        if NOWHERE not in (where[0], there[0]) and (there[0] != where[0] or (where[0] == STATED and there != where)):
            raise InputError(
                row.where, f"id {shown(event_id)} is at another place further up", "give it an id of its own"
            )

    def tell_unknown(self) -> None:
        """Report the places that are not known, each once."""
        for (file, name), count in self.unknown.items():
            rows = f"{count} rows are" if count > 1 else "it is"
            remedy = f"{rows} listed and not drawn; name its region as “Name, Region”, or give lon and lat"
            self.report(InputError(file, f"place {shown(name)} is not known for certain", remedy))


class _Plan:
    """How rows with certain columns are taken apart."""

    def __init__(self, table: _Table, columns: tuple[str, ...]) -> None:
        self.groups = []
        for name, wanted in _GROUPS.items():
            present = tuple(column for column in wanted if column in columns)
            memo = table.memo.setdefault((name if name != "desk" else f"desk of {table.file}", present), {})
            self.groups.append((name, itemgetter(*present) if present else None, memo, getattr(table, name)))

    def said(self, row: Row, cells: Mapped) -> dict[str, Any]:
        """What each group of a row's cells says.

        Raises:
            InputError: one of them is wrong.
        """
        found: dict[str, Any] = {}
        for name, cells_of, memo, read in self.groups:
            key = cells_of(cells.fields) if cells_of is not None else None
            try:
                value = memo.get(key, memo)
            except TypeError:  # a list or object, for which there is a message
                value, key = memo, repr(key)
            if value is memo:
                try:
                    value = read(rows_._Fields(row, cells))
                except InputError as error:
                    value = error
                memo[key] = value
            if isinstance(value, InputError):
                raise InputError(row.where, value.found, value.remedy)
            found[name] = value
        return found


def _text(value: Any) -> str | None:
    """A cell as text; nothing for what is empty or no single value."""
    if type(value) is str:
        return value.strip() or None
    return None if value is None or isinstance(value, list | dict) else str(value)


def _line(row: Row) -> int:
    """The physical line of a row where its format has one, else its number."""
    last = row.where.rpartition(":")[2]
    return int(last) if last.isdecimal() else row.number


@lru_cache(maxsize=100_000)
def _minutes(text: str | None) -> tuple[int, str]:
    """A moment as minutes since 1970 and its grain; grain ``""`` when there is none."""
    found = _MOMENT.fullmatch(text or "")
    if found is None:
        return 0, ""
    year, month, day, hour, minute, sure = found.groups()
    grain = "m" if hour else "D" if day else "M" if month else "Y"
    moment = datetime(int(year), int(month or 1), int(day or 1), min(23, int(hour or 0)), int(minute or 0))
    return (moment.toordinal() - 719_163) * 1440 + moment.hour * 60 + moment.minute, grain + sure


# -- files ------------------------------------------------------------------------------------------------------------


def read_columns(
    paths: Sequence[Path],
    place_of: rows_.PlaceOf,
    *,
    known: Callable[[str | None], bool] | None = None,
    apart: Collection[str] = (),
    report: Report = raise_error,
) -> tuple[Columns | None, list[Event], list[Document]]:
    """The rows of event files as columns, and apart from them the events that were asked for by id, with their sources.

    Rows for whose publication date ``known`` says no are passed over. ``None`` when no row is left.
    """
    table = _Table(place_of, report)
    kept: dict[Path, list[Row]] = {}
    with rows_._without_collector():
        for path in paths:
            try:
                rows = list(table.read(path, known, apart))
            except InputError as error:
                report(error)
                continue
            if rows:
                kept[path] = rows
        table.tell_unknown()
    events, documents = rows_.events_of_rows(kept, place_of, known=known, report=report)
    if not table.numbers["kind"]:
        return None, events, documents
    digests = {path.name: _digest(path) for path in paths if path.is_file()}
    return replace(_arranged(table), digests=digests), events, documents


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def count_rows(path: Path) -> int:
    """About how many rows a file has, without reading it for its meaning: lines, or 250 bytes each where lines say nothing."""
    if path.suffix.lower() not in (".csv", ".tsv", ".jsonl", ".ndjson"):
        return path.stat().st_size // 250
    lines = 0
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            lines += chunk.count(b"\n")
    return lines


# -- rows → events in order -------------------------------------------------------------------------------------------


def _arranged(table: _Table) -> Columns:
    """The columns with rows of one event together, events of one site together, sites in Z-order."""
    import numpy as np

    row = {name: np.frombuffer(values, dtype=np.int64) for name, values in table.numbers.items()}
    first, event_of = np.unique(row["event"], return_inverse=True)
    place, name = row["place"][first], row["name"][first]
    lon, lat, radius_m = _coordinates(table, first, place)
    begin, length, form, disagree = _merged(table, row, first, event_of)
    where = place + 2
    z = np.where(place == NOWHERE, np.iinfo(np.uint64).max, z_order(lon, lat))
    # Where the same spot has several names or radii, those are several sites.
    named = np.where(place >= 0, -1, name)
    around = np.nan_to_num(radius_m, nan=-1.0)
    order = np.lexsort((first, begin, around, named, where, z))
    keys = [key[order] for key in (z, where, named, around)]
    new = np.ones(len(order), bool)
    new[1:] = np.any([key[1:] != key[:-1] for key in keys], axis=0)
    at = order[new]
    sites = Sites(lon[at], lat[at], place[at], named[at], radius_m[at],
                  np.diff(np.append(np.flatnonzero(new), len(order))))  # fmt: skip
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    reports = np.lexsort((np.arange(len(event_of)), ranks[event_of]))
    kinds = tuple(Kind(category, status) for category, status in table.kinds.values)
    ids = list(table.ids)

    def texts(values: list[str | None]) -> list[str | None]:
        return [values[i] for i in reports]

    dates = table.dates.values
    return Columns(
        sites=sites,
        places=tuple(table.places),
        names=tuple(table.names.values),
        kinds=kinds,
        forms=tuple(table.forms.values),
        desks=tuple(_desk(number, *values) for number, values in enumerate(table.desks.values)),
        said=tuple(table.said.values),
        kind=row["kind"][first][order],
        begin=begin[order],
        length=length[order],
        form=form[order],
        disagree=disagree[order],
        reports=np.bincount(event_of, minlength=len(first))[order],
        ids=[ids[i] for i in order],
        desk=row["desk"][reports],
        claim=row["claim"][reports],
        line=row["line"][reports],
        published=[dates[i] for i in row["published"][reports]],
        url=texts(table.texts["url"]),
        label=texts(table.texts["label"]),
        quote=texts(table.texts["quote"]),
        note=texts(table.texts["note"]),
    )


def _desk(
    number: int, file: str, publisher: str | None, language: str | None, licence: str | None, reliability: str | None
) -> Document:
    title = f"{publisher}, as stated in {file}" if publisher else file
    return Document(
        f"{Path(file).stem}#{number + 1}", "", title, None, publisher, None, language, licence, file, reliability
    )


def _coordinates(
    table: _Table, first: NDArray[Any], place: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Longitude and latitude in whole quanta and the radius, of the first row of each event."""
    import numpy as np

    known = [(p.lon, p.lat, np.nan if p.uncertainty_m is None else p.uncertainty_m) for p in table.places]
    of_place = np.array([*known, (np.nan, np.nan, np.nan)]).T
    stated = [np.frombuffer(values)[first] for values in (table.lon, table.lat, table.radius_m)]
    lon, lat, radius_m = (np.where(place >= 0, of_place[i][np.maximum(place, -1)], stated[i]) for i in range(3))
    quanta = [np.round(np.nan_to_num(values) / QUANTUM_DEG).astype(np.int64) for values in (lon, lat)]
    return quanta[0], quanta[1], radius_m


def _merged(
    table: _Table, row: dict[str, NDArray[Any]], first: NDArray[Any], event_of: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Time of each event (of the first of its rows that has one) and whether its rows contradict one another."""
    import numpy as np

    count = len(first)
    begin, length, form = (row[name][first].copy() for name in ("begin", "length", "form"))
    disagree = np.zeros(count, np.int64)
    if count == len(event_of):
        return begin, length, form, disagree
    timed = np.array([bool(f.start or f.end) for f in table.forms.values])
    for at in np.flatnonzero(~timed[form[event_of]] & timed[row["form"]])[::-1]:
        begin[event_of[at]], length[event_of[at]], form[event_of[at]] = (
            row[n][at] for n in ("begin", "length", "form")
        )
    low = np.full(count, -np.inf)
    high = np.full(count, np.inf)
    ranges = np.array([_range(said) for said in table.said.values])
    np.maximum.at(low, event_of, ranges[row["claim"], 0])
    np.minimum.at(high, event_of, ranges[row["claim"], 1])
    # Stretches that all meet pairwise meet in one point, so the greatest low end tells.
    disagree[low > high] = 1
    for attribute in ("cause", "intent"):
        stated = [
            next((value for name, value, *_ in said.claims if name == attribute), None) for said in table.said.values
        ]
        numbers = {value: i for i, value in enumerate(dict.fromkeys(v for v in stated if v is not None))}
        code = np.array([numbers.get(value, -1) for value in stated])[row["claim"]]
        some = code >= 0
        least, most = np.full(count, len(numbers)), np.full(count, -1)
        np.minimum.at(least, event_of[some], code[some])
        np.maximum.at(most, event_of[some], code[some])
        disagree[(most >= 0) & (least != most)] = 1
    return begin, length, form, disagree


def _range(said: Said) -> tuple[float, float]:
    """What a row's count spans; everything when it counts nothing."""
    for attribute, _, _, low, high in said.claims:
        if attribute == "count":
            return -float("inf") if low is None else low, float("inf") if high is None else high
    return -float("inf"), float("inf")
