"""Asks why a letter is voided: it stays on record with the reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import button, primary
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.labels import Words, body, heading
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.kit.theme import em


class VoidDialog(QDialog):
    """`ask()` opens it; `submitted(reason)`."""

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Void letter"))
        self.setAccessibleName(_("Void letter"))
        self.notice = NoticeLine()
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(_("Reason for voiding"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(em() * 5)
        label = Words(_("Reason for voiding"), wrap=False)
        label.setBuddy(self.reason)
        self.void, self.cancel = primary(_("Void letter")), button(_("Cancel"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.void)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(heading(_("Void letter"), 2))
        column.addWidget(body(_("The letter stays on record, marked as void, with the reason.")))
        column.addWidget(self.notice)
        column.addWidget(label)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        self.setMinimumWidth(em() * 26)
        self.void.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.reject)

    def ask(self) -> None:
        """Open it empty."""
        self.reason.clear()
        self.notice.dismiss()
        self.void.setEnabled(True)
        self.open()
        self.reason.setFocus()

    def show_problem(self, error: AppError) -> None:
        """Say why it was not voided."""
        self.void.setEnabled(True)
        self.notice.say(words_of(error), tone="high")

    @Slot()
    def _submit(self) -> None:
        self.void.setEnabled(False)
        self.submitted.emit(self.reason.toPlainText())
