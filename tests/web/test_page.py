"""The page in a browser: what is seen, walked by keyboard, filtered, and that hostile text stays text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geomap import pipeline
from geomap.model import Reading
from geomap.pipeline import Options
from geomap.render import write_page
from tests.readings import changed, sample_reading
from tests.test_render import HOSTILE, KEPT

Opened = Callable[..., Any]

TREE = """() => {
  // What a pointer lies on depends on how wide the words are drawn.
  const walk = (node) => node.tagName.toLowerCase() + '(' + (node.id === 'tip' ? '' : [...node.children].map(walk).join(',')) + ')';
  return walk(document.body);
}"""


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented reading as a page."""
    return write_page(sample_reading(), tmp_path_factory.mktemp("page") / "map.html")


def open_event(tab: Any, label: str) -> None:
    """Choose an event from the list."""
    tab.click("#tab-events")
    tab.click(f".events button:has-text('{label}')")


def wait_until(tab: Any, expression: str) -> None:
    """Ask until it is so. Playwright's own waiting compiles code in the page, which its policy forbids."""
    for _ in range(200):
        if tab.evaluate(expression):
            return
        tab.wait_for_timeout(50)
    pytest.fail(f"never came about: {expression}")


def test_title_facts_and_list(opened: Opened, page_file: Path) -> None:
    """The head says what, how many sources, when and how uncertain; the list holds every event."""
    tab = opened(page_file)
    assert tab.inner_text("h1") == "Drones over the eastern border" == tab.title()
    facts = tab.inner_text(".subtitle")
    assert "3 sources" in facts
    assert "as known on 12 Sept 2025" in facts
    assert "6 of 11 events are uncertain" in facts
    tab.click("#tab-events")
    assert tab.locator(".events button").count() == 11
    assert tab.inner_text(".shown") == "11 events shown"


def test_something_is_drawn(opened: Opened, page_file: Path) -> None:
    """Land, shapes and signs are on their canvases."""
    tab = opened(page_file)
    for pane in ("ground", "shapes", "marks"):
        colors = tab.evaluate(
            """(pane) => { const c = document.querySelector(`.leaflet-${pane}-pane canvas`);
            const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; const seen = new Set();
            for (let i = 0; i < d.length; i += 400) seen.add(`${d[i]},${d[i+1]},${d[i+2]},${d[i+3]}`); return seen.size; }""",
            pane,
        )
        assert colors > 5, pane


def test_claims_stand_side_by_side(opened: Opened, page_file: Path) -> None:
    """The details of an event hold every count with speaker, unit, hedge and source, the conflicting ones marked."""
    tab = opened(page_file)
    open_event(tab, "Drones enter Polish airspace")
    table = tab.inner_text(".claims")
    for words in (
        "at least 18",
        "around two dozen",
        "more than 10",
        "Adela Brzoza",
        "“may have”",
        "Poranny Kurier",
        "C 3",
        "fairly reliable",
        "possibly true",
    ):
        assert words in table
    heads = ["Value", "Unit", "Speaker", "Hedge", "Source", "Date", "Reliability"]
    assert tab.locator(".claims thead th").all_inner_texts() == heads
    row = tab.locator(".claims tr.conflict", has_text="may have").first.locator("td")
    assert [cell.split("\n")[0] for cell in row.all_inner_texts()] == [
        "around two dozen", "drones", "government in Kyiv", "“around” “may have”", "East Wire", "11 Sept 2025", "C 3",
    ]  # fmt: skip
    sides = tab.locator(".sides >> nth=0").locator("li")
    assert sides.count() > 1
    assert len({round(side.bounding_box()["y"]) for side in sides.all()}) == 1
    assert tab.locator(".claims tr.conflict").count() == 5
    assert "✗" in table  # a denial is not an assertion
    facts = tab.inner_text(".facts")
    assert "night of 9–10 Sept 2025" in facts
    assert "11–26 drones" in facts
    assert "somewhere in this area" in facts


