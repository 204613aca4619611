"""A checker of GeoJSON against RFC 7946, written from its text and sharing nothing with the writer.

`problems` gives a line for every MUST and SHOULD that a file breaks, with the section it stands in.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
MEMBERS = {"Feature": {"type", "geometry", "properties"}, "FeatureCollection": {"type", "features"}}


def problems(data: bytes) -> list[str]:
    """Everything wrong with a GeoJSON text."""
    try:
        value = json.loads(data.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_no_twins)
    except ValueError as error:
        return [f"1: not JSON: {error}"]
    return list(_object(value, "$"))


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a member is named twice")
    return dict(pairs)


def _object(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, dict) or "type" not in value:
        yield f"3 {where}: not an object with a type"
        return
    kind = value["type"]
    if "crs" in value:
        yield f"4 {where}: crs is a member of the 2008 specification"
    for missing in sorted(MEMBERS.get(kind, set()) - set(value)):
        yield f"3 {where}: {kind} without {missing}"
    if kind == "FeatureCollection":
        yield from _collection(value, where)
    elif kind == "Feature":
        yield from _feature(value, where)
    else:
        yield from _geometry(value, where)
    if "bbox" in value:
        yield from _bbox(value["bbox"], where)


def _collection(value: dict[str, Any], where: str) -> Iterator[str]:
    for foreign in ("coordinates", "geometries", "geometry", "properties"):
        if foreign in value:
            yield f"7.1 {where}: a collection must not have {foreign}"
    if not isinstance(value.get("features"), list):
        yield f"3.3 {where}: features is no array"
        return
    for number, feature in enumerate(value["features"]):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            yield f"3.3 {where}.features[{number}]: not a Feature"
        else:
            yield from _object(feature, f"{where}.features[{number}]")


def _feature(value: dict[str, Any], where: str) -> Iterator[str]:
    for foreign in ("coordinates", "geometries", "features"):
        if foreign in value:
            yield f"7.1 {where}: a feature must not have {foreign}"
    if "id" in value and (isinstance(value["id"], bool) or not isinstance(value["id"], str | int | float)):
        yield f"3.2 {where}: id is neither string nor number"
    if not isinstance(value.get("properties"), dict | None):
        yield f"3.2 {where}: properties is neither object nor null"
    if value.get("geometry") is not None:
        yield from _object(value["geometry"], f"{where}.geometry")


def _geometry(value: dict[str, Any], where: str) -> Iterator[str]:
    kind = value["type"]
    if kind == "GeometryCollection":
        for number, part in enumerate(value.get("geometries", [])):
            yield from _object(part, f"{where}.geometries[{number}]")
    elif kind not in DEPTH:
        yield f"1.4 {where}: {kind!r} is no geometry type"
    elif "coordinates" not in value:
        yield f"3.1 {where}: {kind} without coordinates"
    else:
        yield from _coordinates(value["coordinates"], kind, DEPTH[kind], where)


def _coordinates(value: Any, kind: str, depth: int, where: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"3.1 {where}: coordinates are no array"
        return
    if depth == 0:
        yield from _position(value, where)
        return
    if depth == 1 and kind in ("Polygon", "MultiPolygon"):
        yield from _ring(value, where)
    if depth == 1 and "Line" in kind and len(value) < 2:
        yield f"3.1.4 {where}: a line of fewer than two positions"
    if depth == 1 and any(len(a) > 1 and len(b) > 1 and abs(a[0] - b[0]) > 180 for a, b in pairwise(value)):
        yield f"3.1.9 {where}: crosses the antimeridian uncut"
    for number, part in enumerate(value):
        yield from _coordinates(part, kind, depth - 1, f"{where}[{number}]")
    if depth == 2 and kind in ("Polygon", "MultiPolygon"):
        for number, ring in enumerate(value):
            if (_area(ring) > 0) != (number == 0):
                yield f"3.1.6 {where}[{number}]: ring does not follow the right-hand rule"


def _ring(value: list[Any], where: str) -> Iterator[str]:
    if len(value) < 4:
        yield f"3.1.6 {where}: a ring of fewer than four positions"
    elif value[0] != value[-1]:
        yield f"3.1.6 {where}: a ring that is not closed"


def _position(value: list[Any], where: str) -> Iterator[str]:
    if not 2 <= len(value) <= 3:
        yield f"3.1.1 {where}: a position of {len(value)} numbers"
        return
    for number in value:
        if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number):
            yield f"3.1.1 {where}: {number!r} is no coordinate"
            return
        if len(f"{number!r}".partition(".")[2]) > 7 and "e" not in f"{number!r}":
            yield f"11.2 {where}: {number!r} has more digits than anybody needs"
    if not (-180 <= value[0] <= 180 and -90 <= value[1] <= 90):
        yield f"4 {where}: {value} is not on the earth"


def _bbox(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, list) or len(value) not in (4, 6):
        yield f"5 {where}: bbox is no array of four or six numbers"
    elif value[1] > value[len(value) // 2 + 1]:
        yield f"5 {where}: bbox has its south above its north"


def _area(ring: list[Any]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2
