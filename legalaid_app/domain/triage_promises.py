"""What every rule pack must keep, whoever edits it.

The duty to file is always reported exactly once, and nobody but a citizen is
placed lowest. Both are proved over all answers, not sampled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from .toml_tables import TomlTable
from .triage_conditions import NOT_SURE, Value
from .triage_level import Level
from .triage_pack import CITIZEN, DUTY, STATUS, AnswerSpec, Kind, Rule, TriagePack
from .words import gettext as _


def check_promises(pack: TriagePack, head: TomlTable) -> None:
    """Raise BadInput where the rules break a promise of triage."""
    _check_duty(pack, head)
    _check_floor(pack, head)


def _check_duty(pack: TriagePack, head: TomlTable) -> None:
    rules = [rule for rule in pack.rules if rule.code.startswith(DUTY)]
    line = _table_of(head, rules[0]) if rules else head
    keys = sorted({key for rule in rules for key in rule.keys})
    if any(pack.answer(key).kind is not Kind.CHOICE for key in keys):
        raise line.wrong(_("the duty to file must rest on choices"))
    for answers in _combinations([pack.answer(key) for key in keys]):
        if sum(rule.level_for(answers, pack.law_checked_on) is not None for rule in rules) != 1:
            raise line.wrong(_("exactly one rule of “filing_duty” must fire, whatever the answers"))


def _check_floor(pack: TriagePack, head: TomlTable) -> None:
    """Ask that a rule on status, or on missing core facts, lifts everybody else."""
    if STATUS not in pack.by_key:
        raise head.wrong(_("there is no answer “{key}”").format(key=STATUS))
    for answers in _combinations([pack.answer(STATUS)]):
        if answers.get(STATUS) == CITIZEN:
            continue
        if not any(_always_lifts(rule, answers, pack.law_checked_on) for rule in pack.rules):
            where = _first_about_status(pack, head)
            problem = _("with “{value}”, the result could be lower than “lower”")
            raise where.wrong(problem.format(value=answers.get(STATUS, "")))


def _always_lifts(rule: Rule, answers: Mapping[str, Value], today: date) -> bool:
    """Say whether *rule* fires above the lowest level whatever else is answered."""
    if any(key != STATUS for key in rule.when.keys) or not rule.when.holds(answers, today):
        return False
    if rule.when_any is not None and STATUS not in rule.when_any.resting_on(answers, today):
        return False
    levels = [rule.level, *(level for _, level in rule.level_if)]
    return min(levels) > Level.INFORMATIONAL


def _combinations(specs: list[AnswerSpec]) -> Iterator[Mapping[str, Value]]:
    states = [
        [None, NOT_SURE, *(choice.key for choice in spec.choices if choice.key != NOT_SURE)]
        for spec in specs
    ]
    for values in product(*states):
        pairs = zip(specs, values, strict=True)
        yield {spec.key: value for spec, value in pairs if value is not None}


def _first_about_status(pack: TriagePack, head: TomlTable) -> TomlTable:
    rules = [rule for rule in pack.rules if STATUS in rule.keys]
    return _table_of(head, rules[0]) if rules else head


def _table_of(head: TomlTable, rule: Rule) -> TomlTable:
    return next(t for t in head.tables("rule") if t.values["code"] == rule.code)
