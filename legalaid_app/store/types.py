"""How values are written: 16-byte ids, UTC instants, enums as text, JSON for lists.

Nothing here is particular to SQLite, so that the same tables work on PostgreSQL.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Uuid16(TypeDecorator[UUID]):
    """A UUID as 16 bytes, which sort as UUIDv7 were made."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:
        return None if value is None else UUID(bytes=value)

    @property
    def python_type(self) -> type[UUID]:
        return UUID


class UtcInstant(TypeDecorator[datetime]):
    """An instant in UTC as sortable text; a naive time is refused."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("an instant needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)

    @property
    def python_type(self) -> type[datetime]:
        return datetime


class ListOf(TypeDecorator[tuple[Any, ...]]):
    """A tuple of texts, enums or small frozen values, as a JSON list."""

    impl = Text
    cache_ok = True

    def __init__(self, item: type) -> None:
        super().__init__()
        self.item = item

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else dump(self.to_plain(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...] | None:
        return None if value is None else self.from_plain(json.loads(value))

    def to_plain(self, value: tuple[Any, ...]) -> list[Any]:
        """Return what JSON can hold."""
        return [asdict(item) if is_dataclass(item) else item for item in value]  # type: ignore[arg-type]

    def from_plain(self, items: list[Any]) -> tuple[Any, ...]:
        """Rebuild the tuple from `to_plain`."""
        make = self.item
        return tuple(make(**i) if isinstance(i, dict) else make(i) for i in items)

    @property
    def python_type(self) -> type[tuple[Any, ...]]:
        return tuple


class PlainMap(TypeDecorator[Mapping[str, Any]]):
    """A mapping of plain values as JSON; lists come back as tuples, so that values compare."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> str | None:
        return None if value is None else dump(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Mapping[str, Any] | None:
        return None if value is None else self.from_plain(json.loads(value))

    def to_plain(self, value: Mapping[str, Any]) -> Any:
        """Return what JSON can hold."""
        return json.loads(dump(value))

    def from_plain(self, content: Any) -> Mapping[str, Any]:
        """Rebuild the mapping from `to_plain`."""
        return {key: _frozen(item) for key, item in content.items()}

    @property
    def python_type(self) -> type[dict[str, Any]]:
        return dict


def dump(content: Any) -> str:
    """Write canonical JSON: sorted keys, no spaces, text as it is."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _frozen(content: Any) -> Any:
    if isinstance(content, list):
        return tuple(_frozen(item) for item in content)
    if isinstance(content, dict):
        return {key: _frozen(item) for key, item in content.items()}
    return content
