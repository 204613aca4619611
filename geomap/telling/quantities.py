"""How many: numbers, number words, vague amounts and ranges, with the words that hedge them.

The bounds are those the words give and no others. ``at least 19`` is 19 or more, ``as many as 23`` is 23 at most,
``around two dozen`` is 24 with its hedge kept (no width is made up for *around*), ``several`` is three or more,
``between two and four`` is 2 to 4. ``more than 90`` keeps 90 as its bound; the hedge says that it is exceeded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

LANGUAGES = ("en", "pl", "uk", "ru", "de", "cs", "ro")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its span, bounds (``None`` is open) and hedging words as written."""

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    hedge: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether it is one plain number."""
        return self.low is not None and self.low == self.high and not self.hedge


# -- number words -------------------------------------------------------------------------------------------------------

_UNITS = {
    "en": "one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14"
    " fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70"
    " eighty 80 ninety 90",
    "pl": "jeden 1 jedna 1 jedno 1 jednego 1 jednej 1 dwa 2 dwie 2 dwóch 2 dwu 2 dwaj 2 dwoje 2 dwoma 2 dwiema 2 trzy 3 trzech 3"
    " trzej 3 troje 3 trzema 3 cztery 4 czterech 4 czworo 4 czterema 4 pięć 5 pięciu 5 pięcioro 5 sześć 6 sześciu 6 siedem 7"
    " siedmiu 7 osiem 8 ośmiu 8 dziewięć 9 dziewięciu 9 dziesięć 10 dziesięciu 10 jedenaście 11 jedenastu 11 dwanaście 12"
    " dwunastu 12 trzynaście 13 trzynastu 13 czternaście 14 czternastu 14 piętnaście 15 piętnastu 15 szesnaście 16"
    " szesnastu 16 siedemnaście 17 siedemnastu 17 osiemnaście 18 osiemnastu 18 dziewiętnaście 19 dziewiętnastu 19"
    " dwadzieścia 20 dwudziestu 20 trzydzieści 30 trzydziestu 30 czterdzieści 40 czterdziestu 40 pięćdziesiąt 50"
    " pięćdziesięciu 50 sześćdziesiąt 60 siedemdziesiąt 70 osiemdziesiąt 80 dziewięćdziesiąt 90",
    "uk": "один 1 одна 1 одне 1 одного 1 одну 1 два 2 дві 2 двох 2 двоє 2 двома 2 три 3 трьох 3 троє 3 трьома 3 чотири 4 чотирьох 4"
    " четверо 4 чотирма 4 п'ять 5 п'яти 5 п'ятьох 5 п'ятеро 5 шість 6 шести 6 шістьох 6 шестеро 6 сім 7 семи 7 сімох 7 семеро 7"
    " вісім 8 восьми 8 вісьмох 8 восьмеро 8 дев'ять 9 дев'яти 9 десять 10 десяти 10 десятеро 10 одинадцять 11 дванадцять 12"
    " дванадцяти 12 тринадцять 13 чотирнадцять 14 п'ятнадцять 15 шістнадцять 16 сімнадцять 17 вісімнадцять 18"
    " дев'ятнадцять 19 двадцять 20 двадцяти 20 тридцять 30 тридцяти 30 сорок 40 п'ятдесят 50 шістдесят 60 сімдесят 70"
    " вісімдесят 80 дев'яносто 90",
    "ru": "один 1 одна 1 одно 1 одного 1 одну 1 два 2 две 2 двух 2 двое 2 двумя 2 три 3 трёх 3 трех 3 трое 3 тремя 3 четыре 4"
    " четырёх 4 четырех 4 четверо 4 пять 5 пяти 5 пятеро 5 шесть 6 шести 6 шестеро 6 семь 7 семи 7 семеро 7 восемь 8 восьми 8"
    " девять 9 девяти 9 десять 10 десяти 10 одиннадцать 11 двенадцать 12 двенадцати 12 тринадцать 13 четырнадцать 14"
    " пятнадцать 15 шестнадцать 16 семнадцать 17 восемнадцать 18 девятнадцать 19 двадцать 20 двадцати 20 тридцать 30"
    " тридцати 30 сорок 40 пятьдесят 50 шестьдесят 60 семьдесят 70 восемьдесят 80 девяносто 90",
    "de": "ein 1 eine 1 einen 1 einem 1 einer 1 eines 1 zwei 2 drei 3 dreier 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10"
    " elf 11 zwölf 12 dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20"
    " dreißig 30 vierzig 40 fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90",
    "cs": "jeden 1 jedna 1 jedno 1 jednoho 1 jednu 1 dva 2 dvě 2 dvou 2 tři 3 tří 3 čtyři 4 čtyř 4 pět 5 pěti 5 šest 6 šesti 6 sedm 7"
    " sedmi 7 osm 8 osmi 8 devět 9 devíti 9 deset 10 deseti 10 jedenáct 11 dvanáct 12 třináct 13 čtrnáct 14 patnáct 15"
    " šestnáct 16 sedmnáct 17 osmnáct 18 devatenáct 19 dvacet 20 třicet 30 čtyřicet 40 padesát 50",
    "ro": "un 1 una 1 unu 1 o 1 doi 2 două 2 trei 3 patru 4 cinci 5 șase 6 şase 6 șapte 7 şapte 7 opt 8 nouă 9 zece 10 unsprezece 11"
    " doisprezece 12 douăsprezece 12 treisprezece 13 paisprezece 14 cincisprezece 15 șaisprezece 16 șaptesprezece 17"
    " optsprezece 18 nouăsprezece 19 douăzeci 20 treizeci 30 patruzeci 40 cincizeci 50",
}  # fmt: skip
_SCALES = {
    "en": "dozen 12 score 20 hundred 100 thousand 1000 million 1000000",
    "pl": "tuzin 12 tuziny 12 tuzinów 12 sto 100 dwieście 200 trzysta 300 czterysta 400 pięćset 500 sześćset 600 tysiąc 1000"
    " tysiące 1000 tysięcy 1000 tys 1000",
    "uk": "дюжина 12 дюжини 12 десяток 10 десятка 10 десятки 10 десятків 10 сотня 100 сотні 100 сотень 100 сто 100 ста 100 двісті 200 двохсот 200 триста 300 чотириста 400 п'ятсот 500 шістсот 600 тисяча 1000"
    " тисячі 1000 тисяч 1000 тис 1000",
    "ru": "дюжина 12 дюжины 12 десяток 10 десятка 10 десятки 10 десятков 10 сотня 100 сотни 100 сотен 100 сто 100 ста 100 двести 200 двухсот 200 триста 300 четыреста 400 пятьсот 500 шестьсот 600 тысяча 1000"
    " тысячи 1000 тысяч 1000 тыс 1000",
    "de": "dutzend 12 hundert 100 tausend 1000",
    "cs": "tucet 12 tuctu 12 desítky 10 desítek 10 sto 100 tisíc 1000",
    "ro": "duzină 12 sută 100 sute 100 mie 1000 mii 1000",
}  # fmt: skip
_MANY = {"десятки", "десятків", "десятков", "сотні", "сотень", "сотни", "сотен", "desítky", "desítek"}
"""Plurals that are a number only after one: two tens are twenty, tens are many."""
_ARTICLES = {
    "en": {"a", "an"},
    "de": {"ein", "eine", "einen", "einem", "einer", "eines"},
    "ro": {"o", "un"},
    "pl": set(),
    "uk": set(),
    "ru": set(),
    "cs": set(),
}
_VAGUE: dict[str, dict[str, tuple[float | None, float | None]]] = {
    "en": {
        "a couple of": (2, 2), "a pair of": (2, 2), "both": (2, 2), "a trio of": (3, 3), "several dozen": (36, None),
        "dozens of": (24, None), "dozens": (24, None), "scores of": (40, None), "several": (3, None), "a few": (3, None),
        "multiple": (2, None), "hundreds of": (200, None), "several hundred": (300, None), "a series of": (2, None),
        "a string of": (2, None), "half a dozen": (6, 6), "a swarm of": (2, None), "a handful of": (3, None),
        "numerous": (3, None), "a number of": (2, None), "twice": (2, 2), "thrice": (3, 3),
    },
    "pl": {
        "kilka": (3, 9), "kilku": (3, 9), "kilkoma": (3, 9), "kilkanaście": (11, 19), "kilkunastu": (11, 19),
        "kilkadziesiąt": (20, 99), "kilkudziesięciu": (20, 99), "kilkaset": (200, 999), "parę": (2, None),
        "para": (2, 2), "wiele": (3, None), "oba": (2, 2), "obie": (2, 2), "dziesiątki": (20, None), "setki": (200, None), "dwukrotnie": (2, 2), "trzykrotnie": (3, 3), "kilkakrotnie": (3, None),
    },
    "uk": {
        "кілька": (3, 9), "кількох": (3, 9), "декілька": (3, 9), "кільканадцять": (11, 19), "кілька десятків": (20, 99),
        "десятки": (20, None), "десятків": (20, None), "сотні": (200, None), "сотень": (200, None), "кілька сотень": (200, 999), "пара": (2, 2), "обидва": (2, 2),
        "півтора десятка": (15, 15), "десяток": (10, 10), "два десятки": (20, 20), "чимало": (3, None), "низка": (2, None), "двічі": (2, 2), "тричі": (3, 3),
    },
    "ru": {
        "несколько": (3, 9), "нескольких": (3, 9), "десятки": (20, None), "десятков": (20, None), "несколько десятков": (20, 99), "сотен": (200, None), "несколько сотен": (200, 999),
        "сотни": (200, None), "пара": (2, 2), "оба": (2, 2), "полтора десятка": (15, 15), "десяток": (10, 10),
        "два десятка": (20, 20), "ряд": (2, None), "множество": (3, None), "дважды": (2, 2), "трижды": (3, 3),
    },
    "de": {
        "mehrere": (2, None), "mehreren": (2, None), "mehrerer": (2, None), "einige": (3, None), "einigen": (3, None),
        "ein paar": (2, None), "zwei dutzend": (24, 24), "dutzende": (24, None), "hunderte": (200, None), "beide": (2, 2),
        "beiden": (2, 2), "zahlreiche": (3, None), "zahlreichen": (3, None), "ein halbes dutzend": (6, 6), "ein paar dutzend": (24, None), "einmal": (1, 1), "zweimal": (2, 2), "dreimal": (3, 3), "viermal": (4, 4), "fünfmal": (5, 5), "sechsmal": (6, 6), "siebenmal": (7, 7), "achtmal": (8, 8), "zehnmal": (10, 10), "mehrmals": (2, None),
    },
    "cs": {"několik": (3, 9), "několika": (3, 9), "desítky": (20, None), "desítek": (20, None), "stovky": (200, None), "oba": (2, 2)},
    "ro": {"mai multe": (2, None), "mai mulți": (2, None), "câteva": (3, None), "câțiva": (3, None), "zeci de": (20, None), "ambele": (2, 2)},
}  # fmt: skip
_HEDGES: dict[str, dict[str, str]] = {
    # ">": a lower bound, "<": an upper bound, "~": about
    "en": {
        ">": "at least|no fewer than|not fewer than|no less than|not less than|a minimum of|more than|over|upwards of|above"
        "|in excess of|at minimum",
        "<": "as many as|up to|at most|no more than|not more than|a maximum of|fewer than|less than|under",
        "~": "around|about|some|roughly|approximately|approx\\.?|nearly|almost|close to|an estimated|estimated|or so|just over|just under|circa",
    },
    "pl": {
        ">": "co najmniej|przynajmniej|minimum|nie mniej niż|ponad|powyżej|więcej niż",
        "<": "co najwyżej|najwyżej|nawet|do|nie więcej niż|maksymalnie|mniej niż|poniżej",
        "~": "około|ok\\.|mniej więcej|blisko|prawie|niemal|jakieś|w przybliżeniu|z|circa",
    },
    "uk": {
        ">": "щонайменше|принаймні|не менше|не менш як|не менш ніж|понад|більше|більш як|більше ніж|мінімум",
        "<": "щонайбільше|до|не більше|максимум|менше",
        "~": "близько|приблизно|майже|орієнтовно|коло",
    },
    "ru": {
        ">": "по меньшей мере|как минимум|минимум|не менее|не меньше|свыше|более|более чем|больше|по крайней мере",
        "<": "не более|до|максимум|менее|не больше",
        "~": "около|примерно|приблизительно|почти|порядка|ориентировочно",
    },
    "de": {
        ">": "mindestens|wenigstens|zumindest|mehr als|über|nicht weniger als",
        "<": "bis zu|höchstens|maximal|nicht mehr als|weniger als|unter",
        "~": "rund|etwa|ungefähr|circa|ca\\.|knapp|fast|gut|nahezu|beinahe|schätzungsweise",
    },
    "cs": {
        ">": "nejméně|alespoň|minimálně|více než|přes",
        "<": "až|nejvýše|maximálně|méně než",
        "~": "asi|přibližně|zhruba|kolem|téměř|skoro|okolo",
    },
    "ro": {
        ">": "cel puțin|minimum|peste|mai mult de|mai bine de",
        "<": "până la|cel mult|maximum|mai puțin de",
        "~": "aproximativ|circa|aproape|în jur de|vreo",
    },
}  # fmt: skip
_RANGE = {
    "en": ("between", r"and", r"to|or"),
    "pl": ("od|między|pomiędzy", r"do|a", r"do|lub|albo|czy"),
    "uk": ("від|між", r"до|та|і", r"чи|або|до"),
    "ru": ("от|между", r"до|и", r"или|до"),
    "de": ("zwischen|von", r"und|bis", r"bis|oder"),
    "cs": ("od|mezi", r"do|a", r"až|nebo|či"),
    "ro": ("între|de la", r"și|la|până la", r"sau|până la"),
}
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"


@cache
def number_words(language: str) -> dict[str, int]:
    """Number words of a language with their values: units, tens and scales."""
    words: dict[str, int] = {}
    for table in (_UNITS.get(language, ""), _SCALES.get(language, "")):
        parts = table.split()
        words.update({w: int(n) for w, n in zip(parts[::2], parts[1::2], strict=True)})
    if language == "de":
        for ten in (20, 30, 40, 50, 60, 70, 80, 90):
            name = next(w for w, n in words.items() if n == ten)
            units = {**{w: n for w, n in words.items() if 1 < n < 10}, "ein": 1}
            words |= {f"{w}und{name}": n + ten for w, n in units.items() if len(w) > 2}
        words |= {f"{w}hundert": n * 100 for w, n in list(words.items()) if 1 <= n <= 9 and w != "eine"}
    return words


def number(text: str, language: str) -> float | None:
    """The value of a number in digits or words (``1,200``, ``twenty-three``, ``ein Dutzend``), or ``None``."""
    folded = text.casefold().replace("’", "'").replace("ʼ", "'").strip()
    if re.fullmatch(_DIGITS, folded):
        return _digits(folded)
    words = number_words(language)
    total, current, seen = 0, 0, False
    scales = (12, 20, 100, 1000, 1000000) if language == "en" else (10, 12, 100, 1000)
    for word in re.split(r"[\s\-‐‑]+", folded):
        if word in ("and", "und", "și", "of"):
            continue
        if re.fullmatch(_DIGITS, word):
            value = _digits(word)
            if value is None:
                return None
            current, seen = current + int(value), True
            continue
        if word not in words:
            if word in _ARTICLES[language]:
                current, seen = 1, True
                continue
            return None
        value_of = words[word]
        if value_of in scales and (word in _SCALES[language].split()):
            if not current and word in _MANY:
                return None
            current = max(current, 1) * value_of
            if value_of >= 1000:
                total, current = total + current, 0
        else:
            current += value_of
        seen = True
    return float(total + current) if seen else None


def _digits(text: str) -> float | None:
    compact = re.sub(r"[ \u00a0\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", compact):
        return float(re.sub(r"[.,]", "", compact))
    try:
        return float(compact.replace(",", "."))
    except ValueError:
        return None


# -- finding ------------------------------------------------------------------------------------------------------------


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The vague-amount pattern and the pattern of numbers with hedge and range."""
    words = sorted(number_words(language), key=len, reverse=True)
    # In Romanian ``o`` and in German ``ein`` are articles far more often than numbers; alone they count as no amount.
    one_word = "|".join(re.escape(w).replace("'", "['’ʼ]") for w in words)
    number_of = (
        rf"(?:{_DIGITS})(?:[\s\u00a0](?:dozen|thousand|million|hundred|tysięcy|тысяч|тисяч|тис|тыс|tausend|tys)\b)?"
        rf"|(?:{_joined(_ARTICLES[language])}(?:{one_word})(?:(?:[\s\-‐‑]+(?:and[\s]+)?)(?:{one_word}))*)"
    )
    hedges = "|".join(
        f"(?P<h{i}>{forms})" for i, forms in enumerate(_HEDGES[language][sign] for sign in (">", "<", "~"))
    )
    left, between, either = _RANGE[language]
    not_word = r"(?<![\w.,/:\-‐‑])"
    ends = r"(?![\w]|[.,:]\d|[\-‐‑][^\W\d_])"
    pattern = (
        rf"{not_word}(?:(?P<hedge>{hedges})(?:\s+(?:a\s+total\s+of|the))?\s+)?"
        rf"(?:(?:(?P<left>{left})\s+)(?P<a>{number_of})\s+(?:{between})\s+(?P<b>{number_of})"
        rf"|(?P<c>{number_of})(?:(?:\s+(?:{either})\s+|\s?[-–—]\s?)(?P<d>{number_of}))?){ends}"
    )
    vague = "|".join(re.escape(v).replace(r"\ ", r"\s+") for v in sorted(_VAGUE[language], key=len, reverse=True))
    return (
        re.compile(rf"(?<!\w)(?:{vague})(?!\w)", re.IGNORECASE),
        re.compile(pattern, re.IGNORECASE),
    )


