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
from ..domain.errors import DamagedStore, NotAStore, StoreExists, StoreUnavailable
from ..domain.ids import OfficeProfileId, UserId
from ..domain.words import gettext as _
from .key_state import keeper_of, open_with_keys, opening, remember, remember_keys, settle
from .office import STORE_FILE, Office

if TYPE_CHECKING:
    from ..store.engine import StoreEngines
    from ..system.keychain import Keychain
    from ..system.store_lock import StoreLock
    from ..vault.kdf import KdfPolicy
    from ..vault.throttle import Throttle
    from ..vault.views import OpenVault, VaultInfo
    from .guidance import Guidance


def utc_now() -> datetime:
    """The clock of the computer."""
    return datetime.now(UTC)


def holds_store(folder: Path) -> bool:
    """Is there a store in this folder, whole or damaged?"""
    from ..vault.header import header_exists

    return header_exists(folder) or (folder / STORE_FILE).exists()


def describe(folder: Path) -> VaultInfo:
    """What can be told about a store without a key."""
    from ..vault.vault import describe_vault

    return describe_vault(folder)


def people(folder: Path) -> tuple[str, ...]:
    """The names of those who have a passphrase, from the key file."""
    return tuple(slot.label for slot in describe(folder).slots if slot.kind == "passphrase")


def create_office(
    folder: Path,
    profile: OfficeProfile,
    user: User,
    passphrase: str,
    *,
    now: Callable[[], datetime] = utc_now,
    policy: KdfPolicy | None = None,
    guidance: Guidance | None = None,
) -> Office:
    """Make an encrypted store in *folder* and return the open office.

    The guidance that ships with the program is put into it. When anything goes
    wrong, what was begun is taken away again.

    Raises:
        StoreExists: the folder holds a store already.
        WeakPassphrase: with what to do.
        DiskFull, ReadOnlyStore: nothing is left behind.
    """
    from ..store.engine import open_engine
    from ..system.files import make_private_folder
    from ..system.store_lock import StoreLock
    from ..vault.kdf import calibrate, standard_policy
    from ..vault.passphrase import check_passphrase
    from ..vault.vault import create_vault

    check_passphrase(passphrase, (profile.name, user.name))
    if holds_store(folder):
        raise StoreExists
    guidance = guidance or _shipped()
    existed = folder.exists()
    make_private_folder(folder)
    lock = StoreLock(folder)
    if holds_store(folder):  # made by somebody else between the first look and the lock
        lock.release()
        raise StoreExists
    engines: StoreEngines | None = None
    try:
        policy = policy or calibrate(standard_policy())  # what is chosen here is kept from now on
        vault = create_vault(folder, passphrase, user.name, now(), policy)
        engines = open_engine(folder / STORE_FILE, vault.keys.store, create=True)
        office = _office(
            folder, engines, vault, replace(user, slot=vault.slot_id), guidance, now, lock
        )
        _fill(office, profile)
        remember(engines, vault.generation, (vault.slot_id,))
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
    keychain: Keychain | None = None,
    throttle: Throttle | None = None,
) -> Office:
    """Open the store in *folder* as the person whose passphrase it is.

    A recovery code, or two shares on lines of their own, open it too.

    Raises:
        NotAStore, WrongSecret, DamagedHeader, NewerStore, StoreInUse,
        DamagedStore, UnsafeDriver: each says what to do; nothing was changed.
        WaitBeforeNextTry, WayStopped: too many passphrases were wrong.
        MistypedCode: it looks like a recovery code, and says where to look again.
        KeychainUnavailable: the passphrase needs the secret in the keychain as well.
        RolledBack: an older key file was put back.
    """
    from ..store.engine import close_engines
    from ..store.migrate import upgrade
    from ..system.store_lock import StoreLock
    from ..vault.kdf import standard_policy
    from ..vault.opening import Opening
    from ..vault.throttle import Throttle

    if not holds_store(folder):
        raise NotAStore
    guidance = guidance or _shipped()
    lock = StoreLock(folder)
    engines: StoreEngines | None = None
    try:
        how = Opening(
            passphrase, policy or standard_policy(), label, keychain, throttle or Throttle(folder)
        )
        vault, engines = open_with_keys(folder, how)
        upgrade(engines)
        vault = settle(folder, how, vault, engines)
        user = _user_of(engines, vault)
        return _office(folder, engines, vault, user, guidance, now, lock)
    except BaseException:
        if engines is not None:
            close_engines(engines, checkpoint=False)
        lock.release()
        raise


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
    lock: StoreLock,
) -> Office:
    from ..store.engine import close_engines
    from ..store.history import guard

    guard(engines.writer)
    closed: list[bool] = []

    def release() -> None:
        if not closed:
            closed.append(True)
            try:
                with suppress(StoreUnavailable):  # the log stays, and is read at the next opening
                    close_engines(engines)
            finally:
                lock.release()

    return Office(folder, engines, vault.keys.history, user, guidance, now, release)


def _fill(office: Office, profile: OfficeProfile) -> None:
    from ..store.migrate import upgrade

    upgrade(office.engines)
    with office.unit_of_work(_("Create the office")) as work:
        work.undoable = False
        work.add(replace(profile, id=OfficeProfileId(office.new_id())))
        work.add(office.user)
    from .guidance import install

    install(office, office.guidance)


def _shipped() -> Guidance:
    """The pack of the program; imported late, because the first window does without it."""
    from .guidance import load_guidance

    return load_guidance()


def _user_of(engines: StoreEngines, vault: OpenVault) -> User:
    from ..store.unit_of_work import Reading
    from ..vault.slots import SlotKind

    if vault.kind is not SlotKind.PASSPHRASE:
        return keeper_of(vault)
    with Reading(engines) as look:
        found = [user for user in look.find(User, slot=vault.slot_id) if user.active]
    if not found:
        raise DamagedStore
    return found[0]


def _take_away(
    folder: Path, engines: StoreEngines | None, lock: StoreLock, *, existed: bool
) -> None:
    from ..store.engine import close_engines
    from ..vault.header import KEY_FILES
    from ..vault.throttle import TRIES_FILE

    if engines is not None:
        close_engines(engines, checkpoint=False)
    for name in (TRIES_FILE, STORE_FILE, f"{STORE_FILE}-wal", f"{STORE_FILE}-shm", *KEY_FILES):
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
    keychain: Keychain | None = None,
) -> User:
    """Give a further person a passphrase of their own.

    Args:
        passphrase: the new person's.
        own_passphrase: the signed-in person's, asked for again.
    """
    from ..vault.changes import add_slot
    from ..vault.passphrase import check_passphrase
    from ..vault.ways import passphrase_secret

    check_passphrase(passphrase, (user.name, office.profile().name))
    how = opening(office, own_passphrase, policy, keychain)
    slot = add_slot(office.folder, how, passphrase_secret(passphrase), user.name, office.now())
    remember_keys(office)
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
    "people",
    "users",
    "utc_now",
]
