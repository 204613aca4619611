"""Facts about the labels of the embedded basemap."""

import json
import lzma
from collections import Counter

from geomap.lookup import embedded_data_dir


def test_a_capital_is_marked_once() -> None:
    """Towns that merely bear a capital's name are towns: there is one Washington, one Warsaw, one Kyiv."""
    path = embedded_data_dir().parent / "basemap" / "labels.json.xz"
    towns = json.loads(lzma.decompress(path.read_bytes()))["towns"]
    marked = Counter(name for name, capital in zip(towns["name"], towns["capital"], strict=True) if capital)

    assert [marked[name] for name in ("Washington", "Warsaw", "Kyiv", "Minsk", "London", "Paris")] == [1] * 6
    assert towns["name"].count("Paris") > 1
    assert 200 < sum(marked.values()) < 260
