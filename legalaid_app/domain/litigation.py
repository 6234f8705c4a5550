"""All that is on record about the lawsuits, as one value to compute from."""

from __future__ import annotations

from dataclasses import dataclass

from .lawsuit import Docket, Lawsuit, Order, OrderEvent, Verification


@dataclass(frozen=True, slots=True)
class Litigation:
    """All that is on record about the lawsuits.

    Attributes:
        limit_days: for how many days a verification holds.
    """

    lawsuits: tuple[Lawsuit, ...] = ()
    dockets: tuple[Docket, ...] = ()
    orders: tuple[Order, ...] = ()
    events: tuple[OrderEvent, ...] = ()
    verifications: tuple[Verification, ...] = ()
    limit_days: int = 14
