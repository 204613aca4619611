"""The embedded basemap: shapes whose detail follows the data, and place labels.

Every vertex carries the coarsest level of detail at which it survives simplification (0 world, 1 continent, 2 region).
A page keeps all vertices near its data, fewer round about, and only level 0 elsewhere, out of one set of shapes; so
there is no seam between a coarse and a fine map, and the world is always there.

`data/basemap` is written by ``scripts/build_basemap.py``; see its ``SOURCES.md`` for origin and licences.
"""

from __future__ import annotations

import base64
import gzip
import json
import lzma
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import GeomapError

if TYPE_CHECKING:
    from numpy.typing import NDArray

CREDITS = ("Natural Earth", "© OpenStreetMap contributors (ODbL)", "GeoNames (CC BY 4.0)", "Unicode CLDR")
"""Whom the embedded basemap is owed to."""

QUANTUM_DEG = 1e-4
"""Coordinates are whole multiples of this many degrees: 11 m at most."""

KINDS = ("land", "lake", "river", "border", "disputed", "admin")
"""Kinds of shape, in the order of drawing. Land and lakes are rings, the others lines."""

LANGUAGES = ("en", "pl", "uk", "be", "de")
"""Languages in which country names are kept."""

_POINT_BUDGET = 120_000
_SMALL_DEG = 1.2


@dataclass(frozen=True)
class Shapes:
    """All parts of one kind.

    ``offsets`` has one more element than there are parts; ``rank`` is one small number a part (0 most important);
    ``xy`` is (n, 2) longitude, latitude in `QUANTUM_DEG`; ``level`` tells at which level each vertex comes in.
    """

    kind: str
    offsets: NDArray[Any]
    rank: NDArray[Any]
    xy: NDArray[Any]
    level: NDArray[Any]


# -- files ------------------------------------------------------------------------------------------------------------


