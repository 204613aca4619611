"""Names of places in languages that are read as far as names go: found in their case, and resolved."""

import pytest

from geomap.find import find_mentions
from geomap.model import Document, Gazetteer
from geomap.resolve import resolve_mentions


@pytest.mark.parametrize(
    ("text", "name", "country", "near"),
    [
        ("V Ostravě vybuchl sklad a policie uzavřela silnici do Olomouce.", "Olomouce", "CZ", (17.25, 49.59)),
        ("Požár zasáhl vesnici u Českých Budějovic, uvedli hasiči.", "Českých Budějovic", "CZ", (14.47, 48.97)),
        ("Letiště v Pardubicích bylo v noci uzavřeno kvůli dronům z Polska.", "Polska", "PL", None),
        ("Resturi de dronă au fost găsite lângă Tulcea, a anunțat guvernul.", "Tulcea", "RO", (28.8, 45.18)),
        ("Explozia de la Iași a avariat o gară, a anunțat guvernul.", "Iași", "RO", (27.6, 47.16)),
        ("Sprogimas nugriaudėjo Klaipėdoje ir Šiauliuose.", "Klaipėdoje", "LT", (21.13, 55.71)),
        ("Vilniuje dėl balionų uždarytas oro uostas, skrydžiai nukreipti į Kauną.", "Kauną", "LT", (23.9, 54.9)),
        ("У Гродне затрымалі мужчыну, які ехаў з Брэста.", "Гродне", "BY", (23.83, 53.68)),
        ("Дрон упаў пад Гомелем, паведамілі ў Мінску.", "Гомелем", "BY", (31.0, 52.43)),
    ],
)
def test_inflected_names_are_resolved(
    text: str, name: str, country: str, near: tuple[float, float] | None, gazetteer: Gazetteer
) -> None:
    """Czech, Romanian, Lithuanian and Belarusian names in oblique cases come to their place, within half a degree."""
    document = Document("d", text)
    found = {r.mention.text: r for r in resolve_mentions(document, find_mentions(document, gazetteer), gazetteer)}
    place = found[name].place

    assert place is not None
    assert country in place.country_codes
    if near is not None:
        assert abs(place.lon - near[0]) < 0.5
        assert abs(place.lat - near[1]) < 0.5
