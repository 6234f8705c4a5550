"""`legalaid store create | info | verify`; further acts are in the modules beside."""

from __future__ import annotations

import argparse
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any
from uuid import UUID

from ..domain.account import OfficeProfile, Role, User
from ..domain.errors import BadInput
from ..domain.ids import OfficeProfileId, UserId
from ..domain.words import gettext as _
from . import store_backup, store_slots
from .common import add_json, add_passphrase, add_store, bar, give, opened, passphrase
from .store_slots import slot_view

_ANY = UUID(int=0)


def add_commands(commands: Any) -> None:
    """Add the group to the parser."""
    group = commands.add_parser("store", help=_("make, describe and check a store"))
    acts = group.add_subparsers(dest="act", required=True)

    create = acts.add_parser("create", help=_("make an encrypted store"))
    create.add_argument("folder", type=Path, metavar="DIR")
    create.add_argument("--office", required=True, metavar="NAME")
    create.add_argument("--user", required=True, metavar="NAME")
    create.add_argument(
        "--role", choices=[role.value for role in Role], default=Role.ADMINISTRATOR.value
    )
    create.add_argument(
        "--recovery-kit", type=Path, metavar="FILE.pdf", help=_("make a recovery kit to print")
    )
    add_passphrase(create)
    add_json(create)
    create.set_defaults(run=run_create)

    info = acts.add_parser("info", help=_("what can be told without a key"))
    info.add_argument("folder", type=Path, metavar="DIR")
    add_json(info)
    info.set_defaults(run=run_info)

    store_slots.add_commands(acts)

    verify = acts.add_parser("verify", help=_("check every page, the history and the letters"))
    add_store(verify)
    add_json(verify)
    verify.set_defaults(run=run_verify)
    store_backup.add_acts(acts)


def run_create(chosen: argparse.Namespace) -> int:
    """Make a store and close it again."""
    from ..services.unlock import close_office, create_office, describe

    if chosen.recovery_kit and not chosen.recovery_kit.absolute().parent.is_dir():
        raise BadInput(where="--recovery-kit", problem=_("there is no such folder"))
    own = passphrase(chosen)
    office = create_office(
        chosen.folder,
        OfficeProfile(id=OfficeProfileId(_ANY), name=chosen.office),
        User(id=UserId(_ANY), name=chosen.user, role=Role(chosen.role)),
        own,
    )
    try:
        if chosen.recovery_kit:
            quiet = argparse.Namespace(passphrase_stdin=chosen.passphrase_stdin, json=False)
            with redirect_stdout(sys.stderr):  # one JSON document on standard output, or none
                store_slots.write_kit(office, own, chosen.recovery_kit, quiet)
    finally:
        close_office(office)
    slots = [slot.label for slot in describe(chosen.folder).slots]
    give(
        chosen,
        {"store": str(chosen.folder), "slots": slots},
        _(
            "An encrypted store was made. Keep the passphrase: nobody can open the store without it."
        ),
    )
    return 0


def run_info(chosen: argparse.Namespace) -> int:
    """Describe a store from its key file."""
    from ..services.unlock import describe

    info = describe(chosen.folder)
    slots = [
        {name: shown for name, shown in slot_view(slot).items() if name in ("kind", "label", "kdf")}
        for slot in info.slots
    ]
    lines = [
        _("Format {format}, changed {times} times").format(
            format=info.format, times=info.generation
        )
    ]
    lines += [f"  {slot.kind.value}: {slot.label}" for slot in info.slots]
    lines += list(info.problems)
    document = {"format": info.format, "slots": slots, "problems": list(info.problems)}
    give(chosen, document, *lines)
    return 0


def run_verify(chosen: argparse.Namespace) -> int:
    """Check everything that can be checked; 1 where something is wrong."""
    from ..services.verify import verify_store

    with opened(chosen) as office, bar(_("Checking")) as progress:
        checks = verify_store(office, progress)
    ok = all(check.ok for check in checks)
    document = {
        "ok": ok,
        "checks": [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in checks],
    }
    lines = [f"  {_('ok') if c.ok else _('WRONG')}  {c.name}: {c.detail}" for c in checks]
    give(chosen, document, *lines)
    return 0 if ok else 1
