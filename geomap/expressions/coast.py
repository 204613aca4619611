"""A coast, and the sea off it: "along the coast of Estonia", "off the coast of Yemen", "off Odesa"."""

from __future__ import annotations

from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, coastline, country_code, dry_land, part, strip
from geomap.expressions._words import compass_code, distance_pattern, written_distance_m
from geomap.model import Entry, Gazetteer, Mention, Place

PRIORITY = 45
LEVEL = 1
HINT = r"coast|shore|waters|off |wybrze|узбереж|побереж|берег|küste"
_D = distance_pattern()
_SIDE = r"(?:(?P<compass>(?:north|south)?-?(?:north|south|east|west)(?:ern)?) |\w+ )?"
PATTERNS = {
    "en": (
        rf"(?:{_D} )?off the {_SIDE}(?:coasts?|shores?) of (?P<place>{{T}})",
        rf"(?:{_D} )?off the (?P<place>{{TD}}) coast",
        rf"(?:{_D} )?off (?P<place>{{T}})['’]s? {_SIDE}(?:coast|shores?)",
        r"waters off (?:the coast of )?(?P<place>{T})",
        r"off (?P<place>{T})(?! ?['’-])",
        rf"(?P<shore>the {_SIDE}(?:coasts?|coastline|shores?) of (?P<place>{{T}}))",
        rf"(?P<shore>(?P<place>{{T}})['’]s {_SIDE}(?:coast|coastline|shores?))",
        r"(?P<shore>the (?P<place>{D}) (?:coast|coastline|seaboard))",
    ),
    "pl": (
        r"(?:u|w pobliżu|niedaleko|koło) wybrzeż\w+ (?P<place>{TD})",
        r"(?:u|w pobliżu|niedaleko|koło) (?P<place>{D}) wybrzeż\w+",
        r"(?P<shore>wybrzeż\w+ (?P<place>{TD}))",
        r"(?P<shore>(?P<place>{D}) wybrzeż\w+)",
    ),
    "uk": (
        r"(?:біля|поблизу|неподалік|недалеко від) (?:узбережжя|берегів) (?P<place>{T})",
        r"(?:біля|поблизу|неподалік|недалеко від) (?P<place>{D}) (?:узбережжя|берегів)",
        r"(?P<shore>узбережж\w+ (?P<place>{T}))",
        r"(?P<shore>(?P<place>{D}) узбережж\w+)",
    ),
    "ru": (
        r"(?:у|вблизи|недалеко от|неподалёку от|возле) (?:побережья|берегов) (?P<place>{T})",
        r"(?:у|вблизи|недалеко от|неподалёку от|возле) (?P<place>{D}) (?:побережья|берегов)",
        r"(?P<shore>побережь\w+ (?P<place>{T}))",
        r"(?P<shore>(?P<place>{D}) побережь\w+)",
    ),
    "de": (
        r"vor der Küste (?:von |der |des )?(?P<place>{T})",
        r"vor der (?P<place>{D}) Küste",
        r"(?P<shore>(?:der |die )?Küste (?:von |der |des )?(?P<place>{T}))",
        r"(?P<shore>(?:der |die )?(?P<place>{D}) Küste)",
    ),
}
OFF_COAST_M = 44_448.0
"""How far off a coast is taken to reach: 24 nautical miles, to the end of the contiguous zone (UNCLOS, article 33)."""


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The shore as a line, or the sea within `OFF_COAST_M` of it without other countries' waters.

    BioGeomancer P and NF; the GBIF guide counts "off" as near a feature, with the shore as its bound. Where a compass word
    stands before the coast, that part of it. Places that are neither country nor region nor town have no known shore.
    """
    assert mention.expression is not None
    anchor = place_of(mention.expression.anchors[0])
    code = country_code(anchor)
    if anchor is None or code is None or anchor.kind not in ("country", "admin1", "region", "settlement"):
        return None
    steps = [*anchor.derivation]
    direction = compass_code(str(mention.expression.params.get("compass") or ""), "en")
    if direction is not None and anchor.geometry_type == "polygon" and _shore(gazetteer, anchor.entries, code, direction) is not None:
        steps.append(f"its shore in the half that lies {direction.upper()}")
    else:
        direction = None
    shore = _shore(gazetteer, anchor.entries, code, direction)
    if shore is None:
        return None
    if "shore" in mention.expression.params:
        steps.append("its outline where no other country borders on it")
        return area(f"coast of {anchor.label}", shore, "region", steps, entries=anchor.entries, uncertainty_m=1_000.0, codes=anchor.country_codes)
    low_m, high_m = _told(mention)
    sea = _off(gazetteer, anchor.entries, code, direction, low_m, high_m)
    if sea is None or sea.is_empty:
        return None
    told = f"the sea from {low_m / 1000:.0f} to {high_m / 1000:.0f} km off its shore" if low_m else f"the sea within {high_m / 1000:.0f} km of its shore"
    steps.append(told if "number" in mention.expression.params else f"{told}: the text gives no distance")
    return area(f"off the coast of {anchor.label}", sea, "water", steps, entries=anchor.entries, uncertainty_m=(high_m - low_m) / 2, codes=anchor.country_codes)


def _told(mention: Mention) -> tuple[float, float]:
    """From how far to how far off the shore, in metres: the distance told, or all that a coast is taken to reach."""
    assert mention.expression is not None
    params = mention.expression.params
    if "number" not in params:
        return 0.0, OFF_COAST_M
    distance_m, precision_m = written_distance_m(str(params["number"]), str(params["unit"]))
    reach_m = max(precision_m, 0.25 * distance_m)
    return max(0.0, distance_m - reach_m), distance_m + reach_m


@lru_cache(maxsize=64)
def _shore(gazetteer: Gazetteer, entries: tuple[Entry, ...], code: str, direction: str | None) -> BaseGeometry | None:
    """The shore of a country, that within a region, or that near a town, or what lies of it in a direction; ``None`` inland."""
    shore = coastline(gazetteer, code)
    if shore is None or not entries:
        return None
    whole = gazetteer.geometry(entries[0])
    if entries[0].shape == "point" and not entries[0].feature_code.startswith("PCL"):
        shore = shore.intersection(geodesy.buffer(whole, (entries[0].uncertainty_m or 0.0) + TOWN_M))
    elif not entries[0].feature_code.startswith("PCL"):
        shore = shore.intersection(whole.buffer(0.02))
    if direction is not None:
        shore = shore.intersection(part(whole, direction, 0.5))
    return None if shore.is_empty else shore


TOWN_M = 15_000.0
"""How far from a town its shore may lie."""


@lru_cache(maxsize=64)
def _off(
    gazetteer: Gazetteer, entries: tuple[Entry, ...], code: str, direction: str | None, low_m: float, high_m: float
) -> BaseGeometry | None:
    """The sea off a shore, made once for each."""
    shore = _shore(gazetteer, entries, code, direction)
    if shore is None:
        return None
    sea = strip(shore.simplify(0.01), (low_m + high_m) / 2, (high_m - low_m) / 2)
    west, south, east, north = sea.bounds
    near = shapely.box(west, south, east, north)
    own = dry_land(gazetteer, code)
    neighbours = {c for e in gazetteer.borders_of(code) for c in e.properties.get("between", ())} - {code}
    others = [gazetteer.geometry(e) for c in sorted(neighbours) if (e := gazetteer.country(c)) is not None]
    lands = [shapely.make_valid(shapely.make_valid(g).intersection(near).simplify(0.005)) for g in (own, *others) if g is not None]
    return shapely.make_valid(sea).difference(shapely.union_all(lands))


EXAMPLES = {
    "A tanker was hit off the coast of Yemen.": "off the coast of Yemen",
    "Boats were seen along the coast of Estonia.": "the coast of Estonia",
    "A vessel sank off Odesa.": "off Odesa",
    "It was attacked 30 miles off the coast of Yemen.": "30 miles off the coast of Yemen",
    "Statek zatonął u wybrzeży Estonii.": "u wybrzeży Estonii",
    "Судно підірвалося біля узбережжя Болгарії.": "біля узбережжя Болгарії",
    "Танкер задержали у берегов Эстонии.": "у берегов Эстонии",
    "Vor der Küste von Estland lag ein Schiff.": "Vor der Küste von Estland",
}
