"""A heading with its buttons beside it, or below it where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from legalaid_app.ui.kit.labels import heading


class HeadLine(QWidget):
    """`HeadLine(title, buttons)`: in one row, or each button in a row of its own."""

    def __init__(
        self,
        title: str,
        buttons: Sequence[QWidget],
        parent: QWidget | None = None,
        *,
        level: int = 1,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.title = heading(title, level)
        self._buttons = buttons
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(self.title, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(8)
        for made in buttons:
            self._row.addWidget(made)
        self._row.addStretch(0)
        self._box.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self.title.setText(title)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form that fits."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = [each for each in self._buttons if not each.isHidden()]
        wanted = sum(each.sizeHint().width() + 8 for each in shown)
        title = self.title.fontMetrics().horizontalAdvance(self.title.text()) + 16
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if title + wanted <= self.width() else down)
        self._row.setDirection(across if wanted <= self.width() else down)
        row = self._row.direction() is across
        for each in shown:
            self._row.setAlignment(
                each, Qt.AlignmentFlag(0) if row else Qt.AlignmentFlag.AlignLeading
            )
