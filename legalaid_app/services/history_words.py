"""What a change in the history says: enum values as words, links left out."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from ..domain.choices import Choice, Language
from ..domain.fields import specs
from ..domain.triage_level import Level
from ..domain.words import gettext as _
from .history import FieldChange

Plain = str | int | date | datetime | None
TECHNICAL = {"sha256", "template_version", "issued_at", "written_at", "override_at", "slot"}
LETTER_LANGUAGE = "Language"  # a letter keeps the tag of its template


@dataclass(frozen=True, slots=True)
class SaidChange:
    """A changed field for the screen: texts, days, instants, numbers; None is *nothing there*."""

    label: str
    before: Plain
    after: Plain


def say(change: FieldChange) -> SaidChange | None:
    """Return the change in words; None where it says nothing to a person (ids, whole results)."""
    kind = _kinds(change.table).get(change.label)
    if kind is None:
        return None
    before, after = _value(kind, change.before), _value(kind, change.after)
    if change.label == LETTER_LANGUAGE:
        before, after = _language(before), _language(after)
    return None if before == after else SaidChange(_(change.label), before, after)


@cache
def _kinds(table: str) -> Mapping[str, Any]:
    """Label → type of the fields of a table that people can read."""
    from ..store.history import record_of

    record = record_of(table)
    hints = typing.get_type_hints(record)
    return {
        spec.label: _without_none(hints[name])
        for name, spec in specs(record).items()
        if isinstance(_without_none(hints[name]), type) and name not in TECHNICAL
    }


def _without_none(annotation: Any) -> Any:
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return next(kind for kind in typing.get_args(annotation) if kind is not type(None))
    return annotation


def _value(kind: Any, plain: Any) -> Plain:
    if plain is None or plain == "":
        return None
    if issubclass(kind, Choice | Level):
        return _(kind(plain).label)
    if issubclass(kind, date):
        made: date = kind.fromisoformat(plain)
        return made
    return plain if isinstance(plain, str | int) else None


def _language(tag: Plain) -> Plain:
    return next((_(each.label) for each in Language if each.value == tag), tag)
