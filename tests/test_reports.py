"""The whole line from text to events, held to reports written for it: ten incidents in five languages.

The floors are what is reached with the gazetteer as it is; they are there to be raised.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from geomap.extract import extract_events
from geomap.find import find_mentions
from geomap.geodesy import great_circle_m
from geomap.model import Document, Event, Gazetteer
from geomap.resolve import resolve_mentions
from geomap.telling.times import parse_day
from geomap.zones import mark_zones

FOLDER = Path(__file__).parent / "data" / "reports"
GOLD: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "gold.yaml").read_text("utf-8"))
WIDE_KM = 450.0
NEAR_KM = 50.0
ONE = timedelta(1)


def read(name: str, gazetteer: Gazetteer) -> list[Event]:
    """The events of one report."""
    gold = GOLD[name]
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    document = mark_zones(Document(name, text, published=gold["published"], language=gold["language"]))
    return extract_events(
        document, resolve_mentions(document, find_mentions(document, gazetteer), gazetteer), gazetteer
    )


def fits(event: Event, gold: dict[str, Any]) -> bool:
    """Whether an event is the one that is wanted: category, place within its size, day within one."""
    place = event.place
    if event.category != gold["category"] or place is None:
        return False
    limit = WIDE_KM if place.kind in ("country", "airspace", "water", "border", "admin1") else NEAR_KM
    if great_circle_m(place.lon, place.lat, gold["lon"], gold["lat"]) > limit * 1000:
        return False
    start = str(gold.get("start", ""))
    if not start:
        return True
    if len(start) < 10:
        return (event.time.start or "").startswith(start)
    told, wanted = parse_day(event.time.start), date.fromisoformat(start)
    last = parse_day(str(gold.get("end", ""))) or wanted
    return told is not None and wanted - ONE <= told <= last + ONE


def apart(event: Event, gold: dict[str, Any]) -> float:
    """How far an event is from the one that is wanted, in metres."""
    assert event.place is not None
    return great_circle_m(event.place.lon, event.place.lat, gold["lon"], gold["lat"])


@pytest.fixture(scope="module")
def results(gazetteer: Gazetteer) -> dict[str, list[Event]]:
    """The events of all reports."""
    return {name: read(name, gazetteer) for name in GOLD}


def tally(results: dict[str, list[Event]]) -> tuple[int, int, int]:
    """How many wanted events were found, how many were missed, and how many found ones nobody wants."""
    found = missed = wrong = 0
    for name, events in results.items():
        left = [e for e in events if not e.negated and e.category != "other"]
        wanted = [g for g in GOLD[name]["events"] if not g.get("negated")]
        for gold in sorted(wanted, key=lambda g: bool(g.get("optional"))):
            match = min((e for e in left if fits(e, gold)), key=lambda e: apart(e, gold), default=None)
            if match is not None:
                left.remove(match)
            if not gold.get("optional"):
                found, missed = (found + 1, missed) if match is not None else (found, missed + 1)
        wrong += len(left)
    return found, missed, wrong


def test_enough_reports() -> None:
    """There are at least forty reports, in five languages."""
    assert len(GOLD) >= 40
    assert {g["language"] for g in GOLD.values()} == {"en", "pl", "uk", "ru", "de"}


def test_found_and_missed(results: dict[str, list[Event]]) -> None:
    """Of the events the reports tell of most are found, and most of what is found is told."""
    found, missed, wrong = tally(results)

    assert found / (found + missed) >= 0.75
    assert found / (found + wrong) >= 0.85


def test_nothing_in_nothing(results: dict[str, list[Event]]) -> None:
    """Reports without an incident give none."""
    quiet = [name for name, gold in GOLD.items() if not gold["events"]]

    assert quiet
    assert [(name, e.label) for name in quiet for e in results[name] if not e.negated and e.category != "other"] == []


def test_denied_is_not_asserted(results: dict[str, list[Event]]) -> None:
    """What a report denies or only considers does not come out as a fact."""
    asserted = [
        (name, gold["place"])
        for name, events in results.items()
        for gold in GOLD[name]["events"]
        if gold.get("negated")
        for e in events
        if not e.negated
        and fits(e, gold)
        and not any(fits(e, other) for other in GOLD[name]["events"] if not other.get("negated"))
    ]

    assert len(asserted) <= 2


def test_counts(results: dict[str, list[Event]]) -> None:
    """Numbers agree with the reports for at least four in five of the events that state one."""
    agreed = stated = 0
    for name, events in results.items():
        for gold in GOLD[name]["events"]:
            match = next((e for e in events if not e.negated and fits(e, gold)), None)
            if match is None or gold.get("negated") or "low" not in gold:
                continue
            stated += 1
            low = match.count_low if match.count_low is not None else float("-inf")
            high = match.count_high if match.count_high is not None else float("inf")
            known = match.count_low is not None or match.count_high is not None
            agreed += known and low <= gold.get("high", float("inf")) and gold["low"] <= high

    assert agreed >= 0.8 * stated


def test_evidence(results: dict[str, list[Event]]) -> None:
    """Every event and claim quotes its report to the letter."""
    for name, events in results.items():
        text = (FOLDER / f"{name}.txt").read_text("utf-8")
        for event in events:
            spans = [*event.evidence, *(span for claim in event.claims for span in claim.evidence)]
            assert spans
            assert all(text[span.start : span.end] == span.quote for span in spans)
