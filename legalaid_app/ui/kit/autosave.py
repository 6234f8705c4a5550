"""When to keep what is being typed: a second after the first key, not after the last."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

KEEP_AFTER = 1000  # milliseconds; with the writing itself, two seconds are never lost


class Autosave(QObject):
    """Says `due` a second after the first `touch` since the last time.

    Typing on does not put it off: somebody who never stops loses no more than
    somebody who does.
    """

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER)
        self._timer.timeout.connect(self.due)

    @Slot()
    def touch(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def flush(self) -> None:
        """Keep at once what is not kept yet: before lock, quit, or another record."""
        if self._timer.isActive():
            self._timer.stop()
            self.due.emit()

    @Slot()
    def forget(self) -> None:
        """There is nothing to keep any more: it was saved or thrown away."""
        self._timer.stop()
