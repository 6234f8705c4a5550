"""The facts that ship, and how a mistake in them is told."""

from __future__ import annotations

from datetime import date

import pytest

from legalaid_app.domain.banned_phrases import banned_phrases
from legalaid_app.domain.errors import BadInput
from legalaid_app.domain.lawsuit import Act, Became, Confidence
from legalaid_app.domain.pack_facts import (
    LITIGATION,
    PACK,
    STATEMENTS,
    read_info,
    read_litigation,
    read_pack_facts,
    read_statements,
    to_policies,
)
from tests.domain.litigation_made import counter, docket, file_text, pack, shipped


def told(read, text: str) -> str:
    with pytest.raises(BadInput) as caught:
        read(text)
    return caught.value.user_message()


def line_of(name: str, words: str) -> int:
    return next(n for n, line in enumerate(file_text(name).splitlines(), 1) if words in line)


def test_the_pack_says_which_it_is_and_when_the_law_was_checked():
    info = pack().info

    assert (info.id, info.version, info.limit_days) == ("2026-11", 1, 14)
    assert info.law_checked_on == date(2026, 11, 22)
    assert date(2027, 4, 15) in info.return_due
    assert info.help_line("eoir") == "1-800-898-7180"
    assert info.help_line("nobody") == ""


def test_three_lawsuits_with_their_dockets_orders_and_what_is_at_stake_become_records():
    litigation = shipped()

    assert {each.key: each.at_stake for each in litigation.lawsuits} == {
        "centro": (Act.IRS_MAY_SHARE,),
        "ctr": (Act.IRS_MAY_SHARE,),
        "cedc": (Act.ICE_MAY_USE,),
    }
    assert len(litigation.dockets) == 5
    assert len(litigation.orders) == 6
    assert docket(litigation, "26-5006").appeal_from == "1:25-cv-00457"
    assert docket(litigation, "25-5181").judges[0] == "Harry T. Edwards"


def test_the_appeal_decision_is_an_event_on_the_denial_it_reviews_and_nothing_else():
    litigation = shipped()
    (only,) = litigation.events
    reviewed = next(each for each in litigation.orders if each.id == only.order_id)

    assert (only.became, only.on) == (Became.AFFIRMED, date(2026, 2, 24))
    assert (reviewed.docket_id, reviewed.decided_on) == (
        docket(litigation, "1:25-cv-00677").id,
        date(2025, 5, 12),
    )


def test_the_packs_own_verification_names_no_user():
    for each in shipped().verifications:
        assert each.user_id is None
        assert each.through_on == date(2026, 8, 3)
        assert "no docket was read" in each.verified_by


def test_every_fact_has_a_source_and_a_doubtful_one_is_marked_for_counsel():
    facts = pack().litigation

    for fact in (fact for policy in facts.policies for fact in policy.history):
        assert fact.source
        assert fact.to_be_verified == (fact.confidence is not Confidence.HIGH)
    for lawsuit in facts.lawsuits:
        assert lawsuit.source
        assert all(order.source for order in lawsuit.orders)


def test_the_policy_tells_its_history_and_what_counsel_must_check():
    (policy,) = to_policies(pack(), counter())

    assert (policy.key, policy.signed_on) == ("irs-ice-mou", date(2025, 4, 7))
    doubtful = [fact for fact in policy.facts if fact.endswith("(to be verified by counsel)")]
    assert [fact[:10] for fact in doubtful] == ["2025-04-04", "2026-01-23"]


def test_no_file_of_facts_says_what_no_text_may_say():
    for name in (PACK, LITIGATION, STATEMENTS):
        assert banned_phrases(file_text(name)) == ()


def test_a_comma_too_many_is_found_by_line():
    text = file_text(LITIGATION).replace('"verified_by"', ',"verified_by"', 1)

    assert told(read_litigation, text).startswith("litigation.json, line 3: this is not JSON")


@pytest.mark.parametrize(
    ("old", "new", "words", "problem"),
    [
        (
            '"result": "affirmed"',
            '"result": "upheld"',
            '"result": "affirmed"',
            "“result” must be one of",
        ),
        ('"date": "2026-02-24"', '"date": "24 Feb 2026"', '"date": "2026-02-24"', "must be a date"),
        (
            '"of": "centro-pi"',
            '"of": "centro-x"',
            '"of": "centro-pi"',
            "no earlier order is called “centro-x”",
        ),
        (
            '"docket": "25-5181"',
            '"docket": "25-5182"',
            '"docket": "25-5181"',
            "no docket “25-5182”",
        ),
        ('"binds": [\n      "DHS"', '"bind": [\n      "DHS"', '"DHS",', "“bind” is not known here"),
        (
            '"caption": "Centro',
            '"caption": ["x"], "was": "Centro',
            '"key": "centro"',
            "not known here",
        ),
    ],
)
def test_a_wrong_entry_is_found_in_its_own_order(old, new, words, problem):
    message = told(read_litigation, file_text(LITIGATION).replace(old, new, 1))
    line = int(message.partition("line ")[2].partition(":")[0])

    assert problem in message
    assert abs(line - line_of(LITIGATION, words)) <= 1


def test_a_doubtful_fact_without_its_mark_is_refused():
    text = file_text(LITIGATION).replace('"confidence": "high"', '"confidence": "low"', 2)

    assert "must say “to be verified by counsel”" in told(read_litigation, text)


@pytest.mark.parametrize("text", ["[]", "3", '{"lawsuits": 3}', '{"lawsuits": [3]}', ""])
def test_a_file_of_another_shape_is_refused(text):
    assert told(read_litigation, text).startswith("litigation.json, line 1:")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("limit_days = 14", "limit_days = 0", "“limit_days” must be 1 or more"),
        ("limit_days = 14", "", "“limit_days” must be 1 or more"),
        ("released_on = 2026-11-24", 'released_on = "soon"', "must be a date"),
        ("2026-04-15,", '"2026-04-15",', "must be a list of dates"),
        ('confidence = "high"', 'confidence = "medium"', "only a line of high confidence"),
        ("title =", "titel =", "“titel” is not known here"),
    ],
)
def test_a_mistake_in_the_pack_file_is_told_with_its_line(old, new, problem):
    message = told(read_info, file_text(PACK).replace(old, new, 1))

    assert message.startswith("pack.toml, line ")
    assert problem in message


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'true_while = { irs_may_share = ["barred"] }',
            'true_while = { irs_may_share = "barred" }',
            "list of states",
        ),
        (
            'true_while = { irs_may_share = ["barred"] }',
            'true_while = { irs = ["barred"] }',
            "no act",
        ),
        ('key = "irs-share.barred"', 'key = "courts.disagree"', "is there twice"),
        (
            "As of { $as_of }, a court order tells the IRS",
            "A court order tells the IRS",
            "as of which date",
        ),
    ],
)
def test_a_mistake_in_a_statement_is_told_with_the_line_of_the_statement(old, new, problem):
    message = told(read_statements, file_text(STATEMENTS).replace(old, new, 1))
    line = int(message.partition("line ")[2].partition(":")[0])

    assert problem in message
    assert abs(line - line_of(STATEMENTS, 'key = "irs-share.barred"')) <= 2


def test_the_three_files_are_read_together():
    facts = read_pack_facts(*(file_text(name) for name in (PACK, LITIGATION, STATEMENTS)))

    assert facts == pack()
