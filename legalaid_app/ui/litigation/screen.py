"""Puts the litigation screen together."""

from __future__ import annotations

from legalaid_app.ui.kit.shell import Desk, Screen
from legalaid_app.ui.litigation.presenter import LitigationPresenter
from legalaid_app.ui.litigation.view import LitigationWidget


def make_screen(desk: Desk) -> Screen:
    """Make the section."""
    view = LitigationWidget()
    presenter = LitigationPresenter(view, desk)
    view.day_chosen.connect(presenter.choose_day)
    view.lawsuit_chosen.connect(presenter.choose_lawsuit)
    view.verify_asked.connect(presenter.ask_verify)
    view.verify_submitted.connect(presenter.verify)
    view.order_asked.connect(presenter.ask_order)
    view.order_checked.connect(presenter.check_order)
    view.order_saved.connect(presenter.save_order)
    view.link_followed.connect(presenter.go_on)
    return Screen(
        widget=view,
        changed=presenter.changed,
        shown=presenter.reload,
        flush=_nothing_to_keep,
        primary=None,
        presenter=presenter,
    )


def _nothing_to_keep() -> None:
    """Nothing is typed here that is not in a dialog, and dialogs keep what is typed."""
