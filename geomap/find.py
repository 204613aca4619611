"""Document → Mention: which words name a place, which place expression they are part of, and what only looks like one.

Names come from two recognisers that share one span policy: a learned sequence model for English
(`geomap.tagger`), and gazetteer names with guards for every other language. Then the expression grammar joins names
into larger wholes. What was looked at and refused is kept, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from geomap import lexicons, tagger
from geomap.demonyms import as_mentions, find_demonyms
from geomap.expressions._grammar import matches as expression_matches
from geomap.expressions._grammar import skeletons
from geomap.expressions.facility import ending as facility_ending
from geomap.matching import Match, area_noun, gazetteer_matches, known_forms, runs
from geomap.model import Entry, Expression, Gazetteer, Mention
from geomap.names import fold
from geomap.plugins import variants
from geomap.text import Token, View

LOCATIVES = {
    "en": frozenset(["in", "at", "near", "from", "to", "into", "outside", "around", "across", "through", "throughout", "toward", "towards", "over", "off", "via", "inside", "within", "between", "and", "of"]),
    "pl": frozenset(["w", "we", "z", "ze", "do", "na", "pod", "nad", "koło", "obok", "przy", "od", "przez", "między", "niedaleko", "w", "pobliżu", "ku"]),
    "uk": frozenset(["в", "у", "з", "із", "до", "на", "під", "над", "біля", "від", "через", "між", "поблизу", "по"]),
    "ru": frozenset(["в", "во", "из", "до", "на", "под", "над", "около", "возле", "от", "через", "между", "близ", "по", "к"]),
    "de": frozenset(["in", "im", "aus", "nach", "bei", "von", "über", "unter", "zwischen", "nahe", "vor", "um", "ab", "bis", "durch"]),
    "cs": frozenset(["v", "ve", "z", "ze", "do", "na", "pod", "nad", "u", "od", "přes", "mezi"]),
    "ro": frozenset(["în", "din", "la", "spre", "de", "peste", "lângă", "între"]),
    "lt": frozenset(["į", "iš", "prie", "nuo", "iki"]),
    "be": frozenset(["у", "ў", "з", "са", "да", "на", "пад", "над", "каля", "ад", "праз"]),
}
_CITY_PEOPLE = 15_000
"""From this population on a name is taken for a place without a locative word beside it."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A span taken for a name, before its kind is settled."""

    start: int
    end: int
    kind: str
    note: str = ""
    use: str = "literal"
    forms: tuple[str, ...] = ()
    score: float | None = None
    feature: str | None = None


def find_mentions(document: object, gazetteer: Gazetteer) -> list[Mention]:
    """All mentions of a document in order of their start, none overlapping another of a placed kind.

    Kinds: ``toponym expression facility metonym demonym``, and those of `geomap.model.REJECTED_KINDS`.
    """
    view = document if isinstance(document, View) else View(document)  # type: ignore[arg-type]
    matched = gazetteer_matches(view, gazetteer)
    best = _best_entries(matched, gazetteer)
    refused = _refused(view, matched, best)
    names = _names(view, matched, best, refused, gazetteer)
    demonyms = as_mentions(view.document.id, view.text, find_demonyms(view))
    nationals = {i for d in demonyms for i in range(d.start, d.end)}
    mentions = [_mention(view, name) for name in names if not _only_adjectives(view, name, nationals)]
    occupied = [(m.start, m.end) for m in mentions]
    mentions += [d for d in demonyms if not _overlaps(d.start, d.end, occupied)]
    atoms = sorted((m for m in mentions if m.kind in ("toponym", "facility", "demonym")), key=lambda m: m.start)
    found = _expressions(view, atoms, _wide(atoms, gazetteer))
    merged = _merge(view, mentions, found)
    return [_metonym(view, m) if m.kind == "toponym" else m for m in merged]


def _only_adjectives(view: View, name: _Name, nationals: set[int]) -> bool:
    """Whether a name is nothing but words of nationality or of a part of the world: ``Russian-Ukrainian``, ``Western``."""
    if name.kind != "toponym":
        return False
    directions = lexicons.words("directions", view.language or "en")
    words = re.finditer(r"[^\W_]+", view.text[name.start : name.end])
    return all(name.start + w.start() in nationals or fold(w.group()) in directions for w in words)


# -- names ------------------------------------------------------------------------------------------------------------


