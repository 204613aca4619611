"""KML 2.2 with time spans, for Google Earth; the caveats stand in every balloon, since dashes and hatches get lost."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

import shapely

from geomap.exports import Options, _tables
from geomap.exports._geojson import DECIMALS, tidy
from geomap.exports._style import kml_colour
from geomap.model import Reading

SUFFIX = ".kml"

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BATCH = 5_000
_LOOK = ("stroke", "stroke_width", "stroke_opacity", "stroke_style", "fill", "fill_opacity")
"""What of the look KML can show; features that share it share a style."""


def write(reading: Reading, path: Path, options: Options) -> None:
    """A folder a layer, a placemark a feature. What each style loses in KML is written out in the balloon."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_text(reading, stream)


def write_text(reading: Reading, stream: TextIO) -> None:
    """The whole document as text."""
    tables = list(_tables.by_layer(reading))
    looks: dict[tuple[Any, ...], str] = {}
    for _, table in tables:
        for look in table[[*_LOOK]].drop_duplicates().itertuples(index=False, name=None):
            looks.setdefault(look, f"look-{len(looks)}")
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n')
    stream.write(_tag("name", reading.title or "geomap") + _tag("open", "1") + "\n")
    words = "\n".join([*reading.attributions, *_tables.CAVEATS])
    stream.write(_tag("description", html.escape(words, quote=False)) + "\n")
    stream.writelines(_style(name, look) for look, name in looks.items())
    for layer, table in tables:
        on = _tag("visibility", str(int(layer.on)))
        stream.write(f"<Folder>{_tag('name', layer.title)}{on}\n")
        for start in range(0, len(table), _BATCH):
            stream.writelines(_placemarks(table.iloc[start : start + _BATCH], looks, on))
        stream.write("</Folder>\n")
    stream.write("</Document>\n</kml>\n")


def _placemarks(table: Any, looks: dict[tuple[Any, ...], str], on: str) -> Iterator[str]:
    """A placemark a row, put together from columns of finished pieces."""
    cells = {column: _tables.cells(table[column]) for column in table.columns if column != "geometry"}
    names = [label or title or ident for label, title, ident in _rows(cells, "label", "title", "event_id")]
    styles = [looks[look] for look in _rows(cells, *_LOOK)]
    pieces = (
        _tables.mapped(names, lambda name: _tag("name", name)),
        _balloons(cells),
        _tables.mapped(list(_rows(cells, "valid_from", "valid_to")), lambda span: _span(*span)),
        _tables.mapped(styles, lambda name: _tag("styleUrl", f"#{name}")),
        _data(cells),
        _geometries(table.geometry.values),
    )
    for name, balloon, span, style, data, shape in zip(*pieces, strict=True):
        yield f"<Placemark>{name}{on}{balloon}{span}{style}{data}{shape}</Placemark>\n"


def _rows(cells: dict[str, list[Any]], *columns: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(cells[column] for column in columns), strict=True)


_CAVEATS = "".join(f"<br/><i>{html.escape(text)}</i>" for text in _tables.CAVEATS)


def _balloons(cells: dict[str, list[Any]]) -> Iterator[str]:
    """What a click shows. Google Earth reads it as HTML, so report text is escaped once more for that."""
    columns = ("title", "quote", "doc", "status", "certainty", "precision_class", "radius_m", "licence", "note")
    for title, quote, doc, status, certainty, precision, radius_m, licence, note in _rows(cells, *columns):
        doubt = f"status: {status}; certainty: {certainty}; precision: {precision}"
        doubt += "" if radius_m is None else f"; within {radius_m:,.0f} m"
        said = (title, f"“{quote}”" if quote else None, doc, doubt, note, f"licence: {licence}" if licence else None)
        words = "<br/>".join(html.escape(text, quote=False) for text in said if text)
        yield _tag("description", words + _CAVEATS)


def _span(begin: str | None, end: str | None) -> str:
    if begin is None and end is None:
        return ""
    inner = (_tag("begin", begin) if begin else "") + (_tag("end", end) if end else "")
    return f"<TimeSpan>{inner}</TimeSpan>"


def _style(name: str, look: tuple[Any, ...]) -> str:
    stroke, width, stroke_opacity, stroke_style, colour, opacity = look
    line = _tag("color", kml_colour(stroke, stroke_opacity)) + _tag("width", f"{width:g}")
    fill = _tag("color", kml_colour(colour, opacity))
    shown = _tag("fill", str(int(opacity > 0))) + _tag("outline", str(int(stroke_style != "none")))
    balloon = "<BalloonStyle><text>$[description]</text></BalloonStyle>"
    return f'<Style id="{name}"><LineStyle>{line}</LineStyle><PolyStyle>{fill}{shown}</PolyStyle>{balloon}</Style>\n'


def _data(cells: dict[str, list[Any]]) -> Iterator[str]:
    columns = [
        _tables.mapped(values, lambda value, name=name: _datum(name, value))  # type: ignore[misc]
        for name, values in cells.items()
    ]
    return (f"<ExtendedData>{''.join(row)}</ExtendedData>" for row in zip(*columns, strict=True))


def _datum(name: str, value: str | float | None) -> str:
    return "" if value is None else f"<Data name={quoteattr(name)}>{_tag('value', _value(value))}</Data>"


def _value(value: str | float) -> str:
    return f"{value:.7f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _tag(name: str, text: str) -> str:
    return f"<{name}>{_xml(text)}</{name}>"


def _xml(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


# -- geometry ---------------------------------------------------------------------------------------------------------


def _geometries(shapes: Any) -> Iterator[str]:
    """Each geometry as KML, many at once: shapely writes the numbers, which is most of the work."""
    parts, of = shapely.get_parts(tidy(shapes), return_index=True)
    while (shapely.get_type_id(parts) >= _FIRST_MULTI).any():  # parts of a collection may have parts
        parts, inner = shapely.get_parts(parts, return_index=True)
        of = of[inner]
    texts = shapely.to_wkt(parts, rounding_precision=DECIMALS)
    made: list[list[str]] = [[] for _ in range(len(shapes))]
    for index, text in zip(of.tolist(), texts.tolist(), strict=True):
        made[index].append(_simple(text))
    return ("".join(one) if len(one) == 1 else f"<MultiGeometry>{''.join(one)}</MultiGeometry>" for one in made)


_FIRST_MULTI = 4
"""GEOS type ids from here on are of geometries with parts."""


def _simple(wkt: str) -> str:
    """``POLYGON ((x y, x y), (x y, x y))`` and its like as KML."""
    kind, _, inner = wkt.partition(" ")
    if kind == "POLYGON":
        outer, *holes = (f"<LinearRing>{_coordinates(ring)}</LinearRing>" for ring in inner[2:-2].split("), ("))
        within = "".join(f"<innerBoundaryIs>{hole}</innerBoundaryIs>" for hole in holes)
        return f"<Polygon><outerBoundaryIs>{outer}</outerBoundaryIs>{within}</Polygon>"
    if kind == "POINT":
        return f"<Point>{_coordinates(inner[1:-1])}</Point>"
    return f"<LineString><tessellate>1</tessellate>{_coordinates(inner[1:-1])}</LineString>"


def _coordinates(pairs: str) -> str:
    return f"<coordinates>{pairs.replace(', ', ';').replace(' ', ',').replace(';', ' ')}</coordinates>"