def test_claims_are_cards_on_a_phone(opened: Opened, page_file: Path) -> None:
    """Where seven columns have no room each claim is a card whose cells say which column they are, still a table to be heard."""
    tab = opened(page_file, width=390, height=844)
    tab.click("#tab-events")
    tab.locator(".events button", has_text="Drones enter Polish airspace").first.click()
    row = tab.locator(".claims tr.conflict", has_text="may have").first
    speaker = row.locator("td", has_text="government in Kyiv")
    assert speaker.evaluate("e => getComputedStyle(e, '::before').content") == '"Speaker"'
    assert row.evaluate("e => e.scrollWidth <= e.clientWidth && e.getBoundingClientRect().right <= innerWidth")
    roles = "() => ['table', 'columnheader', 'cell'].map(role => document.querySelectorAll(`.claims [role=${role}], .claims[role=${role}]`).length)"
    tables, heads, cells = tab.evaluate(roles)
    assert (tables, heads) == (1, 7)
    assert cells == 7 * tab.locator(".claims tbody tr:not(.about)").count()


def test_evidence_is_marked_in_its_sentence(opened: Opened, page_file: Path) -> None:
    """The quoted sentence holds the very words, marked, with its source and a link that tells nothing."""
    tab = opened(page_file)
    open_event(tab, "Roof torn open")
    assert tab.inner_text(".evidence mark") == "A roof was torn open in Wyryki-Wola"
    assert tab.inner_text(".evidence blockquote") == "A roof was torn open in Wyryki-Wola, near both borders."
    link = tab.locator(".evidence a")
    assert link.get_attribute("href") == "https://news.example/bulletin"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "somewhere within 900 m" in tab.inner_text(".facts")


def test_the_report_can_be_read(opened: Opened, page_file: Path) -> None:
    """Of our own text the whole is there with its mentions; of another's only the sentences used."""
    tab = opened(page_file)
    open_event(tab, "Dutch aircraft")
    tab.click(".evidence .link")
    assert tab.inner_text(".report").startswith("A desk summary: more than 10 machines entered Polish airspace.")
    assert tab.inner_text("mark.chosen >> nth=0") == "Dutch aircraft stand at "
    tab.click(".mention-link:has-text('Kyiv')")
    tab.keyboard.press("Escape")
    open_event(tab, "Roof torn open")
    tab.click(".evidence .link")
    assert "Only the sentences used" in tab.inner_text("#details")
    assert "The Black Hawk" not in tab.inner_text(".report")


def test_constructed_shapes_say_so(opened: Opened, page_file: Path) -> None:
    """An envelope's details say that it is no flight path."""
    tab = opened(page_file)
    open_event(tab, "Drones enter")
    said = tab.inner_text(".constructed")
    assert "Straight-line envelope from Belarus to Wyryki-Wola, not a flight path" in said
    assert "Assumed: straight way; one entry; no second crossing" in said
    assert "fan/1 · 1,624 km²" in said


def test_several_events_at_one_place_are_paged_through(opened: Opened, page_file: Path) -> None:
    """A click inside Poland finds the violation and the shoot-downs, one after the other."""
    tab = opened(page_file, hash="#v=53.3,17.5,7")
    box = tab.locator("#stage").bounding_box()
    tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert tab.inner_text(".pager [role=status]") == "1 of 2 at this place"
    first = tab.inner_text("#details h2")
    tab.click(".pager button >> nth=1")
    assert tab.inner_text("#details h2") != first
    assert tab.inner_text(".pager [role=status]") == "2 of 2 at this place"


