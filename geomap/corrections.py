"""What people put right by hand, applied last and always shown: ``data/corrections.yaml``.

    corrections:
      - event: herald:impact:588      # or mention: herald:27
        action: move                  # accept, reject, move, merge, split, re-date, retype
        old: Chełm                    # what stood there; a correction of something else is not applied
        new: Chełmek                  # what is right
        reason: The caption names the town in Lesser Poland.
        who: J. Kowalska
        when: 2025-09-12

=========  ==================  ====================================================================================
action     old                 new
=========  ==================  ====================================================================================
accept     —                   — (it is right as it was read, and no longer in the queue of `geomap review`)
reject     —                   — (it is no longer an event, and listed as not drawn)
move       label of the place  a place text, ``lon, lat``, or ``{lon: , lat: , uncertainty_m: , label: }``
merge      —                   list of events that are the same as this one
split      —                   list of documents or claims that make an event of their own
re-date    start, as EDTF      start, or ``start/end``, as EDTF in local time
retype     category            category
=========  ==================  ====================================================================================

An event's key is its id, or the id of any event that was joined to it. A mention can be rejected or moved: then it is in
every event whose place came from it. The queue of `geomap review` is read, too: CSV or GeoJSON with ``key``, ``decision``,
``old``, ``new``, ``reason``, ``who`` and ``when``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from geomap.documents import Report, raise_error
from geomap.documents._meta import edtf
from geomap.errors import InputError
from geomap.eventfiles._geometry import degrees
from geomap.eventfiles._rows import PlaceOf
from geomap.model import CATEGORIES, Event, Evidence, Place, Precision, Resolution, TimeSpan, Unmapped
from geomap.strict import MAX_YAML_BYTES, LineDict, decode, load_yaml, plain, read_bytes, shown

ACTIONS = ("accept", "reject", "move", "merge", "split", "re-date", "retype")
OF_MENTIONS = ("accept", "reject", "move")
_NEEDS_OLD = ("move", "re-date", "retype")
_NEEDS_NEW = ("move", "merge", "split", "re-date", "retype")
_KEYS = ("event", "mention", "action", "old", "new", "reason", "who", "when")
_PAIR = re.compile(r"\s*([-+]?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*([-+]?\d{1,2}(?:\.\d+)?)\s*")
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day", 16: "minute"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision by a person, with what stood there before and why it was changed."""

    where: str
    """File and line it stands in."""
    event: str | None = None
    mention: str | None = None
    action: str
    old: str | None = None
    new: Any = None
    reason: str
    who: str
    when: str | None = None

    @property
    def key(self) -> str:
        """The event's or mention's key."""
        return self.event or self.mention or ""


# -- reading ----------------------------------------------------------------------------------------------------------


def read_corrections(path: Path, *, report: Report = raise_error) -> list[Correction]:
    """The corrections of a YAML file, or the decisions of a queue as CSV or GeoJSON; those that are broken are reported.

    Raises:
        InputError: the file as a whole cannot be read.
    """
    rows = _yaml_rows(path) if path.suffix.lower() in (".yaml", ".yml") else _queue_rows(path, report)
    found = []
    for where, fields, lines in rows:
        try:
            found.append(_correction(where, fields, lines))
        except InputError as error:
            report(error)
    return found


_Raw = tuple[str, Mapping[str, Any], Mapping[str, str]]
"""Where a correction stands, its fields, and where each of them stands."""


def _yaml_rows(path: Path) -> Iterator[_Raw]:
    where = plain(path)
    value = load_yaml(decode(read_bytes(path, limit=MAX_YAML_BYTES), where), where)
    if isinstance(value, dict):
        for name in value:
            if name != "corrections":
                at = f"{where}:{value.key_lines[name]}" if isinstance(value, LineDict) else where
                raise InputError(at, f"unknown key {shown(name)}", "begin with corrections: and list them below")
        value = value.get("corrections")
    if value is None:
        return
    if not isinstance(value, list):
        raise InputError(where, "holds no list of corrections", "begin with corrections: and list them below")
    for number, item in enumerate(value, 1):
        if not isinstance(item, LineDict):
            raise InputError(f"{where}: correction {number}", f"{shown(item)} is no list of key: value")
        yield f"{where}:{item.line}", item, {name: f"{where}:{line}" for name, line in item.key_lines.items()}


