"""One answer of a geocoder, within limits: no redirect, a deadline for the whole of it, and a cap on its size."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter

from geomap.strict import load_json, plain

DEADLINE_S = 10.0
MOST_BYTES = 1 << 20


class FetchError(Exception):
    """No usable answer came; the message says why."""


class Busy(FetchError):
    """The server asks to be left alone for a while."""

    def __init__(self, retry_after_s: float) -> None:
        self.retry_after_s = retry_after_s
        super().__init__(f"the server wants to be asked again in {retry_after_s:,.0f} s")


class CappedAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """What geopy sends its requests through."""

    def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self.ssl_context = ssl_context if isinstance(ssl_context, ssl.SSLContext) else None

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """A JSON answer, as RFC 8259 has it."""
        return load_json(self.get_text(url, timeout=timeout, headers=headers), "the answer")

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:  # noqa: ARG002 - geopy names it
        """An answer as text.

        Raises:
            FetchError: there is none within the limits.
            AdapterHTTPError: the server answered with an error.
        """
        status, answer_headers, data = fetch(url, headers, self.ssl_context)
        text = data.decode("utf-8", "replace")
        if status in (429, 503):
            raise Busy(_retry_after_s(answer_headers.get("retry-after", "")))
        if status != 200:
            raise AdapterHTTPError(f"status {status}", status_code=status, headers=answer_headers, text=text[:200])
        return text


def fetch(url: str, headers: Mapping[str, str], context: ssl.SSLContext | None = None) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in lower case and content of one GET request; asked to go elsewhere, it does not.

    Raises:
        FetchError: the server cannot be reached, takes longer than `DEADLINE_S` in all, sends more than `MOST_BYTES`, sends
            something packed, or points elsewhere.
    """
    parts = urlsplit(url)
    if parts.scheme == "https":
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            parts.netloc, timeout=DEADLINE_S, context=context or ssl.create_default_context()
        )
    elif parts.scheme == "http":
        connection = http.client.HTTPConnection(parts.netloc, timeout=DEADLINE_S)
    else:
        raise FetchError(f"{plain(parts.scheme)} is not http")
    late = threading.Event()
    try:
        connection.connect()
        watch = threading.Timer(DEADLINE_S, _cut_off, (connection.sock, late))
        watch.daemon = True
        watch.start()
        try:
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", target or "/", headers={**headers, "Accept-Encoding": "identity"})
            return _read(connection.getresponse())
        finally:
            watch.cancel()
    except (OSError, http.client.HTTPException, ValueError) as error:
        # A trickle of bytes never times out by itself; the watch ends it.
        reason = f"took longer than {DEADLINE_S:g} s" if late.is_set() or isinstance(error, TimeoutError) else plain(error)
        raise FetchError(reason or type(error).__name__) from None
    finally:
        connection.close()


def _cut_off(sock: socket.socket, late: threading.Event) -> None:
    late.set()
    with contextlib.suppress(OSError):  # it has ended by itself
        sock.shutdown(socket.SHUT_RDWR)


def _read(answer: http.client.HTTPResponse) -> tuple[int, dict[str, str], bytes]:
    headers = {key.lower(): value for key, value in answer.getheaders()}
    if 300 <= answer.status < 400:
        raise FetchError(f"points elsewhere (status {answer.status}); not followed")
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise FetchError(f"is packed ({plain(headers['content-encoding'])}) although asked not to be")
    data = answer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FetchError(f"is larger than {MOST_BYTES >> 20} MB")
    if answer.length:  # what Content-Length promised and did not come
        raise FetchError("ended early")
    return answer.status, headers, data


def _retry_after_s(header: str) -> float:
    """Seconds that a server wants to be left alone; a minute when it does not say, a day at most."""
    from email.utils import parsedate_to_datetime
    from time import time

    if header.strip().isdigit():
        wanted = float(header.strip()[:9])
    else:
        try:
            wanted = parsedate_to_datetime(header).timestamp() - time()
        except (ValueError, OverflowError):
            wanted = 60.0
    return min(max(wanted, 1.0), 86_400.0)
