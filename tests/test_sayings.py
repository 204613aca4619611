"""What geomap says, in other languages."""

from __future__ import annotations

import re

import pytest

from geomap.naming import ranking
from geomap.sayings import LANGUAGES, PARTS, SLOT, known, name_of, number, table, tell, tell_all


def slots(text: str) -> set[str]:
    """The names of a text's slots."""
    return {slot[1] for slot in SLOT.finditer(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_table_has_every_wording_with_its_slots(language: str) -> None:
    """No language lacks a wording that another has, and each form of each keeps all slots of the English one."""
    first, own = table(LANGUAGES[0]), table(language)
    assert list(own) == list(PARTS)
    for part in PARTS:
        assert own[part].keys() == first[part].keys()
        for english, told in own[part].items():
            assert told.strip()
            assert all(slots(form) == slots(english) for form in told.split("|")), english
            assert len(told.split("|")) in (1, 3), english


@pytest.mark.parametrize("language", ["uk", "be"])
def test_nothing_is_left_in_latin_letters(language: str) -> None:
    """Beside names of standards, what is told in Cyrillic has no Latin word in it."""
    for part in PARTS:
        for english, told in table(language)[part].items():
            assert re.findall(r"[A-Za-z]{2,}", SLOT.sub("", told)) in ([], ["IATA"], ["WGS"], ["Plus"]), english


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_narrower_wording_is_found(language: str) -> None:
    """Every wording is found by a text of its own kind, and no other takes it first."""
    fill = {"n": "3", "place": "Chełm", "said": "the alliance", "dir": "north-east", "kind": "port", "id": "a:b", "x": "Q"}
    for english, told in table(language)["sentences"].items():
        text = SLOT.sub(lambda slot: fill[slot[2]], english)
        starts = tuple(SLOT.split(form)[0] for form in told.split("|"))
        assert tell(language, text, str).startswith(starts), english


def test_words_of_others_stay() -> None:
    """A remark that somebody wrote is told to the letter, beside one of geomap's."""
    told = tell_all("de", "day taken from an earlier sentence; A shed burnt.; told by 4 documents: same category, place and night")
    assert told == "Tag aus einem früheren Satz; A shed burnt.; von 4 Dokumenten berichtet: gleiche Kategorie, gleicher Ort, gleiche Nacht"
    assert tell("uk", "“w nocy” + published 2025-09-10, stated earlier") == "«w nocy» + публікація 2025-09-10, зазначено раніше"
    assert not known("pl", "A shed burnt.")


def test_numbers_and_their_nouns() -> None:
    """Digits are grouped and pointed as the language does, and nouns follow the number."""
    assert [tell("pl", f"{n} people") for n in ("1", "3", "12", "1,022")] == ["1 osoba", "3 osoby", "12 osób", "1\u00a0022 osoby"]
    assert tell("uk", "21 people") == "21 особа"
    assert number("de", "37,978,548") == "37.978.548"
    assert number("be", "88.5") == "88,5"


def test_names_within_names() -> None:
    """Places in a made name are told by whoever knows them; words like "near" in a name of its own are let be."""
    assert name_of("pl", "15 km north-east of Chełm", str.upper) == "15 km na północny wschód od: CHEŁM"
    assert name_of("de", "A border and B border and 4 more", str) == "A border and B border und 4 weitere"
    assert name_of("uk", "Nearton", str) == "Nearton"


def test_what_a_ranking_says_is_known() -> None:
    """Each reason for a candidate has its wording in every language."""
    for language in LANGUAGES:
        assert all(known(language, words) for words in ranking._WORDS.values())


@pytest.mark.parametrize("text", ["{" * 3000, "“" * 1500 + "x", "(" * 500 + "a:b)" * 300, "a; " * 900, "12 km from " * 150])
def test_long_and_odd_texts_are_no_trouble(text: str) -> None:
    """What is no wording comes back as it is, at once."""
    assert tell_all("pl", text) is not None
    assert isinstance(name_of("pl", text), str)
