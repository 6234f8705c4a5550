"""The page of the day: what is due on the left, what stands and waits on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.badges import Badge
from legalaid_app.ui.kit.cards import Card, FigureCard, clear
from legalaid_app.ui.kit.columns import Columns
from legalaid_app.ui.kit.flow import Flow
from legalaid_app.ui.kit.labels import body, heading, muted, rule, small
from legalaid_app.ui.kit.record_list import Line, RecordListCard
from legalaid_app.ui.kit.scroll import Scrolled
from legalaid_app.ui.panes import mark_pane
from legalaid_app.ui.today.presenter import ActRow, Row, TodayPage
from legalaid_app.ui.today.task_list import TasksCard

OPEN = "open"


class LitigationCard(Card):
    """The acts on which every letter turns, and how each stands today."""

    def __init__(self) -> None:
        super().__init__(_("Litigation today"), _("Open litigation"), icon="gavel")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add_layout(self._rows)

    def show_acts(self, acts: Sequence[ActRow]) -> None:
        """Show the acts in place of the former ones."""
        clear(self._rows)
        for place, act in enumerate(acts):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(_act(act))


class TodayScreen(QWidget):
    """A passive view."""

    task_opened = Signal(object)
    task_done = Signal(object)
    client_opened = Signal(object)
    draft_opened = Signal(object)
    litigation_opened = Signal()
    letters_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Today"))
        self._just_shown = False
        self.day = muted("", wrap=False)
        self.due = FigureCard(_("Due today"), "list-checks", "info")
        self.late = FigureCard(_("Overdue"), "clock", "high")
        self.letters = FigureCard(_("Letters out of date"), "file-warning", "medium")
        self.waiting = FigureCard(_("Nothing planned"), "users", "info")
        self.tasks = TasksCard()
        self.idle = RecordListCard(
            _("Clients without a next action"), _line, editable=False, removable=False,
            empty=_("Every client with an open question has something planned."), icon="users",
        )  # fmt: skip
        self.drafts = RecordListCard(
            _("Continue where you stopped"), _line, editable=False, removable=False,
            empty=_("Nothing is left half typed."), icon="pencil",
        )  # fmt: skip
        self.litigation = LitigationCard()
        self.stale = Card(_("Letters out of date"), _("Review"), icon="file-warning")
        self.stale_words = body("")
        self.stale.add(self.stale_words)
        self._lay_out()
        self._connect()

    def show_page(self, page: TodayPage) -> None:
        """Show what waits; the keys go to the tasks when the page has just come to the front."""
        self.day.setText(page.day)
        late = sum(1 for row in page.tasks if row.badge == "overdue")
        due = sum(1 for row in page.tasks if row.badge == "due")
        self.late.show_figure(f"{late:,}", _("tasks past their day"))
        self.due.show_figure(
            f"{due:,}", _("{n} more this week").format(n=len(page.tasks) - late - due)
        )
        self.letters.show_figure(f"{page.stale:,}", _("of those on file"))
        self.waiting.show_figure(f"{len(page.idle):,}", _("clients with an open question"))
        self.tasks.show_rows(page.tasks)
        self.idle.show_records(page.idle)
        self.drafts.show_records(page.drafts)
        self.litigation.show_acts(page.acts)
        self.stale_words.setText(page.stale_words)
        if self._just_shown:
            self._just_shown = False
            self.tasks.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """The page came to the front."""
        super().showEvent(event)
        self._just_shown = True

    def _connect(self) -> None:
        self.tasks.opened.connect(self.task_opened)
        self.tasks.done_requested.connect(self.task_done)
        self.idle.action_on.connect(self.client_opened)
        self.drafts.action_on.connect(self.draft_opened)
        self.litigation.action_requested.connect(self.litigation_opened)
        self.stale.action_requested.connect(self.letters_opened)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 18)
        column.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(heading(_("Today"), 1, wrap=False))
        top.addStretch(1)
        top.addWidget(self.day, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(top)
        column.addWidget(Flow([self.late, self.due, self.waiting, self.letters], 11))
        sides = Columns(48)
        sides.add_column(self.tasks, self.idle, stretch=3)
        sides.add_column(self.litigation, self.stale, self.drafts, stretch=2)
        column.addWidget(sides)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(inside))
        for pane in (self.tasks, self.litigation):
            mark_pane(pane)


def _line(row: Row) -> Line:
    return Line(row.title, row.subtitle, actions=((OPEN, _("Open")),))


def _act(act: ActRow) -> QWidget:
    row = QWidget()
    row.setAccessibleName(act.label)
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(10)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(body(act.label))
    for text in (act.known, act.detail):
        if text:
            words.addWidget(small(text))
    across.addLayout(words, 1)
    marks = QVBoxLayout()
    marks.setSpacing(4)
    marks.addWidget(Badge(act.state), 0, Qt.AlignmentFlag.AlignTrailing)
    if act.invented:
        marks.addWidget(Badge("invented"), 0, Qt.AlignmentFlag.AlignTrailing)
    marks.addStretch(1)
    across.addLayout(marks)
    return row
