"""Stages of long work are told to whoever watches, and to nobody else."""

from __future__ import annotations

from geomap.steps import counted, step, watched


def test_whoever_watches_is_told() -> None:
    """The stage, and how many have passed; the things themselves pass unchanged."""
    told: list[tuple[str, int]] = []
    with watched(lambda name, count: told.append((name, count))):
        step("joining")
        assert list(counted("rows", range(5), every=2)) == [0, 1, 2, 3, 4]
    assert told == [("joining", 0), ("rows", 0), ("rows", 2), ("rows", 4)]


def test_without_a_watcher_things_pass() -> None:
    """Nothing is told, also after somebody has watched."""
    step("joining")
    assert list(counted("rows", iter("ab"))) == ["a", "b"]
