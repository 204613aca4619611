"""What a page of 10³ … 10⁶ events costs, beside the ways people draw them today.

    npm install --prefix benchmarks/.peers leaflet@1.9.3 leaflet.markercluster@1.1.0 jquery@3.7.1
    pip install pydeck plotly
    python benchmarks/page.py                     # all sizes of geomap, and of the others as far as they open
    python benchmarks/page.py geomap 1000 100000  # one of them, some sizes

Keeps every figure in benchmarks/page.json and writes page.md and page.png from it. Each page is made by a process of its own
from one CSV and opened in Chromium without network. Folium's pages load their scripts from four hosts; those scripts are
handed to them from npm packages, in their favour: without the net they stay empty. There is no GPU; WebGL is drawn in software.

Seconds are seconds of CPU, of the process that makes the page and of the processes that show it, which a busy
machine lengthens less than waiting times. A page is usable when its events are drawn and the browser is idle. The filter is a new stretch of time, from
its setting to the map being drawn anew; knowledge time is a day of the control "as known on". A pan is two seconds of dragging by
mouse; between its frames lie the milliseconds of the last columns but one, median and 95th percentile, 16.7 being the display's own,
and its long tasks are those that held the page up for more than 50 ms. A peer is not tried beyond the size at which it needed more
than the budget.
"""

from __future__ import annotations

import csv
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
RESULTS = HERE / "page.json"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
ASSETS = Path(os.environ.get("GEOMAP_PEERS", HERE / ".peers")) / "node_modules"
BUDGET_S = 15.0
"""Seconds to be usable beyond which the next size, ten times as large, is not tried."""
MOST_BYTES = 30_000_000
"""Bytes of a page beyond which the next size is not tried."""


# -- pages ------------------------------------------------------------------------------------------------------------


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of the table."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def words(row: dict[str, str]) -> str:
    """What a marker says: all eight properties."""
    shown = ("id", "category", "status", "start", "count_low", "unit", "publisher", "label")
    return "<br>".join(f"{name}: {row[name]}" for name in shown)


def geomap(path: Path, target: Path) -> None:
    """As `geomap render` makes it."""
    from geomap.pipeline import Options, run
    from geomap.render import write_page

    write_page(run([path], Options(columns=True, history=True, title="Benchmark")), target)


def _folium_map() -> Any:
    import folium

    return folium.Map(location=[52, 23], zoom_start=6, tiles=None, max_zoom=18)


def folium_markers(path: Path, target: Path) -> None:
    """A `folium.Marker` with a pop-up for each row."""
    import folium

    map_ = _folium_map()
    for row in rows(path):
        folium.Marker([float(row["lat"]), float(row["lon"])], popup=words(row), tooltip=row["label"]).add_to(map_)
    map_.save(str(target))


def fast_marker_cluster(path: Path, target: Path) -> None:
    """Folium's `FastMarkerCluster`, whose script adds the pop-ups."""
    from folium.plugins import FastMarkerCluster

    map_ = _folium_map()
    callback = "function (row) { const m = L.marker(new L.LatLng(row[0], row[1])); m.bindPopup(row[2]); return m; }"
    FastMarkerCluster([[float(r["lat"]), float(r["lon"]), words(r)] for r in rows(path)], callback=callback).add_to(
        map_
    )
    map_.save(str(target))


def folium_geojson(path: Path, target: Path) -> None:
    """`folium.GeoJson` with circle markers and a pop-up of fields."""
    import folium

    features = [
        {
            "type": "Feature",
            "properties": row,
            "geometry": {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]},
        }
        for row in rows(path)
    ]
    map_ = folium.Map(location=[52, 23], zoom_start=6, tiles=None, prefer_canvas=True)
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        marker=folium.CircleMarker(radius=4),
        popup=folium.GeoJsonPopup(
            fields=["id", "category", "status", "start", "count_low", "unit", "publisher", "label"]
        ),
    ).add_to(map_)
    map_.save(str(target))


def plotly(path: Path, target: Path) -> None:
    """`plotly.graph_objects.Scattermap` with its script in the page."""
    import plotly.graph_objects as go

    table = list(rows(path))
    figure = go.Figure(
        go.Scattermap(
            lon=[float(row["lon"]) for row in table], lat=[float(row["lat"]) for row in table], text=[words(row) for row in table],
            hoverinfo="text", mode="markers",
        )
    )  # fmt: skip
    figure.update_layout(map={"style": "white-bg", "zoom": 5, "center": {"lon": 23, "lat": 52}})
    figure.write_html(str(target), include_plotlyjs=True)


