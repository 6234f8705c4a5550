"""Triage: how soon must an attorney look at this client's question?

Never legal advice, never a score, never a likelihood. The result is the highest
level of any rule that fires, so nothing lowers a level: not another answer, and
not an injunction. Law is data; see ``resources/guidance/<pack>/triage.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .errors import BadAnswer
from .triage_answers import parse_answers, plain_answers
from .triage_conditions import DECLINED, NOT_SURE, Answers, Value
from .triage_level import Level
from .triage_pack import AnswerSpec, Choice, Kind, Rule, Topic, TriagePack
from .triage_reader import parse_pack
from .triage_result import (
    Alternative,
    Extent,
    Lowering,
    Reason,
    Result,
    Unknown,
    result_from_plain,
    result_to_plain,
)

__all__ = [
    "DECLINED",
    "NOT_SURE",
    "Alternative",
    "AnswerSpec",
    "Answers",
    "BadAnswer",
    "Choice",
    "Extent",
    "Kind",
    "Level",
    "Lowering",
    "Reason",
    "Result",
    "Rule",
    "Topic",
    "TriagePack",
    "Unknown",
    "Value",
    "assess",
    "parse_answers",
    "parse_pack",
    "plain_answers",
    "result_from_plain",
    "result_to_plain",
]


def assess(pack: TriagePack, answers: Answers, today: date) -> Result:
    """Apply the rules to *answers* on the day *today*.

    Answers that *pack* does not know (of an older or newer pack) are ignored.
    Made to run at every change on the screen: well under ten milliseconds.
    """
    trial = _Trial.of(pack, answers, today)
    reasons = [_reason(trial, index, level) for index, level in trial.fired]
    reasons.sort(key=lambda reason: -reason.level.rank)
    return Result(
        level=trial.level,
        reasons=tuple(reasons),
        unknown=tuple(sorted(_unknown(trial), key=lambda item: -item.could_reach.rank)),
        would_lower=tuple(_lowerings(trial)),
        pack_id=pack.id,
        pack_version=pack.version,
        law_checked_on=pack.law_checked_on,
        today=today,
    )


@dataclass(frozen=True, slots=True)
class _Trial:
    """The rules that fired, and what the level would be with one answer changed."""

    pack: TriagePack
    answers: Answers
    today: date
    fired: tuple[tuple[int, Level], ...]

    @staticmethod
    def of(pack: TriagePack, answers: Answers, today: date) -> _Trial:
        levels = ((i, rule.level_for(answers, today)) for i, rule in enumerate(pack.rules))
        fired = tuple((i, level) for i, level in levels if level is not None)
        return _Trial(pack, answers, today, fired)

    @property
    def level(self) -> Level:
        return max(level for _, level in self.fired)

    def levels_with(self, key: str, values: list[Value]) -> Iterator[tuple[Value, Level]]:
        """Yield each value of *key* with the level of the whole; only its rules run again."""
        about = self.pack.rules_about[key]
        kept = max((lv for i, lv in self.fired if i not in about), default=Level.INFORMATIONAL)
        rules = [self.pack.rules[index] for index in about]
        for value in values:
            changed = {**self.answers, key: value}
            again = (rule.level_for(changed, self.today) for rule in rules)
            yield value, max([kept, *(level for level in again if level is not None)])

    def edges(self, key: str) -> list[Value]:
        """Return the values of a date, year or count at which a rule may change."""
        spec = self.pack.answer(key)
        found = {
            edge
            for index in self.pack.rules_about[key]
            for condition in self.pack.rules[index].conditions()
            for name, test in condition.tests
            if name == key
            for edge in test.edges(self.today)
        }
        if spec.kind is Kind.DATE:
            return sorted(edge for edge in found if isinstance(edge, date))
        numbers = (edge for edge in found if isinstance(edge, int))
        return sorted(number for number in numbers if spec.least <= number <= spec.most)


def _reason(trial: _Trial, index: int, level: Level) -> Reason:
    rule = trial.pack.rules[index]
    answers = rule.resting_on(trial.answers, trial.today)
    return Reason(
        code=rule.code,
        level=level,
        text=rule.text,
        citation=rule.citation,
        answers=answers,
        practice_judgment=rule.practice_judgment,
        about=trial.pack.answer(answers[0]).label,
    )


def _unknown(trial: _Trial) -> Iterator[Unknown]:
    for spec in trial.pack.answers:
        given = trial.answers.get(spec.key)
        if given is not None and not spec.is_not_sure(given):
            continue
        values: list[Value] = [choice.key for choice in spec.choices]
        reached = trial.levels_with(spec.key, values + trial.edges(spec.key))
        yield Unknown(
            answer=spec.key,
            label=spec.label,
            could_reach=max(level for _, level in reached),
            asked=given is not None,
            applies=spec.applies(trial.answers, trial.today),
        )


def _lowerings(trial: _Trial) -> Iterator[Lowering]:
    """Yield, for each reason at the top level, other facts that would lower the result."""
    for index, level in trial.fired:
        rule = trial.pack.rules[index]
        for key in rule.resting_on(trial.answers, trial.today) if level is trial.level else ():
            alternatives = tuple(_alternatives(trial, trial.pack.answer(key)))
            if alternatives:
                yield Lowering(rule.code, key, trial.pack.answer(key).label, alternatives)


def _alternatives(trial: _Trial, spec: AnswerSpec) -> Iterator[Alternative]:
    edges = trial.edges(spec.key)
    facts: list[Value] = [choice.key for choice in spec.choices if choice.fact]
    for value, level in trial.levels_with(spec.key, facts + edges):
        if level < trial.level and value != trial.answers.get(spec.key):
            label = trial.pack.value_label(spec.key, value)
            yield Alternative(value, label, level, _extent(spec, value, edges))


def _extent(spec: AnswerSpec, value: Value, edges: list[Value]) -> Extent:
    if edges and value == edges[0] and value != spec.least:
        return Extent.OR_LESS
    if edges and value == edges[-1] and value != spec.most:
        return Extent.OR_MORE
    return Extent.EXACT
