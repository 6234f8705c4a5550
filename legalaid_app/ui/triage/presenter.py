"""Decides what the triage of a client shows and does. Knows no toolkit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from legalaid_app.domain.assessment import Assessment
from legalaid_app.domain.errors import AppError, AttorneyOnly, BadAnswer
from legalaid_app.domain.ids import ClientId, QuestionId
from legalaid_app.domain.triage import Answers, Level, TriagePack, parse_answers
from legalaid_app.domain.words import gettext as _
from legalaid_app.services import drafts, litigation, triage
from legalaid_app.services.office import Office
from legalaid_app.ui.clients.page import ClientPage
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.kit.draft_book import DraftBook
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.kit.run import Latest
from legalaid_app.ui.kit.shell import Desk
from legalaid_app.ui.triage.words import ResultWords, result_words

TRIAGE = "triage"


@dataclass(frozen=True, slots=True)
class Basis:
    """What triage rests on besides the answers; *warning* is empty where the orders are verified."""

    pack: TriagePack
    warning: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A result in words, and the questions that make sense beside the answers."""

    words: ResultWords
    asked: frozenset[str]


class View(Protocol):
    """What the presenter tells the screen."""

    def show_questions(self, pack: TriagePack) -> None:
        """Lay out the questions of a pack; called once for each pack."""

    def show_answers(self, answers: Mapping[str, object]) -> None:
        """Put these answers in, in place of another client's."""

    def show_result(self, words: ResultWords, asked: frozenset[str]) -> None:
        """Show the result, and only the questions in *asked*."""

    def show_problem(self, answer: str, words: str) -> None:
        """Say at an answer why it cannot be read."""

    def show_warning(self, words: str) -> None:
        """Show that the orders are not verified, or nothing."""

    def show_assessments(self, found: Sequence[Assessment], page: ClientPage) -> None:
        """List the earlier assessments, newest first."""

    def say(self, words: str, tone: str) -> None:
        """Say what just happened."""

    def open_override(self, assessment: Assessment) -> None:
        """Ask an attorney for a level and a reason."""

    def override_stored(self) -> None:
        """Close that question."""

    def override_problem(self, error: AppError) -> None:
        """Say why the level was not set."""

    def flush(self) -> None:
        """Hand over at once what was answered."""


