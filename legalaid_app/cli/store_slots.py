"""`legalaid store slots`: list, add, remove, change and test the ways to open a store.

Secrets come from the terminal, or one a line from standard input: first the one that
opens the store, then the new one.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..domain.account import Role, User
from ..domain.errors import BadInput, NotFound
from ..domain.ids import UserId
from ..domain.words import gettext as _
from ..services.office import Office
from .common import add_json, add_passphrase, give, passphrase

if TYPE_CHECKING:
    from ..vault.views import SlotInfo

_ANY = UUID(int=0)


def add_commands(acts: Any) -> None:
    """Add the group below `legalaid store`."""
    group = acts.add_parser("slots", help=_("the ways to open a store; without more, list them"))
    _common(group, key=False, required=False)
    group.set_defaults(run=run_list)
    slots = group.add_subparsers(dest="slot_act")

    _common(listed := slots.add_parser("list", help=_("list them; needs no key")), key=False)
    listed.set_defaults(run=run_list)

    add = slots.add_parser("add", help=_("a person's passphrase, a recovery kit, or shares"))
    add.add_argument("--kind", choices=["passphrase", "recovery", "shares"], default="passphrase")
    add.add_argument("--label", metavar="NAME", help=_("the person's name"))
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.CASEWORKER.value)
    add.add_argument(
        "--out", type=Path, metavar="FILE.pdf", help=_("the kit or the shares to print")
    )
    _common(add)
    add.set_defaults(run=run_add)

    change = slots.add_parser("change", help=_("a new passphrase, or the second factor"))
    change.add_argument(
        "--label", metavar="NAME", help=_("the person who gets a new passphrase; oneself without")
    )
    change.add_argument(
        "--device",
        choices=["on", "off"],
        help=_("let one's passphrase need the keychain of this computer too, or no longer"),
    )
    _common(change)
    change.set_defaults(run=run_change)

    remove = slots.add_parser("remove", help=_("take a way to open the store away"))
    remove.add_argument("label", metavar="NAME", help=_("its name in the list, or its id"))
    _common(remove)
    remove.set_defaults(run=run_remove)

    test = slots.add_parser("test", help=_("try a passphrase, a recovery code or shares"))
    _common(test)
    test.set_defaults(run=run_test)


def _common(parser: argparse.ArgumentParser, *, key: bool = True, required: bool = True) -> None:
    parser.add_argument(
        "--store", type=Path, required=required, metavar="DIR", help=_("folder of the store")
    )
    if key:
        add_passphrase(parser)
    add_json(parser)


def run_list(chosen: argparse.Namespace) -> int:
    """List the ways to open a store."""
    from ..services.slots import list_ways

    if chosen.store is None:
        raise BadInput(where="--store", problem=_("name the folder of the store"))
    found = [slot_view(slot) for slot in list_ways(chosen.store)]
    give(chosen, {"slots": found}, *(_line(slot) for slot in found))
    return 0


def run_add(chosen: argparse.Namespace) -> int:
    """Add a way to open a store."""
    if chosen.kind == "passphrase":
        return _add_person(chosen)
    if chosen.out is None:
        raise BadInput(where="--out", problem=_("name the PDF file to print"))
    with _opened(chosen) as (office, own):
        if chosen.kind == "recovery":
            write_kit(office, own, chosen.out, chosen)
        else:
            _write_shares(office, own, chosen)
    return 0


def _add_person(chosen: argparse.Namespace) -> int:
    from ..services.unlock import add_user

    if not chosen.label:
        raise BadInput(where="--label", problem=_("name the person"))
    with _opened(chosen) as (office, own):
        user = User(id=UserId(_ANY), name=chosen.label, role=Role(chosen.role))
        made = add_user(office, user, new_passphrase(chosen), own)
        give(
            chosen,
            {"added": {"id": made.slot, "kind": "passphrase", "label": made.name}},
            _("{name} can open the store now.").format(name=made.name),
        )
    return 0


def write_kit(office: Office, own: str, out: Path, chosen: argparse.Namespace) -> None:
    """Make a recovery kit, write its page, and have the code typed back where one can."""
    from ..services.recovery import confirm_kit, kit_pdf, make_kit
    from ..system.files import atomic_write

    kit = make_kit(office, own)
    atomic_write(out, kit_pdf(office, kit))
    confirmed = False
    if sys.stdin.isatty() and not chosen.passphrase_stdin:
        confirm_kit(office, getpass.getpass(_("Print the page, then type the code from it: ")))
        confirmed = True
    give(
        chosen,
        {
            "added": {"id": kit.slot_id, "kind": "recovery", "label": kit.label},
            "confirmed": confirmed,
        },
        _("The recovery kit is in the file that you named. Print it, then delete the file."),
        _("It is confirmed.") if confirmed else _("Type its code back: legalaid store slots test"),
    )


def _write_shares(office: Office, own: str, chosen: argparse.Namespace) -> None:
    from ..services.recovery import shares_pdf
    from ..services.slots import make_shares
    from ..system.files import atomic_write

    parts = make_shares(office, own)
    atomic_write(chosen.out, shares_pdf(office, parts))
    give(
        chosen,
        {"added": {"kind": "shares"}, "parts": len(parts)},
        _("The parts are in the file that you named. Print it, then delete the file."),
    )


def run_change(chosen: argparse.Namespace) -> int:
    """Set a new passphrase, or switch the second factor."""
    from ..services.slots import change_passphrase, set_passphrase, use_device

    with _opened(chosen) as (office, own):
        if chosen.device:
            use_device(office, own, on=chosen.device == "on")
        elif chosen.label and chosen.label != office.user.name:
            set_passphrase(office, _person(office, chosen.label), new_passphrase(chosen), own)
        else:
            change_passphrase(office, own, new_passphrase(chosen))
    give(chosen, {"changed": True}, _("It is changed."))
    return 0


def run_remove(chosen: argparse.Namespace) -> int:
    """Take a way to open a store away, and say what that means."""
    from ..services.slots import list_ways, remove_way

    with _opened(chosen) as (office, own):
        found = [s for s in list_ways(office.folder) if chosen.label in (s.label, s.id)]
        if not found:
            raise NotFound
        removed = remove_way(office, found[0].id, own)
        words = removed.words if removed else ""
        view = {"removed": {"id": found[0].id, "label": found[0].label}, "means": words}
        lines = [_("It no longer opens the store."), *([words] if words else [])]
        give(chosen, view, *lines)
    return 0


def run_test(chosen: argparse.Namespace) -> int:
    """Say which way a secret is; a recovery code that was typed back counts as confirmed."""
    from ..services.recovery import confirm_kit
    from ..services.slots import list_ways

    with _opened(chosen) as (office, own):
        slot = next(s for s in list_ways(office.folder) if s.id == office.user.slot)
        if slot.kind == "recovery":
            confirm_kit(office, own)
        give(
            chosen,
            {"opens": slot_view(slot)},
            _("This opens the store: {label}.").format(label=slot.label),
        )
    return 0


def new_passphrase(chosen: argparse.Namespace) -> str:
    """Return the new passphrase: the next line of standard input, or typed twice."""
    if chosen.passphrase_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(_("New passphrase: "))
    if getpass.getpass(_("The same again: ")) != first:
        raise BadInput(where=_("passphrase"), problem=_("the two differ"))
    return first


def slot_view(slot: SlotInfo) -> dict[str, Any]:
    """Return one way to open a store, for JSON."""
    cost: dict[str, Any] = {"name": "hkdf"}
    if slot.kdf:
        cost = {
            "name": "argon2id",
            "memory_kib": slot.kdf.memory_kib,
            "passes": slot.kdf.passes,
            "lanes": slot.kdf.lanes,
        }
    return {
        "id": slot.id,
        "kind": slot.kind.value,
        "label": slot.label,
        "created": slot.created_at.date().isoformat(),
        "device": slot.device,
        "kdf": cost,
    }


def _line(slot: dict[str, Any]) -> str:
    second = f"  {_('with the keychain of one computer')}" if slot["device"] else ""
    return f"  {slot['kind']:<11}{slot['label']}  {slot['created']}{second}"


def _person(office: Office, name: str) -> UserId:
    from ..services.unlock import users

    for user in users(office):
        if user.name == name and user.active:
            return user.id
    raise NotFound


@contextmanager
def _opened(chosen: argparse.Namespace) -> Iterator[tuple[Office, str]]:
    """Open the store and keep what opened it, for the change that follows."""
    from ..services.unlock import close_office, open_office

    own = passphrase(chosen)
    office = open_office(chosen.store, own)
    try:
        yield office, own
    finally:
        close_office(office)
