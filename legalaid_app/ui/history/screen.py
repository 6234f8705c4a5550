"""The History section, put together."""

from __future__ import annotations

from legalaid_app.ui.history.presenter import HistoryPresenter
from legalaid_app.ui.history.view import HistoryScreen
from legalaid_app.ui.kit.shell import Desk, Screen


def make_screen(desk: Desk) -> Screen:
    """Make the section for an open office."""
    view = HistoryScreen()
    presenter = HistoryPresenter(desk, view)
    view.filtered.connect(presenter.filter)
    view.chosen.connect(presenter.choose)
    view.older_requested.connect(presenter.older)
    return Screen(view, presenter.changed, presenter.shown, _nothing_typed, None, presenter)


def _nothing_typed() -> None:
    """Nothing is typed here."""
