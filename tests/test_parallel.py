"""Several processes give what one gives."""

from collections.abc import Iterator
from pathlib import Path

from geomap.parallel import in_order
from geomap.pipeline import stream_mention_lines


def doubled(numbers: list[int]) -> list[int]:
    """Each number twice as large."""
    return [2 * number for number in numbers]


def test_results_come_in_order_and_few_items_are_read_ahead() -> None:
    """However long the input, only some batches of it are taken before results are fetched."""
    taken = 0

    def numbers() -> Iterator[int]:
        nonlocal taken
        while taken < 10_000:
            yield taken
            taken += 1

    results = in_order(doubled, numbers(), 2)
    first = next(results)
    seen = taken
    results.close()

    assert first == 0
    assert seen < 500


def test_jobs_do_not_change_what_is_found(tmp_path: Path) -> None:
    """Two processes list the same mentions in the same order as one."""
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("A drone fell near Lublin. It came from Belarus, Warsaw said.\n", "utf-8")

    alone = list(stream_mention_lines([tmp_path], jobs=1))

    assert len(alone) == 3
    assert list(stream_mention_lines([tmp_path], jobs=2)) == alone
