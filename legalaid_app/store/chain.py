"""Check that history is whole: each action is linked to the one before."""

from __future__ import annotations

import hmac
from itertools import groupby
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .actions import START, Head
from .engine import Step
from .history import link_of_spelled, spelled_change
from .models_history import ActionRow

_ACTION: Any = ActionRow.__table__
_CHANGES = """
SELECT action_id, client_id, fields, kind, record_id, row_hash, table_name
FROM change WHERE action_id > ? ORDER BY action_id, id
"""
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
    rows = session.connection().exec_driver_sql(_CHANGES, (number,)).yield_per(_OFTEN)
    by_action = groupby(rows, key=lambda row: row[0])
    group = next(by_action, None)
    query = select(_ACTION).where(_ACTION.c.id > number).order_by(_ACTION.c.id)
    for action in session.execute(query).yield_per(_OFTEN).mappings():
        number += 1
        if number % _OFTEN == 0:
            step(number - after.number, last - after.number)
        spelled: list[str] = []
        if group is not None and group[0] == action["id"]:
            spelled = [spelled_change(row[1:]) for row in group[1]]
            group = next(by_action, None)
        said = {name: content for name, content in action.items() if name not in ("id", "link")}
        expected = link_of_spelled(key, previous, {**said, "number": action["id"]}, spelled)
        if action["id"] != number or not hmac.compare_digest(expected, action["link"]):
            return number, number - after.number
        previous = action["link"]
    if group is not None:  # changes of an action that is not there
        return number + 1, number - after.number
    return None, number - after.number
