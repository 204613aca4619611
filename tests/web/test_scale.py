"""Pages of long tables in a browser: as far as a million events, the same page as for ten."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geomap.model import Gazetteer
from geomap.pipeline import Options, run
from geomap.render import write_page
from tests.tables import columns_of, events, page_of, table

Opened = Callable[..., Any]


def counts(tab: Any) -> dict[str, int]:
    """The counts of the key by layer."""
    names, numbers = tab.locator(".layer .name").all_inner_texts(), tab.locator(".layer .count").all_inner_texts()
    return {name: int(number.replace(",", "")) for name, number in zip(names, numbers, strict=True)}


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Path:
    """A page of a hundred thousand events."""
    folder = tmp_path_factory.mktemp("table")
    return page_of(columns_of(table(folder / "t.csv", events(100_000)), gazetteer), folder / "map.html")


def test_counts_of_the_key_add_up(opened: Opened, page_file: Path) -> None:
    """Every event is in one layer, and the list holds those of the layers that are on."""
    tab = opened(page_file)
    found = counts(tab)
    assert sum(found.values()) == 100_000
    assert found["Denied or withdrawn"] == 11_111
    tab.click("#tab-events")
    assert tab.inner_text(".shown") == "88,889 events shown"
    assert tab.locator(".events button").count() == 200


def test_discs_count_every_event_in_view_once(opened: Opened, page_file: Path) -> None:
    """Numbers in discs add up to what is on, and to nothing when all layers are off."""
    tab = opened(page_file, hash="#v=52,23,4")
    total = "() => window.geomap.page.overlay.bubbles.reduce((sum, bubble) => sum + bubble.count, 0)"
    assert tab.evaluate(total) == 88_889
    for box in tab.locator(".layer input").all():
        box.set_checked(False)
    assert tab.evaluate(total) == 0


def test_close_by_each_site_is_a_sign_with_its_disc(opened: Opened, page_file: Path) -> None:
    """A click opens the event of a site with its claims, quote, source and line."""
    tab = opened(page_file, hash="#v=52,23,13")
    tab.click("#tab-events")
    tab.click(".events button >> nth=0")
    heading = tab.inner_text("#details h2")
    assert heading.startswith("Incident ")
    assert "stated in line" in tab.inner_text(".facts")
    assert "drones" in tab.inner_text(".claims")
    assert "Desk-" in tab.inner_text(".evidence")
    assert tab.evaluate("window.geomap.page.overlay.sites.length") >= 1
    number = int(heading.split()[1])
    assert f"e={'e'}{number}" in tab.evaluate("window.location.hash")


def test_claims_of_a_table_have_their_columns(opened: Opened, tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Two rows that tell of one event with other numbers stand side by side, each with unit, speaker, source and day."""
    base = {"id": "a", "category": "impact", "lon": "21", "lat": "52", "start": "2025-09-10", "unit": "drones"}
    rows = [
        {**base, "count_low": "3", "count_high": "3", "publisher": "Desk A", "speaker": "mayor", "published": "2025-09-11"},
        {**base, "count_low": "7", "count_high": "7", "publisher": "Desk B", "speaker": "", "published": "2025-09-12"},
    ]
    tab = opened(page_of(columns_of(table(tmp_path / "t.csv", rows), gazetteer), tmp_path / "map.html"), hash="#e=a")
    assert tab.locator(".sides b").all_inner_texts() == ["3", "7"]
    found = [row.locator("td").all_inner_texts() for row in tab.locator(".claims tr.conflict").all()]
    assert [row[1].strip() for row in found] == ["drones", "drones"]
    assert [row[4].strip() for row in found] == ["Desk A", "Desk B"]
    assert [row[5].strip() for row in found] == ["11 Sept 2025", "12 Sept 2025"]
    assert found[0][2].startswith("mayor")
    assert found[1][2].startswith("the report itself")


def test_a_link_to_an_event_of_a_table_opens_it(opened: Opened, page_file: Path) -> None:
    """Its id is found again."""
    tab = opened(page_file, hash="#e=e4711")
    assert tab.inner_text("#details h2") == "Incident 4711 in the western sector"


