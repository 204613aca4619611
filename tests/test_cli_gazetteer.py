"""Facts about the commands of `geomap gazetteer`, as a user sees them."""

import csv
import functools
import http.server
import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dumps import ALTERNATES, PLACES, POSTAL, place, put, zipped

from geomap import cli


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = cli.run(["gazetteer", *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty workspace that is the current folder."""
    (tmp_path / "geomap.toml").write_text("# settings\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """GeoNames' folders on loopback."""
    folder = tmp_path_factory.mktemp("published")
    zipped(folder / "dump" / "PL.zip", "PL.txt", PLACES)
    zipped(folder / "dump" / "alternatenames" / "PL.zip", "PL.txt", ALTERNATES)
    zipped(folder / "zip" / "PL.zip", "PL.txt", POSTAL)
    zipped(folder / "dump" / "XK.zip", "XK.txt", [place(9000005, "Testova", country="XK")])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class TestAdd:
    def test_downloads_what_was_allowed(self, capsys: pytest.CaptureFixture[str], here: Path, published: str) -> None:
        """What goes where is said first; version, licence and hash are written down, and the places are found."""
        code, out, err = run(capsys, "add", "--geonames", "pl", "--yes", "--from", published)

        assert (code, out) == (0, "")
        assert err.splitlines()[0] == f"places: {published}/dump/PL.zip"
        assert "5 entries of GeoNames are in this workspace now" in err
        with (here / "data/gazetteer/geonames/SOURCES.csv").open(encoding="utf-8") as file:
            sources = {row["file"]: row for row in csv.DictReader(file)}
        assert list(sources) == ["PL.zip", "alternatenames/PL.zip", "zip/PL.zip"]
        assert sources["PL.zip"]["source"] == f"{published}/dump/PL.zip"
        assert (sources["PL.zip"]["licence"], len(sources["PL.zip"]["sha256"]), len(sources["PL.zip"]["version"])) == ("CC-BY-4.0", 64, 10)
        assert json.loads(run(capsys, "search", "Testówko")[1])["id"] == "geonames:9000002"
        assert json.loads(run(capsys, "info")[1])["workspace"][0]["entries"] == 5

    def test_nothing_is_downloaded_unasked(self, capsys: pytest.CaptureFixture[str], here: Path, published: str) -> None:
        """Without a terminal to ask on, `--yes` has to be said; nothing is written."""
        code, _, err = run(capsys, "add", "--geonames", "PL", "--from", published)

        assert code == 2
        assert "say --yes" in err.splitlines()[-1]
        assert not (here / "data").exists()

    def test_takes_files_that_are_there(self, capsys: pytest.CaptureFixture[str], here: Path, tmp_path: Path) -> None:
        """Whatever they are called: their columns say what they are. The dump's newest row is its version."""
        zipped(here / "places from last week.zip", "PL.txt", PLACES)
        (here / "names.txt").write_text("".join(f"{line}\n" for line in ALTERNATES), "utf-8")
        code, _, err = run(capsys, "add", "--geonames", "PL", "places from last week.zip", "names.txt")

        assert code == 0
        assert "added PL.zip: 4 rows of places, version 2026-02-03, CC-BY-4.0" in err
        assert "added alternatenames/PL.txt: 5 rows of alternate names" in err
        assert json.loads(run(capsys, "search", "Stare Testowo")[1])["id"] == "geonames:9000001"

    def test_never_replaces_silently(self, capsys: pytest.CaptureFixture[str], here: Path) -> None:
        """What is there stays unless told otherwise, and then it is said."""
        put(here / "data/gazetteer", PLACES, [], [])
        before = (here / "data/gazetteer/geonames/PL.zip").read_bytes()
        zipped(here / "new.zip", "PL.txt", PLACES[:2])

        assert run(capsys, "add", "--geonames", "PL", "new.zip")[0] == 2
        assert (here / "data/gazetteer/geonames/PL.zip").read_bytes() == before
        assert "replaced PL.zip" in run(capsys, "add", "--geonames", "PL", "new.zip", "--yes")[2]

    def test_a_country_without_further_files_is_added_all_the_same(self, capsys: pytest.CaptureFixture[str], here: Path, published: str) -> None:
        """GeoNames has no postal codes of every country."""
        code, _, err = run(capsys, "add", "--geonames", "XK", "--yes", "--from", published)

        assert code == 0
        assert f"{published}/zip/XK.zip: there is no such file; left out" in err

    @pytest.mark.parametrize(
        ("arguments", "code", "line"),
        [
            (["--geonames", "Poland"], 2, "--geonames “Poland” is no country; give two letters as PL, or all"),
            (["--geonames", "PL", "missing.zip"], 1, "missing.zip: cannot be read"),
            (["--geonames", "PL", "geomap.toml"], 1, "geomap.toml: 1 columns in line 1; GeoNames has 19 for places"),
            (["--geonames", "ZZ", "--yes", "--from", "{url}"], 1, "dump/ZZ.zip: there is no such file; is this the code of a country?"),
            (["--geonames", "PL", "--yes", "--from", "ftp://x"], 2, "is no http address"),
            (["--geonames", "PL", "--yes", "--from", "http://127.0.0.1:9"], 1, "cannot be fetched"),
        ],
    )  # fmt: skip
    def test_wrong_arguments_are_one_clear_line(
        self, capsys: pytest.CaptureFixture[str], here: Path, published: str, arguments: list[str], code: int, line: str
    ) -> None:
        """And nothing is left behind."""
        got, _, err = run(capsys, "add", *(a.format(url=published) for a in arguments))

        assert got == code
        assert line in err.splitlines()[-1]
        assert not list(here.rglob("*.zip"))


class TestSearch:
    def test_tells_in_words_on_a_terminal(self, capsys: pytest.CaptureFixture[str], here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What it is, where, how far off it may be and why, and who says so."""
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        out = run(capsys, "search", "Wyryki-Wola")[1]

        assert "settlement (PPL)" in out
        assert "51.56" in out
        assert "° E ± 1.3 km: extent 1.0 km (the usual for its kind), coordinates within 300 m" in out
        assert "in postal, CC BY 4.0" in out

    def test_finds_by_id(self, capsys: pytest.CaptureFixture[str], here: Path) -> None:
        """Also by one that a merged source had."""
        assert json.loads(run(capsys, "search", "geonames:756135")[1])["name"] == "Warsaw"

    @pytest.mark.parametrize(
        ("arguments", "code", "line"),
        [
            (["search", "Qwxzytown"], 1, "no entry has this name or a similar one"),
            (["search", "Lublin", "--country", "Poland"], 2, "is no ISO 3166-1 code; give two letters as PL"),
            (["search", " "], 2, "NAME is empty"),
        ],
    )
    def test_wrong_arguments_are_one_clear_line(
        self, capsys: pytest.CaptureFixture[str], here: Path, arguments: list[str], code: int, line: str
    ) -> None:
        """With what would do."""
        got, _, err = run(capsys, *arguments)

        assert got == code
        assert line in err.splitlines()[-1]


def test_info_is_told_in_words_on_a_terminal(capsys: pytest.CaptureFixture[str], here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries by source, credits, and what the workspace adds."""
    (here / "data" / "gazetteer").mkdir(parents=True)
    (here / "data" / "gazetteer" / "own.csv").write_text("name,lon,lat\nZagroda,23,51\n", "utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    out = run(capsys, "info")[1]

    assert "GeoNames (geonames.org), CC BY 4.0" in out
    assert "1 entries of this workspace" in out or "1 entry of this workspace" in out
    assert "own.csv" in out
