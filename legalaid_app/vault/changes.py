"""Adding, changing and removing the ways to open a store.

Each change opens the key file anew with a secret of somebody who may, and writes it
once: a crash leaves the old ways or the new ones. The data is not encrypted anew, so
that none of it takes longer for a larger store.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from legalaid_app.domain.errors import InvalidField, LastWay, NotFound, Refused
from legalaid_app.domain.words import gettext as _
from legalaid_app.system.keychain import Keychain
from legalaid_app.vault import header as key_file
from legalaid_app.vault.device import device_secret, new_device_secret
from legalaid_app.vault.header import Header
from legalaid_app.vault.opening import Opened, Opening, open_header, write
from legalaid_app.vault.passphrase import check_passphrase
from legalaid_app.vault.slots import Secret, Slot, SlotKind, new_slot, seal
from legalaid_app.vault.strict import check_label
from legalaid_app.vault.views import OpenVault, SlotInfo, opened_vault, slot_info
from legalaid_app.vault.ways import as_secret, passphrase_secret


def change_own_passphrase(folder: Path, how: Opening, new: str, now: datetime) -> OpenVault:
    """As `change_passphrase`; a device secret stays in force."""
    check_passphrase(new)
    opened = open_header(folder, how)
    return opened_vault(
        write(folder, rewrapped(opened, passphrase_secret(new), how, now)), how.policy
    )


def renew_slot(folder: Path, how: Opening) -> OpenVault:
    """Wrap the slot that was just opened again, as strong as the policy now asks for."""
    opened = open_header(folder, how)
    renewed = rewrapped(opened, as_secret(how.secret), how, opened.slot.created_at)
    return opened_vault(write(folder, renewed), how.policy)


def go_on_from(folder: Path, how: Opening, newest: int) -> OpenVault:
    """Make an older key file the newest, after *newest*, because that one is lost."""
    opened = open_header(folder, how)
    header = replace(opened.header, generation=max(newest, opened.header.generation))
    return opened_vault(write(folder, replace(opened, header=header)), how.policy)


def add_slot(folder: Path, how: Opening, secret: Secret, label: str, now: datetime) -> SlotInfo:
    """Add a way to open the store with *secret*; *how* is of somebody who can open it.

    Raises:
        InvalidField: the label is taken, empty or too long, or there are 32 slots.
        The errors of `opening.open_header` and of the disk.
    """
    opened = open_header(folder, how)
    slot = new_slot(
        opened.data_key,
        secret,
        label=checked_label(label, opened.header.slots),
        store_id=opened.header.store_id,
        kdf=how.policy.at_least(opened.slot.kdf or how.policy.chosen),
        now=now,
    )
    header = replace(opened.header, slots=(*opened.header.slots, _in_rotation(opened, slot)))
    write(folder, replace(opened, header=header))
    return slot_info(slot)


def set_passphrase(folder: Path, how: Opening, slot_id: str, new: str, now: datetime) -> OpenVault:
    """Give another person's slot a new passphrase; *how* is of somebody who can open the store.

    A device secret is dropped: it is on a computer that may not be this one.

    Raises:
        NotFound: there is no such passphrase slot.
        WeakPassphrase, the errors of `opening.open_header` and of the disk.
    """
    check_passphrase(new)
    opened = open_header(folder, how)
    theirs = _slot(opened.header, slot_id)
    if theirs.kind is not SlotKind.PASSPHRASE:
        raise NotFound
    whose = replace(opened, slot=theirs)
    changed = rewrapped(whose, passphrase_secret(new), how, now, device={})
    return opened_vault(write(folder, replace(changed, slot=opened.slot)), how.policy)


def remove_slot(folder: Path, how: Opening, slot_id: str) -> OpenVault:
    """Take a way to open the store away; *how* is of somebody who can open it.

    Raises:
        NotFound: there is no such slot.
        LastWay: it is the last passphrase, the last recovery kit, or the one that opened.
        The errors of `opening.open_header` and of the disk.
    """
    opened = open_header(folder, how)
    gone = _slot(opened.header, slot_id)
    rest = tuple(slot for slot in opened.header.slots if slot.id != slot_id)
    if gone.kind is not SlotKind.SHARES and all(slot.kind is not gone.kind for slot in rest):
        raise LastWay(why=_last(gone.kind))
    if gone.id == opened.slot.id:
        raise LastWay(why=_("This is the way by which you opened the store. Use another one."))
    header = replace(opened.header, slots=rest)
    return opened_vault(write(folder, replace(opened, header=header)), how.policy)


def bind_device(folder: Path, how: Opening, keychain: Keychain, now: datetime) -> OpenVault:
    """Let one's own passphrase need a secret in the keychain of this computer too.

    The new secret is written and read back, then the key file switches to it, then the
    old one is deleted: whenever that stops, the passphrase opens the store.

    Raises:
        LastWay: there is no recovery kit yet, and a keychain can be lost.
        KeychainUnavailable, the errors of `opening.open_header` and of the disk.
    """
    opened = open_header(folder, how)
    if all(slot.kind is not SlotKind.RECOVERY for slot in opened.header.slots):
        raise LastWay(
            why=_("Make a recovery kit first: without it, a lost keychain would lose the store.")
        )
    secret = _own_passphrase(opened, how)
    device = new_device_secret(keychain, opened.header.store_id)
    try:
        done = write(folder, rewrapped(opened, secret, how, now, device))
    except BaseException:
        keychain.delete(next(iter(device)))
        raise
    if opened.slot.device:
        keychain.delete(opened.slot.device)
    return opened_vault(done, how.policy)


def unbind_device(folder: Path, how: Opening, keychain: Keychain, now: datetime) -> OpenVault:
    """Let one's own passphrase open the store on any computer again."""
    opened = open_header(folder, how)
    secret = _own_passphrase(opened, how)
    done = write(folder, rewrapped(opened, secret, how, now, device={}))
    if opened.slot.device:
        keychain.delete(opened.slot.device)
    return opened_vault(done, how.policy)


