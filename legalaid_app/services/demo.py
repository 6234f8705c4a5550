"""A throw-away office with fictional people, and the story step by step.

Everybody in it is invented. So is the ruling of the story, and it says so
wherever it shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ..domain.account import OfficeProfile, Role, User
from ..domain.choices import Language, Safety, YesNo
from ..domain.client import Address, Client, Contact, ContactKind, Standing
from ..domain.consent import Consent, Scope
from ..domain.household import HouseholdMember, Relation
from ..domain.ids import (
    AddressId,
    ClientId,
    ConsentId,
    ContactId,
    HouseholdMemberId,
    NoteId,
    OfficeProfileId,
    OrderId,
    TaskId,
    UserId,
)
from ..domain.lawsuit import Order, OrderKind, Result
from ..domain.letter import Letter
from ..domain.note import Note
from ..domain.task import Task
from ..domain.words import gettext as _
from . import clients, letters, litigation, triage
from .demo_people import MARIA, OTHERS, Person
from .office import Office
from .unlock import add_user, create_office

if TYPE_CHECKING:
    from ..vault.slots import KdfPolicy

PASSPHRASE = "lantern orchard copper violin"  # noqa: S105 - of a store that is thrown away
CASEWORKER_PASSPHRASE = "meadow thunder pocket saffron"  # noqa: S105 - the same
FIRST_DAY, RULING_DAY = date(2026, 11, 24), date(2026, 12, 2)
_NOBODY = UUID(int=0)


class DemoClock:
    """A calendar that stands on a day of the story; the time of day goes on."""

    def __init__(self, day: date = FIRST_DAY) -> None:
        self._started = datetime.now(UTC)
        self.stand_on(day)

    def stand_on(self, day: date) -> None:
        """Turn the calendar to *day*."""
        self._base = datetime(day.year, day.month, day.day, 15, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self._base + min(datetime.now(UTC) - self._started, timedelta(hours=4))


@dataclass
class Story:
    """The office of the demonstration and what the story needs of it."""

    office: Office
    clock: DemoClock
    maria: ClientId
    holders: list[ClientId] = field(default_factory=list)


def make_office(folder: Path, clock: DemoClock, policy: KdfPolicy | None = None) -> Office:
    """Make the throw-away store; signed in is the attorney."""
    office = create_office(
        folder,
        OfficeProfile(
            id=OfficeProfileId(_NOBODY),
            name="Riverside Legal Aid (demonstration)",
            address="200 Example Street\nSpringfield, IL 62701",
            phone="(217) 555-0100",
            attorney_name="Luz Ejemplo",
            attorney_bar_number="IL 0000000",
        ),
        User(id=UserId(_NOBODY), name="Luz Ejemplo", role=Role.ATTORNEY, bar_number="IL 0000000"),
        PASSPHRASE,
        now=clock,
        policy=policy,
        data=folder / "data",  # what is remembered of a throw-away store goes with it
    )
    add_user(
        office,
        User(id=UserId(_NOBODY), name="Ana Muestra", role=Role.CASEWORKER),
        CASEWORKER_PASSPHRASE,
        PASSPHRASE,
        policy,
    )
    return office


def add_people(office: Office, clock: DemoClock) -> Story:
    """Add María José and the other fictional clients, with answers, tasks and notes."""
    maria = _add(office, MARIA, 0)
    story = Story(office, clock, maria)
    _fill_file(office, maria)
    story.holders.append(maria)
    for index, person in enumerate(OTHERS, start=1):
        made = _add(office, person, index)
        if person.letter:
            story.holders.append(made)
    return story


def _add(office: Office, person: Person, index: int) -> ClientId:
    made = clients.add_client(
        office,
        Client(
            id=ClientId(office.new_id()),
            given_name=person.given,
            second_given_name=person.second_given,
            surname=person.surname,
            second_surname=person.second_surname,
            preferred_name=person.preferred,
            language=person.language,
            interpreter=YesNo.YES if index % 3 == 0 else YesNo.NO,
            standing=Standing.CLIENT if index % 2 == 0 else Standing.CONSULTATION,
        ),
        question=_("Is it safe to file this year?"),
    )
    clients.add_part(
        office,
        Address(
            id=AddressId(office.new_id()),
            client_id=made.id,
            street=f"{12 + index} Sample Lane",
            city="Springfield",
            state="IL",
            postal_code="62701",
            mail=person.mail,
            irs_has_it=YesNo.UNKNOWN,
        ),
    )
    clients.add_part(
        office,
        Contact(
            id=ContactId(office.new_id()),
            client_id=made.id,
            kind=ContactKind.MOBILE,
            address=f"(217) 555-01{20 + index}",
            safety=Safety.SAFE if index % 3 else Safety.UNKNOWN,
            may_leave_message=YesNo.NO,
        ),
    )
    triage.save_assessment(office, made.id, person.answers)
    return made.id


def _fill_file(office: Office, client_id: ClientId) -> None:
    today = office.today()
    parts: tuple[clients.AnyPart, ...] = (
        Contact(
            id=ContactId(office.new_id()),
            client_id=client_id,
            kind=ContactKind.HOME_PHONE,
            address="(217) 555-0177",
            safety=Safety.NOT_SAFE,
        ),
        Consent(
            id=ConsentId(office.new_id()),
            client_id=client_id,
            scope=Scope.LETTER,
            explained_in=Language.SPANISH,
            given_on=today,
        ),
        HouseholdMember(
            id=HouseholdMemberId(office.new_id()),
            client_id=client_id,
            name="Diego García Prueba",
            relation=Relation.CHILD,
            order_or_case=YesNo.NO,
        ),
        Note(
            id=NoteId(office.new_id()),
            client_id=client_id,
            body="Works evenings; call before noon. Brought last year's return.",
            written_at=office.now(),
            written_by=office.user.id,
        ),
        Task(
            id=TaskId(office.new_id()),
            client_id=client_id,
            title="Call about the missing year's return",
            due_on=today + timedelta(days=3),
            assigned_to=office.user.id,
        ),
    )
    for part in parts:
        clients.add_part(office, part)


def verify_orders(story: Story) -> None:
    """The attorney reads every docket through today."""
    office = story.office
    needed = litigation.standing(office).to_verify
    litigation.verify_dockets(
        office,
        [docket.id for docket in needed],
        office.today(),
        _("Read on the dockets (demonstration)"),
    )


def issue_letters(story: Story) -> tuple[Letter, ...]:
    """A guidance letter for each who is to hold one; María José's in Spanish and in English."""
    issued = [letters.issue_guidance(story.office, story.maria, "en")]
    issued += [letters.issue_guidance(story.office, holder) for holder in story.holders]
    return tuple(issued)


