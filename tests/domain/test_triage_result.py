from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from legalaid_app.domain.errors import BadInput
from legalaid_app.domain.triage import (
    Alternative,
    Extent,
    Level,
    Lowering,
    assess,
    result_from_plain,
    result_to_plain,
)
from tests.domain.triage_files import EXAMPLES, PACK, TODAY, some_answers


@given(answers=some_answers())
def test_a_result_survives_json_exactly(answers):
    result = assess(PACK, answers, TODAY)
    plain = json.loads(json.dumps(result_to_plain(result)))

    assert result_from_plain(plain) == result
    assert result_to_plain(result_from_plain(plain)) == plain


def test_an_alternative_may_be_a_date():
    result = assess(PACK, {}, TODAY)
    other = Alternative(date(2026, 8, 23), "2026-08-23", Level.LOWER, Extent.OR_LESS)
    lowering = Lowering("some.rule", "removal_order_date", "Date", (other,))
    changed = replace(result, would_lower=(lowering,))

    assert result_from_plain(json.loads(json.dumps(result_to_plain(changed)))) == changed


def test_a_result_is_written_as_the_command_line_promises():
    plain = result_to_plain(assess(PACK, EXAMPLES.scenarios[0].answers, TODAY))

    assert plain["level"] == "lower"
    assert set(plain["reasons"][0]) >= {"code", "level", "text", "citation", "answers"}
    assert set(plain["unknown"][0]) >= {"answer", "could_reach"}
    assert plain["pack"]["version"] == "2026-11"


@pytest.mark.parametrize(
    "damage",
    [
        lambda plain: plain.pop("level"),
        lambda plain: plain.update(level="urgent"),
        lambda plain: plain["reasons"][0].update(likelihood=0.7),
        lambda plain: plain["reasons"][0].pop("code"),
        lambda plain: plain.update(today="yesterday"),
        lambda plain: plain.update(unknown=None),
        lambda plain: plain.update(pack="2026-11"),
        lambda plain: plain["would_lower"][0]["alternatives"][0].update(value=None),
    ],
)
def test_a_damaged_record_is_refused(damage):
    answers = next(case.answers for case in EXAMPLES.scenarios if "Wei" in case.name)
    plain = json.loads(json.dumps(result_to_plain(assess(PACK, answers, TODAY))))
    damage(plain)

    with pytest.raises(BadInput):
        result_from_plain(plain)