def test_keyboard_alone(opened: Opened, page_file: Path) -> None:
    """Tabs by arrows, an event by Enter, details closed by Escape, and the focus back where it was."""
    tab = opened(page_file)
    tab.focus("#tab-key")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.activeElement.id") == "tab-events"
    for _ in ("words", "more filters", "panel", "first event"):
        tab.keyboard.press("Tab")
    tab.keyboard.press("ArrowDown")
    assert "Strike on Kyiv" not in tab.evaluate("document.activeElement.textContent")
    tab.keyboard.press("Home")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.textContent") == "Strike on Kyiv"
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#details")
    assert "Strike on Kyiv" in tab.evaluate("document.activeElement.textContent")


def test_words_filter_map_list_and_key(opened: Opened, page_file: Path) -> None:
    """A word without its diacritics finds the event; the counts of the key follow."""
    tab = opened(page_file)
    tab.click("#tab-events")
    tab.fill("#words", "lask")
    assert tab.locator(".events button").all_inner_texts()[0].startswith("Dutch aircraft at Łask")
    assert tab.inner_text(".shown") == "1 event shown"
    tab.click("#tab-key")
    counts = dict(
        zip(tab.locator(".layer .name").all_inner_texts(), tab.locator(".layer .count").all_inner_texts(), strict=True)
    )
    assert counts["Deployments"] == "1"
    assert counts["Impacts"] == "0"
    tab.fill("#words", "no such thing")
    tab.click("#tab-events")
    assert tab.is_visible("text=Nothing fits the filter.")


def test_time_never_hides_what_has_no_time(opened: Opened, page_file: Path) -> None:
    """With the first day chosen, the strike of that day and all undated events remain."""
    tab = opened(page_file)
    tab.click("#tab-events")
    tab.evaluate(
        "() => { const e = document.querySelectorAll('.track input')[1]; e.value = 0; e.dispatchEvent(new Event('input')); }"
    )
    labels = " ".join(tab.locator(".events .label").all_inner_texts())
    assert "Strike on Kyiv" in labels
    assert "Dutch aircraft" in labels
    assert "Sightings" in labels
    assert "Roof torn open" not in labels
    assert "London" not in labels
    tab.click("text=all dates")
    assert tab.locator(".events button").count() == 11


def test_layers_switch_list_and_map_together(opened: Opened, page_file: Path) -> None:
    """What is switched off is neither on the map nor in the list; the group switches both of its layers."""
    tab = opened(page_file)
    tab.click("#tab-key")
    tab.uncheck(".layer:has-text('Diplomatic acts') input")
    tab.click("#tab-events")
    assert not tab.locator(".events button:has-text('London')").count()
    tab.click("#tab-key")
    group = tab.locator(".group legend input")
    tab.uncheck(".layer:has-text('Constructed envelopes') input")
    assert group.evaluate("box => box.indeterminate")
    group.check()
    assert tab.is_checked(".layer:has-text('Constructed envelopes') input")


def test_what_is_not_on_the_map_is_told_with_its_reason(opened: Opened, page_file: Path) -> None:
    """Metonyms, machines and adjectives are listed by kind with the reason and their source."""
    tab = opened(page_file)
    tab.click("#tab-unmapped")
    text = tab.inner_text("#panel-unmapped")
    for words in ("Minsk", "stands for a government", "Machines and weapons", "Black Hawk", "East Wire"):
        assert words in text
    tab.click("#panel-unmapped li:has-text('Black Hawk') .link")
    assert tab.inner_text("mark.chosen") == "Black Hawk"


def test_the_key_explains_only_what_is_drawn(opened: Opened, page_file: Path, tmp_path: Path) -> None:
    """Worldview and caveat are always told; hatching only where something is hatched."""
    tab = opened(page_file)
    key = tab.inner_text("#panel-key")
    assert "Crimea is part of Ukraine" in key
    assert "Hatched" in key
    assert "Disc" in key
    reading = sample_reading()
    plain = replace(reading, layers=tuple(layer for layer in reading.layers if layer.name == "impacts"))
    key = opened(write_page(plain, tmp_path / "plain.html")).inner_text("#panel-key")
    assert "Disc" in key
    assert "Hatched" not in key


