"""Save what can be read of a damaged store into a new one. The damaged store stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..domain.errors import StoreExists
from ..domain.words import gettext as _
from .office import STORE_FILE, Office
from .opening import refuse_unsafe_place
from .progress import Progress


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What is in the new store, and what is lost, by kind and id.

    Attributes:
        unlisted: kinds of which there may be more lost records than are named.
    """

    folder: Path
    rows: dict[str, int]
    lost: tuple[str, ...]
    unlisted: tuple[str, ...]


def salvage(office: Office, folder: Path, progress: Progress | None = None) -> Salvaged:
    """Make a new encrypted store in *folder*, with the same keys, of all that can be read.

    Letters keep their numbers and hashes; *verify* on the new store says which
    of them lost their pages. The history begins anew: the old one stays in the
    damaged store.

    Raises:
        StoreExists: *folder* holds a store.
        DamagedStore: not even the list of tables can be read; restore a backup.
        UnsafePlace, DiskFull, StoreUnavailable, Cancelled: nothing is left behind.
    """
    from ..store import salvage as reading
    from ..store.engine import close_engines, open_engine
    from ..store.migrate import upgrade
    from ..system.files import make_private_folder
    from ..vault.header import KEY_FILES, header_content, header_exists, place_header

    refuse_unsafe_place(folder)
    if header_exists(folder) or (folder / STORE_FILE).exists():
        raise StoreExists
    make_private_folder(folder)
    keys = office.vault.keys
    done = False
    try:
        place_header(folder, header_content(office.folder))
        target = open_engine(folder / STORE_FILE, keys.store, create=True)
        try:
            upgrade(target)
            found = reading.salvage(
                office.database,
                keys.store,
                target,
                keys.history,
                _("Salvage a damaged store"),
                office.user.name,
                office.now(),
                (progress or Progress()).step,
            )
        finally:
            close_engines(target)
        done = True
    finally:
        if not done:
            for name in (STORE_FILE, f"{STORE_FILE}-wal", f"{STORE_FILE}-shm", *KEY_FILES):
                (folder / name).unlink(missing_ok=True)
    lost = tuple(f"{table} {record_id}" for table, record_id in found.lost)
    return Salvaged(folder, found.rows, lost, tuple(found.unlisted))
