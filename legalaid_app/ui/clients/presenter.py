"""Decides what the clients section shows and does. Knows no toolkit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from legalaid_app.domain.errors import AppError, NotFound
from legalaid_app.domain.ids import ClientId
from legalaid_app.services import clients, history
from legalaid_app.services.office import Changes
from legalaid_app.ui.clients import forms, page
from legalaid_app.ui.clients.forms import CLIENT, NEW_CLIENT, NOTE, PARTS, TRIAGE, OpenForm
from legalaid_app.ui.clients.page import ClientPage
from legalaid_app.ui.kit.draft_book import DraftBook
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Latest
from legalaid_app.ui.kit.shell import Desk

OF_A_CLIENT = frozenset(
    {"client", "contact", "address", "consent", "household_member", "matter", "question", "task"}
    | {"note", "assessment", "letter"}
)
IN_THE_LIST = frozenset({"client", "question", "assessment"})
MAKES_STALE = frozenset({"letter", "order", "order_event", "verification", "statement", "docket"})


class View(Protocol):
    """What the presenter tells the screen."""

    def show_ids(self, ids: Sequence[UUID], words: str) -> None:
        """List these clients; *words* is what they were looked for by."""

    def show_stale(self, ids: frozenset[ClientId]) -> None:
        """Mark these clients in the list: a letter of theirs is out of date."""

    def refresh_lines(self) -> None:
        """Fetch the lines of the list again."""

    def select(self, client_id: UUID | None) -> None:
        """Mark the open client in the list."""

    def show_page(self, page: ClientPage) -> None:
        """Show a client's page."""

    def show_no_page(self) -> None:
        """Show that no client is open."""

    def show_tab(self, key: str) -> None:
        """Bring a tab of the page to the front."""

    def open_form(self, form: OpenForm) -> None:
        """Open a form for typing."""

    def form_stored(self) -> None:
        """Close the form that is open."""

    def form_problem(self, error: AppError) -> None:
        """Say in the form why it was not stored."""

    def show_note(self, body: str) -> None:
        """Put this into the note that is being typed."""

    def show_history(self, entries: Sequence[history.HistoryEntry]) -> None:
        """List what was done in the open client's file."""

    def flush(self) -> None:
        """Hand over at once what is being typed."""


class TriageTab(Protocol):
    """The triage of the open client, which has a presenter of its own."""

    def show(self, page: ClientPage) -> None:
        """Show the triage of this client."""

    def opened(self, *, is_open: bool) -> None:
        """The tab came to the front, or went."""

    def flush(self) -> None:
        """Keep the answers as a draft at once."""


