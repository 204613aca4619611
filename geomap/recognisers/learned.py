"""The small learned sequence model, for English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geomap import lexicons
from geomap.expressions._words import compass_code
from geomap.names import fold
from geomap.naming import tagger
from geomap.recognisers import Name, Shelter, Sight
from geomap.recognisers.guarded import located_names
from geomap.text import Spans, View

PRIORITY = 50


def available(view: View) -> bool:
    """English, or a language nobody could tell, when the weights are there."""
    return view.language in ("en", None) and tagger.load_model() is not None


def names(sight: Sight) -> list[Name]:
    """Spans the model labels, less what the word lists know for a machine, an institution or an event."""
    model = tagger.load_model()
    assert model is not None
    view = sight.view
    classes = {m: tagger.entry_class(e) if (e := sight.best[m]) is not None else "none" for m in sight.matches}
    marked = tagger.marked_spans(tagger.scorer_of(model), view, sight.matches, classes)
    refused = Shelter(sight.refused)
    never = Shelter(r for r in sight.refused if r.kind in ("equipment", "event_name", "other") or r.use == "institution")
    found = [n for first, last in marked if not _common(sight, n := _name(view, *_trimmed(view, first, last)))]
    found = _without_compass(sight, [_embedded(n, refused) for n in found if never.holding(n) is None])
    found += located_names(sight, Spans((n.start, n.end) for n in found))
    return sorted(found, key=lambda n: n.start)


def _trimmed(view: View, first: int, last: int) -> tuple[int, int]:
    """The span policy: no leading "the", no trailing mark but the dot of an abbreviation."""
    while first < last and fold(view.tokens[first].text) in ("the", ""):
        first += 1
    while last > first and not view.tokens[last].word and view.tokens[last].text != ".":
        last -= 1
    return first, last


_SUFFIX = re.compile(r"[-‐–](?:based|born|led|backed|owned|area|wide|style|bound|controlled|occupied|held|run|made)$", re.IGNORECASE)


def _common(sight: Sight, name: Name) -> bool:
    """Whether what is left before ``-based`` is a mere word: ``Community-based``."""
    cut = sight.view.text[name.end : name.end + 1] in ("-", "‐", "–")
    return cut and fold(name.forms[0]) in lexicons.words("common_words", "en") and not sight.gazetteer.known_keys([fold(name.forms[0])])


@cache
def _dotted() -> frozenset[str]:
    return frozenset(word for _, words in lexicons.rows("abbreviations") for word in words.split(" "))


def _name(view: View, first: int, last: int) -> Name:
    """The name's span: without ``-based`` and its like, with the dot that belongs to ``Kan.``, without a compass word."""
    start, end = view.tokens[first].start, view.tokens[last].end
    if suffix := _SUFFIX.search(view.text[start:end]):
        end = start + suffix.start()
    if view.text[end : end + 1] == "." and view.text[view.tokens[last].start : end + 1] in _dotted():
        end += 1
    return Name(start, end, forms=(" ".join(view.text[start:end].split()),))


def _without_compass(sight: Sight, names: Sequence[Name]) -> list[Name]:
    """``Western Pennsylvania`` as ``Pennsylvania`` where nothing is called so: the part is a matter of expressions."""
    known = sight.gazetteer.known_keys([fold(n.forms[0]) for n in names])
    return [n if fold(n.forms[0]) in known else _bare(sight.view, n) for n in names]


_MODIFIERS = frozenset("far historic downtown greater metro suburban rural inner outer mainland nazi present-day".split())


def _bare(view: View, name: Name) -> Name:
    """The name without the compass words and the like that it begins with: ``Far North Queensland`` as ``Queensland``."""
    text = rest = view.text[name.start : name.end]
    while " " in rest and (compass_code(rest.split(" ")[0], "en") is not None or fold(rest.split(" ")[0]) in _MODIFIERS):
        rest = rest.partition(" ")[2].lstrip()
    return name if rest == text else replace(name, start=name.end - len(rest), forms=(" ".join(rest.split()),))


def _embedded(name: Name, refused: Shelter) -> Name:
    """A name within that of an organisation says where the organisation is from, not where something is."""
    holder = refused.holding(name)
    if holder is None or holder.kind != "organisation" or holder.end - holder.start == name.end - name.start:
        return name
    return replace(name, kind="metonym", use="embedded-in-organisation", note="part of the name of an organisation")
