"""A direction without a distance: "north of Kupiansk", "east of the Oskil river". The name is marked."""

from __future__ import annotations

import itertools
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._rivers import river
from geomap.expressions._shapes import NEAR_M, area, context_countries, dry_land, land, sector, town_of
from geomap.expressions._words import COMPASS_HINT, COMPASS_NAMES, compass_code, compass_pattern
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 22
LEVEL = 1
KIND = "toponym"
HINT = COMPASS_HINT
_NAME = r"(?P<span>(?P<place>{T}))"


def _c(language: str) -> str:
    return rf"(?P<compass>{compass_pattern(language)})"


PATTERNS = {
    "en": (rf"(?<!the[ ]){_c('en')} of (?:the )?(?:city of |town of |river )?{_NAME}(?! (?:region|province|oblast|district))",),
    "pl": (rf"na {_c('pl')} od (?:miasta |rzeki )?{_NAME}",),
    "uk": (rf"(?:на {_c('uk')} від|(?P<compass2>північніше|південніше|східніше|західніше)) (?:міста |річки |ріки )?{_NAME}",),
    "ru": (rf"(?:к {_c('ru')} от|(?P<compass2>севернее|южнее|восточнее|западнее|северо-восточнее|северо-западнее|юго-восточнее|юго-западнее)) (?:города |реки )?{_NAME}",),
    "de": (rf"(?P<compass>nördlich|südlich|östlich|westlich|nordöstlich|nordwestlich|südöstlich|südwestlich) (?:von |der |des )?(?:Stadt |Flusses )?{_NAME}",),
}  # fmt: skip
_MORE = {"північніше": "n", "південніше": "s", "східніше": "e", "західніше": "w"}
SIDE_M = 30_000.0
"""How far a side of a river is taken to reach; no source fixes it."""


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """Of a town: the sector on that side from its centre to `NEAR_M` beyond its edge; of a river: the land on that side.

    BioGeomancer H (heading only); GBIF guide, "Offset – Heading only": a cone of ±45° for one compass word, ±22.5° for
    two, as far as something bounds it. Of other places the place itself.
    """
    assert mention.expression is not None
    params = mention.expression.params
    word = str(params.get("compass") or params.get("compass2", ""))
    direction = _MORE.get(word.casefold()) or compass_code(word, "en")
    anchor = town_of(mention.expression.anchors[0], place_of(mention.expression.anchors[0]), gazetteer)
    if direction is None:
        return anchor
    line = river(mention, mention.expression.anchors[0], gazetteer, said=False)
    if line is not None and (anchor is None or anchor.geometry_type == "line" or anchor.kind != "settlement"):
        return _bank(mention, line, direction, gazetteer)
    if anchor is None or anchor.kind != "settlement" or anchor.uncertainty_m is None:
        return anchor
    half_deg = {1: 45.0, 2: 22.5, 3: 11.25}[len(direction)]
    far_m = anchor.uncertainty_m + NEAR_M
    shape = sector(anchor.lon, anchor.lat, geodesy.COMPASS[direction], half_deg, anchor.uncertainty_m / 2, far_m)
    told = COMPASS_NAMES[direction].removesuffix("ern")
    steps = [*anchor.derivation, f"{told} of it, within {half_deg:g}° either way and {far_m / 1000:.0f} km: the text gives no distance"]
    return area(f"{told} of {anchor.label}", shape, "derived", steps, entries=anchor.entries, uncertainty_m=NEAR_M / 2, codes=anchor.country_codes)


def _bank(mention: Mention, line: Place, direction: str, gazetteer: Gazetteer) -> Place | None:
    """The land within `SIDE_M` on one side of a river, in the first country that the text is about and that it touches."""
    swept = _side(line.geometry, direction)
    told = COMPASS_NAMES[direction].removesuffix("ern")
    steps = [*line.derivation, f"the land within {SIDE_M / 1000:.0f} km {told} of it: the text gives no distance"]
    codes: list[str] = []
    for code in context_countries(mention):
        country = dry_land(gazetteer, code) or land(gazetteer, code)
        if country is not None and not (inside := swept.intersection(country)).is_empty and inside.area > 0.02 * swept.area:
            swept, codes = inside, [code]
            steps.append(f"in {code}, which the text is about")
            break
    return area(f"{told} of the {line.label}", swept, "derived", steps, entries=line.entries, uncertainty_m=SIDE_M / 2, codes=codes)


@lru_cache(maxsize=64)
def _side(line: BaseGeometry, direction: str) -> BaseGeometry:
    """One side of a river, made once."""
    return geodesy.in_metres(line.simplify(0.01), lambda g: _swept(g, geodesy.COMPASS[direction]))


def _swept(line: BaseGeometry, bearing_deg: float) -> BaseGeometry:
    """What a line passes over when it is moved by `SIDE_M` at a bearing; in metres."""
    turn = np.radians(bearing_deg)
    by = SIDE_M * np.array([np.sin(turn), np.cos(turn)])
    swept = []
    for each in getattr(line, "geoms", [line]):
        points = shapely.get_coordinates(each)
        swept += [shapely.Polygon([a, b, b + by, a + by]).buffer(1.0) for a, b in itertools.pairwise(points)]
    return shapely.union_all(swept)


EXAMPLES = {
    "Three villages north of Kupiansk were taken.": "Kupiansk",
    "Wsie na północ od Lublina zostały bez prądu.": "Lublina",
    "Села на північ від Харкова обстріляли.": "Харкова",
    "Сёла севернее Харькова обстреляны.": "Харькова",
    "Dörfer nördlich von Dresden sind ohne Strom.": "Dresden",
}
