"""Sentences in the manner of agencies, tickers and local papers give the events that stand under them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from marked import marked

from geomap.extract import extract_events
from geomap.model import Event

Case = tuple[str, str, tuple[str, ...]]
_WANTED = re.compile(
    r"(?P<category>[a-z]+(?:_[a-z]+)?) (?P<place>.+?)(?: (?P<counted>×)(?P<count>[\d–]*))?(?: @(?P<start>None|[\dT:-]+)(?:\.\.(?P<end>[\dT:-]+))?)?"
    r"(?: (?P<status>denied|planned|hypothetical))?"
)


def cases() -> Iterator[Case]:
    """Language, text and wanted events of each entry of the tables."""
    language = text = ""
    tables = (Path(__file__).with_name(name).read_text("utf-8") for name in ("sentences.txt", "bindings.txt"))
    for line in "\n".join(tables).splitlines():
        if line.startswith("== "):
            language = line[3:]
        elif line.startswith("    "):
            yield language, text, () if line.strip() == "none" else tuple(line.strip().split("; "))
        elif line and not line.startswith("#"):
            text = line


def told(event: Event, wanted: re.Match[str]) -> str:
    """An event in the words of the table, as far as the wanted one goes into it."""
    words = f"{event.category} {event.place.label if event.place else None}"
    if wanted["counted"]:
        low, high = ("" if n is None else f"{n:g}" for n in (event.count_low, event.count_high))
        words += f" ×{low}" if low == high else f" ×{low}–{high}"
    if wanted["start"]:
        words += f" @{event.time.start}"
    if wanted["end"]:
        words += f"..{event.time.end}"
    return words + (f" {event.status}" if event.status in ("denied", "planned", "hypothetical") else "")


def compared(events: list[Event], wanted: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """What came out and what should have, in the same words."""
    matches = [m for w in wanted if (m := _WANTED.fullmatch(w))]
    assert len(matches) == len(wanted)
    found = []
    for event in events:
        like = next((m for m in matches if event.place and m["place"] == event.place.label), None)
        found.append(told(event, like) if like else f"{event.category} {event.place and event.place.label}")
    return sorted(found), sorted(wanted)


@pytest.mark.parametrize(("language", "text", "wanted"), list(cases()))
def test_sentence(language: str, text: str, wanted: tuple[str, ...]) -> None:
    """A sentence gives the events that stand under it, and no others."""
    document, resolutions = marked(text, language=language, published="2025-05-10")
    found, expected = compared(extract_events(document, resolutions), wanted)

    assert found == expected
