from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from legalaid_app.domain.errors import AppError
from legalaid_app.domain.triage import BadAnswer, parse_answers, plain_answers
from tests.domain.triage_files import PACK, some_answers


def test_answers_are_read_from_json_values():
    raw = {
        "immigration_status": "no_status",
        "removal_order_date": "2019-03-14",
        "entry_year": 2019,
        "unfiled_required_years": 0,
    }

    assert parse_answers(PACK, raw) == raw | {"removal_order_date": date(2019, 3, 14)}


def test_a_date_may_come_as_a_date():
    day = date(2026, 2, 28)

    assert parse_answers(PACK, {"refund_deadline": day}) == {"refund_deadline": day}


def test_none_means_not_asked():
    assert parse_answers(PACK, {"removal_order": None}) == {}


@pytest.mark.parametrize("spec", PACK.answers, ids=lambda spec: spec.key)
def test_every_answer_may_be_unknown(spec):
    assert parse_answers(PACK, {spec.key: "unknown"}) == {spec.key: "unknown"}


@pytest.mark.parametrize("spec", PACK.answers, ids=lambda spec: spec.key)
def test_only_a_fact_of_the_clients_own_may_be_declined(spec):
    if spec.declinable:
        assert parse_answers(PACK, {spec.key: "declined"}) == {spec.key: "declined"}
    else:
        with pytest.raises(BadAnswer) as caught:
            parse_answers(PACK, {spec.key: "declined"})
        assert "cannot be declined" in caught.value.user_message()


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("shoe_size", "42"),
        ("immigration_status", "martian"),
        ("immigration_status", "no status"),
        ("immigration_status", ""),
        ("immigration_status", True),
        ("immigration_status", ["no_status"]),
        ("removal_order_date", "2026-02-30"),
        ("removal_order_date", "20190314"),
        ("removal_order_date", "14 March 2019"),
        ("removal_order_date", "2019-W11-4"),
        ("removal_order_date", 20190314),
        ("removal_order_date", datetime(2019, 3, 14, tzinfo=UTC)),
        ("unfiled_required_years", -1),
        ("unfiled_required_years", 101),
        ("unfiled_required_years", "2"),
        ("unfiled_required_years", 2.0),
        ("unfiled_required_years", True),
        ("entry_year", 19),
        ("entry_year", "2019"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_by_name(answer, value):
    with pytest.raises(BadAnswer) as caught:
        parse_answers(PACK, {"removal_order": "no", answer: value})

    assert caught.value.answer == answer
    assert isinstance(caught.value, AppError)
    assert answer in caught.value.user_message()


def test_a_refusal_never_repeats_the_value():
    with pytest.raises(BadAnswer) as caught:
        parse_answers(PACK, {"preparer": "Aunt Rosa, 555-0199"})

    assert "Rosa" not in caught.value.user_message()
    assert str(caught.value) == "triage.bad_answer"


def test_a_refused_choice_lists_what_is_known():
    with pytest.raises(BadAnswer) as caught:
        parse_answers(PACK, {"dependents_number": "two"})

    assert "no, needs_number, unknown, declined" in caught.value.user_message()


@given(answers=some_answers())
def test_answers_survive_json(answers):
    plain = json.loads(json.dumps(plain_answers(answers)))

    assert parse_answers(PACK, plain) == answers
