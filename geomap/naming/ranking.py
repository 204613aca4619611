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
NEAR_M = 60_000.0
CITY_PEOPLE = 50_000
"""From this population on, a city's bare name is not short for the region called after it."""
CELL_DEG = 2.0
"""Names more than a cell or two apart say nothing about each other's nearness."""
VILLAGE_PEOPLE = 250
"""People of a village whose number the gazetteer does not give (it gives those of 500 and more)."""

DEFAULT_WEIGHTS: dict[str, float] = {
    "population": 5.0, "rank": 0.6, "exact": 1.2, "alternate": -0.5, "abbreviation": 0.5,
    "is_country": 3.0, "is_adm1": 1.5, "is_adm2": -0.5, "is_region": 1.5, "is_water": -0.5, "is_facility": -0.5, "is_village": -0.5, "is_other": -1.0,
    "feature_fits": 4.0, "feature_differs": -2.0, "container_fits": 4.0, "container_differs": -1.5,
    "topic": 6.0, "accents_differ": -4.0, "region_unsaid": -3.0, "country_so_called": -6.0, "country_belief": 2.0, "country_named": 0.8, "country_absent": -1.0, "admin1_belief": 2.0, "admin1_named": 1.0, "nearness": 2.0, "home": 1.0, "outlet_country": 2.0, "outlet_region": 2.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Choice:
    """What one name of the document may be: candidates with belief, and what they say about the rest."""

    points: tuple[tuple[float, float, float], ...]
    countries: Mapping[str, float]
    admin1: Mapping[tuple[str, str], float]
    named_country: str | None
    named_admin1: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Context:
    """What the document is about, as far as known. A name never votes for itself: what it says is taken out again."""

    hints: Mapping[str, float] = field(default_factory=dict)
    """Countries alluded to by demonyms or by the language of the text, with their share."""
    choices: Mapping[str, _Choice] = field(default_factory=dict)
    countries: Mapping[str, float] = field(default_factory=dict)
    admin1: Mapping[tuple[str, str], float] = field(default_factory=dict)
    named_countries: Mapping[str, int] = field(default_factory=dict)
    named_admin1: Mapping[tuple[str, str], int] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], Sequence[tuple[str, float, float, float]]] = field(default_factory=dict)
    """(form, lon, lat, belief) of what other names may be, by cells of `CELL_DEG` degrees."""
    outlet: tuple[str | None, str | None] = (None, None)
    """Country and first-level region that the outlet is at home in, where its name or address tells."""

    @classmethod
    def start(cls, votes: Counter[str], outlet: tuple[str | None, str | None] = (None, None)) -> Context:
        """The context before anything is resolved: countries alluded to, and the country and region of the outlet."""
        total = sum(votes.values())
        return cls({code: n / total for code, n in votes.items()} if total else {}, outlet=outlet)

    def with_choices(self, ranked: Sequence[tuple[Mention, Sequence[Candidate]]]) -> Context:
        """The context in the light of a ranking; each form of a name counts once."""
        choices = {fold(mention.text): _choice(candidates) for mention, candidates in ranked if candidates}
        countries: Counter[str] = Counter()
        admin1: Counter[tuple[str, str]] = Counter()
        for choice in choices.values():
            countries.update(choice.countries)
            admin1.update(choice.admin1)
        cells: dict[tuple[int, int], list[tuple[str, float, float, float]]] = {}
        for form, choice in choices.items():
            for lon, lat, belief in choice.points:
                cells.setdefault(_cell(lon, lat), []).append((form, lon, lat, belief))
        named = Counter(c.named_country for c in choices.values() if c.named_country)
        named1 = Counter(c.named_admin1 for c in choices.values() if c.named_admin1)
        return Context(self.hints, choices, countries, admin1, named, named1, cells, self.outlet)

    def country_belief(self, code: str, own: str) -> float:
        """The share of the other names that lie in a country."""
        mine = self.choices.get(own)
        others = len(self.choices) - (mine is not None)
        mass = self.countries.get(code, 0.0) - (mine.countries.get(code, 0.0) if mine else 0.0)
        return mass / others if others else 0.0

    def admin1_belief(self, region: tuple[str, str], own: str) -> float:
        """The share of the other names that lie in a first-level region."""
        mine = self.choices.get(own)
        others = len(self.choices) - (mine is not None)
        mass = self.admin1.get(region, 0.0) - (mine.admin1.get(region, 0.0) if mine else 0.0)
        return mass / others if others else 0.0

    def country_named(self, code: str, own: str) -> bool:
        """Whether another name is this country."""
        mine = self.choices.get(own)
        return self.named_countries.get(code, 0) > (mine is not None and mine.named_country == code)

    def admin1_is_named(self, region: tuple[str, str], own: str) -> bool:
        """Whether another name is this first-level region."""
        mine = self.choices.get(own)
        return self.named_admin1.get(region, 0) > (mine is not None and mine.named_admin1 == region)


