"""What people moved, retyped, dated anew or deleted in a GIS tool, as corrections: an edited export against its reading.

A GeoPackage or GeoJSON that `geomap export` wrote comes back edited. Each feature that stands for an event's place, or for a
place mentioned outside events, is compared with what the same inputs give now:

* its geometry is another: ``move``, to the middle of the new one, with the radius that holds all of it
* its ``type`` is another: ``retype``; its ``start`` or ``end``: ``re-date``
* it is gone, while its layer is there: ``reject``

A ``note`` that was written to such a feature becomes the reason. What corrections cannot say (other columns, features that
were constructed or are new) is reported, a line each, and not taken over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.documents import Report, raise_error
from geomap.documents._meta import edtf
from geomap.errors import InputError, OutputError
from geomap.exports import _tables
from geomap.model import CATEGORIES, Event, Place, Reading
from geomap.strict import MAX_YAML_BYTES, decode, load_json, plain, read_bytes, replacing, shown

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

READ = ("layer", "event_id", "type", "role", "start", "end", "note")
KEPT = ("status", "certainty", "label", "title", "quote", "doc", "count_what", "count_low", "count_high", "end_kind", "radius_m")
"""Columns that are compared and have no correction: a change of them is reported."""

CONSTRUCTED = ("member", "candidate", "context", "front", "envelope", "chain")
"""Roles of features that follow from an event and are not its place."""

_MAX_BYTES = 500 << 20
_SAME_DEG = 5e-6
"""Half a metre: GeoJSON is rounded to a tenth of that, and nobody moves a thing by less."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of a file: where it stands, the columns `READ` and `KEPT` as far as it has them, and its geometry."""

    where: str
    row: dict[str, Any]
    geometry: BaseGeometry | None


@dataclass(frozen=True, slots=True)
class Returned:
    """An edited file: its features, the names of the layers that are in it, and of the reading that it was made from."""

    where: str
    features: tuple[Feature, ...]
    layers: frozenset[str]
    reading: str | None

    def made_from(self, reading: Reading) -> bool:
        """Whether it can have been made from a reading; one whose name was lost on the way can."""
        return self.reading in (None, _tables.reading_id(reading))


@dataclass(frozen=True, slots=True)
class Decision:
    """What a correction says of one event or mention, ready to be written."""

    what: str
    key: str
    action: str
    old: str | None
    new: Any
    reason: str
    who: str
    when: str | None


# -- reading ----------------------------------------------------------------------------------------------------------


def read_edited(path: Path, reading: Reading) -> Returned:
    """An edited GeoPackage or GeoJSON.

    Raises:
        InputError: it is neither, cannot be read, or did not come from geomap.
    """
    suffix = path.suffix.lower()
    if suffix == ".gpkg":
        found = _geopackage(path, reading)
    elif suffix in (".geojson", ".json"):
        found = _geojson(path)
    else:
        raise InputError(plain(path), f"no edits are read from {shown(suffix)}", "give the .gpkg or .geojson that was edited")
    if not any(feature.row.get("event_id") for feature in found.features):
        raise InputError(plain(path), "no feature has an event_id", "give a file that `geomap export` wrote")
    return found


def _geopackage(path: Path, reading: Reading) -> Returned:
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    where = plain(path)
    if read_bytes(path, limit=_MAX_BYTES)[:16] != b"SQLite format 3\0":
        raise InputError(where, "is no GeoPackage", "give the .gpkg that was edited")
    source = f"GPKG:{path.resolve()}"
    try:
        spatial = [str(name) for name, kind in pyogrio.list_layers(source) if kind]
        features: list[Feature] = []
        for name in spatial:
            table = pyogrio.read_dataframe(source, layer=name, fid_as_index=True)
            features += _rows(table, f"{where}: {shown(name)}")
        about = pyogrio.read_dataframe(source, layer="about", read_geometry=False)
        made_from = dict(zip(about["key"], about["value"], strict=True)).get("reading")
    except (DataSourceError, DataLayerError, KeyError) as error:
        raise InputError(where, f"cannot be read ({' '.join(str(error).split())})") from None
    return Returned(where, tuple(features), frozenset(_layers_of(reading, spatial)), made_from)


def _layers_of(reading: Reading, tables: Sequence[str]) -> Iterator[str]:
    """The layers all of whose tables are in the file: features of a table that was left out were not deleted."""
    taken: set[str] = set(_tables.NAMES)
    for layer, whole in _tables.by_layer(reading):
        names = []
        for family, _ in _tables.families(whole):
            names.append(_tables.safe_name(f"{layer.name}_{family}", taken))
            taken.add(names[-1])
        if set(names) <= set(tables):
            yield layer.name


