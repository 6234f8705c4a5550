"""Make a store, open it, close it: the only way to an `Office`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.account import OfficeProfile, Role, User
from ..domain.errors import NotAStore, StoreExists
from ..domain.ids import OfficeProfileId, UserId
from ..domain.words import gettext as _
from . import making
from .key_state import opening, remember, remember_keys
from .office import STORE_FILE, Office

if TYPE_CHECKING:
    from ..store.engine import StoreEngines
    from ..system.keychain import Keychain
    from ..system.store_lock import StoreLock
    from ..vault.kdf import KdfPolicy
    from ..vault.throttle import Throttle
    from ..vault.views import VaultInfo
    from .guidance import Guidance


def utc_now() -> datetime:
    """The clock of the computer."""
    return datetime.now(UTC)


def holds_store(folder: Path) -> bool:
    """Is there a store in this folder, whole or damaged? What was never finished is none."""
    from ..vault.header import header_exists
    from .set_aside import is_interrupted

    if making.is_half_made(folder):
        return False
    return header_exists(folder) or (folder / STORE_FILE).exists() or is_interrupted(folder)


def describe(folder: Path) -> VaultInfo:
    """What can be told about a store without a key."""
    from ..vault.vault import describe_vault
    from .set_aside import finish_interrupted

    finish_interrupted(folder)
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
    data: Path | None = None,
) -> Office:
    """Make an encrypted store in *folder* and return the open office.

    The guidance that ships with the program is put into it. When anything goes
    wrong, what was begun is taken away again; what a crash cut off counts for nothing.

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
    from ..vault.kdf import calibrate, standard_policy
    from ..vault.passphrase import check_passphrase
    from ..vault.vault import create_vault
    from .anchor import ANCHORS, Anchor
    from .opening import office_of, refuse_unsafe_place

    check_passphrase(passphrase, (profile.name, user.name))
    refuse_unsafe_place(folder)
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
        making.begin(folder, _files(), now())
        policy = policy or calibrate(standard_policy())  # what is chosen here is kept from now on
        vault = create_vault(folder, passphrase, user.name, now(), policy)
        engines = open_engine(folder / STORE_FILE, vault.keys.store, create=True)
        office = office_of(
            folder, engines, vault, replace(user, slot=vault.slot_id), guidance, now, lock,
            anchor=Anchor(data_folder(data) / ANCHORS, vault, folder),
        )  # fmt: skip
        _fill(office, profile)
        remember(engines, vault.generation, (vault.slot_id,))
        making.finish(folder)
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
    read_only: bool = False,
    accept_older: bool = False,
    data: Path | None = None,
) -> Office:
    """Open the store in *folder* as the person whose passphrase it is.

    A recovery code, or two shares on lines of their own, open it too. A store that
    cannot be written, and an older copy of a store, open for reading;
    `Office.refusal` says why.

    Args:
        read_only: open for reading only, even where writing is possible.
        accept_older: go on with an older copy; this is written into the history.
        data: folder of this person's data, where another than the system's own is used.

    Raises:
        NotAStore, WrongSecret, DamagedHeader, NewerStore, StoreInUse, UnsafePlace,
        DamagedStore, UnsafeDriver: each says what to do; nothing was changed.
        AdministratorOnly: this person may not go on with an older copy.
        WaitBeforeNextTry, WayStopped: too many passphrases were wrong.
        MistypedCode: it looks like a recovery code, and says where to look again.
        KeychainUnavailable: the passphrase needs the secret in the keychain as well.
        RolledBack: an older key file was put back.
        BadInput: the guidance pack cannot be read; with file, line and what is wrong.
    """
    from ..store.engine import close_engines
    from ..vault.kdf import standard_policy
    from ..vault.opening import Opening
    from ..vault.throttle import Throttle
    from .opening import lock_store, note, office_of, open_checked, refuse_unsafe_place
    from .set_aside import finish_interrupted

    if not read_only:
        refuse_unsafe_place(folder)
    finish_interrupted(folder, data)
    if not holds_store(folder):
        raise NotAStore
    guidance = guidance or _shipped()
    guidance.check()
    lock, read_only = lock_store(folder, read_only=read_only)
    if lock is not None and throttle is None:  # where nobody can write, nobody can count
        throttle = Throttle(folder)
    engines: StoreEngines | None = None
    try:
        how = Opening(passphrase, policy or standard_policy(), label, keychain, throttle)
        opened = open_checked(
            folder, how, now, data=data, read_only=read_only, accept_older=accept_older
        )
        engines = opened.engines
        office = office_of(
            folder, engines, opened.vault, opened.user, guidance, now, lock,
            anchor=opened.anchor, refusal=opened.refusal,
        )  # fmt: skip
        if opened.accepted:
            note(office, _("Go on with an older copy of the store"))
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


def _take_away(
    folder: Path, engines: StoreEngines | None, lock: StoreLock, *, existed: bool
) -> None:
    from ..store.engine import close_engines
    from ..system.reserve import free_reserve

    free_reserve(folder)
    if engines is not None:
        close_engines(engines, checkpoint=False)
    for name in (*_files(), making.MARK):
        (folder / name).unlink(missing_ok=True)
    lock.release()
    if not existed:
        shutil.rmtree(folder, ignore_errors=True)  # nothing but the lock file is in it


def _files() -> tuple[str, ...]:
    from ..vault.header import KEY_FILES
    from ..vault.throttle import TRIES_FILE

    return (TRIES_FILE, STORE_FILE, f"{STORE_FILE}-wal", f"{STORE_FILE}-shm", *KEY_FILES)


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
