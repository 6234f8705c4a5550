"""Check that history is whole: each action is linked to the one before."""

from __future__ import annotations

import hmac
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .history import GENESIS, link
from .models_history import ActionRow, ChangeRow

_ACTION: Any = ActionRow.__table__
_CHANGE: Any = ChangeRow.__table__


def broken_link(session: Session, key: bytes) -> tuple[int | None, int]:
    """Return (the first action that does not fit, or None; how many were checked).

    A cut-off tail cannot be seen from inside the file.
    """
    previous, number = GENESIS, 0
    for action in session.execute(select(_ACTION).order_by(_ACTION.c.id)).mappings():
        number += 1
        query = select(_CHANGE).where(_CHANGE.c.action_id == action["id"]).order_by(_CHANGE.c.id)
        changes = [dict(row) for row in session.execute(query).mappings()]
        said = {name: content for name, content in action.items() if name not in ("id", "link")}
        expected = link(key, previous, {**said, "number": action["id"]}, changes)
        if action["id"] != number or not hmac.compare_digest(expected, action["link"]):
            return number, number
        previous = action["link"]
    return None, number
