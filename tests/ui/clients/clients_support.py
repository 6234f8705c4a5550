"""What the tests of the clients section share."""

from __future__ import annotations

from uuid import UUID

from legalaid_app.domain.choices import Language
from legalaid_app.domain.client import Client
from legalaid_app.services import clients
from legalaid_app.ui.kit.run import run_now
from legalaid_app.ui.kit.shell import Desk


class FakeShell:
    """Remembers what the frame was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def open_client(self, client_id: UUID) -> None:
        self.asked.append(("client", client_id))

    def open_letter(self, letter_id: UUID) -> None:
        self.asked.append(("letter", letter_id))

    def write_letter(self, client_id: UUID) -> None:
        self.asked.append(("write", client_id))

    def go(self, section: str) -> None:
        self.asked.append(("go", section))

    def show_reissue(self) -> None:
        self.asked.append(("reissue",))

    def notice(self, words: str) -> None:
        self.asked.append(("notice", words))

    def saved(self) -> None:
        self.asked.append(("saved",))


def desk_of(office, run=run_now) -> Desk:
    """A desk without a window."""
    return Desk(office, run, run, FakeShell())


def stored_client(office, given_name="Rosa", surname="Díaz", question="", **values) -> Client:
    """A client in the store."""
    values.setdefault("language", Language.SPANISH)
    made = Client(id=office.new_id(), given_name=given_name, surname=surname, **values)
    return clients.add_client(office, made, question=question)
