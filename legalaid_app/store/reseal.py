"""Give rows their hashes anew, after something other than a unit of work wrote them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from ..domain.words import gettext as _
from . import actions
from .row_hashes import mismatches, row_key


def reseal(connection: Connection, history_key: bytes, label: str, who: str, now: datetime) -> int:
    """Record the hash of every row that has none or another, as one action; return how many.

    For after a migration and after a salvage, in the same transaction: whoever
    calls this vouches for the rows as they are.
    """
    changes: list[dict[str, Any]] = [
        {
            "table_name": found.table,
            "record_id": found.record_id,
            "client_id": None,
            "kind": "sealed",
            "fields": {},
            "row_hash": found.row_hash,
        }
        for found in mismatches(connection, row_key(history_key), lambda _done, _total: None)
        if found.row_hash and found.what != "back"
    ]
    if changes:
        actions.append(connection, history_key, _action(label, who, now), changes)
    return len(changes)


def resealing(
    history_key: bytes, who: str, now: Callable[[], datetime]
) -> Callable[[Connection], None]:
    """Return what `migrate.upgrade` runs at the end of its transaction."""

    def seal(connection: Connection) -> None:
        reseal(connection, history_key, _("Upgrade the store"), who, now())

    return seal


def _action(label: str, who: str, now: datetime) -> dict[str, Any]:
    return {
        "at": now.astimezone(UTC),
        "user_id": None,
        "user_name": who,
        "label": label,
        "does": "do",
        "target_id": None,
        "undoable": False,
    }
