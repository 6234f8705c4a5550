"""What is higher than the window scrolls; what is wider wraps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

WIDEST_MINIMUM = 520  # pixels: half of the smallest window


class Scrolled(QScrollArea):
    """`Scrolled(widget)`: scrolls up and down only, and follows the focus."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        inside.setObjectName("canvas")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        inside.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never be narrower than what is inside can become."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._widen()
        return super().eventFilter(watched, event)

    def _follow(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Bring the field that has the focus into sight."""
        if entered is not None and self.isAncestorOf(entered):
            self.ensureWidgetVisible(entered, 20, 40)

    def _widen(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(min(self._inside.minimumSizeHint().width() + bar, WIDEST_MINIMUM))
