"""Take the records of one client out of one store and put them back into another."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..domain.client import Client
from ..domain.errors import NotFound, RestoreConflict
from ..domain.letter import Letter, SealedPages
from ..domain.words import gettext as _
from .models import ROWS
from .models_history import ChangeRow
from .records import Reader, names_of
from .unit_of_work import UnitOfWork


def records_of_client(look: Reader, client_id: UUID) -> list[Any]:
    """Return the client, everything that names the client, and the pages of the letters.

    Raises:
        NotFound: there is no such client.
    """
    found: list[Any] = [look.get(Client, client_id)]
    for record in ROWS:
        if "client_id" in names_of(record):
            found += look.find(record, client_id=client_id)
    for letter in [record for record in found if isinstance(record, Letter)]:
        found += look.find(SealedPages, id=letter.id)
    return found


def bring_back(work: UnitOfWork, records: Iterable[Any]) -> tuple[int, int]:
    """Store the records that are missing; return how many those are and how many were there.

    Raises:
        RestoreConflict: a record is there otherwise, its number was given to another,
            or what it refers to is gone.
    """
    wanted = list(records)
    coming = {(ROWS[type(record)].__tablename__, record.id) for record in wanted}
    missing = []
    for record in wanted:
        try:
            present = work.get(type(record), record.id)
        except NotFound:
            _check_references(work.session, record, coming)
            _check_numbers(work.session, record)
            missing.append(record)
            continue
        if _but_version(present) != _but_version(record):
            raise RestoreConflict(
                why=_("it was changed after the backup was made; remove it first, then try again")
            )
    for record in missing:
        row_class = ROWS[type(record)]
        stored = dataclasses.replace(record, version=_next_version(work.session, record))
        values = {name: getattr(stored, name) for name in names_of(type(stored))}
        work.session.add(row_class(**values, **row_class.derive(stored)))
    work.session.flush()
    return len(missing), len(wanted) - len(missing)


def _check_references(session: Session, record: Any, coming: set[tuple[str, UUID]]) -> None:
    for column in ROWS[type(record)].__table__.c:
        target = getattr(record, column.name, None)
        if target is None:
            continue
        for key in column.foreign_keys:
            table = key.column.table
            if (table.name, target) in coming:
                continue
            if session.scalar(select(key.column).where(key.column == target)) is None:
                raise RestoreConflict(
                    why=_("something that the file refers to is no longer in the store")
                )


def _check_numbers(session: Session, record: Any) -> None:
    for column in ROWS[type(record)].__table__.c:
        if column.unique:
            content = getattr(record, column.name)
            if session.scalar(select(column).where(column == content).limit(1)) is not None:
                raise RestoreConflict(
                    why=_("its number {number} was given to another since").format(number=content)
                )


def _next_version(session: Session, record: Any) -> int:
    """Go on counting behind the version that was removed last."""
    query = (
        select(ChangeRow.fields)
        .where(
            ChangeRow.table_name == ROWS[type(record)].__tablename__,
            ChangeRow.record_id == record.id,
            ChangeRow.kind == "removed",
        )
        .order_by(ChangeRow.id.desc())
        .limit(1)
    )
    removed = session.scalar(query)
    last = removed.get("version", (0, None))[0] if removed else 0
    return int(max(last or 0, record.version)) + 1


def _but_version(record: Any) -> Any:
    return dataclasses.replace(record, version=0)