def _best_entries(matched: Sequence[Match], gazetteer: Gazetteer) -> dict[Match, Entry | None]:
    """The most prominent bearer of each matched name."""
    named = gazetteer.named_many(sorted({form for m in matched for form in m.forms}), limit=1)
    best: dict[Match, Entry | None] = {}
    for m in matched:
        bearers = [named[form][0] for form in m.forms if named.get(form)]
        best[m] = max(bearers, key=_prominence, default=None)
    return best


def _prominence(entry: Entry) -> float:
    code = entry.feature_code
    base = 1e9 if code.startswith("PCL") else 1e7 if code == "ADM1" else 0.0
    return base + float(entry.population or 0)


def _names(
    view: View,
    matched: Sequence[Match],
    best: dict[Match, Entry | None],
    refused: Sequence[_Name],
    gazetteer: Gazetteer,
) -> list[_Name]:
    """Names taken for places, and those refused."""
    model = tagger.load_model() if view.language in ("en", None) else None
    if model is None:
        taken = _guarded(view, matched, best, refused, gazetteer)
    else:
        taken = [_embedded(n, refused) for n in _tagged(view, matched, best, model)]
        machines = [r for r in refused if r.kind in ("equipment", "event_name") or r.use == "institution"]
        taken = [n for n in taken if not _inside_refused(n, machines)]
    taken = [_widen(view, n, gazetteer) for n in taken]
    taken = _without_overlap([*taken, *_compounds(view, gazetteer), *_named_facilities(view, taken)])
    spans = [(n.start, n.end) for n in taken]
    return sorted([*taken, *(r for r in refused if not _overlaps(r.start, r.end, spans))], key=lambda n: n.start)


def _tagged(view: View, matched: Sequence[Match], best: dict[Match, Entry | None], model: tagger.Model) -> list[_Name]:
    """Names by the sequence model."""
    classes = {m: tagger.entry_class(e) if (e := best[m]) is not None else "none" for m in matched}
    labels = tagger.viterbi(model, tagger.token_features(view, matched, classes))
    names: list[_Name] = []
    for first, last in tagger.tagged_spans(view, labels):
        while first < last and fold(view.tokens[first].text) in ("the", ""):
            first += 1
        while last > first and not view.tokens[last].word and view.tokens[last].text != ".":
            last -= 1
        start, end = view.tokens[first].start, view.tokens[last].end
        names.append(_Name(start, end, "toponym", forms=(" ".join(view.text[start:end].split()),)))
    return names


def _embedded(name: _Name, refused: Sequence[_Name]) -> _Name:
    """A name within that of an organisation: it says where the organisation is from, not where something is."""
    for r in refused:
        if r.kind == "organisation" and r.start <= name.start and name.end <= r.end and r.end - r.start > name.end - name.start:
            return replace(name, kind="metonym", use="embedded-in-organisation", note="part of the name of an organisation")
    return name


def _named_facilities(view: View, taken: Sequence[_Name]) -> list[_Name]:
    """Runs of capitalised words before a facility noun that no recogniser took: ``Chong Sai Taku checkpoint``."""
    found: list[_Name] = []
    spans = [(n.start, n.end) for n in taken]
    starts = {s.start for s in view.sentences}
    for first, last in runs(view):
        while first < last and (view.tokens[first].start in starts or fold(view.tokens[first].text) == "the"):
            first += 1
        start, end = view.tokens[first].start, view.tokens[last].end
        if start in starts or _overlaps(start, end, spans):
            continue
        tail = " ".join(t.text for t in view.tokens[last + 1 : last + 3])
        for stretch in (view.text[start:end], *(view.text[start : t.end] for t in view.tokens[last + 1 : last + 3])):
            noun = facility_ending(stretch, view.language) if tail or stretch else None
            if noun is not None and noun[0] > 2:
                found.append(_Name(start, start + len(stretch[: noun[0]].rstrip(" -")), "toponym", forms=(stretch[: noun[0]].rstrip(" -"),)))
                break
    return found


