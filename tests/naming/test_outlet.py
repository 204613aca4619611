"""The outlet's home: what a publisher's name or an address tells, and what it decides."""

import pytest

from geomap.find import find_mentions
from geomap.model import Document, Gazetteer
from geomap.naming.outlet import Home, home_of
from geomap.resolve import resolve_mentions


@pytest.mark.parametrize(
    ("url", "publisher", "home"),
    [
        ("https://www.somepaper.co.uk/a", None, Home("GB")),
        ("https://www.kyivpost.com/a", None, Home("UA")),
        ("https://kurierlubelski.pl/a", None, Home("PL", "Lublin Voivodeship")),
        ("https://news.example.tv/a", None, Home()),
        ("https://example.com/a", None, Home()),
        (None, "Chicago Tribune", Home("US", "Illinois")),
        (None, "The Guardian", Home()),
        (None, None, Home()),
    ],
)
def test_an_address_or_a_name_tells_the_home(url: str | None, publisher: str | None, home: Home, gazetteer: Gazetteer) -> None:
    """A country code, a place in the host or in the publisher's name; nothing where nothing is told."""
    assert home_of(Document("d", "Text.", url=url, publisher=publisher), gazetteer) == home


def test_a_polish_adjective_is_the_voivodeship(gazetteer: Gazetteer) -> None:
    """*Kurier Lubelski* is the paper of the Lublin voivodeship."""
    assert home_of(Document("d", "Tekst.", publisher="Kurier Lubelski", language="pl"), gazetteer) == Home("PL", "Lublin Voivodeship")


@pytest.mark.parametrize(("url", "country"), [("https://paper.example.ca/a", "CA"), ("https://paper.example.co.uk/a", "GB"), (None, "GB")])
def test_the_outlet_decides_between_towns_of_one_name(url: str | None, country: str, gazetteer: Gazetteer) -> None:
    """A Canadian paper's Cambridge is the one in Ontario; without an address, and for a British paper, it is the English one."""
    text = "Firefighters put out a blaze in Cambridge on Monday evening."
    document = Document("d", text, url=url, language="en")
    [found] = resolve_mentions(document, find_mentions(document, gazetteer), gazetteer)

    assert found.place is not None
    assert found.place.country_codes == (country,)


def test_the_text_itself_outweighs_the_outlet(gazetteer: Gazetteer) -> None:
    """What the text says outright counts for more than where its paper is."""
    document = Document("d", "Police in Paris, Texas, closed a road.", url="https://paper.example.fr/a", language="en")
    found = {r.mention.text: r.place for r in resolve_mentions(document, find_mentions(document, gazetteer), gazetteer)}

    assert found["Paris"] is not None
    assert found["Paris"].country_codes == ("US",)
