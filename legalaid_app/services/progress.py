"""Progress and cancelling, without knowing about any toolkit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

T = TypeVar("T")


class Cancelled(Exception):
    """The user asked to stop. Raised between steps, never inside one."""


def _nobody(done: int, total: int) -> None:
    """Report to nobody."""


class Progress:
    """Handed to long jobs; the default reports to nobody."""

    def __init__(self, report: Callable[[int, int], None] = _nobody) -> None:
        self._report = report
        self._cancel = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop before its next step."""
        self._cancel.set()

    def step(self, done: int, total: int) -> None:
        """Report, and stop when cancelled; what lower layers are given to call."""
        self._report(done, total)
        if self._cancel.is_set():
            raise Cancelled

    def track(self, items: Iterable[T]) -> Iterator[T]:
        """Yield *items*, reporting before each and stopping when cancelled."""
        total = len(items) if isinstance(items, Sized) else 0
        for done, item in enumerate(items):
            if self._cancel.is_set():
                raise Cancelled
            self._report(done, total)
            yield item
        self._report(total, total)
