"""The stages in order, what each is given, and what was known when."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from factories import CannedGazetteer, entry

from geomap import pipeline
from geomap.errors import InputError, UsageError
from geomap.model import (
    Claim,
    Document,
    Event,
    Evidence,
    Expression,
    Gazetteer,
    Mention,
    Place,
    Resolution,
    TimeSpan,
    Unmapped,
)
from geomap.pipeline import Options, known_by, known_events, resolve_text, split_inputs, unmapped_mentions


def claim(name: str, known_from: str | None, attribute: str = "count", **given: Any) -> Claim:
    """A claim of document ``name``."""
    return Claim(name, "e", attribute, "v", name, (Evidence(name, 0, 1, "v"),), known_from=known_from, **given)


def event(*claims: Claim, **given: Any) -> Event:
    """An event with these claims."""
    evidence = tuple(span for one in claims for span in one.evidence)
    documents = tuple(one.document for one in claims)
    return Event(
        "e", "impact", "observed", False, None, TimeSpan(), "Impact", evidence, claims, documents=documents, **given
    )


def mention(text: str, start: int = 0, kind: str = "toponym", document: str = "d", **given: Any) -> Mention:
    """A mention of some words."""
    return Mention(document, start, start + len(text), text, kind, **given)


def place(label: str = "Village") -> Place:
    """A place at 21 E 51 N."""
    import shapely

    return Place(label, shapely.Point(21, 51), 1000.0, 21.0, 51.0, "settlement")


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stages that find capitalised words, place them all, make an event of each, and log what they are called with."""
    log: list[str] = []

    def find(document: Any, gazetteer: Gazetteer) -> list[Mention]:
        document = getattr(document, "document", document)
        log.append(f"find {document.id}")
        words = [word for word in document.text.split() if word[0].isupper()]
        return [mention(word, document.text.index(word), document=document.id) for word in words]

    def resolve(document: Any, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Resolution]:
        log.append(f"resolve {len(mentions)}")
        return [Resolution(one, place(one.text)) for one in mentions]

    def extract(
        document: Any, resolutions: Sequence[Resolution], gazetteer: Gazetteer
    ) -> tuple[list[Event], list[Unmapped]]:
        document = getattr(document, "document", document)
        log.append(f"extract {document.id}")
        events = [replace(event(), id=one.mention.key, documents=(document.id,)) for one in resolutions]
        return events, [Unmapped(f"{document.id}:told", "Impact: Nowhere", "impact", "unknown", Evidence(document.id, 0, 1, "x"))]

    def join(events: Sequence[Event], documents: Sequence[Document]) -> list[Event]:
        log.append(
            f"join {len(events)} {[document.id for document in documents]} {sum(len(d.text) for d in documents)}"
        )
        return list(events)

    for name, function in {"find": find, "resolve": resolve, "extract": extract, "join": join}.items():
        member = {
            "find": "find_mentions",
            "resolve": "resolve_mentions",
            "extract": "read_events",
            "join": "join_events",
        }
        monkeypatch.setitem(sys.modules, f"geomap.{name}", SimpleNamespace(**{member[name]: function}))  # type: ignore[arg-type]
    monkeypatch.setattr("geomap.lookup.open_gazetteer", lambda folders=(): CannedGazetteer())
    return log