def folder() -> Path:
    """Where the basemap lies: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parent.parent
    for candidate in (package / "data" / "basemap", package.parent / "data" / "basemap"):
        if (candidate / "labels.json.xz").is_file():
            return candidate
    raise GeomapError("basemap: `labels.json.xz` not found in data/basemap; build it with scripts/build_basemap.py")


def write_shapes(path: Path, shapes: Sequence[Shapes]) -> None:
    """Write shapes to one file: a line of JSON, then delta-coded columns, all under LZMA."""
    import numpy as np

    head: list[dict[str, Any]] = []
    body: list[bytes] = []
    for shape in shapes:
        head.append({"kind": shape.kind, "parts": len(shape.rank), "points": len(shape.xy)})
        body.append(np.diff(shape.offsets).astype("<u4").tobytes())
        body.append(shape.rank.astype("u1").tobytes())
        body.append(shape.level.astype("u1").tobytes())
        for axis in (0, 1):
            deltas = np.diff(shape.xy[:, axis].astype("<i4"), prepend=np.int32(0)).astype("<i4")
            # Byte planes: the high bytes of small deltas are nearly all equal and vanish under LZMA.
            body.append(_zigzag(deltas).astype("<u4").view("u1").reshape(-1, 4).T.tobytes())
    data = json.dumps(head).encode() + b"\n" + b"".join(body)
    path.write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))


@lru_cache(maxsize=8)
def read_shapes(path: Path) -> tuple[Shapes, ...]:
    """What `write_shapes` wrote."""
    import numpy as np

    head, _, body = lzma.decompress(path.read_bytes()).partition(b"\n")
    found: list[Shapes] = []
    at = 0
    for item in json.loads(head):
        parts, points = item["parts"], item["points"]
        counts = np.frombuffer(body, "<u4", parts, at)
        at += 4 * parts
        rank = np.frombuffer(body, "u1", parts, at)
        at += parts
        level = np.frombuffer(body, "u1", points, at)
        at += points
        axes = []
        for _ in (0, 1):
            planes = np.frombuffer(body, "u1", 4 * points, at).reshape(4, points)
            at += 4 * points
            values = np.ascontiguousarray(planes.T).view("<u4").reshape(-1).astype(np.int64)
            axes.append(np.cumsum((values >> 1) ^ -(values & 1)))
        offsets = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
        found.append(Shapes(item["kind"], offsets, rank, np.stack(axes, axis=1), level))
    return tuple(found)


@lru_cache(maxsize=2)
def read_labels(path: Path) -> dict[str, Any]:
    """Country and town labels as columns; see ``scripts/build_basemap.py``."""
    labels: dict[str, Any] = json.loads(lzma.decompress(path.read_bytes()))
    return labels


def _small(boxes: Sequence[Box]) -> list[Box]:
    """Boxes of things that one looks at closely."""
    return [box for box in boxes if box[2] - box[0] <= _SMALL_DEG and box[3] - box[1] <= _SMALL_DEG]


def _zigzag(values: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    wide = values.astype(np.int64)
    return (wide << 1) ^ (wide >> 63)


# -- what a page takes ------------------------------------------------------------------------------------------------

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


def detail_grid(boxes: Iterable[Box], pad_deg: float) -> NDArray[Any]:
    """A 180 × 360 grid of one-degree cells, true where a padded box lies."""
    import numpy as np

    grid = np.zeros((180, 360), dtype=bool)
    for west, south, east, north in boxes:
        # A degree of longitude is shorter in the north; pad by the same distance on the ground.
        stretch = 1.0 / max(0.2, float(np.cos(np.radians(min(85.0, abs((south + north) / 2))))))
        rows = slice(max(0, int(np.floor(south - pad_deg + 90))), min(180, int(np.ceil(north + pad_deg + 90))))
        first = int(np.floor(west - pad_deg * stretch + 180))
        last = int(np.ceil(east + pad_deg * stretch + 180))
        if last - first >= 360:
            grid[rows, :] = True
        else:
            grid[rows, np.arange(first, last) % 360] = True
    return grid


def embed_shapes(boxes: Sequence[Box], *, worldview: str = "recognised", budget: int = _POINT_BUDGET) -> str:
    """The shapes a page needs, as base64 of a gzipped stream of variable-length integers.

    A worldview other than the recognised one adds its own lines as ``disputed`` ones.

    For each kind: number of parts; for each part its rank, number of points, and zigzag deltas of longitude and
    latitude in `QUANTUM_DEG` from the point before (from the part before for the first).
    """
    import numpy as np

    here = folder()
    everything = [shape for name in sorted(here.glob("*.shapes.xz")) for shape in read_shapes(name)]
    everything += _view_lines(worldview)
    nowhere: list[Box] = []
    for fine, fine_pad, mid, mid_pad in (
        (boxes, 0.5, boxes, 3.0), (boxes, 0.1, boxes, 2.0), (_small(boxes), 0.2, boxes, 1.0), (nowhere, 0.0, _small(boxes), 0.5)
    ):  # fmt: skip
        kept = [_reduced(shape, detail_grid(fine, fine_pad), detail_grid(mid, mid_pad)) for shape in everything]
        if sum(len(shape.xy) for shape in kept) <= budget:
            break
    stream = [_stream([shape for shape in kept if shape.kind == kind]) for kind in KINDS]
    return pack(_varints(np.concatenate(stream)))


def pack(data: bytes, level: int = 9) -> str:
    """Gzip (no time stamp, so that equal data give equal bytes) and base64."""
    return base64.b64encode(gzip.compress(data, level, mtime=0)).decode("ascii")


def _view_lines(worldview: str) -> list[Shapes]:
    """The lines that a worldview adds, all of their vertices at every level."""
    import numpy as np
    import shapely

    from geomap.lookup.worldview import lines_of

    parts = [part for line in lines_of(worldview) for part in getattr(line, "geoms", [line])]
    if not parts:
        return []
    points = [np.round(shapely.get_coordinates(part) / QUANTUM_DEG).astype(np.int64) for part in parts]
    offsets = np.concatenate([[0], np.cumsum([len(each) for each in points])])
    xy = np.concatenate(points)
    return [Shapes("disputed", offsets, np.zeros(len(parts), np.uint8), xy, np.zeros(len(xy), np.uint8))]


def _reduced(shape: Shapes, fine: NDArray[Any], mid: NDArray[Any]) -> Shapes:
    """The vertices that a page wants: all in the fine cells, up to level 1 in the middle ones, level 0 elsewhere."""
    import numpy as np

    column = np.clip((shape.xy[:, 0] * QUANTUM_DEG + 180).astype(int), 0, 359)
    row = np.clip((shape.xy[:, 1] * QUANTUM_DEG + 90).astype(int), 0, 179)
    allowed = np.where(fine[row, column], 2, np.where(mid[row, column], 1, 0))
    keep = shape.level <= allowed
    part = np.repeat(np.arange(len(shape.rank)), np.diff(shape.offsets))
    counts = np.bincount(part[keep], minlength=len(shape.rank))
    # A ring of fewer than four points or a line of one has collapsed.
    alive = counts >= (4 if shape.kind in ("land", "lake") else 2)
    keep &= alive[part]
    offsets = np.concatenate([[0], np.cumsum(counts[alive])])
    # Far from the data a hundred metres are exact enough, and round numbers pack better.
    step = np.where(allowed[keep] == 2, 1, np.where(allowed[keep] == 1, 10, 50))[:, None]
    return Shapes(
        shape.kind,
        offsets,
        shape.rank[alive],
        np.round(shape.xy[keep] / step).astype(np.int64) * step,
        shape.level[keep],
    )


def _stream(shapes: Sequence[Shapes]) -> NDArray[Any]:
    """Shapes of one kind as unsigned integers; empty when there is none."""
    import numpy as np

    parts = sum(len(shape.rank) for shape in shapes)
    columns: list[NDArray[Any]] = [np.array([parts], dtype=np.int64)]
    before = np.zeros((1, 2), dtype=np.int64)
    for shape in shapes:
        if not len(shape.xy):
            continue
        deltas = _zigzag(np.diff(shape.xy, axis=0, prepend=before)).reshape(-1)
        before = shape.xy[-1:].astype(np.int64)
        heads = np.stack([shape.rank.astype(np.int64), np.diff(shape.offsets)], axis=1).reshape(-1)
        where = np.repeat(shape.offsets[:-1] * 2, 2)
        columns.append(np.insert(deltas, where, heads))
    return np.concatenate(columns)


def _varints(values: NDArray[Any]) -> bytes:
    """Unsigned integers in seven-bit groups, low group first, the high bit marking that more follow (LEB128)."""
    import numpy as np

    groups = np.maximum(1, np.ceil(np.log2(values.astype(np.float64) + 1) / 7).astype(int))
    starts = np.concatenate([[0], np.cumsum(groups)])
    out = np.zeros(int(starts[-1]), dtype=np.uint8)
    for group in range(int(groups.max(initial=1))):
        having = groups > group
        more = (groups[having] - 1 > group).astype(np.uint8) << 7
        out[starts[:-1][having] + group] = ((values[having] >> (7 * group)) & 0x7F).astype(np.uint8) | more
    return out.tobytes()


def embed_labels(boxes: Sequence[Box], language: str) -> dict[str, Any]:
    """Labels a page needs: countries and, where their names are known, towns in its language; towns by size and nearness.

    ``countries`` rows are name, longitude, latitude, minimal zoom, and the side of a square of the country's size in degrees
    of latitude; ``towns`` rows are name, longitude, latitude, minimal
    zoom, 1 for a capital. Villages are kept only round small features: nobody reads them under a whole country.
    """
    from geomap.web.placenames import town_names

    labels = read_labels(folder() / "labels.json.xz")
    called = town_names(language)
    small = _small(boxes)
    village, near, round_about = detail_grid(small, 0.4), detail_grid(boxes, 0.3), detail_grid(boxes, 5.0)
    chosen = language if language in LANGUAGES else "en"
    countries = labels["countries"]
    rows = zip(countries[chosen], countries["lon"], countries["lat"], countries["zoom"], countries["side"], strict=True)
    towns = []
    source = labels["towns"]
    lon = lat = 0
    columns = zip(source["name"], source["dlon"], source["dlat"], source["zoom"], source["capital"], strict=True)
    for name, dlon, dlat, zoom, capital in columns:
        lon, lat = lon + dlon, lat + dlat
        x, y = lon / 1000, lat / 1000
        cell = (min(179, int(y + 90)), min(359, int(x + 180)))
        limit = 13 if village[cell] else 8.5 if near[cell] else 7 if round_about[cell] else 4
        if zoom <= limit:
            towns.append([called.get((name, lon, lat), name), x, y, zoom, capital])
    towns.sort(key=lambda town: (town[3], -town[4], town[0], town[1]))
    return {"countries": [list(row) for row in rows], "towns": towns}
