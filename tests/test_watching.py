"""Changes of inputs are noticed, and only theirs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap.errors import UsageError
from geomap.watching import rounds


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    """Ends a watch that would wait for ever."""
    event = threading.Event()
    timer = threading.Timer(60, event.set)
    timer.start()
    yield event
    timer.cancel()
    event.set()


class TestRounds:
    def test_a_new_file_in_a_folder_is_noticed(self, tmp_path: Path, stop: threading.Event) -> None:
        """The first round comes at once, the next with what was saved; scratch files do not count."""
        watched = rounds([tmp_path], stop=stop)
        assert next(watched) == []
        starter = threading.Timer(0.5, lambda: [(tmp_path / n).write_text("x") for n in (".a.swp", "a.txt~", "a.txt")])
        starter.start()

        assert [path.name for path in next(watched)] == ["a.txt"]

    def test_a_file_that_comes_later_is_noticed(self, tmp_path: Path, stop: threading.Event) -> None:
        """Settings may be written after the watch began, and a file be replaced by another of its name."""
        report, settings = tmp_path / "a.txt", tmp_path / "geomap.toml"
        report.write_text("x", "utf-8")
        watched = rounds([report], beside=[settings], stop=stop)
        assert next(watched) == []
        settings.write_text("", "utf-8")
        assert next(watched) == [settings]
        (tmp_path / "new").write_text("longer", "utf-8")
        (tmp_path / "new").replace(report)

        assert next(watched) == [report]

    @pytest.mark.parametrize("given", ["-", "nothere"])
    def test_what_cannot_change_is_wrong_usage(self, given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Standard input and files that are not there are said in a line."""
        monkeypatch.chdir(tmp_path)
        with pytest.raises(UsageError, match="name files or folders"):
            next(rounds([given]))
