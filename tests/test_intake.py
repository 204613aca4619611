"""Files, folders and standard input as one stream of documents."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from geomap.errors import InputError, UsageError
from geomap.intake import files_below, read_documents
from geomap.model import Document


def write(folder: Path, **files: str | bytes) -> None:
    """Write files named as keywords, with ``__`` for a dot and ``___`` for a slash."""
    for name, content in files.items():
        path = folder / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def collect(*inputs: Path | str, published: str | None = None) -> tuple[list[Document], list[str]]:
    """Documents and complaints."""
    errors: list[InputError] = []
    documents = list(read_documents(inputs, published=published, report=errors.append))
    return documents, [str(error) for error in errors]


class TestFiles:
    def test_folders_are_read_in_order_without_what_is_no_report(self, tmp_path: Path) -> None:
        """Hidden files, READMEs, sidecars and unknown suffixes are left out."""
        write(
            tmp_path,
            b__txt="B",
            a__md="A",
            sub___c__html="<p>C",
            README__md="no",
            b__meta__yaml="title: B",
            x__png="no",
        )
        (tmp_path / ".hidden.txt").write_text("no")

        documents, errors = collect(tmp_path)

        assert [document.id for document in documents] == ["a", "b", "c"]
        assert errors == []
        assert files_below(tmp_path, [".png"]) == [tmp_path / "x.png"]

    def test_file_named_twice_is_read_once(self, tmp_path: Path) -> None:
        """A file and its folder together give its documents once."""
        write(tmp_path, a__txt="A")

        assert len(collect(tmp_path / "a.txt", tmp_path, tmp_path / "." / "a.txt")[0]) == 1

    def test_same_stem_gets_a_number(self, tmp_path: Path) -> None:
        """Ids are unique, and the one that changed is named."""
        write(tmp_path, a___r__txt="One", b___r__txt="Two")

        documents, errors = collect(tmp_path)

        assert [document.id for document in documents] == ["r", "r~2"]
        assert errors == [f"{tmp_path}/b/r.txt: the id “r” is taken; it is read as “r~2”"]

    def test_good_files_are_kept_beside_broken_ones(self, tmp_path: Path) -> None:
        """Each broken file has one line."""
        write(tmp_path, a__txt="", b__txt=b"\xff", c__txt="Kyiv", d__txt=b"a\0b")

        documents, errors = collect(tmp_path, tmp_path / "missing.txt", tmp_path / "x.docx")

        assert [document.id for document in documents] == ["c"]
        assert [error.removeprefix(f"{tmp_path}/") for error in sorted(errors)] == [
            "a.txt: is empty",
            "b.txt: byte 0xff at position 0 is not UTF-8; save it as UTF-8",
            "d.txt: holds a NUL at character 1 and is no text",
            "missing.txt: no such file or folder",
            "x.docx: no such file or folder",
        ]

    def test_unknown_suffix_names_the_known_ones(self, tmp_path: Path) -> None:
        """A file that is named directly is not passed over silently."""
        write(tmp_path, a__docx="A")

        assert "no reader for “.docx” files; there are readers for .htm" in collect(tmp_path / "a.docx")[1][0]

    def test_documents_come_one_by_one(self, tmp_path: Path) -> None:
        """The second file is not opened before it is asked for."""
        write(tmp_path, a__txt="A", b__txt="B")
        documents = read_documents([tmp_path])

        assert next(documents).id == "a"
        (tmp_path / "b.txt").write_text("changed")
        assert next(documents).text == "changed"

    def test_first_error_is_raised_to_those_who_take_no_report(self, tmp_path: Path) -> None:
        """As a library call it fails loudly."""
        with pytest.raises(InputError, match="no such file"):
            list(read_documents([tmp_path / "missing.txt"]))


class TestPublished:
    @pytest.mark.parametrize(
        ("files", "option", "expected"),
        [
            ({"r__md": "---\npublished: 2025-01-01\n---\nText"}, "2025-03-03", "2025-01-01"),
            ({"r__txt": "Text", "r__meta__yaml": "published: 2025-02-02"}, "2025-03-03", "2025-02-02"),
            ({"r__txt": "Text", "r__txt__meta__yaml": "published: 2025-02-02"}, None, "2025-02-02"),
            ({"r__txt": "10 April 2025\n\nText"}, "2025-03-03", "2025-03-03"),
            ({"r__txt": "10 April 2025\n\nText"}, None, "2025-04-10"),
            ({"r__txt": "Text of 10 April 2025, when it happened."}, None, None),
        ],
    )
    def test_comes_from_the_first_that_states_it(
        self, tmp_path: Path, files: dict[str, str], option: str | None, expected: str | None
    ) -> None:
        """Front matter, sidecar, --published, the page's own line; else it is unknown."""
        write(tmp_path, **files)

        documents, errors = collect(tmp_path, published=option)

        assert ([document.published for document in documents], errors) == ([expected], [])

    def test_option_that_is_no_date_is_wrong_usage(self) -> None:
        """The message shows what would do."""
        with pytest.raises(UsageError, match="--published “yesterday” is no date; give 2025"):
            list(read_documents([], published="yesterday"))

    def test_sidecar_gives_every_field(self, tmp_path: Path) -> None:
        """A sidecar has the keys that front matter has, and its faults are named with its file."""
        write(tmp_path, r__txt="Text", r__meta__yaml="publisher: Herald\ntitle: T\nrank: 3")

        documents, errors = collect(tmp_path)

        assert (documents[0].publisher, documents[0].title) == ("Herald", "T")
        assert errors[0].startswith(f"{tmp_path}/r.meta.yaml: unknown key “rank”")


class TestStandardInput:
    @pytest.mark.parametrize(
        ("data", "texts"),
        [
            (b"Kyiv was hit.", ["Kyiv was hit."]),
            (b'\xef\xbb\xbf{"text": "Kyiv"}\n{"text": "Lviv"}\n', ["Kyiv", "Lviv"]),
            (b"<p>Kyiv</p>", ["Kyiv"]),
            (b"---\ntitle: T\n---\nKyiv", ["---\ntitle: T\n---\nKyiv"]),
        ],
    )
    def test_is_known_by_its_first_character(
        self, monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]
    ) -> None:
        """JSON Lines, a page, Markdown or plain text."""
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type]

        assert [document.text for document in collect("-")[0]] == texts
