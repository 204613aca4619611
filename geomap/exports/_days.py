"""Small multiples: a map for each day on which something begins, all of the same part of the earth."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap import edtf
from geomap.exports import Options, _tables
from geomap.exports._picture import INK, MUTED, Sheet, new_figure
from geomap.model import Reading

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_FOREVER = datetime.max  # noqa: DTZ901 - local time, as all of EDTF

MOST = 12
"""Small maps on a sheet; more would be too small to read."""

HEAD_PX = 22
"""Room for the day above each small map."""

WORDS = {
    "en": ("day not known", "Days on which nothing begins are left out", "and {n} days with less"),
    "pl": ("dzień nieznany", "Dni, w których nic się nie zaczyna, pominięto", "oraz {n} dni, w których działo się mniej"),
    "uk": ("день невідомий", "Дні, коли нічого не починається, пропущено", "а також днів із меншою кількістю: {n}"),
    "be": ("дзень невядомы", "Дні, калі нічога не пачынаецца, прапушчаны", "а таксама дзён, калі было менш: {n}"),
    "de": ("Tag unbekannt", "Tage, an denen nichts beginnt, fehlen", "und {n} Tage mit weniger"),
}
"""What is said of a panel without a day, of days left out for want of events, and of those left out for want of room."""


class Days(Sheet):
    """A sheet of small maps with one key."""

    def __init__(self, reading: Reading, options: Options) -> None:
        super().__init__(reading, options)
        self.spans = _spans(self.table)

    def draw(self) -> Any:
        """The figure."""
        self.figure = new_figure(self.options)
        whole, self.panel_box = self._layout()
        days, left_out = busiest(self.spans)
        self.rows, seen = [], set()
        boxes = grid(whole, len(days), self.options)
        for day, box in zip(days, boxes, strict=True):
            small = _SmallMap(self, self.table[np.array([holds(span, day) for span in self.spans], dtype=bool)])
            small.draw_map(box)
            self._head(day, small, box)
            self.outside += [label for label in small.outside if label not in self.outside]
            for row in small.rows:  # once in the key, however many days it holds
                if (row["layer"], row["event_id"], row["role"]) not in seen:
                    seen.add((row["layer"], row["event_id"], row["role"]))
                    self.rows.append(row)
        self._foot(whole, left_out)
        self._panel()
        return self.figure

    def _head(self, day: date | None, small: Sheet, box: tuple[float, float, float, float]) -> None:
        words = WORDS.get(self.options.language, WORDS["en"])
        x, y = box[0] + 2 / self.options.width_px, box[1] + box[3] + 6 / self.options.height_px
        head = f"{day:%Y-%m-%d}" if day else words[0]
        self.figure.text(x, y, head, fontsize=10, fontweight="bold", color=INK, va="bottom")
        events = len({row["event_id"] for row in small.rows})
        self.figure.text(box[0] + box[2], y, str(events), fontsize=9, color=MUTED, va="bottom", ha="right")

    def _foot(self, whole: tuple[float, float, float, float], left_out: int) -> None:
        words = WORDS.get(self.options.language, WORDS["en"])
        said = words[1] + (f", {words[2].format(n=left_out)}" if left_out else "") + "."
        self.figure.text(whole[0], whole[1] + 2 / self.options.height_px, said, fontsize=8, color=MUTED, va="bottom")


class _SmallMap(Sheet):
    """One day's map in the figure of all."""

    def __init__(self, sheet: Days, table: GeoDataFrame) -> None:
        self.reading, self.options, self.figure = sheet.reading, sheet.options, sheet.figure
        self.table, self.titles, self.view = table, sheet.titles, sheet.view
        self.unlabelled = 0
        self.outside = []


def _spans(table: GeoDataFrame) -> list[tuple[datetime, datetime] | None]:
    """From when until when each feature holds, in local time; ``None`` where that is not known."""
    spans: list[tuple[datetime, datetime] | None] = []
    columns = (_tables.cells(table[name]) for name in ("start", "end", "end_kind"))
    for start, end, kind in zip(*columns, strict=True):
        begin, finish = edtf.bounds(start), edtf.bounds(end)
        if begin is None:
            spans.append(None)
        elif finish is not None:
            spans.append((begin[0], max(finish[1], begin[1])))
        else:
            spans.append((begin[0], _FOREVER if kind in ("until_further_notice", "permanent") else begin[1]))
    return spans


def holds(span: tuple[datetime, datetime] | None, day: date | None) -> bool:
    """Whether something holds on a day; what has no time has the panel without a day."""
    if span is None or day is None:
        return span is None and day is None
    begin = datetime.combine(day, time())
    return span[0] < begin + timedelta(days=1) and span[1] > begin


def busiest(spans: list[tuple[datetime, datetime] | None]) -> tuple[list[date | None], int]:
    """The days that get a map, in order, the one for what has no time last; and how many more there would be.

    A day is one on which something begins. Something known to the month or year only begins on no day in particular and
    shows on those that it may hold.
    """
    counts: dict[date, int] = {}
    for span in spans:
        if span is not None and span[1] - span[0] <= timedelta(days=7) or span is not None and span[1] == _FOREVER:
            counts[span[0].date()] = counts.get(span[0].date(), 0) + 1
    unknown = any(span is None for span in spans)
    room = MOST - unknown
    chosen = sorted(sorted(counts, key=lambda day: (-counts[day], day))[:room])
    return [*chosen, *([None] if unknown or not chosen else [])], max(0, len(counts) - room)


def grid(
    whole: tuple[float, float, float, float], count: int, options: Options
) -> list[tuple[float, float, float, float]]:
    """Boxes for so many maps in a box, row by row from the top, as near to 4 by 3 as they can be."""
    left, bottom, width, height = whole
    gap_x, gap_y = 10 / options.width_px, (HEAD_PX + 8) / options.height_px
    bottom, height = bottom + 18 / options.height_px, height - 18 / options.height_px  # for the line beneath
    room = width * options.width_px / (height * options.height_px)
    columns = min(range(1, count + 1), key=lambda n: abs(room / n * -(-count // n) - 4 / 3))
    rows = -(-count // columns)
    w, h = (width - gap_x * (columns - 1)) / columns, height / rows - gap_y
    return [
        (left + (n % columns) * (w + gap_x), bottom + height - (n // columns + 1) * (h + gap_y) + 6 / options.height_px, w, h)
        for n in range(count)
    ]
