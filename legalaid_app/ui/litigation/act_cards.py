"""What is barred on a day: a card for each act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.buttons import link
from legalaid_app.ui.kit.cards import Card, clear
from legalaid_app.ui.kit.labels import body, heading, small, strong
from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.litigation.pages import ActCard

_SIDE_BY_SIDE = 32  # lines of text


class ActPanel(Card):
    """One act: the badge, what was last known, the orders it rests on, who read which docket."""

    def __init__(self, act: ActCard, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        said = ", ".join(part for part in (act.title, act.word, act.last_known) if part)
        self.setAccessibleName(said)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Badge(act.state, act.word), 0, Qt.AlignmentFlag.AlignVCenter)
        if act.invented:
            top.addWidget(Badge("invented"), 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        self.add(heading(act.title, 2))
        self.add_layout(top)
        if act.last_known:
            self.add(strong(act.last_known))
        for ground in act.grounds:
            self.add(body(ground))
        self.content.addStretch(1)
        self.checks = QWidget()
        self.toggle = link(_("Who verified which docket"))
        self.toggle.setAccessibleName(_("Who verified which docket: {act}").format(act=act.title))
        self.toggle.clicked.connect(self._fold)
        column = QVBoxLayout(self.checks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for check in act.checks:
            column.addWidget(small(check))
        self.checks.hide()
        self.add(self.toggle)
        self.content.setAlignment(self.toggle, Qt.AlignmentFlag.AlignLeading)
        self.add(self.checks)

    @Slot()
    def _fold(self) -> None:
        self.checks.setVisible(self.checks.isHidden())


class ActCards(QWidget):
    """The acts side by side where there is room."""

    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._panels: list[ActPanel] = []
        self._columns = 0

    def show_acts(self, acts: Sequence[ActCard]) -> None:
        """Show these answers in place of the former ones."""
        clear(self._grid)
        self._panels = [ActPanel(act) for act in acts]
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one below the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= em() * _SIDE_BY_SIDE else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, panel in enumerate(self._panels):
            self._grid.addWidget(panel, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
