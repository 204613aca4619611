"""Entry fronts: the whole shared border with each country that a claim names as origin, as a strip on its side."""

from __future__ import annotations

from geomap.layers import Context, Row
from geomap.layers._fronts import DrawnFront, fronts_of
from geomap.layers._localised import place_name
from geomap.layers._phrases import say
from geomap.layers._rows import as_json
from geomap.layers._style import look

TITLE = "Entry corridors: fronts"
ORDER = 30
ON = True
CATEGORIES = ()


def build(context: Context) -> list[Row]:
    """A feature for each incursion and origin, all of equal weight: no count is shared out between them."""
    if context.corridors not in ("default", "fronts"):
        return []
    return [_row(context, front) for front in fronts_of(context)]


def _row(context: Context, front: DrawnFront) -> Row:
    words = say(
        context.language,
        "front",
        origin=place_name(context.language, front.country.name),
        dest=place_name(context.language, front.destination.name),
    )
    named = say(context.language, "named_by", who=front.who)
    title = f"{words}; {named}"
    if front.origin.stretch is not None:
        title += f"; {say(context.language, 'stretch', what=front.origin.stretch.label)}"
    if front.denied_by:
        title += f"; {say(context.language, 'denied_by', who=front.denied_by)}"
    style = look("entry_front", "constructed", symbol="border")
    if front.denied_by:
        style |= {"fill_pattern": "crosshatch"}
    return front.row(context) | {
        "type": "entry_front",
        "role": "front",
        "status": "disputed" if front.denied_by else "claimed",
        "title": title,
        "label": say(context.language, "front_label"),
        "construction": as_json(front.story()),
        **style,
        # dots, for a strip eight kilometres deep would vanish without any outline on a map of the country
        "stroke_style": "dotted",
        "stroke_width": 1.2,
        "stroke_opacity": 0.7,
        "geometry": front.construction.geometry,
    }
