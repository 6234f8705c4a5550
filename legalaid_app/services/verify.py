"""Check a store: pages, references, the chain of history, the sealed letters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ..domain.letter import Letter, SealedPages
from ..domain.words import gettext as _
from .office import STORE_FILE, Office


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check: its name, whether it passed, and what it looked at."""

    name: str
    ok: bool
    detail: str


def verify_store(office: Office) -> tuple[CheckResult, ...]:
    """Check everything that the store promises; takes a pass over the whole file."""
    return (_pages(office), _history(office), _letters(office))


def _pages(office: Office) -> CheckResult:
    from ..store.engine import verify_pages

    key = bytes(office.engines.key.read())
    problems = verify_pages(office.folder / STORE_FILE, key)
    return CheckResult(
        _("pages"), not problems, "; ".join(problems) or _("every page is authentic")
    )


def _history(office: Office) -> CheckResult:
    from ..store.chain import broken_link

    with office.reading() as look:
        broken, checked = broken_link(look.session, office.history_key)
    if broken is None:
        detail = _("{n} actions, each linked to the one before").format(n=checked)
    else:
        detail = _("action {n} does not fit the one before it").format(n=broken)
    return CheckResult(_("history"), broken is None, detail)


def _letters(office: Office) -> CheckResult:
    wrong: list[str] = []
    with office.reading() as look:
        letters = look.find(Letter)
        for letter in letters:
            found = look.find(SealedPages, id=letter.id)
            if not found or hashlib.sha256(found[0].pdf).hexdigest() != letter.sha256:
                wrong.append(letter.number)
    detail = _("{n} sealed letters match their hashes").format(n=len(letters))
    if wrong:
        detail = _("these letters do not match their hashes: {numbers}").format(
            numbers=", ".join(wrong)
        )
    return CheckResult(_("letters"), not wrong, detail)
