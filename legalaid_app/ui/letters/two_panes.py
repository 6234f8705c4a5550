"""Two parts side by side, or, where there is no room, one at a time under tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabBar, QVBoxLayout, QWidget

from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.panes import mark_pane

_SIDE_BY_SIDE = 44  # lines of text


def scrolled(inside: QWidget, name: str) -> QScrollArea:
    """Let a page scroll where large text takes more than the window has."""
    inside.setObjectName("canvas")
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


class TwoPanes(QWidget):
    """`TwoPanes(first_title, first, second_title, second)`; the first takes *share* of five parts."""

    def __init__(
        self,
        first_title: str,
        first: QWidget,
        second_title: str,
        second: QWidget,
        parent: QWidget | None = None,
        *,
        share: int = 3,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self._panes = (first, second)
        self._wide: bool | None = None
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(f"{first_title}, {second_title}")
        self.tabs.addTab(first_title)
        self.tabs.addTab(second_title)
        self.tabs.currentChanged.connect(self._arrange)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(first, share)
        row.addWidget(second, 5 - share)
        for pane in self._panes:
            mark_pane(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(row, 1)
        self._arrange()

    def show_first(self) -> None:
        """Bring the first part to the front where only one is shown."""
        self.tabs.setCurrentIndex(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form that fits."""
        super().resizeEvent(event)
        if self._wide is not (self.width() >= em() * _SIDE_BY_SIDE):
            self._arrange()

    @Slot()
    def _arrange(self) -> None:
        self._wide = self.width() >= em() * _SIDE_BY_SIDE
        self.tabs.setVisible(not self._wide)
        for place, pane in enumerate(self._panes):
            pane.setVisible(self._wide or place == self.tabs.currentIndex())
