"""An R*Tree filled with all points at once."""

from __future__ import annotations

import sqlite3
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.gazetteers import Row

_MOST_CELLS = 51
"""Cells that SQLite puts into a node of an R*Tree at most (RTREE_MAXCELLS in rtree.c)."""


def pack_points(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    """Fill an R*Tree with all points at once, bottom up, in sort-tile-recursive order (Leutenegger et al. 1997).

    Ten times as fast as inserting and half the size. Nodes are written as https://sqlite.org/rtree.html describes
    them: depth (of the root) and count as 16-bit, then id as 64-bit and box as 32-bit floats, all big-endian.
    """
    import numpy as np

    fids = np.array([fid for fid, row in enumerate(rows, 1) if row.lon is not None and row.lat is not None])
    points = np.array([(row.lon, row.lat) for row in rows if row.lon is not None and row.lat is not None])
    if len(fids) <= _MOST_CELLS:
        boxes = ((int(fid), x, x, y, y) for fid, (x, y) in zip(fids, points, strict=True))
        connection.executemany(f"INSERT INTO {table} VALUES (?,?,?,?,?)", boxes)
        return
    cells = np.zeros(len(fids), [("id", "i8"), ("minx", "f4"), ("maxx", "f4"), ("miny", "f4"), ("maxy", "f4")])
    cells["id"] = fids
    for axis, column in (("x", 0), ("y", 1)):
        nearest = points[:, column].astype(np.float32)
        cells[f"min{axis}"] = np.where(nearest > points[:, column], np.nextafter(nearest, np.float32(-1e9)), nearest)
        cells[f"max{axis}"] = np.where(nearest < points[:, column], np.nextafter(nearest, np.float32(1e9)), nearest)
    _write_nodes(connection, table, cells)


def _write_nodes(connection: sqlite3.Connection, table: str, cells: Any) -> None:
    """The nodes over some leaf cells, level by level; node 1 is the root."""
    import numpy as np

    connection.execute(f"DELETE FROM {table}_node")
    written = cells.dtype.newbyteorder(">")
    depth, number = 0, 2
    while True:
        slices = -(-len(cells) // _MOST_CELLS)
        per_strip = _MOST_CELLS * max(1, round(slices**0.5))
        cells = cells[np.argsort(cells["minx"], kind="stable")]
        strips = [cells[i : i + per_strip] for i in range(0, len(cells), per_strip)]
        cells = np.concatenate([strip[np.argsort(strip["miny"], kind="stable")] for strip in strips])
        is_root = len(cells) <= _MOST_CELLS
        groups = [cells[i : i + _MOST_CELLS] for i in range(0, len(cells), _MOST_CELLS)]
        numbers = [1] if is_root else list(range(number, number + len(groups)))
        number += len(groups)
        size = 4 + _MOST_CELLS * cells.dtype.itemsize
        head = depth if is_root else 0
        nodes = [
            (node, (struct.pack(">HH", head, len(group)) + group.astype(written).tobytes()).ljust(size, b"\0"))
            for node, group in zip(numbers, groups, strict=True)
        ]
        connection.executemany(f"INSERT INTO {table}_node VALUES (?,?)", nodes)
        below, key = ("rowid", "rowid, nodeno") if depth == 0 else ("parent", "nodeno, parentnode")
        links = [(int(i), node) for node, group in zip(numbers, groups, strict=True) for i in group["id"]]
        connection.executemany(f"INSERT INTO {table}_{below} ({key}) VALUES (?,?)", sorted(links))
        if is_root:
            return
        above = np.zeros(len(groups), cells.dtype)
        above["id"] = numbers
        for name, pick in (("minx", np.min), ("maxx", np.max), ("miny", np.min), ("maxy", np.max)):
            above[name] = [pick(group[name]) for group in groups]
        cells, depth = above, depth + 1
