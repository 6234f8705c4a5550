"""Making, opening and changing the key file of a store.

Who changes the key file holds the store's lock (`system.store_lock`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from legalaid_app.domain.errors import DamagedHeader, InvalidField, StoreExists, WrongSecret
from legalaid_app.domain.words import gettext as _
from legalaid_app.system.files import make_private_folder
from legalaid_app.vault import header as key_file
from legalaid_app.vault.header import FORMAT, Header, StoredHeader, check_label
from legalaid_app.vault.keys import Keys, derive_keys, new_data_key
from legalaid_app.vault.passphrase import check_passphrase
from legalaid_app.vault.slots import (
    KdfParameters,
    KdfPolicy,
    Slot,
    SlotKind,
    new_passphrase_slot,
    unwrap,
)


@dataclass(frozen=True, slots=True)
class OpenVault:
    """The keys of an opened store, and the slot that opened it."""

    keys: Keys
    store_id: str
    slot_id: str
    slot_label: str
    generation: int


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """What anybody with the file can tell about a slot."""

    id: str
    kind: SlotKind
    label: str
    kdf: KdfParameters
    created_at: datetime


@dataclass(frozen=True, slots=True)
class VaultInfo:
    """What anybody with the file can tell about a store; not authenticated."""

    format: int
    store_id: str
    generation: int
    slots: tuple[SlotInfo, ...]
    problems: tuple[str, ...]
    """What is wrong with one of the two copies; the next change of the key file mends it."""


@dataclass(frozen=True, slots=True)
class _Opened:
    header: Header
    slot: Slot
    data_key: bytes

    def __repr__(self) -> str:
        return "_Opened(hidden)"


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
    label = _checked_label(label, others=())
    if key_file.header_exists(folder):
        raise StoreExists
    data_key, store_id = new_data_key(), secrets.token_hex(16)
    slot = new_passphrase_slot(
        data_key, passphrase, label=label, store_id=store_id, kdf=policy.chosen, now=now
    )
    make_private_folder(folder)
    return _written(folder, _Opened(Header(store_id, 0, (slot,)), slot, data_key))


def open_vault(
    folder: Path, passphrase: str, policy: KdfPolicy, label: str | None = None
) -> OpenVault:
    """Open the store with *passphrase*; with *label*, by that slot only.

    Without a label each slot is tried in turn, at the full cost of each.

    Raises:
        WrongSecret: no slot opens with it.
        DamagedHeader: the key file is damaged or was changed outside this program.
        NotAStore, NewerStore, StoreUnavailable: see `header.read_header`.
    """
    return _result(_opened(folder, passphrase, policy, label))


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
        slots=tuple(
            SlotInfo(s.id, s.kind, s.label, s.kdf, s.created_at) for s in stored.header.slots
        ),
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
    check_passphrase(new)
    opened = _opened(folder, old, policy, label)
    slot = new_passphrase_slot(
        opened.data_key,
        new,
        label=opened.slot.label,
        store_id=opened.header.store_id,
        kdf=_no_cheaper(policy.chosen, opened.slot.kdf),
        now=now,
        slot_id=opened.slot.id,
    )
    slots = tuple(slot if other.id == slot.id else other for other in opened.header.slots)
    return _written(folder, replace(opened, header=replace(opened.header, slots=slots), slot=slot))


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
    check_passphrase(new_passphrase)
    opened = _opened(folder, passphrase, policy, label)
    slot = new_passphrase_slot(
        opened.data_key,
        new_passphrase,
        label=_checked_label(new_label, opened.header.slots),
        store_id=opened.header.store_id,
        kdf=policy.chosen,
        now=now,
    )
    header = replace(opened.header, slots=(*opened.header.slots, slot))
    _written(folder, replace(opened, header=header))
    return SlotInfo(slot.id, slot.kind, slot.label, slot.kdf, slot.created_at)


def _opened(folder: Path, passphrase: str, policy: KdfPolicy, label: str | None) -> _Opened:
    header = key_file.read_header(folder).header
    for slot in header.slots:  # all of them, before the first derivation
        policy.check(slot.kdf)
    for slot in header.slots:
        if label is not None and slot.label != label:
            continue
        try:
            data_key = unwrap(slot, passphrase, header.store_id)
        except WrongSecret:
            continue
        if not header.is_authentic(derive_keys(data_key, header.store_id).header):
            raise DamagedHeader(why=_("it was changed outside this program."))
        return _Opened(header, slot, data_key)
    raise WrongSecret


def _written(folder: Path, opened: _Opened) -> OpenVault:
    keys = derive_keys(opened.data_key, opened.header.store_id)
    header = key_file.write_header(folder, opened.header, keys.header)
    return _result(replace(opened, header=header))


def _result(opened: _Opened) -> OpenVault:
    return OpenVault(
        keys=derive_keys(opened.data_key, opened.header.store_id),
        store_id=opened.header.store_id,
        slot_id=opened.slot.id,
        slot_label=opened.slot.label,
        generation=opened.header.generation,
    )


def _no_cheaper(chosen: KdfParameters, present: KdfParameters) -> KdfParameters:
    return KdfParameters(
        max(chosen.memory_kib, present.memory_kib),
        max(chosen.passes, present.passes),
        max(chosen.lanes, present.lanes),
    )


def _checked_label(label: str, others: Iterable[Slot]) -> str:
    taken = {slot.label.casefold() for slot in others}
    try:
        label = check_label(label.strip())
    except ValueError:
        problem = _("give a name of 1 to 80 characters, on one line")
        raise InvalidField("label", _("Name"), problem) from None
    if label.casefold() in taken:
        raise InvalidField("label", _("Name"), _("another user has this name"))
    if len(taken) >= key_file.MOST_SLOTS:
        raise InvalidField("label", _("Name"), _("this store has as many users as it can hold"))
    return label
