"""Coordinates as written: decimal degrees, degrees with minutes and seconds."""

from __future__ import annotations

import re

import shapely

from geomap.expressions import PlaceOf
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 90
LEVEL = 1
HINT = r"\d[.°]"
_DECIMAL = r"(?P<lat>-?\d{1,2}[.]\d{2,8})°? ?(?P<ns>[NS])?[,;]? ?(?P<lon>-?\d{1,3}[.]\d{2,8})°? ?(?P<ew>[EW])?"
_ANGLE = r"\d{1,3} ?° ?\d{1,2}(?:[.,]\d+)? ?['′’](?: ?\d{1,2}(?:[.,]\d+)? ?(?:\"|″|”|''))?"
_DMS = rf"(?P<lat>{_ANGLE}) ?(?P<ns>[NSС]),? ?(?P<lon>{_ANGLE}) ?(?P<ew>[EWВO])"
PATTERNS = dict.fromkeys(("en", "pl", "uk", "ru", "de"), (_DMS, _DECIMAL))


def _degrees(text: str) -> tuple[float, float]:
    """Value and the size of its last unit, in degrees."""
    parts = [p.replace(",", ".") for p in re.findall(r"-?\d+(?:[.,]\d+)?", text)]
    value, unit = float(parts[0]), 1.0
    for i, p in enumerate(parts[1:], start=1):
        value += float(p) / 60**i
        unit = 1 / 60**i
    last = parts[-1]
    if "." in last:
        unit *= 10 ** -len(last.split(".")[1])
    return value, unit


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The point, uncertain by the precision of the digits written (GBIF guide, table of coordinate precision)."""
    assert mention.expression is not None
    params = mention.expression.params
    lat, lat_unit = _degrees(str(params["lat"]))
    lon, lon_unit = _degrees(str(params["lon"]))
    lat = -lat if params.get("ns") == "S" and lat > 0 else lat
    lon = -lon if params.get("ew") == "W" and lon > 0 else lon
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    doubt_m = 111_320 * max(lat_unit, lon_unit) / 2 * 2**0.5
    label = f"{abs(lat):.5g}°{'N' if lat >= 0 else 'S'} {abs(lon):.5g}°{'E' if lon >= 0 else 'W'}"
    steps = ("coordinates as written, WGS 84 assumed", f"uncertainty {doubt_m:.0f} m from the digits given")
    return Place(label, shapely.Point(lon, lat), doubt_m, lon, lat, "derived", (), steps)


EXAMPLES = {
    "The crater is at 51.5624, 23.3643 in a field.": "51.5624, 23.3643",
    "Position 51°33'45\"N 23°21'51\"E was given.": "51°33'45\"N 23°21'51\"E",
}
