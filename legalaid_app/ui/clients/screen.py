"""The clients section, put together."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from legalaid_app.services import clients
from legalaid_app.ui.clients.presenter import ClientsPresenter
from legalaid_app.ui.clients.view import ClientsView
from legalaid_app.ui.kit.draft_book import DraftBook
from legalaid_app.ui.kit.shell import Desk, Screen
from legalaid_app.ui.triage.screen import make_triage


def make_screen(desk: Desk) -> Screen:
    """Make the section; `presenter` has `open_client(id)` and `new_client()`."""
    book = DraftBook(desk)
    triage_view, triage = make_triage(desk, book)
    fetch = partial(clients.client_lines, desk.office)
    view = ClientsView(fetch, desk.run, triage_view)
    presenter = ClientsPresenter(desk, view, book, triage)
    _connect(view, presenter, desk)
    return Screen(
        widget=view,
        changed=presenter.changed,
        shown=presenter.shown,
        flush=presenter.flush,
        primary=presenter.new_client,
        presenter=presenter,
    )


def _connect(view: ClientsView, presenter: ClientsPresenter, desk: Desk) -> None:
    view.filter_changed.connect(presenter.filter)
    view.client_chosen.connect(presenter.open_client)
    view.new_requested.connect(presenter.new_client)
    view.part_asked.connect(partial(_ask, presenter))
    view.dialogs.submitted.connect(presenter.forms.submit)
    view.dialogs.draft_due.connect(presenter.forms.keep)
    view.dialogs.draft_dropped.connect(presenter.forms.drop)
    view.resume_requested.connect(presenter.resume)
    detail = view.detail
    detail.overview.edit_requested.connect(presenter.edit_client)
    detail.overview.remove_requested.connect(presenter.remove_client)
    detail.tab_shown.connect(presenter.tab_shown)
    detail.write_letter_requested.connect(presenter.write_letter)
    detail.letter_opened.connect(desk.shell.open_letter)
    detail.notes.note_typed.connect(presenter.keep_note)
    detail.notes.note_submitted.connect(presenter.add_note)


def _ask(presenter: ClientsPresenter, act: str, kind: str, record_id: UUID | None) -> None:
    if record_id is None:
        presenter.add_part(kind)
    elif act == "edit":
        presenter.edit_part(kind, record_id)
    elif act == "remove":
        presenter.remove_part(kind, record_id)
    else:
        presenter.act_on_part(kind, record_id, act)
