"""Decides what the clients section shows and does. Knows no toolkit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from legalaid_app.domain.errors import AppError, NotFound
from legalaid_app.domain.ids import ClientId
from legalaid_app.services import clients, history
from legalaid_app.services.office import Changes
from legalaid_app.ui.clients import forms, page
from legalaid_app.ui.clients.form_presenter import FormPresenter, FormView
from legalaid_app.ui.clients.forms import CLIENT, NOTE, PARTS, TRIAGE, OpenForm
from legalaid_app.ui.clients.page import ClientPage
from legalaid_app.ui.kit.draft_book import DraftBook
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Latest
from legalaid_app.ui.kit.shell import Desk

OF_A_CLIENT = frozenset(
    {"client", "contact", "address", "consent", "household_member", "matter", "question", "task"}
    | {"note", "assessment", "letter"}
)
TABS = {NOTE: "notes", TRIAGE: "triage"}
IN_THE_LIST = frozenset({"client", "question", "assessment"})
MAKES_STALE = frozenset({"letter", "order", "order_event", "verification", "statement", "docket"})


class View(FormView, Protocol):
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

    def show_unfinished(self, kind: str) -> None:
        """Offer to go on with what was left unfinished about this client; "" for nothing."""

    def show_unfinished_client(self, left: bool) -> None:
        """Offer to go on with a new client who was left unfinished."""

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
        self._words, self._tab, self._left_kind = "", "overview", ""
        self._wanted: UUID | None = None
        self._page: ClientPage | None = None
        self.forms = FormPresenter(desk, view, book, self._made_client)

    @property
    def record_id(self) -> UUID | None:
        """The client that is open, to come back to after the lock."""
        return self._wanted

    # ------------------------------------------------------------ the list

    def shown(self) -> None:
        """The section comes to the front: read the list again."""
        self.filter(self._words)
        self._mark()
        job = partial(forms.has_new_client, self._desk.office)
        self._desk.run(job, self._left, self._failed)

    def _left(self, left: bool) -> None:
        self._view.show_unfinished_client(left=left)

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
        mine = [d.kind for d in found.drafts if d.record_id == found.client_id]
        if another:
            self._offer(mine[0] if mine else "")
        elif self._left_kind not in mine:
            self._offer("")
        self.tab_shown(self._tab)

    def _offer(self, kind: str) -> None:
        """Offer to go on with what was left unfinished; "" for nothing."""
        if kind != self._left_kind:
            self._left_kind = kind
            self._view.show_unfinished(kind)

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
        self._view.show_unfinished_client(left=False)
        self._desk.run(job, self.forms.open, self._failed)

    def _made_client(self, client_id: ClientId) -> None:
        self._view.show_tab("overview")
        self.open_client(client_id)

    def edit_client(self) -> None:
        """Open the form of the client's own data."""
        if self._page:
            client = self._page.file.client
            self.forms.open(OpenForm(CLIENT, client.id, seen=client))

    def add_part(self, kind: str) -> None:
        """Open an empty form for a contact, a task, a case …"""
        if self._page:
            given = PARTS[kind].given(self._desk.office)
            self.forms.open(OpenForm(kind, self._page.client_id, given=given))

    def edit_part(self, kind: str, record_id: UUID) -> None:
        """Open the form of one of them."""
        if self._page and (seen := self._part(kind, record_id)):
            self.forms.open(OpenForm(kind, self._page.client_id, seen=seen))

    def resume(self, kind: str) -> None:
        """Go on with what was left unfinished about the open client."""
        self._offer("")
        if kind in TABS:
            self._view.show_tab(TABS[kind])
        elif kind == CLIENT:
            self.edit_client()
        else:
            part, edited = forms.part_of_draft(kind)
            self.add_part(part) if edited is None else self.edit_part(part, edited)

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
