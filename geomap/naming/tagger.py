"""A small sequence model that marks toponyms: a linear-chain conditional random field with plain numbers as weights.

Lafferty, McCallum, Pereira 2001. Trained by ``scripts/train_tagger.py``; decoding is Viterbi over three labels and
deterministic. The features know the gazetteer and the word lists, so that names never seen in training carry over.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geomap import lexicons
from geomap.model import Entry
from geomap.names import fold
from geomap.naming.matching import Match, runs
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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring tokens (``first`` to ``last``, inclusive) that may be or hold a name, with the features of each."""

    first: int
    last: int
    features: list[list[str]]


@cache
def _lexical(text: str) -> tuple[str, str, tuple[str, ...]]:
    """What a word says by itself: its folded form, its shape, the lists it is in."""
    key = fold(text) if text[0].isalnum() else text
    return key, shape(text), word_flags(key)


class _Words:
    """The tokens of a document as the features see them, by index; beyond the ends nothing."""

    def __init__(self, view: View, matches: Sequence[Match], classes: Mapping[Match, str]) -> None:
        self.view, self.tokens = view, view.tokens
        self.opening = view.opening
        facts = [_lexical(t.text) for t in view.tokens]
        self.keys = [fact[0] for fact in facts]
        self.shapes = [fact[1] for fact in facts]
        self.flags = [fact[2] for fact in facts]
        self.gaz: dict[int, str] = {}
        self.match: dict[int, Match] = {}
        self.clean: set[int] = set()
        for m in matches:
            plain = not any(not _SPOILERS.isdisjoint(self.flags[i]) for i in range(m.first, m.last + 1))
            single = "1" if m.first == m.last else "n"
            for i in range(m.first, m.last + 1):
                self.gaz[i] = ("b" if i == m.first else "i") + single + classes[m]
                self.match[i] = m
                if plain:
                    self.clean.add(i)
        self.ahead, self.behind, self.small = self._votes()

    def _votes(self) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
        """What other occurrences of a word say: it follows a locative preposition, a first name or title; it is written small."""
        place: Counter[str] = Counter()
        person: Counter[str] = Counter()
        small: set[str] = set()
        keys, flags = self.keys, self.flags
        before: Token | None = None
        for i, token in enumerate(self.tokens):
            if not token.text[0].isupper():
                small.add(keys[i])
            elif before is not None:
                if keys[i - 1] in _LOCATIVE:
                    place[keys[i]] += 1
                elif before.text[0].isupper() and ("first" in flags[i - 1] or "title" in flags[i - 1]):
                    person[keys[i]] += 1
            before = token
        return (
            {k: "1" if n == 1 else "2" for k, n in place.items()},
            {k: "1" if n == 1 else "2" for k, n in person.items()},
            frozenset(small),
        )


def stretches(view: View, matches: Sequence[Match], classes: Mapping[Match, str]) -> list[Stretch]:
    """The runs of capitalised words of a document with their features; no name lies outside of them."""
    words = _Words(view, matches, classes)
    return [Stretch(first, last, _run_features(words, first, last)) for first, last in runs(view)]


def _run_features(words: _Words, first: int, last: int) -> list[list[str]]:
    """Features of each token of a run: its own, its neighbours', and those of the run as a whole."""
    whole = _whole(words, first, last)
    return [_token_features(words, i, first, last, whole) for i in range(first, last + 1)]


def _whole(words: _Words, first: int, last: int) -> list[str]:
    """What holds for all tokens of a run: its length, what stands before and after it, what it ends in."""
    keys, flags, size = words.keys, words.flags, len(words.keys)
    length = str(min(4, last - first + 1))
    f = ["bias", "rl=" + length]
    before = keys[first - 1] if first else "^"
    after = keys[last + 1] if last + 1 < size else "$"
    f += ["r-=" + before, "r+=" + after, f"r+={after}|{length}"]
    if first:
        f += ["r-l=" + x for x in flags[first - 1]]
    if last + 1 < size:
        f += ["r+l=" + x for x in flags[last + 1]]
    if last > first:
        f += ["rw=" + keys[last], *("rw:" + x for x in flags[last])]
        f += ["rf:" + x for x in flags[first]]
    m = words.match.get(first)
    if m is not None and m.last == last:
        f.append("covered")
    if after == "," and last + 2 < size and (region := words.gaz.get(last + 2, "")):
        f.append("in:" + region[2:])
    if before == "," and first > 1 and (held := words.gaz.get(first - 2, "")):
        f.append("holds:" + held[2:])
    if words.tokens[first].start in words.opening:
        f.append("opens")
    return f


def _token_features(words: _Words, i: int, first: int, last: int, whole: list[str]) -> list[str]:
    """All features of a token: of its own spelling, of its neighbours', of its run, and of what the gazetteer and the text add."""
    f = [*_spelling(words.tokens[i].text), *whole, *_setting(words, i, first, last)]
    for step in _STEPS:
        f += _beside(words.tokens[i + step].text, step) if 0 <= i + step < len(words.keys) else (f"{step}edge",)
    return f


_STEPS = (-2, -1, 1, 2)


def _spelling(text: str) -> list[str]:
    """What a token says by itself."""
    key, shaped, flags = _lexical(text)
    return [f"w={key}", f"s={shaped}", f"p={key[:3]}", f"e={key[-3:]}", *("l=" + x for x in flags)]


def _beside(text: str, step: int) -> list[str]:
    """What a token says by itself of one that stands ``step`` before or after it."""
    key, shaped, flags = _lexical(text)
    f = [f"{step}w={key}", f"{step}s={shaped}"]
    return f + [f"{step}l={x}" for x in flags] if step in (-1, 1) else f


