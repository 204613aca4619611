"""Names that places bore before, or bear in other languages: the place of today is found."""

import pytest

from geomap import geodesy
from geomap.find import find_mentions
from geomap.model import Document, Gazetteer
from geomap.resolve import resolve_mentions

SENTENCES = {
    "en": "Police searched a warehouse in {} on Monday.",
    "pl": "Policja przeszukała magazyn w miejscowości {} w poniedziałek.",
    "uk": "Поліція обшукала склад у місті {} в понеділок.",
    "ru": "Полиция обыскала склад в городе {} в понедельник.",
    "de": "Die Polizei durchsuchte ein Lager in {} am Montag.",
}
FORMER = """
en Dnipropetrovsk 35.04 48.45|en Kirovohrad 32.26 48.51|en Artemivsk 38.00 48.60|uk Артемівськ 38.00 48.60|ru Артёмовск 38.00 48.60
en Krasnoarmiisk 37.18 48.28|en Dzerzhynsk 37.83 48.40|en Voroshilovgrad 39.31 48.57|en Stalino 37.80 48.00|en Zhdanov 37.55 47.10
en Dniprodzerzhynsk 34.60 48.50|en Chervonohrad 24.24 50.39|uk Шептицький 24.24 50.39|en Novohrad-Volynskyi 27.62 50.59|uk Звягель 27.62 50.59
en Krasnohrad 35.45 49.37|en Nur-Sultan 71.43 51.17|en Tselinograd 71.43 51.17|en Alma-Ata 76.90 43.25|en Frunze 74.59 42.87
en Leningrad 30.31 59.93|en Stalingrad 44.50 48.70|en Sverdlovsk 60.60 56.84|en Gorky 44.00 56.33|en Königsberg 20.51 54.71
en Bombay 72.88 19.07|en Calcutta 88.36 22.56|en Saigon 106.63 10.82|en Peking 116.40 39.90|en Rangoon 96.15 16.80
en Karl-Marx-Stadt 12.92 50.83|en Danzig 18.65 54.35|en Breslau 17.03 51.10|en Stettin 14.55 53.43|en Allenstein 20.48 53.78
en Lwów 24.03 49.84|en Lemberg 24.03 49.84|pl Wilno 25.28 54.69|en Vilna 25.28 54.69|pl Kowno 23.90 54.90
pl Brześć 23.70 52.10|pl Dyneburg 26.53 55.87|de Dorpat 26.72 58.38|ru Ревель 24.75 59.44|en Pressburg 17.11 48.15
en Constantinople 28.95 41.01|en Kishinev 28.86 47.00|de Hermannstadt 24.15 45.80|en Titograd 19.26 42.44|en Batavia 106.80 -6.20
"""


@pytest.mark.parametrize("row", [cell for line in FORMER.split("\n") if line for cell in line.split("|")])
def test_a_former_name_is_the_place_of_today(row: str, gazetteer: Gazetteer) -> None:
    """The town is found within 30 km, by the name alone."""
    language, name, lon, lat = row.split(" ")
    document = Document("d", SENTENCES[language].format(name), language=language)
    places = [r.place for r in resolve_mentions(document, find_mentions(document, gazetteer), gazetteer) if r.mention.text == name]

    assert places
    assert places[0] is not None
    assert geodesy.distance_m(places[0].lon, places[0].lat, float(lon), float(lat)) < 30_000
