"""What the frame around the screens shows: undo, waiting counts, lasting states. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.services import backups, history, litigation, today
from legalaid_app.services.history import UndoState
from legalaid_app.services.litigation import Standing
from legalaid_app.services.office import Changes, Office
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Run

LITIGATION_TABLES = {"lawsuit", "docket", "order", "order_event", "verification", "policy"}
STALE_TABLES = LITIGATION_TABLES | {"letter", "statement"}
OFFICE_TABLES = {"office_profile", "user"}


@dataclass(frozen=True, slots=True)
class LastingState:
    """A bar: what is so, and the one thing to do about it."""

    key: str
    text: str
    action: str
    tone: str = "medium"


@dataclass(frozen=True, slots=True)
class FrameState:
    """All that the frame shows of the store."""

    undo: UndoState = field(default_factory=UndoState)
    standing: Standing | None = None
    stale: int = 0
    due: int = 0
    office_name: str = ""
    refusal: str = ""
    backup_overdue: bool = False


class FrameView(Protocol):
    """The window, as this presenter sees it."""

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Offer what can be taken back and done again."""

    def show_bars(self, bars: Sequence[LastingState]) -> None:
        """Show lasting states."""

    def show_count(self, section: str, n: int) -> None:
        """Show how much waits in a section."""

    def show_office(self, name: str) -> None:
        """Say whose office it is."""

    def say(self, words: str, *, tone: str = "info") -> None:
        """Say what just happened."""


class FramePresenter:
    """`refresh()` after opening, `changed(touched)` after each commit."""

    def __init__(self, view: FrameView, office: Office, run: Run) -> None:
        self._view, self._office, self._run = view, office, run
        self._state = FrameState()

    def refresh(self) -> None:
        """Read everything."""
        self._read(None)

    def changed(self, touched: Changes) -> None:
        """Read what a commit may have changed."""
        self._read({table for table, _record in touched})

    def undo(self) -> None:
        """Take back the newest action."""
        self._replay(history.undo, _("Undone: {label}"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._replay(history.redo, _("Done again: {label}"))

    def _replay(self, act: Callable[[Office], str], words: str) -> None:
        self._run(partial(act, self._office), partial(self._replayed, words), self._fail)

    def _replayed(self, words: str, label: str) -> None:
        self._view.say(words.format(label=label))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.say(words_of(error), tone="medium")

    def _read(self, tables: set[str] | None) -> None:
        job = partial(read_state, self._office, self._state, tables)
        self._run(job, self._show, self._fail)

    def _show(self, state: FrameState) -> None:
        self._state = state
        self._view.show_undo(state.undo.undo or None, state.undo.redo or None)
        self._view.show_office(state.office_name)
        self._view.show_count("today", state.due)
        self._view.show_count("letters", state.stale)
        self._view.show_count("litigation", len(state.standing.to_verify) if state.standing else 0)
        self._view.show_bars(lasting_states(state))


def read_state(office: Office, before: FrameState, tables: set[str] | None) -> FrameState:
    """Return the state of now; parts that no table of *tables* touches are as *before*."""
    state = replace(before, undo=history.undo_state(office))
    if tables is None or tables & (LITIGATION_TABLES | OFFICE_TABLES):
        state = replace(state, standing=litigation.standing(office))
    if tables is None or tables & STALE_TABLES:
        state = replace(state, stale=today.stale_count(office))
    if tables is None or "task" in tables:
        state = replace(state, due=today.due_count(office))
    if tables is None or tables & OFFICE_TABLES:
        state = replace(state, office_name=office.profile().name)
    if tables is None:
        refusal = words_of(office.refusal) if office.refusal else ""
        overdue = not office.read_only and backups.backup_state(office).outside_overdue
        state = replace(state, refusal=refusal, backup_overdue=overdue)
    return state


def lasting_states(state: FrameState) -> tuple[LastingState, ...]:
    """Put what lasts into words."""
    bars = []
    if state.refusal:
        bars.append(LastingState("refusal", state.refusal, "", "high"))
    if state.standing is not None and not state.standing.verified:
        text = unverified_words(state.standing)
        bars.append(LastingState("litigation", text, _("Verify")))
    if state.stale:
        text = ngettext(
            "{n} letter is out of date", "{n} letters are out of date", state.stale
        ).format(n=state.stale)
        bars.append(LastingState("letters", text, _("Review")))
    if state.backup_overdue:
        text = _("No backup outside this computer in the last 7 days")
        bars.append(LastingState("backup", text, _("Back up…")))
    return tuple(bars)


def unverified_words(standing: Standing) -> str:
    """Say how far the dockets were read, and how long ago that is."""
    as_of = standing.protections.as_of
    if as_of is None:
        return _("The litigation was never verified")
    days = (standing.protections.on - as_of).days
    if standing.protections.verified:
        return _("No attorney of this office has verified the litigation as it is on record")
    ago = ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    words = _("Litigation last verified on {day} · {ago}")
    if not standing.protections.verified_by_person:
        words = _("Litigation not verified by this office; on record through {day} · {ago}")
    return words.format(day=short_date(as_of), ago=ago)
