"""A PMTiles archive as ground: from a file within the page, from a server on request, and what is no archive."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from geomap.errors import InputError
from geomap.render import render_page, write_page
from geomap.web.archive import take
from geomap.web.tiles import ground
from tests.archives import CENTRE, images, vectors
from tests.readings import sample_reading

Opened = Callable[..., Any]
LON, LAT = CENTRE
HERE = (LON - 0.01, LAT - 0.01, LON + 0.01, LAT + 0.01)
PIXELS = """(points) => { const { page } = window.geomap; const canvas = page.ground._container;
  const ratio = canvas.width / canvas.getBoundingClientRect().width;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return points.map(([x, y]) => { const at = page.map.latLngToLayerPoint([y, x]).subtract(page.ground._bounds.min).multiplyBy(ratio).floor();
    return [...data.slice((at.y * canvas.width + at.x) * 4, (at.y * canvas.width + at.x) * 4 + 3)]; }); }"""
SETTLED = "() => { const { streets } = window.geomap.page; return streets && streets.waiting === 0 && streets.sheets.size > 0; }"


def settle(tab: Any) -> None:
    """Wait until all tiles in view are there and drawn."""
    tab.wait_for_function(SETTLED)
    tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_vectors_are_drawn_from_within_the_page(opened: Opened, tmp_path: Path) -> None:
    """Streets lie on the ground in the page's colours, quarters and streets have names, nothing is requested."""
    path = write_page(sample_reading(), tmp_path / "map.html", basemap=str(vectors(tmp_path / "town.pmtiles")))
    tab = opened(path, hash=f"#v={LAT},{LON},15")
    settle(tab)
    wood, land = tab.evaluate(PIXELS, [(LON - 6 * 0.0022 * 1.6, LAT + north * 0.0022) for north in (-4.5, 3.5)])
    assert wood != land
    assert wood[1] > wood[2]
    sheets = "() => [...window.geomap.page.streets.sheets.values()].filter(Boolean).flatMap((s) => s.places.map((p) => p.text))"
    assert "Upper Quarter" in tab.evaluate(sheets)
    assert "© Town & Co" in tab.inner_text("#foot")


def test_beyond_the_last_zoom_tiles_are_stretched(opened: Opened, tmp_path: Path) -> None:
    """An archive that ends at zoom 11 still has its lake at zoom 14."""
    archive = vectors(tmp_path / "town.pmtiles", zooms=range(8, 12))
    tab = opened(write_page(sample_reading(), tmp_path / "map.html", basemap=str(archive)), hash=f"#v={LAT},{LON},14")
    settle(tab)
    [lake] = tab.evaluate(PIXELS, [(LON + 7 * 0.0022 * 1.6, LAT + 3 * 0.0022)])
    assert lake[2] > lake[0] + 15


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_images_are_drawn_from_within_the_page(opened: Opened, tmp_path: Path, kind: str) -> None:
    """A raster tile has its own colour on the map, whatever kind of image it is."""
    archive = images(tmp_path / "pictures.pmtiles", kind)
    tab = opened(write_page(sample_reading(), tmp_path / "map.html", basemap=str(archive)), hash=f"#v={LAT},{LON},9")
    settle(tab)
    drawn = {tuple(one) for one in tab.evaluate(PIXELS, [(LON + i * 0.35, LAT) for i in range(-2, 3)])}
    assert len(drawn) >= 2
    assert all(abs(blue - 179) < 6 for _, _, blue in drawn)


def test_a_page_takes_the_tiles_near_its_events(tmp_path: Path) -> None:
    """Of an archive that lies elsewhere it takes none, and says so; equal input gives equal bytes."""
    path = vectors(tmp_path / "town.pmtiles")
    near, far = take(path, [HERE]), take(path, [(100.0, 10.0, 100.1, 10.1)])
    assert len(near.data) > len(far.data)
    assert near == take(path, [HERE])
    assert near.note.startswith("town.pmtiles: ")
    page = render_page(sample_reading(), basemap=str(path))
    assert page == render_page(sample_reading(), basemap=str(path))
    assert '"id":"town.pmtiles","sha256"' in page
    assert str(tmp_path) not in page


def test_a_large_archive_is_taken_as_deep_as_there_is_room(tmp_path: Path) -> None:
    """Zooms that do not fit are left out whole and told of; when not even the first fits, that is an error."""
    path = images(tmp_path / "pictures.pmtiles", zooms=range(6, 12))
    some = take(path, [HERE], most_bytes=100_000)
    assert len(some.data) < 110_000
    assert re.search(r"down to zoom \d+ of 11", some.note)
    with pytest.raises(InputError, match="coarsest tiles"):
        take(path, [HERE], most_bytes=1000)


