"""Widgets side by side where there is room, below one another where there is not."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from legalaid_app.ui.kit.theme import em


class Columns(QWidget):
    """`Columns(ems)`: below *ems* lines of text in width, one column."""

    def __init__(self, ems: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ems = ems
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Add a column that is one widget."""
        self._box.addWidget(widget, stretch)

    def add_column(self, *widgets: QWidget, stretch: int = 1) -> None:
        """Add a column of several widgets."""
        column = QVBoxLayout()
        column.setSpacing(12)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        self._box.addLayout(column, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the width asks for it."""
        super().resizeEvent(event)
        wide = self.width() >= em(self) * self._ems
        wanted = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
