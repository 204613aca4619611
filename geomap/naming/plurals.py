"""Names that share one word for an area: ``Douglas, Sarpy and Lancaster counties``, ``Sumy and Kharkiv oblasts``."""

from __future__ import annotations

import re

from geomap.model import Gazetteer
from geomap.naming.matching import known_forms
from geomap.recognisers import Name
from geomap.text import View

_SINGULAR = {
    "counties": ("County", "ADM2"), "parishes": ("Parish", "ADM2"), "townships": ("Township", "ADM"), "provinces": ("Province", "ADM1"),
    "oblasts": ("Oblast", "ADM1"), "districts": ("District", "ADM2"), "rivers": ("River", "STM"),
}  # fmt: skip
_ONE = r"(?<![^\W\d_])[A-Z][^\W\d_]+(?:[ -](?:[A-Z][^\W\d_]+)){0,2}"
_LISTED = re.compile(rf"(?P<names>{_ONE}(?:(?:, and|,| and|, as well as) {_ONE}){{1,12}}) (?P<word>{'|'.join(_SINGULAR)})\b")
_NAME = re.compile(_ONE)


def listed_names(view: View, gazetteer: Gazetteer) -> list[Name]:
    """The names of such lists, each looked up with its word in the singular; those that nobody bears are left out."""
    if view.language not in (None, "en"):
        return []
    tried: list[tuple[int, int, str]] = []
    for m in _LISTED.finditer(view.text):
        if not view.skipped(m.start()):
            tried += [(*n.span(), m["word"]) for n in _NAME.finditer(view.text, m.start("names"), m.end("names"))]
    texts = {f"{view.text[start:end]} {_SINGULAR[word][0]}" for start, end, word in tried}
    known = known_forms(sorted(texts), "en", gazetteer) if texts else {}
    found: list[Name] = []
    for start, end, word in tried:
        singular, feature = _SINGULAR[word]
        if forms := known.get(f"{view.text[start:end]} {singular}"):
            found.append(Name(start, end, feature=feature, forms=forms))
    return found
