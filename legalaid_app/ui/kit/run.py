"""How presenters start a job. Knows no toolkit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Run(Protocol):
    """Call *job*, then *done* with its result or *failed* with its error.

    Exactly one of the two is called, on the thread that started the job, unless
    the owner of the job is gone by then: in that case neither is.
    """

    def __call__(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None: ...


def run_now(
    job: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
) -> None:
    """Run in place. Tests use this; so does a command line."""
    try:
        result = job()
    except Exception as error:  # noqa: BLE001 - reported to the caller, never swallowed
        failed(error)
    else:
        done(result)


class Latest:
    """A `Run` that delivers only the job started last: for search as you type."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._generation = 0

    def __call__(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Start *job*; what earlier jobs bring back is dropped from now on."""
        self._generation += 1
        mine = self._generation

        def if_still_wanted(result: T) -> None:
            if mine == self._generation:
                done(result)

        def if_still_mine(error: Exception) -> None:
            if mine == self._generation:
                failed(error)

        self._run(job, if_still_wanted, if_still_mine)

    def forget(self) -> None:
        """Drop what is under way."""
        self._generation += 1
