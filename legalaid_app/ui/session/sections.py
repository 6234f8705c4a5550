"""The sections of the window, in the order of the sidebar; each is imported when it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from legalaid_app.domain.words import N_
from legalaid_app.ui.kit.shell import Desk, Screen


@dataclass(frozen=True, slots=True)
class Section:
    """One section: how the sidebar names it, and what makes it."""

    key: str
    title: str
    icon: str
    make: Callable[[Desk], Screen]


def _today(desk: Desk) -> Screen:
    from legalaid_app.ui.today.screen import make_screen

    return make_screen(desk)


def _clients(desk: Desk) -> Screen:
    from legalaid_app.ui.clients.screen import make_screen

    return make_screen(desk)


def _litigation(desk: Desk) -> Screen:
    from legalaid_app.ui.litigation.screen import make_screen

    return make_screen(desk)


def _letters(desk: Desk) -> Screen:
    from legalaid_app.ui.letters.screen import make_screen

    return make_screen(desk)


def _history(desk: Desk) -> Screen:
    from legalaid_app.ui.history.screen import make_screen

    return make_screen(desk)


SECTIONS: tuple[Section, ...] = (
    Section("today", N_("Today"), "house", _today),
    Section("clients", N_("Clients"), "users", _clients),
    Section("litigation", N_("Litigation"), "gavel", _litigation),
    Section("letters", N_("Letters"), "mail", _letters),
    Section("history", N_("History"), "history", _history),
)
