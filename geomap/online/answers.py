"""What a geocoder answered, as entries: checked, since it comes from somebody else's server."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from geomap.model import Entry

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MOST_ANSWERS = 5
MOST_VERTICES = 50_000
KINDS = {
    ("place", "country"): "PCLI", ("place", "state"): "ADM1", ("place", "region"): "RGN", ("place", "county"): "ADM2",
    ("place", "sea"): "SEA", ("place", "ocean"): "OCN", ("place", "island"): "ISL", ("place", "suburb"): "PPLX",
    ("place", "quarter"): "PPLX", ("place", "neighbourhood"): "PPLX", ("place", "municipality"): "ADM3",
    ("aeroway", "aerodrome"): "AIRP", ("waterway", "river"): "STM", ("natural", "water"): "LK", ("natural", "peak"): "PK",
    ("natural", "strait"): "STRT", ("natural", "bay"): "BAY", ("barrier", "border_control"): "XING_ROAD",
}  # fmt: skip
"""GeoNames code of an OpenStreetMap key and value; settlements are PPL."""
SETTLEMENTS = frozenset("city town village hamlet isolated_dwelling locality borough farm".split())


def answers_of(locations: Iterable[Any]) -> list[dict[str, Any]]:
    """Of geopy's locations, what entries are made of; those without a usable point are left out."""
    found = [answer for location in locations if (answer := _answer(location)) is not None]
    return found[:MOST_ANSWERS]


def _answer(location: Any) -> dict[str, Any] | None:
    lon, lat = _number(location.longitude, 180.0), _number(location.latitude, 90.0)
    if lon is None or lat is None:
        return None
    raw = location.raw if isinstance(location.raw, Mapping) else {}
    inner = raw.get("properties") if isinstance(raw.get("properties"), Mapping) else raw
    assert inner is not None
    address = raw.get("address") if isinstance(raw.get("address"), Mapping) else {}
    assert address is not None
    label = _text(inner.get("name")) or _text(location.address).split(",")[0].strip()
    if not label:
        return None
    return {
        "id": _ident(inner, label, lon, lat), "name": label, "label": _text(location.address), "lon": lon, "lat": lat,
        "kind": _kind(inner), "country": _country(address.get("country_code") or inner.get("countrycode") or inner.get("countryCode")),
        "admin1": _text(address.get("state") or inner.get("state") or inner.get("adminName1")) or None,
        "box": _box(raw, inner), "shape": _outline(raw.get("geojson")), "licence": _text(raw.get("licence")),
    }  # fmt: skip


def _number(value: object, most: float) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and abs(number) <= most else None


def _text(value: object) -> str:
    """Foreign words on one line, without control and direction characters, of a bearable length."""
    if not isinstance(value, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in value[:400]).split())


def _ident(inner: Mapping[str, Any], name: str, lon: float, lat: float) -> str:
    kind, number = inner.get("osm_type"), inner.get("osm_id")
    if isinstance(kind, str) and kind and isinstance(number, int):
        return f"{kind[0].upper()}{number}"
    number = inner.get("geonameId")
    if isinstance(number, int):
        return str(number)
    return hashlib.sha256(f"{name}\0{lon:.5f}\0{lat:.5f}".encode()).hexdigest()[:12]


def _kind(inner: Mapping[str, Any]) -> str:
    if code := _text(inner.get("fcode")):
        return code[:8]
    key = _text(inner.get("class") or inner.get("category") or inner.get("osm_key"))
    value = _text(inner.get("type") or inner.get("osm_value"))
    if (key, value) == ("boundary", "administrative"):
        key, value = "place", _text(inner.get("addresstype"))
    if value in SETTLEMENTS:
        return "PPL"
    return KINDS.get((key, value), "PPL" if not key else "SPOT")


def _country(value: object) -> str | None:
    code = _text(value).upper()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _box(raw: Mapping[str, Any], inner: Mapping[str, Any]) -> list[float] | None:
    """West, south, east, north, from whichever form the service has."""
    found: list[object] = []
    if isinstance(box := raw.get("boundingbox"), list) and len(box) == 4:
        found = [box[2], box[0], box[3], box[1]]
    elif isinstance(box := inner.get("extent"), list) and len(box) == 4:
        found = [box[0], box[3], box[2], box[1]]
    elif isinstance(box := inner.get("bbox"), Mapping):
        found = [box.get(side) for side in ("west", "south", "east", "north")]
    numbers = [number for value, most in zip(found, (180.0, 90.0, 180.0, 90.0), strict=False) if (number := _number(value, most)) is not None]
    return numbers if len(numbers) == 4 and numbers[1] <= numbers[3] else None


def _outline(geojson: object) -> dict[str, Any] | None:
    """A line or area as GeoJSON, when it is one that can be used."""
    import shapely

    if not isinstance(geojson, Mapping) or geojson.get("type") in (None, "Point"):
        return None
    try:
        shape = shapely.from_geojson(_dumped(geojson))
        if shape.is_empty or shapely.get_num_coordinates(shape) > MOST_VERTICES:
            return None
        minx, miny, maxx, maxy = shape.bounds
    except (shapely.errors.ShapelyError, ValueError, TypeError):
        return None
    inside = all(map(math.isfinite, shape.bounds)) and minx >= -180 and maxx <= 180 and miny >= -90 and maxy <= 90
    return dict(geojson) if inside else None


def _dumped(geojson: Mapping[str, Any]) -> str:
    import json

    return json.dumps(dict(geojson))


def geometry_of(answer: Mapping[str, Any]) -> BaseGeometry | None:
    """The line or area of an answer; ``None`` for a point."""
    import shapely

    if answer.get("shape") is None:
        return None
    shape = shapely.from_geojson(_dumped(answer["shape"]))
    return shape if shape.is_valid else shapely.make_valid(shape)


def entry_of(answer: Mapping[str, Any], service: str, host: str, retrieved: str, shape: BaseGeometry | None) -> Entry:
    """An answer as an entry. Its extent is that of its outline or bounding box, else unknown; so is its accuracy."""
    extent, origin = _extent_m(answer, shape)
    family: Literal["point", "line", "polygon"] = "point"
    if shape is not None:
        family = "line" if "Line" in shape.geom_type else "polygon"
    facts = {"source": host, "retrieved": retrieved, "label": answer["label"], "licence": answer["licence"], "extent_origin": origin}
    return Entry(
        service, f"{service}:{answer['id']}", answer["name"], answer["kind"], answer["country"], answer["lon"], answer["lat"],
        admin1=answer["admin1"], extent_m=extent, shape=family, properties={key: value for key, value in facts.items() if value},
    )  # fmt: skip


def _extent_m(answer: Mapping[str, Any], shape: BaseGeometry | None) -> tuple[float | None, str]:
    from geomap.gazetteers._tables import reach_m
    from geomap.geodesy import great_circle_m

    if shape is not None:
        return reach_m(shape, answer["lon"], answer["lat"]), "outline"
    if answer["box"] is None:
        return None, ""
    west, south, east, north = answer["box"]
    corners = [(x, y) for x in (west, east) for y in (south, north)]
    return round(max(great_circle_m(answer["lon"], answer["lat"], x, y) for x, y in corners)), "bounding box"
