from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid_app.domain.triage import (
    Answers,
    AnswerSpec,
    Extent,
    Kind,
    Level,
    Unknown,
    Value,
    assess,
    parse_pack,
)
from tests.domain.triage_files import EXAMPLES, PACK, PACK_TEXT, TODAY, some_answers, values_of


@pytest.mark.parametrize("case", EXAMPLES.scenarios, ids=lambda case: case.name)
def test_a_scenario_comes_out_exactly(case):
    result = assess(PACK, case.answers, case.today)

    assert result.level is case.level
    assert [(reason.code, reason.level) for reason in result.reasons] == list(case.reasons)


def codes(answers: Answers, today: date = TODAY) -> set[str]:
    return {reason.code for reason in assess(PACK, answers, today).reasons}


def answers_of(name: str) -> Answers:
    return next(case.answers for case in EXAMPLES.scenarios if name in case.name)


@pytest.mark.parametrize(
    ("days_ago", "code"),
    [
        (0, "removal_order.within_90_days"),
        (90, "removal_order.within_90_days"),
        (91, "removal_order.over_90_days"),
    ],
)
def test_the_ninetieth_day_after_an_order_still_counts_as_within(days_ago, code):
    answers = {"removal_order": "yes", "removal_order_date": TODAY - timedelta(days_ago)}

    assert {c for c in codes(answers) if c.endswith("_days")} == {code}


@pytest.mark.parametrize(
    ("year", "code"), [(2021, "entry.recent"), (2020, "entry.older"), (2026, "entry.recent")]
)
def test_an_entry_is_recent_for_five_years(year, code):
    answers = {
        "entry": "without_inspection",
        "entry_year": year,
        "immigration_status": "no_status",
    }

    assert {c for c in codes(answers) if c.startswith("entry.")} == {code}


@pytest.mark.parametrize(("days", "near"), [(-1, False), (0, True), (180, True), (181, False)])
def test_a_refund_deadline_is_near_from_today_to_the_180th_day(days, near):
    answers = {"refund_deadline": TODAY + timedelta(days)}

    assert ("refund.deadline_near" in codes(answers)) is near


@pytest.mark.parametrize(("day", "possible"), [(27, True), (28, False)])
def test_an_order_after_the_request_of_june_2025_was_not_in_it(day, possible):
    answers = {
        "removal_order": "yes",
        "removal_order_date": date(2025, 6, day),
        "irs_address": "old",
    }

    assert ("disclosed_2025.possible" in codes(answers)) is possible


def test_no_answer_at_all_is_elevated_because_key_facts_are_missing():
    result = assess(PACK, {}, TODAY)

    assert result.level is Level.ELEVATED
    assert [reason.code for reason in result.reasons] == [
        "core_facts.missing",
        "filing_duty.unknown",
    ]


def test_missing_facts_are_named_in_their_reason_and_known_ones_are_not():
    answers = {"immigration_status": "declined", "removal_order": "no", "criminal_matter": "none"}
    reasons = {reason.code: reason for reason in assess(PACK, answers, TODAY).reasons}

    assert reasons["core_facts.missing"].answers == (
        "immigration_status",
        "court_history",
        "reentry_after_removal",
    )


def test_a_reason_carries_its_words_citation_and_answers():
    reasons = {reason.code: reason for reason in assess(PACK, answers_of("Ricardo"), TODAY).reasons}
    reason = reasons["removal_order.over_90_days"]

    assert reason.text == (
        "A final order more than 90 days old: "
        "the MOU and the June 2025 request focused on this group."
    )
    assert reason.citation == "8 USC 1253(a)(1)"
    assert reason.answers == ("removal_order", "removal_order_date")
    assert reason.about == "Removal order"
    assert "7 August 2025" in reasons["disclosed_2025.possible"].text


def test_only_four_rules_are_marked_as_practice_judgments():
    assert [rule.code for rule in PACK.rules if rule.practice_judgment] == [
        "entry.recent",
        "taxpayer_number.none",
        "irs_address.old_or_unknown",
        "unfiled_years.three_or_more",
    ]


