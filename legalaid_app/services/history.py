"""Who changed what, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..domain.errors import NothingToUndo
from ..domain.words import gettext as _
from .office import Office

if TYPE_CHECKING:
    from ..store.undo import Step


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record, before and after, as plain values."""

    table: str
    record_id: UUID
    kind: str
    label: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One action with everything that it changed."""

    number: int
    at: datetime
    who: str
    label: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class UndoState:
    """The labels of what can be undone and redone next; "" for nothing."""

    undo: str = ""
    redo: str = ""


def undo_state(office: Office) -> UndoState:
    """Return what the signed-in person can take back and do again."""
    from ..store.undo import stacks

    with office.reading() as look:
        undo, redo = stacks(look.session, office.user.id)
    return UndoState(undo[-1].label if undo else "", redo[-1].label if redo else "")


def undo(office: Office) -> str:
    """Take back the person's newest action; return its label.

    Raises:
        NothingToUndo: there is none.
        CannotUndo: something later depends on it.
    """
    return _replay(office, redo=False)


def redo(office: Office) -> str:
    """Do again what was undone last; return its label."""
    return _replay(office, redo=True)


def _replay(office: Office, *, redo: bool) -> str:
    from ..store import undo as store_undo

    step = _next(office, redo=redo)
    label = (_("Redo: {label}") if redo else _("Undo: {label}")).format(label=step.label)
    with office.unit_of_work(label) as work:
        if store_undo.next_step(work.session, office.user.id, redo=redo) != step:
            raise NothingToUndo
        work.does, work.target = ("redo" if redo else "undo"), step.action_id
        store_undo.replay(work.session, step, redo=redo)
    return step.label


def _next(office: Office, *, redo: bool) -> Step:
    from ..store.undo import next_step

    with office.reading() as look:
        return next_step(look.session, office.user.id, redo=redo)


def entries(
    office: Office, *, client_id: UUID | None = None, before: int | None = None, limit: int = 100
) -> tuple[HistoryEntry, ...]:
    """Return actions, newest first, of one client or of the whole office.

    Args:
        before: only actions with a smaller number, for the next page.
    """
    from ..store.queries import history_page

    with office.reading() as look:
        rows = history_page(look.session, client_id, before, limit)
        return tuple(
            HistoryEntry(a.id, a.at, a.user_name, a.label, tuple(_fields(changes)))
            for a, changes in rows
        )


def _fields(changes: list[Any]) -> list[FieldChange]:
    from ..domain.fields import specs
    from ..store.history import record_of

    found = []
    for change in changes:
        labels = {name: spec.label for name, spec in specs(record_of(change.table_name)).items()}
        fields: Mapping[str, Any] = change.fields
        found += [
            FieldChange(
                change.table_name, change.record_id, change.kind, labels[name], pair[0], pair[1]
            )
            for name, pair in fields.items()
            if name in labels
        ]
    return found
