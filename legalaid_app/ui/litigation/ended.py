"""Orders that barred an act and are over, with what ended them. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legalaid_app.domain.lawsuit import Act, Order
from legalaid_app.domain.litigation import Litigation
from legalaid_app.domain.order_state import grants_relief, order_state
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.litigation.words import docket_name, order_title


@dataclass(frozen=True, slots=True)
class Ended:
    """An order that is no longer in force; *invented* where an invented decision did it."""

    words: str
    invented: bool


def ended_orders(act: Act, known: Litigation, on: date) -> tuple[Ended, ...]:
    """Return the orders that barred *act* before the day *on*, and do no longer."""
    return tuple(
        found
        for order in known.orders
        if act in order.bars_acts
        and grants_relief(order)
        and (found := _ended(order, known, on)) is not None
    )


def _ended(order: Order, known: Litigation, on: date) -> Ended | None:
    state = order_state(order, known.events, on)
    if state.in_force or state.since is None or state.became is None:
        return None
    docket = next((d for d in known.dockets if d.id == order.docket_id), None)
    decisions = {
        e.by_order_id for e in known.events if e.order_id == order.id and e.on == state.since
    }
    invented = any(each.invented for each in known.orders if each.id in decisions)
    said = _("{order} in {docket}: {what} on {day}.").format(
        order=order_title(order),
        docket=docket_name(docket) if docket else _("not known"),
        what=_(state.became.label).lower(),
        day=short_date(state.since),
    )
    return Ended(f"{said} {_('Invented for a demonstration.')}" if invented else said, invented)