def pydeck(path: Path, target: Path) -> None:
    """`pydeck.Deck` with a scatterplot and a tooltip, its script in the page."""
    import pydeck as deck

    data = [{"p": [float(row["lon"]), float(row["lat"])], "words": words(row)} for row in rows(path)]
    layer = deck.Layer("ScatterplotLayer", data, get_position="p", get_radius=2000, radius_min_pixels=3, pickable=True)
    view = deck.ViewState(longitude=23, latitude=52, zoom=5)
    shown = deck.Deck([layer], initial_view_state=view, tooltip={"html": "{words}"}, map_provider=None)
    shown.to_html(str(target), offline=True, open_browser=False)


MAKERS: dict[str, Callable[[Path, Path], None]] = {
    "geomap": geomap, "folium Marker": folium_markers, "FastMarkerCluster": fast_marker_cluster,
    "folium.GeoJson": folium_geojson, "plotly": plotly, "pydeck": pydeck,
}  # fmt: skip


def make(name: str, path: Path, target: Path) -> dict[str, float]:
    """Make a page in this process; seconds of CPU and peak memory. The gazetteer is compiled before, once for all."""
    from resource import RUSAGE_SELF, getrusage

    if name == "geomap":
        from geomap.lookup import open_gazetteer

        open_gazetteer().named("Warsaw")
    before = time.process_time()
    MAKERS[name](path, target)
    return {"python_s": time.process_time() - before, "python_mb": getrusage(RUSAGE_SELF).ru_maxrss / 1024}


# -- in the browser ---------------------------------------------------------------------------------------------------


def cpu_s(pids: set[int]) -> float:
    """Seconds of CPU that processes have used."""
    total = 0.0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def drawing_processes(root: int) -> set[int]:
    """The browser's processes that run scripts and draw, below the one with the number ``root``."""
    parents: dict[int, int] = {}
    kinds: dict[int, str] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text("utf-8").rpartition(")")[2].split()
                kinds[int(entry.name)] = (entry / "cmdline").read_bytes().decode("utf-8", "replace")
            except OSError:
                continue
            parents[int(entry.name)] = int(stat[1])

    def below(pid: int) -> bool:
        while pid > 1:
            if pid == root:
                return True
            pid = parents.get(pid, 0)
        return False

    return {pid for pid, line in kinds.items() if below(pid) and ("--type=renderer" in line or "--type=gpu" in line)}


def asset(route: Any) -> None:
    """Folium's scripts from packages; what is not needed to draw is empty."""
    local = {
        "leaflet.js": "leaflet/dist/leaflet.js", "leaflet.css": "leaflet/dist/leaflet.css",
        "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
        "leaflet.markercluster.js": "leaflet.markercluster/dist/leaflet.markercluster.js",
        "MarkerCluster.css": "leaflet.markercluster/dist/MarkerCluster.css",
        "MarkerCluster.Default.css": "leaflet.markercluster/dist/MarkerCluster.Default.css",
    }.get(route.request.url.rpartition("/")[2])  # fmt: skip
    kind = "text/css" if route.request.url.endswith("css") else "text/javascript"
    if local:
        route.fulfill(path=str(ASSETS / local), content_type=kind)
    elif route.request.url.startswith("file:"):
        route.continue_()
    else:
        route.fulfill(body="", content_type=kind)


