"""Words that several expression kinds share, by language: compass parts, units, numbers, hedges."""

from __future__ import annotations

import re

# stem → compass code; stems cover the inflected forms
COMPASS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("north[- ]?north[- ]?east(?:ern)?", "nne"), ("east[- ]?north[- ]?east(?:ern)?", "ene"), ("east[- ]?south[- ]?east(?:ern)?", "ese"), ("south[- ]?south[- ]?east(?:ern)?", "sse"),
        ("south[- ]?south[- ]?west(?:ern)?", "ssw"), ("west[- ]?south[- ]?west(?:ern)?", "wsw"), ("west[- ]?north[- ]?west(?:ern)?", "wnw"), ("north[- ]?north[- ]?west(?:ern)?", "nnw"),
        ("north[- ]?east(?:ern)?", "ne"), ("north[- ]?west(?:ern)?", "nw"), ("south[- ]?east(?:ern)?", "se"), ("south[- ]?west(?:ern)?", "sw"),
        ("north(?:ern)?", "n"), ("south(?:ern)?", "s"), ("east(?:ern)?", "e"), ("west(?:ern)?", "w"),
    ),
    "pl": (
        (r"północno[- ]wschod\w+|północn\w+ wsch[oó]d\w*", "ne"), (r"północno[- ]zachod\w+|północn\w+ zach[oó]d\w*", "nw"),
        (r"południowo[- ]wschod\w+|południow\w+ wsch[oó]d\w*", "se"), (r"południowo[- ]zachod\w+|południow\w+ zach[oó]d\w*", "sw"),
        (r"północ\w*", "n"), (r"południ\w*|południow\w+", "s"), (r"wschod\w*|wschód", "e"), (r"zachod\w*|zachód", "w"),
    ),
    "uk": (
        (r"північно[- ]східн\w+|північн\w+ сх[оі]\w+", "ne"), (r"північно[- ]західн\w+|північн\w+ зах[оі]д\w*", "nw"), (r"південно[- ]східн\w+|південн\w+ сх[оі]\w+", "se"), (r"південно[- ]західн\w+|південн\w+ зах[оі]д\w*", "sw"),
        (r"північн\w+|півн[оі]ч\w*", "n"), (r"південн\w+|південь|півдн\w+", "s"), (r"східн\w+|схід|сход\w+", "e"), (r"західн\w+|захід|заход\w+", "w"),
    ),
    "ru": (
        (r"северо[- ]восто\w+", "ne"), (r"северо[- ]запад\w+", "nw"), (r"юго[- ]восто\w+", "se"), (r"юго[- ]запад\w+", "sw"),
        (r"северн\w+|север\w?", "n"), (r"южн\w+|юг\w?|юге", "s"), (r"восточн\w+|восток\w*", "e"), (r"западн\w+|запад\w?", "w"),
    ),
    "de": (
        (r"nordnordost\w*|nordnordöstlich\w*", "nne"), (r"ostnordost\w*|ostnordöstlich\w*", "ene"), (r"ostsüdost\w*|ostsüdöstlich\w*", "ese"), (r"südsüdost\w*|südsüdöstlich\w*", "sse"),
        (r"südsüdwest\w*|südsüdwestlich\w*", "ssw"), (r"westsüdwest\w*|westsüdwestlich\w*", "wsw"), (r"westnordwest\w*|westnordwestlich\w*", "wnw"), (r"nordnordwest\w*|nordnordwestlich\w*", "nnw"),
        (r"nordost\w*|nordöstlich\w*", "ne"), (r"nordwest\w*|nordwestlich\w*", "nw"), (r"südost\w*|südöstlich\w*", "se"), (r"südwest\w*|südwestlich\w*", "sw"),
        (r"nördlich\w*|norden|nord", "n"), (r"südlich\w*|süden|süd", "s"), (r"östlich\w*|osten|ost", "e"), (r"westlich\w*|westen|west", "w"),
    ),
}  # fmt: skip
COMPASS_HINT = (
    "north|south|east|west|północ|połud|wsch|zach|північ|півн|південь|півд|схід|сход|східн|захід|заход|західн|север|юг|южн|восто|запад"
    "|nord|nörd|süd|ost|öst"
)
"""What every compass word has in it; all begin with plain letters, so that a search skips from one to the next."""
CENTRAL_HINT = "centr|cent(?:er|re)|środk|центр|zentral|mittel"
CENTRAL = {
    "en": "central|centre of|center of",
    "pl": r"central\w+|środkow\w+|centrum",
    "uk": r"центральн\w+|центр\w*",
    "ru": r"центральн\w+|центр\w*",
    "de": r"zentral\w*|mittel",
}
COMPASS_NAMES = {
    "n": "northern", "s": "southern", "e": "eastern", "w": "western", "ne": "north-eastern", "nw": "north-western",
    "se": "south-eastern", "sw": "south-western", "c": "central", "nne": "north-north-eastern", "ene": "east-north-eastern",
    "ese": "east-south-eastern", "sse": "south-south-eastern", "ssw": "south-south-western", "wsw": "west-south-western",
    "wnw": "west-north-western", "nnw": "north-north-western",
}  # fmt: skip


def compass_pattern(language: str) -> str:
    """An alternation of all compass words of a language."""
    return "|".join(stem for stem, _ in COMPASS[language])


def compass_code(word: str, language: str) -> str | None:
    """The code (``n``, ``ne`` … or ``c``) of a compass word, or ``None``."""
    for code in (language, *COMPASS):
        for stem, direction in COMPASS.get(code, ()):
            if re.fullmatch(stem, word.strip(), re.IGNORECASE):
                return direction
        if re.fullmatch(CENTRAL.get(code, "(?!)"), word.strip(), re.IGNORECASE):
            return "c"
    return None


