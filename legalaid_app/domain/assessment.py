"""The outcome of triage on a day, kept unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from .fields import link, record, text, value
from .ids import AssessmentId, ClientId, QuestionId, UserId
from .triage_level import Level


@record
class Assessment:
    """Answers and the result computed from them, both as plain values.

    An assessment is never edited but for an attorney's override, which stands
    beside the computed result.

    Attributes:
        answers: as given by `triage.plain_answers`.
        result: as given by `triage.result_to_plain`.
    """

    id: AssessmentId
    version: int = 0
    client_id: ClientId = link("Client", required=True)
    question_id: QuestionId | None = link("Question")
    on: date | None = value("Assessed on", required=True, personal=False, shown=False)
    level: Level = value("Level", required=True, shown=False)
    answers: Mapping[str, object] = value("Answers", required=True, shown=False)
    result: Mapping[str, object] = value("Result", required=True, shown=False)
    pack: str = text("Rule pack", required=True, personal=False, shown=False)
    assessed_by: UserId | None = link("Assessed by")
    override: Level | None = value("Attorney's level")
    override_reason: str = text("Reason", multiline=True)
    override_by: UserId | None = link("Level set by")
    override_at: datetime | None = value("Level set at", personal=False, shown=False)

    @property
    def effective(self) -> Level:
        """The attorney's level where there is one, else the computed one."""
        return self.override or self.level
