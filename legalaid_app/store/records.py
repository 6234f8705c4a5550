"""Load and save domain records; the row classes stay in here."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..domain.errors import NotFound, StaleRecord
from .base import RecordRow
from .models import ROWS

R = TypeVar("R")


def names_of(record: type[Any]) -> tuple[str, ...]:
    """The names of a record's fields, in order."""
    made: Any = record
    return _names_of(made)


@cache
def _names_of(record: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(record))


def to_record(record: type[R], row: RecordRow) -> R:
    """Make the frozen record of a row."""
    return record(**{name: getattr(row, name) for name in names_of(record)})


class Reader:
    """Records by id or by equal fields, in the order in which they were made."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, record: type[R], record_id: UUID) -> R:
        """Return one record.

        Raises:
            NotFound: there is none with this id.
        """
        return to_record(record, self._row(record, record_id))

    def find(self, record: type[R], **equal: Any) -> tuple[R, ...]:
        """Return the records whose fields equal what is given, oldest first."""
        row = ROWS[record]
        query = select(row).filter_by(**equal).order_by(row.id)
        return tuple(to_record(record, found) for found in self.session.scalars(query))

    def get_many(self, record: type[R], ids: Sequence[UUID]) -> dict[UUID, R]:
        """Return the records of these ids that exist, by id."""
        row = ROWS[record]
        found: dict[UUID, R] = {}
        for start in range(0, len(ids), 500):
            query = select(row).where(row.id.in_(ids[start : start + 500]))
            found |= {r.id: to_record(record, r) for r in self.session.scalars(query)}
        return found

    def _row(self, record: type[Any], record_id: UUID) -> RecordRow:
        row = self.session.get(ROWS[record], record_id)
        if row is None:
            raise NotFound
        return row


class Writer(Reader):
    """Adds, saves and removes records; history is written by the session itself."""

    def add(self, made: R) -> R:
        """Store a new record and return it with its version."""
        stored: R = dataclasses.replace(made, version=1)  # type: ignore[type-var]
        row = ROWS[type(made)]
        values = {name: getattr(stored, name) for name in names_of(type(made))}
        self.session.add(row(**values, **row.derive(stored)))
        return stored

    def save(self, changed: R) -> R:
        """Write *changed* if nobody saved the record since it was read.

        Raises:
            StaleRecord: somebody did.
            NotFound: the record is gone.
        """
        record: Any = changed
        row = self._row(type(changed), record.id)
        if row.version != record.version:
            raise StaleRecord
        stored = dataclasses.replace(record, version=record.version + 1)
        put(
            row,
            {name: getattr(stored, name) for name in names_of(type(changed))} | row.derive(stored),
        )
        self.session.flush()
        return stored  # type: ignore[no-any-return]

    def remove(self, gone: Any) -> None:
        """Delete a record; undo can bring it back."""
        row = self._row(type(gone), gone.id)
        if row.version != gone.version:
            raise StaleRecord
        self.session.delete(row)
        self.session.flush()


def put(row: RecordRow, values: dict[str, Any]) -> None:
    """Set the values that differ."""
    for name, content in values.items():
        if getattr(row, name) != content:
            setattr(row, name, content)