def rewrapped(
    opened: Opened,
    secret: Secret,
    how: Opening,
    now: datetime,
    device: dict[str, bytes] | None = None,
) -> Opened:
    """Return the key file with the opened slot wrapped for *secret*; nothing is written.

    Args:
        device: another device secret, {} for none; without, the present one stays.
    """
    present, store_id = opened.slot, opened.header.store_id
    if device is None and present.device:
        device = {present.device: device_secret(present, store_id, how.keychain)}
    slot = new_slot(
        opened.data_key,
        secret,
        label=present.label,
        store_id=store_id,
        kdf=how.policy.at_least(present.kdf) if present.kdf else None,
        now=now,
        slot_id=present.id,
        device=device,
    )
    slot = _in_rotation(opened, slot)
    return replace(opened, header=with_slot(opened.header, slot), slot=slot)


def with_slot(header: Header, slot: Slot) -> Header:
    """Return *header* with *slot* in the place of the one with its id."""
    slots = tuple(slot if other.id == slot.id else other for other in header.slots)
    return replace(header, slots=slots)


def _own_passphrase(opened: Opened, how: Opening) -> Secret:
    if opened.slot.kind is not SlotKind.PASSPHRASE:
        raise Refused(why=_("Only a passphrase can need a second factor. Enter yours."))
    return as_secret(how.secret)


def _in_rotation(opened: Opened, slot: Slot) -> Slot:
    """Seal the key that a rotation under way leads to as well, as in every other slot."""
    if not opened.next_key:
        return slot
    return replace(slot, sealed_next=seal(slot, opened.next_key, opened.header.store_id))


def _slot(header: Header, slot_id: str) -> Slot:
    for slot in header.slots:
        if slot.id == slot_id:
            return slot
    raise NotFound


def _last(kind: SlotKind) -> str:
    if kind is SlotKind.RECOVERY:
        return _("This is the last recovery kit. Make a new one first, then remove this one.")
    return _("This is the last passphrase. Add another person first, then remove this one.")


def checked_label(label: str, others: Iterable[Slot]) -> str:
    """Return *label* as it can stand in the key file beside *others*.

    Raises:
        InvalidField: it is taken, empty or too long, or there are 32 slots.
    """
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
