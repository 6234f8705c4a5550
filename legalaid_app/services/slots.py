"""The ways to open the store: list, test, add, change and remove them.

Each asks again for the passphrase of the person at the desk, and takes as long as two
or three unlocks, however large the store is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.account import Role, User
from ..domain.errors import LastWay, NotFound, Refused
from ..domain.ids import UserId
from ..domain.words import gettext as _
from .key_state import opening, remember_keys
from .office import Office

if TYPE_CHECKING:
    from ..system.keychain import Keychain
    from ..vault.kdf import KdfPolicy
    from ..vault.views import SlotInfo

MANAGERS = (Role.ATTORNEY, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Removed:
    """Somebody who can no longer open the store, and what that means, in words."""

    user: User
    words: str


def list_ways(folder: Path) -> tuple[SlotInfo, ...]:
    """Every way to open the store, from the key file; needs no key."""
    from ..vault.vault import describe_vault

    return describe_vault(folder).slots


def try_way(
    office: Office,
    secret: str,
    policy: KdfPolicy | None = None,
    keychain: Keychain | None = None,
) -> SlotInfo:
    """Try a passphrase, a recovery code or shares, and say which way it is. Changes nothing.

    Raises:
        WrongSecret, MistypedCode and the other errors of opening a store.
    """
    from ..vault.opening import open_header
    from ..vault.views import slot_info

    how = replace(opening(office, secret, policy, keychain), label=None)
    return slot_info(open_header(office.folder, how).slot)


def change_passphrase(
    office: Office,
    old: str,
    new: str,
    policy: KdfPolicy | None = None,
    keychain: Keychain | None = None,
) -> None:
    """Change one's own passphrase; a second factor in the keychain stays."""
    from ..vault.changes import change_own_passphrase
    from ..vault.passphrase import check_passphrase

    check_passphrase(new, (office.user.name, office.profile().name))
    how = opening(office, old, policy, keychain)
    change_own_passphrase(office.folder, how, new, office.now())
    remember_keys(office)


def set_passphrase(
    office: Office,
    user_id: UserId,
    new: str,
    own: str,
    policy: KdfPolicy | None = None,
    keychain: Keychain | None = None,
) -> None:
    """Give somebody who forgot it a new passphrase; *own* is of the person at the desk.

    Raises:
        Refused: only an attorney or an administrator may; the recovery kit may too.
    """
    from ..vault import changes
    from ..vault.passphrase import check_passphrase
    from ..vault.throttle import Throttle

    managers_only(office)
    user = _user(office, user_id)
    check_passphrase(new, (user.name, office.profile().name))
    how = opening(office, own, policy, keychain)
    changes.set_passphrase(office.folder, how, user.slot, new, office.now())
    Throttle(office.folder).forget([user.slot])
    remember_keys(office)


def remove_user(
    office: Office,
    user_id: UserId,
    own: str,
    policy: KdfPolicy | None = None,
    keychain: Keychain | None = None,
) -> Removed:
    """Take somebody's passphrase away; what they did stays in the history.

    Raises:
        Refused: only an attorney or an administrator may.
        LastWay: it is the last administrator, the last passphrase, or one's own.
    """
    from ..vault.changes import remove_slot

    managers_only(office)
    user = _user(office, user_id)
    others = [one for one in _people(office) if one.id != user.id and one.active]
    if user.role is Role.ADMINISTRATOR and all(
        one.role is not Role.ADMINISTRATOR for one in others
    ):
        raise LastWay(why=_("This is the last administrator. Make another person one first."))
    if user.id == office.user.id:
        raise LastWay(why=_("You cannot remove yourself. Ask a colleague to do it."))
    how = opening(office, own, policy, keychain)
    try:
        remove_slot(office.folder, how, user.slot)
    except NotFound:  # an earlier attempt was interrupted here
        pass
    remember_keys(office)
    with office.unit_of_work(_("Remove a person of the office")) as work:
        work.undoable = False
        removed = work.save(replace(user, active=False)) if user.active else user
    return Removed(removed, removal_words())


def remove_way(
    office: Office,
    slot_id: str,
    own: str,
    policy: KdfPolicy | None = None,
    keychain: Keychain | None = None,
) -> Removed | None:
    """Take a recovery kit, shares or a person's passphrase away.

    Raises:
        NotFound: there is no such way.
        Refused: only an attorney or an administrator may.
        LastWay: the store needs it.
    """
    from ..vault.changes import remove_slot

    managers_only(office)
    owners = [user for user in _people(office) if user.slot == slot_id and user.active]
    if owners:
        return remove_user(office, owners[0].id, own, policy, keychain)
    remove_slot(office.folder, opening(office, own, policy, keychain), slot_id)
    remember_keys(office)
    return None


def make_shares(
    office: Office, own: str, policy: KdfPolicy | None = None, keychain: Keychain | None = None
) -> tuple[str, ...]:
    """Add a secret in three parts for paper, any two of which open the store."""
    from ..vault.changes import add_slot
    from ..vault.shares import new_shares

    managers_only(office)
    secret, parts = new_shares()
    how = opening(office, own, policy, keychain)
    label = free_label(office, _("Shares"))
    add_slot(office.folder, how, secret, label, office.now())
    remember_keys(office)
    return parts


def use_device(
    office: Office,
    passphrase: str,
    *,
    on: bool,
    policy: KdfPolicy | None = None,
    keychain: Keychain | None = None,
) -> None:
    """Let one's own passphrase need the keychain of this computer too, or no longer.

    Raises:
        LastWay: there is no recovery kit yet.
        KeychainUnavailable: there is no keychain, or it is locked.
    """
    from ..system.keychain import Keychain
    from ..vault.changes import bind_device, unbind_device

    keychain = keychain or Keychain()
    how = opening(office, passphrase, policy, keychain)
    change = bind_device if on else unbind_device
    change(office.folder, how, keychain, office.now())
    remember_keys(office)


def free_label(office: Office, wanted: str) -> str:
    """Return *wanted*, with a number where a way of that name exists."""
    taken = {slot.label.casefold() for slot in list_ways(office.folder)}
    number, label = 1, wanted
    while label.casefold() in taken:
        number += 1
        label = f"{wanted} {number}"
    return label


def removal_words() -> str:
    """What taking somebody's key away does and does not undo; shown before and after."""
    return _(
        "This passphrase no longer opens the store. It does not take back what the person saw, printed or copied. "
        "Who kept an earlier copy of the store or of its key file can still open that copy with the old passphrase, "
        "and who read the key out of it could read later copies too. "
        "Changing the master key ends that for everything written from then on: the whole store is encrypted anew. "
        "Copies made before, and backups made before, stay as they are; destroy those that you no longer need."
    )


def managers_only(office: Office) -> None:
    """Refuse who may not change who can open the store."""
    if office.user.role not in MANAGERS:
        raise Refused(
            why=_("Only an attorney or an administrator may change who can open the store.")
        )


def _people(office: Office) -> tuple[User, ...]:
    with office.reading() as look:
        return look.find(User)


def _user(office: Office, user_id: UserId) -> User:
    for user in _people(office):
        if user.id == user_id:
            return user
    raise NotFound
