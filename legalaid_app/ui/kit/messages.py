"""The few windows that interrupt: a question before what cannot be undone, and a crash."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import button, primary
from legalaid_app.ui.kit.crash_report import crash_report
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.labels import body, heading
from legalaid_app.ui.kit.theme import em

__all__ = ["CrashDialog", "CrashHook", "ask"]


def ask(parent: QWidget | None, question: str, what_happens: str, act: str) -> bool:
    """Ask before an act that cannot be undone; True when *act* was pressed.

    The safe answer has the focus. For everything that can be undone: do it, and
    offer Undo.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(act)
    box.setText(question)
    box.setInformativeText(what_happens)
    yes = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    for made in (yes, no):
        made.setAccessibleName(made.text())
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes


class CrashDialog(QDialog):
    """Says that the program made a mistake, that nothing half-done is stored, and where."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        self.setAccessibleName(_("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(_("Report"))
        self.report.setMinimumSize(em(self) * 30, em(self) * 9)
        copy, close = button(_("Copy the report"), "copy"), primary(_("Continue"))
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading(_("Something went wrong"), 2))
        column.addWidget(
            body(
                _(
                    "The program made a mistake. What it was doing was not stored; everything before is safe."
                )
            )
        )
        column.addWidget(self.report, 1)
        column.addLayout(buttons)

    @Slot()
    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())


class CrashHook(QObject):
    """Where every error ends that nobody expected: `CrashHook(window, window.say)`.

    An `AppError` that came through is said in its own words; anything else is
    shown as a report and handed to *log*. Works for all threads.
    """

    _crashed = Signal(str)
    _refused = Signal(str)

    def __init__(
        self,
        window: QWidget | None = None,
        say: Callable[[str], None] | None = None,
        log: Callable[[str], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or window)
        self._window, self._say, self._log = window, say, log
        self.shown: CrashDialog | None = None
        self._crashed.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on what escapes, on every thread."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """Let Python's own hooks work again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take one error."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, AppError) and self._say is not None:
            self._refused.emit(words_of(error))
        else:
            report = crash_report(error)
            if self._log is not None:
                self._log(report)
            self._crashed.emit(report)

    def _caught_in_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self.caught(found.exc_type, found.exc_value, found.exc_traceback)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        if self._say is not None:
            self._say(sentence)

    @Slot(str)
    def _show(self, report: str) -> None:
        self.shown = CrashDialog(report, self._window)
        self.shown.open()
