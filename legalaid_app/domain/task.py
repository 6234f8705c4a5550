"""Something to do, with a due date."""

from __future__ import annotations

from datetime import date

from .fields import link, record, text, value
from .ids import ClientId, LetterId, OrderId, TaskId, UserId


@record
class Task:
    """A tickler; it may hang on a client, a letter or an order."""

    id: TaskId
    version: int = 0
    title: str = text("What to do", required=True)
    due_on: date | None = value("Due on", personal=False)
    client_id: ClientId | None = link("Client")
    letter_id: LetterId | None = link("Letter")
    order_id: OrderId | None = link("Order")
    assigned_to: UserId | None = link("Assigned to")
    done_on: date | None = value("Done on", personal=False)
