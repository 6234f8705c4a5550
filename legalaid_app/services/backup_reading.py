"""Open a backup with nothing but the file and a way to open it; writes nothing into it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.errors import DamagedBackup, ReadOnlyStore
from ..domain.words import gettext as _
from .anchor import ANCHORS, Anchor
from .guidance import Guidance, load_guidance
from .office import STORE_FILE, Office
from .opening import user_of
from .progress import Progress

if TYPE_CHECKING:
    from ..store.backup_file import Trailer
    from ..vault.kdf import KdfPolicy
    from ..vault.views import OpenVault

OpenKey = Callable[[Path], "OpenVault"]
"""Opens the key file in a folder: by passphrase, recovery kit, or what the office has."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The proof that a backup opens: what was found in it."""

    file: Path
    made_at: datetime
    clients: int
    verified: bool


def by_passphrase(
    passphrase: str, policy: KdfPolicy | None = None, label: str | None = None
) -> OpenKey:
    """Open the backup's own key file with what was right when it was made.

    A recovery code, or two shares on lines of their own, open it too.
    """

    def open_key(folder: Path) -> OpenVault:
        from ..vault.kdf import standard_policy
        from ..vault.vault import open_vault

        return open_vault(folder, passphrase, policy or standard_policy(), label)

    return open_key


def rehearse(
    file: Path, open_key: OpenKey, progress: Progress | None = None, *, data: Path | None = None
) -> Rehearsal:
    """Restore a backup into a scratch folder, check it whole, count, and throw it away.

    Raises:
        NotABackup, DamagedBackup: it would not save the office.
        WrongSecret: it opens, but not with this.
    """
    with scratch(data) as folder:
        _vault, trailer = take_out(file, folder, open_key, progress or Progress())
    manifest = trailer.manifest
    return Rehearsal(file, manifest.made_at, manifest.clients, verified=True)


@contextmanager
def look_inside(
    file: Path,
    open_key: OpenKey,
    *,
    now: Callable[[], datetime],
    guidance: Guidance | None = None,
    data: Path | None = None,
    progress: Progress | None = None,
) -> Iterator[Office]:
    """Open a backup for reading; every service that reads works with it.

    Raises:
        NotABackup, DamagedBackup, WrongSecret, NewerStore, StoreUnavailable.
    """
    from ..store.backup_file import extract_database, read_trailer
    from ..store.engine import close_engines, open_engine
    from ..store.migrate import is_behind, upgrade
    from ..store.reseal import resealing

    progress = progress or Progress()
    trailer = read_trailer(file)
    with scratch(data) as folder:
        vault = open_trailer(trailer, folder, open_key)
        engines = open_engine(file, vault.keys.store, read_only=True)
        try:
            if is_behind(engines):  # an older schema is read in an upgraded copy
                close_engines(engines)
                copy = folder / STORE_FILE
                extract_database(file, trailer, copy, progress.step)
                engines = open_engine(copy, vault.keys.store)
                upgrade(engines, resealing(vault.keys.history, vault.slot_label, now))
            yield Office(
                folder, engines, vault.keys.history, user_of(engines, vault),
                guidance or load_guidance(), now, lambda: None,
                vault=vault, anchor=Anchor(folder / ANCHORS, vault, folder),
                refusal=ReadOnlyStore(), file=file,
            )  # fmt: skip
        finally:
            close_engines(engines, checkpoint=False)


def take_out(
    file: Path, folder: Path, open_key: OpenKey, progress: Progress
) -> tuple[OpenVault, Trailer]:
    """Put database and key file of a backup into *folder* and check them whole there.

    Raises:
        NotABackup, DamagedBackup, WrongSecret, DamagedHeader, StoreUnavailable.
    """
    from ..store.backup import check_copy
    from ..store.backup_file import extract_database, read_trailer

    trailer = read_trailer(file)
    vault = open_trailer(trailer, folder, open_key)
    database = folder / STORE_FILE
    extract_database(file, trailer, database, progress.step)
    keys = vault.keys
    check_copy(database, keys.store, keys.history, trailer.manifest.held, progress.step)
    return vault, trailer


def open_trailer(trailer: Trailer, folder: Path, open_key: OpenKey) -> OpenVault:
    """Open the key file of a backup in *folder*, and see that the manifest is of that store."""
    from ..vault.header import place_header

    place_header(folder, trailer.key_file)
    vault = open_key(folder)
    manifest = trailer.manifest
    if manifest.store_id != vault.store_id or not manifest.is_authentic(vault.keys.history):
        raise DamagedBackup(why=_("it was changed outside this program"))
    return vault


@contextmanager
def scratch(data: Path | None = None) -> Iterator[Path]:
    """A private folder for encrypted copies, gone afterwards; never the system's own for files."""
    from ..system.files import disk_errors, make_private_folder
    from ..system.paths import data_folder

    base = data_folder(data) / "scratch"
    make_private_folder(base)
    with disk_errors():
        kept = tempfile.TemporaryDirectory(dir=base, ignore_cleanup_errors=True)
    with kept as name:
        yield Path(name)
