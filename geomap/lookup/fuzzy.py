"""Keys that a misspelt one could have been."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import permutations

from geomap import names as naming

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CONSONANTS = "bdfgklmnprstv"
"""What is left in `geomap.names.sound`."""
MOST_ALIKE = 4_000
"""Keys that are looked at for their sound: some milliseconds' worth."""


def neighbours(key: str) -> list[str]:
    """All strings one edit away: a letter left out, put in, replaced, or swapped with its neighbour."""
    return [" ".join(candidate.split()) for candidate in _edited(key, _LETTERS + " ")]


def _edited(text: str, letters: str) -> set[str]:
    found: set[str] = set()
    for i in range(len(text) + 1):
        head, tail = text[:i], text[i:]
        found.update(head + letter + tail for letter in letters)
        if tail:
            found.add(head + tail[1:])
            found.update(head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            found.add(head + tail[1] + tail[0] + tail[2:])
    return found


def reordered(key: str) -> list[str]:
    """The words of a key in other orders: ``kolonia zablocie`` and ``zablocie kolonia``."""
    words = key.split()
    if not 2 <= len(words) <= 4:
        return []
    return [" ".join(order) for order in permutations(words)]


def nearby_sounds(sound: str) -> list[str]:
    """Sounds a letter away."""
    return sorted(_edited(sound, _CONSONANTS) - {sound})


def letters_kept(sound: str, keys: int) -> int:
    """How many first letters have to be right where sounds a letter away are looked at, for about `MOST_ALIKE` keys.

    A table of ``keys`` keys has about ``keys / 12 ** letters`` of a sound of so many letters, and a first letter leaves one
    in fifteen. People seldom get the first letter wrong.
    """
    expected = keys * 28.0 * len(sound) / len(_CONSONANTS) ** len(sound)
    return max(0, min(3, math.ceil(math.log(max(expected / MOST_ALIKE, 1.0), 15.0))))


def scored(key: str, candidates: Iterable[str]) -> dict[str, float]:
    """Candidates within reach by their distance: edits, an edit that the ear does not notice counting half.

    Reach is one edit for short keys, two from six letters on, and three where both sound the same.
    """
    from rapidfuzz.distance import OSA

    most = 2 if len(key) >= 6 else 1
    own = naming.sound(key)
    found: dict[str, float] = {}
    for candidate in set(candidates):
        distance = OSA.distance(key, candidate, score_cutoff=3)
        if distance > 3 or distance == 0:
            continue
        alike = own is not None and naming.sound(candidate) == own
        if distance <= (most + 1 if alike else most):
            found[candidate] = distance / 2 if alike else float(distance)
    return found
