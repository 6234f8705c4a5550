"""The top of the window: whose office it is, undo by its name, and the main button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import primary, quiet, set_caption
from legalaid_app.ui.kit.labels import small, strong


class Header(QFrame):
    """Office and person, a slot for the search, Undo, and the primary button."""

    undo_requested = Signal()
    new_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.office, self.person = strong("", wrap=False), small("", wrap=False)
        self.undo = quiet(_("Undo"), "undo-2")
        self.undo.clicked.connect(self.undo_requested)
        self.undo.hide()
        self.new = primary(_("New client"), "plus")
        self.new.clicked.connect(self.new_requested)
        self.search: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 8, 18, 8)
        self._row.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.office)
        names.addWidget(self.person)
        self._row.addLayout(names)
        self._row.addStretch(1)
        self._row.addWidget(self.undo)
        self._row.addWidget(self.new)

    def set_office(self, office: str, person: str) -> None:
        """Say whose office this is and who is signed in."""
        self.office.setText(office)
        self.person.setText(person)

    def set_undo(self, label: str | None) -> None:
        """Offer to undo what *label* names, or nothing."""
        text = _("Undo: {label}").format(label=label) if label else ""
        set_caption(self.undo, text)
        self.undo.setVisible(bool(label))

    def set_new(self, text: str | None) -> None:
        """Name the main button, or take it away."""
        self.new.setVisible(bool(text))
        set_caption(self.new, text or "")

    def set_search(self, widget: QWidget) -> None:
        """Put the search field between the names and the buttons."""
        self.search = widget
        self._row.insertWidget(1, widget, 3)
