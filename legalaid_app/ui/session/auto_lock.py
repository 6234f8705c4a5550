"""Lock when nobody was at the keyboard for a while, or the computer slept."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

IDLE_SECONDS = 5 * 60
TICK_SECONDS = 5
SLEPT_SECONDS = 60
"""A tick that comes so much later than the one before: the computer slept in between."""

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class AutoLock(QObject):
    """`lock_requested` once, when it is time; `stop` ends the watch.

    Idle time is measured on a clock that nobody can set; the sleep of the
    computer shows as a jump of the clock on the wall.
    """

    lock_requested = Signal(str)  # why: "idle" or "slept"

    def __init__(
        self,
        app: QApplication,
        parent: QObject,
        *,
        idle_seconds: float = IDLE_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._app, self._idle = app, idle_seconds
        self._monotonic, self._wall = monotonic, wall
        self._active_at, self._ticked_at = monotonic(), wall()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_SECONDS * 1000)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; no event is taken away."""
        if event.type() in _SIGNS_OF_LIFE:
            self._active_at = self._monotonic()
        return False

    @Slot()
    def tick(self) -> None:
        """Look at both clocks."""
        if not self._timer.isActive():
            return
        before, self._ticked_at = self._ticked_at, self._wall()
        if self._ticked_at - before >= SLEPT_SECONDS:
            self._ask("slept")
        elif self._monotonic() - self._active_at >= self._idle:
            self._ask("idle")

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    def _ask(self, why: str) -> None:
        self.stop()
        self.lock_requested.emit(why)
