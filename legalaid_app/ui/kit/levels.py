"""The levels of triage on the screen: a word and a badge. No Qt."""

from __future__ import annotations

from legalaid_app.domain.triage_level import Level
from legalaid_app.domain.words import gettext as _

_KEYS = {
    Level.INFORMATIONAL: "info",
    Level.LOWER: "lower",  # neutral on purpose: lower does not mean none
    Level.ELEVATED: "elevated",
    Level.ATTORNEY_REVIEW: "high",
}


def level_word(level: Level | None) -> str:
    """Return the word for a level; None is a client whose triage was not done."""
    return _(level.label) if level else _("Not assessed")


def level_badge(level: Level | None) -> tuple[str, str]:
    """Return (key, word) for a `Badge`."""
    return (_KEYS[level] if level else "incomplete", level_word(level))
