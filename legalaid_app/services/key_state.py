"""What the store remembers of its key file, so that an older one put back is noticed.

The key file counts its changes; the newest count and the slots of that time stand in
the store too, which nobody can write without the key. The kit on paper that is
valid now may go on with an older key file, where the newest is lost for good; a
passphrase may not, since it may be one that was taken away.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.account import Role, User
from ..domain.errors import DamagedStore, ReadOnlyStore, RolledBack
from ..domain.ids import UserId
from .office import STORE_FILE, Office

if TYPE_CHECKING:
    from ..store.engine import StoreEngines
    from ..system.keychain import Keychain
    from ..vault.opening import Opening
    from ..vault.slots import KdfPolicy, Secret
    from ..vault.throttle import Throttle
    from ..vault.views import OpenVault

_GENERATION, _SLOTS, _CONFIRMED = "key_generation", "key_slots", "recovery_confirmed"


def open_with_keys(
    folder: Path, how: Opening, *, read_only: bool = False
) -> tuple[OpenVault, StoreEngines]:
    """Open the key file and the store; where a rotation was interrupted, with the key that fits.

    A file that cannot be written is opened for reading.
    """
    from ..vault.vault import open_vault

    vault = open_vault(
        folder, how.secret, how.policy, how.label, keychain=how.keychain, throttle=how.throttle
    )
    path = folder / STORE_FILE
    if vault.next_keys is None:
        return vault, _open(path, vault.keys.store, read_only=read_only)
    try:
        return vault, _open(path, vault.keys.store, read_only=read_only)
    except DamagedStore:
        return vault, _open(path, vault.next_keys.store, read_only=read_only)


def _open(path: Path, key: bytes, *, read_only: bool) -> StoreEngines:
    from ..store.engine import open_engine

    if not read_only:
        with suppress(ReadOnlyStore):
            return open_engine(path, key)
    return open_engine(path, key, read_only=True)


def settle(folder: Path, how: Opening, vault: OpenVault, engines: StoreEngines) -> OpenVault:
    """Refuse an older key file; end an interrupted rotation; follow a policy that rose.

    Raises:
        RolledBack: the key file is older than the newest one of this store.
    """
    from ..store.rekey import REKEYED, remove_copy
    from ..vault.changes import go_on_from, renew_slot
    from ..vault.rotation import abandon_rotation, finish_rotation

    newest = newest_generation(engines)
    before = vault
    if vault.generation < newest:
        if not _may_go_on(vault, engines):
            raise RolledBack(vault.generation, newest)
        vault = go_on_from(folder, how, newest)
    if engines.read_only:
        return vault
    if before.next_keys is not None:
        reached = bytes(engines.key.read()) == before.next_keys.store
        vault = (finish_rotation if reached else abandon_rotation)(folder, how)
    elif vault.behind:
        vault = renew_slot(folder, how)
    if (folder / REKEYED).exists():
        remove_copy(folder / REKEYED)
    if vault.generation != newest:
        remember(engines, vault.generation, vault.slots)
    return vault


def remember(engines: StoreEngines, generation: int, slots: Sequence[str]) -> None:
    """Keep in the store that its key file is this new and has these slots."""
    from ..store.meta import write_meta

    write_meta(engines, {_GENERATION: str(generation), _SLOTS: json.dumps(sorted(slots))})


def remember_keys(office: Office) -> None:
    """Keep what the key file, which this program has just written, now is."""
    from ..vault.vault import describe_vault

    info = describe_vault(office.folder)
    remember(office.engines, info.generation, [slot.id for slot in info.slots])


def newest_generation(engines: StoreEngines) -> int:
    """Return the newest count that the store knows of; 0 before there was one."""
    from ..store.meta import read_meta

    return int(read_meta(engines).get(_GENERATION, "0"))


def confirmed_kit(office: Office) -> str:
    """Return the id of the recovery slot whose code was typed back; "" for none."""
    from ..store.meta import read_meta

    return read_meta(office.engines).get(_CONFIRMED, "")


def remember_confirmed_kit(office: Office, slot_id: str) -> None:
    """Keep that the code of this kit was typed back."""
    from ..store.meta import write_meta

    write_meta(office.engines, {_CONFIRMED: slot_id})


def opening(
    office: Office,
    secret: str | Secret,
    policy: KdfPolicy | None = None,
    keychain: Keychain | None = None,
    throttle: Throttle | None = None,
) -> Opening:
    """Return how the person at the desk opens the key file again, to change it.

    Raises:
        ReadOnlyStore, OlderStore: the store is open for reading only.
    """
    from ..vault.kdf import standard_policy
    from ..vault.opening import Opening
    from ..vault.throttle import Throttle

    if office.refusal is not None:
        raise office.refusal
    return Opening(
        secret,
        policy or standard_policy(),
        None if office.user.id.hex == office.user.slot else office.user.name,
        keychain,
        throttle or Throttle(office.folder),
        newest_generation(office.engines),
    )


def keeper_of(vault: OpenVault) -> User:
    """Return who is at the desk when the paper opened the store: nobody of the records."""
    from uuid import UUID

    return User(
        id=UserId(UUID(hex=vault.slot_id)),
        name=vault.slot_label,
        role=Role.ADMINISTRATOR,
        slot=vault.slot_id,
    )


def _may_go_on(vault: OpenVault, engines: StoreEngines) -> bool:
    from ..store.meta import read_meta
    from ..vault.slots import SlotKind

    known = json.loads(read_meta(engines).get(_SLOTS, "[]"))
    return vault.kind is SlotKind.RECOVERY and vault.slot_id in known
