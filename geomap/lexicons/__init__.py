"""Word lists, one file a list, read once when first asked for. What is data stays data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from geomap.names import fold


def rows(name: str) -> list[list[str]]:
    """The tab-separated rows of ``geomap/lexicons/<name>.tsv`` without comments."""
    text = files("geomap.lexicons").joinpath(f"{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def words(name: str, language: str | None = None) -> frozenset[str]:
    """The words of a list with rows ``language, words``, folded, of one language or of all (``any`` is in each)."""
    wanted = [many for code, many, *_ in rows(name) if language is None or code in (language, "any")]
    return frozenset(fold(word) for many in wanted for word in many.split(" ") if word)


@cache
def table(name: str) -> dict[str, str]:
    """A list with rows ``word, value`` as a dictionary."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def rows_by_key(name: str) -> dict[str, tuple[str, ...]]:
    """A list with rows ``word, values…`` as a dictionary of the values."""
    return {row[0]: tuple(row[1:]) for row in rows(name)}


@cache
def by_language(name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """A list with rows ``language, word, values…`` as a dictionary for each language; the words folded."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for language, word, *values in rows(name):
        found.setdefault(language, {})[fold(word)] = tuple(values)
    return found
