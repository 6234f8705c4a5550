"""Make a store, open it, close it: the only way to an `Office`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.account import OfficeProfile, Role, User
from ..domain.errors import NotAStore, StoreExists, StoreUnavailable
from ..domain.ids import OfficeProfileId, UserId
from ..domain.words import gettext as _
from .guidance import Guidance, install, load_guidance
from .office import STORE_FILE, Office

if TYPE_CHECKING:
    from ..store.engine import StoreEngines
    from ..system.store_lock import StoreLock
    from ..vault.slots import KdfPolicy
    from ..vault.vault import OpenVault, VaultInfo
    from .anchor import Anchor


def utc_now() -> datetime:
    """The clock of the computer."""
    return datetime.now(UTC)


def holds_store(folder: Path) -> bool:
    """Is there a store in this folder, whole or damaged?"""
    from ..vault.header import header_exists
    from .set_aside import is_interrupted

    return header_exists(folder) or (folder / STORE_FILE).exists() or is_interrupted(folder)


def describe(folder: Path) -> VaultInfo:
    """What can be told about a store without a key."""
    from ..vault.vault import describe_vault
    from .set_aside import finish_interrupted

    finish_interrupted(folder)
    return describe_vault(folder)


def create_office(
    folder: Path,
    profile: OfficeProfile,
    user: User,
    passphrase: str,
    *,
    now: Callable[[], datetime] = utc_now,
    policy: KdfPolicy | None = None,
    guidance: Guidance | None = None,
    data: Path | None = None,
) -> Office:
    """Make an encrypted store in *folder* and return the open office.

    The guidance that ships with the program is put into it. When anything goes
    wrong, what was begun is taken away again.

    Raises:
        StoreExists: the folder holds a store already.
        UnsafePlace: the folder is synchronised or on another computer.
        WeakPassphrase: with what to do.
        DiskFull, ReadOnlyStore: nothing is left behind.
    """
    from ..store.engine import open_engine
    from ..system.files import make_private_folder
    from ..system.paths import data_folder
    from ..system.store_lock import StoreLock
    from ..vault.passphrase import check_passphrase
    from ..vault.slots import standard_policy
    from ..vault.vault import create_vault
    from .anchor import ANCHORS, Anchor
    from .opening import refuse_unsafe_place

    check_passphrase(passphrase, (profile.name, user.name))
    refuse_unsafe_place(folder)
    if holds_store(folder):
        raise StoreExists
    guidance = guidance or load_guidance()
    existed = folder.exists()
    make_private_folder(folder)
    lock = StoreLock(folder)
    if holds_store(folder):  # made by somebody else between the first look and the lock
        lock.release()
        raise StoreExists
    engines: StoreEngines | None = None
    try:
        vault = create_vault(folder, passphrase, user.name, now(), policy or standard_policy())
        engines = open_engine(folder / STORE_FILE, vault.keys.store, create=True)
        office = _office(
            folder, engines, vault, replace(user, slot=vault.slot_id), guidance, now, lock,
            anchor=Anchor(data_folder(data) / ANCHORS, vault, folder),
        )  # fmt: skip
        _fill(office, profile)
    except BaseException:
        _take_away(folder, engines, lock, existed=existed)
        raise
    return office


def open_office(
    folder: Path,
    passphrase: str,
    *,
    label: str | None = None,
    now: Callable[[], datetime] = utc_now,
    policy: KdfPolicy | None = None,
    guidance: Guidance | None = None,
    read_only: bool = False,
    accept_older: bool = False,
    data: Path | None = None,
) -> Office:
    """Open the store in *folder* as the person whose passphrase it is.

    A store that cannot be written, and an older copy of a store, open for reading;
    `Office.refusal` says why.

    Args:
        read_only: open for reading only, even where writing is possible.
        accept_older: go on with an older copy; this is written into the history.
        data: folder of this person's data, where another than the system's own is used.

    Raises:
        NotAStore, WrongSecret, DamagedHeader, NewerStore, StoreInUse, UnsafePlace,
        DamagedStore, UnsafeDriver: each says what to do; nothing was changed.
        AdministratorOnly: this person may not go on with an older copy.
    """
    from ..store.engine import close_engines
    from ..vault.slots import standard_policy
    from ..vault.vault import open_vault
    from .opening import lock_store, open_checked, refuse_unsafe_place
    from .set_aside import finish_interrupted

    if not read_only:
        refuse_unsafe_place(folder)
    finish_interrupted(folder, data)
    if not holds_store(folder):
        raise NotAStore
    guidance = guidance or load_guidance()
    lock, read_only = lock_store(folder, read_only=read_only)
    engines: StoreEngines | None = None
    try:
        vault = open_vault(folder, passphrase, policy or standard_policy(), label)
        opened = open_checked(
            folder, vault, now, data=data, read_only=read_only, accept_older=accept_older
        )
        engines = opened.engines
        office = _office(
            folder, engines, vault, opened.user, guidance, now, lock,
            anchor=opened.anchor, refusal=opened.refusal,
        )  # fmt: skip
        if opened.accepted:
            _note(office, _("Go on with an older copy of the store"))
    except BaseException:
        if engines is not None:
            close_engines(engines, checkpoint=False)
        if lock is not None:
            lock.release()
        raise
    return office


def close_office(office: Office) -> None:
    """Close the store and forget the key; safe to call twice."""
    office.release()


def _office(
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


def _note(office: Office, label: str) -> None:
    with office.unit_of_work(label) as work:
        work.noted = True
    office.anchor.remember_newest(office.engines)


def _fill(office: Office, profile: OfficeProfile) -> None:
    from ..store.migrate import upgrade

    upgrade(office.engines)
    with office.unit_of_work(_("Create the office")) as work:
        work.undoable = False
        work.add(replace(profile, id=OfficeProfileId(office.new_id())))
        work.add(office.user)
    install(office, office.guidance)


def _take_away(
    folder: Path, engines: StoreEngines | None, lock: StoreLock, *, existed: bool
) -> None:
    from ..store.engine import close_engines
    from ..system.reserve import free_reserve
    from ..vault.header import KEY_FILES

    free_reserve(folder)
    if engines is not None:
        close_engines(engines, checkpoint=False)
    for name in (STORE_FILE, f"{STORE_FILE}-wal", f"{STORE_FILE}-shm", *KEY_FILES):
        (folder / name).unlink(missing_ok=True)
    lock.release()
    if not existed:
        shutil.rmtree(folder, ignore_errors=True)  # nothing but the lock file is in it


def add_user(
    office: Office,
    user: User,
    passphrase: str,
    own_passphrase: str,
    policy: KdfPolicy | None = None,
) -> User:
    """Give a further person a passphrase of their own.

    Args:
        passphrase: the new person's.
        own_passphrase: the signed-in person's, asked for again.
    """
    from ..vault.passphrase import check_passphrase
    from ..vault.slots import standard_policy
    from ..vault.vault import add_passphrase_slot

    check_passphrase(passphrase, (user.name,))
    slot = add_passphrase_slot(
        office.folder,
        own_passphrase,
        passphrase,
        user.name,
        office.now(),
        policy or standard_policy(),
        label=office.user.name,
    )
    with office.unit_of_work(_("Add a person of the office")) as work:
        work.undoable = False
        return work.add(replace(user, id=UserId(office.new_id()), slot=slot.id))


def users(office: Office) -> tuple[User, ...]:
    """The people of the office."""
    with office.reading() as look:
        return look.find(User)


__all__ = [
    "Role",
    "add_user",
    "close_office",
    "create_office",
    "describe",
    "holds_store",
    "open_office",
    "users",
    "utc_now",
]
