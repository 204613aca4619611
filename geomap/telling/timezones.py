"""The time zone a place keeps: the only one of its country, or that of the nearest principal place in it.

The second is a rule of thumb near zone boundaries inside large countries; for the area of such a country there is none.
"""

from __future__ import annotations

from functools import cache

from geomap import lexicons
from geomap.geodesy import great_circle_m
from geomap.model import Place


@cache
def _zones() -> dict[str, tuple[tuple[float, float, str], ...]]:
    found: dict[str, list[tuple[float, float, str]]] = {}
    for country, lon, lat, zone in lexicons.rows("timezones"):
        found.setdefault(country, []).append((float(lon), float(lat), zone))
    return {country: tuple(zones) for country, zones in found.items()}


def zone_of(place: Place) -> str | None:
    """IANA name of the zone, or ``None`` at sea, across countries of different zones, or where it cannot be told."""
    zones = {zone for code in place.country_codes if (zone := _zone(place, code)) is not None}
    return zones.pop() if len(zones) == 1 and place.country_codes else None


def _zone(place: Place, code: str) -> str | None:
    zones = _zones().get(code, ())
    if not zones:
        return None
    # Zones that only differ in the distant past or in a spot of land share their country's rule.
    if len(zones) == 1 or code in _ONE_RULE:
        return _ONE_RULE.get(code) or zones[0][2]
    if place.kind in ("country", "airspace", "region"):
        return None
    return min(zones, key=lambda z: great_circle_m(place.lon, place.lat, z[0], z[1]))[2]


_ONE_RULE = {"UA": "Europe/Kyiv", "DE": "Europe/Berlin", "CY": "Asia/Nicosia", "CN": "Asia/Shanghai", "PS": "Asia/Gaza"}
"""Countries with more than one entry whose zones agree today, or whose mainland keeps one."""
