"""Run jobs off the main thread and come back on it.

A lane is one worker thread and one QObject. Results wait in a queue; the signal
only says that something came back, so no object crosses threads inside Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from legalaid_app.ui.kit.run import run_now


@dataclass(eq=False, slots=True)
class Ticket:
    """One job under way: whose it is and where its outcome goes."""

    owner: QObject | None
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]

    @property
    def wanted(self) -> bool:
        """False once the owner is gone: its callbacks would touch dead widgets."""
        return self.owner is None or isValid(self.owner)


class Lane(QObject):
    """One worker thread; callable as a `Run`.

    >>> run = lane.owned_by(screen)   # doctest: +SKIP
    >>> ClientPresenter(screen, office, run)   # doctest: +SKIP
    """

    _came_back = Signal()
    busy_changed = Signal(bool)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._tickets: dict[int, Ticket] = {}  # stays on the main thread
        self._outcomes: SimpleQueue[tuple[int, Any, Exception | None]] = SimpleQueue()
        self._last = 0
        self._open = True
        self._came_back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def __call__(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run *job* in the worker; its outcome is always delivered while the lane is open."""
        self._start(job, Ticket(None, done, failed))

    def owned_by(self, owner: QObject) -> OwnedRun:
        """Return a `Run` whose outcomes are dropped once *owner* is deleted."""
        return OwnedRun(self, owner)

    @property
    def is_busy(self) -> bool:
        """True while a job is under way or its outcome is not delivered."""
        return bool(self._tickets)

    def shutdown(self) -> None:
        """Finish the running job, drop the waiting ones and deliver nothing more."""
        self._open = False
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._tickets.clear()

    def finish(self) -> None:
        """Run every waiting job to its end and deliver nothing more: the program is going."""
        self._open = False
        self._worker.shutdown(wait=True)
        self._tickets.clear()

    def _start(self, job: Callable[[], Any], ticket: Ticket) -> None:
        if not self._open:
            return
        self._last += 1
        self._tickets[self._last] = ticket
        if len(self._tickets) == 1:
            self.busy_changed.emit(True)
        self._worker.submit(self._work, self._last, job)

    def _work(self, number: int, job: Callable[[], Any]) -> None:
        """In the worker, which knows a job only by number: it must not be the last
        to hold a callback, because with it a widget could die on this thread.
        """
        run_now(
            job,
            lambda result: self._outcomes.put((number, result, None)),
            lambda error: self._outcomes.put((number, None, error)),
        )
        if self._open:
            self._came_back.emit()

    @Slot()
    def _deliver(self) -> None:
        """On the main thread. What a callback raises goes to the crash hook."""
        if not self._open:
            return
        number, result, error = self._outcomes.get_nowait()
        ticket = self._tickets.pop(number)
        if not self._tickets:
            self.busy_changed.emit(False)
        if not ticket.wanted:
            return
        if error is None:
            ticket.done(result)
        else:
            ticket.failed(error)


class OwnedRun:
    """A `Run` that belongs to a widget or another QObject, and can be closed."""

    def __init__(self, lane: Lane, owner: QObject) -> None:
        self._lane, self._owner = lane, owner
        self._closed = False

    def __call__(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run *job*; deliver unless closed or the owner is gone."""
        if not self._closed:
            self._lane._start(  # noqa: SLF001 - the two are one module
                job, Ticket(self._owner, self._if_open(done), self._if_open(failed))
            )

    def close(self) -> None:
        """Start nothing more and deliver nothing more; the owner may live on."""
        self._closed = True

    def _if_open(self, callback: Callable[[Any], None]) -> Callable[[Any], None]:
        def deliver(outcome: Any) -> None:
            if not self._closed:
                callback(outcome)

        return deliver


class StoreLane(Lane):
    """The one thread that owns the store: one connection, one writer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("store", parent)


class PaperLane(Lane):
    """PDF work, hashing and parsing, on frozen values; never touches the store."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("paper", parent)
