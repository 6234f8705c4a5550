"""The triage tab, put together."""

from __future__ import annotations

from legalaid_app.ui.kit.draft_book import DraftBook
from legalaid_app.ui.kit.shell import Desk
from legalaid_app.ui.triage.presenter import TriagePresenter
from legalaid_app.ui.triage.view import TriageView


def make_triage(desk: Desk, book: DraftBook) -> tuple[TriageView, TriagePresenter]:
    """Make the tab and what decides for it."""
    view = TriageView()
    presenter = TriagePresenter(desk, view, book)
    view.answered.connect(presenter.answered)
    view.draft_due.connect(presenter.keep)
    view.start_again_requested.connect(presenter.start_again)
    view.save_requested.connect(presenter.save)
    view.override_requested.connect(presenter.ask_override)
    view.override_submitted.connect(presenter.override)
    return view, presenter
