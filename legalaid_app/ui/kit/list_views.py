"""What tables and card lists have in common: selection by id, opening, finding, copying."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from legalaid_app.domain.words import ngettext
from legalaid_app.ui.kit.table_model import PagedTableModel

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object

FORGET_TYPED_AFTER = 1000  # milliseconds


class KeepsRows(_View):
    """Mixed into a view over a `PagedTableModel`; call `_set_up(model, name)` at its end."""

    opened = Signal(object)  # an id: Enter or a double click
    current_changed = Signal(object)  # an id, or None
    selection_counted = Signal(str)  # "412 rows", "412 rows · 37 selected"

    def _set_up(self, model: PagedTableModel, name: str) -> None:
        self._model, self._typed = model, ""
        self._kept: tuple[list[Hashable], Hashable, int] = ([], None, 0)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False) if hasattr(self, "setTabKeyNavigation") else None
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(FORGET_TYPED_AFTER)
        self._forget.timeout.connect(self._forget_typed)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._give_back)
        self.doubleClicked.connect(self._open)
        self._watch_selection()

    def select_id(self, row_id: Hashable) -> bool:
        """Select one row and go there; False when it is not listed."""
        place = self._model.place_of(row_id)
        if place is None:
            return False
        self.setCurrentIndex(self._model.index(place, 0))
        return True

    def current_id(self) -> Any | None:
        """Return the id of the row where the focus is."""
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> list[Any]:
        """Return the ids of all selected rows, in the order shown."""
        return [self._model.id_at(place) for place in self._selected_places()]

    def count_text(self) -> str:
        """Return how many rows there are, and how many are selected."""
        count, chosen = self._model.rowCount(), len(self._selected_places())
        words = ngettext("{n} row", "{n} rows", count).format(n=f"{count:,}")
        if chosen > 1:
            words += " · " + ngettext("{n} selected", "{n} selected", chosen).format(
                n=f"{chosen:,}"
            )
        return words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, copying copies whole rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._model.text_of(self._selected_places()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Type to find: letters typed quickly are one word."""
        self._typed += search
        self._forget.start()
        start = max(self.currentIndex().row(), 0)
        if len(self._typed) == 1:
            start += 1
        place = self._model.find(self._typed, start)
        if place is not None:
            self.setCurrentIndex(self._model.index(place, 0))

    @Slot()
    def _forget_typed(self) -> None:
        self._typed = ""

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.id_at(index.row()))

    def _selected_places(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def _watch_selection(self) -> None:
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(self._count)

    @Slot()
    def _moved(self) -> None:
        self.current_changed.emit(self.current_id())

    @Slot()
    def _count(self) -> None:
        self.selection_counted.emit(self.count_text())

    @Slot()
    def _keep(self) -> None:
        self._kept = (self.selected_ids(), self.current_id(), self.verticalScrollBar().value())

    @Slot()
    def _give_back(self) -> None:
        """Select again by id what was selected, without telling that anything moved."""
        chosen, current, scrolled = self._kept
        selection, model = QItemSelection(), self.selectionModel()
        last = self._model.columnCount() - 1
        for place in (self._model.place_of(one) for one in chosen):
            if place is not None:
                selection.select(self._model.index(place, 0), self._model.index(place, last))
        model.blockSignals(True)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        place = self._model.place_of(current) if current is not None else None
        if place is not None:
            model.setCurrentIndex(
                self._model.index(place, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        model.blockSignals(False)
        self.updateGeometries()
        self.verticalScrollBar().setValue(scrolled)
        self.viewport().update()
        self._count()
        if current is not None and place is None:
            self.current_changed.emit(None)
