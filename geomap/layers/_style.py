"""How certain a thing is decides how it looks; the kind of thing decides only its colour and symbol.

The rule is one table, `LOOK`: a solid outline is a published fact, dashes are a claim, a heavy dashed outline over a
cross-hatch is a dispute, a hollow dashed one a plan, a hatch without a sharp edge a construction, thin grey a denial.
Line, pattern and words carry the meaning and colour only repeats it, so the map can be read without telling colours
apart. Crispness and pattern for doubt follow MacEachren (1992); dashes for "not confirmed" follow APP-6.
"""

from __future__ import annotations

from typing import Any

from geomap.model import Event

COLOURS = {
    "airspace_violation": "#3d78c2",
    "impact": "#c8490e",
    "strike": "#c43a58",
    "interception": "#0b8a6a",
    "airport_closure": "#9c6b00",
    "airport_reopening": "#0b8a6a",
    "crossing_closure": "#8b5a9f",
    "crossing_reopening": "#0b8a6a",
    "deployment": "#567d1f",
    "diplomatic": "#7a6a58",
    "sighting": "#1f86a6",
    "entry_front": "#b2497f",
    "entry_envelope": "#b2497f",
    "entry_chain": "#b2497f",
    "mention": "#6f7680",
}
"""A colour for each type of feature: hues from the Okabe-Ito set, each dark enough for a light basemap and light enough
for a dark one (contrast of 3:1 and more on both, the least that WCAG 2.1 asks of graphics)."""

TINTED = ("airspace_violation", "airport_closure", "mention")
"""Types that fill an area of a country's size: those that are that large themselves."""

DENIED = "#7b7b7b"
OTHER = "#6f7680"

SYMBOL = {
    "airspace_violation": "airspace",
    "impact": "impact",
    "strike": "strike",
    "interception": "interception",
    "airport_closure": "airport",
    "airport_reopening": "airport",
    "crossing_closure": "crossing",
    "crossing_reopening": "crossing",
    "deployment": "deployment",
    "diplomatic": "diplomatic",
    "sighting": "sighting",
}

LOOK: dict[str, dict[str, Any]] = {
    "observed": {"stroke_style": "solid", "stroke_width": 2.0, "fill_pattern": "none", "fill_opacity": 0.28},
    "claimed": {"stroke_style": "dashed", "stroke_width": 1.8, "fill_pattern": "hatch", "fill_opacity": 0.12},
    "disputed": {"stroke_style": "dashed", "stroke_width": 3.2, "fill_pattern": "crosshatch", "fill_opacity": 0.12},
    "planned": {"stroke_style": "dashed", "stroke_width": 1.6, "fill_pattern": "none", "fill_opacity": 0.0},
    "requested": {"stroke_style": "dashed", "stroke_width": 1.6, "fill_pattern": "none", "fill_opacity": 0.0},
    "possible": {"stroke_style": "dashed", "stroke_width": 1.2, "fill_pattern": "none", "fill_opacity": 0.0},
    "unplaced": {"stroke_style": "dashed", "stroke_width": 1.4, "fill_pattern": "none", "fill_opacity": 0.0},
    "constructed": {"stroke_style": "none", "stroke_width": 0.0, "fill_pattern": "hatch", "fill_opacity": 0.08},
    "denied": {"stroke_style": "solid", "stroke_width": 1.0, "fill_pattern": "none", "fill_opacity": 0.0},
    "superseded": {"stroke_style": "dotted", "stroke_width": 1.0, "fill_pattern": "none", "fill_opacity": 0.0},
    "context": {"stroke_style": "dotted", "stroke_width": 1.0, "fill_pattern": "none", "fill_opacity": 0.05},
}
"""The look of each state. ``unplaced`` is a point whose uncertainty nobody knows: a ring of a nominal size."""

_CERTAINTY = {"observed": "Observed", "disputed": "Possible", "possible": "Possible", "constructed": "Possible"}


def state(event: Event) -> str:
    """The row of `LOOK` for an event: its status, a negated event counting as denied."""
    if event.negated or event.status == "denied":
        return "denied"
    return event.status if event.status in LOOK else "claimed"


def certainty(event: Event) -> str:
    """How sure one may be, in CAP's words.

    Observed for what is reported as fact. A claim is Likely when at least two documents carry it and none of its claims
    conflicts with another, else Possible; a dispute is Possible, a denial Unlikely. A plan or a request says nothing
    about whether it came about: Unknown.
    """
    kind = state(event)
    if kind == "claimed":
        agreed = len(event.documents) > 1 and not any(claim.conflicts_with for claim in event.claims)
        return "Likely" if agreed else "Possible"
    if kind in ("denied", "superseded"):
        return "Unlikely"
    return _CERTAINTY.get(kind, "Unknown")


def look(kind: str, state: str, *, symbol: str | None = None, wide: bool = False) -> dict[str, Any]:
    """The style columns for a type of feature in a state.

    ``wide`` is for areas of a country's size. Only violated airspace is as large as that, and is tinted; all else is
    somewhere in the area and gets its outline alone, or five reports would paint the country out. The outline still tells
    fact from claim.
    """
    colour = DENIED if state in ("denied", "superseded") else COLOURS.get(kind, OTHER)
    style = dict(LOOK[state])
    if wide:
        style["fill_opacity"] = min(style["fill_opacity"], 0.06) if kind in TINTED else 0.0
        style["stroke_width"] = min(style["stroke_width"], 1.2 if kind in TINTED else 0.9)
        style["fill_pattern"] = "none"
    return style | {
        "stroke": colour,
        "stroke_opacity": 0.0 if style["stroke_style"] == "none" else 0.9,
        "fill": colour,
        "symbol": symbol,
    }
