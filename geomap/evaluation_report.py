"""The figures of `geomap evaluate` as a table to read and a picture to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

MOST_ROWS = 12
"""Groups of a kind that are listed; the rest is summed up in the JSON."""


def table(results: Sequence[Mapping[str, Any]]) -> str:
    """All figures of some corpora as Markdown."""
    return "\n".join(_table(results)) + "\n"


def _table(results: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield "Recognition: exact spans, and spans that overlap."
    yield ""
    yield "| corpus | documents | exact P | R | F1 | overlap P | R | F1 |"
    yield "|---|---|---|---|---|---|---|---|"
    for r in results:
        cells = [f"{r[how][what]:.3f}" for how in ("exact", "overlap") for what in ("precision", "recall", "f1")]
        yield f"| {r['corpus']} | {r['documents']} | {' | '.join(cells)} |"
    for key, title in (
        ("end_to_end", "From text to place: A of all gold mentions, B of those placed, C without countries."),
        ("mentions_given", "Mentions given: A of all, B of those placed, C without countries, D of those whose place is a candidate."),
    ):
        if any(r.get(key) for r in results):
            yield from ("", title + " Within 161 km.", "")
            yield from _accuracies(results, key)
    yield from ("", "Errors of the mentions found, containment and calibration.", "")
    yield "| corpus | mean km | median km | AUC | place holds the gold point | areas alone | calibration error |"
    yield "|---|---|---|---|---|---|---|"
    for r in results:
        s, held = r["resolution"], r["containment"]
        cells = [_number(s["mean_km"], 1), _number(s["median_km"], 2), _number(s["auc"], 3), _number(held["share"], 3)]
        cells += [_number(held["areas"], 3), _number(r["calibration"]["ece"], 3)]
        yield f"| {r['corpus']} | {' | '.join(cells)} |"
    for r in results:
        yield from ("", f"By group, {r['corpus']}:", "", "| | gold mentions | found | A | B |", "|---|---|---|---|---|")
        for kind, groups in r["groups"].items():
            for name, row in list(groups.items())[:MOST_ROWS]:
                shares = " | ".join(_number(row[key], 3) for key in ("found", "A", "B"))
                yield f"| {kind}: {_cell(name)} | {row['mentions']} | {shares} |"


def _accuracies(results: Sequence[Mapping[str, Any]], key: str) -> Iterator[str]:
    yield "| corpus | A | of | B | of | C | of | D | of |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for r in results:
        shares = r[key] or {}
        cells = [f"{_number(shares[n]['acc161'], 3)} | {shares[n]['of']:,}" if n in shares else "– | –" for n in "ABCD"]
        yield f"| {r['corpus']} | {' | '.join(cells)} |"


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:,.{digits}f}"


def _cell(text: str) -> str:
    """Text of a corpus within a table: no bars, line ends or marks of Markdown."""
    return "".join(c if c.isalnum() or c in " .,-_()/" else " " for c in text)[:60]


def picture(results: Sequence[Mapping[str, Any]], path: Path, suffix: str) -> None:
    """Two panels: the share placed within each distance, and the reliability of scores. The suffix chooses the format.

    Raises:
        UsageError: matplotlib is not there.
    """
    from geomap.errors import UsageError

    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise UsageError("pictures need matplotlib: pip install 'geomap[pictures]'") from error

    figure = Figure(figsize=(9.6, 4.2), layout="constrained")
    far, sure = figure.subplots(1, 2)
    for r in results:
        curve = r["within_km"]
        far.plot([float(limit) for limit in curve], list(curve.values()), marker=".", label=r["corpus"])
        bins = r["calibration"]["bins"]
        sure.plot([b["mean_score"] for b in bins], [b["right"] for b in bins], marker="o", markersize=4, label=r["corpus"])
    far.axvline(161, color="#999999", linewidth=0.8)
    far.set(xscale="log", ylim=(0, 1), xlabel="error at most, km", ylabel="share of all gold mentions", title="Found and placed")
    sure.plot([0, 1], [0, 1], color="#999999", linewidth=0.8)
    sure.set(xlim=(0, 1), ylim=(0, 1.02), xlabel="score", ylabel="share that is right", title="Are scores probabilities?")
    for axes in (far, sure):
        axes.grid(visible=True, linewidth=0.3)
        axes.legend(fontsize=8, loc="lower right")
    metadata = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(suffix.lstrip("."), {})
    figure.savefig(path, format=suffix.lstrip("."), dpi=110, metadata=metadata)
