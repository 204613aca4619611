"""What people put right by hand is applied last, strictly read, and never silent."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from factories import claim, event, evidence, place

from geomap.corrections import Correction, apply_corrections, correct_resolution, corrections_of, read_corrections
from geomap.errors import InputError
from geomap.model import Event, EventPlace, Mention, Place, Resolution, TimeSpan

BY = "reason: Because., who: A. Editor, when: 2025-09-20"


def place_of(text: str, country: str | None) -> Place | None:
    """A gazetteer that knows Town."""
    return place("Town", 21.5, 51.5) if text == "Town" else None


def applied(path: Path, lines: str, events: Sequence[Event]) -> tuple[list[Event], list[str], list[str]]:
    """Events after the corrections of a file with these lines; what was rejected; what was complained of."""
    path = path / "c.yaml"
    path.write_text(f"corrections:\n{lines}\n", encoding="utf-8")
    errors: list[InputError] = []
    done = apply_corrections(events, read_corrections(path, report=errors.append), place_of, report=errors.append)
    return done.events, [one.reason for one in done.rejected], [str(e).removeprefix(str(path)) for e in errors]


class TestActions:
    def test_move(self, tmp_path: Path) -> None:
        """The event, its place in its role and its label go to the new place, with both places in the record."""
        one = event(label="Impact at Village")

        (found,), _, errors = applied(tmp_path, f"- {{event: e1, action: move, old: Village, new: Town, {BY}}}", [one])

        assert errors == []
        assert found.place is not None
        assert (found.place.label, found.places[0].place.label, found.label) == ("Town", "Town", "Impact at Town")
        assert corrections_of(found) == [
            {
                "action": "move",
                "old": "Village",
                "new": "Town",
                "reason": "Because.",
                "who": "A. Editor",
                "when": "2025-09-20",
            }
        ]
        assert "corrected: move from Village to Town — Because. (A. Editor, 2025-09-20)" in found.note

    @pytest.mark.parametrize("new", ['"23.36, 51.56"', "{lon: 23.36, lat: 51.56, uncertainty_m: 50, label: Barn}"])
    def test_move_to_coordinates(self, tmp_path: Path, new: str) -> None:
        """Longitude comes first; an uncertainty that is not stated is unknown."""
        line = f"- {{event: e1, action: move, old: Village, new: {new}, {BY}}}"

        (found,), _, _ = applied(tmp_path, line, [event()])

        assert found.place is not None
        assert (found.place.lon, found.place.lat) == (23.36, 51.56)
        assert found.place.uncertainty_m == (50 if "50" in new else None)

    def test_reject_and_accept(self, tmp_path: Path) -> None:
        """A rejected event is listed with the reason; an accepted one is as it was, and says so."""
        lines = f"- {{event: e1, action: reject, {BY}}}\n- {{event: e2, action: accept, {BY}}}"

        found, rejected, _ = applied(tmp_path, lines, [event(), event(id="e2")])

        assert [one.id for one in found] == ["e2"]
        assert rejected == ["rejected: Because. (A. Editor, 2025-09-20)"]
        assert found[0].note.startswith("checked: accept")

    def test_re_date_and_retype(self, tmp_path: Path) -> None:
        """The start as found may be named less exactly; an end that would come before the new start goes."""
        one = event(time=TimeSpan("2025-09-10T05:00", "2025-09-11", "exact", "minute"))
        lines = (
            f"- {{event: e1, action: re-date, old: 2025-09-10, new: 2025-09-12, {BY}}}\n"
            f"- {{event: e1, action: retype, old: impact, new: strike, {BY}}}"
        )

        (found,), _, errors = applied(tmp_path, lines, [one])

        assert errors == []
        assert (found.time.start, found.time.end, found.time.precision) == ("2025-09-12", None, "day")
        assert found.category == "strike"
        assert [entry["action"] for entry in corrections_of(found)] == ["re-date", "retype"]

    def test_merge_and_split(self, tmp_path: Path) -> None:
        """Claims of all are side by side under the first one's id; a document's claims can be taken out again."""
        a = event(claims=(claim(low=19, id="a"),))
        b = event(id="e2", claims=(claim(low=4, high=4, id="b", document="d2", event="e2", evidence=(evidence(document="d2"),)),),
                  documents=("d2",))  # fmt: skip

        (merged,), _, errors = applied(tmp_path, f"- {{event: e1, action: merge, new: [e2], {BY}}}", [a, b])

        assert errors == []
        assert (merged.id, [one.id for one in merged.claims], merged.documents) == ("e1", ["a", "b"], ("d1", "d2"))
        assert merged.claims[0].conflicts_with == ("b",)

        parts, _, errors = applied(tmp_path, f"- {{event: e2, action: split, new: [d2], {BY}}}", [merged])

        assert errors == []
        assert [(one.id, one.documents, one.count_low) for one in parts] == [("e1", ("d1",), 19), ("e1/2", ("d2",), 4)]
        assert parts[0].claims[0].conflicts_with == ()

    def test_mention(self, tmp_path: Path) -> None:
        """A rejected mention leaves its event without that place, and itself without one."""
        c = Correction(where="f:1", mention="d1:0", action="reject", reason="A surname.", who="A. Editor")
        one = event(places=(EventPlace("impact", place(), "d1:0"),))

        done = apply_corrections([one], [c], place_of)
        resolution = correct_resolution(Resolution(Mention("d1", 0, 7, "Village", "toponym"), place()), c, place_of)

        assert (done.events[0].place, done.events[0].places) == (None, ())
        assert (resolution.place, resolution.note) == (None, "rejected: A surname. (A. Editor)")

    def test_joined_events_keep_their_keys(self, tmp_path: Path) -> None:
        """An event is found by the id it had before others were joined to it."""
        joined = replace(event(id="e1+1"), properties={"joined": ["e1", "e2"]})

        found, rejected, errors = applied(tmp_path, f"- {{event: e2, action: reject, {BY}}}", [joined])

        assert (found, len(rejected), errors) == ([], 1, [])


class TestStrictReading:
    @pytest.mark.parametrize(
        ("line", "found"),
        [
            (f"- {{event: e1, action: fly, {BY}}}", ":2: action: “fly”; use one of"),
            (f"- {{action: accept, {BY}}}", ":2: names no event and no mention"),
            (f"- {{event: e1, mention: d1:0, action: accept, {BY}}}", ":2: names both"),
            ("- event: e1\n  action: accept\n  who: A", ":2: reason: is missing"),
            ("- event: e1\n  action: accept\n  reason: x\n  who: A\n  when: soon", ":6: when: “soon” is no date"),
            (f"- {{event: e1, action: move, new: Town, {BY}}}", ":2: old: is missing"),
            (
                f"- {{event: e1, action: move, old: Village, new: Nowhere, {BY}}}",
                ":2: new: place “Nowhere” is not known",
            ),
            (f"- {{event: e1, action: move, old: Village, new: '200, 10', {BY}}}", ":2: new: “200” is not within"),
            (f"- {{event: e1, action: move, old: Elsewhere, new: Town, {BY}}}", ":2: old: “Elsewhere” is no longer"),
            (f"- {{event: e1, action: retype, old: impact, new: crash, {BY}}}", ":2: new: “crash” is no category"),
            (f"- {{event: e1, action: re-date, old: unknown, new: Friday, {BY}}}", ":2: new: “Friday” is no date"),
            (f"- {{event: e1, action: merge, new: e2, {BY}}}", ":2: new: “e2” is no list"),
            (f"- {{mention: d1:0, action: retype, new: strike, old: impact, {BY}}}", ":2: action: a mention cannot be"),
            (f"- {{event: e1, action: accept, colour: red, {BY}}}", ":2: colour: is no key"),
        ],
    )
    def test_names_file_and_line(self, tmp_path: Path, line: str, found: str) -> None:
        """What is wrong is said by line, nothing of it is applied, and the next correction is."""
        good = f"- {{event: e2, action: accept, {BY}}}"

        events, _, (error,) = applied(tmp_path, f"{line}\n{good}", [event(), event(id="e2")])

        assert error.startswith(found)
        assert [corrections_of(one) != [] for one in events] == [False, True]

    def test_decisions_of_a_queue(self, tmp_path: Path) -> None:
        """Rows of a queue without a decision are passed over."""
        path = tmp_path / "queue.csv"
        path.write_text(
            "what,key,category,start,old,decision,new,reason,who\n"
            "event,e1,impact,2025-09-10,Village,move,Town,Caption.,A\n"
            "event,e2,impact,,,,,,\n"
            "mention,d1:0,,,Village,reject,,A surname.,A\n"
            "event,e3,impact,2025-09-10,Village,retype,strike,Aimed.,A\n",
            encoding="utf-8",
        )

        found = read_corrections(path)

        assert [(c.key, c.action, c.old, c.new) for c in found] == [
            ("e1", "move", "Village", "Town"),
            ("d1:0", "reject", "Village", None),
            ("e3", "retype", "impact", "strike"),
        ]

    def test_property_is_one_string(self, tmp_path: Path) -> None:
        """What an event carries survives in a column of a GIS file."""
        (found,), _, _ = applied(tmp_path, f"- {{event: e1, action: accept, {BY}}}", [event()])

        assert isinstance(found.properties["corrected"], str)
        assert json.loads(found.properties["corrected"]) == corrections_of(found)
