"""The lawsuits as the office knows them, and what they mean on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ..domain.account import OfficeProfile, User
from ..domain.errors import AttorneyOnly, InvalidField
from ..domain.ids import DocketId, OrderEventId, OrderId, UserId, VerificationId
from ..domain.lawsuit import Docket, Lawsuit, Order, OrderEvent, Policy, Verification
from ..domain.letter import Letter, Statement
from ..domain.litigation import Litigation
from ..domain.order_state import event_of_decision
from ..domain.protection import (
    Protections,
    attorney_verified,
    needing_attorney,
    protections,
    with_decision,
)
from ..domain.staleness import StaleLetter, stale_letters, statements_changed
from ..domain.words import N_
from ..domain.words import gettext as _
from .office import Office

if TYPE_CHECKING:
    from ..store.records import Reader


def litigation_in(look: Reader) -> Litigation:
    """Everything about the lawsuits that is in the store, as one value."""
    return Litigation(
        lawsuits=look.find(Lawsuit),
        dockets=look.find(Docket),
        orders=look.find(Order),
        events=look.find(OrderEvent),
        verifications=look.find(Verification),
        limit_days=look.find(OfficeProfile)[0].verification_limit_days,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """The litigation and what it means on a day.

    Attributes:
        to_verify: dockets that an attorney must verify before letters go out.
    """

    litigation: Litigation
    policies: tuple[Policy, ...]
    protections: Protections
    to_verify: tuple[Docket, ...]

    @property
    def verified(self) -> bool:
        """May letters be issued?"""
        return not self.to_verify and self.protections.verified


def standing(office: Office, on: date | None = None) -> Standing:
    """Return what is known for a day; today where none is given."""
    day = on or office.today()
    with office.reading() as look:
        known = litigation_in(look)
        attorneys = attorneys_in(look)
        return Standing(
            known,
            look.find(Policy),
            protections(known, day),
            needing_attorney(known, day, attorneys.__contains__),
        )


def attorneys_in(look: Reader) -> frozenset[UserId]:
    """Ids of the office's attorneys, former ones too: what they verified stays verified."""
    return frozenset(user.id for user in look.find(User) if user.is_attorney)


def may_issue(look: Reader, on: date) -> tuple[bool, Protections]:
    """Are the orders verified for that day by an attorney, and what do they mean?"""
    known = litigation_in(look)
    state = protections(known, on)
    verified = state.verified and attorney_verified(known, on, attorneys_in(look).__contains__)
    return verified, state


def verify_dockets(
    office: Office, dockets: Iterable[DocketId], through_on: date, source: str = ""
) -> tuple[Verification, ...]:
    """Record that the signed-in attorney read these dockets through a day.

    Raises:
        AttorneyOnly: somebody else is signed in.
        InvalidField: the day lies in the future.
    """
    _attorney(office)
    if through_on > office.today():
        raise InvalidField("through_on", N_("Checked through"), N_("Enter today or an earlier day"))
    with office.unit_of_work(_("Verify the orders")) as work:
        return tuple(
            work.add(_verification(office, docket, through_on, source)) for docket in dockets
        )


def enter_order(
    office: Office,
    order: Order,
    *,
    read_through: date | None = None,
    also_read: Iterable[DocketId] = (),
) -> Order:
    """Record a court's decision and what it does to the order that it reviews.

    Args:
        order: its id may be any; a new one is given.
        read_through: the attorney read the docket through this day, so it counts
            as verified until then.
        also_read: other dockets that the attorney read through that day. Letters
            wait until every needed docket was read through the day of the change.

    Raises:
        AttorneyOnly: somebody else is signed in.
        InvalidField: the day of the decision lies in the future.
    """
    _attorney(office)
    today = office.today()
    if order.decided_on is not None and order.decided_on > today:
        raise InvalidField("decided_on", N_("Decided on"), N_("Enter today or an earlier day"))
    made = replace(order, id=OrderId(office.new_id()), entered_by=office.user.id)
    event = event_of_decision(made, OrderEventId(office.new_id()))
    with office.unit_of_work(_("Enter order")) as work:
        stored = work.add(made)
        if event is not None:
            work.add(event)
        if read_through is not None:
            for docket in dict.fromkeys((order.docket_id, *also_read)):
                work.add(_verification(office, docket, min(read_through, today), order.source))
    return stored


@dataclass(frozen=True, slots=True)
class Impact:
    """What a decision changes, or would change."""

    before: Protections
    after: Protections
    statements: tuple[Statement, ...]
    stale: tuple[StaleLetter, ...]

    @property
    def clients(self) -> int:
        """How many clients hold a letter that goes stale."""
        return len({each.letter.client_id for each in self.stale})


def impact(office: Office, decision: Order, on: date) -> Impact:
    """Return what *decision* would change on a day, before it is entered."""
    with office.reading() as look:
        known = litigation_in(look)
        statements = look.find(Statement)
        letters = look.find(Letter)
    before = protections(known, on)
    after = protections(with_decision(known, decision), on)
    already = {each.letter.id for each in stale_letters(letters, statements, before)}
    return Impact(
        before,
        after,
        statements_changed(before, after, statements),
        tuple(s for s in stale_letters(letters, statements, after) if s.letter.id not in already),
    )


def _verification(office: Office, docket: DocketId, through_on: date, source: str) -> Verification:
    return Verification(
        id=VerificationId(office.new_id()),
        docket_id=docket,
        through_on=through_on,
        user_id=office.user.id,
        verified_by=office.user.name,
        at=office.now(),
        source=source,
    )


def _attorney(office: Office) -> None:
    if not office.user.is_attorney:
        raise AttorneyOnly
