"""Keys that a misspelt one could have been."""

from __future__ import annotations

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def neighbours(key: str) -> list[str]:
    """All strings one edit away: a letter left out, put in, replaced, or swapped with its neighbour."""
    letters = _LETTERS + " "
    found: set[str] = set()
    for i in range(len(key) + 1):
        head, tail = key[:i], key[i:]
        found.update(head + letter + tail for letter in letters)
        if tail:
            found.add(head + tail[1:])
            found.update(head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            found.add(head + tail[1] + tail[0] + tail[2:])
    return [" ".join(candidate.split()) for candidate in found]


def reordered(key: str) -> list[str]:
    """The words of a key in other orders: ``kolonia zablocie`` and ``zablocie kolonia``."""
    from itertools import permutations

    words = key.split()
    if not 2 <= len(words) <= 4:
        return []
    return [" ".join(order) for order in permutations(words)]
