"""The layers as a picture to print: basemap, features, labels, legend, caveats, scale bar and attribution.

What is drawn is what the features' style columns say, as on the page. Two things differ on paper: places smaller than a
few pixels get a symbol, which is larger than they are and says so, and labels that find no room are counted, not stacked.
"""

from __future__ import annotations

import textwrap
import warnings
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.errors import OutputError
from geomap.exports import Options, _labels, _tables, _view
from geomap.exports._view import View, view_of
from geomap.layers._phrases import say
from geomap.model import Reading

DPI = 96
SEA, LAND, RIVER, BORDER, ADMIN, INK, MUTED, PAPER = (
    "#dde6ea", "#f7f5f0", "#bcd0db", "#8d8779", "#dcd6ca", "#23272e", "#5c6370", "#ffffff",
)  # fmt: skip
LAKE = SEA

DASHES: dict[str, Any] = {"solid": "-", "dashed": (0, (4.5, 2.4)), "dotted": (0, (1, 2.2)), "none": "-"}
HATCHES = {"none": None, "hatch": "/////", "crosshatch": "xxxxx"}
MARKERS = {
    "drone": "v", "impact": "*", "strike": "^", "interception": "P", "airport": "D", "crossing": "s", "rail": "d",
    "deployment": "p", "diplomatic": "h", "sighting": "o", "border": "o", "airspace": "o",
}  # fmt: skip

TOWNS = ((1500, 5), (800, 6), (350, 7), (150, 9), (60, 11))
"""Width of the picture in km → the highest zoom whose towns are named."""

FEATHERED = ("entry_envelope", "entry_chain")
FADES = 6

DOT_PX = 4.0
"""A feature smaller than this is not drawn under its symbol."""

MOST_LABELS = 600
"""So many labels are tried, the most important first; a sheet is full long before, and the rest is counted."""

SMALL_PX = 14.0
"""A feature no wider than this gets a symbol over it."""

BASEMAP_CREDIT = "Basemap: Natural Earth. Place names: GeoNames (CC BY 4.0), Unicode CLDR."

CAVEATS = {
    "symbols": "Symbols are larger than the places they stand for; discs are to scale.",
    "outside": "Beyond this picture: {names}.",
    "unlabelled": "Labels that found no room: {n}.",
    "recognised": "Borders: as internationally recognised.",
    "control": "Borders: by who is in control; Crimea with Russia, the Golan Heights with Israel.",
    "borders": "Borders: worldview {worldview}.",
    "as_of": "As known on {when}.",
    "unmapped": "Mentioned and not on the map: {n}.",
}

_RC: dict[Any, Any] = {
    "font.family": ["Noto Sans", "DejaVu Sans"],
    "svg.hashsalt": "geomap",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.55,
    "path.simplify": True,
    "text.parse_math": False,
    "axes.linewidth": 0.6,
}


def write(reading: Reading, path: Path, options: Options, kind: str) -> None:
    """Draw a reading to a file of a kind that matplotlib writes.

    Raises:
        OutputError: matplotlib is not installed.
    """
    try:
        import matplotlib as mpl
    except ImportError:
        raise OutputError(f"{path.name}: pictures need matplotlib; install `geomap[pictures]`") from None
    with ExitStack() as stack:
        stack.enter_context(mpl.rc_context({**_RC, "font.family": _fonts()}))
        stack.enter_context(warnings.catch_warnings())
        warnings.filterwarnings("ignore", "Glyph .* missing from font")  # drawn as a box; the words are in the data
        figure = _drawn(reading, options)
        metadata: Any = {"png": {"Software": None}, "svg": {"Date": None, "Creator": "geomap"},
                    "pdf": {"CreationDate": None, "Creator": "geomap", "Producer": None}}[kind]  # fmt: skip
        if reading.title:
            metadata = {**metadata, "Title": shown(reading.title)}
        figure.savefig(path, format=kind, dpi=DPI, metadata=metadata)