def test_a_result_names_its_pack_and_the_date_of_the_law():
    result = assess(PACK, {}, TODAY)

    assert (result.pack_id, result.pack_version) == ("irs-dhs-address-sharing", "2026-11")
    assert (result.law_checked_on, result.today) == (date(2026, 11, 22), TODAY)


def test_answers_of_another_pack_are_ignored():
    assert assess(PACK, {"shoe_size": 42}, TODAY) == assess(PACK, {}, TODAY)


# ------------------------------------------------------------- what would change it


def test_not_sure_and_not_asked_are_told_apart():
    answers = dict(answers_of("Marisol")) | {"court_history": "unknown"}
    unknown = {item.answer: item for item in assess(PACK, answers, TODAY).unknown}

    assert unknown["court_history"].asked
    assert not unknown["refund_deadline"].asked
    assert "removal_order" not in unknown


def test_an_unsure_relief_counts_as_not_known():
    answers = dict(answers_of("Marisol")) | {"immigration_relief": "unsure"}
    unknown = {item.answer: item for item in assess(PACK, answers, TODAY).unknown}

    assert unknown["immigration_relief"].asked


def test_a_question_without_sense_is_listed_as_not_applying():
    unknown = {item.answer: item for item in assess(PACK, answers_of("Marisol"), TODAY).unknown}

    assert not unknown["removal_order_date"].applies
    assert unknown["refund_deadline"].applies


def test_a_declined_answer_is_not_listed_as_unknown():
    listed = [item.answer for item in assess(PACK, answers_of("Yusuf"), TODAY).unknown]

    assert "immigration_status" not in listed
    assert "removal_order" in listed


def test_an_unanswered_removal_order_could_reach_attorney_review():
    unknown = {item.answer: item for item in assess(PACK, answers_of("Yusuf"), TODAY).unknown}

    assert unknown["removal_order"].could_reach is Level.ATTORNEY_REVIEW
    assert unknown["irs_address"].could_reach is Level.ELEVATED


def test_other_facts_that_would_lower_the_result_are_offered():
    lowering = assess(PACK, answers_of("Wei"), TODAY).would_lower

    assert [(item.code, item.answer) for item in lowering] == [
        ("taxpayer_number.none", "taxpayer_number"),
        ("taxpayer_number.none", "immigration_status"),
    ]
    assert [(other.value, other.level) for other in lowering[0].alternatives] == [
        ("ssn", Level.LOWER),
        ("itin", Level.LOWER),
    ]


def test_a_number_that_would_lower_the_result_says_how_far_it_reaches():
    answers = dict(answers_of("Marisol")) | {
        "entry": "without_inspection",
        "entry_year": 2024,
    }
    lowering = {item.answer: item for item in assess(PACK, answers, TODAY).would_lower}

    others = lowering["entry_year"].alternatives
    assert [(other.value, other.extent) for other in others] == [(2020, Extent.OR_LESS)]


def test_a_later_date_that_would_lower_the_result_says_so():
    rule = '{ at_least = 0, at_most = "refund_days" }'
    text = PACK_TEXT.replace(rule, "{ at_most = 10 }").replace(
        'level = "informational"\ntext = "A refund', 'level = "attorney_review"\ntext = "A refund'
    )
    answers = dict(answers_of("Marisol")) | {"refund_deadline": TODAY}
    lowering = assess(parse_pack(text, "triage.toml"), answers, TODAY).would_lower

    others = lowering[0].alternatives
    assert [(other.value, other.extent) for other in others] == [
        (date(2026, 12, 3), Extent.OR_MORE)
    ]


@pytest.mark.parametrize("today", [date.min, date.max], ids=["first day", "last day"])
def test_the_ends_of_the_calendar_are_no_trouble(today):
    assert assess(PACK, {}, today).level is Level.ELEVATED


def test_two_reasons_at_the_top_cannot_be_lowered_by_one_answer():
    answers = dict(answers_of("Wei")) | {"preparer": "notario"}

    assert assess(PACK, answers, TODAY).would_lower == ()


