"""Mention → Resolution: candidates from the gazetteer, ranked with reasons, and the shape of what was chosen.

Toponyms of a document are resolved together: what a name can mean depends on the countries the text is about, on the
places named beside it and on what the text says outright ("Paris, Texas"). Expressions are worked out afterwards from
the places of their anchors. A mention without a place stays, with its candidates and the reason.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import shapely

from geomap.expressions import PlaceOf, facility
from geomap.model import Candidate, Document, Entry, Expression, Gazetteer, Mention, Place, Resolution
from geomap.names import fold
from geomap.naming import ranking
from geomap.naming.matching import area_noun
from geomap.naming.outlet import home_of
from geomap.plugins import variants
from geomap.text import View

ROUNDS = 3
"""How often names are ranked: by themselves, then twice in the light of what the others most likely are."""
HOME_VOTES = {
    "pl": {"PL": 2}, "uk": {"UA": 2}, "ru": {"RU": 1, "UA": 1, "BY": 1}, "de": {"DE": 2, "AT": 1}, "cs": {"CZ": 2}, "sk": {"SK": 2},
    "ro": {"RO": 2, "MD": 1}, "lt": {"LT": 2}, "be": {"BY": 2},
}  # fmt: skip
"""What the language of a report says about where it plays, in mentions of a country; English says nothing."""
_IN = frozenset(["in", "w", "we", "у", "в", "во", "im"])
_TOWN_WORDS = frozenset("in near from of w koło pod у в біля під около под bei".split())
"""After these a name stands for the town, also where its sentence speaks of crossings."""
WINDOW = 1500
"""Characters on either side of an expression in which its surroundings are sought."""
MISSPELT = 0.5
"""Belief that is left when a name had to be read as another, like it."""
_HOUSE = re.compile(
    r"(?P<town>[^\W\d_a-z].*?)(?: (?:City|Town|Village|County|State|General|Memorial|Regional|Community|Metropolitan|International|District|Crown|High|Central"
    r"|Magistrates|Technical|Municipal|Public|Army|Military|Naval|World|Trade|Medical))*"
    r"(?: (?:Hall|Court|Courthouse|Castle|Hospital|Infirmary|Airport|Depot|Library|Cathedral|Prison|Jail|Barracks|Stadium|Marina|Racecourse|Zoo|Centre|Center|Cent(?:re|er)))?"
)
"""A town's name and the words for a house of a public body; without either of these it matches the name alone."""
CALLED_AFTER = "the house itself is not in the gazetteer: somewhere in or near what it is called after"
_COUNTRY_KINDS = ("PCLI", "PCL", "PCLD", "PCLF", "PCLS", "PCLIX", "PCLH")


def resolve_mentions(document: Document | View, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Resolution]:
    """A `Resolution` for every mention, in their order."""
    view = document if isinstance(document, View) else View(document)
    work = _Work(view, list(mentions), gazetteer)
    return [work.with_parts(work.resolution(m)) for m in mentions]


@dataclass
class _Name:
    """A toponym to resolve: the mentions of one surface form share their choice (one sense per document)."""

    mention: Mention
    entries: list[Entry]
    ranked: list[Candidate] = field(default_factory=list)


