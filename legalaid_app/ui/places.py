"""Where somebody has been, for Alt+← and Alt+→. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

KEPT = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A section, and the record in it that was open (None for the list)."""

    section: str
    record: Any = None


class Places:
    """A line of places with a mark at the present one."""

    def __init__(self) -> None:
        self._line: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The present place."""
        return self._line[self._at] if self._line else None

    def go(self, place: Place) -> None:
        """Remember a place that somebody went to; what lay ahead is forgotten."""
        if place == self.here:
            return
        self._line = [*self._line[: self._at + 1], place][-KEPT:]
        self._at = len(self._line) - 1

    def back(self) -> Place | None:
        """Step back, or None at the beginning."""
        if self._at <= 0:
            return None
        self._at -= 1
        return self.here

    def forward(self) -> Place | None:
        """Step forward, or None at the end."""
        if self._at + 1 >= len(self._line):
            return None
        self._at += 1
        return self.here
