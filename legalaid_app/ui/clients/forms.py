"""The forms of a client's file: how each begins and how it is stored. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from legalaid_app.domain.client import Address, Client, Contact
from legalaid_app.domain.consent import Consent
from legalaid_app.domain.household import HouseholdMember
from legalaid_app.domain.ids import ClientId
from legalaid_app.domain.matter import Matter
from legalaid_app.domain.note import Note
from legalaid_app.domain.question import Question
from legalaid_app.domain.task import Task
from legalaid_app.services import clients, drafts
from legalaid_app.services.office import Office

NEW_CLIENT, CLIENT, NOTE, TRIAGE = "new_client", "client", "note", "triage"


def _nothing(_office: Office) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class PartForm:
    """One kind of sub-record.

    Attributes:
        listed: the name of its tuple in `ClientFile`.
        given: what a new one has before anybody typed.
        added: what a new one gets when it is stored, beside what was typed.
    """

    record: type[Any]
    listed: str
    given: Callable[[Office], dict[str, Any]] = _nothing
    added: Callable[[Office], dict[str, Any]] = _nothing


PARTS: dict[str, PartForm] = {
    "contact": PartForm(Contact, "contacts"),
    "address": PartForm(Address, "addresses"),
    "consent": PartForm(Consent, "consents", lambda office: {"given_on": office.today()}),
    "household": PartForm(HouseholdMember, "household"),
    "question": PartForm(Question, "questions", lambda office: {"asked_on": office.today()}),
    "task": PartForm(Task, "tasks"),
    "case": PartForm(Matter, "matters", lambda office: {"opened_on": office.today()}),
    "note": PartForm(
        Note,
        "notes",
        added=lambda office: {"written_at": office.now(), "written_by": office.user.id},
    ),
}


@dataclass(frozen=True, slots=True)
class OpenForm:
    """The form that is open: which, for which record, and what it looked like then.

    Attributes:
        kind: `new_client`, `client` or a key of `PARTS`.
        record_id: the client's, under which the draft is kept too.
        seen: the record that is edited, None for a new one.
        given: what a new record starts with.
        stored: what was typed before.
    """

    kind: str
    record_id: UUID
    seen: Any = None
    given: Mapping[str, Any] = field(default_factory=dict)
    stored: Mapping[str, Any] | None = None

    @property
    def draft_kind(self) -> str:
        """How the draft is kept: `new_client`, `client`, `client.task`, `client.task:<id>`."""
        if self.kind in (NEW_CLIENT, CLIENT):
            return self.kind
        return f"{CLIENT}.{self.kind}" + (f":{self.seen.id}" if self.seen is not None else "")


def new_client_form(office: Office) -> OpenForm:
    """An empty form for a client, or the one that was left unfinished."""
    left = next((d for d in drafts.my_drafts(office) if d.kind == NEW_CLIENT), None)
    if left:
        return OpenForm(NEW_CLIENT, left.record_id, given={"wording": ""}, stored=left.content)
    return OpenForm(NEW_CLIENT, office.new_id(), given={"wording": ""})


def has_new_client(office: Office) -> bool:
    """Was a new client left unfinished?"""
    return any(draft.kind == NEW_CLIENT for draft in drafts.my_drafts(office))


def part_of_draft(kind: str) -> tuple[str, UUID | None]:
    """Return the part that a draft's kind names, and which one where it was being edited."""
    part, _colon, edited = kind.removeprefix(f"{CLIENT}.").partition(":")
    return part, UUID(edited) if edited else None


def store_form(office: Office, form: OpenForm, fields: Mapping[str, Any]) -> Any:
    """Store what the form holds, and drop its draft.

    Raises:
        InvalidField, StaleRecord: as the services do; the draft stays then.
    """
    stored = _store(office, form, dict(fields))
    drafts.drop_draft(office, form.draft_kind, form.record_id)
    return stored


def _store(office: Office, form: OpenForm, fields: dict[str, Any]) -> Any:
    if form.kind == NEW_CLIENT:
        question = str(fields.pop("wording", ""))
        made = Client(id=ClientId(form.record_id), **fields)
        return clients.add_client(office, made, question=question)
    if form.kind == CLIENT:
        return clients.update_client(office, form.seen, fields)
    if form.seen is not None:
        return clients.update_part(office, form.seen, fields)
    return add_part(office, form.kind, ClientId(form.record_id), fields)


def add_part(office: Office, kind: str, client_id: ClientId, fields: Mapping[str, Any]) -> Any:
    """Make a sub-record of a client and store it."""
    part = PARTS[kind]
    whole = {**part.added(office), **fields}
    return clients.add_part(office, part.record(id=office.new_id(), client_id=client_id, **whole))


def add_note(office: Office, client_id: ClientId, body: str) -> Any:
    """Store a note that was typed on the page, and drop its draft."""
    stored = add_part(office, NOTE, client_id, {"body": body})
    drafts.drop_draft(office, NOTE, client_id)
    return stored
