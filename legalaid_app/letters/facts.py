"""What a letter is written from: everything about the client, the office and the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..domain.lawsuit import Act
from ..domain.letter import Statement
from ..domain.protection import State


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """The letterhead, and who signs."""

    name: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    attorney: str = ""
    bar_number: str = ""


@dataclass(frozen=True, slots=True)
class EarlierLetter:
    """A letter that a correction corrects.

    Attributes:
        untrue: its statements that are no longer true, in the edition it has.
    """

    issued_on: date
    as_of: date
    number: str = ""
    untrue: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """The facts of one letter, plain and frozen.

    Attributes:
        called: how the client is addressed; the name where it is empty.
        as_of: through which day the dockets were verified.
        protections: what the record gives for each act (`Protections.known`).
        reasons: codes of the triage result.
        level: its level, an attorney's where there is one.
        call_by: the day past which the client should not wait.
        return_due: the next regular due date of a federal return.
        refund_deadline: after which a refund may be lost; for those who have one.
        changed_on: the day of the decision that a correction is about.
        invented: a court decision on record was made up for a demonstration;
            then every page says so.
    """

    client_name: str
    today: date
    office: OfficeFacts
    called: str = ""
    address: tuple[str, ...] = ()
    as_of: date | None = None
    protections: Mapping[Act, State] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    level: str = ""
    call_by: date | None = None
    return_due: date | None = None
    refund_deadline: date | None = None
    help_line: str = ""
    number: str = ""
    earlier: tuple[EarlierLetter, ...] = ()
    changed_on: date | None = None
    invented: bool = False