def _guarded(
    view: View, matched: Sequence[Match], best: dict[Match, Entry | None], refused: Sequence[_Name], gazetteer: Gazetteer
) -> list[_Name]:
    """Gazetteer names that pass the guards, for languages without a model."""
    taken: list[_Name] = []
    locatives = LOCATIVES.get(view.language or "en", LOCATIVES["en"])
    starts = {s.start for s in view.sentences}
    common = lexicons.words("common_words", view.language) if view.language else frozenset[str]()
    firm: set[str] = set()
    doubtful: list[tuple[_Name, Match]] = []
    for m in matched:
        name = _Name(m.start, m.end, "toponym", forms=m.forms)
        if _inside_refused(name, refused):
            continue
        if _firm(view, m, best[m], locatives, starts, common):
            taken.append(name)
            firm |= {fold(form) for form in m.forms}
        else:
            doubtful.append((name, m))
    taken += _near_spellings(view, taken, matched, refused, locatives, common, gazetteer)
    for name, m in doubtful:
        in_list = _in_list(view, m, taken)
        if in_list or {fold(form) for form in m.forms} & firm and m.start not in starts:
            taken.append(name)
    return sorted(taken, key=lambda n: n.start)


def _near_spellings(
    view: View,
    taken: Sequence[_Name],
    matched: Sequence[Match],
    refused: Sequence[_Name],
    locatives: frozenset[str],
    common: frozenset[str],
    gazetteer: Gazetteer,
) -> list[_Name]:
    """Unknown capitalised words after a locative word that begin a name of the gazetteer: ``Wyryki`` for ``Wyryki-Wola``."""
    found: list[_Name] = []
    spans = [(n.start, n.end) for n in (*taken, *refused)] + [(m.start, m.end) for m in matched]
    for i, token in enumerate(view.tokens[1:], start=1):
        key = fold(token.text)
        if not token.capitalised or len(key) < 5 or key in common or view.tokens[i - 1].text.casefold() not in locatives:
            continue
        if _overlaps(token.start, token.end, spans):
            continue
        longer = [e for e in gazetteer.similar(token.text, limit=5) if fold(e.name).startswith(key + " ") or fold(e.name) == key]
        longer = [e for e in longer if e.country_code in _HOME.get(view.language or "", "PL UA BY RU").split()] or longer
        if longer:
            found.append(_Name(token.start, token.end, "toponym", forms=tuple(e.name for e in longer)))
    return found


def _firm(
    view: View, m: Match, entry: Entry | None, locatives: frozenset[str], starts: set[int], common: frozenset[str]
) -> bool:
    """Whether a gazetteer name is a place beyond reasonable doubt."""
    tokens = view.tokens
    words = [fold(t.text) for t in tokens[m.first : m.last + 1]]
    if len(words) == 1 and (words[0] in lexicons.words("calendar", view.language or "en") or len(words[0]) < 3):
        return False
    if len(words) == 1 and len(words[0]) <= 5 and view.text[m.start : m.end].isupper() and not (entry and entry.feature_code.startswith("PCL")):
        return False  # an abbreviation: PAP, MON, КАБ
    before = tokens[m.first - 1] if m.first else None
    after = tokens[m.last + 1] if m.last + 1 < len(tokens) else None
    beside_area = _beside_area(view, before, after) and not (m.start in starts and words[0] in common)
    located = before is not None and before.text.casefold() in locatives and m.start not in starts
    if beside_area:
        return True
    touching = _touches_capital(view, m)
    people = (entry.population or 0) if entry else 0
    prominent = entry is not None and (entry.feature_code.startswith("PCL") or entry.feature_code in ("ADM1", "RGN", "SEA", "CONT") or people >= _CITY_PEOPLE)
    if m.start in starts and len(words) == 1 and (words[0] in common or not prominent):
        return False
    if touching and not (located and len(words) > 1):
        return False
    if not located and not _expected(entry, view.language):
        return False
    if len(words) == 1 and words[0] in lexicons.words("first_names") and not located:
        return False
    if located and (prominent or words[0] not in common or len(words) > 1):
        return True
    return prominent and words[0] not in common or (prominent and m.start not in starts and people != 0 and people >= 50_000)


def _beside_area(view: View, before: Token | None, after: Token | None) -> bool:
    """Whether an area word stands on the side of a name where its language puts it."""
    left = area_noun(before, view.language) if before is not None else None
    right = area_noun(after, view.language) if after is not None else None
    return bool(left and left[1] in ("after", "both")) or bool(right and right[1] in ("before", "both"))


_HOME = {"pl": "PL", "uk": "UA", "ru": "RU BY UA KZ", "de": "DE AT CH", "cs": "CZ", "sk": "SK", "ro": "RO MD", "lt": "LT", "be": "BY"}


