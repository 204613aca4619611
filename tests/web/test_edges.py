"""The page at its edges: letters from right to left, endless titles, one event, the antimeridian, corrections, vague counts."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shapely

from geomap import pipeline
from geomap.geodesy import disc
from geomap.model import Document, Event, Gazetteer, Place, Reading
from geomap.pipeline import Options
from geomap.render import write_page
from tests.readings import sample_reading
from tests.tables import columns_of, events, page_of, table

Opened = Callable[..., Any]

HEBREW = "שני רחפנים נראו מעל העיר לודז' (Łódź) ביום רביעי. איש לא נפגע."
ARABIC = "شوهدت طائرتان مسيّرتان فوق مدينة وودج (Łódź) يوم الأربعاء. لم يصب أحد."


def open_first(tab: Any) -> None:
    """Choose the first event of the list."""
    tab.click("#tab-events")
    tab.click(".events button >> nth=0")


def only(event: Event, **changes: Any) -> Reading:
    """The invented reading with one event alone, changed."""
    reading = sample_reading()
    return replace(reading, events=(replace(event, **changes),), layers=())


@pytest.mark.parametrize(("language", "text"), [("he", HEBREW), ("ar", ARABIC)])
@pytest.mark.parametrize("own", [True, False])
def test_a_report_from_right_to_left(opened: Opened, tmp_path: Path, language: str, text: str, own: bool) -> None:
    """The reading pane and the quoted sentence run from right to left, to the right edge; the page around them does not."""
    event = sample_reading().events[1]
    spot = event.evidence[0]
    start = text.index("Łódź")
    cited = replace(spot, document="rtl", start=start, end=start + 4, quote="Łódź")
    report = Document("rtl", text, text[:20], None, "Desk", "2025-09-10", language, own_text=own)
    reading = replace(
        only(event, evidence=(cited,), claims=(), documents=("rtl",), label=text[:20]), documents=(report,)
    )
    tab = opened(write_page(reading, tmp_path / "map.html"))
    open_first(tab)
    way = "(path) => getComputedStyle(document.querySelector(path)).direction"
    assert tab.evaluate(way, "#details h2") == "rtl"
    assert tab.evaluate(way, "#details blockquote") == "rtl"
    assert tab.evaluate(way, "html") == "ltr"
    tab.click(".evidence .link >> nth=0")
    assert tab.evaluate(way, ".report") == "rtl"
    assert tab.get_attribute(".report", "lang") == language
    ends = tab.evaluate(
        """() => { const pane = document.querySelector('.report'); const range = document.createRange();
        range.selectNodeContents(pane); const lines = [...range.getClientRects()];
        return pane.getBoundingClientRect().right - Math.max(...lines.map((one) => one.right)); }"""
    )
    assert ends < 40
    assert "Łódź" in tab.inner_text(".report mark")


@pytest.mark.parametrize("width", [1400, 390])
def test_a_title_of_100_kb(opened: Opened, tmp_path: Path, width: int) -> None:
    """One endless word as title of an event and of the page: nothing is pushed out of the window, and it can be read whole."""
    endless = "x" * 100_000
    reading = sample_reading()
    told = (replace(reading.events[0], label=endless), *reading.events[1:])
    tab = opened(write_page(replace(reading, events=told, title=endless), tmp_path / "map.html"), width=width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate("document.querySelector('#stage').getBoundingClientRect().height") > 200
    tab.click("#tab-events")
    tab.click(".events button:has-text('xxxx')")
    assert len(tab.inner_text("#details h2")) == 100_000
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_one_event(opened: Opened, tmp_path: Path) -> None:
    """A map of one event is a map: it is listed, counted and opened."""
    reading = sample_reading()
    event = next(one for one in reading.events if one.id == "e2")
    layers = tuple(layer for layer in reading.layers if layer.name == "impacts")
    tab = opened(write_page(replace(reading, events=(event,), layers=layers), tmp_path / "map.html"))
    assert tab.evaluate("map_geomap.getZoom()") > 6
    open_first(tab)
    assert tab.inner_text(".shown") == "1 event shown"
    assert tab.inner_text("#details h2") == event.label


def test_a_disc_over_the_antimeridian(opened: Opened, tmp_path: Path) -> None:
    """It is drawn on either side of the line, about its sign, and not as a band round the world."""
    reading = sample_reading()
    layer = next(one for one in reading.layers if one.name == "impacts")
    frame = layer.features.copy()
    frame["geometry"] = [disc(179.9, 60, 30_000)]
    event = next(one for one in reading.events if one.id == "e2")
    there = Place("The strait", shapely.Point(179.9, 60), 30_000, 179.9, 60, "coordinates")
    moved = replace(reading, events=(replace(event, place=there),), layers=(replace(layer, features=frame),))
    tab = opened(write_page(moved, tmp_path / "map.html"))
    open_first(tab)
    whole = tab.evaluate("map_geomap.getZoom()")
    assert whole > 6
    drawn = tab.evaluate("[...geomap.page.store.features].map((one) => one.parts.map((part) => part.box))")
    assert [sorted(round(side) for west, _, east, _ in drawn[0] for side in (west, east))] == [[0, 0, 1, 1]]
    assert all(east - west < 0.01 for west, _, east, _ in drawn[0])
    picture(tab, "antimeridian")
    assert abs(abs(tab.evaluate("map_geomap.getCenter().wrap().lng")) - 180) < 3


def test_corrections_are_shown_with_who_and_why(opened: Opened, tmp_path: Path) -> None:
    """What people put right stands at its event: a badge, old and new, why and by whom, whatever the words are."""
    entry = {"action": "move", "old": "Village", "new": "<b>Town</b>", "reason": "The mayor said so", "who": "A. Editor",
             "when": "2025-09-20"}  # fmt: skip
    event = sample_reading().events[1]
    tab = opened(write_page(only(event, properties={"corrected": json.dumps([entry])}), tmp_path / "map.html"))
    open_first(tab)
    told = tab.inner_text("#details .corrected")
    assert "Village → <b>Town</b>: The mayor said so (A. Editor, 2025-09-20)" in told
    badge = tab.locator("#details .corrected .chip").inner_text()
    assert badge
    assert badge != "fix.move"
    picture(tab, "corrected")


def test_two_or_three_is_a_range(opened: Opened, tmp_path: Path) -> None:
    """A count that a report leaves open stays open, in the facts and in the claim."""
    report = tmp_path / "report.txt"
    report.write_text("On Wednesday two or three drones fell on Lublin.\n", encoding="utf-8")
    reading = pipeline.run([report], Options(published="2025-09-10"))
    tab = opened(write_page(reading, tmp_path / "map.html"))
    open_first(tab)
    assert "2–3" in tab.inner_text("#details .facts")
    assert "two or three" in tab.inner_text("#details blockquote")


@pytest.mark.parametrize("count", [100_000])
def test_filters_and_the_day_of_many(opened: Opened, tmp_path: Path, gazetteer: Gazetteer, count: int) -> None:
    """Kind, source and the day of knowledge narrow a long table to the very rows that they should."""
    rows = [{**row, "published": f"2025-{i % 4 + 3:02d}-15"} for i, row in enumerate(events(count))]
    tab = opened(page_of(columns_of(table(tmp_path / "t.csv", rows), gazetteer), tmp_path / "map.html"))
    shown = "geomap.page.store.mask.reduce((sum, one) => sum + one, 0)"
    assert tab.evaluate(shown) == count
    tab.click(".facet-box summary")
    tab.click(".facet:has-text('Strike')")
    assert tab.evaluate(shown) == count // 5
    tab.click(".facet:has-text('Desk-01')")
    assert tab.evaluate(shown) == sum(row["category"] == "strike" and row["publisher"] == "Desk-01" for row in rows)
    tab.click(".facet-box >> text=Clear filters")
    assert tab.evaluate(shown) == count
    tab.evaluate(
        "() => { const e = document.querySelector('.known input'); e.value = 0; e.dispatchEvent(new Event('input')); }"
    )
    assert "2025" in tab.inner_text(".known output")
    assert tab.evaluate(shown) == sum(row["published"] == "2025-03-15" for row in rows)


def picture(tab: Any, name: str) -> None:
    """Keep what is seen for people to look at, where somebody asked for pictures."""
    if folder := os.environ.get("GEOMAP_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        tab.screenshot(path=str(Path(folder) / f"{name}.png"))


@pytest.mark.parametrize("symbols", ["own", "app6"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_pictures_of_phone_and_desk(opened: Opened, tmp_path: Path, width: int, scheme: str, symbols: Any) -> None:
    """Map and details fit phone and desk in light and dark, and can be looked at afterwards."""
    tab = opened(write_page(sample_reading(), tmp_path / "map.html", symbols=symbols), width=width, scheme=scheme)
    picture(tab, f"page-{symbols}-{width}-{scheme}")
    tab.click("#tab-events")
    tab.click(".events button:has-text('Drones enter')")
    picture(tab, f"claims-{symbols}-{width}-{scheme}")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    box = tab.locator("#details").bounding_box()
    assert box["width"] > 300
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
