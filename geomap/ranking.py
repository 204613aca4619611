"""Which of several places a name means: features of each candidate, learned weights, and the reasons in words.

A conditional logit over the candidates of one mention: score = softmax(weights · features). The weights are trained by
``scripts/train_ranker.py`` and stored as plain numbers; where there are none, those written here hold.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from geomap import geodesy
from geomap.model import Candidate, Entry, Mention
from geomap.names import fold

ABSTAIN_BELOW = 0.15
"""A best candidate with less than this share of belief is not put on the map."""
CONTAINER_GAP = re.compile(r"\s*[,(]\s*(?:in|of|w|у|в|in der)?\s*(?:the\s+)?|\s+(?:in|w|у|в)\s+(?:the\s+)?")
NEAR_M = 150_000.0
VILLAGE_PEOPLE = 250
"""People of a village whose number the gazetteer does not give (it gives those of 500 and more)."""

DEFAULT_WEIGHTS: dict[str, float] = {
    "population": 6.0, "rank": 1.5, "exact": 0.7, "abbreviation": -0.5,
    "is_country": 5.0, "is_adm1": 2.0, "is_adm2": 0.0, "is_capital": 0.8, "is_region": 1.8, "is_water": -0.5, "is_facility": -1.5, "is_village": 0.0, "is_other": -1.0,
    "feature_fits": 4.0, "feature_differs": -2.0,
    "container_fits": 6.0, "container_differs": -2.0,
    "context_country": 2.5, "no_context_country": -0.8, "same_admin1": 1.5, "nearness": 2.0, "fuzzy": -2.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What the document is about, as far as known: countries by weight, first-level regions, points of other names."""

    countries: Mapping[str, float] = field(default_factory=dict)
    admin1: Mapping[tuple[str, str], float] = field(default_factory=dict)
    points: tuple[tuple[int, float, float, float], ...] = ()
    """(start of the mention, lon, lat, belief) of the other names' best candidates."""

    @classmethod
    def start(cls, votes: Counter[str]) -> Context:
        """The context before anything is resolved: countries named or alluded to."""
        total = sum(votes.values())
        return cls({code: n / total for code, n in votes.items()} if total else {})

    @classmethod
    def from_choices(cls, choices: Sequence[tuple[Mention, Sequence[Candidate]]], votes: Counter[str]) -> Context:
        """The context in the light of a first ranking."""
        countries: Counter[str] = Counter(votes)
        admin1: Counter[tuple[str, str]] = Counter()
        points = []
        for mention, ranked in choices:
            if not ranked:
                continue
            best = ranked[0]
            entry = best.entry
            if entry.country_code:
                countries[entry.country_code] += best.score  # type: ignore[assignment]
                if region := region_of(entry):
                    admin1[entry.country_code, region] += best.score  # type: ignore[assignment]
            if entry.lon is not None and entry.lat is not None and not entry.feature_code.startswith("PCL"):
                points.append((mention.start, entry.lon, entry.lat, best.score))
        total, total1 = sum(countries.values()), sum(admin1.values())
        return cls(
            {c: n / total for c, n in countries.items()} if total else {},
            {a: n / total1 for a, n in admin1.items()} if total1 else {},
            tuple(points),
        )


@cache
def weights() -> Mapping[str, float]:
    """The weights in force: learned ones over those written here."""
    path = files("geomap").joinpath("weights", "ranker.json")
    learned: dict[str, float] = json.loads(path.read_text("utf-8"))["weights"] if path.is_file() else {}
    return {**DEFAULT_WEIGHTS, **learned}


def rank(
    mention: Mention, entries: Sequence[Entry], context: Context, containers: Sequence[Entry] | None, language: str | None
) -> list[Candidate]:
    """Candidates best first; scores sum to one."""
    if not entries:
        return []
    rows = features(mention, entries, context, containers)
    scores = [sum(weights().get(k, 0.0) * v for k, v in row.items()) for row in rows]
    top = max(scores)
    shares = [math.exp(s - top) for s in scores]
    total = sum(shares)
    ranked = [
        Candidate(entry, round(share / total, 4), _reasons(entry, row))
        for entry, share, row in zip(entries, shares, rows, strict=True)
    ]
    return sorted(ranked, key=lambda c: (-c.score, -(c.entry.population or 0), c.entry.id))


def features(
    mention: Mention, entries: Sequence[Entry], context: Context, containers: Sequence[Entry] | None
) -> list[dict[str, float]]:
    """A row of named numbers for each candidate; absent is 0."""
    forms = {str(f) for f in mention.hints.get("names", ())} | {mention.text}
    folded = {fold(f) for f in forms}
    order = sorted(range(len(entries)), key=lambda i: -(entries[i].population or 0))
    place_in_order = {index: n for n, index in enumerate(order)}
    return [
        _row(mention, entry, place_in_order[i], forms, folded, context, containers) for i, entry in enumerate(entries)
    ]


