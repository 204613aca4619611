"""Front matter states what is known about a report; the report begins below it."""

from __future__ import annotations

from pathlib import Path

from geomap.documents import markdown
from geomap.errors import InputError
from geomap.model import Document

FRONT = """\
---
title: "Drones: what is known"
publisher: Border Herald
url: https://example.org/a
published: 2025-09-10T14:05
language: pl-PL
licence: CC0-1.0
own_text: true
---
"""


def read(path: Path, text: str) -> tuple[Document, list[str]]:
    """The document of a file with this text, and what was complained of."""
    path.write_text(text, encoding="utf-8", newline="")
    errors: list[InputError] = []
    (document,) = markdown.read(path, report=errors.append)
    return document, [str(error) for error in errors]


def test_front_matter_is_metadata_and_markup(tmp_path: Path) -> None:
    """Its keys are the document's fields; it stays in the text as a zone of kind markup."""
    document, errors = read(tmp_path / "a.md", FRONT + "\n# A heading\n\nText.\n")

    assert errors == []
    assert document.title == "Drones: what is known"
    assert (document.publisher, document.published, document.language) == ("Border Herald", "2025-09-10T14:05", "pl")
    assert document.own_text
    assert document.text == FRONT + "\n# A heading\n\nText.\n"
    marked = [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones]
    assert marked == [("markup", FRONT), ("markup", "# "), ("heading", "A heading")]


def test_heading_is_the_title_when_nothing_else_is(tmp_path: Path) -> None:
    """The first heading of the first level names the report."""
    document, _ = read(tmp_path / "a.md", "## Minor\n\n# Major #\r\n\nText.")

    assert document.title == "Major"


def test_broken_front_matter_is_reported_by_line_and_the_text_kept(tmp_path: Path) -> None:
    """A report is not lost for what stands above it."""
    document, errors = read(tmp_path / "a.md", "---\ntitle: A\ntitle: B\n---\nText.\n")

    assert document.title is None
    assert errors == [f"{tmp_path}/a.md:3: key “title” stands twice; keep one of them"]


def test_wrong_fields_are_reported_and_the_others_kept(tmp_path: Path) -> None:
    """Each field is checked by itself."""
    document, errors = read(tmp_path / "a.md", "---\npublished: last week\ntitel: A\nlanguage: en\n---\nText.\n")

    assert document.language == "en"
    assert document.published is None
    assert len(errors) == 2
    assert "published: “last week” is not a date as 2025, 2025-09, 2025-09-10 or 2025-09-10T14:05" in errors[0]
    assert "unknown key “titel”; known are id, title" in errors[1]


def test_rule_in_the_text_is_no_front_matter(tmp_path: Path) -> None:
    """Three dashes further down part the text and nothing else."""
    document, errors = read(tmp_path / "a.md", "Text.\n\n---\n\nMore: text.\n\n---\n")

    assert (document.zones, errors) == ((), [])
