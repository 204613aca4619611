"""The panel beside a picture: title, legend made from what is drawn, caveats, attribution."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from geomap.exports import _picture, _tables

if TYPE_CHECKING:
    from geomap.exports._picture import Sheet

LOOK = ("type", "status", "role", "stroke_style", "fill_pattern", "symbol", "is_line", "is_small")
"""What tells entries of the legend apart."""


class Panel:
    """The panel, written from top to bottom."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        left, bottom, width, height = sheet.panel_box
        self.axes = sheet.figure.add_axes((left, bottom, width, height))
        self.axes.set_axis_off()
        self.width = width * sheet.options.width_px
        self.height = height * sheet.options.height_px
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)
        self.y = 8.0

    def draw(self) -> None:
        """Write all of it."""
        reading = self.sheet.reading
        if reading.title:
            self._text(_picture.shown(reading.title), size=14, weight="bold", gap=8)
        if reading.as_of:
            self._text(_picture.CAVEATS["as_of"].format(when=reading.as_of), size=9, colour=_picture.MUTED, gap=6)
        self._legend()
        self._footer()

    def _legend(self) -> None:
        entries = _entries(self.sheet)
        for title, rows in entries:
            if self.y > self.height - 150:
                break
            self._text(title, size=9.5, weight="bold", gap=2)
            for row, count in rows:
                self._swatch(row)
                words = _picture.phrase(self.sheet.options.language, row)
                self._text(f"{words} ({count})" if count > 1 else words, size=8.5, indent=34, gap=3)
            self.y += 4

    def _swatch(self, row: dict[str, Any]) -> None:
        from matplotlib.lines import Line2D
        from matplotlib.patches import Rectangle

        y = self.y + 1
        if row["symbol"] == "border" and row["is_line"]:
            self.axes.add_line(Line2D([3, 27], [y + 6, y + 6], color=row["stroke"], linewidth=row["stroke_width"] + 1.2,
                                      linestyle=_picture.DASHES[row["stroke_style"]]))  # fmt: skip
            return
        if row["is_small"]:
            self.axes.scatter([15], [y + 6], marker=_picture.MARKERS.get(row["symbol"] or "", "o"),
                              **_picture.symbol_style(row, 48))  # fmt: skip
            return
        box: Any = {"xy": (4, y), "width": 22, "height": 12}
        self.axes.add_patch(Rectangle(**box, facecolor=(row["fill"], row["fill_opacity"]), edgecolor="none"))
        hatch = _picture.HATCHES[row["fill_pattern"]]
        if hatch:
            self.axes.add_patch(
                Rectangle(**box, facecolor="none", edgecolor=(row["fill"], 0.5), hatch=hatch, linewidth=0)
            )
        if row["stroke_style"] != "none":
            self.axes.add_patch(Rectangle(**box, facecolor="none", edgecolor=row["stroke"], linewidth=row["stroke_width"],
                                          linestyle=_picture.DASHES[row["stroke_style"]]))  # fmt: skip

    def _footer(self) -> None:
        """Caveats and attribution, set from the bottom up so that they always have their room."""
        sheet, said = self.sheet, _picture.CAVEATS
        lines = list(_tables.CAVEATS)
        lines.append(said["symbols"])
        if sheet.outside:
            names = list(dict.fromkeys(sheet.outside))
            lines.append(said["outside"].format(names=", ".join(names[:6]) + (" …" if len(names) > 6 else "")))
        if sheet.unlabelled:
            lines.append(said["unlabelled"].format(n=sheet.unlabelled))
        if sheet.reading.unmapped:
            lines.append(said["unmapped"].format(n=len(sheet.reading.unmapped)))
        worldview = sheet.reading.worldview
        lines.append(said.get(worldview) or said["borders"].format(worldview=worldview))
        credits = list(
            dict.fromkeys([*sheet.reading.attributions, *([_picture.BASEMAP_CREDIT] if sheet.options.basemap else [])])
        )
        wrapped = [*self._wrap(lines, 8.0), "", *self._wrap(credits, 7.0)]
        top = max(self.y + 10, self.height - 11.5 * len(wrapped) - 6)
        for number, line in enumerate(wrapped):
            self.axes.text(4, top + 11.5 * number, line, fontsize=7.2, color=_picture.MUTED, va="top", ha="left")

    def _wrap(self, lines: list[str], size: float) -> list[str]:
        columns = max(20, int(self.width / (size * 0.76)))
        return [part for line in lines for part in textwrap.wrap(_picture.shown(line), columns)]

    def _text(self, text: str, *, size: float, weight: str = "normal", colour: str = _picture.INK, indent: float = 4,
              gap: float = 0) -> None:  # fmt: skip
        columns = max(12, int((self.width - indent) / (size * 0.74)))
        for line in textwrap.wrap(text, columns) or [""]:
            self.axes.text(indent, self.y, line, fontsize=size, fontweight=weight, color=colour, va="top", ha="left")
            self.y += size * 1.62
        self.y += gap


def _entries(sheet: Sheet) -> list[tuple[str, list[tuple[dict[str, Any], int]]]]:
    """The looks that are drawn, by layer from the top of the stack down, each with how many features have it."""
    found: dict[str, dict[tuple[Any, ...], list[Any]]] = {}
    for row in sheet.rows:
        look = tuple(row[key] for key in LOOK)
        entry = found.setdefault(row["layer"], {}).setdefault(look, [row, 0])
        entry[1] += 1
    order = list(reversed(found))
    return [(sheet.titles[name], [(row, count) for row, count in found[name].values()]) for name in order]
