"""Tables of the litigation: policies, lawsuits, dockets, orders, verifications."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ..domain.lawsuit import (
    Act,
    Became,
    Confidence,
    Docket,
    Lawsuit,
    Order,
    OrderEvent,
    OrderKind,
    Policy,
    Result,
    Verification,
)
from .base import RecordRow
from .types import ListOf


class PolicyRow(RecordRow):
    __tablename__ = "policy"
    record = Policy

    key: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    signed_on: Mapped[date | None]
    signed_by: Mapped[tuple[str, ...]] = mapped_column(ListOf(str))
    legal_basis: Mapped[str]
    facts: Mapped[tuple[str, ...]] = mapped_column(ListOf(str))
    source: Mapped[str]


class LawsuitRow(RecordRow):
    __tablename__ = "lawsuit"
    record = Lawsuit

    key: Mapped[str] = mapped_column(unique=True)
    caption: Mapped[str]
    why_it_matters: Mapped[str]
    challenges: Mapped[str]
    at_stake: Mapped[tuple[Act, ...]] = mapped_column(ListOf(Act))
    plaintiffs: Mapped[tuple[str, ...]] = mapped_column(ListOf(str))
    counsel: Mapped[tuple[str, ...]] = mapped_column(ListOf(str))
    claims: Mapped[tuple[str, ...]] = mapped_column(ListOf(str))
    unknown: Mapped[tuple[str, ...]] = mapped_column(ListOf(str))
    source: Mapped[str]


class DocketRow(RecordRow):
    __tablename__ = "docket"
    record = Docket

    lawsuit_id: Mapped[UUID] = mapped_column(ForeignKey("lawsuit.id"), index=True)
    court: Mapped[str]
    number: Mapped[str] = mapped_column(index=True)
    judges: Mapped[tuple[str, ...]] = mapped_column(ListOf(str))
    filed_on: Mapped[date | None]
    appeal_from: Mapped[str]


class OrderRow(RecordRow):
    __tablename__ = "order"
    record = Order

    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"), index=True)
    kind: Mapped[OrderKind]
    result: Mapped[Result]
    decided_on: Mapped[date]
    binds: Mapped[tuple[str, ...]] = mapped_column(ListOf(str))
    bars: Mapped[str]
    bars_acts: Mapped[tuple[Act, ...]] = mapped_column(ListOf(Act))
    of_order_id: Mapped[UUID | None] = mapped_column(ForeignKey("order.id"))
    note: Mapped[str]
    source: Mapped[str]
    confidence: Mapped[Confidence]
    entered_by: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    invented: Mapped[bool]


class OrderEventRow(RecordRow):
    __tablename__ = "order_event"
    record = OrderEvent

    order_id: Mapped[UUID] = mapped_column(ForeignKey("order.id"), index=True)
    became: Mapped[Became]
    on: Mapped[date]
    until: Mapped[date | None]
    by_order_id: Mapped[UUID | None] = mapped_column(ForeignKey("order.id"))
    source: Mapped[str]


class VerificationRow(RecordRow):
    __tablename__ = "verification"
    record = Verification

    docket_id: Mapped[UUID] = mapped_column(ForeignKey("docket.id"), index=True)
    through_on: Mapped[date]
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    verified_by: Mapped[str]
    at: Mapped[datetime | None]
    source: Mapped[str]
