"""When a block of a letter is printed. Declared as data; there are no expressions.

    when = { reasons = ["removal_order.*"], level = ["elevated"] }

All parts must hold; within a part, one is enough. A part that holds is also
the reason that the office is shown for the block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..domain.errors import BadInput
from ..domain.lawsuit import Act
from ..domain.protection import State
from ..domain.toml_tables import TomlTable
from ..domain.triage_level import Level
from ..domain.words import gettext as _
from .facts import LetterFacts

HAS = ("refund_deadline", "return_due", "changed_on", "help_line", "untrue", "nothing_untrue")
_NOT_ASSESSED = "none"
_LEVELS = (*(level.value for level in Level), _NOT_ASSESSED)
_STATES = (State.BARRED.value, State.NOT_BARRED.value)


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold; an empty part asks nothing.

    Attributes:
        level: levels of triage; ``none`` where there was no triage.
        reasons: codes, ``name.*`` for all of a kind; one must be there.
        without: codes of which none may be there.
        has: facts that must be given.
    """

    reasons: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    acts: tuple[tuple[Act, tuple[str, ...]], ...] = ()

    def why(self, facts: LetterFacts) -> tuple[str, ...] | None:
        """Return why it holds, in codes, or None if it does not."""
        found: list[str] = []
        if self.reasons:
            hits = [*_matching(facts.reasons, self.reasons)]
            if not hits:
                return None
            found += hits
        if next(_matching(facts.reasons, self.without), None):
            return None
        if self.level:
            level = facts.level or _NOT_ASSESSED
            if level not in self.level:
                return None
            found.append(level)
        if any(not given(facts, name) for name in self.has):
            return None
        found += self.has
        for act, states in self.acts:
            state = facts.protections.get(act, State.UNVERIFIED).value
            if state not in states:
                return None
            found.append(f"{act.value}={state}")
        return tuple(found) or ("always",)


def given(facts: LetterFacts, name: str) -> bool:
    """Is the fact called *name* given? ``untrue`` asks for sentences to correct."""
    if name in ("untrue", "nothing_untrue"):
        return any(letter.untrue for letter in facts.earlier) is (name == "untrue")
    return bool(getattr(facts, name))


def _matching(reasons: Iterable[str], patterns: tuple[str, ...]) -> Iterator[str]:
    for code in reasons:
        for pattern in patterns:
            if code == pattern or (pattern.endswith("*") and code.startswith(pattern[:-1])):
                yield code
                break


def read_condition(table: TomlTable) -> Condition:
    """Read the ``when`` of a block.

    Raises:
        BadInput: it names something that letters do not know.
    """
    acts = {act.value: act for act in Act}
    table.only("reasons", "without", "level", "has", *acts)
    words = {key: _words(table, key) for key in table.values}
    _all_known(table, "level", words, _LEVELS)
    _all_known(table, "has", words, HAS)
    for key in acts:
        _all_known(table, key, words, _STATES)
    return Condition(
        reasons=words.get("reasons", ()),
        without=words.get("without", ()),
        level=words.get("level", ()),
        has=words.get("has", ()),
        acts=tuple((act, words[key]) for key, act in acts.items() if key in words),
    )


def _words(table: TomlTable, key: str) -> tuple[str, ...]:
    content = table.values[key]
    if not isinstance(content, list) or not content or not all(isinstance(w, str) for w in content):
        raise table.wrong(_("“{key}” must be a list of texts").format(key=key), key)
    return tuple(content)


def _all_known(
    table: TomlTable, key: str, words: Mapping[str, tuple[str, ...]], known: tuple[str, ...]
) -> None:
    for word in words.get(key, ()):
        if word not in known:
            raise _unknown(table, key, word)


def _unknown(table: TomlTable, key: str, word: str) -> BadInput:
    return table.wrong(_("“{word}” is not known for “{key}”").format(word=word, key=key), key)
