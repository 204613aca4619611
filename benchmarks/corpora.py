"""Accuracy on geoparsing corpora, by models that have not seen what they read.

    python benchmarks/corpora.py CORPUS.jsonl CORPUS.jsonl … [--folds 5] [-o benchmarks/corpora.md]

Twice the sequence model and the ranker are trained anew (python-crfsuite and scipy are needed), and the whole line from
text to coordinates runs on what they did not see:

- *folds*: the documents of all corpora are dealt into folds; each fold is read by models trained on the others;
- *unseen*: each corpus is read by models trained on the other corpora alone.

The figures are those of `geomap evaluate`; `geomap.evaluate` and `geomap.figures` define them. Beside the table a picture is
written, and what stands in the way is counted: mentions missed, spans that differ, places the gazetteer lacks, places
ranked wrongly.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1] / "scripts")]

import train_ranker
import train_tagger

from geomap import evaluate, evaluation_report
from geomap.find import find_mentions
from geomap.lookup import open_gazetteer
from geomap.lookup.remembered import RememberedGazetteer
from geomap.model import Document
from geomap.naming import tagger
from geomap.resolve import resolve_mentions

Pair = tuple[str, dict[str, Any]]


def main() -> None:
    """Train without, read, measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args()
    bench = Bench(args.corpora)
    folded = bench.measured([lambda i, _, f=f: i % args.folds == f for f in range(args.folds)])
    unseen = bench.measured([lambda _, corpus, name=path.stem: corpus == name for path in args.corpora])
    text = _page(args.folds, folded, unseen)
    print(text)
    if args.output:
        args.output.write_text(text, "utf-8")
        evaluation_report.picture([r for r, _ in folded], args.output.with_suffix(".png"), ".png")


class Bench:
    """The documents of all corpora, ready to train on."""

    def __init__(self, paths: list[Path]) -> None:
        self.gazetteer = RememberedGazetteer(open_gazetteer())
        self.names = [path.stem for path in paths]
        self.pairs: list[Pair] = [(path.stem, raw) for path in paths for raw in train_ranker.documents(path)]
        self.examples = [e for path in paths for e in train_tagger.examples(path)]
        self.number: list[int] = []
        seen: Counter[str] = Counter()
        for corpus, _ in self.pairs:
            self.number.append(seen[corpus])
            seen[corpus] += 1

    def measured(self, splits: list[Callable[[int, str], bool]]) -> list[tuple[dict[str, Any], Counter[str]]]:
        """For each corpus the figures over all splits, each read by models trained on what is not in it."""
        tallies = {name: evaluate.Tally() for name in self.names}
        hurdles: dict[str, Counter[str]] = {name: Counter() for name in self.names}
        words: Counter[str] = Counter()
        seconds: Counter[str] = Counter()
        for split in splits:
            held = [split(n, corpus) for n, (corpus, _) in zip(self.number, self.pairs, strict=True)]
            model = train_tagger.train([e for e, out in zip(self.examples, held, strict=True) if not out])
            tagger.load_model = lambda name="tagger", model=model: model  # type: ignore[assignment]
            train_ranker.train([pair for pair, out in zip(self.pairs, held, strict=True) if not out], self.gazetteer)
            for (corpus, raw), out in zip(self.pairs, held, strict=True):
                if out:
                    start = time.process_time()
                    read = self._read(raw)
                    seconds[corpus] += time.process_time() - start  # type: ignore[assignment]
                    words[corpus] += len(raw["text"].split())
                    tallies[corpus].add(raw["mentions"], read.lines, language="en", holds=read.holds)
                    tallies[corpus].given += read.given(raw["mentions"])
                    hurdles[corpus] += _hurdles(raw["mentions"], read.lines, self.gazetteer)
            print(".", end="", file=sys.stderr, flush=True)
        figures = {name: {"corpus": name, **tally.scores(), "within_km": evaluate.within_km(tally)} for name, tally in tallies.items()}
        return [({**figures[name], "words_per_s": round(words[name] / seconds[name])}, hurdles[name]) for name in self.names]

    def _read(self, raw: dict[str, Any]) -> Any:
        document = Document(str(raw["id"]), raw["text"], language="en", url=raw.get("url") or None)
        found = resolve_mentions(document, find_mentions(document, self.gazetteer), self.gazetteer)
        return evaluate.read_now(document, found, self.gazetteer)


def _hurdles(gold: list[dict[str, Any]], lines: list[Any], gazetteer: Any) -> Counter[str]:
    """What kept each gold mention from being found to the letter and placed within 161 km."""
    counts: Counter[str] = Counter()
    wanted = [m for m in gold if not evaluate.is_neutral(m)]
    exact = {(line["start"], line["end"]) for line in lines}
    matched = evaluate.match(wanted, lines, exact=False)
    for i, mention in enumerate(wanted):
        counts["mentions"] += 1
        if i not in matched:
            counts["not found"] += 1
            continue
        counts["other span"] += (mention["start"], mention["end"]) not in exact
        line = lines[matched[i]]
        lat, lon = float(mention["lat"]), float(mention["lon"])
        if line["lat"] is not None and evaluate.distance_km(lat, lon, line["lat"], line["lon"]) <= evaluate.NEAR_KM:
            continue
        bearers = gazetteer.named(" ".join(mention["text"].split()))
        if any(e.lat is not None and evaluate.distance_km(lat, lon, e.lat, e.lon) <= evaluate.NEAR_KM for e in bearers):
            counts["ranked wrongly"] += 1
        elif any(e.feature_code.startswith(("PCL", "CONT", "RGN", "SEA", "OCN", "ADM1")) for e in bearers):
            counts["wide, its point is elsewhere"] += 1
        else:
            counts["not in the gazetteer"] += 1
    return counts


_HURDLES = ("mentions", "not found", "other span", "ranked wrongly", "not in the gazetteer", "wide, its point is elsewhere")


def _page(folds: int, folded: list[tuple[dict[str, Any], Counter[str]]], unseen: list[tuple[dict[str, Any], Counter[str]]]) -> str:
    """The benchmark's page."""
    parts = [
        "# Geoparsing corpora\n",
        "Made by `python benchmarks/corpora.py CORPUS.jsonl … -o benchmarks/corpora.md`; no model has seen what it reads.\n",
        "## In short\n",
        "Exact F1, and the share of all gold mentions that were found and placed within 161 km.\n",
        f"| corpus | F1, {folds} folds | found and near | F1, corpus unseen | found and near | calibration error, folds | words/s |",
        "|---|---|---|---|---|---|---|",
    ]
    for (r, _), (u, _) in zip(folded, unseen, strict=True):
        parts.append(
            f"| {r['corpus']} | {r['exact']['f1']:.3f} | {r['end_to_end_acc161']:.3f} | {u['exact']['f1']:.3f}"
            f" | {u['end_to_end_acc161']:.3f} | {r['calibration']['ece']:.3f} | {r['words_per_s']:,} |"
        )
    parts += ["", "![Errors and calibration by folds](corpora.png)\n", "## What stands in the way, by folds\n"]
    parts += ["| corpus | " + " | ".join(_HURDLES) + " |", "|---" * (len(_HURDLES) + 1) + "|"]
    parts += [f"| {r['corpus']} | " + " | ".join(str(h[name]) for name in _HURDLES) + " |" for r, h in folded]
    parts += ["", f"## By {folds} folds over documents\n", evaluation_report.table([r for r, _ in folded])]
    parts += ["## Each corpus unseen\n", evaluation_report.table([r for r, _ in unseen])]
    return "\n".join(parts)


if __name__ == "__main__":
    main()
