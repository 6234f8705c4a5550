"""The outcome of triage on a day, kept unchanged when answers later change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from .errors import BadInput
from .triage_conditions import Value
from .triage_level import Level
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that fired; *about* is the label of the first answer it rests on."""

    code: str
    level: Level
    text: str
    citation: str
    answers: tuple[str, ...]
    practice_judgment: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """An answer not known yet, and the highest level that knowing it could lead to.

    *asked* tells *not sure* from *not asked*. *applies* is false where the other
    answers leave the question without sense (the date of an order that is not).
    """

    answer: str
    label: str
    could_reach: Level
    asked: bool = False
    applies: bool = True


class Extent(StrEnum):
    """Whether an alternative stands for itself or for all values beyond it."""

    EXACT = "exact"
    OR_LESS = "or_less"  # earlier, for dates and years
    OR_MORE = "or_more"  # later, for dates and years


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value of an answer, and the lower level that it would give."""

    value: Value
    label: str
    level: Level
    extent: Extent = Extent.EXACT


@dataclass(frozen=True, slots=True)
class Lowering:
    """For a reason at the top level: what else one of its answers could have been."""

    code: str
    answer: str
    label: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The highest level of any rule that fired, and everything it rests on.

    *unknown* is sorted by what it could reach, highest first; *would_lower*
    holds facts only: being unsure or declining is not offered as a way down.
    """

    level: Level
    reasons: tuple[Reason, ...]
    unknown: tuple[Unknown, ...]
    would_lower: tuple[Lowering, ...]
    pack_id: str
    pack_version: str
    law_checked_on: date
    today: date


def result_to_plain(result: Result) -> dict[str, Any]:
    """Return *result* as JSON values, to be stored unchanged."""
    return {
        "level": result.level.value,
        "reasons": [_reason_to_plain(reason) for reason in result.reasons],
        "unknown": [
            {
                "answer": item.answer,
                "label": item.label,
                "could_reach": item.could_reach.value,
                "asked": item.asked,
                "applies": item.applies,
            }
            for item in result.unknown
        ],
        "would_lower": [_lowering_to_plain(item) for item in result.would_lower],
        "pack": {
            "id": result.pack_id,
            "version": result.pack_version,
            "law_checked_on": result.law_checked_on.isoformat(),
        },
        "today": result.today.isoformat(),
    }


def result_from_plain(plain: Mapping[str, Any]) -> Result:
    """Return the result that `result_to_plain` wrote.

    Raises:
        BadInput: *plain* was not written by it, or was changed since.
    """
    try:
        return _result_from(plain)
    except (AttributeError, KeyError, TypeError, ValueError):
        problem = _("it is not the record of an assessment")
        raise BadInput(where=_("Assessment"), problem=problem) from None


def _result_from(plain: Mapping[str, Any]) -> Result:
    return Result(
        level=Level(plain["level"]),
        reasons=tuple(_reason_from(item) for item in plain["reasons"]),
        unknown=tuple(
            Unknown(**{**item, "could_reach": Level(item["could_reach"])})
            for item in plain["unknown"]
        ),
        would_lower=tuple(_lowering_from(item) for item in plain["would_lower"]),
        pack_id=plain["pack"]["id"],
        pack_version=plain["pack"]["version"],
        law_checked_on=date.fromisoformat(plain["pack"]["law_checked_on"]),
        today=date.fromisoformat(plain["today"]),
    )


def _reason_to_plain(reason: Reason) -> dict[str, Any]:
    return {
        "code": reason.code,
        "level": reason.level.value,
        "text": reason.text,
        "citation": reason.citation,
        "answers": list(reason.answers),
        "practice_judgment": reason.practice_judgment,
        "about": reason.about,
    }


def _reason_from(plain: Mapping[str, Any]) -> Reason:
    return Reason(**{**plain, "level": Level(plain["level"]), "answers": tuple(plain["answers"])})


def _lowering_to_plain(lowering: Lowering) -> dict[str, Any]:
    return {
        "code": lowering.code,
        "answer": lowering.answer,
        "label": lowering.label,
        "alternatives": [
            {
                "value": {"date": other.value.isoformat()}
                if isinstance(other.value, date)
                else other.value,
                "label": other.label,
                "level": other.level.value,
                "extent": other.extent.value,
            }
            for other in lowering.alternatives
        ],
    }


def _lowering_from(plain: Mapping[str, Any]) -> Lowering:
    return Lowering(
        plain["code"],
        plain["answer"],
        plain["label"],
        tuple(
            Alternative(
                _value_from(other["value"]),
                other["label"],
                Level(other["level"]),
                Extent(other["extent"]),
            )
            for other in plain["alternatives"]
        ),
    )


def _value_from(plain: Any) -> Value:
    if isinstance(plain, dict):
        return date.fromisoformat(plain["date"])
    if isinstance(plain, str | int):
        return plain
    raise TypeError(type(plain))
