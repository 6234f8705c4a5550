"""The templates that ship, and letters made from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from legalaid_app.domain.lawsuit import Act
from legalaid_app.domain.protection import State
from legalaid_app.letters.document import (
    Block,
    Box,
    Heading,
    Items,
    LetterDocument,
    Paragraph,
    Run,
    Signature,
)
from legalaid_app.letters.fluent_text import without_isolates
from legalaid_app.letters.template import (
    Composed,
    EarlierLetter,
    LetterFacts,
    OfficeFacts,
    Template,
    compose,
    load_template,
)
from tests.domain.litigation_made import FOLDER, statements

LANGUAGES = ("en", "es")
NAMES = ("guidance", "correction")
WRITTEN, CORRECTED = date(2026, 11, 22), date(2026, 12, 3)
BOTH_BARRED = {Act.IRS_MAY_SHARE: State.BARRED, Act.ICE_MAY_USE: State.BARRED}
IRS_FREE = {Act.IRS_MAY_SHARE: State.NOT_BARRED, Act.ICE_MAY_USE: State.BARRED}

OFFICE = OfficeFacts(
    name="Harbor County Legal Aid (example)",
    address=("120 Pier Street, Suite 4", "Baltimore, MD 21202"),
    phone="(410) 555-0142",
    attorney="Ana Whitfield",
    bar_number="000000-EXAMPLE",
)
MARISOL = LetterFacts(
    client_name="Marisol Prueba Ejemplo",
    called="Marisol",
    address=("48 Linden Avenue, Apt. 3", "Baltimore, MD 21224"),
    today=WRITTEN,
    office=OFFICE,
    as_of=WRITTEN,
    protections=BOTH_BARRED,
    reasons=(
        "immigration_status.none",
        "taxpayer_number.itin",
        "irs_address.current",
        "filing_duty.required",
    ),
    level="lower",
    call_by=date(2026, 12, 22),
    return_due=date(2027, 4, 15),
    help_line="1-800-898-7180",
    number="L2026-0001",
)
RICARDO = replace(
    MARISOL,
    client_name="Ricardo Prueba Ejemplo",
    called="Ricardo",
    reasons=(
        "removal_order.over_90_days",
        "disclosed_2025.possible",
        "irs_address.old_or_unknown",
        "unfiled_years.one_or_two",
        "preparer.unlicensed",
        "immigration_status.none",
        "court_history.closed",
        "itin.not_active",
        "filing_duty.required",
        "refund.deadline_near",
    ),
    level="attorney_review",
    refund_deadline=date(2027, 4, 15),
    number="L2026-0002",
)


def structure(name: str) -> str:
    return (FOLDER / "letters" / f"{name}.toml").read_text("utf-8")


def texts(name: str) -> dict[str, str]:
    return {
        lang: (FOLDER / "letters" / f"{name}.{lang}.ftl").read_text("utf-8") for lang in LANGUAGES
    }


@cache
def template(name: str) -> Template:
    return load_template(name, structure(name), texts(name), "letters")


def corrected(facts: LetterFacts, **changes: Any) -> LetterFacts:
    """Facts of the correction after the IRS was freed, for a letter that said it was barred."""
    untrue = tuple(s for s in statements() if s.key in ("irs-share.barred", "new-address.barred"))
    return replace(
        facts,
        today=CORRECTED,
        as_of=CORRECTED,
        protections=IRS_FREE,
        call_by=date(2026, 12, 31),
        earlier=(EarlierLetter(WRITTEN, WRITTEN, facts.number, untrue),),
        changed_on=date(2026, 12, 2),
        number="L2026-0003",
        **changes,
    )


def written(name: str, language: str, facts: LetterFacts, draft: bool = False) -> Composed:
    return compose(template(name), language, facts, statements(), draft=draft)


def shown(document: LetterDocument) -> str:
    """A letter as plain text, as a reviewer reads it."""
    head = [
        *document.sender,
        "",
        *document.recipient,
        "",
        f"{document.date_line}    {document.reference}",
    ]
    body = [_shown(block) for block in document.blocks]
    tail = [document.footer, document.page_words]
    parts = [f"[{document.banner}]"] if document.banner else []
    return without_isolates("\n".join([*parts, *head, "", "\n\n".join(body), "", *tail, ""]))


def _shown(block: Block) -> str:
    match block:
        case Heading(runs, level):
            return f"{'#' * level} {_plain(runs)}"
        case Paragraph(runs):
            return _plain(runs)
        case Items(items, numbered):
            return "\n".join(
                f"{f'{n}.' if numbered else '-'} {_plain(runs)}" for n, runs in enumerate(items, 1)
            )
        case Box(paragraphs):
            return "\n".join(f"| {_plain(runs)}" for runs in paragraphs)
        case Signature(closing, lines):
            return "\n".join([closing, "", *lines])


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(f"**{run.text}**" if run.bold else run.text for run in runs)
