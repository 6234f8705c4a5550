"""Puts the letters screen together: the book, a new letter, the re-issue page."""

from __future__ import annotations

from legalaid_app.ui.kit.shell import Desk, Screen
from legalaid_app.ui.letters.presenter import LettersPresenter
from legalaid_app.ui.letters.view import LettersWidget
from legalaid_app.ui.letters.write_view import WriteView
from legalaid_app.ui.letters.writing import WritingPresenter
from legalaid_app.ui.reissue.presenter import ReissuePresenter
from legalaid_app.ui.reissue.view import ReissueWidget


def make_screen(desk: Desk) -> Screen:
    """Make the section."""
    view = LettersWidget()
    writing = WritingPresenter(view.writing, desk)
    reissue = ReissuePresenter(view.reissue, desk)
    presenter = LettersPresenter(view, desk, writing, reissue)
    view.writing.said.connect(view.say)
    view.reissue.said.connect(view.say)
    _connect_book(view, presenter)
    _connect_writing(view.writing, presenter)
    _connect_reissue(view.reissue, presenter)
    return Screen(
        widget=view,
        changed=presenter.changed,
        shown=presenter.reload,
        flush=reissue.cancel,  # a run stops between two letters; dialogs keep what is typed
        primary=None,
        presenter=presenter,
    )


def _connect_book(view: LettersWidget, presenter: LettersPresenter) -> None:
    book = view.book
    book.chip_chosen.connect(presenter.filter)
    book.letter_chosen.connect(presenter.choose)
    book.letter.print_asked.connect(presenter.print_letter)
    book.letter.save_asked.connect(presenter.save_pdf)
    book.letter.void_asked.connect(presenter.ask_void)
    book.letter.client_asked.connect(presenter.open_client)
    book.letter.reissue_asked.connect(presenter.show_reissue)
    view.void_submitted.connect(presenter.void)


def _connect_writing(view: WriteView, presenter: LettersPresenter) -> None:
    writing = presenter.writing
    view.back_asked.connect(presenter.show_book)
    view.language_chosen.connect(writing.choose_language)
    view.form_chosen.connect(writing.choose_form)
    view.mend_asked.connect(writing.mend)
    view.address_submitted.connect(writing.save_address)
    view.office_submitted.connect(writing.save_office)
    view.issue_asked.connect(writing.issue)
    view.client_asked.connect(writing.open_client)
    view.verify_asked.connect(writing.verify)


def _connect_reissue(view: ReissueWidget, presenter: LettersPresenter) -> None:
    reissue = presenter.reissue
    view.back_asked.connect(presenter.show_book)
    view.holder_chosen.connect(reissue.sample)
    view.start_asked.connect(reissue.start)
    view.cancel_asked.connect(reissue.cancel)
    view.print_asked.connect(reissue.print_all)
    view.verify_asked.connect(reissue.verify)
