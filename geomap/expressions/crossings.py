"""A quantified set of border crossings: "all road border crossings", "both crossings with Belarus"."""

from __future__ import annotations

from functools import lru_cache

import shapely

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, context_countries, country_code, unique
from geomap.expressions.facility import facility_place
from geomap.model import Entry, Gazetteer, Mention, Place

PRIORITY = 58
LEVEL = 2
HINT = r"cross|check|border p|przejś|пункт|КПП|перех|grenzüberg"
_QUANTIFIER = {
    "en": r"(?P<quantifier>all|every|both|each|most|the remaining|remaining|the last|the other|other|two|three|four|five|six|\d{1,2})(?: of)?(?: the| its)?",
    "pl": r"(?P<quantifier>wszystkie|wszystkich|oba|obydwa|pozostałe|dwa|trzy|cztery|\d{1,2})",
    "uk": r"(?P<quantifier>всі|усі|всіх|усіх|обидва|решту|два|три|чотири|\d{1,2})",
    "ru": r"(?P<quantifier>все|всех|оба|остальные|два|три|четыре|\d{1,2})",
    "de": r"(?P<quantifier>alle|aller|beide|sämtliche|die übrigen|zwei|drei|vier|\d{1,2})",
}
_TRAFFIC = {
    "en": r"(?:(?P<traffic>road|rail|railway|train|cargo|freight|passenger|pedestrian|land)(?: and (?P<traffic2>road|rail|railway|cargo|freight|passenger))? )?",
    "pl": r"(?:(?P<traffic>drogow\w+|kolejow\w+|towarow\w+|osobow\w+)(?: i (?P<traffic2>kolejow\w+|drogow\w+))? )?",
    "uk": r"(?:(?P<traffic>автомобільн\w+|дорожн\w+|залізничн\w+|вантажн\w+|пасажирськ\w+)(?: (?:та|і|й) (?P<traffic2>залізничн\w+))? )?",
    "ru": r"(?:(?P<traffic>автомобильн\w+|дорожн\w+|железнодорожн\w+|грузов\w+|пассажирск\w+)(?: и (?P<traffic2>железнодорожн\w+))? )?",
    "de": r"(?P<traffic>Straßen|Bahn|Eisenbahn)?",
}
_NOUN = {
    "en": r"(?:border )?(?:crossings?(?: points?)?|checkpoints?|border posts?|border points?)",
    "pl": r"(?:przejścia|przejść|przejściach)(?: graniczn\w+)?(?: (?:drogow\w+|kolejow\w+))?",
    "uk": r"(?:прикордонн\w+ )?(?:пункт\w* пропуску|перехо\w+|КПП)",
    "ru": r"(?:пограничн\w+ )?(?:пункт\w* пропуска|переход\w+|погранпереход\w*|КПП)",
    "de": r"(?:Grenzübergänge\w*)",
}
_WITH = {
    "en": r"(?: (?:with|to|into|on|at|along|between) (?:the )?(?P<place>\ue000[TDX]\d+\ue001(?: and \ue000T\d+\ue001)?))?",
    "pl": r"(?: (?:z|na) (?P<place>\ue000[TDX]\d+\ue001))?",
    "uk": r"(?: (?:з|із|на) (?P<place>\ue000[TDX]\d+\ue001))?",
    "ru": r"(?: (?:с|на) (?P<place>\ue000[TDX]\d+\ue001))?",
    "de": r"(?: (?:zu|nach|an der|mit) (?P<place>\ue000[TDX]\d+\ue001))?",
}


def _patterns(language: str) -> tuple[str, ...]:
    body = f"{_TRAFFIC[language]}{_NOUN[language]}"
    required = _WITH[language].removesuffix("?").replace("(?: (?:", " (?:", 1).removesuffix(")")
    return (f"{_QUANTIFIER[language]} {body}{_WITH[language]}", f"(?:the )?{body}{required}")


PATTERNS = {language: _patterns(language) for language in _QUANTIFIER}
_RAIL = ("rail", "train", "kolej", "залізн", "железн", "bahn")
_ROAD = ("road", "drogow", "автомоб", "дорожн", "straß", "land")
NEAR_LINE_M = 15_000.0