def _expected(entry: Entry | None, language: str | None) -> bool:
    """Whether a text in this language may name the place without a word before it that says "place"."""
    if entry is None or entry.feature_code.startswith("PCL") or entry.feature_code in ("PPLC", "RGN", "CONT", "SEA"):
        return entry is not None
    return entry.country_code in _HOME.get(language or "", "").split() or entry.feature_code in ("PPLA", "ADM1") and (entry.population or 0) > 1_000_000


def _touches_capital(view: View, m: Match) -> bool:
    """Whether the word before or after, in the same run, is capitalised too: the match is part of a longer name."""
    tokens = view.tokens
    starts = {s.start for s in view.sentences}
    before = m.first > 0 and tokens[m.first - 1].capitalised and tokens[m.first - 1].start not in starts and view.text[tokens[m.first - 1].end : m.start] == " "
    after = m.last + 1 < len(tokens) and tokens[m.last + 1].capitalised and view.text[m.end : tokens[m.last + 1].start] == " "
    return before or after


def _in_list(view: View, m: Match, taken: Sequence[_Name]) -> bool:
    """Whether a match stands in a list with a name already taken: "A, B and C"."""
    for name in taken:
        gap = view.text[name.end : m.start] if name.end <= m.start else view.text[m.end : name.start]
        if 0 < len(gap) < 8 and re.fullmatch(r"\s*(?:,|and|i|oraz|та|і|й|и|und|și|a)\s*", gap):
            return True
    return False


_COMPOUND = re.compile(r"(?P<compass>Nordost|Nordwest|Südost|Südwest|Nord|Süd|Ost|West|Zentral|Mittel)-?(?P<name>[a-zäöüß]{4,})s?\b")


def _compounds(view: View, gazetteer: Gazetteer) -> list[_Name]:
    """German compounds: *Ostpolen* is eastern Poland."""
    if view.language != "de":
        return []
    found: list[_Name] = []
    for token in view.tokens:
        m = _COMPOUND.fullmatch(token.text)
        if m is None:
            continue
        base = m["name"].capitalize()
        if not known_forms([token.text], "de", gazetteer) and (forms := known_forms([base], "de", gazetteer).get(base)):
            found.append(_Name(token.start, token.end, "compound", forms=forms, note=m["compass"].lower()))
    return found


def _widen(view: View, name: _Name, gazetteer: Gazetteer) -> _Name:
    """A name together with the area word beside it: ``Vaslui county``, ``powiat bialski``, ``Харківська область``.

    The wider span wins where the gazetteer knows it, or where the word stands on its usual side.
    """
    i, j = view.token_range(name.start, name.end)
    tokens = view.tokens
    after = tokens[j] if j < len(tokens) and view.text[name.end : tokens[j].start] in (" ", "\n") else None
    before = tokens[i - 1] if i and view.text[tokens[i - 1].end : name.start] in (" ", "\n") else None
    if after is not None and (found := area_noun(after, view.language)) and found[1] in ("before", "both"):
        if view.language != "en" or found[0].startswith("ADM") or after.capitalised:
            return _wider(view, name, name.start, after.end, found[0], gazetteer)
    if before is not None and (found := area_noun(before, view.language)) and found[1] in ("after", "both"):
        # "city of X" keeps the name alone; "powiat X", "Landkreis X", "Woiwodschaft X" are one name.
        if found[0].startswith("ADM") and view.language != "en" or (before.capitalised and before.start not in {s.start for s in view.sentences}):
            return _wider(view, name, before.start, name.end, found[0], gazetteer)
        return replace(name, feature=found[0])
    return name


def _wider(view: View, name: _Name, start: int, end: int, feature: str, gazetteer: Gazetteer) -> _Name:
    text = view.text[start:end]
    forms = known_forms([text], view.language, gazetteer).get(text, ())
    return replace(name, start=start, end=end, feature=feature, forms=(*forms, *name.forms))


# -- what only looks like a place -------------------------------------------------------------------------------------


def _refused(view: View, matched: Sequence[Match], best: dict[Match, Entry | None]) -> list[_Name]:
    """Runs of capitalised words that hold a gazetteer name but name an organisation, a person, a machine or an event."""
    by_token: dict[int, Match] = {i: m for m in matched for i in range(m.first, m.last + 1)}
    names: list[_Name] = []
    surnames: dict[str, str] = {}
    for first, last in runs(view):
        names += _refused_in_run(view, first, last, by_token, surnames)
    for m in matched:
        word = view.text[m.start : m.end]
        if m.first == m.last and word in surnames and not _located(view, m):
            names.append(_Name(m.start, m.end, "person", f"surname of {surnames[word]}", "embedded-in-person"))
    return _without_overlap(names)


