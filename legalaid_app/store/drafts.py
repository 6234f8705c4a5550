"""The journal of what is being typed, so that a crash loses two seconds at most."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select

from .engine import StoreEngines, store_errors
from .models_history import DraftRow

_TABLE: Any = DraftRow.__table__


def keep(
    engines: StoreEngines, key: tuple[str, UUID, UUID], content: Mapping[str, Any], at: datetime
) -> None:
    """Replace the draft of (kind, record, user); durable when this returns."""
    with store_errors(), engines.writer.begin() as connection:
        connection.execute(_where(delete(_TABLE), key))
        connection.execute(
            insert(_TABLE),
            {"kind": key[0], "record_id": key[1], "user_id": key[2], "content": content, "at": at},
        )


def drop(engines: StoreEngines, key: tuple[str, UUID, UUID]) -> None:
    """Forget a draft, because it was saved or thrown away."""
    with store_errors(), engines.writer.begin() as connection:
        connection.execute(_where(delete(_TABLE), key))


def of_user(
    engines: StoreEngines, user_id: UUID
) -> tuple[tuple[str, UUID, Mapping[str, Any], datetime], ...]:
    """Return (kind, record, content, at) of a person's drafts, newest first."""
    query = (
        select(_TABLE.c.kind, _TABLE.c.record_id, _TABLE.c.content, _TABLE.c.at)
        .where(_TABLE.c.user_id == user_id)
        .order_by(_TABLE.c.at.desc())
    )
    with store_errors(), engines.reader.connect() as connection:
        return tuple((r.kind, r.record_id, r.content, r.at) for r in connection.execute(query))


def _where(statement: Any, key: tuple[str, UUID, UUID]) -> Any:
    return statement.where(
        _TABLE.c.kind == key[0], _TABLE.c.record_id == key[1], _TABLE.c.user_id == key[2]
    )
