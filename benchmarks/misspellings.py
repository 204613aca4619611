"""Misspelt names of places, some thousand of them, each with the entry it stands for; made by rule, so that anybody gets the same."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from geomap.lookup.compiled import CompiledGazetteer

Case = tuple[str, str, str]
"""Kind of slip, what was written, and the id of what was meant."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def dropped(name: str, rng: random.Random) -> str:
    """A letter left out."""
    at = rng.randrange(1, len(name))
    return name[:at] + name[at + 1 :]


def doubled(name: str, rng: random.Random) -> str:
    """A letter too many."""
    at = rng.randrange(1, len(name))
    return name[:at] + rng.choice([name[at], rng.choice(LETTERS)]) + name[at:]


def replaced(name: str, rng: random.Random) -> str:
    """A wrong letter."""
    at = rng.randrange(1, len(name))
    return name[:at] + rng.choice(LETTERS) + name[at + 1 :]


def swapped(name: str, rng: random.Random) -> str:
    """Two letters in the wrong order."""
    at = rng.randrange(1, len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def twice(name: str, rng: random.Random) -> str:
    """Two slips of any kind."""
    first = rng.choice((dropped, doubled, replaced, swapped))(name, rng)
    return rng.choice((dropped, doubled, replaced, swapped))(first, rng)


SYSTEMS = (("w", "v"), ("v", "w"), ("kh", "ch"), ("ch", "kh"), ("sh", "sz"), ("sz", "sh"), ("y", "i"), ("i", "y"), ("ks", "x"), ("c", "k"),
           ("k", "c"), ("ts", "c"), ("zh", "z"), ("ya", "ia"), ("ou", "u"), ("ee", "i"), ("j", "y"), ("ph", "f"), ("h", ""), ("oo", "u"))  # fmt: skip


def transcribed(name: str, rng: random.Random) -> str:
    """Another way of writing its sounds, in one or two places."""
    fitting = [(a, b) for a, b in SYSTEMS if a in name[1:].lower()]
    rng.shuffle(fitting)
    for a, b in fitting[: rng.choice((1, 2))]:
        name = name[0] + name[1:].replace(a, b, 1)
    return name


def bare(name: str, rng: random.Random) -> str:
    """Without diacritics."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return plain.translate(str.maketrans("łŁđĐøØı", "lLdDoOi"))


def joined(name: str, rng: random.Random) -> str:
    """Words written together."""
    return name.replace("-", " ").replace(" ", "", 1).capitalize()


def parted(name: str, rng: random.Random) -> str:
    """Hyphens for spaces, and spaces for hyphens."""
    return name.translate(str.maketrans("- ", " -"))


def turned(name: str, rng: random.Random) -> str:
    """Words in the other order: "X-Kolonia" for "Kolonia X"."""
    words = name.replace("-", " ").split()
    return f"{words[-1]}-{' '.join(words[:-1])}"


SLIPS: dict[str, Callable[[str, random.Random], str]] = {
    "letter left out": dropped, "letter too many": doubled, "wrong letter": replaced, "letters swapped": swapped,
    "two slips": twice, "transcribed otherwise": transcribed, "no diacritics": bare, "words joined": joined,
    "hyphen for space": parted, "words turned round": turned,
}  # fmt: skip
NEEDS_WORDS = ("words joined", "hyphen for space", "words turned round")


def cases(gazetteer: CompiledGazetteer, count: int = 600, seed: int = 7) -> list[Case]:
    """``count`` cases of each kind of slip, from settlements with names of six letters and more, larger ones preferred."""
    rng = random.Random(seed)
    rows = gazetteer._query("SELECT id, name FROM places WHERE feature_code LIKE 'PPL%' AND length(name) >= 6 ORDER BY fid LIMIT 300000")
    latin = [(id, name) for id, name in rows if all(c in " -'’" or "LATIN" in unicodedata.name(c, "") for c in name)]
    several = [row for row in latin if len(row[1].replace("-", " ").split()) == 2]
    marked = [row for row in latin if not row[1].isascii()]
    found: list[Case] = []
    for kind, slip in SLIPS.items():
        pool = several if kind in NEEDS_WORDS else marked if kind == "no diacritics" else latin
        while sum(case[0] == kind for case in found) < count:
            id, name = pool[int(rng.random() ** 2 * len(pool))]
            written = slip(name, rng)
            if written != name:
                found.append((kind, written, id))
    # Names a place used to have are among its names; they have to be found, not guessed.
    return found
