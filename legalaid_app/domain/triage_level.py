"""The four levels of triage, in order."""

from __future__ import annotations

from enum import StrEnum

from .words import N_


class Level(StrEnum):
    """How soon an attorney must look; compared by urgency, not by letters.

    >>> max(Level.LOWER, Level.ELEVATED)
    <Level.ELEVATED: 'elevated'>
    """

    INFORMATIONAL = "informational"
    LOWER = "lower"
    ELEVATED = "elevated"
    ATTORNEY_REVIEW = "attorney_review"

    @property
    def rank(self) -> int:
        """0 for the least urgent."""
        return _RANKS[self]

    @property
    def label(self) -> str:
        """The word for the screen, to be translated there."""
        return _LABELS[self]

    def __lt__(self, other: str) -> bool:
        return _RANKS[self] < _RANKS[Level(other)]

    def __le__(self, other: str) -> bool:
        return _RANKS[self] <= _RANKS[Level(other)]

    def __gt__(self, other: str) -> bool:
        return _RANKS[self] > _RANKS[Level(other)]

    def __ge__(self, other: str) -> bool:
        return _RANKS[self] >= _RANKS[Level(other)]


_RANKS = {level: rank for rank, level in enumerate(Level)}
_LABELS = {
    Level.INFORMATIONAL: N_("Informational"),
    Level.LOWER: N_("Lower"),
    Level.ELEVATED: N_("Elevated"),
    Level.ATTORNEY_REVIEW: N_("Attorney review"),
}
