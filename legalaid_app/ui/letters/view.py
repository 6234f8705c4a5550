"""The letters screen: the book of issued letters, and its two sub-pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.ids import LetterId
from legalaid_app.domain.words import gettext as _
from legalaid_app.services.letter_book import LetterLine
from legalaid_app.ui.kit.notice import NoticeLine
from legalaid_app.ui.letters.book_view import BookView
from legalaid_app.ui.letters.pages import LetterPage
from legalaid_app.ui.letters.printing import ChosenPrinter, ask_printer
from legalaid_app.ui.letters.two_panes import scrolled
from legalaid_app.ui.letters.void_dialog import VoidDialog
from legalaid_app.ui.letters.write_view import WriteView
from legalaid_app.ui.reissue.view import ReissueWidget

_MODES = ("book", "writing", "reissue")


class LettersWidget(QWidget):
    """Passive; the three pages are `book`, `writing` and `reissue`."""

    void_submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Letters"))
        self.notice = NoticeLine()
        self.book, self.writing, self.reissue = BookView(), WriteView(), ReissueWidget()
        self.void_dialog = VoidDialog(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.book)
        self._stack.addWidget(scrolled(self.writing, _("New letter")))
        self._stack.addWidget(scrolled(self.reissue, _("Re-issue")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.void_dialog.submitted.connect(self.void_submitted)

    def show_mode(self, mode: str) -> None:
        """Bring the book, the page of a new letter or the re-issue page to the front."""
        self.notice.dismiss()
        self._stack.setCurrentIndex(_MODES.index(mode))
        if mode != "writing":
            self.writing.clear()

    def show_lines(self, lines: Sequence[LetterLine], chip: str, counts: Mapping[str, int]) -> None:
        """List these letters."""
        self.book.show_lines(lines, chip, counts)

    def select(self, letter_id: LetterId) -> None:
        """Choose a letter of the list without asking for it again."""
        self.book.list.blockSignals(True)
        self.book.list.select_id(letter_id)
        self.book.list.blockSignals(False)

    def show_letter(self, page: LetterPage) -> None:
        """Show one letter."""
        self.book.letter.show_page(page)
        self.book.show_letter()

    def show_nothing(self, words: str) -> None:
        """Say why no letter is shown."""
        self.book.show_nothing(words)

    def ask_path(self, name: str) -> str:
        """Ask in the system's own dialog where to save; "" when it is cancelled."""
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Save PDF"), name, _("PDF documents (*.pdf)")
        )
        return path

    def ask_printer(self, pages: int) -> ChosenPrinter | None:
        """Ask in the system's own dialog how to print."""
        return ask_printer(self, pages)

    def ask_reason(self) -> None:
        """Ask why the letter is voided."""
        self.void_dialog.ask()

    def show_void_problem(self, error: AppError) -> None:
        """Say why it was not voided."""
        self.void_dialog.show_problem(error)

    def close_void(self) -> None:
        """It is void."""
        self.void_dialog.accept()

    def say(self, words: str, action: str = "", tone: str = "info") -> None:
        """Say what just happened."""
        self.notice.say(words, action=action, tone=tone)