def _queue_rows(path: Path, report: Report) -> Iterator[_Raw]:
    """Rows of a queue that somebody has decided on."""
    from geomap.eventfiles._rows import readers

    suffix = path.suffix.lower()
    reader = readers().get(suffix)
    if reader is None or suffix not in (".csv", ".tsv", ".geojson", ".json"):
        raise InputError(plain(path), f"no corrections are read from {shown(suffix)}", "give .yaml, .csv or .geojson")
    for row in reader.read(path, report=report):
        fields = {name: str(value).strip() for name, value in row.fields.items() if value not in (None, "")}
        if not fields.get("decision"):
            continue
        # The apostrophe that keeps spreadsheets from taking a cell for a formula.
        fields = {name: value.removeprefix("'") for name, value in fields.items()}
        kind = "mention" if fields.get("what") == "mention" else "event"
        found: dict[str, Any] = {kind: fields.get("key"), "action": fields["decision"].lower()}
        found |= {name: fields[name] for name in ("old", "new", "reason", "who", "when") if name in fields}
        if found["action"] in ("merge", "split") and "new" in found:
            found["new"] = [part.strip() for part in found["new"].split(";") if part.strip()]
        if found["action"] in ("retype", "re-date") and (
            now := fields.get({"retype": "category"}.get(found["action"], "start"))
        ):
            found["old"] = now  # the queue's own column says what stood there
        yield row.where, found, {}


def _correction(where: str, fields: Mapping[str, Any], lines: Mapping[str, str]) -> Correction:
    def fail(name: str, found: str, remedy: str = "") -> InputError:
        return InputError(lines.get(name, where), f"{name}: {found}", remedy)

    for name in fields:
        if name not in _KEYS:
            raise fail(name, "is no key of a correction", f"known are {', '.join(_KEYS)}")
    texts = {name: fields.get(name) for name in _KEYS if name != "new"}
    for name, value in texts.items():
        if value is not None and not isinstance(value, str):
            raise fail(name, f"{shown(value)} is not text")
    if bool(texts["event"]) == bool(texts["mention"]):
        raise InputError(where, "names no event and no mention" if not texts["event"] else "names both an event and a mention",
                         "give one of the two")  # fmt: skip
    action = texts["action"]
    if action not in ACTIONS:
        raise fail("action", f"{shown(action)}" if action else "is missing", f"use one of {', '.join(ACTIONS)}")
    if texts["mention"] and action not in OF_MENTIONS:
        raise fail("action", f"a mention cannot be {action}", f"use one of {', '.join(OF_MENTIONS)}, or name an event")
    for name in ("reason", "who"):
        if not texts[name]:
            raise fail(name, "is missing", "say why, and by whom")
    when = texts["when"]
    if when is not None and edtf(when) is None:
        raise fail("when", f"{shown(when)} is no date", "give 2025-09-12")
    if action in _NEEDS_OLD and not texts["old"]:
        raise fail("old", "is missing", "say what stood there, so that a later reading is not changed by mistake")
    new = fields.get("new")
    if action in _NEEDS_NEW and not new:
        raise fail("new", "is missing")
    _check_new(action, new, fail)
    return Correction(where=where, new=new, **{name: value for name, value in texts.items() if value is not None})


