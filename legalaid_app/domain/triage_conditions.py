"""What a triage rule asks of the answers: tests made from data, never evaluated text.

Conditions know only *and* and *or*, so that what is true of a condition on some
answers can be told without knowing the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

Value = str | int | date
Answers = Mapping[str, Value]

NOT_SURE = "unknown"
DECLINED = "declined"
NOT_KNOWN: frozenset[str | None] = frozenset({None, NOT_SURE, DECLINED})
UNANSWERED: frozenset[str | None] = frozenset({None, DECLINED})


class AnswerTest(Protocol):
    """A question about one answer; None stands for *not asked*."""

    def holds(self, given: Value | None, today: date, /) -> bool: ...

    def edges(self, today: date, /) -> Iterator[Value]:
        """Yield the values on each limit of the test and just beyond it."""
        ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """The answer is one of these; None among them is *not asked*."""

    states: frozenset[str | None]

    def holds(self, given: Value | None, _today: date, /) -> bool:
        return given in self.states

    def edges(self, _today: date, /) -> Iterator[Value]:
        return iter(())


class Measure(StrEnum):
    """The number that a range is about."""

    COUNT = "count"
    YEARS_AGO = "years_ago"
    DAYS_AGO = "days_ago"
    DAYS_AHEAD = "days_ahead"
    ON = "on"


@dataclass(frozen=True, slots=True)
class InRange:
    """The measured answer lies between two limits, both included."""

    measure: Measure
    low: int | None
    high: int | None
    or_not_known: bool = False

    def holds(self, given: Value | None, today: date, /) -> bool:
        if given is None or isinstance(given, str):
            return self.or_not_known and given in NOT_KNOWN
        number = _number(self.measure, given, today)
        return (self.low is None or self.low <= number) and (
            self.high is None or number <= self.high
        )

    def edges(self, today: date, /) -> Iterator[Value]:
        for limit, beyond in ((self.low, -1), (self.high, 1)):
            for number in () if limit is None else (limit, limit + beyond):
                value = _value(self.measure, number, today)
                if value is not None:
                    yield value


@dataclass(frozen=True, slots=True)
class Condition:
    """Tests on answers, of which all must hold, or at least one."""

    tests: tuple[tuple[str, AnswerTest], ...]
    any_of: bool = False

    def holds(self, answers: Answers, today: date) -> bool:
        hold = any if self.any_of else all
        return hold(test.holds(answers.get(key), today) for key, test in self.tests)

    def resting_on(self, answers: Answers, today: date) -> tuple[str, ...]:
        """Return the answers that make this condition hold."""
        if not self.any_of:
            return self.keys
        return tuple(key for key, test in self.tests if test.holds(answers.get(key), today))

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self.tests)


def _number(measure: Measure, given: int | date, today: date) -> int:
    if isinstance(given, date):
        days = given.toordinal()
        if measure is Measure.ON:
            return days
        ahead = days - today.toordinal()
        return ahead if measure is Measure.DAYS_AHEAD else -ahead
    return today.year - given if measure is Measure.YEARS_AGO else given


def _value(measure: Measure, number: int, today: date) -> Value | None:
    """Return the answer that measures *number*, where there is one."""
    if measure is Measure.COUNT:
        return number if number >= 0 else None
    if measure is Measure.YEARS_AGO:
        return today.year - number
    days = {
        Measure.ON: number,
        Measure.DAYS_AHEAD: today.toordinal() + number,
        Measure.DAYS_AGO: today.toordinal() - number,
    }[measure]
    return date.fromordinal(days) if 1 <= days <= date.max.toordinal() else None
