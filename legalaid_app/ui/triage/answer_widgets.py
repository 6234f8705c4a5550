"""What an answer of triage is given with; *not asked* is where each begins and can return."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from legalaid_app.domain.triage import AnswerSpec, Kind
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.date_field import DateField
from legalaid_app.ui.kit.date_text import UnclearDate
from legalaid_app.ui.kit.field_widgets import CalmComboBox
from legalaid_app.ui.kit.labels import Words
from legalaid_app.ui.kit.theme import em

KNOWN = "\0known"  # no value of any pack


class Choices(CalmComboBox):
    """Not asked, the facts, then *not sure* and *declined* below a line."""

    def __init__(self, spec: AnswerSpec, typed: str = "") -> None:
        super().__init__()
        self.setAccessibleName(spec.label)
        self.addItem(_("Not asked"), None)
        if typed:
            self.addItem(typed, KNOWN)
        facts = [choice for choice in spec.choices if choice.fact]
        for choice in facts:
            self.addItem(choice.label, choice.key)
        if len(facts) < len(spec.choices):
            self.insertSeparator(self.count())
        for choice in spec.choices:
            if not choice.fact:
                self.addItem(choice.label, choice.key)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def choose(self, value: object) -> None:
        """Show a value; one that the pack does not offer is shown as not asked."""
        for place in range(self.count()):
            if self.itemData(place) == value and (value is not None or place == 0):
                self.setCurrentIndex(place)
                return
        self.setCurrentIndex(0)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for large text; the list that opens shows every word."""
        return QSize(em(self) * 5, super().minimumSizeHint().height())

    def showPopup(self) -> None:
        """Make the list as wide as its longest words."""
        metrics = self.fontMetrics()
        widths = (metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count()))
        self.view().setMinimumWidth(max(widths, default=0) + em(self) * 3)
        super().showPopup()


class ChoiceAnswer(QWidget):
    """One of a closed set."""

    answered = Signal(object)

    def __init__(self, spec: AnswerSpec) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.box = Choices(spec)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._chosen)

    def value(self) -> object:
        """The answer; None is not asked."""
        return self.box.currentData()

    def set_value(self, value: object) -> None:
        """Show an answer."""
        self.box.choose(value)

    def say_wrong(self, words: str) -> None:
        """A choice cannot be misread; an unknown one reads as not asked."""

    @Slot()
    def _chosen(self) -> None:
        self.answered.emit(self.value())


class TypedAnswer(QWidget):
    """A date, a year or a number; typing makes it known, the list takes that back."""

    answered = Signal(object)

    def __init__(self, spec: AnswerSpec, typed: str) -> None:
        super().__init__()
        self._spec = spec
        self._value: object = None
        self.box = Choices(spec, typed)
        self.wrong = Words("", tone="high", factor=0.88)
        self.wrong.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._chosen)

    def value(self) -> object:
        """The answer; None is not asked, or not readable yet."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show an answer."""
        self._value = value
        words = value if isinstance(value, str) and self._spec.accepts(value) else None
        self.say_wrong("")
        self.show_typed(None if words or value is None else value)
        self.box.choose(words if words or value is None else KNOWN)
        self._show_line()

    def say_wrong(self, words: str) -> None:
        """Say why what is typed is no answer."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def read(self) -> object:
        """Return what is typed, None when nothing is. Raises `UnclearDate` or ValueError."""
        raise AssertionError("each kind has its own")

    def show_typed(self, value: object) -> None:
        """Put a value into the line."""
        raise AssertionError("each kind has its own")

    def line(self) -> QWidget:
        """Where one types."""
        raise AssertionError("each kind has its own")

    @Slot()
    def typed(self) -> None:
        """Somebody typed: read it, quietly while it is not finished."""
        self.say_wrong("")
        try:
            self._value = self.read()
        except ValueError:
            self._value = None
        self.answered.emit(self._value)

    @Slot()
    def left(self) -> None:
        """The line was left: say what cannot be read."""
        try:
            self.read()
        except UnclearDate as error:
            self.say_wrong(error.sentence)
        except ValueError:
            self.say_wrong(_("Enter a whole number"))

    @Slot()
    def _chosen(self) -> None:
        chosen = self.box.currentData()
        self._show_line()
        self.say_wrong("")
        if chosen == KNOWN:
            self.line().setFocus()
            self.typed()
        else:
            self._value = chosen
            self.answered.emit(chosen)

    def _show_line(self) -> None:
        self.line().setVisible(self.box.currentData() == KNOWN)


class DateAnswer(TypedAnswer):
    """A day, typed in any of the usual ways."""

    def __init__(self, spec: AnswerSpec) -> None:
        super().__init__(spec, _("On a day …"))
        self._field = DateField(_("{question}, day").format(question=spec.label))
        self.column.addWidget(self._field)
        self.column.addWidget(self.wrong)
        self._field.edited.connect(self.typed)
        self._field.line.editingFinished.connect(self.left)
        self.set_value(None)

    def read(self) -> object:
        day = self._field.day()
        return day.isoformat() if day else None

    def show_typed(self, value: object) -> None:
        self._field.set_day(date.fromisoformat(value) if isinstance(value, str) else None)

    def line(self) -> QWidget:
        return self._field


class NumberAnswer(TypedAnswer):
    """A year or a count."""

    def __init__(self, spec: AnswerSpec) -> None:
        year = spec.kind is Kind.YEAR
        super().__init__(spec, _("In the year …") if year else _("A number …"))
        self._line = QLineEdit()
        name = _("{question}, year") if year else _("{question}, number")
        self._line.setAccessibleName(name.format(question=spec.label))
        self._line.setMaxLength(6)
        self.column.addWidget(self._line)
        self.column.addWidget(self.wrong)
        self._line.textEdited.connect(self.typed)
        self._line.editingFinished.connect(self.left)
        self.set_value(None)

    def read(self) -> object:
        text = self._line.text().strip()
        return int(text) if text else None

    def show_typed(self, value: object) -> None:
        self._line.setText("" if value is None else str(value))

    def line(self) -> QWidget:
        return self._line


def answer_widget(spec: AnswerSpec) -> ChoiceAnswer | DateAnswer | NumberAnswer:
    """Make the widget for a question of the pack."""
    kinds: dict[Kind, Callable[[AnswerSpec], ChoiceAnswer | DateAnswer | NumberAnswer]] = {
        Kind.CHOICE: ChoiceAnswer,
        Kind.DATE: DateAnswer,
    }
    return kinds.get(spec.kind, NumberAnswer)(spec)
