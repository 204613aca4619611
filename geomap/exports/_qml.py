"""QGIS styles: dashes, hatches and symbols by what the features look like, as QML that QGIS 3.22 and later reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from geomap.exports._style import rgb

PX_MM = 0.2646
"""A CSS pixel in millimetres, which QGIS measures outlines in."""

KEYS = ("type", "status", "stroke", "stroke_style", "fill_pattern", "symbol")
"""The text columns that tell looks apart; a category is their values in a row."""

_FILLED = "CASE WHEN \"fill_opacity\" > 0 THEN 'filled' ELSE 'hollow' END"
"""A thing of a country's size is hollow where a small one of its kind is filled."""

SEPARATOR = " · "

_LINE = {"solid": "solid", "dashed": "dash", "dotted": "dot", "none": "no"}
_MARKER = {
    "drone": "arrowhead", "impact": "star", "strike": "triangle", "interception": "cross_fill", "airport": "diamond",
    "crossing": "square", "rail": "half_square", "deployment": "pentagon", "diplomatic": "hexagon",
    "sighting": "circle", "border": "circle", "airspace": "diamond",
}  # fmt: skip


def document(looks: Sequence[dict[str, Any]], family: str) -> str:
    """A QML document for a table of one geometry family; ``looks`` as `body` wants them."""
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        '<qgis version="3.22.0" styleCategories="Symbology|Labeling|Temporal" labelsEnabled="1">\n'
        f"{body(looks, family)}</qgis>\n"
    )


def body(looks: Sequence[dict[str, Any]], family: str) -> str:
    """The elements of a style, which stand alike in a QML document and in a project's layer.

    ``looks`` has the style columns of each distinct look with ``type`` and ``status``. Features whose look is not among them
    (edited by hand, say) are drawn by a plain last category.
    """
    symbols, categories = [], []
    for number, look in enumerate([*looks, _OTHER]):
        symbols.append(_symbol(str(number), look, family))
        label = f"{look['type']}: {look['status']}".replace("_", " ") if look is not _OTHER else "edited by hand"
        categories.append(_category("" if look is _OTHER else key(look), str(number), label))
    parts = [*(f'"{column}"' for column in KEYS), _FILLED]
    expression = "concat(" + f",'{SEPARATOR}',".join(parts) + ")"
    return (
        f"{_TEMPORAL}\n"
        f'<renderer-v2 type="categorizedSymbol" attr={quoteattr(expression)} symbollevels="0" enableorderby="0" '
        'forceraster="0" referencescale="-1">\n'
        f"<categories>{''.join(categories)}</categories>\n"
        f"<symbols>{''.join(symbols)}</symbols>\n"
        "</renderer-v2>\n"
        f"{_labels()}\n"
    )


_OTHER: dict[str, Any] = {
    "type": "", "status": "", "stroke": "#d62728", "stroke_width": 2.0, "stroke_opacity": 1.0, "stroke_style": "dotted",
    "fill": "#d62728", "fill_opacity": 0.15, "fill_pattern": "none", "symbol": None,
}  # fmt: skip
"""The last category, for whatever falls in no other: a feature that somebody retyped stays in sight."""


def key(look: dict[str, Any]) -> str:
    """The value of the category that a look belongs to."""
    return SEPARATOR.join([*(look[column] or "" for column in KEYS), "filled" if look["fill_opacity"] else "hollow"])


_TEMPORAL = (
    '<temporal enabled="1" mode="2" startField="valid_from" endField="valid_to" startExpression="" endExpression="" '
    'limitMode="0" durationField="" durationUnit="min" fixedDuration="0" accumulate="0">'
    "<fixedRange><start></start><end></end></fixedRange></temporal>"
)
"""Mode 2: visible from one field to another, which makes the temporal controller work at once."""


def _category(value: str, symbol: str, label: str) -> str:
    return f'<category render="true" symbol="{symbol}" value={quoteattr(value)} label={quoteattr(label)}/>'


def _symbol(name: str, look: dict[str, Any], family: str) -> str:
    kind = {"areas": "fill", "lines": "line", "points": "marker"}.get(family, "fill")
    return _wrapped(name, kind, _layers(look, kind))


def _wrapped(name: str, kind: str, layers: Iterable[str]) -> str:
    return (
        f'<symbol type="{kind}" name="{escape(name)}" alpha="1" clip_to_extent="1" force_rhr="0">'
        f"{''.join(layers)}</symbol>"
    )


