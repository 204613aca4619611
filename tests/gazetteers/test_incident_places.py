"""The places of the night of 9–10 September 2025, in the spellings of five languages, lie where they should.

Each row: longitude, latitude, tolerance in metres, the country the name is looked for in (empty: any), spellings.
"""

import pytest

from geomap.geodesy import distance_to_m, great_circle_m
from geomap.model import Entry, Gazetteer

POINTS = {
    "Wyryki-Wola": (23.364, 51.562, 1_000, "PL", "Wyryki-Wola|Wyryki Wola|Вирики-Воля|Вырыки-Воля|Вырыкі-Воля|Vyryki-Vola"),
    "Wyryki-Połód": (23.385, 51.562, 1_000, "PL", "Wyryki-Połód|Wyryki-Polod|Wyryki Połód"),
    "Wyryki": (23.364, 51.562, 5_000, "PL", "Wyryki|Вирики|Вырыки|Вырыкі"),
    "Włodawa": (23.549, 51.546, 3_000, "PL", "Włodawa|Wlodawa|Влодава|Уладава"),
    "Czosnówka": (23.21, 52.01, 3_000, "PL", "Czosnówka|Czosnowka|Чоснувка"),
    "Cześniki": (23.44, 50.71, 3_000, "PL", "Cześniki|Czesniki|Чесьники|Чесники"),
    "Krzywowierzba-Kolonia": (23.168, 51.589, 3_000, "PL", "Krzywowierzba-Kolonia|Krzywowierzba Kolonia"),
    "Wohyń": (22.78, 51.76, 4_000, "PL", "Wohyń|Wohyn|Вохинь|Вогинь"),
    "Wielki Łan": (23.205, 51.483, 1_500, "PL", "Wielki Łan|Wielki Lan"),
    "Zabłocie-Kolonia": (23.4, 51.9, 40_000, "PL", "Zabłocie-Kolonia|Zabłocie Kolonia"),
    "Wyhalew": (23.167, 51.616, 3_000, "PL", "Wyhalew|Вихалев|Выхалев"),
    "Bychawka Trzecia": (22.6, 51.06, 12_000, "PL", "Bychawka Trzecia"),
    "Przymiarki": (22.7, 50.6, 60_000, "PL", "Przymiarki|Пшимярки"),
    "Mniszków": (20.03, 51.37, 5_000, "PL", "Mniszków|Mniszkow|Мнишкув"),
    "Oleśno": (19.3, 54.1, 20_000, "PL", "Oleśno|Olesno"),
    "Rabiany": (21.95, 52.45, 20_000, "PL", "Rabiany|Рабяни"),
    "Sewerynów": (21.95, 52.45, 25_000, "PL", "Sewerynów|Sewerynow"),
    "Nowe Miasto nad Pilicą": (20.58, 51.62, 4_000, "PL", "Nowe Miasto nad Pilicą|Nowe Miasto nad Pilica|Nowe Miasto"),
    "Terespol": (23.615, 52.075, 3_000, "PL", "Terespol|Тересполь|Тэрэспаль|Тереспіль"),
    "Brest": (23.69, 52.10, 5_000, "BY", "Brest|Brześć|Брест|Брэст|Берестя|Bieraście"),
    "Domačava": (23.6, 51.75, 4_000, "BY", "Domačava|Damachava|Domaczewo|Домачево|Дамачава"),
    "Bierastavica": (24.02, 53.2, 6_000, "BY", "Vyalikaya Byerastavitsa|Bierastavica|Берестовица|Бераставіца|Brzostowica Wielka"),
    "Hrodna": (23.83, 53.68, 6_000, "BY", "Grodno|Hrodna|Гродно|Гродна"),
    "Svislač": (24.10, 53.03, 5_000, "BY", "Svislač|Svislach|Świsłocz|Свислочь|Свіслач"),
    "Minsk": (27.57, 53.90, 10_000, "BY", "Minsk|Мінск|Минск|Mińsk"),
    "Kyiv": (30.52, 50.45, 10_000, "UA", "Kyiv|Kiev|Kijów|Київ|Киев|Кіеў|Kijeŭ"),
    "Lviv": (24.03, 49.84, 5_000, "UA", "Lviv|Lwów|Львів|Львов|Львоў|Lemberg"),
    "Warsaw": (21.01, 52.23, 5_000, "PL", "Warsaw|Warszawa|Варшава|Warschau|Varšava"),
    "Lublin": (22.57, 51.25, 5_000, "PL", "Lublin|Люблін|Люблин"),
    "Rzeszów": (22.0, 50.04, 5_000, "PL", "Rzeszów|Rzeszow|Жешув|Ряшів|Жэшаў"),
    "Przewodów": (23.93, 50.47, 3_000, "PL", "Przewodów|Przewodow|Пшеводів|Пшеводув"),
    "Warsaw Chopin Airport": (20.967, 52.166, 2_000, "", "Warsaw Chopin Airport|Chopin Airport|Lotnisko Chopina|EPWA|Okęcie|Аэропорт Шопена|Аеропорт Шопена"),
    "Warsaw Modlin Airport": (20.652, 52.451, 2_000, "", "Modlin Airport|Warsaw Modlin Airport|EPMO|Lotnisko Modlin|Модлин|Модлін"),
    "Rzeszów–Jasionka Airport": (22.019, 50.110, 2_000, "", "Rzeszów–Jasionka Airport|Rzeszow Airport|EPRZ|Jasionka"),
    "Lublin Airport": (22.714, 51.240, 2_000, "", "Lublin Airport|EPLB|Lotnisko Lublin|Аэропорт Люблин"),
    "Kuźnica–Bruzgi": (23.664, 53.517, 4_000, "", "Kuźnica–Bruzgi|Kuznica-Bruzgi|Kuźnica|Кузница–Брузги|Кузніца–Брузгі|Bruzgi"),
    "Bobrowniki": (23.893, 53.124, 2_000, "", "Bobrowniki crossing|Bobrowniki–Bierastavica|Bobrowniki-Berestovitsa|Бобровники"),
    "Połowce–Piaščatka": (23.372, 52.481, 5_000, "", "Połowce–Piaščatka|Połowce-Pieszczatka|Песчатка|Пясчатка|Piaščatka"),
    "Sławatycze": (23.566, 51.757, 2_000, "", "Sławatycze crossing|Sławatycze-Domaczewo|Slawatycze crossing"),
    "Kukuryki–Kazłovičy": (23.585, 52.118, 4_000, "", "Kukuryki–Kazłovičy|Kukuryki-Kozłowicze|Kukuryki|Козловичи|Казловічы|Kazłovičy"),
    "Siemianówka–Svislač": (23.922, 52.942, 5_000, "", "Siemianówka–Svislač|Siemianówka-Świsłocz"),
    "Royal Artillery Barracks": (0.056, 51.487, 500, "GB", "Royal Artillery Barracks"),
    "Downing Street": (-0.128, 51.503, 500, "GB", "Downing Street|10 Downing Street"),
}
AREAS = {
    "Podlaskie": ((23.2, 53.1), "Podlaskie|Podlaskie Voivodeship|województwo podlaskie|Podlasie Province|Подляское воеводство|Підляське воєводство"),
    "Mazowieckie": ((21.0, 52.3), "Mazowieckie|Mazovia|Mazowieckie Voivodeship|województwo mazowieckie|Мазовецьке воєводство|Мазовецкое воеводство"),
    "Lubelskie": ((22.9, 51.2), "Lubelskie|Lublin Voivodeship|województwo lubelskie|Люблінське воєводство|Люблинское воеводство"),
    "Podkarpackie": ((22.1, 50.0), "Podkarpackie|Subcarpathian Voivodeship|województwo podkarpackie|Підкарпатське воєводство"),
    "Poland": ((19.0, 52.0), "Poland|Polska|Польща|Польша|Польшча|Polšča|Polen"),
    "Belarus": ((28.0, 53.5), "Belarus|Białoruś|Білорусь|Беларусь|Белоруссия|Biełaruś|Weißrussland"),
    "eastern Poland": ((23.0, 51.5), "eastern Poland|wschodnia Polska|східна Польща|восточная Польша"),
}  # fmt: skip


