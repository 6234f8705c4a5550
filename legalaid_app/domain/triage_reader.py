"""Reading a triage rule pack, refusing whatever would mislead, at its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from .banned_phrases import banned_phrases
from .errors import BadInput
from .toml_tables import TomlTable, read_toml
from .triage_condition_reader import ConditionReader
from .triage_conditions import DECLINED, NOT_SURE, Condition
from .triage_level import Level
from .triage_pack import AnswerSpec, Choice, Kind, Rule, Topic, TriagePack
from .triage_promises import check_promises
from .words import gettext as _

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_MONTHS = (  # the same on every computer, unlike strftime
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_E = TypeVar("_E", bound=StrEnum)
_HEAD = ("id", "version", "title", "law_checked_on", "not_sure_label", "declined_label")


def parse_pack(text: str, where: str) -> TriagePack:
    """Read a rule pack; *where* is the name of its file for messages.

    Raises:
        BadInput: the text is not TOML, or says something that cannot be meant
            (an unknown level, answer, value or parameter, a code twice, an empty
            or banned text, a rule set that breaks a promise of triage).
    """
    head = read_toml(text, where)
    head.only(*_HEAD, "parameters", "topic", "answer", "rule")
    parameters = _read_parameters(head.table("parameters"))
    topics = _read_topics(head)
    specs = _read_answers(head, {topic.key for topic in topics})
    reader = ConditionReader(specs, parameters)
    pack = TriagePack(
        id=_sentence(head, "id", required=True),
        version=_sentence(head, "version", required=True),
        title=_sentence(head, "title", required=True),
        law_checked_on=head.day("law_checked_on"),
        parameters=parameters,
        topics=topics,
        answers=_with_conditions(head, specs, reader),
        rules=tuple(_read_rules(head, reader)),
    )
    check_promises(pack, head)
    return pack


def _read_parameters(table: TomlTable) -> Mapping[str, int | date]:
    for key, value in table.values.items():
        is_day = isinstance(value, date) and not isinstance(value, datetime)
        if type(value) is not int and not is_day:
            raise table.wrong(_("“{key}” must be a whole number or a date").format(key=key), key)
    return MappingProxyType(dict(table.values))


def _read_topics(head: TomlTable) -> tuple[Topic, ...]:
    topics: dict[str, Topic] = {}
    for table in head.tables("topic"):
        table.only("key", "label")
        topic = Topic(_name(table, "key"), _sentence(table, "label", required=True))
        if topic.key in topics:
            raise _twice(table, "key")
        topics[topic.key] = topic
    return tuple(topics.values())


def _read_answers(head: TomlTable, topics: set[str]) -> dict[str, AnswerSpec]:
    specs: dict[str, AnswerSpec] = {}
    for table in head.tables("answer"):
        spec = _read_answer(table, head, topics)
        if spec.key in specs:
            raise _twice(table, "key")
        specs[spec.key] = spec
    return specs


def _read_answer(table: TomlTable, head: TomlTable, topics: set[str]) -> AnswerSpec:
    table.only(
        *("key", "label", "topic", "kind", "core", "declinable", "why"),
        *("asked_when", "least", "most", "values"),
    )
    kind = _one_of(table, "kind", Kind)
    if table.text("topic") not in topics:
        raise table.wrong(_("there is no topic “{key}”").format(key=table.text("topic")), "topic")
    if (kind is Kind.CHOICE) != bool(table.values.get("values")):
        raise table.wrong(_("values belong to a choice, and a choice needs values"), "values")
    return AnswerSpec(
        key=_name(table, "key"),
        label=_sentence(table, "label", required=True),
        topic=table.text("topic"),
        kind=kind,
        choices=tuple(_read_choices(table, head)),
        core=table.flag("core"),
        declinable=table.flag("declinable"),
        why=_sentence(table, "why"),
        least=table.whole_number("least") or 0,
        most=table.whole_number("most", 9999) or 0,
    )


def _read_choices(table: TomlTable, head: TomlTable) -> list[Choice]:
    """Return the listed values, and what every question may also be answered with."""
    choices: list[Choice] = []
    for row in table.tables("values"):
        row.only("key", "label", "not_sure")
        key = _name(row, "key")
        if key in [NOT_SURE, DECLINED, *(choice.key for choice in choices)]:
            raise _twice(row, "key")
        choices.append(
            Choice(key, _sentence(row, "label", required=True), not row.flag("not_sure"))
        )
    if all(choice.fact for choice in choices):
        choices.append(Choice(NOT_SURE, _sentence(head, "not_sure_label", required=True), False))
    if table.flag("declinable"):
        choices.append(Choice(DECLINED, _sentence(head, "declined_label", required=True), False))
    return choices


def _with_conditions(
    head: TomlTable, specs: Mapping[str, AnswerSpec], reader: ConditionReader
) -> tuple[AnswerSpec, ...]:
    """Add what can be read only when all answers are known: when each is asked."""
    return tuple(
        replace(spec, asked_when=reader.all_of(table.table("asked_when")))
        if "asked_when" in table.values
        else spec
        for spec, table in zip(specs.values(), head.tables("answer"), strict=True)
    )


def _read_rules(head: TomlTable, reader: ConditionReader) -> list[Rule]:
    rules: dict[str, Rule] = {}
    for table in head.tables("rule"):
        rule = _read_rule(table, reader)
        if rule.code in rules:
            raise _twice(table, "code")
        rules[rule.code] = rule
    return list(rules.values())


def _read_rule(table: TomlTable, reader: ConditionReader) -> Rule:
    table.only(
        *("code", "level", "text", "citation", "practice_judgment"),
        *("when", "when_any_core", "level_if"),
    )
    if not table.values.get("when") and "when_any_core" not in table.values:
        raise table.wrong(_("the rule does not say when it fires"), "when")
    return Rule(
        code=_matching(table, "code", _CODE),
        level=_one_of(table, "level", Level),
        text=_filled(table, "text", reader.parameters),
        citation=_sentence(table, "citation"),
        when=reader.all_of(table.table("when")),
        when_any=_read_any_core(table, reader),
        level_if=tuple(_read_level_if(row, reader) for row in table.tables("level_if")),
        practice_judgment=table.flag("practice_judgment"),
    )


def _read_any_core(table: TomlTable, reader: ConditionReader) -> Condition | None:
    if "when_any_core" not in table.values:
        return None
    return reader.any_core(table, "when_any_core")


def _read_level_if(table: TomlTable, reader: ConditionReader) -> tuple[Condition, Level]:
    table.only("level", "when")
    if not table.values.get("when"):
        raise table.wrong(_("“{key}” is missing or empty").format(key="when"))
    return reader.all_of(table.table("when")), _one_of(table, "level", Level)


def _filled(table: TomlTable, key: str, parameters: Mapping[str, int | date]) -> str:
    """Return a sentence with the parameters of the pack in their places."""

    def fill(found: re.Match[str]) -> str:
        if found[1] not in parameters:
            raise table.wrong(_("there is no parameter “{key}”").format(key=found[1]), key)
        value = parameters[found[1]]
        return _in_words(value) if isinstance(value, date) else str(value)

    return _PLACEHOLDER.sub(fill, _sentence(table, key, required=True))


def _in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _sentence(table: TomlTable, key: str, *, required: bool = False) -> str:
    content = table.text(key, required=required)
    if banned := banned_phrases(content):
        problem = _("no text may say “{phrase}”").format(phrase=banned[0])
        raise table.wrong(problem, key)
    return content


def _name(table: TomlTable, key: str) -> str:
    return _matching(table, key, _NAME)


def _matching(table: TomlTable, key: str, form: re.Pattern[str]) -> str:
    name = table.text(key, required=True)
    if not form.fullmatch(name):
        problem = _("“{name}” is not a name: use small letters, digits and _").format(name=name)
        raise table.wrong(problem, key)
    return name


def _one_of(table: TomlTable, key: str, kinds: type[_E]) -> _E:
    word = table.text(key, required=True)
    try:
        return kinds(word)
    except ValueError:
        known = ", ".join(kinds)
        problem = _("“{word}” is none of {known}").format(word=word, known=known)
        raise table.wrong(problem, key) from None


def _twice(table: TomlTable, key: str) -> BadInput:
    return table.wrong(_("“{name}” stands here twice").format(name=table.text(key)), key)
