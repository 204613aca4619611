"""A Plus code, whole or short beside a town: "8GX4G5VR+66", "JG37+9H Poltava"."""

from __future__ import annotations

import math

import shapely

from geomap.expressions import PlaceOf
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 92
LEVEL = 0
HINT = r"\+[2-9CFGHJMPQRVWX]{2}"
_A = "[2-9CFGHJMPQRVWX]"
_WHOLE = rf"(?P<code>[2-9CFGHJM][2-9CFGHJMPQRV]{_A}{{6}}\+{_A}{{2,7}})"
_SHORT = rf"(?P<code>{_A}{{4}}\+{_A}{{2,3}})"
PATTERNS = dict.fromkeys(
    ("en", "pl", "uk", "ru", "de"),
    (f"(?-i:{_WHOLE})", f"(?-i:{_SHORT})"),
)
_ALPHABET = "23456789CFGHJMPQRVWX"
_RESOLUTIONS = (20.0, 1.0, 0.05, 0.0025, 0.000125)
"""Degrees that a digit of each of the five pairs stands for (Open Location Code specification)."""


def decode(code: str) -> tuple[float, float, float, float]:
    """West, south, east and north of a whole code's cell, in degrees."""
    digits = code.replace("+", "")
    lon, lat = -180.0, -90.0
    for i, size in enumerate(_RESOLUTIONS):
        lat += _ALPHABET.index(digits[2 * i]) * size
        lon += _ALPHABET.index(digits[2 * i + 1]) * size
    width = height = _RESOLUTIONS[-1]
    for digit in digits[10:]:  # beyond ten digits, cells are cut into five rows of four
        width, height = width / 4, height / 5
        row, column = divmod(_ALPHABET.index(digit), 4)
        lon, lat = lon + column * width, lat + row * height
    return lon, lat, lon + width, lat + height


def lengthened(code: str, lon: float, lat: float) -> str:
    """A short code made whole: the one of its kind nearest to a position (specification, "Recovering shortened codes")."""
    around = 1.0  # four digits are missing: what they stand for repeats every degree
    best = ""
    nearest = math.inf
    for north in (-around, 0.0, around):
        for east in (-around, 0.0, around):
            whole = _prefix(lon + east, lat + north) + code
            w, s, e, n = decode(whole)
            away = math.hypot((w + e) / 2 - lon, (s + n) / 2 - lat)
            if away < nearest:
                best, nearest = whole, away
    return best


def _prefix(lon: float, lat: float) -> str:
    """The first four digits of the code of a position."""
    y, x = min(max(lat, -90.0), 89.99) + 90, (lon + 180) % 360
    pairs = ((int(y // 20), int(x // 20)), (int(y % 20), int(x % 20)))
    return "".join(_ALPHABET[a] + _ALPHABET[b] for a, b in pairs)


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The middle of the code's cell, uncertain by half its diagonal; a short code is the one nearest to the town beside it."""
    assert mention.expression is not None
    code = str(mention.expression.params["code"])
    steps: list[str] = []
    if code.index("+") == 4:
        town = next((p for other in mention.hints.get("beside", ()) if (p := place_of(other)) is not None), None)
        if town is None or town.kind == "country":
            return None
        code = lengthened(code, town.lon, town.lat)
        steps += [*town.derivation, f"short code, whole {code} nearest to {town.label}"]
    west, south, east, north = decode(code)
    lon, lat = (west + east) / 2, (south + north) / 2
    doubt_m = 111_320 / 2 * math.hypot(north - south, (east - west) * math.cos(math.radians(lat)))
    steps += [f"cell of the Plus code {code}", f"uncertainty {doubt_m:.1f} m: half of the cell's diagonal"]
    return Place(code, shapely.Point(lon, lat), doubt_m, lon, lat, "derived", (), tuple(steps))


EXAMPLES = {
    "Water is handed out at 8FVC9G8F+6X today.": "8FVC9G8F+6X",
    "The bus stop at JG37+9H Poltava was destroyed.": "JG37+9H",
    "Pomoc czeka pod kodem 8GX4G5VR+66 w szkole.": "8GX4G5VR+66",
    "Пункт допомоги за кодом 8GX4G5VR+66 працює і сьогодні.": "8GX4G5VR+66",
    "Пункт помощи 9H38F476+63 работает.": "9H38F476+63",
    "Treffpunkt ist 9F6J8F8P+QX am Hafen.": "9F6J8F8P+QX",
}
