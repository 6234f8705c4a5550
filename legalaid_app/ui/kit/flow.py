"""Things side by side where there is room, and below one another where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from legalaid_app.ui.kit.theme import em


class Flow(QWidget):
    """`Flow([card, card, card], ems=15)`: as many in a row as fit, each at least *ems* wide."""

    def __init__(
        self, widgets: Sequence[QWidget], ems: float = 15, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widgets, self._ems, self._columns = list(widgets), ems, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reckon again how many fit."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        fitting = int((self.width() + 12) // (em(self) * self._ems + 12))
        columns = max(1, min(fitting, len(self._widgets)))
        if columns == self._columns:
            return
        self._columns = columns
        for place, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, place // columns, place % columns)
        for column in range(len(self._widgets)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
