"""A file appears whole or not at all, in the format that its suffix names."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from export_sample import empty, full

from geomap import exports
from geomap.errors import GeomapError, OutputError, UsageError
from geomap.export import export_layers, format_of, formats

pytestmark = pytest.mark.filterwarnings("ignore:.*a Shapefile loses")
FORMATS = sorted({module.SUFFIX for module in formats().values()})


@pytest.fixture(scope="module")
def everything():
    """One reading for all tests of this module."""
    return full()


class TestEveryFormat:
    """What holds for every format."""

    @pytest.mark.parametrize("suffix", FORMATS)
    def test_writes_the_full_sample(self, suffix: str, everything, tmp_path: Path) -> None:
        """A file of some size is there, and nothing beside it."""
        target = tmp_path / f"map{suffix}"
        export_layers(everything, target)

        assert target.stat().st_size > 1000
        assert list(tmp_path.iterdir()) == [target]

    @pytest.mark.parametrize("suffix", FORMATS)
    def test_writes_nothing_as_nothing(self, suffix: str, tmp_path: Path) -> None:
        """A reading without events gives a valid file without features, not an error."""
        export_layers(empty(), tmp_path / f"map{suffix}")

        assert (tmp_path / f"map{suffix}").is_file()

    @pytest.mark.parametrize("suffix", FORMATS)
    def test_same_reading_same_bytes(self, suffix: str, everything, tmp_path: Path) -> None:
        """Two runs into two folders give the same bytes, without today's date and without the folder's name."""
        made = []
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            export_layers(everything, tmp_path / name / f"map{suffix}")
            made.append((tmp_path / name / f"map{suffix}").read_bytes())

        assert made[0] == made[1]
        assert f"{datetime.now(UTC):%Y-%m-%d}".encode() not in made[0]
        assert str(tmp_path).encode() not in made[0]

    @pytest.mark.parametrize("suffix", FORMATS)
    def test_module_keeps_the_promise(self, suffix: str) -> None:
        """A docstring for `geomap kinds`, a suffix with its dot, a writer."""
        module = formats()[suffix]

        assert (module.__doc__ or "").strip()
        assert module.SUFFIX.startswith(".")
        assert callable(module.write)


class TestChoosing:
    """Which format it is."""

    def test_suffix_in_capitals(self) -> None:
        """MAP.GPKG is a GeoPackage."""
        assert format_of(Path("MAP.GPKG")).SUFFIX == ".gpkg"

    def test_named_format_wins(self, everything, tmp_path: Path) -> None:
        """``fmt`` names the format of a file without a suffix."""
        export_layers(everything, tmp_path / "map", fmt="csv")

        assert (tmp_path / "map").read_bytes().startswith(b"\xef\xbb\xbflayer,")

    @pytest.mark.parametrize("name", ["map.docx", "map", "map.", ".gpkg.bak"])
    def test_unknown_suffix_lists_the_known(self, name: str, everything, tmp_path: Path) -> None:
        """One line that names all formats."""
        with pytest.raises(UsageError, match=r"the formats are \.csv .*\.gpkg") as caught:
            export_layers(everything, tmp_path / name)

        assert "\n" not in str(caught.value)
        assert list(tmp_path.iterdir()) == []

    def test_unknown_option(self, everything, tmp_path: Path) -> None:
        """An option that no export has is refused before anything is written."""
        with pytest.raises(UsageError, match="no option"):
            export_layers(everything, tmp_path / "map.csv", colour="red")


class TestWhole:
    """The old file stays until the new one is whole."""

    @pytest.mark.parametrize(
        "error", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), OutputError("map.csv: no"), MemoryError()]
    )
    def test_a_failure_leaves_the_old_file(self, error: BaseException, everything, tmp_path: Path, monkeypatch) -> None:
        """A writer that fails half-way changes nothing and leaves nothing beside the file."""
        target = tmp_path / "map.csv"
        target.write_text("old")

        def half(reading, path, options):
            path.write_text("ne")
            raise error

        monkeypatch.setattr(formats()[".csv"], "write", half)
        with pytest.raises((OutputError, MemoryError)):
            export_layers(everything, target)

        assert target.read_text() == "old"
        assert list(tmp_path.iterdir()) == [target]

    def test_a_full_disk_is_one_line(self, everything, tmp_path: Path, monkeypatch) -> None:
        """The message names the file and the reason in words, not the temporary one."""

        def full_disk(reading, path, options):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

        monkeypatch.setattr(formats()[".csv"], "write", full_disk)
        with pytest.raises(OutputError, match=r"map\.csv: cannot be written \(No space left on device\)$") as caught:
            export_layers(everything, tmp_path / "map.csv")

        assert ".geomap-" not in str(caught.value)

    @pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix not in (".png", ".svg", ".pdf")])
    def test_a_disk_that_fills_up(self, suffix: str, tmp_path: Path) -> None:
        """Whatever writes the file, and wherever it stops: one line, the old file as it was, nothing beside it."""
        (tmp_path / f"map{suffix}").write_text("old")
        script = (
            "import resource, signal, sys; sys.path.insert(0, sys.argv[2]); from export_sample import full\n"
            "from geomap.export import export_layers; from geomap.errors import OutputError; reading = full()\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
            "try: export_layers(reading, sys.argv[1], report=lambda _: None)\n"
            "except OutputError as error: print(error)"
        )
        tests = str(Path(__file__).parent)
        done = subprocess.run([sys.executable, "-c", script, tmp_path / f"map{suffix}", tests], capture_output=True, text=True, check=True)

        assert len(done.stdout.splitlines()) == 1
        assert f"map{suffix}" in done.stdout
        assert ".geomap-" not in done.stdout
        assert (tmp_path / f"map{suffix}").read_text() == "old"
        assert list(tmp_path.iterdir()) == [tmp_path / f"map{suffix}"]

    def test_replaces_an_older_file(self, everything, tmp_path: Path) -> None:
        """What stood there is replaced as a whole."""
        target = tmp_path / "map.gpkg"
        target.write_text("old")
        export_layers(everything, target)

        assert target.read_bytes().startswith(b"SQLite format 3")

    def test_refuses_a_folder(self, everything, tmp_path: Path) -> None:
        """A folder of that name is not touched."""
        (tmp_path / "map.csv").mkdir()
        with pytest.raises(OutputError, match="is a folder"):
            export_layers(everything, tmp_path / "map.csv")

    def test_refuses_a_link(self, everything, tmp_path: Path) -> None:
        """A link is not followed: its target stays as it is."""
        (tmp_path / "other.csv").write_text("old")
        (tmp_path / "map.csv").symlink_to(tmp_path / "other.csv")
        with pytest.raises(OutputError, match="is a link"):
            export_layers(everything, tmp_path / "map.csv")

        assert (tmp_path / "other.csv").read_text() == "old"

    def test_refuses_a_device(self, everything) -> None:
        """/dev/full and its like are not files."""
        with pytest.raises(OutputError, match="device or pipe"):
            export_layers(everything, Path("/dev/full"), fmt="csv")

    def test_a_folder_that_cannot_be_is_said(self, everything, tmp_path: Path) -> None:
        """Where a file stands in place of a folder, the reason is in words and the file stays."""
        (tmp_path / "file").write_text("old")
        with pytest.raises(OutputError, match="cannot be written"):
            export_layers(everything, tmp_path / "file" / "map.csv")

        assert (tmp_path / "file").read_text() == "old"

    def test_a_name_too_long_is_said(self, everything, tmp_path: Path) -> None:
        """A name of 300 characters gives one line, not a traceback."""
        with pytest.raises(GeomapError, match="File name too long"):
            export_layers(everything, tmp_path / ("x" * 300 + ".csv"))


def test_options_are_known_by_their_names() -> None:
    """The options promised are those that there are."""
    known = {"language", "width_px", "height_px", "basemap", "legend", "nested", "report", "picture"}
    assert set(exports.Options.__slots__) == known
