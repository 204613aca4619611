"""Pictures: what is drawn, labels that do not collide, and words that tell how to read it."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from export_sample import full
from factories import AREAS, country, event, origin_claim, place, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.export import export_layers
from geomap.exports import _labels, _tables
from geomap.exports._view import view_of


def words(path: Path) -> str:
    """All text of an SVG, lines joined."""
    parts = ("".join(one.itertext()) for one in ET.parse(path).getroot().iter("{http://www.w3.org/2000/svg}text"))
    return re.sub(r"\s+", " ", " ".join(parts))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> str:
    """The words of the full sample's picture."""
    path = tmp_path_factory.mktemp("svg") / "map.svg"
    export_layers(full(), path)
    return words(path)


class TestSheet:
    """What stands on the paper."""

    def test_has_title_legend_caveats_and_attribution(self, drawn: str) -> None:
        """A reader sees what it is, how to read it, and whose data it is."""
        for text in (
            "Test map",
            "Impacts and wreckage",
            "They are not flight paths",
            "Test data, CC0",
            "Natural Earth",
        ):
            assert text in drawn, text

    def test_has_a_scale_bar(self, drawn: str) -> None:
        """A round number of kilometres."""
        assert re.search(r"\b[125]0* km\b", drawn)

    def test_names_what_lies_beyond(self, drawn: str) -> None:
        """A sighting on the dateline does not shrink the rest, and is named."""
        assert re.search(r"Beyond this picture: .*Dateline", drawn)

    def test_layers_that_are_off_are_not_drawn(self, drawn: str) -> None:
        """What is denied is neither on the map nor in the legend."""
        assert "Denied or superseded" not in drawn

    def test_counts_what_is_not_on_the_map(self, drawn: str) -> None:
        """The picture says that something is missing from it."""
        assert "Mentioned and not on the map: 1." in drawn

    def test_has_the_size_asked_for(self, tmp_path: Path) -> None:
        """A PNG of 900 by 1200 pixels is that large."""
        export_layers(full(), tmp_path / "map.png", width_px=900, height_px=1200)
        head = (tmp_path / "map.png").read_bytes()[16:24]

        assert struct.unpack(">II", head) == (900, 1200)

    def test_report_text_is_neither_mathematics_nor_markup(self, tmp_path: Path) -> None:
        """Dollar signs and tags are drawn as they are."""
        said = reading([event(where=place("$x_1$ <b>bold</b>"))])
        export_layers(said, tmp_path / "map.svg")

        assert "$x_1$ <b>bold</b>" in words(tmp_path / "map.svg")

    def test_calls_nothing_from_elsewhere(self, tmp_path: Path) -> None:
        """An SVG loads no font, image or style from anywhere."""
        export_layers(full(), tmp_path / "map.svg")
        links = re.findall(r'(?:href|src)="([^"]*)"', (tmp_path / "map.svg").read_text())

        assert all(link.startswith("#") for link in links)


class TestView:
    """What part of the earth is shown."""

    def test_fine_things_decide(self) -> None:
        """A whole country does not shrink a village; the window is about the village and the front."""
        events = [
            event("airspace_violation", country("AA"), id="v", claims=(origin_claim("BB"),)),
            event(where=place("Edge", 21.8, 52.5)),
        ]
        view = view_of(_tables.features(reading(events)))

        assert view.west > 21.0
        assert view.south > 51.0

    def test_without_anything_finer_the_country_is_shown(self) -> None:
        """A map of one country shows that country."""
        view = view_of(_tables.features(reading([event("airspace_violation", country("AA"))])))

        assert view.west < AREAS["AA"].bounds[0]
        assert view.east > AREAS["AA"].bounds[2]

    def test_nothing_shows_the_world(self) -> None:
        """An empty map is a map of the world."""
        view = view_of(_tables.features(reading([])))

        assert view.east - view.west > 300


class TestLabels:
    """Labels that do not collide."""

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 400), st.floats(10, 120)), max_size=60))
    def test_never_overlap(self, wanted: list[tuple[float, float, float]]) -> None:
        """Whatever is asked for, no two labels that found room meet, and all lie on the paper."""
        board = _labels.Board((0, 0, 500, 400))
        spots = [_labels.place(board, x, y, width, 12, 6) for x, y, width in wanted]
        boxes = [spot.box for spot in spots if spot]

        for number, one in enumerate(boxes):
            assert one[0] >= 0
            assert one[1] >= 0
            assert one[2] <= 500
            assert one[3] <= 400
            for other in boxes[:number]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]

    def test_first_choice_is_to_the_right(self) -> None:
        """A lone label stands to the right of its point, without a leader."""
        spot = _labels.place(_labels.Board((0, 0, 500, 400)), 100, 100, 50, 10, 6)

        assert spot is not None
        assert spot.box[0] == 106
        assert not spot.leader

    def test_a_crowded_point_gets_a_leader(self) -> None:
        """When all near spots are taken the label goes farther and a line ties it to its point."""
        board = _labels.Board((0, 0, 500, 400))
        board.block((70, 80, 130, 120))
        spot = _labels.place(board, 100, 100, 40, 10, 6)

        assert spot is not None
        assert spot.leader

    def test_no_room_is_said(self) -> None:
        """A full board gives nothing rather than an overlap."""
        board = _labels.Board((0, 0, 500, 400))
        board.block((0, 0, 500, 400))

        assert _labels.place(board, 100, 100, 40, 10, 6) is None
