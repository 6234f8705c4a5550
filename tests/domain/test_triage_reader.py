"""A rule pack that cannot be meant is refused, and the message names its line."""

from __future__ import annotations

from datetime import date

import pytest

from legalaid_app.domain.banned_phrases import banned_phrases
from legalaid_app.domain.errors import BadInput
from legalaid_app.domain.triage import Kind, parse_pack
from tests.domain.triage_files import PACK, PACK_TEXT


def line_of(text: str, marked: str) -> int:
    assert text.count(marked) >= 1, marked
    return text[: text.index(marked)].count("\n") + 1


def refusal(text: str) -> tuple[str, str]:
    with pytest.raises(BadInput) as caught:
        parse_pack(text, "triage.toml")
    return str(caught.value.params["where"]), str(caught.value.params["problem"])


# old text (its first place is changed), new text, what the line holds, part of the message
MISTAKES = {
    "not TOML": ('level = "lower"', 'level = = "lower"', "= =", "not TOML"),
    "an open string": ('title = "Tax', "title = Tax", "title = Tax", "not TOML"),
    "a key twice": (
        'level = "lower"',
        'level = "lower"\nlevel = "elevated"',
        'level = "elevated"',
        "not TOML",
    ),
    "an unknown level": ('level = "lower"', 'level = "urgent"', '"urgent"', "urgent"),
    "no level": ('level = "lower"\n', "", '[[rule]]\ncode = "immigration_status.lawful', "level"),
    "an unknown level in level_if": (
        '{ level = "informational", when',
        '{ level = "low", when',
        '{ level = "low"',
        "low",
    ),
    "an answer that is not there": (
        "{ court_history = [",
        "{ court_past = [",
        "{ court_past = [",
        "court_past",
    ),
    "an answer in a table of its own": (
        'irs_address = ["old", "unknown"]',
        'irs_adress = ["old", "unknown"]',
        "irs_adress",
        "irs_adress",
    ),
    "a value that is not there": (
        'when = { preparer = ["notario", "unlicensed_paid"] }',
        'when = { preparer = ["notary", "unlicensed_paid"] }',
        '"notary"',
        "notary",
    ),
    "a single value that is not there": (
        'when = { address_safety = "yes" }',
        'when = { address_safety = "maybe" }',
        '"maybe"',
        "maybe",
    ),
    "a value that is no word": (
        'when = { address_safety = "yes" }',
        "when = { address_safety = [3] }",
        "[3]",
        "3",
    ),
    "a value under not": ('not = ["deportable_237"]', 'not = ["gone"]', '"gone"', "gone"),
    "not without a list": ('not = ["deportable_237"]', 'not = "expedited"', 'not = "exp', "list"),
    "an unknown test": (
        "core = { unanswered = true }",
        "core = { empty = true }",
        "core = { empty",
        "empty",
    ),
    "a test switched off": (
        "core = { unanswered = true }",
        "core = { unanswered = false }",
        "{ unanswered = false",
        "unans",
    ),
    "two tests in one": (
        '{ not_known = true } }\n\n[[rule]]\ncode = "removal_order.ground',
        '{ not_known = true, unanswered = true } }\n\n[[rule]]\ncode = "removal_order.ground',
        "{ not_known = true, unanswered",
        "one thing",
    ),
    "a test of another kind": (
        "{ count = { at_most = 0 } }",
        "{ days_ago = { at_most = 0 } }",
        "{ days_ago = { at_most = 0",
        "days_ago",
    ),
    "a parameter that is not there": (
        '{ more_than = "removal_order_days" }',
        '{ more_than = "order_days" }',
        '"order_days"',
        "order_days",
    ),
    "a parameter of another kind": (
        '{ at_most = "disclosure_requested_on" }',
        '{ at_most = "refund_days" }',
        '{ on = { at_most = "refund_days"',
        "does not fit",
    ),
    "a date where a number belongs": (
        '{ more_than = "removal_order_days" }',
        "{ more_than = 2025-06-27 }",
        "{ more_than = 2025-06-27 }",
        "does not fit",
    ),
    "a range without limits": ("{ count = { at_most = 0 } }", "{ count = {} }", "{}", "limit"),
    "an unknown limit": ("{ at_most = 0 }", "{ up_to = 0 }", "{ up_to", "up_to"),
    "a rule that never says when": (
        'when = { court_history = "closed" }\n',
        "",
        '[[rule]]\ncode = "court_history.closed"',
        "when it fires",
    ),
    "a level_if that never says when": (
        '{ level = "informational", when = { immigration_status = "us_citizen" } }',
        '{ level = "informational" }',
        '{ level = "informational" }',
        "when",
    ),
    "a code twice": (
        'code = "reentry.yes"',
        'code = "reentry.unknown"',
        'code = "reentry.unknown"\nlevel = "attorney',
        "twice",
    ),
    "no code": ('code = "reentry.yes"\n', "", '[[rule]]\nlevel = "attorney_review"', "code"),
    "a code that is no name": ('"reentry.yes"', '"Re-entry"', '"Re-entry"', "Re-entry"),
    "no text": (
        'text = "Get the decision."\n',
        "",
        '[[rule]]\ncode = "court_history.closed"',
        "text",
    ),
    "an empty text": ('text = "Recent contact."', 'text = "  "', 'text = "  "', "empty"),
    "a text that is a number": ('text = "Recent contact."', "text = 7", "text = 7", "text"),
    "a banned text": (
        "No current status reported;",
        "It is safe;",
        "It is safe;",
        "it is safe",
    ),
    "a banned reason to ask": (
        'why = "Special confidentiality law may apply."',
        'why = "ICE cannot see it."',
        "ICE cannot",
        "ice cannot",
    ),
    "a parameter in a text": ("{removal_order_days}-day", "{days}-day", "{days}-day", "days"),
    "a slip in a key": ('citation = "8 USC 1326"', 'cite = "8 USC 1326"', "cite = ", "cite"),
    "a flag that is no flag": (
        "practice_judgment = true",
        'practice_judgment = "yes"',
        'practice_judgment = "yes"',
        "true or false",
    ),
    "an answer twice": ('key = "credits"', 'key = "entry"', 'key = "entry"\nlabel = "Ref', "twice"),
    "a topic twice": ('key = "filing"', 'key = "contact"', 'key = "contact"\nlabel = "Re', "twice"),
    "a topic that is not there": (
        'topic = "tax_identity"\nkind',
        'topic = "tax"\nkind',
        'topic = "tax"\n',
        "tax",
    ),
    "an unknown kind": ('kind = "count"', 'kind = "money"', '"money"', "money"),
    "a choice without values": (
        'key = "notario", label = "Notario" },',
        'key = "notario" },',
        'key = "notario" },',
        "label",
    ),
    "a value twice": (
        '{ key = "self", label',
        '{ key = "notario", label',
        '{ key = "notario", label = "The client"',
        "twice",
    ),
    "values of a number": (
        'kind = "count"',
        'kind = "count"\nvalues = [{ key = "few", label = "Few" }]',
        'values = [{ key = "few"',
        "choice",
    ),
    "a limit that is no number": ("most = 100", "most = true", "most = true", "whole number"),
    "a parameter that is no number": (
        "entry_years = 5",
        'entry_years = "five"',
        'entry_years = "five"',
        "entry_years",
    ),
    "no date of the law": (
        "law_checked_on = 2026-11-22",
        'law_checked_on = "2026-11-22"',
        'law_checked_on = "2026',
        "date",
    ),
    "an asked_when that is not there": (
        'asked_when = { entry = "without_inspection" }',
        'asked_when = { entry = "walked" }',
        '"walked"',
        "walked",
    ),
    "an unknown table": ("[parameters]", "[parametres]", "[parametres]", "parametres"),
    "a rule that is no table": ("[[topic]]", "rule = [1]\n\n[[topic]]", "rule = [1]", "rule"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_refused_at_its_line(name):
    old, new, marked, part = MISTAKES[name]
    assert old in PACK_TEXT, old
    text = PACK_TEXT.replace(old, new, 1)

    where, problem = refusal(text)

    assert where == f"triage.toml, line {line_of(text, marked)}"
    assert part in problem


def without_rule(code: str) -> str:
    start = PACK_TEXT.index(f'[[rule]]\ncode = "{code}"')
    return PACK_TEXT[:start] + PACK_TEXT[PACK_TEXT.index("[[rule]]", start + 1) :]


def test_a_pack_must_always_report_the_duty_to_file():
    text = without_rule("filing_duty.unknown")

    first = line_of(text, '[[rule]]\ncode = "filing_duty.not')

    assert refusal(text) == (
        f"triage.toml, line {first}",
        "exactly one rule of “filing_duty” must fire, whatever the answers",
    )


def test_a_pack_may_not_report_the_duty_to_file_twice():
    text = PACK_TEXT.replace(
        'when = { filing_required = "not_required" }',
        'when = { filing_required = ["not_required", "unknown"] }',
    )

    assert "exactly one" in refusal(text)[1]


def test_the_duty_to_file_may_not_hang_on_a_date():
    text = PACK_TEXT.replace(
        'when = { filing_required = "not_required" }',
        "when = { refund_deadline = { not_known = true } }",
    )

    assert "choices" in refusal(text)[1]


@pytest.mark.parametrize(
    ("code", "status"),
    [("immigration_status.none", "no_status"), ("immigration_status.unknown", "unknown")],
)
def test_a_pack_may_not_place_anybody_but_a_citizen_lowest(code, status):
    where, problem = refusal(without_rule(code))

    assert status in problem
    assert "line" in where


def test_a_rule_on_status_that_could_drop_to_the_lowest_level_does_not_count():
    text = PACK_TEXT.replace(
        'when = { immigration_status = "no_status" }',
        'when = { immigration_status = "no_status" }\n'
        'level_if = [ { level = "informational", when = { entry = "inspected" } } ]',
    )

    assert "no_status" in refusal(text)[1]


@pytest.mark.parametrize("text", ["", "\n\n", 'id = "x"'])
def test_a_pack_with_nothing_in_it_is_refused(text):
    assert refusal(text)[0] == "triage.toml, line 1"


def test_a_parameter_changes_the_rule_and_its_words():
    pack = parse_pack(PACK_TEXT.replace("_days = 90", "_days = 60"), "triage.toml")
    rule = next(rule for rule in pack.rules if rule.code == "removal_order.over_90_days")
    answers = {"removal_order": "yes", "removal_order_date": date(2026, 9, 22)}

    assert "more than 60 days old" in rule.text
    assert rule.level_for(answers, date(2026, 11, 22)) is not None


def test_equal_texts_make_equal_packs():
    assert parse_pack(PACK_TEXT, "triage.toml") == PACK


def test_the_pack_holds_every_rule_and_its_parameters():
    assert len(PACK.rules) == 49
    assert len(PACK.answers) == 25
    assert PACK.parameters["litigation_days"] == 14
    assert PACK.parameters["disclosed_on"] == date(2025, 8, 7)


def test_the_five_core_facts_are_marked():
    assert [spec.key for spec in PACK.answers if spec.core] == [
        "immigration_status",
        "removal_order",
        "court_history",
        "reentry_after_removal",
        "criminal_matter",
    ]


def test_no_text_of_the_pack_says_what_no_text_may_say():
    rules = [rule.text for rule in PACK.rules]
    answers = [text for spec in PACK.answers for text in (spec.label, spec.why)]
    choices = [choice.label for spec in PACK.answers for choice in spec.choices]

    assert [banned_phrases(text) for text in (*rules, *answers, *choices)] == [()] * (
        len(rules) + len(answers) + len(choices)
    )


def test_every_question_says_why_it_is_asked_and_offers_not_sure():
    for spec in PACK.answers:
        assert spec.why
        assert sum(spec.is_not_sure(choice.key) for choice in spec.choices) == 1
        assert any(choice.key == "declined" for choice in spec.choices) is spec.declinable
        assert (spec.kind is Kind.CHOICE) is any(choice.fact for choice in spec.choices)


def test_a_value_has_words_for_the_screen():
    assert PACK.value_label("removal_order", "yes") == "Yes"
    assert PACK.value_label("removal_order", "declined") == "Client declined to say"
    assert PACK.value_label("removal_order_date", date(2019, 3, 14)) == "2019-03-14"
    assert PACK.value_label("unfiled_required_years", 3) == "3"
    assert PACK.value_label("of_another_pack", "yes") == "yes"


SMALL = """\
id = "small"
version = "1"
title = "Small"
law_checked_on = 2026-11-22
not_sure_label = "Not sure"

[[topic]]
key = "all"
label = "All"

[[answer]]
key = "due"
label = "A return is due"
topic = "all"
kind = "choice"
values = [{ key = "yes", label = "Yes" }]

[[rule]]
code = "filing_duty.any"
level = "informational"
text = "Ask."
WHEN
"""


def test_a_pack_must_ask_for_the_status():
    text = SMALL.replace("WHEN", 'when = { due = { any_but = ["yes"] } }\n') + (
        "[[rule]]\n"
        'code = "filing_duty.yes"\nlevel = "lower"\ntext = "File."\nwhen = { due = "yes" }\n'
        "[[rule]]\n"
        'code = "filing_duty.ask"\nlevel = "lower"\ntext = "Ask."\n'
        "when = { due = { unanswered = true } }\n"
    )

    assert refusal(text) == ("triage.toml, line 1", "there is no answer “immigration_status”")