IDLE = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  requestIdleCallback(() => setTimeout(() => requestAnimationFrame(() => done(true)), 0)))))"""
READY = {
    "geomap": "() => document.documentElement.dataset.state === 'ready'",
    "plotly": "() => Boolean(document.querySelector('.maplibregl-canvas'))",
    "pydeck": "() => Boolean(document.querySelector('canvas'))",
}
SIFT = """(i) => { const { page, sift } = window.geomap; page.store.filter.from = Date.UTC(2025, 1 + i % 9, 1); sift(page.store); }"""
FIND = """(i) => { const { page, sift } = window.geomap; page.store.filter.text = ["incident 471", "sector", "northern 99", "desk-07"][i % 4];
  sift(page.store); page.store.filter.text = ""; }"""
FILTER = """(i) => { const page = window.geomap.page; page.store.filter.from = Date.UTC(2025, 1 + i % 9, 1); page.refilter(); }"""
SEARCH = """(i) => { const page = window.geomap.page; page.store.filter.text = ["incident 471", "sector", "northern 99", "desk-07"][i % 4];
  page.refilter(); }"""

KNOWN = """(i) => { const { page } = window.geomap; const last = page.days.length - 1; if (last > 0) page.goto(Math.round(last * (i % 9) / 9)); }"""
FRAMES = """() => { const seen = window.seenFrames = { gaps: [], long: [], last: 0, on: true };
  new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.long.push(one.duration); }).observe({ entryTypes: ["longtask"] });
  const step = (time) => { if (seen.last) seen.gaps.push(time - seen.last); seen.last = time; if (seen.on) requestAnimationFrame(step); };
  requestAnimationFrame(step); }"""
FRAMES_SEEN = """() => { const { gaps, long } = window.seenFrames; window.seenFrames.on = false; gaps.sort((a, b) => a - b);
  const at = (share) => gaps[Math.floor(share * (gaps.length - 1))] || 0;
  return { frame_ms: at(0.5), frame95_ms: at(0.95), long_tasks: long.length }; }"""


def drag(tab: Any) -> dict[str, float]:
    """Two seconds of dragging to and fro, a little further each time; what its frames were like."""
    tab.mouse.move(700, 500)
    tab.evaluate(FRAMES)
    tab.mouse.down()
    for i in range(120):
        tab.mouse.move(700 + 240 * math.sin(i / 12), 500 + i)
        tab.wait_for_timeout(8)
    tab.mouse.up()
    tab.wait_for_timeout(300)
    return dict(tab.evaluate(FRAMES_SEEN))


def show(name: str, target: Path) -> dict[str, float]:
    """Open a page and use it; seconds of CPU."""
    from playwright.sync_api import sync_playwright

    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--enable-unsafe-swiftshader",
        "--no-first-run",
        "--disable-background-networking",
    ]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=arguments
        )
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        context.set_default_timeout(180_000)
        context.route("**/*", asset)
        tab = context.new_page()
        pids = drawing_processes(os.getpid())
        before = cpu_s(pids)
        tab.goto(target.as_uri(), wait_until="load", timeout=180_000)
        drawn = {}
        if name == "geomap":
            tab.wait_for_function(
                "() => ['drawn', 'ready'].includes(document.documentElement.dataset.state)", timeout=180_000
            )
            drawn = {"drawn_s": cpu_s(drawing_processes(os.getpid())) - before}
        if name in READY:
            tab.wait_for_function(READY[name], timeout=180_000)
        tab.evaluate(IDLE)
        pids = drawing_processes(os.getpid())
        found = drawn | {"usable_s": cpu_s(pids) - before}
        tab.wait_for_timeout(2500)
        found["memory_mb"] = max(_peak_mb(pid) for pid in pids)
        if name == "geomap":
            for figure, script in (
                ("sift_s", SIFT), ("find_s", FIND), ("filter_s", FILTER), ("search_s", SEARCH), ("known_s", KNOWN)
            ):  # fmt: skip
                tab.evaluate(f"() => ({script})(0)")
                start, times = cpu_s(pids), 20
                tab.evaluate(f"() => {{ for (let i = 0; i < {times}; i++) ({script})(i); }}")
                found[figure] = (cpu_s(pids) - start) / times
            tab.evaluate(
                "() => { const page = window.geomap.page; page.store.filter.text = ''; page.store.filter.from = -Infinity;"
                " page.goto(Math.max(0, page.days.length - 1)); }"
            )
        start = cpu_s(pids)
        found |= drag(tab)
        tab.wait_for_timeout(500)
        tab.evaluate(IDLE)
        found["pan_s"] = cpu_s(pids) - start
        browser.close()
    return found


def _peak_mb(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


# -- all of it --------------------------------------------------------------------------------------------------------


def measure(name: str, size: int, folder: Path) -> dict[str, Any]:
    """All figures of one page, or why there are none."""
    from tests.tables import events, table

    path, target = folder / f"{size}.csv", folder / f"{name}-{size}.html"
    if not path.exists():
        # Known by the end of its month, so that there are days to go back to.
        table(path, ({**row, "published": row["start"][:8] + "28"} for row in events(size)))
    made = subprocess.run(
        [sys.executable, __file__, "--make", name, str(path), str(target)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        return {"failed": made.stderr.strip().splitlines()[-1][:120]}
    found = json.loads(made.stdout.strip().splitlines()[-1]) | {"bytes": target.stat().st_size}
    shown = subprocess.run(
        [sys.executable, __file__, "--show", name, str(target)], capture_output=True, text=True, check=False
    )
    target.unlink()
    if shown.returncode:
        return found | {"failed": "did not open in 180 s"}
    return found | json.loads(shown.stdout.strip().splitlines()[-1])


def main() -> None:
    """Run what was asked for and write table and picture."""
    if sys.argv[1:2] == ["--make"]:
        print(json.dumps(make(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))))
        return
    if sys.argv[1:2] == ["--show"]:
        print(json.dumps(show(sys.argv[2], Path(sys.argv[3]))))
        return
    names = [name for name in MAKERS if name in sys.argv[1:]] or list(MAKERS)
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or list(SIZES)
    results: dict[str, dict[str, Any]] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            last: dict[str, Any] = {}
            for size in sizes:
                if name != "geomap" and (stopped := too_much(last)):
                    found = {"skipped": stopped}
                else:
                    found = measure(name, size, Path(folder))
                results.setdefault(name, {})[str(size)] = found
                print(name, size, found, flush=True)
                last = found
                RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    write_table(results)
    draw(results)


def too_much(last: dict[str, Any]) -> str:
    """Why the next size is not tried; empty when it is."""
    if "failed" in last or "skipped" in last:
        return "see the size before"
    if last.get("usable_s", 0.0) > BUDGET_S:
        return f"the size before took {last['usable_s']:.0f} s"
    if last.get("bytes", 0) > MOST_BYTES:
        return f"the size before has {last['bytes'] / 1e6:.0f} MB"
    return ""


def write_table(results: dict[str, dict[str, Any]]) -> None:
    """benchmarks/page.md."""
    head = (__doc__ or "").split("\n\n")
    lines = [
        "# The page", "", head[0], "", " ".join(head[2].split()), "", " ".join(head[3].split()), "",
        "| page | events | HTML MB | bytes an event | Python s | drawn s | usable s | filter ms | and drawn | search ms | and drawn | known on ms | pan s | frame ms | 95 % ms | long tasks | peak MB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]  # fmt: skip
    for name in MAKERS:
        before: tuple[int, float] = (0, 0.0)
        for size, found in sorted(results.get(name, {}).items(), key=lambda item: int(item[0])):
            n = int(size)
            if "skipped" in found:
                lines.append(f"| {name} | {n:,} | not tried: {found['skipped']}{' |' * 15}")
                continue
            more = found.get("bytes", 0) - before[1]
            each = f"{more / (n - before[0]):,.1f}" if before[0] and more > 0 else ""
            before = (n, found.get("bytes", 0))
            cells = [
                f"{found['bytes'] / 1e6:,.2f}" if "bytes" in found else "",
                each,
                _cell(found, "python_s", 1),
                _cell(found, "drawn_s", 1),
                _cell(found, "usable_s", 1),
            ]
            timed = ("sift_s", "filter_s", "find_s", "search_s", "known_s")
            cells += [_cell(found, one, 0, 1000) if name == "geomap" else "none" for one in timed]
            cells += [_cell(found, "pan_s", 1), _cell(found, "frame_ms", 1), _cell(found, "frame95_ms", 1)]
            cells += [_cell(found, "long_tasks", 0), _cell(found, "memory_mb", 0)]
            if "failed" in found:
                cells[3:] = [found["failed"], *[""] * 12]
            lines.append(f"| {name} | {n:,} | {' | '.join(cells)} |")
    lines += [
        "", "Bytes an event are those beyond the page of the size before; geomap's changes its ways at 5,000 events. “None” is no filter or search in the page at all. “And",
        "drawn” adds drawing the map and writing the key anew to looking at every event. The machine had other work to do: CPU",
        "seconds suffer less from that than waiting times, but are up to twice those of a quiet one.", "", "![bytes and seconds by number of events](page.png)",
    ]  # fmt: skip
    RESULTS.with_suffix(".md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _cell(found: dict[str, Any], name: str, digits: int, scale: float = 1) -> str:
    return f"{found[name] * scale:,.{digits}f}" if name in found else ""


def draw(results: dict[str, dict[str, Any]]) -> None:
    """benchmarks/page.png."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    panels = (
        ("bytes", 1e-6, "HTML, MB"),
        ("python_s", 1, "Python, CPU s"),
        ("usable_s", 1, "until usable, CPU s"),
        ("pan_s", 1, "two seconds of panning, CPU s"),
        ("frame95_ms", 1, "slow frames of it (95 %), ms"),
    )
    figure, axes = plt.subplots(1, len(panels), figsize=(16, 3.6), constrained_layout=True)
    colours = dict(zip(MAKERS, ("#0b57a4", "#c8490e", "#8b5a9f", "#9c6b00", "#0b8a6a", "#6f7680"), strict=True))
    for axis, (figure_, scale, title) in zip(axes, panels, strict=True):
        for name in MAKERS:
            points = sorted(
                (int(size), found[figure_] * scale) for size, found in results.get(name, {}).items() if figure_ in found
            )
            if points:
                wide = 2.4 if name == "geomap" else 1.3
                axis.plot(
                    *zip(*points, strict=True),
                    marker="o",
                    markersize=4,
                    linewidth=wide,
                    color=colours[name],
                    label=name,
                )
        axis.set(xscale="log", yscale="log", xlabel="events", title=title)
        axis.grid(alpha=0.25, which="major")
        axis.spines[["top", "right"]].set_visible(False)
    axes[0].legend(fontsize=8, frameon=False)
    figure.savefig(RESULTS.with_suffix(".png"), dpi=110, metadata={"Software": None})


if __name__ == "__main__":
    main()
