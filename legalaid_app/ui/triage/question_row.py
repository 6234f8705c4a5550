"""One question of triage: its state as a shape, its words, why we ask, its answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.triage import DECLINED, AnswerSpec, Value
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.buttons import icon_button
from legalaid_app.ui.kit.icons import IconLabel, set_icon
from legalaid_app.ui.kit.labels import body, small
from legalaid_app.ui.kit.theme import em
from legalaid_app.ui.triage.answer_widgets import answer_widget

SIDE_BY_SIDE_EMS = 22


class QuestionRow(QWidget):
    """`answered(key, value)`; a value of None is *not asked*."""

    answered = Signal(str, object)

    def __init__(self, spec: AnswerSpec) -> None:
        super().__init__()
        self.spec = spec
        self.answer = answer_widget(spec)
        self.answer.setToolTip(spec.why)
        self.state = IconLabel("circle", "muted", 1.0)
        self.why = small(spec.why)
        self.why.hide()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.answer.answered.connect(self._answered)
        self._show_state()

    def set_value(self, value: object) -> None:
        """Show an answer."""
        self.answer.set_value(value)
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answer below the question where there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= em(self) * SIDE_BY_SIDE_EMS
        self._across.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _lay_out(self) -> None:
        question = QHBoxLayout()
        question.setSpacing(8)
        question.addWidget(self.state)
        words = QVBoxLayout()
        words.setSpacing(0)
        label = body(self.spec.label)
        label.setBuddy(self.answer.box)
        words.addWidget(label)
        if self.spec.core:
            words.addWidget(small(_("Key fact")))
        question.addLayout(words, 1)
        if self.spec.why:
            why = icon_button("info", _("Why we ask: {question}").format(question=self.spec.label))
            why.setToolTip(self.spec.why)
            why.setAccessibleDescription(self.spec.why)
            why.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            set_icon(why, "info", "muted", 0.95)
            why.clicked.connect(self._toggle_why)
            question.addWidget(why)
        self._across.setSpacing(6)
        self._across.addLayout(question, 1)
        self._across.addWidget(self.answer, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addLayout(self._across)
        column.addWidget(self.why)

    @Slot(object)
    def _answered(self, value: object) -> None:
        self._show_state()
        self.answered.emit(self.spec.key, value)

    @Slot()
    def _toggle_why(self) -> None:
        self.why.setVisible(self.why.isHidden())

    def _show_state(self) -> None:
        """Not asked, answered, not sure and declined differ in shape and in words."""
        value = self.answer.value()
        icon, tone, words = _state_of(self.spec, value)
        set_icon(self.state, icon, tone, 1.0)
        self.state.setToolTip(words)
        self.state.setAccessibleName(words)


def _state_of(spec: AnswerSpec, value: object) -> tuple[str, str, str]:
    if value is None:
        return "circle", "muted", _("Not asked")
    if value == DECLINED:
        return "circle-x", "neutral", _("Declined")
    given: Value = value  # type: ignore[assignment]
    if spec.is_not_sure(given):
        return "circle-question-mark", "medium", _("Not sure")
    return "circle-check", "info", _("Answered")
