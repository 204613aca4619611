"""Pictures by day and of time alone."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from export_sample import empty, full

from geomap import cli
from geomap.export import export_layers
from geomap.exports import Options
from geomap.exports._days import busiest, grid, holds
from geomap.exports._timeline import _row, window
from geomap.model import Reading

pytest.importorskip("matplotlib")


def texts(reading: Reading, path: Path, picture: str, **options: object) -> list[str]:
    """What an SVG of a reading says."""
    export_layers(reading, path, picture=picture, **options)
    return re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text("utf-8"))


NIGHT = (datetime(2025, 9, 9, 23), datetime(2025, 9, 10, 6))
YEAR = (datetime(2025, 1, 1), datetime(2026, 1, 1))


class TestDays:
    def test_each_day_with_a_beginning_has_a_map(self, tmp_path: Path) -> None:
        """The days stand over their maps in order; a closure begins one, what is known to the month none."""
        said = texts(full(), tmp_path / "a.svg", "days")

        assert [text for text in said if re.fullmatch(r"\d{4}-\d\d-\d\d", text)] == ["2025-09-09", "2025-09-12"]
        assert "day not known" in said

    def test_a_night_shows_on_both_its_days(self) -> None:
        """What lasts is on the map of every day that it touches; what has no time on the one without a day."""
        assert [holds(NIGHT, date(2025, 9, day)) for day in (8, 9, 10, 11)] == [False, True, True, False]
        assert (holds(None, None), holds(None, date(2025, 9, 9)), holds(NIGHT, None)) == (True, False, False)

    def test_what_is_known_to_the_year_begins_on_no_day(self) -> None:
        """It shows on the maps of other days and makes none of its own."""
        assert busiest([NIGHT, YEAR]) == ([date(2025, 9, 9)], 0)
        assert holds(YEAR, date(2025, 9, 9))

    def test_the_busiest_days_get_the_room(self) -> None:
        """More days than maps: those with most beginnings stay, in order of time, and the others are counted."""
        spans = [(datetime(2025, 9, day), datetime(2025, 9, day, 1)) for day in range(1, 21)]
        days, left_out = busiest([*spans, *spans[10:]])

        assert len(days) == 12
        assert set(days) >= {date(2025, 9, day) for day in range(11, 21)}
        assert days == sorted(days, key=str)
        assert left_out == 8

    @pytest.mark.parametrize("count", [1, 2, 5, 7, 12])
    def test_maps_do_not_overlap_and_stay_on_the_sheet(self, count: int) -> None:
        """Boxes have room between them and lie within the part of the sheet that is theirs."""
        boxes = grid((0.01, 0.01, 0.75, 0.98), count, Options())

        assert len(boxes) == count
        for n, (x, y, w, h) in enumerate(boxes):
            assert x >= 0.0099
            assert y >= 0.0099
            assert x + w <= 0.7601
            assert y + h <= 0.9901
            for ox, oy, ow, oh in boxes[n + 1 :]:
                assert x + w <= ox + 1e-9 or ox + ow <= x + 1e-9 or y + h <= oy + 1e-9 or oy + oh <= y + 1e-9

    def test_an_empty_reading_is_an_empty_map(self, tmp_path: Path) -> None:
        """Nothing to draw makes a sheet that says so by its emptiness, and no error."""
        assert "day not known" in texts(empty(), tmp_path / "a.svg", "days")


class TestTimeline:
    def test_every_event_is_named_or_counted(self, tmp_path: Path) -> None:
        """Events with a time have a row each, those without one a row together."""
        reading = full()
        said = texts(reading, tmp_path / "a.svg", "timeline")
        timed = [event for event in reading.events if event.time.start]

        assert sum(text == "■" for text in said) == len(timed)
        assert f"without a known time: {len(reading.events) - len(timed)}" in said

    def test_what_has_no_room_is_counted(self, tmp_path: Path) -> None:
        """A small sheet shows the first rows and says how many more there are."""
        said = texts(full(), tmp_path / "a.svg", "timeline", height_px=220)

        assert any("more events do not fit" in text for text in said)

    def test_one_event_of_long_ago_does_not_squeeze_the_night(self) -> None:
        """The sheet is given to the time in which most events begin."""
        rows = [row for event in full().events * 4 if (row := _row(event)) and row.start.year > 2000]
        first, last = window(rows * 3 + [row for event in full().events if (row := _row(event)) and row.start.year < 2000])

        assert first.year == 2025
        assert (last - first).days < 30

    def test_words_are_in_the_language_asked_for(self, tmp_path: Path) -> None:
        """What the picture itself says is in its language; titles stay as they are."""
        said = texts(full(), tmp_path / "a.svg", "timeline", language="de")

        assert any(text.startswith("Zeit unbekannt") for text in said)

    def test_the_same_reading_gives_the_same_bytes(self, tmp_path: Path) -> None:
        """Nothing of the moment of drawing is in the file."""
        for name in ("a.svg", "b.svg"):
            export_layers(full(), tmp_path / name, picture="timeline")

        assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


class TestSize:
    @pytest.mark.parametrize("size", ["", "100", "1600x", "10x10", "99999x100", "axb", "1600×1200"])
    def test_a_size_that_is_none_is_wrong_usage(self, size: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """One line says what a size looks like, before anything is read."""
        assert cli.run(["export", "nothere.txt", "-o", str(tmp_path / "a.png"), "--size", size]) == 2
        assert "--size" in capsys.readouterr().err
