"""SQLAlchemy engines over the encrypted file: one that writes, one that reads.

Both share a pool. A writer takes the write lock when its transaction begins, so
that two writers wait for each other instead of failing half-way; a reader sees
one snapshot and blocks nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from legalaid_app.domain.errors import (
    DamagedStore,
    NotAStore,
    ReadOnlyStore,
    StoreExists,
    StoreInUse,
    UnsafeDriver,
)
from legalaid_app.domain.words import gettext as _
from legalaid_app.store.driver import (
    PAGE_BYTES,
    PLAIN_FILE,
    Mode,
    check_versions,
    connect,
    file_start,
    make_empty,
    store_errors,
)
from legalaid_app.system.files import disk_errors, sync_folder

__all__ = ["StoreEngines", "close_engines", "open_engine", "store_errors", "verify_pages"]

PAGE_CHECKS = ("cipher_integrity_check", "integrity_check", "foreign_key_check")
Step = Callable[[int, int], None]
"""Told how much is done of how much; may raise to stop."""

_POOL = 5


def _nobody(_done: int, _total: int) -> None:
    """Tell nobody."""


class RawKey:
    """The raw key while the engines need it for new connections; wiped on close."""

    def __init__(self, key: bytes) -> None:
        self._bytes = bytearray(key)

    def read(self) -> bytearray:
        return self._bytes

    def wipe(self) -> None:
        self._bytes[:] = bytes(len(self._bytes))
        self._bytes.clear()


@dataclass(frozen=True, slots=True)
class StoreEngines:
    """Two faces of one pool. `reader` begins transactions that take no write lock."""

    writer: Engine
    reader: Engine
    read_only: bool
    key: RawKey = field(repr=False)


def open_engine(
    path: Path, key: bytes, *, create: bool = False, read_only: bool = False
) -> StoreEngines:
    """Open the encrypted file at *path*, or make it with *create*.

    Call it once per file and process, holding the store's lock.

    Args:
        key: the raw key of 32 bytes.
        read_only: nothing is written, not even beside the file where the folder
            does not allow it.

    Raises:
        NotAStore, StoreExists: the file is missing; or is there, with *create*.
        UnsafeDriver: the encryption is not the one that we rely on, or the file is plain.
        DamagedStore: the key does not fit, or the file is damaged or cut off.
        DiskFull, ReadOnlyStore, StoreInUse, StoreUnavailable: the disk is at fault.
    """
    check_versions()
    if create:
        _create(path, key)
    _check_file(path)
    mode = reading_mode(path, key) if read_only else Mode.READ_WRITE
    kept = RawKey(key)
    writer = create_engine(
        "sqlite+pysqlite:///",  # the path stays out of it: it may hold a person's name
        module=sqlcipher,
        creator=lambda: connect(path, kept.read(), mode),
        poolclass=QueuePool,
        pool_size=_POOL,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(writer, "begin", _begin_reading if read_only else _begin)
    engines = StoreEngines(writer, writer.execution_options(readonly=True), read_only, kept)
    try:
        with store_errors(), writer.connect():
            return engines
    except BaseException:
        close_engines(engines, checkpoint=False)
        raise


def close_engines(engines: StoreEngines, *, checkpoint: bool = True) -> None:
    """Move the write-ahead log into the file, close every connection and wipe the key.

    Raises:
        DiskFull, StoreUnavailable: the log could not be moved; nothing is lost, it
            is read at the next opening. Everything is closed all the same.
    """
    try:
        if checkpoint and not engines.read_only:
            with store_errors():
                _checkpoint(engines.writer)
    finally:
        engines.writer.dispose()
        engines.key.wipe()


def verify_pages(
    path: Path, key: bytes, *, read_only: bool = False, step: Step = _nobody
) -> tuple[str, ...]:
    """Check every page of the file and return what is wrong; () when it is sound.

    Both checks are needed: each misses damage that the other finds. An old page put
    back in its place is found by neither, only by the change history. With
    *read_only*, for a closed copy, the file is not touched.

    Raises:
        NotAStore: there is no file.
        StoreInUse: another connection keeps the log from being moved into the file.
    """
    if not path.is_file():
        raise NotAStore
    mode = Mode.UNCHANGING if read_only else Mode.READ_WRITE
    problems: list[str] = []
    if not read_only:
        try:
            _checkpoint_alone(path, key)
        except DamagedStore:
            return ("the file cannot be read",)
    for done, check in enumerate(PAGE_CHECKS):
        step(done, len(PAGE_CHECKS))
        try:
            problems += [f"{check}: {answer}" for answer in _answers(path, key, mode, check)]
        except DamagedStore:
            problems.append(f"{check}: damaged")
    return tuple(problems)


def quick_check(path: Path, key: bytes, *, read_only: bool = False) -> tuple[str, ...]:
    """Read every page that is in use once, without comparing indexes; () when all are sound."""
    mode = reading_mode(path, key) if read_only else Mode.READ_WRITE
    try:
        return tuple(_answers(path, key, mode, "quick_check"))
    except DamagedStore:
        return ("damaged",)


def _create(path: Path, key: bytes) -> None:
    if path.exists():
        raise StoreExists
    with disk_errors():
        make_empty(path)
        try:
            connect(path, key, new=True).close()  # setting the journal mode writes the first page
            sync_folder(path.parent)
        except BaseException:
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                path.with_name(name).unlink(missing_ok=True)
            raise


def _check_file(path: Path) -> None:
    """Look at the file before the first connection of this process."""
    if not path.is_file():
        raise NotAStore
    with disk_errors():
        if path.stat().st_size < PAGE_BYTES:  # an empty file would become a new, empty store
            raise DamagedStore
        if file_start(path) == PLAIN_FILE:
            raise UnsafeDriver(why=_("the file is not encrypted"))


def reading_mode(path: Path, key: bytes) -> Mode:
    """Prefer a plain reader; on read-only media SQLite cannot keep its files beside."""
    try:
        connect(path, key, Mode.READ_ONLY).close()
    except ReadOnlyStore:
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise  # its newest changes are in the log, which we could not read
        return Mode.UNCHANGING
    return Mode.READ_ONLY


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get("readonly", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _checkpoint(engine: Engine) -> None:
    raw = engine.raw_connection()
    try:
        raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()  # type: ignore[union-attr]
    finally:
        raw.close()


def _checkpoint_alone(path: Path, key: bytes) -> None:
    with store_errors():
        connection = connect(path, key)
        try:
            busy, *_frames = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
    if busy:
        raise StoreInUse


def _answers(path: Path, key: bytes, mode: Mode, check: str) -> list[str]:
    """Run one check on a connection of its own: one bad page spoils later checks on the same."""
    with store_errors():
        connection: Any = connect(path, key, mode)
        try:
            rows = connection.execute(f"PRAGMA {check}").fetchall()
        finally:
            connection.close()
    return [" ".join(str(part) for part in row) for row in rows if row != ("ok",)]
