"""Signs framed after APP-6: on request, and nobody's side is guessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geomap.errors import UsageError
from geomap.model import Claim, Event, Reading
from geomap.render import render_page, write_page
from geomap.web.payload import build_payload
from geomap.web.sides import side
from tests.readings import sample_reading

FILLS = {"unknown": "255,255,128", "friend": "128,224,255", "hostile": "255,128,128"}


def with_actor(*claims: dict[str, Any]) -> Event:
    """An event of the invented reading whose actor is claimed about."""
    event = sample_reading().events[1]
    said = [Claim(f"x{i}", event.id, "actor", document="wire", evidence=(), **claim) for i, claim in enumerate(claims)]
    return replace(event, claims=(*event.claims, *said))


def reading_with(event: Event) -> Reading:
    """The invented reading with one event changed."""
    reading = sample_reading()
    return replace(reading, events=tuple(event if one.id == event.id else one for one in reading.events))


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([], "unknown"),
        ([{"value": "Russia"}], "unknown"),
        ([{"value": "enemy drones"}], "hostile"),
        ([{"value": "wrogie drony"}], "hostile"),
        ([{"value": "ворожий безпілотник"}], "hostile"),
        ([{"value": "verbündete Jets"}], "friend"),
        ([{"value": "non-hostile aircraft"}], "unknown"),
        ([{"value": "not a hostile aircraft"}], "unknown"),
        ([{"value": "enemy drones", "hedge": ("probably",)}], "unknown"),
        ([{"value": "enemy drones", "polarity": "negative"}], "unknown"),
        ([{"value": "enemy drones"}, {"value": "allied drones"}], "unknown"),
    ],
)
def test_a_side_is_what_a_claim_says(claims: list[dict[str, Any]], expected: str) -> None:
    """Friend and hostile are words of a claim, unhedged and uncontradicted; a country is nobody's side."""
    assert side(with_actor(*claims)) == expected


def test_own_signs_are_the_default() -> None:
    """Nothing of frames is in a page that nobody asked for them in; there are two sets."""
    assert "frame" not in build_payload(sample_reading()).data["features"]
    assert set(build_payload(sample_reading(), symbols="app6").data["features"]["frame"]) == {"unknown"}
    with pytest.raises(UsageError, match="own, app6"):
        render_page(sample_reading(), symbols="nato")  # type: ignore[arg-type]


def colours(tab: Any) -> set[str]:
    """Colours on the canvas of signs."""
    return set(
        tab.evaluate(
            """() => { const c = document.querySelector('.leaflet-marks-pane canvas');
            const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; const seen = new Set();
            for (let i = 0; i < d.length; i += 4) if (d[i + 3] === 255) seen.add(`${d[i]},${d[i+1]},${d[i+2]}`);
            return [...seen]; }"""
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_frames_are_drawn_and_labels_kept(opened: Callable[..., Any], tmp_path: Path, scheme: str) -> None:
    """The frame's colour tells the side in either theme, the key says what frames mean, and the label stays."""
    reading = reading_with(with_actor({"value": "enemy drones"}))
    own = opened(write_page(reading, tmp_path / "own.html"), scheme=scheme)
    assert not colours(own) & set(FILLS.values())
    assert not own.locator(".howto li:has-text('APP-6')").count()
    framed = opened(write_page(reading, tmp_path / "app6.html", symbols="app6"), scheme=scheme)
    assert colours(framed) & set(FILLS.values()) == {FILLS["unknown"], FILLS["hostile"]}
    assert framed.locator(".howto li:has-text('APP-6')").all_inner_texts() == [
        "Frame after APP-6: nobody says whose side it is on",
        "Frame after APP-6: a claim calls the actor hostile or an enemy",
    ]
    titles = "[...document.querySelectorAll('.events .label')].map((one) => one.textContent)"
    assert framed.evaluate(titles) == own.evaluate(titles)