def test_words_are_found_in_titles_and_sources(opened: Opened, page_file: Path) -> None:
    """All words have to be there, in whatever column; the key follows."""
    tab = opened(page_file)
    tab.click("#tab-events")
    tab.fill("#words", "INCIDENT 99999 WESTERN")
    assert tab.inner_text(".shown") == "1 event shown"
    tab.fill("#words", "desk-07 northern")
    expected = sum(1 for row in events(100_000) if "Desk-07" in row["publisher"] and "northern" in row["label"]
                   and row["status"] != "denied")  # fmt: skip
    assert tab.inner_text(".shown") == f"{expected:,} events shown"


def test_days_filter_a_table(opened: Opened, page_file: Path) -> None:
    """The last bin alone leaves what lies in it."""
    tab = opened(page_file)
    tab.evaluate(
        "() => { const e = document.querySelectorAll('.track input')[0]; e.value = e.max; e.dispatchEvent(new Event('input')); }"
    )
    shown = sum(counts(tab).values())
    assert 0 < shown < 10_000
    assert shown == tab.evaluate("window.geomap.page.store.mask.reduce((sum, one) => sum + one, 0)")


def test_pages_of_the_list_are_turned(opened: Opened, page_file: Path) -> None:
    """Next and previous move by two hundred, and say where one is."""
    tab = opened(page_file)
    tab.click("#tab-events")
    first = tab.locator(".events .label").first.inner_text()
    tab.click(".pages button >> nth=1")
    assert tab.inner_text(".pages .small") == "201–400 of 88,889"
    assert tab.locator(".events .label").first.inner_text() != first
    tab.click(".pages button >> nth=0")
    assert tab.locator(".events .label").first.inner_text() == first


def test_a_crowd_is_come_closer_to(opened: Opened, page_file: Path) -> None:
    """A click on a disc with several places shows those places."""
    tab = opened(page_file, hash="#v=52,23,5")
    before = tab.evaluate("window.geomap.page.map.getZoom()")
    x, y = tab.evaluate(
        "() => { const p = window.geomap.page; const b = p.overlay.bubbles[0]; const c = p.map.layerPointToContainerPoint([b.x, b.y]);"
        " const r = p.map.getContainer().getBoundingClientRect(); return [r.left + c.x, r.top + c.y]; }"
    )
    tab.mouse.click(x, y)
    tab.wait_for_timeout(500)
    assert tab.evaluate("window.geomap.page.map.getZoom()") > before
    assert tab.is_hidden("#details")


def test_thousands_of_events_with_objects_of_their_own(opened: Opened, tmp_path: Path) -> None:
    """They open, can be put back to a day, and their sources are listed some at a time."""
    rows = ({**row, "published": f"2026-{i % 12 + 1:02d}-{i % 28 + 1:02d}", "publisher": f"Desk-{i}"} for i, row in enumerate(events(4_000)))
    reading = run([table(tmp_path / "t.csv", rows)], Options(history=True, title="Many"))
    tab = opened(write_page(reading, tmp_path / "map.html"))
    assert tab.evaluate("window.geomap.page.store.table") is None
    every = sum(counts(tab).values())
    tab.click("#tab-sources")
    assert tab.locator(".sources li").count() == 200
    tab.click(".sources .more")
    assert tab.locator(".sources li").count() == 400
    tab.click("#tab-key")
    tab.click(".known .step >> nth=0")
    assert 0 < sum(counts(tab).values()) < every


def test_a_map_that_is_dragged_far_has_no_bare_edge(opened: Opened, page_file: Path) -> None:
    """While the mouse still holds the map, what comes into the window is drawn."""
    tab = opened(page_file)
    holds = """() => { const { map, marks, ground } = window.geomap.page; const corner = map.containerPointToLayerPoint([0, 0]);
      return [marks, ground].every(({ _bounds: b }) => corner.x >= b.min.x && corner.x + map.getSize().x <= b.max.x); }"""
    tab.mouse.move(1300, 500)
    tab.mouse.down()
    for step in range(1, 15):
        tab.mouse.move(1300 - 60 * step, 500)
    tab.wait_for_timeout(300)
    tab.mouse.move(440, 500)
    tab.wait_for_function(holds)
    tab.mouse.up()


