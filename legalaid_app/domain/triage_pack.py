"""A triage rule pack: the questions, the rules and their parameters, all of it data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .triage_conditions import DECLINED, NOT_SURE, Answers, Condition, Value
from .triage_level import Level

STATUS = "immigration_status"
CITIZEN = "us_citizen"
DUTY = "filing_duty."


class Kind(StrEnum):
    """What an answer is made of."""

    CHOICE = "choice"
    DATE = "date"
    YEAR = "year"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading under which the screen groups answers."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that the screen offers; *fact* is false for not sure and declined."""

    key: str
    label: str
    fact: bool = True


@dataclass(frozen=True, slots=True)
class AnswerSpec:
    """One question of the screen.

    A date, year or count has as its *choices* only not sure and, where it is
    *declinable*, declined. *asked_when* tells the screen when it applies.
    """

    key: str
    label: str
    topic: str
    kind: Kind
    choices: tuple[Choice, ...]
    core: bool = False
    declinable: bool = False
    why: str = ""
    asked_when: Condition | None = None
    least: int = 0
    most: int = 9999

    def applies(self, answers: Answers, today: date) -> bool:
        """Say whether the question makes sense beside the other answers."""
        return self.asked_when is None or self.asked_when.holds(answers, today)

    def accepts(self, word: str) -> bool:
        return word == NOT_SURE or any(choice.key == word for choice in self.choices)

    def is_not_sure(self, given: Value) -> bool:
        """Say whether the client was asked and is not sure."""
        return given == NOT_SURE or any(
            choice.key == given and not choice.fact and given != DECLINED for choice in self.choices
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the rule table: when it fires, at what level, and in what words.

    *when* must hold, and *when_any* too. *level_if* is tried in order.
    """

    code: str
    level: Level
    text: str
    citation: str
    when: Condition
    when_any: Condition | None = None
    level_if: tuple[tuple[Condition, Level], ...] = ()
    practice_judgment: bool = False

    def level_for(self, answers: Answers, today: date) -> Level | None:
        """Return the level at which the rule fires, or None."""
        if not self.when.holds(answers, today):
            return None
        if self.when_any is not None and not self.when_any.holds(answers, today):
            return None
        for condition, level in self.level_if:
            if condition.holds(answers, today):
                return level
        return self.level

    def resting_on(self, answers: Answers, today: date) -> tuple[str, ...]:
        """Return the answers that the fired rule rests on."""
        keys = [*self.when.keys]
        if self.when_any is not None:
            keys += self.when_any.resting_on(answers, today)
        for condition, _ in self.level_if:
            keys += condition.keys
        return tuple(dict.fromkeys(keys))

    def conditions(self) -> Iterator[Condition]:
        yield self.when
        if self.when_any is not None:
            yield self.when_any
        for condition, _ in self.level_if:
            yield condition

    @property
    def keys(self) -> frozenset[str]:
        """All answers that can make a difference to this rule."""
        return frozenset(key for condition in self.conditions() for key in condition.keys)


@dataclass(frozen=True, slots=True)
class TriagePack:
    """Rules as of a date; a change of law is a new pack, never an edit."""

    id: str
    version: str
    title: str
    law_checked_on: date
    parameters: Mapping[str, int | date]
    topics: tuple[Topic, ...]
    answers: tuple[AnswerSpec, ...]
    rules: tuple[Rule, ...]
    by_key: Mapping[str, AnswerSpec] = field(init=False, repr=False, compare=False)
    rules_about: Mapping[str, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        about = {
            spec.key: tuple(i for i, rule in enumerate(self.rules) if spec.key in rule.keys)
            for spec in self.answers
        }
        object.__setattr__(self, "by_key", {spec.key: spec for spec in self.answers})
        object.__setattr__(self, "rules_about", about)

    def answer(self, key: str) -> AnswerSpec:
        """Return the question *key*; KeyError where the pack has none."""
        return self.by_key[key]

    def value_label(self, key: str, value: Value) -> str:
        """Return the words for a value, for the screen and the history."""
        spec = self.by_key.get(key)
        for choice in spec.choices if spec else ():
            if choice.key == value:
                return choice.label
        return value.isoformat() if isinstance(value, date) else str(value)
