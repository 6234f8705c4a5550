"""Check a store: pages, references, the chain of history, each record, letters, sealed files.

What is damaged is named by number or by kind and id, never by a person's name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ..domain.errors import DamagedFile, DamagedStore
from ..domain.words import N_, ngettext
from ..domain.words import gettext as _
from .office import Office
from .progress import Progress

FILES = "files"
_NAMED = 20
_WORDS = {
    "changed": N_("is not as history left it"),
    "gone": N_("is missing"),
    "back": N_("was removed and is there again"),
    "unknown": N_("is not in the history"),
    "unsealed": N_("has no seal"),
}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check: its name, whether it passed, and what it looked at."""

    name: str
    ok: bool
    detail: str


def verify_store(office: Office, progress: Progress | None = None) -> tuple[CheckResult, ...]:
    """Check everything that the store promises; takes a pass over the whole file.

    Damage in one part does not keep the others from being checked.

    Raises:
        Cancelled: the user asked to stop; nothing was changed.
    """
    progress = progress or Progress()
    pages, references = _pages(office, progress)
    checks: tuple[tuple[str, Callable[[Office, Progress], CheckResult]], ...] = (
        (_("history"), _history),
        (_("records"), _records),
        (_("letters"), _letters),
        (_("files"), _files),
    )
    return (pages, references, *(_guarded(name, c, office, progress) for name, c in checks))


def quick_verify(office: Office) -> tuple[CheckResult, ...]:
    """Check what can be checked soon after opening: each page once, and history since last seen."""
    from ..store.actions import START, Head
    from ..store.chain import broken_link
    from ..store.engine import quick_check

    key = bytes(office.engines.key.read())
    problems = quick_check(office.database, key, read_only=office.read_only)
    pages = CheckResult(_("pages"), not problems, "; ".join(problems) or _("every page is sound"))

    def recent(office: Office, _progress: Progress) -> CheckResult:
        seen = office.anchor.seen() if office.refusal is None else None
        after = Head(seen.number, seen.link, seen.at) if seen else START
        with office.reading() as look:
            broken, checked = broken_link(look.session, office.history_key, after=after)
        return _chain_result(broken, checked)

    return pages, _guarded(_("history"), recent, office, Progress())


def _guarded(
    name: str, check: Callable[[Office, Progress], CheckResult], office: Office, progress: Progress
) -> CheckResult:
    try:
        return check(office, progress)
    except DamagedStore:
        return CheckResult(name, ok=False, detail=_("the pages that hold it are damaged"))


def _pages(office: Office, progress: Progress) -> tuple[CheckResult, CheckResult]:
    from ..store.engine import verify_pages

    key = bytes(office.engines.key.read())
    problems = verify_pages(office.database, key, read_only=office.read_only, step=progress.step)
    dangling = [p for p in problems if p.startswith("foreign_key_check")]
    damaged = [p for p in problems if p not in dangling]
    return (
        CheckResult(_("pages"), not damaged, _shortened(damaged) or _("every page is authentic")),
        CheckResult(
            _("references"), not dangling, _shortened(dangling) or _("every reference has its end")
        ),
    )


def _history(office: Office, progress: Progress) -> CheckResult:
    from ..store.chain import broken_link

    with office.reading() as look:
        broken, checked = broken_link(look.session, office.history_key, step=progress.step)
    return _chain_result(broken, checked)


def _chain_result(broken: int | None, checked: int) -> CheckResult:
    if broken is None:
        detail = _("{n} actions, each linked to the one before").format(n=checked)
    else:
        detail = _("action {n} does not fit the one before it").format(n=broken)
    return CheckResult(_("history"), broken is None, detail)


def _records(office: Office, progress: Progress) -> CheckResult:
    """Compare each row with the hash that history keeps of it; finds old pages put back."""
    from ..store.models import TABLES
    from ..store.row_hashes import mismatches_of_table, row_key

    wrong: list[str] = []
    key = row_key(office.history_key)
    for table in progress.track(sorted(TABLES)):
        try:
            with office.reading() as look:
                wrong += [
                    f"{table} {found.record_id} {_(_WORDS[found.what])}"
                    for found in mismatches_of_table(look.session.connection(), key, table)
                ]
        except DamagedStore:
            wrong.append(_("{table}: the pages that hold it are damaged").format(table=table))
    detail = _shortened(wrong) or _("every record is as history left it")
    return CheckResult(_("records"), not wrong, detail)


def _letters(office: Office, progress: Progress) -> CheckResult:
    from ..store.queries import letter_seals

    with office.reading() as look:
        letters = letter_seals(look.session)
    wrong = [
        number
        for letter_id, number, sha256 in progress.track(letters)
        if _digest_of_pages(office, letter_id) != sha256
    ]
    detail = _("{n} sealed letters match their hashes").format(n=len(letters))
    if wrong:
        detail = _("these letters do not match their hashes: {numbers}").format(
            numbers=_shortened(wrong, ", ")
        )
    return CheckResult(_("letters"), not wrong, detail)


def _digest_of_pages(office: Office, letter_id: UUID) -> str:
    from ..store.queries import sealed_pdf

    try:
        with office.reading() as look:
            pdf = sealed_pdf(look.session, letter_id)
    except DamagedStore:
        return ""
    return "" if pdf is None else hashlib.sha256(pdf).hexdigest()


def _files(office: Office, progress: Progress) -> CheckResult:
    from ..vault.sealed_files import SealedFolder

    keys = office.vault.keys
    sealed = SealedFolder(
        office.folder / FILES, keys.files, office.vault.store_id, keys.earlier_files
    )
    addresses: Any = sealed.addresses()
    wrong: list[str] = []
    for address in progress.track(addresses):
        try:
            sealed.check(address)
        except DamagedFile:
            wrong.append(address)
    detail = ngettext("{n} sealed file is whole", "{n} sealed files are whole", len(addresses))
    detail = detail.format(n=len(addresses))
    if wrong:
        detail = _("these sealed files are damaged: {addresses}").format(
            addresses=_shortened(wrong, ", ")
        )
    return CheckResult(_("files"), not wrong, detail)


def _shortened(found: list[str], between: str = "; ") -> str:
    """The first few; a store that was shredded has thousands."""
    if len(found) <= _NAMED:
        return between.join(found)
    more = _("and {n} more").format(n=len(found) - _NAMED)
    return between.join([*found[:_NAMED], more])
