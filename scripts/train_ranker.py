"""Train the weights that rank candidates, from corpora that the user supplies.

    python scripts/train_ranker.py CORPUS.jsonl … [--leave-out] [-o geomap/weights/ranker.json]

A corpus has a document a line: {"id", "text", "mentions": [{"start", "end", "lat", "lon"}]}. A candidate is right when it
lies nearest to the gold point and within 161 km of it. The loss is that of a conditional logit with L2 regularisation;
as features depend on what the other names of the document were taken for, training alternates with ranking.
Needs scipy, which is not needed to use the weights. See ``scripts/train_tagger.py`` for the corpora behind the weights
that geomap ships.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from geomap import geodesy, resolve
from geomap.lookup import open_gazetteer
from geomap.lookup.remembered import RememberedGazetteer
from geomap.model import Document, Gazetteer, Mention
from geomap.naming import ranking
from geomap.naming.demonyms import as_mentions, country_of, find_demonyms
from geomap.text import View

WRITTEN = ("accents_differ", "country_so_called", "feature_differs", "feature_fits", "region_unsaid", "topic")
"""Features whose weights are written and not learned: points cannot tell a city from the region round it, nor do English
corpora hold accents and lists of crossings."""
RIGHT_WITHIN_M = 161_000.0
ROUNDS = 3
"""How often ranking and training take turns."""


@dataclass
class Choice:
    """One mention's candidates as rows of numbers, and which rows are right."""

    rows: list[dict[str, float]]
    right: list[int]
    reachable: bool
    corpus: str


def _mentions(view: View, raw: Sequence[dict[str, Any]]) -> tuple[list[Mention], dict[int, tuple[float, float]]]:
    mentions: list[Mention] = []
    gold: dict[int, tuple[float, float]] = {}
    for m in raw:
        if m.get("lat") is None or any(x in str(m.get("type") or "") for x in ("Demonym", "Language", "Homonym", "Non_")):
            continue
        text = view.text[m["start"] : m["end"]]
        if country_of(text, "en"):
            continue  # some corpora mark demonyms as if they were places
        mentions.append(Mention(view.document.id, m["start"], m["end"], text, "toponym", hints={"names": (" ".join(text.split()),)}))
        gold[m["start"]] = (float(m["lon"]), float(m["lat"]))
    taken = [(m.start, m.end) for m in mentions]
    demonyms = as_mentions(view.document.id, view.text, find_demonyms(view))
    mentions += [d for d in demonyms if not any(d.start < e and s < d.end for s, e in taken)]
    return sorted(mentions, key=lambda m: m.start), gold


def choices(path: Path, gazetteer: Gazetteer) -> list[Choice]:
    """Every gold mention of a corpus with the features of its candidates, in the context the weights in force give."""
    return [c for raw in documents(path) for c in document_choices(raw, path.stem, gazetteer)]


def documents(path: Path) -> list[dict[str, Any]]:
    """The documents of a corpus as they stand in its lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def document_choices(raw: dict[str, Any], corpus: str, gazetteer: Gazetteer) -> list[Choice]:
    """`choices` of one document."""
    found: list[Choice] = []
    view = View(Document(str(raw["id"]), raw["text"], language="en", url=raw.get("url") or None))
    mentions, gold = _mentions(view, raw["mentions"])
    work = resolve._Work(view, mentions, gazetteer)
    names = sorted(work.names.values(), key=lambda n: n.mention.start)
    explicit = resolve._containers(view, names)
    context = work.context
    for name in names:
        lon, lat = gold[name.mention.start]
        rows = ranking.features(name.mention, name.entries, context, explicit.get(id(name))) if name.entries else []
        away = [geodesy.great_circle_m(lon, lat, e.lon, e.lat) if e.lon is not None and e.lat is not None else 2e7 for e in name.entries]
        near = min(away, default=2e7)
        right = [i for i, d in enumerate(away) if d <= near + 10_000 and d <= RIGHT_WITHIN_M]
        found.append(Choice(rows, right, bool(right), corpus))
    return found


def train(raws: Sequence[tuple[str, dict[str, Any]]], gazetteer: Gazetteer, rounds: int = ROUNDS) -> dict[str, float]:
    """Weights learned from (corpus, document) pairs, from the written ones on; leaves those learned in force."""
    weights: dict[str, float] = {}
    for _ in range(rounds):
        put_in_force(weights)
        weights = fit([c for corpus, raw in raws for c in document_choices(raw, corpus, gazetteer)])
    put_in_force(weights)
    return weights


def put_in_force(weights: dict[str, float]) -> None:
    """Let ranking go by these weights in this process."""
    ranking.weights = lambda: {**ranking.DEFAULT_WEIGHTS, **weights}  # type: ignore[assignment]


def fit(rows: Sequence[Choice], strength: float = 1.0) -> dict[str, float]:
    """Weights that make the right candidates likely, drawn towards those written in `geomap.naming.ranking`.

    So what the corpora say nothing about, such as lists of airports, keeps its weight.
    """
    usable = [c for c in rows if c.right and len(c.rows) > 1]
    names = sorted({k for c in usable for row in c.rows for k in row})
    index = {k: i for i, k in enumerate(names)}
    start = np.array([ranking.DEFAULT_WEIGHTS.get(k, 0.0) for k in names])
    hold = np.array([1e4 if k in WRITTEN else strength for k in names])
    # All candidates below each other; `first` is where each mention's begin.
    matrix = np.zeros((sum(len(c.rows) for c in usable), len(names)))
    right = np.zeros(len(matrix))
    first = np.cumsum([0, *(len(c.rows) for c in usable[:-1])])
    size = np.array([len(c.rows) for c in usable])
    for begin, c in zip(first, usable, strict=True):
        right[begin + np.array(c.right)] = 1.0
        for i, row in enumerate(c.rows):
            for k, v in row.items():
                matrix[begin + i, index[k]] = v

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ w
        shares = np.exp(scores - np.repeat(np.maximum.reduceat(scores, first), size))
        p = shares / np.repeat(np.add.reduceat(shares, first), size)
        mass = np.maximum(np.add.reduceat(p * right, first), 1e-12)
        q = p * right / np.repeat(mass, size)
        off = w - start
        return float(hold * off @ off) / 2 - float(np.log(mass).sum()), hold * off - matrix.T @ (q - p)

    solved = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {k: round(float(v), 4) for k, v in zip(names, solved.x, strict=True)}


def accuracy(rows: Sequence[Choice], weights: dict[str, float]) -> tuple[float, float]:
    """Share of mentions whose best candidate is right, and the share that could be (candidate ceiling)."""
    hit = 0
    for c in rows:
        scores = [sum(weights.get(k, 0.0) * v for k, v in row.items()) for row in c.rows]
        hit += bool(scores) and int(np.argmax(scores)) in c.right
    return hit / len(rows), sum(c.reachable for c in rows) / len(rows)


def main() -> None:
    """Train, and say how well it does on what it did not see."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args()
    gazetteer = RememberedGazetteer(open_gazetteer())
    raws = [(path.stem, raw) for path in args.corpora for raw in documents(path)]
    for name in [p.stem for p in args.corpora] if args.leave_out else ():
        weights = train([pair for pair in raws if pair[0] != name], gazetteer)
        unseen = [c for corpus, raw in raws if corpus == name for c in document_choices(raw, corpus, gazetteer)]
        right, ceiling = accuracy(unseen, weights)
        print(f"unseen {name:20s} within 161 km {right:.3f} of {ceiling:.3f} that could be", flush=True)
    if args.output:
        weights = train(raws, gazetteer)
        args.output.write_text(json.dumps({"weights": weights}, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
