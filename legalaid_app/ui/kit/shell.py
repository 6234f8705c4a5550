"""What a screen may ask of the frame around it. Knows no toolkit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from ...services.office import Changes, Office
from .run import Run


class Shell(Protocol):
    """The frame, as presenters see it."""

    def open_client(self, client_id: UUID) -> None:
        """Show this client in the clients section."""

    def open_letter(self, letter_id: UUID) -> None:
        """Show this issued letter in the letters section."""

    def write_letter(self, client_id: UUID) -> None:
        """Open the preview of a new guidance letter for this client."""

    def show_reissue(self) -> None:
        """Show who holds outdated letters, in the letters section."""

    def go(self, section: str) -> None:
        """Show a section: "today", "clients", "litigation", "letters", "history"."""

    def notice(self, words: str) -> None:
        """Say something that needs no answer, above the page."""

    def saved(self) -> None:
        """Tell that something was just saved, for the status bar."""


@dataclass(frozen=True)
class Desk:
    """What every presenter is given.

    Attributes:
        run: starts a job in the store lane; its answers come back on the main thread.
        paper: the same for rendering and hashing, which touch no store.
    """

    office: Office
    run: Run
    paper: Run
    shell: Shell


@dataclass(frozen=True)
class Screen:
    """A section of the window, made by the `make_screen(desk)` of its folder.

    Attributes:
        widget: the QWidget of the section.
        changed: called after each commit with what it touched; reloads where it matters.
        shown: called when the section comes to the front.
        flush: keeps what is being typed as a draft, at once; called before lock and quit.
        primary: the act of Ctrl+N in this section, or None.
        presenter: for what is particular to a section (open_client, open_letter …).
    """

    widget: Any
    changed: Callable[[Changes], None]
    shown: Callable[[], None]
    flush: Callable[[], None]
    primary: Callable[[], None] | None
    presenter: Any
