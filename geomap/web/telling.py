"""The page's data in its language: notes, reasons, derivations and assumptions that geomap made. Words of reports stay."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geomap.sayings import LANGUAGES, tell, tell_all

if TYPE_CHECKING:
    from geomap.columns import Columns
    from geomap.model import Event

Namer = Callable[[str], str]
_PLACES = frozenset(("origin", "actor", "location", "destination"))
"""What claims of these say is often but the name of a place."""


def tell_data(data: dict[str, Any], language: str, events: Iterable[Event]) -> None:
    """Put what geomap says in a payload into a language. ``events`` are those of the reading, in that language already."""
    if language not in LANGUAGES:
        return
    named = _namer(language, {})
    for event in data["events"]:
        for row in (event, *event.get("was", ())):
            _tell_event(row, language, named)
    for claim in data["claims"]:
        if (
            claim["attribute"] in _PLACES
            and (told := "; ".join(map(named, claim["value"].split("; ")))) != claim["value"]
        ):
            claim["told"] = told
    for document in data["documents"]:
        if document["title"]:
            document["title"] = tell(language, document["title"], named)
    labels = {event.id: event.label for event in events}
    for row in data["unmapped"]:
        row["reason"] = tell_all(language, row["reason"], named)
        row["text"] = labels.get(row["key"], row["text"])
    for row in data["mentions"]:
        row["note"] = tell_all(language, row["note"], named) if row["note"] else row["note"]
    for layer in data["layers"]:
        layer["note"] = tell_all(language, layer["note"], named) if layer["note"] else layer["note"]
    features = data["features"]
    features["construction"] = [_tell_construction(text, language, named) for text in features["construction"]]


def _tell_event(row: dict[str, Any], language: str, named: Namer) -> None:
    row["note"] = tell_all(language, row["note"], named) if row["note"] else row["note"]
    if row["time"]["basis"]:
        row["time"]["basis"] = tell(language, row["time"]["basis"], named)
    for place in (row["place"], *(role["place"] for role in row["places"])):
        if place:
            called = _namer(language, {entry["name"]: entry["id"] for entry in place["entries"]})
            place["derivation"] = [tell(language, step, called) for step in place["derivation"]]


def _tell_construction(text: str | None, language: str, named: Namer) -> str | None:
    if not text or not text.startswith("{"):
        return text
    story = json.loads(text)
    for part in ("assumptions", "derivation", "reasons"):
        if isinstance(story.get(part), list):
            story[part] = [tell(language, str(one), named) for one in story[part]]
    return json.dumps(story, ensure_ascii=False, separators=(",", ":"))


def _namer(language: str, ids: Mapping[str, str]) -> Namer:
    """Tells names of places: of those whose ids are known as the language has them."""
    from geomap.layers._localised import place_name
    from geomap.web.placenames import place_names

    known = place_names(language)
    called = {name: known[id] for name, id in ids.items() if id in known}
    return lambda name: called.get(name) or place_name(language, name)


def columns_told(columns: Columns, language: str) -> Columns:
    """A table with the names and derivations of its places in a language."""
    if language not in LANGUAGES:
        return columns
    from geomap.layers._localised import localised_place

    def told(step: str, ids: Mapping[str, str]) -> str:
        return tell(language, step, _namer(language, ids))

    places = []
    for place in columns.places:
        ids = {entry.name: entry.id for entry in place.entries}
        steps = tuple(told(step, ids) for step in place.derivation)
        places.append(replace(localised_place(language, place), derivation=steps))
    return replace(columns, places=tuple(places))
