"""Orders that barred an act once and are over, with what ended them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .lawsuit import Act, Became, Order
from .litigation import Litigation
from .order_state import grants_relief, order_state


@dataclass(frozen=True, slots=True)
class EndedOrder:
    """An order that is no longer in force; *invented* where an invented decision did it."""

    order: Order
    became: Became
    on: date
    invented: bool


def ended_orders(act: Act, known: Litigation, on: date) -> tuple[EndedOrder, ...]:
    """Return the orders that barred *act* before the day *on*, and do no longer."""
    found = (_ended(o, known, on) for o in known.orders if act in o.bars_acts and grants_relief(o))
    return tuple(each for each in found if each is not None)


def _ended(order: Order, known: Litigation, on: date) -> EndedOrder | None:
    state = order_state(order, known.events, on)
    if state.in_force or state.since is None or state.became is None:
        return None
    decisions = {
        event.by_order_id
        for event in known.events
        if event.order_id == order.id and event.on == state.since
    }
    invented = any(each.invented for each in known.orders if each.id in decisions)
    return EndedOrder(order, state.became, state.since, invented)
