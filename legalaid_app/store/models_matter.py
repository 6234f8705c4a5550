"""Tables of the work: cases, questions, assessments, tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ..domain.assessment import Assessment
from ..domain.matter import Matter, MatterState
from ..domain.question import Question
from ..domain.task import Task
from ..domain.triage_level import Level
from .base import RecordRow


class MatterRow(RecordRow):
    __tablename__ = "matter"
    record = Matter

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)
    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    state: Mapped[MatterState]
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    assigned_to: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))


class QuestionRow(RecordRow):
    __tablename__ = "question"
    record = Question

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)
    matter_id: Mapped[UUID | None] = mapped_column(ForeignKey("matter.id"))
    wording: Mapped[str]
    asked_on: Mapped[date]
    answered_on: Mapped[date | None]
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))


class AssessmentRow(RecordRow):
    __tablename__ = "assessment"
    __table_args__ = (Index("ix_assessment_client", "client_id", "id"),)
    record = Assessment

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"))
    question_id: Mapped[UUID | None] = mapped_column(ForeignKey("question.id"))
    on: Mapped[date]
    level: Mapped[Level]
    answers: Mapped[Mapping[str, Any]]
    result: Mapped[Mapping[str, Any]]
    pack: Mapped[str]
    assessed_by: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    override: Mapped[Level | None]
    override_reason: Mapped[str]
    override_by: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    override_at: Mapped[datetime | None]


class TaskRow(RecordRow):
    __tablename__ = "task"
    __table_args__ = (Index("ix_task_due", "done_on", "due_on"),)
    record = Task

    title: Mapped[str]
    due_on: Mapped[date | None]
    client_id: Mapped[UUID | None] = mapped_column(ForeignKey("client.id"), index=True)
    letter_id: Mapped[UUID | None] = mapped_column(ForeignKey("letter.id"))
    order_id: Mapped[UUID | None] = mapped_column(ForeignKey("order.id"))
    assigned_to: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    done_on: Mapped[date | None]