def _located(view: View, m: Match) -> bool:
    before = view.tokens[m.first - 1].text.casefold() if m.first else ""
    return before in LOCATIVES.get(view.language or "en", LOCATIVES["en"]) - {"of", "and", "from", "to", "over"}


@cache
def _equipment() -> dict[str, str]:
    return {fold(word): what for word, what in lexicons.table("equipment").items()}


def _refused_in_run(
    view: View, first: int, last: int, by_token: dict[int, Match], surnames: dict[str, str]
) -> list[_Name]:
    tokens = view.tokens[first : last + 1]
    keys = [fold(t.text) for t in tokens]
    names: list[_Name] = []
    for i in range(len(tokens)):
        for size in (2, 1):
            body = lexicons.table("institutions").get(" ".join(keys[i : i + size])) if i + size <= len(tokens) else None
            if body and tokens[i].text != "Who" and not (size == 1 and len(tokens) > 1 and keys[i] in ("un", "ap", "ue")):
                what = lexicons.rows_by_key("institutions")[" ".join(keys[i : i + size])][1]
                names.append(_Name(tokens[i].start, tokens[i + size - 1].end, "organisation", what, "institution"))
                break
            what = _equipment().get(" ".join(keys[i : i + size])) if i + size <= len(tokens) else None
            if what and any(first + k in by_token for k in range(i, i + size)):
                names.append(_Name(tokens[i].start, tokens[i + size - 1].end, "equipment", f"name of a machine ({what})", "equipment"))
                break
    person = _person(view, tokens, keys, first)
    if person:
        begin, end = person
        text = view.text[tokens[begin].start : tokens[end].end]
        surnames.setdefault(tokens[end].text, text)
        if any(first + k in by_token for k in range(begin, end + 1)):
            names.append(_Name(tokens[begin].start, tokens[end].end, "person", "name of a person", "embedded-in-person"))
    organisation = _organisation(view, keys)
    if organisation and any(first + k in by_token for k in range(len(tokens))) and len(tokens) != 1:
        names.append(_Name(tokens[0].start, tokens[-1].end, "organisation", f"name of an organisation ({organisation!r})", "embedded-in-organisation"))
    if re.search(r"[A-ZА-Я]\w+[-‐]20\d\d$", view.text[tokens[0].start : tokens[-1].end]):
        names.append(_Name(tokens[0].start, tokens[-1].end, "event_name", "name of an exercise or event", "event-name"))
    return names


def _person(view: View, tokens: Sequence[Token], keys: Sequence[str], first: int) -> tuple[int, int] | None:
    """Token range of a person's name within a run: first name or title, then capitalised words."""
    firsts = lexicons.words("first_names")
    titles = lexicons.words("titles", view.language or "en")
    for i, key in enumerate(keys):
        if key in firsts and i + 1 < len(keys) and tokens[i + 1].capitalised:
            end = i + 1
            while end + 1 < len(keys) and (len(keys[end]) == 1 or tokens[end].text.endswith(".") or keys[end] in ("van", "von", "de", "al", "bin")):
                end += 1
            if end == len(keys) - 1 or i + 1 == len(keys) - 1:
                return i, end
            return i, end
        if key in titles and i + 1 < len(keys) and tokens[i].text[-1] != "'" and i + 2 == len(keys) and tokens[i + 1].capitalised:
            return i + 1, i + 1
    before = view.tokens[first - 1] if first else None
    if before is not None and len(keys) == 1 and fold(before.text) in titles and view.text[before.end : tokens[0].start] in (" ", ". "):
        return 0, 0
    return None


def _organisation(view: View, keys: Sequence[str]) -> str | None:
    """The word that makes a run of capitalised words an organisation's name, if any."""
    heads = lexicons.words("organisation_words", view.language or "en")
    return next((k for k in reversed(keys) if k in heads), None)


def _inside_refused(name: _Name, refused: Iterable[_Name]) -> bool:
    """Whether a name lies within a refused one that is not itself shorter."""
    return any(r.start <= name.start and name.end <= r.end for r in refused)


# -- expressions ------------------------------------------------------------------------------------------------------


