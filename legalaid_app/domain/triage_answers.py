"""Answers from a form or a file, checked against the rule pack.

A key that is absent was not asked; ``"unknown"`` was asked and the client is not
sure; ``"declined"`` is the client's own choice. The three are never mixed up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from .errors import BadAnswer
from .triage_conditions import DECLINED, NOT_SURE, Answers, Value
from .triage_pack import AnswerSpec, Kind, TriagePack
from .words import gettext as _

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_answers(pack: TriagePack, raw: Mapping[str, object]) -> Answers:
    """Return *raw* (JSON values; dates also as dates) as answers to *pack*.

    None means *not asked*, and is left out.

    Raises:
        BadAnswer: the pack has no such answer, or no such value of it. The
            message never repeats the value, which may be personal.
    """
    for key in raw:
        if key not in pack.by_key:
            raise BadAnswer(key, _("this triage has no such answer"))
    return {
        spec.key: _read(spec, raw[spec.key])
        for spec in pack.answers
        if raw.get(spec.key) is not None
    }


def plain_answers(answers: Answers) -> dict[str, str | int]:
    """Return answers as JSON values, from which `parse_answers` makes them again."""
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in answers.items()
    }


def _read(spec: AnswerSpec, value: object) -> Value:
    if isinstance(value, str) and spec.accepts(value):
        return value
    if value == DECLINED:
        raise BadAnswer(spec.key, _("this answer cannot be declined"))
    if spec.kind is Kind.CHOICE:
        known = ", ".join(dict.fromkeys([*(choice.key for choice in spec.choices), NOT_SURE]))
        raise BadAnswer(spec.key, _("the value is none of {known}").format(known=known))
    return _read_day(spec, value) if spec.kind is Kind.DATE else _read_number(spec, value)


def _read_day(spec: AnswerSpec, value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise BadAnswer(spec.key, _("there is no such day in the calendar")) from None
    raise BadAnswer(spec.key, _("enter a date as 2026-11-22"))


def _read_number(spec: AnswerSpec, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        if spec.least <= value <= spec.most:
            return value
        problem = _("enter a number from {least} to {most}")
        raise BadAnswer(spec.key, problem.format(least=spec.least, most=spec.most))
    raise BadAnswer(spec.key, _("enter a whole number"))