def _drawn(reading: Reading, options: Options) -> Any:
    """The figure of the kind of picture that is asked for."""
    if options.picture == "days":
        from geomap.exports._days import Days

        return Days(reading, options).draw()
    if options.picture == "timeline":
        from geomap.exports._timeline import Timeline

        return Timeline(reading, options).draw()
    return Sheet(reading, options).draw()


def _fonts() -> list[str]:
    """The families wanted that this machine has; a missing one would warn at every text."""
    from matplotlib import font_manager

    have = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in _RC["font.family"] if name in have]


@dataclass
class _Text:
    """A label waiting for its place, most important first."""

    rank: tuple[float, ...]
    text: str
    x: float
    y: float
    size: float = 8.5
    weight: str = "normal"
    colour: str = INK
    area: bool = False
    line: BaseGeometry | None = None
    far: bool = True
    gap: float = 8.0
    more: tuple[tuple[str, str], ...] = ()
    """Further lines, each with its colour."""

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """All lines with their colours."""
        return ((self.text, self.colour), *self.more)


def _columns(items: list[_Text]) -> list[_Text]:
    """What is said of one wide area becomes one column of lines, in place of labels that push each other about."""
    columns: dict[tuple[int, int], list[_Text]] = {}
    for item in items:
        if item.area:
            columns.setdefault((round(item.x / 60), round(item.y / 60)), []).append(item)
    heads = {id(column[0]): column[1:] for column in columns.values()}
    return [
        replace(item, more=tuple((other.text, other.colour) for other in heads[id(item)])) if item.area else item
        for item in items
        if not item.area or id(item) in heads
    ]


