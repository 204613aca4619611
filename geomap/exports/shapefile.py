"""Shapefiles in a zip, for tools that read nothing else; it says what they lose."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from geomap.exports import Options, _ogr, _tables, _zip
from geomap.model import Reading

SUFFIX = ".zip"
"""``map.shp.zip`` is the name by which GDAL and QGIS know several Shapefiles in one file."""

MOST_BYTES = 254
"""What a text field of a DBF file takes."""

NAMES = {
    "layer": "layer", "event_id": "event_id", "type": "type", "role": "role", "status": "status",
    "certainty": "certainty", "precision_class": "precision", "radius_m": "radius_m", "start": "start", "end": "end",
    "end_kind": "end_kind", "tz": "tz", "valid_from": "valid_from", "valid_to": "valid_to", "count_what": "count_what",
    "count_low": "count_low", "count_high": "count_high", "n_sources": "n_sources", "n_conflicts": "n_conflict",
    "label": "label", "title": "title", "quote": "quote", "doc": "doc", "char_start": "char_start", "char_end": "char_end",
    "construction": "construct", "worldview": "worldview", "licence": "licence", "corrected": "corrected", "note": "note",
    "lon": "lon", "lat": "lat",
}  # fmt: skip
"""Columns and what they are called where a name has at most ten characters. The look is left out: nothing would show it."""

LOST = (
    "styles, and with them dashes and hatches",
    "claims, mentions, documents and what is not drawn",
    f"text beyond {MOST_BYTES} bytes",
    "unknown numbers in tools that read an empty cell as 0",
    "times as times: valid_from and valid_to are text in UTC",
)


def write(reading: Reading, path: Path, options: Options) -> None:
    """A Shapefile for each layer and geometry family, zipped, with ``READ-ME.txt``; QGIS opens the zip as it is."""
    folder = path.parent / "shapes"
    folder.mkdir()
    cut = 0
    taken: set[str] = set()
    for layer, table in _tables.by_layer(reading):
        for family, part in _tables.families(table):
            name = _tables.safe_name(f"{layer.name}_{family}", taken)
            taken.add(name)
            narrow, shortened = _narrowed(part)
            cut += shortened
            _ogr.write(
                narrow, folder / f"{name}.shp", driver="ESRI Shapefile", layer=name, target=path,
                layer_options={"DBF_DATE_LAST_UPDATE": "2000-01-01"},
            )  # fmt: skip
    (folder / "READ-ME.txt").write_text(_readme(reading, cut), encoding="utf-8", newline="\n")
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            with file.open("rb") as source, archive.open(_zip.entry(file.name), "w", force_zip64=True) as target:
                while block := source.read(1 << 20):
                    target.write(block)
    options.report(f"{path.name}: a Shapefile loses {'; '.join(LOST)} ({cut} texts were cut). A .gpkg keeps them all")


def _narrowed(table: Any) -> tuple[Any, int]:
    """The table as a DBF file can hold it, and how many texts were cut."""
    columns: dict[str, Any] = {}
    cut = 0
    for column, name in NAMES.items():
        values = table[column]
        if str(values.dtype) == "float64":
            columns[name] = values
            continue
        if str(values.dtype) == "Int64":
            columns[name] = values.astype("float64") if values.isna().any() else values.astype("int64")
            continue
        texts = [None if value is None else shortened(value) for value in _tables.cells(values)]
        cut += sum(1 for new, old in zip(texts, _tables.cells(values), strict=True) if new != old)
        columns[name] = texts
    return table.__class__(columns, geometry=table.geometry.values, crs="EPSG:4326"), cut


def shortened(text: str) -> str:
    """As much of a text as a field takes, ended by … when it is not all, and never within a character."""
    data = text.encode()
    if len(data) <= MOST_BYTES:
        return text
    return data[: MOST_BYTES - 3].decode(errors="ignore") + "…"


def _readme(reading: Reading, cut: int) -> str:
    parts: list[Iterable[str]] = [
        [reading.title or "geomap", "", "A Shapefile loses:"],
        [f"- {what}" for what in LOST],
        [f"{cut} texts were cut here. `geomap export -o map.gpkg` keeps all of it.", "", "Columns under a shorter name:"],
        [f"- {name}: {column}" for column, name in NAMES.items() if name != column],
        ["", f"Borders as the worldview “{reading.worldview}” has them.", *reading.attributions, "", *_tables.CAVEATS],
    ]
    return "\n".join(_tables.clean(line) for part in parts for line in part) + "\n"
