"""Long tables are joined without holding their rows, and what is joined is the same."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import shapely

from geomap import columns, joinable, pipeline
from geomap.errors import GeomapError
from geomap.joinable import Joinable
from geomap.model import Document, Event, Place, TimeSpan
from geomap.pipeline import Options

KINDS = {"Poland": "country", "Polish airspace": "airspace", "Lubelskie": "admin1"}
SPOTS = {
    "Aford": (23.00, 51.00),
    "Aford-North": (23.03, 51.02),
    "Aford Hill": (23.12, 51.03),
    "Beham": (23.04, 51.01),
    "Cebury": (22.00, 50.00),
    "Poland": (20.0, 52.0),
    "Polish airspace": (20.0, 52.0),
    "Lubelskie": (22.9, 51.2),
}
COLUMNS = "id category status place lon lat start end precision count_low publisher published cause credibility note".split()


def place_of(text: str, country: str | None = None) -> Place | None:
    """Villages close to one another and far apart, and wide places."""
    if text not in SPOTS:
        return None
    lon, lat = SPOTS[text]
    return Place(text, shapely.Point(lon, lat), 2000.0, lon, lat, KINDS.get(text, "settlement"), country_codes=("PL",))


def row(pick: random.Random, number: int) -> list[str]:
    """A row that may be one with others by any of the rules, or broken, or another report of an event told before."""
    day = f"2025-{pick.randint(8, 9):02d}-{pick.randint(1, 28):02d}"
    stated = pick.random() < 0.1
    start = pick.choice([day, day, day, day + "T22:10", day[:7], ""])
    cells = {
        "id": f"e{number}" if pick.random() < 0.9 else f"r{pick.randint(0, 30)}",
        "category": pick.choice(["impact", "airspace_violation", "diplomatic", "deployment"]),
        "status": pick.choice(["observed", "claimed", "denied", "hypothetical", ""]),
        "place": "" if stated else pick.choice([*SPOTS, "Nowhere", ""]),
        "lon": f"{pick.uniform(22.9, 23.2):.3f}" if stated else "",
        "lat": f"{pick.uniform(50.9, 51.1):.3f}" if stated else "",
        "start": start,
        "end": f"2025-10-{pick.randint(1, 9):02d}" if pick.random() < 0.1 else "",
        "precision": "night" if len(start) == 10 and pick.random() < 0.2 else "",
        "count_low": pick.choice(["", "1", "2", "many"] if pick.random() < 0.1 else ["", "1", "2"]),
        "publisher": pick.choice(["Herald", "Post", "Desk"]),
        "published": pick.choice([day, "2025-09-30"]),
        "cause": pick.choice(["", "drone", "missile"]),
        "credibility": pick.choice(["", "", "2"]),
        "note": f"Row {number}.",
    }
    return [cells[name] for name in COLUMNS]


def table(path: Path, seed: int, rows: int) -> Path:
    """A table of random rows."""
    pick = random.Random(seed)
    lines = [COLUMNS, *(row(pick, number) for number in range(rows))]
    path.write_text("\n".join(",".join(cells) for cells in lines), encoding="utf-8")
    return path


def read(paths: list[Path], monkeypatch: pytest.MonkeyPatch, columns_from: int) -> tuple[list[Event], list[str]]:
    """Joined events and messages, where files of more rows than this are long."""
    errors: list[GeomapError] = []
    monkeypatch.setattr(columns, "COLUMNS_FROM", columns_from)
    monkeypatch.setattr(pipeline, "place_finder", lambda _: place_of)
    events = list(pipeline.stream_events(paths, Options(as_of="2025-09-29"), report=errors.append))
    return events, [str(error) for error in errors]


class TestStreaming:
    @pytest.mark.parametrize(("seed", "rows"), [(1, 40), (2, 40), (3, 150), (4, 150), (5, 700)])
    def test_joins_what_joining_all_at_once_does(
        self, seed: int, rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Of two random tables and a report the same events come, with the same claims, relations and messages."""
        report = tmp_path / "report.txt"
        report.write_text("2025-09-10\n\nA drone crashed in Lublin on 9 September.", encoding="utf-8")
        paths = [report, table(tmp_path / "a.csv", seed, rows), table(tmp_path / "b.csv", seed + 100, rows // 2)]

        at_once, errors = read(paths, monkeypatch, 1_000_000)
        streamed, streamed_errors = read(paths, monkeypatch, 0)

        assert any("joined" in event.properties for event in at_once)
        assert sorted(streamed, key=lambda event: event.id) == sorted(at_once, key=lambda event: event.id)
        assert streamed_errors == errors

    def test_holds_only_what_can_be_joined(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Rows that stay by themselves come first, in input order; those that may be one come last."""
        rows = [
            "id,category,place,start,publisher",
            "a,impact,Aford,2025-09-01,Herald",
            "b,impact,Cebury,2025-09-01,Herald",
            "c,impact,Aford,2025-09-09,Post",
            "d,impact,Aford-North,2025-09-01,Post",
            "e,deployment,Aford,2025-09-01,Desk",
        ]
        path = tmp_path / "t.csv"
        path.write_text("\n".join(rows), encoding="utf-8")
        held: list[int] = []
        join = pipeline.joined

        def joined(events: list[Event], documents: list[Document], options: Options) -> list[Event]:
            held.append(len(events))
            return join(events, documents, options)

        monkeypatch.setattr(pipeline, "joined", joined)
        events, _ = read([path], monkeypatch, 0)

        assert [event.id for event in events] == ["b", "c", "e", "a+1"]
        assert held == [2]

    def test_too_many_places(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """With more places than can be compared all rows are held, and joined as ever."""
        path = table(tmp_path / "t.csv", 6, 100)
        at_once, _ = read([path], monkeypatch, 1_000_000)
        monkeypatch.setattr(joinable, "MOST_PLACES", 3)

        assert read([path], monkeypatch, 0)[0] == at_once


class TestJoinable:
    def rows(self, *times: TimeSpan) -> set[tuple[int, int]] | None:
        found = Joinable()
        place = place_of("Aford")
        for number, time in enumerate(times):
            found.add(0, number, f"e{number}", "impact", place, time, f"source {number}")
        return found.rows()

    def test_overlapping_days(self) -> None:
        """A day reaches into the evening before; two days later is another time."""
        days = [TimeSpan(f"2025-09-{day:02d}", precision="day") for day in (1, 2, 4)]

        assert self.rows(*days) == {(0, 0), (0, 1)}

    def test_unknown_time(self) -> None:
        """What has no date may be one with anything."""
        assert self.rows(TimeSpan("1925-09-01"), TimeSpan()) == {(0, 0), (0, 1)}

    def test_nothing(self) -> None:
        """No row, nothing to hold; nor is one row by itself."""
        assert self.rows() == set()
        assert self.rows(TimeSpan("2025-09-01")) == set()

    def test_too_many_pairs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing is said when there are too many pairs of places to compare."""
        monkeypatch.setattr(joinable, "MOST_PAIRS", 0)

        assert self.rows(TimeSpan("2025-09-01")) is None
