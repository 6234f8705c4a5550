"""A field with its label, its help and what is wrong with it, for the pages before a store is open."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from legalaid_app.ui.kit.labels import Words, small
from legalaid_app.ui.kit.theme import set_look


class Labelled(QWidget):
    """Label above, the field, help below it, then the error."""

    def __init__(self, label: str, field: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.field = field
        target = field.focusProxy() or field
        target.setAccessibleName(label)
        words = Words(label)
        words.setBuddy(target)
        self.error = Words("", tone="high")
        self.error.hide()
        self._target, self._help = target, help_text
        target.setAccessibleDescription(help_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(words)
        column.addWidget(field)
        if help_text:
            column.addWidget(small(help_text))
        column.addWidget(self.error)

    def show_error(self, words: str) -> None:
        """Say what to mend, or nothing."""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self._target.setAccessibleDescription(words or self._help)
        set_look(self._target, wrong=bool(words))
        if words:
            self._target.setFocus()
