"""Tables of records."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from legalaid_app.ui.kit.list_views import KeepsRows
from legalaid_app.ui.kit.table_model import PagedTableModel
from legalaid_app.ui.kit.theme import em


class RecordTable(KeepsRows, QTableView):
    """Rows of a `PagedTableModel`: `RecordTable(model, _("Letters"))`.

    Signals: `opened(id)`, `current_changed(id)`, `selection_counted(text)`, and
    `sort_requested(key, ascending)`, upon which the screen sets ids in that order.
    """

    sort_requested = Signal(str, bool)

    def __init__(self, model: PagedTableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self._set_up(model, name)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setAccessibleName(name)
        header.sectionClicked.connect(self._sort)
        self._sorted: tuple[int, bool] | None = None
        self._size_rows()

    def show_sorted(self, key: str, *, ascending: bool) -> None:
        """Show the arrow at a column."""
        for number, column in enumerate(self._model.columns):
            if column.key == key:
                self._sorted = (number, ascending)
                order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
                self.horizontalHeader().setSortIndicatorShown(True)
                self.horizontalHeader().setSortIndicator(number, order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns without one of their own."""
        super().resizeEvent(event)
        self._size_rows()

    @Slot(int)
    def _sort(self, number: int) -> None:
        column = self._model.columns[number]
        if column.key:
            ascending = self._sorted != (number, True)
            self.show_sorted(column.key, ascending=ascending)
            self.sort_requested.emit(column.key, ascending)

    def _size_rows(self) -> None:
        unit, header = em(self), self.horizontalHeader()
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(24)
        rows.setDefaultSectionSize(unit + 20)
        header.setMinimumSectionSize(unit * 3)
        for number, column in enumerate(self._model.columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, round(column.width * unit))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
