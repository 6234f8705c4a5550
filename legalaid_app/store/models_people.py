"""Tables of people: users, clients and what belongs to them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ..domain.account import OfficeProfile, Role, User
from ..domain.choices import Language, Safety, YesNo
from ..domain.client import Address, Client, Contact, ContactKind, Standing
from ..domain.consent import Consent, Scope
from ..domain.household import HouseholdMember, Relation
from ..domain.names import fold
from ..domain.note import Note
from .base import RecordRow


class OfficeProfileRow(RecordRow):
    __tablename__ = "office_profile"
    record = OfficeProfile

    name: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    attorney_name: Mapped[str]
    attorney_bar_number: Mapped[str]
    interface_language: Mapped[str]
    verification_limit_days: Mapped[int]


class UserRow(RecordRow):
    __tablename__ = "user"
    record = User

    name: Mapped[str]
    role: Mapped[Role]
    bar_number: Mapped[str]
    slot: Mapped[str]
    active: Mapped[bool]


class ClientRow(RecordRow):
    __tablename__ = "client"
    __table_args__ = (Index("ix_client_list", "name_key", "id"),)
    record = Client
    derived: ClassVar[frozenset[str]] = frozenset({"name_key"})

    number: Mapped[str] = mapped_column(unique=True)
    given_name: Mapped[str]
    second_given_name: Mapped[str]
    surname: Mapped[str]
    second_surname: Mapped[str]
    preferred_name: Mapped[str]
    own_script_name: Mapped[str]
    born_on: Mapped[date | None]
    language: Mapped[Language | None]
    interpreter: Mapped[YesNo | None]
    standing: Mapped[Standing]
    name_key: Mapped[str]

    @classmethod
    def derive(cls, made: Client) -> dict[str, Any]:
        return {"name_key": fold(made.list_name)}


class ContactRow(RecordRow):
    __tablename__ = "contact"
    record = Contact

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)
    kind: Mapped[ContactKind]
    address: Mapped[str]
    safety: Mapped[Safety | None]
    may_leave_message: Mapped[YesNo | None]
    hours: Mapped[str]
    code_word: Mapped[str]
    confirmed_on: Mapped[date | None]


class AddressRow(RecordRow):
    __tablename__ = "address"
    record = Address

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)
    street: Mapped[str]
    unit: Mapped[str]
    city: Mapped[str]
    state: Mapped[str]
    postal_code: Mapped[str]
    mail: Mapped[Safety | None]
    irs_has_it: Mapped[YesNo | None]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]


class HouseholdMemberRow(RecordRow):
    __tablename__ = "household_member"
    record = HouseholdMember

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)
    name: Mapped[str]
    relation: Mapped[Relation | None]
    born_on: Mapped[date | None]
    order_or_case: Mapped[YesNo | None]


class ConsentRow(RecordRow):
    __tablename__ = "consent"
    record = Consent

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)
    scope: Mapped[Scope]
    explained_in: Mapped[Language]
    given_on: Mapped[date]
    revoked_on: Mapped[date | None]
    note: Mapped[str]


class NoteRow(RecordRow):
    __tablename__ = "note"
    record = Note

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)
    body: Mapped[str]
    written_at: Mapped[datetime | None]
    written_by: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
