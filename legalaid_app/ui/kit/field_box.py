"""A field with its label, help and error; and the summary of errors above a form."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from legalaid_app.domain.fields import FieldSpec
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.ui.kit.buttons import link
from legalaid_app.ui.kit.cards import clear
from legalaid_app.ui.kit.field_widgets import FieldWidget, FlagField
from legalaid_app.ui.kit.icons import IconLabel
from legalaid_app.ui.kit.labels import Words, small, strong
from legalaid_app.ui.kit.theme import set_look


class FieldBox(QWidget):
    """Label above, the field, its help, and what is wrong with it."""

    def __init__(
        self, name: str, spec: FieldSpec, field: FieldWidget, help_text: str, *, optional: bool
    ) -> None:
        super().__init__()
        self.field, self.spec = field, spec
        self._help = help_text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        label = _(spec.label)
        field.target.setObjectName(name)
        if not field.target.accessibleName():
            field.target.setAccessibleName(label)
        field.target.setAccessibleDescription(help_text)
        if not isinstance(field, FlagField):
            column.addLayout(self._label(label, optional=optional))
        column.addWidget(field.widget)
        if help_text:
            column.addWidget(small(help_text))
        self.error = Words("", tone="high")
        self.error.hide()
        column.addWidget(self.error)

    def show_error(self, message: str) -> None:
        """Say what is wrong, or nothing."""
        self.error.setText(message)
        self.error.setVisible(bool(message))
        self.field.target.setAccessibleDescription(message or self._help)
        if self.field.target.property("wrong") != ("true" if message else "false"):
            set_look(self.field.target, wrong=bool(message))

    def _label(self, label: str, *, optional: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        words = Words(label, wrap=False)
        words.setBuddy(self.field.target)
        row.addWidget(words)
        if optional:
            row.addWidget(small(_("optional"), wrap=False))
        row.addStretch(1)
        return row


class ErrorSummary(QFrame):
    """What must be mended, above the form, each with a link to its field."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, QPushButton | Words] = {}
        set_look(self, bar=True, tone="high")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(IconLabel("octagon-alert", "high"))
        self.title = strong("")
        top.addWidget(self.title, 1)
        column.addLayout(top)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        column.addLayout(self._links)
        self.hide()

    @property
    def names(self) -> list[str]:
        """The fields that are listed, in order."""
        return list(self._shown)

    def add(self, name: str, message: str) -> None:
        """List an error; *name* is the field, empty when there is none."""
        if name in self._shown:
            self._shown[name].setText(message)
            self._shown[name].setAccessibleName(message)
            return
        made = link(message) if name else Words(message)
        if isinstance(made, QPushButton):
            made.clicked.connect(partial(self.chosen.emit, name))
        self._shown[name] = made
        self._links.addWidget(made, 0, Qt.AlignmentFlag.AlignLeading)
        count = len(self._shown)
        self.title.setText(
            ngettext("There is {n} thing to mend", "There are {n} things to mend", count).format(
                n=count
            )
        )
        self.setAccessibleName(self.title.text())
        self.show()

    def clear(self) -> None:
        """Take all away."""
        self._shown = {}
        clear(self._links)
        self.hide()

    def focus_first(self) -> None:
        """Go to the first field that is listed."""
        if self.names and self.names[0]:
            self.chosen.emit(self.names[0])
