"""The issued letters as lists and pages show them: what each says, and whether it is still true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from ..domain.account import User
from ..domain.client import Client
from ..domain.ids import ClientId, LetterId
from ..domain.letter import Letter, Statement, StatementRef
from ..domain.protection import Protections, protections
from ..domain.protection_view import from_plain
from ..domain.staleness import stale_letters
from ..domain.statement import by_ref, is_true
from .letters import sealed_pdf
from .litigation import litigation_in
from .office import Office

if TYPE_CHECKING:
    from ..store.records import Reader


@dataclass(frozen=True, slots=True)
class LetterLine:
    """An issued letter as the list shows it.

    Attributes:
        stale: one of its sentences is no longer true.
        replaced: a later letter that counts took its place.
    """

    letter: Letter
    client_name: str
    stale: bool
    replaced: bool

    @property
    def id(self) -> LetterId:
        """The letter's id: lists keep rows by it."""
        return self.letter.id


@dataclass(frozen=True, slots=True)
class SentenceToday:
    """A statement of a letter, in the edition that the letter has.

    Attributes:
        statement: None where nobody has that edition any more.
        true: is it true as the record stands today?
    """

    ref: StatementRef
    statement: Statement | None
    true: bool


@dataclass(frozen=True, slots=True)
class LetterFile:
    """Everything about one issued letter.

    Attributes:
        snapshot: the orders that it rested on; None where that cannot be read.
        now: the orders as the record has them today.
        replaces: number of the letter that it corrects, "" for none.
        replaced_by: number of the letter that took its place, "" for none.
        issued_by: name of who issued it.
    """

    line: LetterLine
    client: Client
    sentences: tuple[SentenceToday, ...]
    snapshot: Protections | None
    now: Protections
    replaces: str
    replaced_by: str
    issued_by: str
    pdf: bytes


def letter_lines(office: Office) -> tuple[LetterLine, ...]:
    """All issued letters, newest first."""
    with office.reading() as look:
        return _lines(look, office.today())


def open_letter(office: Office, letter_id: LetterId) -> LetterFile:
    """Return one letter with its pages.

    Raises:
        DamagedLetter: the pages are not those that were sealed.
        NotFound: there is no such letter.
    """
    pdf = sealed_pdf(office, letter_id)
    with office.reading() as look:
        today = office.today()
        line = next(each for each in _lines(look, today) if each.id == letter_id)
        letter = line.letter
        now = protections(litigation_in(look), today)
        editions = by_ref(look.find(Statement))
        users = {user.id: user.name for user in look.find(User)}
        numbers = {each.id: each.number for each in look.find(Letter, client_id=letter.client_id)}
        later = [
            each.number
            for each in look.find(Letter, client_id=letter.client_id)
            if each.replaces_id == letter_id and each.voided_on is None
        ]
        return LetterFile(
            line=line,
            client=look.get(Client, letter.client_id),
            sentences=tuple(_today(ref, editions.get(ref), now) for ref in letter.statements),
            snapshot=_snapshot(letter),
            now=now,
            replaces=numbers.get(letter.replaces_id, "") if letter.replaces_id else "",
            replaced_by=later[-1] if later else "",
            issued_by=users.get(letter.issued_by, "") if letter.issued_by else "",
            pdf=pdf,
        )


def client_of(office: Office, letter_id: LetterId) -> ClientId:
    """Return whose letter it is."""
    with office.reading() as look:
        return look.get(Letter, letter_id).client_id


def _lines(look: Reader, today: date) -> tuple[LetterLine, ...]:
    letters = look.find(Letter)
    now = protections(litigation_in(look), today)
    outdated = {each.letter.id for each in stale_letters(letters, look.find(Statement), now)}
    replaced = {each.replaces_id for each in letters if each.voided_on is None}
    ids: list[UUID] = [each.client_id for each in letters]
    clients = look.get_many(Client, ids)
    newest = sorted(
        letters, key=lambda each: (each.issued_on or date.min, each.number), reverse=True
    )
    return tuple(
        LetterLine(
            letter=each,
            client_name=clients[each.client_id].full_name if each.client_id in clients else "",
            stale=each.id in outdated,
            replaced=each.id in replaced,
        )
        for each in newest
    )


def _today(ref: StatementRef, statement: Statement | None, now: Protections) -> SentenceToday:
    return SentenceToday(ref, statement, statement is not None and is_true(statement, now.known))


def _snapshot(letter: Letter) -> Protections | None:
    try:
        return from_plain(letter.protections)
    except (KeyError, TypeError, ValueError):
        return None  # the page says that it cannot be read
