"""A reference of the military grid (MGRS): "37U CR 5897 7480"."""

from __future__ import annotations

import math
import re
from functools import lru_cache

import shapely

from geomap.expressions import PlaceOf
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 92
LEVEL = 0
HINT = r"\d{1,2} ?[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?\d"
_SQUARE = r"(?P<zone>0?[1-9]|[1-5]\d|60) ?(?P<band>[C-HJ-NP-X]) ?(?P<column>[A-HJ-NP-Z])(?P<row>[A-HJ-NP-V])"
_CELL = r" ?(?P<digits>\d{3} ?\d{3}|\d{4} ?\d{4}|\d{5} ?\d{5})(?!\d)"
# Four digits could be a year ("5 MAY 2020"), so they want a word that says what they are.
_SAID = {
    "en": r"grid(?: reference| square)?|MGRS",
    "pl": r"siatk\w+|kwadra\w+|MGRS",
    "uk": r"квадрат\w*|MGRS",
    "ru": r"квадрат\w*|MGRS",
    "de": r"Planquadrat\w*|Raster\w*|MGRS",
}
PATTERNS = {
    language: (f"(?-i:{_SQUARE}{_CELL})", rf"(?:{word}):? (?P<span>(?-i:{_SQUARE} ?(?P<digits>\d{{2}} ?\d{{2}})(?!\d)))")
    for language, word in _SAID.items()
}
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_BANDS = "CDEFGHJKLMNPQRSTUVWX"


def lon_lat(zone: int, band: str, column: str, row: str, digits: str) -> tuple[float, float, float] | None:
    """Longitude and latitude of the middle of a grid cell, and the cell's side in metres.

    ``None`` for letters that do not go together. UTM on WGS 84 by PROJ; letters by NGA.STND.0037, chapter 3.
    """
    letters = _COLUMNS[(zone - 1) % 3]
    if column not in letters or row not in _ROWS:
        return None
    half = len(digits) // 2
    side_m = 10.0 ** (5 - half)
    east = (letters.index(column) + 1) * 100_000 + (int(digits[:half]) + 0.5) * side_m
    north = (_ROWS.index(row) - (0 if zone % 2 else 5)) % 20 * 100_000 + (int(digits[half:]) + 0.5) * side_m
    south = _BANDS.index(band) < 10
    lowest = -80 + 8 * _BANDS.index(band)
    utm = _utm(zone, south)
    # Rows repeat every 2,000 km: the first one at or above the band's lower edge is meant.
    floor = math.floor(utm(zone * 6 - 183, max(lowest, -80))[1] / 100_000) * 100_000
    while north < floor:
        north += 2_000_000
    lon, lat = utm(east, north, inverse=True)
    return (lon, lat, side_m) if lowest - 0.5 <= lat <= lowest + 12.5 else None


@lru_cache(maxsize=64)
def _utm(zone: int, south: bool):  # type: ignore[no-untyped-def]
    from pyproj import Proj

    return Proj(proj="utm", zone=zone, ellps="WGS84", south=south)


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The middle of the cell, uncertain by half its diagonal (GBIF Quick Reference Guide, "Universal Transverse Mercator")."""
    assert mention.expression is not None
    params = mention.expression.params
    digits = re.sub(r"\s", "", str(params["digits"]))
    found = lon_lat(int(params["zone"]), str(params["band"]), str(params["column"]), str(params["row"]), digits)
    if found is None:
        return None
    lon, lat, side_m = found
    doubt_m = side_m / 2**0.5
    steps = (f"cell of {side_m:.0f} m of the military grid, WGS 84", f"uncertainty {doubt_m:.1f} m: half of the cell's diagonal")
    return Place(mention.text, shapely.Point(lon, lat), doubt_m, lon, lat, "derived", (), steps)


EXAMPLES = {
    "The wreck lies at 34U FB 7840 6942 in a wood.": "34U FB 7840 6942",
    "The crew was seen at grid 34U FB 78 69 at noon.": "34U FB 78 69",
    "Patrol podał pozycję 34UFB7840069424 o świcie.": "34UFB7840069424",
    "Група була в точці 37U CR 5897 7480 вранці.": "37U CR 5897 7480",
    "Группа была в квадрате 36U XB 64 75 утром.": "36U XB 64 75",
    "Die Stellung lag bei 33UVU906998 im Wald.": "33UVU906998",
}
