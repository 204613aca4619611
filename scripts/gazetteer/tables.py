"""Deterministic tab-separated tables, xz-compressed, each with a comment header that names its source."""

from __future__ import annotations

import lzma
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]


def clean(value: object) -> str:
    """A cell: one line, no tabs, NFC; empty for ``None``."""
    if value is None:
        return ""
    text = unicodedata.normalize("NFC", str(value))
    return " ".join(text.split())


def number(value: float | None, digits: int = 5) -> str:
    """A number as short as it can be written with this many decimals; empty for ``None``."""
    if value is None:
        return ""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else str(round(value))


def write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]], header: Sequence[str] = ()) -> int:
    """Write a table; gives the number of rows. Lines of ``header`` come first, after ``# ``."""
    lines = [f"# {line}" for line in header] + ["\t".join(columns)]
    count = 0
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"{path.name}: {len(row)} cells for {len(columns)} columns: {row!r}")
        lines.append("\t".join(clean(cell) for cell in row))
        count += 1
    write_bytes(path, ("\n".join(lines) + "\n").encode("utf-8"))
    return count


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file, compressed when its name ends in .xz (no time stamp inside: same content, same bytes)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".xz":
        data = lzma.compress(data, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=FILTERS)
    path.write_bytes(data)
