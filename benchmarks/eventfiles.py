"""How long event files take, from a CSV to events, over 10³ … 10⁶ rows with up to 5,000 distinct place texts.

    python benchmarks/eventfiles.py             # 1e3 to 1e5 rows
    python benchmarks/eventfiles.py 1000000     # the rows that are named

Writes the table in benchmarks/eventfiles.md anew for the rows it ran. Each size runs in a process of its own, so that the
peak of its memory is its own. The gazetteer is opened once before the clock starts, as it is compiled only once.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TABLE = Path(__file__).with_suffix(".md")
SIZES = (1_000, 10_000, 100_000)
PLACES = 5_000
CATEGORIES = ("impact", "strike", "sighting", "interception", "deployment")


def places(count: int) -> list[tuple[str, str]]:
    """Place texts with their country: names of the gazetteer that one place bears, in its order."""
    import shapely

    from geomap.lookup import open_gazetteer

    gazetteer = open_gazetteer()
    found = gazetteer.within(
        shapely.box(14.0, 48.0, 32.0, 56.0), ("PPL", "PPLA", "PPLA2", "PPLA3", "PPLC"), limit=count * 3
    )
    names = dict.fromkeys((entry.name, entry.country_code or "") for entry in found)
    return list(names)[:count]


def write_table(path: Path, rows: int) -> int:
    """A table of so many rows; the number of its distinct place texts."""
    known = places(PLACES)
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow("id category place country start count_low count_high unit publisher published note".split())
        for i in range(rows):
            name, country = known[i * 7919 % len(known)]
            day = f"2025-{i // 28 % 12 + 1:02d}-{i % 28 + 1:02d}"
            table.writerow(
                [
                    f"e{i}",
                    CATEGORIES[i % 5],
                    name,
                    country,
                    day,
                    i % 4 + 1,
                    i % 4 + 1,
                    "drones",
                    f"Desk {i % 50}",
                    day,
                    f"Row {i}.",
                ]
            )
    return len({known[i * 7919 % len(known)] for i in range(min(rows, len(known)))})


def measure(path: Path, *, per_document: bool) -> dict[str, float]:
    """Seconds and peak memory from a file to its events, as the pipeline reads them; in this process."""
    from geomap.lookup import open_gazetteer
    from geomap.pipeline import Options, stream_events

    open_gazetteer().named("Warsaw")
    before, cpu_before = time.perf_counter(), time.process_time()
    errors = 0

    def report(error: Exception) -> None:
        nonlocal errors
        errors += 1

    events = placed = 0
    for event in stream_events([path], Options(per_document=per_document), report=report):
        events += 1
        placed += event.place is not None
    seconds, cpu = time.perf_counter() - before, time.process_time() - cpu_before
    status = Path("/proc/self/status").read_text("utf-8")  # ru_maxrss would be that of the parent, where that is more
    peak_mb = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
    return {"seconds": seconds, "cpu": cpu, "events": events, "placed": placed, "errors": errors, "peak_mb": peak_mb}


def run(rows: int) -> str:
    """One line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.csv"
        distinct = write_table(path, rows)
        joined, apart = (_measured(path, mode) for mode in ("joined", "apart"))
        size_mb = path.stat().st_size / 1e6
    return (
        f"| {rows:,} | {distinct:,} | {size_mb:,.1f} | {joined['cpu']:.1f} | {joined['seconds']:.1f} | "
        f"{joined['peak_mb']:,.0f} | {joined['events']:,} | {joined['placed']:,} | {apart['cpu']:.1f} | "
        f"{apart['peak_mb']:,.0f} |"
    )


def _measured(path: Path, mode: str) -> dict[str, float]:
    """`measure` in a process of its own."""
    command = [sys.executable, __file__, "--measure", mode, str(path)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def main() -> None:
    """Run the sizes named, and put their lines into the table."""
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(Path(sys.argv[3]), per_document=sys.argv[2] == "apart")))
        return
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    lines = TABLE.read_text("utf-8").splitlines() if TABLE.exists() else []
    table = {int(m[1].replace(",", "")): line for line in lines if (m := re.match(r"\| ([\d,]+) \|", line))}
    for size in sizes:
        table[size] = run(size)
        print(table[size], flush=True)
    head = [
        "# Event files",
        "",
        "From a CSV to events with their places, joined as `geomap events` does and, in the last two columns, left apart as",
        "with `--per-document`: `python benchmarks/eventfiles.py`. Each is a process of its own on two shared cores, where CPU",
        "seconds tell more than elapsed ones; memory is the peak of the process. Printing the events as JSON Lines is not counted.",
        "",
        "| rows | distinct places | MB | CPU s | elapsed s | peak MB | events | with a place | apart: CPU s | peak MB |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    TABLE.write_text("\n".join([*head, *(table[size] for size in sorted(table))]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
