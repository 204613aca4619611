"""The page's controls in a browser: filters, time, what was known when, links and pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from geomap import pipeline
from geomap.pipeline import Options
from geomap.render import write_page
from tests.readings import changed, sample_reading
from tests.test_history import TABLE
from tests.test_render import HOSTILE, KEPT

Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented reading as a page."""
    return write_page(sample_reading(), tmp_path_factory.mktemp("controls") / "map.html")


@pytest.fixture(scope="module")
def story_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house hit by a drone in one report and by a missile in a later one, with what was known before."""
    folder = tmp_path_factory.mktemp("story")
    (folder / "events.csv").write_text(TABLE, encoding="utf-8")
    return write_page(pipeline.run([folder / "events.csv"], Options(history=True)), folder / "map.html")


def labels(tab: Any) -> list[str]:
    """What the list of events holds."""
    tab.click("#tab-events")
    return list(tab.locator(".events .label").all_inner_texts())


def known_on(tab: Any, step: int) -> None:
    """Move the slider of what was known."""
    tab.evaluate(
        "step => { const e = document.querySelector('.known input'); e.value = step; e.dispatchEvent(new Event('input')); }",
        step,
    )


def test_kind_certainty_source_and_dispute_filter(opened: Opened, page_file: Path) -> None:
    """Each choice narrows list, key and the other choices' counts; clearing brings all back."""
    tab = opened(page_file)
    tab.click(".facet-box summary")
    tab.click(".facet:has-text('Strike')")
    assert labels(tab) == ["Strike on Kyiv"]
    tab.click("#tab-key")
    assert tab.inner_text(".layer:has-text('Impacts') .count") == "0"
    tab.click(".facet-box >> text=Clear filters")
    assert len(labels(tab)) == 11
    tab.check(".facet-body input")
    disputed = labels(tab)
    assert disputed == ["Drones enter Polish airspace"]
    tab.uncheck(".facet-body input")
    tab.click(".facet:has-text('Poranny Kurier')")
    named = tab.locator(".facet[aria-pressed=true] .count").inner_text()
    assert len(labels(tab)) == int(named) < 11


def test_a_link_keeps_filters_and_the_day(opened: Opened, page_file: Path, story_file: Path) -> None:
    """Filters, the day of knowledge and the clock are in the address, and it brings them back."""
    tab = opened(page_file)
    tab.click(".facet-box summary")
    tab.click(".facet:has-text('Strike')")
    tab.check(".facet-body input")
    address = tab.evaluate("location.hash")
    assert "c=strike" in address
    assert "d=1" in address
    again = opened(page_file, hash=address)
    assert again.is_checked(".facet-body input")
    assert again.locator(".facet[aria-pressed=true]").count() == 1
    tab = opened(story_file)
    known_on(tab, 0)
    address = tab.evaluate("location.hash")
    assert "a=2025-09-10" in address
    again = opened(story_file, hash=address)
    assert again.inner_text(".known output") == "As known on 10 Sept 2025"
    assert len(labels(again)) == 1


def test_the_house_in_wyryki_was_hit_by_a_drone_at_first(opened: Opened, story_file: Path) -> None:
    """Claims, events, footprints, sources and facts follow the day; the missile comes with the later report."""
    tab = opened(story_file)
    tab.click("#tab-events")
    tab.click(".events button:has-text('Wyryki')")
    assert "a missile" in tab.inner_text(".claims")
    known_on(tab, 0)
    assert "a drone" in tab.inner_text(".claims")
    assert "a missile" not in tab.inner_text(".claims")
    assert "as known on 10 Sept 2025" in tab.inner_text(".subtitle")
    assert tab.inner_text("#tab-events .badge") == "1"
    drawn = "[...geomap.page.store.features].filter(f => !f.asleep).length"
    assert tab.evaluate(drawn) == 1
    tab.keyboard.press("Escape")
    tab.click("#tab-sources")
    assert tab.locator(".sources li:visible").count() == 1
    tab.click(".known .step >> nth=1")
    assert tab.inner_text(".known output") == "As known on 12 Sept 2025"
    assert tab.evaluate(drawn) == 2
    tab.click(".known .step >> nth=1")
    assert tab.inner_text(".known output") == "As known now"
    tab.click("#tab-events")
    tab.click(".events button:has-text('Wyryki')")
    assert "a missile" in tab.inner_text(".claims")


def test_time_steps_and_plays_and_keeps_the_undated(opened: Opened, page_file: Path) -> None:
    """A step chooses the first day that holds something, play goes on by itself, and what has no time stays."""
    tab = opened(page_file)
    undated = int(re.search(r"\d+", tab.inner_text(".undated"))[0])
    assert undated > 0
    tab.click(".timeline .step >> nth=2")
    assert tab.inner_text(".timeline .period") == "7 Sept 2025"
    assert "Strike on Kyiv" in labels(tab)
    assert str(undated) in tab.inner_text(".undated")
    tab.click(".step.play")
    assert tab.get_attribute(".step.play", "aria-label") == "Pause"
    tab.wait_for_selector(".step.play[aria-label=Play]", timeout=60_000)
    assert tab.inner_text(".timeline .period") != "7 Sept 2025"
    tab.click(".timeline >> text=all dates")
    assert len(labels(tab)) == 11


