"""The open store, the clock and the person at the desk, in one value."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..domain.account import OfficeProfile, User
from ..domain.errors import DamagedStore, DiskFull, StoreUnavailable
from ..domain.ids import uuid7
from ..domain.words import gettext as _

if TYPE_CHECKING:
    from ..store.engine import StoreEngines
    from ..store.unit_of_work import Reading, UnitOfWork
    from ..vault.views import OpenVault
    from .anchor import Anchor
    from .guidance import Guidance

STORE_FILE = "store.db"
Changes = frozenset[tuple[str, UUID]]
"""What a committed action touched: table name and record id."""


@dataclass(frozen=True)
class Office:
    """Everything a service needs; made by `unlock`, closed by `unlock.close_office`.

    Attributes:
        now: the clock; returns an aware instant.
        listeners: called after each commit, on the thread of the commit.
        refusal: why nothing may be written, where the store is open for reading only.
        file: the database, where it is not in the folder (a backup that is looked into).
    """

    folder: Path
    engines: StoreEngines
    history_key: bytes = field(repr=False)
    user: User
    guidance: Guidance = field(repr=False)
    now: Callable[[], datetime]
    release: Callable[[], None] = field(repr=False)
    vault: OpenVault = field(repr=False)
    anchor: Anchor = field(repr=False)
    listeners: list[Callable[[Changes], None]] = field(default_factory=list, repr=False)
    refusal: StoreUnavailable | None = field(default=None, repr=False)
    file: Path | None = field(default=None, repr=False)

    @property
    def read_only(self) -> bool:
        """Is the store open for reading only?"""
        return self.refusal is not None

    @property
    def database(self) -> Path:
        """The encrypted file."""
        return self.file or self.folder / STORE_FILE

    _last_id: list[int] = field(default_factory=lambda: [0, 0], repr=False)

    @contextmanager
    def unit_of_work(self, label: str) -> Iterator[UnitOfWork]:
        """Run one user action; after the commit, tell who is interested.

        Raises:
            ReadOnlyStore, OlderStore: the store is open for reading only.
            DiskFull: the reserve was freed, so that deleting and closing work.
        """
        from ..store.unit_of_work import UnitOfWork
        from ..system.reserve import free_reserve

        if self.refusal is not None:
            raise self.refusal
        person = (self.user.id, self.user.name)
        try:
            with UnitOfWork(self.engines, self.history_key, label, person, self.now) as work:
                yield work
        except DiskFull:
            free_reserve(self.folder)
            raise
        self.anchor.remember_now_and_then(self.engines)
        if work.touched:
            for listener in tuple(self.listeners):
                listener(work.touched)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Look at the store as it is now; nothing is written."""
        from ..store.engine import store_errors
        from ..store.unit_of_work import Reading

        try:
            with store_errors(), Reading(self.engines) as look:
                yield look
        except DamagedStore:  # one bad page spoils what the same connection reads later
            self.engines.writer.dispose()
            raise

    def new_id(self) -> UUID:
        """Make an id that sorts after all that this office made before it."""
        milliseconds = max(int(self.now().timestamp() * 1000), self._last_id[0])
        step = self._last_id[1] + 1 if milliseconds == self._last_id[0] else 0
        milliseconds, step = milliseconds + step // 4096, step % 4096
        self._last_id[:] = milliseconds, step
        return uuid7(milliseconds, step.to_bytes(2, "big") + os.urandom(8))

    def today(self) -> date:
        """The day at the desk."""
        return self.now().astimezone().date()

    def profile(self) -> OfficeProfile:
        """The office's name, letterhead and limits."""
        with self.reading() as look:
            return look.find(OfficeProfile)[0]


def update_profile(
    office: Office, seen: OfficeProfile, changes: Mapping[str, Any]
) -> OfficeProfile:
    """Change the letterhead or a limit, as it was when the user saw it.

    Raises:
        InvalidField: a change breaks a rule of the record.
        StaleRecord: somebody else saved it meanwhile.
    """
    with office.unit_of_work(_("Edit office")) as work:
        return work.save(replace(seen, **changes))