def bearers(gazetteer: Gazetteer, name: str, country: str) -> list[Entry]:
    """The entries of a name."""
    return gazetteer.named(name, country=country or None)


@pytest.mark.parametrize(("place", "spelling"), [(place, s) for place, row in POINTS.items() for s in row[4].split("|")])
def test_every_spelling_leads_to_the_spot(gazetteer: Gazetteer, place: str, spelling: str) -> None:
    """One of the first bearers of the name lies at the place."""
    lon, lat, tolerance_m, country, _ = POINTS[place]
    found = bearers(gazetteer, spelling, country)
    near = [e for e in found if e.lon is not None and e.lat is not None and great_circle_m(lon, lat, e.lon, e.lat) <= tolerance_m]

    assert near, [(e.id, e.lon, e.lat) for e in found[:5]]


@pytest.mark.parametrize(("place", "spelling"), [(place, s) for place, row in AREAS.items() for s in row[1].split("|")])
def test_every_spelling_leads_to_the_area(gazetteer: Gazetteer, place: str, spelling: str) -> None:
    """The first bearer of the name with an outline holds a point in its middle."""
    (lon, lat), _ = AREAS[place]
    areas = [e for e in gazetteer.named(spelling) if e.shape == "polygon"]

    assert areas
    assert distance_to_m(gazetteer.geometry(areas[0]), lon, lat) == 0