class ClientsPresenter:
    """The list, the page of one client, and the forms of what belongs to it."""

    def __init__(self, desk: Desk, view: View, book: DraftBook, triage: TriageTab) -> None:
        self._desk, self._view, self._book, self._triage = desk, view, book, triage
        self._listing, self._loading = Latest(desk.run), Latest(desk.run)
        self._marking, self._telling = Latest(desk.run), Latest(desk.run)
        self._words, self._tab = "", "overview"
        self._wanted: UUID | None = None
        self._page: ClientPage | None = None
        self._form: OpenForm | None = None

    # ------------------------------------------------------------ the list

    def shown(self) -> None:
        """The section comes to the front: read the list again."""
        self.filter(self._words)
        self._mark()

    def filter(self, words: str) -> None:
        """List the clients in whose name each of the words occurs."""
        self._words = words
        job = partial(clients.list_clients, self._desk.office, words)
        self._listing(job, partial(self._listed, words), self._failed)

    def _listed(self, words: str, ids: Sequence[UUID]) -> None:
        self._view.show_ids(ids, words)
        self._view.select(self._wanted)

    def _mark(self) -> None:
        job = partial(page.stale_clients, self._desk.office)
        self._marking(job, self._view.show_stale, self._failed)

    # ------------------------------------------------------------ the page

    def open_client(self, client_id: UUID) -> None:
        """Show this client's page; what is being typed on the present one is kept."""
        if client_id != self._wanted:
            self.flush()
        self._wanted = client_id
        self._view.select(client_id)
        self._load()

    def _load(self) -> None:
        if self._wanted is not None:
            job = partial(page.load_page, self._desk.office, self._wanted)
            self._loading(job, self._loaded, self._not_loaded)

    def _loaded(self, found: ClientPage) -> None:
        another = self._page is None or self._page.client_id != found.client_id
        self._page = found
        self._book.learn(found.drafts)
        self._view.show_page(found)
        self._triage.show(found)
        if another:
            left = self._book.content(NOTE, found.client_id) or {}
            self._view.show_note(str(left.get("body", "")))
        self.tab_shown(self._tab)

    def _not_loaded(self, error: Exception) -> None:
        if isinstance(error, NotFound):  # removed meanwhile, or its making was undone
            self._wanted, self._page = None, None
            self._view.show_no_page()
            self._view.select(None)
        else:
            self._failed(error)

    def tab_shown(self, key: str) -> None:
        """A tab came to the front; the history is read only when somebody looks at it."""
        if key != self._tab:
            self._tab = key
            self._triage.opened(is_open=key == TRIAGE)
        if key == "history" and self._page is not None:
            job = partial(history.entries, self._desk.office, client_id=self._page.client_id)
            self._telling(job, self._view.show_history, self._failed)

    def changed(self, changes: Changes) -> None:
        """Something was stored, here or elsewhere: show it where it matters."""
        tables = {table for table, _id in changes}
        if "client" in tables:
            self.filter(self._words)
        elif tables & IN_THE_LIST:
            self._view.refresh_lines()
        if tables & MAKES_STALE:
            self._mark()
        if tables & (OF_A_CLIENT | MAKES_STALE):
            self._load()

    def flush(self) -> None:
        """Keep what is being typed, at once."""
        self._view.flush()
        self._triage.flush()

    # ------------------------------------------------------------ forms

    def new_client(self) -> None:
        """Open the form for a new client, with what was left unfinished."""
        job = partial(forms.new_client_form, self._desk.office)
        self._desk.run(job, self._open, self._failed)

    def edit_client(self) -> None:
        """Open the form of the client's own data."""
        if self._page:
            client = self._page.file.client
            self._open(OpenForm(CLIENT, client.id, seen=client))

    def add_part(self, kind: str) -> None:
        """Open an empty form for a contact, a task, a case …"""
        if self._page:
            given = PARTS[kind].given(self._desk.office)
            self._open(OpenForm(kind, self._page.client_id, given=given))

    def edit_part(self, kind: str, record_id: UUID) -> None:
        """Open the form of one of them."""
        if seen := self._part(kind, record_id):
            self._open(OpenForm(kind, record_id, seen=seen))

    def remove_part(self, kind: str, record_id: UUID) -> None:
        """Take it out of the file; undo brings it back."""
        if seen := self._part(kind, record_id):
            self._do(partial(clients.remove_part, self._desk.office, seen))

    def act_on_part(self, kind: str, record_id: UUID, act: str) -> None:
        """Finish a task, mark a question answered."""
        services = {"finish": clients.finish_task, "answer": clients.answer_question}
        if (seen := self._part(kind, record_id)) and act in services:
            service: Any = services[act]
            self._do(partial(service, self._desk.office, seen))

    def remove_client(self) -> None:
        """Remove the client and what belongs to the file; undo brings it back."""
        if self._page:
            self._do(partial(clients.remove_client, self._desk.office, self._page.file.client))

    def _open(self, form: OpenForm) -> None:
        stored = form.stored or self._book.content(form.draft_kind, form.record_id)
        self._form = OpenForm(form.kind, form.record_id, form.seen, form.given, stored)
        self._view.open_form(self._form)

    def submit(self, fields: Mapping[str, Any]) -> None:
        """Store what the open form holds."""
        if self._form is None:
            return
        client = self._page.client_id if self._page else None
        job = partial(forms.store_form, self._desk.office, self._form, client, fields)
        self._desk.run(job, partial(self._stored, self._form), self._not_stored)

    def _stored(self, form: OpenForm, record: Any) -> None:
        self._book.drop(form.draft_kind, form.record_id)
        self._view.form_stored()
        self._desk.shell.saved()
        if form.kind == NEW_CLIENT:
            self._view.show_tab("overview")
            self.open_client(record.id)

    def _not_stored(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.form_problem(error)

    def keep_form(self, content: Mapping[str, Any]) -> None:
        """Keep what is typed in the open form."""
        if self._form:
            self._book.keep(self._form.draft_kind, self._form.record_id, content)

    def drop_form(self) -> None:
        """What was typed in the open form is thrown away."""
        if self._form:
            self._book.drop(self._form.draft_kind, self._form.record_id)

    # ------------------------------------------------------------ notes and letters

    def keep_note(self, client_id: UUID, body: str) -> None:
        """Keep the note that is being typed about this client."""
        if body.strip():
            self._book.keep(NOTE, client_id, {"body": body})
        else:
            self._book.drop(NOTE, client_id)

    def add_note(self, body: str) -> None:
        """Store the note that was typed on the page."""
        if self._page and body.strip():
            client = self._page.client_id
            job = partial(forms.add_note, self._desk.office, client, body.strip())
            self._desk.run(job, partial(self._noted, client), self._failed)

    def _noted(self, client_id: ClientId, _note: Any) -> None:
        self._book.drop(NOTE, client_id)
        self._view.show_note("")
        self._desk.shell.saved()

    def write_letter(self) -> None:
        """Open the preview of a new letter to the client."""
        if self._page:
            self._desk.shell.write_letter(self._page.client_id)

    # ------------------------------------------------------------ both

    def _part(self, kind: str, record_id: UUID) -> Any | None:
        listed = getattr(self._page.file, PARTS[kind].listed) if self._page else ()
        return next((part for part in listed if part.id == record_id), None)

    def _do(self, job: Any) -> None:
        self._desk.run(job, self._done, self._failed)

    def _done(self, _stored: Any) -> None:
        self._desk.shell.saved()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._desk.shell.notice(words_of(error))
