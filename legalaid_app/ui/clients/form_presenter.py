"""The one form that is open in the clients section: its draft and its storing. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.ids import ClientId
from legalaid_app.ui.clients.forms import NEW_CLIENT, OpenForm, store_form
from legalaid_app.ui.kit.draft_book import DraftBook
from legalaid_app.ui.kit.shell import Desk


class FormView(Protocol):
    """The dialogs."""

    def open_form(self, form: OpenForm) -> None:
        """Open a form for typing."""

    def form_stored(self) -> None:
        """Close the form that is open."""

    def form_problem(self, error: AppError) -> None:
        """Say in the form why it was not stored."""


class FormPresenter:
    """`open(form)`; what is typed is kept, and stored when somebody says so."""

    def __init__(
        self,
        desk: Desk,
        view: FormView,
        book: DraftBook,
        made_client: Callable[[ClientId], None],
    ) -> None:
        self._desk, self._view, self._book = desk, view, book
        self._made_client = made_client
        self._form: OpenForm | None = None

    def open(self, form: OpenForm) -> None:
        """Open a form, with what was typed into it before."""
        stored = form.stored or self._book.content(form.draft_kind, form.record_id)
        self._form = replace(form, stored=stored)
        self._view.open_form(self._form)

    def submit(self, fields: Mapping[str, Any]) -> None:
        """Store what the open form holds."""
        if self._form is not None:
            job = partial(store_form, self._desk.office, self._form, fields)
            self._desk.run(job, partial(self._stored, self._form), self._not_stored)

    def keep(self, content: Mapping[str, Any]) -> None:
        """Keep what is typed in the open form."""
        if self._form is not None:
            self._book.keep(self._form.draft_kind, self._form.record_id, content)

    def drop(self) -> None:
        """What was typed in the open form is thrown away."""
        if self._form is not None:
            self._book.drop(self._form.draft_kind, self._form.record_id)

    def _stored(self, form: OpenForm, record: Any) -> None:
        self._book.drop(form.draft_kind, form.record_id)
        self._view.form_stored()
        self._desk.shell.saved()
        if form.kind == NEW_CLIENT:
            self._made_client(record.id)

    def _not_stored(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.form_problem(error)
