"""The litigation of the guidance pack, and orders and events to add to it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from legalaid_app.domain.ids import DocketId, OrderEventId, OrderId, UserId, VerificationId
from legalaid_app.domain.lawsuit import (
    Became,
    Docket,
    Order,
    OrderEvent,
    OrderKind,
    Result,
    Verification,
)
from legalaid_app.domain.letter import Statement
from legalaid_app.domain.pack_facts import (
    LITIGATION,
    PACK,
    STATEMENTS,
    PackFacts,
    read_pack_facts,
    to_litigation,
    to_statements,
)
from legalaid_app.domain.protection import Litigation

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "guidance" / "2026-11"
ATTORNEY, CASEWORKER = UserId(UUID(int=1)), UserId(UUID(int=2))
STAY, INJUNCTION, APPEAL_OF_STAY = "1:25-cv-00457", "1:25-cv-12822", "26-5006"


def counter(start: int = 1000) -> Callable[[], UUID]:
    numbers = itertools.count(start)
    return lambda: UUID(int=next(numbers))


def file_text(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def pack() -> PackFacts:
    return read_pack_facts(*(file_text(name) for name in (PACK, LITIGATION, STATEMENTS)))


def shipped() -> Litigation:
    return to_litigation(pack(), counter())


def statements() -> tuple[Statement, ...]:
    return to_statements(pack(), counter(9000))


def docket(litigation: Litigation, number: str) -> Docket:
    return next(each for each in litigation.dockets if each.number == number)


def order_on(litigation: Litigation, number: str) -> Order:
    """The order that bars something on the docket of that number."""
    on = docket(litigation, number).id
    return next(each for each in litigation.orders if each.docket_id == on and each.bars_acts)


def ruling(litigation: Litigation, result: Result, on: date, **more: Any) -> Order:
    """A decision of the D.C. Circuit on the stay that binds the IRS."""
    made = Order(
        id=OrderId(UUID(int=77)),
        docket_id=docket(litigation, APPEAL_OF_STAY).id,
        kind=OrderKind.APPEAL_DECISION,
        result=result,
        decided_on=on,
        of_order_id=order_on(litigation, STAY).id,
        invented=True,
    )
    return replace(made, **more)


def event(
    order: Order, became: Became, on: date, until: date | None = None, number: int = 1
) -> OrderEvent:
    return OrderEvent(
        id=OrderEventId(UUID(int=number)), order_id=order.id, became=became, on=on, until=until
    )


def with_events(litigation: Litigation, *events: OrderEvent) -> Litigation:
    return replace(litigation, events=(*litigation.events, *events))


def verified(
    litigation: Litigation,
    through_on: date,
    user: UserId | None = ATTORNEY,
    without: tuple[str, ...] = (),
) -> Litigation:
    made = [
        Verification(
            id=VerificationId(UUID(int=5000 + 100 * through_on.toordinal() + index)),
            docket_id=DocketId(each.id),
            through_on=through_on,
            user_id=user,
            verified_by="Ana Whitfield",
        )
        for index, each in enumerate(litigation.dockets)
        if each.number not in without
    ]
    return replace(litigation, verifications=(*litigation.verifications, *made))
