"""Copy the database as of one moment, and prove that the copy is whole."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ..domain.errors import DamagedBackup, DamagedStore
from ..domain.words import gettext as _
from ..system.files import disk_errors, sync_file
from . import chain
from .actions import Head
from .driver import Mode, connect, connect_target, make_empty, store_errors
from .engine import Step, close_engines, open_engine, reading_mode, verify_pages
from .migrate import is_behind
from .models import TABLES
from .row_hashes import mismatches, row_key
from .unit_of_work import Reading

_PAGES = 1024
_COUNTED = (*sorted(TABLES), "action", "change")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a store holds at one moment: rows by table, and the newest action."""

    counts: Mapping[str, int]
    head: Head


def snapshot(raw: Any) -> Snapshot:
    """Count what the connection sees; tables that its schema lacks are left out."""
    there = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counts = {
        table: int(raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608 - our own names
        for table in _COUNTED
        if table in there
    }
    newest = raw.execute("SELECT id, link, at FROM action ORDER BY id DESC LIMIT 1").fetchone()
    if newest is None:
        return Snapshot(counts, Head(0, bytes(32), None))
    return Snapshot(counts, Head(newest[0], newest[1], datetime.fromisoformat(newest[2])))


def copy_database(
    source: Path, key: bytes, target: Path, step: Step, *, read_only: bool = False
) -> Snapshot:
    """Copy the database to the new file *target* with the same key; return what it holds.

    Others may go on writing: the copy is of the moment at which this begins.

    Raises:
        DiskFull, ReadOnlyStore, DamagedStore, StoreUnavailable: *target* is gone again.
    """
    mode = reading_mode(source, key) if read_only else Mode.READ_WRITE
    with disk_errors():
        make_empty(target)
    try:
        with store_errors():
            reader = connect(source, key, mode)
            try:
                # A snapshot pinned first: else each commit of others begins the copy anew.
                reader.execute("BEGIN")
                held = snapshot(reader)
                _copy(reader, target, key, step)
            finally:
                reader.close()
        with disk_errors():
            sync_file(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return held


def _copy(reader: Any, target: Path, key: bytes, step: Step) -> None:
    def report(_status: int, remaining: int, total: int) -> None:
        time.sleep(0)  # let the desk have its turn
        step(total - remaining, total)

    writer = connect_target(target, key)
    try:
        reader.backup(writer, pages=_PAGES, progress=report, sleep=0.0)
        writer.execute(
            "PRAGMA journal_mode=DELETE"
        )  # one file, that media without writing can read
    finally:
        writer.close()


def check_opens(path: Path, key: bytes, expected: Snapshot) -> None:
    """Open a backup in its place on a fresh connection, and count.

    Raises:
        DamagedBackup: it cannot be read, or holds something else than *expected*.
    """
    try:
        with store_errors():
            reader = connect(path, key, Mode.UNCHANGING)
            try:
                found = snapshot(reader)
            finally:
                reader.close()
    except DamagedStore as damage:
        raise DamagedBackup(why=_("it cannot be read")) from damage
    if found != expected:
        raise DamagedBackup(why=_("it does not hold what the store held"))


def check_copy(path: Path, key: bytes, history_key: bytes, expected: Snapshot, step: Step) -> None:
    """Open a closed copy anew and check it whole.

    Pages, references, counts and the newest action always; the chain of history
    and the hashes of the rows where the copy has this program's tables.

    Raises:
        DamagedBackup: something is not as *expected*.
    """
    try:
        if verify_pages(path, key, read_only=True, step=step):
            raise DamagedBackup(why=_("its pages are damaged"))
        engines = open_engine(path, key, read_only=True)
    except DamagedStore as damage:
        raise DamagedBackup(why=_("it cannot be read")) from damage
    try:
        raw = engines.reader.raw_connection()
        try:
            if snapshot(raw.driver_connection) != expected:
                raise DamagedBackup(why=_("it does not hold what the store held"))
        finally:
            raw.close()
        if not is_behind(engines):
            with store_errors(), Reading(engines) as look:
                if chain.broken_link(look.session, history_key, step=step)[0] is not None:
                    raise DamagedBackup(why=_("its history is broken"))
                connection = look.session.connection()
                if next(mismatches(connection, row_key(history_key), step), None) is not None:
                    raise DamagedBackup(why=_("a record is not as history left it"))
    except DamagedStore as damage:
        raise DamagedBackup(why=_("it cannot be read")) from damage
    finally:
        close_engines(engines)
