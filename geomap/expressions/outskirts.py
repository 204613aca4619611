"""The edge of a town: "on the outskirts of Kharkiv", "in the suburbs of Damascus". The name is marked."""

from __future__ import annotations

from geomap import geodesy
from geomap.expressions import PlaceOf
from geomap.expressions._shapes import area, town_of
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 25
LEVEL = 1
KIND = "toponym"
HINT = r"outskirts|suburb|edge|obrzeż|przedmieś|околиц|передміст|окраин|пригород|stadtrand|vorort|vorstadt|rande"
_NAME = r"(?P<span>(?P<place>{T}))"
PATTERNS = {
    "en": (
        rf"(?:outskirts|suburbs?|outer suburbs?|edges?) of (?:the )?(?:city of |town of )?{_NAME}",
        rf"{_NAME}['’]s? (?:\w+ )?(?:outskirts|suburbs?)",
        rf"suburban {_NAME}",
    ),
    "pl": (rf"(?:obrzeżach|obrzeża|przedmieściach|przedmieścia|peryferiach) {_NAME}",),
    "uk": (rf"(?:околиц(?:і|ях|ю)|передмісті|передмістя[хм]?|окраїні) {_NAME}",),
    "ru": (rf"(?:окраин(?:е|ах|у)|пригород(?:е|ах)|предместь(?:е|ях)) {_NAME}",),
    "de": (rf"(?:Stadtrand|Außenbezirken|Vororten|Vorort|Vorstadt|Rande?) (?:von |der Stadt )?{_NAME}", rf"{_NAME}er (?:Vorort\w*|Stadtrand)"),
}
INNER, OUTER = 0.5, 1.5
"""Where the edge of a town begins and ends, in parts of its extent: a town's radius is that of its built-up area, told to
half of it."""


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """A ring about the edge of the town (BioGeomancer FS, part of a feature).

    The extent is the gazetteer's, the doubt of the ring half of it.
    """
    assert mention.expression is not None
    town = town_of(mention.expression.anchors[0], place_of(mention.expression.anchors[0]), gazetteer)
    if town is None or town.kind != "settlement" or not town.uncertainty_m:
        return town
    extent_m = town.uncertainty_m
    ring = geodesy.disc(town.lon, town.lat, OUTER * extent_m).difference(geodesy.disc(town.lon, town.lat, INNER * extent_m))
    steps = [*town.derivation, f"its edge: from {INNER * extent_m / 1000:.1f} to {OUTER * extent_m / 1000:.1f} km from its centre"]
    return area(f"outskirts of {town.label}", ring, town.kind, steps, entries=town.entries, uncertainty_m=extent_m / 2,
                codes=town.country_codes, centre=(town.lon, town.lat))  # fmt: skip


EXAMPLES = {
    "Shells fell on the outskirts of Kharkiv.": "Kharkiv",
    "Pożar wybuchł na obrzeżach Lublina.": "Lublina",
    "Вибухи чули на околиці Харкова.": "Харкова",
    "Обломки упали на окраине Воронежа.": "Воронежа",
    "Das Lager brannte am Stadtrand von Leipzig.": "Leipzig",
}
