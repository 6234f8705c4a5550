"""`legalaid store backup | restore | rehearse`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ..domain.words import gettext as _
from .common import add_json, add_passphrase, add_store, bar, give, opened, passphrase


def add_acts(acts: Any) -> None:
    """Add the acts to the group `store`."""
    backup = acts.add_parser("backup", help=_("write a backup, checked whole"))
    backup.add_argument("to", type=Path, metavar="TO", help=_("a folder, or a new file"))
    add_store(backup)
    add_json(backup)
    backup.set_defaults(run=run_backup)

    restore = acts.add_parser(
        "restore", help=_("put a backup in place; a store that is there is set aside")
    )
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("folder", type=Path, metavar="DIR")
    add_passphrase(restore)
    add_json(restore)
    restore.set_defaults(run=run_restore)

    rehearse = acts.add_parser("rehearse", help=_("prove that a backup opens and counts"))
    rehearse.add_argument("file", type=Path, metavar="FILE")
    add_passphrase(rehearse)
    add_json(rehearse)
    rehearse.set_defaults(run=run_rehearse)


def run_backup(chosen: argparse.Namespace) -> int:
    """Back up the store that was named."""
    from ..services.backups import back_up_to

    with opened(chosen) as office, bar(_("Backing up")) as progress:
        made = back_up_to(office, chosen.to, progress)
    give(
        chosen,
        {"file": str(made.file), "clients": made.clients, "verified": made.verified},
        _("{file}: {n} clients, checked whole").format(file=made.file, n=made.clients),
    )
    return 0


def run_restore(chosen: argparse.Namespace) -> int:
    """Restore everything; the store that was there is kept beside."""
    from ..services.backup_reading import by_passphrase
    from ..services.restore import restore_everything
    from ..services.unlock import utc_now

    open_key = by_passphrase(passphrase(chosen))
    with bar(_("Restoring")) as progress:
        done = restore_everything(chosen.file, chosen.folder, open_key, utc_now, progress)
    document = {
        "file": str(done.file),
        "clients": done.clients,
        "verified": done.verified,
        "set_aside": None if done.set_aside is None else str(done.set_aside),
    }
    lines = [_("{n} clients restored to {folder}").format(n=done.clients, folder=chosen.folder)]
    if done.set_aside is not None:
        lines.append(
            _("The store that was there is kept in {folder}").format(folder=done.set_aside)
        )
    give(chosen, document, *lines)
    return 0


def run_rehearse(chosen: argparse.Namespace) -> int:
    """Take a backup out into a scratch folder, check it whole, count, throw it away."""
    from ..services.backup_reading import by_passphrase, rehearse

    open_key = by_passphrase(passphrase(chosen))
    with bar(_("Rehearsing")) as progress:
        found = rehearse(chosen.file, open_key, progress)
    give(
        chosen,
        {"file": str(found.file), "clients": found.clients, "verified": found.verified},
        _("{file} opens: {n} clients, checked whole").format(file=found.file, n=found.clients),
    )
    return 0
