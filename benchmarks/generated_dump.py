"""A GeoNames dump that GeoNames did not make: the published format, any number of rows, names as places have them.

    python benchmarks/generated_dump.py FOLDER [ROWS]      12,000,000 rows when not given

Writes ``FOLDER/geonames/allCountries.zip`` and ``FOLDER/geonames/alternatenames/alternateNamesV2.zip``: half as many
alternate names again as rows, as in GeoNames of 2026 (12.4 and 18 million). Names are drawn from the embedded gazetteer's,
a third as they are, the others made new by a word beside them or by joining the beginning of one to the end of another, so
that there are as many different ones as in GeoNames. Same number of rows, same bytes.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

CLASSES = (("P", "PPL", 0.40), ("H", "STM", 0.18), ("S", "FRM", 0.20), ("T", "HLL", 0.13), ("L", "LCTY", 0.05), ("A", "ADM4", 0.04))
"""Feature class, code and share, near to those of GeoNames."""
COUNTRIES = ("US", "CN", "IN", "NO", "MX", "ID", "RU", "PK", "TH", "IR", "FI", "BR", "PL", "UA", "DE", "FR", "TR", "PE", "CA", "AU")
WORDS = ("Creek", "Lake", "School", "Church", "Mount", "Nagar", "Santa", "Kampung", "Kolonia", "Nowa", "Bukit", "Wadi", "Stara", "Ban", "Rio")
BATCH = 100_000


def names(rng: np.random.Generator, count: int, pool: list[str]) -> list[str]:
    """Names as places have them."""
    first, second = (rng.integers(0, len(pool), count).tolist() for _ in range(2))
    kind, word = rng.random(count).tolist(), rng.integers(0, len(WORDS), count).tolist()
    made = []
    for a, b, k, w in zip(first, second, kind, word, strict=True):
        name = pool[a]
        if k > 0.67:
            name = f"{WORDS[w]} {name}"
        elif k > 0.33:
            other = pool[b]
            name = name[: len(name) // 2 + 1] + other[len(other) // 2 :].lower()
        made.append(name)
    return made


def places(rows: int, pool: list[str], seed: int = 1) -> Iterator[str]:
    """Lines of a country dump."""
    rng = np.random.default_rng(seed)
    bounds = np.cumsum([share for *_, share in CLASSES])
    for start in range(0, rows, BATCH):
        n = min(BATCH, rows - start)
        kinds = np.searchsorted(bounds, rng.random(n) * bounds[-1], side="right").clip(0, len(CLASSES) - 1).tolist()
        lats, lons = np.degrees(np.arcsin(rng.uniform(-0.85, 0.95, n))), rng.uniform(-180, 180, n)
        people = np.where(rng.random(n) < 0.08, rng.pareto(1.1, n) * 300, 0).astype(int).clip(0, 20_000_000).tolist()
        further = names(rng, n, pool)
        for i, (name, kind, lat, lon, number) in enumerate(zip(names(rng, n, pool), kinds, lats.tolist(), lons.tolist(), people, strict=True)):
            group, code, _ = CLASSES[kind]
            country = COUNTRIES[(start + i) * len(COUNTRIES) // rows]
            ident = start + i + 1
            column = f"{further[i]},{name.lower()}" if i % 3 == 0 else ""
            yield (
                f"{ident}\t{name}\t{name}\t{column}\t{lat:.5f}\t{lon:.5f}\t{group}\t{code}\t{country}\t\t"
                f"{ident % 30:02d}\t{ident % 900:03d}\t\t\t{number if group == 'P' else 0}\t\t120\tEurope/Warsaw\t2026-01-01\n"
            )


def alternates(count: int, rows: int, pool: list[str], seed: int = 2) -> Iterator[str]:
    """Lines of a table of alternate names: languages, some historic, some links."""
    rng = np.random.default_rng(seed)
    languages = ("en", "pl", "uk", "ru", "zh", "link", "wkdt", "", "de", "ar")
    for start in range(0, count, BATCH):
        n = min(BATCH, count - start)
        idents = rng.integers(1, rows + 1, n).tolist()
        spelled = names(rng, n, pool)
        for i, (ident, name) in enumerate(zip(idents, spelled, strict=True)):
            historic = "1" if i % 40 == 0 else ""
            yield f"{start + i + 1}\t{ident}\t{languages[i % 10]}\t{name}\t\t\t\t{historic}\t\t\n"


def write(folder: Path, rows: int) -> None:
    """Write both files."""
    from geomap.gazetteers import _tables
    from geomap.lookup import embedded_data_dir

    pool = sorted({cells[1] for file in ("places.tsv.xz", "postal.tsv.xz") for cells in _tables.tsv(embedded_data_dir() / file, 16)})
    target = folder / "geonames"
    (target / "alternatenames").mkdir(parents=True, exist_ok=True)
    for path, inner, lines in (
        (target / "allCountries.zip", "allCountries.txt", places(rows, pool)),
        (target / "alternatenames" / "alternateNamesV2.zip", "alternateNamesV2.txt", alternates(rows * 3 // 2, rows, pool)),
    ):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive, archive.open(
            zipfile.ZipInfo(inner, (2026, 1, 1, 0, 0, 0)), "w", force_zip64=True
        ) as file:
            held: list[str] = []
            for line in lines:
                held.append(line)
                if len(held) == BATCH:
                    file.write("".join(held).encode())
                    held.clear()
            file.write("".join(held).encode())


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 12_000_000)
