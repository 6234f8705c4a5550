from __future__ import annotations

import json

import pytest

from legalaid_app.domain.errors import BadInput
from legalaid_app.domain.triage import parse_pack
from legalaid_app.domain.triage_examples import (
    broken_examples,
    parse_examples,
    rules_without_examples,
)
from tests.domain.triage_files import EXAMPLES, EXAMPLES_TEXT, PACK, PACK_TEXT

RULES = {rule.code: rule for rule in PACK.rules}


@pytest.mark.parametrize("example", EXAMPLES.rules, ids=lambda e: f"{e.rule}: {e.name}")
def test_a_rule_keeps_its_own_example(example):
    assert RULES[example.rule].level_for(example.answers, example.today) is example.level


def test_every_rule_shows_when_it_fires_and_when_not():
    assert rules_without_examples(PACK, EXAMPLES.rules) == ()


def test_a_rule_without_its_examples_is_named():
    kept = [example for example in EXAMPLES.rules if example.rule != "reentry.yes"]

    assert rules_without_examples(PACK, kept) == ("reentry.yes",)


def test_a_pack_whose_rule_was_changed_breaks_its_examples_by_name():
    changed = parse_pack(PACK_TEXT.replace("entry_years = 5", "entry_years = 7"), "triage.toml")

    assert "entry.older: six years ago" in broken_examples(changed, EXAMPLES)
    assert broken_examples(PACK, EXAMPLES) == ()


def test_a_changed_scenario_is_named():
    changed = parse_pack(PACK_TEXT.replace('level = "lower"', 'level = "elevated"'), "triage.toml")

    assert "S01 Marisol" in broken_examples(changed, EXAMPLES)


def a_rule_example(**changes: object) -> str:
    plain = {"rule": "reentry.yes", "name": "back", "today": "2026-11-22"}
    plain |= {"answers": {"reentry_after_removal": "yes"}, "level": "attorney_review"}
    return json.dumps({"scenarios": [], "rules": [plain | changes]})


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": "reentry.maybe"},
        {"today": "soon"},
        {"level": "urgent"},
        {"answers": {"reentry_after_removal": "maybe"}},
        {"answers": {"shoe_size": "yes"}},
        {"answers": ["yes"]},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_an_example_that_cannot_be_meant_is_named(changes):
    with pytest.raises(BadInput) as caught:
        parse_examples(PACK, a_rule_example(**changes), "triage_examples.json")

    assert "back" in caught.value.user_message()
    assert "triage_examples.json" in caught.value.user_message()


def test_examples_that_are_not_json_say_at_which_line():
    broken = EXAMPLES_TEXT.replace('"rules": [', '"rules": [,', 1)
    line = broken[: broken.index('"rules": [,')].count("\n") + 1

    with pytest.raises(BadInput) as caught:
        parse_examples(PACK, broken, "triage_examples.json")

    assert caught.value.params["where"] == f"triage_examples.json, line {line}"


@pytest.mark.parametrize("text", ["[]", "{}", "null", '{"scenarios": [1], "rules": []}'])
def test_json_of_another_form_is_refused(text):
    with pytest.raises(BadInput):
        parse_examples(PACK, text, "triage_examples.json")
