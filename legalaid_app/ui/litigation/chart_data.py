"""The litigation as lanes, bars and marks over time. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from legalaid_app.domain.ids import OrderEventId
from legalaid_app.domain.lawsuit import Became, Docket, Order
from legalaid_app.domain.litigation import Litigation
from legalaid_app.domain.order_state import event_of_decision, order_state
from legalaid_app.domain.verification import newest
from legalaid_app.domain.words import gettext as _
from legalaid_app.ui.litigation.words import RESTRAINS, court_name, order_title

DIAMOND, CIRCLE, TRIANGLE, SQUARE = "diamond", "circle", "triangle", "square"
_ENDING = frozenset(
    {Became.REVERSED, Became.VACATED, Became.STAYED, Became.DISSOLVED, Became.REMANDED, Became.MOOT}
)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """An order in force; *end* is None while it lasts."""

    start: date
    end: date | None
    words: str
    invented: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened: a shape, and what it was."""

    on: date
    shape: str
    words: str
    invented: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One docket; *known_until* is how far it was read."""

    title: str
    remark: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    known_until: date | None


@dataclass(frozen=True, slots=True)
class Chart:
    """All lanes between two days, and the day that is looked at."""

    first: date
    last: date
    on: date
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class ChartRow:
    """The same as the chart, for the table beside it."""

    id: int
    on: date
    docket: str
    what: str
    became: str
    confidence: str
    invented: bool


def chart(known: Litigation, on: date) -> Chart:
    """Return the chart for a day; what comes after that day is not drawn."""
    lanes = tuple(_lane(docket, known, on) for docket in known.dockets)
    days = [mark.on for lane in lanes for mark in lane.marks] or [on - timedelta(days=365)]
    return Chart(min(*days, on) - 20 * _DAY, on + 75 * _DAY, on, lanes)


def chart_rows(known: Litigation, on: date) -> tuple[ChartRow, ...]:
    """Return every decision until the day, newest first."""
    numbers = {docket.id: docket.number for docket in known.dockets}
    past = [o for o in known.orders if o.decided_on and o.decided_on <= on]
    newest_first = sorted(past, key=lambda o: (o.decided_on or on, o.id), reverse=True)
    return tuple(
        ChartRow(
            id=place,
            on=order.decided_on or on,
            docket=numbers[order.docket_id],
            what=order_title(order).rpartition(",")[0],
            became=_became(order, known, on),
            confidence=_(order.confidence.label),
            invented=order.invented,
        )
        for place, order in enumerate(newest_first)
    )


def _became(order: Order, known: Litigation, on: date) -> str:
    state = order_state(order, known.events, on)
    if state.in_force:
        return _("In force") if order.bars_acts else ""
    if state.became is None:
        return ""
    return _(state.became.label) if state.ended or state.stayed else ""


def _lane(docket: Docket, known: Litigation, on: date) -> Lane:
    orders = [o for o in known.orders if o.docket_id == docket.id and o.decided_on]
    bars = [bar for order in orders for bar in _bars(order, known, on)]
    marks = [_mark(order, on) for order in orders if (order.decided_on or on) <= on]
    if docket.filed_on and docket.filed_on <= on:
        marks.append(Mark(docket.filed_on, SQUARE, _("Filed"), invented=False))
    last = newest(known, docket)
    return Lane(
        title=docket.number,
        remark=court_name(docket.court),
        bars=tuple(bars),
        marks=tuple(sorted(marks, key=lambda mark: mark.on)),
        known_until=last.through_on if last else None,
    )


def _mark(order: Order, on: date) -> Mark:
    event = event_of_decision(order, OrderEventId(order.id))
    ends = event is not None and event.became in _ENDING
    shape = TRIANGLE if ends else DIAMOND if order.bars_acts else CIRCLE
    words = _("{kind}: {result}").format(
        kind=_(order.kind.label), result=_(order.result.label).lower()
    )
    if order.invented:
        words = _("{what} (invented)").format(what=words)
    return Mark(order.decided_on or on, shape, words, order.invented)


def _bars(order: Order, known: Litigation, on: date) -> Iterator[Bar]:
    """The stretches of time in which an order that bars something was in force."""
    if not order.bars_acts or order.decided_on is None or order.decided_on > on:
        return
    words = " · ".join(_(RESTRAINS[act]) for act in order.bars_acts)
    start: date | None = None
    for day in _days_of_change(order, known, on):
        in_force = order_state(order, known.events, day).in_force
        if in_force and start is None:
            start = day
        elif not in_force and start is not None:
            yield Bar(start, day, words, order.invented)
            start = None
    if start is not None:
        yield Bar(start, None, words, order.invented)


def _days_of_change(order: Order, known: Litigation, on: date) -> list[date]:
    own = [event for event in known.events if event.order_id == order.id]
    days = {order.decided_on, on, *(event.on for event in own)}
    days |= {event.until + _DAY for event in own if event.until}
    return sorted(day for day in days if day and day <= on)
