"""Filling pages: which flowable stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from legalaid_app.letters.flowables import Flowable

_TOLERANCE = 0.01


@dataclass(slots=True)
class Page:
    """Flowables in a frame, and how far below the frame's top each begins."""

    height: float
    placed: list[tuple[float, Flowable]] = field(default_factory=list)
    used: float = 0.0
    gap: float = 0.0  # wanted below the last flowable

    def room(self, flowable: Flowable) -> float:
        """Return how much height is left where *flowable* would begin."""
        return self.height - self._start(flowable) + _TOLERANCE

    def place(self, flowable: Flowable) -> None:
        start = self._start(flowable)
        self.placed.append((start, flowable))
        self.used, self.gap = start + flowable.height, flowable.after

    def copy(self) -> Page:
        return Page(self.height, list(self.placed), self.used, self.gap)

    def take(self, other: Page) -> None:
        """Become what *other* is."""
        self.placed, self.used, self.gap = other.placed, other.used, other.gap

    def _start(self, flowable: Flowable) -> float:
        """No space is wanted at the top of a page."""
        return self.used + max(self.gap, flowable.before) if self.placed else 0.0


def paginate(story: Sequence[Flowable], first: float, later: float) -> list[Page]:
    """Return *story* on pages whose frames are *first*, then *later* points high.

    What belongs together (`with_next`) stays together where a page can hold it.
    """
    pages, waiting = [Page(first)], list(story)
    while waiting:
        group = _group(waiting)
        rest = _fill(pages[-1], group)
        waiting[: len(group)] = rest
        if rest:
            pages.append(Page(later))
    return pages


def _group(waiting: Sequence[Flowable]) -> list[Flowable]:
    """Return the flowables at the front that want to stay together."""
    end = 1
    while end < len(waiting) and waiting[end - 1].with_next:
        end += 1
    return list(waiting[:end])


def _fill(page: Page, group: Sequence[Flowable]) -> Sequence[Flowable]:
    """Place what may stand on *page*; return what must go to the next one."""
    trial = page.copy()
    for nth, flowable in enumerate(group):
        room = trial.room(flowable)
        if flowable.height <= room:
            trial.place(flowable)
            continue
        parts = flowable.split(room, forced=False)
        if parts is None and page.placed:
            return group  # together on the next page
        if parts is None and nth:
            page.take(trial)  # a group taller than a page comes apart between its parts
            return group[nth:]
        parts = parts or flowable.split(room, forced=True)
        trial.place(parts[0] if parts else flowable)
        page.take(trial)
        return [*parts[1:], *group[nth + 1 :]] if parts else group[nth + 1 :]
    page.take(trial)
    return []
