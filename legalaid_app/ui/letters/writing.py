"""Decides what the page of a letter that is being written shows. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from legalaid_app.domain.account import OfficeProfile
from legalaid_app.domain.client import Address
from legalaid_app.domain.errors import AppError
from legalaid_app.domain.ids import AddressId, ClientId, LetterId
from legalaid_app.domain.letter import Letter
from legalaid_app.domain.words import gettext as _
from legalaid_app.services import clients, letters, office, paper
from legalaid_app.services.letter_reasons import Because, because
from legalaid_app.services.letters import Prepared
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Latest
from legalaid_app.ui.kit.shell import Desk
from legalaid_app.ui.letters.pages import CLIENT, LITIGATION, OFFICE, WritingPage, writing_page
from legalaid_app.ui.letters.words import language_name


class WritingView(Protocol):
    """What the presenter tells the page."""

    def clear(self) -> None: ...
    def show_page(self, page: WritingPage) -> None: ...
    def show_pages(self, pdf: bytes) -> None: ...
    def show_no_pages(self, words: str) -> None: ...
    def set_busy(self, busy: bool) -> None: ...
    def confirm(self, question: str, what_happens: str, act: str) -> bool: ...
    def edit_address(self, seen: Address | None) -> None: ...
    def edit_office(self, seen: OfficeProfile) -> None: ...
    def show_edit_problem(self, error: AppError) -> None: ...
    def close_edit(self) -> None: ...
    def say(self, words: str, action: str = "", tone: str = "info") -> None: ...


@dataclass(frozen=True, slots=True)
class _Written:
    """A draft, why each part is in it, and why it may not be issued."""

    prepared: Prepared
    because: tuple[Because, ...]
    refused: AppError | None
    grade: float | None
    address: Address | None
    profile: OfficeProfile


class WritingPresenter:
    """Writes one letter: preview, mend what is missing, issue.

    Attributes:
        issued: called with the id of a letter that was sealed.
    """

    def __init__(self, view: WritingView, desk: Desk) -> None:
        self._view, self._desk = view, desk
        self.issued: Callable[[LetterId], None] = _nobody
        self._writing, self._drawing = Latest(desk.run), Latest(desk.paper)
        self._client: ClientId | None = None
        self._language: str | None = None
        self._large, self._paper = False, "letter"
        self._written: _Written | None = None
        self._seen_address: Address | None = None
        self._issuing = False

    @property
    def client(self) -> ClientId | None:
        """For whom a letter is being written."""
        return self._client

    def write(self, client_id: ClientId) -> None:
        """Begin a letter for this client; while another is sealed, that one stays."""
        if self._issuing:
            return
        self._client, self._language, self._written = client_id, None, None
        self._view.clear()
        self.refresh()

    def refresh(self) -> None:
        """Write the draft anew from what is stored now."""
        if self._client is None or self._issuing:
            return
        job = partial(_write, self._desk, self._client, self._language)
        self._writing(job, self._draw, self._failed)

    def choose_language(self, language: str) -> None:
        """Write it in another language."""
        self._language = language
        self.refresh()

    def choose_form(self, large_print: bool, paper_size: str) -> None:
        """Print it large, or on other paper."""
        self._large, self._paper = large_print, paper_size
        if self._written:
            self._draw(self._written)

    def mend(self, place: str) -> None:
        """Open what lacks a fact."""
        if self._written is None:
            return
        if place == CLIENT:
            self._seen_address = self._written.address
            self._view.edit_address(self._written.address)
        elif place == OFFICE:
            self._view.edit_office(self._written.profile)
        elif place == LITIGATION:
            self._desk.shell.go("litigation")

    def save_address(self, fields: Mapping[str, Any]) -> None:
        """Keep the address that the letter lacked."""
        if self._client is None:
            return
        desk, seen = self._desk, self._seen_address
        if seen is None:
            try:
                made = Address(id=AddressId(desk.office.new_id()), client_id=self._client, **fields)
            except AppError as error:
                self._view.show_edit_problem(error)
                return
            desk.run(partial(clients.add_part, desk.office, made), self._mended, self._not_mended)
        else:
            job = partial(clients.update_part, desk.office, seen, fields)
            desk.run(job, self._mended, self._not_mended)

    def save_office(self, changes: Mapping[str, Any]) -> None:
        """Keep what the letterhead lacked."""
        if self._written is None:
            return
        job = partial(office.update_profile, self._desk.office, self._written.profile, changes)
        self._desk.run(job, self._mended, self._not_mended)

    def issue(self) -> None:
        """Ask once, then seal: first the numbered letter is written and checked."""
        if self._client is None or self._issuing or self._written is None:
            return
        self._issuing = True
        self._view.set_busy(True)
        job = partial(_final, self._desk, self._client, self._written.prepared.language)
        self._desk.run(job, self._ask, self._issue_failed)

    def open_client(self) -> None:
        """Show the client's file."""
        if self._client is not None:
            self._desk.shell.open_client(self._client)

    def verify(self) -> None:
        """Go where orders are verified."""
        self._desk.shell.go("litigation")

    def _draw(self, written: _Written) -> None:
        self._written = written
        job = partial(letters.render, written.prepared, large_print=self._large, paper=self._paper)
        self._drawing(job, self._drawn, self._not_drawn)

    def _drawn(self, rendered: Any) -> None:
        self._view.show_pages(rendered.pdf)
        self._show(None)

    def _not_drawn(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.show_no_pages(words_of(error))
        self._show(error)

    def _show(self, drawn: AppError | None) -> None:
        if self._written is None:
            return
        written = self._written
        languages = letters.languages(self._desk.office)
        first = letters.language_for(written.prepared.client, languages)
        ordered = sorted(languages, key=lambda code: (code != first, language_name(code)))
        page = writing_page(
            written.prepared, ordered, written.because, written.refused, drawn, written.grade
        )
        self._view.show_page(page)

    def _ask(self, prepared: Prepared) -> None:
        question = _("Issue letter {number} in {language}?").format(
            number=prepared.number, language=language_name(prepared.language)
        )
        then = _("The letter is sealed and kept as it is. It can be voided, never changed.")
        if not self._view.confirm(question, then, _("Issue letter")):
            self._issuing = False
            self._view.set_busy(False)
            return
        job = partial(letters.render, prepared, large_print=self._large, paper=self._paper)
        self._desk.paper(job, partial(self._seal, prepared), self._issue_failed)

    def _seal(self, prepared: Prepared, rendered: Any) -> None:
        job = partial(letters.seal, self._desk.office, prepared, rendered)
        self._desk.run(job, self._sealed, self._issue_failed)

    def _sealed(self, letter: Letter) -> None:
        self._issuing, self._client, self._written = False, None, None
        self._view.set_busy(False)
        self._desk.shell.saved()
        self.issued(letter.id)

    def _issue_failed(self, error: Exception) -> None:
        self._issuing = False
        self._view.set_busy(False)
        self._failed(error)
        self.refresh()

    def _mended(self, _kept: object) -> None:
        self._view.close_edit()
        self._desk.shell.saved()
        self.refresh()

    def _not_mended(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.show_edit_problem(error)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.say(words_of(error), tone="high")


def _nobody(_letter: LetterId) -> None:
    """Nobody asked to be told."""


def _write(desk: Desk, client_id: ClientId, language: str | None) -> _Written:
    """In the store lane: the draft and all that is said beside it."""
    prepared = letters.prepare_guidance(desk.office, client_id, language)
    return _Written(
        prepared=prepared,
        because=because(desk.office, prepared),
        refused=_refusal(prepared),
        grade=paper.grade(prepared.composed.document),
        address=clients.open_file(desk.office, client_id).address,
        profile=desk.office.profile(),
    )


def _final(desk: Desk, client_id: ClientId, language: str) -> Prepared:
    """In the store lane: the numbered letter, refused where it may not be sealed."""
    prepared = letters.prepare_guidance(desk.office, client_id, language, draft=False)
    letters.check(prepared)
    return prepared


def _refusal(prepared: Prepared) -> AppError | None:
    try:
        letters.check(prepared)
    except AppError as error:
        return error
    return None
