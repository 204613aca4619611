"""Labels that do not collide: each goes to the first free spot round its point, with a leader when it has to go far."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in pixels."""


@dataclass
class Board:
    """The paper, and what is taken on it."""

    frame: Box
    cell_px: float = 64.0
    taken: dict[tuple[int, int], list[Box]] = field(default_factory=dict)

    def block(self, box: Box) -> None:
        """Keep a box free of labels."""
        for cell in self._cells(box):
            self.taken.setdefault(cell, []).append(box)

    def is_free(self, box: Box) -> bool:
        """Whether a box lies wholly on the paper and on nothing that is taken."""
        left, bottom, right, top = self.frame
        if box[0] < left or box[1] < bottom or box[2] > right or box[3] > top:
            return False
        return not any(_meet(box, other) for cell in self._cells(box) for other in self.taken.get(cell, ()))

    def _cells(self, box: Box) -> Iterator[tuple[int, int]]:
        size = self.cell_px
        for column in range(math.floor(box[0] / size), math.floor(box[2] / size) + 1):
            for row in range(math.floor(box[1] / size), math.floor(box[3] / size) + 1):
                yield column, row


@dataclass(frozen=True)
class Spot:
    """Where a label goes: its box, and whether a leader should tie it to its point."""

    box: Box
    leader: bool = False


def place(
    board: Board, x: float, y: float, width: float, height: float, gap: float, *, far: bool = True
) -> Spot | None:
    """A free spot for a label of a size round a point, which is taken then; ``None`` when there is none.

    Right of the point is best, then left, above, below and the corners (the order of Imhof 1975); farther away only when
    ``far``.
    """
    for box in _round_about(x, y, width, height, gap):
        if board.is_free(box):
            board.block(_grown(box))
            return Spot(box)
    for distance in (26.0, 48.0, 80.0) if far else ():
        for box in _circle(x, y, width, height, distance):
            if board.is_free(box):
                board.block(_grown(box))
                return Spot(box, leader=True)
    return None


def centred(board: Board, x: float, y: float, width: float, height: float) -> Spot | None:
    """A spot right on a point, for the name of an area."""
    box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    if not board.is_free(box):
        return None
    board.block(_grown(box))
    return Spot(box)


def _round_about(x: float, y: float, width: float, height: float, gap: float) -> Iterator[Box]:
    offsets = [
        (gap, -height / 2), (-gap - width, -height / 2), (-width / 2, gap), (-width / 2, -gap - height),
        (gap * 0.8, gap * 0.6), (gap * 0.8, -gap * 0.6 - height), (-gap * 0.8 - width, gap * 0.6),
        (-gap * 0.8 - width, -gap * 0.6 - height),
    ]  # fmt: skip
    for dx, dy in offsets:
        yield x + dx, y + dy, x + dx + width, y + dy + height


def _circle(x: float, y: float, width: float, height: float, distance: float) -> Iterator[Box]:
    for step in range(16):
        angle = math.radians(22.5 * step)
        cx = x + math.cos(angle) * (distance + width / 2)
        cy = y + math.sin(angle) * (distance + height / 2)
        yield cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _grown(box: Box, by: float = 2.0) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
