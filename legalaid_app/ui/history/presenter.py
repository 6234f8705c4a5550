"""Who changed what in the office, newest first. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Protocol

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.names import fold
from legalaid_app.domain.words import N_
from legalaid_app.domain.words import gettext as _
from legalaid_app.services import history
from legalaid_app.services.history import FieldChange, HistoryEntry
from legalaid_app.services.history_words import SaidChange, say
from legalaid_app.services.office import Changes
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Latest
from legalaid_app.ui.kit.shell import Desk

PAGE = 100
LONGEST = 160

TABLES: Mapping[str, str] = {
    "client": N_("Client"),
    "contact": N_("Contact"),
    "address": N_("Address"),
    "consent": N_("Consent"),
    "household_member": N_("Household member"),
    "matter": N_("Case"),
    "question": N_("Question"),
    "assessment": N_("Triage"),
    "note": N_("Note"),
    "task": N_("Task"),
    "letter": N_("Letter"),
    "statement": N_("Statement"),
    "lawsuit": N_("Lawsuit"),
    "docket": N_("Docket"),
    "order": N_("Order"),
    "order_event": N_("What became of an order"),
    "verification": N_("Verification"),
    "policy": N_("Policy"),
    "office_profile": N_("Office profile"),
    "user": N_("Person of the office"),
    "sealed_pages": N_("Sealed pages"),
}


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One action in the list."""

    id: int
    label: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field before and after, in words."""

    id: int
    what: str
    before: str
    after: str


class HistoryView(Protocol):
    """The page."""

    def show_entries(self, rows: Sequence[EntryRow], *, more: bool) -> None:
        """List actions; with *more*, older ones can be fetched."""

    def show_changes(self, number: int | None, title: str, rows: Sequence[ChangeRow]) -> None:
        """Show what an action changed, and mark it in the list."""

    def say(self, words: str) -> None:
        """Say why there is nothing."""


class HistoryPresenter:
    """Keeps the pages that were read, filters them, and shows one action in full."""

    def __init__(self, desk: Desk, view: HistoryView) -> None:
        self._desk, self._view = desk, view
        self._reading = Latest(desk.run)
        self._entries: tuple[HistoryEntry, ...] = ()
        self._more, self._words, self._ready = False, "", False
        self._listed: tuple[int, ...] = ()
        self._chosen: int | None = None  # None: whatever is newest

    def shown(self) -> None:
        """The page comes to the front: read as much as was read before, at least a page."""
        self._ready = True
        self._read(None, max(PAGE, len(self._entries)), self._fresh)

    def changed(self, touched: Changes) -> None:
        """A commit happened: it stands at the top."""
        if self._ready:
            self.shown()

    def older(self) -> None:
        """Read the next page."""
        if self._more and self._entries:
            self._read(self._entries[-1].number, PAGE, self._appended)

    def filter(self, words: str) -> None:
        """List only actions in which each of the words occurs."""
        self._words = words
        self._list()

    def choose(self, number: int | None) -> None:
        """Show what an action changed; while it is the newest, a newer one takes its place."""
        self._chosen = None if number in self._listed[:1] else number
        self._tell(number)

    def _tell(self, number: int | None) -> None:
        entry = next((each for each in self._entries if each.number == number), None)
        if entry is None:
            self._view.show_changes(None, "", ())
        else:
            self._view.show_changes(number, entry.label, change_rows(entry))

    def _read(
        self, before: int | None, limit: int, done: Callable[[tuple[HistoryEntry, ...]], None]
    ) -> None:
        job = partial(history.entries, self._desk.office, before=before, limit=limit + 1)
        self._reading(job, partial(self._take, limit, done), self._fail)

    def _take(
        self,
        limit: int,
        done: Callable[[tuple[HistoryEntry, ...]], None],
        found: tuple[HistoryEntry, ...],
    ) -> None:
        self._more = len(found) > limit
        done(found[:limit])

    def _fresh(self, found: tuple[HistoryEntry, ...]) -> None:
        self._entries = found
        self._list()

    def _appended(self, found: tuple[HistoryEntry, ...]) -> None:
        self._entries += found
        self._list()

    def _list(self) -> None:
        words = fold(self._words).split()
        fitting = [each for each in self._entries if _fits(each, words)]
        self._view.show_entries([_row(each) for each in fitting], more=self._more)
        self._listed = tuple(each.number for each in fitting)
        if self._chosen not in self._listed:
            self._chosen = None
        self._tell(self._chosen or next(iter(self._listed), None))
        if not fitting:
            self._view.say(
                _("No action that was read holds these words.")
                if words
                else _("Nothing was done yet.")
            )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._desk.shell.notice(words_of(error))


def _row(entry: HistoryEntry) -> EntryRow:
    at = entry.at.astimezone()
    when = _("{day}, {time}").format(day=short_date(at.date()), time=f"{at:%H:%M}")
    return EntryRow(entry.number, entry.label, entry.who, when)


def _fits(entry: HistoryEntry, words: Sequence[str]) -> bool:
    if not words:
        return True
    parts = [entry.label, entry.who]
    for row in change_rows(entry):
        parts += [row.what, row.before, row.after]
    whole = fold(" ".join(parts))
    return all(word in whole for word in words)


def change_rows(entry: HistoryEntry) -> tuple[ChangeRow, ...]:
    """Return what an action changed, field by field; what says nothing to people is left out."""
    said = [(change, words) for change in entry.changes if (words := say(change)) is not None]
    return tuple(
        ChangeRow(place, _what(change, words), in_words(words.before), in_words(words.after))
        for place, (change, words) in enumerate(said)
    )


def _what(change: FieldChange, words: SaidChange) -> str:
    record = _(TABLES[change.table]) if change.table in TABLES else change.table
    return _("{record}: {field}").format(record=record, field=words.label)


def in_words(content: str | int | date | datetime | None) -> str:
    """Return a value as people read it; long texts are cut.

    >>> in_words(True), in_words(None), in_words(date(1981, 3, 4))
    ('Yes', '', '4 Mar 1981')
    """
    match content:
        case None:
            return ""
        case bool():
            return _("Yes") if content else _("No")
        case datetime():
            at = content.astimezone()
            return f"{short_date(at.date())} {at:%H:%M}"
        case date():
            return short_date(content)
    text = " ".join(str(content).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
