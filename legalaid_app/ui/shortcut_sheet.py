"""The sheet of keyboard shortcuts, made from the table of acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.actions import IN_FORMS, IN_LISTS, Act
from legalaid_app.ui.kit.buttons import primary
from legalaid_app.ui.kit.cards import Card
from legalaid_app.ui.kit.labels import body, heading, strong
from legalaid_app.ui.navigation import Page


class ShortcutSheet(QDialog):
    """Every key that does something, in three cards."""

    def __init__(
        self, acts: Sequence[Act], pages: Sequence[Page], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.setAccessibleName(_("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        everywhere = [(act.keys[0], _(act.text)) for act in acts if act.keys]
        sections = [(page.shortcut, page.title) for page in pages if page.shortcut]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.addWidget(heading(_("Keyboard shortcuts"), 2))
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(_card(_("Everywhere"), everywhere))
        right = QVBoxLayout()
        right.addWidget(_card(_("Sections"), sections))
        right.addWidget(_card(_("In lists"), ((key, _(text)) for key, text in IN_LISTS)))
        right.addWidget(_card(_("In forms"), ((key, _(text)) for key, text in IN_FORMS)))
        right.addStretch(1)
        across.addLayout(right)
        whole.addLayout(across)
        close = primary(_("Close"))
        close.clicked.connect(self.close)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)


def _card(title: str, rows: Iterable[tuple[str, str]]) -> Card:
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setColumnStretch(1, 1)
    for line, (key, text) in enumerate(rows):
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
        grid.addWidget(strong(native, wrap=False), line, 0)
        grid.addWidget(body(text, wrap=False), line, 1)
    card.add_layout(grid)
    card.content.addStretch(1)
    return card