def test_many_events_at_one_point_are_paged_through(opened: Opened, tmp_path: Path, gazetteer: Gazetteer) -> None:
    """A stack of a hundred thousand has one sign with its number, and every one of them can be opened."""
    rows = ({"id": f"x{i}", "category": "impact", "lon": "21", "lat": "52", "uncertainty_m": "300", "note": f"No. {i}"}
            for i in range(100_000))  # fmt: skip
    path = page_of(columns_of(table(tmp_path / "t.csv", rows), gazetteer), tmp_path / "map.html")
    assert path.stat().st_size < 1_500_000
    tab = opened(path, hash="#v=52,21,9")
    box = tab.locator("#stage").bounding_box()
    tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert tab.inner_text(".pager [role=status]") == "1 of 100,000 at this place"
    tab.click(".pager button >> nth=0")
    assert tab.inner_text(".pager [role=status]") == "100,000 of 100,000 at this place"
    assert "No. 99999" in tab.inner_text(".claims")
    place = "() => window.geomap.page.map.latLngToContainerPoint([52, 21]).x + document.getElementById('stage').getBoundingClientRect().left"
    assert tab.evaluate(place) < tab.locator("#details").bounding_box()["x"]


def test_events_at_the_edges_of_the_world(opened: Opened, tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Poles, the antimeridian, no time, no place, a title of 100 kB: the page opens and lists them all."""
    spots = [("180", "0"), ("-180", "0"), ("0", "90"), ("0", "-90"), ("179.9999", "71"), ("", "")]
    rows = [{"category": "impact", "lon": lon, "lat": lat, "start": "", "label": "x" * 100_000 if not i else f"No. {i}"}
            for i, (lon, lat) in enumerate(spots)]  # fmt: skip
    tab = opened(page_of(columns_of(table(tmp_path / "t.csv", rows), gazetteer), tmp_path / "map.html"))
    tab.click("#tab-events")
    assert tab.inner_text(".shown") == "6 events shown"
    tab.fill("#words", "xxx")
    tab.click(".events button >> nth=0")
    assert len(tab.inner_text("#details h2")) == 100_000
    tab.click("#tab-unmapped")
    assert "1" in tab.inner_text("#panel-unmapped .count")


def test_hostile_words_of_a_table_stay_words(opened: Opened, tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Markup, template braces and line feeds in every text are shown as they are."""
    words = "</script><img src=x onerror=alert(1)>{{ 7*7 }}\n‘\u2028’ [[geomap:data]]"
    rows = [{"id": words, "category": "impact", "lon": "21", "lat": "52", "place": words, "label": words, "quote": words,
             "note": words, "publisher": words, "speaker": words, "url": "javascript:alert(1)"}]  # fmt: skip
    tab = opened(page_of(columns_of(table(tmp_path / "t.csv", rows), gazetteer), tmp_path / "map.html"))
    tab.click("#tab-events")
    tab.click(".events button >> nth=0")
    assert "<img src=x onerror=alert(1)>{{ 7*7 }}" in tab.inner_text("#details h2")
    assert not tab.locator("#details img, #details a").count()


def test_equal_tables_give_equal_bytes(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Nothing of the page depends on when or where it was made."""
    pages = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        columns = columns_of(table(tmp_path / name / "t.csv", events(3000)), gazetteer)
        pages.append(page_of(columns, tmp_path / name / "map.html").read_bytes())
    assert pages[0] == pages[1]


def test_a_million_events(opened: Opened, tmp_path: Path, gazetteer: Gazetteer) -> None:
    """They fit 30 bytes each beyond the page of three, and open, filter and find."""
    few = page_of(columns_of(table(tmp_path / "few.csv", events(3)), gazetteer), tmp_path / "few.html")
    path = page_of(columns_of(table(tmp_path / "t.csv", events(1_000_000)), gazetteer), tmp_path / "map.html")
    assert path.stat().st_size - few.stat().st_size <= 30_000_000
    tab = opened(path)
    assert sum(counts(tab).values()) == 1_000_000
    tab.click("#tab-events")
    tab.fill("#words", "incident 471100 ")
    assert tab.inner_text(".shown") == "1 event shown"
    if folder := os.environ.get("GEOMAP_PICTURES"):
        tab.click("#tab-key")
        tab.fill("#words", "")
        tab.screenshot(path=str(Path(folder) / "million.png"))
        figures = tab.evaluate("() => performance.memory ? performance.memory.usedJSHeapSize : 0")
        (Path(folder) / "million.json").write_text(json.dumps({"heap_bytes": figures}), encoding="utf-8")
