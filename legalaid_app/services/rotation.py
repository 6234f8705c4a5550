"""A new master key: the whole store is encrypted anew, and everybody's way in stays.

Both keys are wrapped in every slot before the first page is written and until the
store was reopened, so that a crash at any moment leaves a store that opens. The
next opening ends what was begun: forward if the new file is in place, else back.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.errors import AppError
from .key_state import opening, remember
from .office import STORE_FILE, Office
from .slots import managers_only
from .unlock import open_office

if TYPE_CHECKING:
    from ..system.keychain import Keychain
    from ..vault.kdf import KdfPolicy
    from ..vault.opening import Opening
    from ..vault.views import OpenVault

Report = Callable[[int, int], None]


def rotate_master_key(
    office: Office,
    own: str,
    *,
    policy: KdfPolicy | None = None,
    keychain: Keychain | None = None,
    report: Report | None = None,
) -> Office:
    """Close the office, encrypt its store under a new key, and return it opened again.

    Args:
        own: the passphrase of the person at the desk, or the recovery code.
        report: told (pages done, pages in all); what it raises stops the work.

    Raises:
        WrongSecret and the other errors of opening: before anything is closed.
        Refused: who is at the desk may not, or somebody has to sign in once before.
        DiskFull and others of the disk: the office is closed, and opens as before.
    """
    from ..vault.opening import open_header

    managers_only(office)
    how = opening(office, own, policy, keychain)
    open_header(office.folder, how)
    office.release()
    rotate_store(office.folder, how, report)
    return open_office(
        office.folder,
        own,
        label=how.label,
        now=office.now,
        policy=policy,
        guidance=office.guidance,
        keychain=keychain,
    )


def rotate_store(folder: Path, how: Opening, report: Report | None = None) -> OpenVault:
    """Encrypt a closed store under a new key.

    Raises:
        StoreInUse: it is open somewhere.
        The errors of opening and of the disk: the store opens as before.
    """
    from ..store.engine import close_engines, open_engine
    from ..store.rekey import REKEYED, copy_to_new_key, empty_log, put_in_place, remove_copy
    from ..system.store_lock import StoreLock
    from ..vault.rotation import abandon_rotation, begin_rotation, finish_rotation

    path, copy = folder / STORE_FILE, folder / REKEYED
    with StoreLock(folder):
        rotation = begin_rotation(folder, how)
        try:
            empty_log(path, rotation.before.store)
            copy_to_new_key(path, rotation.before.store, copy, rotation.after.store, report)
            put_in_place(copy, path)
        except BaseException:
            if _opens(path, rotation.before.store):
                with suppress(AppError):  # else the next opening does it
                    remove_copy(copy)
                    abandon_rotation(folder, how, rotation)
            raise
        engines = open_engine(path, rotation.after.store)
        try:
            vault = finish_rotation(folder, how, rotation)
            remember(engines, vault.generation, vault.slots)
        finally:
            close_engines(engines)
    return vault


def _opens(path: Path, key: bytes) -> bool:
    from ..store.engine import close_engines, open_engine

    try:
        close_engines(open_engine(path, key), checkpoint=False)
    except AppError:
        return False
    return True
