"""TOML read table by table, so that every complaint names its line.

``tomllib`` forgets where a value stood. The places are found again by a scan of
the text, which is sound because ``tomllib`` has accepted it before.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .errors import BadInput
from .words import gettext as _

_HEADER = re.compile(r"\s*\[(\[?)\s*([\w.\-]+)\s*\]")
_KEY = re.compile(r"\s*\"?([\w.\-]+)\"?\s*=")
_LINE_OF_ERROR = re.compile(r"\(at line (\d+)")


def read_toml(text: str, where: str) -> TomlTable:
    """Parse *text*; *where* is the name of the file for messages.

    Raises:
        BadInput: the text is not TOML; says at which line.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE_OF_ERROR.search(str(error))
        line = int(found[1]) if found else len(text.splitlines()) or 1
        problem = _("this is not TOML ({detail})").format(detail=str(error).split(" (at ")[0])
        raise BadInput(where=_place(where, line), problem=problem) from None
    return TomlTable(values, where, dict(_lines(text)), "", 1)


@dataclass(frozen=True, slots=True)
class TomlTable:
    """One table with the line on which it starts."""

    values: Mapping[str, Any]
    where: str
    lines: Mapping[str, int]
    path: str
    line: int

    def wrong(self, problem: str, key: str = "") -> BadInput:
        """Return the error that points at *key*, or at the table."""
        return BadInput(where=_place(self.where, self.line_of(key)), problem=problem)

    def line_of(self, key: str) -> int:
        return self.lines.get(self._path(key), self.line) if key else self.line

    def only(self, *keys: str) -> None:
        """Refuse any other key: most are a slip of the pen."""
        for key in self.values:
            if key not in keys:
                raise self.wrong(_("“{key}” is not known here").format(key=key), key)

    def text(self, key: str, *, required: bool = False) -> str:
        content: str = self._typed(key, str, "", _("“{key}” must be a text"))
        if required and not content.strip():
            raise self.wrong(_("“{key}” is missing or empty").format(key=key), key)
        return content

    def flag(self, key: str) -> bool:
        content: bool = self._typed(key, bool, False, _("“{key}” must be true or false"))
        return content

    def whole_number(self, key: str, default: int | None = None) -> int | None:
        content: int | None = self._typed(key, int, default, _("“{key}” must be a whole number"))
        if isinstance(content, bool):
            raise self.wrong(_("“{key}” must be a whole number").format(key=key), key)
        return content

    def day(self, key: str) -> date:
        content = self.values.get(key)
        if not isinstance(content, date) or isinstance(content, datetime):
            raise self.wrong(_("“{key}” must be a date, as 2026-11-22").format(key=key), key)
        return content

    def table(self, key: str) -> TomlTable:
        content = self._typed(key, dict, {}, _("“{key}” must be a table"))
        return TomlTable(content, self.where, self.lines, self._path(key), self.line_of(key))

    def tables(self, key: str) -> Iterator[TomlTable]:
        """Yield the tables of an array, each with its own line."""
        items = self._typed(key, list, [], _("“{key}” must be a list"))
        for index, item in enumerate(items):
            path = f"{self._path(key)}[{index}]"
            line = self.lines.get(path, self.line_of(key))
            if not isinstance(item, dict):
                raise self.wrong(_("“{key}” must be a list of tables").format(key=key), key)
            yield TomlTable(item, self.where, self.lines, path, line)

    def _typed(self, key: str, kind: type, default: Any, problem: str) -> Any:
        content = self.values.get(key, default)
        if key in self.values and not isinstance(content, kind):
            raise self.wrong(problem.format(key=key), key)
        return content

    def _path(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def _place(where: str, line: int) -> str:
    return _("{file}, line {line}").format(file=where, line=line)


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Yield the path and line of tables, keys, and items on lines of their own."""
    table, key, items, quote = "", "", 0, ""
    counts: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if quote:
            quote = "" if quote in line else quote
            continue
        quote = next((mark for mark in ('"""', "'''") if line.count(mark) % 2), "")
        if header := _HEADER.match(line):
            table, key = _table_path(header[2], bool(header[1]), counts), ""
            yield table, number
        elif found := _KEY.match(line):
            key, items = f"{table}.{found[1]}" if table else found[1], 0
            yield key, number
        elif key and line.lstrip().startswith("{"):
            yield f"{key}[{items}]", number
            items += 1


def _table_path(name: str, is_item: bool, counts: dict[str, int]) -> str:
    """Return the path of a header; ``[rule.when]`` is in the last ``[[rule]]``."""
    first, dot, rest = name.partition(".")
    if is_item and not dot:
        counts[first] = counts.get(first, -1) + 1
    return (f"{first}[{counts[first]}]" if first in counts else first) + dot + rest