def _setting(words: _Words, i: int, first: int, last: int) -> list[str]:
    """What the gazetteer, the place in the run and the rest of the text say of a token."""
    keys, shapes, flags, gaz = words.keys, words.shapes, words.flags, words.gaz
    key, own, shaped, size = keys[i], gaz.get(i, ""), shapes[i], len(keys)
    position = "1" if first == last else "f" if i == first else "l" if i == last else "m"
    f = ["g=" + own, "at=" + position, f"at|g={position}|{own[:2]}"]
    start = words.tokens[i].start in words.opening
    if i in words.clean:
        run_on = i > 0 and words.tokens[i - 1].text[0].isupper() and words.tokens[i - 1].start not in words.opening
        # A name of the gazetteer and of nothing else that the word lists know.
        f += ["clean", "clean|" + own[:2], "clean|" + own, "clean|run" if run_on else "clean|alone"]
    if start:
        f += ["start", "start|g=" + own]
    if words.tokens[i].text[0].isupper():
        if votes := words.ahead.get(key):
            f.append("doc+" + votes)
        if votes := words.behind.get(key):
            f.append("doc-" + votes)
        if key in words.small:
            f.append("small")
    m = words.match.get(i)
    if m is not None:
        left, right = m.first > first, m.last < last
        f.append("part" if left and right else "tail" if left else "head" if right else "run")
        after = keys[m.last + 1] if m.last + 1 < size else "$"
        f.append("m+=" + after)
        f += ["m+l=" + x for x in (flags[m.last + 1] if m.last + 1 < size else ())]
        before = keys[m.first - 1] if m.first else "^"
        f.append(f"m-={before}")
        f.append(f"m-|g={before}|{own}")
    if i:
        f += [f"-1g={gaz.get(i - 1, '')}", f"-1w|g={keys[i - 1]}|{own[:2]}", f"-1s|s={shapes[i - 1]}|{shaped}"]
    if i + 1 < size:
        f += [f"1g={gaz.get(i + 1, '')}", f"+1s|s={shapes[i + 1]}|{shaped}", f"g|+1g={own}|{gaz.get(i + 1, '')[:2]}"]
    return f


class Scorer:
    """Sums of a model's weights by label; what a spelling adds is summed once for all texts."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._spelled: dict[tuple[str, int], tuple[float, float, float]] = {}

    def summed(self, features: Sequence[str]) -> tuple[float, float, float]:
        """What some features add to each label."""
        eo = eb = ei = 0.0
        states = self.model.states
        for name in features:
            weight = states.get(name)
            if weight is not None:
                eo += weight[0]
                eb += weight[1]
                ei += weight[2]
        return eo, eb, ei

    def spelled(self, text: str, step: int) -> tuple[float, float, float]:
        """What a spelling adds to a token so many steps after it (0: its own)."""
        known = self._spelled.get((text, step))
        if known is None:
            if len(self._spelled) >= SPELLINGS:
                self._spelled.clear()
            known = self._spelled[text, step] = self.summed(_beside(text, step) if step else _spelling(text))
        return known

    def emissions(self, words: _Words, first: int, last: int) -> list[tuple[float, float, float]]:
        """The sums of all features of the tokens of a run, label by label."""
        whole = self.summed(_whole(words, first, last))
        tokens, size = words.tokens, len(words.keys)
        rows: list[tuple[float, float, float]] = []
        for i in range(first, last + 1):
            parts = [whole, self.spelled(tokens[i].text, 0), self.summed(_setting(words, i, first, last))]
            for step in _STEPS:
                j = i + step
                parts.append(self.spelled(tokens[j].text, step) if 0 <= j < size else self.summed((f"{step}edge",)))
            rows.append((sum([p[0] for p in parts]), sum([p[1] for p in parts]), sum([p[2] for p in parts])))
        return rows


SPELLINGS = 200_000
"""Sums that a scorer remembers at most."""


_scorers: list[Scorer] = []


def scorer_of(model: Model) -> Scorer:
    """The scorer of a model; that of the model asked for last is kept."""
    if not _scorers or _scorers[0].model is not model:
        _scorers[:] = [Scorer(model)]
    return _scorers[0]


def viterbi(model: Model, features: Sequence[Sequence[str]]) -> list[str]:
    """The best sequence of labels for tokens with these features."""
    summed = Scorer(model).summed
    return best_path(model, [summed(row) for row in features])


def best_path(model: Model, emissions: Sequence[tuple[float, float, float]]) -> list[str]:
    """The best sequence of labels for tokens with these sums."""
    if not emissions:
        return []
    steps = model.steps
    # Step weights by label to come, so that the inner loop is three sums.
    (oo, ob, oi), (bo, bb, bi), (io, ib, ii) = steps
    o = b = s = 0.0
    back: list[tuple[int, int, int]] = []
    first = True
    for eo, eb, ei in emissions:
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


def tagged_spans(model: Model, found: Sequence[Stretch]) -> list[tuple[int, int]]:
    """Token ranges (first, last) that the model marks as names in stretches with their features."""
    return _spans((stretch.first, viterbi(model, stretch.features)) for stretch in found)


def marked_spans(scorer: Scorer, view: View, matches: Sequence[Match], classes: Mapping[Match, str]) -> list[tuple[int, int]]:
    """The same straight from a text, without writing all features out."""
    words = _Words(view, matches, classes)
    return _spans((first, best_path(scorer.model, scorer.emissions(words, first, last))) for first, last in runs(view))


def _spans(labelled: Iterable[tuple[int, Sequence[str]]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for first, labels in labelled:
        for i, label in enumerate(labels, first):
            if label == "B" or (label == "I" and (not spans or spans[-1][1] != i - 1)):
                spans.append((i, i))
            elif label == "I":
                spans[-1] = (spans[-1][0], i)
    return spans