def _check_new(action: str, new: Any, fail: Any) -> None:
    """Whether the new value has the form that its action takes."""
    if action == "retype" and new not in CATEGORIES:
        raise fail("new", f"{shown(new)} is no category", f"use one of {', '.join(CATEGORIES)}")
    if action == "re-date":
        parts = new.split("/") if isinstance(new, str) else []
        if not 1 <= len(parts) <= 2 or any(edtf(part) is None for part in parts):
            raise fail("new", f"{shown(new)} is no date", "give 2025-09-10, 2025-09-10T14:05, or start/end")
    if action in ("merge", "split") and not (isinstance(new, list) and all(isinstance(item, str) for item in new)):
        raise fail("new", f"{shown(new)} is no list", "give [one, another]")
    if action == "move":
        try:
            _point(new)
        except ValueError as error:
            raise fail("new", str(error), "give a place text, “lon, lat”, or {lon: , lat: , uncertainty_m: }") from None


def _point(new: Any) -> tuple[float, float, float | None, str | None] | None:
    """Longitude, latitude, uncertainty and label of a stated point; ``None`` for a place text.

    Raises:
        ValueError: it is neither.
    """
    if isinstance(new, str):
        pair = _PAIR.fullmatch(new)
        return (degrees(pair[1], 180), degrees(pair[2], 90), None, None) if pair else None
    if not isinstance(new, Mapping) or not {"lon", "lat"} <= set(new) <= {"lon", "lat", "uncertainty_m", "label"}:
        raise ValueError(f"{shown(new)} is no place")
    radius = new.get("uncertainty_m")
    radius_m = None if radius is None else float(radius)
    if radius_m is not None and not 0 <= radius_m < 2.1e7:
        raise ValueError(f"uncertainty_m {shown(radius)} is no distance")
    return degrees(new["lon"], 180), degrees(new["lat"], 90), radius_m, new.get("label")


# -- applying ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the corrections made of events."""

    events: list[Event]
    rejected: list[Unmapped]
    applied: frozenset[str]
    """Where the corrections stand whose event or mention was there, also those that did not fit it."""


def apply_corrections(
    events: Sequence[Event], corrections: Iterable[Correction], place_of: PlaceOf, *, report: Report = raise_error
) -> Corrected:
    """Events as corrected, in their order, and what was rejected.

    A correction whose ``old`` is not what stands there is reported and not applied.
    """
    work = _Work(list(events), place_of)
    applied = set()
    for correction in corrections:
        try:
            if work.apply(correction):
                applied.add(correction.where)
        except InputError as error:
            applied.add(correction.where)
            report(error)
    return Corrected([event for event in work.events if event is not None], work.rejected, frozenset(applied))


def correct_resolution(resolution: Resolution, c: Correction, place_of: PlaceOf) -> Resolution:
    """A mention's resolution as corrected; one whose place is not the one that was to be corrected stays as it is."""
    by = f"{c.reason} ({c.who})"
    if c.action == "reject":
        return replace(resolution, place=None, ambiguous=False, note=f"rejected: {by}")
    if c.action == "move":
        if resolution.place is None or resolution.place.label != c.old:
            return resolution
        try:
            return replace(
                resolution, place=_place(c, place_of), score=None, ambiguous=False, note=f"moved by hand: {by}"
            )
        except InputError:
            return resolution  # reported where the events are corrected
    return replace(resolution, ambiguous=False, note=f"checked: {by}")


def _place(c: Correction, place_of: PlaceOf) -> Place:
    """The place that a correction moves something to.

    Raises:
        InputError: it is not known for certain.
    """
    import shapely

    by = f"moved by hand: {c.reason} ({c.who})"
    point = _point(c.new)
    if point is not None:
        lon, lat, radius_m, label = point
        name = label or f"{lat:.4f}, {lon:.4f}"
        return Place(name, shapely.Point(lon, lat), radius_m, lon, lat, "coordinates", derivation=(by,))
    place = place_of(str(c.new), None)
    if place is None:
        remedy = "name its region as “Name, Region”, or give lon and lat"
        raise InputError(c.where, f"new: place {shown(c.new)} is not known for certain", remedy)
    return replace(place, derivation=(*place.derivation, by))