class _Work:
    """The state of one document's resolution; lives as long as the call."""

    def __init__(self, view: View, mentions: list[Mention], gazetteer: Gazetteer) -> None:
        self.view, self.gazetteer, self.mentions = view, gazetteer, mentions
        self.names = self._names(mentions)
        self._alike: dict[str, list[Entry]] = {}
        self._rank()
        self._places: dict[tuple[int, int, str], Place | None] = {}
        self._entry_places: dict[tuple[str, str, tuple[str, ...]], Place | None] = {}
        self._borders: list[tuple[int, str]] = []
        self._resolved: dict[tuple[int, bool], Resolution] = {}
        for m in mentions:  # borders first: sets of crossings refer back to them
            if m.expression is not None and m.expression.name == "border":
                self.resolution(m)

    # -- names --------------------------------------------------------------------------------------------------------

    def _names(self, mentions: Iterable[Mention]) -> dict[tuple[int, int], _Name]:
        toponyms = [t for m in mentions for t in _toponyms(m)]
        forms = sorted({form for t in toponyms for form in forms_of(t)})
        named = self.gazetteer.named_many(forms)
        found: dict[tuple[int, int], _Name] = {}
        for t in toponyms:
            entries = {e.id: e for form in forms_of(t) for e in named.get(form, ())} or self._without_area_word(t)
            after = {"called_after": True} if not entries and (entries := self._before_house(t)) else {}
            told = self._with_topic(replace(t, hints={**t.hints, **after}) if after else t, entries.values())
            if told.hints.get("topic") == "airport":
                entries |= {e.id: e for e in self._airports(told)}
            found[t.start, t.end] = _Name(told, list((entries or self._elsewhere(t)).values()))
        return found

    def _without_area_word(self, t: Mention) -> dict[str, Entry]:
        """Entries of what is left of a name nobody bears without its word for an area: ``Ganghwa Island`` as ``Ganghwa``."""
        first, last = self.view.token_range(t.start, t.end)
        tokens = self.view.tokens[first:last]
        left = [token.text for token in tokens if area_noun(token, self.view.language) is None]
        if not left or len(left) == len(tokens) or t.expression is not None:
            return {}
        return {e.id: e for e in self.gazetteer.named(" ".join(left)) if not e.feature_code.startswith("PCL")}

    def _before_house(self, t: Mention) -> dict[str, Entry]:
        """Entries of the town that a public house nobody bears is called after: ``Sligo Town Hall``, ``Ramsey District Court``."""
        if self.view.language not in (None, "en") or (house := _HOUSE.fullmatch(" ".join(t.text.split()))) is None:
            return {}
        wanted = ("PPL", "ADM2", "ADM3")
        return {e.id: e for e in self.gazetteer.named(house["town"]) if e.feature_code.startswith(wanted)}

    def _airports(self, m: Mention) -> list[Entry]:
        """Airports that a name means where airports are spoken of: *Chopin* is Chopin Airport."""
        named = self.gazetteer.named_many([f"{form} Airport" for form in forms_of(m)])
        return [e for many in named.values() for e in many if e.feature_code == "AIRP"]

    def _elsewhere(self, t: Mention) -> dict[str, Entry]:
        """Entries of a name that the gazetteer lacks, where it knows somebody to ask."""
        ask = getattr(self.gazetteer, "elsewhere", None)
        return {e.id: e for e in ask(forms_of(t)[0], t.hints.get("country"))} if ask is not None else {}

    def _with_topic(self, m: Mention, entries: Iterable[Entry]) -> Mention:
        """The mention with what its sentence says about the kind of place: one of a list of airports, a crossing."""
        sentence = self.view.sentence_at(m.start)
        if sentence is None or m.hints.get("feature"):
            return m
        topic = facility.topic(self.view.text, m.start, max(0, sentence.start - 200), min(sentence.end, m.end + 300), self.view.language)
        i, _ = self.view.token_range(m.start, m.end)
        before = self.view.tokens[i - 1].text.casefold() if i else ""
        if topic is None and facility.speaks_of_crossings(self.view.text, self.view.language):
            topic = "crossing" if any(e.feature_code.startswith("XING") for e in entries) else None
        if topic is None or (topic == "crossing" and before in _TOWN_WORDS) or self._holds_facility(m):
            return m
        return replace(m, hints={**m.hints, "topic": topic})

    def _holds_facility(self, m: Mention) -> bool:
        """Whether a name says where a facility with a name of its own is: *Warsaw* in "Modlin airport in Warsaw"."""
        i, _ = self.view.token_range(m.start, m.end)
        if not i or self.view.tokens[i - 1].text.casefold() not in _IN:
            return False
        end = self.view.tokens[i - 1].start
        return any(f.kind == "facility" and 0 <= end - f.end <= 1 and _toponyms(f) for f in self.mentions)

    def _misspelt(self, name: _Name, context: ranking.Context) -> None:
        """Candidates for a name nobody bears: one like it, in a country that the text is about.

        Not in English, where an unknown name is mostly a street or a building and no other spelling of a town.
        """
        if name.entries or len(name.mention.text) < 6 or self.view.language in (None, "en"):
            return
        form = forms_of(name.mention)[0]
        if form not in self._alike:
            self._alike[form] = [e for e in self.gazetteer.similar(form, limit=8) if _at_home(e, context)]
        ranked = ranking.rank(name.mention, self._alike[form], context, None)
        name.ranked = [replace(c, score=round(c.score * MISSPELT, 4), reasons=("spelled differently", *c.reasons)) for c in ranked]

    def _rank(self) -> None:
        """Rank in two rounds: by themselves, then in the light of what the others most likely are."""
        names = sorted(self.names.values(), key=lambda n: n.mention.start)
        explicit = _containers(self.view, names)
        home = home_of(self.view.document, self.gazetteer)
        context = ranking.Context.start(self._country_votes(), (home.country, home.region))
        contests: dict[tuple[object, ...], ranking.Contest] = {}
        keyed: list[tuple[_Name, tuple[object, ...]]] = []
        for name in names:
            containers, hints = explicit.get(id(name)), name.mention.hints
            key = (*forms_of(name.mention), name.mention.text, hints.get("feature"), hints.get("topic"), *(c.id for c in containers or ()))
            if key not in contests:
                contests[key] = ranking.Contest(name.mention, name.entries, containers)
            keyed.append((name, key))
        for turn in range(ROUNDS):
            done = {key: contest.ranked(context, told=turn + 1 == ROUNDS, quiet=turn + 1 < ROUNDS) for key, contest in contests.items()}
            for name, key in keyed:
                name.ranked = done[key]
            if turn + 1 < ROUNDS:
                context = context.with_choices([(n.mention, n.ranked) for n in names])
        self.context = context
        for name in names:
            self._misspelt(name, context)
        _one_sense(names)
        self._starts = [m.start for m in self.mentions]
        self._votes = Counter(code for m in self.mentions for code in self._codes_of(m))

    def _country_votes(self) -> Counter[str]:
        votes: Counter[str] = Counter(HOME_VOTES.get(self.view.language or "", {}))
        for m in self.mentions:
            for d in _demonyms(m):
                votes[str(d.hints["country"])] += 1
        return votes

    # -- places -------------------------------------------------------------------------------------------------------

    def resolution(self, m: Mention) -> Resolution:
        """The resolution of one mention."""
        key = (m.start, m.expression is not None)  # an expression may mark no more than its anchor does
        if key not in self._resolved or self._resolved[key].mention is not m:
            self._resolved[key] = _unless_lookalike(self._resolve(m))
        return self._resolved[key]

    def with_parts(self, resolution: Resolution) -> Resolution:
        """The resolution with those of the names that its expression stands on."""
        m = resolution.mention
        if m.expression is None or not _describes(m):
            return resolution
        parts = (self._toponym(replace(t, within=m.key, use="within-expression")) for t in _toponyms(m) if (t.start, t.end) != (m.start, m.end))
        return replace(resolution, parts=tuple(part for part in parts if _in_one_country(part.place, resolution.place)))

    def _resolve(self, m: Mention) -> Resolution:
        if m.expression is not None:
            return self._expression(m)
        if m.kind in ("toponym", "metonym", "facility"):
            return self._toponym(m)
        return Resolution(m, None, note=m.note)

    def _toponym(self, m: Mention) -> Resolution:
        name = self.names.get((m.start, m.end))
        ranked = name.ranked if name else []
        if not ranked:
            return Resolution(m, None, note="no entry of this name in the gazetteer")
        best = ranked[0]
        kept = tuple(ranked)
        if best.score < ranking.ABSTAIN_BELOW:
            return Resolution(m, None, kept, f"too uncertain: best candidate has only {best.score:.2f}", best.score, True)
        after = (CALLED_AFTER,) if name is not None and name.mention.hints.get("called_after") else ()
        place = self._place_of_entry(best.entry, (*best.reasons, *after))
        if name is not None and name.mention.hints.get("topic") == "airport" and best.entry.feature_code.startswith("PPL"):
            return self._airport_of(m, place, ranked)
        close = [c for c in ranked[1:] if c.score > 0.5 * best.score]
        note = m.note
        if close:
            note = "; ".join(filter(None, [note, f"could also be {_describe(close[0].entry)}"]))
        return Resolution(m, place, kept, note, best.score, bool(close))

    def _place_of_entry(self, entry: Entry, reasons: tuple[str, ...]) -> Place | None:
        """`place_of_entry`, one place for all mentions that have the same reasons."""
        key = (entry.gazetteer, entry.id, reasons)
        if key not in self._entry_places:
            self._entry_places[key] = place_of_entry(entry, self.gazetteer, reasons)
        return self._entry_places[key]

    def _airport_of(self, m: Mention, town: Place | None, ranked: Sequence[Candidate]) -> Resolution:
        """A town that stands for its airport: "the airports of X and Y"."""
        as_facility = replace(m, expression=Expression("facility", (m,), {"type": "airport"}))
        found = facility.candidates(as_facility, lambda _: town, self.gazetteer)
        if not found:
            return Resolution(m, town, tuple(ranked), m.note, ranked[0].score)
        reasons = ("stands for its airport", *found[0].reasons)
        place = facility.facility_place(found[0].entry, self.gazetteer, reasons)
        rivals = [c for c in found[1:] if c.score >= 0.8 * found[0].score]
        return Resolution(m, place, tuple(found[: ranking.KEPT]), m.note, found[0].score, bool(rivals))

    def place_of(self, m: Mention) -> Place | None:
        """The place of a mention or anchor; that of a demonym is its country."""
        key = (m.start, m.end, m.kind if m.expression is None else m.expression.name)
        if key not in self._places:
            self._places[key] = self._place_of(m)
        return self._places[key]

    def _place_of(self, m: Mention) -> Place | None:
        if m.kind == "demonym":
            entry = self.gazetteer.country(str(m.hints["country"]))
            return place_of_entry(entry, self.gazetteer, ("country of the demonym",)) if entry else None
        return self.resolution(m).place

    def _expression(self, m: Mention) -> Resolution:
        assert m.expression is not None
        module = variants("expressions")[m.expression.name]
        full = replace(m, hints={**m.hints, **self._surroundings(m)})
        try:
            place: Place | None = module.locate(full, self.place_of, self.gazetteer)
        except shapely.errors.GEOSException as error:
            # One shape that geometry cannot deal with must not cost the rest of the document.
            return Resolution(m, None, note=f"its shape could not be worked out ({error})")
        found = _candidates(module, full, self.place_of, self.gazetteer)
        if (own := _marked_anchor(m)) is not None:  # "near X" marks X: what X can be is known of it
            told = self.resolution(own)
            return Resolution(m, place) if place is not None and told.place is None else replace(told, mention=m, place=place)
        if place is None:
            return Resolution(m, None, found, "the parts of the expression could not be placed")
        for entry in place.entries:
            if m.expression.name == "border" and entry.feature_code == "BRDR":
                insort(self._borders, (m.start, entry.id))
        rivals = [c for c in found[1:] if found and c.score >= 0.6 * found[0].score]
        note = f"could also be {_describe(rivals[0].entry)}" if rivals else ""
        score = found[0].score if found else self._anchor_score(m)
        return Resolution(m, place, found, note, score, bool(rivals))

    def _anchor_score(self, m: Mention) -> float | None:
        assert m.expression is not None
        scores = [self.resolution(a).score for a in m.expression.anchors if a.kind in ("toponym", "expression")]
        known = [s for s in scores if s is not None]
        return min(known) if known else None

    # -- what stands around ---------------------------------------------------------------------------------------------

    def _surroundings(self, m: Mention) -> dict[str, Any]:
        sentence = self.view.sentence_at(m.start)
        before = self.view.sentences[max(0, sentence.index - 2)].start if sentence is not None else None
        first = before if before is not None else sentence.start if sentence is not None else 0
        last = sentence.end if sentence is not None else 0
        window = [o for o in self._between(first, last, m) if not m.start <= o.start < m.end]
        beside = [o for o in window if o.kind == "toponym"]
        # Those of the sentence itself come first, then those of the ones before.
        beside.sort(key=lambda o: (sentence is not None and o.start < sentence.start, abs(o.start - m.start)))
        parts = [o for o in window if o.expression is not None and o.expression.name == "part_of"]
        border = self._border_beside(m.start)
        return {
            "context": tuple(self._context(m)), "beside": tuple(beside), "around": (*parts, *beside),
            "borders": (border[1],) if border else (),
        }  # fmt: skip

    def _border_beside(self, start: int) -> tuple[int, str] | None:
        """The border told last before a position, else first after it."""
        i = bisect_left(self._borders, (start, ""))
        after = bisect_left(self._borders, (start + 1, ""))
        return self._borders[i - 1] if i else self._borders[after] if after < len(self._borders) else None

    def _between(self, start: int, end: int, m: Mention) -> list[Mention]:
        """Mentions that start within a span, not farther than `WINDOW` from one: a sentence may be a whole book."""
        start, end = max(start, m.start - WINDOW), min(end, m.end + WINDOW)
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _context(self, m: Mention) -> list[str]:
        """Countries the text round a mention is about: those of its sentence by nearness, then the document's by votes."""
        sentence = self.view.sentence_at(m.start)
        near: list[tuple[int, str]] = []
        for o in self._between(sentence.start, sentence.end, m) if sentence is not None else ():
            if not m.start <= o.start < m.end:
                weight = abs(o.start - m.start) + (0 if o.kind != "demonym" else 40)
                near += [(weight, code) for code in self._codes_of(o)]
        ordered = [code for _, code in sorted(near)]
        votes = self._votes - Counter(self._codes_of(m))
        ordered += [code for code, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0]))]
        return list(dict.fromkeys(ordered))

    def _codes_of(self, m: Mention) -> list[str]:
        if m.kind == "demonym":
            return [str(m.hints["country"])]
        if m.expression is not None:
            return [c for a in m.expression.anchors for c in self._codes_of(a)]
        name = self.names.get((m.start, m.end))
        if name is None or not name.ranked:
            return []
        code = name.ranked[0].entry.country_code
        return [code] if code else []


