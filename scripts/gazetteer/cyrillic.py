"""Polish place names as Ukrainian, Russian and Belarusian reports write them.

The practical transcription that newspapers use is regular, so ``Wyryki-Wola`` can be found as ``Вирики-Воля``,
``Вырыки-Воля`` and ``Вырыкі-Воля`` although no gazetteer has these spellings for villages. Rules after the usual tables
(for Ukrainian: Український правопис 2019, § 121 ff.; for Russian: Гиляревский & Старостин, Иностранные имена и названия).
"""

from __future__ import annotations

import re

# After folding, signs for softness vanish and й, и, і, ї become i or y: only what folding keeps apart matters here.
_UKRAINIAN = (
    (r"szcz", "щ"), (r"(?<=[ptk])rz", "ш"), (r"(?<=ch)rz", "ш"), (r"sz", "ш"), (r"cz", "ч"), (r"rz|ż", "ж"), (r"ch|h", "х"),
    (r"dź", "дзь"), (r"dż", "дж"), (r"ź", "зь"), (r"ś", "сь"), (r"ć", "ць"), (r"ń", "нь"),
    (r"ów\b", "ів"), (r"ó", "у"),
    (r"ski\b", "ський"), (r"cki\b", "цький"), (r"ska\b", "ська"), (r"cka\b", "цька"), (r"skie\b", "ське"), (r"ckie\b", "цьке"),
    (r"ą(?=[bp])", "ом"), (r"ą", "он"), (r"ę(?=[bp])", "ем"), (r"ę", "ен"),
    (r"(?<=l)a", "я"), (r"(?<=l)u", "ю"), (r"(?<=l)o", "ьо"),
    (r"ia|ja", "я"), (r"ie|je", "є"), (r"iu|ju", "ю"), (r"io|jo", "йо"), (r"iu", "ю"), (r"j", "й"),
    (r"ł", "л"), (r"l(?![яюьieєі])", "ль"), (r"l", "л"),
    (r"a", "а"), (r"b", "б"), (r"c", "ц"), (r"d", "д"), (r"e", "е"), (r"f", "ф"), (r"g", "г"), (r"i", "і"), (r"k", "к"),
    (r"m", "м"), (r"n", "н"), (r"o", "о"), (r"p", "п"), (r"r", "р"), (r"s", "с"), (r"t", "т"), (r"u", "у"), (r"w|v", "в"),
    (r"y", "и"), (r"z", "з"), (r"x", "кс"),
)  # fmt: skip
_RUSSIAN = tuple(
    (pattern, {"ів": "ув", "ський": "ский", "цький": "цкий", "ська": "ска", "цька": "цка", "ське": "ске", "цьке": "цке", "є": "е", "і": "и", "ьо": "ё", "йо": "ё"}.get(text, "ы" if pattern == "y" else text))
    for pattern, text in _UKRAINIAN
)  # fmt: skip
_BELARUSIAN = tuple(
    (pattern, {"ів": "аў", "ський": "скі", "цький": "цкі", "ська": "ская", "цька": "цкая", "ське": "скае", "цьке": "цкае", "и": "ы", "щ": "шч"}.get(text, text))
    for pattern, text in _UKRAINIAN
)  # fmt: skip


def _spell(name: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    text = name.lower()
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text


_RULES = tuple(
    tuple((re.compile(pattern), text) for pattern, text in rules) for rules in (_UKRAINIAN, _RUSSIAN, _BELARUSIAN)
)


_WORDS = (
    {"kolonia": "колонія", "nad": "над", "pod": "під", "nowe": "нове", "stare": "старе"},
    {"kolonia": "колония", "nad": "над", "pod": "под", "nowe": "нове", "stare": "старе"},
    {"kolonia": "калонія", "nad": "над", "pod": "пад", "nowe": "новае", "stare": "старае"},
)
"""Common words that are translated rather than transcribed."""


def spellings(name: str) -> list[str]:
    """A Polish name in lower-case Ukrainian, Russian and Belarusian spellings, without repetition.

    Where usage wavers, both are given: Ukrainian ``-ів`` and ``-ув``, ``г`` and ``х`` for h, ``є`` and ``е`` for ie.
    """
    found = []
    for rules, words in zip(_RULES, _WORDS, strict=True):
        parts = re.split(r"([\s-]+)", name.lower())
        found.append("".join(words.get(part) or _spell(part, rules) for part in parts))
    ukrainian = found[0]
    if re.search(r"ów\b", name.lower()):
        found.append(re.sub(r"ів\b", "ув", ukrainian))
    if re.search(r"(?<![cC])[hH]", name):
        found.append(ukrainian.replace("х", "г"))
    if "є" in ukrainian:
        found.append(ukrainian.replace("є", "е"))
    return list(dict.fromkeys(found))
