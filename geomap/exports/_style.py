"""The look of features in words that other formats know: simplestyle, KML colours, distinct looks of a table."""

from __future__ import annotations

from typing import Any

LOOK = ("stroke", "stroke_width", "stroke_opacity", "stroke_style", "fill", "fill_opacity", "fill_pattern", "symbol")

MAKI = {
    "drone": "heliport", "impact": "fire-station", "strike": "danger", "interception": "cross", "airport": "airport",
    "crossing": "roadblock", "rail": "rail", "deployment": "star", "diplomatic": "embassy", "sighting": "attraction",
    "border": "barrier", "airspace": "airfield",
}  # fmt: skip
"""Maki icon names, which simplestyle's ``marker-symbol`` means."""

SIMPLE = {
    "stroke_width": "stroke-width", "stroke_opacity": "stroke-opacity", "stroke_style": "stroke-style",
    "fill_opacity": "fill-opacity", "fill_pattern": "fill-pattern",
}  # fmt: skip
"""Columns that have a simplestyle key (``stroke-style`` and ``fill-pattern`` are common extensions of it)."""


def simplestyle(row: dict[str, Any]) -> dict[str, Any]:
    """A feature's properties with its style under simplestyle-spec 1.1 keys."""
    styled = {SIMPLE.get(key, key): value for key, value in row.items()}
    symbol = row.get("symbol")
    if symbol:
        styled |= {"marker-symbol": MAKI.get(symbol, "marker"), "marker-color": row.get("fill"), "marker-size": "small"}
    return styled


def rgb(colour: str) -> tuple[int, int, int]:
    """``#rrggbb`` as three numbers of 0…255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def kml_colour(colour: str, opacity: float) -> str:
    """A colour as KML writes it: alpha, blue, green, red."""
    red, green, blue = rgb(colour)
    return f"{round(255 * opacity):02x}{blue:02x}{green:02x}{red:02x}"
