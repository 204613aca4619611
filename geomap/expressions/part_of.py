"""A part of a country, region or town named by the compass: "eastern Poland", "the north of the Kharkiv region"."""

from __future__ import annotations

from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, part
from geomap.expressions._words import CENTRAL, CENTRAL_HINT, COMPASS_HINT, COMPASS_NAMES, compass_code, compass_pattern
from geomap.model import Entry, Gazetteer, Mention, Place

PRIORITY = 40
LEVEL = 1
HINT = f"{COMPASS_HINT}|{CENTRAL_HINT}"


def _c(language: str) -> str:
    # "севернее", "північніше" are directions from a place, no part of it.
    return rf"(?!\w+(?:ее|іше)\b)(?P<compass>(?:far |deep |extreme )?(?:{compass_pattern(language)}|{CENTRAL[language]}))"


PATTERNS = {
    "en": (
        rf"{_c('en')} (?P<place>{{T}})",
        rf"the (?P<compass>{compass_pattern('en')}) (?:part |parts )?of (?:the )?(?P<place>{{T}})",
        rf"(?P<place>{{T}})['’]s (?P<compass>(?:{compass_pattern('en')}))(?! (?:of|border|flank|coast|neighbour))",
    ),
    "pl": (
        rf"{_c('pl')} (?:część |części |częścią )?(?P<place>{{T}})",
        rf"na (?P<span>{_c('pl')} (?P<place>{{T}}))",
    ),
    "uk": (
        rf"{_c('uk')} (?:частин\w+ )?(?P<place>{{T}})",
    ),
    "ru": (
        rf"{_c('ru')} (?:част\w+ )?(?P<place>{{T}})",
    ),
    "de": (
        rf"{_c('de')}(?:es|en|er)? (?P<place>{{T}})",
        r"(?:im |den |der |in den |aus dem )?(?P<span>(?P<compass>Norden|Süden|Osten|Westen|Nordosten|Nordwesten|Südosten|Südwesten) (?:von |der )?(?P<place>{T}))",
    ),
}  # fmt: skip
_SHARE = {"c": 0.3}
_BETWEEN_WINDS = 0.3
_THIRD = 1 / 3


@lru_cache(maxsize=256)
def _part(gazetteer: Gazetteer, entries: tuple[Entry, ...], direction: str, share: float) -> BaseGeometry:
    """A part of the area of entries, cut once."""
    shapes = [gazetteer.geometry(e) for e in entries]
    return part(shapes[0] if len(shapes) == 1 else shapely.union_all(shapes), direction, share)


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The named part of the anchor's area (BioGeomancer FS, subdivision of a feature).

    A third of the area for one compass word, so that north, middle and south are as large; 30 % for two words or "central".
    A curated region of that very name wins. The cut is vague: its uncertainty is an eighth of the anchor's extent across the direction.
    """
    assert mention.expression is not None
    anchor = place_of(mention.expression.anchors[0])
    direction = compass_code(str(mention.expression.params.get("compass", "")).removeprefix("far ").removeprefix("deep "), "en")
    if anchor is None or direction is None:
        return None
    label = f"{COMPASS_NAMES[direction]} {anchor.label}"
    for entry in gazetteer.named(label):
        if entry.feature_code == "RGN" and entry.shape == "polygon":
            steps = [f"curated region {entry.name!r} of {entry.gazetteer}"]
            return area(entry.name, gazetteer.geometry(entry), "region", steps, entries=[entry], uncertainty_m=entry.accuracy_m)
    if anchor.geometry_type != "polygon":
        return _part_of_point(anchor, direction, label)
    share = _SHARE.get(direction, _BETWEEN_WINDS if len(direction) == 2 else _THIRD)
    shape = _part(gazetteer, anchor.entries, direction, share) if anchor.entries and anchor.kind != "derived" else part(anchor.geometry, direction, share)
    if shape.is_empty:
        return None
    vague_m = geodesy.radius_m(shape, *geodesy.middle(shape)) / 4
    steps = [*anchor.derivation, f"{COMPASS_NAMES[direction]} part: the {share:.0%} of the area that lies farthest that way"]
    return area(label, shape, "region", steps, entries=anchor.entries, uncertainty_m=vague_m, codes=anchor.country_codes)


def _part_of_point(anchor: Place, direction: str, label: str) -> Place | None:
    """Part of a place known only as a point with an extent: the disc's half, as a point moved half the extent."""
    if anchor.uncertainty_m is None or anchor.geometry_type != "point":
        return None
    lon, lat = anchor.lon, anchor.lat
    if direction != "c":
        lon, lat = geodesy.destination(lon, lat, geodesy.COMPASS[direction], anchor.uncertainty_m / 2)
    disc = geodesy.disc(lon, lat, anchor.uncertainty_m * 0.75)
    steps = [*anchor.derivation, f"{COMPASS_NAMES[direction]} part: its centre moved half the extent that way"]
    return area(label, disc, "region", steps, entries=anchor.entries, uncertainty_m=anchor.uncertainty_m / 4, codes=anchor.country_codes)


EXAMPLES = {
    "It fell in eastern Poland.": "eastern Poland",
    "Floods in the north of Italy.": "the north of Italy",
    "Dron spadł we wschodniej Polsce.": "wschodniej Polsce",
    "Удар по східній Україні.": "східній Україні",
    "Удар по востоку Украины.": "востоку Украины",
    "Im Norden von Syrien rückten Truppen vor.": "Norden von Syrien",
}
