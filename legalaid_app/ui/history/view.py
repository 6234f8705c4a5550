"""The history of the office: actions on the left, what one changed on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.history.presenter import ChangeRow, EntryRow
from legalaid_app.ui.kit.buttons import button
from legalaid_app.ui.kit.card_list import CardList, CardLook
from legalaid_app.ui.kit.cards import Card
from legalaid_app.ui.kit.labels import heading, muted, small
from legalaid_app.ui.kit.table import RecordTable
from legalaid_app.ui.kit.table_model import Column, PagedListModel, PagedTableModel
from legalaid_app.ui.panes import mark_pane


class HistoryScreen(QWidget):
    """A passive view."""

    filtered = Signal(str)
    chosen = Signal(object)
    older_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("History"))
        self.search = QLineEdit()
        self.search.setAccessibleName(_("Find in the history"))
        self.search.setPlaceholderText(_("Who, what, or a word of the change"))
        self.search.setClearButtonEnabled(True)
        self._entries = PagedListModel(_spoken, parent=self)
        self.entries = CardList(self._entries, _look, _("Actions, newest first"))
        self.empty, self.count = muted(""), small("", wrap=False)
        self.older = button(_("Show older"), "chevron-down")
        self._changes = PagedTableModel(_columns(), parent=self)
        self.changes = RecordTable(self._changes, _("What was changed"))
        self.title = heading("", 2)
        self._lay_out()
        self.search.textChanged.connect(self.filtered)
        self.entries.current_changed.connect(self.chosen)
        self.older.clicked.connect(self.older_requested)

    def show_entries(self, rows: Sequence[EntryRow], *, more: bool) -> None:
        """List actions; with *more*, older ones can be fetched."""
        self._entries.set_rows(rows)
        self.entries.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.older.setVisible(more)
        self.count.setText(self.entries.count_text())

    def show_changes(self, number: int | None, title: str, rows: Sequence[ChangeRow]) -> None:
        """Show what an action changed, and mark it in the list."""
        if number is not None and number != self.entries.current_id():
            self.entries.select_id(number)
        self.title.setText(title)
        self._changes.set_rows(rows)
        self.changes.setVisible(bool(rows))

    def say(self, words: str) -> None:
        """Say why there is nothing."""
        self.empty.setText(words)

    def _lay_out(self) -> None:
        left, right = QWidget(), Card()
        column = QVBoxLayout(left)
        column.setContentsMargins(18, 14, 10, 14)
        column.setSpacing(10)
        column.addWidget(heading(_("History"), 1))
        column.addWidget(self.search)
        box = Card()
        box.content.setContentsMargins(4, 6, 4, 6)
        box.add(self.empty)
        box.add(self.entries, 1)
        box.content.setAlignment(self.empty, Qt.AlignmentFlag.AlignTop)
        column.addWidget(box, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self.count, 1)
        bottom.addWidget(self.older)
        column.addLayout(bottom)
        right.add(self.title)
        right.add(self.changes, 1)
        right.content.addStretch(0)
        frame = QWidget()
        around = QVBoxLayout(frame)
        around.setContentsMargins(4, 14, 18, 14)
        around.addWidget(right)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(frame)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
        for pane in (left, frame):
            mark_pane(pane)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("What"), _what),
        Column(_("Before"), _before),
        Column(_("After"), _after),
    )


def _what(row: ChangeRow) -> str:
    return row.what


def _before(row: ChangeRow) -> str:
    return row.before


def _after(row: ChangeRow) -> str:
    return row.after


def _look(row: EntryRow) -> CardLook:
    return CardLook(row.label, f"{row.who} · {row.when}")


def _spoken(row: EntryRow) -> str:
    return ", ".join((row.label, row.who, row.when))
