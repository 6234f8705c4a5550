"""Letters, sentences and checks in words. No Qt."""

from __future__ import annotations

from datetime import date

from legalaid_app.domain.choices import Language
from legalaid_app.domain.letter import Letter, LetterKind, Statement
from legalaid_app.domain.protection import Protections, State
from legalaid_app.domain.statement import AS_OF
from legalaid_app.domain.words import N_
from legalaid_app.domain.words import gettext as _
from legalaid_app.services.letter_book import LetterLine
from legalaid_app.ui.kit.date_text import short_date

_KINDS = {LetterKind.GUIDANCE: N_("Guidance"), LetterKind.CORRECTION: N_("Correction")}


def language_name(code: str) -> str:
    """“Spanish” for “es”; the code where we have no name."""
    try:
        return _(Language(code).label)
    except ValueError:
        return code


def sentence(statement: Statement, language: str, as_of: date | None) -> str:
    """The sentence as the client read it, with its day."""
    text = statement.texts.get(language) or statement.texts["en"]
    return text.replace(AS_OF, short_date(as_of) if as_of else _("[date]")).replace("**", "")


def standing_badge(line: LetterLine) -> tuple[str, str]:
    """The one state of a letter that matters most, as a badge (key, word)."""
    if line.letter.voided_on is not None:
        return "closed", _("Void")
    if line.stale:
        return "stale", _("Out of date")
    if line.replaced:
        return "closed", _("Replaced")
    return "sealed", _("Sealed")


def line_words(line: LetterLine) -> str:
    """Number, kind, language and day of a letter."""
    letter = line.letter
    return _("{number} · {kind} · {language}").format(
        number=letter.number, kind=_(_KINDS[letter.kind]), language=language_name(letter.language)
    )


def issued_day(letter: Letter) -> str:
    """The day on which it was issued."""
    return short_date(letter.issued_on) if letter.issued_on else ""


def spoken(line: LetterLine) -> str:
    """A letter of the list in one sentence."""
    return ", ".join(
        (line.client_name, line_words(line), issued_day(line.letter), standing_badge(line)[1])
    )


def protections_words(given: Protections) -> tuple[tuple[str, str], ...]:
    """Each act and its state, with the day and whether that was verified."""
    return tuple(
        (
            _(each.act.label),
            _(each.known.label)
            if each.state is not State.UNVERIFIED
            else _("{state} (not verified)").format(state=_(each.known.label)),
        )
        for each in given.acts
    )


def verified_by(given: Protections) -> str:
    """Who verified the dockets that the answers rest on, and through which day."""
    people = {
        (check.verified_by, check.through_on)
        for each in given.acts
        for check in each.checks
        if check.user_id and check.through_on
    }
    return "\n".join(
        _("{who}, through {day}").format(who=who, day=short_date(day))
        for who, day in sorted(people)
    )
