"""Put a backup in the place of the store. The present store is set aside, never deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.backup_plan import PAUSE_AFTER_RESTORE
from ..domain.errors import AdministratorOnly
from ..domain.words import gettext as _
from .anchor import ANCHORS, Anchor
from .backup_reading import OpenKey, take_out
from .backup_writing import Source, back_up_inside
from .backups import PAUSED_UNTIL
from .office import STORE_FILE, Office
from .opening import refuse_unsafe_place, user_of
from .progress import Progress
from .set_aside import finish_interrupted, put_in_place, restoring_folder

if TYPE_CHECKING:
    from ..store.actions import Head
    from ..vault.views import OpenVault


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and where the store that was there before lies now."""

    file: Path
    made_at: datetime
    clients: int
    set_aside: Path | None
    verified: bool = True


def restore_everything(
    file: Path,
    folder: Path,
    open_key: OpenKey,
    now: Callable[[], datetime],
    progress: Progress | None = None,
    *,
    data: Path | None = None,
) -> Restored:
    """Make the store in *folder* that of the backup; the folder may hold a closed store, or none.

    The backup is taken out beside the present store and checked whole before
    anything is exchanged. It goes on where it stood: the restore is written into
    its history, and no backup is thinned out for a week.

    Raises:
        NotABackup, DamagedBackup, WrongSecret, NewerStore: the present store is untouched.
        StoreInUse: the store in *folder* is open.
        UnsafePlace, DiskFull, ReadOnlyStore, StoreUnavailable, Cancelled: the same.
    """
    from ..system.files import make_private_folder
    from ..system.paths import data_folder
    from ..system.store_lock import StoreLock

    progress = progress or Progress()
    refuse_unsafe_place(folder)
    make_private_folder(folder)
    finish_interrupted(folder, data)
    with StoreLock(folder):
        prepared = restoring_folder(folder)
        vault, trailer = take_out(file, prepared, open_key, progress)
        made_at = trailer.manifest.made_at
        head = _go_on(prepared, vault, now, made_at)
        progress.step(0, 1)  # the last moment to stop
        anchor = Anchor(data_folder(data) / ANCHORS, vault, folder)
        aside = put_in_place(folder, now(), (anchor.path.name, anchor.content(head)), data)
    return Restored(file, made_at, trailer.manifest.clients, aside)


def restore_into_open(
    office: Office,
    file: Path,
    open_key: OpenKey,
    progress: Progress | None = None,
    *,
    data: Path | None = None,
) -> Restored:
    """The same from inside the app: back up the open store first, then close it.

    The office is closed when this returns, and has to be opened anew; when the
    backup cannot be used, it is still open.

    Raises:
        AdministratorOnly: this person may not restore.
        Further as `restore_everything`.
    """
    from .backup_reading import rehearse

    if not office.user.may_decide_about_store:
        raise AdministratorOnly
    progress = progress or Progress()
    rehearse(file, open_key, progress, data=data)
    if not office.read_only:
        source = Source(office.folder, office.database, office.vault)
        back_up_inside(source, office.now(), progress)
    office.release()
    return restore_everything(file, office.folder, open_key, office.now, progress, data=data)


def _go_on(folder: Path, vault: OpenVault, now: Callable[[], datetime], made_at: datetime) -> Head:
    """Write the restore into the history of the store that was taken out; return its end."""
    from ..store.actions import head
    from ..store.engine import close_engines, open_engine
    from ..store.history import guard
    from ..store.meta import write_meta
    from ..store.migrate import upgrade
    from ..store.reseal import resealing
    from ..store.unit_of_work import UnitOfWork

    engines = open_engine(folder / STORE_FILE, vault.keys.store)
    try:
        upgrade(engines, resealing(vault.keys.history, vault.slot_label, now))
        guard(engines.writer)
        user = user_of(engines, vault)
        label = _("Restore the backup of {when}").format(
            when=made_at.astimezone().strftime("%Y-%m-%d %H:%M")
        )
        with UnitOfWork(engines, vault.keys.history, label, (user.id, user.name), now) as work:
            work.noted = True
        until: timedelta = PAUSE_AFTER_RESTORE
        write_meta(engines, {PAUSED_UNTIL: (now() + until).isoformat()})
        with engines.reader.connect() as connection:
            newest = head(connection)
    except BaseException:
        close_engines(engines, checkpoint=False)
        raise
    close_engines(engines)
    return newest
