"""The whole line from a report to what does not fit in it."""

from __future__ import annotations

from pathlib import Path

from geomap.check import check_reading, finding_text
from geomap.model import Gazetteer
from geomap.pipeline import Options, read_all


def test_report_against_the_map(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """The distance of a village from a border is worked out from the gazetteer's exact lines; a wrong one is a problem."""
    path = tmp_path / "report.txt"
    path.write_text(
        "A drone hit a house in Wyryki-Wola, about 15 kilometers (9 miles) from Belarus.\n\n"
        "The village of Wohyń, 5 km east of Lublin, was spared.\n",
        encoding="utf-8",
    )
    reading = read_all([path], Options(published="2025-09-10"))

    by_place = {}
    for found in check_reading(reading, gazetteer):
        if found.check == "distances" and found.unit == "m":
            by_place[found.said.split(":")[0]] = found

    near, far = by_place["Wyryki-Wola"], by_place["Wohyń"]
    assert (near.level, far.level) == ("note", "problem")
    assert 1500 < (near.off_by or 0) < 3000
    assert finding_text(far).startswith("report:")
