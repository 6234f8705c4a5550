"""Questions to the store that lists ask: Core statements, small rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from ..domain.names import fold
from .models_history import ActionRow, ChangeRow
from .models_letters import LetterRow, SealedPagesRow
from .models_matter import AssessmentRow, MatterRow, QuestionRow, TaskRow
from .models_people import ClientRow


def history_page(
    session: Session, client_id: UUID | None, before: int | None, limit: int
) -> list[tuple[ActionRow, list[ChangeRow]]]:
    """Actions, newest first, each with its changes (those of the client, where one is given)."""
    actions = select(ActionRow).order_by(ActionRow.id.desc()).limit(limit)
    if before is not None:
        actions = actions.where(ActionRow.id < before)
    changes = select(ChangeRow).order_by(ChangeRow.id)
    if client_id is not None:
        touched = select(ChangeRow.action_id).where(ChangeRow.client_id == client_id)
        actions = actions.where(ActionRow.id.in_(touched))
        changes = changes.where(ChangeRow.client_id == client_id)
    found = list(session.scalars(actions))
    by_action: dict[int, list[ChangeRow]] = {action.id: [] for action in found}
    for change in session.scalars(changes.where(ChangeRow.action_id.in_(by_action))):
        by_action[change.action_id].append(change)
    return [(action, by_action[action.id]) for action in found]


def client_ids(session: Session, words: str = "") -> list[UUID]:
    """Ids of the clients in order of name; *words* must each occur in the folded name."""
    query = select(ClientRow.id).order_by(ClientRow.name_key, ClientRow.id)
    for word in fold(words).split():
        query = query.where(ClientRow.name_key.contains(word, autoescape=True))
    return list(session.scalars(query))


def newest_assessments(session: Session, client_ids: Sequence[UUID]) -> dict[UUID, AssessmentRow]:
    """The newest assessment of each of these clients."""
    newest = (
        select(func.max(AssessmentRow.id))
        .where(AssessmentRow.client_id.in_(client_ids))
        .group_by(AssessmentRow.client_id)
    )
    rows = session.scalars(select(AssessmentRow).where(AssessmentRow.id.in_(newest)))
    return {row.client_id: row for row in rows}


def open_questions(session: Session, client_ids: Sequence[UUID]) -> dict[UUID, int]:
    """How many questions of each of these clients are open."""
    query = (
        select(QuestionRow.client_id, func.count())
        .where(QuestionRow.client_id.in_(client_ids), QuestionRow.answered_on.is_(None))
        .group_by(QuestionRow.client_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def open_tasks(session: Session, until: date | None = None) -> list[TaskRow]:
    """Tasks that are not done, by due date; those without a date last."""
    query = select(TaskRow).where(TaskRow.done_on.is_(None))
    if until is not None:
        query = query.where(TaskRow.due_on <= until)
    return list(
        session.scalars(query.order_by(TaskRow.due_on.is_(None), TaskRow.due_on, TaskRow.id))
    )


def clients_without_action(session: Session) -> list[UUID]:
    """Clients with an open question and no open task."""
    busy = select(TaskRow.client_id).where(
        TaskRow.done_on.is_(None), TaskRow.client_id.is_not(None)
    )
    asking = select(QuestionRow.client_id).where(QuestionRow.answered_on.is_(None))
    query = select(ClientRow.id).where(ClientRow.id.in_(asking), ClientRow.id.not_in(busy))
    return list(session.scalars(query.order_by(ClientRow.name_key)))


def letter_ids(session: Session, client_id: UUID | None = None) -> list[UUID]:
    """Ids of issued letters, newest first."""
    query = select(LetterRow.id).order_by(LetterRow.issued_on.desc(), LetterRow.id.desc())
    if client_id is not None:
        query = query.where(LetterRow.client_id == client_id)
    return list(session.scalars(query))


def sealed_pdf(session: Session, letter_id: UUID) -> bytes | None:
    """The sealed bytes of a letter."""
    return session.scalar(select(SealedPagesRow.pdf).where(SealedPagesRow.id == letter_id))


def next_number(session: Session, row: type[ClientRow | MatterRow | LetterRow], prefix: str) -> str:
    """The next free number of the form "2026-0001"; numbers of removed records may return."""
    column: Any = row.number
    top = session.scalar(
        select(func.max(cast(func.substr(column, len(prefix) + 1), Integer))).where(
            column.startswith(prefix, autoescape=True)
        )
    )
    return f"{prefix}{(top or 0) + 1:04d}"


def counts(session: Session) -> dict[str, int]:
    """How many records there are of the kinds that people count."""
    return {
        row.__tablename__: session.scalar(select(func.count()).select_from(row)) or 0
        for row in (ClientRow, MatterRow, LetterRow, TaskRow)
    }


def letter_seals(session: Session) -> list[tuple[UUID, str, str]]:
    """Id, number and digest of every issued letter, oldest first."""
    query = select(LetterRow.id, LetterRow.number, LetterRow.sha256).order_by(LetterRow.id)
    return [(row.id, row.number, row.sha256) for row in session.execute(query)]