def write(folder: Path, **files: str) -> list[Path]:
    """Write files and return their paths."""
    paths = [folder / name.replace("__", ".") for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


class TestStreams:
    def test_mentions_come_document_by_document(self, tmp_path: Path, stages: list[str]) -> None:
        """The second report is not read before the first is done with."""
        stream = pipeline.stream_mentions(write(tmp_path, a__txt="Lublin fell", b__txt="Chełm too"))

        document, (resolution,) = next(stream)

        assert (document.id, resolution.mention.text) == ("a", "Lublin")
        assert stages == ["find a", "resolve 1"]

    def test_events_of_each_document_come_at_once_when_kept_apart(self, tmp_path: Path, stages: list[str]) -> None:
        """With per_document nothing waits for the next report, and nothing is joined."""
        paths = write(tmp_path, a__txt="Lublin", b__txt="Chełm")
        stream = pipeline.stream_events(paths, Options(per_document=True))

        assert next(stream).id == "a:0"
        assert "find b" not in stages
        assert [one.id for one in stream] == ["b:0"]
        assert not any(line.startswith("join") for line in stages)

    def test_what_is_told_of_unknown_places_is_listed(self, tmp_path: Path, stages: list[str]) -> None:
        """What the extraction could not place stands with what is not on the map, a line for each report."""
        reading = pipeline.read_all(write(tmp_path, a__txt="Lublin", b__txt="Chełm"))

        assert [one.key for one in reading.unmapped if one.kind == "impact"] == ["a:told", "b:told"]

    def test_events_are_joined_without_holding_the_texts(self, tmp_path: Path, stages: list[str]) -> None:
        """Join sees all events, and of each report what is known about it but not its text."""
        list(pipeline.stream_events(write(tmp_path, a__txt="Lublin Zamość", b__txt="Chełm")))

        assert stages[-1] == "join 3 ['a', 'b'] 0"

    def test_event_files_come_with_their_sources(self, tmp_path: Path, stages: list[str]) -> None:
        """Rows are looked up, joined with the rest, and their sources are documents."""
        paths = write(tmp_path, a__txt="Lublin", events__csv="category,place,note\nimpact,Village,It fell.\n")

        reading = pipeline.read_all(paths)

        assert [document.id for document in reading.documents] == ["a", "events#1"]
        assert [one.place.label for one in reading.events if one.place] == ["Village"]
        assert reading.events[-1].id == "events-1"

    def test_nothing_to_read_is_an_error(self, tmp_path: Path, stages: list[str]) -> None:
        """An empty folder gives no empty map."""
        with pytest.raises(InputError, match="nothing to read"):
            pipeline.read_all([tmp_path])

    def test_later_reports_are_not_read(self, tmp_path: Path, stages: list[str]) -> None:
        """As of a day, reports published after it do not exist; undated ones do."""
        texts = {"a__md": "---\npublished: 2025-09-10\n---\nLublin", "b__md": "---\npublished: 2025-09-16\n---\nChełm"}
        paths = write(tmp_path, **texts, c__txt="Zamość")

        found = [document.id for document, _ in pipeline.stream_mentions(paths, Options(as_of="2025-09-12"))]

        assert found == ["a", "c"]


class TestInputs:
    def test_reports_and_event_files_are_told_apart(self, tmp_path: Path) -> None:
        """By suffix, and JSON Lines by what its first line holds."""
        write(
            tmp_path,
            a__txt="A",
            b__csv="category\n",
            c__yaml="events: []",
            d__geojson="{}",
            e__jsonl='{"text": "A"}',
            f__jsonl='{"category": "impact"}',
            a__meta__yaml="title: A",
        )

        reports, events = split_inputs([tmp_path])

        assert [path.name for path in reports] == ["a.txt", "e.jsonl"]
        assert [path.name for path in events] == ["b.csv", "c.yaml", "d.geojson", "f.jsonl"]


class TestKnowledgeTime:
    @pytest.mark.parametrize(
        ("known_from", "as_of", "expected"),
        [
            ("2025-09-10", "2025-09-10T12:00", True),
            ("2025-09-10T14:05", "2025-09-10T12:00", False),
            ("2025-09-10T14:05", "2025-09-10", True),
            ("2025-09", "2025-09-10", True),
            ("2025-09-11", "2025-09-10", False),
            ("2025-10", "2025-09-30", False),
            (None, "2025-09-10", True),
            ("2025-09-11", None, True),
        ],
    )
    def test_known_by(self, known_from: str | None, as_of: str | None, expected: bool) -> None:
        """What may have been known counts, and what is undated does."""
        assert known_by(known_from, as_of) is expected

    def test_claims_that_came_later_are_taken_out(self) -> None:
        """The count spans the claims that are left, and relations to others go."""
        early = claim("a", "2025-09-10", low=19.0, conflicts_with=("b",))
        late = claim("b", "2025-09-16", high=23.0)

        (known,) = known_events([event(early, late, count_low=19.0, count_high=23.0)], "2025-09-12")

        assert [one.id for one in known.claims] == ["a"]
        assert known.claims[0].conflicts_with == ()
        assert (known.count_low, known.count_high, known.documents) == (19.0, None, ("a",))

    def test_event_of_which_nothing_was_known_is_left_out(self) -> None:
        """It had not been heard of."""
        assert known_events([event(claim("a", "2025-09-16"))], "2025-09-12") == []

    def test_undated_claims_stay_and_the_event_says_so(self) -> None:
        """Unknown is not late."""
        (known,) = known_events([event(claim("a", None))], "2025-09-12")

        assert known.note == "when it became known is not stated"

    def test_without_a_time_nothing_changes(self) -> None:
        """No time, no filter."""
        events = [event(claim("a", None)), event(claim("b", "2025-09-16"))]

        assert known_events(events, None) == events

    def test_time_that_is_none_is_wrong_usage(self) -> None:
        """The message shows what would do."""
        with pytest.raises(UsageError, match="--as-of “noon” is no date; give 2025-09-10 or 2025-09-10T12:00"):
            pipeline.checked_time("noon")


class TestResolveText:
    def use(self, monkeypatch: pytest.MonkeyPatch, mentions: list[Mention], places: dict[str, Place]) -> list[Mention]:
        """Stages that find these mentions and know these places; what resolve was asked for."""
        asked: list[Mention] = []

        def resolve(document: Any, found: Sequence[Mention], gazetteer: Gazetteer) -> list[Resolution]:
            asked.extend(found)
            return [Resolution(one, places.get(one.text)) for one in found]

        monkeypatch.setitem(sys.modules, "geomap.find", SimpleNamespace(find_mentions=lambda *_: mentions))  # type: ignore[arg-type]
        monkeypatch.setitem(sys.modules, "geomap.resolve", SimpleNamespace(resolve_mentions=resolve))  # type: ignore[arg-type]
        return asked

    def test_longest_wording_counts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of a name and an expression round it, the expression is meant."""
        name = mention("Chełm", 15)
        whole = mention("15 km north of Chełm", kind="expression", expression=Expression("offset", (name,)))
        self.use(monkeypatch, [name, whole], {"Chełm": place("Chełm"), whole.text: place("15 km north of Chełm")})

        resolution = resolve_text(whole.text, CannedGazetteer())

        assert resolution.mention == whole

    def test_bare_name_is_looked_up_all_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A word that nothing marks as a place is asked for as a name."""
        asked = self.use(monkeypatch, [mention("wyryki", kind="other")], {"wyryki": place("Wyryki")})

        resolution = resolve_text(" wyryki ", CannedGazetteer())

        assert resolution.place is not None
        assert [(one.text, one.start, one.end, one.kind) for one in asked] == [("wyryki", 0, 6, "toponym")]

    def test_country_is_a_hint_to_anchors_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """An expression is worked out from its anchors, so these must know."""
        whole = mention("near Lublin", kind="expression", expression=Expression("near", (mention("Lublin", 5),)))
        asked = self.use(monkeypatch, [whole], {whole.text: place()})

        resolve_text(whole.text, CannedGazetteer(), country="PL")

        assert asked[0].hints == {"country": "PL"}
        assert asked[0].expression is not None
        assert [anchor.hints for anchor in asked[0].expression.anchors] == [{"country": "PL"}]

    def test_unknown_name_is_nowhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing is made up for a text that means no place."""
        self.use(monkeypatch, [], {})

        assert resolve_text("xyzzy", CannedGazetteer()).place is None

    def test_distinct_texts_are_looked_up_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A table of many rows costs as much as its distinct places."""
        asked = self.use(monkeypatch, [], {"Village": place()})
        place_of = pipeline.place_finder(CannedGazetteer([entry("Village")]))

        assert {place_of("Village", None) for _ in range(100)} == {place()}
        assert len(asked) == 1

    def test_two_crossings_of_one_place_are_no_doubt(self) -> None:
        """Candidates within the radius of the chosen one speak for it: a crossing for trains beside the one for cars."""
        from geomap.lookup import open_gazetteer

        found = pipeline.place_finder(open_gazetteer())("Terespol–Brest", None)

        assert found is not None
        assert found.entries[0].id == "crossing:PL-BY/terespol-brest-road"


class TestUnmapped:
    def test_each_has_a_reason(self) -> None:
        """Its own note first, else what its kind stands for; places are not listed."""
        resolutions = [
            Resolution(mention("Lublin"), place()),
            Resolution(mention("Xyzzy", 10), None),
            Resolution(mention("Minsk", 20, "metonym"), place("Minsk")),
            Resolution(mention("Black Hawk", 30, "equipment", note="a helicopter"), None),
            Resolution(mention("Springfield", 50), None, note="more than one fits"),
        ]

        assert {one.text: one.reason for one in unmapped_mentions(resolutions)} == {
            "Xyzzy": "no place of that name is known",
            "Minsk": "stands for a government or institution",
            "Black Hawk": "a helicopter",
            "Springfield": "more than one fits",
        }


class TestAttributions:
    def test_whoever_made_the_data_is_named_once(self) -> None:
        """Licences want their names on the map and in exports."""
        names = pipeline._attributions()

        assert any("GeoNames" in name for name in names)
        assert any("OpenStreetMap" in name for name in names)
        assert len(names) == len(set(names))
