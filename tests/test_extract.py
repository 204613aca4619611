"""What a report tells of becomes events, each with its place, time, number, status and claims."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import marked

from geomap.extract import extract_events, read_events
from geomap.model import Claim, Document, Event

EN = "2025-09-10"


def events(text: str, language: str = "en", published: str | None = EN) -> list[Event]:
    """The events of a marked text."""
    document, resolutions = marked(text, language=language, published=published)
    return extract_events(document, resolutions)


def told(text: str, language: str = "en", published: str | None = EN) -> list[tuple[str, str]]:
    """Category and place of the events that are asserted."""
    return [(e.category, e.place.label) for e in events(text, language, published) if e.place and not e.negated]


def claims(event: Event, attribute: str) -> list[Claim]:
    """The claims on one attribute."""
    return [c for c in event.claims if c.attribute == attribute]


class TestWhoSpeaks:
    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("en", "Prime Minister Jan Kowalski spoke of at least 19 violations of [Polish airspace|airspace|PL]."),
            ("de", "Ministerpräsident Jan Kowalski sprach von mindestens 19 Verletzungen des [polnischen Luftraums|airspace|PL]."),
        ],
    )
    def test_who_speaks_of_something_claims_it(self, language: str, text: str) -> None:
        """*Spoke of* is a verb of saying like any other."""
        (event,) = events(text, language)

        assert event.status == "claimed"
        assert {c.speaker.name for c in claims(event, "count") if c.speaker} == {"Jan Kowalski"}


class TestPlaces:
    def test_list(self) -> None:
        """A list of places gives an event each."""
        assert told("Drones crashed in [Aford|settlement], [Beham|settlement] and [Ceton|settlement] on Monday.") == [
            ("impact", "Aford"),
            ("impact", "Beham"),
            ("impact", "Ceton"),
        ]

    def test_nested(self) -> None:
        """Of nested places the most exact is the place and the others its surroundings."""
        (event,) = events("Debris fell in [Aford|settlement|PL|20|50], [Bshire|admin1|PL|20|50].")

        assert event.place is not None
        assert (event.place.label, [p.place.label for p in event.places if p.role == "context"]) == (
            "Aford",
            ["Bshire"],
        )

    def test_origin(self) -> None:
        """Where something came from is an origin, never the place of the event."""
        (event,) = events("A drone flew into [Polish airspace|airspace|PL] from [Belarus|country|BY].")

        assert event.place is not None
        assert event.place.label == "Polish airspace"
        assert [p.place.label for p in event.places if p.role == "origin"] == ["Belarus"]
        assert [p.country_codes for c in claims(event, "origin") for p in c.places] == [("BY",)]

    def test_origins_together(self) -> None:
        """Two origins in one breath are one claim with two places."""
        (event,) = events(
            "Drones entered [Polish airspace|airspace|PL] from both [Belarus|country|BY] and [Ukraine|country|UA]."
        )

        assert [tuple(p.label for p in c.places) for c in claims(event, "origin")] == [("Belarus", "Ukraine")]

    def test_there(self) -> None:
        """*There* is the place of the sentence before, and the note says so."""
        (event,) = events("A blast was heard in [Aford|settlement]. Two stray missiles had come down there.")

        assert event.place is not None
        assert event.place.label == "Aford"
        assert "place taken from an earlier sentence" in event.note

    def test_unknown_place(self) -> None:
        """A telling at a place that is not known adds nothing to the event told before."""
        (event,) = events("A drone crashed in [Aford|settlement] on Monday. Nine drones crashed in Qrbf.")

        assert (event.count_low, event.count_high) == (1, 1)

    def test_seat(self) -> None:
        """Where a speaker sits is not where it happened."""
        assert told("The ministry in [Kapital|settlement] said missiles had struck [Aford|settlement].") == [
            ("strike", "Aford")
        ]

    def test_all_crossings(self) -> None:
        """*All crossings* are not the one named before."""
        text = "Shells landed near [the Aford crossing|crossing] on Monday. All land crossings were sealed."

        assert "crossing_closure" not in {c for c, _ in told(text)}

    def test_actor_is_no_place(self) -> None:
        """Who does it is not where it happens."""
        assert told("[Russia|country|RU] attacked [Odesa|settlement|UA] with missiles.") == [("strike", "Odesa")]

    def test_owner_is_no_place(self) -> None:
        """A possessive names an owner."""
        assert told("Jets shot down [Russia|country|RU]'s drones over [Aford|settlement].") == [
            ("interception", "Aford")
        ]

    def test_twice_each(self) -> None:
        """An amount beside each place is that place's own."""
        found = events("Aircraft struck [Aford|settlement] six times and [Beham|settlement] four times.")

        assert [(e.place.label, e.count_low, e.count_high) for e in found if e.place] == [
            ("Aford", 6, 6),
            ("Beham", 4, 4),
        ]

    def test_set_and_members(self) -> None:
        """A lead that sums up what follows is evidence of it, not an event of its own."""
        (event,) = events(
            "Drones fell in [Aland|country|AA|20|50] on Monday. One was found in [Aford|settlement|AA|20|50]."
        )

        assert event.place is not None
        assert event.place.label == "Aford"
        assert len(event.evidence) == 2


