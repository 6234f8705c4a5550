"""A matter: one client, one legal problem, one file. On screen: “Case”."""

from __future__ import annotations

from datetime import date

from .choices import Choice
from .fields import link, record, text, value
from .ids import ClientId, MatterId, UserId
from .words import N_


class MatterState(Choice):
    """Where a case stands."""

    OPEN = "open", N_("Open")
    CLOSED = "closed", N_("Closed")


@record
class Matter:
    """One file of one client."""

    id: MatterId
    version: int = 0
    client_id: ClientId = link("Client", required=True)
    number: str = link("Case number", default="")
    title: str = text("Title", required=True, max_length=160)
    state: MatterState = value("State", default=MatterState.OPEN, personal=False)
    opened_on: date | None = value("Opened on", required=True, personal=False)
    closed_on: date | None = value("Closed on", personal=False)
    assigned_to: UserId | None = link("Assigned to")
