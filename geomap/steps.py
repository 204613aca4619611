"""What is being done, told to whoever watches: the stages of long work and how many things have passed through them.

Nobody watches unless `watched` says so; telling then costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Watcher = Callable[[str, int], None]
"""Is told the stage, and how many things have passed through it."""

T = TypeVar("T")

_EVERY = 256
_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


def step(name: str) -> None:
    """A stage begins."""
    watcher = _watcher.get()
    if watcher:
        watcher(name, 0)


def counted(name: str, things: Iterable[T], every: int = _EVERY) -> Iterator[T]:
    """The things, counted as they pass; told of the first and each ``every``-th."""
    watcher = _watcher.get()
    if watcher is None:
        yield from things
        return
    for number, thing in enumerate(things):
        if number % every == 0:
            watcher(name, number)
        yield thing


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Have somebody told of the stages within."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)
