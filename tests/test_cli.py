"""Each command as a user meets it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geomap import __version__, cli

REPORT = """\
---
title: Drones over the east
publisher: Border Herald
published: 2025-09-10
language: en
---

WARSAW — A drone fell on a house in Wyryki-Wola, in eastern Poland, overnight, the mayor said. Poland closed its border
with Belarus on Friday. Minsk denied any part in it. The airport of Lublin was closed for two hours on Wednesday.
"""

MENTION_FIELDS = [
    "key", "document", "start", "end", "text", "kind", "use", "place", "geometry_type", "lon", "lat", "uncertainty_m",
    "country", "gazetteer", "id", "score", "note",
]  # fmt: skip
EVENT_FIELDS = {
    "id", "category", "status", "negated", "place", "geometry_type", "lon", "lat", "uncertainty_m", "start", "end",
    "end_kind", "count_low", "count_high", "evidence", "claims",
}  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def report(here: Path) -> Path:
    """A report in the current folder."""
    path = here / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    capsys.readouterr()
    code = cli.run([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def lines(text: str) -> list[dict[str, Any]]:
    """JSON Lines as objects."""
    return [json.loads(line) for line in text.splitlines()]


class TestHelp:
    def test_loads_nothing_heavy(self) -> None:
        """What makes a command slow to start is imported by the command that needs it."""
        code = (
            "import sys; from geomap import cli; cli.run(['--help']); "
            "heavy = {'geopandas', 'pandas', 'numpy', 'shapely', 'pyproj', 'pyogrio', 'folium', 'matplotlib', 'rich', 'yaml',"
            " 'sqlite3', 'selectolax', 'geopy'}; print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

        assert done.stderr.strip() == "[]"

    def test_names_every_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The surface that scripts rely on is there."""
        _, out, _ = run(capsys, "--help")

        commands = "render export mentions events resolve explain kinds evaluate init gazetteer".split()
        assert [name for name in commands if f"\n  {name} " not in out] == []

    @pytest.mark.parametrize(
        "command", ["render", "export", "mentions", "events", "resolve", "explain", "init", "evaluate"]
    )
    def test_of_a_command_has_an_example(self, capsys: pytest.CaptureFixture[str], command: str) -> None:
        """Each command that takes something shows how."""
        code, out, _ = run(capsys, command, "--help")

        assert code == 0
        assert f"Example: geomap {command}" in " ".join(out.split())

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The version is the package's."""
        assert run(capsys, "--version") == (0, f"geomap {__version__}\n", "")

    def test_kinds_lists_every_variant_with_its_first_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Folders are headings, modules are indented below them."""
        _, out, _ = run(capsys, "kinds")

        for line in ("documents", "eventfiles", "expressions", "incidents", "layers", "exports"):
            assert f"{line}\n" in out
        assert "  txt       Plain text in UTF-8: one document a file, to the letter.\n" in out


class TestWrongUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["mentions", "--nonsense"],
            ["nonsense"],
            ["render", "--corridors", "everywhere"],
            ["render", "--lang", "xx"],
            ["export", "x.txt"],
            ["resolve", ""],
            ["resolve", "Lublin", "--country", "POL"],
            ["events", "--as-of", "noon", "report.md"],
            ["mentions", "--published", "noon", "report.md"],
        ],
    )
    def test_exits_with_2(self, capsys: pytest.CaptureFixture[str], report: Path, arguments: list[str]) -> None:
        """An option or argument that cannot be is wrong usage, said on standard error."""
        code, out, err = run(capsys, *arguments)

        assert (code, out) == (2, "")
        assert err
        assert "Traceback" not in err

    def test_wrong_setting_is_named(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """A setting of the workspace is checked as an option is."""
        (report.parent / "geomap.toml").write_text('corridors = "everywhere"')

        code, _, err = run(capsys, "events", report)

        assert code == 2
        assert "corridors 'everywhere' is none of all, fronts, envelopes, tracks, none" in err


class TestBadInput:
    def test_nothing_to_read_names_the_way_out(self, capsys: pytest.CaptureFixture[str], here: Path) -> None:
        """Without inputs and without a workspace there is one line and exit code 1."""
        code, out, err = run(capsys, "mentions")

        assert (code, out) == (1, "")
        assert err == (
            "geomap: here: nothing to read: no seeds/ and no data/events*; name files, or make a workspace with `geomap init DIR`\n"
        )

    def test_nothing_usable_exits_with_1(self, capsys: pytest.CaptureFixture[str], here: Path) -> None:
        """Broken inputs have a line each, whatever their names hold."""
        (here / "a\x1b[31m.txt").write_bytes(b"\xff")

        code, out, err = run(capsys, "mentions", here, "missing.txt")

        assert (code, out) == (1, "")
        assert "\\x1b[31m.txt: byte 0xff at position 0 is not UTF-8" in err
        assert "missing.txt: no such file or folder" in err
        assert "\x1b" not in err

    def test_good_inputs_are_used_beside_broken_ones(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """One broken file costs no other, and the command has done its work."""
        (report.parent / "broken.txt").write_bytes(b"\xff")

        code, out, err = run(capsys, "mentions", "broken.txt", report)

        assert code == 0
        assert lines(out)
        assert err.count("\n") == 1

    def test_many_errors_are_counted_after_ten(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """The eleventh line says how many more; -v says them all."""
        rows = "".join(json.dumps({"id": n}) + "\n" for n in range(25))
        (report.parent / "c.jsonl").write_text(rows + json.dumps({"text": "Lublin"}))

        _, _, err = run(capsys, "mentions", "c.jsonl")
        _, _, full = run(capsys, "-v", "mentions", "c.jsonl")

        assert err.count("\n") == 11
        assert err.endswith("geomap: 15 more such lines; -v shows them all\n")
        assert full.count("\n") == 25

    def test_mistake_of_its_own_is_one_line(
        self, capsys: pytest.CaptureFixture[str], report: Path, monkeypatch: Any
    ) -> None:
        """Even then there is no traceback, unless -v asks for it."""
        monkeypatch.setattr("geomap.intake.read_documents", lambda *_, **__: 1 / 0)

        code, _, err = run(capsys, "mentions", report)

        assert code == 1
        assert err.count("\n") == 1
        assert "ZeroDivisionError" in err

    def test_interrupt_exits_with_130(self, capsys: pytest.CaptureFixture[str], report: Path, monkeypatch: Any) -> None:
        """Ctrl-C is one line."""

        def interrupted(*_: Any, **__: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("geomap.intake.read_documents", interrupted)

        code, _, err = run(capsys, "mentions", report)

        assert code == 130
        assert err.strip() == "geomap: interrupted"


class TestMentions:
    def test_a_line_each_with_the_promised_fields(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """Fields come in their order, and the offsets are those of the file's text."""
        code, out, err = run(capsys, "mentions", report)

        assert (code, err) == (0, "")
        for line in lines(out):
            assert list(line) == MENTION_FIELDS
            assert REPORT[line["start"] : line["end"]] == line["text"]
            assert line["key"] in (f"report:{line['start']}", f"report:{line['start']}-{line['end']}")
            assert line["kind"] in ("toponym", "expression", "facility", "metonym", "demonym")

    def test_village_is_placed_and_demonym_is_not(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """Wyryki-Wola is at 51.5624 N 23.3643 E; a government that denies is told from its town; a people has no place."""
        found = {line["text"]: line for line in lines(run(capsys, "mentions", report)[1])}

        village = found["Wyryki-Wola"]
        assert abs(village["lat"] - 51.5624) < 0.01
        assert abs(village["lon"] - 23.3643) < 0.01
        assert village["country"] == "PL"
        assert village["uncertainty_m"] > 0
        assert found["Minsk"]["kind"] == "metonym"
        assert all(line["lon"] is None for line in found.values() if line["kind"] == "demonym")

    def test_standard_input_and_output_file(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """`-o` writes the same lines that standard output would have had."""
        _, out, _ = run(capsys, "mentions", report)

        code, nothing, _ = run(capsys, "mentions", report, "-o", "m.jsonl")

        assert (code, nothing) == (0, "")
        assert Path("m.jsonl").read_text("utf-8") == out

    def test_rejected_kinds_on_request(self, capsys: pytest.CaptureFixture[str], here: Path) -> None:
        """What was recognised as no place is listed with the reason when asked for."""
        (here / "r.txt").write_text("Two Black Hawk helicopters of the North Atlantic Treaty Organization flew over Lublin.")

        usual, all_of_it = (lines(run(capsys, "mentions", "r.txt", *option)[1]) for option in ([], ["--rejected"]))

        assert [line["text"] for line in usual] == ["Lublin"]
        rejected = {line["text"]: line for line in all_of_it if line["text"] != "Lublin"}
        assert rejected["Black Hawk"]["kind"] == "equipment"
        assert rejected["Black Hawk"]["note"]


class TestEvents:
    def test_a_line_each_with_the_promised_fields(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """Evidence points into the report, and every claim has some."""
        code, out, err = run(capsys, "events", report)

        assert (code, err) == (0, "")
        assert lines(out)
        for line in lines(out):
            assert set(line) >= EVENT_FIELDS
            assert line["evidence"]
            for span in line["evidence"]:
                assert set(span) == {"document", "start", "end"}
                assert 0 <= span["start"] < span["end"] <= len(REPORT)
            for claim in line["claims"]:
                assert claim["evidence"][0]["quote"] in REPORT

    def test_as_of_leaves_out_what_came_later(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """The day before the report there was nothing to tell."""
        assert run(capsys, "events", report, "--as-of", "2025-09-09")[:2] == (0, "")
        assert run(capsys, "events", report, "--as-of", "2025-09-10")[1] == run(capsys, "events", report)[1]


class TestResolve:
    def test_feature_with_candidates_and_derivation(self, capsys: pytest.CaptureFixture[str], here: Path) -> None:
        """A GeoJSON Feature whose properties say where, how sure, and what else it could have been."""
        code, out, _ = run(capsys, "resolve", "Wyryki-Wola", "--country", "PL")

        feature = json.loads(out)
        assert code == 0
        assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
        assert set(feature["properties"]) >= {"lon", "lat", "uncertainty_m", "kind", "candidates", "derivation"}
        assert feature["properties"]["candidates"][0]["name"] == "Wyryki-Wola"

    def test_border_is_a_line(self, capsys: pytest.CaptureFixture[str], here: Path) -> None:
        """An expression has the geometry of what it means."""
        feature = json.loads(run(capsys, "resolve", "the border between Poland and Belarus")[1])

        assert feature["properties"]["geometry_type"] == "line"
        assert feature["properties"]["country"] in ("BY-PL", "PL-BY")
        assert feature["properties"]["derivation"]

    def test_unknown_name_has_no_geometry_and_exits_with_1(
        self, capsys: pytest.CaptureFixture[str], here: Path
    ) -> None:
        """Nowhere is null, and the exit code says so."""
        code, out, err = run(capsys, "resolve", "Qwxzytown")

        assert (code, json.loads(out)["geometry"]) == (1, None)
        assert err.startswith("geomap: “Qwxzytown”: ")


class TestRender:
    def test_page_holds_the_report_and_needs_nothing(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """One file, named after the report, with no address to load from."""
        code, out, err = run(capsys, "render", report)

        page = Path("maps/report.html").read_text("utf-8")
        assert (code, out) == (0, "")
        assert err.startswith("maps/report.html: 1 document, ")
        assert "Wyryki-Wola" in page
        assert 'src="http' not in page

    def test_same_input_gives_the_same_bytes(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """Nothing of the hour or of chance is in a map."""
        run(capsys, "render", report, "-o", "a.html")
        run(capsys, "render", report, "-o", "b.html")

        assert Path("a.html").read_bytes() == Path("b.html").read_bytes()

    def test_workspace_is_the_input_when_none_is_named(self, capsys: pytest.CaptureFixture[str], here: Path) -> None:
        """`geomap init`, a report, `geomap render`: the map is named after the title."""
        run(capsys, "init", "border-watch")
        os.chdir("border-watch")
        Path("seeds/report.md").write_text(REPORT, encoding="utf-8")

        code, _, err = run(capsys, "render")

        assert (code, err[: len("maps/border-watch.html")]) == (0, "maps/border-watch.html")
        assert "<title>Border watch" in Path("maps/border-watch.html").read_text("utf-8")

    def test_unwritable_target_is_one_line(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """A folder in the way is named, and nothing is left behind."""
        Path("x.html").mkdir()

        code, _, err = run(capsys, "render", report, "-o", "x.html")

        assert code == 1
        assert "x.html" in err
        assert err.count("\n") == 1


class TestExport:
    def test_suffix_chooses_the_format(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """GeoJSON by its suffix; one that no export has is wrong usage."""
        code, out, _ = run(capsys, "export", report, "-o", "e.geojson")

        collection = json.loads(Path("e.geojson").read_text("utf-8"))
        assert (code, out, collection["type"]) == (0, "", "FeatureCollection")
        assert run(capsys, "export", report, "-o", "e.xyz")[0] == 2
        assert not Path("e.xyz").exists()


class TestExplain:
    def test_mention(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """The words in their sentence, the candidates with reasons, and the place."""
        start = REPORT.index("Wyryki-Wola")

        code, out, _ = run(capsys, "explain", f"report:{start}", report)

        assert code == 0
        assert "a house in [Wyryki-Wola], in eastern Poland" in out
        assert "candidates: " in out
        assert "place: Wyryki-Wola" in out

    def test_event(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """What, when, where and by whose words."""
        event = next(line for line in lines(run(capsys, "events", report)[1]) if line["category"] == "impact")

        code, out, _ = run(capsys, "explain", event["id"], report)

        assert code == 0
        assert "place: Wyryki-Wola" in out
        assert "(Border Herald, report:" in out

    def test_unknown_key_names_the_way_out(self, capsys: pytest.CaptureFixture[str], report: Path) -> None:
        """It says which commands list the keys."""
        code, _, err = run(capsys, "explain", "report:0", report)

        assert code == 1
        assert "no mention or event has this key; `geomap mentions` lists" in err


class TestGazetteer:
    def test_search(self, capsys: pytest.CaptureFixture[str], here: Path) -> None:
        """Entries with the name come first by prominence; a misspelt one finds its like."""
        code, out, _ = run(capsys, "gazetteer", "search", "Warszawa", "--limit", "1")

        assert (code, lines(out)[0]["country"]) == (0, "PL")
        assert "Lublin" in [line["name"] for line in lines(run(capsys, "gazetteer", "search", "Lubblin")[1])]
        assert run(capsys, "gazetteer", "search", "Qwxzytown")[0] == 1

    def test_info(self, capsys: pytest.CaptureFixture[str], here: Path) -> None:
        """It names its file and how many entries it has."""
        about = json.loads(run(capsys, "gazetteer", "info")[1])

        assert Path(about["file"]).is_file()
        assert about["entries"] > 100_000


class TestInit:
    def test_says_what_it_wrote(self, capsys: pytest.CaptureFixture[str], here: Path) -> None:
        """Each file and what to do next; nothing is written twice."""
        code, _, err = run(capsys, "init", "w")

        assert code == 0
        assert "wrote w/geomap.toml\n" in err
        assert run(capsys, "init", "w")[0] == 2


class TestPipes:
    def test_reader_that_has_enough_is_no_error(self, report: Path) -> None:
        """`| head -1` ends quietly."""
        (report.parent / "c.jsonl").write_text("".join(f'{{"text": "Lublin {n}"}}\n' for n in range(3000)))
        command = f"'{sys.executable}' -m geomap.cli mentions c.jsonl | head -1"

        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
        )

        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.count("\n") == 1

    def test_full_or_closed_streams_are_one_line(self, report: Path) -> None:
        """A full disk behind standard output and a closed standard input are said in words."""
        program = f"'{sys.executable}' -m geomap.cli"
        for command, said in {
            f"{program} kinds > /dev/full": "geomap: standard output: cannot be written (No space left on device)\n",
            f"{program} mentions - <&-": "geomap: standard input: is closed\n",
        }.items():
            done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

            assert (done.returncode, done.stderr) == (1, said)


def test_quiet_after_the_command() -> None:
    """A flag for all commands may stand behind one, but not behind ``--``."""
    from geomap.cli import _flags_first

    assert _flags_first(["mentions", "a.txt", "-q"]) == ["-q", "mentions", "a.txt"]
    assert _flags_first(["mentions", "--", "-q"]) == ["mentions", "--", "-q"]


class TestWatch:
    def test_draws_again_with_the_options_of_render(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Each round is a render; a mistake in one is said and does not end the watch."""
        report, page = tmp_path / "a.txt", tmp_path / "a.html"

        def saved(paths: list[str], **_: object) -> Iterator[list[Path]]:
            assert paths == [str(report)]
            yield []
            report.write_text("A drone fell on Chełm, Poland, on 9 September 2025.", "utf-8")
            yield [report]

        monkeypatch.setattr("geomap.watching.rounds", saved)
        assert cli.run(["watch", str(report), "-o", str(page)]) == 0
        said = capsys.readouterr().err

        assert "no such file" in said
        assert "a.txt changed" in said
        assert page.is_file()


def test_a_map_says_which_rows_it_left_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows that cannot be read are told of on the page as well, without the folders of this machine; the others are drawn."""
    table = here / "table.csv"
    table.write_text("category,lon,lat,label\nimpact,nan,52,lost\nimpact,21,52,found\n", encoding="utf-8")
    code, _, err = run(capsys, "render", table, "-o", "map.html")
    page = (here / "map.html").read_text("utf-8")
    assert code == 0
    assert f"{table}:2: lon, lat" in err
    assert '"lines":["table.csv:2: lon, lat' in page
    assert str(here) not in page
    assert "found" in page