def _unless_lookalike(resolution: Resolution) -> Resolution:
    """The resolution without its place where the mention's letters are not what they look like; candidates stay."""
    reason = resolution.mention.hints.get("lookalike")
    if not reason or resolution.place is None:
        return resolution
    note = f"looks like {resolution.place.label}, but {reason}; not placed until somebody confirms it"
    return replace(resolution, place=None, note=note, ambiguous=True)


def _at_home(entry: Entry, context: ranking.Context) -> bool:
    """Whether the text is about the country an entry lies in."""
    code = entry.country_code or ""
    return context.hints.get(code, 0) > 0.15 or context.country_belief(code, "") > 0.15


def forms_of(m: Mention) -> tuple[str, ...]:
    """Spellings under which a mention is looked up."""
    forms = tuple(str(f) for f in m.hints.get("names", ())) or (m.text,)
    return tuple(dict.fromkeys(forms))


def _toponyms(m: Mention) -> list[Mention]:
    """A mention if it is to be looked up by name, and all such anchors within it."""
    if m.expression is None:
        return [m] if m.kind in ("toponym", "metonym", "facility") else []
    found = [t for anchor in m.expression.anchors for t in _toponyms(anchor)]
    if m.expression.name == "facility":
        # An airport or a crossing is called after a town, not after the region of the same name.
        found = [t if t.hints.get("feature") else replace(t, hints={**t.hints, "feature": "PPL"}) for t in found]
    return found


