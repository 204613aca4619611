"""The border of one country with another, as the line both share: "the border with Belarus"."""

from __future__ import annotations

import itertools

import shapely

from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, context_countries, country_code, unique
from geomap.model import Entry, Gazetteer, Mention, Place

PRIORITY = 60
LEVEL = 1
HINT = r"border|frontier|granic|кордон|границ|grenze"
_EN = r"(?:land |state |international |shared |common |entire |whole |long |northern |southern |eastern |western )*"
PATTERNS = {
    "en": (
        rf"(?P<pair>(?:the )?{_EN}(?:borders?|frontiers?) between (?P<place>{{T}} and {{T}}))",
        rf"(?:the )?(?P<pair>(?P<place>{{TD}} ?[-–—/] ?{{TD}})) {_EN}(?:borders?|frontiers?)",
        rf"(?P<pair>(?:the )?{_EN}(?:borders?|frontiers?) of (?P<place3>{{T}} (?:and|with) {{T}}))",
        rf"(?P<pair>(?P<place1>{{T}})['’]s? {_EN}(?:borders?|frontiers?) (?:with|to) (?:the )?(?P<place2>{{TD}}))",
        rf"(?:the |its |their |his |our )?{_EN}(?:borders?|frontiers?) (?:with|to) (?:the )?(?P<place>{{TD}}(?:(?:, and|,| and| or|, or) (?:the )?{{TD}}){{{{0,4}}}})",
        rf"(?:both )?(?:the )?(?P<place>{{D}}(?:(?:, and|,| and| or) (?:the )?{{D}}){{{{1,3}}}}) {_EN}(?:borders?|frontiers?)",
        rf"(?:the )?(?P<place>{{D}}) {_EN}(?:borders?|frontiers?)",
        rf"(?P<whole>(?P<place>{{T}})['’]s? {_EN}(?:borders?|frontiers?))",
        rf"the (?P<place>{{T}}) {_EN}(?:borders?|frontiers?)",
        rf"(?P<bare>(?:the|their|its) {_EN}(?:border|frontier))(?! (?:with|between|to|of|in|guard|police|patrol|cross|town|village|city|region|area|zone|agenc|servic|control|fence|wall|post|check|regime|force|district|province|state|dispute|conflict|clash|war|security|line|official|authorit|troop|communit|county|strip|trade|point))",
    ),
    "pl": (
        r"(?P<pair>granic(?!z)\w* (?:między|pomiędzy) (?P<place>{T} (?:a|i) {T}))",
        r"(?P<pair>granic(?!z)\w* (?:państwow\w+ )?(?P<place>{D}[-–]{D}))",
        r"(?P<pair>(?P<place>{D}[-–]{D}) granic(?!z)\w*)",
        r"granic(?!z)\w* (?:państwow\w+ )?(?:Polski |kraju )?(?:z|ze) (?P<place>{TD}(?:(?:,| i| oraz) (?:z )?{TD}){{0,3}})",
        r"(?P<place>{D}) granic(?!z)\w*",
        r"granic(?!z)\w* (?:państwow\w+ )?(?P<place>{D})",
        r"(?P<pair>granic(?!z)\w* (?P<place>{T} (?:z|ze|i|a) {T}))",
        r"granic(?!z)\w* (?P<whole>(?P<place>{T}))",
        r"(?<!za[ ])(?P<bare>granic(?:y|ę|ą)|granicy państwowej)(?! (?:wieku|możliwości|rozsądku|błędu|między|z|ze|prawa|dobrego))",
    ),
    "uk": (
        r"(?P<pair>кордон\w* між (?P<place>{T} (?:та|і|й) {T}))",
        r"(?P<pair>(?P<place>{D}[-–]{D}) (?:державн\w+ )?кордон\w*)",
        r"(?:державн\w+ )?кордон\w* (?:з|із|зі) (?P<place>{TD}(?:(?:,| та| і| й) {TD}){{0,3}})",
        r"(?P<place>{D}) кордон\w*",
        r"(?P<pair>кордон\w* (?P<place>{T} (?:з|із|та|і|й) {T}))",
        r"кордон\w* (?P<whole>(?P<place>{T}))",
        r"(?<!за[ ])(?P<bare>кордон(?:у|і|ом)?)(?! (?:між|з|із|зі))",
    ),
    "ru": (
        r"(?P<pair>границ\w* между (?P<place>{T} и {T}))",
        r"(?P<pair>(?P<place>{D}[-–]{D}) (?:государственн\w+ )?границ\w*)",
        r"(?:государственн\w+ )?границ\w* со? (?P<place>{TD}(?:(?:,| и) {TD}){{0,3}})",
        r"(?P<place>{D}) границ\w*",
        r"(?P<pair>границ\w* (?P<place>{T} (?:с|со|и) {T}))",
        r"границ\w* (?P<whole>(?P<place>{T}))",
        r"(?<!за[ ])(?P<bare>границ(?:ы|е|у|ей))(?! (?:между|со?|возможност|разумного|нормы|дозволенного))",
    ),
    "de": (
        r"(?P<pair>Grenze zwischen (?P<place>{T} und {T}))",
        r"(?:der |die )?(?P<pair>(?P<place>{D}[-–]{D})) Grenzen?",
        r"(?:der |die )?(?:Land|Staats)?[Gg]renzen? (?:zu|mit|nach)[mr]? (?:der |dem )?(?P<place>{TD}(?:(?:,| und) (?:zu |zur )?{TD}){{0,3}})",
        r"(?:der |die |zur )?(?P<place>{D}) Grenzen?",
        r"(?:an der|die|der|zur|über die|vor der|hinter der) (?P<span>(?P<bare>Grenze))(?! (?:zwischen|zu|zur|zum|mit|des|der|von|nach))",
    ),
}
PATTERNS = {language: tuple(p.replace("{{", "{").replace("}}", "}") for p in ps) for language, ps in PATTERNS.items()}


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The shared line (BioGeomancer F). One country named: the other side comes from what the text is about.

    Where the text does not say which neighbour is meant, all borders of the country are given and the derivation says
    so. Uncertainty is the stated accuracy of the line.
    """
    assert mention.expression is not None
    named = unique(country_code(place_of(anchor)) for anchor in mention.expression.anchors)
    entries, how = _borders(named, mention, gazetteer) if named else _known_border(mention, gazetteer)
    if not entries:
        return None
    lines = shapely.union_all([gazetteer.geometry(e) for e in entries])
    accuracies = [e.accuracy_m for e in entries]
    accuracy = None if None in accuracies else max(a for a in accuracies if a is not None)
    steps = [how, *(f"{e.name}: line of {e.gazetteer}" for e in entries)]
    label = " and ".join(e.name for e in entries[:3]) + ("" if len(entries) <= 3 else f" and {len(entries) - 3} more")
    codes = unique(c for e in entries for c in e.properties.get("between", ()))
    return area(label, lines, "border", steps, entries=entries, uncertainty_m=accuracy, codes=codes)


def _borders(named: list[str], mention: Mention, gazetteer: Gazetteer) -> tuple[list[Entry], str]:
    assert mention.expression is not None
    params = mention.expression.params
    if len(named) == 2 and "pair" in params:
        entry = gazetteer.border(named[0], named[1])
        return ([entry] if entry else []), f"shared border of {named[0]} and {named[1]}, both named"
    if "whole" not in params:
        for home in context_countries(mention):
            if home in named:
                continue
            found = [entry for code in named if (entry := gazetteer.border(home, code))]
            if found:
                return found, f"border of {home} (from the text around) with {', '.join(named)}"
    if len(named) == 2 and (entry := gazetteer.border(named[0], named[1])):
        return [entry], f"shared border of {named[0]} and {named[1]}"
    every = [entry for code in named for entry in gazetteer.borders_of(code)]
    return list(dict.fromkeys(every)), f"all borders of {', '.join(named)}: the text does not say with whom"


def _known_border(mention: Mention, gazetteer: Gazetteer) -> tuple[list[Entry], str]:
    """The border that "the border" means: one told shortly before, else that of the first two neighbours the text is about."""
    assert mention.expression is not None
    if "bare" not in mention.expression.params:
        return [], ""
    told = [e for id in list(mention.hints.get("borders", ()))[:1] if (e := gazetteer.entry(str(id))) is not None]
    if told:
        return told, "the border told of beside it"
    about = context_countries(mention)[:3]
    for home, other in itertools.combinations(about, 2):
        if (entry := gazetteer.border(home, other)) is not None:
            return [entry], f"the border of {home} and {other}, which the text is about"
    return [], ""


EXAMPLES = {
    "Poland and Belarus accuse each other. Migrants were stopped at the border on Monday.": "the border",
    "Polska i Ukraina wysłały patrole. Ruch na granicy odbywa się normalnie.": "granicy",
    "Україна і Молдова домовилися. На кордоні утворилися черги.": "кордоні",
    "Финляндия обвиняет Россию. На границе задержали людей.": "границе",
    "Polen wirft Belarus vieles vor. An der Grenze fielen Schüsse.": "Grenze",
    "Poland closed the border with Belarus.": "the border with Belarus",
    "Fires burn along the Ukrainian and Belarusian borders.": "the Ukrainian and Belarusian borders",
    "Shelling along the Thailand-Cambodia border went on.": "the Thailand-Cambodia border",
    "Polska zamknęła granicę z Białorusią.": "granicę z Białorusią",
    "Польща закрила кордон з Білоруссю.": "кордон з Білоруссю",
    "Польша закрыла границу с Белоруссией.": "границу с Белоруссией",
    "Polen schloss die Grenze zu Belarus.": "die Grenze zu Belarus",
}
