"""What every letter must say and none may say, checked on the letter itself.

A letter that fails is refused, whatever its template: this is the last gate
before a letter is issued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..domain.banned_phrases import banned_phrases
from ..domain.errors import Refused
from ..domain.words import gettext as _
from .compose import BLANK
from .document import LetterDocument, Signature
from .fluent_text import without_isolates
from .reading import text_of


class LetterNotReady(Refused):
    """The letter lacks something that every letter must have, or says what none may."""

    code = "letter.not_ready"
    message = "This letter cannot be issued: {why}."


@dataclass(frozen=True, slots=True)
class _MustSay:
    """How a language says what every letter must say."""

    filing_duty: str
    as_of: str
    call: str
    no_promise: str


_MUST_SAY = {
    "en": _MustSay(
        filing_duty=r"the law still requires .*\bfile\b.* tax return",
        as_of=r"as of \w+ \d{1,2}, \d{4}",
        call=r"\bcall\b",
        no_promise=r"not a guarantee",
    ),
    "es": _MustSay(
        filing_duty=r"la ley todavía exige .*\bpresent\w+\b.* declaración",
        as_of=r"\bal \d{1,2} de \w+ de \d{4}",
        call=r"\bll[aá]m(?:e|enos|ar|arnos)\b",
        no_promise=r"no es una garantía",
    ),
}


def letter_problems(document: LetterDocument, language: str) -> tuple[str, ...]:
    """Say what is missing or forbidden in the letter; empty where nothing is."""
    return tuple(_problems(document, language))


def check_letter(document: LetterDocument, language: str) -> None:
    """Refuse a letter that must not go out.

    Raises:
        LetterNotReady: naming everything that is missing or banned.
    """
    found = letter_problems(document, language)
    if found:
        raise LetterNotReady(why="; ".join(found))


def _problems(document: LetterDocument, language: str) -> Iterator[str]:
    text = text_of(document)
    whole = "\n".join((text, *document.sender, *document.recipient, document.footer))
    must = _MUST_SAY.get(language.partition("-")[0])
    if must is None:
        yield _("there is no check for the language “{language}” yet").format(language=language)
        return
    if not document.date_line.strip():
        yield _("its date is missing")
    if not _says(must.as_of, text):
        yield _("it does not say as of which date the court orders were checked")
    if not _says(must.filing_duty, text):
        yield _("it does not say that the duty to file remains")
    if not _says(must.no_promise, text):
        yield _("it does not say that it is no guarantee")
    phone = without_isolates(document.sender[-1]) if document.sender else ""
    if not _says(must.call, text) or not any(c.isdigit() for c in phone) or phone not in text:
        yield _("it does not say whom to call")
    if not document.footer.strip():
        yield _("the line on confidentiality is missing")
    if not any(isinstance(block, Signature) for block in document.blocks):
        yield _("nobody signs it")
    if len(document.recipient) < 2:
        yield _("the client's address is missing")
    if BLANK in whole:
        yield _("something that it needs is blank")
    for phrase in banned_phrases(f"{document.title}\n{whole}"):
        yield _("it says “{phrase}”, which no letter may say").format(phrase=phrase)


def _says(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None
