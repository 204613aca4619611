"""A sea, gulf or strait whose name is made of an adjective: "nad Morzem Czarnym", "над Каспийским морем"."""

from __future__ import annotations

import itertools
import re

from geomap.expressions import PlaceOf
from geomap.model import Entry, Gazetteer, Mention, Place
from geomap.naming import inflect

PRIORITY = 62
LEVEL = 0
KIND = "toponym"
HINT = r"morz|zatok|cieśnin|мор[еяюі]|затоц|заток|проток|залив|пролив|gulf|bay|strait| sea|sea |golf|straße von|meerenge"
_WORD = r"(?-i:[A-ZА-ЯІЇЄҐŁŚŻŹĆ][\w’'-]+)"
PATTERNS = {
    "en": (rf"(?P<name>(?-i:Gulf|Bay|Straits?|Sea) of (?:the )?{_WORD}(?: {_WORD})?)",),
    "pl": (rf"(?P<name>(?:morz\w+|zato[kc]\w+|cieśnin\w+) {_WORD})",),
    "uk": (rf"(?P<name>{_WORD} (?:мор[еяюі]м?|зато[кц]\w+|проток\w*|протоц\w+))",),
    "ru": (rf"(?P<name>{_WORD} (?:мор[еяю]м?|залив\w*|пролив\w*))",),
    "de": (rf"(?P<name>(?-i:Golf|Straße|Bucht) von {_WORD})",),
}
_NOUNS = {
    "мор": {"uk": "море", "ru": "море"}, "зат": {"uk": "затока"}, "про": {"uk": "протока", "ru": "пролив"}, "зал": {"ru": "залив"},
    "mor": {"pl": "Morze"}, "zat": {"pl": "Zatoka"}, "cie": {"pl": "Cieśnina"},
}  # fmt: skip
_ADJECTIVES = (
    (r"(ым|ом|ому|ого)$", ("ое", "ый")), (r"(им|ему|его|ем)$", ("ое", "ее", "ий", "ой")), (r"(им|ому|ого|ім)$", ("е", "є")), (r"(ою|ій|ої|ої|у)$", ("а",)),
    (r"(ym|im)$", ("e", "ie")), (r"(ego|iego|emu)$", ("e", "ie")), (r"(iej|ej|ą|ią)$", ("a", "ia")),
)  # fmt: skip
CODES = ("SEA", "GULF", "BAY", "STRT", "CHN", "OCN", "LK", "SD", "LKS")


def _names(written: str) -> list[str]:
    """What the words may be called in the nominative."""
    words = written.split()
    if len(words) != 2:
        return [written]
    noun_first = words[0][:3].casefold() in _NOUNS
    noun, adjective = (words[0], words[1]) if noun_first else (words[1], words[0])
    nouns = [noun, *_NOUNS.get(noun[:3].casefold(), {}).values()]
    adjectives = [adjective]
    for ending, into in _ADJECTIVES:
        if re.search(ending, adjective):
            adjectives += [re.sub(ending, new, adjective) for new in into]
    adjectives += [f for language in ("pl", "uk", "ru") for f in inflect.nominatives(adjective, language, limit=12)]
    pairs = itertools.product(dict.fromkeys(nouns), dict.fromkeys(adjectives))
    return [f"{n} {a}" if noun_first else f"{a} {n}" for n, a in pairs]


def _entry(mention: Mention, gazetteer: Gazetteer) -> Entry | None:
    assert mention.expression is not None
    for entries in gazetteer.named_many(_names(str(mention.expression.params["name"]))).values():
        for entry in entries:
            if entry.feature_code in CODES:
                return entry
    return None


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The water's own area (BioGeomancer F); ``None`` where the gazetteer has none of that name.

    The words are not read for the country that is part of the name: the Gulf of Finland is not Finland.
    """
    entry = _entry(mention, gazetteer)
    if entry is None or entry.lon is None or entry.lat is None:
        return None
    steps = (f"{entry.name} ({entry.id})", f"area of {entry.gazetteer}")
    codes = tuple(entry.properties.get("countries", ()))
    doubt_m = entry.accuracy_m if entry.shape != "point" else entry.uncertainty_m
    return Place(entry.name, gazetteer.geometry(entry), doubt_m, entry.lon, entry.lat, "water", (entry,), steps, codes)


EXAMPLES = {
    "A drone was tracked over the Gulf of Finland.": "Gulf of Finland",
    "Samolot krążył nad Morzem Czarnym.": "Morzem Czarnym",
    "Ракети летіли над Азовським морем.": "Азовським морем",
    "Беспилотник сбит над Каспийским морем.": "Каспийским морем",
    "Schiffe kreuzten im Golf von Aden.": "Golf von Aden",
}
