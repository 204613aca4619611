"""XLSX: sheets a spreadsheet opens as they are meant, read back by openpyxl."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from export_sample import HOSTILE, full
from factories import document, event, evidence, place, reading
from openpyxl.utils.escape import unescape

from geomap.export import export_layers
from geomap.exports import _tables, _workbook


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The full sample as a workbook."""
    path: Path = tmp_path_factory.mktemp("xlsx") / "map.xlsx"
    export_layers(full(), path)
    return openpyxl.load_workbook(path)


def test_has_a_sheet_for_each_table(book) -> None:
    """Features first, then the tables, each with its heading and rows."""
    assert book.sheetnames == ["features", *_tables.NAMES]
    assert book["features"].max_row == 1 + sum(len(layer.features) for layer in full().layers)
    assert [cell.value for cell in book["claims"][1]][:3] == ["claim_id", "event_id", "attribute"]


def test_no_cell_is_a_formula_or_becomes_one(book) -> None:
    """Text that starts with = is text, and marked so that editing the cell does not make it a formula."""
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    risky = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "@"))]

    assert risky
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.quotePrefix for cell in risky)
    assert HOSTILE.split("\u202e")[0] in {str(cell.value).split("\u202e")[0] for cell in risky}


def test_numbers_are_numbers_and_unknown_is_empty(book) -> None:
    """A radius can be summed; one that nobody knows is an empty cell."""
    heading, *rows = book["features"].iter_rows(values_only=True)
    by_event = {row[heading.index("event_id")]: row for row in rows}

    assert isinstance(by_event["i"][heading.index("radius_m")], int | float)
    assert by_event["a"][heading.index("radius_m")] is None


def test_a_text_longer_than_a_cell_is_cut_and_said(tmp_path: Path) -> None:
    """Excel would refuse to open the file otherwise."""
    said: list[str] = []
    long = reading([event("impact", place("X"), evidence=(evidence("x" * 40_000),))], documents=(document(),))
    export_layers(long, tmp_path / "map.xlsx", report=said.append)
    sheet = openpyxl.load_workbook(tmp_path / "map.xlsx")["features"]

    assert max(len(str(cell.value)) for row in sheet.iter_rows() for cell in row) == _workbook.MOST_CHARACTERS
    assert len(said) == 1
    assert "cut at 32767 characters" in said[0]


def test_rows_beyond_a_sheet_go_to_the_next(tmp_path: Path, monkeypatch) -> None:
    """Nothing is dropped where Excel takes no more rows."""
    monkeypatch.setattr(_workbook, "MOST_ROWS", 5)
    export_layers(full(), tmp_path / "map.xlsx")
    book = openpyxl.load_workbook(tmp_path / "map.xlsx")
    parts = [book[name] for name in book.sheetnames if name.startswith("features")]

    assert len(parts) > 1
    assert sum(sheet.max_row - 1 for sheet in parts) == sum(len(layer.features) for layer in full().layers)


def test_every_text_comes_back_to_the_letter(tmp_path: Path) -> None:
    """Control characters, entities, spaces at the ends and what looks like an escape survive as they are."""
    texts = ["a\x07b", "_x0041_", " x ", "a\r\nb", "<b>&amp;", "\u202e漢字", "'x"]
    marked = [event("impact", place(text), id=f"e{n}") for n, text in enumerate(texts)]
    export_layers(reading(marked), tmp_path / "map.xlsx")
    heading, *rows = openpyxl.load_workbook(tmp_path / "map.xlsx")["events"].iter_rows(values_only=True)

    found = [row[heading.index("place")] for row in rows]  # openpyxl leaves codes of control characters as they stand
    assert [unescape(text) if text.startswith("a") else text for text in found] == texts
