"""How time and memory grow: one line of text twice as long each time, and a stream of short documents.

    python benchmarks/scaling.py [--largest-mb 8] [--documents 20000] [-o benchmarks/scaling.md]

The text is made by this script from a few sentences with changing names and numbers. Time is processor time of the whole line
from text to places; memory is what the process holds after so many documents of the stream.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Iterator
from pathlib import Path

from geomap.lookup import open_gazetteer
from geomap.lookup.remembered import RememberedGazetteer
from geomap.model import Document
from geomap.pipeline import _resolved_document

TOWNS = ("Lublin", "Chełm", "Springfield", "Kharkiv", "Paris", "Odesa", "Richmond", "Vilnius", "Georgia", "Tbilisi", "Aleppo", "San José")
SENTENCE = "On day {n} a drone fell {far} km north of {a}, and the mayor of {b} said that nobody was hurt near {c}. "


PLAIN = "On day {n} a drone fell in {a}, and the mayor of {b} said that nobody was hurt near a bridge in {c}. "
"""Without a place to work out: each such shape takes some ten milliseconds, which would be all that is seen."""


def sentences(start: int = 0, pattern: str = SENTENCE) -> Iterator[str]:
    """Sentences without end, no two alike."""
    n = start
    while True:
        a, b, c = (TOWNS[(n * k + k) % len(TOWNS)] for k in (1, 5, 7))
        yield pattern.format(n=n, far=3 + n % 90, a=a, b=b, c=c)
        n += 1


def one_line(size: int) -> str:
    """A single line of about so many characters."""
    parts: list[str] = []
    length = 0
    for sentence in sentences(pattern=PLAIN):
        parts.append(sentence)
        length += len(sentence)
        if length >= size:
            return "".join(parts)
    return ""


def resident_mb() -> float:
    """Memory that the process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e6


def main() -> None:
    """Measure both, and write the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--largest-mb", type=float, default=8)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args()
    gazetteer = RememberedGazetteer(open_gazetteer())
    _resolved_document(Document("warm", one_line(20_000), language="en"), gazetteer)
    lines = ["# Growth\n", "Made by `python benchmarks/scaling.py -o benchmarks/scaling.md`.\n", "A stream of short documents:\n", "| documents | memory, MB | documents/s |", "|---|---|---|"]
    source, start = sentences(), time.process_time()
    for n in range(1, args.documents + 1):
        _resolved_document(Document(str(n), next(source) + next(source), language="en"), gazetteer)
        if n in {args.documents // 100, args.documents // 10, args.documents // 4, args.documents // 2, args.documents}:
            gc.collect()
            lines.append(f"| {n:,} | {resident_mb():,.0f} | {n / (time.process_time() - start):,.0f} |")
            print(lines[-1], flush=True)
    lines += ["\nOne line of text:\n", "| MB | seconds | seconds/MB | mentions |", "|---|---|---|---|"]
    size = args.largest_mb / 8
    while size <= args.largest_mb:
        text = one_line(int(size * 1e6))
        start = time.process_time()
        _, resolutions = _resolved_document(Document("line", text, language="en"), gazetteer)
        seconds = time.process_time() - start
        lines.append(f"| {size:g} | {seconds:.1f} | {seconds / size:.1f} | {len(resolutions):,} |")
        print(lines[-1], flush=True)
        del resolutions
        size *= 2
    if args.output:
        args.output.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
