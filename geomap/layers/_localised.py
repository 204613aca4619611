"""Names and labels in the language of the map: places as that language calls them, and the few labels that geomap itself makes.

What a report or a table calls something stays as it is. A place for which no name in the language is known keeps the name that
the gazetteer has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from geomap.layers._phrases import PHRASES, say
from geomap.model import Entry, Event, Place, Resolution, Unmapped
from geomap.plugins import variants
from geomap.sayings import LANGUAGES, name_of

_PATTERNS = (
    (re.compile(r"Airspace of (?P<a>.+)"), "airspace_of"),
    (re.compile(r"(?P<what>road crossings|rail crossings|crossings) on the (?P<a>.+)–(?P<b>.+) border"), ""),
    (re.compile(r"(?P<a>[^–]+)–(?P<b>[^–]+) border"), "border_of"),
)  # fmt: skip


@lru_cache(maxsize=8)
def _countries(language: str) -> dict[str, str]:
    """Countries' names in a language by their English names."""
    from geomap.web.basemap import LANGUAGES, folder, read_labels

    if language not in LANGUAGES:
        return {}
    table = read_labels(folder() / "labels.json.xz")["countries"]
    return dict(zip(table["en"], table[language], strict=True))


def place_name(language: str, name: str, entries: Iterable[Entry] = ()) -> str:
    """A place's name in a language; unchanged where none is known.

    Countries are told by their names, as are their airspaces, the borders between two of them, the crossings there, and names
    that geomap made of others. Any other place is told by its entry, since many have one name.
    """
    if language == "en":
        return name
    called = called_in(language, entries)
    return called.get(name) or _made_name(language, name, tuple(sorted(called.items())))


def called_in(language: str, entries: Iterable[Entry]) -> dict[str, str]:
    """What entries are called in a language, by the names that the gazetteer has."""
    from geomap.web.placenames import place_names

    known = place_names(language)
    return {entry.name: known[entry.id] for entry in entries if entry.id in known}


@lru_cache(maxsize=20_000)
def _made_name(language: str, name: str, called: tuple[tuple[str, str], ...]) -> str:
    known = {**_countries(language), **dict(called)}
    if name in known:
        return known[name]
    for pattern, key in _PATTERNS:
        found = pattern.fullmatch(name)
        parts = {k: v for k, v in found.groupdict().items() if k in "ab"} if found else {}
        if found and all(part in known for part in parts.values()):
            said = key or found["what"].replace(" ", "_")
            return say(language, said, **{k: known[v] for k, v in parts.items()}) if _has(language, said) else name
    if language not in LANGUAGES:
        return name
    return name_of(language, name, lambda given: name if given == name else _made_name(language, given, called))


def _has(language: str, key: str) -> bool:
    return key in PHRASES.get(language, {})


def event_label(language: str, event: Event) -> str:
    """An event's label in a language if geomap made it out of category and place; a label that somebody wrote stays."""
    return _told_label(language, event.category, event.label, event.place)


def _told_label(language: str, category: str, label: str, place: Place | None) -> str:
    if language == "en" or not _has(language, category):
        return label
    module = variants("incidents").get(category)
    made = (getattr(module, "TITLE", ""), category.replace("_", " ").capitalize())
    for title in made:
        found = re.fullmatch(rf"{re.escape(title)}(?:: | at | in | over )(.+)", label) if title else None
        if found:
            name = place.label if place is not None else found[1]
            entries = () if place is None else place.entries
            return f"{say(language, category)}: {place_name(language, name, entries)}"
    return label


def localised_unmapped(language: str, one: Unmapped) -> Unmapped:
    """What is told of a place that nobody knows, with its label in a language; a mention stays as written."""
    return replace(one, text=_told_label(language, one.kind, one.text, None))


def localised(language: str, event: Event) -> Event:
    """An event with its places and its label in a language."""
    if language == "en":
        return event
    places = tuple(replace(role, place=localised_place(language, role.place)) for role in event.places)
    place = None if event.place is None else localised_place(language, event.place)
    return replace(event, label=event_label(language, event), place=place, places=places)


def localised_resolution(language: str, resolution: Resolution) -> Resolution:
    """A mention's place with its name in a language."""
    if language == "en" or resolution.place is None:
        return resolution
    return replace(resolution, place=localised_place(language, resolution.place))


def localised_place(language: str, place: Place) -> Place:
    """A place with its name in a language."""
    name = place_name(language, place.label, place.entries)
    return place if name == place.label else replace(place, label=name)
