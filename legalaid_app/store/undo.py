"""Take back, or do again, one action of a person by replaying its history."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ..domain.errors import CannotUndo, NothingToUndo
from ..domain.words import N_
from .base import RecordRow
from .history import plain, typed
from .models import TABLES
from .models_history import ActionRow, ChangeRow
from .records import put, to_record

REACH = 500  # how many actions back one may go


class Step(NamedTuple):
    """An action that can be undone or redone."""

    action_id: int
    label: str


def stacks(session: Session, user_id: UUID | None) -> tuple[list[Step], list[Step]]:
    """Return what this person can undo and redo, the next one last."""
    query = (
        select(
            ActionRow.id, ActionRow.label, ActionRow.does, ActionRow.target_id, ActionRow.undoable
        )
        .where(ActionRow.user_id == user_id)
        .order_by(ActionRow.id.desc())
        .limit(REACH)
    )
    undo: list[Step] = []
    redo: list[Step] = []
    for row in reversed(session.execute(query).all()):
        if row.does == "do":
            redo.clear()
            if row.undoable:
                undo.append(Step(row.id, row.label))
        elif row.does == "undo":
            redo += [step for step in undo if step.action_id == row.target_id]
            undo = [step for step in undo if step.action_id != row.target_id]
        else:
            undo += [step for step in redo if step.action_id == row.target_id]
            redo = [step for step in redo if step.action_id != row.target_id]
    return undo, redo


def next_step(session: Session, user_id: UUID | None, *, redo: bool) -> Step:
    """Return the action to undo (or redo) now.

    Raises:
        NothingToUndo: there is none.
    """
    found = stacks(session, user_id)[1 if redo else 0]
    if not found:
        raise NothingToUndo
    return found[-1]


def replay(session: Session, step: Step, *, redo: bool) -> None:
    """Put back the values before the action (or, for *redo*, after it).

    Raises:
        CannotUndo: a field was changed since, or something later depends on the record.
    """
    query = select(ChangeRow).where(ChangeRow.action_id == step.action_id).order_by(ChangeRow.id)
    changes = list(session.scalars(query))
    try:
        for change in changes if redo else reversed(changes):
            _replay_change(session, change, step, redo=redo)
            session.flush()
    except IntegrityError as error:
        raise CannotUndo(label=step.label, why=N_("something later depends on it")) from error


def _replay_change(session: Session, change: ChangeRow, step: Step, *, redo: bool) -> None:
    row_class = TABLES[change.table_name]
    row = session.get(row_class, change.record_id)
    was, then = (0, 1) if redo else (1, 0)
    appears = change.kind == ("added" if redo else "removed")
    vanishes = change.kind == ("removed" if redo else "added")
    if appears:
        if row is not None:
            raise CannotUndo(label=step.label, why=N_("the record exists again"))
        values = {n: typed(row_class, n, pair[then]) for n, pair in change.fields.items()}
        version = int(values.pop("version", 1) or 1) + 1
        fresh = row_class(id=change.record_id, version=version, **values)
        put(fresh, row_class.derive(to_record(row_class.record, fresh)))
        session.add(fresh)
        return
    if row is None:
        raise CannotUndo(label=step.label, why=N_("the record is gone"))
    if any(
        plain(row_class, n, getattr(row, n)) != _plain_again(pair[was])
        for n, pair in change.fields.items()
        if n != "version"
    ):
        raise CannotUndo(label=step.label, why=N_("it was changed again since"))
    if vanishes:
        session.delete(row)
        return
    _restore(row, {n: typed(row_class, n, pair[then]) for n, pair in change.fields.items()})


def _restore(row: RecordRow, values: dict[str, Any]) -> None:
    row_class = type(row)
    put(row, values)
    row.version += 1
    put(row, row_class.derive(to_record(row_class.record, row)))


def _plain_again(content: Any) -> Any:
    """History's JSON comes back with tuples for lists; compare like with like."""
    if isinstance(content, tuple):
        return [_plain_again(item) for item in content]
    if isinstance(content, dict):
        return {key: _plain_again(item) for key, item in content.items()}
    return content
