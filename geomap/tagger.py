"""A small sequence model that marks toponyms: a linear-chain conditional random field with plain numbers as weights.

Lafferty, McCallum, Pereira 2001. Trained by ``scripts/train_tagger.py``; decoding is Viterbi over three labels and
deterministic. The features know the gazetteer and the word lists, so that names never seen in training carry over.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geomap import lexicons
from geomap.matching import Match
from geomap.model import Entry
from geomap.names import fold
from geomap.text import Token, View

_SPOILERS = frozenset(("first", "sur", "common", "org", "title", "month", "equip"))
LABELS = ("O", "B", "I")
_LOCATIVE = frozenset(["in", "at", "near", "from", "to", "into", "outside", "around", "across", "through", "throughout", "toward", "towards", "of", "over", "off", "via", "between"])


@dataclass(frozen=True, slots=True)
class Model:
    """Weights: for each feature one number a label, and for each pair of labels that of the step between them."""

    states: Mapping[str, tuple[float, float, float]]
    steps: tuple[tuple[float, float, float], ...]


@cache
def load_model(name: str = "tagger") -> Model | None:
    """The weights that come with the package, or ``None`` when there are none."""
    path = files("geomap").joinpath("weights", f"{name}.json.gz")
    if not path.is_file():
        return None
    raw = json.loads(gzip.decompress(path.read_bytes()))
    states = {k: (v[0], v[1], v[2]) for k, v in raw["states"].items()}
    return Model(states, tuple((s[0], s[1], s[2]) for s in raw["steps"]))


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {
        "first": lexicons.words("first_names"),
        "sur": lexicons.words("surnames"),
        "common": lexicons.words("common_words", "en"),
        "org": lexicons.words("organisation_words", "en"),
        "title": lexicons.words("titles", "en"),
        "month": lexicons.words("calendar", "en"),
        "equip": frozenset(lexicons.table("equipment")),
        "area": frozenset(lexicons.by_language("areas")["en"]),
    }


@cache
def word_flags(key: str) -> tuple[str, ...]:
    """The word lists that a folded word is in."""
    return tuple(name for name, words in _lists().items() if key in words)


def shape(word: str) -> str:
    """The pattern of capitals, digits and marks in a word, runs shortened."""
    out: list[str] = []
    for c in word[:20]:
        s = "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c if not c.isalnum() else "u"
        if len(out) < 2 or out[-1] != s or out[-2] != s:
            out.append(s)
    return "".join(out)


def entry_class(entry: Entry) -> str:
    """How prominent the best known bearer of a name is, in a few classes."""
    code = entry.feature_code
    if code.startswith("PCL"):
        return "country"
    if code == "ADM1":
        return "adm1"
    if code.startswith("ADM"):
        return "adm2"
    if code.startswith("PPL"):
        people = entry.population or 0
        return "city4" if people >= 1_000_000 else "city3" if people >= 100_000 else "city2" if people >= 15_000 else "city1" if people >= 1000 else "city0"
    if code.startswith(("AIR", "XING")):
        return "facility"
    return "other"


def token_features(view: View, matches: Sequence[Match], classes: Mapping[Match, str]) -> list[list[str]]:
    """Features of each token of a document, in order of `View.tokens`."""
    tokens = view.tokens
    keys = [fold(t.text) if t.word else t.text for t in tokens]
    flags = [word_flags(k) for k in keys]
    gaz = [""] * len(tokens)
    clean = [False] * len(tokens)
    for m in matches:
        plain = not any(_SPOILERS & set(flags[i]) for i in range(m.first, m.last + 1))
        for i in range(m.first, m.last + 1):
            gaz[i] = ("b" if i == m.first else "i") + ("1" if m.first == m.last else "n") + classes[m]
            clean[i] = plain
    starts = {s.start for s in view.sentences}
    ahead, behind = _document_votes(tokens, keys, starts)
    shapes = [shape(t.text) for t in tokens]
    columns = []
    for i, token in enumerate(tokens):
        key = keys[i]
        f = [f"w={key}", f"s={shapes[i]}", f"p={key[:3]}", f"e={key[-3:]}", "g=" + gaz[i]]
        f += ["l=" + x for x in flags[i]]
        if clean[i]:
            # A name of the gazetteer and of nothing else that the word lists know.
            f.append("clean")
            f.append("clean|" + gaz[i][:2])
            f.append("clean|" + gaz[i])
            f.append("clean|run" if i and tokens[i - 1].capitalised and tokens[i - 1].start not in starts else "clean|alone")
        if token.start in starts:
            f.append("start")
            f.append("start|g=" + gaz[i])
        if token.capitalised:
            if votes := ahead.get(key):
                f.append("doc+" + votes)
            if votes := behind.get(key):
                f.append("doc-" + votes)
        columns.append(f)
    features: list[list[str]] = []
    size = len(tokens)
    for i, own in enumerate(columns):
        f = list(own)
        f.append("bias")
        for step in (-2, -1, 1, 2):
            j = i + step
            if 0 <= j < size:
                f.append(f"{step}w={keys[j]}")
                f.append(f"{step}s={shapes[j]}")
                if step in (-1, 1):
                    f.append(f"{step}g={gaz[j]}")
                    f += [f"{step}l={x}" for x in flags[j]]
            else:
                f.append(f"{step}edge")
        if i:
            f.append(f"-1w|g={keys[i - 1]}|{gaz[i][:2]}")
            f.append(f"-1s|s={shapes[i - 1]}|{shapes[i]}")
        if i + 1 < size:
            f.append(f"+1s|s={shapes[i + 1]}|{shapes[i]}")
            f.append(f"g|+1g={gaz[i]}|{gaz[i + 1][:2]}")
        features.append(f)
    return features


def _document_votes(tokens: Sequence[Token], keys: Sequence[str], starts: set[int]) -> tuple[dict[str, str], dict[str, str]]:
    """What other occurrences of a word say: it follows a locative preposition; it follows a first name or title."""
    place: Counter[str] = Counter()
    person: Counter[str] = Counter()
    for i, token in enumerate(tokens):
        if not token.capitalised or not i:
            continue
        before = keys[i - 1]
        if before in _LOCATIVE:
            place[keys[i]] += 1
        elif tokens[i - 1].capitalised and {"first", "title"} & set(word_flags(before)):
            person[keys[i]] += 1
    return ({k: "1" if n == 1 else "2" for k, n in place.items()}, {k: "1" if n == 1 else "2" for k, n in person.items()})


def viterbi(model: Model, features: Sequence[Sequence[str]]) -> list[str]:
    """The best sequence of labels."""
    if not features:
        return []
    states, steps = model.states, model.steps
    # Step weights by label to come, so that the inner loop is three sums.
    (oo, ob, oi), (bo, bb, bi), (io, ib, ii) = steps
    o = b = s = 0.0
    back: list[tuple[int, int, int]] = []
    first = True
    for row in features:
        eo = eb = ei = 0.0
        for name in row:
            weight = states.get(name)
            if weight is not None:
                eo += weight[0]
                eb += weight[1]
                ei += weight[2]
        if first:
            o, b, s = eo, eb, ei - 1e3
            first = False
            continue
        to_o = (o + oo, b + bo, s + io)
        to_b = (o + ob, b + bb, s + ib)
        to_i = (o + oi, b + bi, s + ii)
        po, pb, pi = to_o.index(max(to_o)), to_b.index(max(to_b)), to_i.index(max(to_i))
        back.append((po, pb, pi))
        o, b, s = to_o[po] + eo, to_b[pb] + eb, to_i[pi] + ei
    final = (o, b, s)
    label = final.index(max(final))
    path = [label]
    for pointers in reversed(back):
        label = pointers[label]
        path.append(label)
    return [LABELS[k] for k in reversed(path)]


def tagged_spans(view: View, labels: Sequence[str]) -> list[tuple[int, int]]:
    """Token ranges (first, last) that are labelled as names; none runs across a sentence's end."""
    spans: list[tuple[int, int]] = []
    ends = {s.end for s in view.sentences}
    for i, label in enumerate(labels):
        if label == "B" or (label == "I" and (not spans or spans[-1][1] != i - 1)):
            spans.append((i, i))
        elif label == "I" and view.tokens[i - 1].end not in ends:
            spans[-1] = (spans[-1][0], i)
    return spans