class _Work:
    def __init__(self, events: list[Event], place_of: PlaceOf) -> None:
        self.events: list[Event | None] = list(events)
        self.place_of = place_of
        self.rejected: list[Unmapped] = []
        self.at: dict[str, int] = {}
        for i, event in enumerate(events):
            for name in (event.id, *_members(event)):
                self.at.setdefault(name, i)

    def apply(self, c: Correction) -> bool:
        """Apply a correction; whether there was something to apply it to."""
        if c.mention is not None:
            return self._mention(c)
        i = self.at.get(c.event or "")
        event = self.events[i] if i is not None else None
        if i is None or event is None:
            return False
        if c.action == "merge":
            self._merge(i, event, c)
        elif c.action == "split":
            self._split(i, event, c)
        elif c.action == "reject":
            self._reject(i, event, c)
        else:
            self.events[i] = self._changed(event, c)
        return True

    def _changed(self, event: Event, c: Correction) -> Event:
        if c.action == "move":
            _expect(c, event.place.label if event.place else "nowhere")
            return _noted(_moved(event, event.place, _place(c, self.place_of)), c)
        if c.action == "retype":
            _expect(c, event.category)
            return _noted(replace(event, category=str(c.new)), c)
        if c.action == "re-date":
            _expect(c, event.time.start or "unknown")
            return _noted(replace(event, time=_redated(event.time, c)), c)
        return _noted(event, c)

    def _mention(self, c: Correction) -> bool:
        place = _place(c, self.place_of) if c.action == "move" else None
        found = False
        for i, event in enumerate(self.events):
            if event is None:
                continue
            from_it = [at.place for at in event.places if at.mention == c.mention]
            if not from_it:
                continue
            found = True
            if c.action == "move":
                _expect(c, from_it[0].label)
            if c.action != "accept":
                event = _moved(event, from_it[0], place)  # noqa: PLW2901
            self.events[i] = _noted(event, c)
        return found

    def _reject(self, i: int, event: Event, c: Correction) -> None:
        evidence = (
            event.evidence[0] if event.evidence else Evidence(event.documents[0] if event.documents else "", 0, 0, "")
        )
        by = ", ".join(part for part in (c.who, c.when) if part)
        self.rejected.append(Unmapped(event.id, event.label, event.category, f"rejected: {c.reason} ({by})", evidence))
        self.events[i] = None

    def _merge(self, i: int, event: Event, c: Correction) -> None:
        from geomap.join import merge_events

        others = []
        for name in c.new:
            j = self.at.get(name)
            if j is None or self.events[j] is None:
                raise InputError(c.where, f"new: there is no event {shown(name)}", "`geomap events` lists their ids")
            if j != i and j not in others:
                others.append(j)
        members = [event, *(other for j in others if (other := self.events[j]) is not None)]
        for j in others:
            self.events[j] = None
        for name, j in self.at.items():
            if j in others:
                self.at[name] = i
        merged = merge_events(members) if others else event
        corrected = [entry for member in members for entry in corrections_of(member)]
        kept = {**merged.properties, **({"corrected": _dumped(corrected)} if corrected else {})}
        self.events[i] = _noted(replace(merged, id=event.id, category=event.category, properties=kept,
                                        claims=tuple(replace(claim, event=event.id) for claim in merged.claims)), c)  # fmt: skip

    def _split(self, i: int, event: Event, c: Correction) -> None:
        from geomap.join import merge_events

        gone = [claim for claim in event.claims if claim.document in c.new or claim.id in c.new]
        if not gone or len(gone) == len(event.claims):
            found = "none" if not gone else "all"
            raise InputError(
                c.where, f"new: {found} of the event's claims are in it", "name documents or claims of a part of it"
            )
        leave = {claim.id for claim in gone}
        parts = [[claim for claim in event.claims if claim.id not in leave], gone]
        number = 2
        while f"{event.id}/{number}" in self.at:
            number += 1
        made = []
        for name, claims in zip((event.id, f"{event.id}/{number}"), parts, strict=True):
            free = tuple(replace(claim, event=name, conflicts_with=(), corroborates=()) for claim in claims)
            evidence = tuple(dict.fromkeys(span for claim in free for span in claim.evidence))
            documents = tuple(dict.fromkeys(claim.document for claim in free))
            counts = [claim for claim in free if claim.attribute == "count" and claim.polarity == "positive"]
            part = replace(
                event,
                id=name,
                claims=free,
                evidence=evidence,
                documents=documents,
                count_low=min((claim.low for claim in counts if claim.low is not None), default=None),
                count_high=max((claim.high for claim in counts if claim.high is not None), default=None),
            )
            made.append(_noted(merge_events([part]), c))
        self.events[i] = made[0]
        self.events.append(made[1])
        self.at[made[1].id] = len(self.events) - 1