def _rows(table: Any, where: str) -> Iterator[Feature]:
    columns = [column for column in (*READ, *KEPT) if column in table]
    cells = [[None if gone else value for value, gone in zip(table[c].tolist(), table[c].isna(), strict=True)] for c in columns]
    crs = getattr(table, "crs", None)
    shapes = (table if crs is None or crs.to_epsg() == 4326 else table.to_crs(4326)).geometry
    for number, shape, *values in zip(table.index, shapes, *cells, strict=True):
        yield Feature(f"{where}, feature {number}", dict(zip(columns, values, strict=True)), shape)


def _geojson(path: Path) -> Returned:
    import shapely

    where = plain(path)
    value = load_json(decode(read_bytes(path, limit=_MAX_BYTES), where), where)
    if not isinstance(value, dict) or not isinstance(value.get("features"), list):
        raise InputError(where, "is no GeoJSON FeatureCollection", "give the .geojson that was edited")
    features = []
    for number, one in enumerate(value["features"], 1):
        at = f"{where}: feature {number}"
        properties = one.get("properties") if isinstance(one, dict) else None
        if not isinstance(properties, dict):
            raise InputError(at, "has no properties", "give a file that `geomap export` wrote")
        row = {name: properties[name] for name in (*READ, *KEPT) if not isinstance(properties.get(name, {}), dict | list)}
        try:
            shape = shapely.geometry.shape(one["geometry"]) if one.get("geometry") else None
        except (ValueError, TypeError, KeyError, AttributeError, shapely.errors.ShapelyError):
            raise InputError(at, "has no geometry that can be read") from None
        features.append(Feature(at, row, shape))
    layers = frozenset(str(feature.row["layer"]) for feature in features if feature.row.get("layer"))
    made_from = value.get("reading")
    return Returned(where, tuple(features), layers, made_from if isinstance(made_from, str) else None)


# -- comparing --------------------------------------------------------------------------------------------------------


def decisions(
    edited: Returned, reading: Reading, *, who: str, when: str | None = None, reason: str = "", report: Report = raise_error
) -> list[Decision]:
    """What the edits decide, in the order of the reading's layers.

    ``reason`` is given where a feature has no new ``note``. What is no correction is reported.

    Raises:
        InputError: the file was made from another reading, so that differences need not be anybody's edits.
    """
    if not edited.made_from(reading):
        remedy = "give the inputs it was exported from, or export it anew and edit that"
        raise InputError(edited.where, "was exported from another reading than these inputs give now", remedy)
    return list(_Comparison(edited, reading, who, when, reason, report).decided())


