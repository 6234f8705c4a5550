"""Tables of statements, letters and the sealed pages themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..domain.letter import Letter, LetterKind, SealedPages, Statement, StatementRef
from .base import RecordRow
from .types import ListOf


class StatementRow(RecordRow):
    __tablename__ = "statement"
    __table_args__ = (UniqueConstraint("key", "edition"),)
    record = Statement

    key: Mapped[str]
    edition: Mapped[int]
    condition: Mapped[Mapping[str, Any]]
    texts: Mapped[Mapping[str, Any]]
    source: Mapped[str]
    as_of: Mapped[date | None]


class LetterRow(RecordRow):
    __tablename__ = "letter"
    __table_args__ = (Index("ix_letter_issued", "issued_on", "id"),)
    record = Letter

    number: Mapped[str] = mapped_column(unique=True)
    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)
    question_id: Mapped[UUID | None] = mapped_column(ForeignKey("question.id"))
    assessment_id: Mapped[UUID | None] = mapped_column(ForeignKey("assessment.id"))
    kind: Mapped[LetterKind]
    language: Mapped[str]
    template_version: Mapped[str]
    issued_on: Mapped[date]
    as_of: Mapped[date]
    issued_at: Mapped[datetime | None]
    issued_by: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    statements: Mapped[tuple[StatementRef, ...]] = mapped_column(ListOf(StatementRef))
    protections: Mapped[Mapping[str, Any]]
    pages: Mapped[int]
    sha256: Mapped[str]
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("letter.id"), index=True)
    voided_on: Mapped[date | None]
    void_reason: Mapped[str]
    voided_by: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))


class SealedPagesRow(RecordRow):
    """The PDF of a letter, under the letter's id; history keeps its digest only."""

    __tablename__ = "sealed_pages"
    record = SealedPages

    id: Mapped[UUID] = mapped_column(ForeignKey("letter.id"), primary_key=True)
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
