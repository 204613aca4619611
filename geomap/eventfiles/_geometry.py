"""GeoJSON geometry and coordinates from files that nobody vouches for, checked before shapely sees them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from geomap.strict import shown

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def degrees(value: Any, limit: int) -> float:
    """A coordinate in degrees, at most ``limit`` either way.

    Raises:
        ValueError: it is no number, or out of range.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(f"{shown(value)} is no number of degrees")
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise ValueError(f"{shown(value)} is no number of degrees as 23.3643") from None
    if not math.isfinite(number) or abs(number) > limit:
        raise ValueError(f"{shown(value)} is not within -{limit} to {limit} degrees")
    return number


def geometry(value: Any) -> tuple[BaseGeometry, str]:
    """A GeoJSON geometry as shapely's, and a note when it had to be mended.

    Raises:
        ValueError: it is none, with what is wrong.
    """
    import shapely
    from shapely.geometry import shape

    if not isinstance(value, Mapping) or (kind := value.get("type")) not in _DEPTH:
        known = ", ".join(_DEPTH)
        raise ValueError(
            f"geometry {shown(value.get('type') if isinstance(value, Mapping) else value)} is none of {known}"
        )
    coordinates = _positions(value.get("coordinates"), _DEPTH[kind])
    if kind in ("Polygon", "MultiPolygon"):
        for polygon in [coordinates] if kind == "Polygon" else coordinates:
            for ring in polygon:
                if len(ring) < 4 or ring[0] != ring[-1]:
                    raise ValueError("a ring needs four positions or more, the last equal to the first")
    for line in [coordinates] if kind == "LineString" else coordinates if kind == "MultiLineString" else []:
        if len(line) < 2:
            raise ValueError("a line needs two positions or more")
    made = shape({"type": kind, "coordinates": coordinates})
    if made.is_empty:
        raise ValueError("the geometry is empty")
    if made.is_valid:
        return made, ""
    return shapely.make_valid(made), f"geometry mended: {shapely.is_valid_reason(made).split('[')[0].lower()}"


def _positions(value: Any, depth: int) -> Any:
    if not isinstance(value, list):
        raise ValueError(f"coordinates {shown(value)} are no list")
    if depth:
        return [_positions(item, depth - 1) for item in value]
    if not 2 <= len(value) <= 3:
        raise ValueError(f"position {shown(value)} is not longitude, latitude")
    return (degrees(value[0], 180), degrees(value[1], 90))
