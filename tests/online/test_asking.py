"""Facts about asking a geocoder for what the gazetteer lacks, most of them with one that means no good."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import hostile
import pytest

from geomap import cli
from geomap.errors import UsageError
from geomap.gazetteers import Row
from geomap.lookup.compiled import CompiledGazetteer
from geomap.lookup.compiler import compile_to
from geomap.model import Document, Mention
from geomap.online import OnlineGazetteer, asking, fetching, keeping, online_gazetteer
from geomap.resolve import resolve_mentions


@pytest.fixture
def server() -> Iterator[hostile.Server]:
    """The geocoder."""
    with hostile.running() as server:
        yield server


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CompiledGazetteer:
    """A gazetteer of one village, and a cache of its own; nobody waits long."""
    monkeypatch.setenv("GEOMAP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(fetching, "DEADLINE_S", 1.0)
    monkeypatch.setattr(keeping, "INTERVAL_S", 0.01)
    path = tmp_path / "small.gpkg"
    compile_to(path, {"test": [Row("test", "test:A", "Alfa", "PPL", "PL", 20.0, 51.0)]}, {}, lambda stage, share: None)
    return CompiledGazetteer(path)


def online(server: hostile.Server, offline: CompiledGazetteer, mode: str) -> OnlineGazetteer:
    """The village with a geocoder behind it."""
    return online_gazetteer(offline, server.url(mode))


class TestAnswers:
    def test_becomes_a_resolution_like_any_other(self, server: hostile.Server, offline: CompiledGazetteer) -> None:
        """A name that is lacking is sought and placed, with what it rests on; one that is known is not sent."""
        document = Document("d", "Alfa and Nigdziewo were hit.")
        mentions = [Mention("d", 0, 4, "Alfa", "toponym"), Mention("d", 9, 18, "Nigdziewo", "toponym")]
        known, found = resolve_mentions(document, mentions, online(server, offline, "area"))
        assert known.place is not None
        assert found.place is not None

        assert [query["q"] for _, _, query in server.asked] == [["Nigdziewo"]]
        entry = found.place.entries[0]
        assert (entry.id, entry.country_code, entry.feature_code, entry.admin1) == ("nominatim:N42", "PL", "PPL", "Nowhere Voivodeship")
        assert found.place.geometry.geom_type == "Polygon"
        assert 13_000 < (entry.extent_m or 0) < 14_000
        assert entry.properties["licence"].startswith("Data © OpenStreetMap")
        assert entry.properties["source"] == f"127.0.0.1:{server.server_port}"
        assert len(entry.properties["retrieved"]) == 10

    def test_a_box_is_an_extent_and_nothing_is_unknown(self, server: hostile.Server, offline: CompiledGazetteer) -> None:
        """Half a diagonal of 0.02 degrees; accuracy is not stated, so it is None."""
        (entry,) = online(server, offline, "good").elsewhere("Nigdziewo")

        assert entry.extent_m == pytest.approx(1320, abs=20)
        assert entry.properties["extent_origin"] == "bounding box"
        assert entry.accuracy_m is None

    def test_who_asks_says_so(self, server: hostile.Server, offline: CompiledGazetteer) -> None:
        """By name and version."""
        online(server, offline, "good").elsewhere("Nigdziewo")

        assert all(agent.startswith("geomap/") for agent in server.agents)

    def test_is_asked_once(self, server: hostile.Server, offline: CompiledGazetteer) -> None:
        """Answers are kept over runs, also that there is none; an expired one is asked for again."""
        for _ in range(2):
            online(server, offline, "good").elsewhere("Nigdziewo")
            online(server, offline, "empty").elsewhere("Nigdziewo")
        assert len(server.asked) == 2

        keeper = online(server, offline, "good").keeper
        with keeper._open() as connection:
            connection.execute("UPDATE answers SET expires=1")
        online(server, offline, "good").elsewhere("Nigdziewo")
        assert len(server.asked) == 3

    def test_an_answer_in_another_country_is_none(self, server: hostile.Server, offline: CompiledGazetteer) -> None:
        """A village asked for in Ukraine is not one in Poland."""
        gazetteer = online(server, offline, "good")

        assert gazetteer.elsewhere("Nigdziewo", "UA") == []
        assert len(gazetteer.elsewhere("Nigdziewo", "pl")) == 1

    def test_it_is_said_before_it_is_sent(
        self, server: hostile.Server, offline: CompiledGazetteer, caplog: pytest.LogCaptureFixture
    ) -> None:
        """First that names will go there, then each name."""
        gazetteer = online(server, offline, "good")
        before = len(server.asked)
        said = [record.getMessage() for record in caplog.records]
        gazetteer.elsewhere("Nigdziewo", "PL")

        assert before == 0
        assert f"are sent to 127.0.0.1:{server.server_port}, one a second" in said[0]
        assert caplog.records[1].getMessage() == f"sending “Nigdziewo” in PL to 127.0.0.1:{server.server_port}"


NONE = ("empty", "swapped", "nan", "no-point")
BROKEN = (
    "html", "truncated", "duplicate-keys", "nan-token", "deep", "no-utf8", "nothing", "redirect", "redirect-away", "500", "403", "404",
    "huge", "packed", "hang", "drip", "drip-headers", "short", "close", "no-http", "string",
)  # fmt: skip


class TestHostile:
    @pytest.mark.parametrize("mode", NONE)
    def test_an_answer_without_a_usable_point_is_none(self, server: hostile.Server, offline: CompiledGazetteer, mode: str) -> None:
        """Never a wrong coordinate."""
        assert online(server, offline, mode).elsewhere("Nigdziewo") == []

    @pytest.mark.parametrize("mode", BROKEN)
    def test_a_broken_answer_is_one_line_and_not_kept(
        self, server: hostile.Server, offline: CompiledGazetteer, caplog: pytest.LogCaptureFixture, mode: str
    ) -> None:
        """The name stays without a place, what is offline goes on; nobody is asked elsewhere."""
        gazetteer = online(server, offline, mode)
        if mode == "no-utf8":  # what cannot be read becomes a replacement character, and has no point
            assert gazetteer.elsewhere("Nigdziewo") == []
            return

        assert gazetteer.elsewhere("Nigdziewo") == []
        assert gazetteer.named("Alfa")[0].id == "test:A"
        assert [asked[1] for asked in server.asked] == [mode]
        assert len(caplog.records) == 3
        assert caplog.records[2].getMessage().endswith("“Nigdziewo” stays without a place")
        assert gazetteer.keeper.answer(f"nominatim {gazetteer.address}", "Nigdziewo\t") is None

    @pytest.mark.parametrize("mode", ["busy", "unavailable", "busy-date"])
    def test_retry_after_is_honoured_without_waiting(
        self, server: hostile.Server, offline: CompiledGazetteer, caplog: pytest.LogCaptureFixture, mode: str
    ) -> None:
        """Nobody is asked again before the time is over, in this run or the next."""
        for name in ("Nigdziewo", "Donikąd"):
            assert online(server, offline, mode).elsewhere(name) == []

        assert len(server.asked) == 1
        assert "wants to be left alone for" in caplog.records[-1].getMessage()

    def test_three_failures_are_enough(self, server: hostile.Server, offline: CompiledGazetteer) -> None:
        """A run goes on offline."""
        gazetteer = online(server, offline, "500")
        for number in range(10):
            gazetteer.elsewhere(f"Name {number}")

        assert len(server.asked) == 3

    def test_a_run_sends_no_more_than_it_may(
        self, server: hostile.Server, offline: CompiledGazetteer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Public services are not for whole archives."""
        monkeypatch.setattr(asking, "MOST_REQUESTS", 4)
        gazetteer = online(server, offline, "empty")
        for number in range(10):
            gazetteer.elsewhere(f"Name {number}")

        assert len(server.asked) == 4

    @pytest.mark.parametrize("mode", ["odd-types", "far-outline", "many", "naughty-name"])
    def test_odd_answers_do_no_harm(self, server: hostile.Server, offline: CompiledGazetteer, mode: str) -> None:
        """What is not as it should be is left out; strings are plain; five answers at most."""
        found = online(server, offline, mode).elsewhere("Nigdziewo")

        assert 1 <= len(found) <= 5
        assert all(entry.name.isprintable() and entry.shape == "point" for entry in found)


