"""What was issued to a client, sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from .choices import Choice
from .fields import link, record, text, value
from .ids import AssessmentId, ClientId, LetterId, QuestionId, StatementId, UserId
from .words import N_


@dataclass(frozen=True, slots=True, order=True)
class StatementRef:
    """A statement as it stood in a letter: its key and its version."""

    key: str
    version: int


@record
class Statement:
    """One sentence of advice and the condition under which it is true.

    Attributes:
        condition: act -> the states that make the sentence true, for example
            ``{"irs_may_share": ("barred",)}``; empty for a sentence that no
            order can make untrue.
        texts: language -> the sentence.
    """

    id: StatementId
    version: int = 0
    key: str = text("Key", required=True, max_length=80, personal=False, shown=False)
    edition: int = value("Edition", default=1, required=True, personal=False, shown=False)
    condition: Mapping[str, tuple[str, ...]] = value(
        "True while", required=True, personal=False, shown=False
    )
    texts: Mapping[str, str] = value("Texts", required=True, personal=False, shown=False)
    source: str = text("Source", personal=False)
    as_of: date | None = value("As of", personal=False)

    @property
    def ref(self) -> StatementRef:
        """How letters name this statement."""
        return StatementRef(self.key, self.edition)


class LetterKind(Choice):
    """Which template family a letter comes from."""

    GUIDANCE = "guidance", N_("Guidance letter")
    CORRECTION = "correction", N_("Correction letter")


@record
class Letter:
    """An issued letter. The PDF itself is kept beside it, under the same id.

    Attributes:
        statements: each statement in it, by key and edition.
        protections: the snapshot it rested on, as `protection_view.to_plain` gives it.
        sha256: hex digest of the sealed PDF.
        replaces_id: the outdated letter that a correction corrects.
    """

    id: LetterId
    version: int = 0
    number: str = link("Letter number", default="")
    client_id: ClientId = link("Client", required=True)
    question_id: QuestionId | None = link("Question")
    assessment_id: AssessmentId | None = link("Assessment")
    kind: LetterKind = value("Kind", default=LetterKind.GUIDANCE, personal=False, shown=False)
    language: str = text("Language", required=True, max_length=12, personal=False, shown=False)
    template_version: str = text("Template version", required=True, personal=False, shown=False)
    issued_on: date | None = value("Issued on", required=True, personal=False, shown=False)
    as_of: date | None = value("Litigation as of", required=True, personal=False, shown=False)
    issued_at: datetime | None = value("Issued at", personal=False, shown=False)
    issued_by: UserId | None = link("Issued by")
    statements: tuple[StatementRef, ...] = value(
        "Statements", default=(), personal=False, shown=False
    )
    protections: Mapping[str, object] = value(
        "Protections", required=True, personal=False, shown=False
    )
    pages: int = value("Pages", default=1, personal=False, shown=False)
    sha256: str = text("SHA-256", required=True, max_length=64, personal=False, shown=False)
    replaces_id: LetterId | None = link("Replaces")
    voided_on: date | None = value("Voided on", personal=False)
    void_reason: str = text("Reason for voiding")
    voided_by: UserId | None = link("Voided by")


@record
class SealedPages:
    """The exact bytes of an issued letter, kept under the letter's own id."""

    id: LetterId
    version: int = 0
    pdf: bytes = value("Pages", required=True, shown=False)
