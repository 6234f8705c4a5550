"""What holds for the orders and events of any litigation."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.domain.ids import DocketId, LawsuitId, OrderEventId, OrderId
from legalaid_app.domain.lawsuit import (
    Act,
    Became,
    Docket,
    Lawsuit,
    Order,
    OrderEvent,
    OrderKind,
    Result,
)
from legalaid_app.domain.order_state import order_state
from legalaid_app.domain.protection import Litigation, State, protections
from legalaid_app.domain.protection_view import from_plain, to_plain

ORDERS = 5
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))
ACTS = st.lists(st.sampled_from(list(Act)), unique=True).map(tuple)


@st.composite
def litigations(draw: st.DrawFn) -> Litigation:
    lawsuits = [
        Lawsuit(
            id=LawsuitId(UUID(int=n)), key=f"suit-{n}", caption=f"Suit {n}", at_stake=draw(ACTS)
        )
        for n in (1, 2)
    ]
    dockets = [
        Docket(
            id=DocketId(UUID(int=10 + n)),
            lawsuit_id=draw(st.sampled_from(lawsuits)).id,
            court="dcd",
            number=f"{n}",
        )
        for n in (1, 2, 3)
    ]
    orders = [
        Order(
            id=OrderId(UUID(int=100 + n)),
            docket_id=draw(st.sampled_from(dockets)).id,
            kind=draw(st.sampled_from(list(OrderKind))),
            result=draw(st.sampled_from(list(Result))),
            decided_on=draw(DAYS),
            bars_acts=draw(ACTS),
        )
        for n in range(ORDERS)
    ]
    events = [
        OrderEvent(
            id=OrderEventId(UUID(int=1000 + n)),
            order_id=draw(st.sampled_from(orders)).id,
            became=draw(st.sampled_from(list(Became))),
            on=draw(DAYS),
            until=draw(st.none() | DAYS),
        )
        for n in range(draw(st.integers(0, 8)))
    ]
    return Litigation(tuple(lawsuits), tuple(dockets), tuple(orders), tuple(events))


@given(litigations(), DAYS, st.integers(0, ORDERS - 1))
def test_the_events_of_one_order_never_change_another(litigation, on, index):
    order = litigation.orders[index]
    own = [each for each in litigation.events if each.order_id == order.id]

    assert order_state(order, litigation.events, on) == order_state(order, own, on)


@given(litigations(), DAYS)
def test_what_happens_after_a_day_does_not_change_that_day(litigation, on):
    until_then = replace(
        litigation,
        orders=tuple(each for each in litigation.orders if each.decided_on <= on),
        events=tuple(each for each in litigation.events if each.on <= on),
    )

    assert protections(litigation, on) == protections(until_then, on)


@given(litigations(), DAYS)
def test_a_denial_never_bars(litigation, on):
    denied = tuple(replace(each, result=Result.DENIED) for each in litigation.orders)
    answer = protections(replace(litigation, orders=denied), on)

    assert set(answer.known.values()) == {State.NOT_BARRED}


@given(litigations(), DAYS)
def test_an_act_is_barred_exactly_where_an_order_in_force_bars_it(litigation, on):
    answer = protections(litigation, on)

    for act in Act:
        barring = {
            order.id
            for order in litigation.orders
            if act in order.bars_acts and order_state(order, litigation.events, on).in_force
        }
        assert {ground.order_id for ground in answer.of(act).grounds} == barring
        assert (answer.known[act] is State.BARRED) == bool(barring)


@given(litigations(), DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_records_are_given_makes_no_difference(
    litigation, on, chance: random.Random
):
    def mixed(items):
        return tuple(chance.sample(items, len(items)))

    shuffled = replace(litigation, orders=mixed(litigation.orders), events=mixed(litigation.events))

    assert protections(shuffled, on) == protections(litigation, on)


@given(litigations(), DAYS, st.integers(0, ORDERS - 1))
def test_vacating_an_order_ends_it_and_no_other(litigation, on, index):
    order = litigation.orders[index]
    vacated = OrderEvent(
        id=OrderEventId(UUID(int=9999)), order_id=order.id, became=Became.VACATED, on=on
    )
    after = replace(litigation, events=(*litigation.events, vacated))

    assert not order_state(order, after.events, on).in_force
    for other in litigation.orders:
        if other.id != order.id:
            assert order_state(other, after.events, on) == order_state(other, litigation.events, on)


@given(litigations(), DAYS)
def test_an_order_binds_nobody_before_it_is_decided(litigation, on):
    for order in litigation.orders:
        before = min(on, order.decided_on - timedelta(days=1))
        assert not order_state(order, litigation.events, before).in_force


@given(litigations(), DAYS)
def test_every_snapshot_reads_back_as_it_was(litigation, on):
    answer = protections(litigation, on)

    assert from_plain(to_plain(answer)) == answer
