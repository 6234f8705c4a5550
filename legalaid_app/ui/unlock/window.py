"""The window before a store is open. It names no office and no client."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.icons import IconLabel
from legalaid_app.ui.kit.labels import heading, muted, small
from legalaid_app.ui.kit.theme import em


class UnlockWindow(QWidget):
    """The mark of the program, and one page below it, as wide as it needs."""

    first_painted = Signal()
    closed = Signal()

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Legal Aid Desk"))
        self.setAccessibleName(_("Legal Aid Desk"))
        self._painted = False
        self._holder = QHBoxLayout()
        self._holder.addStretch(1)
        self._holder.addStretch(1)
        self.page: QWidget | None = None
        self._lay_out(version)

    def show_page(self, page: QWidget, width_ems: float) -> None:
        """Show a page in place of the former one."""
        if self.page is not None:
            self._holder.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        room = QApplication.primaryScreen().availableSize().width() - 120
        page.setFixedWidth(min(round(em(self) * width_ems), room))
        self._holder.insertWidget(1, page)  # no alignment: the height follows the true width
        page.show()
        self.setMinimumWidth(page.width() + 80)

    def sizeHint(self) -> QSize:
        """Room for the page and some air, within the screen."""
        room = QApplication.primaryScreen().availableSize()
        unit = em(self)
        page = self.page.sizeHint() if self.page else QSize()
        wanted = QSize(max(self.minimumWidth() + unit * 4, unit * 40), page.height() + unit * 13)
        return wanted.boundedTo(room - QSize(40, 60))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window stands on the screen for the first time."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._tell)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the person is done."""
        self.closed.emit()
        super().closeEvent(event)

    @Slot()
    def _tell(self) -> None:
        self.first_painted.emit()

    def _lay_out(self, version: str) -> None:
        inside = QWidget()
        inside.setObjectName("canvas")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 24, 20, 16)
        column.setSpacing(18)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addStretch(1)
        top.addWidget(IconLabel("scale", "accent", 2.4))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(heading(_("Legal Aid Desk"), 1, wrap=False))
        names.addWidget(muted(_("Encrypted on this computer. Works offline."), wrap=False))
        top.addLayout(names)
        top.addStretch(1)
        column.addStretch(1)
        column.addLayout(top)
        column.addLayout(self._holder)
        column.addStretch(2)
        column.addWidget(small(f"v{version}", wrap=False), 0, Qt.AlignmentFlag.AlignHCenter)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
