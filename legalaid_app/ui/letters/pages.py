"""What the page of a letter, and the page of one being written, show. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legalaid_app.domain.choices import Safety
from legalaid_app.domain.errors import AppError
from legalaid_app.domain.words import gettext as _
from legalaid_app.domain.words import ngettext
from legalaid_app.services.letter_book import LetterFile, SentenceToday
from legalaid_app.services.letter_reasons import Because
from legalaid_app.services.letters import Prepared, missing_words
from legalaid_app.services.printing import file_name
from legalaid_app.ui.kit.date_text import short_date
from legalaid_app.ui.kit.error_words import words_of
from legalaid_app.ui.letters.words import (
    issued_day,
    language_name,
    protections_words,
    sentence,
    standing_badge,
    verified_by,
)

OK, LOOK, STOP = "verified", "medium", "high"
CLIENT, OFFICE, LITIGATION = "client", "office", "litigation"
_MEND = {
    "client_name": CLIENT,
    "address": CLIENT,
    "office_name": OFFICE,
    "office_address": OFFICE,
    "office_phone": OFFICE,
    "attorney": OFFICE,
    "bar_number": OFFICE,
    "as_of": LITIGATION,
}


@dataclass(frozen=True, slots=True)
class LetterPage:
    """An issued letter for its page; *sentences* are (true today, text, the same in English where it is in another language)."""

    number: str
    client: str
    badge: tuple[str, str]
    warning: str
    facts: tuple[tuple[str, str], ...]
    rested_on: tuple[tuple[str, str], ...]
    sentences: tuple[tuple[bool, str, str], ...]
    may_be_voided: bool
    stale: bool
    file_name: str
    pdf: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that the letter lacks; *place* is where it is entered."""

    name: str
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of the list before issuing: a state of the badges, its word, what it says."""

    state: str
    word: str
    words: str


@dataclass(frozen=True, slots=True)
class WritingPage:
    """A letter that is being written."""

    client: str
    language: str
    languages: tuple[tuple[str, str], ...]
    missing: tuple[Missing, ...]
    checks: tuple[Checked, ...]
    because: tuple[Because, ...]
    always: int
    refusal: str

    @property
    def may_be_issued(self) -> bool:
        """Is there nothing in the way?"""
        return not self.refusal


def letter_page(file: LetterFile) -> LetterPage:
    """Return the page of an issued letter."""
    line, letter = file.line, file.line.letter
    untrue = [each for each in file.sentences if not each.true]
    return LetterPage(
        number=letter.number,
        client=file.client.full_name,
        badge=standing_badge(line),
        warning=_warning(untrue) if line.stale else "",
        facts=(
            (_("Kind"), _(letter.kind.label)),
            (_("Language"), language_name(letter.language)),
            (_("Issued on"), issued_day(letter)),
            (_("Issued by"), file.issued_by),
            (_("Replaces"), file.replaces),
            (_("Replaced by"), file.replaced_by),
            (_("Voided on"), short_date(letter.voided_on) if letter.voided_on else ""),
            (_("Reason for voiding"), letter.void_reason),
            (_("Pages"), str(letter.pages)),
            (_("Template"), letter.template_version),
            (_("SHA-256"), _in_groups(letter.sha256)),
        ),
        rested_on=(
            (_("As of"), short_date(letter.as_of) if letter.as_of else _("not known")),
            *(protections_words(file.snapshot) if file.snapshot else ()),
            (
                _("Verified by"),
                (verified_by(file.snapshot) if file.snapshot else "") or _("nobody"),
            ),
        ),
        sentences=tuple(_sentence(each, letter.language, file) for each in file.sentences),
        may_be_voided=letter.voided_on is None,
        stale=line.stale,
        file_name=file_name(letter),
        pdf=file.pdf,
        pages=letter.pages,
    )


def writing_page(
    prepared: Prepared,
    languages: Sequence[str],
    because: Sequence[Because],
    refused: AppError | None,
    drawn: AppError | None,
    grade: float | None,
) -> WritingPage:
    """Return the page of a letter that is being written.

    Args:
        refused: why it may not be sealed, None where it may.
        drawn: why its pages could not be made, None where they could.
    """
    with_reasons = tuple(each for each in because if each.reasons)
    problem = refused or drawn
    return WritingPage(
        client=prepared.client.full_name,
        language=prepared.language,
        languages=tuple((code, language_name(code)) for code in languages),
        missing=tuple(
            Missing(name, missing_words(name), _MEND.get(name, CLIENT)) for name in prepared.missing
        ),
        checks=(
            _verified(prepared),
            _complete(prepared),
            _fits(drawn),
            _mail(prepared),
            _language(prepared),
            _true(prepared),
            *_reading(prepared, grade),
        ),
        because=with_reasons,
        always=len(because) - len(with_reasons),
        refusal=words_of(problem) if problem else "",
    )


def _warning(untrue: Sequence[SentenceToday]) -> str:
    if not untrue:
        return _("Nobody of the office verified the orders that this letter rests on.")
    return ngettext(
        "{n} sentence of this letter is no longer true.",
        "{n} sentences of this letter are no longer true.",
        len(untrue),
    ).format(n=len(untrue))


def _sentence(each: SentenceToday, language: str, file: LetterFile) -> tuple[bool, str, str]:
    if each.statement is None:
        lost = _("“{key}”, edition {edition}: nobody has its text any more")
        return False, lost.format(key=each.ref.key, edition=each.ref.version), ""
    as_of = file.line.letter.as_of
    english = sentence(each.statement, "en", as_of) if language != "en" else ""
    return each.true, sentence(each.statement, language, as_of), english


def _in_groups(digest: str) -> str:
    """Sixteen signs, a space: a long digest wraps, and can be read aloud."""
    return " ".join(digest[at : at + 16] for at in range(0, len(digest), 16))


def _verified(prepared: Prepared) -> Checked:
    as_of = prepared.protections.as_of
    day = short_date(as_of) if as_of else _("no day")
    if prepared.verified:
        words = _("An attorney verified the orders through {day}").format(day=day)
        return Checked(OK, _("Verified"), words)
    words = _("The orders were last verified on {day}; an attorney must verify them")
    return Checked(STOP, _("Not verified"), words.format(day=day))


def _complete(prepared: Prepared) -> Checked:
    if not prepared.missing:
        return Checked(OK, _("Complete"), _("Everything that the letter needs is there"))
    names = ", ".join(missing_words(name) for name in prepared.missing)
    return Checked(STOP, _("Incomplete"), _("Still missing: {names}").format(names=names))


def _fits(drawn: AppError | None) -> Checked:
    if drawn is None:
        return Checked(OK, _("Fits"), _("Name and address fit the window of the envelope"))
    return Checked(STOP, _("Does not fit"), words_of(drawn))


def _mail(prepared: Prepared) -> Checked:
    if prepared.mail is Safety.SAFE:
        return Checked(OK, _("Safe to mail"), _("Mail to this address is safe"))
    if prepared.mail is Safety.NOT_SAFE:
        return Checked(
            LOOK, _("By hand"), _("Mail to this address is not safe: hand the letter over")
        )
    return Checked(LOOK, _("By hand"), _("Nobody said that mail is safe: hand the letter over"))


def _language(prepared: Prepared) -> Checked:
    wanted, name = prepared.client.language, language_name(prepared.language)
    if wanted is None:
        words = _("In {language}; the client was not asked for a language")
        return Checked(LOOK, _("Language"), words.format(language=name))
    if wanted.value == prepared.language:
        words = _("In {language}, the client's letter language")
        return Checked(OK, _("Language"), words.format(language=name))
    words = _("In {language}; the client reads {other}")
    return Checked(LOOK, _("Language"), words.format(language=name, other=_(wanted.label)))


def _true(prepared: Prepared) -> Checked:
    count = len(prepared.composed.statements)
    words = ngettext(
        "{n} sentence rests on orders; it is true as the record stands",
        "{n} sentences rest on orders; all are true as the record stands",
        count,
    ).format(n=count)
    return Checked(OK, _("True today"), words)


def _reading(prepared: Prepared, grade: float | None) -> tuple[Checked, ...]:
    if grade is None:
        return ()
    if prepared.language == "es":
        easy = grade >= 70
        words = _("Reading ease {n} (Fernández Huerta; 70 or more is easy)")
    else:
        easy = grade <= 6
        words = _("Reading grade {n} (Flesch-Kincaid; 6 or less is easy)")
    said = words.format(n=f"{grade:.1f}")
    return (Checked(OK if easy else LOOK, _("Reading"), said),)