class TestStatus:
    @pytest.mark.parametrize(
        "text",
        [
            "No drones entered [Estonia|country|EE], the army said.",
            "The ministry denied that a drone had crashed in [Aford|settlement].",
            "Missiles did not hit [Aford|settlement].",
        ],
    )
    def test_denied(self, text: str) -> None:
        """What is denied is negated."""
        assert [(e.status, e.negated) for e in events(text)] == [("denied", True)]

    @pytest.mark.parametrize(
        "text",
        [
            "The army warned that drones could strike [Aford|settlement].",
            "The government is considering closing [the Aford crossing|crossing].",
            "If a drone falls in [Aford|settlement], residents should call the police.",
        ],
    )
    def test_hypothetical(self, text: str) -> None:
        """What is merely possible is negated."""
        assert all(e.negated for e in events(text))

    def test_planned(self) -> None:
        """A decided step is a fact to come."""
        (event,) = events("The cabinet decided to close [the Aford crossing|crossing] on Friday.")

        assert (event.status, event.negated, event.time.start) == ("planned", False, "2025-09-12")

    def test_requested(self) -> None:
        """What is asked for is told from what is done."""
        (event,) = events("The minister has asked the forces to bolster air defences over [Aland|country].")

        assert event.status == "requested"

    def test_not_denying(self) -> None:
        """Not to deny is not to deny."""
        assert all(not e.negated for e in events("The army did not deny that drones crossed into [Aland|country]."))

    def test_hedged(self) -> None:
        """A hedged telling is a claim, its hedges kept as written."""
        (event,) = events("Around two dozen drones may have entered [Polish airspace|airspace|PL].")

        assert event.status == "claimed"
        assert tuple(h.casefold() for h in claims(event, "count")[0].hedge) == ("around", "may have")


class TestGuards:
    @pytest.mark.parametrize(
        "text",
        [
            "Rescuers rehearsed a drone attack on [Aford Airport|airport]. The mock drone struck a truck in the drill.",
            "The band's new album is called Missile Strike; the tour opens in [Aford|settlement] with a concert.",
            "The striker fired home two goals in the match at [Aford|settlement] and the coach praised his side's attack.",
            "Workers at [Aford Airport|airport] struck a deal.",
            "Since [Russia|country|RU] launched its full-scale invasion of [Ukraine|country|UA] in 2022, prices have risen.",
            "On the anniversary of the bombing of [Aford|settlement] in 1943 wreaths were laid.",
            "The minister flew to [Aford|settlement] for talks on drones.",
        ],
    )
    def test_nothing_happened(self, text: str) -> None:
        """Drills, sport, business, art, wars as a whole and anniversaries give no event."""
        assert told(text) == []

    def test_no_language(self) -> None:
        """A text in a language that is not read gives nothing."""
        assert events("ドローンが[Aford|settlement]に墜落した。", language="ja") == []

    def test_empty(self) -> None:
        """An empty document gives nothing."""
        assert extract_events(Document("d", ""), []) == []