def _describes(m: Mention) -> bool:
    """Whether the words describe a place by others (``the airports of Beirut``), and are not one name (``Beirut Airport``)."""
    if m.kind == "expression":
        return True
    rest = list(m.text)
    for t in _toponyms(m):
        rest[t.start - m.start : t.end - m.start] = " " * (t.end - t.start)
    return not any(word[:1].isupper() and word != "The" for word in "".join(rest).split())


def _demonyms(m: Mention) -> list[Mention]:
    if m.kind == "demonym":
        return [m]
    return [d for a in m.expression.anchors for d in _demonyms(a)] if m.expression is not None else []


def _containers(view: View, names: Sequence[_Name]) -> dict[int, list[Entry]]:
    """For names written "X, Y" or "X, in Y" or "X (Y)": what Y can be. Y then says where X lies."""
    found: dict[int, list[Entry]] = {}
    for name, after in itertools.pairwise(names):
        gap = view.text[name.mention.end : after.mention.start]
        if len(gap) <= 12 and ranking.CONTAINER_GAP.fullmatch(gap):
            wider = [e for e in after.entries if e.feature_code in _COUNTRY_KINDS or e.feature_code.startswith("ADM")]
            if wider:
                found[id(name)] = wider
    return found


def _one_sense(names: Sequence[_Name]) -> None:
    """All mentions of one form take the most confident of their choices (Gale, Church, Yarowsky 1992)."""
    groups: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        if name.ranked and not name.mention.hints.get("feature"):
            groups[f"{fold(name.mention.text)}|{name.mention.hints.get('topic')}"].append(name)
    for group in groups.values():
        best = max(group, key=lambda n: n.ranked[0].score)
        for name in group:
            if name.ranked[0].entry.id != best.ranked[0].entry.id:
                name.ranked = best.ranked


