"""Names that a hyphen ties to something else."""

import pytest

from geomap.model import Document, Gazetteer
from geomap.naming.hyphens import hyphenated_names, split_names
from geomap.recognisers import Name
from geomap.text import View


def found(text: str, gazetteer: Gazetteer) -> list[str]:
    """The words marked in an English text."""
    return [text[n.start : n.end] for n in hyphenated_names(View(Document("d", text, language="en")), gazetteer)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thailand-Cambodia talks failed.", ["Thailand", "Cambodia"]),
        ("Egyptian-US ties were cut.", ["US"]),
        ("An EU-Ukraine summit opened.", ["Ukraine"]),
        ("Against the DPRK-U.S. talks they marched.", ["DPRK", "U.S."]),
        ("The Damascus-Aleppo highway was cut.", ["Damascus", "Aleppo"]),
        ("Rep. Doe, R-Plymouth, asked Sen. Roe, D-W. Va.", ["Plymouth", "W. Va."]),
        ("The New York-based bank and a Warsaw-based firm merged.", ["New York", "Warsaw"]),
        ("US-backed forces took the hill.", ["US"]),
    ],
)
def test_parts_that_mean_a_place_are_marked(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    """What it is tied to tells that a part is a place."""
    assert found(text, gazetteer) == names


@pytest.mark.parametrize(
    "text", ["A Saudi-led raid.", "Community-based care.", "An F-16 and a MiG-29 met.", "Mary Smith-Jones won.", "A Warsaw-led band."]
)
def test_other_hyphens_prove_nothing(text: str, gazetteer: Gazetteer) -> None:
    """Nationalities, common words, machines and surnames are no places; a town leads no raid."""
    assert found(text, gazetteer) == []


def test_a_hyphenated_word_is_split_where_the_text_names_a_part_elsewhere(gazetteer: Gazetteer) -> None:
    """Both halves are places where one of them is known for a place, and stay one word where none is."""
    text = "Chelm-Lublin pupils came. In Lublin it rained."
    view = View(Document("d", text, language="en"))
    at = text.index("Lublin it")

    assert [text[n.start : n.end] for n in split_names(view, [Name(at, at + 6)], gazetteer)] == ["Chelm", "Lublin"]
    assert split_names(view, [], gazetteer) == []
