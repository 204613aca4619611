"""Airports from airportsdata and OurAirports, with names in the languages of the city they serve.

Airportsdata is the first source. Where OurAirports has the same airport elsewhere, the one near the city both name is
right when the other is far from it, else the distance becomes the accuracy. What OurAirports alone has of medium and large
airports and air bases is added.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from gazetteer import places
from gazetteer.packages import Cache
from gazetteer.tables import number, write
from geomap.gazetteers import _tables
from geomap.geodesy import great_circle_m
from geomap.names import fold

COLUMNS = ("icao", "iata", "name", "code", "country", "city", "region", "lon", "lat", "prominence", "city_id", "names", "accuracy_m", "also")
BASE = re.compile(r"\b(air ?base|air force|afb|aaf|naval air|air station|air reserve|joint base|raf|military|army)\b", re.IGNORECASE)
CLOSED_OR_SMALL = re.compile(r"\b(heliport|helipad|seaplane|balloonport|ultralight|gliderport|hospital)\b", re.IGNORECASE)
MILITARY = re.compile(r"\b(military|air ?base|air force base|army air ?field|airport|afb|aaf|raf|naval air station)\b", re.IGNORECASE)
WORDS = ("Airport", "International Airport")
MISWRITTEN_M = 15_000.0
SERVES_M = 60_000.0
"""How far from its city an airport may lie to be called by the city's name."""

AGREE_M = 1_000.0
"""Two sources within this distance agree; an airport is larger."""

SAME_M = 5_000.0
"""OurAirports' airport within this distance of one that is known, or of a curated air base, is not added a second time."""

KINDS = ("large_airport", "medium_airport")
WORD = re.compile(r"[a-z]{4,}")
COMMON = {"airport", "international", "airfield", "base", "field", "regional", "municipal", "airstrip", "force", "army", "aerodrome"}


Record = dict[str, str]
Cities = dict[tuple[str, str], list[places.Place]]


def build(cache: Cache, out: Path) -> dict[str, int]:
    """Write ``airports.tsv.xz``."""
    cities: Cities = defaultdict(list)
    for place in places.geonames(cache):
        for name in {fold(each) for each in (place.name, *place.names)}:
            cities[place.country, name].append(place)
    others = second_source(cache)
    rows, differ = [], []
    for record in csv.DictReader(cache.text("airportsdata", "airportsdata/airports.csv")):
        row = _row(record, cities, others)
        if row is not None:
            rows.append(row)
            if row[12] > 10_000:
                differ.append(f"{row[0]} {row[2]} ({row[4]}): {row[12] / 1000:,.0f} km")
    print(f"  {len(differ)} airports that two sources have more than 10 km apart, and no city tells which is right:")
    print("   ", "; ".join(differ[:60]))
    added = _missing(rows, others, cities, out)
    print(f"  {len(added)} airports from OurAirports alone")
    rows = sorted([*rows, *added])
    header = ("Airports from airportsdata (MIT) and OurAirports (public domain), city names from GeoNames (CC BY 4.0)",)
    return {"airports.tsv.xz": write(out / "airports.tsv.xz", COLUMNS, (_written(row) for row in rows), header)}


def _written(row: tuple[Any, ...]) -> tuple[object, ...]:
    return (*row[:12], number(row[12], 0), row[13])


def second_source(cache: Cache) -> dict[str, Record]:
    """OurAirports' airports by each of their codes; the own code goes before the one used by others."""
    data = gzip.decompress(cache.member("ourairports", "ourairports/data/airports.csv.gz"))
    found: dict[str, Record] = {}
    records = [r for r in csv.DictReader(io.StringIO(data.decode("utf-8"))) if r["type"] not in ("closed", "heliport", "balloonport")]
    for key in ("ident", "gps_code", "iata_code"):
        for record in records:
            if record[key]:
                found.setdefault(record[key], record)
    return found


