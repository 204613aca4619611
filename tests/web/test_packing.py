"""What Python packs, the page's modules unpack to the same."""

from __future__ import annotations

import base64
import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geomap.web import assets
from geomap.web.packing import _ids, _integers, _Stream, _texts, pack_columns
from tests.eventfiles.test_table import read
from tests.tables import events, table

SCRIPT = """
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
const { openStream } = await import(process.argv[2]);
const stream = openStream(new Uint8Array(gunzipSync(Buffer.from(readFileSync(process.argv[3], "utf8"), "base64"))));
const found = {};
for (const [name, spec] of Object.entries(stream.header)) {
  if (spec === null || typeof spec !== "object" || Array.isArray(spec)) continue;
  if (spec.w !== undefined) found[name] = Array.from(stream.numbers(name));
  else {
    const texts = stream.texts(name);
    const count = spec.codes ? spec.codes.n : spec.numbers ? spec.numbers.n : spec.n || 0;
    found[name] = Array.from({ length: count }, (_, i) => texts.at(i));
  }
}
console.log(JSON.stringify({ header: stream.header, found }));
"""


def unpacked(packed: str, folder: Path, node: str) -> dict[str, Any]:
    """A stream as the page's module reads it."""
    (folder / "stream").write_text(packed, encoding="ascii")
    (folder / "read.mjs").write_text(SCRIPT, encoding="utf-8")
    module = (Path(assets.__file__).parent / "js" / "columns.js").as_uri()
    done = subprocess.run(
        [node, str(folder / "read.mjs"), module, str(folder / "stream")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


NUMBERS = {
    "none": [], "one": [7], "alike": [5] * 9, "bytes": [0, 255, 3], "wide": [0, 70_000, 3], "negative": [-3, 4, -70_000],
    "steps": list(range(1000, 90_000, 89)), "back": [10**6 - i * i for i in range(900)], "far": [2**33, 0, 2**33 + 5],
    "codes": [300, 2, 65_535],
}  # fmt: skip
TEXTS = {
    "few": ["a", None, "b", "a"] * 9, "many": [f"text {i}" for i in range(50)], "odd": ["", "x\ny", "Łódź 🛰", "</script>", None],
    "alone": ["z"], "no": [],
}  # fmt: skip


def test_numbers_and_texts_come_back(tmp_path: Path, node: str) -> None:
    """Whatever their range and order; no text is an empty one."""
    stream = _Stream()
    for name, values in NUMBERS.items():
        stream.add(name, *_integers(values))
    for name, texts in TEXTS.items():
        stream.add(f"t{name}", *_texts(texts))
    found = unpacked(stream.packed(), tmp_path, node)["found"]
    assert {name: found[name] for name in NUMBERS} == NUMBERS
    assert {name: found[f"t{name}"] for name in TEXTS} == {
        name: [t or "" for t in texts] for name, texts in TEXTS.items()
    }


def test_a_table_comes_back(tmp_path: Path, node: str) -> None:
    """Sites, times, kinds, ids and labels of a table are those that were read."""
    columns, _ = read(table(tmp_path / "t.csv", events(3000)))
    drawn, texts = (unpacked(packed, tmp_path, node) for packed in pack_columns(columns))
    assert drawn["header"]["events"] == 3000
    assert drawn["found"]["lon"] == columns.sites.lon.tolist()
    assert (np.array(drawn["found"]["begin"]) * drawn["header"]["unit"]).tolist() == columns.begin.tolist()
    assert drawn["found"]["kind"] == columns.kind.tolist()
    assert texts["found"]["label"] == columns.label
    spec = texts["header"]["ids"]
    first = np.cumsum(columns.reports) - columns.reports
    assert [f"{spec['prefix']}{line + spec['beyond']}" for line in columns.line[first]] == columns.ids


def test_ids_that_do_not_count_on_are_kept_as_they_are(tmp_path: Path, node: str) -> None:
    """Numbers with zeros before them, and ids of several kinds, are texts."""
    columns, _ = read(table(tmp_path / "t.csv", events(5)))
    for ids in (["e7", "e3", "e1", "e9", "e2"], ["e01", "e2", "e13", "e04", "e5"], ["a", "b", "c", "d", "e"]):
        stream = _Stream()
        stream.add("ids", *_ids(ids, columns))
        assert unpacked(stream.packed(), tmp_path, node)["found"]["ids"] == ids


def test_a_cut_stream_is_not_taken_for_a_whole(tmp_path: Path, node: str) -> None:
    """Bytes that are missing are an error, not zeros."""
    stream = _Stream()
    stream.add("n", *_integers([1, 500, 70_000]))
    cut = base64.b64encode(gzip.compress(gzip.decompress(base64.b64decode(stream.packed()))[:-1], mtime=0)).decode()
    with pytest.raises(AssertionError, match="end early"):
        unpacked(cut, tmp_path, node)
