"""Reading the conditions of a rule pack; see the head of the pack for their form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .toml_tables import TomlTable
from .triage_conditions import (
    NOT_KNOWN,
    NOT_SURE,
    UNANSWERED,
    AnswerTest,
    Condition,
    InRange,
    Measure,
    OneOf,
)
from .triage_pack import AnswerSpec, Kind
from .words import gettext as _

_MEASURES = {
    Kind.CHOICE: (),
    Kind.COUNT: (Measure.COUNT,),
    Kind.YEAR: (Measure.YEARS_AGO,),
    Kind.DATE: (Measure.DAYS_AGO, Measure.DAYS_AHEAD, Measure.ON),
}
_BOUNDS = ("at_least", "more_than", "at_most", "less_than")


@dataclass(frozen=True, slots=True)
class ConditionReader:
    """Turns tables of tests into conditions on known answers and parameters."""

    answers: Mapping[str, AnswerSpec]
    parameters: Mapping[str, int | date]

    def all_of(self, table: TomlTable) -> Condition:
        """Read a table in which each key is an answer and each value its test."""
        return Condition(tuple((key, self._test(table, key)) for key in table.values))

    def any_core(self, table: TomlTable, key: str) -> Condition:
        """Read one test and ask it of every core answer."""
        core = [spec for spec in self.answers.values() if spec.core]
        tests = tuple((spec.key, self._test_on(spec, table, key)) for spec in core)
        return Condition(tests, any_of=True)

    def _test(self, table: TomlTable, key: str) -> AnswerTest:
        if key not in self.answers:
            raise table.wrong(_("there is no answer “{key}”").format(key=key), key)
        return self._test_on(self.answers[key], table, key)

    def _test_on(self, spec: AnswerSpec, table: TomlTable, key: str) -> AnswerTest:
        content = table.values[key]
        if isinstance(content, str):
            return OneOf(self._words(spec, table, key, [content]))
        if isinstance(content, list):
            return OneOf(self._words(spec, table, key, content))
        return self._operator(spec, table.table(key), key)

    def _operator(self, spec: AnswerSpec, test: TomlTable, key: str) -> AnswerTest:
        names = [name for name in test.values if name != "or_not_known"]
        if len(names) != 1:
            raise test.wrong(_("the test on “{key}” must say one thing").format(key=key))
        name = names[0]
        if name in _MEASURES[spec.kind]:
            return self._range(Measure(name), test)
        test.only(name)
        if name == "not_known" and test.flag(name):
            return OneOf(NOT_KNOWN)
        if name == "unanswered" and test.flag(name):
            return OneOf(UNANSWERED)
        if name in ("any_but", "not") and spec.kind is Kind.CHOICE:
            return self._all_but(spec, test, name)
        problem = _("“{name}” is not a test for “{key}”").format(name=name, key=spec.key)
        raise test.wrong(problem)

    def _all_but(self, spec: AnswerSpec, test: TomlTable, name: str) -> OneOf:
        listed = test.values[name]
        if not isinstance(listed, list):
            raise test.wrong(_("“{key}” must be a list").format(key=name))
        states: set[str | None] = {NOT_SURE, *(choice.key for choice in spec.choices)}
        if name == "not":
            states.add(None)
        return OneOf(frozenset(states) - self._words(spec, test, name, listed))

    def _words(
        self, spec: AnswerSpec, table: TomlTable, key: str, words: list[Any]
    ) -> frozenset[str | None]:
        for word in words:
            if not isinstance(word, str) or not spec.accepts(word):
                problem = _("“{value}” is not a value of “{key}”")
                raise table.wrong(problem.format(value=word, key=spec.key), key)
        return frozenset(words)

    def _range(self, measure: Measure, test: TomlTable) -> InRange:
        bounds = test.table(measure.value)
        bounds.only(*_BOUNDS)
        limits = {name: self._limit(measure, bounds, name) for name in bounds.values}
        low = [limits.get("at_least"), _beside(limits.get("more_than"), 1)]
        high = [limits.get("at_most"), _beside(limits.get("less_than"), -1)]
        lows, highs = ([n for n in pair if n is not None] for pair in (low, high))
        if not limits:
            raise test.wrong(_("“{key}” needs a limit").format(key=measure.value))
        return InRange(
            measure,
            max(lows) if lows else None,
            min(highs) if highs else None,
            test.flag("or_not_known"),
        )

    def _limit(self, measure: Measure, bounds: TomlTable, name: str) -> int:
        limit = bounds.values[name]
        if isinstance(limit, str):
            if limit not in self.parameters:
                raise bounds.wrong(_("there is no parameter “{key}”").format(key=limit))
            limit = self.parameters[limit]
        is_day = isinstance(limit, date) and not isinstance(limit, datetime)
        if is_day and measure is Measure.ON:
            return int(limit.toordinal())
        if type(limit) is not int or measure is Measure.ON:
            raise bounds.wrong(_("this limit does not fit “{key}”").format(key=measure.value))
        return limit


def _beside(limit: int | None, step: int) -> int | None:
    return None if limit is None else limit + step
