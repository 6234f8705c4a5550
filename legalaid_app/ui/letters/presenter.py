"""Decides what the letters screen shows: the book of issued letters, and its sub-pages. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.ids import ClientId, LetterId
from legalaid_app.domain.letter import Letter
from legalaid_app.domain.words import gettext as _
from legalaid_app.services import letter_book, letters, printing
from legalaid_app.services.letter_book import LetterFile, LetterLine
from legalaid_app.services.office import Changes
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Latest
from legalaid_app.ui.kit.shell import Desk
from legalaid_app.ui.letters.pages import LetterPage, letter_page
from legalaid_app.ui.letters.printers import Printer, print_letters
from legalaid_app.ui.letters.writing import WritingPresenter
from legalaid_app.ui.reissue.presenter import ReissuePresenter

ALL, STALE, MONTH = "all", "stale", "month"
BOOK, WRITING, REISSUE = "book", "writing", "reissue"
_TABLES = frozenset(
    {"letter", "statement", "order", "order_event", "verification", "client", "address"}
    | {"office_profile", "assessment"}
)


class LettersView(Protocol):
    """What the presenter tells the screen."""

    def show_mode(self, mode: str) -> None: ...
    def show_lines(
        self, lines: Sequence[LetterLine], chip: str, counts: dict[str, int]
    ) -> None: ...
    def select(self, letter_id: LetterId) -> None: ...
    def show_letter(self, page: LetterPage) -> None: ...
    def show_nothing(self, words: str) -> None: ...
    def ask_path(self, name: str) -> str: ...
    def ask_printer(self, pages: int) -> Printer | None: ...
    def ask_reason(self) -> None: ...
    def show_void_problem(self, error: AppError) -> None: ...
    def close_void(self) -> None: ...
    def say(self, words: str, action: str = "", tone: str = "info") -> None: ...


class LettersPresenter:
    """The issued letters; `open_letter`, `write_letter` and `show_reissue` are the ways in."""

    def __init__(
        self,
        view: LettersView,
        desk: Desk,
        writing: WritingPresenter,
        reissue: ReissuePresenter,
    ) -> None:
        self._view, self._desk = view, desk
        self.writing, self.reissue = writing, reissue
        writing.issued = self.issued
        self._listing, self._opening = Latest(desk.run), Latest(desk.run)
        self._mode, self._chip = BOOK, ALL
        self._lines: Sequence[LetterLine] = ()
        self._file: LetterFile | None = None

    @property
    def record_id(self) -> UUID | None:
        """The letter that is shown, to come back to."""
        return self._file.line.id if self._file and self._mode == BOOK else None

    def reload(self) -> None:
        """Show again what is shown, from what is stored now."""
        self._list()
        if self._mode == WRITING:
            self.writing.refresh()
        elif self._mode == REISSUE:
            self.reissue.reload()

    def changed(self, touched: Changes) -> None:
        """Reload where a commit touched what is shown; a run reloads at its end."""
        if not self.reissue.is_running and any(table in _TABLES for table, _id in touched):
            self.reload()

    def filter(self, chip: str) -> None:
        """Show all letters, those out of date, or those of this month."""
        self._chip = chip
        self._show_lines()

    def choose(self, letter_id: UUID | None) -> None:
        """Show one letter with its pages."""
        if letter_id is None:
            self._file = None
            self._view.show_nothing(_("Choose a letter to see its pages."))
            return
        job = partial(letter_book.open_letter, self._desk.office, LetterId(letter_id))
        self._opening(job, self._show_file, self._not_opened)

    def open_letter(self, letter_id: UUID) -> None:
        """Go to this letter, from anywhere."""
        self._turn_to(BOOK)
        self._chip = ALL
        job = partial(letter_book.letter_lines, self._desk.office)
        self._listing(job, partial(self._listed_for, LetterId(letter_id)), self._failed)

    def write_letter(self, client_id: UUID) -> None:
        """Open the preview of a new letter for this client."""
        self._turn_to(WRITING)
        self.writing.write(ClientId(client_id))

    def show_reissue(self) -> None:
        """Show who holds outdated letters."""
        self._turn_to(REISSUE)
        self.reissue.reload()

    def show_book(self) -> None:
        """Back to the issued letters."""
        self._turn_to(BOOK)
        self._list()

    def issued(self, letter_id: LetterId) -> None:
        """A letter was sealed: show it."""
        self.open_letter(letter_id)
        self._view.say(_("The letter is issued."), tone="low")

    def open_client(self) -> None:
        """Show the file of the client who holds the letter."""
        if self._file:
            self._desk.shell.open_client(self._file.client.id)

    def save_pdf(self) -> None:
        """Write the sealed pages into a file that somebody chooses."""
        if self._file is None:
            return
        path = self._view.ask_path(printing.file_name(self._file.line.letter))
        if path:
            job = partial(printing.save_copy, Path(path), self._file.pdf)
            self._desk.paper(job, self._saved, self._failed)

    def print_letter(self) -> None:
        """Print the letter that is shown."""
        if self._file is None:
            return
        printer = self._view.ask_printer(self._file.line.letter.pages)
        if printer is not None:
            done = partial(self._view.say, _("Sent to the printer."), tone="low")
            print_letters(self._desk, printer, [self._file.pdf], done, self._failed)

    def ask_void(self) -> None:
        """Ask why the letter is voided."""
        if self._file and self._file.line.letter.voided_on is None:
            self._view.ask_reason()

    def void(self, reason: str) -> None:
        """Void the letter that is shown."""
        if self._file is None:
            return
        seen = self._file.line.letter
        job = partial(letters.void_letter, self._desk.office, seen, reason)
        self._desk.run(job, self._voided, self._not_voided)

    def _turn_to(self, mode: str) -> None:
        self._mode = mode
        self._view.show_mode(mode)

    def _list(self) -> None:
        job = partial(letter_book.letter_lines, self._desk.office)
        self._listing(job, self._listed, self._failed)

    def _listed(self, lines: Sequence[LetterLine]) -> None:
        self._lines = lines
        self._show_lines()
        if self._file and self._mode == BOOK:
            self.choose(self._file.line.id)

    def _listed_for(self, letter_id: LetterId, lines: Sequence[LetterLine]) -> None:
        self._lines = lines
        self._show_lines()
        self._view.select(letter_id)
        self.choose(letter_id)

    def _show_lines(self) -> None:
        month = self._desk.office.today().replace(day=1)
        chips = {
            ALL: list(self._lines),
            STALE: [line for line in self._lines if line.stale],
            MONTH: [o for o in self._lines if o.letter.issued_on and o.letter.issued_on >= month],
        }
        counts = {key: len(lines) for key, lines in chips.items()}
        self._view.show_lines(chips[self._chip], self._chip, counts)

    def _show_file(self, file: LetterFile) -> None:
        self._file = file
        self._view.show_letter(letter_page(file))

    def _not_opened(self, error: Exception) -> None:
        self._file = None
        if not isinstance(error, AppError):
            raise error
        self._view.show_nothing(words_of(error))

    def _saved(self, _path: Path) -> None:
        said = _(
            "The letter is saved. The file is not encrypted: keep it where others cannot read it."
        )
        self._view.say(said, tone="medium")

    def _voided(self, _letter: Letter) -> None:
        self._view.close_void()
        self._view.say(_("The letter is void. It stays on record."), tone="low")
        self._desk.shell.saved()
        self._list()

    def _not_voided(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.show_void_problem(error)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.say(words_of(error), tone="high")
