"""Words in the sizes of the look. Alignment is set: Qt would follow the text's direction."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from legalaid_app.ui.kit.theme import scale_font, set_look


def leading(widget: QWidget) -> Qt.AlignmentFlag:
    """The side where reading begins; said absolutely, as Qt would ask the text instead."""
    mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


class Words(QLabel):
    """Plain text that wraps, can be selected with the mouse, and never reads markup."""

    def __init__(
        self,
        text: str = "",
        *,
        tone: str = "",
        factor: float = 1.0,
        weight: QFont.Weight = QFont.Weight.Normal,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._centred, self._upright = False, Qt.AlignmentFlag.AlignVCenter
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._align()
        if factor != 1.0 or weight != QFont.Weight.Normal:
            scale_font(self, factor, weight)
        if tone:
            set_look(self, tone=tone)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def set_centred(self) -> None:
        """Stand in the middle."""
        self._centred = True
        self._align()

    def set_top(self) -> None:
        """Stand at the top, beside something of several lines."""
        self._upright = Qt.AlignmentFlag.AlignTop
        self._align()

    def _align(self) -> None:
        across = Qt.AlignmentFlag.AlignHCenter if self._centred else leading(self)
        self.setAlignment(across | self._upright)

    def set_tone(self, tone: str) -> None:
        """Colour the words: "", "muted", "high", "medium", "low" or "info"."""
        set_look(self, tone=tone)


def heading(text: str = "", level: int = 1, *, wrap: bool = True) -> Words:
    """Make a heading: 1 for the page, 2 for a record or a section, 3 for a card."""
    factor = {1: 1.55, 2: 1.25, 3: 1.0}[level]
    return Words(text, factor=factor, weight=QFont.Weight.DemiBold, wrap=wrap)


def body(text: str = "", *, wrap: bool = True) -> Words:
    """Make a label of normal text."""
    return Words(text, wrap=wrap)


def strong(text: str = "", *, wrap: bool = True) -> Words:
    """Make a label of half-bold text."""
    return Words(text, weight=QFont.Weight.DemiBold, wrap=wrap)


def muted(text: str = "", *, wrap: bool = True) -> Words:
    """Make a label of secondary text."""
    return Words(text, tone="muted", wrap=wrap)


def small(text: str = "", *, wrap: bool = True) -> Words:
    """Make a label of secondary text in a smaller size."""
    return Words(text, tone="muted", factor=0.88, wrap=wrap)


def rule() -> QFrame:
    """Make a quiet horizontal line."""
    line = QFrame()
    set_look(line, rule=True)
    return line
