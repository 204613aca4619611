"""Events that several documents tell of become one, with all claims side by side."""

from marked import marked

from geomap.extract import extract_events
from geomap.join import join_events
from geomap.model import Claim, Document, Event


def read(*texts: tuple[str, str | None, str]) -> list[Event]:
    """The joined events of marked texts, each with id, publication date and text."""
    documents: list[Document] = []
    events: list[Event] = []
    for id_, published, text in texts:
        document, resolutions = marked(text, id=id_, language="en", published=published)
        documents.append(document)
        events += extract_events(document, resolutions)
    return join_events(events, documents)


HOUSE = "[Wyryki-Wola|settlement|PL|23.3643|51.5624]"
DRONE = ("a", "2025-09-10", f"A drone ripped the roof off a house in {HOUSE} as it crashed on Wednesday.")
MISSILE = (
    "b",
    "2025-09-16",
    f"Fragments of a missile damaged the house in {HOUSE} on 10 September, the newspaper reported.",
)


def plain(*texts: tuple[str, str]) -> list[Event]:
    """The joined events of plain English texts, each with id and text, all published on one day."""
    from geomap.find import find_mentions
    from geomap.lookup import open_gazetteer
    from geomap.resolve import resolve_mentions

    gazetteer = open_gazetteer()
    documents = [Document(id_, text, language="en", published="2025-09-11") for id_, text in texts]
    found = [resolve_mentions(d, find_mentions(d, gazetteer), gazetteer) for d in documents]
    events = [e for d, r in zip(documents, found, strict=True) for e in extract_events(d, r)]
    return join_events(events, documents)


def claims(event: Event, attribute: str) -> list[Claim]:
    """The claims on one attribute."""
    return [c for c in event.claims if c.attribute == attribute]


class TestJoining:
    def test_two_documents(self) -> None:
        """One place and one day in two documents are one event of both."""
        (event,) = read(DRONE, MISSILE)

        assert event.documents == ("a", "b")
        assert event.id == "a:impact:39+1"
        assert {event.id} == {c.event for c in event.claims}
        assert {"a", "b"} == {e.document for e in event.evidence}

    def test_nothing_merged_away(self) -> None:
        """Every claim of every document is kept."""
        apart = read(DRONE) + read(MISSILE)
        (together,) = read(DRONE, MISSILE)

        assert sorted(c.id for e in apart for c in e.claims) == sorted(c.id for c in together.claims)

    def test_neighbouring_names(self) -> None:
        """A village and its part that share the first word and lie close are one place across documents."""
        other = ("b", "2025-09-11", "A drone crashed in [Wyryki|settlement|PL|23.38|51.57] on Wednesday.")

        assert len(read(DRONE, other)) == 1

    def test_an_offset_and_the_village_that_lies_there(self) -> None:
        """"10 km west of Lublin" and a village in that sector are one place; another, as far east of the town, is not."""
        offset = ("a", "A drone crashed 10 km west of Lublin on Wednesday.")

        assert len(plain(offset, ("b", "A drone crashed in Konopnica near Lublin, Poland on Wednesday."))) == 1
        assert len(plain(offset, ("b", "A drone crashed in Swidnik near Lublin, Poland on Wednesday."))) == 2

    def test_other_day(self) -> None:
        """Another day is another event."""
        other = ("b", "2025-09-20", f"A drone crashed in {HOUSE} on 19 September.")

        assert len(read(DRONE, other)) == 2

    def test_other_place(self) -> None:
        """Another village is another event."""
        other = ("b", "2025-09-10", "A drone crashed in [Cześniki|settlement|PL|23.3|50.8] on Wednesday.")

        assert len(read(DRONE, other)) == 2

    def test_one_document(self) -> None:
        """Events that one document tells apart stay apart."""
        text = f"A drone crashed in {HOUSE} on Monday. On Wednesday another drone crashed in {HOUSE}."

        assert len(read(("a", "2025-09-10", text))) == 2

    def test_undated_joins_the_only_one(self) -> None:
        """An event without a date joins the only one it can mean."""
        undated = ("b", None, f"A drone crashed in {HOUSE}.")

        assert len(read(DRONE, undated)) == 1

    def test_undated_with_two(self) -> None:
        """An event without a date that can mean two stays by itself."""
        other = ("c", "2025-09-20", f"A drone crashed in {HOUSE} on 19 September.")
        undated = ("b", None, f"A drone crashed in {HOUSE}.")

        assert len(read(DRONE, other, undated)) == 3

    def test_hypothetical_stays_apart(self) -> None:
        """What might happen is not joined with what did."""
        other = ("b", "2025-09-10", f"A drone could crash in {HOUSE} on Wednesday.")

        assert len(read(DRONE, other)) == 2

    def test_order(self) -> None:
        """Events keep the order of their first members."""
        first = ("a", "2025-09-10", "A drone crashed in [Aford|settlement|PL|20|50] on Wednesday.")

        assert [e.place.label for e in read(first, DRONE[:1] and ("b", *DRONE[1:])) if e.place] == [
            "Aford",
            "Wyryki-Wola",
        ]


