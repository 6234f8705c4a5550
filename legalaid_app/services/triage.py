"""Triage in the office: assess, keep, let an attorney set the level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ..domain.assessment import Assessment
from ..domain.errors import AttorneyOnly, InvalidField
from ..domain.ids import AssessmentId, ClientId, QuestionId
from ..domain.triage import (
    Answers,
    Level,
    Result,
    assess,
    parse_answers,
    plain_answers,
    result_from_plain,
    result_to_plain,
)
from ..domain.words import N_
from ..domain.words import gettext as _
from .guidance import Guidance
from .office import Office


def look_at(guidance: Guidance, raw: Mapping[str, object], today: date) -> Result:
    """Assess answers without keeping anything; quick enough for every key press.

    Raises:
        BadAnswer: naming the answer that is not understood.
    """
    return assess(guidance.triage, parse_answers(guidance.triage, raw), today)


def save_assessment(
    office: Office,
    client_id: ClientId,
    raw: Mapping[str, object],
    question_id: QuestionId | None = None,
) -> Assessment:
    """Assess the answers today and keep answers and result, unchanged for ever."""
    pack = office.guidance.triage
    answers: Answers = parse_answers(pack, raw)
    today = office.today()
    result = assess(pack, answers, today)
    with office.unit_of_work(_("Save triage")) as work:
        return work.add(
            Assessment(
                id=AssessmentId(office.new_id()),
                client_id=client_id,
                question_id=question_id,
                on=today,
                level=result.level,
                answers=plain_answers(answers),
                result=result_to_plain(result),
                pack=f"{result.pack_id} {result.pack_version}",
                assessed_by=office.user.id,
            )
        )


def assessments(office: Office, client_id: ClientId) -> tuple[Assessment, ...]:
    """Return the client's assessments, newest first."""
    with office.reading() as look:
        return tuple(reversed(look.find(Assessment, client_id=client_id)))


def result_of(assessment: Assessment) -> Result:
    """Return the result as it was computed then."""
    return result_from_plain(assessment.result)


def override_level(
    office: Office, seen: Assessment, level: Level | None, reason: str
) -> Assessment:
    """Set an attorney's level beside the computed one; None takes it back.

    Raises:
        AttorneyOnly: somebody else is signed in.
        InvalidField: there is no reason.
    """
    if not office.user.is_attorney:
        raise AttorneyOnly
    if level is not None and not reason.strip():
        raise InvalidField("override_reason", N_("Reason"), N_("Say why the level is set"))
    with office.unit_of_work(_("Set triage level")) as work:
        return work.save(
            replace(
                seen,
                override=level,
                override_reason=reason.strip() if level else "",
                override_by=office.user.id if level else None,
                override_at=office.now() if level else None,
            )
        )
