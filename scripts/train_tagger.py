"""Train the sequence model that marks toponyms, from corpora that the user supplies.

    python scripts/train_tagger.py CORPUS.jsonl … [--folds 5] [--leave-out] [-o geomap/weights/tagger.json.gz]

A corpus has a document a line: {"id", "text", "mentions": [{"start", "end", …}]}. With ``--folds`` documents are
cross-validated, with ``--leave-out`` each corpus is marked by a model that never saw it; both print exact
precision, recall and F1. Needs python-crfsuite (MIT), which is not needed to use the model.

The weights that geomap ships were learned from LGL (Lieberman et al. 2010), TR-News (Kamalloo and Rafiei 2018), GeoVirus
(Gritta et al. 2018) and GeoWebNews (Gritta et al. 2019); none of their text is in them or in the repository.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from geomap.lookup import open_gazetteer
from geomap.model import Document
from geomap.naming import tagger
from geomap.naming.demonyms import country_of
from geomap.naming.matching import gazetteer_matches
from geomap.recognisers import look
from geomap.text import View

IGNORED_TYPES = ("Demonym", "Language", "Homonym", "Non_Toponym", "Non_Lit_Expression", "Literal_Expression", "Non_Literal_Modifier_")
"""GeoWebNews marks these too; they are not toponyms."""


@dataclass
class Example:
    """A document turned into rows, with its gold labels and what is needed to score it."""

    corpus: str
    view: View
    stretches: list[tagger.Stretch]
    labels: list[str]
    gold: set[tuple[int, int]]


def examples(path: Path) -> Iterable[Example]:
    """The documents of one corpus."""
    gazetteer = open_gazetteer()
    for line in filter(None, path.read_text("utf-8").split("\n")):
        raw = json.loads(line)
        view = View(Document(str(raw["id"]), raw["text"], language="en"))
        matched = gazetteer_matches(view, gazetteer)
        best = look(view, gazetteer, matched).best
        classes = {m: tagger.entry_class(e) if (e := best[m]) is not None else "none" for m in matched}
        marked = [m for m in raw["mentions"] if m.get("type") not in IGNORED_TYPES]
        spans = [(m["start"], m["end"]) for m in marked if not country_of(raw["text"][m["start"] : m["end"]], "en")]
        yield Example(path.stem, view, tagger.stretches(view, matched, classes), _labels(view, spans), set(spans))


def _labels(view: View, spans: Iterable[tuple[int, int]]) -> list[str]:
    labels = ["O"] * len(view.tokens)
    for start, end in spans:
        i, j = view.token_range(start, end)
        for k in range(i, j):
            labels[k] = "B" if k == i else "I"
    return labels


TILT = 0.8
"""How much less a name that only the gazetteer knows is taken for no place. The corpora hold few villages of the world's
conflicts; on corpora left out of training this costs no F1 (precision down a point, recall up one) and finds more of them."""


def train(rows: Sequence[Example]) -> tagger.Model:
    """Weights by L-BFGS with elastic-net regularisation (Okazaki's CRFsuite)."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for row in rows:
        for stretch in row.stretches:
            labels = row.labels[stretch.first : stretch.last + 1]
            trainer.append(stretch.features, ["B", *labels[1:]] if labels[0] == "I" else labels)
    trainer.set_params({"c1": 0.3, "c2": 0.1, "max_iterations": 160, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        opened = pycrfsuite.Tagger()
        opened.open(f"{folder}/model")
        info = opened.info()
    states: dict[str, list[float]] = {}
    for (name, label), weight in info.state_features.items():
        if abs(weight) > 0.02:
            states.setdefault(name, [0.0, 0.0, 0.0])[tagger.LABELS.index(label)] = round(weight, 3)
    if "clean" in states:
        states["clean"][0] = round(states["clean"][0] - TILT, 3)
    steps = [[round(info.transitions.get((a, b), 0.0 if (a, b) != ("O", "I") else -20.0), 3) for b in tagger.LABELS] for a in tagger.LABELS]
    return tagger.Model({k: (v[0], v[1], v[2]) for k, v in states.items()}, tuple((s[0], s[1], s[2]) for s in steps))


def score(model: tagger.Model, rows: Sequence[Example]) -> tuple[int, int, int]:
    """True, false and missed spans, exact."""
    hit = false = missed = 0
    for row in rows:
        spans = {
            (row.view.tokens[i].start, row.view.tokens[j].end)
            for i, j in tagger.tagged_spans(model, row.stretches)
        }
        hit += len(spans & row.gold)
        false += len(spans - row.gold)
        missed += len(row.gold - spans)
    return hit, false, missed


def _report(what: str, counts: tuple[int, int, int]) -> None:
    hit, false, missed = counts
    precision, recall = hit / max(1, hit + false), hit / max(1, hit + missed)
    print(f"{what:28s} P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}", flush=True)


def main() -> None:
    """Train, and say how well it does on what it did not see."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args()
    rows = [e for path in args.corpora for e in examples(path)]
    names = [path.stem for path in args.corpora]
    print(f"{len(rows)} documents, {sum(len(r.labels) for r in rows)} tokens", file=sys.stderr)
    for fold in range(args.folds):
        model = train([r for i, r in enumerate(rows) if i % args.folds != fold])
        for name in names:
            _report(f"fold {fold} {name}", score(model, [r for i, r in enumerate(rows) if i % args.folds == fold and r.corpus == name]))
    for name in names if args.leave_out else ():
        model = train([r for r in rows if r.corpus != name])
        _report(f"unseen {name}", score(model, [r for r in rows if r.corpus == name]))
    if args.output:
        model = train(rows)
        raw = {"states": {k: model.states[k] for k in sorted(model.states)}, "steps": model.steps}
        data = json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode()
        args.output.parent.mkdir(parents=True, exist_ok=True)
        args.output.write_bytes(gzip.compress(data, mtime=0))
        print(f"{len(model.states)} features, {args.output.stat().st_size / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
