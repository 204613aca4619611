"""Airports from airportsdata, with names in the languages of the city they serve."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

from gazetteer import places
from gazetteer.packages import Cache
from gazetteer.tables import number, write
from geomap.geodesy import great_circle_m
from geomap.names import fold

COLUMNS = ("icao", "iata", "name", "code", "country", "city", "region", "lon", "lat", "prominence", "city_id", "names")
BASE = re.compile(r"\b(air ?base|air force|afb|aaf|naval air|air station|air reserve|joint base|raf|military|army)\b", re.IGNORECASE)
CLOSED_OR_SMALL = re.compile(r"\b(heliport|helipad|seaplane|balloonport|ultralight|gliderport|hospital)\b", re.IGNORECASE)
MILITARY = re.compile(r"\b(military|air ?base|air force base|army air ?field|airport|afb|aaf|raf|naval air station)\b", re.IGNORECASE)
WORDS = ("Airport", "International Airport")
MISWRITTEN_M = 15_000.0
SERVES_M = 60_000.0
"""How far from its city an airport may lie to be called by the city's name."""


def build(cache: Cache, out: Path) -> dict[str, int]:
    """Write ``airports.tsv.xz``."""
    cities = defaultdict(list)
    for place in places.geonames(cache):
        for name in {fold(each) for each in (place.name, *place.names)}:
            cities[place.country, name].append(place)
    rows = []
    for record in csv.DictReader(cache.text("airportsdata", "airportsdata/airports.csv")):
        row = _row(record, cities)
        if row is not None:
            rows.append(row)
    rows.sort()
    header = ("Airports from airportsdata (MIT), city names from GeoNames (CC BY 4.0)",)
    return {"airports.tsv.xz": write(out / "airports.tsv.xz", COLUMNS, rows, header)}


def _row(record: dict[str, str], cities: dict[tuple[str, str], list[places.Place]]) -> tuple[object, ...] | None:
    icao, iata, name, city = (record[key].strip() for key in ("icao", "iata", "name", "city"))
    if not icao or CLOSED_OR_SMALL.search(name):
        return None
    lon, lat = _position(record, cities)
    served = _served(record["country"], city, lon, lat, cities)
    people = served.population or 0 if served else 0
    code = "AIRB" if BASE.search(name) else "AIRP"
    weight = (0.2 * people + 20_000 if iata else 0.02 * people + 500) * (0.25 if code == "AIRB" else 1.0)
    if "International" in name:
        weight *= 2
    names = _names(name, city, served, bool(iata))
    return (
        icao, iata, name, code, record["country"], city, record["subd"], number(lon), number(lat), number(weight, 0),
        served.id if served else "", "|".join(names),
    )  # fmt: skip


def _position(record: dict[str, str], cities: dict[tuple[str, str], list[places.Place]]) -> tuple[float, float]:
    """The airport's lon and lat; where degrees, minutes and seconds were written as decimals, put right.

    Brussels stands as 50.5405, 4.2904 for 50°54'05", 4°29'04". Such a record is known by this: read as minutes and seconds,
    both numbers come at least twice nearer to the city that it names, and within `MISWRITTEN_M` of it.
    """
    lon, lat = float(record["lon"]), float(record["lat"])
    meant = _sexagesimal(lon), _sexagesimal(lat)
    known = cities.get((record["country"], fold(record["city"].strip())), ())
    if meant[0] is None or meant[1] is None or not known:
        return lon, lat
    written_m = min(great_circle_m(lon, lat, p.lon, p.lat) for p in known)
    meant_m = min(great_circle_m(meant[0], meant[1], p.lon, p.lat) for p in known)
    return (meant[0], meant[1]) if meant_m < MISWRITTEN_M and meant_m < written_m / 2 and written_m > MISWRITTEN_M / 2 else (lon, lat)


def _sexagesimal(value: float) -> float | None:
    """A decimal whose fraction reads mmss, in degrees; ``None`` when it cannot."""
    digits = f"{abs(value) % 1:.5f}"[2:]
    minutes, seconds = int(digits[:2]), int(digits[2:4])
    if digits[4] != "0" or minutes > 59 or seconds > 59:
        return None
    return (1 if value >= 0 else -1) * (int(abs(value)) + minutes / 60 + seconds / 3600)


def _served(
    country: str, city: str, lon: float, lat: float, cities: dict[tuple[str, str], list[places.Place]]
) -> places.Place | None:
    """The largest place of that name within reach."""
    near = [p for p in cities.get((country, fold(city)), ()) if great_circle_m(lon, lat, p.lon, p.lat) <= SERVES_M]
    return max(near, key=lambda p: (p.population or 0, p.id), default=None)


def _names(name: str, city: str, served: places.Place | None, scheduled: bool) -> list[str]:
    """Short forms of the airport's own name, and "CITY Airport" for those with scheduled flights."""
    own = [each for each in dict.fromkeys((city, served.name if served else "")) if each]
    if BASE.search(name):
        short = MILITARY.sub("", name).strip()
        names = [f"{short} {word}" for word in ("Air Base", "Airbase", "Airport")] if short else []
    else:
        short = name.removesuffix(" Airport").removesuffix(" International").removesuffix(" Regional")
        names = [short, f"{short} Airport"] if name.endswith("Airport") else []
        if scheduled:
            names += [f"{each} {word}" for each in own for word in WORDS]
        for each in own:
            if short.startswith((f"{each} ", f"{each}-")):
                names.append(f"{short[len(each) + 1 :]} Airport")
    taken = {fold(each) for each in own} | {fold(name)}
    return [each for each in dict.fromkeys(names) if fold(each) and fold(each) not in taken and "|" not in each]
