"""What stands between a key that fits and a store that may be written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.account import User
from ..domain.errors import (
    AdministratorOnly,
    DamagedStore,
    ReadOnlyStore,
    StoreUnavailable,
    UnsafePlace,
)
from .anchor import ANCHORS, Anchor
from .key_state import keeper_of, open_with_keys, settle
from .office import STORE_FILE, Office

if TYPE_CHECKING:
    from ..store.engine import StoreEngines
    from ..system.store_lock import StoreLock
    from ..vault.opening import Opening
    from ..vault.views import OpenVault
    from .guidance import Guidance


@dataclass(frozen=True)
class Opened:
    """The keys, the engines, who opened them, and why nothing may be written, if so."""

    vault: OpenVault
    engines: StoreEngines
    user: User
    anchor: Anchor
    refusal: StoreUnavailable | None
    accepted: bool


def refuse_unsafe_place(folder: Path) -> None:
    """Refuse folders where other programs move or lock files behind our back.

    Raises:
        UnsafePlace: it is synchronised, or on another computer; says which.
    """
    from ..system.places import unsafe_place

    why = unsafe_place(folder)
    if why is not None:
        raise UnsafePlace(why=why)


def lock_store(folder: Path, *, read_only: bool) -> tuple[StoreLock | None, bool]:
    """Take the store's lock; return it, and whether the store can only be read.

    Raises:
        StoreInUse: somebody else has the store open.
    """
    from ..system.store_lock import StoreLock

    try:
        return StoreLock(folder), read_only
    except ReadOnlyStore:  # a medium that nobody can write needs no lock
        return None, True


def open_checked(
    folder: Path,
    how: Opening,
    now: Callable[[], datetime],
    *,
    data: Path | None,
    read_only: bool,
    accept_older: bool,
) -> Opened:
    """Open key file and database, notice an older copy, migrate behind a backup.

    Raises:
        DamagedStore, NewerStore, ReadOnlyStore, UnsafeDriver, StoreUnavailable: nothing is left open.
        WrongSecret and the other errors of `vault.open_vault`; RolledBack.
        AdministratorOnly: this person may not go on with an older copy.
    """
    from ..store.engine import close_engines, open_engine
    from ..store.migrate import is_behind
    from ..system.paths import data_folder

    memory = data_folder(data) / ANCHORS
    vault, engines = open_with_keys(folder, how, read_only=read_only)
    refusal: StoreUnavailable | None = ReadOnlyStore() if engines.read_only else None
    try:
        older = Anchor(memory, vault, folder).objection(engines)
        if older is not None and accept_older:
            if not user_of(engines, vault).may_decide_about_store:
                raise AdministratorOnly
        elif older is not None and refusal is None:
            key = bytes(engines.key.read())
            close_engines(engines)
            engines = open_engine(folder / STORE_FILE, key, read_only=True)
            refusal = older
        vault = settle(folder, how, vault, engines)
        if is_behind(engines):
            if refusal is not None:
                raise refusal
            _migrate(folder, vault, engines, now)
        accepted = older is not None and accept_older and refusal is None
        anchor, user = Anchor(memory, vault, folder), user_of(engines, vault)
        return Opened(vault, engines, user, anchor, refusal, accepted)
    except BaseException:
        close_engines(engines, checkpoint=False)
        raise


def user_of(engines: StoreEngines, vault: OpenVault) -> User:
    """Return the active person whose slot was opened; or the keeper of the paper that did.

    Raises:
        DamagedStore: there is none.
    """
    from ..store.unit_of_work import Reading
    from ..vault.slots import SlotKind

    if vault.kind is not SlotKind.PASSPHRASE:
        return keeper_of(vault)
    with Reading(engines) as look:
        found = [user for user in look.find(User, slot=vault.slot_id) if user.active]
    if not found:
        raise DamagedStore
    return found[0]


def office_of(
    folder: Path,
    engines: StoreEngines,
    vault: OpenVault,
    user: User,
    guidance: Guidance,
    now: Callable[[], datetime],
    lock: StoreLock | None,
    *,
    anchor: Anchor,
    refusal: StoreUnavailable | None = None,
) -> Office:
    """Put the open store into an `Office` that knows how to close itself."""
    from ..store.engine import close_engines
    from ..store.history import guard
    from ..system.reserve import keep_reserve

    guard(engines.writer)
    if refusal is None:
        keep_reserve(folder)
    closed: list[bool] = []

    def release() -> None:
        if not closed:
            closed.append(True)
            try:
                if refusal is None:
                    anchor.remember_newest(engines)
                with suppress(StoreUnavailable):  # the log stays, and is read at the next opening
                    close_engines(engines)
            finally:
                if lock is not None:
                    lock.release()

    return Office(
        folder, engines, vault.keys.history, user, guidance, now, release,
        vault=vault, anchor=anchor, refusal=refusal,
    )  # fmt: skip


def note(office: Office, label: str) -> None:
    """Write an act into the history that changes no record, and remember it at once."""
    with office.unit_of_work(label) as work:
        work.noted = True
    office.anchor.remember_newest(office.engines)


def _migrate(
    folder: Path, vault: OpenVault, engines: StoreEngines, now: Callable[[], datetime]
) -> None:
    """Bring the tables up to date, after a backup of the store as it was."""
    from ..store.migrate import upgrade
    from ..store.reseal import resealing
    from .backup_writing import Source, back_up_inside

    back_up_inside(Source(folder, folder / STORE_FILE, vault), now())
    upgrade(engines, resealing(vault.keys.history, vault.slot_label, now))
