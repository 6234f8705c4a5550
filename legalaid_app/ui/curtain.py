"""The privacy curtain: covers the window and puts every other window of the program away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import primary
from legalaid_app.ui.kit.icons import IconLabel
from legalaid_app.ui.kit.labels import heading, muted


class Curtain(QFrame):
    """F12 draws it, F12 or its button opens it; nothing behind it is changed."""

    def __init__(self, window: QMainWindow, behind: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("page")
        self.setAccessibleName(_("Privacy curtain"))
        self.setAutoFillBackground(True)
        self._window, self._behind = window, behind
        self._put_away: list[QWidget] = []
        self._focused: QWidget | None = None
        self.show_again = primary(_("Show again"), "eye")
        self.show_again.clicked.connect(self.open)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        centre = Qt.AlignmentFlag.AlignHCenter
        title, words = (
            heading(_("Legal Aid Desk"), 1),
            muted(_("The screen is covered. The store is still open.")),
        )
        for label in (title, words):
            label.set_centred()
        column.addStretch(1)
        column.addWidget(IconLabel("eye-off", "accent", 3), 0, centre)
        column.addWidget(title)
        column.addWidget(words)
        column.addWidget(self.show_again, 0, centre)
        column.addStretch(1)
        window.installEventFilter(self)
        self.hide()

    @property
    def is_drawn(self) -> bool:
        """Is everything covered?"""
        return not self.isHidden()

    def draw(self) -> None:
        """Cover everything, at once."""
        if self.is_drawn:
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._focused = self._window.focusWidget()
        self._put_away = [
            one
            for one in QApplication.topLevelWidgets()
            if one is not self._window and one.isVisible() and one.isWindow()
        ]
        for one in self._put_away:
            one.setVisible(False)
        self._behind.setEnabled(False)  # nothing is typed behind it
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.show_again.setFocus()
        self.repaint()

    def open(self) -> None:
        """Show again what was there."""
        self.hide()
        self._behind.setEnabled(True)
        for one in self._put_away:
            if isValid(one):
                one.setVisible(True)
        self._put_away = []
        if self._focused is not None and isValid(self._focused):
            self._focused.setFocus()
        self._focused = None

    def toggle(self) -> None:
        """Draw it, or open it."""
        if self.is_drawn:
            self.open()
        else:
            self.draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the window when its size changes."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False
