"""The sections of the window, in the order of the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from legalaid_app.domain.words import N_
from legalaid_app.ui.kit.shell import Desk, Screen


@dataclass(frozen=True, slots=True)
class Section:
    """One section: where it is made, and how the sidebar and Ctrl+N name it."""

    key: str
    title: str
    icon: str
    new: str = ""


SECTIONS = (
    Section("today", N_("Today"), "house"),
    Section("clients", N_("Clients"), "users", N_("New client")),
    Section("litigation", N_("Litigation"), "gavel"),
    Section("letters", N_("Letters"), "mail"),
    Section("history", N_("History"), "history"),
)


def make_screens(desk: Desk) -> dict[str, Screen]:
    """Make every section; one that this build does not have is left out."""
    made = {}
    for section in SECTIONS:
        name = f"legalaid_app.ui.{section.key}.screen"
        try:
            module = import_module(name)
        except ModuleNotFoundError as missing:
            if missing.name is None or not name.startswith(missing.name):
                raise
            continue
        make_screen: Callable[[Desk], Screen] = module.make_screen
        made[section.key] = make_screen(desk)
    return made
