"""Write a letter from what the store holds: facts, statements, template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ..domain.account import OfficeProfile
from ..domain.assessment import Assessment
from ..domain.choices import Safety
from ..domain.client import Address, Client
from ..domain.ids import AssessmentId, ClientId, QuestionId
from ..domain.lawsuit import Order
from ..domain.letter import Letter, LetterKind, Statement
from ..domain.protection import Protections
from ..domain.question import Question
from ..domain.staleness import StaleLetter
from ..domain.triage import result_from_plain
from ..domain.words import gettext as _
from .guidance import Guidance
from .litigation import litigation_in, may_issue
from .office import Office

if TYPE_CHECKING:
    from ..letters.template import Composed, EarlierLetter, LetterFacts
    from ..store.records import Reader


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter that is written but not sealed.

    Attributes:
        missing: names of the facts that it lacks.
        mail: is it safe to mail it to the client's address? None is not asked.
        verified: did an attorney verify the orders within the limit?
    """

    client: Client
    kind: LetterKind
    language: str
    composed: Composed
    template_version: str
    protections: Protections
    verified: bool
    today: date
    number: str
    mail: Safety | None
    assessment_id: AssessmentId | None = None
    question_id: QuestionId | None = None
    replaces: Letter | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What the letter needs and does not have."""
        return self.composed.missing

    @property
    def may_be_issued(self) -> bool:
        """Is everything there that sealing asks for?"""
        return self.verified and not self.missing


def languages(office: Office, kind: LetterKind = LetterKind.GUIDANCE) -> tuple[str, ...]:
    """The languages in which this kind of letter can be written."""
    return office.guidance.templates[kind.value].languages


def language_for(client: Client, available: tuple[str, ...]) -> str:
    """The client's language where there is a letter in it, else English."""
    wanted = client.language.value if client.language else "en"
    return wanted if wanted in available else "en"


def prepare_guidance(
    office: Office, client_id: ClientId, language: str | None = None, *, draft: bool = True
) -> Prepared:
    """Write the guidance letter that the client's newest answers and today's orders call for."""
    with office.reading() as look:
        return prepare_in(office, look, client_id, language, draft=draft)


def prepare_in(
    office: Office,
    look: Reader,
    client_id: ClientId,
    language: str | None,
    *,
    draft: bool,
    replaces: StaleLetter | None = None,
) -> Prepared:
    """Write a letter from what *look* sees; a correction where *replaces* is given."""
    from ..letters.template import compose
    from ..store.models_letters import LetterRow
    from ..store.queries import next_number

    kind = LetterKind.CORRECTION if replaces else LetterKind.GUIDANCE
    template = office.guidance.templates[kind.value]
    client = look.get(Client, client_id)
    addresses = [a for a in look.find(Address, client_id=client_id) if a.until_on is None]
    assessments = look.find(Assessment, client_id=client_id)
    questions = [q for q in look.find(Question, client_id=client_id) if q.is_open]
    verified, protections = may_issue(look, office.today())
    chosen = language or language_for(client, template.languages)
    number = "" if draft else next_number(look.session, LetterRow, f"L{office.today().year}-")
    facts = letter_facts(
        office.guidance,
        look.find(OfficeProfile)[0],
        client,
        addresses[-1].lines if addresses else (),
        assessments[-1] if assessments else None,
        protections,
        number,
        office.today(),
    )
    facts = replace(facts, invented=any(order.invented for order in look.find(Order)))
    if replaces:
        facts = replace(
            facts,
            earlier=(_earlier(replaces),),
            changed_on=_changed_on(look, replaces, office.today()),
        )
    composed = compose(template, chosen, facts, look.find(Statement), draft=draft)
    return Prepared(
        client=client,
        kind=kind,
        language=chosen,
        composed=composed,
        template_version=template.version,
        protections=protections,
        verified=verified,
        today=office.today(),
        number=number,
        mail=addresses[-1].mail if addresses else None,
        assessment_id=assessments[-1].id if assessments else None,
        question_id=questions[-1].id if questions and not replaces else None,
        replaces=replaces.letter if replaces else None,
    )


def letter_facts(
    guidance: Guidance,
    profile: OfficeProfile,
    client: Client,
    address: tuple[str, ...],
    assessment: Assessment | None,
    protections: Protections,
    number: str,
    today: date,
) -> LetterFacts:
    """Collect what a letter is written from."""
    from ..letters.dates import call_by, next_day
    from ..letters.template import LetterFacts, OfficeFacts

    info = guidance.facts.info
    result = result_from_plain(assessment.result) if assessment else None
    due = next_day(today, info.return_due)
    refund = refund_deadline(assessment, today)
    return LetterFacts(
        client_name=client.full_name,
        called=client.called,
        today=today,
        address=address,
        office=OfficeFacts(
            name=profile.name,
            address=tuple(line.strip() for line in profile.address.splitlines() if line.strip()),
            phone=profile.phone,
            attorney=profile.attorney_name,
            bar_number=profile.attorney_bar_number,
        ),
        as_of=protections.as_of,
        protections=protections.known,
        reasons=tuple(reason.code for reason in result.reasons) if result else (),
        level=assessment.effective.value if assessment else "",
        call_by=call_by(today, [day for day in (due, refund) if day]),
        return_due=due,
        refund_deadline=refund,
        help_line=info.help_line("eoir"),
        number=number,
    )


def refund_deadline(assessment: Assessment | None, today: date) -> date | None:
    """The day after which a refund may be lost, where the client's answers name one that is ahead."""
    said = str(assessment.answers.get("refund_deadline", "")) if assessment else ""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return day if day >= today else None


def _earlier(stale: StaleLetter) -> EarlierLetter:
    from ..letters.template import EarlierLetter

    letter = stale.letter
    issued = letter.issued_on or date.min
    return EarlierLetter(issued, letter.as_of or issued, letter.number, stale.untrue)


def _changed_on(look: Reader, stale: StaleLetter, today: date) -> date | None:
    """The newest day, since the letter, on which a decision changed an order."""
    issued = stale.letter.issued_on or date.min
    days = [e.on for e in litigation_in(look).events if e.on and issued <= e.on <= today]
    return max(days, default=None)


def statement_text(statement: Statement, language: str = "en") -> str:
    """The sentence of a statement for the screen, its date as a word."""
    text = statement.texts.get(language) or statement.texts["en"]
    return text.replace("{ $as_of }", _("[date]")).replace("**", "")


def missing_words(name: str) -> str:
    """The name of a missing fact, for the screen."""
    words: dict[str, Callable[[], str]] = {
        "client_name": lambda: _("the client's name"),
        "address": lambda: _("the client's address"),
        "office_name": lambda: _("the office's name"),
        "office_address": lambda: _("the office's address"),
        "office_phone": lambda: _("the office's phone"),
        "attorney": lambda: _("the attorney's name"),
        "bar_number": lambda: _("the attorney's bar number"),
        "as_of": lambda: _("the day through which the dockets were verified"),
    }
    return words[name]() if name in words else name.replace("_", " ")
