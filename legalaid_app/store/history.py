"""The only place that writes history.

A session event sees every insert, update and delete just before it reaches
the file, so no service can forget to record a change; a second net on the
engine refuses any other statement that would write a record's table.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session

from .base import RecordRow
from .models import ROWS, TABLES
from .row_hashes import hash_of_row, row_key
from .types import ListOf, PlainMap, dump

GENESIS = bytes(32)
_OPEN = "history_writes"


def plain(row_class: type[RecordRow], name: str, content: Any) -> Any:
    """Turn a column's value into something that JSON can hold; bytes become their digest."""
    kind = row_class.__table__.c[name].type
    if content is None:
        return None
    if isinstance(kind, ListOf | PlainMap):
        return kind.to_plain(content)
    if isinstance(content, Enum):
        return content.value
    if isinstance(content, date | datetime):
        return content.isoformat()
    if isinstance(content, UUID):
        return str(content)
    if isinstance(content, bytes):
        return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    return content


def typed(row_class: type[RecordRow], name: str, content: Any) -> Any:
    """Undo `plain`: make the column's Python value again."""
    column = row_class.__table__.c[name].type
    if content is None:
        return None
    if isinstance(column, ListOf | PlainMap):
        return column.from_plain(content)
    kind = column.python_type
    if isinstance(content, kind):
        return content
    made: Any = kind
    return made.fromisoformat(content) if hasattr(kind, "fromisoformat") else made(content)


def watch(session: Session, key: bytes) -> list[dict[str, Any]]:
    """Collect the changes of *session* into the returned list, in order; *key* is history's."""
    changes: list[dict[str, Any]] = []
    session.info["changes"], session.info["row_key"] = changes, row_key(key)
    event.listen(session, "before_flush", _collect)
    event.listen(session, "after_flush", _close)
    event.listen(session, "do_orm_execute", _refuse_bulk_writes)
    return changes


def _collect(session: Session, *_: object) -> None:
    connection = session.connection()
    connection.info[_OPEN], dialect = True, connection.dialect
    for kind, rows in (
        ("added", session.new),
        ("edited", session.dirty),
        ("removed", session.deleted),
    ):
        for row in rows:
            if isinstance(row, RecordRow) and (change := _change_of(row, kind)):
                change["row_hash"] = (
                    None
                    if kind == "removed"
                    else hash_of_row(session.info["row_key"], row, dialect)
                )
                session.info["changes"].append(change)


def _close(session: Session, *_: object) -> None:
    session.connection().info[_OPEN] = False


def _change_of(row: RecordRow, kind: str) -> dict[str, Any] | None:
    row_class = type(row)
    state = inspect(row)
    fields: dict[str, list[Any]] = {}
    for column in state.mapper.column_attrs:
        name = column.key
        if name == "id" or name in row_class.derived or (name == "version" and kind != "removed"):
            continue
        past = state.attrs[name].history
        before = next(iter(past.deleted or (() if past.added else past.unchanged or ())), None)
        after = next(iter(past.added or past.unchanged or ()), None)
        if kind == "removed":
            before, after = getattr(row, name), None
        if kind == "added":
            before = None
        if before != after:
            fields[name] = [plain(row_class, name, before), plain(row_class, name, after)]
    if not fields:
        return None
    client = row.id if row_class.__tablename__ == "client" else getattr(row, "client_id", None)
    return {
        "table_name": row_class.__tablename__,
        "record_id": row.id,
        "client_id": client,
        "kind": kind,
        "fields": fields,
    }


def _refuse_bulk_writes(statement: ORMExecuteState) -> None:
    if statement.is_insert or statement.is_update or statement.is_delete:
        raise RuntimeError("write through a unit of work, so that history sees it")


def guard(engine: Engine) -> None:
    """Refuse statements on *engine* that write a record's table outside a flush."""
    tables = "|".join(TABLES)
    writes = re.compile(
        rf'\s*(?:insert\s+(?:or\s+\w+\s+)?into|update(?:\s+or\s+\w+)?|delete\s+from|replace\s+into)\s+"?({tables})"?\b',
        re.IGNORECASE,
    )

    def check(conn: Connection, _cursor: object, statement: str, *_: object) -> None:
        if not conn.info.get(_OPEN) and writes.match(statement):
            raise RuntimeError("write through a unit of work, so that history sees it")

    def close(conn: Connection) -> None:
        conn.info[_OPEN] = False

    event.listen(engine, "before_cursor_execute", check)
    event.listen(engine, "rollback", close)
    event.listen(engine, "commit", close)


def link(
    key: bytes, previous: bytes, action: dict[str, Any], changes: list[dict[str, Any]]
) -> bytes:
    """HMAC-SHA256 over the link before and everything that this action says."""
    return link_of_spelled(key, previous, action, [dump(_said(change)) for change in changes])


def link_of_spelled(
    key: bytes, previous: bytes, action: dict[str, Any], spelled: list[str]
) -> bytes:
    """The same for changes that are spelled out as JSON already (see `spelled_change`)."""
    said = f"[{dump(_said(action))},[{','.join(spelled)}]]"
    return hmac.digest(key, previous + said.encode(), "sha256")


def spelled_change(row: Sequence[Any]) -> str:
    """Spell a change from its stored columns as `link` does, without reading its fields.

    Args:
        row: client_id, fields, kind, record_id, row_hash and table_name as they are in the file.
    """
    client_id, fields, kind, record_id, row_hash, table_name = row
    client = "null" if client_id is None else f'"{_spelled_id(client_id)}"'
    sealed = "" if row_hash is None else f'"row_hash":"{row_hash.hex()}",'
    return (
        f'{{"client_id":{client},"fields":{fields},"kind":{dump(kind)},'
        f'"record_id":"{_spelled_id(record_id)}",{sealed}"table_name":{dump(table_name)}}}'
    )


def _spelled_id(content: bytes) -> str:
    digits = content.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: content.isoformat()
        if isinstance(content, datetime)
        else str(content)
        if isinstance(content, UUID)
        else content.hex()
        if isinstance(content, bytes)
        else content
        for name, content in values.items()
        if name not in ("link", "id", "action_id")
        and not (name == "row_hash" and content is None)  # as before rows were hashed
    }


def record_of(table: str) -> type[Any]:
    """The record class that a table keeps."""
    return next(record for record, row in ROWS.items() if row.__tablename__ == table)
