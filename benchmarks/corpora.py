"""Accuracy on geoparsing corpora that no learned weight has seen: each is read by models trained on the others.

    python benchmarks/corpora.py CORPUS.jsonl CORPUS.jsonl … [-o benchmarks/corpora.md]

For each corpus the sequence model and the ranker are trained anew on the rest (needs python-crfsuite and scipy), then the
whole line from text to coordinates runs on it. The figures are those of `geomap evaluate`: exact and overlapping
recognition, the share of found mentions within 161 km, and the share of all gold mentions that were found and placed
within 161 km (definition A: unresolved is wrong).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1] / "scripts")]

import train_ranker
import train_tagger

from geomap import evaluate, ranking, tagger
from geomap.find import find_mentions
from geomap.lines import mention_lines
from geomap.lookup import open_gazetteer
from geomap.model import PLACE_KINDS, Document
from geomap.resolve import resolve_mentions


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a corpus."""
    yield from (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)


def main() -> None:
    """Train without, read, measure; a row a corpus."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args()
    gazetteer = open_gazetteer()
    examples = [e for path in args.corpora for e in train_tagger.examples(path)]
    choices = [c for path in args.corpora for c in train_ranker.choices(path, gazetteer)]
    rows = []
    for path in args.corpora:
        model = train_tagger.train([e for e in examples if e.corpus != path.stem])
        weights = {**ranking.DEFAULT_WEIGHTS, **train_ranker.fit([c for c in choices if c.corpus != path.stem])}
        tagger.load_model = lambda name="tagger", model=model: model  # type: ignore[assignment]
        ranking.weights = lambda weights=weights: weights  # type: ignore[assignment]
        rows.append(_measure(path, gazetteer))
        print(rows[-1], flush=True)
    if args.output:
        args.output.write_text(_table(rows), "utf-8")


def _measure(path: Path, gazetteer: Any) -> dict[str, Any]:
    documents = list(read(path))
    words = sum(len(d["text"].split()) for d in documents)
    tally, seconds = evaluate.Tally(), 0.0
    for raw in documents:
        start = time.process_time()
        document = Document(str(raw["id"]), raw["text"], language="en")
        found = resolve_mentions(document, find_mentions(document, gazetteer), gazetteer)
        lines = [line for r in found if r.mention.kind in PLACE_KINDS for line in mention_lines(r)]
        seconds += time.process_time() - start
        tally.add(raw["mentions"], lines)
    return {"corpus": path.stem, "words_per_s": round(words / seconds), **tally.scores()}


def _table(rows: list[dict[str, Any]]) -> str:
    head = "| corpus, unseen | exact P | R | F1 | overlap F1 | within 161 km of those found | found and within 161 km of all | words/s |\n|---|---|---|---|---|---|---|---|\n"
    lines = [
        f"| {r['corpus']} | {r['exact']['precision']:.3f} | {r['exact']['recall']:.3f} | {r['exact']['f1']:.3f} | {r['overlap']['f1']:.3f}"
        f" | {r['resolution']['acc161']:.3f} | {r['end_to_end_acc161']:.3f} | {r['words_per_s']:,} |"
        for r in rows
    ]
    return f"# Corpora that no weight has seen\n\nMade by `benchmarks/corpora.py`; {len(rows)} corpora, each read by models trained on the others.\n\n{head}" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
