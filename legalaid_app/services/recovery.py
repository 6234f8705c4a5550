"""The recovery kit: a code on paper that opens the store when everything else is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ..domain.errors import MistypedCode, WrongSecret
from ..domain.words import gettext as _
from ..system.resources import resource
from .key_state import (
    confirmed_kit,
    opening,
    remember_confirmed_kit,
    remember_keys,
)
from .office import Office
from .slots import free_label, list_ways

if TYPE_CHECKING:
    from ..system.keychain import Keychain
    from ..vault.kdf import KdfPolicy


class KitState(StrEnum):
    """How far the office is with its recovery kit."""

    NONE = "none"
    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Kit:
    """A new kit. The code is the key: show it, print it, and forget it."""

    slot_id: str
    label: str
    code: str = field(repr=False)


def make_kit(
    office: Office, own: str, policy: KdfPolicy | None = None, keychain: Keychain | None = None
) -> Kit:
    """Add a recovery code. Earlier kits stay good until this one is confirmed.

    Args:
        own: the passphrase of the person at the desk, asked for again.
    """
    from ..vault.changes import add_slot
    from ..vault.recovery_kit import new_recovery_code, recovery_secret

    code = new_recovery_code()
    label = free_label(office, _("Recovery kit"))
    how = opening(office, own, policy, keychain)
    slot = add_slot(office.folder, how, recovery_secret(code), label, office.now())
    remember_keys(office)
    return Kit(slot.id, label, code)


def confirm_kit(office: Office, typed: str, policy: KdfPolicy | None = None) -> None:
    """Take the code as it was typed back from the paper; earlier kits end now.

    Raises:
        MistypedCode: names the groups to compare; or it is the code of an earlier kit.
    """
    from ..vault.changes import remove_slot
    from ..vault.opening import open_header
    from ..vault.recovery_kit import recovery_secret

    how = opening(office, recovery_secret(typed), policy)
    kits = [slot.id for slot in list_ways(office.folder) if slot.kind == "recovery"]
    try:
        opened = open_header(office.folder, how)
    except WrongSecret:
        raise MistypedCode(why=_("This is not the code of a kit of this store.")) from None
    if opened.slot.id != kits[-1]:
        raise MistypedCode(why=_("This is the code of an earlier kit. Type the one of the newest."))
    for earlier in kits[:-1]:
        remove_slot(office.folder, how, earlier)
    remember_keys(office)
    remember_confirmed_kit(office, opened.slot.id)


def kit_state(office: Office) -> KitState:
    """Is there a kit, and was its code typed back?"""
    kits = [slot.id for slot in list_ways(office.folder) if slot.kind == "recovery"]
    if not kits:
        return KitState.NONE
    return KitState.CONFIRMED if confirmed_kit(office) in kits else KitState.UNCONFIRMED


def kit_pdf(office: Office, kit: Kit, paper: str = "letter") -> bytes:
    """Draw the kit as a page to print: the code in groups and as a QR code."""
    from ..letters.document import Paper
    from ..letters.fonts import FontFolder
    from ..letters.recovery_sheet import RecoverySheet, draw
    from ..vault.vault import describe_vault

    sheet = RecoverySheet(
        office=office.profile().name,
        store=describe_vault(office.folder).store_id[:8].upper(),
        label=kit.label,
        code=kit.code,
        made_on=office.today(),
        paper=Paper(paper),
    )
    return draw(sheet, FontFolder(resource("fonts"))).pdf


def shares_pdf(office: Office, parts: tuple[str, ...], paper: str = "letter") -> bytes:
    """Draw one page for each part, to be kept by different people."""
    from ..letters.document import Paper
    from ..letters.fonts import FontFolder
    from ..letters.recovery_sheet import SharesSheet, draw_shares
    from ..vault.vault import describe_vault

    sheet = SharesSheet(
        office=office.profile().name,
        store=describe_vault(office.folder).store_id[:8].upper(),
        parts=parts,
        made_on=office.today(),
        paper=Paper(paper),
    )
    return draw_shares(sheet, FontFolder(resource("fonts")))
