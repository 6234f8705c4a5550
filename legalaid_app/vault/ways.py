"""From what somebody typed to what it opens: a passphrase, a recovery code, or shares."""

from __future__ import annotations

import re
from contextlib import suppress

from legalaid_app.domain.errors import MistypedCode
from legalaid_app.vault.passphrase import passphrase_bytes
from legalaid_app.vault.recovery_kit import looks_like_code, recovery_secret
from legalaid_app.vault.shares import WORDS, looks_like_share, shares_secret
from legalaid_app.vault.slots import Secret, SlotKind

_APART = re.compile(r"[\n;/]+")


def as_secret(typed: str | Secret) -> Secret:
    """Understand what was typed, so that one field serves every way to open a store.

    A code or shares count only if their checksums are right; everything else is a
    passphrase. Shares stand on lines of their own, or are parted by ";" or "/".
    """
    if isinstance(typed, Secret):
        return typed
    with suppress(MistypedCode):
        if looks_like_code(typed):
            return recovery_secret(typed)
        if lines := _shares(typed):
            return shares_secret(lines)
    return passphrase_secret(typed)


def passphrase_secret(typed: str) -> Secret:
    """Take the text as a passphrase; one that cannot exist opens nothing."""
    return Secret(SlotKind.PASSPHRASE, passphrase_bytes(typed) or b"")


def mistake_in(typed: str | Secret) -> MistypedCode | None:
    """Say what is wrong with a text that opened nothing but looks like a code or shares."""
    if isinstance(typed, Secret):
        return None
    try:
        if looks_like_code(typed):
            recovery_secret(typed)
        elif lines := _shares(typed):
            shares_secret(lines)
    except MistypedCode as mistake:
        return mistake
    return None


def _shares(typed: str) -> list[str]:
    lines = [line for line in _APART.split(typed) if line.strip()]
    if not all(len(line.split()) == WORDS for line in lines):
        return []
    return lines if lines and all(looks_like_share(line) for line in lines) else []
