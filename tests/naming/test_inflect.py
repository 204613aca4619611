"""Nominatives that inflected names may come from."""

import pytest

from geomap.naming.inflect import nominatives


@pytest.mark.parametrize(
    ("name", "language", "nominative"),
    [
        ("Krakowie", "pl", "Kraków"),
        ("Rzeszowa", "pl", "Rzeszów"),
        ("Białej Podlaskiej", "pl", "Biała Podlaska"),
        ("Wyrykach-Woli", "pl", "Wyryki-Wola"),
        ("Gdyni", "pl", "Gdynia"),
        ("powiecie bialskim", "pl", "powiat bialski"),
        ("Харкові", "uk", "Харків"),
        ("Тернополі", "uk", "Тернопіль"),
        ("Харківської області", "uk", "Харківська область"),
        ("Белгороде", "ru", "Белгород"),
        ("Москвой", "ru", "Москва"),
        ("Ельце", "ru", "Елец"),
        ("Краснодарском крае", "ru", "Краснодарский край"),
        ("Polens", "de", "Polen"),
    ],
)
def test_the_nominative_is_among_the_forms(name: str, language: str, nominative: str) -> None:
    """Regular declensions and their alternations are undone."""
    assert nominative in nominatives(name, language)


def test_the_name_as_written_comes_first() -> None:
    """What is written is always the first proposal."""
    assert nominatives("Lublina", "pl")[0] == "Lublina"


def test_other_languages_are_left_alone() -> None:
    """English has no table: the name itself is the only form."""
    assert nominatives("Kyiv", "en") == ("Kyiv",)


def test_forms_are_bounded() -> None:
    """A long chain of words cannot blow up the number of forms."""
    assert len(nominatives("a-" * 60 + "a", "pl")) == 1
    assert len(nominatives("Wyrykach-Woli Nowej Małej", "pl")) <= 64
