"""What was known on earlier days: told by the pipeline, and packed for the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap import pipeline
from geomap.model import Event, Reading
from geomap.pipeline import Options
from geomap.web.payload import build_payload

TABLE = """\
id,category,place,country,start,status,count_low,count_high,unit,publisher,published,note,cause
house,impact,Wyryki-Wola,PL,2025-09-10,,1,1,object,Morning Post,2025-09-10,A drone hit the house.,a drone
house,impact,Wyryki-Wola,PL,2025-09-10,,1,1,object,Evening Post,2025-09-16,A missile hit the house.,a missile
field,impact,Wohyń,PL,2025-09-10,,1,1,drone,Evening Post,2025-09-12,A drone lay in a field.,a drone
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two events, told of on three days."""
    path = tmp_path_factory.mktemp("history") / "events.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def reading(table: Path) -> Reading:
    """The events with what was known before."""
    return pipeline.run([table], Options(history=True))


def told(event: Event) -> tuple[object, ...]:
    """What an event says, without the numbers of its sources."""
    claims = [(claim.attribute, claim.value, claim.known_from) for claim in event.claims]
    return event.id, event.status, event.label, event.time.start, event.count_low, event.count_high, claims


def causes(events: tuple[Event, ...]) -> dict[str, list[str]]:
    """The causes that claims name, by event."""
    return {e.id: [c.value for c in e.claims if c.attribute == "cause"] for e in events}


def test_each_earlier_day_is_what_as_of_gives(table: Path, reading: Reading) -> None:
    """A day of the history holds the same events as a run with that day as ``as_of``."""
    assert [known.as_of for known in reading.history] == ["2025-09-10", "2025-09-12"]
    for known in reading.history:
        then = pipeline.run([table], Options(as_of=known.as_of)).events
        assert [told(event) for event in known.events] == [told(event) for event in then]
        documents = {document.id: document for document in reading.documents}
        for evidence in (evidence for event in known.events for evidence in event.evidence):
            assert documents[evidence.document].text[evidence.start : evidence.end] == evidence.quote
    assert causes(reading.history[0].events) == {"house": ["a drone"]}
    assert causes(reading.history[1].events) == {"house": ["a drone"], "field": ["a drone"]}
    assert causes(reading.events) == {"house": ["a drone", "a missile"], "field": ["a drone"]}


def test_no_history_unless_asked_for(table: Path) -> None:
    """A run that nobody asks for its history has none."""
    assert pipeline.run([table], Options()).history == ()


def test_the_payload_holds_former_rows_once(reading: Reading) -> None:
    """An event has a row for each state it was in, and a number for each day; features have a bit for each day."""
    data = build_payload(reading).data
    assert data["meta"]["days"] == ["2025-09-10", "2025-09-12"]
    house, field = sorted(data["events"], key=lambda row: row["id"], reverse=True)
    assert house["then"] == [1, 1, 0]
    assert len(house["was"]) == 1
    assert field["then"] == [-1, 0, 0]
    assert field["was"] == []
    values = [data["claims"][n]["value"] for n in house["was"][0]["claims"]]
    assert "a drone" in values
    assert "a missile" not in values
    bits = {(row, bit) for row, bit in zip(data["features"]["event"], data["features"]["then"], strict=True)}
    assert (data["events"].index(field), 0b110) in bits


def test_without_history_rows_are_plain(table: Path) -> None:
    """A page without a history carries nothing of one."""
    data = build_payload(pipeline.run([table], Options())).data
    assert data["meta"]["days"] == []
    assert all("then" not in row for row in data["events"])
    assert set(data["features"]["then"]) == {None}
