"""What became of one order, folded over its own events and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .ids import OrderEventId
from .lawsuit import Became, Order, OrderEvent, OrderKind, Result

_NO_RELIEF = frozenset(
    {
        OrderKind.CLASS_CERTIFICATION,
        OrderKind.OPINION,
        OrderKind.REHEARING,
        OrderKind.MANDATE,
        OrderKind.CERTIORARI,
    }
)
_GRANTED = frozenset({Result.GRANTED, Result.GRANTED_IN_PART})
_ENDS = frozenset({Became.EXPIRED, Became.DISSOLVED, Became.VACATED, Became.REVERSED, Became.MOOT})
_SETS_TIME = frozenset({Became.ENTERED, Became.EXTENDED, Became.MODIFIED})
_DAY = timedelta(days=1)
_BY_RESULT = {
    Result.AFFIRMED: Became.AFFIRMED,
    Result.REVERSED: Became.REVERSED,
    Result.VACATED: Became.VACATED,
    Result.REMANDED: Became.REMANDED,
}
_BY_KIND = {OrderKind.STAY_PENDING_APPEAL: Became.STAYED, OrderKind.VACATUR: Became.VACATED}


@dataclass(frozen=True, slots=True)
class OrderState:
    """An order on a day.

    Attributes:
        since: the day since which it has been as it is; None if it never bound anybody.
        became: what made it so.
        ended: it is over; only being entered again brings it back.
        stayed: it is suspended.
        until: its last day, where the court set one.
        stayed_until: the last day of the stay of it, where the court set one.
        trail: everything that happened to it until that day, oldest first.
    """

    since: date | None = None
    became: Became | None = None
    ended: bool = False
    stayed: bool = False
    until: date | None = None
    stayed_until: date | None = None
    trail: tuple[tuple[Became, date], ...] = ()

    @property
    def in_force(self) -> bool:
        """Does it bind anybody on that day?"""
        return self.since is not None and not self.ended and not self.stayed


def grants_relief(order: Order) -> bool:
    """Can this order bar anything at all? A denial cannot, nor can a finding."""
    return bool(order.bars_acts) and order.result in _GRANTED and order.kind not in _NO_RELIEF


def order_state(order: Order, events: Iterable[OrderEvent], on: date) -> OrderState:
    """Return what *order* was on the day *on*; events of other orders are passed over.

    An order binds from the day it was decided. A stay suspends it, an end ends
    it, and its being affirmed, modified or extended keeps it as it is.
    """
    if order.decided_on is None or order.decided_on > on or not grants_relief(order):
        return OrderState()
    own = [(e.on, e.id, e) for e in events if e.order_id == order.id and e.on and e.on <= on]
    state = OrderState(since=order.decided_on, became=Became.ENTERED)
    for day, _, event in sorted(own, key=lambda each: each[:2]):
        state = _after(_lapse(state, day), event, day)
    return _lapse(state, on)


def _lapse(state: OrderState, on: date) -> OrderState:
    """Let a set time run out: the order expires, or the stay of it is over."""
    if state.ended:
        return state
    if state.until and on > state.until:
        return _became(state, Became.EXPIRED, state.until + _DAY, ended=True)
    if state.stayed and state.stayed_until and on > state.stayed_until:
        return _became(state, Became.STAY_LIFTED, state.stayed_until + _DAY, stayed=False)
    return state


def _after(state: OrderState, event: OrderEvent, on: date) -> OrderState:
    became = event.became
    state = replace(state, trail=(*state.trail, (became, on)))
    if became is Became.ENTERED and not state.in_force:
        again = _became(state, became, on, ended=False, stayed=False)
        return replace(again, until=event.until, stayed_until=None)
    if state.ended:
        return state
    if became in _ENDS:
        return _became(state, became, on, ended=True)
    if became is Became.STAYED:
        return replace(_became(state, became, on, stayed=True), stayed_until=event.until)
    if became is Became.STAY_LIFTED and state.stayed:
        return _became(state, became, on, stayed=False)
    if became in _SETS_TIME and event.until:
        return replace(state, until=event.until)
    return state


def _became(
    state: OrderState,
    became: Became,
    on: date,
    ended: bool | None = None,
    stayed: bool | None = None,
) -> OrderState:
    ended = state.ended if ended is None else ended
    stayed = state.stayed if stayed is None else stayed
    return replace(state, became=became, since=on, ended=ended, stayed=stayed)


def event_of_decision(decision: Order, new_id: OrderEventId) -> OrderEvent | None:
    """Return what *decision* does to the order it reviews, or None if it does nothing to it.

    A stay pending appeal that is granted in part counts as a stay: no letter
    may rest on the part that is left until an attorney has said what it is.
    """
    if decision.of_order_id is None or decision.decided_on is None:
        return None
    became = _BY_RESULT.get(decision.result)
    if became is None and decision.result in _GRANTED:
        became = _BY_KIND.get(decision.kind)
    if became is None:
        return None
    return OrderEvent(
        id=new_id,
        order_id=decision.of_order_id,
        became=became,
        on=decision.decided_on,
        until=None,
        by_order_id=decision.id,
        source=decision.source,
    )