def _mention(view: View, name: _Name) -> Mention:
    text = view.text[name.start : name.end]
    if name.kind == "compound":
        return _compound_mention(view, name)
    if name.kind == "toponym" and (noun := facility_ending(text, view.language)) and noun[0] > 2:
        return _facility_mention(view, name, *noun)
    hints: dict[str, object] = {}
    if name.forms:
        hints["names"] = name.forms
        hints["name"] = name.forms[0]
    if name.feature:
        hints["feature"] = name.feature
    zone = view.zone_at(name.start)
    use = name.use
    if zone is not None and zone.kind in ("dateline", "caption", "heading") and use == "literal":
        use = zone.kind
    return Mention(view.document.id, name.start, name.end, text, name.kind, use, name.note, score=name.score, hints=hints)


def _facility_mention(view: View, name: _Name, cut: int, kind: str) -> Mention:
    """A name that ends in a facility noun, with what stands before the noun as its anchor."""
    text = view.text[name.start : name.end]
    bare = text[:cut].rstrip(" -")
    anchor = Mention(view.document.id, name.start, name.start + len(bare), bare, "toponym", hints={"names": (bare,), "name": bare})
    return Mention(
        view.document.id, name.start, name.end, text, "facility", name.use,
        expression=Expression("facility", (anchor,), {"type": kind}),
    )  # fmt: skip


def _compound_mention(view: View, name: _Name) -> Mention:
    anchor = Mention(view.document.id, name.start, name.end, name.forms[0], "toponym", hints={"names": name.forms, "name": name.forms[0]})
    return Mention(
        view.document.id, name.start, name.end, view.text[name.start : name.end], "expression",
        expression=Expression("part_of", (anchor,), {"compass": name.note}),
    )  # fmt: skip


def _wide(atoms: Sequence[Mention], gazetteer: Gazetteer) -> frozenset[int]:
    """Starts of the toponyms that are countries or continents: "an airport in Canada" is no particular one."""
    forms = {a.start: [str(f) for f in a.hints.get("names", ())] for a in atoms if a.kind == "toponym"}
    best = gazetteer.named_many(sorted({f for many in forms.values() for f in many}), limit=1)
    return frozenset(
        start for start, many in forms.items() if any(f in best and best[f][0].feature_code[:3] in ("PCL", "CON") for f in many)
    )


def _expressions(view: View, atoms: Sequence[Mention], wide: frozenset[int]) -> list[Mention]:
    """Expressions found in two rounds, so that the second can stand on those of the first."""
    kinds = variants("expressions")
    language = view.language if view.language in ("en", "pl", "uk", "ru", "de") else "en"
    found: list[Mention] = []
    current = list(atoms)
    for level in (1, 2):
        here: list[Mention] = []
        for skeleton in skeletons(view, current):
            if len(skeleton.text) < 6:
                continue
            for name, module in kinds.items():
                if module.LEVEL == level:
                    here += [_named(view, m, module) for m in expression_matches(skeleton, module.PATTERNS.get(language, ()), name)]
        chosen = _best_expressions([m for m in here if not _vague_facility(m, wide)])
        spans = [(m.start, m.end) for m in chosen]
        found = [f for f in found if not _overlaps(f.start, f.end, spans)] + chosen
        current = sorted([a for a in current if not _overlaps(a.start, a.end, spans)] + chosen, key=lambda m: m.start)
    return found


def _vague_facility(m: Mention, wide: frozenset[int]) -> bool:
    assert m.expression is not None
    return m.expression.name == "facility" and any(a.start in wide for a in m.expression.anchors)


def _named(view: View, m: Mention, module: object) -> Mention:
    return replace(m, document=view.document.id, text=view.text[m.start : m.end], kind=getattr(module, "KIND", "expression"))


def _best_expressions(mentions: Sequence[Mention]) -> list[Mention]:
    """The longest at each place; of equally long ones the kind with the higher priority, then the earlier pattern."""
    kinds = variants("expressions")

    def rank(m: Mention) -> tuple[int, int, int, int]:
        assert m.expression is not None
        return (-(m.end - m.start), -kinds[m.expression.name].PRIORITY, int(m.expression.params.get("pattern", 0)), m.start)

    chosen: list[Mention] = []
    for m in sorted(mentions, key=rank):
        if not _overlaps(m.start, m.end, [(c.start, c.end) for c in chosen]):
            chosen.append(m)
    return chosen


