"""The lawsuits as cards that wrap: captions are long, and must be read whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.cards import clear
from legalaid_app.ui.kit.labels import small, strong
from legalaid_app.ui.kit.theme import colour
from legalaid_app.ui.litigation.pages import LawsuitLine


class LawsuitCard(QAbstractButton):
    """One lawsuit: caption, dockets, whom it restrains, when it was verified."""

    def __init__(self, line: LawsuitLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = [line.caption, line.dockets, *(word for _key, word in line.badges), line.verified]
        self.setAccessibleName(", ".join(words))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(5)
        column.addWidget(strong(line.caption))
        column.addWidget(small(line.dockets))
        for key, word in line.badges:
            column.addWidget(Badge(key, word), 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(small(line.verified))
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """What its words need."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground: chosen, under the mouse, with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = "sel" if self.isChecked() else "hover" if self.underMouse() else "panel"
        painter.setBrush(colour(ground))
        focus = self.hasFocus()
        painter.setPen(QPen(colour("accent" if focus else "line"), 2 if focus else 1))
        painter.drawRoundedRect(box, 9, 9)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = box.right() - 5 if mirrored else box.left() + 1
            painter.drawRoundedRect(QRectF(left, box.top() + 10, 4, box.height() - 20), 2, 2)
        painter.end()


class LawsuitList(QWidget):
    """Cards of which one is chosen; `chosen(id)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self._group = QButtonGroup(self)
        self._current: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(8)

    def show_lines(self, lines: Sequence[LawsuitLine]) -> None:
        """Show these lawsuits; the chosen one stays chosen."""
        for card in self._group.buttons():
            self._group.removeButton(card)
        clear(self._column)
        for place, line in enumerate(lines):
            card = LawsuitCard(line)
            card.setChecked(line.id == self._current or (self._current is None and place == 0))
            card.clicked.connect(partial(self._choose, line.id))
            self._group.addButton(card)
            self._column.addWidget(card)
        self._column.addStretch(1)

    def _choose(self, lawsuit_id: object, *_checked: object) -> None:
        self._current = lawsuit_id
        self.chosen.emit(lawsuit_id)
