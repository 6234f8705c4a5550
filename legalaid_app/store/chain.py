"""Check that history is whole: each action is linked to the one before."""

from __future__ import annotations

import hmac
from itertools import groupby
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .actions import START, Head
from .engine import Step
from .history import link
from .models_history import ActionRow, ChangeRow

_ACTION: Any = ActionRow.__table__
_CHANGE: Any = ChangeRow.__table__
_OFTEN = 500


def _nobody(_done: int, _total: int) -> None:
    """Tell nobody."""


def broken_link(
    session: Session, key: bytes, *, after: Head = START, step: Step = _nobody
) -> tuple[int | None, int]:
    """Return (the first action that does not fit, or None; how many were checked).

    With *after*, only the actions behind that one are checked. A cut-off tail
    cannot be seen from inside the file.
    """
    previous, number = after.link, after.number
    last = session.scalar(select(func.max(_ACTION.c.id))) or 0
    by_action = groupby(_changes(session, number), key=lambda change: change["action_id"])
    group = next(by_action, None)
    query = select(_ACTION).where(_ACTION.c.id > number).order_by(_ACTION.c.id)
    for action in session.execute(query).yield_per(_OFTEN).mappings():
        number += 1
        if number % _OFTEN == 0:
            step(number - after.number, last - after.number)
        changes: list[dict[str, Any]] = []
        if group is not None and group[0] == action["id"]:
            changes = [dict(change) for change in group[1]]
            group = next(by_action, None)
        said = {name: content for name, content in action.items() if name not in ("id", "link")}
        expected = link(key, previous, {**said, "number": action["id"]}, changes)
        if action["id"] != number or not hmac.compare_digest(expected, action["link"]):
            return number, number - after.number
        previous = action["link"]
    if group is not None:  # changes of an action that is not there
        return number + 1, number - after.number
    return None, number - after.number


def _changes(session: Session, after: int) -> Any:
    query = (
        select(_CHANGE)
        .where(_CHANGE.c.action_id > after)
        .order_by(_CHANGE.c.action_id, _CHANGE.c.id)
    )
    return session.execute(query).yield_per(_OFTEN).mappings()
