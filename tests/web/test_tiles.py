"""Tiles of a server of one's own: only on request, with a notice, and no other host may be asked."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from geomap.errors import UsageError
from geomap.render import render_page, write_page
from geomap.web.tiles import ground
from tests.readings import sample_reading

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cf"
    "f01f0005000201ff5a1c2a2b0000000049454e44ae426082"
)


@pytest.mark.parametrize(
    "address",
    [
        "moon", "ftp://a/{z}/{x}/{y}", "https://a/{z}/{x}.png", "https://a/{z}/{x}/{y}/{s}", "https://{z}/{x}/{y}",
        "https://a/{z}/{x}/{y}; script-src *", "https://a,b/{z}/{x}/{y}", 'https://a"/{z}/{x}/{y}', "https://u:p@a/{z}/{x}/{y}",
        "file:///t/{z}/{x}/{y}.png", "https://a/map.mbtiles", "https://a/{z}.pmtiles", "javascript:alert({z}{x}{y})", "https://ä/{z}/{x}/{y}",
    ],
)  # fmt: skip
def test_what_is_no_address_of_tiles_is_refused(address: str) -> None:
    """Other schemes, missing or further braces, archives, and signs that could leave the policy are one clear error."""
    with pytest.raises(UsageError, match="basemap"):
        ground(address)


def test_the_policy_names_just_that_host() -> None:
    """Images may come from the one host; all else stays as it is, and no basemap is embedded."""
    page = render_page(sample_reading(), basemap="https://tiles.example:8443/a/{z}/{x}/{y}.png")
    online = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    offline = re.search(r'Content-Security-Policy" content="([^"]*)"', render_page(sample_reading()))
    assert online
    assert offline
    assert online[1] == offline[1].replace("img-src data:", "img-src data: https://tiles.example:8443")
    assert 'id="geomap-basemap"></script>' in page


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A tile server on this machine, and what it has been asked."""
    asked: list[str] = []

    class Tiles(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(PIXEL)

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Tiles) as http:
        thread = threading.Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}", asked
        http.shutdown()


def test_tiles_are_asked_of_that_server_alone(browser: Any, server: tuple[str, list[str]], tmp_path: Path) -> None:
    """The page says whom it asks, loads tiles from there, and nothing from anywhere else."""
    host, asked = server
    path = write_page(sample_reading(), tmp_path / "map.html", basemap=host + "/{z}/{x}/{y}.png")
    tab = browser.new_page()
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(path.as_uri())
    tab.wait_for_selector("html[data-state=ready]")
    tab.wait_for_selector(".leaflet-tile-loaded")
    assert host.removeprefix("http://") in tab.inner_text("#notice")
    assert asked
    assert all(re.fullmatch(r"/\d+/\d+/\d+\.png", path) for path in asked)
    assert all(url.startswith((host, "file:", "data:", "blob:")) for url in requests)
    tab.close()
