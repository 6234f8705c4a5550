"""What a client asks."""

from __future__ import annotations

from datetime import date

from .fields import link, record, text, value
from .ids import ClientId, MatterId, QuestionId, UserId


@record
class Question:
    """A question, open until somebody answered it."""

    id: QuestionId
    version: int = 0
    client_id: ClientId = link("Client", required=True)
    matter_id: MatterId | None = link("Case")
    wording: str = text("Question", required=True, max_length=600, multiline=True)
    asked_on: date | None = value("Asked on", required=True, personal=False)
    answered_on: date | None = value("Answered on", personal=False)
    answered_by: UserId | None = link("Answered by")

    @property
    def is_open(self) -> bool:
        """True until the question is answered."""
        return self.answered_on is None