class TestTime:
    def test_stated_day(self) -> None:
        """A day the text states comes before the publication date."""
        (event,) = events("On 3 September a drone crashed in [Aford|settlement].", published="2025-09-18")

        assert (event.time.start, event.time.precision) == ("2025-09-03", "day")

    def test_never_the_page_alone(self) -> None:
        """Without any word of time the date is unknown, though the page has one."""
        (event,) = events("A drone crashed in [Aford|settlement].")

        assert event.time.start is None

    def test_earlier_sentence(self) -> None:
        """A day taken over from an earlier sentence says so in its basis."""
        (event,) = events("On Monday sirens sounded. A drone crashed in [Aford|settlement].")

        assert (event.time.start, event.time.basis) == ("2025-09-08", "Monday, stated earlier")

    def test_three_days_after(self) -> None:
        """*It came three days after an attack* dates the attack, not what came."""
        (event,) = events(
            "The ministers met on Wednesday. It came three days after the largest aerial attack on [Aford|settlement] this year."
        )

        assert event.time.start == "2025-09-07"

    def test_closure_interval(self) -> None:
        """A closure has a beginning and the end that the words give."""
        (event,) = events("[The Aford crossing|crossing] has been closed since Monday until further notice.")

        assert (event.time.start, event.time.end, event.time.end_kind) == ("2025-09-08", None, "until_further_notice")

    def test_closure_range(self) -> None:
        """A stated range is the interval of a closure, and its end is expected, not certain."""
        (event,) = events("[The Aford crossing|crossing] will be shut from 12 to 16 September.")

        assert (event.time.start, event.time.end, event.time.end_kind) == ("2025-09-12", "2025-09-16", "expected")

    def test_zone(self) -> None:
        """An event carries the time zone of its place."""
        (event,) = events("A drone crashed in [Aford|settlement|PL|23.4|51.6] at 05:40.")

        assert event.time.tz == "Europe/Warsaw"