def test_a_link_brings_back_event_view_and_layers(opened: Opened, page_file: Path) -> None:
    """The address keeps what was chosen, and opening it again shows the same."""
    tab = opened(page_file)
    tab.uncheck(".layer:has-text('Sightings') input")
    open_event(tab, "Strike on Kyiv")
    address = tab.evaluate("window.location.hash")
    assert "e=e10" in address
    assert "l=" in address
    assert "v=" in address
    again = opened(page_file, hash=address)
    assert again.inner_text("#details h2") == "Strike on Kyiv"
    assert not again.is_checked(".layer:has-text('Sightings') input")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1400, 900), (2560, 1440)])
def test_nothing_sticks_out(opened: Opened, page_file: Path, width: int, height: int) -> None:
    """From phone to wall the page is as wide as the window and the details lie inside it."""
    tab = opened(page_file, width=width, height=height)
    tab.click("#tab-events")
    tab.click(".events button >> nth=0")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    box = tab.locator("#details").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height + 1


def test_dark_follows_the_system_and_the_button(opened: Opened, page_file: Path) -> None:
    """The ground is dark where the system wants it, and the button turns it."""
    tab = opened(page_file, scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert tab.evaluate(ground) == "rgb(21, 24, 28)"
    tab.click(".tool >> nth=0")
    assert tab.evaluate(ground) == "rgb(252, 251, 248)"


@pytest.mark.parametrize(
    ("language", "tab_name"), [("pl", "Zdarzenia"), ("uk", "Події"), ("be", "Падзеі"), ("de", "Ereignisse")]
)
def test_languages(opened: Opened, tmp_path: Path, language: str, tab_name: str) -> None:
    """The page speaks the language asked for, and says so."""
    tab = opened(write_page(sample_reading(), tmp_path / "map.html", language=language))
    assert tab.get_attribute("html", "lang") == language
    assert tab.inner_text("#tab-events").startswith(tab_name)


def test_a_link_keeps_words_and_days(opened: Opened, page_file: Path) -> None:
    """Filters are part of the address too."""
    tab = opened(page_file, hash="#q=kyiv&t=2025-09-07/2025-09-08")
    tab.click("#tab-events")
    assert tab.locator(".events .label").all_inner_texts() == ["Strike on Kyiv"]
    assert tab.input_value("#words") == "kyiv"
    assert "q=kyiv" in tab.evaluate("window.location.hash")
    assert "t=2025-09-07/2025-09-08" in tab.evaluate("window.location.hash")


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (1400, "dark"), (390, "light"), (390, "dark")])
def test_nothing_stands_in_anyones_way(opened: Opened, page_file: Path, width: int, scheme: str) -> None:
    """axe finds no fault: with the panels, an event's details and a report open, in light and dark, on phone and desk."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = opened(page_file, width=width, height=844, scheme=scheme)
    for step in ("#tab-unmapped", "#tab-sources", "#tab-events", ".events button >> nth=1", ".evidence .link >> nth=0"):
        tab.click(step)
        found = axe.run(tab, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found] == [], step


def test_a_view_nobody_moved_fits_the_frame_again(opened: Opened, page_file: Path) -> None:
    """A frame in a notebook gets its size late: the page fits what it shows, until somebody has moved it."""
    tab = opened(page_file, width=500, height=400)
    outside = "document.querySelector('button.outside').hidden"
    tab.set_viewport_size({"width": 1400, "height": 900})
    wanted = opened(page_file).evaluate("[map_geomap.getZoom(), map_geomap.getCenter().lng]")
    wait_until(tab, f"map_geomap.getZoom() === {wanted[0]}")
    assert abs(tab.evaluate("map_geomap.getCenter().lng") - wanted[1]) < 0.01
    assert tab.evaluate(outside) == opened(page_file).evaluate(outside)
    tab.locator(".zoom button").first.click()
    wait_until(tab, f"map_geomap.getZoom() > {wanted[0]}")
    moved = tab.evaluate("map_geomap.getZoom()")
    tab.set_viewport_size({"width": 900, "height": 700})

    assert tab.evaluate("map_geomap.getZoom()") == moved


def test_an_empty_page_works(opened: Opened, tmp_path: Path) -> None:
    """Nothing to show is shown as nothing, without an error."""
    tab = opened(write_page(Reading((), (), ()), tmp_path / "empty.html"))
    assert tab.inner_text("h1") == "Map of reported events"
    assert "No layer holds anything" in tab.inner_text("#panel-key")


def walk_through(tab: Any) -> list[str]:
    """Open everything there is to open; the trees of elements seen on the way."""
    trees = []
    for name in ("key", "unmapped", "sources", "events"):
        tab.click(f"#tab-{name}")
        trees.append(tab.evaluate(TREE))
    for n in range(tab.locator(".events button").count()):
        tab.click(f".events button >> nth={n}")
        for fold in tab.locator("#details summary").all():
            fold.click()
        trees.append(tab.evaluate(TREE))
        for link in range(min(2, tab.locator("#details .evidence button.link").count())):
            tab.click(f"#details .evidence button.link >> nth={link}")
            trees.append(tab.evaluate(TREE))
            tab.keyboard.press("Escape")
    box = tab.locator("#stage").bounding_box()
    for x, y in ((0.3, 0.5), (0.5, 0.5), (0.6, 0.4)):
        tab.mouse.move(box["x"] + box["width"] * x, box["y"] + box["height"] * y)
        tab.wait_for_timeout(60)
    tab.fill("#words", "canary")
    trees.append(tab.evaluate(TREE))
    return trees


def test_hostile_text_is_text(opened: Opened, tmp_path: Path) -> None:
    """With braces, tags and escapes in every field, the page has the same elements as its harmless twin, and no others."""
    harmless = " ((7*7)) (% x %) S(x) 'y' / (-script)(b id=canary)b(-b)(!-- 'q' 'p' rtl   [[geomap csp]]"

    def twin(end: str) -> Path:
        reading = changed(sample_reading(), lambda name, text: text if name in KEPT else text + end)
        return write_page(reading, tmp_path / f"{len(end)}-{end[1]}.html")

    bad = opened(twin(HOSTILE))
    seen = walk_through(bad)
    assert bad.locator("#canary").count() == 0
    assert bad.inner_text("h1").startswith("Drones over the eastern border {{7*7}} {% x %} ${x}")
    assert seen == walk_through(opened(twin(harmless)))


_SAID = """() => {
  const found = new Set();
  const take = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, nodeValue } = walker.currentNode;
      if (!parentElement.closest('script, style, noscript, blockquote, .report, .hash')) found.add(nodeValue.trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      for (const name of ['aria-label', 'placeholder', 'title']) found.add(element.getAttribute(name) || '');
    }
  };
  const open = () => document.querySelectorAll('details').forEach((box) => { box.open = true; });
  for (const tab of ['key', 'events', 'unmapped', 'sources']) { document.querySelector(`#tab-${tab}`).click(); open(); take(); }
  const { page } = window.geomap;
  for (let n = 0; n < page.store.rows.count; n++) { page.select(n, false, true); open(); take(); }
  return [...found];
}"""


SEEDS = Path(__file__).resolve().parents[2] / "seeds"
READ = ("house-hit", "warnings-across", "drohnen")
"""Digests of the example that make geomap say much of what it can say."""


def read_in(language: str) -> Reading:
    """Some digests of the example, drawn in a language."""
    files = [path for path in sorted(SEEDS.iterdir()) if any(part in path.name for part in READ)]
    inputs = [*files, SEEDS.parent / "data" / "events.yaml"]
    return pipeline.run(inputs, Options(language=language), report=lambda _: None)


@pytest.fixture(scope="module")
def english(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], str]:
    """Every text of the English page, and all that is not geomap's own: words of reports, tables and the gazetteer."""
    reading = read_in("en")
    path = write_page(reading, tmp_path_factory.mktemp("english") / "map.html")
    tab = browser.new_page()
    tab.goto(path.as_uri())
    tab.wait_for_selector("html[data-state=ready]", timeout=30_000)
    said = set(tab.evaluate(_SAID))
    tab.close()
    theirs = [*reading.attributions, "front/1 PNG SVG Folium Leaflet geomap Natural Earth OpenStreetMap contributors ODbL GeoNames Unicode CLDR"]
    for document in reading.documents:
        theirs += [document.text, document.title or "", document.publisher or "", document.id, document.licence or ""]
    for event in reading.events:
        theirs += [quote.quote for quote in event.evidence] + [str(one.speaker.label) for one in event.claims if one.speaker]
        theirs += [f"{claim.value} {claim.unit}" for claim in event.claims] + [event.label, event.note, event.time.tz or ""]
    places = [role.place for event in reading.events for role in event.places] + [one.place for one in reading.resolutions]
    theirs += [f"{entry.id} {entry.name} {entry.admin1} {entry.gazetteer}" for place in places if place for entry in place.entries]
    return said, " ".join(theirs)


