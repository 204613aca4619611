"""Plain text is read to the letter."""

from pathlib import Path

from geomap.documents import txt
from geomap.model import Document


def test_text_is_the_file(tmp_path: Path) -> None:
    """Nothing is trimmed, joined or translated, and the stem is the id."""
    path = tmp_path / "report.txt"
    path.write_bytes("\r\n  Chełm,\t10 września…\r\n\r\nКиїв \n".encode())

    assert list(txt.read(path)) == [Document("report", "\r\n  Chełm,\t10 września…\r\n\r\nКиїв \n", path=str(path))]
