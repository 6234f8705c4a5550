"""Writing, copying and reading backup files; needs keys, but no open office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__
from ..domain.errors import BadInput, DamagedHeader, StoreUnavailable
from ..domain.words import gettext as _
from .progress import Progress

if TYPE_CHECKING:
    from ..store.backup_file import Manifest
    from ..vault.views import OpenVault

INSIDE = "backups"


@dataclass(frozen=True, slots=True)
class Source:
    """A store that is backed up: its folder, its database, and its keys."""

    folder: Path
    database: Path
    vault: OpenVault
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file. *verified*: it was checked whole, and says so under a MAC that fits."""

    file: Path
    made_at: datetime
    clients: int
    actions: int
    bytes: int
    store_id: str
    verified: bool


def back_up_inside(source: Source, now: datetime, progress: Progress | None = None) -> Backup:
    """Write one backup beside the store; for before a migration, an import, a restore."""
    from ..system.files import make_private_folder

    make_private_folder(source.folder / INSIDE)
    _sweep(source.folder / INSIDE, source.vault)
    target = source.folder / INSIDE / backup_name(source.vault, now)
    number = 1
    while target.exists():
        number += 1
        target = target.with_name(f"{target.stem.split('+')[0]}+{number}{target.suffix}")
    return write_backup(source, target, now, progress or Progress())


def write_backup(source: Source, target: Path, now: datetime, progress: Progress) -> Backup:
    """Copy, check the copy whole on fresh connections, add the key file, put it in place.

    Raises:
        BadInput: *target* is there already.
        DamagedHeader: the key file was changed outside this program.
        DiskFull, DamagedBackup, StoreUnavailable, Cancelled: nothing is left behind.
    """
    from ..store import backup as copying
    from ..store.backup_file import Manifest, append_trailer, digest_of, read_trailer
    from ..system.files import disk_errors, replace_file, sync_folder
    from ..vault.header import header_content, read_header

    if not read_header(source.folder).header.is_authentic(source.vault.keys.header):
        raise DamagedHeader(why=_("it was changed outside this program."))
    key_file = header_content(source.folder)
    key, history_key = source.vault.keys.store, source.vault.keys.history
    part = _part_of(target)
    try:
        held = copying.copy_database(
            source.database, key, part, progress.step, read_only=source.read_only
        )
        copying.check_copy(part, key, history_key, held, progress.step)
        manifest = Manifest(
            source.vault.store_id, now, __version__, held, digest_of(part, progress.step)
        )
        append_trailer(part, key_file, manifest, history_key)
        trailer = read_trailer(part)
        with disk_errors():
            replace_file(part, target)
            sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return _backup(target, trailer.manifest, source.vault)


def copy_backup(file: Path, folder: Path, vault: OpenVault, progress: Progress) -> Backup:
    """Copy a checked backup into another folder, read it back there, then put it in place.

    Raises:
        BadInput: a backup of that name is there.
        DamagedBackup: what was read back is not what was written.
        DiskFull, ReadOnlyStore, StoreUnavailable: nothing is left behind.
    """
    from ..store.backup import check_opens
    from ..store.backup_file import check_bytes, read_trailer
    from ..system.files import copy_file, disk_errors, replace_file, sync_folder

    target = folder / file.name
    _sweep(folder, vault)
    part = _part_of(target)
    try:
        with disk_errors():
            copy_file(file, part)
        trailer = read_trailer(part)
        check_bytes(part, trailer, progress.step)
        check_opens(part, vault.keys.store, trailer.manifest.held)
        with disk_errors():
            replace_file(part, target)
            sync_folder(folder)
    finally:
        part.unlink(missing_ok=True)
    return _backup(target, trailer.manifest, vault)


def list_backups(folder: Path, vault: OpenVault | None = None) -> tuple[Backup, ...]:
    """Return the backups in *folder*, newest first; with a vault, only those of that store.

    What says that it is a backup and is not whole is listed too, as not verified.
    """
    from ..store.backup_file import SUFFIX

    found = [read_backup(file, vault) for file in folder.glob(f"*{SUFFIX}")]
    ours = [b for b in found if vault is None or b.store_id in ("", vault.store_id)]
    return tuple(sorted(ours, key=lambda backup: (backup.made_at, backup.file.name), reverse=True))


def read_backup(file: Path, vault: OpenVault | None = None) -> Backup:
    """Return what a backup file says about itself; without a vault, nothing vouches for it."""
    from ..store.backup_file import read_trailer

    try:
        return _backup(file, read_trailer(file).manifest, vault)
    except StoreUnavailable:
        size, changed = 0, 0.0
        if file.exists():
            size, changed = file.stat().st_size, file.stat().st_mtime
        return Backup(file, datetime.fromtimestamp(changed, UTC), 0, 0, size, "", verified=False)


def backup_name(vault: OpenVault, now: datetime) -> str:
    from ..store.backup_file import SUFFIX

    return f"legal-aid-{now.astimezone(UTC):%Y%m%d-%H%M%S}-{vault.store_id[:8]}{SUFFIX}"


def _sweep(folder: Path, vault: OpenVault) -> None:
    """Remove what a crash while writing a backup of this store left in *folder*."""
    from ..store.backup_file import SUFFIX
    from ..system.files import disk_errors

    with disk_errors():
        for part in folder.glob(f".legal-aid-*-{vault.store_id[:8]}*{SUFFIX}.part*"):
            part.unlink(missing_ok=True)


def _part_of(target: Path) -> Path:
    """The name under which a backup is written; what a crash left of it is removed."""
    from ..system.files import disk_errors

    if target.exists():
        raise BadInput(where=target.name, problem=_("there is already a file of this name"))
    part = target.with_name(f".{target.name}.part")
    with disk_errors():
        part.unlink(missing_ok=True)
    return part


def _backup(file: Path, manifest: Manifest, vault: OpenVault | None) -> Backup:
    return Backup(
        file,
        manifest.made_at,
        manifest.clients,
        manifest.held.head.number,
        file.stat().st_size,
        manifest.store_id,
        verified=vault is not None
        and vault.store_id == manifest.store_id
        and manifest.is_authentic(vault.keys.history),
    )
