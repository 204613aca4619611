"""Names that share one word for an area."""

from geomap.find import find_mentions
from geomap.model import Document, Gazetteer
from geomap.resolve import resolve_mentions


def placed(text: str, gazetteer: Gazetteer) -> dict[str, str]:
    """The ids that the places of a text were taken for, by their words."""
    document = Document("d", text, language="en")
    found = resolve_mentions(document, find_mentions(document, gazetteer), gazetteer)
    return {r.mention.text: r.place.entries[0].feature_code for r in found if r.place is not None}


def test_each_of_a_list_has_the_word_in_the_plural(gazetteer: Gazetteer) -> None:
    """All are regions, and none is the town of the same name."""
    codes = placed("Drones flew over Sumy, Kharkiv and Poltava oblasts at night.", gazetteer)

    assert codes == {"Sumy": "ADM1", "Kharkiv": "ADM1", "Poltava": "ADM1"}


def test_without_the_word_a_list_is_one_of_towns(gazetteer: Gazetteer) -> None:
    """The list alone says nothing of regions."""
    codes = placed("Drones flew over Sumy, Kharkiv and Poltava at night.", gazetteer)

    assert all(code.startswith("PPL") for code in codes.values())
