"""Broken files are refused by line, whatever the usual parsers make of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geomap.errors import InputError, OutputError
from geomap.strict import decode, load_json, load_yaml, plain, read_bytes, replacing, shown


class TestBytes:
    def test_text_is_kept_to_the_letter(self) -> None:
        """Line ends, tabs and combining marks stay; a byte order mark is not part of the text."""
        assert decode(b"\xef\xbb\xbfa\r\n\tb\n e\xcc\x81", "f") == "a\r\n\tb\n e\u0301"

    def test_names_the_byte_that_is_not_utf8(self) -> None:
        """The position counts bytes of the file, its byte order mark included."""
        with pytest.raises(InputError, match=r"f: byte 0xb3 at position 5 is not UTF-8; save it as UTF-8"):
            decode(b"\xef\xbb\xbfPo\xb3ska", "f")

    @pytest.mark.parametrize(
        ("data", "found"),
        [
            ("Chełm".encode("utf-16"), "is UTF-16; save it as UTF-8"),
            (b"%PDF\0\1", "holds a NUL at character 4 and is no text"),
        ],
    )
    def test_other_than_text_is_refused(self, data: bytes, found: str) -> None:
        """UTF-16 and binary files are told apart from a stray byte."""
        with pytest.raises(InputError, match=found):
            decode(data, "f")

    def test_empty_large_and_special_files_are_refused(self, tmp_path: Path) -> None:
        """A file is read when it is a regular one with something in it, and not more than the limit."""
        (tmp_path / "empty.txt").write_bytes(b" \n")
        (tmp_path / "large.txt").write_bytes(b"x" * 11)
        os.mkfifo(tmp_path / "pipe.txt")

        for name, found in {
            "empty.txt": "is empty",
            "large.txt": "is larger than",
            "pipe.txt": "is not a regular file",
            "missing.txt": "no such file",
        }.items():
            with pytest.raises(InputError, match=found):
                read_bytes(tmp_path / name, limit=10)


class TestJson:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ('{"a": NaN}', "NaN is not JSON"),
            ('{"a": [-Infinity]}', "-Infinity is not JSON"),
            ('{"a": 1e999}', "is out of range"),
            ('{"a": 1, "a": 2}', "key “a” stands twice"),
            ("{'a': 1}", "is not JSON: .* column 2"),
            ('{"a": 1} {}', "is not JSON"),
            ("[" * 100_000, "is nested too deep"),
            ("[1,\n2,\n,3]", "line 3, column 1"),
        ],
    )
    def test_refuses_what_is_not_json(self, text: str, found: str) -> None:
        """What Python's parser lets pass is refused, too."""
        with pytest.raises(InputError, match=found):
            load_json(text, "f")

    def test_lone_surrogates_become_one_character_each(self) -> None:
        """Offsets stay true and the text can be written."""
        assert load_json(r'{"text": "a\ud800b"}', "f") == {"text": "a\ufffdb"}

    def test_long_numbers_do_not_raise(self) -> None:
        """Five thousand digits are out of range and not a crash."""
        with pytest.raises(InputError, match="out of range"):
            load_json("9" * 5000, "f")


class TestYaml:
    def test_scalars_stay_strings(self) -> None:
        """Dates, NO, 010 and yes are what was written."""
        value = load_yaml("a: 2025-09-10\nb: NO\nc: 010\nd: ~\ne: ''\nf: [1, yes]", "f")

        assert value == {"a": "2025-09-10", "b": "NO", "c": "010", "d": None, "e": "", "f": ["1", "yes"]}

    def test_mappings_know_their_lines(self) -> None:
        """The line of each row is there for messages."""
        value = load_yaml("- a: 1\n\n- a: 2\n  b: 3", "f", first_line=10)

        assert [row.line for row in value] == [10, 12]
        assert value[1].key_lines == {"a": 12, "b": 13}

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("a: &x 1\nb: 2", "f:1: YAML anchors"),
            ("a: 1\nb: *x", "f:2: YAML aliases"),
            ("a: 1\n<<: {b: 2}", "f:2: YAML merge keys"),
            ("a: 1\nb: 2\na: 3", "f:3: key “a” stands twice"),
            ("a: !!python/object/apply:os.system [x]", "f:1: YAML tags"),
            ("a: [1, 2\nb: 3", "f:[23]: is not YAML"),
            ("? [a, b]\n: 1", "f:1: a key must be a word"),
            ("[" * 30, "f:1: is nested more than 20 deep"),
            ("a: \x01", "f:1: is not YAML"),
        ],
    )
    def test_refuses_what_means_another_thing_than_it_says(self, text: str, found: str) -> None:
        """Anchors, merge keys, tags, duplicate keys and deep nesting are refused by line."""
        with pytest.raises(InputError, match=found):
            load_yaml(text, "f")

    def test_merge_key_bomb_is_refused_before_it_is_built(self) -> None:
        """Mappings that merge each other many times over are never composed."""
        bomb = "a0: &a0 {k: v}\n" + "".join(
            f"a{i}: &a{i}\n  <<: [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30)
        )

        with pytest.raises(InputError, match="f:1: YAML anchors"):
            load_yaml(bomb, "f")


class TestMessages:
    def test_foreign_strings_cannot_steer_the_terminal(self) -> None:
        """Escapes, line ends and direction marks are shown and not obeyed."""
        assert plain("a\x1b[31m\nb\u202e") == r"a\x1b[31m\nb\u202e"
        assert shown("a\nb") == r"'a\nb'"
        assert shown("x" * 100) == f"“{'x' * 59}…”"


class TestReplacing:
    def test_failure_leaves_the_old_file_and_nothing_else(self, tmp_path: Path) -> None:
        """An error half-way leaves what was there, and no part of the new."""
        target = tmp_path / "map.html"
        target.write_text("old")

        with pytest.raises(ZeroDivisionError), replacing(target) as part:
            part.write_text("half")
            raise ZeroDivisionError

        assert [path.name for path in tmp_path.iterdir()] == ["map.html"]
        assert target.read_text() == "old"

    def test_device_or_folder_is_no_target(self, tmp_path: Path) -> None:
        """What is not a regular file is not written over."""
        with pytest.raises(OutputError, match="not a regular file"), replacing(tmp_path):
            pass

    def test_new_folder_is_made(self, tmp_path: Path) -> None:
        """The folders above the target need not be there."""
        with replacing(tmp_path / "a" / "b.txt") as part:
            part.write_text("new")

        assert (tmp_path / "a" / "b.txt").read_text() == "new"