# -- the whole --------------------------------------------------------------------------------------------------------


def _merge(view: View, names: Sequence[Mention], expressions: Sequence[Mention]) -> list[Mention]:
    """Expressions swallow what they contain; what stays is in order."""
    spans = [(e.start, e.end) for e in expressions]
    kept = [m for m in names if not _overlaps(m.start, m.end, spans)]
    return sorted([*kept, *expressions], key=lambda m: (m.start, m.end))


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < e and s < end for s, e in spans)


def _without_overlap(names: Sequence[_Name]) -> list[_Name]:
    """The longest of names that overlap, in order."""
    chosen: list[_Name] = []
    for name in sorted(names, key=lambda n: (-(n.end - n.start), n.start)):
        if not _overlaps(name.start, name.end, [(c.start, c.end) for c in chosen]):
            chosen.append(name)
    return sorted(chosen, key=lambda n: n.start)


# -- metonyms ---------------------------------------------------------------------------------------------------------

_SAYS = {
    "en": r"(?:said|says|say|stated|states|announced|announces|denied|denies|notified|notifies|informed|warned|warns|claimed|claims|invoked|summoned|summons|condemned|condemns|accused|accuses|insisted|insists|decided|decides|agreed|agrees|rejected|rejects|demanded|demands|urged|urges|vowed|pledged|promised|explained|explains|responded|reacted|replied|protested|protests|requested|requests|asked|asks|called|calls|wants|hopes|believes|considers|plans|refused|refuses|signed|approved|imposed|lifted|closed|shut|reopened|sent|sends|deployed|deploys|expelled|recalled|confirmed|confirms|reciprocated|dubbed|offered|is summoning|has summoned|is sending|has invoked|has denied|has said|has asked|has closed|is considering|initiated|launched|reported|reports|argues|argued|did not|does not|would|will|has)",
    "pl": r"(?:oświadczył\w*|zapowiedział\w*|poinformował\w*|ogłosił\w*|twierdzi\w*|zaprzeczył\w*|zażądał\w*|wezwał\w*|odrzucił\w*|zamknęł\w*|zamkn\w+|wysłał\w*|wyśle|chce|uważa)",
    "uk": r"(?:заявил\w*|повідомил\w*|оголосил\w*|заперечує|заперечил\w*|вимагає|викликал\w*|закрил\w*|надіслал\w*|направил\w*|вважає|хоче)",
    "ru": r"(?:заявил\w*|сообщил\w*|объявил\w*|отрицает|опроверг\w*|требует|вызвал\w*|закрыл\w*|направил\w*|считает|хочет)",
    "de": r"(?:erklärte|teilte|kündigte|forderte|wies|dementierte|verurteilte|bestellte|schloss|entsandte|will|warnte|bestritt)",
}
_ADVERB = r"(?:\s+(?:\w+ly|also|has|have|had|then|later|already|now|never|again|still|formally|officially|immediately))?"
_POSSESSED = r"['’]s\s+(?:\w+\s+){0,2}(?:decision|government|request|statement|openness|sharing|position|response|reaction|foreign|defen[cs]e|interior|president|prime|army|forces|armed|air|military|leaders?|authorities|ambassador|ministry|invasion|aggression|actions?|campaign|claims?|support|parliament|police|officials?|war)\b"


@cache
def _metonym_pattern(language: str) -> re.Pattern[str]:
    says = _SAYS.get(language, _SAYS["en"])
    possessed = f"|{_POSSESSED}" if language == "en" else ""
    return re.compile(rf"(?:{_ADVERB}\s+{says}\b{possessed})", re.IGNORECASE)


def _metonym(view: View, mention: Mention) -> Mention:
    """A toponym that acts is a metonym: "Minsk notified", "Warsaw's decision"."""
    if mention.use in ("dateline", "heading") or mention.hints.get("feature"):
        return mention
    language = view.language or "en"
    i, _ = view.token_range(mention.start, mention.end)
    before = view.tokens[i - 1].text.casefold() if i else ""
    locatives = LOCATIVES.get(language, LOCATIVES["en"])
    if before in locatives - {"and", "of", "to", "between"}:
        return mention
    tail = view.text[mention.end : mention.end + 80]
    if _metonym_pattern(language).match(tail):
        return replace(mention, kind="metonym", use="metonym", note="stands for the government or people there: it acts, it is not where something is")
    return mention
