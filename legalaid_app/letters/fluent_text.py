"""Texts of letters in Fluent: patterns may say ``**bold**``, values say nothing.

A pattern is parsed once; values are put in afterwards, each in a bidi isolate,
so that nothing a person typed is ever read as markup, as a placeholder or as a
change of direction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from ..domain.errors import BadInput
from ..domain.words import gettext as _
from .document import Run

FSI, PDI = "\u2068", "\u2069"
NO_BREAK = "\u00a0"
_TOKEN = re.compile("\ue000(\\d+)\ue001")
_SPACES = re.compile(r"[^\S\u00a0]+")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_DIRECTIONS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


class FluentTexts:
    """The messages of one template in one language.

    Attributes:
        language: BCP 47 tag.
        variables: message id -> the variables that it uses.
        lines: message id -> the line on which it stands.
    """

    def __init__(self, language: str, source: str, where: str) -> None:
        self.language = language
        self.variables: dict[str, frozenset[str]] = {}
        self.lines: dict[str, int] = {}
        self.where = where
        resource = FluentResource(source)
        for entry in resource.body:
            self._note(entry, source)
        self._bundle = FluentBundle([language], use_isolating=True)
        self._bundle.add_resource(resource)

    def wrong(self, problem: str, message: str = "") -> BadInput:
        """Return the error that points at *message*, or at the file."""
        return _bad(self.where, self.lines.get(message, 1), problem)

    def runs(self, message: str, values: Mapping[str, str]) -> tuple[Run, ...]:
        """Return *message* filled with *values*, as runs.

        Raises:
            BadInput: the pattern asks for a value that is not given.
        """
        tokens = {name: f"\ue000{index}\ue001" for index, name in enumerate(values)}
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise self.wrong(_("“{message}” has no text").format(message=message), message)
        text, errors = self._bundle.format_pattern(pattern, dict[str, Any](tokens))
        if errors:
            raise self.wrong(
                _("“{message}” cannot be filled in: {detail}").format(
                    message=message, detail="; ".join(map(str, errors))
                ),
                message,
            )
        return fill(str(text), [*values.values()])

    def plain(self, message: str, values: Mapping[str, str]) -> str:
        """Return *message* filled with *values*, without weights."""
        return "".join(run.text for run in self.runs(message, values))

    def _note(self, entry: ast.EntryType, source: str) -> None:
        line = source.count("\n", 0, entry.span.start if entry.span else 0) + 1
        if isinstance(entry, ast.Junk):
            problem = entry.annotations[0].message if entry.annotations else entry.content
            raise _bad(self.where, line, _("this is not Fluent ({detail})").format(detail=problem))
        if not isinstance(entry, ast.Message) or entry.value is None:
            return
        if entry.id.name in self.lines:
            problem = _("“{message}” is there twice").format(message=entry.id.name)
            raise _bad(self.where, line, problem)
        used = _Variables()
        used.visit(entry.value)
        if used.selects:
            problem = _("“{message}” chooses between texts; use two blocks with conditions instead")
            raise _bad(self.where, line, problem.format(message=entry.id.name))
        self.lines[entry.id.name] = line
        self.variables[entry.id.name] = frozenset(used.names)


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.selects = False

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        self.selects = True


def fill(pattern: str, values: list[str]) -> tuple[Run, ...]:
    """Cut a pattern into runs, then put the values where their tokens stand."""
    return tuple(
        Run(_TOKEN.sub(lambda found: clean(values[int(found[1])]), text), bold)
        for text, bold in _weights(pattern)
        if text
    )


def token(index: int) -> str:
    """Return the mark of the value number *index*, in an isolate, for `fill`."""
    return f"{FSI}\ue000{index}\ue001{PDI}"


def _weights(pattern: str) -> Iterator[tuple[str, bool]]:
    for index, piece in enumerate(_BOLD.split(pattern)):
        yield piece, bool(index % 2)


def clean(value: str) -> str:
    """Return *value* on one line, without controls that could break out of its isolate."""
    shown = (" " if unicodedata.category(c) == "Cc" else c for c in value)
    return _SPACES.sub(" ", "".join(shown).translate(_DIRECTIONS)).strip()


def unbroken(text: str) -> str:
    """Return a date or a phone number so that no line ends inside it."""
    return text.replace(" ", NO_BREAK)


def without_isolates(text: str) -> str:
    """Return *text* as a reader sees it, for checks and reading grades."""
    return text.replace(FSI, "").replace(PDI, "").replace(NO_BREAK, " ")


def _bad(where: str, line: int, problem: str) -> BadInput:
    return BadInput(where=_("{file}, line {line}").format(file=where, line=line), problem=problem)
