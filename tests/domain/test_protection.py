"""What the orders mean on a day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from legalaid_app.domain.ids import OrderEventId, OrderId
from legalaid_app.domain.lawsuit import Act, Became, OrderKind, Result
from legalaid_app.domain.order_state import event_of_decision, order_state
from legalaid_app.domain.protection import (
    Litigation,
    State,
    attorney_verified,
    needing_attorney,
    protections,
    what_if,
    with_decision,
)
from legalaid_app.domain.protection_view import cli_view, from_plain, to_plain, why
from tests.domain.litigation_made import (
    APPEAL_OF_STAY,
    ATTORNEY,
    CASEWORKER,
    INJUNCTION,
    STAY,
    event,
    order_on,
    pack,
    ruling,
    shipped,
    verified,
    with_events,
)

RULED = date(2026, 12, 2)
BARRED, NOT_BARRED, UNVERIFIED = State.BARRED, State.NOT_BARRED, State.UNVERIFIED


def is_attorney(user: object) -> bool:
    return user == ATTORNEY


def states(litigation: Litigation, on: date) -> tuple[State, State]:
    answer = protections(litigation, on)
    return answer.of(Act.IRS_MAY_SHARE).state, answer.of(Act.ICE_MAY_USE).state


def known(litigation: Litigation, on: date) -> tuple[State, State]:
    answer = protections(litigation, on)
    return answer.known[Act.IRS_MAY_SHARE], answer.known[Act.ICE_MAY_USE]


@pytest.mark.parametrize(
    "example", pack().litigation.examples, ids=lambda each: each.on.isoformat()
)
def test_each_worked_example_of_the_pack_comes_out(example):
    answer = protections(shipped(), example.on)

    assert {each.act: each.state for each in answer.acts} == example.states
    if example.last_known:
        assert answer.known == example.last_known
        assert answer.as_of == example.as_of
    else:
        assert answer.verified


def test_affirming_a_denial_lifts_no_order_of_another_case():
    day = date(2026, 2, 24)  # Centro affirmed the denial of an injunction in a third case

    assert states(shipped(), day) == (BARRED, BARRED)
    assert not protections(shipped(), day).of(Act.IRS_MAY_SHARE).grounds[0].trail


@pytest.mark.parametrize("result", [Result.REVERSED, Result.VACATED])
def test_a_ruling_against_the_stay_frees_the_irs_and_leaves_ice_barred(result):
    litigation = verified(with_decision(shipped(), ruling(shipped(), result, RULED)), RULED)

    assert states(litigation, RULED - timedelta(days=1)) == (BARRED, BARRED)
    assert states(litigation, RULED) == (NOT_BARRED, BARRED)


@pytest.mark.parametrize(
    "result", [Result.AFFIRMED, Result.REMANDED, Result.DISMISSED, Result.DENIED]
)
def test_a_ruling_that_leaves_the_stay_standing_changes_nothing(result):
    assert known(with_decision(shipped(), ruling(shipped(), result, RULED)), RULED) == (
        BARRED,
        BARRED,
    )


@pytest.mark.parametrize("result", [Result.GRANTED, Result.GRANTED_IN_PART])
def test_a_stay_pending_appeal_suspends_the_order_until_it_is_lifted(result):
    litigation = shipped()
    stay = ruling(litigation, result, RULED, kind=OrderKind.STAY_PENDING_APPEAL)
    stayed = with_decision(litigation, stay)
    lifted = with_events(
        stayed, event(order_on(stayed, STAY), Became.STAY_LIFTED, RULED + timedelta(days=9))
    )

    assert known(stayed, RULED) == (NOT_BARRED, BARRED)
    assert known(lifted, RULED + timedelta(days=8)) == (NOT_BARRED, BARRED)
    assert known(lifted, RULED + timedelta(days=9)) == (BARRED, BARRED)


def test_what_if_tells_what_a_ruling_would_mean_and_changes_nothing():
    litigation = verified(shipped(), RULED)
    answer = what_if(litigation, ruling(litigation, Result.VACATED, RULED), RULED)

    assert answer.of(Act.IRS_MAY_SHARE).state is NOT_BARRED
    assert states(litigation, RULED) == (BARRED, BARRED)


@pytest.mark.parametrize(
    ("became", "in_force"),
    [
        (Became.AFFIRMED, True),
        (Became.MODIFIED, True),
        (Became.EXTENDED, True),
        (Became.REMANDED, True),
        (Became.ENTERED, True),
        (Became.STAY_LIFTED, True),
        (Became.STAYED, False),
        (Became.EXPIRED, False),
        (Became.DISSOLVED, False),
        (Became.VACATED, False),
        (Became.REVERSED, False),
        (Became.MOOT, False),
    ],
)
def test_each_kind_of_event_keeps_suspends_or_ends_an_order(became, in_force):
    litigation = shipped()
    changed = with_events(litigation, event(order_on(litigation, INJUNCTION), became, RULED))

    assert known(changed, RULED)[1] is (BARRED if in_force else NOT_BARRED)
    assert known(changed, RULED)[0] is BARRED


def test_an_order_with_a_last_day_binds_on_that_day_and_not_on_the_next():
    order = order_on(shipped(), STAY)
    limited = [event(order, Became.ENTERED, order.decided_on, until=date(2025, 12, 5))]
    extended = [*limited, event(order, Became.EXTENDED, date(2025, 12, 5), date(2025, 12, 19), 2)]

    assert order_state(order, limited, date(2025, 12, 5)).in_force
    after = order_state(order, limited, date(2025, 12, 6))
    assert (after.in_force, after.became, after.since) == (False, Became.EXPIRED, date(2025, 12, 6))
    assert order_state(order, extended, date(2025, 12, 19)).in_force
    assert not order_state(order, extended, date(2025, 12, 20)).in_force


def test_an_extension_that_comes_too_late_revives_nothing_but_a_new_entry_does():
    order = order_on(shipped(), STAY)
    lapsed = [event(order, Became.ENTERED, order.decided_on, until=date(2025, 12, 5))]
    late = [*lapsed, event(order, Became.EXTENDED, date(2025, 12, 8), date(2025, 12, 19), 2)]
    again = [*lapsed, event(order, Became.ENTERED, date(2025, 12, 8), None, 2)]

    assert not order_state(order, late, date(2025, 12, 10)).in_force
    revived = order_state(order, again, date(2026, 6, 1))
    assert (revived.in_force, revived.since) == (True, date(2025, 12, 8))


def test_a_stay_for_a_set_time_ends_by_itself_and_an_order_expires_under_it():
    order = order_on(shipped(), STAY)
    stayed = [event(order, Became.STAYED, date(2025, 12, 1), until=date(2025, 12, 10))]
    limited = [event(order, Became.ENTERED, order.decided_on, date(2025, 12, 5), 2), *stayed]

    assert not order_state(order, stayed, date(2025, 12, 10)).in_force
    back = order_state(order, stayed, date(2025, 12, 11))
    assert (back.in_force, back.became, back.since) == (
        True,
        Became.STAY_LIFTED,
        date(2025, 12, 11),
    )
    assert not order_state(order, limited, date(2025, 12, 11)).in_force


@pytest.mark.parametrize(
    "kind", [OrderKind.OPINION, OrderKind.CLASS_CERTIFICATION, OrderKind.MANDATE]
)
def test_a_decision_that_gives_no_relief_bars_nothing_whatever_it_claims(kind):
    order = replace(order_on(shipped(), STAY), kind=kind)

    assert not order_state(order, (), date(2026, 1, 1)).in_force


def test_a_finding_and_a_decision_on_nothing_make_no_event():
    litigation = shipped()
    new = OrderEventId(UUID(int=9))

    assert event_of_decision(ruling(litigation, Result.FINDING, RULED), new) is None
    assert (
        event_of_decision(ruling(litigation, Result.REVERSED, RULED, of_order_id=None), new) is None
    )


def test_the_last_day_of_the_limit_is_verified_and_the_next_is_not():
    last = date(2026, 8, 3) + timedelta(days=14)

    assert states(shipped(), last) == (BARRED, BARRED)
    assert states(shipped(), last + timedelta(days=1)) == (UNVERIFIED, UNVERIFIED)
    assert states(replace(shipped(), limit_days=15), last + timedelta(days=1)) == (BARRED, BARRED)


def test_one_old_docket_makes_only_what_it_is_needed_for_unverified():
    today = date(2026, 11, 22)
    litigation = verified(shipped(), today, without=(INJUNCTION,))

    assert states(litigation, today) == (BARRED, UNVERIFIED)
    assert protections(litigation, today).as_of == date(2026, 8, 3)
    litigation = verified(shipped(), today, without=(APPEAL_OF_STAY,))
    assert states(litigation, today) == (UNVERIFIED, BARRED)


def test_a_docket_that_nobody_ever_read_leaves_every_day_unverified():
    litigation = replace(shipped(), verifications=())

    assert states(litigation, date(2026, 3, 1)) == (UNVERIFIED, UNVERIFIED)
    assert known(litigation, date(2026, 3, 1)) == (BARRED, BARRED)
    assert protections(litigation, date(2026, 3, 1)).as_of is None


def test_nothing_on_record_is_unverified_not_free():
    assert states(Litigation(), date(2026, 3, 1)) == (UNVERIFIED, UNVERIFIED)
    assert not attorney_verified(Litigation(), date(2026, 3, 1), is_attorney)


def test_the_pack_alone_never_suffices_to_issue_a_letter():
    day = date(2026, 8, 3)

    assert states(shipped(), day) == (BARRED, BARRED)
    assert not attorney_verified(shipped(), day, is_attorney)
    assert not protections(shipped(), day).verified_by_person


def test_an_attorney_who_read_every_docket_within_the_limit_suffices():
    read = date(2026, 11, 22)
    litigation = verified(shipped(), read)

    assert attorney_verified(litigation, read + timedelta(days=14), is_attorney)
    assert not attorney_verified(litigation, read + timedelta(days=15), is_attorney)
    assert protections(litigation, read).verified_by_person


def test_a_caseworker_or_one_forgotten_docket_does_not_suffice():
    read = date(2026, 11, 22)
    forgotten = verified(shipped(), read, without=(APPEAL_OF_STAY,))

    assert not attorney_verified(verified(shipped(), read, CASEWORKER), read, is_attorney)
    assert [each.number for each in needing_attorney(forgotten, read, is_attorney)] == [
        APPEAL_OF_STAY
    ]


def test_a_change_of_an_order_needs_an_attorney_to_read_every_docket_again():
    litigation = verified(shipped(), date(2026, 11, 25))
    decision = ruling(litigation, Result.REVERSED, RULED, entered_by=ATTORNEY)
    ruled = with_decision(litigation, decision)
    late = verified(ruled, RULED, without=(INJUNCTION,))

    assert len(needing_attorney(ruled, RULED, is_attorney)) == len(ruled.dockets)
    assert [each.number for each in needing_attorney(late, RULED, is_attorney)] == [INJUNCTION]
    assert attorney_verified(verified(ruled, RULED), RULED, is_attorney)
    assert attorney_verified(ruled, RULED - timedelta(days=1), is_attorney)


def test_a_decision_that_changes_nothing_needs_its_docket_read_unless_an_attorney_entered_it():
    litigation = verified(shipped(), date(2026, 11, 25))
    by_caseworker = ruling(litigation, Result.DENIED, RULED, entered_by=CASEWORKER)
    by_attorney = replace(by_caseworker, entered_by=ATTORNEY)

    needing = needing_attorney(with_decision(litigation, by_caseworker), RULED, is_attorney)
    assert [each.number for each in needing] == [APPEAL_OF_STAY]
    assert attorney_verified(with_decision(litigation, by_attorney), RULED, is_attorney)


def test_a_newer_pack_does_not_hide_that_a_person_verified():
    litigation = verified(verified(shipped(), date(2026, 11, 20)), date(2026, 11, 24), None)
    answer = protections(litigation, date(2026, 11, 24))

    assert answer.as_of == date(2026, 11, 24)
    assert answer.verified_by_person


def test_a_snapshot_survives_json():
    litigation = verified(shipped(), date(2026, 11, 22))
    changed = with_decision(litigation, ruling(litigation, Result.AFFIRMED, date(2026, 11, 20)))
    answer = protections(changed, date(2026, 11, 22))

    assert from_plain(json.loads(json.dumps(to_plain(answer)))) == answer


def test_the_command_shows_what_is_known_last_only_where_something_is_unverified():
    fresh = cli_view(protections(shipped(), date(2026, 3, 1)))
    old = cli_view(protections(shipped(), date(2026, 11, 22)))

    assert list(fresh) == ["on", "irs_may_share", "ice_may_use", "orders"]
    assert [each["number"] for each in fresh["orders"]] == [STAY, INJUNCTION]
    assert [each["bars"] for each in fresh["orders"]] == [["irs_may_share"], ["ice_may_use"]]
    assert old["last_known"] == {
        "irs_may_share": "barred",
        "ice_may_use": "barred",
        "as_of": "2026-08-03",
    }


def test_the_derivation_names_order_case_docket_and_what_became_of_it():
    litigation = shipped()
    changed = with_events(
        litigation, event(order_on(litigation, STAY), Became.MODIFIED, date(2026, 1, 9))
    )
    told = why(protections(changed, date(2026, 3, 1)).of(Act.IRS_MAY_SHARE).grounds[0])

    assert told == (
        "Section 705 stay of 2025-11-21 in Center for Taxpayer Rights v. IRS, dcd 1:25-cv-00457. "
        "It binds IRS. Modified on 2026-01-09. In force since 2025-11-21."
    )


def test_an_invented_order_says_so():
    litigation = shipped()
    made = replace(order_on(litigation, STAY), id=OrderId(UUID(int=5)), invented=True)
    answer = protections(replace(litigation, orders=(*litigation.orders, made)), date(2026, 3, 1))

    assert [g.invented for g in answer.of(Act.IRS_MAY_SHARE).grounds].count(True) == 1
    assert any("Invented" in why(g) for g in answer.of(Act.IRS_MAY_SHARE).grounds)
