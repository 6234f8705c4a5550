"""JSON read object by object, so that every complaint names its line.

``json`` forgets where a value stood; the place is found again by the words
that stand there: the nearest keys of the objects on the way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from .choices import Choice
from .errors import BadInput
from .words import gettext as _

C = TypeVar("C", bound=Choice)


def read_json(text: str, where: str) -> JsonTable:
    """Parse *text*, which must be one object; *where* is the file's name for messages.

    Raises:
        BadInput: it is not; says at which line.
    """
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        problem = _("this is not JSON ({detail})").format(detail=error.msg)
        raise BadInput(where=_place(where, error.lineno), problem=problem) from None
    table = JsonTable(values, where, text, 0)
    if not isinstance(values, dict):
        raise table.wrong(_("this must be one JSON object"))
    return table


@dataclass(frozen=True, slots=True)
class JsonTable:
    """One object; *start* is the place in the text from which it is looked for."""

    values: Mapping[str, Any]
    where: str
    text: str
    start: int

    def wrong(self, problem: str, key: str = "") -> BadInput:
        """Return the error that points at *key* of this object, or at the object."""
        at = self.text.find(json.dumps(key) + ":", self.start) if key else self.start
        line = self.text.count("\n", 0, max(at, self.start)) + 1
        return BadInput(where=_place(self.where, line), problem=problem)

    def only(self, *keys: str) -> None:
        """Refuse any other key: most are a slip of the pen."""
        for key in self.values:
            if key not in keys:
                raise self.wrong(_("“{key}” is not known here").format(key=key), key)

    def word(self, key: str, *, required: bool = True) -> str:
        content = self.values.get(key, "")
        if not isinstance(content, str) or (required and not content.strip()):
            raise self.wrong(_("“{key}” must be a text").format(key=key), key)
        return content

    def words(self, key: str) -> tuple[str, ...]:
        content = self.values.get(key, [])
        if not isinstance(content, list) or not all(isinstance(each, str) for each in content):
            raise self.wrong(_("“{key}” must be a list of texts").format(key=key), key)
        return tuple(content)

    def day(self, key: str, *, required: bool = True) -> date | None:
        content = self.values.get(key)
        if content is None and not required:
            return None
        try:
            return date.fromisoformat(content or "")
        except (TypeError, ValueError):
            problem = _("“{key}” must be a date, as 2026-11-22").format(key=key)
            raise self.wrong(problem, key) from None

    def choice(self, key: str, kind: type[C]) -> C:
        return self._one_of(self.values.get(key), key, kind)

    def choices(self, key: str, kind: type[C]) -> tuple[C, ...]:
        return tuple(self._one_of(each, key, kind) for each in self.words(key))

    def _one_of(self, content: object, key: str, kind: type[C]) -> C:
        for member in kind:
            if member.value == content:
                return member
        known = ", ".join(member.value for member in kind)
        problem = _("“{key}” must be one of: {known}").format(key=key, known=known)
        raise self.wrong(problem, key)

    def table(self, key: str) -> JsonTable:
        content = self.values.get(key)
        if not isinstance(content, dict):
            raise self.wrong(_("“{key}” must be an object").format(key=key), key)
        return JsonTable(content, self.where, self.text, self._place_of(key))

    def tables(self, key: str) -> Iterator[JsonTable]:
        """Yield the objects of a list, each with its own place."""
        content = self.values.get(key, [])
        if not isinstance(content, list) or not all(isinstance(each, dict) for each in content):
            raise self.wrong(_("“{key}” must be a list of objects").format(key=key), key)
        at = self._place_of(key)
        for each in content:
            at = self._next(each, at)
            yield JsonTable(each, self.where, self.text, at)

    def _place_of(self, key: str) -> int:
        return max(self.text.find(json.dumps(key) + ":", self.start), self.start)

    def _next(self, content: Mapping[str, Any], after: int) -> int:
        """Find the next place at which the object's first pair stands."""
        for key, first in content.items():
            if isinstance(first, str):
                pair = f"{json.dumps(key)}: {json.dumps(first, ensure_ascii=False)}"
                found = self.text.find(pair, after)
                return found if found >= 0 else after
            break
        return after


def _place(where: str, line: int) -> str:
    return _("{file}, line {line}").format(file=where, line=line)