# unit → metres; the stems cover inflection
UNITS: tuple[tuple[str, float], ...] = (
    (r"nautical miles?|nmi|nm|seemeilen?|mil\w? morsk\w+|морськ\w+ мил\w*|морськ\w+ миль|морск\w+ мил\w*", 1852.0),
    (r"kilomet(?:re|er)s?|kilometr\w*|кілометр\w*|километр\w*|kilometern?|km|км", 1000.0),
    (r"miles?|mi|mil\w?|миль|мил[яи]|meilen?", 1609.344),
    (r"met(?:re|er)s?|metr\w+|метр\w*|metern?|m|м", 1.0),
    (r"yards?", 0.9144),
    (r"feet|foot|ft", 0.3048),
)
DISTANCE_HINT = "km|kilom|км|кілом|килом|mile|mil |mil\\.|мил|metr|mete|метр|meile|yard|feet|foot|morsk|морс|nautical|" + "|".join(
    f"{digit}[ \u00a0-]?[mмfn]" for digit in "0123456789"
)
"""What every distance has in it: the stem of a unit, or a figure before a short one."""
UNIT_PATTERN = "|".join(pattern for pattern, _ in UNITS)

_SMALL = {
    1: "a an one jeden jedną один одного одну ein eine einen einem einer", 2: "two dwa dwóch dwie два двох двух дві две zwei", 3: "three trzy trzech три трьох трех трёх drei",
    4: "four cztery czterech чотири чотирьох четыре четырех vier", 5: "five pięć pięciu п'ять п’ять пяти пять fünf", 6: "six sześć sześciu шість шести шесть sechs",
    7: "seven siedem siedmiu сім семи семь sieben", 8: "eight osiem ośmiu вісім восьми восемь acht", 9: "nine dziewięć dziewięciu дев'ять дев’ять девяти девять neun",
    10: "ten dziesięć dziesięciu десять десяти zehn", 12: "dozen twelve dwanaście дванадцять двенадцать zwölf dutzend", 15: "fifteen piętnaście п'ятнадцять пятнадцать fünfzehn", 20: "twenty dwadzieścia двадцять двадцать zwanzig",
    30: "thirty trzydzieści тридцять тридцать dreißig", 40: "forty czterdzieści сорок vierzig", 50: "fifty pięćdziesiąt п'ятдесят пятьдесят fünfzig", 100: "hundred sto сто сотні hundert",
}  # fmt: skip
NUMBER_WORDS = {word: float(n) for n, words in _SMALL.items() for word in words.split()}
VAGUE_NUMBERS = {
    "few": 3, "a few": 3, "several": 5, "some": 5, "kilka": 5, "kilku": 5, "kilkanaście": 15, "kilkunastu": 15, "kilkadziesiąt": 40, "kilkudziesięciu": 40,
    "кілька": 5, "кількох": 5, "декілька": 5, "несколько": 5, "нескольких": 5, "einige": 5, "wenige": 3, "paar": 3,
}  # fmt: skip
NUMBER_PATTERN = (
    r"\d{1,3}(?:[  ,]\d{3})+|\d+(?:[.,]\d+)?|a few|"
    + "|".join(sorted({re.escape(w) for w in (*NUMBER_WORDS, *VAGUE_NUMBERS)}, key=len, reverse=True))
)


def distance_pattern() -> str:
    """A number with its unit, and what may stand in brackets behind: ``30 km (19 miles)``."""
    return rf"(?P<number>{NUMBER_PATTERN})[ -]?(?P<unit>{UNIT_PATTERN})(?: \([^()]{{1,20}}\))?"


def written_distance_m(number_text: str, unit_text: str) -> tuple[float, float]:
    """Metres of a distance as written, and how far its wording leaves it open.

    Half of the last decimal or trailing power of ten (GBIF Georeferencing Best Practices, "Uncertainty related to offset
    precision"); half of the whole for "a few" and the like.
    """
    value, vague = number(number_text)
    unit_m = metres(unit_text)
    return value * unit_m, value * unit_m / 2 if vague else written_precision_m(number_text, value, unit_m)


def written_precision_m(written: str, value: float, unit_m: float) -> float:
    """Half of the last decimal or trailing power of ten that was written (GBIF guide, "distance precision")."""
    if "." in written or ("," in written and not re.fullmatch(r"\d{1,3}(?:,\d{3})+", written)):
        return 0.5 * 10.0 ** -len(re.split("[.,]", written)[1]) * unit_m
    if value and value == int(value):
        zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
        return 0.5 * 10.0**zeros * unit_m
    return 0.5 * unit_m


def rounding_m(number_text: str, unit_text: str) -> float:
    """Half of five units where a distance of ten or more is told in fives: 45 km may be 43 or 47, 12 km is told in ones.

    Next to tens, speakers round to the halves of tens (Jansen & Pollmann 2001, "On round numbers", Journal of Quantitative
    Linguistics 8).
    """
    value, vague = number(number_text)
    return 2.5 * metres(unit_text) if not vague and value >= 10 and value % 5 == 0 else 0.0


def number(text: str) -> tuple[float, bool]:
    """The value of a number as written, and whether it is vague (a few, kilkanaście)."""
    word = " ".join(text.casefold().split())
    if word in VAGUE_NUMBERS:
        return float(VAGUE_NUMBERS[word]), True
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word], False
    digits = re.sub(r"[  ]", "", word)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits):
        digits = digits.replace(",", "")
    return float(digits.replace(",", ".")), False


def metres(unit: str) -> float:
    """Metres in a unit as written."""
    written = " ".join(unit.split())
    return next(factor for pattern, factor in UNITS if re.fullmatch(pattern, written, re.IGNORECASE))
