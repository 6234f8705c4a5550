"""What the office does with its clients and what belongs to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from ..domain.client import Address, Client, Contact
from ..domain.consent import Consent
from ..domain.household import HouseholdMember
from ..domain.ids import ClientId, QuestionId
from ..domain.letter import Letter
from ..domain.matter import Matter
from ..domain.note import Note
from ..domain.question import Question
from ..domain.task import Task
from ..domain.triage_level import Level
from ..domain.words import gettext as _
from .office import Office

AnyPart = Address | Contact | Consent | HouseholdMember | Note | Task | Question | Matter
Part = TypeVar("Part", bound=AnyPart)


@dataclass(frozen=True, slots=True)
class ClientFile:
    """A client with everything that belongs to the file, as of one look."""

    client: Client
    addresses: tuple[Address, ...]
    contacts: tuple[Contact, ...]
    consents: tuple[Consent, ...]
    household: tuple[HouseholdMember, ...]
    matters: tuple[Matter, ...]
    questions: tuple[Question, ...]
    tasks: tuple[Task, ...]
    notes: tuple[Note, ...]
    letters: tuple[Letter, ...]

    @property
    def address(self) -> Address | None:
        """Where the client lives now."""
        living = [a for a in self.addresses if a.until_on is None]
        return living[-1] if living else None


@dataclass(frozen=True, slots=True)
class ClientLine:
    """A client as a list shows one."""

    id: ClientId
    name: str
    number: str
    language: str
    level: Level | None
    open_questions: int


def add_client(office: Office, client: Client, *, question: str = "") -> Client:
    """Store a new client with a number of the year, and the question that brought them.

    The id of *client* is kept, so that a draft of it can be found again.
    """
    from ..store.models_people import ClientRow
    from ..store.queries import next_number

    today = office.today()
    with office.unit_of_work(_("Add client")) as work:
        number = next_number(work.session, ClientRow, f"{today.year}-")
        stored = work.add(replace(client, number=number))
        if question.strip():
            work.add(
                Question(
                    id=QuestionId(office.new_id()),
                    client_id=client.id,
                    wording=question.strip(),
                    asked_on=today,
                )
            )
    return stored


def get_client(office: Office, client_id: ClientId) -> Client:
    """Return one client."""
    with office.reading() as look:
        return look.get(Client, client_id)


def update_client(office: Office, seen: Client, changes: Mapping[str, Any]) -> Client:
    """Apply *changes* to the client as it was when the user saw it.

    Raises:
        InvalidField: a change breaks a rule of the record.
        StaleRecord: the client was saved by somebody else meanwhile.
    """
    with office.unit_of_work(_("Edit client")) as work:
        return work.save(replace(seen, **changes))


def remove_client(office: Office, seen: Client) -> None:
    """Remove a client and what belongs to the file; undo brings all of it back.

    Raises:
        CannotRemove: letters were issued; these are kept.
    """
    from ..domain.errors import HasLetters

    with office.unit_of_work(_("Remove client")) as work:
        if work.find(Letter, client_id=seen.id):
            raise HasLetters
        from ..domain.assessment import Assessment

        for kind in (
            Task,
            Note,
            Assessment,
            Question,
            Matter,
            HouseholdMember,
            Consent,
            Contact,
            Address,
        ):
            for part in work.find(kind, client_id=seen.id):
                work.remove(part)
        work.remove(seen)


def open_file(office: Office, client_id: ClientId) -> ClientFile:
    """Return the client's whole file, in one consistent look."""
    with office.reading() as look:
        return ClientFile(
            client=look.get(Client, client_id),
            addresses=look.find(Address, client_id=client_id),
            contacts=look.find(Contact, client_id=client_id),
            consents=look.find(Consent, client_id=client_id),
            household=look.find(HouseholdMember, client_id=client_id),
            matters=look.find(Matter, client_id=client_id),
            questions=look.find(Question, client_id=client_id),
            tasks=look.find(Task, client_id=client_id),
            notes=look.find(Note, client_id=client_id),
            letters=look.find(Letter, client_id=client_id),
        )


def add_part(office: Office, part: Part) -> Part:
    """Add something to a client's file: an address, a contact, a consent, a note, a task …"""
    with office.unit_of_work(_part_label("add", part)) as work:
        if isinstance(part, Matter):
            from ..store.models_matter import MatterRow
            from ..store.queries import next_number

            number = next_number(work.session, MatterRow, f"LA-{office.today().year}-")
            return work.add(replace(part, number=number))
        return work.add(part)


def update_part(office: Office, seen: Part, changes: Mapping[str, Any]) -> Part:
    """Change something in a client's file.

    Raises:
        InvalidField: a change breaks a rule of the record.
        StaleRecord: somebody else saved it meanwhile.
    """
    with office.unit_of_work(_part_label("edit", seen)) as work:
        return work.save(replace(seen, **changes))


def remove_part(office: Office, seen: Part) -> None:
    """Take something out of a client's file; undo brings it back."""
    with office.unit_of_work(_part_label("remove", seen)) as work:
        work.remove(seen)


def _part_label(act: str, part: Any) -> str:
    """The line in the history, whole sentences so that they can be translated."""
    labels = {
        Address: (_("Add address"), _("Edit address"), _("Remove address")),
        Contact: (_("Add contact"), _("Edit contact"), _("Remove contact")),
        Consent: (_("Add consent"), _("Edit consent"), _("Remove consent")),
        HouseholdMember: (
            _("Add household member"),
            _("Edit household member"),
            _("Remove household member"),
        ),
        Note: (_("Add note"), _("Edit note"), _("Remove note")),
        Task: (_("Add task"), _("Edit task"), _("Remove task")),
        Question: (_("Add question"), _("Edit question"), _("Remove question")),
        Matter: (_("Open case"), _("Edit case"), _("Remove case")),
    }
    return labels[type(part)][("add", "edit", "remove").index(act)]


def finish_task(office: Office, seen: Task) -> Task:
    """Tick a task off today."""
    with office.unit_of_work(_("Finish task")) as work:
        return work.save(replace(seen, done_on=office.today()))


def answer_question(office: Office, seen: Question, on: date | None = None) -> Question:
    """Mark a question answered by the signed-in person."""
    with office.unit_of_work(_("Answer question")) as work:
        return work.save(
            replace(seen, answered_on=on or office.today(), answered_by=office.user.id)
        )


def list_clients(office: Office, words: str = "") -> list[UUID]:
    """Ids of the clients in order of name; each word must occur in the name, accents aside."""
    from ..store.queries import client_ids

    with office.reading() as look:
        return client_ids(look.session, words)


def client_lines(office: Office, ids: list[UUID]) -> list[ClientLine]:
    """Return the list lines of these clients, in the same order; gone ones are left out."""
    from ..store.queries import newest_assessments, open_questions

    with office.reading() as look:
        found = look.get_many(Client, ids)
        newest = newest_assessments(look.session, ids)
        asking = open_questions(look.session, ids)
        return [
            ClientLine(
                ClientId(i),
                found[i].list_name,
                found[i].number,
                _language_words(found[i]),
                (newest[i].override or newest[i].level) if i in newest else None,
                asking.get(i, 0),
            )
            for i in ids
            if i in found
        ]


def _language_words(client: Client) -> str:
    return client.language.label if client.language else ""