def test_times_are_local_and_utc_on_demand(opened: Opened, tmp_path: Path) -> None:
    """A time of day is told as clocks showed it there, and in UTC for those who ask."""
    (tmp_path / "events.csv").write_text(
        "id,category,place,country,start,tz,publisher,published,note\n"
        "a,impact,Wohyń,PL,2025-09-10T02:30,Europe/Warsaw,Post,2025-09-10,A drone came down.\n",
        encoding="utf-8",
    )
    tab = opened(write_page(pipeline.run([tmp_path / "events.csv"]), tmp_path / "map.html"))
    tab.click("#tab-events")
    tab.click(".events button")
    assert "10 Sept 2025, 02:30" in tab.inner_text(".facts")
    assert "Europe/Warsaw" in tab.inner_text(".facts")
    tab.click(".facts >> text=in UTC")
    assert "10 Sept 2025, 00:30 UTC" in tab.inner_text(".facts")
    assert "00:30 UTC" in tab.inner_text(".events .meta")
    assert "z=utc" in tab.evaluate("location.hash")
    tab.click(".facts >> text=in local time")
    assert "02:30" in tab.inner_text(".facts")


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_view_can_be_saved(opened: Opened, page_file: Path, tmp_path: Path, kind: str) -> None:
    """A picture of the view has title, map, legend, caveat and credits, and making it asks nobody for anything."""
    tab = opened(page_file)
    with tab.expect_download() as saved:
        tab.click(f".tool:text-is('{kind.upper()}')")
    assert saved.value.suggested_filename == f"drones-over-the-eastern-border.{kind}"
    path = tmp_path / f"view.{kind}"
    saved.value.save_as(path)
    if kind == "svg":
        tree = ET.parse(path)
        words = " ".join(text.text or "" for text in tree.iter("{http://www.w3.org/2000/svg}text"))
        for said in ("Drones over the eastern border", "Impacts", "Crimea is part of Ukraine", "Folium", "Wyryki"):
            assert said in words
        refers = [value for node in tree.iter() for name, value in node.attrib.items() if name.endswith("href")]
        assert all(value.startswith("data:image/png") for value in refers)
    else:
        image = pytest.importorskip("PIL.Image").open(path).convert("RGB")
        assert image.width == 2 * tab.locator("#stage").bounding_box()["width"]
        assert len(image.resize((200, 200)).getcolors(40_000)) > 200


def test_a_picture_of_hostile_words_is_a_picture(opened: Opened, tmp_path: Path) -> None:
    """Tags, quotes and control characters in every field leave the SVG well formed, with no element of theirs."""
    reading = changed(sample_reading(), lambda name, text: text if name in KEPT else text + HOSTILE + "\x01\x08￾")
    tab = opened(write_page(reading, tmp_path / "map.html"))
    with tab.expect_download() as saved:
        tab.click(".tool:text-is('SVG')")
    saved.value.save_as(tmp_path / "view.svg")
    tags = {node.tag.split("}")[1] for node in ET.parse(tmp_path / "view.svg").iter()}
    assert tags <= {"svg", "title", "defs", "g", "path", "text", "image", "mask", "rect", "pattern", "clipPath"}


def test_the_link_is_copied_or_offered(opened: Opened, page_file: Path) -> None:
    """Where the clipboard may be written the address is there; elsewhere it is shown to be copied by hand."""
    tab = opened(page_file)
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.click(".tool:text-is('Copy link')")
    tab.wait_for_selector(".tool:text-is('Copied')")
    assert tab.evaluate("navigator.clipboard.readText()") == tab.evaluate("location.href")
    tab.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    tab.wait_for_selector(".tool:text-is('Copy link')")
    tab.click(".tool:text-is('Copy link')")
    assert tab.input_value(".address").startswith("file://")


def test_it_works_in_a_frame_without_an_origin(opened: Opened, page_file: Path, tmp_path: Path) -> None:
    """In a sandboxed frame, where storage and history are closed to it, the page opens, filters and shows an event."""
    outer = tmp_path / "outer.html"
    outer.write_text(
        f'<!DOCTYPE html><html data-state="ready"><iframe sandbox="allow-scripts" width="690" height="620" '
        f'src="{page_file.as_uri()}"></iframe></html>',
        encoding="utf-8",
    )
    frame = opened(outer).frame_locator("iframe")
    frame.locator("#tab-events").click()
    frame.locator(".events button >> nth=0").click()
    assert frame.locator("#details h2").inner_text()
    frame.locator("#details .close").click()
    frame.locator(".tool:text-is('Copy link')").click()
    assert "#v=" in frame.locator(".address").input_value()


def test_paper_has_the_whole_map_and_its_legend(opened: Opened, page_file: Path) -> None:
    """Printed, the map is as wide as the paper, and legend and caveat stand below it without the controls."""
    tab = opened(page_file, width=1100)
    tab.emulate_media(media="print")
    tab.wait_for_timeout(300)
    drawn = tab.evaluate("map_geomap.getContainer().getBoundingClientRect().width")
    assert abs(drawn - tab.evaluate("document.querySelector('#stage').clientWidth")) < 1
    assert tab.is_visible("#panel-key")
    assert "not a surveyed point" in tab.inner_text("#panel-key")
    assert tab.is_hidden(".timeline")
    assert tab.is_hidden(".tools")
    tab.emulate_media(media="screen")
    tab.wait_for_timeout(300)
    assert tab.evaluate("map_geomap.getContainer().getBoundingClientRect().width") == tab.evaluate("map_geomap.getSize().x") == 750


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (1400, "dark"), (390, "light")])
def test_nothing_stands_in_the_way_of_the_controls(opened: Opened, story_file: Path, width: int, scheme: str) -> None:
    """axe finds no fault with filters open and an earlier day shown."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = opened(story_file, width=width, height=844, scheme=scheme)
    tab.click("#tab-key") if width < 760 else None
    tab.click(".facet-box summary")
    tab.click(".facet >> nth=0")
    known_on(tab, 0)
    found = axe.run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found] == []
