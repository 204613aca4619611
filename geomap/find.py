"""Document → Mention: which words name a place, which place expression they are part of, and what only looks like one.

A recogniser marks names (`geomap.recognisers`: the best one available for the language), refusals tell what is no place
(`geomap.naming.refusals`), then the expression grammar joins names into larger wholes (`geomap.expressions`), in two rounds so
that one expression can stand on another. One span policy holds for all: the longest wins, and what is nested in it is
not marked again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geomap import lexicons
from geomap.expressions._grammar import Lines, skeletons
from geomap.expressions._grammar import matches as expression_matches
from geomap.expressions.facility import HINT as FACILITY_HINT
from geomap.expressions.facility import ending as facility_ending
from geomap.model import Document, Expression, Gazetteer, Mention
from geomap.names import fold
from geomap.naming.demonyms import as_mentions, find_demonyms
from geomap.naming.hyphens import hyphenated_names, split_names
from geomap.naming.lookalikes import suspicion
from geomap.naming.matching import area_noun, gazetteer_matches, known_forms, runs
from geomap.naming.metonyms import as_metonym
from geomap.naming.plurals import listed_names
from geomap.naming.refusals import find_refusals
from geomap.naming.shortened import shortened_names
from geomap.plugins import variants
from geomap.recognisers import BEARERS, Name, Sight, look, without_overlap
from geomap.recognisers.guarded import is_sea
from geomap.text import Spans, Token, View


def find_mentions(document: Document | View, gazetteer: Gazetteer) -> list[Mention]:
    """All mentions of a document in order of their start, none overlapping another of a placed kind.

    Kinds: ``toponym expression facility metonym demonym``, and those of `geomap.model.REJECTED_KINDS`.
    """
    view = document if isinstance(document, View) else View(document)
    names = find_names(view, gazetteer)
    demonyms = as_mentions(view.document.id, view.text, find_demonyms(view))
    nationals = {i for d in demonyms for i in range(d.start, d.end)}
    mentions = [_mention(view, name) for name in names if not _only_adjectives(view, name, nationals)]
    occupied = {i for m in mentions for i in range(m.start, m.end)}
    mentions += [d for d in demonyms if d.start not in occupied and d.end - 1 not in occupied]
    atoms = sorted((m for m in mentions if m.kind in ("toponym", "facility", "demonym")), key=lambda m: m.start)
    found = _expressions(view, atoms, _wide(atoms, gazetteer))
    return [_flagged(view, as_metonym(view, m)) for m in _merge(mentions, found)]


def _flagged(view: View, mention: Mention) -> Mention:
    """The mention, and where its letters are not what they look like, the reason in ``hints["lookalike"]``."""
    reason = suspicion(view.text, mention.start, mention.end)
    return mention if reason is None else replace(mention, hints={**mention.hints, "lookalike": reason})


# -- names ------------------------------------------------------------------------------------------------------------


def find_names(view: View, gazetteer: Gazetteer) -> list[Name]:
    """Names taken for places and those refused, in order."""
    matches = gazetteer_matches(view, gazetteer)
    refused = find_refusals(view, matches)
    sight = replace(look(view, gazetteer, matches), refused=tuple(refused))
    pairs = without_overlap([*hyphenated_names(view, gazetteer), *shortened_names(view, gazetteer), *listed_names(view, gazetteer)])
    covered = {i for n in pairs for i in range(n.start, n.end)}
    recognised = [n for n in _recognised(sight) if covered.isdisjoint(range(n.start, n.end))]
    taken = [*pairs, *(_widen(view, n, gazetteer) for n in recognised)]
    taken = without_overlap([*taken, *_compounds(view, gazetteer), *_named_facilities(view, gazetteer, _borne(taken, gazetteer))])
    taken = _joined(view, taken, gazetteer)
    taken = _split(view, taken, gazetteer)
    covered = {i for n in taken for i in range(n.start, n.end)}
    kept = [r for r in refused if not any(i in covered for i in range(r.start, r.end))]
    return sorted([*taken, *kept], key=lambda n: n.start)


def _split(view: View, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """The names, with the two of a hyphenated word in place of what was taken for one."""
    halves = split_names(view, names, gazetteer)
    spans = Spans((n.start, n.end) for n in halves)
    return sorted([*halves, *(n for n in names if not spans.overlap(n.start, n.end))], key=lambda n: n.start) if halves else names


_JOINT = re.compile(r" (?:and|&|und|i|та|и|a) [^\W\d_a-z][\w'’-]+|, D\.\s?C\.")


def _joined(view: View, names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """Names of two parts whole: ``Bosnia and Herzegovina``, ``Tyne and Wear``, ``Washington, D.C.``"""
    longer = {n: m.end() for n in names if n.kind == "toponym" and (m := _JOINT.match(view.text, n.end))}
    known = known_forms([view.text[n.start : end] for n, end in longer.items()], view.language, gazetteer) if longer else {}
    whole = [replace(n, end=end, forms=forms) for n, end in longer.items() if (forms := known.get(view.text[n.start : end]))]
    return without_overlap([*whole, *names]) if whole else list(names)


def _recognised(sight: Sight) -> list[Name]:
    """Names by the best recogniser there is for the text."""
    able = [module for module in variants("recognisers").values() if module.available(sight.view)]
    names: list[Name] = max(able, key=lambda module: int(module.PRIORITY)).names(sight)
    return names


def _only_adjectives(view: View, name: Name, nationals: set[int]) -> bool:
    """Whether a name is nothing but words of nationality or of a part of the world: ``Russian-Ukrainian``, ``Western``."""
    if name.kind != "toponym" or _genitive_of_a_country(view, name) or is_sea(view, name.start, name.end):
        return False
    directions = lexicons.words("directions", view.language or "en")
    words = re.finditer(r"[^\W_]+", view.text[name.start : name.end])
    return all(name.start + w.start() in nationals or fold(w.group()) in directions for w in words)


def _genitive_of_a_country(view: View, name: Name) -> bool:
    """Whether a word is no adjective because of its capital: ``do Polski`` is to Poland, ``polski rząd`` the Polish government."""
    text = view.text[name.start : name.end]
    return view.language in ("pl", "cs", "sk") and name.start not in view.opening and text not in name.forms


def _borne(names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """Those of the names that the gazetteer has in some form."""
    known = gazetteer.known_keys([fold(form) for n in names for form in n.forms])
    return [n for n in names if any(fold(form) in known for form in n.forms)]


def _named_facilities(view: View, gazetteer: Gazetteer, taken: Sequence[Name]) -> list[Name]:
    """Runs of capitalised words before a facility noun that hold no name taken already: ``Chong Sai Taku checkpoint``.

    The word that opens a sentence has its capital from there, so it counts where the gazetteer has the name
    (``Lublin Airport was closed``), and is left out otherwise (``Both Chong Sai Taku …``).
    """
    found: list[Name] = []
    spans = Spans((n.start, n.end) for n in taken)
    common = lexicons.words("common_words", view.language or "en") | {"the"}
    for begin, last in runs(view) if _mentions_a_facility(view) else ():
        first = begin
        while first < last and fold(view.tokens[first].text) == "the":
            first += 1
        name = _before_facility(view, first, last)
        if first == begin and view.tokens[begin].start in view.opening and not (name and _known(view, name, gazetteer)):
            name = _before_facility(view, first + 1, last) if first < last else None
        if name is None or spans.overlap(name.start, view.tokens[last].end) or fold(name.forms[0]) == "the":
            continue
        # "Wilson Airport" is called so, "Main Airport" is not.
        if fold(name.forms[0]) not in common or _known(view, replace(name, end=view.tokens[last].end), gazetteer):
            found.append(name)
    return found


def _mentions_a_facility(view: View) -> bool:
    """Whether a text has anything of a facility noun in it; most short ones do not."""
    return next(Lines([view.text.lower()]).hinted(FACILITY_HINT), None) is not None


def _before_facility(view: View, first: int, last: int) -> Name | None:
    """The name that tokens ``first`` to ``last`` have before a facility noun, which may be one of them or follow."""
    start = view.tokens[first].start
    for token in view.tokens[last : last + 3]:
        stretch = view.text[start : token.end]
        noun = facility_ending(stretch, view.language)
        if noun is not None and noun[0] > 2:
            name = stretch[: noun[0]].rstrip(" -")
            return Name(start, start + len(name), "toponym", forms=(name,))
    return None


def _known(view: View, name: Name, gazetteer: Gazetteer) -> bool:
    text = view.text[name.start : name.end]
    return bool(known_forms([text], view.language, gazetteer).get(text))


_COMPOUND = re.compile(r"(?P<compass>Nordost|Nordwest|Südost|Südwest|Nord|Süd|Ost|West|Zentral|Mittel)-?(?P<name>[a-zäöüß]{4,})s?\b")


def _compounds(view: View, gazetteer: Gazetteer) -> list[Name]:
    """German compounds: *Ostpolen* is eastern Poland."""
    if view.language != "de":
        return []
    found: list[Name] = []
    for token in view.tokens:
        m = _COMPOUND.fullmatch(token.text)
        if m is None:
            continue
        base = m["name"].capitalize()
        if not known_forms([token.text], "de", gazetteer) and (forms := known_forms([base], "de", gazetteer).get(base)):
            found.append(Name(token.start, token.end, "compound", forms=forms, note=m["compass"].lower()))
    return found


def _widen(view: View, name: Name, gazetteer: Gazetteer) -> Name:
    """A name together with the area word beside it: ``Vaslui county``, ``powiat bialski``, ``Харківська область``.

    The wider span wins where the gazetteer knows it, or where the word stands on its usual side.
    """
    if is_sea(view, name.start, name.end):
        return replace(name, feature="SEA")
    i, j = view.token_range(name.start, name.end)
    tokens = view.tokens
    after = tokens[j] if j < len(tokens) and view.text[name.end : tokens[j].start] in (" ", "\n") else None
    before = tokens[i - 1] if i and view.text[tokens[i - 1].end : name.start] in (" ", "\n") else None
    found = area_noun(after, view.language) if after is not None else None
    if after is not None and found is not None and found[1] in ("before", "both"):
        if view.language not in (None, "en"):
            return _wider(view, name, name.start, after.end, found[0], gazetteer)
        if (widened := _widen_english(view, name, after, found[0], gazetteer)) is not None:
            return widened
    if before is not None and (found := area_noun(before, view.language)) and found[1] in ("after", "both"):
        # "city of X" keeps the name alone; "powiat X", "Landkreis X", "Woiwodschaft X" are one name.
        opens = before.start in view.opening
        if (found[0].startswith("ADM") and view.language != "en") or (before.capitalised and not opens):
            return _wider(view, name, before.start, name.end, found[0], gazetteer)
        return replace(name, feature=found[0])
    return name


_LOOSE = frozenset(["department", "state", "city", "town", "village", "region", "district", "republic", "county", "counties"])
"""Capitalised area words that as often belong to an office, a team or a plural: part of a name only where it is known so."""


def _widen_english(view: View, name: Name, after: Token, feature: str, gazetteer: Gazetteer) -> Name | None:
    """``Vaslui County`` whole; of ``Hebei province`` the name alone, whose kind is then known; ``Texas Department`` not at all."""
    text = view.text[name.start : after.end]
    known = known_forms([text], "en", gazetteer).get(text, ())
    if not after.capitalised:
        return replace(name, feature=feature, forms=(*known, *name.forms)) if feature.startswith("ADM") else None
    if fold(after.text) in _LOOSE and (not known or _goes_on(view, after)):
        return None
    return replace(name, end=after.end, feature=feature, forms=(*known, *name.forms))


def _goes_on(view: View, token: Token) -> bool:
    """Whether a capitalised word follows at once: the city of ``Dublin City Council`` is the council's and not the name's."""
    i, _ = view.token_range(token.start, token.end)
    return i + 1 < len(view.tokens) and view.tokens[i + 1].capitalised and view.text[token.end : view.tokens[i + 1].start] == " "


def _wider(view: View, name: Name, start: int, end: int, feature: str, gazetteer: Gazetteer) -> Name:
    text = view.text[start:end]
    forms = known_forms([text], view.language, gazetteer).get(text, ())
    return replace(name, start=start, end=end, feature=feature, forms=(*forms, *name.forms))


# -- expressions ------------------------------------------------------------------------------------------------------


def _mention(view: View, name: Name) -> Mention:
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
    return Mention(view.document.id, name.start, name.end, text, name.kind, use, name.note, hints=hints)


def _facility_mention(view: View, name: Name, cut: int, kind: str) -> Mention:
    """A name that ends in a facility noun, with what stands before the noun as its anchor."""
    text = view.text[name.start : name.end]
    bare = text[:cut].rstrip(" -")
    anchor = Mention(view.document.id, name.start, name.start + len(bare), bare, "toponym", hints={"names": (bare,), "name": bare})
    return Mention(
        view.document.id, name.start, name.end, text, "facility", name.use,
        expression=Expression("facility", (anchor,), {"type": kind}),
    )  # fmt: skip


def _compound_mention(view: View, name: Name) -> Mention:
    anchor = Mention(view.document.id, name.start, name.end, name.forms[0], "toponym", hints={"names": name.forms, "name": name.forms[0]})
    return Mention(
        view.document.id, name.start, name.end, view.text[name.start : name.end], "expression",
        expression=Expression("part_of", (anchor,), {"compass": name.note}),
    )  # fmt: skip


def _wide(atoms: Sequence[Mention], gazetteer: Gazetteer) -> frozenset[int]:
    """Starts of the toponyms that are countries or continents: "an airport in Canada" is no particular one."""
    forms = {a.start: [str(f) for f in a.hints.get("names", ())] for a in atoms if a.kind == "toponym"}
    best = gazetteer.named_many(sorted({f for many in forms.values() for f in many}), limit=BEARERS)
    return frozenset(
        start for start, many in forms.items() if any(f in best and best[f][0].feature_code[:3] in ("PCL", "CON") for f in many)
    )


def _expressions(view: View, atoms: Sequence[Mention], wide: frozenset[int]) -> list[Mention]:
    """Expressions found in rounds, so that each can stand on those before; the first, of codes and figures, on no names."""
    kinds = variants("expressions")
    language = view.language if view.language in ("en", "pl", "uk", "ru", "de") else "en"
    found: list[Mention] = []
    current = list(atoms)
    for level in (0, 1, 2):
        here: list[Mention] = []
        lined = [s for s in skeletons(view, current if level else ()) if len(s.text) >= 6]
        small = Lines([s.text.lower() for s in lined])
        for name, module in kinds.items():
            if level == module.LEVEL:
                patterns = module.PATTERNS.get(language, ())
                here += [_named(view, m, module) for i in small.hinted(module.HINT) for m in expression_matches(lined[i], patterns, name)]
        chosen = _best_expressions([m for m in here if not _vague_facility(m, wide)])
        spans = Spans((m.start, m.end) for m in chosen)
        found = [f for f in found if not spans.overlap(f.start, f.end)] + chosen
        # What marks no more than a name ("near X") leaves the name to the next round: "20 km north of X" stands on X.
        wider = [m for m in chosen if not _marks_a_name(m)]
        spans = Spans((m.start, m.end) for m in wider)
        current = sorted([a for a in current if not spans.overlap(a.start, a.end)] + wider, key=lambda m: m.start)
    return found


def _marks_a_name(m: Mention) -> bool:
    assert m.expression is not None
    return any((a.start, a.end) == (m.start, m.end) for a in m.expression.anchors)


def _vague_facility(m: Mention, wide: frozenset[int]) -> bool:
    assert m.expression is not None
    return m.expression.name == "facility" and any(a.start in wide for a in m.expression.anchors)


def _named(view: View, m: Mention, module: object) -> Mention:
    start = m.start
    kind = getattr(module, "KIND", "expression")
    if kind == "facility" and (article := _ARTICLE.match(view.text, m.start, m.end)) is not None:
        start = article.end()  # "the Vancouver International Airport" is a name; "the airports of Beirut" is not
    return replace(m, document=view.document.id, start=start, text=view.text[start : m.end], kind=kind)


_ARTICLE = re.compile(r"[Tt]he\s+(?=(?:[^\Wa-z_][\w'’-]*\s+)+[^\Wa-z_][\w'’-]*$)")


def _best_expressions(mentions: Sequence[Mention]) -> list[Mention]:
    """The longest at each place; of equally long ones the kind with the higher priority, then the earlier pattern."""
    kinds = variants("expressions")

    def rank(m: Mention) -> tuple[int, int, int, int]:
        assert m.expression is not None
        return (-(m.end - m.start), -kinds[m.expression.name].PRIORITY, int(m.expression.params.get("pattern", 0)), m.start)

    chosen: list[Mention] = []
    taken: set[int] = set()
    for m in sorted(mentions, key=rank):
        span = range(m.start, m.end)
        if taken.isdisjoint(span):
            chosen.append(m)
            taken.update(span)
    return chosen


# -- the whole --------------------------------------------------------------------------------------------------------


def _merge(names: Sequence[Mention], expressions: Sequence[Mention]) -> list[Mention]:
    """Expressions swallow what they contain; what stays is in order."""
    covered = {i for e in expressions for i in range(e.start, e.end)}
    kept = [m for m in names if not any(i in covered for i in range(m.start, m.end))]
    return sorted([*kept, *expressions], key=lambda m: (m.start, m.end))
