"""Every act of the window's frame in one table: menus, shortcuts and the sheet come from it. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legalaid_app.domain.words import N_

MENUS: tuple[tuple[str, str], ...] = (
    ("file", N_("File")),
    ("edit", N_("Edit")),
    ("view", N_("View")),
    ("client", N_("Client")),
    ("litigation", N_("Litigation")),
    ("letters", N_("Letters")),
    ("help", N_("Help")),
)


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person can ask for.

    Attributes:
        key: what `MainWindow.act_requested` brings.
        text: the words in the menu.
        menu: a key of `MENUS`; empty when it is in no menu.
        keys: shortcuts, "Ctrl" being ⌘ on a Mac; the first is shown.
        new_group: a line stands above it in the menu.
        checkable: it is on or off.
        before: the act above which it stands; without it, the last of its menu.
    """

    key: str
    text: str
    menu: str = ""
    keys: Sequence[str] = ()
    new_group: bool = False
    checkable: bool = False
    before: str = ""


ACTS: tuple[Act, ...] = (
    Act("new", N_("New client"), "file", ("Ctrl+N",)),
    Act("print", N_("Print"), "file", ("Ctrl+P",)),
    Act("lock", N_("Lock"), "file", ("Ctrl+L",), new_group=True),
    Act("quit", N_("Quit"), "file", ("Ctrl+Q",)),
    Act("undo", N_("Undo"), "edit", ("Ctrl+Z",)),
    Act("redo", N_("Redo"), "edit", ("Ctrl+Shift+Z",)),
    Act("edit", N_("Edit this record"), "edit", ("F2",), new_group=True),
    Act("search", N_("Search"), "edit", ("Ctrl+K",)),
    Act("back", N_("Back"), "view", ("Alt+Left",)),
    Act("forward", N_("Forward"), "view", ("Alt+Right",)),
    Act("next_pane", N_("Next pane"), "view", ("F6",)),
    Act("larger", N_("Larger text"), "view", ("Ctrl++", "Ctrl+="), new_group=True),
    Act("smaller", N_("Smaller text"), "view", ("Ctrl+-",)),
    Act("normal_size", N_("Normal text size"), "view", ("Ctrl+0",)),
    Act("curtain", N_("Privacy curtain"), "view", ("F12",), new_group=True),
    Act("help", N_("Help for this page"), "help", ("F1",)),
    Act("shortcuts", N_("Keyboard shortcuts"), "help", ("Ctrl+/",)),
    Act("about", N_("About Legal Aid Desk"), "help", new_group=True),
)

IN_FORMS: tuple[tuple[str, str], ...] = (
    ("Tab", N_("Next field, also out of fields of several lines")),
    ("Ctrl+Return", N_("Save")),
    ("Esc", N_("Close; what was typed is kept")),
)

IN_LISTS: tuple[tuple[str, str], ...] = (
    ("Return", N_("Open")),
    ("A…Z", N_("Go to the row that begins so")),
    ("Ctrl+A", N_("Select all")),
    ("Ctrl+C", N_("Copy the selected rows")),
)


def section_shortcut(number: int) -> str:
    """Return the shortcut of the *number*-th section, from 1."""
    return f"Ctrl+{number}" if number <= 9 else ""
