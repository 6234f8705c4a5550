"""What a guidance pack says about policies, lawsuits and statements, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .lawsuit import Act, Confidence, OrderKind, Result
from .protection import State


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A phone line that letters may print."""

    key: str
    number: str
    source: str


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What the pack is.

    Attributes:
        limit_days: for how many days a verification of a docket holds.
        return_due: the regular due dates of federal returns, oldest first.
    """

    id: str
    version: int
    title: str
    released_on: date
    law_checked_on: date
    limit_days: int
    return_due: tuple[date, ...] = ()
    help_lines: tuple[HelpLine, ...] = ()

    def help_line(self, key: str) -> str:
        """Return the number of the line named *key*, or nothing."""
        return next((line.number for line in self.help_lines if line.key == key), "")


@dataclass(frozen=True, slots=True)
class HistoryFact:
    """A dated fact; *to_be_verified* keeps it from clients until counsel has checked it."""

    on: date
    what: str
    source: str
    confidence: Confidence
    to_be_verified: bool


@dataclass(frozen=True, slots=True)
class PolicyFacts:
    key: str
    title: str
    signed_on: date | None
    signed_by: tuple[str, ...]
    legal_basis: str
    source: str
    history: tuple[HistoryFact, ...]


@dataclass(frozen=True, slots=True)
class DocketFacts:
    """A docket; *verified_through* is how far the collected reports go."""

    court: str
    number: str
    judges: tuple[str, ...]
    filed_on: date | None
    appeal_from: str
    verified_through: date | None


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """An order; *docket* and *of* name a docket number and another order of the lawsuit."""

    key: str
    docket: str
    decided_on: date
    kind: OrderKind
    result: Result
    binds: tuple[str, ...]
    bars: str
    bars_acts: tuple[Act, ...]
    of: str
    note: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class LawsuitFacts:
    key: str
    caption: str
    why_it_matters: str
    challenges: str
    at_stake: tuple[Act, ...]
    plaintiffs: tuple[str, ...]
    counsel: tuple[str, ...]
    claims: tuple[str, ...]
    unknown: tuple[str, ...]
    source: str
    dockets: tuple[DocketFacts, ...]
    orders: tuple[OrderFacts, ...]


@dataclass(frozen=True, slots=True)
class StateExample:
    """A worked example: what the facts of the pack must mean on a day."""

    on: date
    states: Mapping[Act, State]
    last_known: Mapping[Act, State]
    as_of: date | None
    why: str


@dataclass(frozen=True, slots=True)
class LitigationFacts:
    """Everything of ``litigation.json``."""

    verified_by: str
    verified_source: str
    policies: tuple[PolicyFacts, ...]
    lawsuits: tuple[LawsuitFacts, ...]
    examples: tuple[StateExample, ...]


@dataclass(frozen=True, slots=True)
class StatementFacts:
    key: str
    edition: int
    condition: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, str]
    source: str


@dataclass(frozen=True, slots=True)
class PackFacts:
    """The parts of a guidance pack that this program knows the litigation from."""

    info: PackInfo
    litigation: LitigationFacts
    statements: tuple[StatementFacts, ...]