def _members(event: Event) -> Sequence[str]:
    return cast("Sequence[str]", event.properties.get("joined", ()))


def _expect(c: Correction, now: str) -> None:
    """Whether what stands there is what the correction was made for; a date may be given less exactly.

    Raises:
        InputError: it is not.
    """
    old = (c.old or "").strip()
    if old != now and not (c.action == "re-date" and now.startswith(old)):
        raise InputError(c.where, f"old: {shown(old)} is no longer what stands there, which is {shown(now)}",
                         "it was not applied; look whether it still holds")  # fmt: skip


def _redated(time: TimeSpan, c: Correction) -> TimeSpan:
    """The time with the new start, and the new end or what of the old one still lies after it."""
    start, _, end = str(c.new).partition("/")
    made = replace(time, start=edtf(start), basis=f"corrected by {c.who}", evidence=None,
                   precision=_PRECISIONS.get(len(edtf(start) or ""), "unknown"))  # fmt: skip
    if end:
        return replace(made, end=edtf(end), end_kind="exact")
    return made if time.end is None or time.end >= start else replace(made, end=None, end_kind="unknown")


def _moved(event: Event, old: Place | None, place: Place | None) -> Event:
    """The event with a place in place of another; without any when it was its only one."""
    if place is None:
        places = tuple(at for at in event.places if old is None or at.place.label != old.label)
    else:
        places = tuple(
            replace(at, place=place) if old is not None and at.place.label == old.label else at for at in event.places
        )
    is_its_own = old is None or event.place is None or event.place.label == old.label
    name = old.label if old is not None else None
    label = event.label.replace(name, place.label) if name and place is not None and is_its_own else event.label
    return replace(
        event,
        place=place if is_its_own else event.place,
        places=places,
        label=label,
        members=() if is_its_own else event.members,
    )


# -- showing ----------------------------------------------------------------------------------------------------------


def corrections_of(event: Event) -> list[dict[str, str | None]]:
    """The corrections an event carries: ``action old new reason who when``, in the order they were applied."""
    found = event.properties.get("corrected")
    return cast("list[dict[str, str | None]]", json.loads(found)) if isinstance(found, str) else []


def _noted(event: Event, c: Correction) -> Event:
    """The event with the correction among its properties and in its note."""
    new = _as_text(c.new)
    entry = {"action": c.action, "old": c.old, "new": new, "reason": c.reason, "who": c.who, "when": c.when}
    change = f" from {c.old} to {new}" if c.old and new else f" {new}" if new else ""
    by = ", ".join(part for part in (c.who, c.when) if part)
    note = f"{'checked' if c.action == 'accept' else 'corrected'}: {c.action}{change} — {c.reason} ({by})"
    properties = {**event.properties, "corrected": _dumped([*corrections_of(event), entry])}
    return replace(event, properties=properties, note="; ".join(part for part in (event.note, note) if part))


def _dumped(entries: Sequence[Mapping[str, Any]]) -> str:
    """As one string, since lists do not survive in the attributes of GIS files."""
    return json.dumps(entries, ensure_ascii=False)


def _as_text(new: Any) -> str | None:
    if new is None or isinstance(new, str):
        return new
    if isinstance(new, Mapping):
        return str(new.get("label") or f"{new['lon']}, {new['lat']}")
    return "; ".join(map(str, new))
