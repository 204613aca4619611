"""Events as a GeoJSON FeatureCollection: the properties are the fields, the geometry is the place (RFC 7946, WGS 84)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geomap.documents import Report, raise_error
from geomap.errors import InputError
from geomap.eventfiles import Row
from geomap.strict import decode, load_json, plain, read_bytes, shown

SUFFIXES = (".geojson", ".json")
_WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")


def read(path: Path, *, report: Report = raise_error) -> Iterator[Row]:
    """The features of a file. A ``crs`` member, which RFC 7946 no longer has, is an error unless it names WGS 84."""
    where = plain(path)
    value = load_json(decode(read_bytes(path), where), where)
    if isinstance(value, list):
        yield from _objects(value, where, report)
        return
    if not isinstance(value, dict) or value.get("type") != "FeatureCollection":
        raise InputError(where, "is no GeoJSON FeatureCollection")
    if (crs := value.get("crs")) is not None and not any(name in str(crs) for name in _WGS84):
        raise InputError(where, "is in another coordinate system", "write it in WGS 84, longitude first")
    features = value.get("features")
    if not isinstance(features, list):
        raise InputError(where, "its features are no list")
    for number, feature in enumerate(features, 1):
        at = f"{where}: feature {number}"
        try:
            yield _row(feature, at, number)
        except InputError as error:
            report(error)


def _objects(items: list[Any], where: str, report: Report) -> Iterator[Row]:
    """A plain list of objects, as TimeMap and many an API give events."""
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            yield Row(item, f"{where}: event {number}", number)
        else:
            report(InputError(f"{where}: event {number}", f"is {shown(item)}, not an object"))


def _row(feature: Any, at: str, number: int) -> Row:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise InputError(at, "is no GeoJSON Feature")
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        raise InputError(at, f"its properties are {shown(properties)}, not an object")
    fields = {"id": feature["id"], **properties} if isinstance(feature.get("id"), str | int) else properties
    return Row(fields, at, number, feature.get("geometry"))