def _joined(articles: set[str]) -> str:
    return f"(?:(?:{'|'.join(sorted(articles))})\\s+)?" if articles else ""


def find_quantities(text: str, language: str, *, skip: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """Amounts in a text in order, none overlapping. Spans in ``skip`` (dates, clock times, names) hold none."""
    if language not in LANGUAGES:
        language = "en"
    vague, exact = _patterns(language)
    found = [_vague(m, language) for m in vague.finditer(text)]
    found += [q for m in exact.finditer(text) if (q := _exact(m, language)) is not None]
    found.sort(key=lambda q: (q.start, -q.end))
    kept: list[Quantity] = []
    for quantity in found:
        if kept and quantity.start < kept[-1].end:
            continue
        if any(quantity.start < end and start < quantity.end for start, end in skip):
            continue
        kept.append(quantity)
    return kept


def _vague(m: re.Match[str], language: str) -> Quantity:
    words = re.sub(r"\s+", " ", m.group().casefold())
    low, high = _VAGUE[language][words]
    hedge = () if low == high else (m.group(),)
    return Quantity(m.start(), m.end(), m.group(), low, high, hedge)


def _exact(m: re.Match[str], language: str) -> Quantity | None:
    hedge = (m["hedge"],) if m["hedge"] else ()
    start = m.start()
    if m["a"]:
        low, high = number(m["a"], language), number(m["b"], language)
    else:
        low = number(m["c"], language)
        high = number(m["d"], language) if m["d"] else low
    if low is None or high is None or low > high:
        return None
    bare = (m["c"] or "").casefold()
    if not m["d"] and bare in _ARTICLES[language]:
        return None
    if m["h0"]:
        return Quantity(start, m.end(), m.group(), low, None, hedge)
    if m["h1"]:
        return Quantity(start, m.end(), m.group(), None, high, hedge)
    if m["left"]:
        hedge = (*hedge, m["left"])
    return Quantity(start, m.end(), m.group(), low, high, hedge)