def _cell(lon: float, lat: float) -> tuple[int, int]:
    return math.floor(lon / CELL_DEG), math.floor(lat / CELL_DEG)


_CONSIDERED = 8


def _choice(candidates: Sequence[Candidate]) -> _Choice:
    countries: dict[str, float] = {}
    admin1: dict[tuple[str, str], float] = {}
    points: list[tuple[float, float, float]] = []
    for c in candidates[:_CONSIDERED]:
        entry = c.entry
        if entry.country_code:
            countries[entry.country_code] = countries.get(entry.country_code, 0.0) + c.score
            if region := region_of(entry):
                key = (entry.country_code, region)
                admin1[key] = admin1.get(key, 0.0) + c.score
        if c.score > 0.05 and entry.lon is not None and entry.lat is not None and not entry.feature_code.startswith("PCL"):
            points.append((entry.lon, entry.lat, c.score))
    best = candidates[0]
    sure = best.entry if best.score > 0.5 else None
    country = sure.country_code if sure is not None and sure.feature_code.startswith("PCL") else None
    region1 = (sure.country_code or "", sure.name) if sure is not None and sure.feature_code == "ADM1" else None
    return _Choice(tuple(points), countries, admin1, country, region1)


_TOPICS = {"crossing": ("XING_ROAD",), "airport": ("AIRP", "AIRB", "AIRF")}


@cache
def weights() -> Mapping[str, float]:
    """The weights in force: learned ones over those written here."""
    path = files("geomap").joinpath("weights", "ranker.json")
    learned: dict[str, float] = json.loads(path.read_text("utf-8"))["weights"] if path.is_file() else {}
    return {**DEFAULT_WEIGHTS, **learned}


KEPT = 9
"""Candidates of a ranking that are kept: the best, and what it was chosen over."""
ABSENT = 1.5
"""What a place that the gazetteer lacks would weigh beside the candidates, chosen by likelihood on corpora of news: a lone small
village of a rare name is not sure to be meant."""
ROOM = 0.25
"""Most that such a place counts, as a share of the candidates together: being small is no reason to disbelieve a village."""


def rank(
    mention: Mention, entries: Sequence[Entry], context: Context, containers: Sequence[Entry] | None
) -> list[Candidate]:
    """The best candidates, best first, `KEPT` at most; the scores of all entries sum to one."""
    return Contest(mention, entries, containers).ranked(context)


class Contest:
    """The entries that one mention may mean, with what does not depend on context worked out once."""

    def __init__(self, mention: Mention, entries: Sequence[Entry], containers: Sequence[Entry] | None) -> None:
        self.entries = entries
        self.look = _Look.at(mention, containers)
        self.rows = _fixed_rows(self.look, entries)
        weight = weights().get
        self.fixed = [sum([weight(k, 0.0) * v for k, v in row.items()]) for row in self.rows]

    def ranked(self, context: Context, *, told: bool = False, quiet: bool = False) -> list[Candidate]:
        """The best candidates in a context; ties go to the more populous, then by id.

        With ``told`` the scores also leave room for a place that is not among them; they then sum to less than one. ``quiet``
        leaves out the reasons.
        """
        entries = self.entries
        if not entries:
            return []
        regions: dict[tuple[str, str | None], tuple[dict[str, float], float]] = {}
        said = [_context_sum(self.look, entry, context, regions) for entry in entries]
        scores = [base + part for base, (_, _, part) in zip(self.fixed, said, strict=True)]
        top = max(scores)
        shares = [math.exp(s - top) for s in scores]
        known = sum(shares)
        total = known + (min(math.exp(min(ABSENT - top, 50.0)), ROOM * known) if told else 0.0)
        beliefs = [round(share / total, 4) for share in shares]
        order = sorted(range(len(entries)), key=lambda i: (-beliefs[i], -(entries[i].population or 0), entries[i].id))
        if quiet:
            return [Candidate(entries[i], beliefs[i]) for i in order[:KEPT]]
        found: list[Candidate] = []
        for i in order[:KEPT]:
            shared, near, _ = said[i]
            found.append(Candidate(entries[i], beliefs[i], _reasons(entries[i], {**self.rows[i], **shared, "nearness": near})))
        return found