def _codes(params: dict[str, object]) -> tuple[str, ...]:
    """Feature codes of the traffic that the words name; "for passengers and cargo" leaves both."""
    words = " ".join(str(params.get(k, "")) for k in ("traffic", "traffic2")).casefold()
    rail, road = any(w in words for w in _RAIL), any(w in words for w in _ROAD)
    if rail and not road:
        return ("XING_RAIL",)
    if road and not rail:
        return ("XING_ROAD",)
    return ("XING_ROAD", "XING_RAIL")


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The crossings of the border meant, as points (BioGeomancer F, a set). The border comes from the words or around."""
    assert mention.expression is not None
    if (single := _between_towns(mention, place_of, gazetteer)) is not None:
        return single
    borders = _borders(mention, place_of, gazetteer)
    if not borders:
        return None
    codes = _codes(dict(mention.expression.params))
    members = {e.id: e for border in borders for e in _members(gazetteer, border, codes)}
    if not members:
        return None
    entries = sorted(members.values(), key=lambda e: e.id)
    points = shapely.MultiPoint([(e.lon, e.lat) for e in entries])
    accuracies = [e.uncertainty_m for e in entries]
    doubt_m = None if None in accuracies else max(a for a in accuracies if a is not None)
    names = " and ".join(b.name for b in borders)
    what = {"XING_RAIL": "rail crossings", "XING_ROAD": "road crossings"}[codes[0]] if len(codes) == 1 else "crossings"
    steps = [f"{len(entries)} {what} of the {names} in the gazetteer", *(e.name for e in entries)]
    quantifier = mention.expression.params.get("quantifier")
    if quantifier and str(quantifier).isdigit() and int(str(quantifier)) != len(entries):
        steps.append(f"the text says {quantifier}")
    return area(f"{what} on the {names}", points, "crossing", steps, entries=entries, uncertainty_m=doubt_m,
                codes=unique(c for b in borders for c in b.properties.get("between", ())))  # fmt: skip


def _between_towns(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The one crossing between two towns: that which carries both their names, else the one nearest to the middle."""
    assert mention.expression is not None
    anchors = mention.expression.anchors
    if len(anchors) != 2:
        return None
    codes = _codes(dict(mention.expression.params))
    both = [{e.id: e for form in forms(a) for e in gazetteer.named(form) if e.feature_code in codes} for a in anchors]
    shared = [both[0][id] for id in sorted(both[0].keys() & both[1].keys())]
    towns = [p for a in anchors if (p := place_of(a)) is not None and p.kind == "settlement"]
    if not shared and len(towns) == 2:
        lon, lat = (towns[0].lon + towns[1].lon) / 2, (towns[0].lat + towns[1].lat) / 2
        apart_m = geodesy.distance_m(towns[0].lon, towns[0].lat, towns[1].lon, towns[1].lat)
        shared = gazetteer.near(lon, lat, apart_m / 2 + NEAR_LINE_M, codes, limit=1) if apart_m < 100_000 else []
    if not shared:
        return None
    shared.sort(key=lambda e: (e.feature_code != "XING_ROAD", e.id))  # a road crossing, unless rails are told of
    return facility_place(shared[0], gazetteer, (f"between {anchors[0].text} and {anchors[1].text}",))


def forms(anchor: Mention) -> list[str]:
    """Spellings under which an anchor may be known."""
    return [str(f) for f in anchor.hints.get("names", ())] or [anchor.text]


@lru_cache(maxsize=256)
def _members(gazetteer: Gazetteer, border: Entry, codes: tuple[str, ...]) -> tuple[Entry, ...]:
    """The crossings of a border, by feature code; worked out once for each border, as the zone round a line is slow to make."""
    pair = set(border.properties.get("between", ()))
    zone = geodesy.buffer(gazetteer.geometry(border).simplify(0.01), NEAR_LINE_M, quad_segs=4)
    return tuple(e for e in gazetteer.within(zone, codes) if set(e.properties.get("between", ())) == pair)


def _borders(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> list[Entry]:
    assert mention.expression is not None
    named = unique(country_code(place_of(anchor)) for anchor in mention.expression.anchors)
    if len(named) == 2 and (both := gazetteer.border(named[0], named[1])):
        return [both]
    for anchor in mention.expression.anchors:
        place = place_of(anchor)
        if place is not None and place.kind == "border":
            return [e for e in place.entries if e.feature_code == "BRDR"]
        code = country_code(place)
        for home in context_countries(mention):
            if code and home != code and (entry := gazetteer.border(home, code)):
                return [entry]
    if mention.expression.anchors:
        return []
    return [e for id in list(mention.hints.get("borders", ()))[:1] if (e := gazetteer.entry(str(id))) is not None]


EXAMPLES = {
    "Poland shut all road border crossings with Belarus.": "all road border crossings with Belarus",
    "It closed all railway checkpoints.": "all railway checkpoints",
    "Zamknięto wszystkie przejścia graniczne z Białorusią.": "wszystkie przejścia graniczne z Białorusią",
    "Закрито всі пункти пропуску з Білоруссю.": "всі пункти пропуску з Білоруссю",
    "Закрыты все пункты пропуска с Белоруссией.": "все пункты пропуска с Белоруссией",
    "Alle Grenzübergänge zu Belarus sind geschlossen.": "Alle Grenzübergänge zu Belarus",
}
