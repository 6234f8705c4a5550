"""A keyed hash of each row, so that an old page put back is noticed.

The encryption of the file tells a changed page from a true one, but not an old
true page from the newest. History carries, with each change, the hash of the
row as the change left it; a row that differs from its newest hash was not
written by this program last.

The hash covers what history covers: every field except the version counter and
what is computed from the record. Fields without a value are left out, so that a
migration can add a column without touching the hashes.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Dialect

from .base import RecordRow
from .engine import Step
from .models import TABLES

_SHORT = 64
_NEWEST = """
SELECT c.record_id, c.kind, c.row_hash FROM change AS c JOIN (
  SELECT max(id) AS id FROM change WHERE table_name = ? GROUP BY record_id
) AS newest ON newest.id = c.id ORDER BY c.record_id
"""


class Mismatch(NamedTuple):
    """A record whose row is not as history left it.

    Attributes:
        what: "changed", "gone" (history knows it, the table does not), "back"
            (history removed it), "unknown" (history never heard of it) or
            "unsealed" (written before rows were hashed).
        row_hash: of the row as it is now; empty where there is none.
    """

    table: str
    record_id: UUID
    what: str
    row_hash: bytes


def row_key(history_key: bytes) -> bytes:
    """Derive the key of the row hashes from the key of the history."""
    return hmac.digest(history_key, b"legal-aid-desk/v1/rows", "sha256")


def hash_of_row(key: bytes, row: RecordRow, dialect: Dialect) -> bytes:
    """Return the hash of a row as it is about to be written."""
    row_class = type(row)
    stored: dict[str, Any] = {}
    for name, process in _writers(row_class, dialect):
        content = getattr(row, name)
        stored[name] = process(content) if process and content is not None else content
    return _hash(key, row_class.__tablename__, row.id.bytes, stored)


def mismatches(connection: Connection, key: bytes, step: Step) -> Iterator[Mismatch]:
    """Compare every record of the store with its newest hash, table by table.

    Raises:
        DamagedStore: a page could not be read; see `mismatches_of_table`.
    """
    for done, table in enumerate(sorted(TABLES)):
        step(done, len(TABLES))
        yield from mismatches_of_table(connection, key, table)


def mismatches_of_table(connection: Connection, key: bytes, table: str) -> Iterator[Mismatch]:
    """Walk the rows and the newest changes of one table side by side, in order of id."""
    names = [name for name, _process in _writers(TABLES[table], connection.dialect)]
    columns = ", ".join(f'"{name}"' for name in names)
    rows = connection.exec_driver_sql(f'SELECT id, {columns} FROM "{table}" ORDER BY id')  # noqa: S608 - names of our own tables
    newest = connection.exec_driver_sql(_NEWEST, (table,))
    row, change = rows.fetchone(), newest.fetchone()
    while row is not None or change is not None:
        if change is None or (row is not None and row[0] < change[0]):
            found = _hash(key, table, row[0], dict(zip(names, row[1:], strict=True)))  # type: ignore[index]
            yield Mismatch(table, UUID(bytes=row[0]), "unknown", found)  # type: ignore[index]
            row = rows.fetchone()
        elif row is None or change[0] < row[0]:
            if change[1] != "removed":
                yield Mismatch(table, UUID(bytes=change[0]), "gone", b"")
            change = newest.fetchone()
        else:
            found = _hash(key, table, row[0], dict(zip(names, row[1:], strict=True)))
            if change[1] == "removed":
                yield Mismatch(table, UUID(bytes=row[0]), "back", found)
            elif change[2] is None:
                yield Mismatch(table, UUID(bytes=row[0]), "unsealed", found)
            elif not hmac.compare_digest(change[2], found):
                yield Mismatch(table, UUID(bytes=row[0]), "changed", found)
            row, change = rows.fetchone(), newest.fetchone()


@cache
def _writers(row_class: type[RecordRow], dialect: Dialect) -> tuple[tuple[str, Any], ...]:
    """The hashed columns in order, each with the function that makes its stored form."""
    left_out = {"id", "version", *row_class.derived}
    columns = sorted(
        (c for c in row_class.__table__.c if c.name not in left_out), key=lambda c: c.name
    )
    return tuple((c.name, c.type.dialect_impl(dialect).bind_processor(dialect)) for c in columns)


def _hash(key: bytes, table: str, record_id: bytes, stored: Mapping[str, Any]) -> bytes:
    said = {name: _said(content) for name, content in stored.items() if content is not None}
    message = json.dumps([table, record_id.hex(), said], separators=(",", ":"))
    return hmac.digest(key, message.encode("ascii"), "sha256")


def _said(content: Any) -> Any:
    if isinstance(content, bytes | memoryview):
        content = bytes(content)
        if len(content) > _SHORT:
            return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        return {"hex": content.hex()}
    return int(content) if isinstance(content, bool) else content
