"""Waiting after wrong passphrases: three tries are free, then 2, 4, 8 … 300 seconds.

Each slot has a count of its own, so that nobody is kept out by a colleague's
mistakes. After a hundred wrong tries in a row a slot waits for the recovery kit
or a colleague. Nothing is ever wiped.

The counts stand in a small file beside the store. It cannot be authenticated,
since it is written when nobody could open the store; and it need not be. Whoever
may delete it may copy the whole store too and guess elsewhere, where the cost of
Argon2id and the device secret are what protects, not a wait. The file slows down
who can only type, at our window. A try is counted before it is made, so that
ending the program does not make it free.

The clock is the computer's monotonic one, which nobody can set. It starts anew
with the computer; then it shows less time than has passed, never more, so that a
restart shortens no wait.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from legalaid_app.domain.errors import StoreUnavailable, WaitBeforeNextTry, WayStopped
from legalaid_app.system.files import atomic_write
from legalaid_app.vault.canonical import canonical

TRIES_FILE: Final = "store.tries"
FREE: Final = 3
LONGEST_WAIT: Final = 300
STOPPED: Final = 100
_LARGEST_FILE: Final = 64 * 1024

Counts = dict[str, tuple[int, float]]
_kept_here: dict[Path, Counts] = {}
"""The counts of stores whose folder cannot be written to, for the life of this program."""


def wait_after(failures: int) -> int:
    """Return the seconds to wait after so many wrong tries in a row.

    >>> [wait_after(n) for n in (1, 2, 3, 4, 5, 9, 10, 11, 99)]
    [0, 0, 2, 4, 8, 128, 256, 300, 300]
    """
    return 0 if failures < FREE else min(2 ** min(failures - FREE + 1, 9), LONGEST_WAIT)


class Throttle:
    """The counts of one store. Whoever uses it holds the store's lock."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder, self._clock = folder, clock

    def begin(self, slots: Iterable[str]) -> Tries:
        """Count a try at each slot that need not wait, and return those that may be tried.

        Raises:
            WaitBeforeNextTry, WayStopped: none of the slots may be tried now.
        """
        before, wanted = self._read(), list(slots)
        left = {slot: self._left(before.get(slot)) for slot in wanted}
        ready = [slot for slot in wanted if not left[slot]]
        if wanted and not ready:
            raise _refusal(left.values())
        now = self._clock()
        counted = {slot: (before.get(slot, (0, 0.0))[0] + 1, now) for slot in ready}
        self._write(before | counted)
        return Tries(self, ready, before, [left[slot] for slot in wanted if left[slot]])

    def waiting(self, slot: str) -> int:
        """Return the whole seconds until *slot* may be tried; 0 for now.

        Raises:
            WayStopped: it was tried too often.
        """
        left = self._left(self._read().get(slot))
        if math.isinf(left):
            raise WayStopped(STOPPED)
        return math.ceil(left)

    def forget(self, slots: Iterable[str] | None = None) -> None:
        """Take the counts of *slots* back to none; of all without it."""
        counts = self._read()
        gone = set(counts if slots is None else slots)
        if gone & set(counts):
            self._write({slot: kept for slot, kept in counts.items() if slot not in gone})

    def _left(self, count: tuple[int, float] | None) -> float:
        if count is None:
            return 0.0
        failures, at = count
        if failures >= STOPPED:
            return math.inf
        now = self._clock()
        passed = now - at if now >= at else now  # the computer was started since
        return max(0.0, wait_after(failures) - passed)

    def _read(self) -> Counts:
        if self._folder in _kept_here:
            return dict(_kept_here[self._folder])
        try:
            with (self._folder / TRIES_FILE).open("rb") as stream:
                return _understood(json.loads(stream.read(_LARGEST_FILE)))
        except (OSError, ValueError, RecursionError):
            return {}

    def _write(self, counts: Counts) -> None:
        path = self._folder / TRIES_FILE
        try:
            if counts:
                atomic_write(path, canonical({slot: list(kept) for slot, kept in counts.items()}))
            else:
                path.unlink(missing_ok=True)
        except (OSError, StoreUnavailable):
            _kept_here[self._folder] = counts
        else:
            _kept_here.pop(self._folder, None)


class Tries:
    """One round of tries, counted already; say how it ended."""

    def __init__(
        self, throttle: Throttle, slots: list[str], before: Counts, left: list[float]
    ) -> None:
        self._throttle, self._before, self._left = throttle, before, left
        self.slots = tuple(slots)

    def opened(self, slot: str) -> None:
        """One slot opened: its count ends, the others were not guessed at."""
        self._take_back({one for one in self.slots if one != slot})
        self._throttle.forget([slot])

    def not_made(self, slot: str) -> None:
        """The try could not be made; it does not count."""
        self._take_back({slot})

    def failed(self) -> None:
        """Nothing opened. The wait begins now.

        Raises:
            WaitBeforeNextTry, WayStopped: a slot that could not be tried may be the right one.
        """
        counts, now = self._throttle._read(), self._throttle._clock()  # noqa: SLF001
        again = {slot: (counts[slot][0], now) for slot in self.slots if slot in counts}
        self._throttle._write(counts | again)  # noqa: SLF001
        if self._left:
            raise _refusal(self._left)

    def _take_back(self, slots: set[str]) -> None:
        counts = self._throttle._read()  # noqa: SLF001
        for slot in slots & set(counts):
            if slot in self._before:
                counts[slot] = self._before[slot]
            else:
                del counts[slot]
        self._throttle._write(counts)  # noqa: SLF001


def _refusal(left: Iterable[float]) -> StoreUnavailable:
    shortest = min(left)
    if math.isinf(shortest):
        return WayStopped(STOPPED)
    return WaitBeforeNextTry(math.ceil(shortest))


def _understood(found: Any) -> Counts:
    if not isinstance(found, dict):
        return {}
    counts: Counts = {}
    for slot, kept in found.items():
        match kept:
            case [int(failures), int() | float() as at] if failures > 0 and at >= 0:
                counts[slot] = (min(failures, STOPPED), float(at))
    return counts
