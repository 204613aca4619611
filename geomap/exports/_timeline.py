"""A timeline: a bar for what lasts, a mark for what happens, and beneath each event when its claims became known."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from geomap import edtf
from geomap.exports import Options
from geomap.exports._picture import DASHES, INK, MUTED, new_figure, shown
from geomap.layers._phrases import say
from geomap.layers._style import look, state
from geomap.model import Event, Reading

ROW_PX = 26
HEAD_PX, FOOT_PX, LEFT_PX = 74, 74, 380
BULK = 0.9
"""The part of the events that the width is given to: one of years before would push the night into a line."""

WORDS = {
    "en": ("without a known time", "{n} more events do not fit", "bar: it lasted; faded end: nobody said until when", "tick: a claim became known"),
    "pl": ("czas nieznany", "nie mieści się jeszcze zdarzeń: {n}", "pasek: trwało; zanikający koniec: nie podano do kiedy", "kreska: twierdzenie stało się znane"),
    "uk": ("час невідомий", "ще подій, що не вмістилися: {n}", "смуга: тривало; згасання: не сказано доки", "риска: твердження стало відоме"),
    "be": ("час невядомы", "яшчэ падзей, што не змясціліся: {n}", "паласа: доўжылася; згасанне: не сказана дакуль", "рыска: сцвярджэнне стала вядомым"),
    "de": ("Zeit unbekannt", "{n} weitere Ereignisse haben keinen Platz", "Balken: so lange; verblassend: niemand sagte bis wann", "Strich: eine Aussage wurde bekannt"),
}  # fmt: skip


@dataclass(frozen=True)
class _Row:
    """An event with its stretch of time; ``open`` where nobody said until when."""

    event: Event
    start: datetime
    end: datetime
    open: bool
    known: tuple[datetime, ...]


class Timeline:
    """One sheet: time from left to right in local time, events from top to bottom as they begin."""

    def __init__(self, reading: Reading, options: Options) -> None:
        self.reading, self.options = reading, options
        self.words = WORDS.get(options.language, WORDS["en"])
        drawn = [event for event in reading.events if state(event) != "superseded"]
        self.rows = sorted(filter(None, map(_row, drawn)), key=lambda row: (row.start, row.end, row.event.id))
        self.timeless = [event for event in drawn if _row(event) is None]

    def draw(self) -> Any:
        """The figure."""
        self.figure = new_figure(self.options)
        width, height = self.options.width_px, self.options.height_px
        left = min(LEFT_PX, width // 3)
        self.axes = self.figure.add_axes(
            (left / width, FOOT_PX / height, 1 - (left + 24) / width, 1 - (HEAD_PX + FOOT_PX) / height)
        )
        room = max(1, (height - HEAD_PX - FOOT_PX) // ROW_PX - (1 if self.timeless else 0))
        rows = self.rows[:room]
        self._axis(rows)
        for number, row in enumerate(rows):
            self._event(number, row)
        self._rest(len(rows), len(self.rows) - len(rows))
        self._words()
        return self.figure

    def _axis(self, rows: list[_Row]) -> None:
        from matplotlib import dates

        kinds: Any = dates  # its types are partly stated
        self.number: Any = kinds.date2num
        self.first, self.last = window(rows)
        self.axes.set_xlim(self.number(self.first), self.number(self.last))
        count = len(rows) + (1 if self.timeless else 0)
        self.axes.set_ylim(max(count, 1) - 0.5, -0.5)
        locator = kinds.AutoDateLocator(minticks=4, maxticks=10)
        self.axes.xaxis.set_major_locator(locator)
        self.axes.xaxis.set_major_formatter(kinds.ConciseDateFormatter(locator, show_offset=False, formats=[
            "%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M", "%S"], zero_formats=["", "%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M"]))  # fmt: skip
        self.axes.tick_params(axis="x", labelsize=8.5, colors=MUTED, length=3)
        self.axes.tick_params(axis="y", left=False, labelleft=False)
        self.axes.grid(axis="x", color="#e3e0d8", linewidth=0.7)
        self.axes.set_axisbelow(True)
        for side in ("top", "right", "left"):
            self.axes.spines[side].set_visible(False)

    def _event(self, number: int, row: _Row) -> None:
        style = look(row.event.category, state(row.event))
        begin, end = max(row.start, self.first), min(max(row.end, row.start), self.last)
        if row.end <= self.first or row.start >= self.last:
            self._beyond(number, row)
        else:
            self._bar(number, self.number(begin), self.number(end), row.open, style)
        for moment in row.known:
            if self.first <= moment <= self.last:
                self.axes.plot([self.number(moment)] * 2, [number + 0.24, number + 0.44], color=INK, linewidth=0.9)
        self._label(number, row.event, style["stroke"])

    def _bar(self, number: int, begin: float, end: float, fades: bool, style: dict[str, Any]) -> None:
        from matplotlib.patches import Rectangle

        least = (self.number(self.last) - self.number(self.first)) / 160
        width = max(end - begin, least)
        solid = bool(style["fill_opacity"]) and style["stroke_style"] == "solid"
        steps = 10 if fades else 1
        for step in range(steps):  # an end that nobody stated fades
            face = (style["fill"], (0.85 if solid else 0.0) * (1 - step / steps if fades else 1))
            self.axes.add_patch(Rectangle((begin + width * step / steps, number - 0.2), width / steps, 0.4,
                                          facecolor=face, edgecolor="none"))  # fmt: skip
        edge = [(begin + width, number - 0.2), (begin, number - 0.2), (begin, number + 0.2), (begin + width, number + 0.2)]
        xs, ys = zip(*([*edge] if fades else [*edge, edge[0]]), strict=True)
        self.axes.plot(xs, ys, color=style["stroke"], linewidth=1.2, linestyle=DASHES[style["stroke_style"]],
                       alpha=0.5 if fades else 1.0)  # fmt: skip

    def _beyond(self, number: int, row: _Row) -> None:
        """What was before or comes after the stretch shown is told in words at that end."""
        before = row.end <= self.first
        text = f"◂ {row.start:%Y-%m-%d}" if before else f"{row.start:%Y-%m-%d} ▸"
        self.axes.annotate(text, (0.002 if before else 0.998, number), xycoords=("axes fraction", "data"), fontsize=8,
                           color=MUTED, va="center", ha="left" if before else "right")  # fmt: skip

    def _label(self, number: int, event: Event, colour: str) -> None:
        title = textwrap.shorten(shown(event.label), 56, placeholder="…")
        self.axes.annotate(title, (0, number), xycoords=("axes fraction", "data"), xytext=(-10, 0), fontsize=8.5,
                           textcoords="offset points", ha="right", va="center", color=INK)  # fmt: skip
        self.axes.annotate("■", (0, number), xycoords=("axes fraction", "data"), xytext=(-1, 0), fontsize=7,
                           textcoords="offset points", ha="right", va="center", color=colour)  # fmt: skip

    def _rest(self, number: int, more: int) -> None:
        """What has no time, in a row of its own; what has no room, counted."""
        if self.timeless:
            names = ", ".join(dict.fromkeys(shown(event.label) for event in self.timeless))
            self.axes.axhline(number - 0.5, color="#d8d4ca", linewidth=0.8)
            self._plain(number, f"{self.words[0]}: {len(self.timeless)}", textwrap.shorten(names, 150, placeholder="…"))
        if more > 0:
            at = (FOOT_PX - 40) / self.options.height_px
            self.figure.text(0.99, at, self.words[1].format(n=more), fontsize=8.5, color=MUTED, ha="right")

    def _plain(self, number: int, head: str, text: str) -> None:
        self.axes.annotate(head, (0, number), xycoords=("axes fraction", "data"), xytext=(-10, 0), fontsize=8.5,
                           textcoords="offset points", ha="right", va="center", color=MUTED)  # fmt: skip
        self.axes.annotate(text, (0.003, number), xycoords=("axes fraction", "data"), fontsize=8, va="center", color=MUTED)

    def _words(self) -> None:
        width, height = self.options.width_px, self.options.height_px
        title = shown(self.reading.title) or say(self.options.language, "timeline")
        self.figure.text(16 / width, 1 - 22 / height, title, fontsize=14, fontweight="bold", color=INK, va="top")
        kinds = {event.category: look(event.category, state(event))["stroke"] for event in (r.event for r in self.rows)}
        x = 16.0
        for kind, colour in kinds.items():
            for text, shade, pad in (("■ ", colour, 0), (say(self.options.language, kind), MUTED, 16)):
                artist = self.figure.text(x / width, 1 - 56 / height, text, fontsize=8.5, color=shade, va="center")
                x += artist.get_window_extent(self.figure.canvas.get_renderer()).width + pad
        foot = f"{self.words[2]}; {self.words[3]}"
        self.figure.text(16 / width, 16 / height, foot, fontsize=8, color=MUTED, va="bottom")


def _row(event: Event) -> _Row | None:
    """An event with its time; ``None`` when that is not known."""
    time = event.time
    begin, finish = edtf.bounds(time.start), edtf.bounds(time.end)
    if begin is None:
        return None
    lasts = time.end_kind in ("until_further_notice", "permanent")
    end = finish[1] if finish else datetime.max if lasts else begin[1]  # noqa: DTZ901 - local time, as all of EDTF
    known = {moment[0] for claim in event.claims if (moment := edtf.bounds(claim.known_from))}
    return _Row(event, begin[0], max(end, begin[0]), lasts and finish is None, tuple(sorted(known)))


def window(rows: list[_Row]) -> tuple[datetime, datetime]:
    """From when until when the sheet shows: the shortest stretch in which most events begin, and what they last."""
    if not rows:
        return datetime(2000, 1, 1), datetime(2000, 1, 2)
    starts = sorted(row.start for row in rows)
    most = max(1, round(BULK * len(starts)))
    first = min(range(len(starts) - most + 1), key=lambda n: starts[n + most - 1] - starts[n])
    begin, last = starts[first], starts[first + most - 1]
    ends = sorted(row.end for row in rows if begin <= row.start <= last and not row.open)
    span = max(last, ends[round(BULK * (len(ends) - 1))] if ends else last) - begin
    pad = max(span * 0.04, timedelta(hours=2))
    return begin - pad, begin + span + pad
