"""The triage tab: answers left, result right. Passive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from legalaid_app.domain.assessment import Assessment
from legalaid_app.domain.errors import AppError
from legalaid_app.domain.triage import Level, TriagePack
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.ui.clients.page import ClientPage
from legalaid_app.ui.kit.autosave import Autosave
from legalaid_app.ui.kit.buttons import primary, quiet
from legalaid_app.ui.kit.cards import Card, InfoBar, clear
from legalaid_app.ui.kit.field_widgets import PickField
from legalaid_app.ui.kit.labels import small
from legalaid_app.ui.kit.levels import level_word
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.kit.record_dialog import RecordDialog
from legalaid_app.ui.kit.scroll import Scrolled
from legalaid_app.ui.triage.earlier_card import EarlierCard
from legalaid_app.ui.triage.question_row import QuestionRow
from legalaid_app.ui.triage.result_panel import ResultPanel
from legalaid_app.ui.triage.words import ResultWords


class TriageView(QWidget):
    """Signals bring what was answered; setters show what came of it."""

    answered = Signal(str, object)
    draft_due = Signal()
    start_again_requested = Signal()
    save_requested = Signal()
    override_requested = Signal(object)
    override_submitted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, QuestionRow] = {}
        self._cards: list[tuple[Card, list[str]]] = []
        self.autosave = Autosave(self)
        self.autosave.due.connect(self.draft_due)
        self.notice = NoticeLine()
        self.count = small()
        self._again = quiet(_("Start again"), "rotate-ccw")
        self._again.clicked.connect(self._start_again)
        self.result = ResultPanel()
        self._warning = QVBoxLayout()
        self.earlier = EarlierCard()
        self.earlier.override_requested.connect(self.override_requested)
        self.save = primary(_("Save assessment"), "save")
        self.save.setToolTip(_("Ctrl+Enter"))
        self.save.clicked.connect(self.save_requested)
        self._override: RecordDialog | None = None
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save_requested)

    def show_questions(self, pack: TriagePack) -> None:
        """Lay out the questions by topic."""
        clear(self._questions)
        self.rows, self._cards = {}, []
        for topic in pack.topics:
            card, keys = Card(topic.label), []
            for spec in pack.answers:
                if spec.topic == topic.key:
                    row = QuestionRow(spec)
                    row.answered.connect(self._answered)
                    self.rows[spec.key] = row
                    card.add(row)
                    keys.append(spec.key)
            self._questions.addWidget(card)
            self._cards.append((card, keys))
        self._questions.addStretch(1)

    def show_answers(self, answers: Mapping[str, object]) -> None:
        """Put these in; questions that are not among them were not asked."""
        self.autosave.forget()
        self.notice.dismiss()
        for key, row in self.rows.items():
            row.set_value(answers.get(key))

    def show_result(self, words: ResultWords, asked: frozenset[str]) -> None:
        """Show the result, and hide the questions that do not apply."""
        self.result.show_words(words)
        for key, row in self.rows.items():
            row.setVisible(key in asked)
        for card, keys in self._cards:
            card.setVisible(any(key in asked for key in keys))
        given = sum(self.rows[key].answer.value() is not None for key in asked)
        self.count.setText(
            ngettext(
                "{given} of {n} question asked", "{given} of {n} questions asked", len(asked)
            ).format(given=given, n=len(asked))
        )

    def show_problem(self, answer: str, words: str) -> None:
        """Say at an answer why it cannot be read."""
        self.rows[answer].answer.say_wrong(words[:1].upper() + words[1:])

    def show_warning(self, words: str) -> None:
        """Show that the orders are not verified, or nothing."""
        clear(self._warning)
        if words:
            self._warning.addWidget(InfoBar(words))

    def show_assessments(self, found: Sequence[Assessment], page: ClientPage) -> None:
        """List the earlier assessments, newest first."""
        self.earlier.show_assessments(found, page)

    def say(self, words: str, tone: str) -> None:
        """Say what just happened."""
        self.notice.say(words, tone=tone)

    def open_override(self, assessment: Assessment) -> None:
        """Ask an attorney for a level and a reason."""
        if self._override is None:
            level = PickField(
                [(None, _("As computed")), *((each, level_word(each)) for each in Level)]
            )
            level.may_be_empty = True
            self._override = RecordDialog(
                Assessment,
                _("Set the level"),
                parent=self,
                fields=["override_reason"],
                columns=1,
                extra={"override": (_("Attorney's level"), level)},
            )
            self._override.submitted.connect(self._submit_override)
        self._override.edit(assessment)

    def override_stored(self) -> None:
        """Close it."""
        if self._override:
            self._override.finish()

    def override_problem(self, error: AppError) -> None:
        """Say why the level was not set."""
        if self._override:
            self._override.show_problem(error)

    def flush(self) -> None:
        """Hand over at once what was answered."""
        self.autosave.flush()

    @Slot(str, object)
    def _answered(self, key: str, value: object) -> None:
        self.notice.dismiss()
        self.answered.emit(key, value)
        self.autosave.touch()

    @Slot()
    def _start_again(self) -> None:
        self.autosave.forget()
        self.start_again_requested.emit()

    @Slot(object)
    def _submit_override(self, _changes: dict[str, Any]) -> None:
        if self._override:
            fields = self._override.form.values()
            self.override_submitted.emit(fields["override"], fields["override_reason"])

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.count, 1)
        top.addWidget(self._again)
        left, self._questions = QWidget(), QVBoxLayout()
        self._questions.setSpacing(12)
        answers = QVBoxLayout(left)
        answers.setContentsMargins(0, 8, 10, 12)
        answers.addLayout(top)
        answers.addLayout(self._questions)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 8, 10, 12)
        column.setSpacing(12)
        column.addLayout(self._warning)
        column.addWidget(self.result)
        column.addWidget(self.earlier)
        column.addStretch(1)
        side = QWidget()
        stack = QVBoxLayout(side)
        stack.setContentsMargins(10, 0, 10, 8)
        stack.setSpacing(8)
        stack.addWidget(_scrolled(right, _("Result of triage")), 1)
        stack.addWidget(self.notice)
        stack.addWidget(self.save)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(1)
        both.addWidget(_scrolled(left, _("Questions of triage")))
        both.addWidget(side)
        both.setStretchFactor(0, 55)
        both.setStretchFactor(1, 45)
        both.setSizes([550, 450])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(both)


def _scrolled(inside: QWidget, name: str) -> Scrolled:
    area = Scrolled(inside)
    area.setAccessibleName(name)
    return area
