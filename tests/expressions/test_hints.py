"""Hints: what a sentence must hold before the patterns of a kind are tried on it."""

import re

import pytest

from geomap.expressions._grammar import Lines
from geomap.expressions.facility import _NOUNS
from geomap.expressions.facility import HINT as FACILITY_HINT
from geomap.plugins import variants

KINDS = variants("expressions")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_example_has_the_hint_of_its_kind(kind: str) -> None:
    """A hint may not hide what its patterns would find; hints that are marks stand in for names."""
    if "ue000" not in KINDS[kind].HINT:
        examples = list(getattr(KINDS[kind], "EXAMPLES", {}))
        assert list(Lines([text.lower() for text in examples]).hinted(KINDS[kind].HINT)) == list(range(len(examples)))


@pytest.mark.parametrize(
    "words",
    "airports|air port|airfield|aerodrome|lotnisko|port lotniczy|аеропорту|летовище|аэродроме|Flughäfen|Flugplatz|airbase|air base|naval base|bazy|"
    "авіабаза|авиабазы|Fliegerhorst|Luftwaffenstützpunkt|crossings|checkpoint|border post|border gate|przejście|пункт пропуску|КПП|переход|"
    "погранпункт|Grenzübergang|Kontrollpunkt|seaport|harbour|ferry terminal|морський порт|морской порт|Seehafen|power plant|power station|refinery|"
    "oil depot|dam|barracks|training ground|garrison|hospital|temple|monastery|embassy|stadium|elektrownia|rafinerii|koszary|poligon|електростанція|"
    "АЕС|ТЕС|нафтобаза|полігон|АЭС|ТЭС|нефтебаза|НПЗ|Kraftwerk|Raffinerie|Kaserne|Truppenübungsplatz".split("|"),
)
def test_every_noun_of_a_facility_has_the_hint(words: str) -> None:
    """The hint of facilities is written by hand beside its nouns."""
    assert any(re.fullmatch(noun, words, re.IGNORECASE) for nouns in _NOUNS.values() for noun in nouns.values())
    assert list(Lines([words.lower()]).hinted(FACILITY_HINT)) == [0]


def test_lines_are_told_apart() -> None:
    """Each sentence that holds a hint is told once, and a hint does not run across two."""
    assert list(Lines(["a border and a border", "bor", "der", "the border"]).hinted("border")) == [0, 3]