def test_processes_take_turns(server: hostile.Server, tmp_path: Path) -> None:
    """Four processes with two names each are never closer than a second to one another."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from geomap.online.keeping import Keeper\n"
        "from geomap.online.fetching import fetch\n"
        "keeper = Keeper(Path(sys.argv[1]))\n"
        "for _ in range(2):\n"
        "    assert keeper.take_turn('host') is None\n"
        "    fetch(sys.argv[2], {})\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "turns.sqlite"), server.url("empty")]
    for process in [subprocess.Popen(command) for _ in range(4)]:
        assert process.wait() == 0
    times = sorted(when for when, *_ in server.asked)

    assert len(times) == 8
    # A process may be held up between its turn and its request; turns themselves are 1.05 s apart.
    assert times[-1] - times[0] >= 7.0


@pytest.mark.parametrize(
    ("spec", "what"),
    [
        ("nonsense", "is none of geopy's: arcgis"),
        ("geonames", "geonames asks for its username; set GEOMAP_GEOCODER_KEY to it"),
        ("photon=ftp://x", "no address that this geocoder could be at"),
    ],
)
def test_a_geocoder_that_there_is_not_is_one_line(spec: str, what: str) -> None:
    """With what would do."""
    with pytest.raises(UsageError, match=what):
        asking.make_geocoder(spec)


def test_any_geocoder_of_geopy_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """All ask through the same limits; keys come from the environment."""
    import geopy.geocoders

    for name, maker in geopy.geocoders.SERVICE_TO_GEOCODER.items():
        if name == "here":  # its old form wants a pair of keys that geopy itself gives up on
            continue
        needed = [p for p in asking.inspect.signature(maker).parameters.values() if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
        monkeypatch.setenv(asking.KEY, ",".join("x" for _ in needed or ["key"]))
        assert isinstance(asking.make_geocoder(name)[1].adapter, fetching.CappedAdapter)


def test_the_command_asks_only_when_told(
    server: hostile.Server, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`resolve --online` says what it sends and prints a Feature; without it nothing is sent."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("geomap.lookup.cache_dir", lambda: tmp_path)
    assert cli.run(["resolve", "Qwxzygdziewo"]) == 1
    capsys.readouterr()
    assert server.asked == []

    assert cli.run(["resolve", "Qwxzygdziewo", "--online", "--geocoder", server.url("good")]) == 0
    feature = json.loads(capsys.readouterr().out)
    assert feature["geometry"] == {"type": "Point", "coordinates": [20.5, 50.5]}
    assert [query["q"] for _, _, query in server.asked] == [["Qwxzygdziewo"]]
