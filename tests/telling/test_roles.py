"""Who did it, where and by which way become claims of the event their sentence tells."""

import pytest
from marked import marked

from geomap.extract import extract_events
from geomap.model import Claim, Gazetteer


def claims(text: str, attribute: str, gazetteer: Gazetteer | None = None) -> list[Claim]:
    """The claims of one attribute, over all events of a text."""
    document, resolutions = marked(text, published="2025-05-10")
    events = extract_events(document, resolutions, gazetteer)
    return [c for e in events for c in e.claims if c.attribute == attribute]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("[Poland|metonym|PL] closed the [Terespol|crossing] crossing on Monday.", "Poland"),
        ("[Aford|settlement] was shelled by [Russia|metonym|RU] on Friday.", "Russia"),
        ("Gunmen attacked a police post in [Zangora|settlement] on Friday.", "gunmen"),
    ],
)
def test_actor(text: str, actor: str) -> None:
    """Who stands before the verb or after *by* is the actor."""
    assert [c.value for c in claims(text, "actor")] == [actor]


def test_actor_by_adjective(gazetteer: Gazetteer) -> None:
    """Forces with a nationality act for their country; the drones they shoot down do not."""
    text = "[Israeli|demonym|IL] jets bombed [Tyre|settlement] on Friday."
    downed = "Gunners shot down two [Russian|demonym|RU] drones over [Aford|settlement] on Friday."

    assert [c.value for c in claims(text, "actor", gazetteer)] == ["Israel"]
    assert claims(downed, "actor", gazetteer) == []


def test_blame_and_denial_stand_side_by_side(gazetteer: Gazetteer) -> None:
    """Who is blamed and who denies it are claims of one country, one for and one against."""
    text = (
        "Missiles hit [Aford|settlement] on Friday. [Kyiv|metonym|UA] blamed [Russia|metonym|RU]. "
        "[Moscow|metonym|RU] denied any involvement."
    )
    found = claims(text, "actor", gazetteer)

    assert [(c.value, c.polarity) for c in found] == [("Russia", "positive"), ("Russia", "negative")]


def test_location() -> None:
    """The place as written is a claim with its place."""
    found = claims("A drone crashed in [Osiny|settlement] on Friday.", "location")

    assert [(c.value, c.evidence[0].quote, [p.label for p in c.places]) for c in found] == [
        ("Osiny", "Osiny", ["Osiny"])
    ]


def test_path() -> None:
    """Narrow places on the way come in their order; a country to come from is none."""
    way = "A drone flew from [Aford|settlement] over [Befield|settlement] to [Cetown|settlement] on Friday and crashed."
    wide = "A drone flew from [Belarus|country|BY] over [Befield|settlement] on Friday and crashed in [Befield|settlement]."

    assert [[p.label for p in c.places] for c in claims(way, "path")] == [["Aford", "Befield", "Cetown"]]
    assert claims(wide, "path") == []


def test_extent() -> None:
    """From one end of a border to the other is how far something reaches, not a way."""
    text = "The army shot down drones launched overnight at 36 locations along [the border|border|IN,PK], from [Lehan|settlement] in the north to [Sirville|settlement]."

    assert claims(text, "path") == []