class Sheet:
    """One sheet of paper being drawn."""

    MOST_BESIDE = 6

    def __init__(self, reading: Reading, options: Options) -> None:
        self.reading, self.options = reading, options
        shown = [layer for layer in reading.layers if layer.on]
        self.table = _tables.features(_only(reading, shown))
        self.titles = {layer.name: layer.title for layer in shown}
        self.view: View = view_of(self.table)
        self.unlabelled = 0
        self.outside: list[str] = []

    def draw(self) -> Any:
        """The figure."""
        self.figure = new_figure(self.options)
        map_box, self.panel_box = self._layout()
        self.draw_map(map_box)
        self._panel()
        return self.figure

    def draw_map(self, map_box: tuple[float, float, float, float]) -> None:
        """The map, in a box of the figure in shares of the sheet."""
        options = self.options
        self.axes = self.figure.add_axes(map_box)
        self.axes.set_facecolor(SEA)
        self.axes.set(xticks=[], yticks=[])
        for spine in self.axes.spines.values():
            spine.set(color=MUTED, linewidth=0.8)
        self.frame = self.view.frame(map_box[2] * options.width_px / (map_box[3] * options.height_px))
        self.axes.set_xlim(self.frame[0], self.frame[2])
        self.axes.set_ylim(self.frame[1], self.frame[3])
        self.metres_a_pixel = (self.frame[2] - self.frame[0]) / (map_box[2] * options.width_px)
        self.window = self.view.covering(self.frame)
        if options.basemap:
            self._basemap()
        self._features()
        self._scale_bar()
        self._write_labels()

    # -- the ground ---------------------------------------------------------------------------------------------------

    def _layout(self) -> tuple[tuple[float, float, float, float], tuple[float, float, float, float]]:
        """The boxes of map and legend, in shares of the sheet: side by side on a wide one, else one above the other."""
        if not self.options.legend:
            return (0.008, 0.01, 0.984, 0.98), (0, 0, 0, 0)
        if self.options.width_px >= 1.15 * self.options.height_px:
            share = min(0.3, 330 / self.options.width_px)
            return (0.008, 0.012, 0.984 - share, 0.976), (0.998 - share, 0.012, share - 0.004, 0.976)
        share = min(0.45, 420 / self.options.height_px)
        return (0.012, share, 0.976, 0.988 - share), (0.012, 0.01, 0.976, share - 0.02)

    def _basemap(self) -> None:
        from geomap.web import basemap

        span = max(self.window[2] - self.window[0], self.window[3] - self.window[1])
        finest = 2 if span < 20 else 1 if span < 60 else 0
        styles: dict[str, dict[str, Any]] = {
            "land": {"facecolor": LAND, "edgecolor": "#b9b4a8", "linewidth": 0.5},
            "lake": {"facecolor": LAKE, "edgecolor": "none"},
            "river": {"edgecolor": RIVER, "facecolor": "none", "linewidth": 0.6},
            "admin": {"edgecolor": ADMIN, "facecolor": "none", "linewidth": 0.5},
            "border": {"edgecolor": BORDER, "facecolor": "none", "linewidth": 1.0},
            "disputed": {"edgecolor": BORDER, "facecolor": "none", "linewidth": 0.9, "linestyle": (0, (3, 2))},
        }
        order = ("land", "lake", "admin", "river", "border", "disputed")
        shapes = {shape.kind: shape for shape in basemap.read_shapes(basemap.folder() / "land.shapes.xz")}
        for level, kind in enumerate(order):
            if kind in shapes and not (kind == "admin" and span > 40):
                parts = list(_parts(shapes[kind], self.window, finest, ring=kind in ("land", "lake")))
                self._paint(parts, zorder=0.1 + level / 100, **styles[kind])

    def _paint(self, shapes: Iterable[BaseGeometry], **style: Any) -> None:
        from matplotlib.collections import PathCollection

        paths = [_path(self.view.project(shape)) for shape in shapes if shape.length]
        if paths:
            self.axes.add_collection(PathCollection(paths, **style), autolim=False)

    # -- the features -------------------------------------------------------------------------------------------------

    def _features(self) -> None:
        columns = [column for column in self.table.columns if column != "geometry"]
        cells = [_tables.cells(self.table[column]) for column in columns]
        self.rows: list[dict[str, Any]] = []
        window = shapely.box(*_padded(self.window))
        for number, shape in enumerate(self.table.geometry.values):
            row = {column: cell[number] for column, cell in zip(columns, cells, strict=True)}
            part = shape if shape.within(window) else shapely.intersection(shapely.make_valid(shape), window)
            seen = shapely.intersection(self.view.project(part), shapely.box(*self.frame)) if part.length else part
            if seen.is_empty:
                self.outside.append(row["label"])
                continue
            row["shape"] = self.view.project(part)
            row["x"], row["y"] = self._anchor(row, seen)
            # what is only somewhere in a country lies beneath what is somewhere in particular
            row["zorder"] = 2 + len(self.rows) / (len(self.table) + 1) - (row["precision_class"] in _view.WIDE)
            self.rows.append(row)
        for row in self.rows:
            west, south, east, north = row["shape"].bounds
            row["size_px"] = max(east - west, north - south) / self.metres_a_pixel
            row["is_line"] = "Line" in row["shape"].geom_type
            row["is_small"] = bool(row["symbol"]) and row["size_px"] <= SMALL_PX
        self._side_by_side()
        for row in self.rows:
            self._feature(row)
        self._symbols()

    def _anchor(self, row: dict[str, Any], seen: BaseGeometry) -> tuple[float, float]:
        """Where the symbol and label of a feature go: its own place for them, else the middle of what is seen of it."""
        x, y = self.view.xy(row["lon"], row["lat"])
        west, south, east, north = self.frame
        if west < x < east and south < y < north:
            return float(x), float(y)
        largest = max(_simple(seen), key=lambda part: (part.area, part.length))
        middle = largest.interpolate(0.5, normalized=True) if largest.geom_type == "LineString" else _inside(largest)
        return middle.x, middle.y

    def _side_by_side(self) -> None:
        """Symbols of one place stand in a row there, centred on it, rather than on top of each other."""
        stacks: dict[tuple[int, int], list[dict[str, Any]]] = {}
        for row in self.rows:
            row["symbol_x"] = row["x"]
            if row["is_small"]:
                cell = round(row["x"] / self.metres_a_pixel / 8), round(row["y"] / self.metres_a_pixel / 8)
                stacks.setdefault(cell, []).append(row)
        for stack in stacks.values():
            for number, row in enumerate(stack[: self.MOST_BESIDE]):
                row["symbol_x"] += (number - (min(len(stack), self.MOST_BESIDE) - 1) / 2) * 13 * self.metres_a_pixel

    def _feature(self, row: dict[str, Any]) -> None:
        shape = row["shape"]
        if row["is_line"]:
            self._stroke(shape, row, casing=True)
            return
        if row["is_small"] and row["size_px"] < DOT_PX:
            return  # its symbol covers it
        if row["type"] in FEATHERED:
            self._feathered(shape, row)
            return
        if row["fill_opacity"]:
            self._patch(shape, facecolor=(row["fill"], row["fill_opacity"]), edgecolor="none", zorder=row["zorder"])
        hatch = HATCHES[row["fill_pattern"]]
        if hatch:
            faint = min(0.75, 0.12 + 3 * row["fill_opacity"])
            self._patch(shape, facecolor="none", edgecolor=(row["fill"], faint), hatch=hatch, linewidth=0,
                        zorder=row["zorder"])  # fmt: skip
        if row["stroke_style"] != "none" and row["stroke_width"]:
            self._stroke(shape, row, casing=False)

    def _feathered(self, shape: BaseGeometry, row: dict[str, Any]) -> None:
        """An area that fades towards its edge: nobody knows that it ends there."""
        inwards_m = 0.035 * shape.area**0.5
        rings = [shape.buffer(-step * inwards_m) for step in range(FADES)]
        for ring in rings:
            if not ring.is_empty:
                self._patch(ring, facecolor=(row["fill"], row["fill_opacity"] / FADES * 1.6), edgecolor="none",
                            zorder=row["zorder"])  # fmt: skip
        for ring in rings[::2]:
            if not ring.is_empty:
                self._patch(ring, facecolor="none", edgecolor=(row["fill"], 0.04 + row["fill_opacity"]), linewidth=0,
                            hatch=HATCHES[row["fill_pattern"]], zorder=row["zorder"])  # fmt: skip

    def _patch(self, shape: BaseGeometry, **style: Any) -> None:
        from matplotlib.patches import PathPatch

        patch = PathPatch(_path(shape), transform=self.axes.transData, **style)
        self.axes.add_artist(patch)  # add_patch would measure each one to scale the axes, which are set already

    def _stroke(self, shape: BaseGeometry, row: dict[str, Any], *, casing: bool) -> None:
        style = {"facecolor": "none", "zorder": row["zorder"], "capstyle": "butt", "joinstyle": "round"}
        width = row["stroke_width"] + (1.2 if casing else 0)
        if casing:
            self._patch(shape, edgecolor=(PAPER, 0.85), linewidth=width + 2.2, **style)
        colour = (row["stroke"], row["stroke_opacity"])
        self._patch(shape, edgecolor=colour, linewidth=width, linestyle=DASHES[row["stroke_style"]], **style)
        if row["status"] == "disputed" and not casing:  # the second outline of the pair
            self._patch(shape, edgecolor=(PAPER, 0.9), linewidth=width / 3, **style)

    def _symbols(self) -> None:
        """The symbols, those that look alike together, in the order of their layers."""
        groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
        for row in self.rows:
            if row["is_small"]:
                look = (
                    row["layer"],
                    row["symbol"],
                    row["fill"],
                    row["stroke"],
                    row["stroke_style"],
                    bool(row["fill_opacity"]),
                )
                groups.setdefault(look, []).append(row)
        for rows in groups.values():
            xs, ys = [row["symbol_x"] for row in rows], [row["y"] for row in rows]
            marker, zorder = MARKERS.get(rows[0]["symbol"], "o"), max(row["zorder"] for row in rows) + 2
            self.axes.scatter(xs, ys, marker=marker, zorder=zorder, **symbol_style(rows[0]))

    # -- words --------------------------------------------------------------------------------------------------------

    def _write_labels(self) -> None:
        renderer = self.figure.canvas.get_renderer()
        box = self.axes.get_window_extent(renderer)
        board = _labels.Board((box.x0 + 3, box.y0 + 3, box.x1 - 3, box.y1 - 3))
        for blocked in self.blocked:
            board.block(blocked)
        wanted = list(self._event_labels())
        for row in self.rows:
            if row["is_small"]:
                x, y = self.axes.transData.transform((row["symbol_x"], row["y"]))
                board.block((x - 6, y - 6, x + 6, y + 6))
        ranked = _columns(sorted(wanted, key=lambda item: item.rank))
        self.unlabelled = max(0, len(ranked) - MOST_LABELS)
        for item in ranked[:MOST_LABELS]:
            if not self._place(item, board, renderer) and item.far:
                self.unlabelled += 1
        for item in self._ground_labels():
            self._place(item, board, renderer)

    def _event_labels(self) -> Iterable[_Text]:
        said: set[tuple[str, int, int]] = set()
        for row in self.rows:
            text = row["label"]
            if not text or row["type"] == "entry_envelope":
                continue
            x, y = self.axes.transData.transform((row["x"], row["y"]))
            spot = (text, round(x / 30), round(y / 30))
            if spot in said:
                continue
            said.add(spot)
            wide = row["size_px"] > 160
            line = row["shape"] if wide and row["symbol"] == "border" else None
            if wide and line is None and row["type"] not in FEATHERED:
                text = f"{say(self.options.language, row['type'])}: {text}"
            gap = 8.0 if wide else max(8.0, row["size_px"] / 2 + 4)
            yield _Text(
                (0 if not wide else 1, -row["zorder"]), text, float(x), float(y), 8.5 if not wide else 9.5,
                "bold" if wide else "normal", row["stroke"] if wide else INK, wide and line is None, line, gap=gap,
            )  # fmt: skip

    def _ground_labels(self) -> Iterable[_Text]:
        if not self.options.basemap:
            return
        from geomap.web import basemap

        found = basemap.embed_labels([self.window], self.options.language)
        for name, lon, lat, *_ in found["countries"]:
            if self._shows(lon, lat):
                yield _Text((3,), name.upper(), *self._pixels(lon, lat), 9, "normal", "#8a8577", area=True, far=False)
        span_km = (self.frame[2] - self.frame[0]) / 1000
        limit = next((zoom for least_km, zoom in TOWNS if span_km > least_km), 13)
        named = {row["label"] for row in self.rows}
        for name, lon, lat, zoom, capital in found["towns"]:
            if zoom <= limit and name not in named and self._shows(lon, lat):
                x, y = self._pixels(lon, lat)
                yield _Text((4, zoom), name, x, y, 7.5, "bold" if capital else "normal", "#6a675f", far=False)

    def _shows(self, lon: float, lat: float) -> bool:
        west, south, east, north = self.window
        return west <= lon <= east and south <= lat <= north

    def _pixels(self, lon: float, lat: float) -> tuple[float, float]:
        x, y = self.axes.transData.transform(self.view.xy(lon, lat))
        return float(x), float(y)

    def _place(self, item: _Text, board: _labels.Board, renderer: Any) -> bool:
        lines = [textwrap.shorten(shown(line), 60, placeholder="…") for line, _ in item.lines]
        sizes = [self._measure(line, item, renderer) for line in lines]
        text, width, step = lines[0], max(size[0] for size in sizes), max(size[1] for size in sizes)
        height = step * len(lines)
        if item.line is not None and self._along(item, text, width, height, board):
            return True
        if item.area or item.line is not None:
            spot = _labels.centred(board, item.x, item.y, width, height)
            spot = spot or _labels.place(board, item.x, item.y, width, height, 6.0, far=item.far)
        else:
            dot = not item.far
            spot = _labels.place(board, item.x, item.y, width, height, 4.0 if dot else item.gap, far=item.far)
            if spot and dot:
                self.figure.add_artist(self._dot(item))
        if spot is None:
            return False
        left, _, right, top = spot.box
        if spot.leader:
            self._leader(item, spot.box)
        for number, (line, (_, colour)) in enumerate(zip(lines, item.lines, strict=True)):
            self._say(line, (left + right) / 2, top - (number + 0.5) * step, item, colour=colour)
        return True

    def _along(self, item: _Text, text: str, width: float, height: float, board: _labels.Board) -> bool:
        """Write a label along a line, at the first of a few stretches where there is room."""
        spine = _spine(item.line)
        if spine is None:
            return False
        pixels = self.axes.transData.transform(shapely.get_coordinates(spine))
        path = shapely.LineString(pixels)
        if path.length < 1.1 * width:
            return False
        for aside in (0.0, 12.0, -12.0, 22.0, -22.0):
            for middle in sorted(
                np.linspace(width / 2, path.length - width / 2, 9), key=lambda at: abs(at - path.length / 2)
            ):
                a, b = path.interpolate(middle - width / 2), path.interpolate(middle + width / 2)
                if a.distance(b) < 0.85 * width:
                    continue
                turn = np.degrees(np.arctan2(b.y - a.y, b.x - a.x))
                turn = (turn + 90) % 180 - 90
                x = (a.x + b.x) / 2 - aside * np.sin(np.radians(turn))
                y = (a.y + b.y) / 2 + aside * np.cos(np.radians(turn))
                pieces = _turned(x, y, width, height, turn)
                if all(board.is_free(piece) for piece in pieces):
                    for piece in pieces:
                        board.block(piece)
                    self._say(text, x, y, item, rotation=turn)
                    return True
        return False

    def _say(self, text: str, x: float, y: float, item: _Text, *, rotation: float = 0.0, colour: str = "") -> None:
        from matplotlib import patheffects

        style: dict[str, Any] = {
            "fontsize": item.size, "fontweight": item.weight, "ha": "center", "va": "center", "zorder": 9,
            "rotation": rotation, "rotation_mode": "anchor",
        }  # fmt: skip
        at = x / self.options.width_px, y / self.options.height_px
        # two texts, since one with an effect is written as mere outlines into SVG and PDF
        halo = self.figure.text(*at, text, color=PAPER, **style)
        halo.set_path_effects([patheffects.Stroke(linewidth=2.6, foreground=(1, 1, 1, 0.85))])
        self.figure.text(*at, text, color=colour or item.colour, **style)

    def _measure(self, text: str, item: _Text, renderer: Any) -> tuple[float, float]:
        probe = self.figure.text(0, 0, text, fontsize=item.size, fontweight=item.weight)
        box = probe.get_window_extent(renderer)
        probe.remove()
        return box.width + 2, box.height + 1

    def _dot(self, item: _Text) -> Any:
        from matplotlib.patches import Ellipse

        size = 3.0
        return Ellipse((item.x / self.options.width_px, item.y / self.options.height_px), size / self.options.width_px,
                       size / self.options.height_px, facecolor="#8a8577", edgecolor="none",
                       transform=self.figure.transFigure)  # fmt: skip

    def _leader(self, item: _Text, box: _labels.Box) -> None:
        from matplotlib.lines import Line2D

        x = min(max(item.x, box[0]), box[2])
        y = min(max(item.y, box[1]), box[3])
        self.figure.add_artist(
            Line2D([item.x / self.options.width_px, x / self.options.width_px],
                   [item.y / self.options.height_px, y / self.options.height_px], linewidth=0.6, color=MUTED)
        )  # fmt: skip

    # -- round about --------------------------------------------------------------------------------------------------

    def _scale_bar(self) -> None:
        """A bar of a round length in the lower left corner. The projection is equal-area and centred: in the middle of the
        picture lengths are true."""
        width_m = self.frame[2] - self.frame[0]
        steps = [digit * 10**power for power in range(1, 7) for digit in (1, 2, 5)]
        length_m = max((step for step in steps if step <= 0.22 * width_m), default=10)
        pad = 16 * self.metres_a_pixel
        x, y = self.frame[0] + pad, self.frame[1] + pad
        self.axes.plot([x, x + length_m], [y, y], color=INK, linewidth=2.4, solid_capstyle="butt", zorder=8)
        text = f"{length_m / 1000:g} km" if length_m >= 1000 else f"{length_m:g} m"
        self.axes.text(x + length_m / 2, y + 5 * self.metres_a_pixel, text, fontsize=8, ha="center", va="bottom",
                       color=INK, zorder=8)  # fmt: skip
        left, bottom = self.axes.transData.transform((x, y))
        right = left + length_m / self.metres_a_pixel
        self.blocked = [(left - 6, bottom - 8, right + 6, bottom + 22)]

    def _panel(self) -> None:
        if not self.options.legend:
            return
        from geomap.exports._legend import Panel

        Panel(self).draw()


