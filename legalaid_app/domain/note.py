"""What somebody wrote down about a client."""

from __future__ import annotations

from datetime import datetime

from .fields import link, record, text, value
from .ids import ClientId, NoteId, UserId


@record
class Note:
    """A dated note."""

    id: NoteId
    version: int = 0
    client_id: ClientId = link("Client", required=True)
    body: str = text("Note", required=True, multiline=True, max_length=20_000)
    written_at: datetime | None = value("Written at", personal=False, shown=False)
    written_by: UserId | None = link("Written by")
