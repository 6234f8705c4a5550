"""Decides what the re-issue page shows: who holds an outdated letter, and one act for all. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.ids import LetterId
from legalaid_app.domain.letter import Letter
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.services import letters, litigation, reissue
from legalaid_app.services.litigation import Standing
from legalaid_app.services.office import Office
from legalaid_app.services.progress import Cancelled, Progress
from legalaid_app.services.reissue import Excluded, Holder, Reissued
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Latest
from legalaid_app.ui.kit.shell import Desk
from legalaid_app.ui.letters.printers import Printer, print_letters
from legalaid_app.ui.letters.words import language_name, sentence


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A client with an outdated letter, for the table."""

    id: LetterId
    client: str
    letter: str
    issued: str
    language: str
    untrue: str
    by_hand: bool


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A correction that was issued, or who was left out and why."""

    id: UUID
    client: str
    letter: str
    language: str
    issued: bool
    remark: str


class ReissueView(Protocol):
    """What the presenter tells the page."""

    def show_holders(self, rows: Sequence[HolderRow], refusal: str) -> None: ...
    def show_sample(self, pdf: bytes) -> None: ...
    def show_no_sample(self, words: str) -> None: ...
    def confirm(self, question: str, what_happens: str, act: str) -> bool: ...
    def reporter(self) -> Callable[[int, int], None]: ...
    def show_running(self, running: bool) -> None: ...
    def show_results(self, rows: Sequence[ResultRow], summary: str, all_current: bool) -> None: ...
    def ask_printer(self, pages: int) -> Printer | None: ...
    def say(self, words: str, action: str = "", tone: str = "info") -> None: ...


class ReissuePresenter:
    """The clients who hold letters that are no longer true, and a correction for each."""

    def __init__(self, view: ReissueView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self._listing, self._sampling = Latest(desk.run), Latest(desk.run)
        self._drawing = Latest(desk.paper)
        self._holders: dict[LetterId, Holder] = {}
        self._progress: Progress | None = None
        self._made: list[Letter] = []
        self._names: dict[UUID, str] = {}

    @property
    def is_running(self) -> bool:
        """Are letters being issued at this moment?"""
        return self._progress is not None

    def reload(self) -> None:
        """Show who holds an outdated letter now."""
        if not self.is_running:
            self._listing(partial(_look, self._desk.office), self._show, self._failed)

    def sample(self, letter_id: UUID | None) -> None:
        """Show the correction that this client would get, as a draft."""
        holder = self._holders.get(LetterId(letter_id)) if letter_id else None
        if holder is None:
            return
        job = partial(reissue.preview, self._desk.office, holder)
        self._sampling(job, self._draw, self._no_sample)

    def start(self) -> None:
        """Issue a correction to everybody on the list."""
        if self.is_running or not self._holders:
            return
        count = len(self._holders)
        question = ngettext("Issue {n} correction letter?", "Issue {n} correction letters?", count)
        then = _(
            "Each letter is sealed by itself. Stopping in between keeps those that are issued."
        )
        act = ngettext("Issue {n} letter", "Issue {n} letters", count).format(n=count)
        if not self._view.confirm(question.format(n=count), then, act):
            return
        self._made = []
        self._names = {each.client.id: each.client.full_name for each in self._holders.values()}
        self._progress = Progress(self._view.reporter())
        self._view.show_running(True)
        job = partial(reissue.reissue, self._desk.office, self._progress, self._made.append)
        self._desk.run(job, self._finished, self._stopped)

    def cancel(self) -> None:
        """Stop before the next letter."""
        if self._progress is not None:
            self._progress.cancel()

    def print_all(self) -> None:
        """Print the letters of the run, each as a job of its own."""
        if not self._made:
            return
        printer = self._view.ask_printer(sum(letter.pages for letter in self._made))
        if printer is not None:
            job = partial(_pages, self._desk.office, [letter.id for letter in self._made])
            self._desk.run(job, partial(self._print, printer), self._failed)

    def verify(self) -> None:
        """Go where orders are verified."""
        self._desk.shell.go("litigation")

    def _show(self, found: tuple[tuple[Holder, ...], Standing]) -> None:
        holders, standing = found
        self._holders = {each.stale.letter.id: each for each in holders}
        refusal = ""
        if holders and not standing.verified:
            refusal = _("An attorney must verify the orders before corrections can be issued.")
        self._view.show_holders([_row(each) for each in holders], refusal)

    def _draw(self, prepared: Any) -> None:
        self._drawing(partial(letters.render, prepared), self._drawn, self._no_sample)

    def _drawn(self, rendered: Any) -> None:
        self._view.show_sample(rendered.pdf)

    def _no_sample(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.show_no_sample(words_of(error))

    def _finished(self, outcome: Reissued) -> None:
        self._end(outcome.issued, outcome.excluded, cancelled=False)

    def _stopped(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._end(self._made, (), cancelled=True)
            return
        self._progress = None
        self._view.show_running(False)
        self._failed(error)
        self.reload()

    def _end(
        self, issued: Sequence[Letter], excluded: Sequence[Excluded], *, cancelled: bool
    ) -> None:
        self._progress = None
        self._view.show_running(False)
        if issued:
            self._desk.shell.saved()
        rows = [*map(self._issued_row, issued), *map(_excluded_row, excluded)]
        job = partial(reissue.holders, self._desk.office)
        done = partial(self._tell, rows, len(issued), len(excluded), cancelled)
        self._desk.run(job, done, self._failed)

    def _tell(
        self,
        rows: Sequence[ResultRow],
        issued: int,
        excluded: int,
        cancelled: bool,
        left: tuple[Holder, ...],
    ) -> None:
        parts = [ngettext("{n} letter issued.", "{n} letters issued.", issued).format(n=issued)]
        if excluded:
            words = ngettext("{n} client left out.", "{n} clients left out.", excluded)
            parts.append(words.format(n=excluded))
        if cancelled:
            parts.append(_("Stopped before the end."))
        if not left:
            parts.append(_("Nobody holds an outdated letter."))
        self._view.show_results(rows, " ".join(parts), not left)
        self.reload()

    def _issued_row(self, letter: Letter) -> ResultRow:
        return ResultRow(
            id=letter.id,
            client=self._names.get(letter.client_id, ""),
            letter=letter.number,
            language=language_name(letter.language),
            issued=True,
            remark="",
        )

    def _print(self, printer: Printer, pdfs: Sequence[bytes]) -> None:
        words = ngettext(
            "{n} letter sent to the printer.", "{n} letters sent to the printer.", len(pdfs)
        )
        done = partial(self._view.say, words.format(n=len(pdfs)), tone="low")
        print_letters(self._desk, printer, pdfs, done, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.say(words_of(error), tone="high")


def _look(office: Office) -> tuple[tuple[Holder, ...], Standing]:
    return reissue.holders(office), litigation.standing(office)


def _pages(office: Office, ids: Sequence[LetterId]) -> list[bytes]:
    return [letters.sealed_pdf(office, letter_id) for letter_id in ids]


def _row(holder: Holder) -> HolderRow:
    letter, stale = holder.stale.letter, holder.stale
    untrue = [sentence(each, "en", letter.as_of) for each in stale.untrue]
    untrue += [_("“{key}”: its text is gone").format(key=each.key) for each in stale.missing]
    if stale.unverified:
        untrue.append(_("The orders that it rests on were never verified by the office"))
    return HolderRow(
        id=letter.id,
        client=holder.client.full_name,
        letter=letter.number,
        issued=short_date(letter.issued_on) if letter.issued_on else "",
        language=language_name(letter.language),
        untrue=" ".join(untrue),
        by_hand=holder.by_hand,
    )


def _excluded_row(given: Excluded) -> ResultRow:
    return ResultRow(
        id=given.letter.id,
        client=given.client.full_name,
        letter=given.letter.number,
        language=language_name(given.letter.language),
        issued=False,
        remark=given.why,
    )