def test_an_assessment_is_quick_enough_for_every_key_press():
    def once() -> float:
        started = time.perf_counter()
        assess(PACK, {}, TODAY)
        return time.perf_counter() - started

    assert min(once() for _ in range(20)) < 0.02


# ---------------------------------------------------------------------- properties


@given(answers=some_answers())
def test_the_level_is_the_highest_of_the_reasons_in_order(answers):
    result = assess(PACK, answers, TODAY)
    place = {rule.code: index for index, rule in enumerate(PACK.rules)}
    order = [(-reason.level.rank, place[reason.code]) for reason in result.reasons]

    assert result.level is max(reason.level for reason in result.reasons)
    assert order == sorted(order)


@given(answers=some_answers())
def test_the_duty_to_file_is_always_reported_once(answers):
    found = [code for code in codes(answers) if code.startswith("filing_duty.")]

    assert len(found) == 1


@given(answers=some_answers())
def test_nobody_but_a_citizen_is_placed_lowest(answers):
    if answers.get("immigration_status") != "us_citizen":
        assert assess(PACK, answers, TODAY).level >= Level.LOWER


@given(answers=some_answers(), key=st.sampled_from([spec.key for spec in PACK.answers]))
def test_forgetting_an_answer_keeps_the_reasons_that_do_not_rest_on_it(answers, key):
    kept = {
        (reason.code, reason.level)
        for reason in assess(PACK, answers, TODAY).reasons
        if key not in reason.answers
    }
    fewer = assess(PACK, {k: v for k, v in answers.items() if k != key}, TODAY)

    assert kept <= {(reason.code, reason.level) for reason in fewer.reasons}


@given(data=st.data(), answers=some_answers(), today=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_no_answer_leads_higher_than_was_said(data, answers, today):
    for item in assess(PACK, answers, today).unknown:
        value = data.draw(values_of(PACK.answer(item.answer)), label=item.answer)

        assert level_of({**answers, item.answer: value}, today) <= item.could_reach


@given(answers=some_answers())
def test_what_could_be_reached_is_the_highest_of_all_values(answers):
    for item in assess(PACK, answers, TODAY).unknown:
        assert item.could_reach is brute_force(item, answers)


@given(answers=some_answers())
def test_an_alternative_gives_the_level_that_it_says(answers):
    result = assess(PACK, answers, TODAY)
    top = {reason.code: reason for reason in result.reasons if reason.level is result.level}

    for item in result.would_lower:
        assert item.answer in top[item.code].answers
        for other in item.alternatives:
            assert other.level < result.level
            assert level_of({**answers, item.answer: other.value}, TODAY) is other.level


@given(answers=some_answers())
def test_every_fact_that_lowers_the_result_is_offered(answers):
    result = assess(PACK, answers, TODAY)
    offered = {(i.answer, other.value) for i in result.would_lower for other in i.alternatives}
    top = [reason for reason in result.reasons if reason.level is result.level]

    for key in set(chain.from_iterable(reason.answers for reason in top)):
        for choice in PACK.answer(key).choices:
            lowers = level_of({**answers, key: choice.key}, TODAY) < result.level
            assert ((key, choice.key) in offered) is (lowers and choice.fact)


def level_of(answers: Answers, today: date) -> Level:
    levels = (rule.level_for(answers, today) for rule in PACK.rules)
    return max(level for level in levels if level is not None)


def brute_force(item: Unknown, answers: Answers) -> Level:
    values = every_value(PACK.answer(item.answer))
    return max(level_of({**answers, item.answer: value}, TODAY) for value in values)


def every_value(spec: AnswerSpec) -> list[Value]:
    """All choices; of numbers and dates a net that no limit of a rule slips through."""
    words: list[Value] = [choice.key for choice in spec.choices]
    if spec.kind is Kind.DATE:
        steps = [*range(-600, 600, 30), -91, -90, 0, 180, 181]
        return words + [TODAY + timedelta(days) for days in steps]
    if spec.kind is Kind.YEAR:
        return [*words, *range(2010, 2030, 2)]
    return [*words, *range(8)] if spec.kind is Kind.COUNT else words
