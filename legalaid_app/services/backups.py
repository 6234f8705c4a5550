"""Backups of the open store: written, checked whole, and only then put among the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..domain import backup_plan
from ..domain.errors import StoreUnavailable
from ..domain.words import gettext as _
from .backup_writing import (
    INSIDE,
    Backup,
    Source,
    back_up_inside,
    backup_name,
    copy_backup,
    list_backups,
    write_backup,
)
from .office import Office
from .progress import Progress

_FOLDER, _EXTERNAL_AT, PAUSED_UNTIL, _REHEARSED_AT = (
    "backup.folder",
    "backup.external_at",
    "backup.paused_until",
    "backup.rehearsed_at",
)


@dataclass(frozen=True, slots=True)
class BackedUp:
    """The backup beside the store, the one in the office's folder, and why that failed."""

    inside: Backup
    outside: Backup | None = None
    problem: StoreUnavailable | None = None


@dataclass(frozen=True, slots=True)
class BackupState:
    """What the bar and the settings say about backups."""

    folder: Path | None
    last_outside: datetime | None
    outside_overdue: bool
    rehearsal_overdue: bool
    paused_until: datetime | None


def back_up(office: Office, progress: Progress | None = None) -> BackedUp:
    """Back up beside the store and into the office's folder; thin out both.

    A stick that is not there is no failure of the backup beside the store: it
    comes back as `problem`.

    Raises:
        DiskFull, DamagedBackup, StoreUnavailable: no backup was made; older ones stay.
        Cancelled: the same.
    """
    progress = progress or Progress()
    now = office.now()
    inside = back_up_inside(_source(office), now, progress)
    paused = _paused_until(office)
    if paused is None or now >= paused:
        thin_out(inside.file.parent, office)
    folder = chosen_folder(office)
    if folder is None:
        return BackedUp(inside)
    try:
        outside = copy_backup(inside.file, folder, office.vault, progress)
    except StoreUnavailable as problem:
        return BackedUp(inside, None, problem)
    _note_time(office, _EXTERNAL_AT, now)
    if paused is None or now >= paused:
        thin_out(folder, office)
    return BackedUp(inside, outside)


def back_up_to(office: Office, to: Path, progress: Progress | None = None) -> Backup:
    """Write one backup to the file or into the folder *to*; nothing is thinned out.

    Raises:
        BadInput: there is a file of that name.
        DiskFull, DamagedBackup, StoreUnavailable: nothing is left behind.
    """
    now = office.now()
    target = to / backup_name(office.vault, now) if to.is_dir() else to
    made = write_backup(_source(office), target, now, progress or Progress())
    if not made.file.is_relative_to(office.folder.absolute()) and not office.read_only:
        _note_time(office, _EXTERNAL_AT, now)
    return made


def due(office: Office, now: datetime | None = None) -> bool:
    """Has something changed since the last backup beside the store, half an hour ago or more?"""
    made = list_backups(office.folder / INSIDE, office.vault)
    last = next((backup for backup in made if backup.verified), None)
    return not office.read_only and backup_plan.is_due(
        now or office.now(),
        last.made_at if last else None,
        changed=last is None or last.actions != _newest_action(office),
    )


def back_up_on_close(office: Office, progress: Progress | None = None) -> BackedUp | None:
    """Back up before the store is closed, if anything changed since the last backup."""
    made = list_backups(office.folder / INSIDE, office.vault)
    last = next((backup for backup in made if backup.verified), None)
    if office.read_only or (last is not None and last.actions == _newest_action(office)):
        return None
    return back_up(office, progress)


def thin_out(folder: Path, office: Office) -> tuple[Path, ...]:
    """Remove backups that newer ones supersede; only verified ones of this store, never the newest.

    Returns:
        What was removed.
    """
    verified = [b for b in list_backups(folder, office.vault) if b.verified]
    going = backup_plan.superseded(backup.made_at for backup in verified)
    removed = [backup.file for backup in verified[1:] if backup.made_at in going]
    for file in removed:
        file.unlink(missing_ok=True)
    return tuple(removed)


def chosen_folder(office: Office) -> Path | None:
    """Return the office's own folder for backups; None where none was chosen."""
    from ..store.meta import read_meta

    said = read_meta(office.engines).get(_FOLDER)
    return Path(said) if said else None


def choose_folder(office: Office, folder: Path | None) -> None:
    """Use *folder* (a stick, a second disk) for the backups outside from now on."""
    from ..store.meta import write_meta

    with office.unit_of_work(_("Choose the folder for backups")) as work:
        work.noted = True
    write_meta(office.engines, {_FOLDER: "" if folder is None else str(folder.absolute())})


def backup_state(office: Office) -> BackupState:
    """Return what the bar and the settings say about backups."""
    now, outside = office.now(), _time(office, _EXTERNAL_AT)
    rehearsed = _time(office, _REHEARSED_AT)
    paused = _paused_until(office)
    return BackupState(
        folder=chosen_folder(office),
        last_outside=outside,
        outside_overdue=backup_plan.is_overdue(now, outside, backup_plan.EXTERNAL_EVERY),
        rehearsal_overdue=backup_plan.is_overdue(now, rehearsed, backup_plan.REHEARSE_EVERY),
        paused_until=paused if paused and now < paused else None,
    )


def note_rehearsal(office: Office) -> None:
    """Keep that a backup was opened and counted now."""
    _note_time(office, _REHEARSED_AT, office.now())


def pause_rotation(office: Office) -> None:
    """Remove no backup for a week: after a restore, the older ones may be the good ones."""
    until: timedelta = backup_plan.PAUSE_AFTER_RESTORE
    _note_time(office, PAUSED_UNTIL, office.now() + until)


def _source(office: Office) -> Source:
    return Source(office.folder, office.database, office.vault, office.read_only)


def _newest_action(office: Office) -> int:
    from ..store.actions import head
    from ..store.engine import store_errors

    with store_errors(), office.engines.reader.connect() as connection:
        return head(connection).number


def _paused_until(office: Office) -> datetime | None:
    return _time(office, PAUSED_UNTIL)


def _time(office: Office, name: str) -> datetime | None:
    from ..store.meta import read_meta

    said = read_meta(office.engines).get(name)
    return datetime.fromisoformat(said) if said else None


def _note_time(office: Office, name: str, instant: datetime) -> None:
    from ..store.meta import write_meta

    write_meta(office.engines, {name: instant.astimezone(UTC).isoformat()})
