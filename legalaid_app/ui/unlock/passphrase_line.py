"""A line for a passphrase: hidden, shown on request, and it tells about Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import icon_button
from legalaid_app.ui.kit.icons import set_icon
from legalaid_app.ui.kit.labels import Words
from legalaid_app.ui.kit.theme import set_look

LONGEST = 256


class HiddenLine(QLineEdit):
    """A line that shows dots, keeps no undo history to peek into, and watches Caps Lock."""

    caps_lock = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setAccessibleName(name)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Caps Lock from the letter that a key gave: Qt knows no other way."""
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)
        elif text.isalpha() and text.lower() != text.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(text.isupper() != shifted)
        super().keyPressEvent(event)


class PassphraseLine(QWidget):
    """The line, its eye, and the warning below."""

    submitted = Signal()
    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = HiddenLine(name)
        self.eye = icon_button("eye", _("Show: {name}").format(name=name))
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show)
        self.warning = Words(_("Caps Lock is on."), tone="medium")
        self.warning.hide()
        self._name = name
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.warning)
        self.setFocusProxy(self.line)
        self.line.caps_lock.connect(self.warning.setVisible)
        self.line.returnPressed.connect(self.submitted)
        self.line.textEdited.connect(self.edited)

    def text(self) -> str:
        """What is typed; spaces count."""
        return self.line.text()

    def forget(self) -> None:
        """Empty the line and hide it again."""
        self.line.clear()
        self.eye.setChecked(False)
        self.warning.hide()

    def mark_wrong(self, *, wrong: bool) -> None:
        """Draw the line as one to mend, or not."""
        set_look(self.line, wrong=wrong)

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if shown else mode.Password)
        set_icon(self.eye, "eye-off" if shown else "eye")
        words = _("Hide: {name}") if shown else _("Show: {name}")
        self.eye.setAccessibleName(words.format(name=self._name))
        self.eye.setToolTip(words.format(name=self._name))