class TestClaims:
    TEXT = (
        "On 10 September Prime Minister Jan Kowal said that at least 19 drones had entered [Polish airspace|airspace|PL] "
        "from [Belarus|country|BY]. As many as 23 came in, according to the Gazeta Nowa newspaper. Kowal called it a planned "
        "action. The defence ministry in [Moscow|settlement|RU] denied any intent to target [Poland|country|PL]."
    )

    def test_counts_side_by_side(self) -> None:
        """Each number keeps its speaker, its hedge and its words; the event spans them."""
        (event,) = [e for e in events(self.TEXT) if e.category == "airspace_violation"]
        first = claims(event, "count")[0]

        assert (
            first.value,
            first.speaker.name if first.speaker else None,
            first.hedge,
            first.low,
            first.high,
        ) == ("at least 19", "Jan Kowal", ("at least",), 19, None)
        assert (event.count_low, event.count_high) == (19, None) or event.count_high == 23

    def test_intent(self) -> None:
        """Intent and its denial are claims of their speakers."""
        (event,) = [e for e in events(self.TEXT) if e.category == "airspace_violation"]

        assert [(c.value, c.speaker.name if c.speaker else None) for c in claims(event, "intent")] == [
            ("intended", "Jan Kowal"),
            ("not intended", None),
        ]

    def test_evidence_is_the_text(self) -> None:
        """Every claim's evidence quotes the document to the letter."""
        document, resolutions = marked(self.TEXT, language="en", published=EN)
        found = extract_events(document, resolutions)

        spans = [span for e in found for span in (*e.evidence, *(s for c in e.claims for s in c.evidence))]
        assert spans
        assert all(document.text[s.start : s.end] == s.quote for s in spans)

    def test_known_from(self) -> None:
        """A claim is known from the day of its statement, or else of its publication."""
        (event,) = events("On 8 September the army said a drone had crashed in [Aford|settlement].")

        assert {"2025-09-08"} == {c.known_from for c in event.claims}

    def test_short_name(self) -> None:
        """A short name is linked to the full one the document gives."""
        (event,) = events(
            "General Adam Nowak arrived on Monday. Nowak said that two drones had crashed in [Aford|settlement]."
        )

        assert {("Adam Nowak", "General")} == {(c.speaker.name, c.speaker.role) for c in event.claims if c.speaker}

    def test_pronoun(self) -> None:
        """*He said* is the person who spoke last."""
        (event,) = events(
            'Minister Jan Kowal spoke on Monday. "We are calm," Kowal said. He said that a drone had crashed in [Aford|settlement].'
        )

        assert {"Jan Kowal"} == {c.speaker.name for c in event.claims if c.speaker}

    def test_narrator(self) -> None:
        """What the report itself states has no speaker and is observed."""
        (event,) = events("A drone crashed in [Aford|settlement] on Monday.")

        assert ("observed", {None}) == (event.status, {c.speaker for c in event.claims})

    @pytest.mark.parametrize(
        ("language", "text", "value"),
        [
            ("en", "A westbound drone crashed in [Aford|settlement].", "west"),
            ("en", "A drone flying north-west crashed in [Aford|settlement].", "northwest"),
            ("de", "Eine Drohne stürzte bei [Aford|settlement] ab, sie flog nach Südwesten.", "southwest"),
            ("ru", "Дрон летел на запад и упал в [Афорде|settlement].", "west"),
        ],
    )
    def test_heading(self, language: str, text: str, value: str) -> None:
        """The compass word that something flew by is a claim on the event its sentence tells of."""
        assert [value] == [c.value for e in events(text, language) for c in claims(e, "heading")]

    def test_bare_number(self) -> None:
        """A number in a sentence that only says *it* belongs to the event told before."""
        (event,) = events(
            "The army said around 20 drones entered [Polish airspace|airspace|PL] on Monday. "
            "Minister Jan Kowal suggested it was more than 10 but gave no exact figure."
        )

        assert [c.value for c in claims(event, "count")] == ["around 20", "more than 10"]


class TestIds:
    def test_deterministic(self) -> None:
        """The same document gives the same events, and an id names document, category and place."""
        text = "A drone crashed in [Aford|settlement] on Monday."

        assert events(text) == events(text)
        assert events(text)[0].id == "d:impact:19"

    def test_unique_claims(self) -> None:
        """No two claims of a document share an id."""
        ids = [c.id for e in events(TestClaims.TEXT) for c in e.claims]

        assert len(ids) == len(set(ids))


LANGUAGES = ("en", "pl", "uk", "ru", "de", "cs", "ro")
WORDS = "drone crashed in [Aford|settlement] no said that Monday shot down 19 closed [Beham Airport|airport] from , . “ ” ( ) дрон упал spadł Drohne".split()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(LANGUAGES))
def test_any_words(words: list[str], language: str) -> None:
    """Whatever the words, evidence lies in the text and every asserted event has a place."""
    document, resolutions = marked(" ".join(words), language=language, published=EN)

    for event in extract_events(document, resolutions):
        assert event.place is not None
        assert event.evidence
        assert all(document.text[e.start : e.end] == e.quote for e in event.evidence)