def features(
    mention: Mention, entries: Sequence[Entry], context: Context, containers: Sequence[Entry] | None
) -> list[dict[str, float]]:
    """A row of named numbers for each candidate; absent is 0."""
    look = _Look.at(mention, containers)
    fixed = _fixed_rows(look, entries)
    return [{**row, **_context_features(look, entry, context)} for entry, row in zip(entries, fixed, strict=True)]


def _fixed_rows(look: _Look, entries: Sequence[Entry]) -> list[dict[str, float]]:
    """The features of each candidate that do not depend on the other names of the document."""
    order = sorted(range(len(entries)), key=lambda i: -(entries[i].population or 0))
    place_in_order = {index: n for n, index in enumerate(order)}
    rows = [{**_own_features(look, entry, place_in_order[i]), **_stated_features(look, entry)} for i, entry in enumerate(entries)]
    if not look.mention.hints.get("feature") and any(e.feature_code.startswith("PPL") and (e.population or 0) >= CITY_PEOPLE for e in entries):
        for entry, row in zip(entries, rows, strict=True):
            if entry.feature_code.startswith("ADM") and "alternate" in row:
                row["region_unsaid"] = 1.0
    if any(entry.feature_code.startswith("PCL") and "exact" in row for entry, row in zip(entries, rows, strict=True)):
        for entry, row in zip(entries, rows, strict=True):
            if "alternate" in row and not entry.feature_code.startswith("PCL"):
                row["country_so_called"] = 1.0
    return rows


def _accented(forms: set[str]) -> frozenset[str]:
    return frozenset(f for f in forms if not f.isascii() and all(c < "\u0250" or not c.isalpha() for c in f))


@dataclass(frozen=True, slots=True)
class _Look:
    """What all candidates of one mention are held against."""

    mention: Mention
    forms: set[str]
    folded: set[str]
    own: str
    containers: Sequence[Entry] | None
    accented: frozenset[str]
    """Forms in Latin script with letters that ASCII lacks: whoever writes ``Oleśno`` does not mean ``Olesno``."""

    @classmethod
    def at(cls, mention: Mention, containers: Sequence[Entry] | None) -> _Look:
        """What the mention itself says."""
        forms = {str(f) for f in mention.hints.get("names", ())} | {mention.text}
        return cls(mention, forms, {fold(f) for f in forms}, fold(mention.text), containers, _accented(forms))



def _own_features(look: _Look, entry: Entry, order: int) -> dict[str, float]:
    """What the entry says by itself: its class, its people, how its name fits."""
    row: dict[str, float] = {_class(entry): 1.0, "rank": 1 / (1 + order)}
    if entry.feature_code.startswith("PPL"):
        row["population"] = math.log10(1 + (entry.population or VILLAGE_PEOPLE)) / 8
    if look.accented and not look.accented & {entry.name, *entry.names}:
        row["accents_differ"] = 1.0
    if entry.name in look.forms:
        row["exact"] = 1.0
    elif fold(entry.name) not in look.folded:
        row["alternate"] = 1.0
        if look.forms & set(entry.properties.get("abbreviations", ())):
            row["abbreviation"] = 1.0
    if entry.feature_code == "PPLC":
        row["is_capital"] = 1.0
    return row