@pytest.mark.parametrize("language", ["pl", "uk", "be", "de"])
def test_seven_columns_have_room(opened: Opened, tmp_path: Path, language: str) -> None:
    """At the width of a desk the claims are a table, and no column sticks out of the details in any language."""
    tab = opened(write_page(sample_reading(), tmp_path / "map.html", language=language))
    open_event(tab, "Drones enter Polish airspace")
    assert tab.evaluate("getComputedStyle(document.querySelector('.claims')).display") == "table"
    assert tab.evaluate("(() => { const b = document.querySelector('#details .body'); return b.scrollWidth <= b.clientWidth; })()")


@pytest.mark.parametrize("language", ["pl", "uk", "be", "de"])
def test_nothing_of_ours_stays_english(
    opened: Opened, english: tuple[set[str], str], tmp_path: Path, language: str
) -> None:
    """What reads the same in the English page is a report's, a table's or the gazetteer's own word."""
    said, theirs = english
    tab = opened(write_page(read_in(language), tmp_path / "map.html", language=language))
    left = {text for text in tab.evaluate(_SAID) if text in said and re.search("[A-Za-z]{3}", text)}
    words = {word for text in left for word in re.findall(r"[^\W\d_]{3,}", text)}
    assert {word for word in words if word not in theirs} == set()


