"""Tasks as cards: Enter opens, D ticks off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import button
from legalaid_app.ui.kit.card_list import CardList, CardLook
from legalaid_app.ui.kit.cards import Card
from legalaid_app.ui.kit.labels import muted, small
from legalaid_app.ui.kit.table_model import PagedListModel
from legalaid_app.ui.today.presenter import Row

MOST_ROWS = 9


class TaskList(CardList):
    """A card list that grows with its rows, up to a limit."""

    done_requested = Signal(object)

    def __init__(self, model: PagedListModel) -> None:
        super().__init__(model, _look, _("Tasks"))
        model.modelReset.connect(self.fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """D ticks the task off."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if event.key() == Qt.Key.Key_D and plain and self.current_id() is not None:
            self.done_requested.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    @Slot()
    def fit(self) -> None:
        """Be as high as the rows."""
        rows = max(1, min(self._model.rowCount(), MOST_ROWS))
        self.setFixedHeight(rows * (self.fontMetrics().height() * 2 + 26) + 6)


class TasksCard(Card):
    """The tasks, and what can be done with the chosen one."""

    opened = Signal(object)
    done_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Tasks: overdue, today and this week"), parent=parent, icon="list-checks"
        )
        self._model = PagedListModel(_spoken, parent=self)
        self.list = TaskList(self._model)
        self.empty = muted(_("Nothing is due within a week."))
        self.open_button = button(_("Open"), "arrow-right")
        self.done = button(_("Done"), "check")
        self.add(self.empty)
        self.add(self.list)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open_button)
        row.addWidget(self.done)
        row.addWidget(small(_("Enter opens, D ticks off"), wrap=False))
        row.addStretch(1)
        self.add(self._buttons)
        self.list.opened.connect(self.opened)
        self.list.done_requested.connect(self.done_requested)
        self.open_button.clicked.connect(self._open)
        self.done.clicked.connect(self._done)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List these tasks; the place of the mark is kept."""
        place = self.list.currentIndex().row()
        self._model.set_rows(rows)
        self.empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._buttons.setVisible(bool(rows))
        if rows and self.list.current_id() is None:
            self.list.setCurrentIndex(self._model.index(min(max(place, 0), len(rows) - 1), 0))

    @Slot()
    def _open(self) -> None:
        if self.list.current_id() is not None:
            self.opened.emit(self.list.current_id())

    @Slot()
    def _done(self) -> None:
        if self.list.current_id() is not None:
            self.done_requested.emit(self.list.current_id())


def _look(row: Row) -> CardLook:
    return CardLook(row.title, row.subtitle, badge=row.badge, badge_word=row.word)


def _spoken(row: Row) -> str:
    return ", ".join(part for part in (row.title, row.subtitle) if part)
