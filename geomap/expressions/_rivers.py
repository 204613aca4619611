"""Rivers as lines: which one a name beside "along" or "east of" means."""

from __future__ import annotations

from collections.abc import Iterator

from geomap import geodesy
from geomap.expressions._shapes import context_countries
from geomap.model import Entry, Gazetteer, Mention, Place
from geomap.naming import inflect


def river(mention: Mention, named: Mention | None, gazetteer: Gazetteer, *, said: bool = True) -> Place | None:
    """The river that a name can mean, best one in a country that the text is about; ``said`` whether the words want a river."""
    forms = list(_forms(mention, named))
    about = context_countries(mention)
    found: dict[str, Entry] = {}
    for entries in gazetteer.named_many(forms).values():
        found |= {e.id: e for e in entries if e.shape == "line" and e.feature_code in ("STM", "STMS", "CNL")}
    # Of a river in no country of the text only its prominence speaks, which is not enough for a bare word.
    ranked = sorted(found.values(), key=lambda e: (not set(_countries(e)) & set(about), e.id))
    best = next((e for e in ranked if not about or set(_countries(e)) & set(about) or (said and named is not None)), None)
    if best is None:
        return None
    line = gazetteer.geometry(best)
    lon, lat = geodesy.middle(line)
    return Place(best.name, line, best.accuracy_m, lon, lat, "water", (best,), (f"{best.name} ({best.id})",), tuple(_countries(best)))


def _countries(entry: Entry) -> list[str]:
    codes = entry.properties.get("countries") or entry.properties.get("between") or ()
    return [*codes, *([entry.country_code] if entry.country_code else [])]


def _forms(mention: Mention, named: Mention | None) -> Iterator[str]:
    assert mention.expression is not None
    words = named.text if named is not None else str(mention.expression.params.get("name", ""))
    if named is not None:
        yield from (str(form) for form in named.hints.get("names", ()))
    for form in dict.fromkeys([words, *(f for language in ("pl", "uk", "ru", "de") for f in inflect.nominatives(words, language))]):
        yield form
        yield form.removesuffix(" River").removesuffix(" river")
        yield f"{form} River"
