"""When a sentence of advice is true, and what a statement may look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .banned_phrases import banned_phrases
from .lawsuit import Act
from .letter import Statement, StatementRef
from .protection import State
from .words import gettext as _

AS_OF = "{ $as_of }"
_BRACES = re.compile(r"\{[^}]*\}?|\}")
_KEY = re.compile(r"[a-z0-9]+(?:[.\-][a-z0-9_]+)*")
_ACTS = frozenset(act.value for act in Act)
_STATES = frozenset({State.BARRED.value, State.NOT_BARRED.value})


def is_true(statement: Statement, known: Mapping[Act, State]) -> bool:
    """Is the sentence true while the acts stand as *known*?

    Every act that the condition names must be in one of its states. An act
    that is not known makes it untrue; no condition is always true.
    """
    return all(
        known.get(Act(act), State.UNVERIFIED).value in states
        for act, states in statement.condition.items()
    )


def current(statements: Iterable[Statement]) -> dict[str, Statement]:
    """Return the newest edition of each statement, by key."""
    newest: dict[str, Statement] = {}
    for each in sorted(statements, key=lambda given: given.edition):
        newest[each.key] = each
    return newest


def by_ref(statements: Iterable[Statement]) -> dict[StatementRef, Statement]:
    """Return every edition, by the name that letters use."""
    return {each.ref: each for each in statements}


def problems(statement: Statement) -> tuple[str, ...]:
    """Say what is wrong with *statement*; empty where nothing is.

    A sentence that an order can make untrue must say its date.
    """
    found = [*_condition_problems(statement.condition)]
    if not _KEY.fullmatch(statement.key):
        found.append(
            _("The key “{key}” has other signs than a-z, 0-9, - and .").format(key=statement.key)
        )
    if statement.edition < 1:
        found.append(_("The edition must be 1 or more."))
    if "en" not in statement.texts:
        found.append(_("There is no English text."))
    for language, sentence in statement.texts.items():
        found += _text_problems(language, sentence, dated=bool(statement.condition))
    return tuple(found)


def _condition_problems(condition: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    for act, states in condition.items():
        if act not in _ACTS:
            yield _("“{act}” is no act that an order can bar.").format(act=act)
        if not states:
            yield _("“{act}” names no state.").format(act=act)
        for state in states:
            if state not in _STATES:
                yield _("“{state}” is no state that makes a sentence true.").format(state=state)


def _text_problems(language: str, sentence: str, *, dated: bool) -> Iterable[str]:
    if not sentence.strip() or "\n" in sentence:
        yield _("The text in “{language}” must be one line.").format(language=language)
    for braces in _BRACES.findall(sentence):
        if braces != AS_OF:
            yield _("“{found}” in “{language}” is no value that a statement has.").format(
                found=braces, language=language
            )
    if dated and AS_OF not in sentence:
        yield _("The text in “{language}” must say as of which date it is true.").format(
            language=language
        )
    if sentence.count("**") % 2:
        yield _("The text in “{language}” opens bold and does not close it.").format(
            language=language
        )
    for phrase in banned_phrases(sentence):
        yield _("The text in “{language}” says “{phrase}”, which no letter may say.").format(
            language=language, phrase=phrase
        )
