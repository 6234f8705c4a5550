"""Commits happen on the thread of the store; screens hear of them on the main thread."""

from __future__ import annotations

from queue import SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal, Slot

from legalaid_app.services.office import Changes, Office


class OfficeSignal(QObject):
    """`changed(Changes)` on the main thread after each commit; `stop` ends it."""

    changed = Signal(object)
    _arrived = Signal()

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office: Office | None = office
        self._waiting: SimpleQueue[Changes] = SimpleQueue()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._listener = self._hear
        office.listeners.append(self._listener)

    def stop(self) -> None:
        """Hear no more."""
        if self._office is not None:
            self._office.listeners.remove(self._listener)
            self._office = None

    def _hear(self, touched: Changes) -> None:
        """On the thread of the commit."""
        self._waiting.put(touched)
        self._arrived.emit()

    @Slot()
    def _deliver(self) -> None:
        touched = self._waiting.get_nowait()
        if self._office is not None:
            self.changed.emit(touched)