def test_an_archive_without_tiles_here_leaves_the_page_as_it_is(tmp_path: Path) -> None:
    """The embedded basemap is drawn, and the notes say why."""
    path = vectors(tmp_path / "town.pmtiles", zooms=range(12, 14))
    notes: list[str] = []
    reading = sample_reading()
    path.write_bytes(path.read_bytes())
    assert take(path, [(100.0, 10.0, 100.1, 10.1)]).data == b""
    assert "no tiles where the events are" in take(path, [(100.0, 10.0, 100.1, 10.1)]).note
    render_page(reading, basemap=str(path), say=notes.append)
    assert len(notes) == 1


def test_what_is_no_archive_is_one_clear_line(tmp_path: Path) -> None:
    """Missing, empty, another format, cut short or packed in a way that browsers cannot unpack."""
    sound = vectors(tmp_path / "town.pmtiles", zooms=range(3)).read_bytes()
    broken = {
        "empty": b"", "text": b"hello" * 100, "short": sound[:100], "cut": sound[:200], "kind": sound[:99] + b"\x06" + sound[100:],
        "packed": sound[:98] + b"\x03" + sound[99:], "old": sound[:7] + b"\x02" + sound[8:],
    }  # fmt: skip
    for name, data in broken.items():
        path = tmp_path / f"{name}.pmtiles"
        path.write_bytes(data)
        with pytest.raises(InputError, match=rf"{name}\.pmtiles: "):
            ground(str(path))
    with pytest.raises(InputError, match="cannot be read"):
        ground(str(tmp_path / "none.pmtiles"))


def test_words_of_an_archive_stay_words(opened: Opened, tmp_path: Path) -> None:
    """Markup and template braces in the attribution and in names are text, tags gone."""
    credit = "<img src=x onerror=alert(1)>{{ 7*7 }} [[geomap:data]] &lt;b&gt;Town" + "x" * 1000
    path = vectors(tmp_path / "town.pmtiles", attribution=credit)
    tab = opened(write_page(sample_reading(), tmp_path / "map.html", basemap=str(path)), hash=f"#v={LAT},{LON},12")
    settle(tab)
    assert "{{ 7*7 }} [[geomap:data]] <b>Townxxx" in tab.inner_text("#foot")
    assert not tab.locator("#foot img, #foot b").count()
    assert len(tab.inner_text("#foot")) < 1500


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """A server of an archive on this machine, and the parts it has been asked for. Others than the archive it refuses."""
    asked: list[str] = []
    data = vectors(tmp_path / "served.pmtiles").read_bytes()

    class Parts(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.headers.get("Range", ""))
            part = re.fullmatch(r"bytes=(\d+)-(\d+)", asked[-1])
            whole = self.path != "/town.pmtiles" or part is None
            self.send_response(200 if whole else 206)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(b"all of it" if part is None or whole else data[int(part[1]) : int(part[2]) + 1])

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Parts) as http:
        thread = threading.Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}", asked
        http.shutdown()


def test_an_archive_on_a_server_is_read_in_parts(browser: Any, server: tuple[str, list[str]], tmp_path: Path) -> None:
    """Only that host may be asked, only for parts; the page says so, and thanks whom the archive names."""
    host, asked = server
    path = write_page(sample_reading(), tmp_path / "map.html", basemap=f"{host}/town.pmtiles")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', path.read_text("utf-8"))
    assert policy
    assert f"connect-src {host};" in policy[1]
    assert "img-src data:;" in policy[1]
    tab = browser.new_page()
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(path.as_uri() + f"#v={LAT},{LON},14")
    tab.wait_for_selector("html[data-state=ready]")
    settle(tab)
    assert host.removeprefix("http://") in tab.inner_text("#notice")
    assert "© Town & Co" in tab.inner_text("#foot")
    assert asked
    assert all(asked)
    assert {url for url in requests if not url.startswith(("file:", "data:", "blob:"))} == {f"{host}/town.pmtiles"}
    tab.close()


def test_a_server_that_fails_leaves_the_embedded_basemap(browser: Any, server: tuple[str, list[str]], tmp_path: Path) -> None:
    """A server without ranges is not asked for the whole planet; the page says that the streets are missing, and works."""
    host, _ = server
    tab = browser.new_page()
    tab.goto(write_page(sample_reading(), tmp_path / "map.html", basemap=f"{host}/other.pmtiles").as_uri())
    tab.wait_for_selector("html[data-state=ready]")
    assert "could not be loaded" in tab.inner_text("#notice")
    assert tab.evaluate("() => window.geomap.page.parts.land.length") > 0
    tab.close()
