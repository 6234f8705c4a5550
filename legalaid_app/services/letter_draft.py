"""A letter from a file of data, without a store: always a draft, and marked as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..domain.account import OfficeProfile
from ..domain.assessment import Assessment
from ..domain.client import Client
from ..domain.errors import BadInput
from ..domain.ids import AssessmentId, ClientId, OfficeProfileId, VerificationId
from ..domain.lawsuit import Verification
from ..domain.litigation import Litigation
from ..domain.pack_records import to_statements
from ..domain.protection import protections
from ..domain.statement import is_true
from ..domain.triage import assess, parse_answers, plain_answers, result_to_plain
from ..domain.words import gettext as _
from .guidance import Guidance, litigation_of
from .letter_writing import letter_facts

if TYPE_CHECKING:
    from ..letters.template import Composed, EarlierLetter

_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class DraftData:
    """What the file says, checked."""

    client: Client
    address: tuple[str, ...]
    answers: Mapping[str, object]
    today: date
    verified_on: date | None
    office: OfficeProfile
    language: str
    earlier_on: date | None


def read_draft_data(raw: Any, where: str) -> DraftData:
    """Check the content of a data file.

    Raises:
        BadInput: naming the entry that is wrong.
    """
    root = _Entries(raw, where)
    person, bureau = root.entries("client"), root.entries("office")
    return DraftData(
        client=Client(
            id=ClientId(_NOBODY),
            given_name=person.text("name") or _("(no name)"),
            preferred_name=person.text("preferred_name"),
        ),
        address=person.lines("address"),
        answers=root.entries("answers").content,
        today=root.day("today") or datetime.now().astimezone().date(),
        verified_on=root.day("verified_on"),
        office=OfficeProfile(
            id=OfficeProfileId(_NOBODY),
            name=bureau.text("name") or _("(no office)"),
            address="\n".join(bureau.lines("address")),
            phone=bureau.text("phone"),
            attorney_name=bureau.text("attorney"),
            attorney_bar_number=bureau.text("bar_number"),
        ),
        language=person.text("language"),
        earlier_on=root.day("earlier_letter_on"),
    )


def compose_draft(guidance: Guidance, name: str, data: DraftData, language: str) -> Composed:
    """Write the letter that the data and the pack's orders call for.

    Raises:
        BadInput: there is no such template, or an answer is not understood.
    """
    from ..letters.template import compose

    template = guidance.templates.get(name)
    if template is None:
        names = ", ".join(guidance.templates)
        raise BadInput(
            where=name, problem=_("there is no such letter; there are: {names}").format(names=names)
        )
    pack = guidance.triage
    answers = parse_answers(pack, data.answers)
    result = assess(pack, answers, data.today)
    assessment = Assessment(
        id=AssessmentId(_NOBODY),
        client_id=data.client.id,
        on=data.today,
        level=result.level,
        answers=plain_answers(answers),
        result=result_to_plain(result),
        pack=f"{result.pack_id} {result.pack_version}",
    )
    known = _verified(litigation_of(guidance), data.verified_on)
    state = protections(known, data.today)
    facts = letter_facts(
        guidance, data.office, data.client, data.address, assessment, state, "", data.today
    )
    if data.earlier_on is not None:
        facts = replace(facts, earlier=(_earlier(guidance, known, data.earlier_on, data.today),))
    return compose(template, language, facts, to_statements(guidance.facts, _new_id))


def _verified(known: Litigation, on: date | None) -> Litigation:
    if on is None:
        return known
    read = tuple(
        Verification(
            id=VerificationId(docket.id),
            docket_id=docket.id,
            through_on=on,
            verified_by=_("the data file"),
        )
        for docket in known.dockets
    )
    return replace(known, verifications=known.verifications + read)


def _earlier(guidance: Guidance, known: Litigation, then: date, now: date) -> EarlierLetter:
    """A letter of that day, with the sentences that were true then and are not now."""
    from ..letters.template import EarlierLetter

    before, after = protections(known, then).known, protections(known, now).known
    untrue = tuple(
        each
        for each in to_statements(guidance.facts, _new_id)
        if is_true(each, before) and not is_true(each, after)
    )
    return EarlierLetter(issued_on=then, as_of=then, untrue=untrue)


def _new_id() -> UUID:
    return _NOBODY


class _Entries:
    """An object of the file; complaints name the entry."""

    def __init__(self, content: Any, where: str) -> None:
        if not isinstance(content, dict):
            raise BadInput(where=where, problem=_("an object with entries is needed"))
        self.content: dict[str, Any] = content
        self._where = where

    def entries(self, name: str) -> _Entries:
        return _Entries(self.content.get(name, {}), self._at(name))

    def text(self, name: str) -> str:
        content = self.content.get(name, "")
        if not isinstance(content, str):
            raise BadInput(where=self._at(name), problem=_("a text is needed"))
        return content.strip()

    def lines(self, name: str) -> tuple[str, ...]:
        content = self.content.get(name, [])
        if not isinstance(content, list) or not all(isinstance(line, str) for line in content):
            raise BadInput(where=self._at(name), problem=_("a list of lines is needed"))
        return tuple(line.strip() for line in content if line.strip())

    def day(self, name: str) -> date | None:
        content = self.text(name)
        try:
            return date.fromisoformat(content) if content else None
        except ValueError as error:
            raise BadInput(
                where=self._at(name), problem=_("write the day as YYYY-MM-DD")
            ) from error

    def _at(self, name: str) -> str:
        return _("{place}, “{name}”").format(place=self._where, name=name)
