"""Backs up while the office is open: each half hour, where something changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from legalaid_app.domain.errors import AppError
from legalaid_app.services.closing import back_up_when_due
from legalaid_app.services.office import Office
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Run

LOOK = 60_000  # milliseconds between two looks whether a backup is due


class BackupWatch(QObject):
    """Looks once a minute, in the store lane; `problem` says why no backup could be made."""

    problem = Signal(str)

    def __init__(self, office: Office, run: Run, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._run = office, run
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more: the store is about to close."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Back up if it is time."""
        self._run(partial(back_up_when_due, self._office), _done, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.problem.emit(words_of(error))


def _done(_made: bool) -> None:
    """Nobody needs to hear of a backup that was made."""
