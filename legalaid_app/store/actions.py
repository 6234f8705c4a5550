"""Appending one action to the chain of history, in the transaction that it describes."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from . import history
from .models_history import ActionRow, ChangeRow

_ACTION: Any = ActionRow.__table__
_CHANGE: Any = ChangeRow.__table__


class Head(NamedTuple):
    """The newest action: its number, its link in the chain, and when it was."""

    number: int
    link: bytes
    at: datetime | None


START = Head(0, history.GENESIS, None)


def head(connection: Connection) -> Head:
    """Return the newest action, or `START` where there is none."""
    query = select(_ACTION.c.id, _ACTION.c.link, _ACTION.c.at).order_by(_ACTION.c.id.desc())
    found = connection.execute(query.limit(1)).first()
    return Head(*found) if found else START


def link_of(connection: Connection, number: int) -> bytes | None:
    """Return the link of the action *number*; None where there is no such action."""
    found: bytes | None = connection.scalar(select(_ACTION.c.link).where(_ACTION.c.id == number))
    return found


def append(
    connection: Connection, key: bytes, action: dict[str, Any], changes: list[dict[str, Any]]
) -> None:
    """Write *action* (without number and link) and its changes behind the newest one."""
    before = head(connection)
    numbered = action | {"number": before.number + 1}
    link = history.link(key, before.link, numbered, changes)
    connection.execute(insert(_ACTION), action | {"id": before.number + 1, "link": link})
    if changes:
        connection.execute(
            insert(_CHANGE), [change | {"action_id": before.number + 1} for change in changes]
        )