def _candidates(module: object, m: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    rank = getattr(module, "candidates", None)
    return tuple(rank(m, place_of, gazetteer)[: ranking.KEPT]) if rank else ()


def _marked_anchor(m: Mention) -> Mention | None:
    """The anchor whose words are all that an expression marks."""
    assert m.expression is not None
    return next((a for a in m.expression.anchors if (a.start, a.end) == (m.start, m.end) and a.kind == m.kind), None)


def _describe(entry: Entry) -> str:
    where = ", ".join(filter(None, [entry.admin1, entry.country_code]))
    return f"{entry.name} ({where})" if where else entry.name


# -- entry → place ----------------------------------------------------------------------------------------------------

_KINDS = {"PCL": "country", "ADM1": "admin1", "ADM": "admin2", "PPL": "settlement", "AIR": "airport", "XING": "crossing", "BRDR": "border", "RGN": "region", "CONT": "region"}
_WATERS = frozenset(["STM", "STMS", "LK", "LKS", "SEA", "OCN", "GULF", "BAY", "STRT", "CHN", "CNL", "RSV"])


def place_kind(entry: Entry) -> str:
    """The kind of place an entry is, from its feature code."""
    code = entry.feature_code
    if code in _WATERS:
        return "water"
    return next((kind for prefix, kind in _KINDS.items() if code.startswith(prefix)), "region" if entry.shape == "polygon" else "facility")


def place_of_entry(entry: Entry, gazetteer: Gazetteer, reasons: Sequence[str] = ()) -> Place | None:
    """The place of a gazetteer entry: its full shape where there is one, else its point with extent and accuracy."""
    if entry.lon is None or entry.lat is None:
        return None
    geometry = gazetteer.geometry(entry) if entry.shape != "point" else shapely.Point(entry.lon, entry.lat)
    uncertainty = entry.accuracy_m if entry.shape != "point" else entry.uncertainty_m
    codes = tuple(entry.properties.get("between", ())) or ((entry.country_code,) if entry.country_code else ())
    steps = (f"{entry.name} ({entry.id})", *reasons)
    return Place(entry.name, geometry, uncertainty, entry.lon, entry.lat, place_kind(entry), (entry,), steps, codes)


def _in_one_country(a: Place | None, b: Place | None) -> bool:
    """Whether two places can be in one country: *Chopin* in "Chopin airport" is no town in Brazil."""
    known = a is not None and b is not None and a.country_codes and b.country_codes
    return not known or a is None or b is None or bool({*a.country_codes} & {*b.country_codes})
