"""What an export costs against plain ``GeoDataFrame.to_file`` of the same columns, for a hundred thousand and a million events.

    python benchmarks/exports.py                     # 100,000 features, every format
    python benchmarks/exports.py 1000000 gpkg fgb    # so many, these formats

Writes the table in benchmarks/exports.md anew for what it ran, and benchmarks/exports.png. Each measurement is a process of
its own: it makes the features (discs of 64 vertices, in three layers, with every column that layers have), then the clock
and the count of memory begin. Geomap's time has everything from the layers of a reading to the file; the peer is given the
finished table. CPU seconds are of the process, system time included; memory is the peak above what the features take.
"""

from __future__ import annotations

import ctypes
import gc
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_suffix(".md")
PICTURE = Path(__file__).with_suffix(".png")
ROWS = 100_000

PEERS: dict[str, dict[str, Any]] = {
    "geojson": {"driver": "GeoJSON"},
    "geojsonl": {"driver": "GeoJSONSeq"},
    "gpkg": {"driver": "GPKG", "layer": "features"},
    "fgb": {"driver": "FlatGeobuf"},
    "parquet": {},
    "kml": {"driver": "KML"},
    "kmz": {"driver": "LIBKML"},
    "csv": {"driver": "CSV"},
    "xlsx": {"driver": "XLSX"},
    "zip": {"driver": "ESRI Shapefile"},
}
"""Formats and what makes ``to_file`` write them; GeoParquet is ``to_parquet``. CSV and XLSX hold no geometry on either side."""

LAYERS = ("strikes", "impacts", "sightings")