def _layers(look: dict[str, Any], kind: str) -> list[str]:
    if kind == "line":
        return _strokes(look)
    if kind == "marker":
        return [_marker(look)]
    layers = [_fill(look)]
    angles = {"hatch": (45,), "crosshatch": (45, 135)}.get(look["fill_pattern"], ())
    layers += [_hatch(look, angle, number) for number, angle in enumerate(angles, 1)]
    if look["symbol"] and look["symbol"] not in ("border", "airspace"):
        centred = _wrapped(f"@{len(layers)}@0", "marker", [_marker(look)])
        layers.append(_layer("CentroidFill", {"point_on_surface": "1", "clip_points": "0"}, centred))
    return layers


def _fill(look: dict[str, Any]) -> str:
    return _layer(
        "SimpleFill",
        {
            "color": _colour(look["fill"], look["fill_opacity"]),
            "style": "solid" if look["fill_opacity"] else "no",
            "outline_color": _colour(look["stroke"], look["stroke_opacity"]),
            "outline_style": _LINE[look["stroke_style"]],
            "outline_width": _mm(look["stroke_width"]),
            "outline_width_unit": "MM",
        },
    )


def _hatch(look: dict[str, Any], angle: int, number: int) -> str:
    line = _layer(
        "SimpleLine",
        {
            "line_color": _colour(look["fill"], min(0.6, 4 * look["fill_opacity"] + 0.1)),
            "line_style": "solid",
            "line_width": "0.18",
            "line_width_unit": "MM",
        },
    )
    return _layer(
        "LinePatternFill",
        {"angle": str(angle), "distance": "2.2", "distance_unit": "MM", "line_width": "0.18", "line_width_unit": "MM"},
        _wrapped(f"@{number}@0", "line", [line]),
    )


def _strokes(look: dict[str, Any]) -> list[str]:
    casing = {
        "line_color": "255,255,255,160", "line_style": "solid", "line_width": _mm(look["stroke_width"] + 2.5),
        "line_width_unit": "MM", "capstyle": "round", "joinstyle": "round",
    }  # fmt: skip
    line = {
        "line_color": _colour(look["stroke"], look["stroke_opacity"]),
        "line_style": _LINE[look["stroke_style"]],
        "line_width": _mm(look["stroke_width"] + 1),
        "line_width_unit": "MM",
        "capstyle": "flat",
        "joinstyle": "round",
    }
    return [_layer("SimpleLine", casing), _layer("SimpleLine", line)]


def _marker(look: dict[str, Any]) -> str:
    hollow = look["fill_pattern"] == "none" and not look["fill_opacity"]
    return _layer(
        "SimpleMarker",
        {
            "name": _MARKER.get(look["symbol"] or "", "circle"),
            "color": "255,255,255,230" if hollow else _colour(look["fill"], 0.95),
            "outline_color": _colour(look["stroke"], 1.0) if hollow else "255,255,255,230",
            "outline_style": "dash" if look["stroke_style"] == "dashed" and hollow else "solid",
            "outline_width": "0.3",
            "size": "3",
            "size_unit": "MM",
        },
    )


def _layer(kind: str, options: dict[str, str], inner: str = "") -> str:
    cells = "".join(
        f'<Option type="QString" name={quoteattr(name)} value={quoteattr(value)}/>' for name, value in options.items()
    )
    # QGIS 3.22 reads <prop>, later ones <Option>; each passes over what it does not know
    props = "".join(f"<prop k={quoteattr(name)} v={quoteattr(value)}/>" for name, value in options.items())
    return f'<layer class="{kind}" enabled="1" locked="0" pass="0"><Option type="Map">{cells}</Option>{props}{inner}</layer>'


def _labels() -> str:
    return (
        '<labeling type="simple"><settings calloutType="simple">'
        '<text-style fieldName="label" isExpression="0" fontSize="8" fontSizeUnit="Point" textColor="40,44,52,255" '
        'fontFamily="Noto Sans" namedStyle="Regular" textOpacity="1">'
        '<text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,230" bufferOpacity="1"/>'
        '</text-style><text-format wrapChar="" autoWrapLength="28" multilineAlign="1"/>'
        '<placement placement="1" centroidWhole="0" centroidInside="1" dist="1.5" distUnits="MM" priority="5"/>'
        '<rendering obstacle="1" drawLabels="1" displayAll="0" fontLimitPixelSize="0" mergeLines="1"/>'
        "</settings></labeling>"
    )


def _colour(colour: str, opacity: float) -> str:
    red, green, blue = rgb(colour)
    return f"{red},{green},{blue},{round(255 * opacity)}"


def _mm(pixels: float) -> str:
    return f"{pixels * PX_MM:.3f}"
