"""What the orders mean on a day: may the IRS share, may ICE use?

Nothing here is a status that somebody sets. Every answer is computed from the
orders, their events and the verifications of the dockets, for the day asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .choices import Choice
from .ids import DocketId, LawsuitId, OrderEventId, OrderId
from .lawsuit import Act, Became, Order, OrderKind
from .litigation import Litigation
from .order_state import event_of_decision, order_state
from .verification import (
    Check,
    attorney_verified,
    needed_dockets,
    needing_attorney,
    newest,
    newest_checks,
)
from .words import N_

__all__ = [
    "ActProtection",
    "Check",
    "Ground",
    "Litigation",
    "Protections",
    "State",
    "attorney_verified",
    "needed_dockets",
    "needing_attorney",
    "protections",
    "what_if",
    "with_decision",
]


class State(Choice):
    """What is known about an act on a day."""

    BARRED = "barred", N_("Barred")
    NOT_BARRED = "not_barred", N_("Not barred")
    UNVERIFIED = "unverified", N_("Not verified")


@dataclass(frozen=True, slots=True)
class Ground:
    """An order in force, on which an answer rests; its docket and lawsuit by name.

    Attributes:
        since: since when it has been in force without a break.
        became: what put it in force on that day.
        trail: what happened to it until the day asked, oldest first.
    """

    order_id: OrderId
    docket_id: DocketId
    lawsuit_id: LawsuitId
    caption: str
    court: str
    number: str
    kind: OrderKind
    decided_on: date
    since: date
    became: Became
    binds: tuple[str, ...] = ()
    bars: str = ""
    trail: tuple[tuple[Became, date], ...] = ()
    invented: bool = False


@dataclass(frozen=True, slots=True)
class ActProtection:
    """The answer for one act.

    Attributes:
        state: the answer for the day; unverified where the record is too old.
        known: the answer that the record gives, however old.
        as_of: how far all needed dockets were read; None if one never was.
        checks: the newest verification of each needed docket, and beside it the
            newest by a person of the office where that is another.
    """

    act: Act
    state: State
    known: State
    as_of: date | None
    grounds: tuple[Ground, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Protections:
    """The answers for every act on one day."""

    on: date
    limit_days: int
    acts: tuple[ActProtection, ...]

    def of(self, act: Act) -> ActProtection:
        """Return the answer for *act*."""
        return next(each for each in self.acts if each.act is act)

    @property
    def known(self) -> Mapping[Act, State]:
        """The answers that the record gives, however old it is."""
        return {each.act: each.known for each in self.acts}

    @property
    def verified(self) -> bool:
        """Is the record fresh enough for the day?"""
        return all(each.state is not State.UNVERIFIED for each in self.acts)

    @property
    def as_of(self) -> date | None:
        """How far every needed docket was read; None if one never was."""
        days = [each.as_of for each in self.acts]
        return None if None in days or not days else min(day for day in days if day)

    @property
    def verified_by_person(self) -> bool:
        """Did a person of the office, not only the guidance pack, verify each needed docket?"""
        checks = [check for each in self.acts for check in each.checks]
        by_person = {check.docket_id for check in checks if check.user_id}
        return bool(checks) and all(check.docket_id in by_person for check in checks)


def protections(litigation: Litigation, on: date) -> Protections:
    """Return what the orders mean on the day *on*, act by act.

    Events after that day play no part. Verifications made later do: whoever
    reads a docket through December also knows how it stood in June.
    """
    grounds = [*_grounds(litigation, on)]
    return Protections(
        on, litigation.limit_days, tuple(_of_act(litigation, act, on, grounds) for act in Act)
    )


def _of_act(
    litigation: Litigation, act: Act, on: date, grounds: list[tuple[Order, Ground]]
) -> ActProtection:
    mine = tuple(ground for order, ground in grounds if act in order.bars_acts)
    known = State.BARRED if mine else State.NOT_BARRED
    needed = needed_dockets(litigation, act)
    found = [newest(litigation, docket) for docket in needed]
    days = [each.through_on for each in found if each and each.through_on]
    as_of = min(days) if days and len(days) == len(needed) else None
    fresh = as_of is not None and on <= as_of + timedelta(days=litigation.limit_days)
    checks = tuple(check for docket in needed for check in newest_checks(litigation, docket))
    return ActProtection(act, known if fresh else State.UNVERIFIED, known, as_of, mine, checks)


def _grounds(litigation: Litigation, on: date) -> Iterable[tuple[Order, Ground]]:
    dockets = {docket.id: docket for docket in litigation.dockets}
    lawsuits = {lawsuit.id: lawsuit for lawsuit in litigation.lawsuits}
    for order in sorted(litigation.orders, key=lambda each: (each.decided_on or date.max, each.id)):
        state = order_state(order, litigation.events, on)
        docket = dockets.get(order.docket_id)
        if not state.in_force or docket is None or not state.since or not state.became:
            continue
        lawsuit = lawsuits.get(docket.lawsuit_id)
        yield (
            order,
            Ground(
                order_id=order.id,
                docket_id=docket.id,
                lawsuit_id=docket.lawsuit_id,
                caption=lawsuit.caption if lawsuit else "",
                court=docket.court,
                number=docket.number,
                kind=order.kind,
                decided_on=order.decided_on or state.since,
                since=state.since,
                became=state.became,
                binds=order.binds,
                bars=order.bars,
                trail=state.trail,
                invented=order.invented,
            ),
        )


def with_decision(litigation: Litigation, decision: Order) -> Litigation:
    """Return the record as it would be with *decision* in it, and with what it does."""
    event = event_of_decision(decision, OrderEventId(decision.id))
    return replace(
        litigation,
        orders=(*litigation.orders, decision),
        events=(*litigation.events, event) if event else litigation.events,
    )


def what_if(litigation: Litigation, decision: Order, on: date) -> Protections:
    """Return what the orders would mean on that day if *decision* came."""
    return protections(with_decision(litigation, decision), on)
