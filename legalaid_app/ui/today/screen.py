"""The Today section, put together."""

from __future__ import annotations

from legalaid_app.ui.kit.shell import Desk, Screen
from legalaid_app.ui.today.presenter import TodayPresenter
from legalaid_app.ui.today.view import TodayScreen


def make_screen(desk: Desk) -> Screen:
    """Make the section for an open office."""
    view = TodayScreen()
    presenter = TodayPresenter(desk, view)
    view.task_opened.connect(presenter.open_task)
    view.task_done.connect(presenter.finish_task)
    view.client_opened.connect(presenter.open_client)
    view.draft_opened.connect(presenter.resume)
    view.litigation_opened.connect(presenter.open_litigation)
    view.letters_opened.connect(presenter.open_stale)
    return Screen(view, presenter.changed, presenter.shown, _nothing_typed, None, presenter)


def _nothing_typed() -> None:
    """Nothing is typed here."""
