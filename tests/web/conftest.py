"""A browser for the tests: Debian's Chromium, without network."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def node() -> str:
    """The path of the Node that comes with the driver of the browser."""
    driver = pytest.importorskip("playwright._impl._driver")
    return str(driver.compute_driver_executable()[0])


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests; they are skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page file with the network cut; at the end of the test no request, error or dialog may have come up."""
    trouble: list[str] = []
    contexts: list[Any] = []

    def open_page(path: Path, *, width: int = 1400, height: int = 900, scheme: str = "light", hash: str = "") -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", offline=True
        )
        contexts.append(context)
        tab = context.new_page()
        tab.on(
            "console",
            lambda message: (
                trouble.append(f"console: {message.text}") if message.type in ("error", "warning") else None
            ),
        )
        tab.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        tab.on("dialog", lambda dialog: trouble.append(f"dialog: {dialog.message}"))
        tab.on(
            "request",
            lambda request: None if request.url.startswith(("file:", "data:")) else trouble.append(request.url),
        )
        tab.goto(path.as_uri() + hash)
        tab.wait_for_selector("html[data-state=ready]", timeout=30_000)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []
