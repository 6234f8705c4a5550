"""Reads the files of a guidance pack into facts; every complaint names file and line."""

from __future__ import annotations

from uuid import UUID

from .errors import BadInput
from .ids import StatementId
from .json_tables import JsonTable, read_json
from .lawsuit import Act, Confidence, OrderKind, Result
from .letter import Statement
from .pack_fact_types import (
    DocketFacts,
    HelpLine,
    HistoryFact,
    LawsuitFacts,
    LitigationFacts,
    OrderFacts,
    PackFacts,
    PackInfo,
    PolicyFacts,
    StateExample,
    StatementFacts,
)
from .protection import State
from .statement import problems
from .toml_tables import TomlTable, read_toml
from .words import gettext as _

PACK, LITIGATION, STATEMENTS = "pack.toml", "litigation.json", "statements.toml"
TO_VERIFY = "to be verified by counsel"
_PLACEHOLDER = StatementId(UUID(int=0))


def read_pack_facts(pack: str, litigation: str, statements: str) -> PackFacts:
    """Read the texts of the three files.

    Raises:
        BadInput: naming the file, the line and what is wrong there.
    """
    return PackFacts(read_info(pack), read_litigation(litigation), read_statements(statements))


def read_info(text: str) -> PackInfo:
    """Read ``pack.toml``."""
    table = read_toml(text, PACK)
    table.only(
        "id", "version", "title", "released_on", "law_checked_on", "limit_days", "return_due",
        "help_line",
    )  # fmt: skip
    limit = table.whole_number("limit_days")
    if limit is None or limit < 1:
        raise table.wrong(_("“limit_days” must be 1 or more"), "limit_days")
    due = table.values.get("return_due", [])
    if not isinstance(due, list) or any(type(day).__name__ != "date" for day in due):
        raise table.wrong(_("“return_due” must be a list of dates"), "return_due")
    return PackInfo(
        id=table.text("id", required=True),
        version=table.whole_number("version", 1) or 1,
        title=table.text("title", required=True),
        released_on=table.day("released_on"),
        law_checked_on=table.day("law_checked_on"),
        limit_days=limit,
        return_due=tuple(sorted(due)),
        help_lines=tuple(_help_line(each) for each in table.tables("help_line")),
    )


def _help_line(table: TomlTable) -> HelpLine:
    table.only("key", "number", "source", "confidence")
    if table.text("confidence", required=True) != Confidence.HIGH:
        raise table.wrong(_("only a line of high confidence may be printed"), "confidence")
    return HelpLine(*(table.text(key, required=True) for key in ("key", "number", "source")))


def read_litigation(text: str) -> LitigationFacts:
    """Read ``litigation.json``."""
    table = read_json(text, LITIGATION)
    table.only("note", "verified_by", "verified_source", "policies", "lawsuits", "expected_state")
    return LitigationFacts(
        verified_by=table.word("verified_by"),
        verified_source=table.word("verified_source"),
        policies=tuple(_policy(each) for each in table.tables("policies")),
        lawsuits=tuple(_lawsuit(each) for each in table.tables("lawsuits")),
        examples=tuple(_example(each) for each in table.tables("expected_state")),
    )


def _policy(table: JsonTable) -> PolicyFacts:
    return PolicyFacts(
        key=table.word("key"),
        title=table.word("title"),
        signed_on=table.day("date", required=False),
        signed_by=table.words("signed_by"),
        legal_basis=table.word("legal_basis", required=False),
        source=table.word("source"),
        history=tuple(_history(each) for each in table.tables("history")),
    )


def _history(table: JsonTable) -> HistoryFact:
    table.only("date", "what", "source", "confidence", "use")
    confidence = table.choice("confidence", Confidence)
    to_verify = table.word("use", required=False) == TO_VERIFY
    if confidence is not Confidence.HIGH and not to_verify:
        problem = _("a fact of {confidence} confidence must say “{words}”").format(
            confidence=confidence.value, words=TO_VERIFY
        )
        raise table.wrong(problem, "confidence")
    on = table.day("date")
    assert on is not None  # noqa: S101 - required
    return HistoryFact(on, table.word("what"), table.word("source"), confidence, to_verify)