def layers(rows: int) -> list[Any]:
    """Three layers with so many features between them, different places and words, the same ones each time."""
    import numpy as np
    import pandas as pd
    import shapely
    from geopandas import GeoDataFrame

    from geomap.layers import COLUMNS, FLOAT_COLUMNS, INTEGER_COLUMNS
    from geomap.layers._style import look
    from geomap.model import Layer

    made = []
    random = np.random.default_rng(7)
    angle = np.linspace(2 * np.pi, 0, 64, endpoint=False)[::-1]
    ring = np.column_stack([np.cos(angle), np.sin(angle)])
    for number, name in enumerate(LAYERS):
        count = rows // 3 + (number < rows % 3)
        ids = np.arange(count)
        lon, lat = random.uniform(14, 40, count), random.uniform(44, 56, count)
        radius = random.choice([800.0, 2_500.0, 12_000.0], count)
        degrees = radius / 111_320
        wide = np.column_stack([degrees / np.cos(np.radians(lat)), degrees])
        corners = np.column_stack([lon, lat])[:, None, :] + wide[:, None, :] * ring[None, :, :]
        shapes = shapely.polygons(np.concatenate([corners, corners[:, :1]], axis=1))
        places = np.array([f"Village {place}" for place in range(5_000)], dtype=object)[ids * 7919 % 5_000]
        days = np.array([f"20{year}-{month:02d}-{day:02d}" for year in (24, 25) for month in range(1, 13)
                         for day in range(1, 29)], dtype=object)[ids * 31 % 672]  # fmt: skip
        texts: dict[str, Any] = {
            "event_id": [f"{name}:{i}" for i in range(count)], "type": "strike", "role": "impact",
            "status": np.array(["observed", "claimed", "disputed"], dtype=object)[ids % 3],
            "certainty": np.array(["Observed", "Possible", "Possible"], dtype=object)[ids % 3],
            "precision_class": "settlement", "start": days, "end_kind": "unknown", "tz": "Europe/Kyiv", "count_what": "drones",
            "title": "Strike near " + places, "label": places,
            "quote": [f"Row {i}: two drones came down near the village, the regional council said." for i in range(count)],
            "doc": np.array([f"report-{i}" for i in range(500)], dtype=object)[ids % 500],
            "construction": '{"method": "disc", "version": 1, "steps": ["gazetteer entry", "disc of the stated radius"]}',
            "worldview": "recognised", "licence": "CC BY 4.0", "symbol": "strike",
        }  # fmt: skip
        numbers = {"radius_m": radius, "lon": lon, "lat": lat, "count_low": 2.0, "count_high": 2.0,
                   "n_sources": 1, "n_conflicts": 0, "char_start": ids * 70, "char_end": ids * 70 + 72}  # fmt: skip
        cells = {**texts, **numbers, **look("strike", "claimed", symbol="strike")}
        columns = {}
        for column in COLUMNS[:-1]:
            dtype: Any = "float64" if column in FLOAT_COLUMNS else "Int64" if column in INTEGER_COLUMNS else object
            values = cells.get(column)
            columns[column] = pd.Series(values if values is not None else [None] * count, index=range(count), dtype=dtype)
        made.append(Layer(name, name.title(), GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326")[list(COLUMNS)]))
    return made


def measure(which: str, fmt: str, rows: int) -> dict[str, float]:
    """CPU seconds, peak of memory in MB and size of the file in MB for one export, in this process."""
    from geomap.export import export_layers
    from geomap.exports import _tables
    from geomap.model import Reading

    reading = Reading((), (), (), tuple(layers(rows)))
    table = _tables.features(reading) if which == "plain" else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"map.{fmt}"
        warmed = Path(folder) / f"small.{fmt}"
        small = Reading((), (), (), tuple(layers(30)))  # imports and drivers, which are not what is measured
        if table is None:
            export_layers(small, warmed, report=lambda _: None)
            held, cpu = _start()
            export_layers(reading, path, report=lambda _: None)
        else:
            _plain(_tables.features(small), warmed, fmt)
            held, cpu = _start()
            _plain(table, path, fmt)
        return {
            "cpu_s": _cpu() - cpu,
            "peak_mb": _peak_mb() - held,
            "file_mb": sum(file.stat().st_size for file in Path(folder).rglob("map*") if file.is_file()) / 1e6,
        }


def _plain(table: Any, path: Path, fmt: str) -> None:
    import warnings

    warnings.simplefilter("ignore")
    if fmt == "parquet":
        table.to_parquet(path)
    elif fmt in ("csv", "xlsx"):
        import pyogrio

        pyogrio.write_dataframe(table.drop(columns="geometry"), path, **PEERS[fmt])
    else:
        table.to_file(path.with_suffix(".shp.zip") if fmt == "zip" else path, **PEERS[fmt])


def _start() -> tuple[float, float]:
    """Begin to count: memory held now, whose peak is set back to it, and CPU seconds so far.

    What is free but not given back yet goes first, or it would be used without being seen.
    """
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5")
    return _peak_mb(), _cpu()


def _peak_mb() -> float:
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(arguments: list[str]) -> None:
    """Measure, and write the table anew."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(measure(arguments[1], arguments[2], int(arguments[3]))))
        return
    numbers = [int(one) for one in arguments if one.isdigit()] or [ROWS]
    formats = [one for one in arguments if not one.isdigit()] or list(PEERS)
    for rows in numbers:
        for fmt in formats:
            found = {}
            for which in ("plain", "geomap"):
                begun = time.perf_counter()
                command = [sys.executable, __file__, "--one", which, fmt, str(rows)]
                done = subprocess.run(command, check=False, capture_output=True, text=True)
                if done.returncode:
                    reason = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit {done.returncode}"
                    print(f"{fmt} {which}: {reason}", file=sys.stderr)
                    break
                found[which] = json.loads(done.stdout)
                print(fmt, rows, which, found[which], f"{time.perf_counter() - begun:.0f} s in all", file=sys.stderr)
            if len(found) == 2:
                write_row(rows, fmt, found["geomap"], found["plain"])


HEAD = "| features | format | geomap CPU s | plain CPU s | ratio | geomap MB | plain MB | ratio | file MB | plain file MB |"


def write_row(rows: int, fmt: str, ours: dict[str, float], plain: dict[str, float]) -> None:
    """Put one measurement into the table, in place of an older one, and draw the picture."""
    text = TABLE.read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| features")]
    found = {tuple(cell.strip() for cell in line.split("|")[1:3]): line for line in lines}
    found[f"{rows:,}", f".{fmt}"] = (
        f"| {rows:,} | .{fmt} | {ours['cpu_s']:.1f} | {plain['cpu_s']:.1f} | {ours['cpu_s'] / plain['cpu_s']:.2f} "
        f"| {ours['peak_mb']:,.0f} | {plain['peak_mb']:,.0f} | {ours['peak_mb'] / max(plain['peak_mb'], 1):.2f} "
        f"| {ours['file_mb']:,.0f} | {plain['file_mb']:,.0f} |"
    )
    order = {f".{name}": number for number, name in enumerate(PEERS)}
    ordered = sorted(found.items(), key=lambda item: (int(item[0][0].replace(",", "")), order.get(item[0][1], 99)))
    body = "\n".join([HEAD, "|" + "---|" * 10, *(line for _, line in ordered)])
    TABLE.write_text(f"{text.split(HEAD)[0].rstrip()}\n\n{body}\n", "utf-8")
    draw([line for _, line in ordered])


def draw(lines: list[str]) -> None:
    """The ratios of the largest run as bars, against the line of 1.3."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    most = max(int(row[0].replace(",", "")) for row in rows)
    rows = [row for row in rows if int(row[0].replace(",", "")) == most][::-1]
    figure, axes = plt.subplots(figsize=(8, 0.45 * len(rows) + 1.4), layout="constrained")
    places = range(len(rows))
    axes.barh([at + 0.2 for at in places], [float(row[4]) for row in rows], 0.38, label="CPU time", color="#3d78c2")
    axes.barh([at - 0.2 for at in places], [float(row[7]) for row in rows], 0.38, label="memory", color="#c8a24a")
    axes.axvline(1.3, color="#b03030", linestyle="--", linewidth=1)
    axes.text(1.31, len(rows) - 0.55, "1.3", color="#b03030", va="bottom")
    axes.set_yticks(list(places), [row[1] for row in rows])
    axes.set_xlabel(f"geomap ÷ plain to_file of the same columns, {most:,} features")
    axes.legend(loc="lower right")
    figure.savefig(PICTURE, dpi=110, metadata={"Software": ""})


if __name__ == "__main__":
    main(sys.argv[1:])
