"""Seal letters, keep them, void them, tell which are out of date.

The store lane prepares (`letter_writing`), the paper lane renders frozen
values, the store lane seals: nothing of a letter is made inside a transaction
but its record.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ..domain.errors import DamagedLetter, InvalidField, LetterIncomplete, NotVerified
from ..domain.ids import ClientId, LetterId
from ..domain.letter import Letter, SealedPages, Statement
from ..domain.protection_view import to_plain
from ..domain.question import Question
from ..domain.staleness import StaleLetter, stale_letters
from ..domain.words import N_
from ..domain.words import gettext as _
from .letter_writing import (
    Prepared,
    language_for,
    languages,
    missing_words,
    prepare_guidance,
    prepare_in,
    statement_text,
)
from .litigation import litigation_in
from .office import Office
from .paper import render_document

if TYPE_CHECKING:
    from ..letters.pdf import RenderedLetter

__all__ = [
    "Prepared",
    "check",
    "issue_guidance",
    "language_for",
    "languages",
    "missing_words",
    "prepare_guidance",
    "prepare_in",
    "render",
    "seal",
    "sealed_pdf",
    "stale",
    "statement_text",
    "void_letter",
]


def render(
    prepared: Prepared, *, large_print: bool = False, paper: str = "letter"
) -> RenderedLetter:
    """Lay the letter out; touches no store, so it may run in the paper lane."""
    return render_document(prepared.composed.document, large_print=large_print, paper=paper)


def check(prepared: Prepared) -> None:
    """Refuse what may not be sealed.

    Raises:
        NotVerified: no attorney verified the orders within the office's limit.
        LetterIncomplete: naming what is missing.
        Refused: the text says what no letter may say, or lacks what each must say.
    """
    from ..letters.letter_check import check_letter

    if not prepared.verified:
        as_of = prepared.protections.as_of
        raise NotVerified(as_of=as_of or _("no day"))
    if prepared.missing:
        names = ", ".join(missing_words(name) for name in prepared.missing)
        raise LetterIncomplete(missing=names)
    check_letter(prepared.composed.document, prepared.language)


def seal(office: Office, prepared: Prepared, rendered: RenderedLetter) -> Letter:
    """Keep the letter for ever: record, exact PDF, what it rested on. Cannot be undone, only voided.

    Raises:
        the errors of `check`; nothing is kept then.
    """
    check(prepared)
    letter = Letter(
        id=LetterId(office.new_id()),
        number=prepared.number,
        client_id=prepared.client.id,
        question_id=prepared.question_id,
        assessment_id=prepared.assessment_id,
        kind=prepared.kind,
        language=prepared.language,
        template_version=prepared.template_version,
        issued_on=prepared.today,
        as_of=prepared.protections.as_of,
        issued_at=office.now(),
        issued_by=office.user.id,
        statements=prepared.composed.statements,
        protections=to_plain(prepared.protections),
        pages=rendered.pages,
        sha256=hashlib.sha256(rendered.pdf).hexdigest(),
        replaces_id=prepared.replaces.id if prepared.replaces else None,
    )
    label = _("Issue correction letter") if prepared.replaces else _("Issue letter")
    with office.unit_of_work(label) as work:
        work.undoable = False
        stored = work.add(letter)
        work.add(SealedPages(id=letter.id, pdf=rendered.pdf))
        for question in (
            work.find(Question, id=prepared.question_id) if prepared.question_id else ()
        ):
            work.save(replace(question, answered_on=prepared.today, answered_by=office.user.id))
    return stored


def issue_guidance(office: Office, client_id: ClientId, language: str | None = None) -> Letter:
    """Prepare, render and seal in one go, where there is no window to keep alive."""
    prepared = prepare_guidance(office, client_id, language, draft=False)
    check(prepared)
    return seal(office, prepared, render(prepared))


def sealed_pdf(office: Office, letter_id: LetterId) -> bytes:
    """Return the sealed PDF, byte for byte as it was issued.

    Raises:
        DamagedLetter: the bytes do not match the hash of the letter.
    """
    from ..store.queries import sealed_pdf as pages

    with office.reading() as look:
        letter = look.get(Letter, letter_id)
        pdf = pages(look.session, letter_id)
    if pdf is None or hashlib.sha256(pdf).hexdigest() != letter.sha256:
        raise DamagedLetter
    return pdf


def void_letter(office: Office, seen: Letter, reason: str) -> Letter:
    """Say that a letter no longer counts; it stays on record with the reason.

    Raises:
        InvalidField: there is no reason.
    """
    if not reason.strip():
        raise InvalidField(
            "void_reason", N_("Reason for voiding"), N_("Say why the letter is voided")
        )
    with office.unit_of_work(_("Void letter")) as work:
        return work.save(
            replace(
                seen, voided_on=office.today(), void_reason=reason.strip(), voided_by=office.user.id
            )
        )


def stale(office: Office, on: date | None = None) -> tuple[StaleLetter, ...]:
    """The letters that are outdated on a day, oldest first."""
    from ..domain.protection import protections

    with office.reading() as look:
        known = litigation_in(look)
        return stale_letters(
            look.find(Letter), look.find(Statement), protections(known, on or office.today())
        )
