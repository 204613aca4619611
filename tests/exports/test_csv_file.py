"""CSV: safe in a spreadsheet, and nothing left out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from export_sample import full
from hypothesis import given
from hypothesis import strategies as st

from geomap.export import export_layers
from geomap.exports.csv import COLUMNS, guard


@pytest.fixture(scope="module")
def rows(tmp_path_factory) -> list[dict[str, str]]:
    """The full sample read back."""
    path: Path = tmp_path_factory.mktemp("csv") / "map.csv"
    export_layers(full(), path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


class TestGuard:
    """Cells that a spreadsheet would run."""

    @pytest.mark.parametrize(
        "text", ["=1+1", "+1", "-1", "@SUM(A1)", "|cmd", "%0", "\tx", "\rx", "\nx", "  =1", "＝1", "＋1", "－1", "＠x", "\ufeff=1",
                 "\u200b=1", "\xa0=1"]
    )  # fmt: skip
    def test_gets_an_apostrophe(self, text: str) -> None:
        """A cell whose first visible character starts a formula is made text."""
        assert guard(text) == "'" + text

    @pytest.mark.parametrize("text", ["plain", "a=b", "19–23", "", "Łódź", "(1)"])
    def test_leaves_text_alone(self, text: str) -> None:
        """Ordinary text is not changed."""
        assert guard(text) == text

    @given(st.text())
    def test_can_be_taken_back(self, text: str) -> None:
        """Taking one apostrophe from the front of a cell that starts with one gives the original, whatever it was."""
        guarded = guard(text)

        assert (guarded.removeprefix("'")) == text


def test_has_a_row_for_everything(rows: list[dict[str, str]]) -> None:
    """Every feature and everything not drawn has its row, with all columns."""
    reading = full()

    assert len(rows) == sum(len(layer.features) for layer in reading.layers) + len(reading.unmapped)
    assert tuple(rows[0]) == COLUMNS


def test_no_cell_starts_a_formula(rows: list[dict[str, str]]) -> None:
    """Hostile labels and quotes are text; numbers stay numbers."""
    cells = [
        cell for row in rows for name, cell in row.items() if name not in ("lon", "lat", "count_low", "count_high")
    ]

    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "|", "%"))]


def test_what_is_not_drawn_has_its_reason(rows: list[dict[str, str]]) -> None:
    """The event without a place is at the end with its reason and no coordinates."""
    last = rows[-1]

    assert (last["layer"], last["event_id"]) == ("not on the map", "none")
    assert last["reason"] == "the report names no place for it"
    assert last["lon"] == last["lat"] == ""


def test_unknown_radius_is_empty(rows: list[dict[str, str]]) -> None:
    """Unknown is an empty cell, not 0."""
    assert next(row for row in rows if row["event_id"] == "a")["radius_m"] == ""


def test_starts_with_a_byte_order_mark(tmp_path: Path) -> None:
    """Excel reads UTF-8 only with the mark."""
    export_layers(full(), tmp_path / "map.csv")

    assert (tmp_path / "map.csv").read_bytes().startswith(b"\xef\xbb\xbflayer,event_id")
