"""The first tab of a client: what is next, what is known, how to reach them. Passive."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from legalaid_app.domain.client import Client
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.services.triage import result_of
from legalaid_app.ui.clients.lines import choice_words
from legalaid_app.ui.clients.page import ClientPage
from legalaid_app.ui.clients.part_card import PartCard
from legalaid_app.ui.kit.buttons import link
from legalaid_app.ui.kit.cards import Card, FigureCard, KeyValue
from legalaid_app.ui.kit.columns import Columns
from legalaid_app.ui.kit.date_text import date_in_words, short_date
from legalaid_app.ui.kit.flow import Flow
from legalaid_app.ui.kit.levels import level_word


class OverviewTab(QWidget):
    """Figures on top; the client's data, contacts and addresses; questions, cases, consents."""

    edit_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parts: dict[str, PartCard]) -> None:
        super().__init__()
        self.next_task = FigureCard(_("Next action"), "calendar-clock")
        self.level = FigureCard(_("Triage"), "scale")
        self.letter = FigureCard(_("Letter"), "mail")
        self.facts = KeyValue()
        self.data = Card(_("Client"), _("Edit"))
        self.data.add(self.facts)
        remove = link(_("Remove client"))
        remove.clicked.connect(self.remove_requested)
        row = QHBoxLayout()
        row.addWidget(remove)
        row.addStretch(1)
        self.data.add_layout(row)
        self.data.action_requested.connect(self.edit_requested)
        below = Columns(44)
        below.add_column(self.data, parts["contact"], parts["address"])
        below.add_column(parts["question"], parts["case"], parts["consent"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 6, 12)
        column.setSpacing(12)
        column.addWidget(Flow([self.next_task, self.level, self.letter], ems=8.5))
        column.addWidget(below)
        column.addStretch(1)

    def show_page(self, page: ClientPage) -> None:
        """Show a client."""
        self.facts.show_facts(client_facts(page.file.client))
        self.next_task.show_figure(*_next_action(page))
        self.level.show_figure(*_triage(page))
        self.letter.show_figure(*_letters(page))


def client_facts(client: Client) -> list[tuple[str, str]]:
    """The client's own data, in words; what was not asked says so."""
    return [
        (_("Name on documents"), client.full_name),
        (_("Preferred name"), client.preferred_name),
        (_("Name in own script"), client.own_script_name),
        (_("Date of birth"), date_in_words(client.born_on) if client.born_on else _("Not asked")),
        (_("Letter language"), choice_words(client.language)),
        (_("Needs an interpreter"), choice_words(client.interpreter)),
        (_("Standing"), _(client.standing.label)),
    ]


def _next_action(page: ClientPage) -> tuple[str, str]:
    task = page.next_task
    if task is None:
        return _("None"), _("No open task. Add one in Tasks.")
    if task.due_on is None:
        return _("No date"), task.title
    days = (task.due_on - page.today).days
    if days < 0:
        late = ngettext("{n} day late", "{n} days late", -days).format(n=-days)
        return late, _("{task} · {day}").format(task=task.title, day=short_date(task.due_on))
    figure = _("Today") if days == 0 else ngettext("{n} day", "{n} days", days).format(n=days)
    return figure, _("{task} · {day}").format(task=task.title, day=short_date(task.due_on))


def _triage(page: ClientPage) -> tuple[str, str]:
    newest = page.newest
    if newest is None:
        return level_word(None), _("Answer the questions in Triage.")
    count = len(result_of(newest).reasons)
    below = [ngettext("{n} reason", "{n} reasons", count).format(n=count)]
    below.append(short_date(newest.on) if newest.on else "")
    if newest.override:
        below.append(_("computed: {level}").format(level=level_word(newest.level)))
    return level_word(newest.effective), " · ".join(part for part in below if part)


def _letters(page: ClientPage) -> tuple[str, str]:
    standing = [letter for letter in page.file.letters if letter.voided_on is None]
    if not standing:
        return _("None yet"), _("Write one in Letters.")
    newest = standing[-1]
    day = short_date(newest.issued_on) if newest.issued_on else ""
    if page.stale:
        count = len(page.stale)
        words = ngettext("{n} letter is no longer true", "{n} letters are no longer true", count)
        return _("Out of date"), words.format(n=count)
    return _("Sealed"), _("{number} · {day}").format(number=newest.number, day=day)
