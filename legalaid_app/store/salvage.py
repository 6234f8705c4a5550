"""Read what can still be read of a damaged database, row by row, into a new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from ..domain.errors import DamagedStore
from .driver import Mode, connect, store_errors
from .engine import Step, StoreEngines, reading_mode
from .models import TABLES
from .reseal import reseal


@dataclass
class Found:
    """What came out of a damaged store: rows by table, and what did not.

    Attributes:
        lost: (table, id) of rows that are known and could not be read, or that
            refer to one that could not; ids of unknown rows cannot be told.
        unlisted: tables of which not even the ids could be read whole.
    """

    rows: dict[str, int] = field(default_factory=dict)
    lost: list[tuple[str, UUID]] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)


class _Source:
    """Reads on one connection until it meets damage, then on a fresh one."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection: Any = None
        with store_errors():
            self._mode: Mode = reading_mode(path, key)

    def ask(self, statement: str, *values: Any) -> list[Any]:
        """Return all rows of a statement.

        Raises:
            DamagedStore: a page on the way cannot be read.
        """
        try:
            with store_errors():
                if self._connection is None:
                    self._connection = connect(self._path, self._key, self._mode)
                rows: list[Any] = self._connection.execute(statement, values).fetchall()
                return rows
        except DamagedStore:
            self.close()
            raise

    def walk(self, statement: str) -> Iterator[Any]:
        """Yield rows until the first damage, and no further."""
        try:
            with store_errors():
                if self._connection is None:
                    self._connection = connect(self._path, self._key, self._mode)
                yield from self._connection.execute(statement)
        except DamagedStore:
            self.close()

    def close(self) -> None:
        """Let go of the file."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def salvage(
    path: Path,
    key: bytes,
    target: StoreEngines,
    history_key: bytes,
    label: str,
    who: str,
    now: datetime,
    step: Step,
) -> Found:
    """Copy every readable record of the database at *path* into the new, empty *target*.

    Rows whose required reference is lost are left out, and named. The history
    begins anew with one action; the old one stays in the damaged file.

    Raises:
        DamagedStore: not even the list of tables can be read.
    """
    source, found = _Source(path, key), Found()
    try:
        with store_errors(), target.writer.connect() as connection:
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin():
                    for done, table in enumerate(sorted(TABLES)):
                        step(done, len(TABLES))
                        _copy_table(source, connection, table, found)
                    _leave_out_dangling(connection, found)
                    reseal(connection, history_key, label, who, now)
            finally:
                raw.execute("PRAGMA foreign_keys = ON")
    finally:
        source.close()
    return found


def _copy_table(source: _Source, connection: Connection, table: str, found: Found) -> None:
    there = {row[1] for row in source.ask(f'PRAGMA table_info("{table}")')}
    names = [column.name for column in TABLES[table].__table__.c if column.name in there]
    quoted = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" * len(names))
    put = f'INSERT INTO "{table}" ({quoted}) VALUES ({places})'  # noqa: S608 - names of our own tables
    copied = 0
    for row in _rows(source, table, quoted, found):
        connection.exec_driver_sql(put, row)
        copied += 1
    found.rows[table] = copied


def _rows(source: _Source, table: str, quoted: str, found: Found) -> Iterator[Any]:
    """All rows at once where the table is sound; else one by one, by the ids of its index."""
    try:
        yield from source.ask(f'SELECT {quoted} FROM "{table}"')  # noqa: S608
        return
    except DamagedStore:
        ids = _ids(source, table, found)
    for record_id in ids:
        try:
            yield from source.ask(f'SELECT {quoted} FROM "{table}" WHERE id = ?', record_id)  # noqa: S608
        except DamagedStore:
            found.lost.append((table, UUID(bytes=record_id)))


def _ids(source: _Source, table: str, found: Found) -> list[bytes]:
    """Ids from the index, which lies on other pages than the rows; or from both ends of it."""
    try:
        return [row[0] for row in source.ask(f'SELECT id FROM "{table}" ORDER BY id')]  # noqa: S608
    except DamagedStore:
        found.unlisted.append(table)
    ids: dict[bytes, None] = {}
    for order in ("ASC", "DESC"):
        rows = source.walk(f'SELECT id FROM "{table}" NOT INDEXED ORDER BY rowid {order}')  # noqa: S608
        ids |= dict.fromkeys(row[0] for row in rows)
    return list(ids)


def _leave_out_dangling(connection: Connection, found: Found) -> None:
    """Empty references to lost rows where they may be empty; else leave the row out too."""
    while broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        for table, rowid, _parent, number in broken:
            keys = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")').fetchall()
            column = next(key[3] for key in keys if key[0] == number)
            if TABLES[table].__table__.c[column].nullable:
                connection.exec_driver_sql(
                    f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?',  # noqa: S608
                    (rowid,),
                )
                continue
            gone = connection.exec_driver_sql(
                f'SELECT id FROM "{table}" WHERE rowid = ?',  # noqa: S608
                (rowid,),
            ).fetchone()
            if gone is not None:
                found.lost.append((table, UUID(bytes=gone[0])))
                found.rows[table] -= 1
                connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))  # noqa: S608
