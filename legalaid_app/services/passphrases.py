"""Help with choosing a passphrase, for the screens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..domain.account import Role

if TYPE_CHECKING:
    from ..vault.advice import Advice


def suggest_passphrase(role: Role | None = None) -> str:
    """Six words at random; seven for an administrator."""
    from ..vault import wordlist

    if role is Role.ADMINISTRATOR:
        return wordlist.suggest_passphrase(wordlist.SUGGESTED_WORDS_ADMINISTRATOR)
    return wordlist.suggest_passphrase()


def advise(text: str, known_words: Iterable[str] = ()) -> Advice | None:
    """How hard it seems to guess; advice only, nothing is refused for it."""
    from ..vault import advice

    return advice.advise(text, known_words)
