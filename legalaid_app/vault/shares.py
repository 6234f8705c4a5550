"""A secret in three parts on paper, any two of which open the store (SLIP-39).

One part alone tells nothing. Each has a checksum of its own, so that a mistyped
part is named, and the three belong together by a number, so that a part of an
earlier set is noticed.
"""

from __future__ import annotations

from typing import Final

from legalaid_app.domain.errors import MistypedCode
from legalaid_app.domain.words import gettext as _
from legalaid_app.vault.slots import SECRET_BYTES, Secret, SlotKind

NEEDED: Final = 2
MADE: Final = 3
WORDS: Final = 23


def new_shares() -> tuple[Secret, tuple[str, ...]]:
    """Make a secret and its three parts, 23 words each."""
    import secrets

    from shamir_mnemonic import generate_mnemonics

    secret = secrets.token_bytes(SECRET_BYTES)
    (parts,) = generate_mnemonics(1, [(NEEDED, MADE)], secret)
    return Secret(SlotKind.SHARES, secret), tuple(parts)


def shares_secret(typed: list[str]) -> Secret:
    """Join two parts as somebody typed them; case and spaces do not matter.

    Raises:
        MistypedCode: says which part has a mistake, or that they do not belong together.
    """
    from shamir_mnemonic import MnemonicError, Share, combine_mnemonics

    parts = list(dict.fromkeys(" ".join(part.lower().split()) for part in typed))
    for nth, part in enumerate(parts, start=1):
        try:
            Share.from_mnemonic(part)
        except (MnemonicError, ValueError, IndexError):
            raise MistypedCode(
                why=_("Part {n} has a mistake: compare its {words} words with the paper.").format(
                    n=nth, words=WORDS
                )
            ) from None
    if len(parts) < NEEDED:
        raise MistypedCode(why=_("Two different parts are needed."))
    try:
        secret = combine_mnemonics(parts[:NEEDED])
    except (MnemonicError, ValueError):
        raise MistypedCode(why=_("These parts do not belong to one set.")) from None
    if len(secret) != SECRET_BYTES:
        raise MistypedCode(why=_("These parts belong to something else."))
    return Secret(SlotKind.SHARES, secret)


def looks_like_share(line: str) -> bool:
    """Tell whether a text is most likely a part: as many words, nearly all of the list."""
    from shamir_mnemonic.wordlist import WORDLIST

    words = line.lower().split()
    return len(words) == WORDS and sum(word in WORDLIST for word in words) >= WORDS - 2
