"""Raions of Belarus and Ukraine, Landkreise, and parishes of Latvia, that GeoNames' list of regions in the packages lacks or names badly."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from geomap.gazetteers import _tables
from geomap.names import fold

DATA = Path(__file__).resolve().parents[2] / "data" / "gazetteer"
KREIS_MARK = "k-"
"""Start of the last part of a Landkreis' code: ``DE.13.k-gorlitz``; GeoNames' own code is not in the packages."""

CITIES = frozenset(
    "Ulm|Straubing|Schwerin|Dessau-Roßlau|Pforzheim|Nürnberg|Memmingen|Mannheim|Kempten (Allgäu)|Kaufbeuren|Ingolstadt|Hof|"
    "Heidelberg|Freiburg im Breisgau|Frankfurt (Oder)|Baden-Baden|Stuttgart|Weiden i.d.OPf.|Amberg|Hamburg".split("|")
)
"""Cities that are a district by themselves and stand in the source without a word that says so."""


@cache
def belarus() -> tuple[dict[str, str], ...]:
    """The curated raions of Belarus, each with its code (``BY.03.lida`` where GeoNames' is not known)."""
    found = []
    for record in _tables.csv_rows(DATA / "belarus_raions.csv"):
        last = record["code"] or fold(record["en"]).replace(" ", "-")
        found.append({**record, "code": f"BY.{record['admin1']}.{last}"})
    return tuple(found)


def belarusian(admin1: str, key: str) -> str:
    """The last part of the code of a raion by the name that the postal source has; empty when it has none."""
    return next((r["code"].split(".")[2] for r in belarus() if r["admin1"] == admin1 and r["key"] == key), "")


def ukraine() -> dict[str, dict[str, str]]:
    """The curated names of Ukraine's raions by GeoNames code."""
    return {record["code"]: record for record in _tables.csv_rows(DATA / "ukraine_raions.csv")}


def belarusian_names(record: dict[str, str]) -> list[str]:
    """A raion's names in English, Belarusian in both scripts, Russian and Polish, the usual English one first."""
    return [
        f"{record['en']} District", f"{record['en']} Raion", f"{record['be']} раён", f"{lacinka(record['be'])} rajon",
        f"{record['ru']} район", f"{record['ru'].replace('ё', 'е')} район", f"rejon {record['pl']}", f"powiat {record['pl']}",
    ]  # fmt: skip


def ukrainian_names(record: dict[str, str]) -> list[str]:
    """A raion's names in English (by its seat and as its adjective), Ukrainian and Russian, the usual English one first."""
    bases = [*record["en"].split("|"), romanised(record["uk"])]
    english = [f"{base} {word}" for base in dict.fromkeys(bases) for word in ("Raion", "District")]
    return [*english, f"{record['uk']} район", f"{record['ru']} район", f"{record['ru'].replace('ё', 'е')} район"]


# -- Latin for adjectives ---------------------------------------------------------------------------------------------

LACINKA = dict(zip("абвгдежзйклмнопрстуўфхцчшыьэ", "a b v h d e ž z j k ł m n o p r s t u ŭ f ch c č š y ' e".split(), strict=True))
SOFT = {"е": "e", "ё": "o", "ю": "u", "я": "a"}


def lacinka(text: str) -> str:
    """Belarusian in the Latin alphabet of 1929: ``Лідскі`` → ``Lidski``, ``Мастоўскі`` → ``Mastoŭski``."""
    made = ""
    lower = text.lower()
    for at, letter in enumerate(lower):
        before, after = lower[at - 1 : at], lower[at + 1 : at + 2]
        if letter in SOFT:
            made += ("j" if not before.isalpha() or before in "аеёіоуыэюяўь'" else "" if before == "л" else "i") + SOFT[letter]
        elif letter == "і":
            made += "i"
        elif letter == "л":
            made += "l" if after in ("і", "е", "ё", "ю", "я", "ь") else "ł"
        elif letter == "ь":
            made = made[:-1] + {"n": "ń", "s": "ś", "z": "ź", "c": "ć", "l": "l"}.get(made[-1:], made[-1:])
        else:
            made += LACINKA.get(letter, letter)
    return "-".join(part.capitalize() for part in made.split("-"))


ROMAN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "'": "",
}  # fmt: skip
"""Ukraine's romanisation of 2010 (resolution 55); initial є, ї, й, ю, я take y."""


def romanised(text: str) -> str:
    """A Ukrainian adjective in Latin: ``Чугуївський`` → ``Chuhuivskyi``."""
    words = []
    for word in text.lower().split("-"):
        start = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}.get(word[:1])
        made = (start or ROMAN[word[0]]) + "".join(ROMAN[letter] for letter in word[1:].replace("зг", "згх"))
        words.append(made.capitalize())
    return "-".join(words)


# -- parishes of Latvia -----------------------------------------------------------------------------------------------

PARISH, PARISH_MARK = " pag.", "p-"


def parish(name: str) -> str:
    """The last part of the code of a Latvian parish by its name in the postal source (``Seces pag.``)."""
    return PARISH_MARK + fold(name.removesuffix(PARISH)).replace(" ", "-") if name.endswith(PARISH) else ""


def parish_names(name: str) -> list[str]:
    """A parish's names, the official one first: ``Seces pagasts``, ``Seces Parish``."""
    return [f"{name.removesuffix(PARISH)} {word}" for word in ("pagasts", "Parish")]


# -- Landkreise -------------------------------------------------------------------------------------------------------


def kreis_code(admin1: str, name: str) -> str:
    """The code of a German district by its name in the postal source."""
    return f"DE.{admin1}.{KREIS_MARK}{fold(name).replace(' ', '-')}"


def kreis_names(admin1: str, name: str, siblings: set[str]) -> list[str]:
    """A German district's names, the usual one first: ``Landkreis Görlitz``, ``Kreis Görlitz``, ``Görlitz district`` …"""
    base, is_city = _kreis_base(name, siblings)
    if is_city:
        return [f"Kreisfreie Stadt {base}", f"{base} (Stadtkreis)"]
    if re.search(r"kreis\b|Kreis ", base, re.IGNORECASE) or base.startswith(("Region", "Städteregion")):
        return [base, f"Landkreis {base}", f"{base} district"]
    word = "Kreis" if admin1 in ("07", "10") else "Landkreis"
    other = {"Kreis": "Landkreis", "Landkreis": "Kreis"}[word]
    return [f"{word} {base}", f"{other} {base}", f"{base} district", f"district of {base}", f"powiat {base}", f"район {base}"]


def _kreis_base(name: str, siblings: set[str]) -> tuple[str, bool]:
    """The name without the word for its kind, and whether it is a city by itself."""
    for mark in ("Kreisfreie Stadt ", "Landeshauptstadt ", "Stadtkreis "):
        if name.startswith(mark):
            return name.removeprefix(mark), True
    if "," in name:
        return name.split(",", maxsplit=1)[0], True
    for mark in ("Landkreis ", "Kreis "):
        if name.startswith(mark):
            return name.removeprefix(mark), False
    return name, name in CITIES or f"Landkreis {name}" in siblings or f"Kreis {name}" in siblings
