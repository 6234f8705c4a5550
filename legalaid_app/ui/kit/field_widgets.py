"""One widget for each type of field: how a value goes in and comes out.

`read` may refuse what is typed with `Unreadable`; `draft` and `set_draft` carry
exactly what is typed, readable or not, so that nothing is ever lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from legalaid_app.domain.choices import Choice
from legalaid_app.domain.fields import FieldSpec
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.date_field import DateField
from legalaid_app.ui.kit.date_text import UnclearDate
from legalaid_app.ui.kit.theme import em

LOWEST = 28  # pixels: a target for unsteady hands, style sheet or not


class Unreadable(Exception):
    """What is typed is no value of the field; `problem` says how to mend it."""

    def __init__(self, problem: str) -> None:
        super().__init__("field.unreadable")
        self.problem = problem


class FieldWidget(QObject):
    """A field of a form; *widget* is laid out, *target* takes the focus."""

    edited = Signal()
    wide = False  # takes the whole width of a form with several columns
    may_be_empty = False  # as one of a form's `extra` fields; records declare it themselves

    def __init__(self, widget: QWidget, target: QWidget | None = None) -> None:
        super().__init__(widget)
        self.widget, self.target = widget, target or widget
        self.target.setMinimumHeight(LOWEST)

    def read(self) -> Any:
        """Return the value. Raises `Unreadable`."""
        return self.draft()

    def write(self, value: Any) -> None:
        """Show a value."""
        self.set_draft(value)

    def draft(self) -> Any:
        """Return what is typed or chosen, as it is."""
        raise AssertionError("each kind of field has its own")

    def set_draft(self, draft: Any) -> None:
        """Put back what `draft` returned."""
        raise AssertionError("each kind of field has its own")


class LineField(FieldWidget):
    """One line of text; spaces around it are not part of the value."""

    def __init__(self, spec: FieldSpec) -> None:
        self._line = QLineEdit()
        super().__init__(self._line)
        self._line.setMaxLength(spec.max_length or 32767)
        self._line.textEdited.connect(self.edited)

    def read(self) -> Any:
        return self._line.text().strip()

    def draft(self) -> str:
        return self._line.text()

    def set_draft(self, draft: Any) -> None:
        self._line.setText(draft or "")
        self._line.setCursorPosition(0)


class NumberField(LineField):
    """A whole number."""

    def __init__(self, spec: FieldSpec, *, optional: bool) -> None:
        super().__init__(spec)
        self._optional = optional
        self._line.setMaxLength(12)

    def read(self) -> int | None:
        text = self._line.text().replace(",", "").replace(" ", "")
        if not text and self._optional:
            return None
        try:
            return int(text)
        except ValueError as error:
            raise Unreadable(_("Enter a whole number")) from error

    def write(self, value: Any) -> None:
        self.set_draft("" if value is None else str(value))


class LongField(FieldWidget):
    """Several lines of text; Tab leaves the field."""

    wide = True

    def __init__(self, spec: FieldSpec) -> None:
        self._box = QPlainTextEdit()
        super().__init__(self._box)
        self._box.setTabChangesFocus(True)
        self._box.setMinimumHeight(em() * 5)
        self._box.setMaximumHeight(em() * 8)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._box.textChanged.connect(self.edited)

    def read(self) -> Any:
        return self._box.toPlainText().strip()

    def draft(self) -> str:
        return self._box.toPlainText()

    def set_draft(self, draft: Any) -> None:
        self._box.blockSignals(True)
        self._box.setPlainText(draft or "")
        self._box.blockSignals(False)


class LinesField(LongField):
    """A list of texts, one on each line."""

    def read(self) -> tuple[str, ...]:
        lines = self._box.toPlainText().splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    def write(self, value: Any) -> None:
        self.set_draft("\n".join(value or ()))


class CalmComboBox(QComboBox):
    """A list to choose from that lets the page scroll under the wheel."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(FieldWidget):
    """One of a closed set; where the annotation allows None, “Not asked” comes first."""

    def __init__(self, kind: type[Choice], *, optional: bool, none_words: str = "") -> None:
        self._box = CalmComboBox()
        super().__init__(self._box)
        self._members: list[Choice | None] = [None] if optional else []
        self._members += list(kind)
        for member in self._members:
            self._box.addItem(_(member.label) if member else none_words or _("Not asked"))
        self._box.setMinimumContentsLength(12)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.activated.connect(self.edited)

    def draft(self) -> Choice | None:
        return self._members[max(self._box.currentIndex(), 0)]

    def set_draft(self, draft: Any) -> None:
        self._box.setCurrentIndex(self._members.index(draft) if draft in self._members else 0)


class ChoicesField(FieldWidget):
    """Several of a closed set, as check boxes."""

    wide = True

    def __init__(self, kind: type[Choice]) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._checks = [(member, QCheckBox(_(member.label))) for member in kind]
        super().__init__(box, self._checks[0][1])
        for member, check in self._checks:
            check.setAccessibleName(_(member.label))
            check.clicked.connect(self.edited)
            column.addWidget(check)

    def draft(self) -> tuple[Choice, ...]:
        return tuple(member for member, check in self._checks if check.isChecked())

    def set_draft(self, draft: Any) -> None:
        for member, check in self._checks:
            check.setChecked(member in (draft or ()))


class FlagField(FieldWidget):
    """Yes or no, for fields that are never unknown."""

    def __init__(self, label: str) -> None:
        self._check = QCheckBox(label)
        super().__init__(self._check)
        self._check.clicked.connect(self.edited)

    def draft(self) -> bool:
        return self._check.isChecked()

    def set_draft(self, draft: Any) -> None:
        self._check.setChecked(bool(draft))


class DateEntry(FieldWidget):
    """A typed date."""

    def __init__(self, label: str, *, past: bool) -> None:
        self._field = DateField(label, past=past)
        super().__init__(self._field, self._field.line)
        self._field.edited.connect(self.edited)

    def read(self) -> Any:
        try:
            return self._field.day()
        except UnclearDate as error:
            raise Unreadable(error.sentence) from error

    def write(self, value: Any) -> None:
        self._field.set_day(value)

    def draft(self) -> str:
        return self._field.text()

    def set_draft(self, draft: Any) -> None:
        self._field.set_text(draft or "")


class PickField(FieldWidget):
    """One of some records (a case, a user, a docket): (value, words) pairs given by the screen."""

    def __init__(self, options: Sequence[tuple[Any, str]]) -> None:
        self._box = CalmComboBox()
        super().__init__(self._box)
        self._values = [value for value, _words in options]
        self._box.addItems([words for _value, words in options])
        self._box.activated.connect(self.edited)

    def draft(self) -> Any:
        return self._values[self._box.currentIndex()] if self._values else None

    def set_draft(self, draft: Any) -> None:
        self._box.setCurrentIndex(self._values.index(draft) if draft in self._values else 0)
