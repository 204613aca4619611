"""What most needs a person comes first, says why, and comes back as a correction."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from factories import claim, entry, event, place

from geomap.checks import Finding
from geomap.corrections import apply_corrections, read_corrections
from geomap.model import Candidate, EventPlace, Mention, Reading, Resolution, TimeSpan
from geomap.review import COLUMNS, queue_csv, queue_geojson, review_queue

DATED = TimeSpan("2025-09-10", precision="day")


def reading() -> Reading:
    """A sound event, one without a place, one that may be elsewhere, one accepted already, and a name in doubt."""
    spot = place("Other")
    at = Mention("d1", 40, 45, "Other", "toponym")
    doubtful = Mention("d1", 60, 67, "=Vague", "toponym")
    candidates = (Candidate(entry("Other"), 0.5), Candidate(entry("Other", 23.0, 50.5, country="CC"), 0.4))
    return Reading(
        (),
        (Resolution(at, spot, candidates, score=0.5, ambiguous=True), Resolution(doubtful, None, note="unknown")),
        (
            event(time=DATED),
            event(id="e2", nowhere=True, time=DATED),
            event(id="e3", where=spot, places=(EventPlace("impact", spot, at.key),), time=DATED),
            event(id="e4", nowhere=True, time=DATED, properties={"corrected": "[{}]"}),
            event(id="e5", time=DATED, claims=(claim(id="a", conflicts_with=("b",)), claim(id="b", conflicts_with=("a",)))),
        ),
    )  # fmt: skip


def test_worst_first_with_reasons() -> None:
    """What is sound or decided is not in it; a name that no event rests on comes last."""
    queue = review_queue(reading())

    assert [item.cells["key"] for item in queue] == ["e2", "e3", "e5", "d1:60"]
    assert queue[0].cells["why"] == "has no place and is not on the map"
    assert "score of 0.50" in queue[1].cells["why"]
    assert queue[1].cells["alternatives"] == "Other (CC) 23.0000, 50.5000"
    assert queue[2].cells["why"] == "claims disagree (1 pairs)"


def test_problems_found_by_checks_count() -> None:
    """A sound event that a check contradicts is in the queue with what the check computed."""
    found = Finding(check="dates", level="problem", where="d1:0", said="x", computed="published before it", event="e1")

    keys = {item.cells["key"]: item.cells["why"] for item in review_queue(reading(), [found])}

    assert keys["e1"] == "dates: published before it"


def test_comes_back_as_corrections(tmp_path: Path) -> None:
    """A row that is filled in is a correction of its event; the others are none."""
    rows = list(csv.DictReader(io.StringIO(queue_csv(review_queue(reading())))))
    assert tuple(rows[0]) == COLUMNS
    assert rows[3]["label"] == "'=Vague"
    rows[1] |= {"decision": "move", "new": "23.0, 50.5", "reason": "The other one.", "who": "A. Editor"}
    path = tmp_path / "queue.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, COLUMNS)
        table.writeheader()
        table.writerows(rows)

    done = apply_corrections(reading().events, read_corrections(path), lambda text, country: None)

    moved = done.events[2].place
    assert moved is not None
    assert (moved.lon, moved.lat) == (23.0, 50.5)
    assert "The other one." in done.events[2].note


def test_geojson_comes_back_too(tmp_path: Path) -> None:
    """The same in QGIS: properties are the columns, and what has no place has no geometry."""
    value = json.loads(queue_geojson(review_queue(reading())))
    assert [feature["geometry"] is None for feature in value["features"]] == [True, False, False, True]
    value["features"][0]["properties"] |= {"decision": "reject", "reason": "Twice.", "who": "A. Editor"}
    path = tmp_path / "queue.geojson"
    path.write_text(json.dumps(value), encoding="utf-8")

    (found,) = read_corrections(path)

    assert (found.key, found.action) == ("e2", "reject")
