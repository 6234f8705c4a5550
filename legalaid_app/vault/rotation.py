"""A new data key: what is read out of an old copy of the key file no longer opens the store.

Both keys are wrapped in every slot from before the store is encrypted anew until it
was reopened with the new one. So whenever that stops, every way that opened the
store still opens it; which of the two keys fits is tried.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from legalaid_app.domain.errors import Refused
from legalaid_app.domain.words import gettext as _
from legalaid_app.vault.header import Header
from legalaid_app.vault.keys import CARRIED_BYTES, Keys, carry, new_data_key
from legalaid_app.vault.opening import Opened, Opening, open_header, write
from legalaid_app.vault.slots import Slot, seal
from legalaid_app.vault.views import OpenVault, next_keys, opened_vault


@dataclass(frozen=True, slots=True, repr=False)
class Rotation:
    """A rotation under way: the keys before it and after it."""

    opened: Opened
    before: Keys
    after: Keys


def begin_rotation(folder: Path, how: Opening) -> Rotation:
    """Make a data key and wrap it beside the present one in every slot.

    One that was begun before and not finished goes on with its own key.

    Raises:
        Refused: somebody has not signed in since the first key files, or it was done 64 times.
        The errors of `opening.open_header` and of the disk.
    """
    opened = open_header(folder, how)
    if not opened.next_key:
        _check(opened)
        header, coming = opened.header, new_data_key()
        slots = tuple(
            replace(slot, sealed_next=seal(slot, coming, header.store_id)) for slot in header.slots
        )
        begun = replace(opened, header=replace(header, slots=slots), next_key=coming)
        opened = write(folder, begun)
    after = next_keys(opened)
    if after is None:
        raise AssertionError("a rotation that was begun has a next key")
    return Rotation(opened, opened.keys(), after)


def finish_rotation(folder: Path, how: Opening, rotation: Rotation | None = None) -> OpenVault:
    """Leave the old key behind; call it once the store was reopened with the new one."""
    opened = rotation.opened if rotation else open_header(folder, how)
    if not opened.next_key:
        return opened_vault(opened, how.policy)
    header = opened.header
    carried = carry(opened.keys(), opened.next_key, header.store_id)
    slots = tuple(replace(slot, sealed=slot.sealed_next, sealed_next=b"") for slot in header.slots)
    done = Opened(
        replace(header, slots=slots, carried=carried),
        _same(slots, opened.slot),
        opened.next_key,
    )
    return opened_vault(write(folder, done), how.policy)


def abandon_rotation(folder: Path, how: Opening, rotation: Rotation | None = None) -> OpenVault:
    """Forget the new key; call it when the store still opens with the old one."""
    opened = rotation.opened if rotation else open_header(folder, how)
    if not opened.next_key:
        return opened_vault(opened, how.policy)
    header: Header = opened.header
    slots = tuple(replace(slot, sealed_next=b"") for slot in header.slots)
    kept = Opened(replace(header, slots=slots), _same(slots, opened.slot), opened.data_key)
    return opened_vault(write(folder, kept), how.policy)


def _check(opened: Opened) -> None:
    absent = [slot.label for slot in opened.header.slots if not slot.public]
    if absent:
        raise Refused(
            why=_(
                "These people have to sign in once before the key can be changed: {names}."
            ).format(names=", ".join(absent))
        )
    if len(opened.header.carried) == CARRIED_BYTES[-1]:
        raise Refused(why=_("The key of this store was changed as often as it can be."))


def _same(slots: tuple[Slot, ...], slot: Slot) -> Slot:
    return next(each for each in slots if each.id == slot.id)


__all__ = [
    "Rotation",
    "abandon_rotation",
    "begin_rotation",
    "finish_rotation",
]
