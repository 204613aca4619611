"""Coordinates as written: decimal degrees, degrees with minutes and seconds, hemispheres before or behind."""

from __future__ import annotations

import math
import re

import shapely

from geomap.expressions import PlaceOf
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 90
LEVEL = 0
HINT = r"\d ?[.,°º]\d|\d ?[°º]"
# Hemispheres in Latin and Cyrillic: "N", "пн. ш." and "с. ш." are north, "O" is the German east, "в. д." the Russian one.
_NORTH, _SOUTH = r"N|[Пп]н\.? ?[Шш]\.?|[Сс]\.? ?[Шш]\.?", r"S|[Пп]д\.? ?[Шш]\.?|[Юю]\.? ?[Шш]\.?"
_EAST, _WEST = r"E|O|[Сс]х\.? ?[Дд]\.?|[Вв]\.? ?[Дд]\.?", r"W|[Зз]х\.? ?[Дд]\.?|[Зз]\.? ?[Дд]\.?"
_NS, _EW = f"{_NORTH}|{_SOUTH}", f"{_EAST}|{_WEST}"
_SIGNED = r"[-−]?\d{1,3}[.,]\d{1,8}"
_ANGLE = (
    r"\d{1,3} ?[°º](?: ?\d{1,2}(?:[.,]\d+)? ?['′’ʹ](?: ?\d{1,2}(?:[.,]\d+)? ?(?:\"|″|”|''|′′|ʺ))?)?"
    r"|\d{1,3}[.,]\d{1,8} ?[°º]?"
)
_GAP = r" ?[,;/]? ?"
_BEHIND = rf"(?P<lat>{_ANGLE}) ?(?P<ns>{_NS}){_GAP}(?P<lon>{_ANGLE}) ?(?P<ew>{_EW})"
_BEFORE = rf"(?P<ns>N|S) ?(?P<lat>{_ANGLE}){_GAP}(?P<ew>E|O|W) ?(?P<lon>{_ANGLE})"
# Without hemispheres only where the digits are many enough that nothing else is written so.
_BARE = r"(?P<lat>[-−]?\d{1,2}\.\d{3,8}) ?°?(?:[,;] ?|\s)(?P<lon>[-−]?\d{1,3}\.\d{3,8}) ?°?"
_COMMAS = r"(?P<lat>[-−]?\d{1,2},\d{3,8}) ?°?(?:[,;] ?|\s)(?P<lon>[-−]?\d{1,3},\d{3,8}) ?°?"
_END = r"(?![.,]?\d)"
PATTERNS = dict.fromkeys(
    ("en", "pl", "uk", "ru", "de"), tuple(f"(?-i:{p}){_END}" for p in (_BEHIND, _BEFORE, _BARE, _COMMAS))
)
_DEGREE_M = 111_320.0


def _degrees(text: str) -> tuple[float, float]:
    """Value and the size of its last unit, in degrees."""
    parts = [p.replace(",", ".") for p in re.findall(r"\d+(?:[.,]\d+)?", text)]
    value, unit = float(parts[0]), 1.0
    for i, p in enumerate(parts[1:], start=1):
        value += float(p) / 60**i
        unit = 1 / 60**i
    if "." in parts[-1]:
        unit *= 10 ** -len(parts[-1].split(".")[1])
    return (-value if text.strip()[0] in "-−" else value), unit


def precision_m(lat: float, lat_unit: float, lon_unit: float) -> float:
    """How far a point may lie off for the digits it was written with.

    The diagonal of one unit of the last digit, as digits may have been cut off and not rounded: 156.9 km for whole
    degrees at the equator (GBIF Georeferencing Best Practices, "Uncertainty related to coordinate precision").
    """
    return _DEGREE_M * math.hypot(lat_unit, lon_unit * math.cos(math.radians(lat)))


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The point, uncertain by the precision of the digits written; WGS 84 is assumed (BioGeomancer "coordinates")."""
    assert mention.expression is not None
    params = mention.expression.params
    lat, lat_unit = _degrees(str(params["lat"]))
    lon, lon_unit = _degrees(str(params["lon"]))
    if re.fullmatch(_SOUTH, str(params.get("ns", ""))):
        lat = -abs(lat)
    if re.fullmatch(_WEST, str(params.get("ew", ""))):
        lon = -abs(lon)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    doubt_m = precision_m(lat, lat_unit, lon_unit)
    label = f"{abs(lat):.5g}°{'N' if lat >= 0 else 'S'} {abs(lon):.5g}°{'E' if lon >= 0 else 'W'}"
    steps = ("coordinates as written, WGS 84 assumed", f"uncertainty {doubt_m:.0f} m from the digits given")
    return Place(label, shapely.Point(lon, lat), doubt_m, lon, lat, "derived", (), steps)


EXAMPLES = {
    "The crater is at 51.5624, 23.3643 in a field.": "51.5624, 23.3643",
    "Position 51°33'45\"N 23°21'51\"E was given.": "51°33'45\"N 23°21'51\"E",
    "The beacon gave N 51° 33.75' E 23° 21.85' at dawn.": "N 51° 33.75' E 23° 21.85'",
    "Miejsce zdarzenia to 51,5624, 23,3643 w gminie.": "51,5624, 23,3643",
    "Уламки лежать на 51°33'45\" пн. ш. 23°21'51\" сх. д. біля дороги": "51°33'45\" пн. ш. 23°21'51\" сх. д.",
    "Обломки лежат на 51.56 с.ш., 23.36 в.д. у дороги": "51.56 с.ш., 23.36 в.д.",
    "Der Fundort liegt bei 51,5624° N, 23,3643° O im Feld.": "51,5624° N, 23,3643° O",
}
