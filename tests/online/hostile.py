"""A geocoder on loopback that behaves as it is told by the first part of the path: ``/MODE/search?q=…``."""

from __future__ import annotations

import gzip
import http.server
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

PLACE = {
    "osm_type": "node", "osm_id": 42, "lat": "50.5", "lon": "20.5", "name": "Nigdziewo", "display_name": "Nigdziewo, Nowhere, Poland",
    "class": "place", "type": "village", "addresstype": "village", "boundingbox": ["50.49", "50.51", "20.49", "20.51"],
    "address": {"country_code": "pl", "state": "Nowhere Voivodeship"}, "licence": "Data © OpenStreetMap contributors, ODbL 1.0",
}  # fmt: skip
AREA = {"type": "Polygon", "coordinates": [[[20.4, 50.4], [20.6, 50.4], [20.6, 50.6], [20.4, 50.6], [20.4, 50.4]]]}
ANSWERS: dict[str, Any] = {
    "good": [PLACE],
    "area": [{**PLACE, "geojson": AREA}],
    "empty": [],
    "swapped": [{**PLACE, "lat": "200.5"}],
    "nan": [{**PLACE, "lat": "nan"}],
    "no-point": [{"name": "X"}],
    "object": {"error": "unable to geocode"},
    "string": "hello",
    "null": None,
    "odd-types": [{**PLACE, "osm_id": {}, "boundingbox": "x", "address": [], "geojson": {"type": "Polygon", "coordinates": "x"}}],
    "far-outline": [{**PLACE, "geojson": {"type": "LineString", "coordinates": [[500, 0], [1, 1]]}}],
    "naughty-name": [{**PLACE, "name": "Nig\u202edziewo\0<script>\x1b[31m", "display_name": "A\nB"}],
    "many": [{**PLACE, "osm_id": n} for n in range(500)],
}  # fmt: skip
RAW = {
    "html": b"<html>busy</html>", "truncated": b'[{"lat": "1', "duplicate-keys": b'[{"lat":"1","lat":"2","lon":"3","name":"A"}]',
    "nan-token": b'[{"lat":NaN,"lon":1}]', "deep": b"[" * 100_000, "no-utf8": b'[{"name":"\xff\xfe"}]', "nothing": b"",
}  # fmt: skip


class Server(http.server.ThreadingHTTPServer):
    """Remembers when and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[float, str, dict[str, list[str]]]] = []
        self.agents: set[str] = set()

    def url(self, mode: str) -> str:
        """Where a mode is."""
        return f"http://127.0.0.1:{self.server_port}/{mode}"


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the path says."""

    server: Server

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        mode = parts.path.split("/")[1]
        self.server.asked.append((time.time(), mode, parse_qs(parts.query)))
        self.server.agents.add(self.headers.get("User-Agent", ""))
        with suppress(OSError):  # whoever asked has had enough
            self._answer(mode)

    def _answer(self, mode: str) -> None:
        if mode in ANSWERS:
            self._send(200, json.dumps(ANSWERS[mode]).encode())
        elif mode in RAW:
            self._send(200, RAW[mode])
        elif mode == "redirect":
            self._send(302, b"", {"Location": self.server.url("good") + "/search?q=x"})
        elif mode == "redirect-away":
            self._send(301, b"", {"Location": "http://127.0.0.1:9/secret"})
        elif mode in ("busy", "unavailable"):
            self._send(429 if mode == "busy" else 503, b"slow down", {"Retry-After": "3600"})
        elif mode == "busy-date":
            self._send(429, b"", {"Retry-After": "Fri, 01 Jan 2100 00:00:00 GMT"})
        elif mode in ("500", "403", "404"):
            self._send(int(mode), b"no")
        elif mode == "huge":
            self._send(200, b"[" + b" " * (8 << 20) + b"]")
        elif mode == "packed":
            self._send(200, gzip.compress(b"[" + b" " * (50 << 20) + b"]"), {"Content-Encoding": "gzip"})
        elif mode == "hang":
            time.sleep(8)
        elif mode == "drip":
            self._send(200, b"", {"Content-Length": "1000"})
            self._drip()
        elif mode == "drip-headers":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            self._drip(b"X-Slow: 1\r\n")
        elif mode == "short":
            self._send(200, b"[]", {"Content-Length": "1000"})
        elif mode == "close":
            self.connection.close()
        elif mode == "no-http":
            self.wfile.write(b"\x15\x03\x01\x00\x02\x02")

    def _send(self, status: int, data: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for key, value in ({"Content-Length": str(len(data))} | (headers or {})).items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(data)

    def _drip(self, what: bytes = b" ") -> None:
        for _ in range(80):
            self.wfile.write(what)
            self.wfile.flush()
            time.sleep(0.1)


@contextmanager
def running() -> Iterator[Server]:
    """The server, for as long as it is needed."""
    server = Server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
