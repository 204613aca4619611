"""Names beside shortened area words: what is marked, and what it is resolved to."""

import pytest

from geomap.find import find_mentions
from geomap.model import Document, Gazetteer
from geomap.naming.shortened import shortened_names
from geomap.resolve import resolve_mentions
from geomap.text import View


@pytest.mark.parametrize(
    ("language", "text", "span", "name", "code"),
    [
        ("pl", "Pożar strawił stodołę w Parczewie (woj. lubelskie).", "woj. lubelskie", "Lublin Voivodeship", "ADM1"),
        ("pl", "Balon znaleziono w pow. puławskim nad ranem.", "pow. puławskim", "Puławy County", "ADM2"),
        ("pl", "Rolnik z gm. Wyryki zgłosił znalezisko.", "gm. Wyryki", "Gmina Wyryki", "ADM3"),
        ("pl", "Syreny włączono w m. Włodawa o świcie.", "Włodawa", "Włodawa", "PPL"),
        ("uk", "Уночі горів склад, Харківська обл. без світла.", "Харківська обл.", "Kharkiv Oblast", "ADM1"),
        ("uk", "Пошкоджено школу в Ізмаїльському р-ні.", "Ізмаїльському р-ні", "Izmail Raion", "ADM2"),
        ("uk", "Вибухи чули в м. Харків до ранку.", "Харків", "Kharkiv", "PPL"),
        ("ru", "Тревогу объявили в Белгородской обл. вечером.", "Белгородской обл.", "Belgorod Oblast", "ADM1"),
        ("ru", "Обломки нашли у пос. Разумное рано утром.", "Разумное", "Razumnoye", "PPL"),
        ("ru", "Склад сгорел в г. Белгород ночью.", "Белгород", "Belgorod", "PPL"),
        ("be", "Пажар патушылі ў Гродзенскай вобл. уранку.", "Гродзенскай вобл.", "Grodno Region", "ADM1"),
        ("be", "Дрон упаў у Брэсцкім р-не ноччу.", "Брэсцкім р-не", "Brest District", "ADM2"),
        ("de", "Im Lkr. Uckermark brannte ein Feld.", "Lkr. Uckermark", "Landkreis Uckermark", "ADM"),
        ("lt", "Balionas nukrito Alytaus apskr. miške.", "Alytaus apskr.", "Alytus County", "ADM1"),
        ("lt", "Kontrabanda rasta Šalčininkų r. sav. kaime.", "Šalčininkų r. sav.", "Šalčininkai District Municipality", "ADM2"),
        ("lv", "Drons nokrita Rēzeknes nov. teritorijā.", "Rēzeknes nov.", "Rēzekne Municipality", "ADM"),
        ("ro", "Resturile au fost găsite în jud. Tulcea dimineața.", "jud. Tulcea", "Tulcea County", "ADM1"),
        ("en", "Two roads were closed in Co. Kerry after the storm.", "Co. Kerry", "Kerry", "ADM2"),
    ],
)  # fmt: skip
def test_a_shortened_area_word_says_what_kind_of_place_is_meant(
    language: str, text: str, span: str, name: str, code: str, gazetteer: Gazetteer
) -> None:
    """A region is marked with its shortened word, a settlement alone; each is the entry of that kind."""
    document = Document("d", text, language=language)
    found = {r.mention.text: r.place for r in resolve_mentions(document, find_mentions(document, gazetteer), gazetteer)}

    place = found[span]
    assert place is not None
    assert place.label == name
    assert place.entries[0].feature_code.startswith(code)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Это случилось в 2024 г. Москва молчала."),
        ("uk", "Глибина вирви 20 м. Харків не постраждав."),
        ("en", "Ford Motor Co. Kerry was asked to comment."),
        ("en", "He worked at Tiffany & Co. Durham was his home."),
    ],
)
def test_a_year_a_length_and_a_firm_are_no_area_words(language: str, text: str, gazetteer: Gazetteer) -> None:
    """The same letters after a figure or a firm's name shorten something else."""
    assert shortened_names(View(Document("d", text, language=language)), gazetteer) == []


def test_the_county_stated_shortly_decides_between_villages_of_one_name(gazetteer: Gazetteer) -> None:
    """Of many villages called Osiny the one in the powiat named in brackets is meant."""
    document = Document("d", "Szczątki leżały w miejscowości Osiny (pow. łukowski).", language="pl")
    found = {r.mention.text: r.place for r in resolve_mentions(document, find_mentions(document, gazetteer), gazetteer)}

    place = found["Osiny"]
    assert place is not None
    assert place.entries[0].admin2 == "Łuków County"