@dataclass
class _Comparison:
    edited: Returned
    reading: Reading
    who: str
    when: str | None
    reason: str
    report: Report
    seen: set[int] = field(default_factory=set)

    def decided(self) -> Iterator[Decision]:
        by_event: dict[str, list[Feature]] = {}
        for feature in self.edited.features:
            by_event.setdefault(str(feature.row.get("event_id")), []).append(feature)
        known = set()
        for made in self._made():
            known.add(made.row["event_id"])
            yield from self._one(made, by_event.get(made.row["event_id"], []))
        for key, features in by_event.items():
            for feature in features if key not in known else ():
                found = "is new" if feature.row.get("event_id") is None else f"is of an event {shown(key)} that there is not"
                self.report(InputError(feature.where, found, "write what is new to an event file"))

    def _made(self) -> Iterator[Feature]:
        """The features as the inputs give them now."""
        for layer, table in _tables.by_layer(self.reading):
            columns = [column for column in (*READ, *KEPT) if column in table]
            cells = [_tables.cells(table[column]) for column in columns]
            for shape, *values in zip(table.geometry, *cells, strict=True):
                yield Feature(layer.name, dict(zip(columns, values, strict=True)), shape)

    def _one(self, made: Feature, candidates: list[Feature]) -> Iterator[Decision]:
        """What became of one feature. Those that only follow from an event are compared, too, so that no edit goes unsaid."""
        own = self._is_own(made)
        rest = [one for one in candidates if id(one) not in self.seen and _same_kind(one, made)]
        now = next((one for one in rest if _same_shape(one.geometry, made.geometry)), rest[0] if rest else None)
        if now is None:
            if made.row["layer"] in self.edited.layers:
                yield from self._gone(made, own)
            return
        self.seen.add(id(now))
        for column in KEPT:
            if column in now.row and not _same_cell(now.row[column], made.row[column]):
                change = f"{column} was changed from {shown(made.row[column])} to {shown(now.row[column])}"
                self.report(InputError(now.where, change, "which no correction says; correct the report's event in an event file"))
        if own:
            yield from self._changes(made, now)
        elif not _same_shape(now.geometry, made.geometry):
            self.report(InputError(now.where, f"is constructed ({made.row['role']}) and was moved", "move what it is constructed from"))

    def _is_own(self, made: Feature) -> bool:
        return made.row["type"] == "mention" or made.row["role"] not in CONSTRUCTED

    def _gone(self, made: Feature, own: bool) -> Iterator[Decision]:
        if own:
            yield from self._say(made, "reject", None, None, made)
        else:
            where = f"{made.row['layer']}: a feature of {made.row['event_id']}"
            self.report(InputError(where, f"is constructed ({made.row['role']}) and was deleted", "delete what it is constructed from"))

    def _changes(self, made: Feature, now: Feature) -> Iterator[Decision]:
        place = self._place(made)
        if now.geometry is None or now.geometry.is_empty:
            self.report(InputError(now.where, "has lost its geometry", "delete the feature to reject it"))
        elif place is not None and not _same_shape(now.geometry, made.geometry):
            yield from self._say(made, "move", place.label, _spot(now.geometry, place), now)
        if made.row["type"] != "mention":
            yield from self._retyped(made, now)
            yield from self._redated(made, now)

    def _retyped(self, made: Feature, now: Feature) -> Iterator[Decision]:
        kind = now.row.get("type")
        if kind in (None, made.row["type"]):
            return
        if kind not in CATEGORIES:
            self.report(InputError(now.where, f"type: {shown(kind)} is no category", f"use one of {', '.join(CATEGORIES)}"))
            return
        yield from self._say(made, "retype", made.row["type"], kind, now)

    def _redated(self, made: Feature, now: Feature) -> Iterator[Decision]:
        old = made.row["start"], made.row["end"]
        new = [_time(now.row.get(name, then), then) for name, then in zip(("start", "end"), old, strict=True)]
        if (new[0], new[1]) == old:
            return
        if new[0] is None or (new[1] is None and old[1] is not None):
            self.report(InputError(now.where, "lost its start or end", "which no correction says; put a date there"))
        elif any(one is not None and edtf(one) is None for one in new):
            self.report(InputError(now.where, f"start, end: {shown(new[0])}, {shown(new[1])} are no dates", "give 2025-09-10"))
        else:
            text = new[0] if new[1] == old[1] else f"{new[0]}/{new[1]}"
            yield from self._say(made, "re-date", old[0] or "unknown", text, now)

    def _say(self, made: Feature, action: str, old: str | None, new: Any, now: Feature) -> Iterator[Decision]:
        note = now.row.get("note")
        reason = str(note) if note and note != made.row["note"] else self.reason
        for key in self._keys(made):
            what = "mention" if made.row["type"] == "mention" else "event"
            yield Decision(what, key, action, old, new, reason, self.who, self.when)

    def _keys(self, made: Feature) -> list[str]:
        """The event, or every mention that the place stands for: those that mean the same place outside of events."""
        if made.row["type"] != "mention":
            return [made.row["event_id"]]
        place = self._place(made)
        used = {at.mention for event in self.reading.events for at in event.places}
        return [r.mention.key for r in self.reading.resolutions if r.place == place and r.mention.key not in used]

    def _place(self, made: Feature) -> Place | None:
        key = made.row["event_id"]
        if made.row["type"] == "mention":
            return next((r.place for r in self.reading.resolutions if r.mention.key == key), None)
        event: Event | None = next((event for event in self.reading.events if event.id == key), None)
        return event.place if event is not None else None


def _same_kind(one: Feature, made: Feature) -> bool:
    """Whether both are what an event's place is, or both constructed alike."""
    role, now = made.row["role"], one.row.get("role", made.row["role"])
    return now == role if role in CONSTRUCTED or now in CONSTRUCTED else True


def _same_cell(now: Any, then: Any) -> bool:
    if isinstance(now, int | float) and isinstance(then, int | float):
        return abs(now - then) <= 1e-6 * max(1.0, abs(then))
    return bool(now == then) or (now in (None, "") and then in (None, ""))


_MOMENT = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?")


def _time(now: Any, then: str | None) -> str | None:
    """A time as it stood before a tool wrote a date as midnight of it, or seconds where there were none."""
    if now is None or str(now).strip() == "":
        return None
    moment = _MOMENT.fullmatch(str(now).strip())
    if moment is None:
        return str(now).strip()
    day = "-".join(moment.groups()[:3])
    return day if moment[4] == "00:00" and len(then or "") <= len(day) else f"{day}T{moment[4]}"


