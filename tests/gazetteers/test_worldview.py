"""Facts about borders by view."""

from pathlib import Path

import pytest
import shapely

from geomap.errors import UsageError
from geomap.lookup.worldview import WORLDVIEWS, lines_of, seen_by
from geomap.model import Gazetteer
from geomap.pipeline import Options, run


def _shape(gazetteer: Gazetteer, code: str) -> shapely.Geometry:
    entry = gazetteer.country(code)
    assert entry is not None
    return gazetteer.geometry(entry)


def test_the_default_is_the_recognised_view(gazetteer: Gazetteer) -> None:
    """Crimea is Ukraine's, and the gazetteer itself answers."""
    assert WORLDVIEWS[0] == Options().worldview
    assert seen_by(gazetteer, "recognised") is gazetteer
    assert lines_of("recognised") == ()


@pytest.mark.parametrize(
    ("point", "holder", "controller"), [((34.1, 44.95), "UA", "RU"), ((33.52, 44.61), "UA", "RU"), ((35.8, 33.0), "SY", "IL")]
)
def test_land_changes_hands(gazetteer: Gazetteer, point: tuple[float, float], holder: str, controller: str) -> None:
    """Simferopol, Sevastopol and the Golan Heights are drawn with who is in control, and with nobody else."""
    control = seen_by(gazetteer, "control")
    spot = shapely.Point(point)

    assert [_shape(gazetteer, code).covers(spot) for code in (holder, controller)] == [True, False]
    assert [_shape(control, code).covers(spot) for code in (holder, controller)] == [False, True]


def test_nothing_else_changes(gazetteer: Gazetteer) -> None:
    """Other countries keep their outline; what two sides have between them is the same land as before."""
    control = seen_by(gazetteer, "control")
    before = sum(_shape(gazetteer, code).area for code in ("UA", "RU"))

    assert _shape(control, "PL").equals(_shape(gazetteer, "PL"))
    assert sum(_shape(control, code).area for code in ("UA", "RU")) == pytest.approx(before, rel=1e-6)


@pytest.mark.parametrize(("a", "b"), [("UA", "RU"), ("IL", "SY"), ("IL", "LB")])
def test_borders_follow(gazetteer: Gazetteer, a: str, b: str) -> None:
    """The line between two countries is part of both outlines also in the other view."""
    control = seen_by(gazetteer, "control")
    border = control.border(a, b)
    assert border is not None
    line = control.geometry(border)

    assert not line.equals(gazetteer.geometry(border))
    for code in (a, b):
        assert line.difference(_shape(control, code).boundary.buffer(1e-4)).length < 1e-3


def test_an_unknown_view_is_refused(gazetteer: Gazetteer) -> None:
    """With the views there are."""
    with pytest.raises(UsageError, match="recognised, control"):
        seen_by(gazetteer, "moon")


def test_the_view_travels(tmp_path: Path) -> None:
    """Into the reading and every row of its layers."""
    report = tmp_path / "report.txt"
    report.write_text("A drone fell on Simferopol on 3 May 2025.", "utf-8")

    reading = run([report], Options(worldview="control"))

    assert reading.worldview == "control"
    assert {view for layer in reading.layers for view in layer.features["worldview"]} == {"control"}