def test_names_from_the_right_do_not_turn_what_stands_beside_them(opened: Opened, tmp_path: Path) -> None:
    """Beside an Arabic place and a Hebrew unit, date and range are read from the left, and the title from the right."""
    table = tmp_path / "t.csv"
    table.write_text(
        "category,lon,lat,place,start,label,count_low,count_high,unit\n"
        "impact,35.5,33.9,بيروت,2025-09-10,سقوط طائرة (drone) في بيروت,3,7,פצועים\n",
        encoding="utf-8",
    )
    tab = opened(write_page(pipeline.run([table], Options()), tmp_path / "map.html"))
    tab.click("#tab-events")
    tab.click(".events button")
    at = """(holder, text) => {
      const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const from = walker.currentNode.nodeValue.indexOf(text);
        if (from < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, from);
        range.setEnd(walker.currentNode, from + text.length);
        return range.getBoundingClientRect().left;
      }
    }"""
    left = lambda holder, text: tab.locator(holder).first.evaluate(f"(holder, text) => ({at})(holder, text)", text)  # noqa: E731
    assert left(".events .meta", "10") < left(".events .meta", "Sept")
    assert left(".facts", "3–") < left(".facts", "פצועים")
    assert tab.locator("#details h2").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert tab.locator(".facts dd").first.evaluate("e => getComputedStyle(e).direction") == "ltr"
