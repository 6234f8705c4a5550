"""Notes: one types at the top, what was written stands below. Passive."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.clients.page import ClientPage
from legalaid_app.ui.clients.part_card import PartCard
from legalaid_app.ui.kit.autosave import Autosave
from legalaid_app.ui.kit.buttons import button
from legalaid_app.ui.kit.cards import Card
from legalaid_app.ui.kit.labels import small
from legalaid_app.ui.kit.theme import em


class NotesTab(QWidget):
    """`note_typed(client id, text)` a second after typing; `note_submitted(text)`."""

    note_typed = Signal(object, str)
    note_submitted = Signal(str)

    def __init__(self, notes: PartCard) -> None:
        super().__init__()
        self._notes = notes
        self._client: UUID | None = None
        self.autosave = Autosave(self)
        self.autosave.due.connect(self._keep)
        self.line = QPlainTextEdit()
        self.line.setAccessibleName(_("New note"))
        self.line.setTabChangesFocus(True)
        self.line.setFixedHeight(em() * 5)
        self.line.textChanged.connect(self.autosave.touch)
        self.add = button(_("Add note"), "plus")
        self.add.clicked.connect(self._submit)
        card = Card(_("Write a note"))
        card.add(self.line)
        row = QHBoxLayout()
        row.addWidget(small(_("Kept as you type. Ctrl+Enter adds it.")), 1)
        row.addWidget(self.add)
        card.add_layout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 6, 12)
        column.setSpacing(12)
        column.addWidget(card)
        column.addWidget(notes)
        column.addStretch(1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._submit)

    def show_page(self, page: ClientPage) -> None:
        """List the notes, newest first."""
        self._client = page.client_id
        self._notes.show_records(tuple(reversed(page.file.notes)))

    def show_typed(self, body: str) -> None:
        """Put this into the note that is being typed."""
        self.line.blockSignals(True)
        self.line.setPlainText(body)
        self.line.blockSignals(False)
        self.autosave.forget()

    @Slot()
    def _keep(self) -> None:
        if self._client is not None:
            self.note_typed.emit(self._client, self.line.toPlainText())

    @Slot()
    def _submit(self) -> None:
        self.autosave.forget()
        self.note_submitted.emit(self.line.toPlainText())
