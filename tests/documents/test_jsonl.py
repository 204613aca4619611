"""A document a line, and one broken line costs no other."""

from __future__ import annotations

import io
import json
from pathlib import Path

from geomap.documents import jsonl
from geomap.errors import InputError
from geomap.model import Document


def read(path: Path, *lines: str) -> tuple[list[Document], list[str]]:
    """The documents of a file with these lines, and what was complained of."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    errors: list[InputError] = []
    return list(jsonl.read(path, report=errors.append)), [str(error).removeprefix(f"{path}:") for error in errors]


def test_all_fields_but_text_are_optional(tmp_path: Path) -> None:
    """A line without an id is known by its file and number."""
    full = {
        "id": "a",
        "text": "Kyiv",
        "title": "T",
        "url": "u",
        "publisher": "P",
        "published": "2025-09",
        "language": "uk",
    }
    documents, errors = read(tmp_path / "c.jsonl", json.dumps(full), "", '{"text": "Lviv", "mentions": [{}]}')

    assert errors == []
    path = str(tmp_path / "c.jsonl")
    assert documents == [
        Document("a", "Kyiv", "T", "u", "P", "2025-09", "uk", path=path),
        Document("c-3", "Lviv", path=path),
    ]


def test_broken_lines_are_named_and_the_others_kept(tmp_path: Path) -> None:
    """Each complaint has the line, what was found and what would do."""
    documents, errors = read(
        tmp_path / "c.jsonl",
        '{"id": "a", "text": "Kyiv"}',
        '{"id": "b"}',
        "[1]",
        '{"id": "c", "text": ""}',
        '{"id": "d", "text": "Lviv", "published": "soon", "url": ["u"]}',
        '{"text": "Dnipro"',
        '{"id": 7, "text": "Odesa"}',
    )

    assert [document.id for document in documents] == ["a", "d", "7"]
    assert errors == [
        '2: has no text; a document is a line as {"text": "…"}',
        '3: is no object; a document is a line as {"text": "…"}',
        "4: its text is empty",
        "5: published: “soon” is not a date as 2025, 2025-09, 2025-09-10 or 2025-09-10T14:05",
        "5: url: “['u']” is not text",
        "6: is not JSON: Expecting ',' delimiter at column 18",
    ]


def test_lines_stream(tmp_path: Path) -> None:
    """The second line is not touched before it is asked for."""

    class Counting(io.BytesIO):
        lines = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.lines += 1
            return super().readline(size)

    stream = Counting(b'{"text": "Kyiv"}\n' * 1000)
    documents = jsonl.read(Path("stdin"), stream=stream)

    assert next(documents).id == "stdin-1"
    assert stream.lines == 1


def test_endless_line_is_given_up(tmp_path: Path) -> None:
    """A line over the limit ends the reading, since its end may never come."""

    class Endless(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            return b"x" * size

    errors: list[InputError] = []

    assert list(jsonl.read(Path("stdin"), stream=Endless(), report=errors.append)) == []
    assert [str(error) for error in errors] == [
        "stdin:1: is a line of more than 50 MB; the rest of the file was not read"
    ]