def test_ticker() -> None:
    """Entries of a ticker are of the day of publication, or of the day their heading names; their clock dates nothing."""
    text = (
        "08:40 – Explosions in [Poltava|settlement], the mayor reports.\n\n"
        "09:05 – A depot burns in [Kremen|settlement] after a missile strike.\n\n"
        "09:30 – On Thursday a drone had crashed in [Osiny|settlement]."
    )
    found = {e.place.label: e.time.start for e in events(text) if e.place}

    assert found == {"Poltava": "2025-09-10", "Kremen": "2025-09-10", "Osiny": "2025-09-04"}


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("was closed on Tuesday until 6 a.m.", "2025-09-09T06:00"),
        ("was closed from 22:10 on Monday until 6 a.m.", "2025-09-09T06:00"),
    ],
)
def test_closed_until_a_clock_time(words: str, end: str) -> None:
    """A closure until a clock time ends on its day, or on the next when it began later in the day."""
    found = events(f"[Aford Airport|airport] {words}")

    assert [e.time.end for e in found] == [end]


class TestDaysThatGoOn:
    def test_a_comparison_does_not_set_the_day(self) -> None:
        """A day of the last time holds for its clause; the story goes on from its own."""
        found = events(
            "Drones hit a depot in [Aford|settlement] on 7 September. The last time, on Thursday, nobody had been there. "
            "Missiles struck a plant in [Beham|settlement]."
        )

        assert {(e.place.label, e.time.start) for e in found if e.place} >= {("Aford", "2025-09-07"), ("Beham", "2025-09-07")}

    def test_a_month_that_comes_soon_is_the_coming_one(self) -> None:
        """In September "in October" is the next one; that of a year ago would be named so."""
        (event,) = events("The army will station a radar in [Aford|settlement] in October.")

        assert event.time.start == "2025-10"

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("en", "The Russian ambassador to [Aland|country] was summoned to the foreign ministry for Friday."),
            ("ru", "Посол России в [Аланде|country] приглашён в МИД на пятницу."),
        ],
    )
    def test_summoned_for_a_day_is_that_to_come(self, language: str, text: str) -> None:
        """A day somebody is called for lies ahead."""
        assert {e.time.start for e in events(text, language) if e.category == "diplomatic"} <= {"2025-09-12", None}


def test_closed_by_being_deep() -> None:
    """What it was deep enough for is what happened, and is nearer than what it was a violation of."""
    text = "On Wednesday it was a violation of [Aland's airspace|airspace] deep enough for [Aford Airport|airport] to be closed."

    assert ("airport_closure", "Aford Airport") in told(text)


def test_open_conflict_reopens_nothing() -> None:
    """What is open there is no crossing."""
    text = "It was the closest they had come to open conflict on [the border between Aland and Beland|border] on Tuesday."

    assert told(text) == []


class TestPlacesNobodyKnows:
    """What is told of a place that is in no gazetteer is kept for the list of what is not on the map."""

    @pytest.mark.parametrize(
        ("language", "text", "category", "name"),
        [
            ("en", "A drone hit a fuel depot in Xyzzyville on Friday.", "strike", "Xyzzyville"),
            ("pl", "Szczątki drona znaleziono w piątek w Xyzzewie.", "impact", "Xyzzewie"),
            ("uk", "У Ксизівці дрон влучив у школу.", "strike", "Ксизівці"),
            ("ru", "В Ксизовке упал беспилотник.", "impact", "Ксизовке"),
        ],
    )
    def test_kept_with_the_name(self, language: str, text: str, category: str, name: str) -> None:
        """The telling is no event, and says which name it is that nobody knows."""
        document, resolutions = marked(text, language=language, published="2025-05-10")
        events, unplaced = read_events(document, resolutions)

        assert events == []
        assert [(u.kind, name in u.text, name in u.reason) for u in unplaced] == [(category, True, True)]

    def test_known_places_are_events(self) -> None:
        """What can be placed is an event and is not listed."""
        document, resolutions = marked("A drone hit a fuel depot in [Aford|settlement].", published="2025-05-10")
        events, unplaced = read_events(document, resolutions)

        assert [e.category for e in events] == ["strike"]
        assert unplaced == []

    def test_denials_are_not_listed(self) -> None:
        """What did not happen anywhere needs no place."""
        document, resolutions = marked("No drone hit a depot in Xyzzyville, the army said.", published="2025-05-10")

        assert read_events(document, resolutions)[1] == []