def ruling(office: Office) -> Order:
    """The invented decision in 26-5006: reversed, the stay vacated, on 2 December 2026."""
    known = litigation.standing(office).litigation
    dockets = {docket.number: docket.id for docket in known.dockets}
    stay = next(
        order
        for order in known.orders
        if order.docket_id == dockets["1:25-cv-00457"] and order.kind is OrderKind.SECTION_705_STAY
    )
    return Order(
        id=OrderId(_NOBODY),
        docket_id=dockets["26-5006"],
        kind=OrderKind.APPEAL_DECISION,
        result=Result.REVERSED,
        decided_on=RULING_DAY,
        of_order_id=stay.id,
        note=_("Reversed; the stay of 21 November 2025 is vacated."),
        source=_("Invented for a demonstration"),
        invented=True,
    )


def enter_ruling(story: Story) -> Order:
    """Turn the calendar to the day of the ruling and enter it; every docket read that day."""
    story.clock.stand_on(RULING_DAY)
    office = story.office
    dockets = [docket.id for docket in litigation.standing(office).litigation.dockets]
    return litigation.enter_order(
        office, ruling(office), read_through=RULING_DAY, also_read=dockets
    )


def stale_count(office: Office) -> int:
    """How many letters that somebody holds are out of date."""
    return sum(1 for each in letters.stale(office) if not each.replaced)


def make_told_story(folder: Path, clock: DemoClock, policy: KdfPolicy | None = None) -> Story:
    """Make the office, with letters issued on the first day, and stand on the day of the ruling."""
    story = add_people(make_office(folder, clock, policy), clock)
    verify_orders(story)
    issue_letters(story)
    clock.stand_on(RULING_DAY)
    return story