def _row(record: Record, cities: Cities, others: dict[str, Record]) -> tuple[Any, ...] | None:
    icao, iata, name, city = (record[key].strip() for key in ("icao", "iata", "name", "city"))
    if not icao or CLOSED_OR_SMALL.search(name) or "unknown coordinates" in name:
        return None
    lon, lat = _position(record, cities)
    other = next((o for code in (icao, iata) if (o := others.get(code)) and _same(record, o)), None)
    lon, lat, accuracy = _agreed(record, (lon, lat), other, cities)
    also = f"ourairports:{other['ident']}" if other else ""
    return _made(icao, iata, name, record["country"], city, record["subd"], lon, lat, accuracy, also, cities)


def _same(record: Record, other: Record) -> bool:
    """Whether two records with a code in common are about one airport: codes are given anew once an airport has closed."""
    if record["country"] != other["iso_country"]:
        return False
    ours, theirs = _words(record["name"], record["city"]), _words(other["name"], other["municipality"])
    both_iata = record["iata"] and record["iata"] == other["iata_code"]
    return bool(both_iata or ours & theirs)


def _words(*texts: str) -> set[str]:
    return {word for text in texts for word in WORD.findall(fold(text))} - COMMON


def _agreed(
    record: Record, first: tuple[float, float], other: Record | None, cities: Cities
) -> tuple[float, float, float]:
    """Longitude, latitude and accuracy (metres) out of one or two sources.

    Which is right is told by the cities that either names as its own or has in its name: "Brussels South Charleroi".
    """
    if other is None:
        return (*first, AGREE_M)
    second = float(other["longitude_deg"]), float(other["latitude_deg"])
    apart = great_circle_m(*first, *second)
    if apart <= AGREE_M:
        return (*first, AGREE_M)
    texts = {fold(record["city"]), fold(other["municipality"]), *_words(record["name"], other["name"])}
    named = [city for text in sorted(texts) for city in cities.get((record["country"], text), ())]
    if named:
        near, far = sorted((min(great_circle_m(*p, c.lon, c.lat) for c in named), p) for p in (first, second))
        if near[0] < MISWRITTEN_M and far[0] > max(2 * near[0], MISWRITTEN_M):
            return (*near[1], AGREE_M)
    return (*first, math.ceil(apart))


def _missing(rows: list[tuple[Any, ...]], others: dict[str, Record], cities: Cities, out: Path) -> list[tuple[Any, ...]]:
    """Medium and large airports and air bases that the first source lacks."""
    known: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    curated = (r for r in _tables.csv_rows(out / "facilities.csv") if r["code"] == "AIRB")
    for lon, lat in (*((float(r[7]), float(r[8])) for r in rows), *((float(r["lon"]), float(r["lat"])) for r in curated)):
        known[round(lon), round(lat)].append((lon, lat))
    taken = {row[13].removeprefix("ourairports:") for row in rows}
    added = []
    for ident, record in sorted({r["ident"]: r for r in others.values()}.items()):
        if ident in taken or (record["type"] not in KINDS and not BASE.search(record["name"])):
            continue
        lon, lat = float(record["longitude_deg"]), float(record["latitude_deg"])
        near = (p for dx in (-1, 0, 1) for dy in (-1, 0, 1) for p in known[round(lon) + dx, round(lat) + dy])
        if CLOSED_OR_SMALL.search(record["name"]) or any(great_circle_m(lon, lat, *p) <= SAME_M for p in near):
            continue
        country, city = record["iso_country"], record["municipality"]
        row = _made(ident, record["iata_code"], record["name"], country, city, "", lon, lat, AGREE_M, f"ourairports:{ident}", cities)
        added.append(row)
    return added


def _made(
    icao: str, iata: str, name: str, country: str, city: str, region: str, lon: float, lat: float, accuracy: float,
    also: str, cities: Cities,
) -> tuple[Any, ...]:  # fmt: skip
    served = _served(country, city, lon, lat, cities)
    people = served.population or 0 if served else 0
    code = "AIRB" if BASE.search(name) else "AIRP"
    weight = (0.2 * people + 20_000 if iata else 0.02 * people + 500) * (0.25 if code == "AIRB" else 1.0)
    if "International" in name:
        weight *= 2
    names = _names(name, city, served, bool(iata))
    return (
        icao, iata, name, code, country, city, region, number(lon), number(lat), number(weight, 0),
        served.id if served else "", "|".join(names), accuracy, also,
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