def _lawsuit(table: JsonTable) -> LawsuitFacts:
    table.only(
        "key", "caption", "why_it_matters", "challenges", "at_stake", "plaintiffs", "counsel",
        "claims", "source", "unknown", "dockets", "orders",
    )  # fmt: skip
    dockets = tuple(_docket(each) for each in table.tables("dockets"))
    orders: list[OrderFacts] = []
    for each in table.tables("orders"):
        orders.append(_order(each, {docket.number for docket in dockets}, orders))
    return LawsuitFacts(
        key=table.word("key"),
        caption=table.word("caption"),
        why_it_matters=table.word("why_it_matters", required=False),
        challenges=table.word("challenges", required=False),
        at_stake=table.choices("at_stake", Act),
        plaintiffs=table.words("plaintiffs"),
        counsel=table.words("counsel"),
        claims=table.words("claims"),
        unknown=table.words("unknown"),
        source=table.word("source"),
        dockets=dockets,
        orders=tuple(orders),
    )


def _docket(table: JsonTable) -> DocketFacts:
    table.only("court", "number", "judges", "filed", "appeal_from", "verified_through")
    return DocketFacts(
        court=table.word("court"),
        number=table.word("number"),
        judges=table.words("judges"),
        filed_on=table.day("filed", required=False),
        appeal_from=table.word("appeal_from", required=False),
        verified_through=table.day("verified_through", required=False),
    )


def _order(table: JsonTable, dockets: set[str], before: list[OrderFacts]) -> OrderFacts:
    table.only(
        "key", "docket", "date", "kind", "result", "binds", "bars", "bars_acts", "of", "note",
        "source", "confidence",
    )  # fmt: skip
    docket, of = table.word("docket"), table.word("of", required=False)
    if docket not in dockets:
        raise table.wrong(
            _("this lawsuit has no docket “{number}”").format(number=docket), "docket"
        )
    if of and of not in {order.key for order in before}:
        raise table.wrong(_("no earlier order is called “{key}”").format(key=of), "of")
    decided_on = table.day("date")
    assert decided_on is not None  # noqa: S101 - required
    return OrderFacts(
        key=table.word("key"),
        docket=docket,
        decided_on=decided_on,
        kind=table.choice("kind", OrderKind),
        result=table.choice("result", Result),
        binds=table.words("binds"),
        bars=table.word("bars", required=False),
        bars_acts=table.choices("bars_acts", Act),
        of=of,
        note=table.word("note", required=False),
        source=table.word("source"),
        confidence=table.choice("confidence", Confidence),
    )


def _example(table: JsonTable) -> StateExample:
    on = table.day("on")
    assert on is not None  # noqa: S101 - required
    last = table.table("last_known") if "last_known" in table.values else None
    return StateExample(
        on=on,
        states={act: table.choice(act.value, State) for act in Act},
        last_known={act: last.choice(act.value, State) for act in Act} if last else {},
        as_of=last.day("as_of") if last else None,
        why=table.word("why", required=False),
    )


def read_statements(text: str) -> tuple[StatementFacts, ...]:
    """Read ``statements.toml``; each sentence is checked as `statement.problems` does."""
    table = read_toml(text, STATEMENTS)
    table.only("review", "statement")
    found: dict[tuple[str, int], StatementFacts] = {}
    for each in table.tables("statement"):
        facts = _statement(each)
        if (facts.key, facts.edition) in found:
            raise each.wrong(
                _("this edition of “{key}” is there twice").format(key=facts.key), "key"
            )
        found[facts.key, facts.edition] = facts
    return tuple(found.values())


def _statement(table: TomlTable) -> StatementFacts:
    known = ("key", "edition", "true_while", "source")
    condition = table.table("true_while").values
    facts = StatementFacts(
        key=table.text("key", required=True),
        edition=table.whole_number("edition") or 0,
        condition={act: _states(table, states) for act, states in condition.items()},
        texts={key: table.text(key, required=True) for key in table.values if key not in known},
        source=table.text("source", required=True),
    )
    made = Statement(
        id=_PLACEHOLDER, key=facts.key, edition=facts.edition, condition=facts.condition,
        texts=facts.texts, source=facts.source, as_of=None,
    )  # fmt: skip
    for problem in problems(made):
        raise table.wrong(problem)
    return facts


def _states(table: TomlTable, states: object) -> tuple[str, ...]:
    if not isinstance(states, list) or not all(isinstance(state, str) for state in states):
        raise _states_wrong(table)
    return tuple(states)


def _states_wrong(table: TomlTable) -> BadInput:
    return table.wrong(_("“true_while” must give a list of states for each act"), "true_while")
