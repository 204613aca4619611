"""Nominative forms an inflected place name may come from: ``Polatyczach`` → ``Polatycze``, ``під Харковом`` → ``Харків``.

No dictionary knows the names of villages, so each language has a table of endings and what they may stand for in the
nominative. The forms are only proposals: those the gazetteer does not know fall away. The rules follow the regular
noun and adjective declensions of each language, with their usual alternations (ó/o, ie/∅, і/о, ц/к, з/г, с/х).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

# ending → nominative endings it may stand for, longest endings first tried; all that fit are proposed
_ENDINGS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "pl": (
        ("iach", ("ia", "ie", "")), ("owie", ("ów", "owo")), ("owcu", ("owiec",)), ("skiej", ("ska", "skie")), ("ckiej", ("cka", "ckie")),
        ("skiego", ("ski", "skie")), ("ckiego", ("cki", "ckie")), ("skiem", ("skie",)), ("ckiem", ("ckie",)), ("skim", ("ski", "skie")), ("ckim", ("cki", "ckie")),
        ("skich", ("skie",)), ("ckich", ("ckie",)), ("ską", ("ska",)), ("cką", ("cka",)),
        ("ach", ("y", "i", "e")), ("ami", ("y", "i", "e")), ("iej", ("ia", "a", "ie")), ("ej", ("a", "e")), ("ego", ("y", "e", "i")),
        ("emu", ("y", "e")), ("ym", ("y", "e")), ("im", ("i", "ie")), ("ych", ("e", "y")), ("ich", ("ie", "i")), ("iem", ("", "ie", "ień")), ("em", ("", "e", "o")),
        ("cy", ("ca", "k", "ce")), ("dzie", ("da", "d", "do")), ("dze", ("ga",)), ("cie", ("ta", "t", "to", "cie", "ć")), ("szcie", ("st",)), ("ście", ("sta", "sto", "st")), ("ścia", ("ść",)), ("ściu", ("ść",)), ("ściem", ("ść",)),
        ("rze", ("ra", "r", "ro")), ("le", ("ła", "ł", "lo", "ło", "le")), ("li", ("la", "le")), ("nie", ("na", "n", "no", "nie")), ("mie", ("ma", "m")), ("wie", ("wa", "w", "wo", "ów")),
        ("bie", ("ba", "b")), ("pie", ("pa", "p")), ("sie", ("sa", "s")), ("zie", ("za", "z")), ("ce", ("ka", "ca", "ce")), ("rcu", ("rzec",)), ("cu", ("ec", "c", "cе")),
        ("niu", ("ń", "nie")), ("iu", ("ie", "", "io")), ("u", ("", "o", "e")), ("ii", ("ia",)), ("ji", ("ja",)), ("ei", ("eja", "ea")), ("ią", ("ia", "")), ("ę", ("a",)), ("ą", ("a",)),
        ("czka", ("czek", "czko")), ("rka", ("rek", "rko")), ("owa", ("ów", "owo")), ("owu", ("ów",)), ("ci", ("ć",)), ("si", ("ś",)), ("dzi", ("dź",)), ("ni", ("nia", "ń")), ("a", ("", "o", "e")), ("i", ("a", "ia", "")), ("y", ("a",)), ("ie", ("", "a")), ("ów", ("y", "")),
    ),
    "uk": (
        ("ського", ("ський", "ське", "ськ")), ("ському", ("ський", "ське", "ськ")), ("ській", ("ська",)), ("ською", ("ська",)), ("ським", ("ський", "ське")), ("ської", ("ська",)), ("ську", ("ськ", "ська")), ("ськом", ("ськ",)),
        ("ові", ("ів", "ове", "ов")), ("єві", ("їв", "єве")), ("еві", ("ів", "ев", "еве")), ("ова", ("ів",)), ("єва", ("їв",)), ("ева", ("ів", "ев")), ("ову", ("ів", "ова")), ("єву", ("їв",)), ("еву", ("ів",)), ("овом", ("ів", "ове")), ("євом", ("їв",)), ("евом", ("ів", "ево")),
        ("ях", ("і",)), ("ах", ("и",)), ("ями", ("і", "я")), ("ами", ("и", "а")), ("ці", ("ка", "ця", "ц")), ("зі", ("га", "з", "за")), ("сі", ("ха", "с", "са")), ("ій", ("а", "я", "ій")), ("ою", ("а",)), ("ею", ("я", "а")), ("єю", ("я",)),
        ("ого", ("ий", "е")), ("ому", ("ий", "е")), ("им", ("ий", "е")), ("их", ("і",)), ("ої", ("а",)), ("цем", ("ець",)), ("ця", ("ець",)), ("цю", ("ець", "ця")), ("ом", ("", "о")), ("ем", ("ь", "", "е")), ("єм", ("й",)), ("полі", ("піль",)), ("полю", ("піль",)), ("поля", ("піль",)), ("полем", ("піль",)),
        ("ссю", ("сь",)), ("ттю", ("ть",)), ("ддю", ("дь",)), ("ллю", ("ль",)), ("ії", ("ія",)), ("ію", ("ія",)), ("ією", ("ія",)), ("у", ("", "а", "о")), ("ю", ("ь", "я", "й")), ("а", ("", "о")), ("я", ("ь", "й", "е")), ("і", ("", "а", "о", "ь", "я", "е")), ("ї", ("я", "й")), ("и", ("а",)), ("ів", ("и", "і")),
    ),
    "ru": (
        ("ского", ("ский", "ское", "ск")), ("скому", ("ский", "ское")), ("ской", ("ская",)), ("скую", ("ская",)), ("ским", ("ский", "ское")), ("ском", ("ский", "ское", "ск")), ("цкой", ("цкая",)), ("цкого", ("цкий",)), ("цком", ("цкий", "цк")),
        ("ах", ("ы", "и")), ("ях", ("и",)), ("ами", ("ы", "и", "а")), ("ями", ("и", "я")), ("ого", ("ый", "ое", "ий")), ("ому", ("ый", "ое")), ("ой", ("а", "ая", "ой")), ("ую", ("ая",)), ("ым", ("ый", "ое")), ("ом", ("", "о", "ый", "ое")), ("ем", ("", "е", "ь", "ий")),
        ("ей", ("я", "ь", "и")), ("ью", ("ь",)), ("ии", ("ия",)), ("ию", ("ия",)), ("ией", ("ия",)), ("це", ("ц", "ца", "ец")), ("ца", ("ец",)), ("цу", ("ец", "ца")), ("цом", ("ец",)), ("е", ("", "а", "о", "е", "ь", "я")), ("у", ("", "а", "о")), ("ю", ("ь", "я", "й")), ("а", ("", "о")), ("я", ("ь", "й", "е")), ("ы", ("а",)), ("и", ("а", "я", "ь")),
        ("ов", ("ы",)),
    ),
    "be": (("ем", ("ь", "", "е")), ("ём", ("ь", "")), ("ом", ("", "о")), ("аў", ("ы", "а")), ("ях", ("і",)), ("скай", ("ская",)), ("скага", ("скі",)), ("скаму", ("скі",)), ("скім", ("скі",)), ("цкай", ("цкая",)), ("цкага", ("цкі",)), ("цкім", ("цкі",)), ("ах", ("ы", "а")), ("ам", ("", "а")), ("ай", ("а",)), ("ой", ("а",)), ("у", ("", "а")), ("ю", ("ь", "я")), ("е", ("", "а")), ("а", ("",)), ("і", ("а", "ь", "я")), ("ы", ("а",)), ("цы", ("ка", "ца"))),
    "de": (("ens", ("en",)), ("es", ("", "e")), ("s", ("",)), ("er", ("", "e", "en")), ("ern", ("",))),
    "cs": (("icím", ("ice",)), ("icemi", ("ice",)), ("ic", ("ice",)), ("ých", ("é", "ý")), ("ým", ("é", "ý")), ("ého", ("ý", "é")), ("é", ("á",)), ("ském", ("ský", "ské")), ("ského", ("ský", "sko")), ("sku", ("sko",)), ("ech", ("y", "a", "")), ("ách", ("y", "a")), ("ích", ("ice", "e")), ("icích", ("ice",)), ("ou", ("a",)), ("em", ("", "o")), ("ě", ("", "a", "o")), ("u", ("", "a", "o")), ("y", ("a",)), ("a", ("", "o")), ("i", ("", "e")), ("ze", ("ha",)), ("e", ("", "a"))),
    "sk": (("skom", ("sko", "ský")), ("ska", ("sko",)), ("ách", ("y", "a")), ("och", ("y", "e")), ("iach", ("e",)), ("ou", ("a",)), ("om", ("", "o")), ("e", ("", "a")), ("u", ("", "a", "o")), ("y", ("a",)), ("a", ("", "o"))),
    "ro": (("ului", ("", "ul")), ("lui", ("", "l")), ("iei", ("ia",)), ("ei", ("a", "ea", "ă")), ("ii", ("ia",))),
    "lt": (("uje", ("ai", "us")), ("iuje", ("ius", "iai")), ("ėje", ("ė",)), ("oje", ("a", "ia")), ("yje", ("is", "ys")), ("uose", ("ai",)), ("o", ("as",)), ("io", ("is", "ys")), ("os", ("a",)), ("ės", ("ė",)), ("ių", ("iai",)), ("ų", ("ai",)), ("aus", ("us",))),
}  # fmt: skip

# genitive plural without an ending: "mieszkańców Osin" are those of Osiny
_BARE_GENITIVE = {"pl": "bcdfghjklłmnprstwz", "uk": "бвгджзклмнпрстфхцчш", "ru": "бвгджзклмнпрстфхцчш"}
_PLURALS = {"pl": ("y", "i", "e"), "uk": ("и", "і"), "ru": ("ы", "и")}
INFLECTED = frozenset(_ENDINGS)
# nouns that stand beside names and decline irregularly
_IRREGULAR = {
    "pl": {"powiecie": ("powiat",), "powiatu": ("powiat",), "rejonie": ("rejon",), "rejonu": ("rejon",), "mieście": ("miasto",), "rzece": ("rzeka",), "niemczech": ("Niemcy",), "włoszech": ("Włochy",), "węgrzech": ("Węgry",)},
    "uk": {"краї": ("край",), "краю": ("край",), "місті": ("місто",)},
    "ru": {"крае": ("край",), "края": ("край",), "краю": ("край",), "городе": ("город",)},
    "be": {"вобласці": ("вобласць",), "раёне": ("раён",)},
}
_PARTS = re.compile(r"([\s\-‐‑]+)")


@lru_cache(maxsize=65536)
def _word(word: str, language: str) -> tuple[str, ...]:
    """Nominative forms of one word, the word itself first."""
    lower = word.lower()
    forms = [word, *_IRREGULAR.get(language, {}).get(lower, ())]
    for ending, stems in _ENDINGS.get(language, ()):
        if lower.endswith(ending) and len(word) - len(ending) >= 2:
            forms += [word[: len(word) - len(ending)] + stem for stem in stems]
    if len(word) >= 4 and lower[-1] in _BARE_GENITIVE.get(language, ""):
        forms += [word + ending for ending in _PLURALS[language]]
    for form in tuple(forms):
        forms += _alternations(form, language)
    if language == "pl" and (inner := _INNER.fullmatch(word)):
        forms += [f"{inner['first']}y{rest}" for rest in _word(inner["rest"], language)]
    return tuple(dict.fromkeys(forms))


_INNER = re.compile(r"(?P<first>\w{2,}?)(?:ego|emu|ym)(?P<rest>\w{4,})")
"""Polish names made of an adjective and a noun, both inflected: ``Białegostoku`` is that of Białystok."""


def _alternations(form: str, language: str) -> list[str]:
    """Vowel alternations in the last syllable: Krakow- → Kraków, Львов- → Львів."""
    if language == "pl" and form.endswith(("ow", "oz", "od", "ol")):
        return [form[:-2] + "ó" + form[-1]]
    if language == "uk" and form.endswith(("ов", "ев", "єв", "от", "ор", "ин")):
        vowel = {"о": "і", "е": "і", "є": "ї", "и": "и"}[form[-2]]
        return [form[:-2] + vowel + form[-1]]
    if language == "ru" and re.search(r"[бвгдзклмнпрстфх]ь?ц$", form):
        return [form.rstrip("цЦ").rstrip("ь") + "ец"]
    return []


def nominatives(name: str, language: str | None, *, limit: int = 64) -> tuple[str, ...]:
    """Forms under which an inflected name may stand in a gazetteer, the name as written first.

    Each word of a name of several is inflected by itself (``w Białej Podlaskiej`` → ``Biała Podlaska``); at most
    ``limit`` combinations are given.
    """
    if language not in _ENDINGS:
        return (name,)
    parts = _PARTS.split(name)
    if len(parts) > 7:
        return (name,)
    choices = [(part,) if i % 2 else _word(part, language) for i, part in enumerate(parts)]
    return tuple(dict.fromkeys("".join(combination) for combination in islice(product(*choices), limit)))