def _row(
    mention: Mention,
    entry: Entry,
    order: int,
    forms: set[str],
    folded: set[str],
    context: Context,
    containers: Sequence[Entry] | None,
) -> dict[str, float]:
    row: dict[str, float] = {_class(entry): 1.0}
    if entry.feature_code.startswith("PPL"):
        row["population"] = math.log10(1 + (entry.population or VILLAGE_PEOPLE)) / 8
    row["rank"] = 1 / (1 + order)
    if entry.name in forms:
        row["exact"] = 1.0
    elif fold(entry.name) not in folded:
        row["alternate"] = 1.0
    if entry.feature_code in ("PPLC",):
        row["is_capital"] = 1.0
    wanted = mention.hints.get("feature")
    if wanted:
        row["feature_fits" if _fits(str(wanted), entry.feature_code) else "feature_differs"] = 1.0
    if containers:
        row["container_fits" if any(_contains(c, entry) for c in containers) else "container_differs"] = 1.0
    if context.countries:
        share = context.countries.get(entry.country_code or "", 0.0)
        row["context_country"] = share
        if not share and entry.country_code:
            row["no_context_country"] = 1.0
    region = region_of(entry)
    if region and entry.country_code:
        row["same_admin1"] = context.admin1.get((entry.country_code, region), 0.0)
    row["nearness"] = _nearness(mention, entry, context)
    return row


def region_of(entry: Entry) -> str | None:
    """The first-level region an entry lies in, or is."""
    return entry.name if entry.feature_code == "ADM1" else entry.admin1


def _class(entry: Entry) -> str:
    code = entry.feature_code
    if code.startswith("PCL"):
        return "is_country"
    if code == "ADM1":
        return "is_adm1"
    if code.startswith("ADM"):
        return "is_adm2"
    if code in ("RGN", "CONT", "SEA", "OCN"):
        return "is_region"
    if code in ("STM", "LK", "GULF", "BAY", "STRT", "STMS", "LKS", "CNL"):
        return "is_water"
    if code.startswith(("AIR", "XING")):
        return "is_facility"
    if code.startswith("PPL"):
        return "is_village" if not entry.population else "is_town"
    return "is_other"


def _fits(wanted: str, code: str) -> bool:
    if wanted.startswith("ADM"):
        return code.startswith("ADM")
    if wanted == "PPL":
        return code.startswith("PPL")
    groups = (("STM", "STMS", "CNL"), ("LK", "LKS", "RSV"), ("SEA", "GULF", "BAY", "OCN", "STRT"), ("ISL", "ISLS"), ("MT", "MTS"), ("RGN", "PEN", "VAL", "DSRT", "FRST"))
    return any(wanted in group and code in group for group in groups) or wanted == code


def _contains(container: Entry, entry: Entry) -> bool:
    if container.id == entry.id or container.country_code != entry.country_code:
        return False
    if container.feature_code.startswith("PCL"):
        return True
    if container.feature_code == "ADM1":
        return bool(entry.admin1) and fold(entry.admin1 or "") in (fold(container.admin1 or ""), fold(container.name))
    return bool(entry.admin2) and fold(entry.admin2 or "") in (fold(container.admin2 or ""), fold(container.name))


def _nearness(mention: Mention, entry: Entry, context: Context) -> float:
    """How near the nearest other name's best candidate lies, weighted by belief: 1 at the same spot, ½ at `NEAR_M`."""
    if entry.lon is None or entry.lat is None or entry.feature_code.startswith("PCL"):
        return 0.0
    best = 0.0
    for start, lon, lat, belief in context.points:
        if start == mention.start or abs(lat - entry.lat) > 10:
            continue
        best = max(best, belief / (1 + geodesy.great_circle_m(lon, lat, entry.lon, entry.lat) / NEAR_M))
    return best


_WORDS = {
    "exact": "exactly this name", "alternate": "an alternate name", "feature_fits": "the kind of place the text says",
    "feature_differs": "not the kind of place the text says", "container_fits": "lies where the text says",
    "container_differs": "does not lie where the text says",
}  # fmt: skip


def _reasons(entry: Entry, row: Mapping[str, float]) -> tuple[str, ...]:
    reasons = [words for key, words in _WORDS.items() if row.get(key)]
    if entry.population:
        reasons.append(f"{entry.population:,} people")
    if row.get("context_country", 0) > 0.2:
        reasons.append(f"the text is about {entry.country_code}")
    if row.get("nearness", 0) > 0.5:
        reasons.append("near other places named")
    return tuple(reasons)
