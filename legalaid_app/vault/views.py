"""What the rest of the program may know of a key file, opened or closed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from legalaid_app.vault.kdf import KdfParameters, KdfPolicy
from legalaid_app.vault.keys import Keys
from legalaid_app.vault.opening import Opened, keys_of
from legalaid_app.vault.slots import Slot, SlotKind


@dataclass(frozen=True, slots=True)
class OpenVault:
    """The keys of an opened store, and the slot that opened it.

    Attributes:
        generation: how often the key file was written; it only ever grows.
        slots: the ids of all its slots.
        behind: the slot is weaker than the policy; `renew_slot` mends that.
        next_keys: where a rotation was interrupted: what opens the store if
            `keys` does not (see `rotation`).
    """

    keys: Keys
    store_id: str
    slot_id: str
    slot_label: str
    generation: int
    kind: SlotKind = SlotKind.PASSPHRASE
    slots: tuple[str, ...] = ()
    behind: bool = False
    next_keys: Keys | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """What anybody with the file can tell about a slot."""

    id: str
    kind: SlotKind
    label: str
    kdf: KdfParameters | None
    created_at: datetime
    device: bool = False
    """It needs the device secret of one computer too."""


@dataclass(frozen=True, slots=True)
class VaultInfo:
    """What anybody with the file can tell about a store; not authenticated."""

    format: int
    store_id: str
    generation: int
    slots: tuple[SlotInfo, ...]
    problems: tuple[str, ...]
    """What is wrong with one of the two copies; the next change of the key file mends it."""


def slot_info(slot: Slot) -> SlotInfo:
    """Return what may be shown of a slot."""
    return SlotInfo(
        slot.id, slot.kind, slot.label, slot.kdf, slot.created_at, device=bool(slot.device)
    )


def opened_vault(opened: Opened, policy: KdfPolicy) -> OpenVault:
    """Return what the rest of the program may know of an opened key file."""
    slot, header = opened.slot, opened.header
    weaker = slot.kdf is not None and policy.at_least(slot.kdf) != slot.kdf
    return OpenVault(
        keys=opened.keys(),
        store_id=header.store_id,
        slot_id=slot.id,
        slot_label=slot.label,
        generation=header.generation,
        kind=slot.kind,
        slots=tuple(each.id for each in header.slots),
        behind=weaker or not slot.public,
        next_keys=next_keys(opened),
    )


def next_keys(opened: Opened) -> Keys | None:
    """Return the keys that an interrupted rotation leads to; None where there is none."""
    if not opened.next_key:
        return None
    present, coming = opened.keys(), keys_of(replace(opened.header, carried=b""), opened.next_key)
    return replace(
        coming,
        history=present.history,
        earlier_files=(present.files, *present.earlier_files),
    )
