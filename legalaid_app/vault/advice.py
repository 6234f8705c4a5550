"""Advice on a passphrase while it is chosen. It refuses nothing: `passphrase` decides.

The estimate knows English words, names and keyboards; it over-estimates what it does
not know, such as the office's own street. It is made of the first 72 characters,
since the library takes no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from legalaid_app.domain.words import N_

LONGEST_LOOK: Final = 72
_WORDS: Final = (
    N_("Easy to guess. Six words at random are far better."),
    N_("Easy to guess. Six words at random are far better."),
    N_("Could be guessed with some effort. Add a word or two."),
    N_("Hard to guess."),
    N_("Very hard to guess, unless somebody who knows you could think of it."),
)


@dataclass(frozen=True, slots=True)
class Advice:
    """How hard a passphrase seems to guess: 0 (easy) to 4, and that in words."""

    score: int
    words: str


def advise(text: str, known_words: Iterable[str] = ()) -> Advice | None:
    """Return an estimate; None where there is none to be had."""
    from zxcvbn import zxcvbn

    looked_at = text[:LONGEST_LOOK]
    if not looked_at.strip():
        return None
    try:
        score = int(zxcvbn(looked_at, user_inputs=[word for word in known_words if word])["score"])
    except (ValueError, OverflowError, ArithmeticError):
        return None
    return Advice(score, _WORDS[score])
