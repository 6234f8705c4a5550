"""What waits today, in words. No Qt."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol
from uuid import UUID

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.lawsuit import Act
from legalaid_app.domain.protection import ActProtection, State
from legalaid_app.domain.task import Task
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.services import clients, today
from legalaid_app.services.litigation import Standing
from legalaid_app.services.office import Changes
from legalaid_app.services.today import DraftLine, TaskLine, Waiting
from legalaid_app.ui.kit.date_text import date_in_words, short_date
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Latest
from legalaid_app.ui.kit.shell import Desk

NOT_SHOWN_HERE = {"note", "contact", "address", "household_member", "consent"}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits.

    Attributes:
        badge: a state of the badges, *word* says it otherwise.
    """

    id: Hashable
    title: str
    subtitle: str = ""
    badge: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act and whether it is barred today.

    Attributes:
        known: what the record says, where nobody verified it lately.
    """

    act: Act
    label: str
    state: str
    known: str
    detail: str
    invented: bool


@dataclass(frozen=True, slots=True)
class TodayPage:
    """All that the page shows."""

    day: str
    tasks: tuple[Row, ...]
    idle: tuple[Row, ...]
    drafts: tuple[Row, ...]
    stale: int
    stale_words: str
    acts: tuple[ActRow, ...]


class TodayView(Protocol):
    """The page."""

    def show_page(self, page: TodayPage) -> None:
        """Show what waits."""


class TodayPresenter:
    """`shown` reads; `changed` reads again where a commit matters here."""

    def __init__(self, desk: Desk, view: TodayView) -> None:
        self._desk, self._view = desk, view
        self._reading = Latest(desk.run)
        self._tasks: dict[Hashable, Task] = {}
        self._drafts: dict[Hashable, DraftLine] = {}
        self._ready = False

    def shown(self) -> None:
        """The page comes to the front."""
        self._ready = True
        self._reading(partial(today.waiting, self._desk.office), self._show, self._fail)

    def changed(self, touched: Changes) -> None:
        """A commit happened somewhere."""
        if self._ready and {table for table, _record in touched} - NOT_SHOWN_HERE:
            self.shown()

    def finish_task(self, task_id: Hashable) -> None:
        """Tick a task off."""
        task = self._tasks.get(task_id)
        if task is not None:
            job = partial(clients.finish_task, self._desk.office, task)
            self._desk.run(job, self._finished, self._fail)

    def open_task(self, task_id: Hashable) -> None:
        """Go to what a task is about."""
        task = self._tasks.get(task_id)
        if task is None:
            return
        if task.letter_id is not None:
            self._desk.shell.open_letter(task.letter_id)
        elif task.client_id is not None:
            self._desk.shell.open_client(task.client_id)
        elif task.order_id is not None:
            self._desk.shell.go("litigation")

    def open_client(self, client_id: UUID) -> None:
        """Go to a client."""
        self._desk.shell.open_client(client_id)

    def resume(self, draft_id: Hashable) -> None:
        """Go where a draft was typed."""
        line = self._drafts.get(draft_id)
        if line is not None and line.client:
            self._desk.shell.open_client(line.draft.record_id)
        elif line is not None:
            self._desk.shell.go("clients")

    def open_litigation(self) -> None:
        """Go to the lawsuits."""
        self._desk.shell.go("litigation")

    def open_stale(self) -> None:
        """Go to the letters that are out of date."""
        self._desk.shell.show_reissue()

    def _show(self, found: Waiting) -> None:
        self._tasks = {line.task.id: line.task for line in found.tasks}
        self._drafts = {_draft_id(line): line for line in found.drafts}
        self._view.show_page(page_of(found))

    def _finished(self, task: Task) -> None:
        self._desk.shell.notice(_("Done: {task}").format(task=task.title))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._desk.shell.notice(words_of(error))
        self.shown()


def page_of(found: Waiting) -> TodayPage:
    """Put into words what waits."""
    return TodayPage(
        day=date_in_words(found.on),
        tasks=tuple(_task_row(line, found.on) for line in found.tasks),
        idle=tuple(
            Row(each, name, _("Asked a question; nothing is planned")) for each, name in found.idle
        ),
        drafts=tuple(
            Row(_draft_id(line), line.client or _("New client"), _draft_words(line), "draft")
            for line in found.drafts
        ),
        stale=found.stale,
        stale_words=_stale_words(found.stale),
        acts=act_rows(found.standing),
    )


def _task_row(line: TaskLine, on: date) -> Row:
    due = line.task.due_on or on
    days = (due - on).days
    if days < 0:
        badge, word = "overdue", ""
        when = ngettext("{n} day overdue", "{n} days overdue", -days).format(n=-days)
    elif days == 0:
        badge, word, when = "due", _("Today"), _("Due today")
    else:
        badge, word, when = "info", _("This week"), _("Due {day}").format(day=short_date(due))
    subtitle = " · ".join(part for part in (line.client, when) if part)
    return Row(line.task.id, line.task.title, subtitle, badge, word)


def _draft_id(line: DraftLine) -> tuple[str, UUID]:
    return line.draft.kind, line.draft.record_id


def _draft_words(line: DraftLine) -> str:
    at = line.draft.at.astimezone()
    when = _("{day}, {time}").format(day=short_date(at.date()), time=f"{at:%H:%M}")
    return _("Typed {when}, not saved yet").format(when=when)


def _stale_words(count: int) -> str:
    if not count:
        return _("By the record of the litigation, no letter on file says what no longer holds.")
    return ngettext(
        "{n} letter on file says something that no longer holds.",
        "{n} letters on file say something that no longer holds.",
        count,
    ).format(n=count)


def act_rows(standing: Standing) -> tuple[ActRow, ...]:
    """Say for each act whether it is barred today, as of when and on whose word."""
    return tuple(_act_row(each) for each in standing.protections.acts)


def _act_row(each: ActProtection) -> ActRow:
    known = ""
    if each.state is State.UNVERIFIED and each.as_of is not None:
        known = _("Last known: {state}").format(state=_(each.known.label).lower())
    return ActRow(
        each.act,
        _(each.act.label),
        each.state.value,
        known,
        _as_of_words(each),
        any(ground.invented for ground in each.grounds),
    )


def _as_of_words(each: ActProtection) -> str:
    if each.as_of is None:
        return _("Never verified")
    furthest = [check for check in each.checks if check.through_on == each.as_of]
    people = sorted({check.verified_by for check in furthest if check.user_id})
    packs = sorted({check.verified_by for check in furthest if not check.user_id})
    parts = [_("As of {day}").format(day=short_date(each.as_of))]
    if people:
        parts.append(_("verified by {names}").format(names=", ".join(people)))
    if packs:
        parts.append(_("according to {names}").format(names=", ".join(packs)))
    return " · ".join(parts)
