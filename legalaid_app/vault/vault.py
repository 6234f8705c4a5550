"""Making, opening and changing the key file of a store.

Who changes the key file holds the store's lock (`system.store_lock`).
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from legalaid_app.domain.errors import StoreExists
from legalaid_app.system.files import make_private_folder
from legalaid_app.system.keychain import Keychain
from legalaid_app.vault import header as key_file
from legalaid_app.vault.changes import add_slot, change_own_passphrase, checked_label
from legalaid_app.vault.header import FORMAT, Header, StoredHeader
from legalaid_app.vault.kdf import KdfPolicy
from legalaid_app.vault.keys import new_data_key
from legalaid_app.vault.opening import Opened, Opening, open_header, write
from legalaid_app.vault.passphrase import check_passphrase
from legalaid_app.vault.slots import Secret, SlotKind, new_passphrase_slot
from legalaid_app.vault.throttle import Throttle
from legalaid_app.vault.views import OpenVault, SlotInfo, VaultInfo, opened_vault, slot_info
from legalaid_app.vault.ways import passphrase_secret

__all__ = [
    "OpenVault",
    "SlotInfo",
    "SlotKind",
    "VaultInfo",
    "add_passphrase_slot",
    "change_passphrase",
    "create_vault",
    "describe_vault",
    "open_vault",
]


def create_vault(
    folder: Path, passphrase: str, label: str, now: datetime, policy: KdfPolicy
) -> OpenVault:
    """Make the key file of a new store, with one slot.

    Raises:
        StoreExists: the folder holds a key file, whole or damaged.
        WeakPassphrase, InvalidField: another passphrase or label is needed.
        DiskFull, ReadOnlyStore, StoreUnavailable: the disk refused.
    """
    import secrets

    check_passphrase(passphrase)
    label = checked_label(label, others=())
    if key_file.header_exists(folder):
        raise StoreExists
    data_key, store_id = new_data_key(), secrets.token_hex(16)
    slot = new_passphrase_slot(
        data_key, passphrase, label=label, store_id=store_id, kdf=policy.chosen, now=now
    )
    make_private_folder(folder)
    made = write(folder, Opened(Header(store_id, 0, (slot,)), slot, data_key))
    return opened_vault(made, policy)


def open_vault(
    folder: Path,
    passphrase: str | Secret,
    policy: KdfPolicy,
    label: str | None = None,
    *,
    keychain: Keychain | None = None,
    throttle: Throttle | None = None,
) -> OpenVault:
    """Open the store with a passphrase, a recovery code or shares, as typed.

    With *label*, a passphrase is tried on that slot only; without, on each in turn, at
    the full cost of each.

    Raises:
        StoreUnavailable, MistypedCode: as `opening.open_header`.
    """
    how = Opening(passphrase, policy, label, keychain, throttle)
    return opened_vault(open_header(folder, how), policy)


def describe_vault(folder: Path) -> VaultInfo:
    """Tell what can be told without a key.

    Raises:
        NotAStore, NewerStore, DamagedHeader: as `header.read_header`.
    """
    stored: StoredHeader = key_file.read_header(folder)
    return VaultInfo(
        format=FORMAT,
        store_id=stored.header.store_id,
        generation=stored.header.generation,
        slots=tuple(slot_info(slot) for slot in stored.header.slots),
        problems=stored.problems,
    )


def change_passphrase(
    folder: Path,
    old: str,
    new: str,
    now: datetime,
    policy: KdfPolicy,
    label: str | None = None,
) -> OpenVault:
    """Give the slot that *old* opens the passphrase *new*; id and label stay.

    The data is not encrypted anew: an old copy of the key file still opens with
    the old passphrase.

    Raises:
        WrongSecret, WeakPassphrase and the errors of `open_vault` and of the disk.
    """
    return change_own_passphrase(folder, Opening(passphrase_secret(old), policy, label), new, now)


def add_passphrase_slot(
    folder: Path,
    passphrase: str,
    new_passphrase: str,
    new_label: str,
    now: datetime,
    policy: KdfPolicy,
    label: str | None = None,
) -> SlotInfo:
    """Give a further user a slot; *passphrase* is of somebody who can open the store.

    Raises:
        InvalidField: the label is taken, empty or too long, or there are 32 slots.
        WrongSecret, WeakPassphrase and the errors of `open_vault` and of the disk.
    """
    how = Opening(passphrase, policy, label)
    check_passphrase(new_passphrase)
    return add_slot(folder, how, passphrase_secret(new_passphrase), new_label, now)
