"""Worked examples of a rule pack: they travel with it, and prove it anew.

An attorney who changes a rule changes its examples beside it; a pack whose
examples do not come out is not used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .errors import BadInput
from .triage import assess, parse_answers
from .triage_conditions import Answers
from .triage_level import Level
from .triage_pack import TriagePack
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole case: its answers, and the exact reasons in order."""

    name: str
    today: date
    answers: Answers
    level: Level
    reasons: tuple[tuple[str, Level], ...]


@dataclass(frozen=True, slots=True)
class RuleExample:
    """Answers on which one rule fires at *level*, or does not fire (None)."""

    rule: str
    name: str
    today: date
    answers: Answers
    level: Level | None


@dataclass(frozen=True, slots=True)
class Examples:
    scenarios: tuple[Scenario, ...]
    rules: tuple[RuleExample, ...]


def parse_examples(pack: TriagePack, text: str, where: str) -> Examples:
    """Read the examples of *pack* from JSON.

    Raises:
        BadInput: the text is not JSON of this form, or an example uses an answer,
            a value or a rule that the pack does not have; names the example.
    """
    try:
        plain = json.loads(text)
    except json.JSONDecodeError as error:
        place = _("{file}, line {line}").format(file=where, line=error.lineno)
        raise BadInput(where=place, problem=_("this is not JSON")) from None
    name = ""
    try:
        scenarios, rules = [], []
        for item in plain["scenarios"]:
            name = item["name"]
            scenarios.append(_scenario(pack, item))
        for item in plain["rules"]:
            name = f"{item['rule']}: {item['name']}"
            rules.append(_rule_example(pack, item))
    except BadInput as error:
        problem = "{where}: {problem}".format(**error.params)
    except (KeyError, TypeError, ValueError):
        problem = _("this example does not have the form of an example")
    else:
        return Examples(tuple(scenarios), tuple(rules))
    raise BadInput(where=f"{where}, “{name}”" if name else where, problem=problem)


def broken_examples(pack: TriagePack, examples: Examples) -> tuple[str, ...]:
    """Return the names of the examples that do not come out as they say."""
    broken = [case.name for case in examples.scenarios if not _comes_out(pack, case)]
    for example in examples.rules:
        rule = next(rule for rule in pack.rules if rule.code == example.rule)
        if rule.level_for(example.answers, example.today) is not example.level:
            broken.append(f"{example.rule}: {example.name}")
    return tuple(broken)


def rules_without_examples(pack: TriagePack, examples: Iterable[RuleExample]) -> tuple[str, ...]:
    """Return the rules that lack an example of firing, or one of not firing."""
    shown = {(example.rule, example.level is not None) for example in examples}
    return tuple(
        rule.code for rule in pack.rules if not {(rule.code, True), (rule.code, False)} <= shown
    )


def _comes_out(pack: TriagePack, case: Scenario) -> bool:
    result = assess(pack, case.answers, case.today)
    reasons = tuple((reason.code, reason.level) for reason in result.reasons)
    return (result.level, reasons) == (case.level, case.reasons)


def _scenario(pack: TriagePack, plain: Mapping[str, Any]) -> Scenario:
    expect = plain["expect"]
    return Scenario(
        name=plain["name"],
        today=date.fromisoformat(plain["today"]),
        answers=parse_answers(pack, plain["answers"]),
        level=Level(expect["level"]),
        reasons=tuple((reason["code"], Level(reason["level"])) for reason in expect["reasons"]),
    )


def _rule_example(pack: TriagePack, plain: Mapping[str, Any]) -> RuleExample:
    if plain["rule"] not in [rule.code for rule in pack.rules]:
        problem = _("there is no rule “{key}”").format(key=plain["rule"])
        raise BadInput(where=_("Example"), problem=problem)
    return RuleExample(
        rule=plain["rule"],
        name=plain["name"],
        today=date.fromisoformat(plain["today"]),
        answers=parse_answers(pack, plain["answers"]),
        level=None if plain["level"] is None else Level(plain["level"]),
    )