class TriagePresenter:
    """Answers on the left, the result on the right, changing with every answer."""

    def __init__(self, desk: Desk, view: View, book: DraftBook) -> None:
        self._desk, self._view, self._book = desk, view, book
        self._looking, self._beginning = Latest(desk.run), Latest(desk.run)
        self._page: ClientPage | None = None
        self._raw: dict[str, object] = {}
        self._pack: TriagePack | None = None
        self._open = self._filled = False
        self._overriding: Assessment | None = None

    def show(self, page: ClientPage) -> None:
        """Take over a client's page; the answers on the screen stay for the same client."""
        if self._page is None or self._page.client_id != page.client_id:
            self.flush()
            left = self._book.content(TRIAGE, page.client_id)
            newest = page.newest.answers if page.newest else {}
            self._raw = dict(left if left is not None else newest)
            self._filled = False
        self._page = page
        if self._open:
            self._begin()

    def opened(self, *, is_open: bool) -> None:
        """The tab came to the front, or went."""
        self._open = is_open
        if is_open and self._page is not None:
            self._begin()

    def flush(self) -> None:
        """Keep the answers as a draft at once."""
        self._view.flush()

    def _begin(self) -> None:
        self._beginning(partial(_basis, self._desk.office), self._begun, self._failed)

    def _begun(self, basis: Basis) -> None:
        if self._page is None:
            return
        if self._pack is not basis.pack:
            self._view.show_questions(basis.pack)
            self._pack, self._filled = basis.pack, False
        if not self._filled:
            self._view.show_answers(self._known())
            self._filled = True
        self._view.show_warning(basis.warning)
        self._view.show_assessments(self._page.assessments, self._page)
        self._look()

    # ------------------------------------------------------------ answers

    def answered(self, key: str, value: object) -> None:
        """An answer changed; None is *not asked*."""
        if value is None:
            self._raw.pop(key, None)
        else:
            self._raw[key] = value
        self._look()

    def keep(self) -> None:
        """Keep the answers as a draft."""
        if self._page is not None and self._filled:
            self._book.keep(TRIAGE, self._page.client_id, dict(self._raw))

    def start_again(self) -> None:
        """Go back to the answers of the newest assessment, or to none."""
        if self._page is not None:
            newest = self._page.newest
            self._raw = dict(newest.answers) if newest else {}
            self._book.drop(TRIAGE, self._page.client_id)
            self._view.show_answers(self._known())
            self._look()

    def _look(self) -> None:
        job = partial(_look, self._desk.office, self._known())
        self._looking(job, self._looked, self._not_looked)

    def _looked(self, looked: Looked) -> None:
        self._view.show_result(looked.words, looked.asked)

    def _not_looked(self, error: Exception) -> None:
        if isinstance(error, BadAnswer):
            self._view.show_problem(error.answer, str(error.params["problem"]))
        else:
            self._failed(error)

    def _known(self) -> dict[str, object]:
        """The answers that this pack asks for; those of an older pack are left alone."""
        known = self._pack.by_key if self._pack else {}
        return {key: value for key, value in self._raw.items() if key in known}

    # ------------------------------------------------------------ keeping

    def save(self) -> None:
        """Keep answers and result as they are today."""
        if self._page is None or self._pack is None:
            return
        asking = [question.id for question in self._page.file.questions if question.is_open]
        question = asking[-1] if asking else None
        client = self._page.client_id
        job = partial(_save, self._desk.office, client, self._known(), question)
        self._desk.run(job, partial(self._saved, client), self._not_looked)

    def _saved(self, client_id: ClientId, _assessment: Assessment) -> None:
        self._book.drop(TRIAGE, client_id)
        self._desk.shell.saved()
        self._view.say(_("The assessment is saved. Later answers make a new one."), "low")

    def ask_override(self, assessment_id: UUID) -> None:
        """Let an attorney set a level beside the computed one."""
        found = self._page.assessments if self._page else ()
        if not self._desk.office.user.is_attorney:
            self._view.say(words_of(AttorneyOnly()), "medium")
            return
        self._overriding = next((a for a in found if a.id == assessment_id), None)
        if self._overriding:
            self._view.open_override(self._overriding)

    def override(self, level: Level | None, reason: str) -> None:
        """Set the level that the attorney chose; None takes it back."""
        if self._overriding:
            job = partial(triage.override_level, self._desk.office, self._overriding, level, reason)
            self._desk.run(job, self._overridden, self._not_overridden)

    def _overridden(self, _assessment: Assessment) -> None:
        self._view.override_stored()
        self._desk.shell.saved()

    def _not_overridden(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._view.override_problem(error)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._desk.shell.notice(words_of(error))


def _basis(office: Office) -> Basis:
    standing = litigation.standing(office)
    warning = ""
    if not standing.verified:
        as_of = standing.protections.as_of
        warning = _(
            "The court orders were last verified on {day}. "
            "No letter can be issued until an attorney verifies them again."
        ).format(day=short_date(as_of) if as_of else _("no day"))
    return Basis(office.guidance.triage, warning)


def _look(office: Office, raw: Mapping[str, object]) -> Looked:
    pack, today = office.guidance.triage, office.today()
    result = triage.look_at(office.guidance, raw, today)
    answers: Answers = parse_answers(pack, raw)
    asked = frozenset(spec.key for spec in pack.answers if spec.applies(answers, today))
    return Looked(result_words(pack, answers, result), asked)


def _save(
    office: Office, client_id: ClientId, raw: Mapping[str, Any], question_id: QuestionId | None
) -> Assessment:
    stored = triage.save_assessment(office, client_id, raw, question_id)
    drafts.drop_draft(office, TRIAGE, client_id)
    return stored
