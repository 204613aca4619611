"""KML 2.2 with time spans, for Google Earth; the caveats stand in every balloon, since dashes and hatches get lost."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.exports import Options, _tables
from geomap.exports._geojson import DECIMALS, tidy
from geomap.exports._style import kml_colour
from geomap.model import Layer, Reading

SUFFIX = ".kml"

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(reading: Reading, path: Path, options: Options) -> None:
    """A folder a layer, a placemark a feature. What each style loses in KML is written out in the balloon."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
        )
        stream.write(_tag("name", reading.title or "geomap") + _tag("open", "1") + "\n")
        stream.write(
            _tag("description", html.escape("\n".join([*reading.attributions, *_tables.CAVEATS]), quote=False))
        )
        stream.write("\n")
        for layer in reading.layers:
            _folder(stream, layer)
        stream.write("</Document>\n</kml>\n")


def _folder(stream: TextIO, layer: Layer) -> None:
    table = _tables.layer_features(layer)
    columns = [column for column in table.columns if column != "geometry"]
    stream.write(f"<Folder>{_tag('name', layer.title)}{_tag('visibility', str(int(layer.on)))}\n")
    cells = [_tables.cells(table[column]) for column in columns]
    for number, shape in enumerate(tidy(table.geometry.values)):
        row = {column: cell[number] for column, cell in zip(columns, cells, strict=True)}
        stream.write(_placemark(row, shape, layer.on))
    stream.write("</Folder>\n")


def _placemark(row: dict[str, Any], shape: BaseGeometry, on: bool) -> str:
    parts = [
        _tag("name", row["label"] or row["title"] or row["event_id"]),
        _tag("visibility", str(int(on))),
        _tag("description", _balloon(row)),
        _span(row["valid_from"], row["valid_to"]),
        _look(row),
        _data(row),
        _geometry(shape),
    ]
    return f"<Placemark>{''.join(parts)}</Placemark>\n"


def _balloon(row: dict[str, Any]) -> str:
    """What a click shows. Google Earth reads it as HTML, so report text is escaped once more for that."""
    said = [row["title"], f"“{row['quote']}”" if row["quote"] else None, row["doc"]]
    said.append(f"status: {row['status']}; certainty: {row['certainty']}; precision: {row['precision_class']}")
    lines = [html.escape(text, quote=False) for text in said if text]
    return "<br/>".join([*lines, *(f"<i>{html.escape(text)}</i>" for text in _tables.CAVEATS)])


def _span(begin: str | None, end: str | None) -> str:
    if begin is None and end is None:
        return ""
    inner = (_tag("begin", begin) if begin else "") + (_tag("end", end) if end else "")
    return f"<TimeSpan>{inner}</TimeSpan>"


def _look(row: dict[str, Any]) -> str:
    line = _tag("color", kml_colour(row["stroke"], row["stroke_opacity"])) + _tag("width", f"{row['stroke_width']:g}")
    fill = _tag("color", kml_colour(row["fill"], row["fill_opacity"]))
    shown = _tag("fill", str(int(row["fill_opacity"] > 0))) + _tag("outline", str(int(row["stroke_style"] != "none")))
    balloon = "<BalloonStyle><text>$[description]</text></BalloonStyle>"
    return f"<Style><LineStyle>{line}</LineStyle><PolyStyle>{fill}{shown}</PolyStyle>{balloon}</Style>"


def _data(row: dict[str, Any]) -> str:
    cells = (
        f"<Data name={quoteattr(name)}>{_tag('value', _value(value))}</Data>"
        for name, value in row.items()
        if value is not None
    )
    return f"<ExtendedData>{''.join(cells)}</ExtendedData>"


def _value(value: str | float) -> str:
    return f"{value:.7f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _tag(name: str, text: str) -> str:
    return f"<{name}>{_xml(text)}</{name}>"


def _xml(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


# -- geometry ---------------------------------------------------------------------------------------------------------


def _geometry(shape: BaseGeometry) -> str:
    parts = list(_simple(shape))
    written = "".join(parts)
    return written if len(parts) == 1 else f"<MultiGeometry>{written}</MultiGeometry>"


def _simple(shape: BaseGeometry) -> Iterator[str]:
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            yield f"<Polygon>{''.join(_rings(part))}</Polygon>"
        elif part.geom_type == "LineString":
            yield f"<LineString><tessellate>1</tessellate>{_coordinates(part)}</LineString>"
        elif part.geom_type == "Point":
            yield f"<Point>{_coordinates(part)}</Point>"
        else:
            yield from _simple(part)


def _rings(polygon: BaseGeometry) -> Iterable[str]:
    yield f"<outerBoundaryIs><LinearRing>{_coordinates(polygon.exterior)}</LinearRing></outerBoundaryIs>"
    for ring in polygon.interiors:
        yield f"<innerBoundaryIs><LinearRing>{_coordinates(ring)}</LinearRing></innerBoundaryIs>"


def _coordinates(line: BaseGeometry) -> str:
    pairs = (f"{x:.{DECIMALS}f},{y:.{DECIMALS}f}" for x, y in shapely.get_coordinates(line).tolist())
    return f"<coordinates>{' '.join(pairs)}</coordinates>"