def new_figure(options: Options) -> Any:
    """An empty sheet."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(options.width_px / DPI, options.height_px / DPI), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)  # becomes the figure's canvas, on which texts are measured
    return figure


def _only(reading: Reading, layers: list[Any]) -> Reading:
    return replace(reading, layers=tuple(layers))


def symbol_style(row: dict[str, Any], size: float = 62.0) -> dict[str, Any]:
    """How a symbol shows certainty: filled for fact, hollow and dashed for the rest."""
    solid = row["stroke_style"] == "solid" and bool(row["fill_opacity"])
    marker = row["symbol"]
    bigger = 1.9 if marker in ("impact", "interception") else 1.0
    return {
        "s": size * bigger,
        "facecolors": row["fill"] if solid else PAPER,
        "edgecolors": PAPER if solid else row["stroke"],
        "linewidths": 0.8 if solid else 1.4,
        "linestyles": ["-" if solid else (0, (2, 1.2))],
    }


def _inside(area: BaseGeometry) -> BaseGeometry:
    """A point well inside an area: the centre of the largest circle in it, where a label has most room."""
    return shapely.maximum_inscribed_circle(area, tolerance=max(1.0, 0.01 * area.length)).interpolate(0)


def _padded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    dx, dy = 0.15 * (box[2] - box[0]) + 0.1, 0.15 * (box[3] - box[1]) + 0.1
    return max(-180.0, box[0] - dx), max(-90.0, box[1] - dy), min(180.0, box[2] + dx), min(90.0, box[3] + dy)


def _parts(shape: Any, box: tuple[float, float, float, float], finest: int, *, ring: bool) -> Iterable[BaseGeometry]:
    """The parts of a kind of basemap shape that a window shows, with no more detail than wanted."""
    from geomap.web.basemap import QUANTUM_DEG

    west, south, east, north = _padded(box)
    window = shapely.box(west, south, east, north)
    keep = shape.level <= finest
    starts, stops = shape.offsets[:-1], shape.offsets[1:]
    low = np.minimum.reduceat(shape.xy, starts, axis=0) * QUANTUM_DEG
    high = np.maximum.reduceat(shape.xy, starts, axis=0) * QUANTUM_DEG
    near = (high[:, 0] >= west) & (low[:, 0] <= east) & (high[:, 1] >= south) & (low[:, 1] <= north)
    for start, stop in zip(starts[near], stops[near], strict=True):
        steps = shape.xy[start:stop][keep[start:stop]]
        xy = steps[np.append(True, np.any(np.diff(steps, axis=0), axis=1))] * QUANTUM_DEG if len(steps) else steps
        if len(xy) < (4 if ring else 2):
            continue
        part = shapely.Polygon(xy) if ring else shapely.LineString(xy)
        if ring and not part.is_valid:
            part = shapely.buffer(part, 0)
        yield from _simple(part if window.contains(part) else shapely.intersection(part, window))


def _path(geometry: BaseGeometry) -> Any:
    """A geometry as a matplotlib path; holes work because rings are turned against each other."""
    from matplotlib.path import Path as MplPath

    rings: list[Any] = []
    for part in _simple(shapely.orient_polygons(geometry)):
        if part.geom_type == "Polygon":
            rings += [part.exterior, *part.interiors]
        elif part.geom_type == "LineString":
            rings.append(part)
    if not rings:
        return MplPath(np.zeros((0, 2)))
    vertices, codes = [], []
    for one in rings:
        xy = shapely.get_coordinates(one)
        code = np.full(len(xy), MplPath.LINETO, dtype=MplPath.code_type)
        code[0] = MplPath.MOVETO
        if one.geom_type == "LinearRing":
            code[-1] = MplPath.CLOSEPOLY
        vertices.append(xy)
        codes.append(code)
    return MplPath(np.concatenate(vertices), np.concatenate(codes))


def _simple(geometry: BaseGeometry) -> Iterable[BaseGeometry]:
    for part in shapely.get_parts(geometry):
        if hasattr(part, "geoms"):
            yield from _simple(part)
        else:
            yield part


def _spine(geometry: BaseGeometry | None) -> BaseGeometry | None:
    """A smooth line along a long feature: itself when it is a line, half of its outline when it is a strip."""
    if geometry is None:
        return None
    longest = max(_simple(geometry), key=lambda part: part.length, default=None)
    if longest is None:
        return None
    if longest.geom_type == "LineString":
        return longest.simplify(longest.length / 40)
    outline = shapely.get_coordinates(shapely.simplify(longest, longest.length / 400).exterior)[:-1]
    # the strip's two ends are the two vertices farthest apart; the spine runs midway between the sides from one to the other
    a, b = _farthest(outline)
    one, other = outline[a : b + 1], np.concatenate([outline[b:], outline[: a + 1]])[::-1]
    shares = np.linspace(0, 1, 24)
    sides = [np.array([_at(side, share) for share in shares]) for side in (one, other)]
    return shapely.LineString((sides[0] + sides[1]) / 2)


def _farthest(points: Any) -> tuple[int, int]:
    apart = ((points[:, None, :] - points[None, :, :]) ** 2).sum(axis=2)
    a, b = np.unravel_index(int(apart.argmax()), apart.shape)
    return (int(a), int(b)) if a < b else (int(b), int(a))


def _at(points: Any, share: float) -> tuple[float, float]:
    line = shapely.LineString(points) if len(points) > 1 else None
    point = line.interpolate(share, normalized=True) if line is not None else shapely.Point(points[0])
    return point.x, point.y


def _turned(x: float, y: float, width: float, height: float, turn: float) -> list[_labels.Box]:
    """Small boxes that together cover a turned label; one box round it would block far too much."""
    pieces = max(1, int(width // max(height, 1)))
    along = np.radians(turn)
    found = []
    for step in range(pieces):
        offset = width * ((step + 0.5) / pieces - 0.5)
        cx, cy = x + offset * np.cos(along), y + offset * np.sin(along)
        half = 0.6 * height
        found.append((cx - half, cy - half, cx + half, cy + half))
    return found


def shown(text: str) -> str:
    """Foreign text as it may stand in a picture: no control characters, none that turn the direction of writing."""
    return "".join(letter if letter.isprintable() else " " for letter in _tables.clean(text))


def phrase(language: str, row: dict[str, Any]) -> str:
    """What a legend entry says of a look: the kind of thing and how sure it is."""
    known = {"entry_front": "front_label", "entry_envelope": "envelope_label", "entry_chain": "chain_label"}
    if row["type"] in known:
        return say(language, known[row["type"]])
    kind = say(language, row["type"])
    if row["type"].startswith("crossing_"):
        kind = f"{kind}: {say(language, 'symbol_' + (row['symbol'] or 'crossing'))}"
    return f"{kind}, {say(language, 'before' if row['role'] == 'context' else row['status'])}"
