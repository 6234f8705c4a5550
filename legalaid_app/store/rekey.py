"""The same store under another key, in a new file beside the old one.

SQLCipher can change the key in place; on a full disk it may then say that it did
while the old key stays. So the database is copied, page by page, by the database's
own backup, and the copy is checked as a whole before anybody relies on it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from legalaid_app.domain.errors import DamagedStore, StoreInUse
from legalaid_app.store.driver import connect, make_empty, store_errors
from legalaid_app.store.engine import verify_pages
from legalaid_app.system.files import disk_errors, replace_file, sync_file, sync_folder

REKEYED = "store.db.rekey"
_PAGES_AT_ONCE = 2048
_COMPANIONS = ("-wal", "-shm", "-journal")


def copy_to_new_key(
    path: Path,
    key: bytes,
    target: Path,
    new_key: bytes,
    report: Callable[[int, int], None] | None = None,
) -> None:
    """Copy the closed store at *path* to *target*, which opens with *new_key* only.

    Args:
        report: told (pages done, pages in all).

    Raises:
        DamagedStore: the copy is not what the store is.
        DiskFull, ReadOnlyStore, StoreUnavailable: the disk refused. *target* is removed.
    """
    remove_copy(target)
    try:
        with disk_errors():
            make_empty(target)
        with store_errors(), closing(connect(path, key)) as source:
            with closing(connect(target, new_key, new=True)) as copy:
                _backup(source, copy, report)
                tables = _sizes(source)
                copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if verify_pages(target, new_key):
                raise DamagedStore
            with closing(connect(target, new_key)) as copy:
                if _sizes(copy) != tables:
                    raise DamagedStore
        with disk_errors():
            sync_file(target)
            sync_folder(target.parent)
    except BaseException:
        remove_copy(target)
        raise


def put_in_place(copy: Path, path: Path) -> None:
    """Let *copy* be the store at *path*; both are closed. From one moment to the next.

    Raises:
        StoreInUse: the old store still has changes outside its file.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise StoreInUse
    with disk_errors():
        for name in (path.name, copy.name):  # empty by now; of another key they would confuse
            for companion in _COMPANIONS:
                path.with_name(name + companion).unlink(missing_ok=True)
        replace_file(copy, path)
        sync_folder(path.parent)


def remove_copy(copy: Path) -> None:
    """Take away what an earlier attempt left."""
    with disk_errors():
        for name in (copy.name, *(copy.name + companion for companion in _COMPANIONS)):
            copy.with_name(name).unlink(missing_ok=True)


def empty_log(path: Path, key: bytes) -> None:
    """Bring every change of the closed store into its one file.

    Raises:
        StoreInUse: somebody else has it open.
        DamagedStore: the key does not fit, or the file is damaged.
    """
    with store_errors(), closing(connect(path, key)) as connection:
        busy, *_frames = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreInUse


def _backup(source: Any, copy: Any, report: Callable[[int, int], None] | None) -> None:
    def progress(_status: int, remaining: int, total: int) -> None:
        if report:
            report(total - remaining, total)

    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()  # one state for the whole copy
    try:
        source.backup(copy, pages=_PAGES_AT_ONCE, progress=progress)
    finally:
        source.execute("ROLLBACK")


def _sizes(connection: Any) -> dict[str, int]:
    """Return how many rows each table has."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in names
    }
