"""Opening the key file, and writing it again: what every change of it begins and ends with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from legalaid_app.domain.errors import (
    DamagedHeader,
    KeychainUnavailable,
    MistypedCode,
    RolledBack,
    StoreUnavailable,
    WrongSecret,
)
from legalaid_app.domain.words import gettext as _
from legalaid_app.system.keychain import Keychain
from legalaid_app.vault import header as key_file
from legalaid_app.vault.device import device_secret
from legalaid_app.vault.header import Header
from legalaid_app.vault.kdf import KdfPolicy
from legalaid_app.vault.keys import Keys, derive_keys, with_carried
from legalaid_app.vault.slots import Secret, Slot, SlotKind, Unwrapped, open_slot
from legalaid_app.vault.throttle import Throttle
from legalaid_app.vault.ways import as_secret, mistake_in


@dataclass(frozen=True, slots=True, repr=False)
class Opening:
    """How somebody opens a store.

    Attributes:
        secret: a passphrase, a recovery code or shares, as typed.
        label: whose passphrase it is; None tries every slot, at the full cost of each.
        throttle: counts wrong passphrases; None only where nobody types.
        least_generation: of the key file; an older one is refused.
    """

    secret: str | Secret
    policy: KdfPolicy
    label: str | None = None
    keychain: Keychain | None = None
    throttle: Throttle | None = None
    least_generation: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A key file whose content is authentic, and the data key that it yields."""

    header: Header
    slot: Slot
    data_key: bytes
    next_key: bytes = b""

    def keys(self) -> Keys:
        """Return every key of the store as it is now."""
        return keys_of(self.header, self.data_key)


def open_header(folder: Path, how: Opening) -> Opened:
    """Open the key file of *folder*.

    Raises:
        WrongSecret: no slot opens with it.
        MistypedCode: neither, and it looks like a recovery code or shares with a mistake.
        WaitBeforeNextTry, WayStopped: too many passphrases were wrong.
        KeychainUnavailable: the passphrase also needs the device secret.
        DamagedHeader: the key file is damaged or was changed outside this program.
        RolledBack: it is older than it may be.
        NotAStore, NewerStore, StoreUnavailable: see `header.read_header`.
    """
    header = key_file.read_header(folder).header
    if header.generation < how.least_generation:
        raise RolledBack(header.generation, how.least_generation)
    for slot in header.slots:  # all of them, before the first derivation
        if slot.kdf:
            how.policy.check(slot.kdf)
    secret = as_secret(how.secret)
    if secret.kind is SlotKind.PASSPHRASE:
        return _by_passphrase(header, secret, how)
    for slot in header.slots:
        if slot.kind is secret.kind and (opened := _tried(header, slot, secret)):
            return opened
    raise WrongSecret


def _by_passphrase(header: Header, secret: Secret, how: Opening) -> Opened:
    slots = {
        slot.id: slot
        for slot in header.slots
        if slot.kind is SlotKind.PASSPHRASE and how.label in (None, slot.label)
    }
    tries = how.throttle.begin(slots) if how.throttle else None
    trouble: StoreUnavailable | MistypedCode | None = None
    for slot_id in tries.slots if tries else slots:
        slot = slots[slot_id]
        try:
            device = device_secret(slot, header.store_id, how.keychain)
        except KeychainUnavailable as unavailable:
            trouble = unavailable
            if tries:
                tries.not_made(slot_id)
            continue
        if opened := _tried(header, slot, secret, device):
            if tries:
                tries.opened(slot_id)
            return opened
    if tries and not trouble:
        tries.failed()
    raise trouble or mistake_in(how.secret) or WrongSecret()


def _tried(header: Header, slot: Slot, secret: Secret, device: bytes = b"") -> Opened | None:
    try:
        unwrapped: Unwrapped = open_slot(slot, secret, header.store_id, device)
    except WrongSecret:
        return None
    if not header.is_authentic(derive_keys(unwrapped.data_key, header.store_id).header):
        raise DamagedHeader(why=_("it was changed outside this program."))
    return Opened(header, slot, unwrapped.data_key, unwrapped.next_key)


def keys_of(header: Header, data_key: bytes) -> Keys:
    """Return every key of a store whose key file says *header*."""
    keys = derive_keys(data_key, header.store_id)
    if not header.carried:
        return keys
    return with_carried(keys, header.carried, data_key, header.store_id)


def write(folder: Path, opened: Opened) -> Opened:
    """Write the key file as the next generation.

    Raises:
        DiskFull, ReadOnlyStore, StoreUnavailable: the old key file still stands.
    """
    header_key = derive_keys(opened.data_key, opened.header.store_id).header
    return replace(opened, header=key_file.write_header(folder, opened.header, header_key))