def _same_shape(now: BaseGeometry | None, then: BaseGeometry | None) -> bool:
    """Whether two geometries are the same but for rounding and the order of their points: box, middle and length agree."""
    import shapely

    if now is None or then is None or now.is_empty or then.is_empty:
        return bool(now is None or now.is_empty) == bool(then is None or then.is_empty)
    ours, theirs = ((*shape.bounds, shape.centroid.x, shape.centroid.y) for shape in (now, then))
    if max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) > _SAME_DEG:
        return False
    # rounding moves both ends of each segment
    return bool(abs(now.length - then.length) <= _SAME_DEG * max(1.0, shapely.get_num_coordinates(then) / 2))


def _spot(shape: BaseGeometry, old: Place) -> dict[str, float]:
    """The middle of a shape and the radius round it that holds all of it; the old radius where that is all but the same."""
    import numpy as np
    import shapely

    from geomap.geodesy import geod

    corners = shapely.get_coordinates(shape)
    squeeze = np.cos(np.radians((shape.bounds[1] + shape.bounds[3]) / 2))
    circle = shapely.minimum_bounding_circle(shapely.transform(shape, lambda xy: xy * [squeeze, 1.0]))
    lon, lat = float(circle.centroid.x / squeeze), float(circle.centroid.y)
    _, _, far = geod().inv(np.full(len(corners), lon), np.full(len(corners), lat), corners[:, 0], corners[:, 1])
    radius_m = float(np.max(far)) if shape.area > 0 or shape.length > 0 else 0.0
    spot = {"lon": round(lon, 6), "lat": round(lat, 6)}
    if old.geometry_type == "point":
        drawn = old.uncertainty_m if old.uncertainty_m is not None else _NOMINAL_M
        if abs(radius_m - drawn) <= 0.01 * drawn:
            return spot if old.uncertainty_m is None else {**spot, "uncertainty_m": old.uncertainty_m}
    return {**spot, "uncertainty_m": float(np.ceil(radius_m))}


_NOMINAL_M = 2_000.0
"""The ring that is drawn where no radius is known (``geomap.layers``): a size of drawing, and no uncertainty."""


# -- writing ----------------------------------------------------------------------------------------------------------


def as_yaml(found: Iterable[Decision], indent: str = "  ") -> str:
    """Decisions as items of the list in a corrections file."""
    return "".join(_item(one, indent) for one in found)


def _item(one: Decision, indent: str) -> str:
    fields: list[tuple[str, Any]] = [(one.what, one.key), ("action", one.action), ("old", one.old), ("new", one.new)]
    fields += [("reason", one.reason), ("who", one.who), ("when", one.when)]
    lines = [f"{name}: {_value(value)}" for name, value in fields if value is not None]
    return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {number:.10g}" for name, number in value.items()) + "}"
    import yaml

    text: str = yaml.dump(value, default_style='"', allow_unicode=True, width=float("inf"))
    return text.strip()


def not_yet(path: Path, found: Iterable[Decision]) -> list[Decision]:
    """Those of the decisions that a corrections file does not hold."""
    from geomap.corrections import read_corrections

    def plainly(new: Any) -> Any:
        return {name: str(float(value)) for name, value in new.items()} if isinstance(new, dict) else new

    held = [(c.key, c.action, plainly(c.new)) for c in (read_corrections(path) if path.exists() else ())]
    return [one for one in found if (one.key, one.action, plainly(one.new)) not in held]


def append(path: Path, found: Sequence[Decision]) -> None:
    """Add decisions to the end of a corrections file, which is made when it is not there; what it holds stays to the letter.

    Raises:
        OutputError: the file is not one that an item can be added to, or cannot be written.
    """
    from geomap.corrections import read_corrections

    before = decode(read_bytes(path, limit=MAX_YAML_BYTES), plain(path)) if path.exists() else "corrections:\n"
    held = len(read_corrections(path)) if path.exists() else 0
    items = [line for line in before.splitlines() if line.lstrip().startswith("- ")]
    indent = min((line[: len(line) - len(line.lstrip())] for line in items), key=len, default="  ")
    joined = before + ("" if before.endswith("\n") else "\n") + as_yaml(found, indent)
    with replacing(path) as part:
        part.write_text(joined, encoding="utf-8", newline="\n")
        try:
            whole = len(read_corrections(part)) == held + len(found)
        except InputError:
            whole = False
        if not whole:
            raise OutputError(f"{plain(path)}: nothing can be added to the end of it; write to another file with -o")