def _stated_features(look: _Look, entry: Entry) -> dict[str, float]:
    """What the text says outright: the kind of place, and what it lies in."""
    row: dict[str, float] = {}
    wanted = look.mention.hints.get("feature")
    if wanted:
        row["feature_fits" if _fits(str(wanted), entry.feature_code) else "feature_differs"] = 1.0
    topic = look.mention.hints.get("topic")
    if topic and entry.feature_code in _TOPICS[str(topic)]:
        row["topic"] = 1.0
    if look.containers:
        row["container_fits" if any(_contains(c, entry) for c in look.containers) else "container_differs"] = 1.0
    return row


def _context_features(look: _Look, entry: Entry, context: Context) -> dict[str, float]:
    """What the other names of the document say."""
    shared, near, _ = _context_sum(look, entry, context, {})
    return {**shared, "nearness": near} if shared else {}


def _context_sum(
    look: _Look, entry: Entry, context: Context, regions: dict[tuple[str, str | None], tuple[dict[str, float], float]]
) -> tuple[dict[str, float], float, float]:
    """What the other names say of an entry's region, how near they are, and both weighed; ``regions`` keeps the first of these."""
    between = [str(c) for c in entry.properties.get("between", ())]
    code = entry.country_code or max(between, key=lambda c: context.country_belief(c, look.own), default=None)
    if not code:
        return {}, 0.0, 0.0
    weight = weights().get
    region = region_of(entry)
    known = regions.get((code, region))
    if known is None:
        row = _region_features(look, code, region, context)
        known = regions[code, region] = row, sum([weight(k, 0.0) * v for k, v in row.items()])
    near = _nearness(look.own, entry, context)
    return known[0], near, known[1] + weight("nearness", 0.0) * near


def _region_features(look: _Look, code: str, region: str | None, context: Context) -> dict[str, float]:
    """What the other names of the document say of a country and a first-level region in it."""
    row = {"home": context.hints.get(code, 0.0), "country_belief": context.country_belief(code, look.own)}
    named = context.country_named(code, look.own)
    if named:
        row["country_named"] = 1.0
    if context.choices and not named and not row["home"] and row["country_belief"] < 0.02:
        row["country_absent"] = 1.0
    if region:
        row["admin1_belief"] = context.admin1_belief((code, region), look.own)
        row["admin1_named"] = float(context.admin1_is_named((code, region), look.own))
    if code == context.outlet[0]:
        row["outlet_country"] = 1.0
        if region and region == context.outlet[1]:
            row["outlet_region"] = 1.0
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


def _nearness(own: str, entry: Entry, context: Context) -> float:
    """How near the nearest other name may lie, weighted by belief: 1 at the same spot, ½ at `NEAR_M`."""
    if entry.lon is None or entry.lat is None or entry.feature_code.startswith("PCL"):
        return 0.0
    cells = context.cells
    if not cells:
        return 0.0
    best = 0.0
    column, line = _cell(entry.lon, entry.lat)
    for i in (column - 1, column, column + 1):
        for j in (line - 1, line, line + 1):
            for form, lon, lat, belief in cells.get((i, j), ()):
                if belief > best and form != own:
                    distance_m = geodesy.great_circle_m(lon, lat, entry.lon, entry.lat)
                    best = max(best, belief / (1 + distance_m / NEAR_M))
    return best


_WORDS = {
    "exact": "exactly this name", "alternate": "an alternate name", "feature_fits": "the kind of place the text says",
    "feature_differs": "not the kind of place the text says", "container_fits": "lies where the text says",
    "container_differs": "does not lie where the text says", "topic": "its sentence speaks of such", "accents_differ": "spelled with other accents", "region_unsaid": "the region of that name, which the text does not say",
    "country_so_called": "another name of it, and a country's own",
}  # fmt: skip


def _reasons(entry: Entry, row: Mapping[str, float]) -> tuple[str, ...]:
    reasons = [words for key, words in _WORDS.items() if row.get(key)]
    if entry.population:
        reasons.append(f"{entry.population:,} people")
    if row.get("country_belief", 0) > 0.2 or row.get("home", 0) > 0.2:
        reasons.append(f"the text is about {entry.country_code}")
    if region_of(entry) and (row.get("admin1_belief", 0) > 0.2 or row.get("admin1_named")):
        reasons.append(f"the text is about {region_of(entry)}")
    if row.get("outlet_country"):
        reasons.append("where the outlet is at home")
    if row.get("nearness", 0) > 0.5:
        reasons.append("near other places named")
    return tuple(reasons)
