"""Work on many items in several processes, in their order and with few of them in memory at a time."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

_I = TypeVar("_I")
_O = TypeVar("_O")

BATCH = 16
"""Items handed over at once, so that handing over does not cost more than the work."""
AHEAD = 3
"""Batches under way for each process."""


def in_order(work: Callable[[list[_I]], list[_O]], items: Iterable[_I], jobs: int) -> Iterator[_O]:
    """What ``work`` makes of the items, in batches on ``jobs`` processes; no more than `AHEAD` batches a process are read ahead.

    ``work`` is a function of a module (or a partial of one), as other processes have to find it.
    """
    iterator = iter(items)
    # Not forked: threads of libraries may hold locks.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        pending: deque[Future[list[_O]]] = deque()
        try:
            while True:
                while len(pending) < jobs * AHEAD and (batch := list(islice(iterator, BATCH))):
                    pending.append(pool.submit(work, batch))
                if not pending:
                    return
                yield from pending.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
