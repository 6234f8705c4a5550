"""Which backups to keep, and when the next one is due. Pure arithmetic on instants."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

EVERY = timedelta(minutes=30)
PAUSE_AFTER_RESTORE = timedelta(days=7)
EXTERNAL_EVERY = timedelta(days=7)
REHEARSE_EVERY = timedelta(days=30)
KEEP = (("%Y-%m-%dT%H", 24), ("%Y-%m-%d", 30), ("%Y-%m", 12))


def superseded(made: Iterable[datetime]) -> frozenset[datetime]:
    """Return the instants of the backups that may go.

    Kept are the newest of each of the last 24 hours, 30 days and 12 months in
    which a backup was made.
    """
    newest_first = sorted({instant.astimezone(UTC) for instant in made}, reverse=True)
    kept: set[datetime] = set()
    for pattern, most in KEEP:
        newest: dict[str, datetime] = {}
        for instant in newest_first:
            newest.setdefault(instant.strftime(pattern), instant)
        kept |= set(list(newest.values())[:most])
    return frozenset(newest_first) - kept


def is_due(now: datetime, last: datetime | None, *, changed: bool) -> bool:
    """Is it time for the next backup? A last one that lies in the future does not count."""
    if not changed:
        return False
    return last is None or now - last >= EVERY or last > now


def is_overdue(now: datetime, last: datetime | None, every: timedelta) -> bool:
    """Was something that should happen so often not done, or done too long ago?"""
    return last is None or now - last > every
