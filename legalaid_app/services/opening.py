"""What stands between a key that fits and a store that may be written."""

from __future__ import annotations

from collections.abc import Callable
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
from .office import STORE_FILE

if TYPE_CHECKING:
    from ..store.engine import StoreEngines
    from ..system.store_lock import StoreLock
    from ..vault.vault import OpenVault


@dataclass(frozen=True)
class Opened:
    """The engines, who opened them, and why nothing may be written, if so."""

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
    vault: OpenVault,
    now: Callable[[], datetime],
    *,
    data: Path | None,
    read_only: bool,
    accept_older: bool,
) -> Opened:
    """Open the database, notice an older copy, migrate behind a backup.

    Raises:
        DamagedStore, NewerStore, ReadOnlyStore, UnsafeDriver, StoreUnavailable: nothing is left open.
        AdministratorOnly: this person may not go on with an older copy.
    """
    from ..store.engine import close_engines
    from ..store.migrate import is_behind
    from ..system.paths import data_folder

    anchor = Anchor(data_folder(data) / ANCHORS, vault, folder)
    engines, refusal = _open_as_possible(folder, vault, read_only=read_only)
    try:
        older = anchor.objection(engines)
        if refusal is None and is_behind(engines) and (older is None or accept_older):
            _migrate(folder, vault, engines, now)
        elif is_behind(engines):
            raise older or refusal or DamagedStore
        user = user_of(engines, vault.slot_id)
        if older is not None and accept_older and not user.may_decide_about_store:
            raise AdministratorOnly
        accepted = older is not None and accept_older and refusal is None
        if older is not None and not accepted and not engines.read_only:
            close_engines(engines)
            engines, refusal = _open_as_possible(folder, vault, read_only=True)[0], older
        return Opened(engines, user, anchor, refusal, accepted)
    except BaseException:
        close_engines(engines, checkpoint=False)
        raise


def user_of(engines: StoreEngines, slot_id: str) -> User:
    """Return the active person whose slot was opened.

    Raises:
        DamagedStore: there is none.
    """
    from ..store.unit_of_work import Reading

    with Reading(engines) as look:
        found = [user for user in look.find(User, slot=slot_id) if user.active]
    if not found:
        raise DamagedStore
    return found[0]


def _open_as_possible(
    folder: Path, vault: OpenVault, *, read_only: bool
) -> tuple[StoreEngines, StoreUnavailable | None]:
    from ..store.engine import open_engine

    path = folder / STORE_FILE
    if not read_only:
        try:
            return open_engine(path, vault.keys.store), None
        except ReadOnlyStore:
            pass  # the folder can be written, the file cannot
    return open_engine(path, vault.keys.store, read_only=True), ReadOnlyStore()


def _migrate(
    folder: Path, vault: OpenVault, engines: StoreEngines, now: Callable[[], datetime]
) -> None:
    """Bring the tables up to date, after a backup of the store as it was."""
    from ..store.migrate import upgrade
    from ..store.reseal import resealing
    from .backup_writing import Source, back_up_inside

    back_up_inside(Source(folder, folder / STORE_FILE, vault), now())
    upgrade(engines, resealing(vault.keys.history, vault.slot_label, now))
