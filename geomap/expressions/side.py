"""One side of a border: "the Polish side of the border with Belarus"."""

from __future__ import annotations

from geomap.expressions import PlaceOf
from geomap.expressions._shapes import NEAR_BORDER_M, area, border_zone, country_code, neighbour
from geomap.model import Gazetteer, Mention, Place

PRIORITY = 66
LEVEL = 1
HINT = r"side|stron|бок|бік|сторон|seite"
PATTERNS = {
    "en": (
        r"(?:the )?(?P<place1>{D}) side of (?:the |its |their )?(?:shared |common )?(?:border|frontier)(?: (?:with|to) (?:the )?(?P<place2>{TD}))?",
        r"(?P<place1>{T})['’]s side of (?:the |its |their )?(?:border|frontier)(?: (?:with|to) (?:the )?(?P<place2>{TD}))?",
    ),
    "pl": (
        r"(?:po|z|na) (?P<place1>{D}) stron\w+ granicy(?: (?:z|ze) (?P<place2>{TD}))?",
        r"(?:po|z|na) stron\w+ (?P<place1>{D}) granicy(?: (?:z|ze) (?P<place2>{TD}))?",
    ),
    "uk": (r"(?:з|із|на|по|у) (?P<place1>{D}) (?:бо[кц]\w+|стор[оі]н\w+) кордон\w*(?: (?:з|із|зі) (?P<place2>{TD}))?",),
    "ru": (r"(?:на|с|по|со) (?P<place1>{D}) сторон\w+ границ\w+(?: со? (?P<place2>{TD}))?",),
    "de": (r"(?:auf |von |an )?(?:der )?(?P<place1>{D}) Seite der Grenze(?: (?:zu|mit|zur|zum) (?P<place2>{TD}))?",),
}


def locate(mention: Mention, place_of: PlaceOf, gazetteer: Gazetteer) -> Place | None:
    """The country's land within `NEAR_BORDER_M` of its border (BioGeomancer NF, cut at the border).

    With whom the border is comes from the words, else from the text around; where neither says so, there is no place.
    """
    assert mention.expression is not None
    codes = [country_code(place_of(anchor)) for anchor in mention.expression.anchors]
    home = codes[0] if codes else None
    if home is None:
        return None
    border = gazetteer.border(home, codes[1]) if len(codes) > 1 and codes[1] else neighbour(gazetteer, mention, home)
    if border is None:
        return None
    shape = border_zone(gazetteer, (border,), 0.0, NEAR_BORDER_M, home)
    steps = [f"{border.name}: line of {border.gazetteer}", f"within {NEAR_BORDER_M / 1000:.0f} km of it, on the side of {home}"]
    if shape.is_empty:
        return None
    country = gazetteer.country(home)
    return area(f"{border.name}, side of {country.name if country is not None else home}", shape, "region", steps, entries=[border], uncertainty_m=NEAR_BORDER_M / 2, codes=[home])


EXAMPLES = {
    "The group waited on the Polish side of the border with Belarus.": "the Polish side of the border with Belarus",
    "Migranci czekają po białoruskiej stronie granicy z Polską.": "po białoruskiej stronie granicy z Polską",
    "Черга стоїть з польського боку кордону з Україною.": "з польського боку кордону з Україною",
    "Лагерь стоит на белорусской стороне границы с Литвой.": "на белорусской стороне границы с Литвой",
    "Sie standen auf der polnischen Seite der Grenze zu Belarus.": "auf der polnischen Seite der Grenze zu Belarus",
}