class TestRelations:
    def test_causes_conflict(self) -> None:
        """A drone and a missile for one roof are causes in conflict, both kept."""
        (event,) = read(DRONE, MISSILE)
        drone, missile = claims(event, "cause")

        assert (drone.value, missile.value) == ("drone", "missile")
        assert ((missile.id,), (drone.id,)) == (drone.conflicts_with, missile.conflicts_with)
        assert (drone.known_from, missile.known_from) == ("2025-09-10", "2025-09-16")

    def test_counts(self) -> None:
        """Ranges that do not meet conflict; the event spans from the lowest to the highest number named."""
        text = "The army said {} drones entered [Polish airspace|airspace|PL] on Monday."
        (event,) = read(("a", "2025-09-10", text.format("19")), ("b", "2025-09-10", text.format("at least 24")))
        low, high = claims(event, "count")

        assert (event.count_low, event.count_high) == (19, 24)
        assert high.id in low.conflicts_with

    def test_bounds_that_meet(self) -> None:
        """*At least 19* and *as many as 23* do not contradict each other."""
        text = "The army said {} drones entered [Polish airspace|airspace|PL] on Monday."
        (event,) = read(
            ("a", "2025-09-10", text.format("at least 19")), ("b", "2025-09-10", text.format("as many as 23"))
        )

        assert [c.conflicts_with for c in claims(event, "count")] == [(), ()]
        assert (event.count_low, event.count_high) == (19, 23)

    def test_several_says_less_than_a_number(self) -> None:
        """Where somebody gives a number, a vague amount that holds for it does not widen the span; it stays as a claim."""
        text = "The army said {} drones entered [Polish airspace|airspace|PL] on Monday."
        (event,) = read(("a", "2025-09-10", text.format("several")), ("b", "2025-09-10", text.format("19")))

        assert (event.count_low, event.count_high) == (19, 19)
        assert [c.value for c in claims(event, "count")] == ["several", "19"]

    def test_origins_conflict_and_supersede(self) -> None:
        """One speaker who names other origins later contradicts himself; the later claim supersedes, both stay."""
        text = "On {} Prime Minister Jan Kowal said the drones that entered [Polish airspace|airspace|PL] on 9 September came from {}."
        belarus, both = "[Belarus|country|BY]", "[Belarus|country|BY] and [Ukraine|country|UA]"
        (event,) = read(
            ("a", "2025-09-10", text.format("10 September", belarus)),
            ("b", "2025-09-12", text.format("12 September", both)),
        )
        first, second = claims(event, "origin")

        assert (second.id,) == first.conflicts_with
        assert {first.id: second.id} == event.properties["superseded"]

    def test_agreement(self) -> None:
        """The same number from two documents is agreement, and confirmed when the speakers differ."""
        text = "{} said 19 drones entered [Polish airspace|airspace|PL] on Monday."
        (event,) = read(
            ("a", "2025-09-10", text.format("The army")), ("b", "2025-09-10", text.format("The border guard"))
        )
        first, second = claims(event, "count")

        assert ((second.id,), "1") == (first.corroborates, first.credibility)

    def test_denial(self) -> None:
        """A statement and its denial leave the event disputed."""
        (event,) = read(
            ("a", "2025-09-10", "A drone crashed in [Aford|settlement|PL|20|50] on Monday."),
            ("b", "2025-09-10", "The army denied that a drone had crashed in [Aford|settlement|PL|20|50] on Monday."),
        )

        assert (event.status, event.negated) == ("disputed", False)

    def test_symmetric(self) -> None:
        """Conflict and agreement go both ways and name claims of the event."""
        (event,) = read(DRONE, MISSILE)
        known = {c.id: c for c in event.claims}

        for claim in event.claims:
            assert all(claim.id in known[o].conflicts_with for o in claim.conflicts_with)
            assert all(claim.id in known[o].corroborates for o in claim.corroborates)
