"""Passphrases at random from the EFF's list, and those that everybody would try."""

from __future__ import annotations

from functools import cache
from typing import Final

from legalaid_app.system.resources import read_text, resource

WORDS_IN_LIST: Final = 7776
"""Five throws of a die: each word adds 12.9 bits; six words have 77.5, seven 90.5."""
SUGGESTED_WORDS: Final = 6
SUGGESTED_WORDS_ADMINISTRATOR: Final = 7


def suggest_passphrase(words: int = SUGGESTED_WORDS) -> str:
    """Return *words* words at random, each as likely as any other, repeats included."""
    import secrets

    return " ".join(secrets.choice(word_list()) for _word in range(words))


@cache
def word_list() -> tuple[str, ...]:
    """Return the EFF's large list."""
    words = tuple(read_text(resource("words", "eff_large_wordlist.txt")).split())
    if len(set(words)) != WORDS_IN_LIST:
        raise AssertionError("the list of words is not whole")
    return words


def is_common(letters: str) -> bool:
    """Tell whether a text, letters and digits only and in lower case, stands on a guess list."""
    return letters in _phrases() or letters in _passwords()


@cache
def _phrases() -> frozenset[str]:
    lines = read_text(resource("words", "common_passphrases.txt")).splitlines()
    wanted = (line for line in lines if not line.startswith("#"))
    return frozenset("".join(filter(str.isalnum, line.casefold())) for line in wanted)


@cache
def _passwords() -> frozenset[str]:
    """The 30,000 passwords that leaked most often, as the library of the advice has them."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"])
