"""Shared base of every table."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Boolean, Date, Enum, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from .types import PlainMap, UtcInstant, Uuid16


def _values(kind: type[enum.Enum]) -> list[str]:
    return [member.value for member in kind]


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        int: Integer,
        bool: Boolean,
        date: Date,
        datetime: UtcInstant,
        UUID: Uuid16,
        Mapping[str, Any]: PlainMap,
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            create_constraint=False,
            length=40,
            values_callable=_values,
        ),
    }


class RecordRow(Base):
    """A row that mirrors one domain record: same names, plus what it derives.

    Attributes:
        record: the record class of the table.
        derived: columns computed from the record (search keys), not in it.
    """

    __abstract__ = True

    record: ClassVar[type[Any]]
    derived: ClassVar[frozenset[str]] = frozenset()

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int]

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        # The repository counts versions itself, so that a restored row goes on counting.
        return {"version_id_col": cls.version, "version_id_generator": False}

    @classmethod
    def derive(cls, made: Any) -> dict[str, Any]:
        """Return the derived columns of a record."""
        return {}
