"""The person whom the office advises."""

from __future__ import annotations

from datetime import date

from .choices import Choice, Language, Safety, YesNo
from .errors import InvalidField
from .fields import check, link, record, text, value
from .ids import AddressId, ClientId, ContactId
from .words import N_


class Standing(Choice):
    """How far the office has gone with a person."""

    CONSULTATION = "consultation", N_("Consultation")
    APPLICANT = "applicant", N_("Applicant")
    CLIENT = "client", N_("Client")
    FORMER = "former", N_("Former client")


@record
class Client:
    """A person, by the names on their documents. A name is never split by spaces."""

    id: ClientId
    version: int = 0
    number: str = link("Number", default="")
    given_name: str = text("Given name", max_length=80)
    second_given_name: str = text("Second given name", max_length=80)
    surname: str = text("Surname", max_length=80)
    second_surname: str = text("Second surname", max_length=80)
    preferred_name: str = text("Preferred name", max_length=80, help=N_("What to call the person"))
    own_script_name: str = text("Name in own script", max_length=120)
    born_on: date | None = value("Date of birth")
    language: Language | None = value("Letter language", personal=False)
    interpreter: YesNo | None = value("Needs an interpreter", personal=False)
    standing: Standing = value("Standing", default=Standing.CONSULTATION, personal=False)

    def __post_init__(self) -> None:
        check(self)
        if not (self.given_name.strip() or self.surname.strip()):
            raise InvalidField(
                "given_name", N_("Given name"), N_("Enter a given name or a surname")
            )

    @property
    def full_name(self) -> str:
        """The name as on documents, in the order of the documents."""
        parts = (self.given_name, self.second_given_name, self.surname, self.second_surname)
        return " ".join(part.strip() for part in parts if part.strip())

    @property
    def list_name(self) -> str:
        """Surnames first, for lists: “García López, María José (Majo)”."""
        surnames = " ".join(p for p in (self.surname.strip(), self.second_surname.strip()) if p)
        given = " ".join(p for p in (self.given_name.strip(), self.second_given_name.strip()) if p)
        name = ", ".join(part for part in (surnames, given) if part)
        return f"{name} ({self.preferred_name.strip()})" if self.preferred_name.strip() else name

    @property
    def called(self) -> str:
        """What to call the person in a greeting."""
        return self.preferred_name.strip() or self.full_name


class ContactKind(Choice):
    """A way to reach somebody."""

    MOBILE = "mobile", N_("Mobile phone")
    HOME_PHONE = "home_phone", N_("Home phone")
    WORK_PHONE = "work_phone", N_("Work phone")
    EMAIL = "email", N_("E-mail")
    MESSAGES = "messages", N_("Messages")
    OTHER_PERSON = "other_person", N_("Through another person")


@record
class Contact:
    """One way to reach a client, and whether using it is safe."""

    id: ContactId
    version: int = 0
    client_id: ClientId = link("Client", required=True)
    kind: ContactKind = value("Kind", default=ContactKind.MOBILE, personal=False)
    address: str = text("Number or address", required=True, max_length=120)
    safety: Safety | None = value("Is it safe to use", personal=False)
    may_leave_message: YesNo | None = value("May we leave a message", personal=False)
    hours: str = text("Good hours", max_length=120)
    code_word: str = text("Code word", max_length=60)
    confirmed_on: date | None = value("Last confirmed", personal=False)


@record
class Address:
    """Where a client lives or lived."""

    id: AddressId
    version: int = 0
    client_id: ClientId = link("Client", required=True)
    street: str = text("Street and number", required=True)
    unit: str = text("Apartment or unit", max_length=60)
    city: str = text("City", required=True, max_length=80)
    state: str = text("State", required=True, max_length=40)
    postal_code: str = text("ZIP code", required=True, max_length=12)
    mail: Safety | None = value("Is mail to this address safe", personal=False)
    irs_has_it: YesNo | None = value("Does the IRS have this address", personal=False)
    from_on: date | None = value("Lives here since", personal=False)
    until_on: date | None = value("Lived here until", personal=False)

    @property
    def lines(self) -> tuple[str, ...]:
        """The address as it stands on an envelope."""
        street = ", ".join(part for part in (self.street.strip(), self.unit.strip()) if part)
        town = f"{self.city.strip()}, {self.state.strip()} {self.postal_code.strip()}"
        return (street, town)
