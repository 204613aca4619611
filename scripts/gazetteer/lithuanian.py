"""Lithuanian place names out of addresses: ``Rukaičių k.`` (village of …, genitive) → ``Rukaičiai``.

Not every ending tells the nominative: ``-ių`` may stand for ``-iai`` or ``-ės``, ``-io`` for ``-is`` or ``-ys``. The most
usual comes first; the others, and the genitive itself, are kept as further spellings.
"""

from __future__ import annotations

import re

TYPE = re.compile(r"\s+(?:k|mstl|vs|vienk|glžk?\.? st|aps|pst|dv|vnk)\.?(?:\s*\([IVX]+\))?$")
"""What an address puts behind a name in the genitive: village, small town, homestead, railway stop …"""

NUMBER = re.compile(r"\s+(?:I{1,3}|l{1,3})$")
ADJECTIVES = (
    ("iųjų", ("ieji", "iosios")), ("ųjų", ("ieji", "osios")), ("iosios", ("ioji",)), ("osios", ("oji",)), ("iojo", ("ysis",)), ("ojo", ("asis",)),
)  # fmt: skip
NOUNS = (
    ("iaus", ("ius",)), ("aus", ("us",)), ("ies", ("is",)), ("ių", ("iai", "ės")), ("jų", ("jai", "jos")), ("ų", ("ai", "os")),
    ("ios", ("ia",)), ("os", ("a",)), ("ės", ("ė",)), ("io", ("is", "ys")), ("jo", ("jis", "jys", "jas")), ("o", ("as",)),
)  # fmt: skip
"""Genitive ending → nominative endings, the usual one first (Lithuanian noun declensions I to IV)."""


def nominatives(name: str) -> list[str]:
    """What a name in the genitive may be in the nominative, the likeliest first; the name itself when no rule fits."""
    bare = NUMBER.sub("", name)
    words = bare.split(" ")
    last = _noun(words[-1])
    return [" ".join([*(_adjective(word, each) for word in words[:-1]), each]) for each in last]


def _noun(word: str) -> list[str]:
    for ending, replacements in NOUNS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return [_stem(word.removesuffix(ending), each) + each for each in replacements]
    return [word]


def _stem(stem: str, ending: str) -> str:
    """``č`` and ``dž`` before ``i`` go back to ``t`` and ``d`` where the ending has no ``i``: ``Girnių``, ``Bytėčių``."""
    if not ending.startswith("i") and ending != "ys":
        if stem.endswith("dž"):
            return stem[:-2] + "d"
        if stem.endswith("č"):
            return stem[:-1] + "t"
    return stem


def _adjective(word: str, noun: str) -> str:
    """An adjective's nominative; of two, that of the noun's gender."""
    for ending, replacements in ADJECTIVES:
        if word.endswith(ending):
            feminine = noun.endswith(("os", "ės", "a", "ė"))
            return word.removesuffix(ending) + replacements[-1 if feminine else 0]
    return word
