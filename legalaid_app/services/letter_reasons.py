"""Why each part of a letter is in it, in words for the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..domain.assessment import Assessment
from ..domain.lawsuit import Act
from ..domain.letter import Statement
from ..domain.protection import State
from ..domain.statement import current
from ..domain.triage import result_from_plain
from ..domain.triage_level import Level
from ..domain.words import N_
from ..domain.words import gettext as _
from .letters import Prepared, statement_text
from .office import Office

_BY_FACT = {
    "refund_deadline": N_("A refund may be lost after a day that is near"),
    "return_due": N_("The next due date of a return is known"),
    "changed_on": N_("A court changed an order on a known day"),
    "help_line": N_("There is a help line for it"),
    "untrue": N_("The earlier letter says it, and it is no longer true"),
    "nothing_untrue": N_("Nothing in the earlier letter is untrue"),
}
_LEVELS = {
    Level.INFORMATIONAL: N_("informational"),
    Level.LOWER: N_("lower"),
    Level.ELEVATED: N_("elevated"),
    Level.ATTORNEY_REVIEW: N_("attorney review"),
}
ALWAYS = "always"
_SHOWN = 110  # characters of a paragraph


@dataclass(frozen=True, slots=True)
class Because:
    """A part of the letter, and why it is there.

    Attributes:
        part: its first words, in English.
        reasons: in words; empty for what stands in every letter.
    """

    part: str
    reasons: tuple[str, ...]


def because(office: Office, prepared: Prepared) -> tuple[Because, ...]:
    """Say why each part of the letter was printed, in the order of the letter."""
    with office.reading() as look:
        statements = current(look.find(Statement))
        found = look.find(Assessment, id=prepared.assessment_id) if prepared.assessment_id else ()
    words = {rule.code: rule.text for rule in office.guidance.triage.rules}
    for assessment in found:
        words |= {each.code: each.text for each in result_from_plain(assessment.result).reasons}
    texts = office.guidance.templates[prepared.kind.value].texts["en"]
    made = []
    for part, codes in prepared.composed.why:
        if part in statements:
            shown = statement_text(statements[part])
        else:
            blanks = dict.fromkeys(texts.variables[part], "…")
            shown = "".join(c for c in texts.plain(part, blanks) if c not in "\u2068\u2069")
        reasons = [_in_words(code, words) for code in codes.split(", ") if code and code != ALWAYS]
        made.append(Because(_short(shown), tuple(dict.fromkeys(reasons))))
    return tuple(made)


def _in_words(code: str, rules: Mapping[str, str]) -> str:
    """Triage reasons, levels, facts and the state of an act, each by its code."""
    act, _equals, state = code.partition("=")
    if state:
        return _("{act}: {state}").format(act=_(Act(act).label), state=_(State(state).label))
    if code in rules:
        return rules[code]
    if code in _BY_FACT:
        return _(_BY_FACT[code])
    if code in _LEVELS:
        return _("The level of triage is “{level}”").format(level=_(_LEVELS[Level(code)]))
    return code


def _short(text: str) -> str:
    line = " ".join(text.split())
    line = line.replace("….", "…")
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " …"
